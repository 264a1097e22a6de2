"""A spool: what one phase of a build leaves for the next, on disk and not in memory."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self


class Place(NamedTuple):
    """Where something lies in a spool."""

    file: str
    at: int
    length: int


class Spool:
    """A folder of the system for temporary files. Each process appends to a file of its own."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="pressbridge-")
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


class SpoolWriter:
    """Appends to a spool, from one process."""

    def __init__(self, folder: str) -> None:
        handle, self._file = tempfile.mkstemp(dir=folder)
        os.close(handle)
        self._at = 0

    def put(self, data: bytes) -> Place:
        """Keep some bytes and return where they lie."""
        with Path(self._file).open("ab") as stream:  # no process has to remember to close it
            stream.write(data)
        place = Place(self._file, self._at, len(data))
        self._at += len(data)
        return place


def taken(place: Place) -> bytes:
    """Return what was kept at a place."""
    with Path(place.file).open("rb") as stream:
        stream.seek(place.at)
        return stream.read(place.length)
