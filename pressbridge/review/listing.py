"""The list: every source with how far its translation has come, what waits for a person first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from pressbridge.compiling.entry import Entry, Standing, Tally
from pressbridge.review.plain import plain
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
    rows.sort(key=lambda row: row.path)
    rows.sort(key=lambda row: row.date, reverse=True)
    rows.sort(key=_rank)
    listed = (ListedTopic(one.id, Titles(one.name.ko, one.name.ja)) for one in topics)
    return Listing(now.isoformat(timespec="seconds"), ui, tuple(rows), tuple(listed))


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
