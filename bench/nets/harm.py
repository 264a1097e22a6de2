# ruff: noqa: S608 - a script's module; the names of tables come from the file itself
"""What happens to a ledger on a disk that fails, by a tool that means well, or by an old backup.

Nothing here knows the layout of the ledger: tables and columns are asked for.
"""

from __future__ import annotations

import os
import pickle
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

Harm = Callable[[Path, random.Random], str]
"""Damages a ledger and returns what it did in a few words; nothing if it could not."""

_FLIPS = (1, 1, 1, 2, 8, 200)


def _flipped(data: bytes, count: int, rng: random.Random) -> bytes:
    """Return bytes of which some bits are others."""
    changed = bytearray(data)
    for _ in range(count if changed else 0):
        changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def bits(ledger: Path, rng: random.Random) -> str:
    """Flip bits anywhere in the file."""
    count = rng.choice(_FLIPS)
    ledger.write_bytes(_flipped(ledger.read_bytes(), count, rng))
    return f"{count} bits flipped in the file"


def pages(ledger: Path, rng: random.Random) -> str:
    """Lose pages of the file (SQLite's file format, §1.3: the size stands at 16)."""
    data = bytearray(ledger.read_bytes())
    size = int.from_bytes(data[16:18], "big") or 4096
    size = 65536 if size == 1 else size
    count = max(1, len(data) // size)
    at, other = rng.randrange(count) * size, rng.randrange(count) * size
    how = rng.choice(("zeroed", "random", "cut there", "cut within", "exchanged", "repeated"))
    if how == "zeroed":
        data[at : at + size] = bytes(size)
    elif how == "random":
        data[at : at + size] = rng.randbytes(size)
    elif how == "cut there":
        del data[at:]
    elif how == "cut within":
        del data[rng.randrange(len(data)) :]
    elif how == "exchanged":
        data[at : at + size], data[other : other + size] = (
            data[other : other + size], data[at : at + size],
        )  # fmt: skip
    else:
        data[at : at + size] = data[other : other + size]
    ledger.write_bytes(bytes(data))
    return f"page {at // size} of {count} {how}"


def rubbish(ledger: Path, rng: random.Random) -> str:
    """Put something else in the place of the file, or behind it."""
    how = rng.choice((
        "rubbish behind", "empty", "a text", "a folder", "rubbish", "another database", "a pipe",
        "an empty one of ours", "a link to nowhere", "unreadable", "not to be written", "/dev/null",
    ))  # fmt: skip
    if how == "rubbish behind":
        ledger.write_bytes(ledger.read_bytes() + rng.randbytes(rng.choice((1, 4096, 10000))))
    elif how == "unreadable":
        ledger.chmod(0)
    elif how == "not to be written":
        ledger.chmod(0o400)
    elif how == "an empty one of ours":
        with closing(sqlite3.connect(ledger)) as base, base:
            for table, _ in _tables(base):
                base.execute(f"DELETE FROM {table}")
    else:
        ledger.unlink()
        _instead(ledger, how, rng)
    return how


def _instead(ledger: Path, how: str, rng: random.Random) -> None:
    if how == "a folder":
        ledger.mkdir()
        (ledger / "x").write_text("x")
    elif how == "a pipe":
        os.mkfifo(ledger)
    elif how == "/dev/null":
        ledger.symlink_to(how)
    elif how == "a link to nowhere":
        ledger.symlink_to("nowhere")
    elif how == "another database":
        with closing(sqlite3.connect(ledger)) as base, base:
            base.execute("CREATE TABLE facts (name TEXT, value INTEGER)")
            base.execute("INSERT INTO facts VALUES ('still', 5)")
            base.execute(f"PRAGMA user_version = {rng.choice((0, 1, 2, 3, 4))}")
    else:
        data = {"empty": b"", "a text": "원장이 아니다.\n".encode() * 500}
        ledger.write_bytes(data.get(how) or (b"" if how == "empty" else rng.randbytes(9000)))


def older(ledger: Path, _: random.Random) -> str:
    """Bring back what the ledger was before the last build."""
    before = ledger.with_name("before")
    if not before.exists():
        return ""
    shutil.copyfile(before, ledger)
    return "an older ledger"


def journal(ledger: Path, rng: random.Random) -> str:
    """Leave a journal beside the ledger: rubbish, or a true one of a change that was cut short."""
    beside = ledger.with_name(ledger.name + rng.choice(("-journal", "-wal", "-shm")))
    if rng.random() < 0.5:
        beside.write_bytes(rng.randbytes(rng.choice((0, 28, 512, 5000))))
        return f"rubbish as {beside.suffix}"
    with closing(sqlite3.connect(ledger, isolation_level=None)) as base:
        base.execute("PRAGMA cache_size = 1")
        base.execute("BEGIN IMMEDIATE")
        for table, columns in _tables(base):
            base.execute(f"UPDATE {table} SET {columns[-1]} = zeroblob(3000)")
        kept = {path.name: path.read_bytes() for path in ledger.parent.glob(f"{ledger.name}*")}
        base.execute("ROLLBACK")
    for name, data in kept.items():
        ledger.with_name(name).write_bytes(data)
    return f"cut short amid a change: {sorted(kept)}"


def _tables(base: sqlite3.Connection) -> list[tuple[str, list[str]]]:
    """Return the tables that have rows, each with its columns."""
    found = []
    for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        columns = [row[1] for row in base.execute(f'PRAGMA table_info("{name}")')]
        if base.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]:
            found.append((f'"{name}"', [f'"{column}"' for column in columns]))
    return found


