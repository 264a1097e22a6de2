"""The disk: writes files, never half of one, and reads those that a person named by their path.

What lies below a folder is opened and listed by ``below`` and ``folders``.

Names are compared composed, because macOS may have stored them decomposed. Whatever the disk
refuses (no permission, no space) is an OSError; callers make a message of it with ``why()``.
"""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from pressbridge.words.problems import said
from pressbridge.words.text import compose
from pressbridge.world.below import Below, Stamp, entries, place_in_folder, remove, stamp_of


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


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a file that a person or we named. Raises OSError."""
    with on_disk(path).open("rb") as stream:
        return stream.read()


def is_special(path: Path) -> bool:
    """Tell whether a name is of something that is no file and no folder: a device, a pipe."""
    found = on_disk(path)
    return found.exists() and not found.is_file() and not found.is_dir()


def stamp(path: Path) -> Stamp:
    """Return the stamp of a file. Raises OSError."""
    return stamp_of(on_disk(path).stat())


def write_atomic(path: Path, data: bytes, *, durable: bool = False) -> None:
    """Write a file so that a reader sees the old one or the new one, never a part.

    ``durable`` waits until the disk holds it: for what cannot be made again. Raises OSError.
    """
    with _replacing(path, durable=durable) as stream:
        stream.write(data)


def place_below(folder: Path, path: Path) -> Below:
    """Return where a file lies below a folder, as the disk spells it."""
    return Below(folder, on_disk(path).relative_to(folder).as_posix())


def replace_below(at: Below, data: bytes) -> None:
    """Write a file below a folder in the same way, durably, and through no link on the way there.

    The last look at the folder may lie minutes back. Raises OSError.
    """
    with place_in_folder(at) as (folder, last):
        aside = f".pressbridge-{secrets.token_hex(6)}.tmp"
        temporary = aside if folder is not None else str(Path(last).with_name(aside))
        handle = os.open(temporary, _NEW, 0o666, dir_fd=folder)
        try:
            with open(handle, "wb") as stream:  # noqa: PTH123 - from its number
                stream.write(data)
                stream.flush()
                os.fsync(handle)
            os.replace(temporary, last, src_dir_fd=folder, dst_dir_fd=folder)
        except BaseException as wrong:
            with suppress(OSError):
                os.unlink(temporary, dir_fd=folder)
            if isinstance(wrong, OSError) and wrong.filename == temporary:
                raise OSError(wrong.errno, wrong.strerror, str(at)) from None
            raise
        if folder is not None:
            os.fsync(folder)


_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def write_all(handle: int, data: bytes) -> None:
    """Write bytes to an open file; the system may take them in portions. Raises OSError."""
    left = memoryview(data)
    while left:
        left = left[os.write(handle, left) :]


def clear(folder: Path, keep: Callable[[str], bool]) -> None:
    """Empty a folder but for the entries whose names are to be kept. Raises OSError.

    They are moved aside first: where files were just deleted, some file systems create new ones
    up to ten times slower. They stay in the folder, where whoever fills it next would find them.
    """
    names = [name for name in entries(folder) if not keep(name)]
    if not names:
        return
    aside = Below(folder, f".pressbridge-{secrets.token_hex(6)}.old")
    (folder / aside.name).mkdir()
    for name in names:
        (folder / name).rename(folder / aside.name / name)
    remove(aside)


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
    except IsADirectoryError:
        temporary.unlink(missing_ok=True)
        raise IsADirectoryError(errno.EISDIR, said("it is a folder"), str(path)) from None
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
