"""What templates see of sentences, facts and quotations.

Texts are plain text; templates escape them.
"""

from __future__ import annotations

from typing import NamedTuple

from pressbridge.words.lang import Lang


class SentencePair(NamedTuple):
    """A sentence of the source beside its translation, in words alone; or a whole line."""

    number: int
    original: str
    text: str
    lang: str = ""
    """``ko`` or ``ja`` for the ``lang`` attribute; empty if it is the page's language."""
    checked: bool = True
    """False for a machine's translation that nobody has approved."""


class Citation(NamedTuple):
    """Whom a quotation names: who says it, where, when, and on which terms it may be used."""

    lang: Lang
    organization: str
    title: str
    day: str
    """As the language writes it."""
    license: str
    """Name of the licence; empty for none."""
    url: str
    """Absolute address of the edition."""


class FactRow(NamedTuple):
    """A fact in the table of a page, with all sentences that say it."""

    kind: str
    """In the page's language."""
    own: str
    """In the page's language."""
    other: str
    sentences: tuple[int, ...]


class FactTable(NamedTuple):
    """The figures and names of a release, in both languages."""

    rows: tuple[FactRow, ...]
    left_out: int
    """Further rows, which only the files have."""
    json: str
    csv: str
    """``href`` of each file."""
    other: Lang
    """The language of ``FactRow.other``."""


class SentenceViews(NamedTuple):
    """What a page shows of its sentences beside its own text."""

    citation: Citation
    facts: FactTable | None = None
    unchecked: bool = False
    """The translation is a machine's, or not whole: there are no facts, and nothing to quote."""
    pairs: tuple[SentencePair, ...] = ()
    """The source beside each sentence of a translation."""
    original: Lang | None = None
    """Language of the source."""
