"""The preview is closed: it answers this computer's own pages, with files of the site alone."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from harness import FIRST, SiteTest, becomes, free_port, release, serving

from pressbridge.serve.answers import _bytes_of
from pressbridge.serve.gate import Refused, check, names_in
from pressbridge.world.below import Below, is_folder

Make = Callable[..., SiteTest]
SECRET = "극비합병발표"


class Served:
    """A preview that runs, spoken to in plain bytes."""

    def __init__(self, room: SiteTest, port: int, process: subprocess.Popen[str]) -> None:
        self.room, self.port, self.process = room, port, process
        self.out = room.root / ".pressbridge/preview"

    def say(self, request: str, *, ends: bool = False) -> bytes:
        """Return all that is answered to a request as it is written, until the line is closed.

        ``ends`` closes our half of it: for what is no request.
        """
        with socket.create_connection(("127.0.0.1", self.port), timeout=20) as line:
            line.sendall(request.encode("latin-1"))
            if ends:
                line.shutdown(socket.SHUT_WR)
            return b"".join(iter(lambda: line.recv(65536), b""))

    def get(self, path: str, *headers: str, method: str = "GET", version: str = "1.1") -> bytes:
        given = headers or (f"Host: 127.0.0.1:{self.port}",)
        lines = (f"{method} {path} HTTP/{version}", *given, "Connection: close", "", "")
        return self.say("\r\n".join(line.replace("PORT", str(self.port)) for line in lines))

    def status(self, path: str, *headers: str, method: str = "GET", version: str = "1.1") -> int:
        return status_of(self.get(path, *headers, method=method, version=version))

    def hear(self, *headers: str) -> tuple[int, bytes]:
        """Ask for the web socket; return the status and what follows the head at once."""
        given = (
            *headers, "Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        )  # fmt: skip
        lines = ("GET /livereload HTTP/1.1", *given, "", "")
        with socket.create_connection(("127.0.0.1", self.port), timeout=20) as line:
            line.sendall("\r\n".join(lines).replace("PORT", str(self.port)).encode())
            answer = line.recv(65536)
            return status_of(answer), answer


def status_of(answer: bytes) -> int:
    found = re.match(rb"HTTP/1\.[01] (\d{3})", answer)
    return int(found[1]) if found else 0  # the line was closed


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A preview with drafts and embargoed releases, as an office has it."""
    root = tmp_path_factory.mktemp("served") / "room"
    secret = release(SECRET, embargo="2099-01-01T09:00")
    room = SiteTest.make(root, {FIRST: release(), "content/releases/2023/h.md": secret})
    port = free_port()
    with serving(room, port, "--drafts") as process:
        served = Served(room, port, process)
        yield served
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
    assert process.returncode == 0
    assert "Traceback" not in out + err
    assert "\x1b" not in out + err


EVERYTHING = (
    "/", "/ko/", "/ko", "/releases.json", "/none/", "/livereload", "/livereload.js",
    "/livereload.js?port=1", "/favicon.ico", "/%00", "/..%2f", "*",
)  # fmt: skip
OURS = ("127.0.0.1:PORT", "localhost:PORT", "LocalHost:PORT", "[::1]:PORT")
FOREIGN = (
    "attacker.example", "attacker.example:PORT", "127.0.0.1", "localhost", "127.0.0.1:1", "localhost.:PORT",
    "127.0.0.1.:PORT", "127.0.0.1.attacker.example:PORT", "user@127.0.0.1:PORT", "127.0.0.1:PORT@attacker.example",
    "127.0.0.2:PORT", "127.1:PORT", "2130706433:PORT", "0.0.0.0:PORT", "[::]:PORT", "[::ffff:127.0.0.1]:PORT",
    "127.0.0.1:PORT, attacker.example", "127.0.0.1:PORT ,127.0.0.1:PORT", "", "localhost:PORT/", "１２７.0.0.1:PORT".encode().decode("latin-1"),
)  # fmt: skip


