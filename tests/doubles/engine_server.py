"""A translation engine on this computer, for tests: it speaks the forms of all four engines.

``EngineServer`` listens on 127.0.0.1 at a free port, tells by path and body which engine it is taken
for (``wires``), misbehaves as told (``behaviours``), and records what was sent to it. Nothing sleeps:
what hangs or drips waits for an event that the end of the test sets.

    with EngineServer() as server:
        server.behaviour = Behaviour.HANG
        server.url, server.texts
"""

from __future__ import annotations

import gzip
import json
import socket
import socketserver
import threading
from collections.abc import Callable, Iterable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qsl, urlsplit

from doubles.behaviours import BODIES, CHANGES, PACKINGS, STATUSES, Behaviour
from doubles.pseudo import translate as pseudo
from doubles.wires import Seen, Wire

__all__ = ["Answers", "Behaviour", "EngineServer", "Seen", "closed_port"]

Answers = Callable[[str, str, str], str]
"""(text, source language, target language) → translation."""


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
        self._serve({}, None)

    def do_POST(self) -> None:
        text = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        if self.headers.get_content_type() == "application/json":
            self._serve({}, json.loads(text))
        else:
            self._serve(dict(parse_qsl(text)), None)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        """Write nothing to the terminal of the tests."""

    def _serve(self, form: dict[str, str], body: Any) -> None:
        parts = urlsplit(self.path)
        query = dict(parse_qsl(parts.query))
        seen = Seen(self.command, parts.path, query, form, dict(self.headers), body)
        behaviour = self.server.engine.next_behaviour(seen)
        if seen.wire is None:
            self._send(404, b"")
        elif refusal := seen.wire.refusal(seen):
            self._send(refusal, b"")
        else:
            self._behave(behaviour, seen, seen.wire)

    def _behave(self, behaviour: Behaviour, seen: Seen, wire: Wire) -> None:
        engine = self.server.engine
        match behaviour:
            case _ if behaviour in STATUSES:
                wait = "Retry-After: 3600" if behaviour is Behaviour.RETRY_AFTER else ""
                self._send(STATUSES[behaviour], str(seen).encode(), wait)
            case Behaviour.REDIRECT:
                self._send(302, b"", f"Location: {engine.elsewhere}{self.path}")
            case Behaviour.HANG:
                engine.over.wait()
            case Behaviour.HANG_UP:
                pass
            case Behaviour.DRIP:
                self._drip(b"HTTP/1.0 200 OK\r\n\r\n", b" ")
            case Behaviour.DRIP_HEADERS:
                self._drip(b"HTTP/1.0 200 OK\r\n", b"X: 1\r\n")
            case _ if behaviour in PACKINGS:
                self._send(*self._packed(behaviour, seen, wire))
            case _ if behaviour in BODIES:
                self._send(200, BODIES[behaviour](seen))
            case _:
                self._send(200, self._answer(behaviour, seen, wire), _HEADERS.get(behaviour, ""))

    def _packed(self, behaviour: Behaviour, seen: Seen, wire: Wire) -> tuple[int, bytes, str]:
        header = f"Content-Encoding: {PACKINGS[behaviour]}"
        if behaviour in BODIES:
            moved = behaviour is Behaviour.BOMB_REDIRECT
            where = f"\r\nLocation: {self.server.engine.elsewhere}{self.path}" if moved else ""
            return 302 if moved else 200, BODIES[behaviour](seen), header + where
        body = gzip.compress(self._answer(Behaviour.OK, seen, wire))
        if behaviour is Behaviour.PACKED_CUT:
            body = body[: len(body) // 2]
        return 200, body + b"more" * (behaviour is Behaviour.PACKED_MORE), header

    def _answer(self, behaviour: Behaviour, seen: Seen, wire: Wire) -> bytes:
        answer = self.server.engine.answers(*seen.question)
        if behaviour in CHANGES:
            answer = CHANGES[behaviour](answer, seen)
        # Half a character has no bytes: JSON and HTML say it in their own way.
        way = "backslashreplace" if seen.method == "POST" else "xmlcharrefreplace"
        mark = b"\xef\xbb\xbf" if behaviour is Behaviour.BOM else b""
        return mark + wire.answer(answer).encode(errors=way)

    def _send(self, status: int, body: bytes, header: str = "") -> None:
        """Write headers and body in one go and close: two writes cost 44 ms (delayed ACK)."""
        kind = "" if "Content-Type" in header else "Content-Type: text/html; charset=UTF-8"
        head = "\r\n".join(line for line in (f"HTTP/1.0 {status} X", kind, header) if line)
        self.wfile.write(head.encode() + b"\r\n\r\n" + body)

    def _drip(self, head: bytes, drop: bytes) -> None:
        self.wfile.write(head)
        while not self.server.engine.over.wait(0.02):
            self.wfile.write(drop)


_HEADERS = {
    Behaviour.CUT: "Content-Length: 100000",
    Behaviour.MANY_HEADERS: "\r\n".join(f"X-{number}: 1" for number in range(5000)),
    Behaviour.NO_CHARSET: "Content-Type: text/html",
    Behaviour.LATIN1: "Content-Type: text/html; charset=ISO-8859-1",
}
