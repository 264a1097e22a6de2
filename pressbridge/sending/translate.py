"""The second phase: what is missing is asked for, and kept, whatever happens."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from pressbridge.compiling.workspace import Workspace
from pressbridge.reading.content_files import CONTENT
from pressbridge.run import JOURNAL, Options, RequestPreview
from pressbridge.sending.outgoing import SHOWN
from pressbridge.translation.catalog import Catalog, has_new_translations, is_open, read_catalog
from pressbridge.translation.engines.base import Engine
from pressbridge.translation.engines.choose import SITE, choose, key_problem, known_keys
from pressbridge.translation.engines.keys import holds_key
from pressbridge.translation.journal import (
    KEY_IN_ANSWER,
    EntryKey,
    Record,
    from_json_lines,
    to_json_line,
)
from pressbridge.translation.segments import Segment
from pressbridge.translation.sender import MAX_CONNECTIONS, DryRunSender, Sender
from pressbridge.translation.translator import Job, fill
from pressbridge.words.problems import COMMAND, NOTHING, Problem, Said, quoted, said, warning
from pressbridge.world import clock, files, journal_file
from pressbridge.world.below import read_bytes


@dataclass(frozen=True, slots=True)
class Sent:
    """What the phase did."""

    workspace: Workspace
    characters: int = 0
    requests: int = 0
    problems: tuple[Problem, ...] = ()
    unanswered: int = 0
    """Segments that might have been sent and stayed without a translation."""


def engine_for(workspace: Workspace, options: Options) -> Engine | None:
    """Return the engine that the press room wants; none with ``--offline``."""
    if options.offline:
        return None
    return choose(workspace.content.site.translation, os.environ)


def previews(
    workspace: Workspace, engine: Engine | None, options: Options, todo: Sequence[Job]
) -> tuple[RequestPreview, ...]:
    """Return everything that would be sent, to the character; sends nothing."""
    if engine is None:
        return ()
    rehearsal = DryRunSender(engine, _journalled(options))
    for _ in fill(todo, rehearsal, options.now.date(), lambda _: None):
        pass
    paths = {catalog.path: path for path, catalog in workspace.catalogs.items()}
    return tuple(
        RequestPreview(paths[asked.catalog], asked.sent) for asked in rehearsal.noted.values()
    )


def _journalled(options: Options) -> tuple[Record, ...]:
    """Return the answers that an earlier run has left, but for those that hold a key."""
    records, _ = from_json_lines(journal_file.read(options.root / JOURNAL))
    keys = known_keys(os.environ)
    return tuple(one for one in records if not any(holds_key(one.answer or "", k) for k in keys))


def translate(  # noqa: PLR0913 - what a run consists of
    workspace: Workspace,
    options: Options,
    todo: Sequence[Job],
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
        MAX_CONNECTIONS if workspace.content.site.translation.endpoint else 1,
    )
    no_key = _no_key(workspace, engine, options, todo)
    if no_key:
        sender.stopped = no_key.message
    catalogs = dict(workspace.catalogs)
    stored = dict(workspace.stored)
    paths = {catalog.path: path for path, catalog in workspace.catalogs.items()}
    with closing(fill(todo, sender, options.now.date(), progress)) as filled:
        for done in filled:
            path = paths[done.catalog.path]
            before = workspace.stored[path]
            catalogs[path] = done.catalog
            changed = before.file != done.catalog.file
            if changed and (
                store_all or done.answered or has_new_translations(before, done.catalog)
            ):
                stored[path] = catalogs[path] = _store(options.root, done.catalog)
    by_path = {catalog.path: catalog for catalog in catalogs.values()}
    awaited = [r for r in sender.records if _is_awaited(r, sender.users[r.key], by_path)]
    journal_file.keep(journal, map(to_json_line, awaited))
    same = catalogs == workspace.catalogs and stored == workspace.stored
    after = workspace if same else replace(workspace, catalogs=catalogs, stored=stored)
    left = _left(todo, catalogs, paths)
    problems = (no_key,) if no_key else _problems(workspace, sender, left)
    return Sent(after, sender.characters, sender.requests, problems, left)


def _no_key(
    workspace: Workspace, engine: Engine | None, options: Options, todo: Sequence[Job]
) -> Problem | None:
    """Return what is wrong with the engine's key, if anything is to be sent (docs/engines.md)."""
    problem = key_problem(workspace.content.site.translation, os.environ)
    return problem if problem and previews(workspace, engine, options, todo) else None


def _is_awaited(
    record: Record, users: AbstractSet[EntryKey], catalogs: Mapping[str, Catalog]
) -> bool:
    """Tell whether a later run needs an answer: a text that it was for has no translation yet.

    That may be so for an answer that was used: the other half of a text is missing, or its marks
    were damaged and the engine fell silent before the second try. ``users`` are the entries that
    it was given out for; ``catalogs`` are found by their own path.
    """
    entries = [
        entry
        for path, context, source in {record.entry_key, *users}
        if path in catalogs and (entry := catalogs[path].find(Segment(context, source)))
    ]
    return any(map(is_open, entries)) if entries else not users


