"""Staging: new files wait beside the old ones until all of them are there."""

from __future__ import annotations

import os
import secrets
import shutil
from pathlib import Path
from types import TracebackType
from typing import Self

from pressbridge.world.files import (
    Stamp,
    copy_to,
    has_bytes,
    same_bytes,
    stamp,
    stamp_of,
    write_all,
)

PREFIX = ".pressbridge-"
"""Names that begin so are ours; what a killed build leaves, the next one removes."""


class Staging:
    """A folder in the output folder: a rename is atomic only within one file system.

    New files lie in it as they will lie in the output, so that whole folders can be moved.
    """

    def __init__(self, out: Path) -> None:
        self.out = out
        self.name = f"{PREFIX}{secrets.token_hex(6)}.new"
        self.folder = out / self.name

    def __enter__(self) -> Self:
        self.folder.mkdir(parents=True)
        return self

    def __exit__(
        self,
        _: type[BaseException] | None,
        __: BaseException | None,
        ___: TracebackType | None,
    ) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def move(self, first: str, below: str = "") -> list[str]:
        """Put all staged files where they belong: a reader sees the old one or the new one.

        ``first`` is the file to begin with. Returns the names of the files that were moved alone;
        the others came with a whole folder, and their stamps are still the same. Raises OSError.
        """
        alone: list[str] = []
        here, there = self.folder / below, self.out / below
        with os.scandir(here) as found:
            entries = sorted(found, key=lambda entry: (entry.name != first, entry.name))
        for entry in entries:
            target, name = there / entry.name, below + entry.name
            if not entry.is_dir():
                os.replace(entry.path, target)  # noqa: PTH105 - tens of thousands of times
                alone.append(name)
            elif target.is_dir():
                alone += self.move("", f"{name}/")
            else:
                os.replace(entry.path, target)  # noqa: PTH105
        return alone


class StagingWriter:
    """Writes into a staging folder, from one process; the folders below are made once."""

    def __init__(self, folder: Path, out: Path) -> None:
        self._folder = f"{folder}/"
        self._out = out
        self._made: set[str] = set()

    def put(self, name: str, data: bytes, *, there: bool) -> Stamp | None:
        """Write a file and return its stamp; not if it is ``there`` and has these bytes already.

        Raises OSError.
        """
        if there and has_bytes(self._out / name, data):
            return None
        path = self._place(name)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o666)
        try:
            write_all(handle, data)
            return stamp_of(os.fstat(handle))
        finally:
            os.close(handle)

    def copy(self, name: str, source: Path, *, there: bool) -> Stamp | None:
        """Do the same with a copy of a file."""
        if there and same_bytes(source, self._out / name):
            return None
        path = Path(self._place(name))
        copy_to(source, path)
        return stamp(path)

    def _place(self, name: str) -> str:
        path = self._folder + name
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
