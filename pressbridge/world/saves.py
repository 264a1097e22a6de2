"""Notices when somebody saves a file: the system tells, nothing is looked through."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from threading import Thread

_GATHERED, _PAUSE, _AT_LEAST = 500, 20, 5000
"""Milliseconds: how long saves are gathered at most, what pause between two ends that, and how
often a look is due though nothing was heard: some network drives tell nothing."""


def when_saved(folders: Collection[Path], then: Callable[[bool], None]) -> None:
    """Call ``then(True)`` after saves below the folders, ``then(False)`` where a look is due.

    It is called from a thread of its own, until the process ends.
    """
    there = [folder for folder in folders if folder.is_dir()]
    Thread(target=_watch, args=(there, then), daemon=True).start()


def _watch(folders: Collection[Path], then: Callable[[bool], None]) -> None:
    from watchfiles import watch  # noqa: PLC0415 - only serve needs it

    changes = watch(
        *folders, debounce=_GATHERED, step=_PAUSE, rust_timeout=_AT_LEAST, watch_filter=None,
        yield_on_timeout=True, raise_interrupt=False,
    )  # fmt: skip
    for saved in changes:
        then(bool(saved))
