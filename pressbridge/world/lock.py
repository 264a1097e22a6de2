"""One run at a time in one root (docs/design.md §6): two would buy the same sentences twice."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import filelock

from pressbridge.words.problems import said

LOCK = Path(".pressbridge", "lock")
"""Relative to the root that is built."""


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
    lock = filelock.FileLock(path, timeout=patience)
    try:
        lock.acquire()
    except filelock.Timeout:
        raise Busy from None
    try:
        yield
    finally:
        lock.release()
