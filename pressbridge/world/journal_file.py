"""The journal's file: lines that are on the disk before the program goes on.

Every answer of an engine lands here first (docs/engines.md), so that a crash, a full
disk or Ctrl-C costs at most the requests under way. What a line means is
``pressbridge.translation.journal``'s to know.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from pressbridge.words.problems import said
from pressbridge.world.files import write_atomic


def append(path: Path, line: str) -> None:
    """Add one line and return when it is on the disk. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_symlink():
        raise OSError(errno.ELOOP, said("it is a link"), str(path))
    fresh = not path.exists()
    with path.open("a+b") as file:
        data = line.rstrip("\n").encode() + b"\n"
        if _is_torn(file):
            # A crash cut the last line short: a new one glued to it would be lost with it.
            data = b"\n" + data
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if fresh:
        _sync_folder(path.parent)


def read(path: Path) -> tuple[str, ...]:
    """Return the lines, the torn ones too; none if there is no journal. Raises OSError."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return ()
    # Torn inside a letter: that line will not decode as JSON either, so nothing is hidden here.
    lines = data.decode("utf-8", errors="replace").split("\n")
    return tuple(line for line in lines if line)


def keep(path: Path, lines: Iterable[str]) -> None:
    """Keep only these lines, when all others stand in catalogs that were read again.

    Without any the journal is removed. Raises OSError.
    """
    text = "".join(f"{line}\n" for line in lines)
    if text:
        write_atomic(path, text.encode(), durable=True)
    else:
        path.unlink(missing_ok=True)


def _is_torn(file: BinaryIO) -> bool:
    if file.seek(0, os.SEEK_END) == 0:
        return False
    file.seek(-1, os.SEEK_END)
    return file.read(1) != b"\n"


def _sync_folder(folder: Path) -> None:
    """Make a new file's name as durable as its bytes, where the system can do that."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
