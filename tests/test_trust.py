"""What a build may trust: nothing behind a link, nothing unread, no value that was damaged."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import unicodedata
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from harness import FIRST, SiteTest, catalog, grow_old, release, reviewed, tree_of
from test_incremental import png

from pressbridge.press.places import ledger_of
from pressbridge.world.below import Stamp
from pressbridge.world.ledger_file import (
    Change,
    DamagedLedger,
    InputRow,
    LedgerFile,
    SourceLeft,
    SourceRow,
)

Make = Callable[..., SiteTest]
needs_links = pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
PICTURE = "content/releases/2023/p.png"
ROOM = {
    FIRST: release(images="[{file: p.png}]", topics="[startups]"),
    PICTURE: png(8, 6),
    "content/releases/2023/b/index.md": release("나 소식", topics="[startups, markets]"),
    "content/static/deep/er/note.txt": "x",
}


@needs_links
@pytest.mark.parametrize("old", [False, True], ids=["young files", "old files"])
@pytest.mark.parametrize("clean", [False, True], ids=["on", "clean"])
@pytest.mark.parametrize("name", ["files", "assets", "ja", "ko/2023", "deep/er", "files/visit"])
def test_a_folder_of_the_site_that_became_a_link_is_made_anew(  # noqa: PLR0917
    site: Make, tmp_path: Path, monkeypatch, name: str, clean: bool, old: bool
) -> None:
    room = site(ROOM).built()
    whole = room.tree()
    if old:
        grow_old(monkeypatch)
        room.built()
    mine = tmp_path / "mine"
    for file in ("precious.txt", "er/note.txt", "05/14/photo.jpg", ".git/config"):
        (mine / file).parent.mkdir(parents=True, exist_ok=True)
        (mine / file).write_text("precious")
    before = tree_of(mine)
    shutil.rmtree(room.out / name)
    (room.out / name).symlink_to(mine)
    room.built(clean=clean)
    assert tree_of(mine) == before
    assert room.tree() == whole
    assert not (room.out / name).is_symlink()


@needs_links
def test_a_page_that_became_a_folder_is_a_page_again(site: Make, monkeypatch) -> None:
    room = site(ROOM).built()
    whole = room.tree()
    for prepare in (lambda: None, lambda: grow_old(monkeypatch)):
        prepare()
        room.built()
        (room.out / "ko/index.html").unlink()
        (room.out / "ko/index.html/deep").mkdir(parents=True)
        (room.out / "ko/index.html/deep/x").touch()
        room.built()
        assert room.tree() == whole


@pytest.mark.parametrize(
    "place", ["content/releases/2023/b", "content/static", "content/static/deep/er"]
)
def test_a_folder_that_cannot_be_read_for_a_moment_unpublishes_nothing(
    site: Make, monkeypatch, place: str
) -> None:
    room = site(ROOM).built()
    grow_old(monkeypatch)
    room.built()
    whole, refused = room.tree(), str(room.root / place)
    with monkeypatch.context() as patch:
        for name in ("lstat", "stat", "scandir"):
            patch.setattr(os, name, _refusing(getattr(os, name), refused, exact=name == "scandir"))
        for command in ("build", "check"):
            assert room.build(command).code == 1
            assert room.problems == [f"! {place}: the folder cannot be read: permission denied"]
    assert room.tree() == whole
    room.built()
    assert room.tree() == whole


def _refusing(ordinary: Callable[..., object], place: str, *, exact: bool) -> Callable[..., object]:
    """Return a function of ``os`` that is not let into a folder: as if it were chmod 0."""

    def refused(path=".", *given, **more):
        where = str(path) if isinstance(path, str | Path) else ""
        if where.startswith(f"{place}/") or (exact and where == place):
            raise PermissionError(13, "Permission denied", place)
        return ordinary(path, *given, **more)

    return refused


NAMES = "- {{ko: 한·일 경제포럼, ja: {}, kind: organization}}\n"


@pytest.mark.parametrize(
    "source",
    [
        release("제목", "| 가 | 나 |\n|---|---|\n| 한&middot;일 경제포럼 | 3 |"),
        release("제목", "**한·일** 경제포럼이 열린다."),
        release("제목", "[한·일](https://a.example/x) 경제포럼이 열린다."),
        release("제목", "한&#183;일\n경제포럼이 열린다."),
        release("제목", organization='"한\\u00b7일 경제포럼"'),
        release(unicodedata.normalize("NFD", '"한·일 경제포럼"')),
        release("제목", images='[{file: p.png, caption: "한·일 경제포럼"}]'),
    ],
)
def test_a_corrected_name_reaches_each_source_however_it_writes_it(
    site: Make, monkeypatch, source: str
) -> None:
    said = catalog(reviewed("제목", "題", "title"))
    room = site({FIRST: source, PICTURE: png(3, 3), FIRST.replace(".md", ".ja.po"): said,
                 "content/names.yaml": NAMES.format("韓日経済フォーラム")}).built()  # fmt: skip
    grow_old(monkeypatch)
    room.built()
    room.edit("content/names.yaml", NAMES.format("日韓経済フォーラム"))
    room.built()
    on = room.tree()
    room.built(out=room.root / "anew")
    assert on == room.tree()


@pytest.mark.parametrize("how", [{"draft": "yes"}, {"embargo": "2030-01-01"}])
def test_a_picture_of_a_hidden_release_is_looked_at_before_its_day(
    site: Make, monkeypatch, how: dict[str, str]
) -> None:
    room = site({**ROOM, FIRST: release(images="[{file: p.png}]", **how)}).built()
    grow_old(monkeypatch)
    room.built()
    room.edit(PICTURE, png(8, 6)[:50])
    for command in ("build", "check"):
        assert (room.build(command).code, room.codes) == (1, ["picture"])
    room.remove(PICTURE)
    assert (room.build().code, room.codes) == (1, ["file"])


def row(path: str) -> SourceRow:
    inputs = (InputRow(path, Stamp(1, 2, 3, 4), b"hash", False),)
    return SourceRow(path, "beside", 1, 2, "slug", True, inputs)


def full_ledger(path: Path) -> LedgerFile:
    ledger = LedgerFile(path)
    rows = [row("a.md"), row("b.md")]
    ledger.change(
        Change(
            facts={"one": b"1", "two": b"2"},
            sources=[SourceLeft(one, one.path.encode(), b"said") for one in rows],
            touched=(), gone=(),
            outputs=[("x.html", b"key", Stamp(5, 6, 7, 8)), ("y.html", b"key", Stamp(5, 6, 7, 8))],
            removed=(),
            pages=[("x.html", "a.md", b"made"), ("y.html", "b.md", b"made too")],
        ),
        anew=True,
    )  # fmt: skip
    return ledger


READS: dict[str, Callable[[LedgerFile], object]] = {
    "facts": lambda ledger: ledger.facts("one", "two"),
    "sources": lambda ledger: ledger.sources(),
    "source": lambda ledger: ledger.source("a.md"),
    "digests": lambda ledger: ledger.digests(),
    "digest": lambda ledger: ledger.digest("a.md"),
    "wordings": lambda ledger: list(ledger.wordings()),
    "outputs": lambda ledger: ledger.outputs(),
    "key": lambda ledger: ledger.key("x.html"),
    "pages": lambda ledger: ledger.pages_of("a.md"),
}


def test_a_ledger_gives_back_what_was_put_into_it(tmp_path: Path) -> None:
    ledger = full_ledger(tmp_path / "ledger")
    assert ledger.facts("one", "three") == {"one": b"1"}
    assert ledger.sources() == {"a.md": row("a.md"), "b.md": row("b.md")}
    assert ledger.digests() == {"a.md": b"a.md", "b.md": b"b.md"}
    assert ledger.outputs()["x.html"] == (b"key", Stamp(5, 6, 7, 8))
    assert ledger.pages_of("b.md") == [("y.html", b"made too")]


@pytest.mark.parametrize("what", READS)
def test_a_damaged_value_is_no_value(tmp_path: Path, what: str) -> None:
    """Every bit of every value is guarded, and a sound one under another's name is none."""
    whole = full_ledger(tmp_path / "whole")
    right = READS[what](whole)
    tables = {"facts": ("value",), "sources": ("beside", "since", "until", "slugs", "is_open", "inputs", "sum",
              "digest", "wording"), "outputs": ("value",), "pages": ("path", "value")}  # fmt: skip
    chance, damaged = random.Random(7), 0
    for table, columns in tables.items():
        for column in columns:
            for kind in ("change", "exchange"):
                ledger = LedgerFile(tmp_path / f"{table}-{column}-{kind}-{what}")
                shutil.copyfile(whole.path, ledger.path)
                with closing(sqlite3.connect(ledger.path)) as connection, connection:
                    _harm(connection, table, column, kind, chance)
                try:
                    found = READS[what](ledger)
                except DamagedLedger:
                    damaged += 1
                else:
                    gone = what == "pages" and column == "path"
                    assert found == right or gone, (table, column, kind)
    assert damaged


