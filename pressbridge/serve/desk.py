"""The desk's answers: what is told to the browser, and what is done with what it sends.

Nothing here knows of sockets. Whoever asks has passed both gates.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, Protocol
from urllib.parse import parse_qs

from pressbridge.desk import Texts, served_file, served_page
from pressbridge.review.requests import BadRequest, json_in
from pressbridge.serve.desk_gate import LARGEST
from pressbridge.world.lock import Busy


class Answer(NamedTuple):
    """An answer of the desk."""

    status: int
    body: bytes
    kind: str = "application/json"


class Wrong(Exception):  # noqa: N818 - an answer, and nobody's mistake
    """What was asked cannot be answered. The message is a sentence for the reviewer."""


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


class Desk:
    """The desk of one run of ``serve``."""

    def __init__(self, data: Data, texts: Texts, lang: str) -> None:
        """``lang`` is the language of the desk until its reviewer chooses another one."""
        self._data, self._texts, self._lang = data, texts, lang

    def get_ready(self) -> None:
        """Read what the list shows before anybody asks for it."""
        self._done(self._data.list)

    def get(self, names: Sequence[str], query: str) -> Answer | None:
        """Return the answer to a request that reads; None if there is nothing at the address.

        ``names`` are those of the address behind ``/_desk/``.
        """
        match list(names):
            case [""]:
                return Answer(200, served_page(self._lang).encode(), "text/html")
            case ["data", "texts"]:
                return _told({"ui": self._lang, "texts": self._texts})
            case ["data", "list"]:
                return self._done(self._data.list)
            case ["data", "release"]:
                asked = parse_qs(query, max_num_fields=4)
                path, to = (asked.get(name, [""])[0] for name in ("path", "to"))
                return self._done(self._data.release, path, to)
            case [name]:
                data = served_file(name)
                kind = "text/css" if name.endswith(".css") else "text/javascript"
                return Answer(200, data, kind) if data else None
            case _:
                return None

    def write(self, what: str, body: bytes) -> Answer:
        """Return the answer to what sends JSON: ``check``, ``save``, ``name``, ``undo``."""
        try:
            request = json_in(body, LARGEST)
        except BadRequest as wrong:
            return _told({"message": str(wrong)}, 400)
        if not isinstance(request, dict):
            return _told({"message": "this is no request of the desk"}, 400)
        does: dict[str, Callable[[Mapping[str, Any]], object]] = {
            "check": self._data.check, "save": self._data.save, "name": self._data.name,
            "undo": self._data.undo,
        }  # fmt: skip
        return self._done(does[what], request)

    def _done(self, does: Callable[..., object], *given: object) -> Answer:
        try:
            return _told(does(*given))
        except Busy:
            said = "Another run is at work in this folder. Try again in a moment."
            return _told({"message": self._said(said)}, 503)
        except Wrong as wrong:
            return _told({"message": str(wrong)}, 409)
        except OSError as wrong:
            return _told({"message": wrong.strerror or "the disk refused"}, 500)

    def _said(self, message: str) -> str:
        return self._texts.get(self._lang, {}).get(message, message)


def _told(data: object, status: int = 200) -> Answer:
    return Answer(status, json.dumps(data, ensure_ascii=False).encode("utf-8", "replace"))
