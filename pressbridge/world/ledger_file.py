"""The ledger on disk: one SQLite file for each output folder, changed in one transaction.

It only says what need not be done again. Each value carries a sum over its table, its name and its
bytes: one that is damaged, or stands under another's name, is never used. A ledger that is missing,
damaged or of another version is as good as none: it is begun anew, and everything is done.
"""

from __future__ import annotations

import marshal
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from pressbridge.world.below import Stamp

_VERSION = 3
"""Raised when the tables change; what is in them is bound to the code that wrote it."""
_TABLES = """
CREATE TABLE facts (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE sources (
    path TEXT PRIMARY KEY, beside TEXT NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL,
    slugs TEXT NOT NULL, is_open INTEGER NOT NULL, inputs BLOB NOT NULL, sum BLOB NOT NULL,
    digest BLOB NOT NULL, wording BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE outputs (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE pages (name TEXT PRIMARY KEY, path TEXT NOT NULL, value BLOB NOT NULL) WITHOUT ROWID;
CREATE INDEX pages_of ON pages (path);
"""
_SUM = 8
"""Bytes of a sum: one damaged value in 2**64 would be taken for a sound one."""


class DamagedLedger(Exception):  # noqa: N818 - nobody's mistake, and mended by forgetting it
    """A value of the ledger is not what was written, or the file is no database."""


class InputRow(NamedTuple):
    """A file that was read for a source."""

    name: str
    stamp: Stamp
    hash: bytes
    """Empty for a file that was only looked at."""
    fresh: bool
    """It was so young when it was read that a later change may bear the same stamp."""


class SourceRow(NamedTuple):
    """What is kept of a source beside its digest."""

    path: str
    beside: str
    """The names of the files beside it, one a line."""
    since: int
    """Microseconds since 1970: from when its digest holds …"""
    until: int
    """… and until when."""
    slugs: str
    """The slugs that it names, one a line."""
    is_open: bool
    """Some of its texts have no translation: other catalogs matter."""
    inputs: tuple[InputRow, ...]
    """All files that were read for it."""


class SourceLeft(NamedTuple):
    """What is kept of a source."""

    row: SourceRow
    digest: bytes
    wording: bytes
    """What it says, packed: fetched only where the register has changed."""


class Change(NamedTuple):
    """What a build leaves in the ledger."""

    facts: Mapping[str, bytes]
    sources: Iterable[SourceLeft]
    """New and changed ones; asked for one by one, because there may be very many."""
    touched: Iterable[SourceRow]
    """Other sources whose files were only touched, with their new stamps."""
    gone: Iterable[str]
    """Sources that are no more."""
    outputs: Iterable[tuple[str, bytes, Stamp]]
    """(file, key, stamp), new and changed ones."""
    removed: Iterable[str]
    """Files of the output that are no more."""
    pages: Iterable[tuple[str, str, bytes]]
    """(file, source, what it is made of) of the pages of editions, new and changed ones."""


class LedgerFile:
    """The ledger of an output folder. Every reading method may raise DamagedLedger."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def facts(self, *names: str) -> dict[str, bytes]:
        """Return single values by name; none if there is no ledger."""
        marks = ", ".join("?" * len(names))
        rows = self._rows(f"SELECT name, value FROM facts WHERE name IN ({marks})", *names)  # noqa: S608
        return {name: _opened("facts", name, value) for name, value in rows}

    def sources(self) -> dict[str, SourceRow]:
        """Return what is kept of every source."""
        return {row[0]: _source_row(row) for row in self._rows(f"SELECT {_ROW} FROM sources")}  # noqa: S608

    def digest(self, path: str) -> bytes:
        """Return the digest of one source; nothing if there is none."""
        rows = self._rows("SELECT path, digest FROM sources WHERE path = ?", path)
        return _opened("digest", path, rows[0][1]) if rows else b""

    def source(self, path: str) -> SourceRow | None:
        """Return what is kept of one source."""
        rows = self._rows(f"SELECT {_ROW} FROM sources WHERE path = ?", path)  # noqa: S608
        return _source_row(rows[0]) if rows else None

    def digests(self) -> dict[str, bytes]:
        """Return the digests of all sources."""
        rows = self._rows("SELECT path, digest FROM sources")
        return {name: _opened("digest", name, value) for name, value in rows}

    def wordings(self) -> Iterator[tuple[str, bytes]]:
        """Yield (path, wording) of every source."""
        for name, value in self._rows("SELECT path, wording FROM sources"):
            yield name, _opened("wording", name, value)

    def key(self, name: str) -> bytes:
        """Return the key of a file of the output; nothing if there is none."""
        rows = self._rows("SELECT name, value FROM outputs WHERE name = ?", name)
        return _output(name, rows[0][1])[0] if rows else b""

    def pages_of(self, path: str) -> list[tuple[str, bytes]]:
        """Return the pages of a source's editions, with what they are made of."""
        rows = self._rows("SELECT name, value FROM pages WHERE path = ? ORDER BY name", path)
        return [(name, _opened(f"pages {path}", name, value)) for name, value in rows]

    def outputs(self) -> dict[str, tuple[bytes, Stamp]]:
        """Return the key and the stamp of every file of the output."""
        rows = self._rows("SELECT name, value FROM outputs")
        return {name: _output(name, value) for name, value in rows}

    def _rows(self, query: str, *values: str) -> list[tuple[Any, ...]]:
        """Return the rows of a query; none where there is no ledger of this version."""
        if self.path.is_symlink() or not self.path.is_file():
            return []
        try:
            with closing(sqlite3.connect(self.path)) as connection:
                if connection.execute("PRAGMA user_version").fetchone() != (_VERSION,):
                    return []
                return connection.execute(query, values).fetchall()
        except (sqlite3.Error, MemoryError, OverflowError, ValueError):
            raise DamagedLedger from None

    def change(self, change: Change, *, anew: bool) -> None:
        """Write what a build leaves, all or nothing; ``anew`` forgets what was there before.

        Where the disk refuses, or the file is damaged, there is no ledger afterwards.
        """
        try:
            self._begin(anew=anew)
            with closing(sqlite3.connect(self.path)) as connection, connection:
                _write(connection, change)
        except (sqlite3.Error, OSError):
            self.forget()

    def put(self, values: Mapping[str, bytes]) -> None:
        """Keep more values until the next change."""
        rows = [(name, _sealed("facts", name, value)) for name, value in values.items()]
        try:
            with closing(sqlite3.connect(self.path)) as connection, connection:
                connection.executemany(_INTO_FACTS, rows)
        except sqlite3.Error:
            self.forget()

    def forget(self) -> None:
        """Remove the ledger: the next build does everything."""
        for name in (self.path, self.path.with_name(f"{self.path.name}-journal")):
            with suppress(OSError):
                if name.is_dir() and not name.is_symlink():
                    shutil.rmtree(name)
                name.unlink(missing_ok=True)

    def _begin(self, *, anew: bool) -> None:
        if anew or self.path.is_symlink():
            self.forget()
        if not self.path.exists():
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self.path)) as connection:
                connection.executescript(f"{_TABLES}PRAGMA user_version = {_VERSION};")


