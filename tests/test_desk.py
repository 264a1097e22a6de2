"""The desk is closed to all but whoever started it, and saves what was sent, and nothing else."""

from __future__ import annotations

import json
import re
import socket
import subprocess
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest
from desk_served import DeskServed, desk_of, edit_of
from harness import FIRST, SiteTest, becomes, catalog, machine, release, reviewed, tree_of
from reviewing import options

from pressbridge.desk import page, served_page
from pressbridge.messages import desk_texts, placeholders
from pressbridge.serve.desk_gate import Secret, is_written
from pressbridge.serve.press_room import OpenPressRoom
from pressbridge.world.lock import run_lock

Make = Callable[..., SiteTest]
PROJECT = Path(__file__).resolve().parent.parent
SECRET = "극비합병발표"
HIDDEN = "content/releases/2023/hidden.md"
PO = FIRST.replace(".md", ".ja.po")
BODY = "참가 기업은 30곳입니다.\n\n행사는 5월 14일에 열립니다.\n"
FILES = {
    FIRST: release(body=BODY),
    PO: catalog(
        reviewed("도쿄 방문", "東京訪問", "title"),
        machine("참가 기업은 30곳입니다.", "参加企業は30社です。"),
        machine("행사는 5월 14일에 열립니다.", "行事は5月14日に開かれます。"),
    ),
    HIDDEN: release(SECRET, embargo="2099-01-01T09:00"),
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskServed]:
    room = SiteTest.make(tmp_path_factory.mktemp("desk") / "room", FILES)
    with desk_of(room) as served:
        yield served


@pytest.fixture
def own(site: Make) -> Iterator[DeskServed]:
    """A desk of one test's own, that may write."""
    with desk_of(site(FILES)) as served:
        yield served


def content(desk: DeskServed) -> dict[str, bytes]:
    return tree_of(desk.room.root / "content")


# --- who is let in


def test_the_printed_address_opens_the_desk_and_no_other_does(desk: DeskServed) -> None:
    assert desk.url == f"{desk.origin}/_desk/?key={desk.secret}"
    assert len(desk.secret) >= 43  # 256 bits
    opened = desk.ask(f"/_desk/?key={desk.secret}", without=("X-Pressbridge",))
    assert opened.status == 200
    for query in ("", "?", "?key=", f"?key={desk.secret[:-1]}", f"?key={desk.secret}x", "?key=%00"):
        told = desk.ask(f"/_desk/{query}", without=("X-Pressbridge",))
        assert told.status == 403, query
        assert told.body == opened.body  # it says how the desk is opened, and nothing else
    for lang, way in {"ko": "번역 확인", "ja": "訳文の確認", "en": "Check translations"}.items():
        assert re.search(f'<p lang="{lang}">.*{way}', opened.body.decode()), lang


def test_no_document_and_no_header_tells_the_secret(desk: DeskServed) -> None:
    secret = desk.secret.encode()
    for path in (*ADDRESSES, "/", "/ko/", "/livereload.js", "/none", f"/_desk/?key={desk.secret}"):
        for without in ((), ("X-Pressbridge",)):
            told = desk.ask(path, without=without)
            assert secret not in told.body, path
            assert desk.secret not in str(told.headers), path
            assert "Set-Cookie" not in told.headers, path


def test_the_page_of_the_desk_may_load_nothing_but_its_own(desk: DeskServed) -> None:
    told = desk.ask("/_desk/")
    policy = told.headers["Content-Security-Policy"]
    assert policy == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'"
    )
    text = told.body.decode()
    assert not re.search(r"<style|<script(?! src=)|\son\w+=|\sstyle=|https?:", text)
    assert told.headers["Referrer-Policy"] == "no-referrer"


ADDRESSES = (
    "/_desk/", "/_desk/desk.js", "/_desk/desk.css", "/_desk/data/texts", "/_desk/data/list",
    f"/_desk/data/release?path={HIDDEN}&to=ja",
)  # fmt: skip
DATA = tuple(one for one in ADDRESSES if "/data/" in one)
WRITTEN = ("check", "save", "name", "undo")


def other_secret() -> str:
    return Secret().address.partition("=")[2]


NO_SECRET = {
    "none": {},
    "empty": {"X-Pressbridge": ""},
    "a word": {"X-Pressbridge": "desk"},
    "of another run": {"X-Pressbridge": "OTHER"},
    "as a cookie": {"Cookie": "pressbridge-PORT=SECRET; X-Pressbridge=SECRET; key=SECRET"},
    "in a referer": {"Referer": "http://127.0.0.1:PORT/_desk/?key=SECRET#key=SECRET"},
    "in another header": {"Authorization": "Bearer SECRET"},
    "half of it": {"X-Pressbridge": "HALF"},
    "and more": {"X-Pressbridge": "SECRETx"},
    "twice": {"X-Pressbridge": "SECRET, SECRET"},
    "not of this world": {"X-Pressbridge": "\xff\xfe"},
}


