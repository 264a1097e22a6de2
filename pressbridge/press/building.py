"""``build``: as little as the last build and what has changed since then leave to do."""

from __future__ import annotations

from dataclasses import replace

from pressbridge.press.options import Options
from pressbridge.press.outcome import Outcome, Progress
from pressbridge.press.places import ledger_of
from pressbridge.press.standstill import changed_content, kept_still, look
from pressbridge.world import clock
from pressbridge.world.lock import run_lock


def build(options: Options, progress: Progress) -> Outcome:
    """Translate, render and write what has changed since the last build."""
    begin = clock.monotonic()
    with run_lock(options.root):
        outcome = _short(options) or _whole(options, progress)
    return replace(outcome, seconds=round(clock.monotonic() - begin, 3))


def _whole(options: Options, progress: Progress) -> Outcome:
    from pressbridge.press import pipeline  # noqa: PLC0415 - half a second, often for nothing

    return pipeline.build(options, progress)


def _short(options: Options) -> Outcome | None:
    """Return the outcome if nothing has changed, or next to nothing; else None."""
    if options.clean or not options.out.is_dir():
        return None
    ledger = ledger_of(options.root, options.out)
    still = kept_still(ledger, options)
    if still is None:
        return None
    now = look(options, still)
    changed = changed_content(still, now)
    if not changed and not now.content.odd:
        return still.outcome if still.out.same_as(now.out) else None
    from pressbridge.press import retouch  # noqa: PLC0415 - the same

    return retouch.retouched(options, still, now, changed, ledger)
