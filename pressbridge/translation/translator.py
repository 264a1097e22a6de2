"""Filling of catalogs: open segments are sent to the engine, answers are checked and stored."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from pressbridge.formats.po import PoEntry
from pressbridge.translation.catalog import (
    Catalog,
    failed_entry,
    is_open,
    machine_entry,
    with_entries,
)
from pressbridge.translation.catalog_merge import former_texts
from pressbridge.translation.journal import QuestionGenerator
from pressbridge.translation.name_masking import Naming, first_mentions
from pressbridge.translation.publishability import publishability_of
from pressbridge.translation.request_scheduler import Task, results_in_order
from pressbridge.translation.retries import TextRequest, TextResult, request_text
from pressbridge.translation.segments import Segment
from pressbridge.translation.sender import Sender
from pressbridge.translation.sentence_reuse import (
    MARKS_MOVED,
    KnownPart,
    NewPart,
    Part,
    join_parts,
    split_into_parts,
)
from pressbridge.words.model import Name
from pressbridge.words.text import one_line


@dataclass(frozen=True)
class Job:
    """One source to translate into one language."""

    catalog: Catalog
    """The catalog, merged with its source (``catalog_merge``)."""
    segments: tuple[Segment, ...]
    naming: Naming
    free: frozenset[Segment] = frozenset()
    """Segments that may be sent now (``press.outgoing``). Only the journal may answer the rest."""

    @cached_property
    def open(self) -> tuple[Segment, ...]:
        """Segments that an engine is to translate; failed answers are not asked for again."""
        return tuple(s for s in self.segments if is_open(self.catalog.find(s)))

    @property
    def to_send(self) -> tuple[Segment, ...]:
        """The open segments that may be sent."""
        return tuple(segment for segment in self.open if segment in self.free)

    @cached_property
    def first_mentions(self) -> Mapping[tuple[str, str], frozenset[Name]]:
        """Names that each segment is the first of the body to mention, by (context, text)."""
        return first_mentions((segment.key for segment in self.segments), self.naming)


@dataclass(frozen=True, slots=True)
class Filled:
    """Result of a job: the catalog to store."""

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
    tasks = (
        Task(_translated(segment, job, sender, day), segment in job.free)
        for job in jobs
        for segment in job.open
    )
    with closing(results_in_order(tasks, sender)) as results:
        for job in jobs:
            new: list[PoEntry] = []
            for segment in job.open:
                done = next(results)
                if done.result:
                    new.append(done.result)
                if segment in job.free:
                    progress(done.characters)
            after = with_entries(job.catalog, job.segments, new) if new else job.catalog
            yield Filled(after, len(new))


def _translated(
    segment: Segment, job: Job, sender: Sender, day: date
) -> QuestionGenerator[PoEntry | None]:
    """Return the entry that the answers make, or ``None`` if one is missing."""
    parts = _parts(segment, job)
    answers = []
    for part in parts:  # one after the other, also where other segments are under way
        answers.append((yield from _answer(part, segment, job, sender, day)))  # noqa: PERF401
    complete = [answer for answer in answers if answer is not None]
    if len(complete) < len(answers):
        return None
    text = join_parts([answer.text for answer in complete], job.catalog.lang)
    engine = next((answer.engine for answer in complete if answer.engine), "memory")
    fault = next((answer.fault for answer in complete if answer.fault), "")
    if fault:
        return failed_entry(segment, text, engine, day, fault)
    found = publishability_of(segment, text, job.naming)
    notes = [f"check: {reason}" for reason in found.soft]
    if any(answer.by_rule for answer in complete):
        notes.append(MARKS_MOVED)
    notes += _news(parts, complete)
    if found.hard:
        entry = failed_entry(segment, text, engine, day, *found.hard)
    else:
        entry = machine_entry(segment, text, engine, day)
    return entry._replace(extracted=(*entry.extracted, *notes))


def _parts(segment: Segment, job: Job) -> tuple[Part, ...]:
    """Return a segment in parts: the sentences that an older text shares with it are known."""
    entry = job.catalog.find(segment)
    if entry is None or entry.previous is None:
        return (NewPart(segment.text),)
    olds = ((entry.previous, entry.msgstr), *former_texts(segment, job.catalog))
    return split_into_parts(segment.text, olds, job.naming.forms)


def _answer(
    part: Part, segment: Segment, job: Job, sender: Sender, day: date
) -> QuestionGenerator[TextResult | None]:
    if isinstance(part, KnownPart):
        return TextResult(part.target, "", by_rule=not part.certain)
    request = TextRequest(
        catalog=job.catalog.path,
        segment=segment,
        text=part.source,
        naming=job.naming,
        new=job.first_mentions.get(segment.key, frozenset()),
        day=day,
    )
    return (yield from request_text(request, sender.mark_styles))


def _news(parts: Sequence[Part], answers: Sequence[TextResult]) -> list[str]:
    """Return, for the reviewer of a changed block, which of its sentences are new."""
    if all(isinstance(part, NewPart) for part in parts):
        return []
    pairs = zip(parts, answers, strict=True)
    return [
        one_line(f"new: {part.source.strip()} → {answer.text.strip()}")
        for part, answer in pairs
        if isinstance(part, NewPart)
    ]
