"""The second phase: what is missing is asked for, and kept, whatever happens."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pressbridge.press.options import Options
from pressbridge.press.room import Room
from pressbridge.translation.catalog import Catalog, EntryState, read_catalog
from pressbridge.translation.engines.base import Engine
from pressbridge.translation.engines.choose import SITE, choose
from pressbridge.translation.journal import Record, decode_all, encode
from pressbridge.translation.masking import split
from pressbridge.translation.permission import refusal
from pressbridge.translation.segments import Segment
from pressbridge.translation.sender import Sender
from pressbridge.translation.translator import Filled, Job, fill, question
from pressbridge.words.lang import Lang
from pressbridge.words.model import Release, Source, Standing
from pressbridge.words.problems import Problem, warning
from pressbridge.words.visibility import Stage, as_of, stage_of
from pressbridge.world import clock, files, journal_file
from pressbridge.world.clock import now as moment_now

JOURNAL = ".pressbridge/journal.jsonl"


@dataclass(frozen=True, slots=True)
class Sent:
    """What the phase did."""

    room: Room
    characters: int = 0
    requests: int = 0
    problems: tuple[Problem, ...] = ()
    unanswered: int = 0
    """Segments that might have been sent and stayed without a translation."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One request that a dry run announces."""

    path: str
    """The source."""
    text: str
    """Exactly what would be sent."""


def engine_for(room: Room, options: Options) -> Engine | None:
    """Return the engine that the press room wants; none with ``--offline``."""
    if options.offline:
        return None
    return choose(room.content.site.translation, os.environ)


def jobs(room: Room, engine: Engine | None, options: Options) -> tuple[Job, ...]:
    """Return what there is to translate, newest first; each says whether it may be sent."""
    return tuple(
        _job(room, source, engine, options)
        for source in room.content.sources
        if source.path in room.catalogs
    )


def _job(room: Room, source: Source, engine: Engine | None, options: Options) -> Job:
    """Return what there is to do for one source; texts that may not leave are held back.

    ``--now`` may lie in the future, to look at what will be: what is secret until then is not sent.
    """
    wanted = room.wanted(source)
    held = frozenset(wanted)
    now = min(options.now, moment_now())
    if engine and not refusal(source, public_engine=engine.public, now=now):
        public = as_of(source, now) if engine.public else source
        held -= frozenset(room.wanted(public))
    return Job(room.catalogs[source.path], wanted, held)


def letters(room: Room, engine: Engine | None, options: Options) -> tuple[Letter, ...]:
    """Return everything that would be sent, to the character; sends nothing."""
    if engine is None:
        return ()
    found: dict[tuple[Lang, str], Letter] = {}
    paths = {catalog.path: path for path, catalog in room.catalogs.items()}
    known = {(r.target, r.sent) for r in decode_all(journal_file.read(options.root / JOURNAL))[0]}
    for job in jobs(room, engine, options):
        for segment in job.to_send:
            asked = question(segment, job, options.now.date())
            for part in split(asked.sent, engine.max_chars):
                key = (asked.target, part)
                if key not in known:
                    found.setdefault(key, Letter(paths[job.catalog.path], part))
    return tuple(found.values())


def translate(
    room: Room,
    options: Options,
    *,
    store_all: bool,
    progress: Callable[[Segment], None],
    engine: Engine | None,
) -> Sent:
    """Fill the catalogs and store them.

    ``store_all`` also writes catalogs that only changed their shape (new texts without a
    translation, texts that are gone); a build does not, so that it leaves no traces.
    """
    journal = options.root / JOURNAL
    records, _ = decode_all(journal_file.read(journal))
    sender = Sender(engine, records, lambda line: journal_file.append(journal, line), clock.pause)
    todo = jobs(room, engine, options)
    catalogs = dict(room.catalogs)
    paths = {catalog.path: path for path, catalog in room.catalogs.items()}
    for done in fill(todo, sender, options.now.date(), progress):
        if not (done.changed if store_all else done.answered or done.says_more):
            continue
        stored = _store(options.root, done) if done.answered or store_all else done.after
        catalogs[paths[done.after.path]] = stored
    open_answers = [r for r in sender.left_over if not _is_settled(r, catalogs)]
    journal_file.keep(journal, map(encode, open_answers))
    after = room if catalogs == room.catalogs else replace(room, catalogs=catalogs)
    left = _left(todo, catalogs, paths)
    return Sent(after, sender.characters, sender.requests, _problems(room, sender, left), left)