@pytest.mark.parametrize("case", NO_SECRET)
def test_without_the_secret_nothing_is_told_and_nothing_saved(desk: DeskServed, case: str) -> None:
    words = {
        "PORT": desk.port,
        "SECRET": desk.secret,
        "OTHER": other_secret(),
        "HALF": desk.secret[:20],
    }
    headers = {
        name: re.sub("|".join(words), lambda found: str(words[found[0]]), value)
        for name, value in NO_SECRET[case].items()
    }
    before, body = content(desk), saving(desk)
    without = () if "X-Pressbridge" in headers else ("X-Pressbridge",)
    for path in DATA:
        told = desk.ask(path, without=without, **headers)
        assert told.status == 403, path
        assert SECRET.encode() not in told.body
        assert len(told.body) < 200
    for what in WRITTEN:
        assert desk.ask(f"/_desk/data/{what}", body, without=without, **headers).status == 403
    assert content(desk) == before


def test_what_is_told_without_the_secret_is_the_same_for_every_press_room(
    desk: DeskServed, own: DeskServed
) -> None:
    own.room.edit(FIRST, release("다른 제목", BODY))
    for path in (one for one in ADDRESSES if one not in DATA):
        one, other = (some.ask(path, without=("X-Pressbridge",)) for some in (desk, own))
        assert (one.status, one.body) == (403 if path == "/_desk/" else 200, other.body), path


def test_the_secret_in_an_address_opens_nothing(desk: DeskServed) -> None:
    for path in DATA:
        told = desk.ask(
            f"{path}{'&' if '?' in path else '?'}key={desk.secret}", without=("X-Pressbridge",)
        )
        assert told.status == 403, path


FOREIGN = {
    "another host": {"Host": "attacker.example"},
    "a host that leads here": {"Host": "attacker.example:PORT"},
    "another origin": {"Origin": "https://attacker.example"},
    "an origin that is like ours": {"Origin": "http://127.0.0.1:PORT.attacker.example"},
    "another port": {"Origin": "http://127.0.0.1:1"},
    "our other name": {"Origin": "http://localhost:PORT"},
    "no origin that it tells": {"Origin": "null"},
}


@pytest.mark.parametrize("case", FOREIGN)
def test_nobody_else_s_page_is_answered_though_it_has_the_secret(
    desk: DeskServed, case: str
) -> None:
    headers = {name: value.replace("PORT", str(desk.port)) for name, value in FOREIGN[case].items()}
    before = content(desk)
    for path in ADDRESSES:
        told = desk.ask(path, **headers)
        assert told.status == 403, path
        assert SECRET.encode() not in told.body
    for what in WRITTEN:
        assert desk.ask(f"/_desk/data/{what}", b"{}", **headers).status == 403
    assert content(desk) == before


def saving(desk: DeskServed) -> bytes:
    """Return a request that would approve a passage."""
    return saving_of(FIRST, desk.passage(FIRST, "참가 기업은 30곳입니다."))


def saving_of(path: str, one: Mapping[str, object]) -> bytes:
    edits = [edit_of(one, "approve")]
    return json.dumps({"path": path, "to": "ja", "name": "박서연", "edits": edits}).encode()


CROSS_SITE = {
    "a form": ({"Content-Type": "application/x-www-form-urlencoded"}, ("X-Pressbridge",), 403),
    "a form as text": ({"Content-Type": "text/plain"}, ("X-Pressbridge",), 403),
    "a form with a file": ({"Content-Type": "multipart/form-data; boundary=a"}, ("X-Pressbridge",), 403),
    "without our header": ({}, ("X-Pressbridge",), 403),
    "with another value of it": ({"X-Pressbridge": "desk"}, (), 403),
    "with none": ({"X-Pressbridge": ""}, (), 403),
    "without an origin": ({}, ("Origin",), 403),
    "with another type": ({"Content-Type": "text/plain"}, (), 415),
    "without a type": ({}, ("Content-Type",), 415),
}  # fmt: skip


@pytest.mark.parametrize("case", CROSS_SITE)
def test_no_form_and_no_script_of_another_site_saves_anything(desk: DeskServed, case: str) -> None:
    headers, without, status = CROSS_SITE[case]
    before, body = content(desk), saving(desk)
    assert desk.ask("/_desk/data/save", body, without=without, **headers).status == status
    assert content(desk) == before


METHODS = ("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND")


def test_every_other_method_is_refused(desk: DeskServed) -> None:
    before, body = content(desk), saving(desk)
    for method in METHODS:
        for path in (*ADDRESSES, "/_desk/data/save", "/ko/"):
            assert desk.ask(path, body, method=method).status == 405, (method, path)
    for path in (*ADDRESSES, "/", "/ko/", "/_desk/data/nothing", "/_desk/save", "/livereload"):
        assert desk.ask(path, body).status == 405, path
    for what in WRITTEN:
        assert desk.ask(f"/_desk/data/{what}").status == 404, what
    assert content(desk) == before


