"""Python's collector of circular garbage, made to run seldom during a build.

A build makes millions of values, and hardly a circle.
"""

from __future__ import annotations

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager

_THRESHOLD = 500_000
"""New values between two collections. Each one looks at all there are, mostly in vain."""


def relax_gc() -> None:
    """Let this process look for circular garbage seldom, and never among values made before."""
    gc.freeze()
    gc.set_threshold(_THRESHOLD, 100, 100)


@contextmanager
def relaxed_gc(*, stays: bool) -> Iterator[None]:
    """Relax the collector (``relax_gc``) within a block, and restore it at the end.

    ``stays`` tells that the process goes on for long: what the block leaves is looked through soon.
    """
    before = gc.get_threshold()
    relax_gc()
    try:
        yield
    finally:
        if not stays:
            gc.freeze()  # what was frozen is old: no new value has it looked at
        gc.unfreeze()
        gc.set_threshold(*before)


atexit.register(gc.freeze)  # so that nothing is looked through at the end: it all goes anyway
