"""A desk that runs, spoken to over plain HTTP."""

from __future__ import annotations

import json
import signal
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPConnection
from typing import Any, NamedTuple
from urllib.parse import urlencode, urlsplit

from harness import SiteTest, free_port, serving


class Told(NamedTuple):
    """An answer."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def data(self) -> Any:
        return json.loads(self.body)


class DeskServed:
    """A desk of a press room, open as if its address had been opened."""

    def __init__(self, room: SiteTest, port: int, process: subprocess.Popen[str], url: str) -> None:
        self.room, self.port, self.process = room, port, process
        self.url = url
        """The address that ``serve`` prints, with the secret in its query."""
        self.secret = urlsplit(url).query.partition("=")[2]
        self.page = f"/_desk/?key={self.secret}"
        self.origin = f"http://127.0.0.1:{port}"
        self.own = {"X-Pressbridge": self.secret}
        """The header of the desk's script."""

    def ask(
        self,
        path: str,
        body: bytes | None = None,
        *,
        method: str = "",
        without: tuple[str, ...] = (),
        **headers: str,
    ) -> Told:
        """Ask as the desk's script does, but for headers that are left out or said otherwise."""
        given = {**self.own}
        if body is not None:
            given |= {"Content-Type": "application/json", "Origin": self.origin}
        given |= {name.replace("_", "-"): value for name, value in headers.items()}
        sent = {name: value for name, value in given.items() if name not in without}
        line = HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            line.request(method or ("POST" if body is not None else "GET"), path, body, sent)
            answer = line.getresponse()
            return Told(answer.status, dict(answer.getheaders()), answer.read())
        finally:
            line.close()

    def get(self, what: str, **query: str) -> Any:
        """Return data of the desk."""
        told = self.ask(f"/_desk/data/{what}" + (f"?{urlencode(query)}" if query else ""))
        assert told.status == 200, told
        return told.data

    def send(self, what: str, request: object) -> Any:
        """Send what the desk's script would send; return what is told."""
        told = self.ask(f"/_desk/data/{what}", json.dumps(request).encode())
        assert told.status == 200, told
        return told.data

    def sheet(self, path: str, to: str = "ja") -> Any:
        return self.get("release", path=path, to=to)

    def passage(self, path: str, source: str) -> Any:
        """Return the passage of a source text."""
        return next(one for one in self.sheet(path)["passages"] if one["source"] == source)

    def save(self, path: str, *edits: Mapping[str, object], name: str = "박서연") -> Any:
        return self.send("save", {"path": path, "to": "ja", "name": name, "edits": [*edits]})


def edit_of(passage: Mapping[str, Any], do: str, **more: object) -> dict[str, object]:
    """Return an edit as the desk's script makes it."""
    named = {name: passage[name] for name in ("key", "entry", "text")}
    return {**named, "do": do, **more}


@contextmanager
def desk_of(room: SiteTest, *more: str) -> Iterator[DeskServed]:
    """Serve a press room, and end it as Ctrl-C does; nothing may have gone wrong in it."""
    port = free_port()
    with serving(room, port, *more) as process:
        assert process.stdout
        line = process.stdout.readline()
        desk = DeskServed(room, port, process, line.partition(": ")[2].strip())
        try:
            yield desk
        finally:
            process.send_signal(signal.SIGINT)
            out, err = process.communicate(timeout=30)
    assert process.returncode == 0
    assert "Traceback" not in out + err, out + err
