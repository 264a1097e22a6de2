"""Plans the lists of one language: what each of their pages is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby

from pressbridge.rendering.facts import Facts
from pressbridge.rendering.outline import Listing, Outline, first_of
from pressbridge.rendering.page import PageSpec
from pressbridge.rendering.parts import (
    ArchiveParts,
    CorrectionsParts,
    FeedItem,
    FeedParts,
    ListParts,
    Period,
    TopicEntry,
    TopicsParts,
)
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
    listings = outline.listings[lang]
    around = _around(listings)
    for listing in listings:
        yield from _pages(outline, listing, around)
        if listing.kind == "home" or listing.topic:
            yield from _feeds(listing)
    if at.topics(lang) in outline.indexable:
        yield _topics(outline, lang)
    if at.archive(lang) in outline.indexable:
        yield _archive(outline, lang)
    if at.corrections(lang) in outline.indexable:
        yield _corrections(outline, lang)


def _pages(outline: Outline, listing: Listing, around: Around) -> Iterator[PageSpec]:
    newer, older = around.get(listing.address, (None, None))
    narrower = tuple(_narrower(listing))
    for number in range(1, listing.pages + 1):
        address = at.paged(listing.address, number)
        parts = ListParts(
            spot=outline.spot(address, listing.lang),
            kind=listing.kind,
            address=listing.address,
            topic=listing.topic,
            day=listing.day,
            total=len(listing.releases),
            number=number,
            pages=listing.pages,
            cards=tuple(_cards(listing.on_page(number), listing.lang)),
            narrower=narrower if number == 1 else (),
            older=older,
            newer=newer,
        )
        yield PageSpec(
            address=address,
            origin=_origin(listing),
            template="list.html",
            lang=listing.lang,
            parts=parts,
        )


def _origin(listing: Listing) -> str:
    if listing.topic:
        return _TOPICS
    return listing.releases[0].path if listing.day else _SITE


def _cards(sources: Iterable[Facts], lang: Lang) -> Iterator[str]:
    """Yield the paths of those sources that have a card in a language."""
    for source in sources:
        edition = source.edition(lang)
        if edition and edition.card:
            yield source.path


def _around(listings: tuple[Listing, ...]) -> Around:
    found: dict[str, tuple[Period | None, Period | None]] = {}
    for kind in ("year", "month", "day"):
        line = [None, *(_period(item) for item in listings if item.kind == kind), None]
        for newer, here, older in zip(line, line[1:], line[2:], strict=False):
            if here:
                found[here.address] = (newer, older)
    return found


def _period(listing: Listing) -> Period:
    return Period(listing.address, listing.day or date.min)


_NARROWER: Mapping[str, tuple[int, Callable[[Lang, date], str]]] = {
    "year": (2, at.in_month),
    "month": (3, at.in_day),
}


def _narrower(listing: Listing) -> Iterator[Period]:
    """Yield the months of a year, or the days of a month."""
    if listing.kind not in _NARROWER:
        return
    parts, address_in = _NARROWER[listing.kind]
    days = (source.facts.day for source in listing.releases)
    for first, group in groupby(days, lambda day: first_of(day, parts)):
        yield Period(address_in(listing.lang, first), first, len(list(group)))


def _feeds(listing: Listing) -> Iterator[PageSpec]:
    items = tuple(_items(listing))
    for as_json, address in (
        (False, at.atom_feed(listing.address)),
        (True, at.json_feed(listing.address)),
    ):
        parts = FeedParts(listing.address, listing.topic, as_json, items)
        yield PageSpec(address=address, origin=_SITE, lang=listing.lang, parts=parts)


def _items(listing: Listing) -> Iterator[FeedItem]:
    for source in listing.releases[:NEWEST]:
        edition = source.edition(listing.lang)
        if edition and edition.card:
            facts = source.facts
            yield FeedItem(source.path, edition.address, facts.published, facts.changed)


def _topics(outline: Outline, lang: Lang) -> PageSpec:
    address = at.topics(lang)
    topics = tuple(
        TopicEntry(listing.topic, listing.address, len(listing.releases), newest)
        for listing in outline.listings[lang]
        if listing.topic
        for newest in _cards(listing.releases[:1], lang)
    )
    parts = TopicsParts(outline.spot(address, lang), topics)
    return PageSpec(address=address, origin=_TOPICS, template="topics.html", lang=lang, parts=parts)


def _archive(outline: Outline, lang: Lang) -> PageSpec:
    address = at.archive(lang)
    years = tuple(
        Period(
            listing.address,
            listing.day or date.min,
            len(listing.releases),
            tuple(_narrower(listing)),
        )
        for listing in outline.listings[lang]
        if listing.kind == "year"
    )
    parts = ArchiveParts(outline.spot(address, lang), years)
    return PageSpec(address=address, origin=_SITE, template="archive.html", lang=lang, parts=parts)


def _corrections(outline: Outline, lang: Lang) -> PageSpec:
    address = at.corrections(lang)
    found = [
        (moment, source.path, number)
        for source, edition in outline.corrected[lang]
        for number, moment in enumerate(edition.corrected)
    ]
    found.sort(key=lambda one: one[0], reverse=True)
    shown = tuple((path, number) for _, path, number in found)
    parts = CorrectionsParts(outline.spot(address, lang), shown)
    return PageSpec(
        address=address, origin=_SITE, template="corrections.html", lang=lang, parts=parts
    )