SPELLINGS = (
    "/_desk", "/_desk/../ko/", "/_desk/%2e%2e/", "/_desk/..%2f", "/_desk//", "/_desk/./", "/%5fdesk/", "/_DESK/", "/_desk/data/../",
    "/_desk/desk.py", "/_desk/pages.py", "/_desk/__init__.py", "/_desk/desk.html", "/_desk/desk.js/", "/_desk/desk.js%00", "/_desk/%64esk.js",
    "/_desk/data/", "/_desk/data", "/_desk/data/none", "/_desk/data/list/", "/_desk/..%5c..%5c", "//_desk/", "/_desk/desk.css::$DATA", "/ko/../_desk/",
)  # fmt: skip


@pytest.mark.parametrize("path", SPELLINGS)
def test_the_desk_has_no_other_addresses(desk: DeskServed, path: str) -> None:
    told = desk.ask(path)
    assert told.status in {400, 404} or (path == "/_desk/%64esk.js" and told.status == 200)
    assert b"def " not in told.body


PATHS = (
    "../room/content/releases/2023/visit.md", "content/../content/releases/2023/visit.md", "/etc/passwd", "../../../../etc/passwd",
    "content/releases/2023/../../site.yaml", "content/releases/2023/visit.md/", "content/releases/2023/visit.ja.po", "content/site.yaml",
    "content\\releases\\2023\\visit.md", "CONTENT/releases/2023/visit.md", "content//releases/2023/visit.md", "content/releases/2023/./visit.md",
    "content/releases/2023/visit.md\x00", "", ".", "..", "outside.md", "content/../outside.md",
    "%2e%2e/outside.md", "content/releases/2023/none.md", "a" * 1500, "file:///etc/passwd", ".pressbridge/ledger", "~/.ssh/id_rsa", "가" * 300,
)  # fmt: skip


@pytest.mark.parametrize("path", PATHS, ids=range(len(PATHS)))
def test_nothing_but_a_source_of_the_press_room_is_opened_or_saved(
    desk: DeskServed, path: str
) -> None:
    from urllib.parse import urlencode

    before = tree_of(desk.room.root)
    told = desk.ask("/_desk/data/release?" + urlencode({"path": path, "to": "ja"}))
    assert told.status in {400, 409}, told
    edit = {"key": "0" * 16, "entry": "0" * 16, "do": "approve", "text": "a"}
    bodies = {
        "save": {"path": path, "to": "ja", "name": "a", "edits": [edit]},
        "check": {"path": path, "to": "ja", "key": "0" * 16, "text": "a"},
        "undo": {"path": path, "to": "ja"},
    }
    for what, body in bodies.items():
        told = desk.ask(f"/_desk/data/{what}", json.dumps(body).encode())
        assert told.status == 409, (what, told)
        assert "root:" not in told.body.decode()
    assert tree_of(desk.room.root) == before


def test_no_link_is_followed_to_a_source_or_a_catalog(own: DeskServed) -> None:
    one = own.passage(FIRST, "참가 기업은 30곳입니다.")
    outside = own.room.root / "outside"
    outside.mkdir()
    for name in (FIRST, PO):
        (outside / Path(name).name).write_bytes((own.room.root / name).read_bytes())
    (own.room.root / PO).unlink()
    (own.room.root / PO).symlink_to(outside / Path(PO).name)
    (own.room.root / "content/releases/2022").symlink_to(outside)
    before = tree_of(outside)
    own.ask("/_desk/data/save", saving_of(FIRST, one))
    own.ask("/_desk/data/save", saving_of("content/releases/2022/visit.md", one))
    told = own.ask("/_desk/data/release?path=content/releases/2022/visit.md&to=ja")
    assert told.status == 409
    assert tree_of(outside) == before


def nested(depth: int) -> bytes:
    return b'{"path":' + b"[" * depth + b"]" * depth + b"}"


NO_REQUESTS = {
    "nothing": b"", "no JSON": b"{", "no text": b"\xff\xfe", "a list": b"[]", "a text": b'"a"', "null": b"null", "a number": b"1e999",
    "no number": b'{"path": NaN}', "keys twice": b'{"path": "a", "path": "b"}', "deep": nested(100), "deepest": nested(300_000),
    "a long number": b'{"path": ' + b"9" * 500_000 + b"}", "half a character": b'{"path": "\\ud800", "to": "ja", "name": "a", "edits": []}',
    "no name": json.dumps({"path": FIRST, "to": "ja", "edits": []}).encode(), "an unknown key": json.dumps({"path": FIRST, "to": "ja", "name": "a", "edits": [], "x": 1}).encode(),
    "numbers for texts": json.dumps({"path": 1, "to": 2, "name": 3, "edits": 4}).encode(), "a list of nothing": json.dumps({"path": FIRST, "to": "ja", "name": "a", "edits": [None]}).encode(),
    "another language": json.dumps({"path": FIRST, "to": "en", "name": "a", "edits": []}).encode(), "its own language": json.dumps({"path": FIRST, "to": "ko", "name": "a", "edits": []}).encode(),
}  # fmt: skip


