"""What stands below a folder as values: taken, put elsewhere, compared. No link is followed."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple


class Entry(NamedTuple):
    """A file, a folder, a link or a pipe."""

    kind: str
    mode: int = 0
    data: bytes = b""
    """What a file holds, or where a link leads."""
    mtime: int = 0
    """Nanoseconds."""

    @property
    def seen(self) -> Entry:
        """The entry without its time, for comparison with a copy that lies elsewhere."""
        return self._replace(mtime=0)


Tree = dict[str, Entry]
"""By their names relative to the folder, which is ``""``."""


def take(folder: Path) -> Tree:
    """Return all that stands below a folder; nothing if there is no such folder."""
    if folder.is_symlink() or not folder.is_dir():
        return {}
    found: Tree = {"": _entry(str(folder))}
    pending = [""]
    while pending:
        place = pending.pop()
        with os.scandir(folder / place) as entries:
            names = sorted(entry.name for entry in entries)
        for name in names:
            inside = f"{place}/{name}" if place else name
            found[inside] = _entry(f"{folder}/{inside}")
            if found[inside].kind == "folder":
                pending.append(inside)
    return found


def _entry(path: str) -> Entry:
    found = os.lstat(path)
    mode, mtime = stat.S_IMODE(found.st_mode), found.st_mtime_ns
    if stat.S_ISLNK(found.st_mode):
        return Entry("link", 0, os.fsencode(os.readlink(path)), mtime)  # noqa: PTH115
    if stat.S_ISREG(found.st_mode):
        with open(path, "rb", buffering=0) as stream:  # noqa: PTH123 - very often
            return Entry("file", mode, stream.read(), mtime)
    return Entry("folder" if stat.S_ISDIR(found.st_mode) else "pipe", mode, b"", mtime)


def put(folder: Path, tree: Mapping[str, Entry]) -> None:
    """Make a folder hold exactly a tree; what is right already is not touched."""
    here = take(folder)
    for name in sorted(here.keys() - tree.keys(), key=len, reverse=True):
        _remove(folder / name)
    for name in sorted(tree):
        entry, path = tree[name], folder / name
        if here.get(name) == entry:
            continue
        if name in here and here[name].kind != entry.kind:
            _remove(path)
        _make(path, entry)
    for name in sorted(tree, key=len, reverse=True):  # last: what comes into a folder changes it
        if tree[name].kind == "folder":
            _date(folder / name, tree[name])


def _make(path: Path, entry: Entry) -> None:
    if entry.kind == "folder":
        path.mkdir(parents=True, exist_ok=True)
        path.chmod(entry.mode)
    elif entry.kind == "link":
        path.unlink(missing_ok=True)
        path.symlink_to(os.fsdecode(entry.data))
        _date(path, entry)
    elif entry.kind == "pipe":
        path.unlink(missing_ok=True)
        os.mkfifo(path, entry.mode)
    else:
        path.unlink(missing_ok=True)
        path.write_bytes(entry.data)
        path.chmod(entry.mode)
        _date(path, entry)


def _date(path: Path, entry: Entry) -> None:
    os.utime(path, ns=(entry.mtime, entry.mtime), follow_symlinks=False)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def readable(folder: Path) -> list[str]:
    """Give every file and folder below a folder its right to be read again; return which lacked."""
    lacked = []
    for path in (folder, *_below(folder)):
        with suppress(FileNotFoundError):
            mode = path.lstat().st_mode
            if not stat.S_ISLNK(mode) and not mode & 0o400:
                path.chmod(0o755 if stat.S_ISDIR(mode) else 0o644)
                lacked.append(os.fsdecode(os.fsencode(path.relative_to(folder))))
                lacked += readable(path) if stat.S_ISDIR(mode) else []
    return lacked


def _below(folder: Path) -> Iterator[Path]:
    for above, folders, files in os.walk(folder):
        yield from (Path(above, name) for name in (*folders, *files))


def without_times(tree: Mapping[str, Entry]) -> Tree:
    """Return a tree that says nothing of when."""
    return {name: entry.seen for name, entry in tree.items()}


def differences(
    before: Mapping[str, Entry],
    after: Mapping[str, Entry],
    called: tuple[str, str],
    *,
    modes: bool = True,
) -> list[str]:
    """Return a line for each name at which two trees differ; ``called`` is what they are."""
    lines = []
    for name in sorted(before.keys() | after.keys()):
        one, other = before.get(name), after.get(name)
        if one and other and not modes:
            other = other._replace(mode=one.mode)
        if one == other:
            continue
        if one and other and one.kind == other.kind:
            lines.append(f"{name!r}: {_how(one, other, called)}")
        else:
            told = (f"{of} {entry.kind if entry else 'nothing'}" for of, entry in
                    zip(called, (one, other), strict=True))  # fmt: skip
            lines.append(f"{name!r}: {', '.join(told)}")
    return lines


def _how(one: Entry, other: Entry, called: tuple[str, str]) -> str:
    """Tell how two entries of one kind differ."""
    if one.data != other.data:
        at = next(
            (n for n, (a, b) in enumerate(zip(one.data, other.data, strict=False)) if a != b),
            min(len(one.data), len(other.data)),
        )
        around = (entry.data[max(0, at - 40) : at + 60].decode("utf-8", "replace")
                  for entry in (one, other))  # fmt: skip
        return ", ".join(f"{of} …{text!r}…" for of, text in zip(called, around, strict=True))
    if one.mode != other.mode:
        return f"{called[0]} mode {one.mode:o}, {called[1]} {other.mode:o}"
    return "another time"
