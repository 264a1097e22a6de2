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
from typing import NamedTuple

import pytest
from harness import FIRST, SiteTest, catalog, grow_old, release, reviewed, tree_of
from test_incremental import ledger_in, png

from pressbridge.world.below import Stamp
from pressbridge.world.store import Store, TableChange

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


@needs_links
def test_a_template_that_is_a_link_is_an_error_at_once(site: Make, monkeypatch) -> None:
    room = site(ROOM).built()
    grow_old(monkeypatch)
    room.built()
    whole = room.tree()
    (room.root / "templates").mkdir()
    (room.root / "templates/_rail.html").symlink_to("nowhere")
    for _ in range(2):
        assert room.build().code == 1
        said = "! templates/_rail.html: this is a link, or no file that can be read"
        assert said in room.problems
    assert room.tree() == whole
    (room.root / "templates/_rail.html").unlink()
    room.built()


def test_what_is_wrong_with_a_template_is_said_before_what_is_wrong_with_the_site(
    site: Make, monkeypatch
) -> None:
    room = site(ROOM).built()
    room.edit("templates/notice.html", "{% if %}")
    refused = str(room.out / "ko")
    with monkeypatch.context() as patch:
        for name in ("lstat", "stat", "scandir"):
            patch.setattr(os, name, _refusing(getattr(os, name), refused, exact=name == "scandir"))
        assert room.build().code == 1
        assert "template" in room.codes
        assert "output" not in room.codes
        room.remove("templates/notice.html")
        assert room.build().code == 1
        assert "output" in room.codes


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


class Kept(NamedTuple):
    """A value as a ledger keeps it."""

    text: str
    stamp: Stamp
    inside: tuple[bytes, ...] = ()


VALUES = {
    ("rows", "a.md"): Kept("가", Stamp(1, 2, 3, 4), (b"x", b"y")),
    ("rows", "b.md"): Kept("나", Stamp(1, 2, 3, 5)),
    ("others", "a.md"): Kept("가", Stamp(1, 2, 3, 4), (b"x", b"y")),
    ("others", "c.md"): Kept("다", Stamp(9, 9, 9, 9)),
}
TABLES = ("rows", "others")


def full_store(path: Path) -> Store:
    store = Store(path, TABLES, b"1")
    changes = {
        table: TableChange([(name, value) for (of, name), value in VALUES.items() if of == table])
        for table in TABLES
    }
    store.change(changes, anew=True)
    return store


def test_a_store_gives_back_what_was_put_into_it(tmp_path: Path) -> None:
    store = full_store(tmp_path / "store")
    for (table, name), value in VALUES.items():
        assert store.get(table, name, Kept) == value
    names = ["a.md", "b.md", "gone", *map(str, range(1200))]
    assert store.some("rows", names, Kept).keys() == {"a.md", "b.md"}
    assert store.all("others", Kept).keys() == {"a.md", "c.md"}
    store.change(
        {"rows": TableChange([("a.md", Kept("새", Stamp(0, 0, 0, 0)))], ["b.md"])}, anew=False
    )
    assert store.all("rows", Kept) == {"a.md": Kept("새", Stamp(0, 0, 0, 0))}
    assert store.all("others", Kept).keys() == {"a.md", "c.md"}
    assert full_store(tmp_path / "store").all("rows", Kept).keys() == {"a.md", "b.md"}


@pytest.mark.parametrize(
    "kind", ["a bit", "another's value", "the other table's", "cut", "none", "text", "number"]
)
def test_a_damaged_value_is_a_miss(tmp_path: Path, kind: str) -> None:
    """Every bit of every value is guarded, and a sound one under another's name is none."""
    whole = full_store(tmp_path / "whole")
    chance = random.Random(7)
    for (table, name), value in VALUES.items():
        for _ in range(12):
            store = Store(tmp_path / "store", TABLES, b"1")
            shutil.copyfile(whole.path, store.path)
            with closing(sqlite3.connect(store.path)) as connection, connection:
                _harm(connection, table, name, kind, chance)
            assert store.get(table, name, Kept) is None
            others = {k: v for k, v in VALUES.items() if k != (table, name)}
            for (of, other), sound in others.items():
                assert store.get(of, other, Kept) == sound
            assert value not in store.all(table, Kept).values()


@pytest.mark.parametrize("name", [None, b"a.md"], ids=["nothing", "bytes"])
def test_a_name_that_is_no_text_is_no_name(tmp_path: Path, name: object) -> None:
    """SQLite takes bytes in a column of texts, and nothing in a key."""
    store = full_store(tmp_path / "store")
    with closing(sqlite3.connect(store.path)) as connection, connection:
        connection.execute("UPDATE rows SET name = ? WHERE name = 'a.md'", (name,))
    assert store.names("rows") == {"b.md"}
    assert store.all("rows", Kept).keys() == {"b.md"}


