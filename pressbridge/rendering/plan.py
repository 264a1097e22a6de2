"""The plan: all pages and copies of the site, their addresses proven unique."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import quote, unquote

from pressbridge.rendering.bodies import InnerLink
from pressbridge.rendering.facts import EditionFacts, Facts
from pressbridge.rendering.layout import Frame
from pressbridge.rendering.listing_parts import list_specs
from pressbridge.rendering.neighbours import Neighbours
from pressbridge.rendering.outline import Outline
from pressbridge.rendering.page import Copy, PageSpec
from pressbridge.rendering.parts import (
    ChooserParts,
    EditionParts,
    NoJekyllParts,
    NotFoundParts,
    RedirectParts,
    ReleaseEntry,
    ReleasesJsonParts,
    RobotsParts,
    SitemapEntry,
    SitemapParts,
)
from pressbridge.rendering.sealed import Sealed
from pressbridge.rendering.views import Link, SiteView
from pressbridge.words import addresses as at
from pressbridge.words.file_names import PLAIN, path_fault, same_on_some_disk
from pressbridge.words.lang import Lang
from pressbridge.words.problems import Problem, error
from pressbridge.words.visibility import Stage

_SITE = "content/site.yaml"

_PLAIN = re.compile(r"/(?!\.)[A-Za-z0-9/._-]{0,200}")
"""An address as nearly all are: any disk has a file name for each of its parts."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that is to stand in the output folder."""

    pages: tuple[PageSpec, ...]
    copies: tuple[Copy, ...]
    views: Mapping[Lang, SiteView]
    """Masthead, menu and footer in each language."""


def plan(
    outline: Outline, static: Iterable[str], theme_files: Iterable[str]
) -> tuple[Plan, tuple[Problem, ...]]:
    """Return the plan of a site and the addresses that two of its files claim.

    ``static`` are the files of ``content/static``, ``theme_files`` those of the templates'
    ``static`` folder, both relative to it.
    """
    pages = [*_editions(outline), *_redirects(outline), *_fixed(outline)]
    for lang in Lang:
        pages += list_specs(outline, lang)
    pages.sort(key=lambda page: page.address)
    copies = [*_copies(outline, static), *_theme(theme_files)]
    copies.sort(key=lambda copy: copy.address)
    views = {lang: _site_view(outline, lang) for lang in Lang}
    found = Plan(tuple(pages), tuple(copies), views)
    return found, (*_impossible(found), *_collisions(found))


def _site_view(outline: Outline, lang: Lang) -> SiteView:
    frame = Frame(outline.setting, lang)
    menu = tuple(
        Link(listing.topic.name.in_lang(lang), frame.link(listing.address))
        for listing in outline.listings[lang]
        if listing.topic
    )
    fixed = (
        (at.topics(lang), "All topics"),
        (at.archive(lang), "Archive"),
        (at.corrections(lang), "Corrections"),
    )
    more = [
        Link(frame.say(label), frame.link(address))
        for address, label in fixed
        if address in outline.indexable
    ]
    for standing in outline.standing:
        edition = standing.edition(lang)
        if edition and edition.has_text:
            title = edition.title
            more.append(Link(title.text, frame.link(edition.address), title.lang))
    return frame.site_view(menu, tuple(more))


def _editions(outline: Outline) -> Iterator[PageSpec]:
    for lang in Lang:
        beside = Neighbours(outline.listed[lang], outline.by_topic[lang])
        for source in outline.sources:
            edition = source.edition(lang)
            if edition:
                yield _edition(outline, source, edition, beside)


def _edition(
    outline: Outline, source: Facts, edition: EditionFacts, beside: Neighbours
) -> PageSpec:
    lang = edition.lang
    older = newer = None
    related: tuple[Sealed, ...] = ()
    shown = edition.has_text
    if source.release:
        withdrawn = source.release.stage is Stage.WITHDRAWN
        shown = shown or withdrawn
        older, newer = _card(beside.older(source), lang), _card(beside.newer(source), lang)
        if shown and not withdrawn:
            found = (_card(other, lang) for other in beside.related(source))
            related = tuple(card for card in found if card)
    parts = EditionParts(
        path=source.path,
        sheet=edition.sheet,
        older=older if shown else None,
        newer=newer if shown else None,
        related=related,
        inner=tuple((link.target, _resolved(outline, link, lang)) for link in edition.inner),
    )
    template = "release.html" if shown else "notice.html"
    return PageSpec(
        address=edition.address, origin=source.path, template=template, lang=lang, parts=parts
    )