@pytest.mark.parametrize("case", NO_REQUESTS)
def test_what_is_no_request_is_refused_without_effect(desk: DeskServed, case: str) -> None:
    before = content(desk)
    for what in WRITTEN:
        told = desk.ask(f"/_desk/data/{what}", NO_REQUESTS[case])
        assert told.status in {400, 409}, (what, told.status)
        assert len(told.body) < 1000
    assert content(desk) == before


PARTS = {"path": FIRST, "to": "ja", "key": "0" * 16, "text": "a", "name": "a", "edits": []}
OF = {
    "check": ("path", "to", "key", "text"),
    "save": ("path", "to", "name"),
    "undo": ("path", "to"),
}


@pytest.mark.parametrize("what", OF)
def test_a_part_of_another_type_or_none_is_said_in_the_same_words(
    desk: DeskServed, what: str
) -> None:
    names = (*OF[what], "edits") if what == "save" else OF[what]
    whole = {name: PARTS[name] for name in names}
    for name in OF[what]:
        for value in (1, None, [], {}, True):
            told = desk.ask(f"/_desk/data/{what}", json.dumps({**whole, name: value}).encode())
            assert (told.status, told.data["message"]) == (409, f'"{name}" is no text')
        left = {one: value for one, value in whole.items() if one != name}
        told = desk.ask(f"/_desk/data/{what}", json.dumps(left).encode())
        assert told.data["message"] == f'the request lacks "{name}"'


def test_a_body_that_is_too_large_is_not_taken(desk: DeskServed) -> None:
    body = b"x" * ((1 << 20) + 1)
    head = (
        f"POST /_desk/data/save HTTP/1.1\r\nHost: 127.0.0.1:{desk.port}\r\n"
        f"X-Pressbridge: {desk.secret}\r\nContent-Type: application/json\r\nOrigin: {desk.origin}\r\n"
    )
    for length in (f"Content-Length: {100 << 20}", f"Content-Length: {len(body)}"):
        with socket.create_connection(("127.0.0.1", desk.port), timeout=20) as line:
            line.sendall(f"{head}{length}\r\n\r\n".encode())
            answer = b"".join(iter(lambda: line.recv(65536), b""))  # before anything is sent
        assert re.match(rb"HTTP/1.1 (400|413) |^$", answer), answer[:40]
    chunked = b"400\r\n" + b"x" * 0x400 + b"\r\n"
    with socket.create_connection(("127.0.0.1", desk.port), timeout=20) as line:
        line.sendall(f"{head}Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n".encode())
        line.sendall(chunked + b"0\r\n\r\n")
        answer = b"".join(iter(lambda: line.recv(65536), b""))
    assert answer.startswith(b"HTTP/1.1 411 ")
    assert desk.ask(desk.page).status == 200


def test_a_thousand_connections_do_not_end_the_desk(desk: DeskServed) -> None:
    with ExitStack() as lines:
        for _ in range(1000):
            lines.enter_context(socket.create_connection(("127.0.0.1", desk.port), timeout=20))
    assert becomes(lambda: answers(desk))


def knocking(lines: ExitStack, desk: DeskServed, said: bytes = b"") -> socket.socket:
    line = lines.enter_context(socket.create_connection(("127.0.0.1", desk.port), timeout=20))
    line.sendall(said)
    return line


@pytest.mark.parametrize("said", [b"", b"GET /ko/ HTTP/1.1\r\nHost: "], ids=["idle", "slow"])
def test_whoever_keeps_all_connections_busy_does_not_keep_the_owner_out(
    desk: DeskServed, said: bytes
) -> None:
    with ExitStack() as lines:
        mine = HTTPConnection("127.0.0.1", desk.port, timeout=20)
        lines.callback(mine.close)
        for _ in range(2):
            mine.request("GET", "/_desk/data/texts", headers=desk.own)
            assert mine.getresponse().read()
            first = mine.sock
            for _ in range(300):
                knocking(lines, desk, said)
        assert desk.ask(desk.page).status == 200  # a new one
        mine.request("GET", "/_desk/data/texts", headers=desk.own)
        assert mine.getresponse().status == 200
        assert mine.sock is first  # mine was not the oldest that had to go


def test_a_head_that_does_not_come_is_not_waited_for(desk: DeskServed) -> None:
    with ExitStack() as lines:
        line = knocking(lines, desk, b"GET /ko/ HTTP/1.1\r\n")
        line.settimeout(15)
        assert line.recv(1) == b""


def socket_of(lines: ExitStack, desk: DeskServed) -> socket.socket:
    asked = (
        f"GET /livereload HTTP/1.1\r\nHost: 127.0.0.1:{desk.port}\r\nUpgrade: websocket\r\n"
        f"Connection: Upgrade\r\nOrigin: {desk.origin}\r\n"
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
    )
    line = knocking(lines, desk, asked.encode())
    assert b" 101 " in line.recv(65536)
    return line


