"""Summaries of a source and its editions: what the rest of the site knows of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from pressbridge.rendering import dates
from pressbridge.rendering.articles import changed_at, correction_view, newest_first
from pressbridge.rendering.body_links import InnerLink, public_files
from pressbridge.rendering.cards import card_of
from pressbridge.rendering.kit_files import kit_files
from pressbridge.rendering.localizer import Localizer
from pressbridge.rendering.page_bodies import PageBody, SourceInput, html_of, page_body_of
from pressbridge.rendering.search_entry import RegisteredName, SearchEntry, search_entry
from pressbridge.rendering.sentence_groups import Group, groups_of
from pressbridge.rendering.sentence_sheets import (
    SentenceSheet,
    citation_of,
    facts_of,
    lines_of,
    pairs_of,
)
from pressbridge.rendering.site_context import FileInfo, address_of
from pressbridge.rendering.summaries import (
    EditionSummary,
    MadeFile,
    ReleaseSummary,
    SourceSummary,
)
from pressbridge.rendering.views import Article, Card, CorrectionView, Link
from pressbridge.words import addresses as at
from pressbridge.words.edition import Edition
from pressbridge.words.lang import Lang
from pressbridge.words.model import Release, Source
from pressbridge.words.named_addresses import parts_in
from pressbridge.words.visibility import Stage
from pressbridge.world.pictures.recipes import Headline, Recipe, Rendition
from pressbridge.world.store import Encoded, encode, id_of


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
    kits = {
        lang: kit_files(localizer) if _is_listed(source_input, localizer.edition) else None
        for lang, localizer in localizers.items()
    }
    made = {
        lang: page_body_of(source_input, localizer, groups[lang], kits[lang])
        for lang, localizer in localizers.items()
    }
    found = {lang: _search(source_input, localizers[lang], *made[lang]) for lang in localizers}
    articles = {lang: page_body.article for lang, (page_body, _) in made.items()}
    sheets = _sheets(source_input, localizers, groups, articles)
    slug = source_input.source.slug
    page_bodies = {
        lang: encode(one._replace(slug=slug, sheet=sheets[lang]) if lang in sheets else one)
        for lang, (one, _) in made.items()
    }
    editions = tuple(
        _with_ids(
            _edition_summary(
                source_input, localizer, page_bodies[lang], made[lang][1], found[lang]
            )._replace(kit=kits[lang]),
            sheets.get(lang),
        )
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
    source, shown = source_input.source, page_body.article
    if not (isinstance(source, Release) and shown and _is_listed(source_input, localizer.edition)):
        return None
    nowhere = ((link.target, "") for link in inner)  # its links wait, which its words do not show
    return search_entry(localizer, source, shown, html_of(page_body, nowhere, localizer.say))


def _sheets(
    source_input: SourceInput,
    localizers: Mapping[Lang, Localizer],
    groups: Mapping[Lang, Sequence[Group]],
    articles: Mapping[Lang, Article | None],
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
        if (article := articles[lang])
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
    found = set(parts_in(page_body)) - _KNOWN - {slug.encode()}
    return tuple(sorted(part.decode() for part in found if not part.isdigit()))


def _corrections(localizer: Localizer, source: Source, card: Card) -> Iterator[CorrectionView]:
    if not isinstance(source, Release):
        return
    link = Link(card.title.text, card.href, card.title.lang)
    for correction in newest_first(source):
        view = correction_view(localizer, correction)
        yield view._replace(release=link, release_lang=card.title.lang, title=card.title)


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
        is_news=source_input.is_news,
    )
