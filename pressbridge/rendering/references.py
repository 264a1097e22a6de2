"""What the parts of a page refer to, and what that is now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from pressbridge.rendering.facts import EditionFacts, Facts
from pressbridge.rendering.page import PageSpec
from pressbridge.rendering.parts import (
    CorrectionsParts,
    EditionParts,
    FeedParts,
    ListParts,
    ReleaseEntry,
    ReleasesJsonParts,
    TopicsParts,
)
from pressbridge.rendering.views import Card, CorrectionView
from pressbridge.words.lang import Lang
from pressbridge.world.store import Encoded, decode, encode


class Shown(StrEnum):
    """What a page shows of a source."""

    BODY = "body"
    """The whole page but for what stands beside it (Sheet)."""
    CARD = "card"
    CORRECTIONS = "corrections"
    """All corrections of one edition, newest first (a tuple of CorrectionViews)."""
    RECORD = "record"
    """The release for machines (ReleaseEntry)."""


class Reference(NamedTuple):
    """A part of a source that a page is made of."""

    path: str
    """The source."""
    shown: Shown


def references(spec: PageSpec) -> tuple[Reference, ...]:
    """Return what a page is made of, in order; each once."""
    return tuple(dict.fromkeys(_references(spec.parts)))


def _references(parts: object) -> Iterator[Reference]:
    match parts:
        case EditionParts(path, older, newer, related):
            yield Reference(path, Shown.BODY)
            for beside in (older, newer, *related):
                if beside:
                    yield Reference(beside, Shown.CARD)
        case ListParts(cards=paths):
            yield from (Reference(path, Shown.CARD) for path in paths)
        case FeedParts(items=items):
            yield from (Reference(item.path, Shown.CARD) for item in items)
        case TopicsParts(topics=topics):
            yield from (Reference(entry.newest, Shown.CARD) for entry in topics)
        case CorrectionsParts(corrections=found):
            yield from (Reference(path, Shown.CORRECTIONS) for path, _ in found)
        case ReleasesJsonParts(releases=paths):
            yield from (Reference(path, Shown.RECORD) for path in paths)
        case _:
            pass


def resolved(reference: Reference, lang: Lang | None, source: Facts) -> Encoded | None:
    """Return what a page in a language shows of a source now; of a body only the id.

    None if there is nothing of the kind.
    """
    if reference.shown is Shown.RECORD:
        return encode(release_entry(source))
    edition = source.edition(lang) if lang else None
    if edition is None:
        return None
    match reference.shown:
        case Shown.BODY:
            return Encoded(edition.sheet, b"")
        case Shown.CARD:
            return edition.card
        case _:
            return edition.corrections


def release_entry(source: Facts) -> ReleaseEntry:
    """Return a release as releases.json has it."""
    facts = source.facts
    return ReleaseEntry(
        slug=source.slug,
        lang=str(source.lang),
        kind=facts.kind,
        number=facts.number,
        published=facts.published,
        updated=facts.updated,
        topics=facts.topics,
        license=facts.license,
        corrections=facts.corrections,
        editions=tuple(map(_edition_entry, source.editions)),
    )


def _edition_entry(edition: EditionFacts) -> tuple[str, str, str, str]:
    title = "" if edition.title.lang else edition.title.text
    return str(edition.lang), edition.address, title, edition.status


class Found(NamedTuple):
    """What the references of one page stand for: their values as bytes."""

    values: Mapping[Reference, bytes] = {}

    def card(self, path: str) -> Card:
        """Return the card of a source."""
        return _card(self.values[Reference(path, Shown.CARD)])

    def correction(self, path: str, number: int) -> CorrectionView:
        """Return one of a source's corrections."""
        return _corrections(self.values[Reference(path, Shown.CORRECTIONS)])[number]

    def record(self, path: str) -> ReleaseEntry:
        """Return a release for machines."""
        return decode(self.values[Reference(path, Shown.RECORD)], ReleaseEntry)


@lru_cache(maxsize=2048)
def _card(data: bytes) -> Card:
    """Return a card; the last ones are remembered, since lists share them."""
    return decode(data, Card)


@lru_cache(maxsize=64)
def _corrections(data: bytes) -> tuple[CorrectionView, ...]:
    return decode(data, tuple[CorrectionView, ...])
