"""Compiles a source's editions: the body of each page, and the source's summary.

A page's body is all of it but for what other sources put beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import NamedTuple

from pressbridge.rendering.articles import (
    absence,
    article,
    changed_at,
    correction_view,
    newest_first,
)
from pressbridge.rendering.body_html import body_html
from pressbridge.rendering.body_links import InnerLink, markdown_body, public_files
from pressbridge.rendering.cards import card_of, preview_label, summary, topic_links
from pressbridge.rendering.lang_context import LangContext, PageLocation, alternates
from pressbridge.rendering.localizer import Localizer
from pressbridge.rendering.page import MarkdownBody
from pressbridge.rendering.sentence_groups import Group, groups_of, numbers_in
from pressbridge.rendering.sentence_sheets import (
    SentenceSheet,
    citation_of,
    facts_of,
    lines_of,
    pairs_of,
)
from pressbridge.rendering.site_context import FileInfo, SiteContext, address_of
from pressbridge.rendering.summaries import EditionSummary, ReleaseSummary, SourceSummary
from pressbridge.rendering.views import Absence, Article, Card, CorrectionView, Head, Link
from pressbridge.words import addresses as at
from pressbridge.words.edition import Edition
from pressbridge.words.lang import Lang
from pressbridge.words.model import Release, Source
from pressbridge.words.visibility import Stage
from pressbridge.world.store import Encoded, encode, id_of


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
    slug: str = ""
    """Slug of a release that shows its text; else empty, and ``sheet`` too."""
    sheet: SentenceSheet = SentenceSheet()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceInput:
    """A source with everything that its pages are made from."""

    site_context: SiteContext
    source: Source
    """The source as of the cut-off (``--now``)."""
    stage: Stage | None
    """None for a standing page."""
    editions: Mapping[Lang, Edition]
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

    def shows_text(self, edition: Edition) -> bool:
        """Tell whether the edition's page shows the text, which has sentences then."""
        return not self.withdrawn and self.site_context.has_text(edition)

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
    source_input: SourceInput, localizer: Localizer, groups: Sequence[Group]
) -> tuple[PageBody, tuple[InnerLink, ...]]:
    """Return the body of an edition's page, and the links in it that wait for other sources.

    It holds the release, or a notice that it is not translated yet. ``groups`` number its lines.
    """
    edition, source = localizer.edition, source_input.source
    shown = source_input.withdrawn or source_input.site_context.has_text(edition)
    location = source_input.location(edition)
    own = (
        topic_links(source_input.site_context, source, edition.lang)
        if isinstance(source, Release)
        else ()
    )
    has_body = shown and not source_input.withdrawn
    body, inner = markdown_body(localizer, numbers_in(groups)) if has_body else (None, ())
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
    shown = source.images[:1] if not source_input.withdrawn else ()
    image = at.file_of(source.slug, shown[0].file) if shown else ""
    return LangContext(source_input.site_context, localizer.lang).head(
        location,
        localizer.localized("title", source.title).text,
        "" if source_input.withdrawn else summary(localizer).text,
        og_type="article" if isinstance(source, Release) else "website",
        og_image=source_input.site_context.addresses.absolute(image) if image else "",
    )


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
    groups = {
        lang: groups_of(localizer.edition) if source_input.shows_text(localizer.edition) else ()
        for lang, localizer in localizers.items()
    }
    made = {
        lang: page_body_of(source_input, localizer, groups[lang])
        for lang, localizer in localizers.items()
    }
    sheets = _sheets(
        source_input, localizers, groups, {lang: one for lang, (one, _) in made.items()}
    )
    slug = source_input.source.slug
    page_bodies = {
        lang: encode(one._replace(slug=slug, sheet=sheets[lang]) if lang in sheets else one)
        for lang, (one, _) in made.items()
    }
    editions = tuple(
        _with_ids(
            _edition_summary(source_input, localizer, page_bodies[lang], made[lang][1]),
            sheets.get(lang),
        )
        for lang, localizer in localizers.items()
    )
    return _source_summary(source_input, editions), page_bodies


def _sheets(
    source_input: SourceInput,
    localizers: Mapping[Lang, Localizer],
    groups: Mapping[Lang, Sequence[Group]],
    page_bodies: Mapping[Lang, PageBody],
) -> dict[Lang, SentenceSheet]:
    """Return the sheet of each edition of a release that shows its text.

    There are facts if a person has checked all of the translation.
    """
    source, addresses = source_input.source, source_input.site_context.addresses
    shown = {lang: one for lang, one in localizers.items() if groups[lang]}
    if not isinstance(source, Release) or source.lang not in shown:
        return {}
    citations = {
        lang: citation_of(localizer, article, addresses.absolute(address_of(localizer.edition)))
        for lang, localizer in shown.items()
        if (article := page_bodies[lang].article)
    }
    other = shown.get(source.lang.other)
    checked = other is not None and other.edition.indexable
    lines = tuple(lines_of(other.edition, groups[other.lang])) if other else ()
    facts = facts_of(other, lines) if other and checked else ()
    sheets = {}
    for lang in shown:
        own = (citations[lang], citations[lang.other]) if checked else (citations[lang],)
        sheets[lang] = SentenceSheet(facts=facts, citations=own)
        if lang is not source.lang:
            pairs = pairs_of(lines, lang)
            sheets[lang] = SentenceSheet(pairs, facts, own, source.lang)
    return sheets


def _with_ids(summary: EditionSummary, sheet: SentenceSheet | None) -> EditionSummary:
    """Return a summary with what stands for the files of facts, if they are made from a sheet."""
    if sheet is None or not sheet.has_files:
        return summary
    facts = id_of(sheet.facts, [(one.lang, one.url) for one in sheet.citations])
    return summary._replace(facts=facts, sentences=id_of(facts, sheet.citations, sheet.pairs))


def _source_summary(
    source_input: SourceInput, editions: tuple[EditionSummary, ...]
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
        release=_release_summary(source_input, source) if isinstance(source, Release) else None,
    )


def _edition_summary(
    source_input: SourceInput,
    localizer: Localizer,
    page_body: Encoded,
    inner: tuple[InnerLink, ...],
) -> EditionSummary:
    edition, source = localizer.edition, source_input.source
    has_text = source_input.site_context.has_text(edition)
    listed = isinstance(source, Release) and has_text and not source_input.withdrawn
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
        corrected=tuple(view.time.iso for view in corrections),
        corrections=encode(corrections) if corrections else None,
    )


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
        yield view._replace(release=link, release_lang=card.title.lang)


def _release_summary(source_input: SourceInput, release: Release) -> ReleaseSummary:
    return ReleaseSummary(
        stage=source_input.stage or Stage.PUBLIC,
        at=release.date.at,
        day=release.date.day,
        topics=release.topics,
        related=release.related,
        published=release.date.iso,
        updated=release.updated.iso if release.updated else "",
        changed=changed_at(release).iso,
        kind=str(release.kind),
        number=release.number,
        license=release.license,
        ai_training=release.ai_training,
        corrections=len(release.corrections),
    )
