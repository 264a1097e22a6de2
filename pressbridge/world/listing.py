"""What lies below a folder: the names and stamps of its files, folder by folder.

An output folder has a hundred thousand files: their stamps are kept packed, as the ledger has them,
and become numbers where they are asked for.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from struct import Struct
from typing import NamedTuple

from pressbridge.world.below import LARGEST, Below, Stamp

_STAMP = Struct("<4q")


class SkipReason(StrEnum):
    """Reason why an entry of a folder is not listed."""

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


class SkippedEntry(NamedTuple):
    """An entry of a folder that is not listed, and why."""

    name: str
    """For people: composed, and with U+FFFD for what is not UTF-8."""
    reason: SkipReason
    spelled: str
    """As the disk has it, relative to the walked folder."""


class FolderStamp(NamedTuple):
    """System's data of a folder that change as soon as entries come or go."""

    mtime: int
    """Nanoseconds."""
    ctime: int
    """Nanoseconds. It changes with the rights to read the folder, too."""
    inode: int
    device: int
    """The drive that the folder lies on."""


UNKNOWN = FolderStamp(0, 0, 0, 0)
"""Stamp of a folder that must be listed anew, whatever the system says."""


class Folder(NamedTuple):
    """A folder and the files that lie in it, without those of the folders in it."""

    own: bytes
    """The FolderStamp of the folder, packed: four signed numbers of 8 bytes."""
    names: str = ""
    """Names of the files, each but the last one followed by a slash, in order."""
    packed: bytes = b""
    """Stamps of the files, packed, in the same order."""

    @classmethod
    def of(cls, own: bytes, files: Mapping[str, Stamp]) -> Folder:
        """Return a folder with some files, by their name in it."""
        names = sorted(files)
        return cls(own, "/".join(names), _packed(files[name] for name in names))

    def again(self, own: bytes, stamps: Iterable[Stamp]) -> Folder:
        """Return the folder with the stamps that it and its files have now."""
        packed = _packed(stamps)
        if packed == self.packed and own == self.own:
            return self  # as most are: so two listings share them
        return Folder(own, self.names, packed)

    @property
    def stamp(self) -> FolderStamp:
        """The stamp of the folder itself."""
        return FolderStamp._make(_STAMP.unpack(self.own))

    def with_stamp(self, stamp: FolderStamp) -> Folder:
        """Return the same files in a folder with a stamp."""
        return self._replace(own=_STAMP.pack(*stamp))

    @property
    def files(self) -> dict[str, Stamp]:
        """The files with their stamps, by their name in the folder."""
        stamps = map(Stamp._make, _STAMP.iter_unpack(self.packed))
        return dict(zip(self.names.split("/"), stamps, strict=False))

    def holds_same(self, other: Folder) -> bool:
        """Tell whether the same files lie in both folders, as far as their stamps tell."""
        return self.packed == other.packed and self.names == other.names


def _packed(stamps: Iterable[Stamp]) -> bytes:
    return b"".join([_STAMP.pack(*stamp) for stamp in stamps])


class FileStamps(Mapping[str, Stamp]):
    """The files of some folders with their stamps, by their path; folder by folder."""

    def __init__(self, folders: Mapping[str, Folder]) -> None:
        self._folders = folders
        self._near: dict[int, tuple[str, Mapping[str, Stamp]]] = {}
        """By depth the folder that was asked last, with its files: who goes through a tree in order
        comes back to it from the folders in it."""

    def __getitem__(self, name: str) -> Stamp:
        folder, _, last = name.rpartition("/")
        depth = name.count("/")
        near = self._near.get(depth)
        if near is None or near[0] != folder:
            near = self._near[depth] = folder, self._folders[folder].files
        return near[1][last]

    def __iter__(self) -> Iterator[str]:
        for folder, one in self._folders.items():
            start = f"{folder}/" if folder else ""
            if one.names:
                yield from (start + name for name in one.names.split("/"))

    def __len__(self) -> int:
        return sum(len(one.packed) for one in self._folders.values()) // _STAMP.size