def test_web_sockets_do_not_use_up_the_files_that_a_process_may_open(own: DeskServed) -> None:
    files = Path(f"/proc/{own.process.pid}/fd")
    with ExitStack() as lines:
        for _ in range(320):
            socket_of(lines, own)
        if files.exists():
            assert len([*files.iterdir()]) < 300
        last = socket_of(lines, own)
        last.sendall(b"\x81\x94" + bytes(4) + b'{"command": "hello"}')
        assert b"Pressbridge" in last.recv(65536)
        assert answers(own)
        first, *_ = [socket_of(lines, own) for _ in range(40)]
        assert first.recv(65536)[:1] == b"\x88"  # closed, and so a browser asks again


def test_a_web_socket_is_opened_for_a_page_alone(desk: DeskServed) -> None:
    asked = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13"}
    told = desk.ask("/livereload", Sec_WebSocket_Key="dGhlIHNhbXBsZSBub25jZQ==", **asked)
    assert told.status == 403


def test_the_desk_goes_on_where_no_file_is_left_to_open(own: DeskServed) -> None:
    resource = pytest.importorskip("resource")
    files = Path(f"/proc/{own.process.pid}/fd")
    if not files.exists():
        pytest.skip("only Linux tells which files are open")
    own.room.edit(FIRST, release("새 제목", BODY))
    assert becomes(
        lambda: "새 제목" in own.ask("/ko/").body.decode()
    )  # all is read that serve needs
    few = len([*files.iterdir()]) + 8
    before = resource.prlimit(own.process.pid, resource.RLIMIT_NOFILE)
    resource.prlimit(own.process.pid, resource.RLIMIT_NOFILE, (few, before[1]))
    with ExitStack() as lines:
        for _ in range(100):
            knocking(lines, own)
        assert own.ask("/_desk/data/texts", without=("X-Pressbridge",)).status == 403
    resource.prlimit(own.process.pid, resource.RLIMIT_NOFILE, before)
    assert becomes(lambda: answers(own))


def answers(desk: DeskServed) -> bool:
    try:
        return desk.ask(desk.page).status == 200
    except OSError:
        return False


# --- what is told and saved


def test_drafts_and_embargoed_releases_are_listed_under_a_mark(desk: DeskServed) -> None:
    rows = {row["path"]: row for row in desk.get("list")["rows"]}
    assert rows[HIDDEN]["stage"] == "embargoed"
    assert rows[FIRST]["states"]["machine"] == 2
    assert SECRET in desk.ask("/ko/").body.decode()


def test_a_save_changes_the_entry_that_was_sent_and_no_other(own: DeskServed) -> None:
    subprocess.run(["git", "init", "-q"], cwd=own.room.root, check=True)
    subprocess.run(["git", "add", "content"], cwd=own.room.root, check=True)
    one = own.passage(FIRST, "참가 기업은 30곳입니다.")
    told = own.save(FIRST, edit_of(one, "approve", text="参加した企業は30社です。"))
    assert told["saved"] == [one["key"]]
    assert told["passages"][0]["state"] == "reviewed"
    diff = subprocess.run(
        ["git", "diff", "--unified=0", "content"],
        cwd=own.room.root, check=True, capture_output=True, encoding="utf-8",
    ).stdout  # fmt: skip
    changed = [line for line in diff.splitlines() if re.match(r"[-+](?![-+])", line)]
    assert [line for line in changed if line.startswith("+#. reviewed: 박서연 ")]
    assert '+msgstr "参加した企業は30社です。"' in changed
    assert not [line for line in changed if "行事" in line or "東京訪問" in line]
    assert becomes(
        lambda: "参加した企業は30社です。" in own.ask("/ja/2023/05/14/visit/").body.decode()
    )


def test_a_change_on_disk_is_never_overwritten(own: DeskServed) -> None:
    one = own.passage(FIRST, "참가 기업은 30곳입니다.")
    text = (own.room.root / PO).read_text(encoding="utf-8")
    own.room.edit(PO, text.replace("参加企業は30社です。", "企業30社が参加します。"))
    told = own.save(FIRST, edit_of(one, "approve", text="参加した企業は30社です。"))
    assert told["saved"] == []
    assert [found["text"] for found in told["conflicts"]] == ["企業30社が参加します。"]
    assert "企業30社が参加します。" in (own.room.root / PO).read_text(encoding="utf-8")


def test_two_saves_at_once_lose_nothing(own: DeskServed) -> None:
    ones = [
        own.passage(FIRST, text)
        for text in ("참가 기업은 30곳입니다.", "행사는 5월 14일에 열립니다.")
    ]
    with ThreadPoolExecutor(2) as two:
        told = [*two.map(lambda one: own.save(FIRST, edit_of(one, "approve")), ones)]
    assert [found["saved"] for found in told] == [[one["key"]] for one in ones]
    assert {one["state"] for one in own.sheet(FIRST)["passages"]} == {"reviewed"}
    same = ones[0] | {"entry": own.passage(FIRST, ones[0]["source"])["entry"]}
    texts = ("参加企業は30社でした。", "参加した企業は30社です。")
    with ThreadPoolExecutor(2) as two:
        told = [*two.map(lambda text: own.save(FIRST, edit_of(same, "edit", text=text)), texts)]
    assert sorted(len(found["saved"]) for found in told) == [0, 1]
    assert sorted(len(found["conflicts"]) for found in told) == [0, 1]


