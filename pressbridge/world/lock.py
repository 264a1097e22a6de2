"""One run at a time in one root (docs/design.md §6): two would buy the same sentences twice."""

from __future__ import annotations

import errno
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import filelock

from pressbridge.words.problems import said

LOCK = Path(".pressbridge", "lock")
"""Relative to the root that is built."""


_A_MOMENT = 0.5
"""Seconds that what joins waits for its turn: a catalog takes some milliseconds."""


class Busy(Exception):  # noqa: N818 - a state of affairs, and nobody's mistake
    """Another run holds the lock. The message is a sentence for the editor."""

    message = said("another run of Pressbridge is at work in this folder")

    def __init__(self) -> None:
        super().__init__(self.message)


@contextmanager
def run_lock(root: Path, *, patience: float = 0) -> Iterator[None]:
    """Hold the lock of this root; a second run gets ``Busy`` at once and never waits.

    What takes no longer than a moment may have ``patience``, in seconds. The system holds the lock
    for the process, not the file: what a killed run leaves behind is an ordinary file that blocks
    nobody. Raises OSError where the folder cannot be written.
    """
    path = root / LOCK
    if path.parent.is_symlink():  # what is ours there is removed: it must not be another's
        raise OSError(errno.ELOOP, said("it is a link"), str(path.parent))
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = filelock.FileLock(path, timeout=patience, thread_local=False)
    try:
        lock.acquire()
    except filelock.Timeout:
        raise Busy from None
    held = _Held(lock)
    with _guard:
        _held[path] = held
    try:
        yield
    finally:
        _leave(path, held)


@contextmanager
def joined_lock(root: Path, *, patience: float = 0) -> Iterator[None]:
    """Hold the lock together with a run of this process, if there is one; else as ``run_lock``.

    For what writes into the content for a moment while ``serve`` builds. What runs and what joins
    take turns with the files (``writing``). Raises Busy and OSError.
    """
    path = root / LOCK
    with _guard:
        held = _held.get(path)
        if held:
            held.users += 1
    if held is None:
        with run_lock(root, patience=patience), _own_turn(max(patience, _A_MOMENT)):
            yield
        return
    try:
        with _own_turn(max(patience, _A_MOMENT)):
            yield
    finally:
        _leave(path, held)


@contextmanager
def writing() -> Iterator[None]:
    """Hold off what joins the lock of this run: between reading a file and writing it anew."""
    with _next:
        _turn.acquire()
    try:
        yield
    finally:
        _turn.release()


@contextmanager
def _own_turn(patience: float) -> Iterator[None]:
    """Wait for the turn as the next in the row, some seconds, and hold it. Raises Busy.

    A run that stores 1,000 catalogs takes its turn again and again, at once.
    """
    if not _next.acquire(timeout=patience):
        raise Busy
    try:
        if not _turn.acquire(timeout=patience):
            raise Busy
    finally:
        _next.release()
    try:
        yield
    finally:
        _turn.release()


class _Held:
    """A lock that this process holds, and by how many."""

    def __init__(self, lock: filelock.BaseFileLock) -> None:
        self.lock, self.users = lock, 1


_held: dict[Path, _Held] = {}
_guard, _turn, _next = threading.Lock(), threading.Lock(), threading.Lock()
"""For what is held; for whoever writes; for whoever writes next."""


def _leave(path: Path, held: _Held) -> None:
    with _guard:
        held.users -= 1
        if held.users:
            return
        del _held[path]
        held.lock.release()
