"""The plan: all pages and copies of the site, their addresses proven unique."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from pressbridge.rendering.claims import Claim, ClaimKind, claim_problems
from pressbridge.rendering.hidden import Hidden
from pressbridge.rendering.inner_links import resolved_links
from pressbridge.rendering.kit_files import KitFile
from pressbridge.rendering.lang_context import LangContext
from pressbridge.rendering.list_plan import list_specs
from pressbridge.rendering.neighbours import Neighbours
from pressbridge.rendering.outline import Outline
from pressbridge.rendering.page import Copy, PageSpec
from pressbridge.rendering.parts import (
    ChooserParts,
    EditionParts,
    FactsParts,
    HeadlineParts,
    KitParts,
    NewsParts,
    NoJekyllParts,
    NotFoundParts,
    RedirectParts,
    ReleasesJsonParts,
    ReleasesSchemaParts,
    RenditionParts,
    RobotsParts,
    SitemapEntry,
    SitemapIndexParts,
    SitemapParts,
)
from pressbridge.rendering.search_plan import search_specs
from pressbridge.rendering.summaries import EditionSummary, SourceSummary
from pressbridge.rendering.views import Link, SiteView
from pressbridge.words import addresses as at
from pressbridge.words.lang import Lang
from pressbridge.words.problems import Problem
from pressbridge.words.visibility import Stage

_SITE = "content/site.yaml"


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that is to stand in the output folder."""

    pages: tuple[PageSpec, ...]
    copies: tuple[Copy, ...]
    views: Mapping[Lang, SiteView]
    """Masthead, menu and footer in each language."""


IN_SITEMAP = 50_000
"""Addresses that one file of a sitemap may have (https://www.sitemaps.org/protocol.html)."""


def plan(
    outline: Outline,
    static: Iterable[str],
    theme_files: Iterable[str],
    in_sitemap: int = IN_SITEMAP,
) -> tuple[Plan, tuple[Problem, ...]]:
    """Return the plan of a site and the addresses that two of its files claim.

    ``static`` are the files of ``content/static``, ``theme_files`` those of the templates'
    ``static`` folder, both relative to it. ``in_sitemap`` is how many addresses a file of the
    sitemap may have.
    """
    pages = [*_editions(outline), *_redirects(outline), *_fixed(outline)]
    pages += [*_sitemaps(outline, in_sitemap), *_renditions(outline)]
    for lang in Lang:
        pages += list_specs(outline, lang)
    pages += search_specs(outline)
    pages.sort(key=lambda page: page.address)
    copies = [*_copies(outline, static), *_theme(theme_files)]
    copies.sort(key=lambda copy: copy.address)
    views = {lang: _site_view(outline, lang) for lang in Lang}
    found = Plan(tuple(pages), tuple(copies), views)
    return found, tuple(claim_problems(_claims(found, outline.hidden)))


IN_MENU = 30
"""Standing pages that the menu and the footer of every page lead to: with all of them, a thousand
pages would be a thousand times as long."""


SHARED = 50
"""Releases of each language, the newest, whose headline is drawn for the preview of a link if they
have no photograph. One takes 4 ms: all of them would add half to a clean build of a large site,
and it is the new ones that are shared."""


def _site_view(outline: Outline, lang: Lang) -> SiteView:
    lang_context = LangContext(outline.site_context, lang)
    menu = tuple(
        Link(release_list.topic.name.in_lang(lang), lang_context.link(release_list.address))
        for release_list in outline.release_lists[lang]
        if release_list.topic
    )
    fixed = (
        (at.topics(lang), "All topics"),
        (at.archive(lang), "Archive"),
        (at.corrections(lang), "Corrections"),
    )
    more = [
        Link(lang_context.say(label), lang_context.link(address))
        for address, label in fixed
        if address in outline.indexable
    ]
    for standing in outline.standing[:IN_MENU]:
        edition = standing.edition(lang)
        if edition and edition.has_text:
            title = edition.title
            more.append(Link(title.text, lang_context.link(edition.address), title.lang))
    explained = at.subscribe(lang) in outline.indexable
    subscribe = lang_context.link(at.subscribe(lang)) if explained else ""
    return lang_context.site_view(menu, tuple(more), subscribe)


