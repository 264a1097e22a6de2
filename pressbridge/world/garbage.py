"""The collector of circular garbage: a build makes millions of values, and hardly a circle."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_SELDOM = 500_000
"""New values between two collections. Each one looks at all there are, mostly in vain."""


def collect_seldom() -> None:
    """Let this process collect seldom, and never what is there already."""
    gc.freeze()
    gc.set_threshold(_SELDOM, 100, 100)


@contextmanager
def collected_seldom() -> Iterator[None]:
    """Do the same for a while."""
    before = gc.get_threshold()
    collect_seldom()
    try:
        yield
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)
