"""Compiles a source's editions: the body of each page, and the source's summary.

A page's body is all of it but for what other sources put beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import NamedTuple

from pressbridge.rendering import dates
from pressbridge.rendering.articles import absence, article, correction_view, newest_first
from pressbridge.rendering.body_html import body_html
from pressbridge.rendering.body_links import InnerLink, markdown_body, public_files
from pressbridge.rendering.cards import card_of, preview_label, summary, topic_links
from pressbridge.rendering.kit_files import kit_files
from pressbridge.rendering.lang_context import LangContext, PageLocation, alternates
from pressbridge.rendering.localizer import Localizer
from pressbridge.rendering.page import MarkdownBody
from pressbridge.rendering.search_entry import RegisteredName, SearchEntry, search_entry
from pressbridge.rendering.site_context import FileInfo, SiteContext, address_of
from pressbridge.rendering.summaries import (
    EditionSummary,
    MadeFile,
    ReleaseSummary,
    SourceSummary,
)
from pressbridge.rendering.views import Absence, Article, Card, CorrectionView, Head, Link
from pressbridge.words import addresses as at
from pressbridge.words.edition import Edition
from pressbridge.words.lang import Lang
from pressbridge.words.model import Release, Source
from pressbridge.words.visibility import Stage
from pressbridge.world.pictures.recipes import Headline, Recipe, Rendition
from pressbridge.world.store import Encoded, encode


class PageBody(NamedTuple):
    """The page of an edition, but for menu, cards of neighbours and links to other sources."""

    lang: Lang
    location: PageLocation
    head: Head
    preview: str
    topics: tuple[Link, ...]
    """Links to the topics of the release; a topic may have no page yet."""
    article: Article | None
    absence: Absence | None
    """Notice that there is no translation; None if ``article`` is set, and only then."""
    body: MarkdownBody | None = None
    """The Markdown body, if it has links that wait for other sources (``EditionSummary.inner``)."""
    html: str = ""
    """The HTML of the Markdown body, if no link of it waits for another source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceInput:
    """A source with everything that its pages are made from."""

    site_context: SiteContext
    source: Source
    """The source as of the cut-off (``--now``)."""
    stage: Stage | None
    """None for a standing page."""
    editions: Mapping[Lang, Edition]
    is_news: bool
    """Whether it is a release that became public lately (``words.visibility.NEWS``)."""
    files: Mapping[str, FileInfo]
    """Name to size of each file of the source that readers may have."""

    @property
    def withdrawn(self) -> bool:
        """Whether its address gives only headline, date and reason."""
        return self.stage is Stage.WITHDRAWN

    def indexable(self, edition: Edition | None) -> bool:
        """Tell whether search engines may list an edition: public, titled, nothing unchecked."""
        public = self.stage in (None, Stage.PUBLIC) and not self.source.draft
        return edition is not None and public and edition.indexable

    def location(self, edition: Edition) -> PageLocation:
        """Return the location of the edition's page."""
        address, other = address_of(edition), self.editions.get(edition.lang.other)
        both = all(self.indexable(self.editions.get(lang)) for lang in Lang)
        original = address_of(self.editions[self.source.lang])
        return PageLocation(
            address,
            address_of(other) if other else at.home(edition.lang.other),
            not self.indexable(edition),
            alternates(self.site_context.addresses, address, original if both else ""),
        )


def page_body_of(
    source_input: SourceInput, localizer: Localizer
) -> tuple[PageBody, tuple[InnerLink, ...]]:
    """Return the body of an edition's page, and the links in it that wait for other sources.

    It holds the release, or a notice that it is not translated yet.
    """
    edition, source = localizer.edition, source_input.source
    shown = source_input.withdrawn or source_input.site_context.has_text(edition)
    location = source_input.location(edition)
    own = (
        topic_links(source_input.site_context, source, edition.lang)
        if isinstance(source, Release)
        else ()
    )
    body, inner = markdown_body(localizer) if shown and not source_input.withdrawn else (None, ())
    html = body_html(body, localizer.say) if body and not inner else ""
    page_body = PageBody(
        lang=edition.lang,
        location=location,
        head=_head(source_input, localizer, location),
        preview=_preview(source_input, localizer),
        topics=own,
        article=article(localizer, withdrawn=source_input.withdrawn) if shown else None,
        absence=None if shown else absence(localizer),
        body=body if inner else None,
        html=html,
    )
    return page_body, inner