def _key(base: sqlite3.Connection, table: str) -> list[str]:
    rows = base.execute(f"PRAGMA table_info({table})").fetchall()
    return [f'"{row[1]}"' for row in sorted(rows, key=lambda row: row[5]) if row[5]] or ["rowid"]


def value(ledger: Path, rng: random.Random) -> str:
    """Change one value of one row: bits of it, its length, its kind."""
    with closing(sqlite3.connect(ledger)) as base, base:
        table, columns = rng.choice(_tables(base))
        key = _key(base, table)
        column = rng.choice(columns)
        rows = base.execute(f"SELECT {', '.join(key)}, {column} FROM {table}").fetchall()
        *at, old = rng.choice(rows)
        new, how = _other(old, rng)
        where = " AND ".join(f"{name} IS ?" for name in key)
        base.execute(f"UPDATE OR REPLACE {table} SET {column} = ? WHERE {where}", (new, *at))
        return f"{column} of {at} in {table}: {how}"


def _other(old: object, rng: random.Random) -> tuple[object, str]:
    """Return another value in the place of one."""
    if isinstance(old, int):
        new = rng.choice((old + 1, old - 1, 0, 1, -1, -old, old ^ 1 << rng.randrange(62), 1 << 62,
                          "x", float(old)))  # fmt: skip
        return new, f"{old} is {new}"
    data = old.encode("utf-8", "surrogateescape") if isinstance(old, str) else bytes(old or b"")  # type: ignore[call-overload]
    count = rng.choice((1, 1, 1, 2, 4, 50))
    made: dict[str, Any] = {
        f"{count} bits": _flipped(data, count, rng),
        "cut": data[: rng.randrange(len(data) + 1)],
        "longer": data + rng.randbytes(5),
        "empty": b"",
        "random": rng.randbytes(len(data)),
        "zeros": bytes(len(data)),
        "another's pickle": pickle.dumps(rng.choice((None, {}, (), "x", 5, [1], {"a": 1}))),
        "nothing": None,
        "a number": 5,
    }
    how = rng.choice([f"{count} bits"] * 6 + [*made])
    new = made[how]
    if isinstance(old, str) and isinstance(new, bytes):
        new = new.decode("utf-8", "replace")
    return new, how


