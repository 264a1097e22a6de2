"""The one place that opens connections.

A ``Transport`` offers what deep-translator uses of the ``requests`` module (``get``, ``post``,
``exceptions``) and adds what that library lacks (docs/engines.md):

* one deadline for the whole answer: name, connection, headers and body. Timeouts of requests bound
  only the wait for the next byte: a dripping server kept such a call alive for half a minute;
* a cap on the size, packed and unpacked, one known packing at most, UTF-8 whatever the headers say;
* no redirects, and not a byte read of an answer that is one: requests unpacks it to the last byte;
* errors that hold neither an address nor a text: addresses hold the text, and sometimes the key.

``requests`` is imported when the first request is made: an offline build never pays for it.
"""

from __future__ import annotations

import json
import logging
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

from pressbridge.words.hosts import is_loopback
from pressbridge.world import clock, connections

DEADLINE = 10.0
"""Seconds that an answer may take in all (docs/design.md §6)."""

CAP = 256 * 1024
"""Bytes of the largest answer. A translated page has a few kilobytes, and reading a hostile one as
HTML takes five seconds a megabyte, which no deadline bounds."""

USER_AGENT = (
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/131.0.0.0 Safari/537.36"
)
"""Google's page answers others with status 500 (deep-translator, pull request 290)."""

_CHUNK = 64 * 1024
_PACKINGS = {"": False, "identity": False, "gzip": True, "x-gzip": True}
"""The encodings that an answer may have, and whether they pack it (RFC 9110, section 8.4.1)."""
_GZIP = zlib.MAX_WBITS | 16


class NetworkError(Exception):
    """Something other than an answer came. Messages hold no address, no text and no key.

    ::

        NetworkError
        ├── NoAnswerError   nothing usable came in time; ``reason`` says why in one word
        └── StatusError     an answer with a ``status`` other than success (or a redirect)
    """


class NoAnswerError(NetworkError):
    """Nothing usable came.

    ``reason`` is timeout, redirect, too-large, packing (an encoding that was not asked for, several
    of them, or a damaged one), not-utf-8, or the name of the exception that stopped the request,
    such as ``ConnectionError`` or ``SSLError``. ``sent`` is false where it is certain that nothing
    of the request has left: the host has no address, or no connection came about.
    """

    def __init__(self, reason: str, *, sent: bool = True) -> None:
        super().__init__(reason)
        self.reason = reason
        self.sent = sent


class StatusError(NetworkError):
    """The server answered with an error; its words are not read."""

    def __init__(self, status: int) -> None:
        super().__init__(f"status-{status}")
        self.status = status


@dataclass(frozen=True, slots=True)
class Response:
    """A complete response, with the parts of ``requests.Response`` that deep-translator uses."""

    status_code: int
    text: str = field(repr=False)

    def json(self) -> Any:  # noqa: ANN401 - the name and the type of requests
        """Return the body read as JSON; raises ``json.JSONDecodeError``.

        No engine says a whole number that matters; one of 5,000 digits would be another error.
        """
        return json.loads(self.text, parse_int=float)

    def close(self) -> None:
        """Do nothing: an answer is complete, its connection is closed already."""


@dataclass(frozen=True, slots=True, repr=False)
class _Request:
    """What is to be sent. It has no ``repr``: it holds the text, and often the key."""

    method: str
    url: str
    params: Mapping[str, str] | None = None
    data: Mapping[str, str] | None = None
    json: object = None
    headers: Mapping[str, str] | None = None
    proxies: Mapping[str, str] | None = None


class Transport:
    """Sends requests, each in its own session, and counts them. Threads may share one."""

    def __init__(self, *, deadline: float = DEADLINE, cap: int = CAP) -> None:
        """``deadline`` in seconds for the whole answer, ``cap`` in bytes."""
        self.deadline = deadline
        self.cap = cap
        self._requests = connections.SharedCounter()

    @property
    def sent(self) -> int:
        """How many requests were made, answered or not."""
        return self._requests.count

    @property
    def exceptions(self) -> ModuleType:
        """What stands for ``requests.exceptions``: modules of deep-translator name it."""
        from requests import exceptions  # noqa: PLC0415 - lazy, see above

        return exceptions

    def get(
        self,
        url: str,
        params: Mapping[str, str] | None = None,
        proxies: Mapping[str, str] | None = None,
    ) -> Response:
        """Like ``requests.get``. Raises NetworkError, and no other."""
        return self._send(_Request("GET", url, params=params, proxies=proxies))

    def post(  # noqa: PLR0913 - the parameters of requests
        self,
        url: str,
        *,
        params: Mapping[str, str] | None = None,
        data: Mapping[str, str] | None = None,
        json: object = None,
        headers: Mapping[str, str] | None = None,
        proxies: Mapping[str, str] | None = None,
    ) -> Response:
        """Like ``requests.post``: ``data`` is sent as a form, ``json`` as JSON.

        Raises NetworkError, and no other.
        """
        request = _Request("POST", url, params, data, json, headers, proxies)
        return self._send(request)

    def _send(self, request: _Request) -> Response:
        """Wait here for what another thread fetches: nothing else ends a lookup of a name."""
        self._requests.add()
        outcome: Response | NetworkError
        try:
            outcome = connections.within(
                self.deadline, lambda: _outcome(request, self.deadline, self.cap)
            )
        except TimeoutError:
            outcome = NoAnswerError("timeout")
        # Raised out here, so that it carries no other exception, whose message may hold the text.
        if isinstance(outcome, NetworkError):
            raise outcome
        return outcome


