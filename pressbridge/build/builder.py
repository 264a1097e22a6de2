"""The builder: one run at a time, and nothing done where nothing has changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from pressbridge.build.snapshot import (
    Changes,
    Known,
    LastRun,
    Scanned,
    known_in,
    ledger_file,
    scan_since,
)
from pressbridge.run import JOURNAL, OWN, Options, Progress, Result, Written
from pressbridge.words.problems import error, said
from pressbridge.world.clock import stopwatch
from pressbridge.world.lock import run_lock

if TYPE_CHECKING:
    from pressbridge.compiling.context import PressRoom
    from pressbridge.compiling.entry import Entry
    from pressbridge.world.below import Stamp

_TRIES = 3
"""How often a build begins again because somebody saved a file in the middle of it."""


def build(options: Options, progress: Progress) -> Result:
    """Translate, render and write what has changed since the last build."""
    return Builder().build(options, progress)


class Builder:
    """Builds the same press room again and again, and remembers what the last build left."""

    def __init__(self, *, owns_out: bool = False) -> None:
        """``owns_out`` says that it stays, and nobody else touches the output that it has built."""
        self._owns_out = owns_out
        self._left: Known | None = None
        self._ledger: Stamp | None = None
        """Stamp of the ledger that the last build has left: an older one knows of other texts."""

    def build(self, options: Options, progress: Progress) -> Result:
        """Translate, render and write what has changed since the last build."""
        with stopwatch() as seconds, run_lock(options.root):
            _clear_up(options)
            scanned = self._scanned(options)
            result = self._unchanged(options, scanned) or self._anew(options, scanned, progress)
            return replace(result, seconds=seconds())

    def _anew(self, options: Options, scanned: Scanned | None, progress: Progress) -> Result:
        """Load the pipeline, which makes hardly a circle of garbage either, and go through it."""
        from pressbridge.world.garbage_collection import relaxed_gc  # noqa: PLC0415 - often in vain

        with relaxed_gc(stays=self._owns_out):
            return self._run(options, scanned, progress)

    def _scanned(self, options: Options) -> Scanned | None:
        """Return what lies there and what was known; None if a folder cannot be read."""
        known = None if options.clean else self._known(options)
        if known is None:
            from pressbridge.build.output import check_out  # noqa: PLC0415 - often for nothing

            check_out(options)  # before all that lies in it is listed: it may be a whole disk
        trusted = self._owns_out and known is not None and known is self._left
        self._left = known
        try:
            return scan_since(options, known, trust_output=trusted)
        except OSError:
            return None  # the run says which folder it is, or finds that it was only a moment

    def _unchanged(self, options: Options, scanned: Scanned | None) -> Result | None:
        """Return what the last build said, if nothing at all has changed since; else None."""
        if scanned is None or scanned.refused or not options.out.is_dir():
            return None
        last, changes = scanned.last, scanned.changes
        if last is None or changes is None or changes or not _may_be_said(last, options):
            return None
        return Result(
            problems=last.problems, pages=Written(unchanged=last.files), counts=last.counts,
            waiting=last.waiting,
        )  # fmt: skip

    def _known(self, options: Options) -> Known | None:
        """Return what the last build into this folder has left."""
        store = ledger_file(options)
        is_ours = self._ledger is not None and store.stamp() == self._ledger
        return (self._left if is_ours else None) or known_in(store)

    def _run(self, options: Options, scanned: Scanned | None, progress: Progress) -> Result:
        """Go through the pipeline."""
        from pressbridge.build.output import check_out  # noqa: PLC0415 - often for nothing
        from pressbridge.build.pipeline import run  # noqa: PLC0415 - half a second
        from pressbridge.build.sources import Changed  # noqa: PLC0415

        if scanned is None or (scanned.was and not _is_as_left(scanned.changes)):
            check_out(options)  # else it was done before
        for _ in range(_TRIES):
            self._left = None
            try:
                outcome = run(options, scanned, progress)
            except Changed:
                ledger_file(options).forget()  # whatever it says, it helps no more
                scanned = self._scanned(options)
                continue
            if outcome.snapshot:
                self._left = outcome.snapshot, outcome.last
                self._ledger = ledger_file(options).stamp()
            return outcome.result
        message = said("files were changed again and again while the site was built")
        problem = error("changed", "content", None, message, said("build again when all is saved"))
        return Result(problems=(problem,))


def entries_now(options: Options) -> tuple[PressRoom | None, Mapping[str, Entry]]:
    """Return a press room and the entries of its sources as they are now; nothing is written.

    What the last build has left is taken, and what changed since is compiled, also where a mistake
    stops the build. None if there is no site to speak of. Raises OSError.
    """
    from pressbridge.build.ledger import Entries, Ledger  # noqa: PLC0415 - a build loads it last
    from pressbridge.build.outdated import Before  # noqa: PLC0415
    from pressbridge.build.sources import Sources  # noqa: PLC0415
    from pressbridge.compiling.context import CODE, read_press_room  # noqa: PLC0415
    from pressbridge.world.processes import Workers  # noqa: PLC0415
    from pressbridge.world.scratch import ScratchFolder  # noqa: PLC0415

    store = ledger_file(options)
    ledger, scanned = Ledger(store), scan_since(options, known_in(store), trust_output=True)
    known, changes = ledger.globals, scanned.changes
    code = known.base.get(CODE, b"") if known and changes and not changes.code else b""
    room, _ = read_press_room(options, scanned.now.content, code)
    if room is None:
        return None, {}
    before = Before(
        Entries(store), scanned.now, known, ledger.findings, None, scanned.last, changes
    )
    with ScratchFolder() as temp, Workers(options.jobs, temp.folder) as workers:
        entries, _ = Sources(ledger, workers).compile_outdated(room, before, all_of_them=True)
    return room, entries.all_of(room.places)


def _clear_up(options: Options) -> None:
    """Remove what a run that was killed has left of its scratch folder."""
    own = options.root / OWN
    if any(own.glob("spool-*")):
        from pressbridge.world.scratch import clear_scratch_folders  # noqa: PLC0415 - seldom

        clear_scratch_folders(own)


def _is_as_left(changes: Changes | None) -> bool:
    """Tell whether the output folder is as a build with the same options has left it."""
    return changes is not None and not (changes.code or changes.output)


def _may_be_said(last: LastRun, options: Options) -> bool:
    """Tell whether what the last build said may hold still, if no file has changed."""
    if not last.holds_at(options.now) or (last.sendable and not options.offline):
        return False
    strictly = options.strict and last.problems
    return not strictly and not (options.root / JOURNAL).exists()