def _harm(
    connection: sqlite3.Connection, table: str, column: str, kind: str, chance: random.Random
) -> None:
    key = "path" if table == "sources" else "name"
    rows = connection.execute(f"SELECT {key}, {column} FROM {table} ORDER BY {key}").fetchall()
    (one, value), (other, another) = rows[:2]
    if kind == "exchange":
        connection.execute(f"UPDATE {table} SET {column} = ? WHERE {key} = ?", (another, one))
        connection.execute(f"UPDATE {table} SET {column} = ? WHERE {key} = ?", (value, other))
        return
    if isinstance(value, int):
        value ^= 1 << chance.randrange(8)
    elif isinstance(value, str):
        value += "x"
    else:
        data = bytearray(value)
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        value = bytes(data)
    connection.execute(f"UPDATE {table} SET {column} = ? WHERE {key} = ?", (value, one))


@pytest.mark.parametrize(
    "kind", ["a folder", "a link", "other bytes", "half of it", "an empty file"]
)
def test_what_is_no_ledger_is_forgotten_and_nothing_else_is_touched(
    site: Make, tmp_path: Path, kind: str
) -> None:
    room = site(ROOM).built()
    whole = room.tree()
    path, precious = ledger_of(room.root, room.out).path, tmp_path / "precious.db"
    data = path.read_bytes()
    precious.write_bytes(data)
    path.unlink()
    if kind == "a folder":
        (path / "deep").mkdir(parents=True)
    elif kind == "a link":
        path.symlink_to(precious)
    else:
        path.write_bytes(
            {"other bytes": b"no" * 999, "half of it": data[: len(data) // 2]}.get(kind, b"")
        )
    for _ in range(2):
        room.built()
        assert room.tree() == whole
    assert precious.read_bytes() == data
    assert path.is_file()
    assert not path.is_symlink()


@needs_links
def test_our_own_folder_is_no_link_to_anothers(site: Make, tmp_path: Path) -> None:
    room = site(ROOM)
    mine = tmp_path / "mine"
    (mine / "spool-of-mine").mkdir(parents=True)
    (mine / "spool-of-mine/photo.jpg").write_text("precious")
    (room.root / ".pressbridge").symlink_to(mine)
    before = tree_of(mine)
    for command in ("build", "translate"):
        result = room.build(command)
        assert (result.code, room.codes) == (1, ["machine"])
        assert "it is a link" in result.data["problems"][0]["message"]
    assert tree_of(mine) == before


@needs_links
def test_a_new_release_is_not_written_through_a_link(site: Make, tmp_path: Path) -> None:
    room = site(ROOM)
    (tmp_path / "mine").mkdir()
    (room.root / "content/releases/2026").symlink_to(tmp_path / "mine")
    result = room.run("new", "later-visit", "--now", "2026-05-01T09:00")
    assert result.code == 2
    assert "this is a link that leads out of content/" in result.err
    assert list((tmp_path / "mine").iterdir()) == []
