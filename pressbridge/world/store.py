"""Plain values as bytes, and the file that keeps them from one run to the next.

A value is made of texts, bytes, numbers, moments, tuples, and frozen types of these. It is read
back as the type that it was written as (MessagePack, msgspec): whatever stands in the file, nothing
but such values comes out of it. In the file each value stands behind a sum over its table, its name
and its bytes. One that is damaged, of another type or of another version is a miss, and so is
everything in a file that is no store: never a fault.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import msgspec

from pressbridge.world.below import Stamp, stamp_of

T = TypeVar("T")

_ENCODER = msgspec.msgpack.Encoder()
_ID = 16
_SUM = 8
"""Bytes of a sum: one damaged value in 2**64 would be taken for a sound one."""
_MANY = 500
"""Names that are asked for at once."""


class Encoded(NamedTuple):
    """A value as bytes. Who only passes it on need not decode it."""

    id: bytes
    """Equal exactly for equal values of one type."""
    data: bytes


def encode(value: object) -> Encoded:
    """Return a value as bytes, with its id (BLAKE2b, 128 bits)."""
    data = _ENCODER.encode(value)
    return Encoded(_id(type(value).__name__, data), data)


def decode(data: bytes, kind: type[T]) -> T:
    """Return a value from its bytes. Raises ValueError if they are those of another type."""
    return msgspec.msgpack.decode(data, type=kind)


def id_of(*values: object) -> bytes:
    """Return 16 bytes that are equal exactly for equal values of the same types."""
    return _id(",".join(type(value).__name__ for value in values), _ENCODER.encode(values))


def _id(kind: str, data: bytes) -> bytes:
    state = blake2b(kind.encode(), digest_size=_ID)
    state.update(data)
    return state.digest()


class TableChange(NamedTuple):
    """Changes of one table of a store: values to put, names to remove."""

    puts: Iterable[tuple[str, object]] = ()
    """(name, value); asked for one by one, because there may be very many."""
    gone: Iterable[str] = ()


class Store:
    """Named values in tables, changed all at once or not at all."""

    def __init__(self, path: Path, tables: Iterable[str], version: bytes) -> None:
        """``version`` stands for the code: what other code has written is not read."""
        self.path = path
        self._tables = tuple(tables)
        self._version = version

    def stamp(self) -> Stamp | None:
        """Return the stamp of the file: it tells a store that somebody else has put there."""
        with suppress(OSError):
            return stamp_of(self.path.lstat())
        return None

    def get(self, table: str, name: str, kind: type[T]) -> T | None:
        """Return a value; None for a miss."""
        return self.some(table, (name,), kind).get(name)

    def some(self, table: str, names: Iterable[str], kind: type[T]) -> dict[str, T]:
        """Return those values of some names that there are."""
        wanted, found = list(names), dict[str, T]()
        for at in range(0, len(wanted), _MANY):
            part = wanted[at : at + _MANY]
            marks = ", ".join("?" * len(part))
            rows = self._rows(f"SELECT name, value FROM {table} WHERE name IN ({marks})", part)  # noqa: S608
            found |= self._read(table, rows, kind)
        return found

    def names(self, table: str) -> frozenset[str]:
        """Return the names of all values of a table, also where the value is damaged."""
        rows = self._rows(f"SELECT name FROM {table}", ())  # noqa: S608
        return frozenset(name for (name,) in rows if isinstance(name, str))

    def all(self, table: str, kind: type[T]) -> dict[str, T]:
        """Return all values of a table, by name."""
        rows = self._rows(f"SELECT name, value FROM {table}", ())  # noqa: S608
        return dict(self._read(table, rows, kind))

    def _read(
        self, table: str, rows: Iterable[tuple[Any, ...]], kind: type[T]
    ) -> Iterator[tuple[str, T]]:
        decoder = msgspec.msgpack.Decoder(kind)
        for name, stored in rows:
            if isinstance(name, str) and isinstance(stored, bytes):
                value = memoryview(stored)[_SUM:]  # some are many megabytes: no copy
                if stored[:_SUM] == self._sum(table, name, value):
                    with suppress(ValueError, RecursionError):
                        yield name, decoder.decode(value)

    def _sum(self, table: str, name: str, value: memoryview) -> bytes:
        state = blake2b(f"{table} {name}\n".encode(), digest_size=_SUM, key=self._version)
        state.update(value)
        return state.digest()

    def _rows(self, query: str, values: Iterable[str]) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a query, as far as they can be read; none where there is no store."""
        if self.path.is_symlink() or not self.path.is_file():
            return
        with (
            suppress(sqlite3.Error, MemoryError, OverflowError, ValueError),
            closing(sqlite3.connect(self.path)) as connection,
        ):
            yield from connection.execute(query, tuple(values))

    def change(self, changes: Mapping[str, TableChange], *, anew: bool) -> None:
        """Change the values of some tables; ``anew`` forgets what was there before.

        Where the disk refuses, or the file is no store, there is none afterwards.
        """
        try:
            if anew or self.path.is_symlink() or not self._is_sound():
                self.forget()
            self._begin()
            with closing(sqlite3.connect(self.path)) as connection, connection:
                for table, change in changes.items():
                    self._write(connection, table, change)
        except (sqlite3.Error, OSError):
            self.forget()

    def _write(self, connection: sqlite3.Connection, table: str, change: TableChange) -> None:
        gone = ((name,) for name in change.gone)
        connection.executemany(f"DELETE FROM {table} WHERE name = ?", gone)  # noqa: S608
        rows = ((name, self._stored(table, name, value)) for name, value in change.puts)
        connection.executemany(f"INSERT OR REPLACE INTO {table} VALUES (?, ?)", rows)  # noqa: S608

    def _stored(self, table: str, name: str, value: object) -> bytearray:
        stored = bytearray(_SUM)
        _ENCODER.encode_into(value, stored, _SUM)
        with memoryview(stored) as whole:
            whole[:_SUM] = self._sum(table, name, whole[_SUM:])
        return stored

    def _is_sound(self) -> bool:
        """Tell whether the file, if there is one, has our tables."""
        if not self.path.is_file():
            return not self.path.exists()
        query = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%name TEXT%'"
        return {name for (name,) in self._rows(query, ())} >= set(self._tables)

    def _begin(self) -> None:
        if self.path.exists():
            return
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self.path)) as connection:
            for table in self._tables:
                # With rows of some kilobytes "WITHOUT ROWID" would take a quarter more space.
                connection.execute(
                    f"CREATE TABLE {table} (name TEXT PRIMARY KEY, value BLOB NOT NULL)"
                )

    def forget(self) -> None:
        """Remove the file: the next run knows nothing."""
        for name in (self.path, self.path.with_name(f"{self.path.name}-journal")):
            with suppress(OSError):
                if name.is_dir() and not name.is_symlink():
                    shutil.rmtree(name)
                name.unlink(missing_ok=True)