def _head(source_input: SourceInput, localizer: Localizer, location: PageLocation) -> Head:
    source = source_input.source
    return LangContext(source_input.site_context, localizer.lang).head(
        location,
        localizer.localized("title", source.title).text,
        "" if source_input.withdrawn else summary(localizer).text,
        og_type="article" if isinstance(source, Release) else "website",
        **_share_image(source_input, localizer),
    )


def _share_image(source_input: SourceInput, localizer: Localizer) -> dict[str, object]:
    """Return what the head says of a page's share image: its lead photograph."""
    source = source_input.source
    if source_input.withdrawn or not source.images:
        return {}
    image = source.images[0]
    info = source_input.files.get(image.file, FileInfo(0))
    share = info.renditions.share
    address = at.share_of(source.slug, image.file) if share else at.file_of(source.slug, image.file)
    if not share and image.file.lower().endswith(".svg"):
        return {}  # nobody shows one
    return {
        "og_image": source_input.site_context.addresses.absolute(address),
        "og_image_width": share.width if share else info.width,
        "og_image_height": share.height if share else info.height,
        "og_image_alt": localizer.localized("alt", image.alt).text,
    }


def _preview(source_input: SourceInput, localizer: Localizer) -> str:
    if isinstance(source_input.source, Release) and source_input.stage:
        return preview_label(source_input.source, source_input.stage, localizer.say)
    return localizer.say("draft") if source_input.source.draft else ""


def summary_and_bodies(source_input: SourceInput) -> tuple[SourceSummary, dict[Lang, Encoded]]:
    """Return the summary of a source, and the bodies of its pages."""
    localizers = {
        lang: Localizer(source_input.site_context, source_input.editions[lang], source_input.files)
        for lang in Lang
        if lang in source_input.editions
    }
    made = {lang: page_body_of(source_input, localizer) for lang, localizer in localizers.items()}
    page_bodies = {lang: encode(page_body) for lang, (page_body, _) in made.items()}
    found = {lang: _search(source_input, localizers[lang], *made[lang]) for lang in localizers}
    editions = tuple(
        _edition_summary(source_input, localizer, page_bodies[lang], made[lang][1], found[lang])
        for lang, localizer in localizers.items()
    )
    names = {name for one in found.values() if one for name in one.names}
    return _source_summary(source_input, editions, tuple(sorted(names))), page_bodies


def _is_listed(source_input: SourceInput, edition: Edition) -> bool:
    """Tell whether lists, feeds and the search have an edition."""
    shown = source_input.site_context.has_text(edition) and not source_input.withdrawn
    return shown and isinstance(source_input.source, Release)


def _search(
    source_input: SourceInput,
    localizer: Localizer,
    page_body: PageBody,
    inner: tuple[InnerLink, ...],
) -> SearchEntry | None:
    """Return what searching has to know of an edition; None where lists do not have it."""
    source, shown, body = source_input.source, page_body.article, page_body.body
    if not (isinstance(source, Release) and shown and _is_listed(source_input, localizer.edition)):
        return None
    html = page_body.html
    if body:  # its links lead nowhere yet, which its words do not show
        links = {**dict.fromkeys((link.target for link in inner), ""), **body.links}
        html = body_html(body._replace(links=links), localizer.say)
    return search_entry(localizer, source, shown, html)


def _source_summary(
    source_input: SourceInput,
    editions: tuple[EditionSummary, ...],
    names: tuple[RegisteredName, ...],
) -> SourceSummary:
    source = source_input.source
    files = (
        ()
        if source_input.withdrawn
        else public_files(*(source_input.editions[e.lang] for e in editions))
    )
    return SourceSummary(
        slug=source.slug,
        path=source.path,
        lang=source.lang,
        editions=editions,
        aliases=tuple(zip_longest(source.aliases, source.alias_lines)),
        copies=tuple((file, f"{source.folder}/{file}") for file in sorted(set(files))),
        renditions=() if source_input.withdrawn else tuple(_made_files(source_input)),
        names=names,
        release=_release_summary(source_input, source) if isinstance(source, Release) else None,
    )