def column(ledger: Path, rng: random.Random) -> str:
    """Flip bits in about half of the values of a column."""
    with closing(sqlite3.connect(ledger)) as base, base:
        table, columns = rng.choice(_tables(base))
        key, chosen = _key(base, table), rng.choice(columns)
        where = " AND ".join(f"{name} IS ?" for name in key)
        found = base.execute(f"SELECT {', '.join(key)}, {chosen} FROM {table}").fetchall()
        count = rng.choice((1, 1, 2, 4))
        for *at, old in found:
            if rng.random() < 0.5:
                if isinstance(old, int):
                    new: object = old ^ 1 << rng.randrange(50)
                else:
                    data = old.encode() if isinstance(old, str) else old
                    changed = _flipped(data, count, rng)
                    new = changed.decode("utf-8", "replace") if isinstance(old, str) else changed
                change = f"UPDATE OR REPLACE {table} SET {chosen} = ? WHERE {where}"
                base.execute(change, (new, *at))
        return f"{count} bits in about half of {chosen} of {table}"


def rows(ledger: Path, rng: random.Random) -> str:
    """Delete rows, or exchange what stands under two keys."""
    with closing(sqlite3.connect(ledger)) as base, base:
        table, columns = rng.choice(_tables(base))
        key = _key(base, table)
        names = ", ".join(key)
        found = base.execute(f"SELECT {names} FROM {table} ORDER BY {names}").fetchall()
        where = " AND ".join(f"{name} IS ?" for name in key)
        how = rng.choice(("deleted", "deleted", "all deleted", "exchanged", "exchanged", "copied"))
        if how == "all deleted":
            base.execute(f"DELETE FROM {table}")
            return f"all of {table} deleted"
        one, other = rng.choice(found), rng.choice(found)
        if how == "deleted":
            base.execute(f"DELETE FROM {table} WHERE {where}", one)
            return f"{one} of {table} deleted"
        rest = [name for name in columns if name not in key]
        if rng.random() < 0.3 and len(rest) > 1:
            rest = [rng.choice(rest)]
        if not rest:
            return ""
        read = f"SELECT {', '.join(rest)} FROM {table} WHERE {where}"
        first, second = (base.execute(read, at).fetchone() for at in (one, other))
        change = f"UPDATE {table} SET {', '.join(f'{n} = ?' for n in rest)} WHERE {where}"
        base.execute(change, (*first, *other))
        if how == "exchanged":
            base.execute(change, (*second, *one))
        return f"{rest} of {one} and {other} of {table} {how}"


def layout(ledger: Path, rng: random.Random) -> str:
    """Change the tables themselves, or the version."""
    with closing(sqlite3.connect(ledger)) as base, base:
        table, columns = rng.choice(_tables(base))
        statement = rng.choice((
            f"DROP TABLE {table}", f'ALTER TABLE {table} RENAME TO "another"',
            f'ALTER TABLE {table} RENAME COLUMN {columns[-1]} TO "another"',
            f'ALTER TABLE {table} ADD COLUMN "another"', "PRAGMA user_version = 0",
            "PRAGMA user_version = 99", "PRAGMA application_id = 7", "VACUUM",
            "PRAGMA page_size = 512", "PRAGMA journal_mode = wal", "PRAGMA encoding = 'UTF-16'",
        ))  # fmt: skip
        base.commit()
        base.execute(statement)
        return statement


HARMS: dict[Harm, float] = {
    bits: 3, pages: 2, rubbish: 1.5, older: 1, journal: 1,
    value: 5, column: 5, rows: 3, layout: 0.7,
}  # fmt: skip
"""Each kind with how often it is done."""


def harm(ledger: Path, rng: random.Random) -> str:
    """Damage a ledger once, sometimes several times; tell how."""
    done: list[str] = []
    for kind in rng.choices([*HARMS], [*HARMS.values()], k=rng.choice((1, 1, 1, 1, 2, 4))):
        if ledger.is_file() and not ledger.is_symlink():
            try:
                label = kind(ledger, rng)
            except (
                sqlite3.Error,
                OSError,
                LookupError,
                ValueError,
            ) as wrong:  # damaged already, or protected
                label = f"{kind.__name__} could not: {wrong}"
            done.append(label)
    return " and ".join(filter(None, done))
