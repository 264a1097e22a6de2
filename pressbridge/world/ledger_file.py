"""The ledger on disk: one SQLite file for each output folder, changed in one transaction.

It only says what need not be done again. One that is missing, damaged or of another version is as
good as none: it is begun anew, and everything is done.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, NamedTuple

from pressbridge.world.files import Stamp

_VERSION = 2
"""Raised when the tables change; what is in them is bound to the code that wrote it."""
_TABLES = """
CREATE TABLE facts (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE sources (
    path TEXT PRIMARY KEY, beside TEXT NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL,
    slugs TEXT NOT NULL, is_open INTEGER NOT NULL, digest BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE inputs (
    path TEXT NOT NULL, name TEXT NOT NULL, size INTEGER NOT NULL, mtime INTEGER NOT NULL,
    ctime INTEGER NOT NULL, inode INTEGER NOT NULL, hash BLOB NOT NULL, fresh INTEGER NOT NULL,
    PRIMARY KEY (path, name)
) WITHOUT ROWID;
CREATE TABLE outputs (
    name TEXT PRIMARY KEY, key BLOB NOT NULL, size INTEGER NOT NULL, mtime INTEGER NOT NULL,
    ctime INTEGER NOT NULL, inode INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE pages (
    name TEXT PRIMARY KEY, path TEXT NOT NULL, made_of BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX pages_of ON pages (path);
CREATE INDEX readers ON inputs (name);
"""


class SourceRow(NamedTuple):
    """What is kept of a source beside what was read for it."""

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


class InputRow(NamedTuple):
    """A file that was read for a source."""

    path: str
    """The source."""
    name: str
    stamp: Stamp
    hash: bytes
    fresh: bool
    """It was so young when it was read that a later change may bear the same stamp."""


class SourceLeft(NamedTuple):
    """What is kept of a source."""

    row: SourceRow
    digest: bytes
    inputs: Iterable[InputRow]
    """All files that were read for it."""


class Change(NamedTuple):
    """What a build leaves in the ledger."""

    facts: Mapping[str, bytes]
    sources: Iterable[SourceLeft]
    """New and changed ones; asked for one by one, because there may be very many."""
    touched: Iterable[InputRow]
    """Files of other sources that were only touched, with their new stamps."""
    gone: Iterable[str]
    """Sources that are no more."""
    outputs: Iterable[tuple[str, bytes, Stamp]]
    """(file, key, stamp), new and changed ones."""
    removed: Iterable[str]
    """Files of the output that are no more."""
    pages: Iterable[tuple[str, str, bytes]]
    """(file, source, what it is made of) of the pages of editions, new and changed ones."""


class LedgerFile:
    """The ledger of an output folder."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def facts(self, *names: str) -> dict[str, bytes]:
        """Return single values by name; none if there is no ledger that can be used."""
        marks = ", ".join("?" * len(names))
        return dict(self._rows(f"SELECT name, value FROM facts WHERE name IN ({marks})", *names))  # noqa: S608

    def sources(self) -> dict[str, SourceRow]:
        """Return what is kept of every source."""
        query = "SELECT path, beside, since, until, slugs, is_open FROM sources"
        return {row[0]: SourceRow._make(row) for row in self._rows(query)}

    def digest(self, path: str) -> bytes:
        """Return the digest of one source; nothing if there is none."""
        rows = self._rows("SELECT digest FROM sources WHERE path = ?", path)
        return rows[0][0] if rows else b""

    def beside(self, path: str) -> str:
        """Return the names of the files beside a source, one a line."""
        rows = self._rows("SELECT beside FROM sources WHERE path = ?", path)
        return str(rows[0][0]) if rows else ""

    def key(self, name: str) -> bytes:
        """Return the key of a file of the output; nothing if there is none."""
        rows = self._rows("SELECT key FROM outputs WHERE name = ?", name)
        return rows[0][0] if rows else b""

    def readers(self, name: str) -> tuple[str, ...]:
        """Return the sources for which a file was read."""
        return tuple(row[0] for row in self._rows("SELECT path FROM inputs WHERE name = ?", name))

    def pages_of(self, path: str) -> list[tuple[str, bytes]]:
        """Return the pages of a source's editions, with what they are made of."""
        return self._rows("SELECT name, made_of FROM pages WHERE path = ? ORDER BY name", path)

    def open_digests(self, most: int) -> list[bytes]:
        """Return the digests of sources with texts that have no translation, at most so many."""
        query = "SELECT digest FROM sources WHERE is_open LIMIT ?"
        return [row[0] for row in self._rows(query, most)]

    def digests(self) -> dict[str, bytes]:
        """Return the digests of all sources."""
        return dict(self._rows("SELECT path, digest FROM sources"))

    def inputs(self) -> Iterator[InputRow]:
        """Yield every file that was read for a source."""
        query = "SELECT path, name, size, mtime, ctime, inode, hash, fresh FROM inputs"
        for path, name, size, mtime, ctime, inode, digest, fresh in self._rows(query):
            yield InputRow(path, name, Stamp(size, mtime, ctime, inode), digest, bool(fresh))

    def hashes(self) -> dict[str, bytes]:
        """Return the hash of every file that was read whole for a source."""
        return dict(self._rows("SELECT name, hash FROM inputs WHERE hash != x''"))

    def outputs(self) -> dict[str, tuple[bytes, Stamp]]:
        """Return the key and the stamp of every file of the output."""
        query = "SELECT name, key, size, mtime, ctime, inode FROM outputs"
        return {row[0]: (row[1], Stamp(*row[2:])) for row in self._rows(query)}

    def _rows(self, query: str, *values: str | int) -> list[tuple[Any, ...]]:
        """Return the rows of a query; none where there is no sound ledger."""
        if not self.path.is_file():
            return []
        try:
            with closing(sqlite3.connect(self.path)) as connection:
                if connection.execute("PRAGMA user_version").fetchone() != (_VERSION,):
                    return []
                return connection.execute(query, values).fetchall()
        except sqlite3.Error:
            return []

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
        rows = list(values.items())
        try:
            with closing(sqlite3.connect(self.path)) as connection, connection:
                connection.executemany("INSERT OR REPLACE INTO facts VALUES (?, ?)", rows)
        except sqlite3.Error:
            self.forget()

    def forget(self) -> None:
        """Remove the ledger: the next build does everything."""
        for name in (self.path, self.path.with_name(f"{self.path.name}-journal")):
            with suppress(OSError):
                name.unlink(missing_ok=True)

    def _begin(self, *, anew: bool) -> None:
        if anew:
            self.forget()
        if not self.path.exists():
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self.path)) as connection:
                connection.executescript(f"{_TABLES}PRAGMA user_version = {_VERSION};")


_INTO_SOURCES = "INSERT OR REPLACE INTO sources VALUES (?, ?, ?, ?, ?, ?, ?)"
_INTO_INPUTS = "INSERT OR REPLACE INTO inputs VALUES (?, ?, ?, ?, ?, ?, ?, ?)"


def _input_values(row: InputRow) -> tuple[object, ...]:
    return (row.path, row.name, *row.stamp, row.hash, row.fresh)


def _write(connection: sqlite3.Connection, change: Change) -> None:
    many = connection.executemany
    many("DELETE FROM sources WHERE path = ?", [(path,) for path in change.gone])
    many("DELETE FROM inputs WHERE path = ?", [(path,) for path in change.gone])
    for source in change.sources:
        connection.execute("DELETE FROM inputs WHERE path = ?", (source.row.path,))
        connection.execute(_INTO_SOURCES, (*source.row, source.digest))
        many(_INTO_INPUTS, map(_input_values, source.inputs))
    many(_INTO_INPUTS, map(_input_values, change.touched))
    many("DELETE FROM outputs WHERE name = ?", [(name,) for name in change.removed])
    many(
        "INSERT OR REPLACE INTO outputs VALUES (?, ?, ?, ?, ?, ?)",
        ((name, key, *stamp) for name, key, stamp in change.outputs),
    )
    many("DELETE FROM pages WHERE name = ?", [(name,) for name in change.removed])
    many("INSERT OR REPLACE INTO pages VALUES (?, ?, ?)", change.pages)
    many("INSERT OR REPLACE INTO facts VALUES (?, ?)", list(change.facts.items()))
