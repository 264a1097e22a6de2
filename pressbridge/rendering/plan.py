"""The plan: all pages and copies of the site, their addresses proven unique."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from urllib.parse import quote, unquote

from pressbridge.formats.markdown import parse
from pressbridge.rendering import lists, machine_files
from pressbridge.rendering.bodies import files_named
from pressbridge.rendering.cards import Cards
from pressbridge.rendering.desk import Desk
from pressbridge.rendering.feeds import feed_pages
from pressbridge.rendering.layout import Frame, alternates
from pressbridge.rendering.messages import messages
from pressbridge.rendering.neighbours import Neighbours
from pressbridge.rendering.outline import Outline
from pressbridge.rendering.page import Copy, Page
from pressbridge.rendering.public import PublicSite
from pressbridge.rendering.releases import edition_page
from pressbridge.rendering.views import ChooserPage, Head, RedirectPage
from pressbridge.words import addresses as at
from pressbridge.words.edition import Edition
from pressbridge.words.lang import Lang
from pressbridge.words.model import Release, Source
from pressbridge.words.problems import Problem, error
from pressbridge.words.visibility import Stage

_REDIRECT = "redirect.html"
_LONGEST_NAME = 255
"""Bytes that a file name may have on the usual file systems."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that is to stand in the output folder."""

    pages: tuple[Page, ...]
    copies: tuple[Copy, ...]


def plan(site: PublicSite, theme_files: Iterable[str]) -> tuple[Plan, tuple[Problem, ...]]:
    """Return the plan of a site and the addresses that two of its files claim.

    ``theme_files`` are the files of the templates' ``static`` folder, relative to it.
    """
    outline = Outline(site)
    cards = Cards(site, outline, {})
    desks = {
        lang: Desk(site, Frame(site, outline, lang), cards, Neighbours(site, lang)) for lang in Lang
    }
    pages = [*_pages(desks, outline), *_redirects(site)]
    pages.sort(key=lambda page: page.address)
    copies = sorted([*_copies(site), *_theme(theme_files)], key=lambda copy: copy.address)
    found = Plan(tuple(pages), tuple(copies))
    return found, (*_impossible(found), *_collisions(found))


def _pages(desks: Mapping[Lang, Desk], outline: Outline) -> Iterator[Page]:
    for edition in outline.editions:
        yield edition_page(desks[edition.lang], edition)
    for desk in desks.values():
        yield from _indexes(desk, outline)
    yield _chooser(desks, outline)
    yield _not_found(desks)
    yield machine_files.sitemap(desks, outline)
    yield machine_files.robots(outline)
    yield machine_files.no_jekyll()
    yield machine_files.releases_json(outline)


def _indexes(desk: Desk, outline: Outline) -> Iterator[Page]:
    lang = desk.frame.lang
    listings = outline.listings[lang]
    for listing in listings:
        yield from lists.listing_pages(desk, listing)
        titles = lists.feeds_of(desk, listing)
        if titles:
            yield from feed_pages(desk, listing, titles[0].title)
    if at.topics(lang) in outline.addresses:
        yield lists.topics_page(desk, listings)
    if at.archive(lang) in outline.addresses:
        yield lists.archive_page(desk, listings)
    if at.corrections(lang) in outline.addresses:
        yield lists.corrections_page(desk, outline.corrected[lang])


def _both(desks: Mapping[Lang, Desk]) -> tuple[Desk, Desk]:
    """Return the desks of both languages, the site's own first."""
    own = desks[Lang.KO].site.config.language
    return desks[own], desks[own.other]


def _chooser(desks: Mapping[Lang, Desk], outline: Outline) -> Page:
    first, second = _both(desks)
    absolute = outline.site.addresses.absolute
    head = Head(
        title=f"{first.frame.name} / {second.frame.name}",
        description=f"{first.frame.site_view.description} / {second.frame.site_view.description}",
        canonical=absolute(at.CHOOSER),
        alternates=alternates(outline, at.CHOOSER, first.frame.lang),
    )
    return _bilingual(desks, at.CHOOSER, "chooser.html", head)


def _not_found(desks: Mapping[Lang, Desk]) -> Page:
    first, second = _both(desks)
    texts = (desk.frame.say("There is no page at this address.") for desk in (first, second))
    head = Head(title=" / ".join(texts), noindex=True)
    return _bilingual(desks, at.NOT_FOUND, "404.html", head)


def _bilingual(desks: Mapping[Lang, Desk], address: str, template: str, head: Head) -> Page:
    sites = tuple((desk.frame.lang, desk.frame.site_view) for desk in _both(desks))
    view = ChooserPage(head=head, sites=sites)
    return Page(address=address, origin="content/site.yaml", template=template, view=view)