def test_a_save_that_waits_for_a_build_holds_up_nobody_who_reads(own: DeskServed) -> None:
    one = own.passage(FIRST, "참가 기업은 30곳입니다.")
    asked = {"path": FIRST, "to": "ja", "key": one["key"], "text": "参加企業は30社です。"}
    with ThreadPoolExecutor(2) as pool:
        with run_lock(own.room.root):
            first = pool.submit(own.save, FIRST, edit_of(one, "approve", text="参加は30社です。"))
            assert own.send("check", asked)["findings"] == []
            assert own.get("list")["rows"]
            assert own.passage(FIRST, one["source"])["state"] == "machine"
            assert not first.done()
        assert first.result()["saved"] == [one["key"]]
    assert own.passage(FIRST, one["source"])["text"] == "参加は30社です。"


def test_neither_a_save_nor_the_list_waits_for_the_desk_s_own_build(site: Make) -> None:
    room = site(FILES)
    desk = OpenPressRoom(lambda: options(room), "ko")
    rows = lambda: {one["path"]: one for one in desk.list()["rows"]}  # noqa: E731
    sheet = desk.release(FIRST, "ja")
    ones = {one["source"]: one for one in sheet["passages"]}
    before, other = rows(), FIRST.replace("visit", "other")
    asked = {"path": FIRST, "to": "ja", "name": "박서연"}
    with run_lock(room.root):  # as the build has it
        room.edit(other, release("다른 제목", "본문입니다.\n"))
        desk.build_begins(saved=True)
        for left, text in enumerate(("참가 기업은 30곳입니다.", "행사는 5월 14일에 열립니다.")):
            told = desk.save({**asked, "edits": [edit_of(ones[text], "approve")]})
            assert told["saved"] == [ones[text]["key"]]
            assert rows()[FIRST]["states"]["reviewed"] == 2 + left
            assert rows().keys() == before.keys()  # what else was saved is read after its build
        desk.build_ends(news=True)
        assert rows().keys() == before.keys()  # it had begun before the last save
        desk.build_begins(saved=True)
        desk.build_ends(news=False)
        assert rows().keys() == {*before, other}
    assert rows()[FIRST]["left"]["passages"] == 0


def test_a_question_with_too_many_parts_is_no_request(desk: DeskServed) -> None:
    told = desk.ask("/_desk/data/release?" + "&".join(f"path{n}=a" for n in range(9)))
    assert told.status == 400
    assert "request" in told.data["message"]


def test_wrong_digests_and_others_entries_change_nothing(own: DeskServed) -> None:
    one, before = own.passage(FIRST, "참가 기업은 30곳입니다."), content(own)
    told = own.save(FIRST, edit_of(one, "approve", entry="0" * 16, text="別の文です。"))
    assert (told["saved"], len(told["conflicts"])) == ([], 1)
    told = own.save(FIRST, edit_of(one, "approve", key="f" * 16))
    assert (told["saved"], len(told["refused"])) == ([], 1)
    assert content(own) == before


def test_a_save_can_be_taken_back_to_the_last_byte(own: DeskServed) -> None:
    before = content(own)
    for text in ("참가 기업은 30곳입니다.", "행사는 5월 14일에 열립니다."):
        own.save(FIRST, edit_of(own.passage(FIRST, text), "approve"))
    assert content(own) != before
    for _ in range(2):
        own.send("undo", {"path": FIRST, "to": "ja"})
    assert content(own) == before
    assert (
        own.ask("/_desk/data/undo", json.dumps({"path": FIRST, "to": "ja"}).encode()).status == 409
    )


def test_a_save_is_not_taken_back_once_somebody_else_has_written(own: DeskServed) -> None:
    own.save(FIRST, edit_of(own.passage(FIRST, "참가 기업은 30곳입니다."), "approve"))
    path = own.room.root / PO
    path.write_text(path.read_text(encoding="utf-8") + "\n# 적어 둠\n", encoding="utf-8")
    before = content(own)
    told = own.ask("/_desk/data/undo", json.dumps({"path": FIRST, "to": "ja"}).encode())
    assert told.status == 409
    assert content(own) == before


def test_a_note_approves_nothing_and_takes_no_approval_away(own: DeskServed) -> None:
    for text in ("도쿄 방문", "참가 기업은 30곳입니다."):
        one = own.passage(FIRST, text)
        own.save(FIRST, edit_of(one, "note", notes=["확인 바랍니다."]))
        after = own.passage(FIRST, text)
        assert after["notes"] == ["확인 바랍니다."]
        assert (after["state"], after["text"], after["reviewed"]) == (
            one["state"], one["text"], one["reviewed"],
        )  # fmt: skip