def _editions(outline: Outline) -> Iterator[PageSpec]:
    for lang in Lang:
        neighbours = Neighbours(outline.listed[lang], outline.by_topic[lang])
        shared = {source.path for source in outline.listed[lang][:SHARED]}
        shared |= {source.path for source in outline.standing[:IN_MENU]}
        for source in outline.sources:
            edition = source.edition(lang)
            if edition is None:
                continue
            share = at.headline_of(source.slug, lang) if edition.headline else ""
            share = share if source.path in shared else ""
            page = _edition(outline, source, edition, neighbours, share)
            yield page
            if share:
                parts = HeadlineParts(source.path)
                yield PageSpec(address=share, origin=source.path, lang=lang, parts=parts)
            if edition.kit is not None:
                yield _kit(source, page, edition.kit)
            if edition.facts:
                yield from _facts(source, lang)


def _kit(source: SourceSummary, page: PageSpec, files: tuple[KitFile, ...]) -> PageSpec:
    """Return the press kit of an edition; ``page`` is the edition's page."""
    shown, lang = page.parts, page.lang
    assert isinstance(shown, EditionParts) and lang  # noqa: PT018 - for the types
    parts = KitParts(source.path, source.slug, shown.inner, files)
    return PageSpec(at.kit_of(source.slug, lang), source.path, lang=lang, parts=parts)


def _facts(source: SourceSummary, lang: Lang) -> Iterator[PageSpec]:
    """Yield the files of a release's facts; ``lang`` is that of its translation."""
    for kind in ("json", "csv"):
        address, parts = at.facts(source.slug, kind), FactsParts(source.path, kind)
        yield PageSpec(address=address, origin=source.path, lang=lang, parts=parts)


def _edition(
    outline: Outline,
    source: SourceSummary,
    edition: EditionSummary,
    neighbours: Neighbours,
    share: str,
) -> PageSpec:
    lang = edition.lang
    older = newer = ""
    related: tuple[str, ...] = ()
    shown = edition.has_text
    if source.release:
        withdrawn = source.release.stage is Stage.WITHDRAWN
        shown = shown or withdrawn
        older, newer = (
            _with_card(neighbours.older(source), lang),
            _with_card(neighbours.newer(source), lang),
        )
        if shown and not withdrawn:
            found = (_with_card(other, lang) for other in neighbours.related(source))
            related = tuple(path for path in found if path)
    parts = EditionParts(
        path=source.path,
        older=older if shown else "",
        newer=newer if shown else "",
        related=related,
        share=share if shown else "",
        inner=resolved_links(outline, edition),
        near=outline.hidden_near(edition.parts) if edition.parts else (),
    )
    template = "release.html" if shown else "notice.html"
    return PageSpec(
        address=edition.address, origin=source.path, template=template, lang=lang, parts=parts
    )


def _with_card(source: SourceSummary | None, lang: Lang) -> str:
    """Return the path of a source that has a card in a language; else nothing."""
    edition = source.edition(lang) if source else None
    return source.path if source and edition and edition.card else ""


def _fixed(outline: Outline) -> Iterator[PageSpec]:
    """Yield the pages that every site has."""
    found = outline.alternates(at.CHOOSER)
    chooser, missing = ChooserParts(found), NotFoundParts()
    yield PageSpec(address=at.CHOOSER, origin=_SITE, template="chooser.html", parts=chooser)
    yield PageSpec(address=at.NOT_FOUND, origin=_SITE, template="404.html", parts=missing)
    yield PageSpec(address=at.ROBOTS, origin=_SITE, parts=RobotsParts())
    yield PageSpec(address=at.NO_JEKYLL, origin=_SITE, parts=NoJekyllParts())
    public = (one.path for one in outline.releases if one.as_release.stage is Stage.PUBLIC)
    releases = ReleasesJsonParts(tuple(public))
    yield PageSpec(address=at.RELEASES_JSON, origin=_SITE, parts=releases)
    yield PageSpec(address=at.RELEASES_SCHEMA, origin=_SITE, parts=ReleasesSchemaParts())
    news = NewsParts(tuple(islice(_news(outline), NEWS_IN_SITEMAP)))
    yield PageSpec(address=at.NEWS_SITEMAP, origin=_SITE, parts=news)


NEWS_IN_SITEMAP = 1000
"""Articles that a news sitemap may have, as Google describes it."""