_INTO_SOURCES = "INSERT OR REPLACE INTO sources VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_INTO_FACTS = "INSERT OR REPLACE INTO facts VALUES (?, ?)"


def _sum(table: str, name: str, value: bytes) -> bytes:
    state = blake2b(f"{table} {name}\n".encode(), digest_size=_SUM)
    state.update(value)
    return state.digest()


def _sealed(table: str, name: str, value: bytes) -> bytes:
    """Return a value as it is stored: behind its sum."""
    return _sum(table, name, value) + value


def _opened(table: str, name: str, stored: object) -> bytes:
    """Return a value from what is stored. Raises DamagedLedger if it is not what was written."""
    if not isinstance(stored, bytes) or not isinstance(name, str):
        raise DamagedLedger
    value = stored[_SUM:]
    if stored[:_SUM] != _sum(table, name, value):
        raise DamagedLedger
    return value


_ROW = "path, beside, since, until, slugs, is_open, inputs, sum"


def _stored_row(row: SourceRow) -> tuple[object, ...]:
    """Return the columns of a source's row: what is in them, and the sum of it all."""
    inputs = tuple((one.name, tuple(one.stamp), one.hash, one.fresh) for one in row.inputs)
    plain = (*row[:5], int(row.is_open), marshal.dumps(inputs))
    return (*plain, _sum("row", row.path, repr(plain).encode()))


def _source_row(stored: tuple[Any, ...]) -> SourceRow:
    *plain, sum_ = stored
    if sum_ != _sum("row", plain[0], repr(tuple(plain)).encode()):
        raise DamagedLedger
    inputs = marshal.loads(plain[-1])  # noqa: S302 - its sum is right
    rows = (InputRow(name, Stamp(*stamp), found, fresh) for name, stamp, found, fresh in inputs)
    return SourceRow._make((*plain[:5], bool(plain[5]), tuple(rows)))


def _output(name: str, stored: object) -> tuple[bytes, Stamp]:
    key, *stamp = marshal.loads(_opened("outputs", name, stored))  # noqa: S302 - the same
    return key, Stamp(*stamp)


def _write(connection: sqlite3.Connection, change: Change) -> None:
    many = connection.executemany
    many("DELETE FROM sources WHERE path = ?", [(path,) for path in change.gone])
    many(_INTO_SOURCES, map(_source_values, change.sources))
    touched = map(_stored_row, change.touched)
    many(
        "UPDATE sources SET inputs = ?, sum = ? WHERE path = ?", ((*r[-2:], r[0]) for r in touched)
    )
    removed = [(name,) for name in change.removed]
    many("DELETE FROM outputs WHERE name = ?", removed)
    many(
        "INSERT OR REPLACE INTO outputs VALUES (?, ?)",
        (
            (name, _sealed("outputs", name, marshal.dumps((key, *stamp))))
            for name, key, stamp in change.outputs
        ),
    )
    many("DELETE FROM pages WHERE name = ?", removed)
    many(
        "INSERT OR REPLACE INTO pages VALUES (?, ?, ?)",
        ((name, path, _sealed(f"pages {path}", name, of)) for name, path, of in change.pages),
    )
    facts = change.facts.items()
    many(_INTO_FACTS, [(name, _sealed("facts", name, value)) for name, value in facts])


def _source_values(left: SourceLeft) -> tuple[object, ...]:
    path = left.row.path
    digest, wording = _sealed("digest", path, left.digest), _sealed("wording", path, left.wording)
    return (*_stored_row(left.row), digest, wording)
