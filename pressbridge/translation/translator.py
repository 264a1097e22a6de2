"""Fills catalogs: what is missing goes to the engine, what comes back is judged and stored."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from pressbridge.formats.po import PoEntry
from pressbridge.translation import verdict
from pressbridge.translation.catalog import (
    Catalog,
    EntryState,
    failed_entry,
    machine_entry,
    with_entries,
)
from pressbridge.translation.engines.base import EngineRejected
from pressbridge.translation.journal import Question
from pressbridge.translation.masking import mask, unmask
from pressbridge.translation.segments import Segment
from pressbridge.translation.sender import NotSent, Sender


@dataclass(frozen=True)
class Job:
    """One source to translate into one language."""

    catalog: Catalog
    segments: tuple[Segment, ...]
    held: frozenset[Segment] = frozenset()
    """What may not be sent now: only the journal may answer for it."""

    @cached_property
    def ready(self) -> Catalog:
        """The catalog brought up to date: texts that came back have their translations again."""
        return with_entries(self.catalog, self.segments, ())

    @cached_property
    def missing(self) -> tuple[Segment, ...]:
        """What an engine is to be asked for: failed answers are not bought again."""
        return tuple(s for s in self.segments if self.ready.state(s) is EntryState.MISSING)

    @property
    def to_send(self) -> tuple[Segment, ...]:
        """What of it may be sent."""
        return tuple(segment for segment in self.missing if segment not in self.held)


@dataclass(frozen=True, slots=True)
class Filled:
    """A job done: the catalog as it is to be stored, and whether that differs from the file."""

    before: Catalog
    after: Catalog
    answered: int
    """Segments that got an answer, good or bad."""

    @property
    def changed(self) -> bool:
        """Whether the file differs, if only by texts that have no translation."""
        return self.before.file != self.after.file

    @property
    def says_more(self) -> bool:
        """Whether a page may show something else with it."""
        return _said(self.before) != _said(self.after)


def _said(catalog: Catalog) -> list[PoEntry]:
    return [entry for entry in catalog.file.entries if entry.msgstr and not entry.obsolete]


def fill(
    jobs: Sequence[Job], sender: Sender, day: date, progress: Callable[[Segment], None]
) -> Iterator[Filled]:
    """Translate what is missing, one source after the other; each is yielded as it is done.

    ``day`` is the day of ``--now``; ``progress`` is called after each segment.
    """
    for job in jobs:
        new: list[PoEntry] = []
        for segment in job.missing:
            entry = _translated(segment, job, sender, day)
            if entry:
                new.append(entry)
            if segment not in job.held:
                progress(segment)
        after = with_entries(job.ready, job.segments, new) if new else job.ready
        yield Filled(job.catalog, after, len(new))


def question(segment: Segment, job: Job, day: date) -> Question:
    """Return what is asked for a segment, ready to send."""
    return Question(
        catalog=job.catalog.path,
        context=segment.context,
        source=segment.text,
        sent=mask(segment.text).text,
        day=day,
        target=job.catalog.lang,
    )


def _translated(segment: Segment, job: Job, sender: Sender, day: date) -> PoEntry | None:
    """Return the entry that an answer makes, or ``None`` if there was no answer."""
    asked = question(segment, job, day)
    if segment in job.held and (asked.target, asked.sent) not in sender.known:
        return None
    name = sender.engine.name if sender.engine else ""
    try:
        answer, name = sender.answer(asked)
    except NotSent:
        return None
    except EngineRejected as rejected:
        name = name or sender.known[(asked.target, asked.sent)].engine
        return failed_entry(segment, "", name, day, f"{rejected.reason}: no translation came")
    try:
        text = unmask(answer.strip(), mask(segment.text), job.catalog.lang)
    except ValueError as damage:
        return failed_entry(segment, answer, name, day, f"marks: {damage}")
    fault = verdict.fault(segment.text, text, job.catalog.lang)
    if fault:
        return failed_entry(segment, text, name, day, fault)
    return machine_entry(segment, text, name, day)