def _redirects(site: PublicSite) -> Iterator[Page]:
    """Yield a page at each old address that leads to the new one."""
    for source in (*site.releases, *site.standing):
        for alias, line in zip_longest(source.aliases, source.alias_lines):
            edition = _meant(site, source, alias)
            if edition:
                yield _redirect(site, edition, alias, line)


def _redirect(site: PublicSite, edition: Edition, alias: str, line: int | None) -> Page:
    address = site.address(edition)
    view = RedirectPage(
        lang=edition.lang,
        title=messages(edition.lang)("This page has moved."),
        href=site.addresses.link(address),
        url=site.addresses.absolute(address),
        icon=site.addresses.link(at.asset("icon.svg")),
    )
    return Page(
        address=_old_address(alias),
        origin=edition.source.path,
        line=line,
        template=_REDIRECT,
        lang=edition.lang,
        view=view,
    )


def _meant(site: PublicSite, source: Source, alias: str) -> Edition | None:
    """Return the edition that an old address stood for: by its language, else the source's."""
    for lang in Lang:
        edition = site.edition(source, lang)
        if alias.startswith(f"/{lang}/") and edition:
            return edition
    return site.edition(source, source.lang)


def _old_address(alias: str) -> str:
    """Return the address whose file a server gives for an old path: decoded, and made plain."""
    parts = [part for part in unquote(alias).split("/") if part not in ("", ".")]
    path = "/" + "/".join(parts)
    is_file = parts and "." in parts[-1] and not alias.endswith("/")
    return path if is_file else f"{path.rstrip('/')}/"


def _copies(site: PublicSite) -> Iterator[Copy]:
    for source in (*site.releases, *site.standing):
        if isinstance(source, Release) and site.stage(source) is Stage.WITHDRAWN:
            continue
        for file in sorted(set(public_files(site.editions, source))):
            yield Copy(at.file_of(source.slug, file), f"{source.folder}/{file}")
    for file in site.static:
        yield Copy(f"/{file}", f"content/static/{file}")


def public_files(editions: Mapping[tuple[str, Lang], Edition], source: Source) -> Iterator[str]:
    """Yield the files that a source names, in its front matter and in every edition's body."""
    yield from (image.file for image in source.images)
    yield from (item.file for item in source.attachments)
    for lang in Lang:
        edition = editions.get((source.path, lang))
        if edition:
            yield from files_named(parse(edition.body, edition.body_lang), edition)


def _theme(files: Iterable[str]) -> Iterator[Copy]:
    return (Copy(at.asset(file), file, of_theme=True) for file in files)


def _impossible(found: Plan) -> Iterator[Problem]:
    """Yield a problem for every address that no disk has a file name for."""
    for page in found.pages:
        parts = at.output_file(page.address).split("/")
        if any(len(part.encode()) > _LONGEST_NAME or not part.isprintable() for part in parts):
            message = f"the address {quote(page.address)} is too long or has a control character"
            hint = "write a shorter alias in plain letters"
            yield error("wrong-alias", page.origin, page.line, message, hint)
        elif parts[0].startswith(".git"):
            message = f"the address {quote(page.address)} is one of git's own files"
            yield error("wrong-alias", page.origin, page.line, message, "take the alias away")


def _collisions(found: Plan) -> Iterator[Problem]:
    """Yield a problem for every output file that is claimed twice, or that would be a folder."""
    claims: dict[str, str] = {}
    folders: dict[str, tuple[int, str]] = {}
    lines = {(page.address, page.origin): page.line for page in found.pages}
    for address, origin in _claims(found):
        output, number = at.output_file(address), len(claims)
        if output in claims:
            yield _collision(address, origin, claims[output], lines.get((address, origin)))
        claims.setdefault(output, origin)
        for folder in _folders(output):
            folders.setdefault(folder, (number, origin))
    for number, (output, origin) in enumerate(claims.items()):
        if output in folders:
            first, inside = folders[output]
            later, earlier = (origin, inside) if first < number else (inside, origin)
            yield _collision(f"/{output}", later, earlier)


def _claims(found: Plan) -> list[tuple[str, str]]:
    """Return addresses and who asks for them; what an editor can easily move stands last."""
    own = [(page.address, page.origin) for page in found.pages if page.template != _REDIRECT]
    old = [(page.address, page.origin) for page in found.pages if page.template == _REDIRECT]
    theme = [(c.address, f"templates/static/{c.file}") for c in found.copies if c.of_theme]
    files = [(c.address, c.file) for c in found.copies if not c.of_theme]
    files.sort(key=lambda claim: claim[1].startswith("content/static/"))
    return [*own, *theme, *old, *files]


def _folders(output: str) -> Iterator[str]:
    parts = output.split("/")
    return ("/".join(parts[:depth]) for depth in range(1, len(parts)))


def _collision(address: str, origin: str, other: str, line: int | None = None) -> Problem:
    message = f"the address {address} is already taken by {other}"
    hint = "rename one of them, or take the alias away"
    return error("address-taken", origin, line, message, hint)
