"""Lists what lies below a folder, and knows it again without looking at all of it.

It follows no link below the folder. Names are composed: macOS may have stored them decomposed.
"""

from __future__ import annotations

import errno
import os
import stat
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pressbridge.words.problems import said
from pressbridge.world.below import Stamp, is_link, stamp_of
from pressbridge.world.listing import (
    Folder,
    Listing,
    SkippedEntry,
    SkipReason,
    folder_stamp,
)


def walk(
    folder: Path,
    *,
    without: Callable[[str], bool] = lambda _: False,
    known: Listing | None = None,
) -> Listing:
    """List every regular file below a folder; a folder that does not exist is empty.

    The folder itself may be a link; none below it is followed. ``without`` tells the names of
    entries of the folder to leave out. ``known`` is what was there before: of folders that have the
    same entries only the files are asked for their stamps. Raises OSError if anything below cannot
    be asked, and for a file or a link that leads nowhere: what cannot be read is not gone.
    """
    try:
        found = os.stat(folder)  # noqa: PTH116 - Path.is_dir() hides refusals
    except FileNotFoundError:
        if not folder.is_symlink():
            return Listing(str(folder))
        raise OSError(errno.ENOENT, said("it is a link that leads nowhere"), str(folder)) from None
    if not stat.S_ISDIR(found.st_mode):
        raise OSError(errno.ENOTDIR, said("it is no folder"), str(folder))
    walking = _Walk(folder, without)
    if known is None or known.skipped or known.spelled:
        walking.look([""])
    else:
        walking.look_again(known)
    return walking.listing()


