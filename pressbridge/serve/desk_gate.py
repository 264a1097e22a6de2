"""The gate of the desk: who may see what waits for a person, and write into catalogs.

Behind the gate of the preview. The address that ``serve`` prints carries a secret of this run. The
desk's script takes it out of the address, keeps it in the storage of this origin, port included,
and sends it as a header with each request for data. So neither another user of this computer, nor
a page that guesses the port, nor a program on another port, which is given the cookies of this
one, gets anything: the desk has no cookie, and no document tells the secret. Without it the page
is refused; what comes with the refusal says how the desk is opened, and opens it for the browser
that has the secret already.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from hmac import compare_digest

from pressbridge.serve.gate import Refused

DESK = "_desk"
"""First name of all addresses of the desk."""
WRITES = frozenset({"check", "save", "name", "undo"})
"""Names below ``/_desk/data/`` that take JSON."""
LARGEST = 1 << 20
"""Bytes of what is sent to the desk, at most."""
OWN_HEADER = "X-Pressbridge"
"""A header with the secret. A form cannot send it, and a script of another origin only after it has
asked."""
_KEY = "key"
"""Name of the secret in the printed address, as the desk's script reads it."""


class Secret:
    """The secret of one run of ``serve``."""

    def __init__(self) -> None:
        self._secret = secrets.token_urlsafe(32)

    @property
    def address(self) -> str:
        """The address below the preview's that opens the desk."""
        return f"{DESK}/?{_KEY}={self._secret}"

    def in_query(self, query: str) -> bool:
        """Tell whether what stands behind the ``?`` of an address is the secret alone."""
        name, _, value = query.partition("=")
        return name == _KEY and _same(value, self._secret)

    def in_header(self, values: Sequence[str]) -> bool:
        """Tell whether the headers of our name are one, and hold the secret."""
        return len(values) == 1 and _same(values[0], self._secret)


def _same(value: str, secret: str) -> bool:
    """Compare in a time that tells nothing of how much of the secret was right."""
    return compare_digest(value.encode("utf-8", "replace"), secret.encode())


def is_written(uri: str) -> bool:
    """Tell whether an address is one of those that take what is sent to them."""
    folder, _, what = uri.rpartition("/")
    return folder == f"/{DESK}/data" and what in WRITES


def is_data(uri: str) -> bool:
    """Tell whether an address is one of those that answer only whoever has the secret."""
    return uri.startswith(f"/{DESK}/data/")


def check_desk(
    method: str, uri: str, values: Callable[[str], Sequence[str]], secret: Secret
) -> None:
    """Raise Refused unless a request for the desk comes from whoever started this run.

    ``values`` gives the values of all headers of a name. The page, its script and its style sheet
    tell nothing, and are anybody's on this computer.
    """
    path = uri.partition("?")[0]
    if not path.startswith(f"/{DESK}/"):  # one spelling is enough
        raise Refused(404)
    if not is_data(uri):
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
