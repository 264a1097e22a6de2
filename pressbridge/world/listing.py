"""What lies below a folder, as a value that is known again later."""

from __future__ import annotations

import marshal
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from pressbridge.world.below import Below, Stamp


class Oddity(StrEnum):
    """Why an entry of a folder was left out."""

    OUTSIDE = "outside"
    """A link that leads out of the walked folder."""
    BROKEN = "broken"
    """A link that leads nowhere, or in a circle."""
    FOLDER_LINK = "folder-link"
    """A link to a folder inside: its files would stand there twice."""
    FILE_LINK = "file-link"
    """A link to a file inside: what it leads to may be another's tomorrow."""
    DEVICE = "device"
    """A pipe, a socket or a device: whoever reads it may wait for ever."""
    TWIN = "twin"
    """A name that another entry has too, composed otherwise (Unicode, UAX #15)."""
    NAME = "name"
    """A name that is not UTF-8, as from an archive made on an older Windows."""


class Odd(NamedTuple):
    """An entry that was left out."""

    name: str
    """For people: composed, and with U+FFFD for what is not UTF-8."""
    why: Oddity
    spelled: str
    """As the disk has it, relative to the walked folder."""


class FolderStamp(NamedTuple):
    """What tells that other entries have come into a folder, or that some have gone."""

    mtime: int
    """Nanoseconds."""
    ctime: int
    """Nanoseconds. It tells that a folder may be read by others now, too."""
    inode: int
    device: int
    """The drive that it lies on."""


UNKNOWN = FolderStamp(0, 0, 0, 0)
"""The stamp of a folder that has to be looked at."""


class Difference(NamedTuple):
    """What is not as it was in a listing of the same names."""

    files: dict[str, Stamp]
    folders: dict[str, FolderStamp]

    @property
    def size(self) -> int:
        """How many files and folders it is."""
        return len(self.files) + len(self.folders)

    def then(self, later: Difference) -> Difference:
        """Return this difference and a later one together."""
        return Difference({**self.files, **later.files}, {**self.folders, **later.folders})


@dataclass(frozen=True, slots=True)
class Listing:
    """What lies below a folder, sorted by name."""

    folder: Path
    files: Mapping[str, Stamp] = field(default_factory=dict)
    """Every regular file: its name relative to the folder, with ``/``, composed."""
    spelled: Mapping[str, str] = field(default_factory=dict)
    """What the disk calls those whose names it has otherwise."""
    odd: tuple[Odd, ...] = ()
    """Everything that was left out."""
    folders: Mapping[str, FolderStamp] = field(default_factory=dict)
    """The folder itself, which is ``""``, and all below it."""

    def at(self, name: str) -> Below:
        """Return where a file lies."""
        return Below(self.folder, self.spelled.get(name, name))

    def same_as(self, other: Listing) -> bool:
        """Tell whether the same files and folders lie there, as far as their stamps tell."""
        same = self.files == other.files and self.folders.keys() == other.folders.keys()
        return same and not self.odd and not other.odd

    def changed(self, difference: Difference) -> Listing:
        """Return the listing with a difference."""
        files = {**self.files, **difference.files}
        return replace(self, files=files, folders={**self.folders, **difference.folders})

    def as_bytes(self) -> bytes:
        """Return the listing as bytes, to be known again later."""
        files = {name: tuple(stamp) for name, stamp in self.files.items()}
        folders = {name: tuple(stamp) for name, stamp in self.folders.items()}
        spelled = dict(self.spelled)
        return marshal.dumps((str(self.folder), files, spelled, bool(self.odd), folders))


def listing_from(data: bytes) -> Listing | None:
    """Return a listing from its bytes; None if they are none, or some entries were left out."""
    try:
        folder, files, spelled, odd, folders = marshal.loads(data)  # noqa: S302 - ours
    except (EOFError, ValueError, TypeError):
        return None
    return None if odd else Listing(Path(folder), files, spelled, (), folders)


def listing_of(folder: Path, files: Mapping[str, Stamp]) -> Listing:
    """Return the listing of a folder in which just these files lie. Raises OSError."""
    inside = {""}
    for name in files:
        above = name.rpartition("/")[0]
        while above not in inside:
            inside.add(above)
            above = above.rpartition("/")[0]
    start = f"{folder}/"
    folders = {name: folder_stamp(os.lstat(start + name)) for name in inside if name}
    folders[""] = folder_stamp(os.stat(folder))  # noqa: PTH116
    return Listing(folder, files, folders=folders)


def folder_stamp(found: os.stat_result) -> FolderStamp:
    """Return the stamp that the system gave."""
    return FolderStamp(found.st_mtime_ns, found.st_ctime_ns, found.st_ino, found.st_dev)
