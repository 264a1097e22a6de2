"""What a build is made from and what it left, as the disk has it: known again without reading.

Neither a source nor a page is opened: a file is the same if its stamp is (``below.Stamp``). Files
that were so young when they were read that a later change may bear the same stamp (git calls them
racy: https://git-scm.com/docs/racy-git) are known by the hash of what was read.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from hashlib import blake2b
from itertools import chain
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from pressbridge.run import OWN, PACKAGE, TEMPLATES, Counts, Options, Waiting, real
from pressbridge.words.problems import Problem
from pressbridge.world.below import Below, Stamp, file_hash, read_bytes
from pressbridge.world.clock import is_racy
from pressbridge.world.folders import walk
from pressbridge.world.listing import UNKNOWN, Folder, Listing, folder_stamp
from pressbridge.world.store import Store, TableChange

TABLES = ("snapshot", "folders", "globals", "sources", "texts", "shown", "bodies", "outputs")
"""The tables of the ledger (``ledger`` says what is in them)."""
_VERSION = b"7"
"""Raised when what stands in the tables changes in a way that their types do not tell."""
_SKIPPED = Stamp(-1, 0, 0, 0)
"""Stands for a template that is a link, or no file."""


class Snapshot(NamedTuple):
    """State saved so that the next build can tell what has changed."""

    options: str
    """Options that change what the site says."""
    code: bytes
    """Stands for the package, the default templates and the libraries."""
    templates: Mapping[str, Stamp]
    """The press room's own."""
    content: Listing
    output: Listing
    racy: Mapping[str, bytes] = {}
    """Files of the content that may yet change under the same stamp, with the hashes of what was
    read; empty for what was only looked at."""
    racy_templates: frozenset[str] = frozenset()
    """Templates of which the same is true: they are read whenever one has changed."""


class LastRun(NamedTuple):
    """What the last build had to say, for as long as nothing changes."""

    problems: tuple[Problem, ...]
    counts: Counts
    files: int
    """How many there are in the output."""
    since: datetime
    until: datetime
    """The site is the same from one moment to before the other."""
    sendable: int
    """Sources with texts that may be sent to an engine."""
    waiting: tuple[Waiting, ...] = ()
    """Sources that readers cannot see yet: the next first, then the drafts."""

    def holds_at(self, moment: datetime) -> bool:
        """Tell whether the site is the same at a moment."""
        return self.since <= moment < self.until


class Changes(NamedTuple):
    """What is other than in a snapshot."""

    code: bool = False
    """The package, its libraries or the options."""
    templates: frozenset[str] = frozenset()
    content: frozenset[str] = frozenset()
    """Files that are other, new or gone; relative to ``content/``."""
    moved: frozenset[str] = frozenset()
    """Files among these that are new or gone."""
    output: bool = False
    odd: bool = False
    """There is something in the content that cannot be read as a file."""

    def __bool__(self) -> bool:
        return any(self)


Known = tuple[Snapshot, LastRun | None]
"""What a build has left for the next one."""


class Scanned(NamedTuple):
    """What a run begins with."""

    was: Snapshot | None
    """Snapshot of the last build; None if nothing is known."""
    now: Snapshot
    changes: Changes | None
    last: LastRun | None
    refused: OSError | None = None
    """Why the output folder cannot be listed, if it cannot."""


def is_kept(name: str) -> bool:
    """Tell whether pruning leaves an entry of the output folder: git's own files."""
    return name.startswith(".git")


def ledger_file(options: Options) -> Store:
    """Return the ledger of an output folder: each has its own."""
    name = blake2b(str(real(options.out)).encode("utf-8", "surrogateescape"), digest_size=6)
    path = options.root / OWN / f"ledger-{name.hexdigest()}.sqlite3"
    return Store(path, TABLES, _VERSION)


def known_in(store: Store) -> Known | None:
    """Return what the last build has left in a ledger; None if that is nothing."""
    kept = store.get("snapshot", "snapshot", Snapshot)
    if kept is None:
        return None
    content, output = _folders(store, "content"), _folders(store, "output")
    if content is None or output is None:
        return None
    snapshot = kept._replace(
        content=kept.content._replace(folders=content),
        output=kept.output._replace(folders=output),
    )
    return snapshot, store.get("snapshot", "last", LastRun)


class _Part(NamedTuple):
    """Some folders of a tree."""

    folders: Mapping[str, Folder]


_PARTS = 64
"""Rows in which the ledger has the folders of a tree: an edit concerns few of them."""


def _part_of(folder: str) -> int:
    return crc32(folder.encode()) % _PARTS


def _folders(store: Store, tree: str) -> dict[str, Folder] | None:
    """Return the folders of a tree, in order; None if a row of them is not known."""
    parts = store.some("folders", [f"{tree} {part}" for part in range(_PARTS)], _Part)
    if len(parts) < _PARTS:
        return None
    return dict(sorted(chain.from_iterable(part.folders.items() for part in parts.values())))


