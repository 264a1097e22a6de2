"""Watcher of files and of Ctrl-C: calls back when the system tells of either."""

from __future__ import annotations

import signal
from collections.abc import Callable, Collection
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import Any

_GATHERED, _PAUSE, _AT_LEAST = 500, 20, 5000
"""Milliseconds: how long saves are gathered at most, what pause between two ends that, and how
often a look is due though nothing was heard: some network drives tell nothing."""


def when_saved(folders: Collection[Path], then: Callable[[bool], None]) -> None:
    """Call ``then(True)`` after saves below the folders, ``then(False)`` where a look is due.

    It is called from a thread of its own, until the process ends.
    """
    there = [folder for folder in folders if folder.is_dir()]
    Thread(target=_watch, args=(there, then), daemon=True).start()


def when_interrupted(loop: Any, then: Callable[[], None]) -> None:  # noqa: ANN401 - asyncio's
    """Let an event loop call ``then`` on Ctrl-C, at once, even while it sleeps.

    On Windows Ctrl-C stays a KeyboardInterrupt.
    """
    with suppress(NotImplementedError):
        loop.add_signal_handler(signal.SIGINT, then)


def _watch(folders: Collection[Path], then: Callable[[bool], None]) -> None:
    from watchfiles import watch  # noqa: PLC0415 - only serve needs it

    if hasattr(signal, "pthread_sigmask"):  # Ctrl-C is for the first thread: it must be woken
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    changes = watch(
        *folders, debounce=_GATHERED, step=_PAUSE, rust_timeout=_AT_LEAST, watch_filter=None,
        yield_on_timeout=True, raise_interrupt=False,
    )  # fmt: skip
    for saved in changes:
        then(bool(saved))
