"""``build``: where nothing has changed there is nothing to do, and nothing more is loaded."""

from __future__ import annotations

from dataclasses import replace

from pressbridge.press.options import Options
from pressbridge.press.outcome import Outcome, Progress
from pressbridge.press.standstill import unchanged
from pressbridge.world import clock


def build(options: Options, progress: Progress) -> Outcome:
    """Translate, render and write what has changed since the last build."""
    begin = clock.monotonic()
    outcome = unchanged(options)
    if outcome is None:
        from pressbridge.press import pipeline  # noqa: PLC0415 - half a second, often for nothing

        return pipeline.build(options, progress)
    return replace(outcome, seconds=round(clock.monotonic() - begin, 3))