@pytest.mark.parametrize("host", OURS)
def test_this_computer_s_own_names_are_answered(preview: Served, host: str) -> None:
    assert status_of(preview.get("/ko/", f"Host: {host}")) == 200
    assert SECRET.encode() in preview.get("/ko/", f"Host: {host}")


@pytest.mark.parametrize("host", FOREIGN)
def test_no_answer_goes_to_a_foreign_host(preview: Served, host: str) -> None:
    for path in EVERYTHING:
        answer = preview.get(path, f"Host: {host}")
        assert status_of(answer) in {0, 400, 403}, path
        assert SECRET.encode() not in answer
        assert len(answer.partition(b"\r\n\r\n")[2]) < 100, path


def test_no_answer_goes_to_nobody_or_to_two_hosts(preview: Served) -> None:
    ours, foreign = "Host: 127.0.0.1:PORT", "Host: attacker.example"
    assert preview.status("/ko/", "Accept: */*", version="1.0") in {0, 400, 403}
    assert preview.status("/ko/", "Accept: */*") in {0, 400, 403}
    for pair in ((ours, foreign), (foreign, ours), (ours, ours)):
        assert preview.status("/ko/", *pair) in {0, 400, 403}
    assert preview.status("/ko/", ours, "X-Forwarded-Host: attacker.example") == 200
    assert preview.status("/ko/", foreign, "X-Forwarded-Host: 127.0.0.1:PORT") == 403


ORIGINS = (
    "https://attacker.example", "http://attacker.example:PORT", "null", "http://127.0.0.1", "http://127.0.0.1:1",
    "https://127.0.0.1:PORT", "http://localhost:PORT", "http://127.0.0.1:PORT.attacker.example", "file://", "",
)  # fmt: skip


@pytest.mark.parametrize("origin", ORIGINS)
def test_no_page_of_another_origin_is_answered(preview: Served, origin: str) -> None:
    asked = ("Host: 127.0.0.1:PORT", f"Origin: {origin}")
    assert preview.hear(*asked)[0] == 403
    for path in ("/ko/", "/livereload.js", "/releases.json"):
        for method in ("GET", "HEAD", "POST", "OPTIONS"):
            assert preview.status(path, *asked, method=method) == 403


def test_the_web_socket_is_for_our_own_pages(preview: Served) -> None:
    for host in ("127.0.0.1:PORT", "localhost:PORT"):
        assert preview.hear(f"Host: {host}", f"Origin: http://{host}")[0] == 101
    assert preview.hear("Host: attacker.example", "Origin: http://attacker.example")[0] in {
        400,
        403,
    }
    assert (
        preview.hear("Host: attacker.example:PORT", "Origin: http://attacker.example:PORT")[0]
        == 403
    )
    two = ("Origin: http://127.0.0.1:PORT", "Origin: https://attacker.example")
    assert preview.hear("Host: 127.0.0.1:PORT", *two)[0] in {400, 403}


def upgrade(port: int) -> bytes:
    return (
        f"GET /livereload HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\n"
        f"Connection: Upgrade\r\nOrigin: http://127.0.0.1:{port}\r\n"
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
    ).encode()


def framed(message: bytes) -> bytes:
    """Return a text as a browser sends it: masked, here with zeros."""
    size = (
        bytes([0x80 | len(message)]) if len(message) < 126 else b"\xfe" + len(message).to_bytes(2)
    )
    return b"\x81" + size + bytes(4) + message


CLOSED = b"\x88\x80" + bytes(4)
NONSENSE = (
    b"", b"{", b"[1]", b'"a"', b"null", b"\xff\xfe", b'{"command": []}', b'{"command": "info"}', b"[" * 9000,
    b'{"command": "info", "url": "\\u001b[2J"}', b"x" * 20_000,
)  # fmt: skip