def test_a_name_changes_the_next_check_and_the_file_keeps_its_comments(site: Make) -> None:
    names = "# 우리 이름들\n- {ko: 도쿄, ja: 東京, kind: place} # 수도\n"
    room = site({**FILES, "content/names.yaml": names})
    with desk_of(room) as own:
        one = own.passage(FIRST, "참가 기업은 30곳입니다.")
        asked = {"path": FIRST, "to": "ja", "key": one["key"], "text": "参加企業は30社です。"}
        assert own.send("check", asked)["findings"] == []
        told = own.send(
            "name", {"ko": "참가 기업", "ja": "参加会社", "kind": "organization", "reading": ""}
        )
        assert told["ok"], told
        assert own.send("check", asked)["findings"]
        text = (room.root / "content/names.yaml").read_text(encoding="utf-8")
        assert text.startswith(names.rstrip("\n"))
        again = own.send("name", {"ko": "도쿄", "ja": "京都", "kind": "place", "reading": ""})
        assert not again["ok"]


# --- the language of who sits at it


def in_language(desk: DeskServed, lang: str, what: str, request: object) -> dict[str, Any]:
    told = desk.ask(f"/_desk/data/{what}", json.dumps(request).encode(), Accept_Language=lang)
    return told.data


def test_findings_are_said_in_the_language_that_was_chosen_and_mark_the_same(
    desk: DeskServed,
) -> None:
    one = desk.passage(FIRST, "참가 기업은 30곳입니다.")
    asked = {"path": FIRST, "to": "ja", "key": one["key"], "text": "참가 企業は40社です。"}
    told = {lang: in_language(desk, lang, "check", asked) for lang in ("en", "ko", "ja")}
    messages = {lang: [one.pop("message") for one in told[lang]["findings"]] for lang in told}
    assert told["en"]["findings"]
    assert told["ko"] == told["ja"] == told["en"]
    for english, korean, japanese in zip(*messages.values(), strict=True):
        assert english.isascii() or re.search("[a-z]{4}", english)
        assert len({english, korean, japanese}) == 3
        assert re.search("[가-힣]{2}", korean)
        assert re.search("[ぁ-ん]", japanese)
    assert in_language(desk, "ko-KR,ko;q=0.9", "check", asked)["findings"][0]["message"].startswith(
        messages["en"][0][:10]
    )


def test_a_refusal_is_said_in_the_language_that_was_chosen(desk: DeskServed) -> None:
    one = {**desk.passage(FIRST, "참가 기업은 30곳입니다."), "key": "0" * 16}
    asked = {"path": FIRST, "to": "ja", "name": "박서연", "edits": [edit_of(one, "approve")]}
    [refused] = in_language(desk, "ko", "save", asked)["refused"]
    assert refused["message"] == "원문에 이 문단이 더 이상 없습니다"
    assert "お名前" in in_language(desk, "ja", "save", {**asked, "name": " "})["message"]
    assert "요청" in in_language(desk, "ko", "save", [])["message"]
    nowhere = in_language(desk, "ja", "check", {"path": "x", "to": "ja", "key": "", "text": ""})
    assert nowhere["message"] == "「x」というプレスリリースやページはありません"


def test_a_mistake_and_the_terminal_are_in_the_language_of_the_run(site: Make) -> None:
    room = site({FIRST: release(date="someday")})
    with desk_of(room, "--ui-lang", "ko") as own:
        shown = own.ask("/").body.decode()
        assert "날짜가 아닙니다" in shown
        assert "is not a date" not in shown
        assert own.get("texts")["ui"] == "ko"


def test_the_preview_speaks_the_browser_s_language_until_one_is_chosen_on_the_desk(
    site: Make,
) -> None:
    room = site({FIRST: release(date="someday")})
    with desk_of(room) as own:
        none = lambda accepted: own.ask("/none.css", Accept_Language=accepted).body.decode()  # noqa: E731
        shown = lambda accepted: own.ask("/", Accept_Language=accepted).body.decode()  # noqa: E731
        assert none("ko-KR,ko;q=0.9,en;q=0.8") == "404: 이 주소에는 페이지가 없습니다\n"
        assert none("ja") == "404: このアドレスにはページがありません\n"
        assert none("fr-FR,xx") == "404: there is nothing at this address\n"
        assert '<html lang="ko">' in shown("ko-KR")
        assert "날짜가 아닙니다" in shown("ko-KR")
        own.ask("/_desk/data/list", Accept_Language="ja")
        assert '<html lang="ja">' in shown("ko-KR")
        assert none("ko-KR").startswith("404: この")
        refused = own.ask("/", method="PUT", Accept_Language="ko")
        assert refused.status == 405
        assert "読むだけ" in refused.body.decode()


# --- the texts and the pages


def texts_in(path: Path, pattern: str) -> set[str]:
    text = path.read_text(encoding="utf-8")
    return {found[1] for found in re.finditer(pattern, text, re.MULTILINE)}


