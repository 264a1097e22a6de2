"""Targets of links and pictures in a body, judged by their text alone."""

from __future__ import annotations

import posixpath
import re
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote

from pressbridge.words.model import Source
from pressbridge.words.text import compose

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_LINKED = ("http:", "https:", "mailto:", "tel:")


_ENCODED = re.compile(r"(?:%[89A-Fa-f][0-9A-Fa-f])+|%5[Cc]")


def as_typed(target: str) -> str:
    """Return a target as an editor knows it: /사진.jpg, where Markdown has made %EC%82%AC of it.

    What an address needs, such as %20, stays: the target can be typed again.
    """
    shown = _ENCODED.sub(lambda found: unquote(found[0], errors="replace"), target)
    return shown if shown.isprintable() and "\ufffd" not in shown else target


class TargetKind(Enum):
    """Kind of a target: where it leads."""

    WEB = auto()
    """Another site, a mail address, a telephone number."""
    ANCHOR = auto()
    """A place on the same page."""
    ADDRESS = auto()
    """A page of this site, written as an address: ``/ko/about/``."""
    SOURCE = auto()
    """Another release or page, written as its Markdown file."""
    FILE = auto()
    """A file of the release."""
    OUTSIDE = auto()
    """A path that leaves the release's folder."""
    UNSAFE = auto()
    """A scheme that has no place on a page, or a host without one."""


class Target(NamedTuple):
    """Target of a link or picture: its kind, and the address, file or path below the root."""

    kind: TargetKind
    value: str
    fragment: str = ""
    """The fragment with its ``#``; empty for none."""


def target_of(href: str, source: Source) -> Target:
    """Return where an ``href`` or ``src`` in a source's body leads."""
    return _target(href, source.path)


@lru_cache(maxsize=64)
def _target(href: str, beside: str) -> Target:
    """Return where a link in a file leads. Who checks, counts and writes it asks in turn."""
    if href.startswith("//"):
        return Target(TargetKind.UNSAFE, href)
    if _SCHEME.match(href):
        known = href.lower().startswith(_LINKED)
        return Target(TargetKind.WEB if known else TargetKind.UNSAFE, href)
    path, hash_sign, fragment = href.partition("#")
    anchor = hash_sign + fragment
    if not path:
        return Target(TargetKind.ANCHOR, "", anchor)
    path = compose(unquote(path.partition("?")[0]))
    if path.startswith("/"):
        return Target(TargetKind.ADDRESS, path, anchor)
    if path.endswith(".md"):
        joined = posixpath.join(posixpath.dirname(beside), path)
        return Target(TargetKind.SOURCE, posixpath.normpath(joined), anchor)
    file = posixpath.normpath(path)
    inside = not file.startswith("..") and file != "."
    return Target(TargetKind.FILE if inside else TargetKind.OUTSIDE, file, anchor)


def slug_in(path: str) -> str:
    """Return the slug that a Markdown path names: slugs are unique, so the folder is a courtesy."""
    name = posixpath.basename(path).removesuffix(".md")
    return posixpath.basename(posixpath.dirname(path)) if name == "index" else name