def test_nonsense_in_the_web_socket_is_passed_over(preview: Served) -> None:
    for message in NONSENSE:
        with socket.create_connection(("127.0.0.1", preview.port), timeout=20) as line:
            line.sendall(upgrade(preview.port))
            assert status_of(line.recv(65536)) == 101
            line.sendall(framed(message) + framed(b'{"command": "hello"}') + CLOSED)
            answer = b"".join(iter(lambda: line.recv(65536), b""))
        usual = len(message) < 10_000 and message != b"\xff\xfe"
        assert (b'"hello"' in answer) == usual, message[:20]
    assert preview.status("/ko/") == 200


ODD = {
    "/%00": 400, "/ko/%00": 400, "/%ff": 400, "/%ed%a0%bd": 400, "/..%2f": 400, "/..%5c": 400, "/%5c": 400,
    "/ko\\": 400, "/%0d%0aa:b": 400, "/%7f": 400, "/ko%2findex.html": 400, "//": 400, "//attacker.example/": 400,
    "//attacker.example/..": 400, "/\\attacker.example": 400, "*": 400, "ko/": 400,
    "http://127.0.0.1:PORT/ko/": 400, "http://attacker.example/ko/": 400, "/" + "a" * 3000: 400, "/?" + "a" * 3000: 400,
    "/..": 404, "/../": 404, "/%2e%2e/": 404, "/ko/../../ledger": 404, "/.": 404, "/ko/./": 404, "/ko//": 404,
    "/%252e%252e/": 404, "/.git/config": 404, "/.pressbridge-x.new/": 404, "/con": 404, "/ko/NUL.html": 404, "/aux/": 404,
    "/com1.txt": 404, "/releases.json:$DATA": 404, "/releases.json.": 404, "/releases.json%20": 404, "/c:/": 404,
    "/ko/index.html/": 404, "/releases.json/": 404, "/" + "a" * 300: 404, "/%EA%B0%80": 404, "/no-files": 404,
    "/files/": 404, "/static/": 404, "/forcereload": 404, "/livereload.jsx": 404, "/livereload/": 404,
}  # fmt: skip


@pytest.mark.parametrize(("path", "status"), ODD.items(), ids=[path[:30] for path in ODD])
def test_odd_addresses_have_an_answer_of_one_line(preview: Served, path: str, status: int) -> None:
    answer = preview.get(path.replace("PORT", str(preview.port)))
    assert status_of(answer) == status
    assert len(answer.partition(b"\r\n\r\n")[2].splitlines()) == 1


@pytest.mark.parametrize(
    "method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "PROPFIND"]
)
def test_the_preview_only_reads(preview: Served, method: str) -> None:
    for path in ("/ko/", "/livereload", "/livereload.js", "/none"):
        answer = preview.get(path, method=method)
        assert status_of(answer) == 405, path
        assert b"Allow: GET, HEAD" in answer


def test_requests_that_are_none_end_in_no_traceback(preview: Served) -> None:
    host = f"Host: 127.0.0.1:{preview.port}"
    for request in (
        "\r\n\r\n", "GET\r\n\r\n", "GET / \r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "\x00\x01\x02\r\n\r\n", "\x16\x03\x01\x02\x00",
        f"GET / HTTP/1.1\r\n{host}\r\nContent-Length: -1\r\n\r\n", f"GET / HTTP/1.1\r\n{host}\r\nContent-Length: 999999\r\n\r\n",
        f"GET / HTTP/1.1\r\n{host}\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", f"GET / HTTP/1.1\r\n{host}\r\nA: {'b' * 90_000}\r\n\r\n",
        f"GET /\x1b[2J HTTP/1.1\r\n{host}\r\n\r\n", f"GET /\xff HTTP/1.1\r\n{host}\r\n\r\n",
    ):  # fmt: skip
        assert status_of(preview.say(request, ends=True)) in {0, 400, 403, 404, 413, 431}, request[
            :40
        ]
    assert preview.status("/ko/") == 200


