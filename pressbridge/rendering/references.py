"""References from a page to what sources show, and what each stands for now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from pressbridge.rendering.page import PageSpec
from pressbridge.rendering.parts import (
    CorrectionsFeedParts,
    CorrectionsParts,
    EditionParts,
    FactsParts,
    FeedParts,
    HeadlineParts,
    KitParts,
    ListParts,
    NewsParts,
    ReleaseEntry,
    ReleasesJsonParts,
    SearchYearParts,
    TopicsParts,
)
from pressbridge.rendering.summaries import EditionSummary, SourceSummary
from pressbridge.rendering.views import Card, CorrectionView
from pressbridge.words.lang import Lang
from pressbridge.world.pictures.recipes import Headline
from pressbridge.world.store import Encoded, decode, encode


class Shown(StrEnum):
    """Kind of a reference: the part of a source that a page shows."""

    BODY = "body"
    """The page of an edition, but for what other sources put beside it (PageBody)."""
    CARD = "card"
    CORRECTIONS = "corrections"
    """All corrections of one edition, newest first (a tuple of CorrectionViews)."""
    HEADLINE = "headline"
    """What a share image says (Headline)."""
    FACTS = "facts"
    """The facts of a release."""
    SENTENCES = "sentences"
    """Facts of a release, and all sentences in both languages."""
    RECORD = "record"
    """The release for machines (ReleaseEntry)."""
    PIECES = "pieces"
    """What searching has to know of an edition (``search_entry``)."""


IN_BODY = frozenset({Shown.BODY, Shown.FACTS, Shown.SENTENCES})
"""Parts that stand in the body of an edition's page."""
KEPT = frozenset({Shown.BODY, Shown.PIECES})
"""Parts that are kept apart from a summary, each for itself: they are the largest."""
APART = IN_BODY | KEPT
"""Parts that are read only where a page is rendered."""


class Reference(NamedTuple):
    """A part of a source that a page is made of."""

    path: str
    """Path of the source."""
    shown: Shown


def references(spec: PageSpec) -> tuple[Reference, ...]:
    """Return what a page is made of, in order; each once."""
    return tuple(dict.fromkeys(_references(spec.parts)))


def _references(parts: object) -> Iterator[Reference]:
    match parts:
        case EditionParts(path, older, newer, related):
            yield Reference(path, Shown.BODY)
            for neighbour in (older, newer, *related):
                if neighbour:
                    yield Reference(neighbour, Shown.CARD)
        case ListParts(cards=paths):
            yield from (Reference(path, Shown.CARD) for path in paths)
        case FeedParts(items=items):
            for item in items:
                yield Reference(item.path, Shown.CARD)
                yield Reference(item.path, Shown.BODY)
        case TopicsParts(topics=topics):
            yield from (Reference(entry.newest, Shown.CARD) for entry in topics)
        case CorrectionsParts(corrections=found):
            yield from (Reference(path, Shown.CORRECTIONS) for path, _ in found)
        case CorrectionsFeedParts(items=items):
            yield from (Reference(item.path, Shown.CORRECTIONS) for item in items)
        case _:
            yield from _of_files(parts)


def _of_files(parts: object) -> Iterator[Reference]:
    """Yield what files other than HTML and feeds show."""
    match parts:
        case KitParts(path):
            yield Reference(path, Shown.BODY)
        case FactsParts(path, kind):
            yield Reference(path, Shown.FACTS if kind == "csv" else Shown.SENTENCES)
        case HeadlineParts(path):
            yield Reference(path, Shown.HEADLINE)
        case SearchYearParts(documents=documents):
            yield from (Reference(path, Shown.PIECES) for path, _ in documents)
        case NewsParts(editions=editions):
            yield from (Reference(path, Shown.RECORD) for path, _ in editions)
        case ReleasesJsonParts(releases=paths):
            yield from (Reference(path, Shown.RECORD) for path in paths)
        case _:
            pass


def resolved(reference: Reference, lang: Lang | None, source: SourceSummary) -> Encoded | None:
    """Return what a page in a language shows of a source now.

    Of what is read where the page is rendered, only the id. None if there is nothing of the kind.
    """
    if reference.shown is Shown.RECORD:
        return encode(release_entry(source))
    edition = source.edition(lang) if lang else None
    if edition is None:
        return None
    if reference.shown in IN_BODY:
        return Encoded(_id_in_body(edition, reference.shown), b"")
    match reference.shown:
        case Shown.CARD:
            return edition.card
        case Shown.HEADLINE:
            return edition.headline
        case Shown.PIECES:
            return edition.search
        case _:
            return edition.corrections


def _id_in_body(edition: EditionSummary, shown: Shown) -> bytes:
    if shown is Shown.BODY:
        return edition.page_body
    return edition.facts if shown is Shown.FACTS else edition.sentences


def release_entry(source: SourceSummary) -> ReleaseEntry:
    """Return a release as releases.json has it."""
    release = source.as_release
    return ReleaseEntry(
        slug=source.slug,
        lang=str(source.lang),
        kind=release.kind,
        number=release.number,
        published=release.published,
        updated=release.updated,
        topics=release.topics,
        license=release.license,
        ai_training=release.ai_training,
        corrections=release.corrections,
        editions=tuple(map(_edition_entry, source.editions)),
    )


def _edition_entry(edition: EditionSummary) -> tuple[str, str, str, str]:
    title = "" if edition.title.lang else edition.title.text
    return str(edition.lang), edition.address, title, edition.status


class ResolvedReferences(NamedTuple):
    """The values that the references of one page stand for, as bytes."""

    values: Mapping[Reference, bytes] = {}

    def card(self, path: str) -> Card:
        """Return the card of a source."""
        return _card(self.values[Reference(path, Shown.CARD)])

    def correction(self, path: str, number: int) -> CorrectionView:
        """Return one of a source's corrections."""
        return _corrections(self.values[Reference(path, Shown.CORRECTIONS)])[number]

    def headline(self, path: str) -> Headline:
        """Return what the share image of an edition says."""
        return decode(self.values[Reference(path, Shown.HEADLINE)], Headline)

    def body(self, path: str) -> bytes | None:
        """Return the body of a source's page as it is kept (PageBody); None if nobody gave it."""
        return self.values.get(Reference(path, Shown.BODY))

    def pieces(self, path: str) -> bytes:
        """Return what searching has to know of the edition of a source."""
        return self.values[Reference(path, Shown.PIECES)]

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
