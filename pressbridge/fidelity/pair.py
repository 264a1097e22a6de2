"""What every check takes, a pair of texts, and what it gives, findings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from pressbridge.words.lang import Lang
from pressbridge.words.text import MARK

THING = "\ufffc"
"""Stands where a text has a single mark: code, a picture, an address. Neither letter nor figure."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One difference between a translation and its source."""

    check: str
    """The check's name, by which it is waived: ``number``, ``date``, ``name`` …"""
    hard: bool
    """Whether the translation must not be published before a person has read it."""
    message: str
    """What differs, with both texts' words: one line, no full stop."""


class Pair(NamedTuple):
    """A text and its translation, as readers see them: without marks."""

    source: str
    target: str
    lang: Lang
    """The translation's language; the source is in the other one."""
    context: str = ""
    """The segment's ``msgctxt``: ``title``, ``cell`` …; empty for long texts of the body."""
    day: date | None = None
    """The release's day in +09:00: for names that changed, and for dates without a year."""


Check = Callable[[Pair], Iterator[Finding]]


def bare(stored: str) -> str:
    """Return a stored text without its marks: pairs vanish, single ones leave a ``THING``."""
    if "⟦" not in stored:
        return stored
    closed = set(_CLOSING.findall(stored))
    return MARK.sub(lambda match: "" if match[2] in closed else THING, stored)


_CLOSING = re.compile("⟦/([1-9][0-9]{0,5})⟧")
