"""The preview's server: reads files of one folder to this computer, and tells browsers of news.

Every answer goes through the gate, that of the web socket too, and says that no other site may use
it. A page gets livereload's script as a file of the site, because the pages' policy forbids the
inline script that livereload would write into it.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tornado import httputil, web
from tornado.ioloop import IOLoop
from tornado.websocket import WebSocketClosedError, WebSocketHandler

from pressbridge.serve.gate import Refused, check, names_in
from pressbridge.world.below import Below, is_folder, read_bytes
from pressbridge.world.files import read_bytes as read_named
from pressbridge.world.watcher import when_interrupted, when_saved

_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "frame-ancestors 'self'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
}
_TYPES = {
    ".avif": "image/avif", ".css": "text/css", ".csv": "text/csv", ".gif": "image/gif",
    ".html": "text/html", ".ico": "image/x-icon", ".jpeg": "image/jpeg", ".jpg": "image/jpeg",
    ".js": "text/javascript", ".json": "application/json", ".mp4": "video/mp4",
    ".pdf": "application/pdf", ".png": "image/png", ".svg": "image/svg+xml", ".txt": "text/plain",
    ".webp": "image/webp", ".xml": "application/xml",
}  # fmt: skip
"""Not the system's: a Windows registry may call a script a text, and it would not be run."""
_TEXTS = ("text/", "application/json", "application/xml")

_SAID = {
    400: "this is no address",
    403: "only this computer's own pages are answered",
    404: "there is nothing here",
    405: "the preview only reads",
}
_SCRIPT = b'<script src="/livereload.js" defer></script>'
_HEAD_END = b"</head>"
_HELLO = {
    "command": "hello",
    "protocols": ["http://livereload.com/protocols/official-7"],
    "serverName": "Pressbridge",
}
_RELOAD = {"command": "reload", "path": "*", "liveCSS": True, "liveImg": True}


def run_server(
    out: Path,
    port: int,
    watched: list[Path],
    rebuild: Callable[[bool], bool],
    opened: Callable[[], None],
) -> None:
    """Serve a folder to this computer until Ctrl-C; rebuild it after saves and tell the browsers.

    ``opened`` is called when the port is ours. Raises OSError if it cannot be.
    """
    with suppress(KeyboardInterrupt):  # Windows
        asyncio.run(_run_server(out, port, watched, rebuild, opened))


async def _run_server(
    out: Path,
    port: int,
    watched: list[Path],
    rebuild: Callable[[bool], bool],
    opened: Callable[[], None],
) -> None:
    logging.getLogger("tornado.general").setLevel(logging.ERROR)  # others' malformed requests
    preview = _PreviewApplication(out, port)
    preview.listen(port, "127.0.0.1", max_body_size=1)
    opened()

    def rebuild_and_reload(saved: bool) -> None:  # noqa: FBT001
        if rebuild(saved):
            preview.reload_browsers()

    ended, loop = asyncio.Event(), IOLoop.current()
    when_interrupted(asyncio.get_running_loop(), ended.set)
    when_saved(watched, lambda saved: loop.add_callback(rebuild_and_reload, saved))
    await ended.wait()


class _PreviewApplication(web.Application):
    def __init__(self, out: Path, port: int) -> None:
        self.out, self.port = out, port
        self.listeners: set[_ReloadSocket] = set()
        handlers = [
            (r"/livereload", _ReloadSocket),
            (r"/livereload\.js", _ScriptHandler),
            (r"/.*", _FileHandler),
        ]
        super().__init__(
            handlers,
            log_function=lambda _: None,
            websocket_max_message_size=10_000,
        )

    def find_handler(self, request: httputil.HTTPServerRequest, **more: Any) -> Any:  # noqa: ANN401
        """Return what answers a request: nothing but a status if the gate is closed to it."""
        named = request.headers.get_list
        try:
            check(request.method or "", named("Host"), named("Origin"), self.port)
            names_in(request.uri or "")
        except Refused as refused:
            return self.get_handler_delegate(request, _StatusHandler, {"status": refused.status})
        return super().find_handler(request, **more)

    def reload_browsers(self) -> None:
        """Tell the browsers that there is something new to see."""
        for listener in tuple(self.listeners):
            with suppress(WebSocketClosedError):
                listener.write_message(_RELOAD)


class _GatedHandler(web.RequestHandler):
    """Says with each answer that it is for this site's own pages."""

    application: _PreviewApplication

    def set_default_headers(self) -> None:
        self.clear_header("Server")
        for name, value in _HEADERS.items():
            self.set_header(name, value)

    def compute_etag(self) -> None:
        """Return nothing: a browser is to keep nothing."""

    def write_error(self, status_code: int, **_: object) -> None:
        if status_code == 405:
            self.set_header("Allow", "GET, HEAD")
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(f"{status_code}: {_SAID.get(status_code, 'this did not work')}\n")


class _StatusHandler(_GatedHandler):
    def initialize(self, status: int) -> None:
        self.set_status(status)

    def prepare(self) -> None:
        self.write_error(self.get_status())


class _FileHandler(_GatedHandler):
    def get(self) -> None:
        """Answer with a file of the site, with the script that loads it again if it is a page."""
        path = self.request.uri.partition("?")[0] if self.request.uri else ""
        names = names_in(path)
        if not names[-1]:
            names = (*names[:-1], "index.html")
        file = Below(self.application.out, "/".join(names))
        data = _bytes_of(file)
        if data is None and is_folder(file):
            self.redirect(f"{path}/")  # without the query: nothing here has one
            return
        if data is None:
            raise web.HTTPError(404)
        kind = _TYPES.get(Path(names[-1]).suffix.lower(), "application/octet-stream")
        if kind == "text/html":
            data = data.replace(_HEAD_END, _SCRIPT + _HEAD_END, 1)
        charset = "; charset=utf-8" if kind.startswith(_TEXTS) else ""
        self.set_header("Content-Type", kind + charset)
        self.finish(data)

    head = get


def _bytes_of(file: Below) -> bytes | None:
    try:
        return read_bytes(file)
    except (OSError, ValueError):  # no file, or a name that no disk takes
        return None


class _ScriptHandler(_GatedHandler):
    def get(self) -> None:
        """Answer with livereload's script, which comes with the package of this name."""
        package = find_spec("livereload")
        assert package
        assert package.origin
        script = read_named(Path(package.origin).with_name("vendors") / "livereload.js")
        self.set_header("Content-Type", "text/javascript; charset=utf-8")
        self.finish(script)

    head = get


class _ReloadSocket(_GatedHandler, WebSocketHandler):
    """A browser that wants to hear of news (the protocol of livereload 7)."""

    def check_origin(self, origin: str) -> bool:
        """Say yes: the gate has asked for it already."""
        del origin
        return True

    def on_message(self, message: str | bytes) -> None:
        """Answer a greeting, and remember who wants to hear."""
        try:
            said = json.loads(message)
        except (ValueError, RecursionError):
            return
        command = said.get("command") if isinstance(said, dict) else None
        if command == "hello":
            self.write_message(_HELLO)
        elif command == "info":
            self.application.listeners.add(self)

    def on_close(self) -> None:
        """Forget a browser that went away."""
        self.application.listeners.discard(self)