def _is_settled(record: Record, catalogs: Mapping[str, Catalog]) -> bool:
    """Tell whether the text that an answer was for has a translation in its catalog by now."""
    asked_for = Segment(record.context, record.source)
    return any(
        catalog.path == record.catalog and catalog.state(asked_for) is not EntryState.MISSING
        for catalog in catalogs.values()
    )


def _store(root: Path, done: Filled) -> Catalog:
    """Replace a catalog and return it as it is read again, with its lines.

    Only then may the journal go. Raises OSError if the disk does not give back what was written.
    """
    text = done.after.to_text()
    path = files.on_disk(root / done.after.path)
    files.write_atomic(path, text.encode(), durable=True)
    if files.read_bytes(path) != text.encode():
        raise OSError(None, "the catalog on the disk is not what was written")
    return read_catalog(text, done.after.path, done.after.lang)[0]


def _left(todo: tuple[Job, ...], catalogs: Mapping[str, Catalog], paths: Mapping[str, str]) -> int:
    """Count the segments that might be translated and have no translation to show."""
    shown = {EntryState.REVIEWED, EntryState.MACHINE, EntryState.EDITED}
    return sum(
        1
        for job in todo
        for segment in job.segments
        if segment not in job.held and catalogs[paths[job.catalog.path]].state(segment) not in shown
    )


def _problems(room: Room, sender: Sender, left: int) -> tuple[Problem, ...]:
    if sender.engine is None or not (sender.stopped or sender.unanswered):
        return ()
    name, reason = sender.engine.name, sender.stopped or "no answer"
    message = (
        f"{name} ({sender.engine.host}) gave no more answers ({reason}); still to translate: {left}"
    )
    hint = "the next build or  python build.py translate  asks for them again"
    line = room.content.site.translation.line
    return (warning("engine", SITE, line, message, hint),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How far the translation of what is public has come, in segments."""

    segments: int = 0
    reviewed: int = 0
    machine: int = 0
    """Unreviewed: an engine's, or a person's edit that is still flagged."""
    edited: int = 0
    """Of these, the edited ones."""
    stale: int = 0
    failed: int = 0
    missing: int = 0
    """Without a translation to show: stale and failed ones are not among them."""

    def __add__(self, other: Tally) -> Tally:
        fields = ("segments", "reviewed", "machine", "edited", "stale", "failed", "missing")
        return Tally(**{name: getattr(self, name) + getattr(other, name) for name in fields})


def tally(room: Room, source: Source) -> Tally:
    """Count one source's segments by state. A hand translation counts as reviewed."""
    wanted = room.wanted(source)
    catalog = room.catalogs.get(source.path)
    if catalog is None:
        count = len(wanted) if source.path in room.hand else 0
        return Tally(segments=count, reviewed=count)
    states = [catalog.state(segment) for segment in wanted]
    return Tally(
        segments=len(states),
        reviewed=states.count(EntryState.REVIEWED),
        machine=states.count(EntryState.MACHINE) + states.count(EntryState.EDITED),
        edited=states.count(EntryState.EDITED),
        stale=states.count(EntryState.STALE),
        failed=states.count(EntryState.FAILED),
        missing=states.count(EntryState.MISSING),
    )


def public_tally(room: Room, options: Options) -> Tally:
    """Count the segments of everything that is public."""
    total = Tally()
    for source in room.content.sources:
        if is_public(source, options):
            total += tally(room, as_of(source, options.now))
    return total


def is_public(source: Source, options: Options) -> bool:
    """Tell whether readers may see a source at the cut-off."""
    if isinstance(source, Release):
        return stage_of(source, options.now) is Stage.PUBLIC
    return isinstance(source, Standing) and not source.draft
