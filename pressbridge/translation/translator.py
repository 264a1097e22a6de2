"""Fills catalogs: what is open goes to the engine, what comes back is judged and stored."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from pressbridge.formats.po import PoEntry
from pressbridge.translation.asking import Answer, Asking, ask
from pressbridge.translation.catalog import (
    Catalog,
    failed_entry,
    is_open,
    machine_entry,
    with_entries,
)
from pressbridge.translation.journal import Asks
from pressbridge.translation.judgement import judge
from pressbridge.translation.protection import Naming, first_mentions
from pressbridge.translation.renewal import former_texts
from pressbridge.translation.revision import MOVED, Asked, Kept, Part, joined, parts_of
from pressbridge.translation.segments import Segment
from pressbridge.translation.sender import Sender
from pressbridge.translation.turns import Errand, in_order
from pressbridge.words.model import Name
from pressbridge.words.text import one_line


@dataclass(frozen=True)
class Job:
    """One source to translate into one language."""

    catalog: Catalog
    """Brought up to date with its source (``renewal``)."""
    segments: tuple[Segment, ...]
    naming: Naming
    free: frozenset[Segment] = frozenset()
    """What may be sent now (``press.outgoing``). Of the rest only the journal may answer."""

    @cached_property
    def open(self) -> tuple[Segment, ...]:
        """What an engine is to be asked for: failed answers are not bought again."""
        return tuple(s for s in self.segments if is_open(self.catalog.find(s)))

    @property
    def to_send(self) -> tuple[Segment, ...]:
        """What of it may be sent."""
        return tuple(segment for segment in self.open if segment in self.free)

    @cached_property
    def first_mentions(self) -> Mapping[tuple[str, str], frozenset[Name]]:
        """Which names each segment is the first to mention."""
        return first_mentions((segment.key for segment in self.segments), self.naming)


@dataclass(frozen=True, slots=True)
class Filled:
    """A job done: the catalog as it is to be stored."""

    catalog: Catalog
    answered: int
    """Segments that got an answer, good or bad."""


def fill(
    jobs: Sequence[Job], sender: Sender, day: date, progress: Callable[[int], None]
) -> Generator[Filled, None, None]:
    """Translate what is open; each source is yielded when it is done, in the order of ``jobs``.

    ``day`` is the day of ``--now``; ``progress`` is told, after each segment that may be sent, how
    many characters it took.
    """
    errands = (
        Errand(_translated(segment, job, sender, day), segment in job.free)
        for job in jobs
        for segment in job.open
    )
    with closing(in_order(errands, sender)) as ends:
        for job in jobs:
            new: list[PoEntry] = []
            for segment in job.open:
                end = next(ends)
                if end.result:
                    new.append(end.result)
                if segment in job.free:
                    progress(end.characters)
            after = with_entries(job.catalog, job.segments, new) if new else job.catalog
            yield Filled(after, len(new))


def _translated(segment: Segment, job: Job, sender: Sender, day: date) -> Asks[PoEntry | None]:
    """Return the entry that the answers make, or ``None`` if one is missing."""
    parts = _parts(segment, job)
    answers = []
    for part in parts:  # one after the other, also where other segments are under way
        answers.append((yield from _answer(part, segment, job, sender, day)))  # noqa: PERF401
    complete = [answer for answer in answers if answer is not None]
    if len(complete) < len(answers):
        return None
    text = joined([answer.text for answer in complete], job.catalog.lang)
    engine = next((answer.engine for answer in complete if answer.engine), "memory")
    fault = next((answer.fault for answer in complete if answer.fault), "")
    if fault:
        return failed_entry(segment, text, engine, day, fault)
    verdict = judge(segment, text, job.naming)
    notes = [f"check: {reason}" for reason in verdict.soft]
    if any(answer.by_rule for answer in complete):
        notes.append(MOVED)
    notes += _news(parts, complete)
    if verdict.hard:
        entry = failed_entry(segment, text, engine, day, *verdict.hard)
    else:
        entry = machine_entry(segment, text, engine, day)
    return entry._replace(extracted=(*entry.extracted, *notes))


def _parts(segment: Segment, job: Job) -> tuple[Part, ...]:
    """Return a segment in parts: the sentences that an older text shares with it are known."""
    entry = job.catalog.find(segment)
    if entry is None or entry.previous is None:
        return (Asked(segment.text),)
    olds = ((entry.previous, entry.msgstr), *former_texts(segment, job.catalog))
    return parts_of(segment.text, olds, job.naming.forms)


def _answer(
    part: Part, segment: Segment, job: Job, sender: Sender, day: date
) -> Asks[Answer | None]:
    if isinstance(part, Kept):
        return Answer(part.target, "", by_rule=not part.certain)
    asking = Asking(
        catalog=job.catalog.path,
        segment=segment,
        text=part.source,
        naming=job.naming,
        new=job.first_mentions.get(segment.key, frozenset()),
        day=day,
    )
    return (yield from ask(asking, sender.mark_styles))


def _news(parts: Sequence[Part], answers: Sequence[Answer]) -> list[str]:
    """Return, for the reviewer of a changed block, which of its sentences are new."""
    if all(isinstance(part, Asked) for part in parts):
        return []
    pairs = zip(parts, answers, strict=True)
    return [
        one_line(f"new: {part.source.strip()} → {answer.text.strip()}")
        for part, answer in pairs
        if isinstance(part, Asked)
    ]
