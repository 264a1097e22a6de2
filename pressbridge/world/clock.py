"""The one place that reads the clock and the one place that waits.

No byte of the output depends on the clock except through ``--now``, whose default is ``now()``
(docs/design.md §4 and §5); everything else that asks for the time measures a duration.
"""

from __future__ import annotations

import time
from datetime import datetime

from pressbridge.words.moments import ZONE


def now() -> datetime:
    """Return the present moment, in Korean and Japanese time (+09:00)."""
    return datetime.now(ZONE)


def monotonic() -> float:
    """Return seconds on a clock that never goes back; only differences mean anything."""
    return time.monotonic()


def pause(seconds: float) -> None:
    """Do nothing for so many seconds; return at once for none."""
    if seconds > 0:
        time.sleep(seconds)
