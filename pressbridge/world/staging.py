"""Staging: new files wait beside the old ones until all of them are there."""

from __future__ import annotations

import os
import secrets
import shutil
import stat
from collections.abc import Collection
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from types import TracebackType
from typing import Self

from pressbridge.world.below import (
    Below,
    Stamp,
    copy_to,
    is_link,
    move_to,
    opened,
    remove,
    same_bytes,
    stamp_of,
)
from pressbridge.world.files import write_all

PREFIX = ".pressbridge-"
"""Names that begin so are ours; what a killed build leaves, the next one removes."""
_NEW, _OTHERS = "new", "others"
"""Folders in a staging folder."""


class Staging:
    """A folder in the output folder: a rename is atomic only within one file system.

    New files lie in it as they will lie in the output, so that whole folders can be moved. Those
    that will replace one lie side by side: they need no folders.
    """

    def __init__(self, out: Path) -> None:
        self.out = out
        self.name = f"{PREFIX}{secrets.token_hex(6)}.new"
        self.folder = out / self.name

    def __enter__(self) -> Self:
        for name in (_NEW, _OTHERS):
            (self.folder / name).mkdir(parents=True)
        return self

    def __exit__(
        self,
        _: type[BaseException] | None,
        __: BaseException | None,
        ___: TracebackType | None,
    ) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def move(self, first: str, others: Collection[str]) -> list[str]:
        """Put all staged files where they belong: a reader sees the old one or the new one.

        ``first`` is the file to begin with; the ``others`` replace one. Returns the names of the
        files that were moved alone; those that came with a whole folder have their stamps still.
        Raises OSError.
        """
        alone = [] if first in others else self._move_new(first)
        for name in sorted(others, key=lambda name: (name != first, name)):
            move_to(self.folder / place_of(name, there=True), Below(self.out, name))
        return [*alone, *others, *(self._move_new(first) if first in others else ())]

    def _move_new(self, first: str, below: str = "") -> list[str]:
        """Move what was not there before."""
        alone: list[str] = []
        here, there = self.folder / _NEW / below, self.out / below
        with os.scandir(here) as found:
            entries = sorted(found, key=lambda entry: (entry.name != first, entry.name))
        for entry in entries:
            target, name = there / entry.name, below + entry.name
            is_folder = entry.is_dir(follow_symlinks=False)
            if is_folder and _is_folder(target):
                alone += self._move_new("", f"{name}/")
                continue
            if not is_folder and not _is_folder(target):
                os.replace(entry.path, target)  # noqa: PTH105 - tens of thousands of times
                alone.append(name)
                continue
            # A folder where a page belongs, a link where a folder does: it is ours to replace.
            remove(Below(self.out, name))
            os.replace(entry.path, target)  # noqa: PTH105
            alone += [] if is_folder else [name]
        return alone


def place_of(name: str, *, there: bool) -> str:
    """Return where a file waits in the staging folder; ``there`` if it is to replace one."""
    if not there:
        return f"{_NEW}/{name}"
    known = blake2b(name.encode("utf-8", "surrogateescape"), digest_size=20)
    return f"{_OTHERS}/{known.hexdigest()}"


def _is_folder(path: Path) -> bool:
    """Tell whether something is a folder itself, and no link to one."""
    return path.is_dir() and not is_link(os.lstat(path))


class StagingWriter:
    """Writes into a staging folder, from one process; the folders in it are made once."""

    def __init__(self, folder: Path, out: Path) -> None:
        self._folder = f"{folder}/"
        self._mode = os.stat(folder).st_mode & 0o666  # noqa: PTH116 - as a new file is given it
        self._out = out
        self._made = {self._folder + _OTHERS}

    def put(self, name: str, data: bytes, *, there: bool, size: int | None = None) -> Stamp | None:
        """Write a file and return its stamp; not if it is ``there`` and has these bytes already.

        ``size`` is that of the file that is there, if it is known: one of another size need not be
        looked at. Raises OSError.
        """
        if there and size in {None, len(data)} and self._has(name, data):
            return None
        path = self._place(name, there=there)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o666)
        try:
            write_all(handle, data)
            return stamp_of(os.fstat(handle))
        finally:
            os.close(handle)

    def copy(self, name: str, source: Below, *, there: bool) -> Stamp | None:
        """Do the same with a copy of a file."""
        if there and self._has(name) and same_bytes(source, Below(self._out, name)):
            return None
        path = Path(self._place(name, there=there))
        copy_to(source, path)
        return stamp_of(path.stat())

    def _has(self, name: str, data: bytes | None = None) -> bool:
        """Tell whether the output has a file that all may read who could read a new one.

        With ``data``: one of just these bytes.
        """
        with suppress(OSError), opened(Below(self._out, name)) as stream:
            found = os.fstat(stream.fileno())
            if os.name != "nt" and stat.S_IMODE(found.st_mode) != self._mode:
                return False
            return data is None or (found.st_size == len(data) and stream.read() == data)
        return False

    def _place(self, name: str, *, there: bool) -> str:
        path = self._folder + place_of(name, there=there)
        folder = path.rpartition("/")[0]
        if folder not in self._made:
            self._make(folder)
        return path

    def _make(self, folder: str) -> None:
        """Make a folder and those above it; another process may do the same."""
        try:
            os.mkdir(folder)  # noqa: PTH102 - tens of thousands of times
        except FileNotFoundError:
            self._make(folder.rpartition("/")[0])
            self._make(folder)
        except FileExistsError:
            pass
        self._made.add(folder)


_BINARY = getattr(os, "O_BINARY", 0)
"""Windows would else write two characters for the end of a line."""