class _Walk:
    """A listing that is being made."""

    def __init__(self, folder: Path, without: Callable[[str], bool]) -> None:
        self.folder = folder
        self.inside = folder.resolve()
        self.without = without
        self.stamps: dict[str, bytes] = {}
        """Folders that are there, with their stamps."""
        self.folders: dict[str, Folder] = {}
        """Those whose files are known."""
        self.spelled: dict[str, str] = {}
        self.skipped: list[SkippedEntry] = []
        self.refused: dict[str, OSError] = {}
        """What cannot be asked, by name."""

    def look(self, pending: list[str]) -> None:
        """List some folders, given as the disk spells them, and all below."""
        while pending:
            place = pending.pop()
            where = f"{self.folder}/{place}" if place else str(self.folder)
            with self._refusing(place):
                found = os.stat(where, follow_symlinks=not place)  # noqa: PTH116
                if is_link(found) and place:
                    self._leave_out(place, _leads(Path(where), self.inside))
                    continue
                self.stamps[compose(place)] = folder_stamp(found)
                pending += self._entries(place)

    def look_again(self, known: Listing) -> None:
        """List only those folders whose entries are others than before."""
        changed = self._same_folders(known)
        for name, before in known.folders.items():
            if name in self.stamps and name not in changed:
                stamps = self._stamps_again(name, before)
                if stamps is None:
                    changed.add(name)  # its folder says what there is
                else:
                    self.folders[name] = before.again(self.stamps[name], stamps)
        for name in changed:
            self._look_once(name)

    def _stamps_again(self, place: str, known: Folder) -> list[Stamp] | None:
        """Return the stamps of a folder's files now; None if one is gone, or a link."""
        inside = f"{place}/" if place else ""
        stamps: list[Stamp] = []
        for name in known.names.split("/") if known.names else ():
            found = self._lstat(f"{self.folder}/{inside}{name}", inside + name)
            if not found or not stat.S_ISREG(found.st_mode):
                return None
            stamps.append(stamp_of(found))
        return stamps

    def _same_folders(self, known: Listing) -> set[str]:
        """Note the known folders that are still there; return those with other entries."""
        changed: set[str] = set()
        start = f"{self.folder}/"
        for name, folder in known.folders.items():  # those above come first
            above = name.rpartition("/")[0]
            if name and above not in self.stamps:
                continue
            found = self._lstat(start + name, name) if name else os.stat(self.folder)  # noqa: PTH116
            if name in self.refused:
                continue
            if found is None or not stat.S_ISDIR(found.st_mode) or (name and is_link(found)):
                changed.add(above)
                continue
            if (now := folder_stamp(found)) != folder.own:
                changed.add(name)
                if not self._is_open(name, was_on=folder.stamp.device, now_on=found.st_dev):
                    continue
            self.stamps[name] = now
        return changed - self.refused.keys()

    def _look_once(self, place: str) -> None:
        """List a folder, and of those below it only the ones that are new."""
        inner: list[str] = []
        with self._refusing(place):
            inner = self._entries(place)
        self.look([name for name in inner if compose(name) not in self.stamps])

    def _entries(self, place: str) -> list[str]:
        """Note the files and the skipped entries of a folder; return the folders in it."""
        prefix = f"{place}/" if place else ""
        with os.scandir(f"{self.folder}/{place}" if place else self.folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
        seen: dict[str, Stamp | None] = {}
        inner = [
            prefix + one.name
            for one in entries
            if (prefix or not self.without(one.name)) and self._is_folder(one, prefix, seen)
        ]
        name = compose(place)
        files = {each: found for each, found in seen.items() if found}
        self.folders[name] = Folder.of(self.stamps[name], files)
        return inner

    def _is_folder(
        self, entry: os.DirEntry[str], prefix: str, seen: dict[str, Stamp | None]
    ) -> bool:
        """Tell whether an entry is a folder; note it if it is anything else.

        ``seen`` are the names in this folder so far, files with their stamps.
        """
        real = prefix + entry.name
        last = compose(entry.name)
        name = compose(prefix) + last
        reason = _skip_reason(entry, self.inside) or (SkipReason.TWIN if last in seen else None)
        if reason:
            self._leave_out(real, reason)
            return False
        seen[last] = None
        if entry.is_dir(follow_symlinks=False):
            return True
        try:
            found = entry.stat(follow_symlinks=False)
        except FileNotFoundError:
            return False  # gone in the meantime
        except OSError as wrong:
            self.refused[name] = wrong
            return False
        if not stat.S_ISREG(found.st_mode):
            self._leave_out(real, SkipReason.DEVICE)
            return False
        seen[last] = stamp_of(found)
        if name != real:
            self.spelled[name] = real
        return False

    def _leave_out(self, real: str, reason: SkipReason) -> None:
        self.skipped.append(SkippedEntry(_printable(compose(real)), reason, real))

    def _is_open(self, place: str, *, was_on: int, now_on: int) -> bool:
        """Tell whether a folder may be listed; else what lies below it is not asked for.

        One that is empty and lies on another drive than before is where a drive was mounted.
        """
        with self._refusing(place), os.scandir(f"{self.folder}/{place}") as found:
            if place and was_on not in {now_on, 0} and next(found, None) is None:
                raise OSError(errno.ENODEV, said("the drive that was mounted here is gone"), place)
        return place not in self.refused

    @contextmanager
    def _refusing(self, place: str) -> Iterator[None]:
        """Note a refusal, and go on: all ways of listing are to find the same ones."""
        try:
            yield
        except FileNotFoundError:
            pass  # gone in the meantime
        except OSError as wrong:
            self.refused[compose(place)] = wrong

    def _lstat(self, path: str, name: str) -> os.stat_result | None:
        """Return what the system says of an entry; None if it is gone, or cannot be asked."""
        try:
            return os.lstat(path)  # tens of thousands of times
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as wrong:
            self.refused[name] = wrong
            return None

    def listing(self) -> Listing:
        """Return what was found. Raises the first OSError, by name."""
        if self.refused:
            raise self.refused[min(self.refused)]
        skipped = tuple(sorted(self.skipped))
        folders = dict(sorted(self.folders.items()))
        return Listing(str(self.folder), folders, self.spelled, skipped)


def _skip_reason(entry: os.DirEntry[str], inside: Path) -> SkipReason | None:
    if not entry.name.isascii():
        try:
            entry.name.encode()
        except UnicodeEncodeError:
            return SkipReason.NAME
    if entry.is_symlink() or (os.name == "nt" and is_link(entry.stat(follow_symlinks=False))):
        return _leads(Path(entry.path), inside)
    return None


def _leads(link: Path, inside: Path) -> SkipReason:
    """Return where a link leads; nothing is opened."""
    try:
        target = link.resolve(strict=True)
    except (OSError, RuntimeError):  # RuntimeError: links in a circle, before Python 3.13
        return SkipReason.BROKEN
    if not target.is_relative_to(inside):
        return SkipReason.OUTSIDE
    return SkipReason.FOLDER_LINK if target.is_dir() else SkipReason.FILE_LINK


def _printable(name: str) -> str:
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def compose(name: str) -> str:
    """Return a name composed; nearly every one is."""
    if name.isascii() or unicodedata.is_normalized("NFC", name):
        return name
    from pressbridge.words.text import compose as composed  # noqa: PLC0415 - few names need it

    return composed(name)
