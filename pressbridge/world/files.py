"""The disk: reads and writes files, and never leaves half of one (``folders`` lists them).

Names are compared composed, because macOS may have stored them decomposed. Whatever the disk
refuses (no permission, no space) is an OSError; callers make a message of it with ``why()``.
"""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, NamedTuple

from pressbridge.words.text import compose

_CHUNK = 1 << 20
_LARGEST = (1 << 63) - 1
"""What a database takes as a number; some systems number files beyond it."""


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


def leads_out(path: Path, folder: Path) -> bool:
    """Tell whether a path, links followed, lies outside a folder."""
    try:
        return not path.resolve(strict=True).is_relative_to(on_disk(folder).resolve())
    except (OSError, RuntimeError):
        return True


def on_disk(path: Path) -> Path:
    """Return the path as the disk spells it, which may be decomposed; else the path itself."""
    if path == path.parent or path.is_symlink() or path.exists():
        return path
    parent = on_disk(path.parent)
    wanted = compose(path.name)
    with suppress(OSError):
        for entry in parent.iterdir():
            if compose(entry.name) == wanted:
                return entry
    return path


def exists(path: Path) -> bool:
    """Tell whether there is a file or folder of this name, in either spelling."""
    return on_disk(path).exists()


def size(path: Path) -> int:
    """Return the number of bytes of a file. Raises OSError."""
    return on_disk(path).stat().st_size


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a file. Raises OSError."""
    return read_stamped(path)[0]


def stamp(path: Path) -> Stamp:
    """Return the stamp of a file. Raises OSError."""
    return stamp_of(on_disk(path).stat())


def stamp_of(found: os.stat_result) -> Stamp:
    """Return the stamp that the system gave."""
    return Stamp(found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino & _LARGEST)


def read_stamped(path: Path) -> tuple[bytes, Stamp]:
    """Return the bytes of a file, and its stamp from before they were read. Raises OSError."""
    try:
        stream = open(path, "rb", buffering=0)  # noqa: PTH123, SIM115 - tens of thousands of times
    except FileNotFoundError:
        stream = on_disk(path).open("rb", buffering=0)
    with stream:
        before = stamp_of(os.fstat(stream.fileno()))
        return stream.read(), before


def refusal(path: Path) -> str:
    """Return why a file cannot be read, in a few words; empty if it can."""
    try:
        with on_disk(path).open("rb") as stream:
            stream.read(1)
    except OSError as wrong:
        return why(wrong)
    return ""


def write_atomic(path: Path, data: bytes, *, durable: bool = False) -> None:
    """Write a file so that a reader sees the old one or the new one, never a part.

    ``durable`` waits until the disk holds it: for what cannot be made again. Raises OSError.
    """
    with _replacing(path, durable=durable) as stream:
        stream.write(data)


def write_all(handle: int, data: bytes) -> None:
    """Write bytes to an open file; the system may take them in portions. Raises OSError."""
    left = memoryview(data)
    while left:
        left = left[os.write(handle, left) :]


def has_bytes(path: Path, data: bytes) -> bool:
    """Tell whether a file has exactly these bytes. A link never has: it leads elsewhere."""
    return _has_size(path, len(data)) and path.read_bytes() == data


def same_bytes(source: Path, target: Path) -> bool:
    """Tell whether a file has the same bytes as another. Raises OSError if there is no source."""
    source = on_disk(source)
    return _has_size(target, source.stat().st_size) and _same_bytes(source, target)


def copy_to(source: Path, target: Path) -> None:
    """Copy a file to where none is. Raises OSError."""
    with on_disk(source).open("rb") as original, target.open("xb") as stream:
        shutil.copyfileobj(original, stream, _CHUNK)


def remove(path: Path, up_to: Path | None = None) -> None:
    """Remove a file if it is there, and with ``up_to`` the folders below that this leaves empty."""
    path.unlink(missing_ok=True)
    if up_to is None:
        return
    for folder in path.parents:
        if folder == up_to or not folder.is_relative_to(up_to):
            return
        try:
            folder.rmdir()
        except OSError:  # not empty: so are all above it
            return


def clear(folder: Path, keep: Callable[[str], bool]) -> None:
    """Empty a folder but for the entries whose names are to be kept.

    They are moved aside first: where files were just deleted, some file systems create new ones
    up to ten times slower. They stay in the folder, where whoever fills it next would find them.
    """
    if not folder.is_dir():
        return
    aside = folder / f".pressbridge-{secrets.token_hex(6)}.old"
    entries_ = list(folder.iterdir())
    aside.mkdir()
    for entry in entries_:
        if not keep(entry.name):
            entry.rename(aside / entry.name)
    shutil.rmtree(aside)


def entries(folder: Path) -> tuple[str, ...]:
    """Return the names in a folder, sorted; none if there is no such folder. Raises OSError."""
    return tuple(sorted(entry.name for entry in folder.iterdir())) if folder.is_dir() else ()


def why(wrong: OSError) -> str:
    """Return the reason of a refusal in a few words, without Python's numbers."""
    return (wrong.strerror or "the disk refused").lower()


@contextmanager
def _replacing(path: Path, *, durable: bool = False) -> Iterator[BinaryIO]:
    path.parent.mkdir(parents=True, exist_ok=True)
    # In the same folder, since a rename is atomic only within one file system. "x" lets the
    # system give the usual permissions, where tempfile's 0600 would hide a site from its server.
    temporary = path.with_name(f".pressbridge-{secrets.token_hex(6)}.tmp")
    try:
        with temporary.open("xb") as stream:
            yield stream
            if durable:
                stream.flush()
                os.fsync(stream.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    if durable:
        _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make a rename durable too, where the system can (Windows cannot open a folder)."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _has_size(path: Path, count: int) -> bool:
    # A link is always replaced: writing through it could change a file outside the output.
    return path.is_file() and not path.is_symlink() and path.stat().st_size == count


def _same_bytes(first: Path, second: Path) -> bool:
    with first.open("rb") as one, second.open("rb") as other:
        while block := one.read(_CHUNK):
            if block != other.read(_CHUNK):
                return False
    return True
