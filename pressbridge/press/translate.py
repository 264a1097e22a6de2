"""The second phase: what is missing is asked for, and kept, whatever happens."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from pressbridge.press.options import Options
from pressbridge.press.outcome import Letter
from pressbridge.press.places import JOURNAL
from pressbridge.press.room import Room
from pressbridge.translation.catalog import Catalog, EntryState, is_open, read_catalog, says_more
from pressbridge.translation.engines.base import Engine
from pressbridge.translation.engines.choose import SITE, choose, key_problem, known_keys
from pressbridge.translation.engines.keys import holds_key
from pressbridge.translation.journal import KEY_IN_ANSWER, Place, Record, decode_all, encode
from pressbridge.translation.permission import is_secret, refusal
from pressbridge.translation.segments import Segment
from pressbridge.translation.sender import CONNECTIONS, Rehearsal, Sender
from pressbridge.translation.translator import Job, fill
from pressbridge.words.lang import Lang
from pressbridge.words.model import Source
from pressbridge.words.problems import Problem, warning
from pressbridge.words.sentences import sentences
from pressbridge.words.text import without_marks
from pressbridge.words.visibility import as_of
from pressbridge.world import clock, files, journal_file
from pressbridge.world.clock import now as moment_now


@dataclass(frozen=True, slots=True)
class Sent:
    """What the phase did."""

    room: Room
    characters: int = 0
    requests: int = 0
    problems: tuple[Problem, ...] = ()
    unanswered: int = 0
    """Segments that might have been sent and stayed without a translation."""


def engine_for(room: Room, options: Options) -> Engine | None:
    """Return the engine that the press room wants; none with ``--offline``."""
    if options.offline:
        return None
    return choose(room.content.site.translation, os.environ)


def jobs(room: Room, engine: Engine | None, options: Options) -> tuple[Job, ...]:
    """Return what there is to translate, newest first; each says what may be sent."""
    now = min(options.now, moment_now())
    kept_back = secrets(room, now) if engine and engine.public else frozenset()
    return tuple(
        _job(room, source, engine, now, kept_back)
        for source in room.content.sources
        if source.path in room.catalogs
    )


def secrets(room: Room, now: datetime) -> frozenset[tuple[Lang, str]]:
    """Return the sentences that no public engine may see, as (language, words).

    A sentence counts wherever it stands: one of an embargoed release is not sent for a public one
    that has it too (docs/design.md §6).
    """
    return frozenset(
        (source.lang, words)
        for source in room.content.sources
        for segment in _secret_segments(room, source, now)
        for words in _said_in(segment)
    )


def _said_in(segment: Segment) -> Iterator[str]:
    """Yield the sentences of a segment without markup, spaces and end marks."""
    for sentence in sentences(segment.text):
        yield _SILENT.sub("", without_marks(sentence))


_SILENT = re.compile(r"[\s.,!?。、！？…]+")


def _secret_segments(room: Room, source: Source, now: datetime) -> Iterable[Segment]:
    wanted = room.wanted(source)
    if is_secret(source, now):
        return wanted
    public = frozenset(room.wanted(as_of(source, now)))
    return (segment for segment in wanted if segment not in public)


def _job(
    room: Room,
    source: Source,
    engine: Engine | None,
    now: datetime,
    kept_back: AbstractSet[tuple[Lang, str]],
) -> Job:
    """Return what there is to do for one source; texts that may not leave are held back.

    ``--now`` may lie in the future, to look at what will be: what is secret until then is not sent.
    """
    wanted = room.wanted(source)
    held = frozenset(wanted)
    if engine and not refusal(source, public_engine=engine.public, now=now):
        public = as_of(source, now) if engine.public else source
        held -= {
            segment
            for segment in room.wanted(public)
            if not any((source.lang, words) in kept_back for words in _said_in(segment))
        }
    return Job(room.catalogs[source.path], wanted, room.naming(source), held)


def letters(room: Room, engine: Engine | None, options: Options) -> tuple[Letter, ...]:
    """Return everything that would be sent, to the character; sends nothing."""
    if engine is None:
        return ()
    rehearsal = Rehearsal(engine, _journalled(options))
    for _ in fill(jobs(room, engine, options), rehearsal, options.now.date(), lambda _: None):
        pass
    paths = {catalog.path: path for path, catalog in room.catalogs.items()}
    return tuple(Letter(paths[asked.catalog], asked.sent) for asked in rehearsal.noted.values())


def _journalled(options: Options) -> tuple[Record, ...]:
    """Return the answers that an earlier run has left, but for those that hold a key."""
    records, _ = decode_all(journal_file.read(options.root / JOURNAL))
    keys = known_keys(os.environ)
    return tuple(one for one in records if not any(holds_key(one.answer or "", k) for k in keys))


def translate(
    room: Room,
    options: Options,
    *,
    store_all: bool,
    progress: Callable[[int], None],
    engine: Engine | None,
) -> Sent:
    """Fill the catalogs and store them.

    ``store_all`` also writes catalogs that only changed their shape (new texts without a
    translation, texts that are gone); a build does not, so that it leaves no traces. What a person
    is to read is stored by both.
    """
    journal = options.root / JOURNAL
    sender = Sender(
        engine,
        _journalled(options),
        lambda line: journal_file.append(journal, line),
        clock.pause,
        CONNECTIONS if room.content.site.translation.endpoint else 1,
    )
    no_key = _no_key(room, engine, options)
    if no_key:
        sender.stopped = no_key.message
    todo = jobs(room, engine, options)
    catalogs = dict(room.catalogs)
    stored = dict(room.stored)
    paths = {catalog.path: path for path, catalog in room.catalogs.items()}
    with closing(fill(todo, sender, options.now.date(), progress)) as filled:
        for done in filled:
            path = paths[done.catalog.path]
            before = room.stored[path]
            catalogs[path] = done.catalog
            changed = before.file != done.catalog.file
            if changed and (store_all or done.answered or says_more(before, done.catalog)):
                stored[path] = catalogs[path] = _store(options.root, done.catalog)
    by_path = {catalog.path: catalog for catalog in catalogs.values()}
    awaited = [r for r in sender.records if _is_awaited(r, sender.users[r.key], by_path)]
    journal_file.keep(journal, map(encode, awaited))
    same = catalogs == room.catalogs and stored == room.stored
    after = room if same else replace(room, catalogs=catalogs, stored=stored)
    left = _left(todo, catalogs, paths)
    problems = (no_key,) if no_key else _problems(room, sender, left)
    return Sent(after, sender.characters, sender.requests, problems, left)


def _no_key(room: Room, engine: Engine | None, options: Options) -> Problem | None:
    """Return that the engine's key is missing, if anything is to be sent (docs/engines.md)."""
    missing = key_problem(room.content.site.translation, os.environ)
    return missing if missing and letters(room, engine, options) else None