def test_every_text_of_the_desk_is_there_in_both_languages_and_none_is_superfluous() -> None:
    used = texts_in(PROJECT / "pressbridge/desk/desk.js", r'\bt\("((?:[^"\\]|\\.)*)"')
    used |= texts_in(PROJECT / "pressbridge/desk/pages.py", r'\bsay\(["\']((?:[^"\\])*?)["\'][,)]')
    used |= texts_in(PROJECT / "pressbridge/desk/pages.py", r'\bsay\(\s*"([^"]+)"')
    for lang, texts in desk_texts().items():
        assert set(texts) == used, lang
        for message, text in texts.items():
            assert placeholders(text) == placeholders(message), message


def test_the_desk_s_own_code_stays_small() -> None:
    folder = PROJECT / "pressbridge/desk"
    assert (
        sum((folder / f"desk.{kind}").stat().st_size for kind in ("html", "css", "js")) < 60 << 10
    )


def test_nothing_comes_into_the_page_as_html() -> None:
    script = (PROJECT / "pressbridge/desk/desk.js").read_text(encoding="utf-8")
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|DOMParser", script
    )


SHEET = {
    "path": FIRST, "catalog": PO, "version": "a", "title": "</script><script>alert(1)</script>", "lang": "ko", "to": "ja", "stage": "public", "day": "2023-05-14",
    "page": None, "names": [], "reviewer": "", "ui": "ja", "passages": [],
}  # fmt: skip


def test_the_exported_page_names_no_host_and_holds_texts_as_data() -> None:
    made = page(SHEET, desk_texts())
    assert made.count("<script") == 2
    assert made.count("</script>") == 2
    assert "\\u003c/script\\u003e" in made
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', made)
    assert policy
    assert "connect-src" not in policy[1]  # default-src 'none'
    assert policy[1].startswith("default-src 'none'; script-src 'sha256-")
    assert "self" not in policy[1]
    assert 'id="closed"' not in made
    assert '<html lang="ja">' in served_page("ja", desk_texts())


def test_the_published_site_has_no_trace_of_the_desk(site: Make) -> None:
    room = site(FILES)
    assert room.run("build", "--now", "2026-11-22T09:00", "--offline").code == 0
    before = tree_of(room.out)
    with desk_of(room) as own:
        own.get("list")
        own.sheet(FIRST)
    assert room.run("build", "--clean", "--now", "2026-11-22T09:00", "--offline").code == 0
    assert tree_of(room.out) == before
    for name, data in before.items():
        assert b"_desk" not in data, name
        assert b"livereload" not in data, name


# --- mistakes


def test_a_mistake_is_shown_with_its_place_and_the_last_good_page_is_one_click_away(
    own: DeskServed,
) -> None:
    own.room.edit(FIRST, "---\ntitle: 도쿄 방문\ndate: 2023-05-14\ntopcs: [a]\n---\n본문\n")
    shown = lambda: own.ask("/ja/2023/05/14/visit/")  # noqa: E731
    assert becomes(lambda: b"topcs" in shown().body)
    page_ = shown().body.decode()
    assert FIRST in page_
    assert "/ja/2023/05/14/visit/?last-good" in page_
    assert "livereload.js" in page_
    last = own.ask("/ja/2023/05/14/visit/?last-good").body.decode()
    assert "東京訪問" in last
    assert own.ask("/releases.json").status == 200
    own.room.edit(FIRST, FILES[FIRST])
    assert becomes(lambda: "東京訪問".encode() in shown().body)


def test_a_mistake_is_shown_also_where_there_never_was_a_good_site(site: Make) -> None:
    room = site({FIRST: "---\ntitle: <script>alert(1)</script>\ndate: heute\n---\n본문\n"})
    with desk_of(room) as own:
        told = own.ask("/")
        assert told.status == 200
        assert FIRST.encode() in told.body
        assert b"<script>alert" not in told.body
        assert b"?last-good" not in told.body
        assert "script-src 'self'" in told.headers["Content-Security-Policy"]


def test_what_is_attached_to_a_release_is_no_neighbour_of_the_desk(site: Make) -> None:
    folder = FIRST.replace(".md", "/index.md")
    files = {
        folder: release(attachments="[{file: a.svg, title: 그림}]"),
        folder.replace("index.md", "a.svg"): '<svg xmlns="http://www.w3.org/2000/svg"/>',
    }
    with desk_of(site(files)) as own:
        told = own.ask("/files/visit/a.svg")
        assert told.status == 200
        assert told.headers["Content-Security-Policy"].startswith("sandbox; ")


# --- the gate alone


def test_only_four_addresses_take_what_is_sent() -> None:
    assert all(is_written(f"/_desk/data/{what}") for what in WRITTEN)
    for uri in (
        "/_desk/data/save?",
        "/_desk/data/save/",
        "/_desk/data/list",
        "save",
        "/_desk/data/",
        "/_desk/data/%73ave",
    ):
        assert not is_written(uri), uri


def test_each_run_has_another_secret() -> None:
    assert other_secret() != other_secret()
