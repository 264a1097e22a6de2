"""Watcher of files and of Ctrl-C: calls back when the system tells of either."""

from __future__ import annotations

import signal
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import Any

from pressbridge.world.clock import pause

_GATHERED, _PAUSE, _AT_LEAST = 500, 20, 5000
"""Milliseconds: how long saves are gathered at most, what pause between two ends that, and how
often a look is due though nothing was heard: some network drives tell nothing."""
_AGAIN, _STILL_DEAF = 0.5, 5.0
"""Seconds until the system is asked again after it failed, and after it failed at once again."""


def when_saved(
    folders: Collection[Path], then: Callable[[bool], None], deaf: Callable[[], None]
) -> None:
    """Call ``then(True)`` after saves below the folders, ``then(False)`` where a look is due.

    ``deaf`` is called once, if the system fails to tell what was saved: of a file whose name holds
    bytes that are no text, or where it watches too many already. Both are called from a thread of
    its own, until the process ends.
    """
    there = [folder for folder in folders if folder.is_dir()]
    Thread(target=_watch, args=(there, then, deaf), daemon=True).start()


def when_interrupted(loop: Any, then: Callable[[], None]) -> None:  # noqa: ANN401 - asyncio's
    """Let an event loop call ``then`` on Ctrl-C, at once, even while it sleeps.

    On Windows Ctrl-C stays a KeyboardInterrupt.
    """
    with suppress(NotImplementedError):
        loop.add_signal_handler(signal.SIGINT, then)


def _watch(
    folders: Collection[Path], then: Callable[[bool], None], deaf: Callable[[], None]
) -> None:
    if hasattr(signal, "pthread_sigmask"):  # Ctrl-C is for the first thread: it must be woken
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    failed = is_told = False
    while True:
        try:
            for saved in _changes(folders):
                then(saved or failed)  # what was saved meanwhile, nobody has heard
                failed = False
        except (OSError, RuntimeError):
            if not is_told:
                deaf()
                is_told = True
            then(not failed)
            pause(_STILL_DEAF if failed else _AGAIN)
            failed = True
        else:
            return


def _changes(folders: Collection[Path]) -> Iterator[bool]:
    """Yield True after saves, False where a look is due.

    Raises OSError and RuntimeError if the system fails.
    """
    from watchfiles import watch  # noqa: PLC0415 - only serve needs it

    changes = watch(
        *folders, debounce=_GATHERED, step=_PAUSE, rust_timeout=_AT_LEAST, watch_filter=None,
        yield_on_timeout=True, raise_interrupt=False,
    )  # fmt: skip
    yield from map(bool, changes)
