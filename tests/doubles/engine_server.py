"""A translation engine on this computer, for tests: Google's page and LibreTranslate's interface.

``EngineServer`` listens on 127.0.0.1 at a free port, answers ``GET /m`` the way Google's mobile page
does and ``POST /translate`` the way LibreTranslate does, misbehaves as told, and records what was
sent to it. Nothing sleeps: what hangs or drips waits for an event that the end of the test sets.

    with EngineServer() as server:
        server.behaviour = Behaviour.HANG
        server.url, server.texts
"""

from __future__ import annotations

import html
import json
import socket
import socketserver
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self
from urllib.parse import parse_qsl, urlsplit

from doubles.pseudo import translate as pseudo

Answers = Callable[[str, str, str], str]
"""(text, source language, target language) → translation."""


class Behaviour(StrEnum):
    """How the engine treats a request."""

    OK = "ok"
    TOO_MANY = "429"
    FORBIDDEN = "403"
    ERROR = "500"
    REDIRECT = "redirect"
    """To the same path of ``server.elsewhere``."""
    HANG = "hang"
    """Takes the request and says nothing until the end of the test."""
    DRIP = "drip"
    """Says a byte of the body now and then, and never ends it."""
    DRIP_HEADERS = "drip-headers"
    CAPTCHA = "captcha"
    NO_RESULT = "no-result"
    """A page, or a JSON object, without a translation in it."""
    EMPTY = "empty"
    """The place of the translation, with nothing in it."""
    ECHO = "echo"
    NO_CHARSET = "no-charset"
    """UTF-8 that does not say so: read naively, it is Latin-1."""
    LATIN1 = "latin-1"
    """UTF-8 that says it is Latin-1."""
    NOT_UTF8 = "not-utf-8"
    ENTITIES = "entities"
    """A translation in which ``<b>`` stands as text."""
    HUGE = "huge"
    """Four megabytes."""
    CUT = "cut"
    """Less of a body than the headers promise."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One request as it arrived."""

    path: str
    query: dict[str, str]
    form: dict[str, str]
    headers: dict[str, str]

    @property
    def text(self) -> str:
        return (self.query | self.form).get("q", "")


class EngineServer:
    """The double. ``script`` is used up first, one behaviour a request; then ``behaviour`` holds."""

    def __init__(
        self,
        behaviour: Behaviour = Behaviour.OK,
        *,
        answers: Answers = pseudo,
        script: Iterable[Behaviour] = (),
    ) -> None:
        self.behaviour = behaviour
        self.answers = answers
        self.script = list(script)
        self.elsewhere = "http://localhost:9"
        self.seen: list[Seen] = []
        self.over = threading.Event()
        """Set at the end of the test: whatever hangs, ends."""
        self.lock = threading.Lock()
        self._server = _Server(self)
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.01}
        )

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.over.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def url(self) -> str:
        """The endpoint: without a path and without a slash at the end."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    @property
    def texts(self) -> list[str]:
        """Every text that was sent here, in order."""
        return [seen.text for seen in self.seen]

    def next_behaviour(self, seen: Seen) -> Behaviour:
        with self.lock:
            self.seen.append(seen)
            return self.script.pop(0) if self.script else self.behaviour


def closed_port() -> str:
    """Return an endpoint at which nobody listens: connections are refused."""
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{place.getsockname()[1]}"


class _Server(ThreadingHTTPServer):
    daemon_threads = False  # so that the end of the test waits for them
    request_queue_size = 64

    def __init__(self, engine: EngineServer) -> None:
        self.engine = engine
        super().__init__(("127.0.0.1", 0), _Handler)

    def server_bind(self) -> None:
        """Skip http.server's look-up of the host's name: it may ask a name server."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = "127.0.0.1", self.server_address[1]

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: clients that give up are what many tests are about."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        self._serve("/m", {})

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        is_json = self.headers.get_content_type() == "application/json"
        self._serve("/translate", json.loads(body) if is_json else dict(parse_qsl(body)))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        """Write nothing to the terminal of the tests."""

    def _serve(self, own_path: str, form: dict[str, str]) -> None:
        parts = urlsplit(self.path)
        seen = Seen(parts.path, dict(parse_qsl(parts.query)), form, dict(self.headers))
        behaviour = self.server.engine.next_behaviour(seen)
        if not parts.path.endswith(own_path):
            self._send(404, b"")
        else:
            self._behave(behaviour, seen)

    def _behave(self, behaviour: Behaviour, seen: Seen) -> None:
        engine = self.server.engine
        match behaviour:
            case Behaviour.TOO_MANY | Behaviour.FORBIDDEN | Behaviour.ERROR:
                self._send(int(behaviour), seen.text.encode())
            case Behaviour.REDIRECT:
                self._send(302, b"", f"Location: {engine.elsewhere}{self.path}")
            case Behaviour.HANG:
                engine.over.wait()
            case Behaviour.DRIP:
                self._drip(b"HTTP/1.0 200 OK\r\n\r\n", b" ")
            case Behaviour.DRIP_HEADERS:
                self._drip(b"HTTP/1.0 200 OK\r\n", b"X: 1\r\n")
            case Behaviour.CUT:
                self._send(200, self._body(behaviour, seen), "Content-Length: 100000")
            case Behaviour.NO_CHARSET:
                self._send(200, self._body(behaviour, seen), "Content-Type: text/html")
            case Behaviour.LATIN1:
                kind = "Content-Type: text/html; charset=ISO-8859-1"
                self._send(200, self._body(behaviour, seen), kind)
            case _:
                self._send(200, self._body(behaviour, seen))

    def _body(self, behaviour: Behaviour, seen: Seen) -> bytes:
        whole = {
            Behaviour.HUGE: b" " * (4 * 1024 * 1024),
            Behaviour.NOT_UTF8: "기업".encode("euc-kr"),
            Behaviour.CAPTCHA: b"<p>We have detected unusual traffic from your network.</p>",
            Behaviour.NO_RESULT: b"{}" if self.command == "POST" else b"<p>Welcome</p>",
        }
        texts = {
            Behaviour.EMPTY: "",
            Behaviour.ECHO: seen.text,
            Behaviour.ENTITIES: "<b>企業</b>",
        }
        if behaviour in whole:
            return whole[behaviour]
        text = texts[behaviour] if behaviour in texts else self._translation(seen)
        return self._page(text).encode()

    def _translation(self, seen: Seen) -> str:
        given = seen.query | seen.form
        source = given.get("sl") or given.get("source") or ""
        target = given.get("tl") or given.get("target") or ""
        return self.server.engine.answers(seen.text, source, target)

    def _page(self, translation: str) -> str:
        if self.command == "POST":
            return json.dumps({"translatedText": translation}, ensure_ascii=False)
        element = f'<div class="result-container">{html.escape(translation)}</div>'
        return f"<!DOCTYPE html><html><body>{element}</body></html>"

    def _send(self, status: int, body: bytes, header: str = "") -> None:
        """Write headers and body in one go and close: two writes cost 44 ms (delayed ACK)."""
        kind = "" if "Content-Type" in header else "Content-Type: text/html; charset=UTF-8"
        head = "\r\n".join(line for line in (f"HTTP/1.0 {status} X", kind, header) if line)
        self.wfile.write(head.encode() + b"\r\n\r\n" + body)

    def _drip(self, head: bytes, drop: bytes) -> None:
        self.wfile.write(head)
        while not self.server.engine.over.wait(0.02):
            self.wfile.write(drop)
