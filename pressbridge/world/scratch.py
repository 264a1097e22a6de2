"""Scratch files: values that one phase of a build leaves for the next, on disk, not in memory."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from pressbridge.world.files import write_all


class Span(NamedTuple):
    """A stretch of bytes in a scratch file."""

    file: str
    at: int
    length: int


_PREFIX = "spool-"


class ScratchFolder:
    """A temporary folder of scratch files: each process appends to a file of its own."""

    def __init__(self, inside: Path | None = None) -> None:
        """``inside`` is where to make it. Without, it lies in the system's folder for such files.

        That is often in memory, and the scratch files of a large site are as large as the site.
        """
        self._folder = tempfile.TemporaryDirectory(
            prefix=_PREFIX, dir=inside, ignore_cleanup_errors=True
        )
        self.folder = self._folder.name

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _: type[BaseException] | None,
        __: BaseException | None,
        ___: TracebackType | None,
    ) -> None:
        self._folder.cleanup()


def clear_scratch_folders(inside: Path) -> None:
    """Remove the scratch folders of killed builds. To be called under the lock of a run."""
    for folder in inside.glob(f"{_PREFIX}*"):
        shutil.rmtree(folder, ignore_errors=True)


class ScratchWriter:
    """Writer of one scratch file, for one process."""

    def __init__(self, folder: str) -> None:
        self._handle, self._file = tempfile.mkstemp(dir=folder)
        self._at = 0

    def put(self, data: bytes) -> Span:
        """Append bytes and return where they lie. Raises OSError."""
        write_all(self._handle, data)
        span = Span(self._file, self._at, len(data))
        self._at += len(data)
        return span

    def __del__(self) -> None:
        os.close(self._handle)


class ScratchReader:
    """Reader of scratch files, for one process; each file is opened once."""

    def __init__(self) -> None:
        self._handles: dict[str, int] = {}

    def read(self, span: Span) -> bytes:
        """Return the bytes at a span."""
        handle = self._handles.get(span.file)
        if handle is None:
            handle = self._handles[span.file] = os.open(span.file, os.O_RDONLY | _BINARY)
        os.lseek(handle, span.at, os.SEEK_SET)
        return os.read(handle, span.length)

    def __del__(self) -> None:
        for handle in self._handles.values():
            os.close(handle)


_BINARY = getattr(os, "O_BINARY", 0)
