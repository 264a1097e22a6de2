"""``build``: as little as the last build and what has changed since then leave to do."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pressbridge.press.options import Options
from pressbridge.press.outcome import Outcome, Progress
from pressbridge.press.places import OWN, ledger_of
from pressbridge.press.standstill import Standstill, changed_content, holds, kept_still, look
from pressbridge.world.clock import stopwatch
from pressbridge.world.garbage import collected_seldom
from pressbridge.world.ledger_file import DamagedLedger, LedgerFile
from pressbridge.world.lock import run_lock
from pressbridge.world.spool import clear_spools

if TYPE_CHECKING:
    from pressbridge.press.remains import Remains


def build(options: Options, progress: Progress) -> Outcome:
    """Translate, render and write what has changed since the last build."""
    return Builder().build(options, progress)


class Builder:
    """Builds the same press room again and again, and remembers what the last build left."""

    def __init__(self, *, owns_out: bool = False) -> None:
        """``owns_out`` says that nobody else touches the output once this has built it."""
        self._owns_out = owns_out
        self._still: Standstill | None = None
        self._remains: Remains | None = None

    def build(self, options: Options, progress: Progress) -> Outcome:
        """Translate, render and write what has changed since the last build."""
        with stopwatch() as seconds, run_lock(options.root), collected_seldom():
            clear_spools(options.root / OWN)
            outcome = self._quick(options) or self._whole(options, progress)
            return replace(outcome, seconds=seconds())

    def _whole(self, options: Options, progress: Progress) -> Outcome:
        from pressbridge.press import pipeline  # noqa: PLC0415 - half a second, often for nothing

        self._still = self._remains = None
        return pipeline.build(options, progress)

    def _quick(self, options: Options) -> Outcome | None:
        """Do the same as ``_short``; what cannot be read or trusted is the long way's to judge."""
        try:
            return self._short(options)
        except DamagedLedger:
            ledger_of(options.root, options.out).forget()
        except OSError:
            pass  # the long way says which file it is, or finds that it was only a moment
        return None

    def _short(self, options: Options) -> Outcome | None:
        """Return the outcome if nothing has changed, or next to nothing; else None."""
        if options.clean or not options.out.is_dir():
            return None
        ledger = ledger_of(options.root, options.out)
        known = self._still
        still = known if known and holds(known, options) else kept_still(ledger, options)
        return self._since(still, options, ledger) if still else None

    def _since(self, still: Standstill, options: Options, ledger: LedgerFile) -> Outcome | None:
        """Do what is to be done since the last build, if that is next to nothing."""
        now = look(options, still, trust_out=self._owns_out and still is self._still)
        self._still = still
        changed = changed_content(still, now)
        if not changed and not now.content.odd:
            return still.outcome if still.out.same_as(now.out) else None
        from pressbridge.press import retouch  # noqa: PLC0415 - the same
        from pressbridge.press.remains import Remains  # noqa: PLC0415 - the same

        self._remains = self._remains or Remains(options.root, ledger)
        done = retouch.retouched(self._remains, options, still, now, changed)
        if done is None:
            return None
        outcome, self._still = done
        return outcome
