"""The gate of the desk: who may see what waits for a person, and write into catalogs.

Behind the gate of the preview. The address that ``serve`` prints carries a secret of this run;
whoever opens it gets the secret as a cookie that no script reads and no other site's page sends
along. So neither another user of this computer nor a page that guesses the port gets in. Cookies go
to all ports of a host, so data are told only to a script that also sends a token, which stands in
the desk's page and which no browser sends by itself.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from hmac import compare_digest
from urllib.parse import parse_qs

from pressbridge.serve.gate import Refused

DESK = "_desk"
"""First name of all addresses of the desk."""
WRITES = frozenset({"check", "save", "name", "undo"})
"""Names below ``/_desk/data/`` that take JSON."""
LARGEST = 1 << 20
"""Bytes of what is sent to the desk, at most."""
OWN_HEADER = "X-Pressbridge"
"""A header with the token of the page. A form cannot send it, and a script of another origin only
after it has asked."""
_QUERY = "key"


class Secret:
    """The secret of one run of ``serve``."""

    def __init__(self, port: int) -> None:
        self._secret = secrets.token_urlsafe(32)
        self.token = secrets.token_urlsafe(32)
        """What the desk's page alone tells, and its script sends as the header."""
        self.cookie = f"pressbridge-{port}"
        """Name of the cookie. Browsers give the same cookies to all ports of a host."""

    @property
    def address(self) -> str:
        """The address below the preview's that opens the desk."""
        return f"{DESK}/?{_QUERY}={self._secret}"

    @property
    def header(self) -> str:
        """What sets the cookie."""
        return f"{self.cookie}={self._secret}; Path=/{DESK}/; HttpOnly; SameSite=Strict"

    def in_address(self, query: str) -> bool:
        """Tell whether the part of an address behind the ``?`` holds the secret."""
        return any(map(self._is, parse_qs(query).get(_QUERY, ())))

    def in_cookies(self, headers: Sequence[str]) -> bool:
        """Tell whether one of the headers ``Cookie`` holds the secret."""
        pairs = (pair.strip().partition("=") for line in headers for pair in line.split(";"))
        return any(name == self.cookie and self._is(value) for name, _, value in pairs)

    def in_header(self, values: Sequence[str]) -> bool:
        """Tell whether the headers of our name are one, and hold the token."""
        return len(values) == 1 and _same(values[0], self.token)

    def _is(self, value: str) -> bool:
        return _same(value, self._secret)


def _same(value: str, secret: str) -> bool:
    """Compare in a time that tells nothing of how much of the secret was right."""
    return compare_digest(value.encode("utf-8", "replace"), secret.encode())


def is_written(uri: str) -> bool:
    """Tell whether an address is one of those that take what is sent to them."""
    folder, _, what = uri.rpartition("/")
    return folder == f"/{DESK}/data" and what in WRITES


def check_desk(
    method: str, uri: str, values: Callable[[str], Sequence[str]], secret: Secret
) -> None:
    """Raise Refused unless a request for the desk comes from whoever started this run.

    ``values`` gives the values of all headers of a name. Without the secret there is nothing at
    any address of the desk; data are told to the desk's own script alone.
    """
    path, _, query = uri.partition("?")
    if not path.startswith(f"/{DESK}/"):  # the same in other spellings would escape the cookie
        raise Refused(404)
    comes_in = path == f"/{DESK}/" and method == "GET" and secret.in_address(query)
    if not comes_in and not secret.in_cookies(values("Cookie")):
        raise Refused(404)
    if not path.startswith(f"/{DESK}/data/"):
        return
    if not secret.in_header(values(OWN_HEADER)):
        raise Refused(403)
    if method == "POST":
        _check_body(values)


def _check_body(values: Callable[[str], Sequence[str]]) -> None:
    kinds, lengths = values("Content-Type"), values("Content-Length")
    if [kind.partition(";")[0].strip().lower() for kind in kinds] != ["application/json"]:
        raise Refused(415)
    if len(lengths) != 1 or not (lengths[0].isascii() and lengths[0].isdigit()):
        raise Refused(411)  # in portions: how much comes is not said
    if int(lengths[0][:12]) > LARGEST:
        raise Refused(413)
