"""The gate of the preview: who is answered at all, and which file an address means.

A preview may show what is under embargo. Any page in the same browser can send requests to this
computer; by DNS rebinding even one that is allowed to read the answers, under a host of its own. So
whoever asks must have been told this address by us.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import unquote_to_bytes

_LONGEST = 2000
"""Characters of an address."""
_HOSTS = ("127.0.0.1", "localhost", "[::1]")
_USUAL = 80
"""The port that browsers leave out."""

_CONTROLS = re.compile(r"[\x00-\x1f\x7f/\\]")
"""What no name of a file holds; the slash would be one behind ``%2f``."""
_NOT_FOUND = re.compile(r"\.|.*[.\s]$|.*:|(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
"""Hidden files (git's, and those that a build is about to put in place), ``..``, and what Windows
takes for a device or for another file."""


class Refused(Exception):  # noqa: N818 - an answer, and nobody's mistake
    """A request that gets no file."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status
        """The status of HTTP that says so."""


def check(
    method: str, hosts: Sequence[str], origins: Sequence[str], port: int, *, writes: bool = False
) -> None:
    """Raise Refused unless a request comes from this computer's own pages, and may do what it does.

    ``hosts`` and ``origins`` are the values of all headers ``Host`` and ``Origin``. A browser sends
    the second one wherever a page of another origin asks in a way that could read the answer, and
    with whatever writes. ``writes`` says that the address takes what is sent to it, and only that.
    """
    ours = {f"{host}:{port}" for host in _HOSTS} | (set(_HOSTS) if port == _USUAL else set())
    if len(hosts) != 1 or hosts[0].lower() not in ours:
        raise Refused(403)
    if len(origins) > 1 or any(one.lower() != f"http://{hosts[0].lower()}" for one in origins):
        raise Refused(403)
    if method not in ({"POST"} if writes else {"GET", "HEAD"}):
        raise Refused(405)
    if writes and not origins:
        raise Refused(403)


def names_in(uri: str) -> tuple[str, ...]:
    """Return the names that lead to a file below the site; the last is empty for a folder.

    Raises Refused for what is no address of a site.
    """
    path = uri.partition("?")[0]
    if len(uri) > _LONGEST or not path.startswith("/") or path.startswith("//"):
        raise Refused(400)
    try:
        names = tuple(unquote_to_bytes(name).decode() for name in path[1:].split("/"))
    except UnicodeDecodeError:
        raise Refused(400) from None
    if any(_CONTROLS.search(name) for name in names):
        raise Refused(400)
    if "" in names[:-1] or any(_NOT_FOUND.match(name) for name in names):
        raise Refused(404)
    return names
