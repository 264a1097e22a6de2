"""Types of the checks: a pair of texts goes in, findings come out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from pressbridge.words.lang import Lang
from pressbridge.words.patterns import late
from pressbridge.words.problems import Said
from pressbridge.words.text import MARK

OBJECT = "\ufffc"
"""U+FFFC OBJECT REPLACEMENT CHARACTER, for a single mark: code, a picture, an address."""


Spans = tuple[tuple[int, int], ...]
"""(start, end) of parts of a text."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One difference between a translation and its source."""

    check: str
    """Name of the check, by which it is waived: ``number``, ``date``, ``name`` …"""
    hard: bool
    """Whether the translation must not be published before a person has read it."""
    message: Said
    """The difference, in the words of both texts: one line, no full stop."""
    source: Spans = field(default=(), compare=False)
    """Where in the source, as readers see it, stands what differs; empty if that is not known."""
    target: Spans = field(default=(), compare=False)
    """Where in the translation, as readers see it, stands what differs."""


class StoredPair(NamedTuple):
    """A text and its translation as catalogs have them: with marks."""

    source: str
    target: str
    context: str = ""
    """The segment's ``msgctxt``: ``title``, ``cell`` …; empty for long texts of the body."""


@dataclass(frozen=True, slots=True)
class TextPair:
    """A text and its translation, as readers see them: without marks."""

    source: str
    target: str
    lang: Lang
    """The translation's language; the source is in the other one."""
    context: str = ""
    """The segment's ``msgctxt``: ``title``, ``cell`` …; empty for long texts of the body."""
    day: date | None = None
    """The release's day in +09:00: for names that changed, and for dates without a year."""


Check = Callable[[TextPair], Iterable[Finding]]
"""What compares the texts of a pair. Most find nothing in most pairs, and then return ``()``."""


def readable_text(stored: str) -> str:
    """Return a stored text as readers see it: marks of pairs vanish, single ones are ``OBJECT``."""
    if "⟦" not in stored:
        return stored
    closed = set(_CLOSING.findall(stored))
    return MARK.sub(lambda match: "" if match[2] in closed else OBJECT, stored)


_CLOSING = late("⟦/([1-9][0-9]{0,5})⟧")