class Listing(NamedTuple):
    """What lies below a folder, sorted by name."""

    folder: str
    """Path of the folder."""
    folders: Mapping[str, Folder] = {}
    """The folder itself, under the name ``""``, and all below: their names are relative to it, with
    ``/``, composed."""
    spelled: Mapping[str, str] = {}
    """Composed name to the name on the disk, of files where the two differ."""
    skipped: tuple[SkippedEntry, ...] = ()
    """Entries that are not listed, each with the reason."""

    @property
    def files(self) -> FileStamps:
        """Every regular file: its name relative to the folder, with ``/``, composed."""
        return FileStamps(self.folders)

    def stamps(self) -> Iterator[tuple[str, Stamp]]:
        """Yield all files with their stamps."""
        for folder, one in self.folders.items():
            start = f"{folder}/" if folder else ""
            for name, stamp in one.files.items():
                yield start + name, stamp

    @property
    def size(self) -> int:
        """Bytes of all files."""
        found = (_STAMP.iter_unpack(one.packed) for one in self.folders.values())
        return sum(size for stamps in found for size, *_ in stamps)

    def at(self, name: str) -> Below:
        """Return where a file lies."""
        return Below(Path(self.folder), self.spelled.get(name, name))

    def same_as(self, other: Listing) -> bool:
        """Tell whether the same files and folders lie there, as far as their stamps tell."""
        same_folders = self.folders.keys() == other.folders.keys()
        same = same_folders and next(self._other_than(other), None) is None
        return same and not self.skipped and not other.skipped

    def changes_since(self, before: Listing) -> tuple[set[str], set[str]]:
        """Return the files that are other than they were, and those that are new or gone."""
        changed: set[str] = set()
        moved: set[str] = set()
        for folder in self._other_than(before):
            start = f"{folder}/" if folder else ""
            was, now = (one.folders.get(folder, _EMPTY).files for one in (before, self))
            moved |= {start + name for name in was.keys() ^ now.keys()}
            changed |= {start + name for name in was.keys() & now.keys() if was[name] != now[name]}
        return changed, moved

    def _other_than(self, before: Listing) -> Iterator[str]:
        """Yield the folders in which other files lie than before."""
        for folder, now in self.folders.items():
            was = before.folders.get(folder, _EMPTY)
            if was is not now and not was.holds_same(now):
                yield folder
        for folder in before.folders.keys() - self.folders.keys():
            if before.folders[folder].names:
                yield folder

    def with_files(self, files: Mapping[str, Stamp]) -> Listing:
        """Return the listing once some files were put there, out of a folder that lay in the first.

        The folders into which they came, and the first one, are to be listed anew.
        """
        by_folder = _by_folder(files.items())
        if files:
            by_folder.setdefault("", {})
        folders = dict(self.folders)
        for folder, inside in by_folder.items():
            there = folders.get(folder, _EMPTY).files
            folders[folder] = Folder.of(_STAMP.pack(*UNKNOWN), {**there, **inside})
        return self._replace(folders=dict(sorted(folders.items())))


_EMPTY = Folder(_STAMP.pack(*UNKNOWN))


def _by_folder(files: Iterable[tuple[str, Stamp]]) -> dict[str, dict[str, Stamp]]:
    """Return files by their folder and their name in it."""
    found: dict[str, dict[str, Stamp]] = {}
    for name, stamp in files:
        folder, _, last = name.rpartition("/")
        found.setdefault(folder, {})[last] = stamp
    return found


def listing_of(folder: Path, files: Iterable[tuple[str, Stamp]]) -> Listing:
    """Return the listing of a folder in which just these files lie. Raises OSError."""
    by_folder = _by_folder(files)
    inside = {""}
    for name in by_folder:
        above = name
        while above not in inside:
            inside.add(above)
            above = above.rpartition("/")[0]
    folders = {
        # The folder itself may be a link.
        name: Folder.of(
            folder_stamp(os.lstat(f"{folder}/{name}") if name else os.stat(folder)),  # noqa: PTH116
            by_folder.get(name, {}),
        )
        for name in sorted(inside)
    }
    return Listing(str(folder), folders)


def folder_stamp(found: os.stat_result) -> bytes:
    """Return the FolderStamp that the system gave, packed."""
    return _STAMP.pack(
        found.st_mtime_ns & LARGEST, found.st_ctime_ns & LARGEST, found.st_ino & LARGEST,
        found.st_dev & LARGEST,
    )  # fmt: skip
