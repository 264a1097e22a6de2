"""What a link, an address or some bytes name of this site, however somebody wrote it."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote

RESERVED_SLUGS = frozenset(
    {"topics", "archive", "search", "corrections", "subscribe", "page", "feed"}
)
"""Names below ``/ko/`` that a standing page cannot take."""

_NAMED = re.compile(
    r"/(?:ko|ja)/(?:\d{4}/\d{2}/\d{2}/)?(?P<page>[a-z0-9-]+)/?(?:index\.html)?"
    r"|/files/(?P<owner>[a-z0-9-]+)/.*"
)
"""An address that names a release or a standing page."""


def slug_named(address: str) -> str:
    """Return the slug of the source that an address names, be there one or not; else nothing."""
    match = _NAMED.fullmatch(address)
    slug = (match["page"] or match["owner"]) if match else ""
    return "" if slug.isdigit() or slug in RESERVED_SLUGS else slug


def parts_in(data: bytes, least: int = 1) -> list[bytes]:
    """Return what stands behind each slash in some bytes, in small letters, if it is ASCII.

    Only what has ``least`` letters: most of it is short (``/ko/``, ``</p>``) and costs the time.
    """
    return [*map(bytes.lower, re.findall(rb"/([0-9A-Za-z-]{%d,})" % least, data))]


DATED = re.compile(r"/(?:ko|ja)/\d{4}/\d{2}/\d{2}/[^/]+|/files/[^/]+/.+")
"""Finds the path of an edition or of a file in one that ``normalized_paths`` gave."""


def normalized_paths(href: str) -> tuple[str, ...]:
    """Return the paths that a link names, in one spelling, so that they can be compared.

    Percent signs are decoded, dots and double slashes resolved, capitals made small, and there is
    no slash or ``index.html`` at the end. What stands behind ``?`` or ``#`` may name some, too.
    """
    pieces = re.split(r"[?#&=;,\s]+", decoded(href))
    return tuple(_plain(piece) for piece in pieces if "/" in piece)


def decoded(href: str) -> str:
    """Return a link without percent signs, with slashes alone and small letters."""
    for _ in range(3):
        plain = unquote(href)
        if plain == href:
            break
        href = plain
    return href.replace("\\", "/").casefold()


def _plain(path: str) -> str:
    path = re.sub(r"^(?:[a-z][a-z0-9+.-]*:)?//[^/]*", "", path)
    path = posixpath.normpath("/" + path.lstrip("/"))
    return path.removesuffix("/index.html") or "/"