def _made_files(source_input: SourceInput) -> Iterator[MadeFile]:
    """Yield what is made of a source's pictures."""
    source = source_input.source
    for file, info in sorted(source_input.files.items()):
        sizes, share = info.renditions
        for one in sizes:
            address = at.size_of(source.slug, file, one.width)
            yield _made_file(source, file, address, one)
        if share:
            yield _made_file(source, file, at.share_of(source.slug, file), share, share=True)


def _made_file(
    source: Source, file: str, address: str, made: Rendition, *, share: bool = False
) -> MadeFile:
    recipe = Recipe(made.width, made.height, share)
    return MadeFile(address, f"{source.folder}/{file}", recipe, made.key)


def _edition_summary(
    source_input: SourceInput,
    localizer: Localizer,
    page_body: Encoded,
    inner: tuple[InnerLink, ...],
    search: SearchEntry | None,
) -> EditionSummary:
    edition, source = localizer.edition, source_input.source
    has_text = source_input.site_context.has_text(edition)
    listed = _is_listed(source_input, edition)
    card = (
        card_of(localizer, source, source_input.stage)
        if isinstance(source, Release) and source_input.stage
        else None
    )
    corrections = tuple(_corrections(localizer, source, card)) if listed and card else ()
    return EditionSummary(
        lang=edition.lang,
        address=address_of(edition),
        has_text=has_text,
        listed=listed,
        indexable=source_input.indexable(edition),
        page_body=page_body.id,
        inner=inner,
        parts=_parts(page_body.data, source.slug),
        status=str(edition.status),
        title=localizer.localized("title", source.title),
        card=encode(card) if card else None,
        headline=_headline(source_input, localizer) if has_text else None,
        corrected=tuple(view.time.iso for view in corrections),
        corrections=encode(corrections) if corrections else None,
        kit=kit_files(localizer) if listed else None,
        search=search.pieces if search else None,
    )


def _headline(source_input: SourceInput, localizer: Localizer) -> Encoded | None:
    """Return what the share image of an edition says that no photograph makes."""
    source, site_context = source_input.source, source_input.site_context
    lead = source.images[0].file if source.images else ""
    if source_input.withdrawn or source_input.files.get(lead, FileInfo(0)).renditions.share:
        return None
    title, lang = localizer.localized("title", source.title), localizer.lang
    title_lang = Lang(title.lang) if title.lang else lang
    if not {str(lang), str(title_lang)} <= site_context.fonts.keys():
        return None
    notes = [dates.day_text(source.date.day, lang)] if isinstance(source, Release) else []
    notes += [] if title.checked else [localizer.say("machine translation")]
    site_name = site_context.config.name.in_lang(lang)
    return encode(Headline(title.text, title_lang, site_name, " · ".join(notes), lang))


_KNOWN = {b"ko", b"ja", b"files", b"topics"}
"""Parts of addresses that every page has and no source's address ends with."""


def _parts(page_body: bytes, slug: str) -> tuple[str, ...]:
    """Return the parts of other sources' addresses that a page's body may have."""
    found = set(at.parts_in(page_body)) - _KNOWN - {slug.encode()}
    return tuple(sorted(part.decode() for part in found if not part.isdigit()))


def _corrections(localizer: Localizer, source: Source, card: Card) -> Iterator[CorrectionView]:
    if not isinstance(source, Release):
        return
    link = Link(card.title.text, card.href, card.title.lang)
    for correction in newest_first(source):
        view = correction_view(localizer, correction)
        yield view._replace(release=link, release_lang=card.title.lang, title=card.title)


def _release_summary(source_input: SourceInput, release: Release) -> ReleaseSummary:
    moments = [release.date, *(one.date for one in release.corrections)]
    changed = max(
        [*moments, *([release.updated] if release.updated else [])], key=lambda moment: moment.at
    )
    return ReleaseSummary(
        stage=source_input.stage or Stage.PUBLIC,
        at=release.date.at,
        day=release.date.day,
        topics=release.topics,
        related=release.related,
        published=release.date.iso,
        updated=release.updated.iso if release.updated else "",
        changed=changed.iso,
        kind=str(release.kind),
        number=release.number,
        license=release.license,
        ai_training=release.ai_training,
        corrections=len(release.corrections),
        is_news=source_input.is_news,
    )