def _rows(tree: str, now: Listing, was: Listing | None) -> Iterator[tuple[str, _Part]]:
    """Yield the rows of a tree's folders that are other than they were; all if nothing is known."""
    numbers: Iterable[int] = range(_PARTS)
    if was:
        other = {name for name, folder in now.folders.items() if was.folders.get(name) != folder}
        numbers = map(_part_of, other | (was.folders.keys() - now.folders.keys()))
    parts: dict[int, dict[str, Folder]] = {number: {} for number in numbers}
    for name, folder in now.folders.items() if parts else ():
        if (number := _part_of(name)) in parts:
            parts[number][name] = folder
    for number, folders in parts.items():
        yield f"{tree} {number}", _Part(folders)


def snapshot_changes(left: Snapshot, last: LastRun, was: Snapshot | None) -> dict[str, TableChange]:
    """Return what the ledger is to keep of a snapshot and of the run; ``was`` is what it has."""
    bare = left._replace(content=_bare(left.content), output=_bare(left.output))
    rows = (
        _rows("content", left.content, was and was.content),
        _rows("output", left.output, was and was.output),
    )
    return {
        "snapshot": TableChange([("snapshot", bare), ("last", last)]),
        "folders": TableChange(chain.from_iterable(rows)),
    }


def _bare(listing: Listing) -> Listing:
    """Return a listing without folders and without spelled names, some of which are no UTF-8."""
    skipped = tuple(one._replace(spelled="") for one in listing.skipped)
    return listing._replace(folder="", folders={}, skipped=skipped)


def scan_since(options: Options, known: Known | None, *, trust_output: bool) -> Scanned:
    """Return what lies there now, and what has changed since the last build.

    What is known makes it quick; ``trust_output`` spares the output folder, which is as it is
    known, or does not matter. Raises OSError; but what is wrong with the output is kept, because
    what is wrong with the content is said first.
    """
    was, last = known or (None, None)
    content = walk(options.root / "content", known=was.content if was else None)
    output, refused = Listing(str(options.out)), None
    try:
        if trust_output:
            output = was.output if was else output
        else:
            output = walk(options.out, without=is_kept, known=was.output if was else None)
    except OSError as wrong:
        refused = wrong
    templates = walk(options.root / "templates")
    now = Snapshot(
        f"{options.base_url} {options.drafts} {options.ahead}",
        code_stamp(),
        _with_skipped(templates),
        content,
        output,
        young_files(content),
        frozenset(young_files(templates)),
    )
    return Scanned(was, now, changes_since(was, now) if was else None, last, refused)


def _with_skipped(templates: Listing) -> dict[str, Stamp]:
    """Return the stamps of all templates; one that is a link now is another, and an error."""
    return {**templates.files, **{one.name: _SKIPPED for one in templates.skipped}}


def young_files(listing: Listing) -> dict[str, bytes]:
    """Return the files that may yet change under the same stamp; nobody has read them yet."""
    return {name: b"" for name, stamp in listing.stamps() if is_racy(stamp)}


def code_stamp() -> bytes:
    """Return 16 bytes that change with any file of the package or with the installed libraries.

    Of the libraries the folder is asked: whatever is installed makes an entry in it.
    """
    found = blake2b(sys.version.encode(), digest_size=16)
    for folder in (PACKAGE, *TEMPLATES):
        for name, stamp in walk(folder).stamps():
            if not name.endswith(".pyc"):
                found.update(f"{folder}/{name} {stamp}\n".encode())
    for place in sys.path:
        if Path(place).name in {"site-packages", "dist-packages"} and Path(place).is_dir():
            found.update(f"{place} {folder_stamp(os.stat(place)).hex()}\n".encode())  # noqa: PTH116
    return found.digest()


def changes_since(was: Snapshot, now: Snapshot) -> Changes:
    """Return what is other than it was."""
    here = now.content.files
    changed, moved = now.content.changes_since(was.content)
    for name, known in was.racy.items():
        if name in here and _hash_of(now.content.at(name)) != known:
            changed.add(name)
    templates = {name for name, _ in was.templates.items() ^ now.templates.items()}
    return Changes(
        code=(was.options, was.code) != (now.options, now.code),
        templates=frozenset(templates | was.racy_templates),
        content=frozenset(changed | moved),
        moved=frozenset(moved),
        output=not was.output.same_as(now.output),
        odd=bool(now.content.skipped),
    )


def _hash_of(place: Below) -> bytes:
    """Return the hash of a file; nothing if it cannot be read, which is said where it matters."""
    try:
        return file_hash(read_bytes(place))
    except OSError:
        return b""


def settled(listing: Listing) -> Listing:
    """Return a listing that does not trust folders into which something may yet come unseen."""
    folders = dict(listing.folders)
    for name, folder in listing.folders.items():
        stamp = folder.stamp
        if is_racy(Stamp(0, stamp.mtime, stamp.ctime, 0)):
            folders[name] = folder.with_stamp(UNKNOWN)
    return listing._replace(folders=folders)
