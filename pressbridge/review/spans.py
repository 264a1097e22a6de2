"""Spans: where in a passage's stored texts sentences, names and differences stand.

A span is (start, end) in the text with its marks. The checks and the register read a text without
them, so what they found is brought back to the place that it has in the stored text. Positions
count as browsers do, in UTF-16 code units: a rare ideograph (U+20BB7) takes two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from pressbridge.fidelity.pair import Finding, readable_text
from pressbridge.words.patterns import late
from pressbridge.words.sentences import sentences
from pressbridge.words.text import MARK

Span = tuple[int, int]

MOST = 30
"""Spans of a finding in one text: more would mark all of it."""


class ReadableText(NamedTuple):
    """A text as readers see it, and where each of its characters stands in the stored one."""

    text: str
    starts: Sequence[int]
    """Position in the stored text of each character, in order, in UTF-16 code units."""
    ends: Sequence[int]
    """Position behind each character."""

    def stored(self, span: Span) -> Span:
        """Return a span of this text as one of the stored text."""
        start, end = span
        return self.starts[start], self.ends[end - 1]


def readable(stored: str) -> ReadableText:
    """Return a stored text as readers see it (``readable_text``), with the places."""
    places = _places_of(stored)
    if "⟦" not in stored:
        return ReadableText(stored, places[:-1], places[1:])
    starts: list[int] = []
    ends: list[int] = []
    marks = [*MARK.finditer(stored)]
    closed = {mark[2] for mark in marks if mark[1]}
    at = 0
    for mark in marks:
        starts += places[at : mark.start()]
        ends += places[at + 1 : mark.start() + 1]
        if mark[2] not in closed:  # a single mark: it is read as one sign (pair.OBJECT)
            starts.append(places[mark.start()])
            ends.append(places[mark.end()])
        at = mark.end()
    starts += places[at:-1]
    ends += places[at + 1 :]
    return ReadableText(readable_text(stored), starts, ends)


def _places_of(stored: str) -> Sequence[int]:
    """Return the position of each character, and of the end, in UTF-16 code units."""
    if stored.isascii() or max(stored) < "\U00010000":
        return range(len(stored) + 1)
    return (0, *accumulate(1 + (char > "\uffff") for char in stored))


def sentence_spans(stored: str) -> tuple[Span, ...]:
    """Return where the sentences of a stored text stand, without the white space behind them."""
    found: list[Span] = []
    places, at = _places_of(stored), 0
    for sentence in sentences(stored):
        if bare := sentence.rstrip():
            found.append((places[at], places[at + len(bare)]))
        at += len(sentence)
    return tuple(found)


class Aligned(NamedTuple):
    """Sentences of a text and of its translation, which belong together one by one."""

    source: tuple[Span, ...]
    text: tuple[Span, ...]


def aligned_sentences(source: str, text: str) -> Aligned | None:
    """Return the sentences of two stored texts; None if there is another number of them."""
    ours, theirs = sentence_spans(source), sentence_spans(text)
    return Aligned(ours, theirs) if len(ours) == len(theirs) else None


_QUOTED = late('"([^"]+)"|“([^”]+)”')
_LIST_OF_WORDS = late(r": ([^:]+)\Z")
_LISTING = frozenset({"script", "chinese"})
"""Checks whose messages end with the words that they are about."""


def finding_spans(
    finding: Finding, source: ReadableText, text: ReadableText
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return where in both stored texts stands what a finding says; nothing where that is open.

    Where the check did not say it, the words that its message quotes are looked for.
    """
    if finding.source or finding.target:
        ours: Iterable[Span] = finding.source
        theirs: Iterable[Span] = finding.target
    else:
        words = tuple(dict.fromkeys(_words(finding)))
        ours, theirs = _places(source.text, words), _places(text.text, words)
    return tuple(map(source.stored, ours)), tuple(map(text.stored, theirs))


def _words(finding: Finding) -> Iterator[str]:
    for found in _QUOTED.finditer(finding.message):
        yield found[1] or found[2]
    listed = _LIST_OF_WORDS.search(finding.message) if finding.check in _LISTING else None
    if listed:
        yield from (word for word in listed[1].split(", ") if word and not word.endswith("…"))


def _places(text: str, words: Sequence[str]) -> tuple[Span, ...]:
    """Return where words stand in a text, in order, the longest where several would."""
    known = sorted(filter(str.strip, words), key=len, reverse=True)[:MOST]
    if not known:
        return ()
    found: list[Span] = []
    for match in re.finditer("|".join(map(_whole, known)), text):
        found.append(match.span())
        if len(found) == MOST:
            break
    return tuple(found)


def _whole(word: str) -> str:
    """Return a pattern for a word: 3 is not in 13, and KC not in KCON."""
    before = r"(?<![A-Za-z0-9])" if _is_latin(word[0]) else ""
    behind = r"(?![A-Za-z0-9])" if _is_latin(word[-1]) else ""
    return before + re.escape(word) + behind


def _is_latin(letter: str) -> bool:
    return letter.isascii() and letter.isalnum()
