"""The list: every source with how far its translation has come, what waits for a person first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from pressbridge.compiling.compile import Order, compiled
from pressbridge.compiling.context import PressRoom
from pressbridge.compiling.entry import Entry, Standing, Tally
from pressbridge.review.plain import plain
from pressbridge.translation.memory import Memory
from pressbridge.words.lang import Lang
from pressbridge.words.model import Topic
from pressbridge.words.problems import Severity
from pressbridge.words.targets import slug_in


class Titles(NamedTuple):
    """A title in both languages; None where there is none yet."""

    ko: str | None
    ja: str | None


class Work(NamedTuple):
    """Work that waits for a person, with an estimate."""

    passages: int
    sentences: int
    minutes: int


class Row(NamedTuple):
    """One source and the language that it is translated into."""

    path: str
    slug: str
    title: Titles
    lang: Lang
    to: Lang
    date: str
    stage: str
    topics: tuple[str, ...]
    states: Tally
    hard: int
    soft: int
    left: Work
    by_hand: bool
    errors: int
    """Mistakes in the source or its catalog that stop the build."""


class ListedTopic(NamedTuple):
    """A topic by which the list can be filtered."""

    id: str
    name: Titles


class Listing(NamedTuple):
    """The list of a press room."""

    now: str
    """Moment of the list in ISO 8601."""
    ui: str
    rows: tuple[Row, ...]
    topics: tuple[ListedTopic, ...]

    def with_row(self, row: Row) -> Listing:
        """Return the list with another row for a source; it may stand elsewhere then."""
        rows = [row if one.path == row.path else one for one in self.rows]
        return self._replace(rows=_in_order(rows))

    def as_data(self) -> object:
        """Return the list as JSON can hold it."""
        return plain(self)


def listing_of(
    entries: Iterable[Entry], topics: Sequence[Topic], now: datetime, ui: str = "en"
) -> Listing:
    """Return the list of the sources that were compiled, without those in one language only.

    First stands what waits most: changed sources, refused translations, hard findings, what nobody
    has read, what is missing. The newest goes first among equals.
    """
    rows = [
        _row(entry) for entry in entries if not (entry.standing and entry.standing.one_language)
    ]
    listed = (ListedTopic(one.id, Titles(one.name.ko, one.name.ja)) for one in topics)
    return Listing(now.isoformat(timespec="seconds"), ui, _in_order(rows), tuple(listed))


def row_now(room: PressRoom, path: str) -> Row | None:
    """Return the row of one source as it is on disk; None if there is none any more.

    What it may take from other catalogs counts as missing until a build has stored it.
    """
    place = room.places.get(path)
    if place is None:
        return None
    alone = replace(room.context, memory=Memory(()))
    return _row(compiled(alone, Order(place, tuple(room.beside.get(path, ()))))[0])


def _in_order(rows: Iterable[Row]) -> tuple[Row, ...]:
    by_day = sorted(sorted(rows, key=lambda row: row.path), key=lambda row: row.date, reverse=True)
    return tuple(sorted(by_day, key=_rank))


def _row(entry: Entry) -> Row:
    errors = sum(one.severity is Severity.ERROR for one in entry.problems)
    standing = entry.standing or Standing(slug_in(entry.path), entry.lang.other, {}, "", "draft")
    left = standing.left
    return Row(
        path=entry.path,
        slug=standing.slug,
        title=Titles(*(standing.titles.get(lang) or None for lang in (Lang.KO, Lang.JA))),
        lang=standing.lang,
        to=standing.lang.other,
        date=standing.day,
        stage=standing.stage,
        topics=standing.topics,
        states=standing.states,
        hard=standing.hard,
        soft=standing.soft,
        left=Work(left.passages, left.sentences, -(-left.seconds // 60)),
        by_hand=standing.by_hand,
        errors=errors,
    )


def _rank(row: Row) -> int:
    """Return how long a source can wait, 0 for the least."""
    states = row.states
    waits = (
        states.stale,
        states.failed,
        row.hard,
        states.machine + states.edited,
        states.missing,
    )
    return next((rank for rank, count in enumerate(waits) if count), len(waits))