def _card(source: Facts | None, lang: Lang) -> Sealed | None:
    edition = source.edition(lang) if source else None
    return edition.card if edition else None


def _resolved(outline: Outline, link: InnerLink, lang: Lang) -> str:
    """Return what a link to another source says: the same language's edition, if it has text."""
    source = outline.by_slug.get(link.slug)
    if source is None:
        return ""
    if link.href:
        return link.href
    edition = source.edition(lang)
    if edition is None or not edition.has_text:
        edition = source.edition(source.lang)
    address = edition.address if edition else ""
    return outline.setting.addresses.link(address) + link.fragment if address else ""


def _fixed(outline: Outline) -> Iterator[PageSpec]:
    """Yield the pages that every site has."""
    found = outline.alternates(at.CHOOSER)
    chooser, missing = ChooserParts(found), NotFoundParts()
    yield PageSpec(address=at.CHOOSER, origin=_SITE, template="chooser.html", parts=chooser)
    yield PageSpec(address=at.NOT_FOUND, origin=_SITE, template="404.html", parts=missing)
    yield PageSpec(address=at.SITEMAP, origin=_SITE, parts=SitemapParts(tuple(_sitemap(outline))))
    yield PageSpec(address=at.ROBOTS, origin=_SITE, parts=RobotsParts())
    yield PageSpec(address=at.NO_JEKYLL, origin=_SITE, parts=NoJekyllParts())
    releases = ReleasesJsonParts(tuple(_entries(outline)))
    yield PageSpec(address=at.RELEASES_JSON, origin=_SITE, parts=releases)


def _sitemap(outline: Outline) -> Iterator[SitemapEntry]:
    own = {entry.address: entry for source in outline.sources for entry in _listed(source)}
    for address in sorted(outline.indexable):
        yield own.get(address) or SitemapEntry(address, "", outline.fallback(address))


def _listed(source: Facts) -> Iterator[SitemapEntry]:
    """Yield the editions of a source as the sitemap has them."""
    changed = source.release.changed if source.release else ""
    original = source.edition(source.lang)
    both = len(source.editions) == len(Lang) and all(e.indexable for e in source.editions)
    fallback = original.address if original and both else ""
    return (SitemapEntry(edition.address, changed, fallback) for edition in source.editions)


def _entries(outline: Outline) -> Iterator[ReleaseEntry]:
    """Yield the releases of releases.json."""
    for source in outline.releases:
        facts = source.facts
        if facts.stage is Stage.PUBLIC:
            yield ReleaseEntry(
                slug=source.slug,
                lang=str(source.lang),
                kind=facts.kind,
                number=facts.number,
                published=facts.published,
                updated=facts.updated,
                topics=facts.topics,
                license=facts.license,
                corrections=facts.corrections,
                editions=tuple(
                    (str(e.lang), e.address, "" if e.title.lang else e.title.text, e.status)
                    for e in source.editions
                ),
            )


def _redirects(outline: Outline) -> Iterator[PageSpec]:
    """Yield a page at each old address that leads to the new one."""
    for source in outline.sources:
        for alias, line in source.aliases:
            edition = _meant(source, alias)
            if edition:
                parts = RedirectParts(edition.lang, edition.address)
                yield PageSpec(
                    address=_old_address(alias), origin=source.path, line=line,
                    template="redirect.html", lang=edition.lang, parts=parts,
                )  # fmt: skip


def _meant(source: Facts, alias: str) -> EditionFacts | None:
    """Return the edition that an old address stood for: by its language, else the source's."""
    for lang in Lang:
        edition = source.edition(lang)
        if alias.startswith(f"/{lang}/") and edition:
            return edition
    return source.edition(source.lang)


