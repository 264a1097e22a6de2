"""The desk's answers: what is told to the browser, and what is done with what it sends.

Nothing here knows of sockets. Whoever asks has passed both gates.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, Protocol
from urllib.parse import parse_qs

from pressbridge.desk import Texts, served_file, served_page
from pressbridge.review.plain import spoken
from pressbridge.review.requests import BadRequest, json_in
from pressbridge.serve.desk_gate import LARGEST
from pressbridge.words.problems import Said, said
from pressbridge.world import why
from pressbridge.world.lock import Busy

WRITES = frozenset({"save", "name", "undo"})
"""Requests that write files, and so wait for a build that is at work."""
BUSY = 503
"""Status of an answer while another run is at work."""


class Answer(NamedTuple):
    """An answer of the desk."""

    status: int
    body: bytes
    kind: str = "application/json"


class Wrong(Exception):  # noqa: N818 - an answer, and nobody's mistake
    """What was asked cannot be answered. The message is a sentence for the reviewer."""

    def __init__(self, message: Said) -> None:
        super().__init__(message)
        self.message = message


class Data(Protocol):
    """What the desk shows and saves of a press room; all values are such as JSON has.

    Each function may raise Wrong, Busy and OSError.
    """

    def list(self) -> object:
        """Return every release and language with its state."""

    def release(self, path: str, to: str) -> object:
        """Return a source with all its passages."""

    def check(self, request: Mapping[str, Any]) -> object:
        """Return what the checks say of a text that is being typed."""

    def save(self, request: Mapping[str, Any]) -> object:
        """Save edits of passages; return what was saved and what was not."""

    def name(self, request: Mapping[str, Any]) -> object:
        """Put an entry into the names register."""

    def undo(self, request: Mapping[str, Any]) -> object:
        """Take back the last save of a source by this desk."""


_NO_REQUEST = said("this is no request of the desk")


class Desk:
    """The desk of one run of ``serve``."""

    def __init__(self, data: Data, texts: Texts, lang: str) -> None:
        """``lang`` is the language of the desk until its reviewer chooses another one."""
        self._data, self._texts, self._lang = data, texts, lang

    def get_ready(self) -> None:
        """Read what the list shows before anybody asks for it."""
        self._done(self._data.list, lang=self._lang)

    def get(self, names: Sequence[str], query: str, lang: str = "") -> Answer | None:
        """Return the answer to a request that reads; None if there is nothing at the address.

        ``names`` are those of the address behind ``/_desk/``, ``lang`` is the language that the
        reviewer has chosen, empty for none.
        """
        lang = lang or self._lang
        match list(names):
            case [""]:
                return Answer(200, served_page(self._lang, self._texts).encode(), "text/html")
            case ["data", "texts"]:
                return _told({"ui": self._lang, "texts": self._texts})
            case ["data", "list"]:
                return self._done(self._data.list, lang=lang)
            case ["data", "release"]:
                return self._release(query, lang)
            case [name]:
                data = served_file(name)
                kind = "text/css" if name.endswith(".css") else "text/javascript"
                return Answer(200, data, kind) if data else None
            case _:
                return None

    def _release(self, query: str, lang: str) -> Answer:
        try:
            asked = parse_qs(query, max_num_fields=4)
        except ValueError:
            return _refused(_NO_REQUEST, lang, 400)
        path, to = (asked.get(name, [""])[0] for name in ("path", "to"))
        return self._done(self._data.release, path, to, lang=lang)

    def write(self, what: str, body: bytes, lang: str = "") -> Answer:
        """Return the answer to what sends JSON: ``check``, ``save``, ``name``, ``undo``.

        ``lang`` is as for ``get``.
        """
        lang = lang or self._lang
        try:
            request = json_in(body, LARGEST)
        except BadRequest as wrong:
            return _refused(wrong.message, lang, 400)
        if not isinstance(request, dict):
            return _refused(_NO_REQUEST, lang, 400)
        does: dict[str, Callable[[Mapping[str, Any]], object]] = {
            "check": self._data.check, "save": self._data.save, "name": self._data.name,
            "undo": self._data.undo,
        }  # fmt: skip
        return self._done(does[what], request, lang=lang)

    def _done(self, does: Callable[..., object], *given: object, lang: str) -> Answer:
        try:
            return _told(spoken(does(*given), lang))
        except Busy:
            message = said("Another run is at work in this folder. Try again in a moment.")
            return _refused(message, lang, BUSY)
        except Wrong as wrong:
            return _refused(wrong.message, lang, 409)
        except OSError as wrong:
            return _refused(why(wrong), lang, 500)


def _refused(message: Said, lang: str, status: int) -> Answer:
    return _told({"message": spoken(message, lang)}, status)


def _told(data: object, status: int = 200) -> Answer:
    return Answer(status, json.dumps(data, ensure_ascii=False).encode("utf-8", "replace"))
