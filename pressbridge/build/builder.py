"""The builder: one run at a time, and nothing done where nothing has changed."""

from __future__ import annotations

from dataclasses import replace

from pressbridge.build.snapshot import (
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

_TRIES = 3
"""How often a build begins again because somebody saved a file in the middle of it."""


def build(options: Options, progress: Progress) -> Result:
    """Translate, render and write what has changed since the last build."""
    return Builder().build(options, progress)


class Builder:
    """Builds the same press room again and again, and remembers what the last build left."""

    def __init__(self, *, owns_out: bool = False) -> None:
        """``owns_out`` says that nobody else touches the output once this has built it."""
        self._owns_out = owns_out
        self._left: Known | None = None

    def build(self, options: Options, progress: Progress) -> Result:
        """Translate, render and write what has changed since the last build."""
        with stopwatch() as seconds, run_lock(options.root):
            _clear_up(options)
            scanned = self._scanned(options)
            result = self._unchanged(options, scanned) or self._run(options, scanned, progress)
            return replace(result, seconds=seconds())

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
            problems=last.problems, pages=Written(unchanged=last.files), counts=last.counts
        )

    def _known(self, options: Options) -> Known | None:
        """Return what the last build into this folder has left."""
        return self._left or known_in(ledger_file(options))

    def _run(self, options: Options, scanned: Scanned | None, progress: Progress) -> Result:
        """Go through the pipeline."""
        from pressbridge.build.output import check_out  # noqa: PLC0415 - often for nothing
        from pressbridge.build.pipeline import run  # noqa: PLC0415 - half a second
        from pressbridge.build.sources import Changed  # noqa: PLC0415

        if scanned is None or scanned.was:
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
            return outcome.result
        message = said("files were changed again and again while the site was built")
        problem = error("changed", "content", None, message, said("build again when all is saved"))
        return Result(problems=(problem,))


def _clear_up(options: Options) -> None:
    """Remove what a run that was killed has left of its scratch folder."""
    own = options.root / OWN
    if any(own.glob("spool-*")):
        from pressbridge.world.scratch import clear_scratch_folders  # noqa: PLC0415 - seldom

        clear_scratch_folders(own)


def _may_be_said(last: LastRun, options: Options) -> bool:
    """Tell whether what the last build said may hold still, if no file has changed."""
    if not last.holds_at(options.now) or (last.sendable and not options.offline):
        return False
    strictly = options.strict and last.problems
    return not strictly and not (options.root / JOURNAL).exists()