def _news(outline: Outline) -> Iterator[tuple[str, Lang]]:
    """Yield the editions that search engines may list as news, newest first."""
    for source in outline.releases:
        if source.release and source.release.is_news:
            editions = (edition for edition in source.editions if edition.indexable)
            yield from ((source.path, edition.lang) for edition in editions)


def _sitemaps(outline: Outline, most: int) -> Iterator[PageSpec]:
    """Yield the sitemap; of more addresses than one file may have, its index and its parts."""
    entries = tuple(_sitemap(outline))
    if len(entries) <= most:
        yield PageSpec(address=at.SITEMAP, origin=_SITE, parts=SitemapParts(entries))
        return
    addresses = []
    for number, begin in enumerate(range(0, len(entries), most), 1):
        addresses.append(at.sitemap_part(number))
        part = SitemapParts(entries[begin : begin + most])
        yield PageSpec(address=addresses[-1], origin=_SITE, parts=part)
    index = SitemapIndexParts(tuple(addresses))
    yield PageSpec(address=at.SITEMAP, origin=_SITE, parts=index)


def _sitemap(outline: Outline) -> Iterator[SitemapEntry]:
    own = {entry.address: entry for source in outline.sources for entry in _listed(source)}
    for address in sorted(outline.indexable):
        yield own.get(address) or SitemapEntry(address, "", outline.fallback(address))


def _listed(source: SourceSummary) -> Iterator[SitemapEntry]:
    """Yield the editions of a source as the sitemap has them."""
    changed = source.release.changed if source.release else ""
    original = source.edition(source.lang)
    both = len(source.editions) == len(Lang) and all(e.indexable for e in source.editions)
    fallback = original.address if original and both else ""
    return (SitemapEntry(edition.address, changed, fallback) for edition in source.editions)


def _redirects(outline: Outline) -> Iterator[PageSpec]:
    """Yield a page at each old address that leads to the new one."""
    for source in outline.sources:
        for alias, line in source.aliases:
            edition = _meant(source, alias)
            if edition:
                parts = RedirectParts(edition.lang, edition.address)
                yield PageSpec(
                    address=at.old_address(alias), origin=source.path, line=line,
                    template="redirect.html", lang=edition.lang, parts=parts,
                )  # fmt: skip


def _meant(source: SourceSummary, alias: str) -> EditionSummary | None:
    """Return the edition that an old address stood for: by its language, else the source's."""
    for lang in Lang:
        edition = source.edition(lang)
        if alias.startswith(f"/{lang}/") and edition:
            return edition
    return source.edition(source.lang)


def _copies(outline: Outline, static: Iterable[str]) -> Iterator[Copy]:
    for source in outline.sources:
        for file, path in source.copies:
            yield Copy(at.file_of(source.slug, file), path)
    for file in static:
        yield Copy(f"/{file}", f"content/static/{file}")


def _renditions(outline: Outline) -> Iterator[PageSpec]:
    """Yield what is made of the pictures of all sources."""
    for source in outline.sources:
        for one in source.renditions:
            parts = RenditionParts(one.recipe, one.key)
            yield PageSpec(address=one.address, origin=one.original, parts=parts)


def _theme(files: Iterable[str]) -> Iterator[Copy]:
    return (Copy(at.asset(file), file, of_theme=True) for file in files)


def _kind(parts: object) -> ClaimKind:
    if isinstance(parts, RedirectParts):
        return ClaimKind.ALIAS
    if isinstance(parts, RenditionParts | HeadlineParts | KitParts):
        return ClaimKind.FILE
    return ClaimKind.PAGE if isinstance(parts, EditionParts) else ClaimKind.LIST


def _claims(found: Plan, hidden: Iterable[Hidden]) -> Iterator[Claim]:
    """Yield who asks for which address, now and when what is hidden becomes public."""
    for page in found.pages:
        yield Claim(page.address, _kind(page.parts), page.origin, page.line)
    for copy in found.copies:
        static = ClaimKind.STATIC if copy.file.startswith("content/static/") else ClaimKind.FILE
        yield Claim(copy.address, ClaimKind.THEME if copy.of_theme else static, copy.origin)
    for one in hidden:
        if one.is_secret:
            yield from one.claims