def _store(root: Path, after: Catalog) -> Catalog:
    """Replace a catalog and return it as it is read again, with its lines.

    Only then may the journal go. Raises OSError if the disk does not give back what was written.
    """
    text = after.to_text()
    at = files.place_below(root / CONTENT, root / after.path)
    files.replace_below(at, text.encode())
    if read_bytes(at) != text.encode():
        raise OSError(None, said("the catalog on the disk is not what was written"))
    return read_catalog(text, after.path, after.lang)[0]


def _left(todo: Sequence[Job], catalogs: Mapping[str, Catalog], paths: Mapping[str, str]) -> int:
    """Count the segments that might be translated and have no translation to show."""
    return sum(
        1
        for job in todo
        for segment in job.segments
        if segment in job.free and catalogs[paths[job.catalog.path]].state(segment) not in SHOWN
    )


def _problems(workspace: Workspace, sender: Sender, left: int) -> tuple[Problem, ...]:
    if sender.engine is None or not (sender.stopped or sender.unanswered):
        return ()
    line = workspace.content.site.translation.line
    name, reason = sender.engine.name, sender.stopped or "no answer"
    if reason == KEY_IN_ANSWER:
        return (_key_told(sender.engine, line, left),)
    who = f"{name} ({sender.engine.host})"
    waiting = said(_ONE_LEFT if left == 1 else _LEFT, n=left)
    if not sender.requests:
        message = said(
            "the translation service cannot be reached: nothing was sent; {waiting} "
            "({who}: {reason})",
            who=who,
            reason=_REASONS.get(reason) or quoted(reason),
            waiting=waiting,
        )
        hint = said(
            "see that this computer is connected to the internet; the next build or  {command} "
            "translate  asks again, and with --offline nothing is asked for",
            command=COMMAND,
        )
        return (warning("engine", SITE, line, message, hint),)
    message = said(
        _ONE_REQUEST if sender.requests == 1 else _REQUESTS,
        who=who,
        reason=_in_words(reason),
        requests=sender.requests,
        characters=sender.characters,
        waiting=waiting,
    )
    return (warning("engine", SITE, line, message, _next_step(reason)),)


def _key_told(engine: Engine, line: int | None, left: int) -> Problem:
    message = said(
        "{name} ({host}) sent our key back in an answer, which was not kept; nothing "
        "more is sent, still to translate: {left}",
        name=engine.name,
        host=engine.host,
        left=left,
    )
    hint = said("have a new key made, and ask who runs this server why it tells keys")
    return warning("engine-key", SITE, line, message, hint)


_LEFT = said("still to translate: {n} passages")
_ONE_LEFT = said("still to translate: 1 passage")
_REQUESTS = said(
    "{who} gave no more answers ({reason}): {requests} requests with {characters} characters went "
    "out; {waiting}"
)
_ONE_REQUEST = said(
    "{who} gave no more answers ({reason}): 1 request with {characters} characters went out; "
    "{waiting}"
)

_REASONS = {
    "ConnectionError": said("no connection"),
    "NameResolutionError": said("no connection"),
    "ProxyError": said("the proxy of this network refuses"),
    "SSLError": said("its certificate does not hold"),
    "captcha": said("it asks whether we are a person"),
    "no answer": said("no answer"),
    "no-result": said("its page has no translation"),
    "not-json": said("another page came, perhaps a login"),
    "other-form": said("its answer has another form"),
    "redirect": said("it sends us elsewhere"),
    "status-401": said("it does not know the key"),
    "status-403": said("it does not let us in"),
    "status-429": said("too many requests"),
    "status-456": said("the quota of the account is used up"),
    "timeout": said("no answer in time"),
}
"""The commonest reasons of engines (``EngineError``), for people."""

_OF_ACCOUNT = frozenset({"status-401", "status-402", "status-403", "status-456"})


def _in_words(reason: str) -> Said:
    """Return a reason for people, with the word that a search finds."""
    words = _REASONS.get(reason, NOTHING)
    if not words:
        return quoted(reason)
    return words if words == reason else said("{words}: {reason}", words=words, reason=reason)


def _next_step(reason: str) -> Said:
    if reason in _OF_ACCOUNT:
        step = said(
            "look at the account and its key; the next build or  {command} translate  asks for "
            "them again",
            command=COMMAND,
        )
    elif reason in ("status-429", "captcha"):
        step = said(
            "wait an hour; the next build or  {command} translate  asks for them again",
            command=COMMAND,
        )
    else:
        step = said(
            "what was answered is kept; the next build or  {command} translate  asks for them "
            "again",
            command=COMMAND,
        )
    return step