def _is_awaited(record: Record, users: AbstractSet[Place], catalogs: Mapping[str, Catalog]) -> bool:
    """Tell whether a later run needs an answer: a text that it was for has no translation yet.

    That may be so for an answer that was used: the other half of a text is missing, or its marks
    were damaged and the engine fell silent before the second try. ``users`` are the entries that
    it was given out for; ``catalogs`` are found by their own path.
    """
    entries = [
        entry
        for path, context, source in {record.place, *users}
        if path in catalogs and (entry := catalogs[path].find(Segment(context, source)))
    ]
    return any(map(is_open, entries)) if entries else not users


def _store(root: Path, after: Catalog) -> Catalog:
    """Replace a catalog and return it as it is read again, with its lines.

    Only then may the journal go. Raises OSError if the disk does not give back what was written.
    """
    text = after.to_text()
    path = files.on_disk(root / after.path)
    files.write_atomic(path, text.encode(), durable=True)
    if files.read_bytes(path) != text.encode():
        raise OSError(None, "the catalog on the disk is not what was written")
    return read_catalog(text, after.path, after.lang)[0]


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
    line = room.content.site.translation.line
    name, reason = sender.engine.name, sender.stopped or "no answer"
    if reason == KEY_IN_ANSWER:
        message = (
            f"{name} ({sender.engine.host}) sent our key back in an answer, which was not kept; "
            f"nothing more is sent, still to translate: {left}"
        )
        hint = "have a new key made, and ask who runs this server why it tells keys"
        return (warning("engine-key", SITE, line, message, hint),)
    message = (
        f"{name} ({sender.engine.host}) gave no more answers ({reason}); still to translate: {left}"
    )
    hint = "the next build or  python build.py translate  asks for them again"
    return (warning("engine", SITE, line, message, hint),)