HEADERS = (
    b"X-Content-Type-Options: nosniff", b"Referrer-Policy: no-referrer", b"X-Frame-Options: SAMEORIGIN",
    b"Content-Security-Policy: frame-ancestors 'self'", b"Cross-Origin-Resource-Policy: same-origin",
    b"Cross-Origin-Opener-Policy: same-origin", b"Cache-Control: no-store",
)  # fmt: skip


@pytest.mark.parametrize("path", EVERYTHING)
def test_every_answer_says_that_it_is_for_our_own_pages(preview: Served, path: str) -> None:
    for answer in (preview.get(path), preview.get(path, "Host: attacker.example")):
        head = answer.partition(b"\r\n\r\n")[0]
        assert [line for line in HEADERS if line not in head] == []
        assert b"Server:" not in head
        assert b"Access-Control" not in head
        assert b"Etag" not in head


TYPES = {
    "/ko/": b"text/html; charset=utf-8", "/releases.json": b"application/json; charset=utf-8",
    "/livereload.js": b"text/javascript; charset=utf-8", "/robots.txt": b"text/plain; charset=utf-8",
    "/sitemap.xml": b"application/xml; charset=utf-8", "/none": b"text/plain; charset=utf-8",
}  # fmt: skip


@pytest.mark.parametrize(("path", "kind"), TYPES.items(), ids=TYPES)
def test_files_are_called_what_they_are(preview: Served, path: str, kind: bytes) -> None:
    assert b"Content-Type: " + kind in preview.get(path)


def test_a_page_has_the_script_that_loads_it_again_and_a_head_is_as_long(preview: Served) -> None:
    head, _, page = preview.get("/ko/").partition(b"\r\n\r\n")
    assert page.count(b'<script src="/livereload.js" defer></script></head>') == 1
    assert f"Content-Length: {len(page)}".encode() in head
    short, _, nothing = preview.get("/ko/", method="HEAD").partition(b"\r\n\r\n")
    assert f"Content-Length: {len(page)}".encode() in short
    assert nothing == b""
    assert b"livereload" not in preview.get("/releases.json")


def test_a_folder_leads_to_its_page(preview: Served) -> None:
    answer = preview.get("/ko?a=//b")
    assert status_of(answer) in {301, 302}
    assert b"Location: /ko/\r\n" in answer


def test_no_link_below_the_site_is_followed(preview: Served) -> None:
    outside = preview.room.root / "outside"
    outside.mkdir()
    (outside / "index.html").write_text("outside", encoding="utf-8")
    made = [
        preview.out / name
        for name in ("out", "page.html", "round", "zero.png", "within", "pipe.txt")
    ]
    made[0].symlink_to(outside, target_is_directory=True)
    made[1].symlink_to(outside / "index.html")
    made[2].symlink_to("round")
    made[3].symlink_to("/dev/zero")
    made[4].symlink_to(preview.out / "ko", target_is_directory=True)
    os.mkfifo(made[5])
    try:
        for path in (
            "/out/", "/out", "/out/index.html", "/page.html", "/round", "/round/", "/zero.png", "/within/", "/within", "/pipe.txt",
        ):  # fmt: skip
            assert preview.status(path) == 404, path
    finally:
        for path_ in made:
            path_.unlink()


def test_a_folder_has_no_list(preview: Served) -> None:
    folder = preview.out / "attachments"
    folder.mkdir()
    (folder / "a.txt").write_text("a", encoding="utf-8")
    try:
        assert preview.status("/attachments/a.txt") == 200
        answer = preview.get("/attachments/")
        assert status_of(answer) == 404
        assert b"a.txt" not in answer
    finally:
        (folder / "a.txt").unlink()
        folder.rmdir()


