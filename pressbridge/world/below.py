"""The one way to open, list and delete what lies below a folder: it never leaves through a link.

A folder that a person named (``--root``, ``--out``) may itself be a link. Below it nothing is
reached through one, at no depth: a link, a device, a pipe or a socket is no file. Where the system
can (all but Windows), each folder on the way is opened from the one above it, so that nothing that
becomes a link in the meantime leads out either (openat(2) and O_NOFOLLOW, POSIX.1-2008).
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO, NamedTuple

from pressbridge.words.problems import NOTHING, Said, said
from pressbridge.world import why

_LARGEST = (1 << 63) - 1
"""What a database takes as a number; some systems number files beyond it."""
_CHUNK = 1 << 20
_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_CLOEXEC", 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_FILE = (
    os.O_RDONLY | _NO_LINK | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
)  # fmt: skip
_STEPWISE = os.open in os.supports_dir_fd
"""The system opens a file from a folder that is open; Windows does not."""


class Below(NamedTuple):
    """A file below a folder."""

    root: Path
    name: str
    """Relative to the folder, with ``/``, as the disk spells it."""

    def __str__(self) -> str:
        """Return the path for people."""
        return f"{self.root}/{self.name}"


class Stamp(NamedTuple):
    """What tells a changed file without reading it: as git does, but in nanoseconds.

    The time of the last change of the file's data or attributes (``ctime``) betrays a copy that was
    given the old size and time.
    """

    size: int
    mtime: int
    """Nanoseconds."""
    ctime: int
    """Nanoseconds. On Windows that of its creation."""
    inode: int

    def __str__(self) -> str:
        """Return the four numbers."""
        return f"{self.size} {self.mtime} {self.ctime} {self.inode}"


def stamp_of(found: os.stat_result) -> Stamp:
    """Return the stamp that the system gave."""
    return Stamp(found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino & _LARGEST)


def has_stamp(found: os.stat_result, stamp: Stamp) -> bool:
    """Tell whether the system gave a stamp: none is made to find out."""
    inode = found.st_ino & _LARGEST
    return stamp == (found.st_size, found.st_mtime_ns, found.st_ctime_ns, inode)


def is_link(found: os.stat_result) -> bool:
    """Tell whether an entry, not followed, leads elsewhere: a link, or a junction of Windows."""
    return stat.S_ISLNK(found.st_mode) or bool(
        getattr(found, "st_reparse_tag", 0) == getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", -1)
    )


@contextmanager
def opened(at: Below) -> Iterator[BinaryIO]:
    """Give a file, open for reading. Raises OSError, also for what is no file."""
    with place_in_folder(at) as (folder, last):
        handle = _open_file(folder, last, at)
    with open(handle, "rb", buffering=0) as stream:  # noqa: PTH123 - from its number
        yield stream


def read_stamped(at: Below) -> tuple[bytes, Stamp]:
    """Return the bytes of a file, and its stamp from before they were read. Raises OSError."""
    with opened(at) as stream:
        before = stamp_of_open(stream)
        return stream.read(), before


def stamp_of_open(stream: BinaryIO) -> Stamp:
    """Return the stamp of an open file. Raises OSError."""
    return stamp_of(os.fstat(stream.fileno()))


def file_hash(data: bytes) -> bytes:
    """Return 16 bytes that stand for the bytes of a file (BLAKE2b, 128 bits)."""
    return blake2b(data, digest_size=16).digest()


def read_bytes(at: Below) -> bytes:
    """Return the bytes of a file. Raises OSError."""
    return read_stamped(at)[0]


def stamp(at: Below) -> Stamp:
    """Return the stamp of a file. Raises OSError."""
    with place_in_folder(at) as (folder, last):
        return stamp_of(_file(folder, last, at))


def is_folder(at: Below) -> bool:
    """Tell whether a name is that of a folder, and no link stands on the way."""
    try:
        with place_in_folder(at) as (folder, last):
            found = _lstat(folder, last)
    except (OSError, ValueError):  # ValueError: a name that no disk takes
        return False
    return stat.S_ISDIR(found.st_mode) and not is_link(found)


def refusal(at: Below) -> Said:
    """Return why a file cannot be read, in a few words; empty if it can."""
    try:
        with opened(at) as stream:
            stream.read(1)
    except OSError as wrong:
        return why(wrong)
    return NOTHING


def same_bytes(source: Below, target: Below) -> bool:
    """Tell whether a file has the same bytes as another. Raises OSError if there is no source."""
    with opened(source) as one:
        try:
            with opened(target) as other:
                return _same(one, other)
        except OSError:
            return False


def copy_to(source: Below, target: Path) -> None:
    """Copy a file to where none is. Raises OSError."""
    with opened(source) as original, target.open("xb") as stream:
        shutil.copyfileobj(original, stream, _CHUNK)


def move_to(source: Path, target: Below) -> None:
    """Put a file where another one is, or none: a reader sees the old or the new one whole.

    A folder there, or a link, is replaced too. Raises OSError.
    """
    with place_in_folder(target) as (folder, last):
        with suppress(FileNotFoundError):
            if stat.S_ISDIR(_lstat(folder, last).st_mode):
                _remove_folder(folder, last)
        if _STEPWISE:
            os.replace(source, last, dst_dir_fd=folder)
        else:
            os.replace(source, last)  # noqa: PTH105


def remove(at: Below) -> None:
    """Remove what has this name, if anything has: a link itself, a folder with all that is in it.

    Raises OSError.
    """
    with suppress(FileNotFoundError, NotADirectoryError), place_in_folder(at) as (folder, last):
        found = _lstat(folder, last)
        if stat.S_ISDIR(found.st_mode) and not is_link(found):
            _remove_folder(folder, last)
        elif _STEPWISE:
            os.unlink(last, dir_fd=folder)
        else:
            os.unlink(last)  # noqa: PTH108


def remove_pruning(at: Below) -> None:
    """Remove what has this name, and the folders above it that this leaves empty; never the root.

    Raises OSError.
    """
    remove(at)
    above = at.name.rpartition("/")[0]
    while above:
        try:
            remove_empty(Below(at.root, above))
        except OSError:  # not empty: so are all above it
            return
        above = above.rpartition("/")[0]


def remove_empty(at: Below) -> None:
    """Remove a folder that is empty. Raises OSError for any other, and for a link to one."""
    with place_in_folder(at) as (folder, last):
        os.rmdir(last, dir_fd=folder) if _STEPWISE else os.rmdir(last)  # noqa: PTH106


def entries(folder: Path) -> tuple[str, ...]:
    """Return the names in a folder, sorted; none if there is no such folder. Raises OSError."""
    try:
        return tuple(sorted(os.listdir(folder)))  # noqa: PTH208 - names are all that is asked for
    except (FileNotFoundError, NotADirectoryError):
        return ()


def _remove_folder(folder: int | None, last: str) -> None:
    if _STEPWISE:
        shutil.rmtree(last, dir_fd=folder)  # it follows no link where the system has openat(2)
    else:
        shutil.rmtree(last)


def _open_file(folder: int | None, last: str, at: Below) -> int:
    _file(folder, last, at)  # before it is opened: a pipe would wait, a device may do anything
    handle = os.open(last, _FILE, dir_fd=folder) if _STEPWISE else os.open(last, _FILE)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise _refused(at)
    return handle


def _file(folder: int | None, last: str, at: Below) -> os.stat_result:
    """Return what the system says of an entry that is a file. Raises OSError for any other."""
    found = _lstat(folder, last)
    if not stat.S_ISREG(found.st_mode) or is_link(found):
        raise _refused(at, found)
    return found


def _refused(at: Below, found: os.stat_result | None = None) -> OSError:
    if found and is_link(found):
        return OSError(errno.ELOOP, said("it is a link"), str(at))
    if found and stat.S_ISDIR(found.st_mode):
        return OSError(errno.EISDIR, said("it is a folder"), str(at))
    return OSError(errno.EINVAL, said("it is no file, but a device or a pipe"), str(at))


def _lstat(folder: int | None, last: str) -> os.stat_result:
    if _STEPWISE:
        return os.stat(last, dir_fd=folder, follow_symlinks=False)
    return os.lstat(last)


@contextmanager
def place_in_folder(at: Below) -> Iterator[tuple[int | None, str]]:
    """Give the open folder that has a name in it, and the name in that folder.

    Without stepwise opening: no folder, and the whole path. Raises OSError where a folder on the
    way is a link. The folder is closed at the end.
    """
    *above, last = at.name.split("/")
    if last in {"", ".", ".."} or any(part in {"", ".", ".."} for part in above):
        raise OSError(errno.EINVAL, said("it leaves its folder"), str(at))
    if not _STEPWISE:
        yield None, _checked_path(at, above, last)
        return
    handle = os.open(at.root, _FOLDER)
    try:
        for part in above:
            handle = _step(handle, part, at)
        yield handle, last
    finally:
        os.close(handle)


def _step(handle: int, part: str, at: Below) -> int:
    """Open a folder from the one above it, which is closed. Raises OSError for a link.

    The handle above stays open, to be closed by the caller, where the step fails.
    """
    try:
        inner = os.open(part, _FOLDER | _NO_LINK, dir_fd=handle)
    except OSError as wrong:
        if wrong.errno in {errno.ELOOP, errno.ENOTDIR} and is_link(_lstat(handle, part)):
            raise _link_above(at) from None
        raise
    os.close(handle)
    return inner


def _link_above(at: Below) -> OSError:
    return OSError(errno.ELOOP, said("a folder above it is a link"), str(at))


def _checked_path(at: Below, above: list[str], last: str) -> str:
    """Return the whole path, once no folder on the way is a link."""
    path = at.root
    for part in above:
        path = path / part
        if is_link(os.lstat(path)):
            raise _link_above(at)
    return str(path / last)


def _same(one: BinaryIO, other: BinaryIO) -> bool:
    if os.fstat(one.fileno()).st_size != os.fstat(other.fileno()).st_size:
        return False
    while block := one.read(_CHUNK):
        if block != other.read(_CHUNK):
            return False
    return True