def _harm(
    connection: sqlite3.Connection, table: str, name: str, kind: str, chance: random.Random
) -> None:
    def stored(of: str, one: str) -> bytes:
        return connection.execute(f"SELECT value FROM {of} WHERE name = ?", (one,)).fetchone()[0]

    data = bytearray(stored(table, name))
    other = "others" if table == "rows" else "rows"
    beside = next(one for of, one in VALUES if of == table and one != name)
    foreign = next(one for of, one in VALUES if of == other)
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    value: object = {
        "a bit": bytes(data),
        "another's value": stored(table, beside),
        "the other table's": stored(other, foreign),
        "cut": stored(table, name)[: chance.randrange(len(data))],
        "none": b"",
        "text": "text",
        "number": 5,
    }[kind]
    connection.execute(f"UPDATE {table} SET value = ? WHERE name = ?", (value, name))


class Other(NamedTuple):
    """A value of another shape."""

    text: int


def test_a_value_of_another_type_or_version_is_a_miss(tmp_path: Path) -> None:
    store = full_store(tmp_path / "store")
    assert store.get("rows", "a.md", Other) is None
    assert store.all("rows", Other) == {}
    assert Store(store.path, TABLES, b"2").get("rows", "a.md", Kept) is None


@pytest.mark.parametrize(
    "kind", ["a folder", "a link", "other bytes", "half of it", "an empty file"]
)
def test_what_is_no_ledger_is_forgotten_and_nothing_else_is_touched(
    site: Make, tmp_path: Path, kind: str
) -> None:
    room = site(ROOM).built()
    whole = room.tree()
    path, precious = ledger_in(room.root).path, tmp_path / "precious.db"
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


def _to_nothing(path: Path) -> None:
    path.symlink_to(path.with_name("unmounted") / "templates")


@pytest.mark.parametrize(
    "become",
    [pytest.param(_to_nothing, marks=needs_links), lambda path: path.write_text("x")],
    ids=["a link that leads nowhere", "a file"],
)
@pytest.mark.parametrize("name", ["templates", "content"])
@pytest.mark.parametrize("clean", [False, True], ids=["on", "clean"])
def test_a_folder_that_became_something_else_is_not_gone(
    site: Make, monkeypatch, name: str, become: Callable[[Path], None], clean: bool
) -> None:
    grow_old(monkeypatch)
    room = site({**ROOM, "templates/_footer.html": "ours"}).built()
    before = room.tree()
    (room.root / name).rename(room.root / "aside")
    become(room.root / name)
    assert room.build(clean=clean).code == 1
    assert [one.partition("read:")[0] for one in room.problems] == [
        f"! {name}: the folder cannot be "
    ]
    assert room.tree() == before
    (room.root / name).unlink()
    (room.root / "aside").rename(room.root / name)
    assert room.built().tree() == before


TEXTS = {"b.md": release("나 소식"), "visit.ja.md": "---\ntitle: 訪問\n---\n本文である。\n"}


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_that_became_a_folder_is_not_gone(site: Make, monkeypatch, name: str) -> None:
    grow_old(monkeypatch)
    room = site({FIRST: release(), f"content/releases/2023/{name}": TEXTS[name]}).built()
    before = room.tree()
    (room.root / f"content/releases/2023/{name}").unlink()
    room.edit(f"content/releases/2023/{name}/x.txt", "x")
    assert room.build().code == 1
    assert [one.partition(": this is a folder")[0] for one in room.problems] == [
        f"! content/releases/2023/{name}"
    ]
    assert room.tree() == before


@pytest.mark.parametrize(
    "name",
    ["releases/2023/visit.md", "releases/2023/visit.ja.po", "names.yaml", "topics.yaml"],
)
def test_a_file_that_became_an_empty_folder_is_not_gone(site: Make, name: str) -> None:
    known = {
        "content/releases/2023/visit.ja.po": catalog(reviewed("도쿄 방문", "東京訪問", "title"))
    }
    other = {"content/releases/2023/other.md": release()}
    room = site({FIRST: release(), **other, **known, "content/names.yaml": "[]\n"}).built()
    before = room.tree()
    place = room.root / "content" / name
    place.unlink()
    place.mkdir()
    for command in ("build", "check", "translate"):
        assert room.build(command).code == 1
        errors = [one for one in room.problems if one.startswith("!")]
        assert [f"! content/{name}: " in one and "is a folder" in one for one in errors] == [True]
    assert room.tree() == before


@needs_links
@pytest.mark.parametrize("folder", ["content/releases", "content/releases/2027"])
def test_a_new_release_is_written_through_no_link(site: Make, tmp_path: Path, folder: str) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    room = site({"content/pages/about.md": "---\ntitle: 소개\n---\n본문입니다.\n"})
    (room.root / folder).parent.mkdir(exist_ok=True)
    (room.root / folder).symlink_to(mine)
    said = room.run("new", "fresh", "--now", "2027-01-01T09:00")
    assert said.code == 2
    assert folder in said.err
    assert not list(mine.iterdir())