def test_only_this_computer_can_ask(preview: Served) -> None:
    if not Path("/proc/net/tcp").exists():
        pytest.skip("only Linux tells who listens where")
    tables = [Path(f"/proc/net/{name}") for name in ("tcp", "tcp6")]
    lines = [
        line.split()
        for table in tables
        if table.exists()
        for line in table.read_text().splitlines()
    ]
    listening = [
        line[1] for line in lines if line[3] == "0A" and line[1].endswith(f":{preview.port:04X}")
    ]
    assert listening == [f"0100007F:{preview.port:04X}"]


def test_ctrl_c_ends_the_preview_though_a_browser_listens(site: Make) -> None:
    room = site({FIRST: release()})
    port = free_port()
    with serving(room, port) as process, socket.create_connection(("127.0.0.1", port)) as line:
        line.settimeout(20)
        line.sendall(upgrade(port))
        assert status_of(line.recv(65536)) == 101
        line.sendall(framed(json.dumps({"command": "info", "url": "/"}).encode()))
        line.sendall(framed(b'{"command": "hello"}'))
        assert b'"hello"' in line.recv(65536)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=20)
    assert process.returncode == 0
    assert err == ""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has such names")
def test_a_file_whose_name_is_no_text_does_not_end_the_watch(site: Make) -> None:
    room = site({FIRST: release()})
    port = free_port()
    with serving(room, port) as process:
        served = Served(room, port, process)
        name = os.fsencode(room.root / "content/releases/2023") + b"/bad\xff.md"
        for title in ("새 제목", "다른 제목"):
            Path(os.fsdecode(name)).write_bytes(b"x")
            Path(os.fsdecode(name)).unlink()
            room.edit(FIRST, release(title))
            assert becomes(lambda title=title: title.encode() in served.get("/ko/"))
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
    assert "Traceback" not in out + err
    assert (out + err).count("could not say what was saved") == 1


# --- the gate alone


def refused(*given: object) -> int:
    try:
        check(*given)  # type: ignore[arg-type]
    except Refused as wrong:
        return wrong.status
    return 0


def test_the_usual_port_may_be_left_out() -> None:
    assert refused("GET", ["127.0.0.1"], [], 80) == 0
    assert refused("GET", ["localhost"], ["http://localhost"], 80) == 0
    assert refused("GET", ["localhost"], ["http://127.0.0.1"], 80) == 403
    assert refused("GET", ["localhost"], [], 8000) == 403


def test_names_are_those_of_the_disk() -> None:
    assert names_in("/") == ("",)
    assert names_in("/ko/%EA%B0%80%20b/?a=/../") == ("ko", "가 b", "")
    assert names_in("/files/a/b.c.pdf") == ("files", "a", "b.c.pdf")


def test_nothing_is_read_that_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/b.txt").write_bytes(b"b")
    assert _bytes_of(Below(tmp_path, "a/b.txt")) == b"b"
    for name in ("a", "none", "a/b.txt/c", "a" * 300, f"../{tmp_path.name}/a/b.txt", "\0"):
        assert _bytes_of(Below(tmp_path, name)) is None
    assert is_folder(Below(tmp_path, "a"))
    assert not is_folder(Below(tmp_path, "a/b.txt"))


def test_the_preview_has_the_style_sheet_and_the_words_of_the_press_room(site: Make) -> None:
    room: SiteTest = site({
        FIRST: release(),
        "content/static/custom.css": "body { color: red }",
        "content/messages.yaml": '"Archive": {ko: 지난 자료}\n',
    })  # fmt: skip
    port = free_port()
    with serving(room, port) as process:
        served = Served(room, port, process)
        page = served.get("/ko/")
        ours, _, own = page.rpartition(b'.css">\n<link rel="stylesheet" href="/custom.css">')
        assert b"press.css" in ours, "it comes behind all of ours"
        assert b'rel="stylesheet"' not in own
        assert "지난 자료".encode() in page
        assert served.get("/custom.css").endswith(b"body { color: red }")
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=20)
