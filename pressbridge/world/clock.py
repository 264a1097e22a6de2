"""The one place that reads the clock and the one place that waits.

No byte of the output depends on the clock except through ``--now``, whose default is ``now()``
(docs/design.md §4 and §5); everything else that asks for the time measures a duration.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone

from pressbridge.world.below import Stamp

_ZONE = timezone(timedelta(hours=9))
"""``words.moments.ZONE``, which a build that does nothing need not load."""


def now() -> datetime:
    """Return the present moment, in Korean and Japanese time (+09:00)."""
    return datetime.now(_ZONE)


_MINUTE = timedelta(minutes=1)


def is_ahead(moment: datetime) -> bool:
    """Tell whether a moment is yet to come, by more than two clocks may differ: a minute."""
    return moment - now() > _MINUTE


def is_racy(stamp: Stamp) -> bool:
    """Tell whether a file is racy: so young that a later change may leave it the same stamp.

    The times of files go in steps: of some milliseconds, or of two seconds on old file systems
    (git's word: https://git-scm.com/docs/racy-git).
    """
    last = max(stamp.mtime, stamp.ctime)
    coarse = not stamp.mtime % 1_000_000_000
    return last > time.time_ns() - (2_000_000_000 if coarse else 100_000_000)


def monotonic() -> float:
    """Return seconds on a clock that never goes back; only differences mean anything."""
    return time.monotonic()


def pause(seconds: float) -> None:
    """Do nothing for so many seconds; return at once for none."""
    if seconds > 0:
        time.sleep(seconds)


@contextmanager
def stopwatch() -> Iterator[Callable[[], float]]:
    """Give what tells the seconds since the block was entered, in thousandths."""
    begin = monotonic()
    yield lambda: round(monotonic() - begin, 3)
