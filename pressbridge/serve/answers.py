"""The preview's answers: files of the site, what is wrong with it, the desk, and news of a build.

Each answer says that no other site may use it. A page gets livereload's script as a file of the
site, because the pages' policy forbids the inline script that livereload would write into it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from tornado import web
from tornado.gen import sleep
from tornado.locks import Lock
from tornado.websocket import WebSocketClosedError, WebSocketHandler

from pressbridge.desk import POLICY
from pressbridge.serve.desk import BUSY, WRITES, Answer, Desk
from pressbridge.serve.desk_gate import Secret
from pressbridge.serve.gate import names_in
from pressbridge.serve.spoken_status import SpokenLanguage, status_line
from pressbridge.world.below import Below, is_folder, read_bytes
from pressbridge.world.files import read_bytes as read_named
from pressbridge.world.threads import Worker

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

_ACTIVE = {".htm", ".html", ".svg", ".xht", ".xhtml", ".xml"}
"""Files that a browser runs scripts of. Attached to a release they are somebody else's."""
_ATTACHED = "files"

_SCRIPT = b'<script src="/livereload.js" defer></script>'
_HEAD_END = b"</head>"
_HELLO = {
    "command": "hello",
    "protocols": ["http://livereload.com/protocols/official-7"],
    "serverName": "Pressbridge",
}
_SOCKETS = 32
"""Web sockets at once: each page that is open has one."""
_PING, _PONG = 20, 10
"""Seconds between two looks whether a browser is still there, and those that it has to answer."""
_TRIES, _AGAIN = 100, 0.1
"""Tries of a save while a build is at work, and seconds between two."""
_RELOAD = {"command": "reload", "path": "*", "liveCSS": True, "liveImg": True}
LAST_GOOD = "last-good"
"""What stands behind the ``?`` of an address whose page is shown as it was before a mistake."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What a preview shows, and what it does."""

    out: Path
    port: int
    watched: tuple[Path, ...]
    rebuild: Callable[[bool], bool]
    """Builds the site; told whether something was saved; tells whether any page is new."""
    opened: Callable[[], None]
    """Called when the port is ours."""
    deaf: Callable[[], None]
    """Called if the system cannot tell what was saved."""
    secret: Secret
    desk: Desk
    mistakes: Callable[[str, str], tuple[str, str] | None]
    """Gives the page of what is wrong with the content, and its policy, for the address of the page
    as it was and in a language; None while nothing is."""
    lang: str
    """Language of the run."""


class PreviewAnswers(web.Application):
    """Answers to whoever was let in; each handler finds the preview here."""

    def __init__(self, preview: Preview) -> None:
        self.preview = preview
        self.sockets: dict[ReloadSocket, bool] = {}
        """The web sockets, the oldest first, and whether each wants to hear of news."""
        self.language = SpokenLanguage(preview.lang)
        self.desk_work = Worker()
        self.writing = Lock()
        """Held by what is written, also while it waits for another run: what reads does not."""
        handlers = [
            (r"/livereload", ReloadSocket),
            (r"/livereload\.js", ScriptHandler),
            (r"/.*", FileHandler),
        ]
        super().__init__(
            handlers,
            log_function=lambda _: None,
            websocket_max_message_size=10_000,
            websocket_ping_interval=_PING,
            websocket_ping_timeout=_PONG,
        )

    def reload_browsers(self) -> None:
        """Tell the browsers that there is something new to see."""
        for socket, listens in tuple(self.sockets.items()):
            with suppress(WebSocketClosedError):
                if listens:
                    socket.write_message(_RELOAD)


class _GatedHandler(web.RequestHandler):
    """Says with each answer that it is for this site's own pages."""

    application: PreviewAnswers

    def set_default_headers(self) -> None:
        self.clear_header("Server")
        for name, value in _HEADERS.items():
            self.set_header(name, value)

    def compute_etag(self) -> None:
        """Return nothing: a browser is to keep nothing."""

    def write_error(self, status_code: int, **_: object) -> None:
        self.set_header("Content-Security-Policy", _HEADERS["Content-Security-Policy"])
        if status_code == 405:
            self.set_header("Allow", "GET, HEAD")
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(status_line(status_code, self.browsers_language))

    @property
    def browsers_language(self) -> str:
        """Language of what is said to whoever asks."""
        accepted = self.request.headers.get("Accept-Language", "")
        return self.application.language.for_browser(accepted)


@web.stream_request_body
class StatusHandler(_GatedHandler):
    """Answers before what is sent has come, and takes nothing of it."""

    def initialize(self, status: int) -> None:
        """Take the status that is all of the answer."""
        self.set_status(status)

    def prepare(self) -> None:
        """Answer at once."""
        self.write_error(self.get_status())

    def data_received(self, chunk: bytes) -> None:
        """Drop what is sent."""