def _outcome(request: _Request, deadline: float, cap: int) -> Response | NetworkError:
    """Return the answer, or what came instead. Never raises: this is a thread's whole work."""
    try:
        return _fetch(request, deadline, cap)
    except NetworkError as error:
        return error
    except UnicodeDecodeError:
        return NoAnswerError("not-utf-8")
    except Exception as error:  # noqa: BLE001 - requests lets urllib3's and others pass
        name = type(error).__name__
        reason = "timeout" if "Timeout" in name else name
        return NoAnswerError(reason, sent=not _is_before_sending(error))


_BEFORE_SENDING = frozenset({
    "ConnectTimeout", "ConnectTimeoutError", "InvalidHeader", "InvalidProxyURL", "InvalidSchema",
    "InvalidURL", "LocationParseError", "LocationValueError", "NameResolutionError",
    "NewConnectionError", "ProxyError", "SSLError", "gaierror",
})  # fmt: skip
"""Exceptions of requests, urllib3 and the system that end a request before its first byte."""


def _is_before_sending(error: BaseException) -> bool:
    """Tell whether an exception, or one that it was made of, came before anything was sent."""
    seen: list[object] = []
    waiting: list[object] = [error]
    while waiting and len(seen) < 20:
        one = waiting.pop()
        if type(one).__name__ in _BEFORE_SENDING:
            return True
        if isinstance(one, BaseException) and not any(one is other for other in seen):
            seen.append(one)
            waiting += [one.__cause__, one.__context__, getattr(one, "reason", None), *one.args]
    return False


def _fetch(request: _Request, deadline: float, cap: int) -> Response:
    import requests  # noqa: PLC0415 - lazy, see above

    # urllib3 writes whole addresses, which hold the text, into its log.
    logging.getLogger("urllib3").setLevel(logging.CRITICAL)
    end = clock.monotonic() + deadline
    with requests.Session() as session:
        # A proxy named in the environment cannot reach what listens on this computer.
        session.trust_env = not is_loopback(urlsplit(request.url).hostname or "")
        session.headers["User-Agent"] = USER_AGENT
        session.headers["Accept-Encoding"] = "gzip"
        with session.request(
            request.method,
            request.url,
            params=request.params,
            data=request.data,
            json=request.json,
            headers=request.headers,
            auth=_no_login,
            proxies=dict(request.proxies or {}),
            timeout=deadline,
            stream=True,
            allow_redirects=False,
            hooks={"response": _refuse_status},
        ) as response:
            body = _body(response.raw, end, cap)
            if _is_packed(response.headers.get("Content-Encoding", "")):
                body = _unpacked(body, cap)
            return Response(response.status_code, body.decode("utf-8-sig"))


def _refuse_status(response: Any, **_: object) -> None:  # noqa: ANN401 - of requests
    """Raise for all that is no answer, before requests looks at it.

    It would read a redirect to its end, and unpack it, even where it is not to follow it.
    """
    status = response.status_code
    if 200 <= status < 300:
        return
    response.close()
    raise NoAnswerError("redirect") if 300 <= status < 400 else StatusError(status)


def _no_login(request: Any) -> Any:  # noqa: ANN401 - of requests, not ours to import
    """Leave a request as it is: requests would put a login from ``~/.netrc`` in our key's place."""
    return request


def _body(raw: Any, end: float, cap: int) -> bytes:  # noqa: ANN401 - urllib3's, not ours to import
    """Read what has arrived as it travels, piece by piece, so that a drip meets the deadline."""
    body = bytearray()
    while piece := raw.read1(_CHUNK, decode_content=False):
        body += piece
        if len(body) > cap:
            raise NoAnswerError("too-large")
        if clock.monotonic() > end:
            raise NoAnswerError("timeout")
    return bytes(body)


def _is_packed(encoding: str) -> bool:
    """Tell whether a body is packed. Refuses other packings, and several of them in a chain."""
    known = _PACKINGS.get(encoding.strip().lower())
    if known is None:
        raise NoAnswerError("packing")
    return known


def _unpacked(body: bytes, cap: int) -> bytes:
    """Return a body unpacked; never more than ``cap`` bytes and one are made of it."""
    if not body:
        return body
    packed = zlib.decompressobj(_GZIP)
    try:
        plain = packed.decompress(body, cap + 1)
    except zlib.error:
        raise NoAnswerError("packing") from None
    if len(plain) > cap:
        raise NoAnswerError("too-large")
    if not packed.eof or packed.unused_data:
        raise NoAnswerError("packing")
    return plain
