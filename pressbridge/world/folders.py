"""Lists what lies below a folder, and knows it again without looking at all of it.

It never follows a link out of the folder. Names are composed, because macOS may have stored them
decomposed.
"""

from __future__ import annotations

import marshal
import os
import stat
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from pressbridge.words.text import compose
from pressbridge.world.files import Stamp, stamp_of


class Oddity(StrEnum):
    """Why an entry of a folder was left out."""

    OUTSIDE = "outside"
    """A link that leads out of the walked folder."""
    BROKEN = "broken"
    """A link that leads nowhere, or in a circle."""
    FOLDER_LINK = "folder-link"
    """A link to a folder inside: its files would stand there twice."""
    NAME = "name"
    """A name that is not UTF-8, as from an archive made on an older Windows."""


class FolderStamp(NamedTuple):
    """What tells that other entries have come into a folder, or that some have gone."""

    mtime: int
    """Nanoseconds."""
    inode: int


UNKNOWN = FolderStamp(0, 0)
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
    odd: tuple[tuple[str, Oddity], ...] = ()
    """(name, why) of everything that was left out."""
    folders: Mapping[str, FolderStamp] = field(default_factory=dict)
    """The folder itself, which is ``""``, and all below it."""

    def path(self, name: str) -> Path:
        """Return where a file lies."""
        return self.folder / self.spelled.get(name, name)

    def same_as(self, other: Listing) -> bool:
        """Tell whether the same files lie there, as far as their stamps tell."""
        return self.files == other.files and not self.odd and not other.odd

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
    folders = {name: _folder_stamp(os.stat(start + name)) for name in inside}  # noqa: PTH116
    return Listing(folder, files, folders=folders)


def walk(
    folder: Path,
    *,
    without: Callable[[str], bool] = lambda _: False,
    known: Listing | None = None,
) -> Listing:
    """List every regular file below a folder; a folder that does not exist is empty.

    ``without`` tells the names of entries of the folder to leave out. ``known`` is what was there
    before: of folders that have the same entries only the files are asked for their stamps. Raises
    OSError if a folder below cannot be read.
    """
    if not folder.is_dir():
        return Listing(folder)
    walking = _Walking(folder, without)
    if known is None or known.odd or known.spelled:
        walking.look([""])
    else:
        walking.look_again(known)
    return walking.listing()


class _Walking:
    """A listing that is being made."""

    def __init__(self, folder: Path, without: Callable[[str], bool]) -> None:
        self.folder = folder
        self.inside = folder.resolve()
        self.without = without
        self.files: dict[str, Stamp] = {}
        self.spelled: dict[str, str] = {}
        self.odd: list[tuple[str, Oddity]] = []
        self.folders: dict[str, FolderStamp] = {}

    def look(self, pending: list[str]) -> None:
        """List some folders, given as the disk spells them, and all below."""
        while pending:
            place = pending.pop()
            where = f"{self.folder}/{place}" if place else str(self.folder)
            self.folders[compose(place)] = _folder_stamp(os.stat(where))  # noqa: PTH116
            with os.scandir(where) as found:
                entries = sorted(found, key=lambda entry: entry.name)
            prefix = f"{place}/" if place else ""
            pending += [prefix + one.name for one in entries if self._is_folder(one, prefix)]

    def look_again(self, known: Listing) -> None:
        """List only those folders whose entries are others than before."""
        changed, odd = set(), set()
        start = f"{self.folder}/"
        for name, before in known.folders.items():
            found = _stat(start + name)
            if found is None or not stat.S_ISDIR(found.st_mode):
                odd.add(name)
                continue
            self.folders[name] = _folder_stamp(found)
            if self.folders[name] != before:
                odd.add(name)
                changed.add(name)
        for name in known.files:
            if odd and name.rpartition("/")[0] in odd:
                continue
            if found := _stat(start + name):
                self.files[name] = stamp_of(found)
        for name in changed:
            self._look_once(name)

    def _look_once(self, place: str) -> None:
        """List a folder, and of those below it only the ones that are new."""
        prefix = f"{place}/" if place else ""
        with os.scandir(f"{self.folder}/{place}") as found:
            entries = list(found)
        inner = [prefix + one.name for one in entries if self._is_folder(one, prefix)]
        self.look([name for name in inner if compose(name) not in self.folders])

    def _is_folder(self, entry: os.DirEntry[str], prefix: str) -> bool:
        """Tell whether an entry is a folder; note it if it is anything else."""
        real = prefix + entry.name
        name = compose(real)
        if not prefix and self.without(name):
            return False
        oddity = _oddity(entry, self.inside)
        if oddity:
            self.odd.append((_printable(name), oddity))
            return False
        if entry.is_dir():
            return True
        if entry.is_file() and name not in self.files:  # no pipe: its reader would wait for ever
            self.files[name] = stamp_of(entry.stat())
            if name != real:
                self.spelled[name] = real
        return False

    def listing(self) -> Listing:
        """Return what was found."""
        files = {name: self.files[name] for name in sorted(self.files)}
        return Listing(self.folder, files, self.spelled, tuple(sorted(self.odd)), self.folders)


def _stat(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)  # noqa: PTH116 - tens of thousands of times
    except OSError:
        return None  # gone in the meantime


def _folder_stamp(found: os.stat_result) -> FolderStamp:
    return FolderStamp(found.st_mtime_ns, found.st_ino)


def _oddity(entry: os.DirEntry[str], inside: Path) -> Oddity | None:
    if not entry.name.isascii():
        try:
            entry.name.encode()
        except UnicodeEncodeError:
            return Oddity.NAME
    if not entry.is_symlink():
        return None
    try:
        target = Path(entry.path).resolve(strict=True)
    except (OSError, RuntimeError):  # RuntimeError: links in a circle, before Python 3.13
        return Oddity.BROKEN
    if not target.is_relative_to(inside):
        return Oddity.OUTSIDE
    return Oddity.FOLDER_LINK if target.is_dir() else None


def _printable(name: str) -> str:
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