class DeskHandler(_GatedHandler):
    """The desk: its page, its two files, and its data."""

    def initialize(self, names: tuple[str, ...]) -> None:
        """Take the names of the address behind ``/_desk/``."""
        self.names = names
        self.set_header("Content-Security-Policy", POLICY)

    async def get(self) -> None:
        """Answer with the desk's page, one of its files, or data."""
        application, query = self.application, (self.request.uri or "").partition("?")[2]
        desk, secret = application.preview.desk, application.preview.secret
        answer = await application.desk_work.do(desk.get, self.names, query, self._lang)
        if answer and self.names == ("",) and not secret.in_query(query):
            answer = answer._replace(status=403)
        self._finish(answer)

    head = get

    async def post(self) -> None:
        """Do what the desk's script asks for."""
        what = self.names[1]
        if what not in WRITES:
            self._finish(await self._written(what))
            return
        async with self.application.writing:  # one after the other, as they came
            answer = await self._written(what)
            for _ in range(_TRIES):
                if answer.status != BUSY:
                    break
                await sleep(_AGAIN)
                answer = await self._written(what)
        self._finish(answer)

    async def _written(self, what: str) -> Answer:
        work, desk = self.application.desk_work, self.application.preview.desk
        return await work.do(desk.write, what, self.request.body, self._lang)

    @property
    def _lang(self) -> str:
        """Language that the reviewer has chosen; empty for none that the desk speaks."""
        return self.application.language.choose(self.request.headers.get("Accept-Language", ""))

    def _finish(self, answer: Answer | None) -> None:
        if answer is None:
            raise web.HTTPError(404)
        self.set_status(answer.status)
        self.set_header("Content-Type", f"{answer.kind}; charset=utf-8")
        self.finish(answer.body)


class FileHandler(_GatedHandler):
    """A file of the site, or what keeps it from being built."""

    def get(self) -> None:
        """Answer with a file of the site, with the script that loads it again if it is a page."""
        path, _, query = (self.request.uri or "").partition("?")
        names = names_in(path)
        is_page = Path(names[-1]).suffix in {"", ".html"} and query != LAST_GOOD
        last_good, mistakes = f"{path}?{LAST_GOOD}", self.application.preview.mistakes
        wrong = mistakes(last_good, self.browsers_language) if is_page else None
        if wrong:
            self._finish_mistakes(*wrong)
            return
        if not names[-1]:
            names = (*names[:-1], "index.html")
        file = Below(self.application.preview.out, "/".join(names))
        data = _bytes_of(file)
        if data is None and is_folder(file):
            self.redirect(f"{path}/")  # without the query: nothing here has one
            return
        if data is None:
            raise web.HTTPError(404)
        suffix = Path(names[-1]).suffix.lower()
        kind = _TYPES.get(suffix, "application/octet-stream")
        if names[0] == _ATTACHED and suffix in _ACTIVE:  # its script would be the desk's neighbour
            policy = f"sandbox; {_HEADERS['Content-Security-Policy']}"
            self.set_header("Content-Security-Policy", policy)
        elif kind == "text/html":
            data = data.replace(_HEAD_END, _SCRIPT + _HEAD_END, 1)
        charset = "; charset=utf-8" if kind.startswith(_TEXTS) else ""
        self.set_header("Content-Type", kind + charset)
        self.finish(data)

    def _finish_mistakes(self, page: str, policy: str) -> None:
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Content-Security-Policy", policy)
        self.finish(page.encode("utf-8", "replace").replace(_HEAD_END, _SCRIPT + _HEAD_END, 1))

    head = get


def _bytes_of(file: Below) -> bytes | None:
    try:
        return read_bytes(file)
    except (OSError, ValueError):  # no file, or a name that no disk takes
        return None


class ScriptHandler(_GatedHandler):
    """The script by which a page hears of news."""

    def get(self) -> None:
        """Answer with livereload's script, which comes with the package of this name."""
        package = find_spec("livereload")
        assert package
        assert package.origin
        script = read_named(Path(package.origin).with_name("vendors") / "livereload.js")
        self.set_header("Content-Type", "text/javascript; charset=utf-8")
        self.finish(script)

    head = get


class ReloadSocket(_GatedHandler, WebSocketHandler):
    """A browser that wants to hear of news (the protocol of livereload 7)."""

    def prepare(self) -> None:
        """Refuse whoever is no page: each browser says where a page comes from."""
        if "Origin" not in self.request.headers:
            raise web.HTTPError(403)

    def check_origin(self, origin: str) -> bool:
        """Say yes: the gate has asked for it already."""
        del origin
        return True

    def open(self, *_: str, **__: str) -> None:
        """Remember a browser; if there are too many the oldest has to ask again."""
        sockets = self.application.sockets
        sockets[self] = False
        for oldest in [*sockets][:-_SOCKETS]:
            del sockets[oldest]
            oldest.close()

    def on_message(self, message: str | bytes) -> None:
        """Answer a greeting, and remember who wants to hear."""
        try:
            said = json.loads(message)
        except (ValueError, RecursionError):
            return
        command = said.get("command") if isinstance(said, dict) else None
        if command == "hello":
            self.write_message(_HELLO)
        elif command == "info" and self in self.application.sockets:
            self.application.sockets[self] = True

    def on_close(self) -> None:
        """Forget a browser that went away."""
        self.application.sockets.pop(self, None)