def _old_address(alias: str) -> str:
    """Return the address whose file a server gives for an old path: decoded."""
    path = unquote(alias).rstrip("/")
    is_file = "." in path.rpartition("/")[2] and not alias.endswith("/")
    return path if is_file else f"{path}/"


def _copies(outline: Outline, static: Iterable[str]) -> Iterator[Copy]:
    for source in outline.sources:
        for file, path in source.copies:
            yield Copy(at.file_of(source.slug, file), path)
    for file in static:
        yield Copy(f"/{file}", f"content/static/{file}")


def _theme(files: Iterable[str]) -> Iterator[Copy]:
    return (Copy(at.asset(file), file, of_theme=True) for file in files)


def _impossible(found: Plan) -> Iterator[Problem]:
    """Yield a problem for every address that some disk has no file name for."""
    for page in found.pages:
        if not _PLAIN.fullmatch(page.address) and (bad := path_fault(at.output_file(page.address))):
            message = f"the address {quote(page.address)} {bad}"
            yield error("wrong-alias", page.origin, page.line, message, "take the alias away")
    for copy in found.copies:
        if bad := path_fault(at.output_file(copy.address)):
            origin = f"templates/static/{copy.file}" if copy.of_theme else copy.file
            yield error("wrong-name", origin, None, f"the name {bad}", f"rename it: {PLAIN}")


class _Claim(NamedTuple):
    """An output file, and who asks for it."""

    number: int
    output: str
    origin: str
    line: int | None


def _collisions(found: Plan) -> Iterator[Problem]:
    """Yield a problem for every output file that is claimed twice, or that would be a folder.

    Two names that differ only in capitals are one on Windows and macOS, where sites are copied to.
    """
    claims: dict[str, _Claim] = {}
    folders: dict[str, _Claim] = {}
    lines = {(page.address, page.origin): page.line for page in found.pages}
    for number, (address, origin) in enumerate(_claims(found)):
        claim = _Claim(number, at.output_file(address), origin, lines.get((address, origin)))
        same = same_on_some_disk(claim.output)
        other = claims.setdefault(same, claim)
        if other is claim:
            other = _in_other_letters(folders, same, claim) or claim
        if other is not claim:
            yield _collision(address, claim, other)
    for same, claim in claims.items():
        if same in folders:
            earlier, later = sorted((claim, folders[same]))
            yield _collision(f"/{claim.output}", later, earlier)


def _in_other_letters(folders: dict[str, _Claim], same: str, claim: _Claim) -> _Claim | None:
    """Note the folders of a claim; return who writes one of them in other letters, if anyone."""
    folder, spelled = same.rpartition("/")[0], claim.output.rpartition("/")[0]
    while folder:
        known = folders.setdefault(folder, claim)
        if known is not claim:
            return None if known.output.startswith(f"{spelled}/") else known
        folder, spelled = folder.rpartition("/")[0], spelled.rpartition("/")[0]
    return None


def _claims(found: Plan) -> list[tuple[str, str]]:
    """Return addresses and who asks for them; what an editor can easily move stands last."""
    own = [
        (page.address, page.origin)
        for page in found.pages
        if not isinstance(page.parts, RedirectParts)
    ]
    old = [
        (page.address, page.origin) for page in found.pages if isinstance(page.parts, RedirectParts)
    ]
    theme = [(c.address, f"templates/static/{c.file}") for c in found.copies if c.of_theme]
    files = [(c.address, c.file) for c in found.copies if not c.of_theme]
    files.sort(key=lambda claim: claim[1].startswith("content/static/"))
    return [*own, *theme, *old, *files]


def _collision(address: str, claim: _Claim, other: _Claim) -> Problem:
    known = f"/{other.output}"
    spelled = "" if known.startswith(address) else f" ({known})"
    message = f"the address {address} is already taken by {other.origin}{spelled}"
    hint = "rename one of them, or take the alias away"
    return error("address-taken", claim.origin, claim.line, message, hint)
