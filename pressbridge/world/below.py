"""Reads files below a folder of ours: no link leads anywhere, and no pipe or device is read."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from pathlib import Path

_OPENED = os.O_RDONLY | sum(
    getattr(os, flag, 0) for flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY")
)


def read_below(folder: Path, names: Sequence[str]) -> bytes | None:
    """Return the bytes of an ordinary file below a folder; ``None`` if there is none.

    A link on the way is none, even one that leads to a place inside.
    """
    path = _place(folder, names)
    if path is None:
        return None
    try:
        handle = os.open(path, _OPENED)
    except OSError:
        return None
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        return None
    with open(handle, "rb") as stream:  # noqa: PTH123 - it is open already
        return stream.read()


def is_folder(folder: Path, names: Sequence[str]) -> bool:
    """Tell whether there is a folder below a folder, without a link on the way."""
    path = _place(folder, names)
    try:
        return path is not None and path.is_dir()
    except OSError:  # too long a name
        return False


def _place(folder: Path, names: Sequence[str]) -> Path | None:
    """Return where names lead below a folder, links followed; ``None`` if a link is on the way."""
    try:
        wanted = folder.resolve().joinpath(*names)
        return wanted if wanted.resolve() == wanted else None
    except (OSError, RuntimeError, ValueError):  # links in a circle, a name that no disk takes
        return None
