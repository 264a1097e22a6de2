"""Plans the lists of one language: what each of their pages is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby

from pressbridge.rendering.inner_links import resolved_links
from pressbridge.rendering.outline import Outline, ReleaseList, first_of
from pressbridge.rendering.page import PageSpec
from pressbridge.rendering.parts import (
    ArchiveParts,
    CorrectionItem,
    CorrectionsFeedParts,
    CorrectionsParts,
    FeedItem,
    FeedParts,
    ListParts,
    Period,
    SubscribeParts,
    TopicEntry,
    TopicsParts,
)
from pressbridge.rendering.summaries import EditionSummary, SourceSummary
from pressbridge.words import addresses as at
from pressbridge.words.lang import Lang

NEWEST = 20
"""Releases in a feed."""
_SITE = "content/site.yaml"
_TOPICS = "content/topics.yaml"
Around = Mapping[str, tuple[Period | None, Period | None]]
"""Address of a year, month or day to its newer and its older neighbour."""


def list_specs(outline: Outline, lang: Lang) -> Iterator[PageSpec]:
    """Yield the pages of all lists of a language, and their feeds."""
    release_lists = outline.release_lists[lang]
    around = _around(release_lists)
    for release_list in release_lists:
        yield from _pages(outline, release_list, around)
        if release_list.kind == "home" or release_list.topic:
            yield from _feeds(outline, release_list)
    if at.topics(lang) in outline.indexable:
        yield _topics(outline, lang)
    if at.archive(lang) in outline.indexable:
        yield _archive(outline, lang)
    if at.corrections(lang) in outline.indexable:
        yield _corrections(outline, lang)
        yield _corrections_feed(outline, lang)
    if at.subscribe(lang) in outline.indexable:
        yield _subscribe(outline, lang)


def _pages(outline: Outline, release_list: ReleaseList, around: Around) -> Iterator[PageSpec]:
    newer, older = around.get(release_list.address, (None, None))
    narrower = tuple(_narrower(release_list))
    for number in range(1, release_list.pages + 1):
        address = at.paged(release_list.address, number)
        parts = ListParts(
            location=outline.location(address, release_list.lang),
            kind=release_list.kind,
            address=release_list.address,
            topic=release_list.topic,
            day=release_list.day,
            total=len(release_list.releases),
            number=number,
            pages=release_list.pages,
            cards=tuple(_cards(release_list.on_page(number), release_list.lang)),
            narrower=narrower if number == 1 else (),
            older=older,
            newer=newer,
        )
        yield PageSpec(
            address=address,
            origin=_origin(release_list),
            template="list.html",
            lang=release_list.lang,
            parts=parts,
        )


def _origin(release_list: ReleaseList) -> str:
    if release_list.topic:
        return _TOPICS
    return release_list.releases[0].path if release_list.day else _SITE


def _cards(sources: Iterable[SourceSummary], lang: Lang) -> Iterator[str]:
    """Yield the paths of those sources that have a card in a language."""
    for source in sources:
        edition = source.edition(lang)
        if edition and edition.card:
            yield source.path


def _around(release_lists: tuple[ReleaseList, ...]) -> Around:
    found: dict[str, tuple[Period | None, Period | None]] = {}
    for kind in ("year", "month", "day"):
        line = [None, *(_period(item) for item in release_lists if item.kind == kind), None]
        for newer, here, older in zip(line, line[1:], line[2:], strict=False):
            if here:
                found[here.address] = (newer, older)
    return found


def _period(release_list: ReleaseList) -> Period:
    return Period(release_list.address, release_list.day or date.min)


_NARROWER: Mapping[str, tuple[int, Callable[[Lang, date], str]]] = {
    "year": (2, at.in_month),
    "month": (3, at.in_day),
}


def _narrower(release_list: ReleaseList) -> Iterator[Period]:
    """Yield the months of a year, or the days of a month."""
    if release_list.kind not in _NARROWER:
        return
    parts, address_in = _NARROWER[release_list.kind]
    days = (source.as_release.day for source in release_list.releases)
    for first, group in groupby(days, lambda day: first_of(day, parts)):
        yield Period(address_in(release_list.lang, first), first, len(list(group)))


def _feeds(outline: Outline, release_list: ReleaseList) -> Iterator[PageSpec]:
    items = tuple(_items(outline, release_list))
    for as_json, address in (
        (False, at.atom_feed(release_list.address)),
        (True, at.json_feed(release_list.address)),
    ):
        parts = FeedParts(release_list.address, release_list.topic, as_json, items)
        yield PageSpec(address=address, origin=_SITE, lang=release_list.lang, parts=parts)


def _items(outline: Outline, release_list: ReleaseList) -> Iterator[FeedItem]:
    for source in release_list.releases[:NEWEST]:
        edition = source.edition(release_list.lang)
        if edition and edition.card:
            release, aliases = source.as_release, (alias for alias, _ in source.aliases)
            first = at.first_edition(aliases, edition.lang, edition.address)
            yield FeedItem(
                source.path, edition.address, first, release.published, release.changed,
                resolved_links(outline, edition),
            )  # fmt: skip


def _topics(outline: Outline, lang: Lang) -> PageSpec:
    address = at.topics(lang)
    topics = tuple(
        TopicEntry(release_list.topic, release_list.address, len(release_list.releases), newest)
        for release_list in outline.release_lists[lang]
        if release_list.topic
        for newest in _cards(release_list.releases[:1], lang)
    )
    parts = TopicsParts(outline.location(address, lang), topics)
    return PageSpec(address=address, origin=_TOPICS, template="topics.html", lang=lang, parts=parts)


def _subscribe(outline: Outline, lang: Lang) -> PageSpec:
    address = at.subscribe(lang)
    topics = tuple(
        (release_list.topic, release_list.address)
        for release_list in outline.release_lists[lang]
        if release_list.topic
    )
    parts = SubscribeParts(outline.location(address, lang), topics)
    return PageSpec(
        address=address, origin=_SITE, template="subscribe.html", lang=lang, parts=parts
    )


def _archive(outline: Outline, lang: Lang) -> PageSpec:
    address = at.archive(lang)
    years = tuple(
        Period(
            release_list.address,
            release_list.day or date.min,
            len(release_list.releases),
            tuple(_narrower(release_list)),
        )
        for release_list in outline.release_lists[lang]
        if release_list.kind == "year"
    )
    parts = ArchiveParts(outline.location(address, lang), years)
    return PageSpec(address=address, origin=_SITE, template="archive.html", lang=lang, parts=parts)


def _corrected(outline: Outline, lang: Lang) -> list[tuple[str, SourceSummary, int]]:
    """Return (moment, source, which of its corrections) of all corrections, newest first."""
    found = [
        (moment, source, number)
        for source, edition in outline.corrected[lang]
        for number, moment in enumerate(edition.corrected)
    ]
    return sorted(found, key=lambda one: one[0], reverse=True)


def _corrections_feed(outline: Outline, lang: Lang) -> PageSpec:
    items = tuple(
        _correction(moment, source, number, edition)
        for moment, source, number in _corrected(outline, lang)[:NEWEST]
        if (edition := source.edition(lang))
    )
    return PageSpec(
        address=at.corrections_feed(lang),
        origin=_SITE,
        lang=lang,
        parts=CorrectionsFeedParts(at.corrections(lang), items),
    )


def _correction(
    moment: str, source: SourceSummary, number: int, edition: EditionSummary
) -> CorrectionItem:
    """Return a correction as the feed has it; those of one moment are counted from the oldest."""
    older = sum(one == moment for one in edition.corrected[number + 1 :])
    name = f"{moment}-{older + 1}" if older else moment
    first = at.first_edition((alias for alias, _ in source.aliases), edition.lang, edition.address)
    return CorrectionItem(source.path, number, edition.address, first, name)


def _corrections(outline: Outline, lang: Lang) -> PageSpec:
    address = at.corrections(lang)
    shown = tuple((source.path, number) for _, source, number in _corrected(outline, lang))
    parts = CorrectionsParts(outline.location(address, lang), shown)
    return PageSpec(
        address=address, origin=_SITE, template="corrections.html", lang=lang, parts=parts
    )
