"""Places in a hand translation: the line that a finding about its whole text is about.

Figures and names of the two texts are compared as wholes, since a person orders them freely. So a
finding has no place of its own: what it quotes is looked for in both texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from pressbridge.fidelity.figures.normalization import normalized
from pressbridge.fidelity.pair import readable_text
from pressbridge.formats.markdown import parse
from pressbridge.translation.segments import segments
from pressbridge.words.model import HandTranslation, Source

MOST = 200
"""Findings of one file that are looked for: each costs a search through both texts."""

_QUOTED = re.compile('"([^"]+)"')
_HITS = 50


class Place(NamedTuple):
    """A text of a file: its field (empty in the body), its line, and what readers see."""

    field: str
    line: int | None
    text: str


class HandPlaces:
    """Finds the line of a hand translation, and of its source, that a finding is about."""

    def __init__(self, source: Source, hand: HandTranslation) -> None:
        self._ours = _Texts(_of_source(source))
        self._theirs = _Texts(_of_hand(hand))
        self._left = MOST

    def find(self, message: str) -> tuple[int | None, int | None]:
        """Return (line of the translation, line of the source) for what a message quotes.

        Where the translation lacks it, its line is that of the passage beside the source's.
        """
        theirs, ours = self.passages(message)
        return theirs.line if theirs else None, ours.line if ours else None

    def passages(self, message: str) -> tuple[Place | None, Place | None]:
        """Return the passages of the translation and of its source that a message is about."""
        if not self._left:
            return self._theirs.at(self._theirs.body), None
        self._left -= 1
        quoted = _quoted(message)
        ours = next((hits for one in quoted if (hits := self._ours.hits(one))), [])
        near = self._beside(ours[0]) if ours else 0
        order = quoted if "is a known mistake" in message else [*reversed(quoted)]
        theirs = next((hits for one in order if (hits := self._theirs.hits(one))), [])
        at = min(theirs, key=lambda hit: abs(hit - near)) if theirs else near
        return self._theirs.at(at), self._ours.at(ours[0]) if ours else None

    def _beside(self, at: int) -> int:
        """Return the passage of the translation that stands where one of the source does."""
        field = self._ours.places[at].field
        if field:
            same = (n for n, place in enumerate(self._theirs.places) if place.field == field)
            return next(same, self._theirs.body)
        ours, theirs = self._ours, self._theirs
        here, there = len(ours.places) - ours.body, len(theirs.places) - theirs.body
        step = (at - ours.body) * there // max(here, 1)
        return theirs.body + (at - ours.body if here == there else min(step, max(there - 1, 0)))


class _Texts:
    """The texts of a file in one, and where each begins."""

    def __init__(self, places: Iterator[Place]) -> None:
        self.places = [*places]
        self.body = sum(1 for place in self.places if place.field)
        """Number of the first passage of the body: the fields stand before it."""
        self._text = normalized("\n".join(place.text for place in self.places))

    def at(self, number: int) -> Place | None:
        """Return a passage by its number; None where there is none."""
        return self.places[number] if number < len(self.places) else None

    def hits(self, words: str) -> list[int]:
        """Return the numbers of the passages that have some words, a figure as a whole."""
        text, found, at, number = self._text, list[int](), 0, 0
        for _ in range(_HITS):
            start = at
            at = text.find(words, at)
            if at < 0:
                break
            number += text.count("\n", start, at)
            if _is_whole(text, at, words):
                found.append(number)
            at += 1
        return found


def _is_whole(text: str, at: int, words: str) -> bool:
    """Tell whether a figure is not a part of a longer one: 3 in 13."""
    end = at + len(words)
    begins = words[0].isdigit() and text[max(0, at - 1) : at].isdigit()
    ends = words[-1].isdigit() and text[end : end + 1].isdigit()
    return not (begins or ends)


def _quoted(message: str) -> list[str]:
    """Return what a message quotes: names in quotation marks, and words that are no English."""
    named = _QUOTED.findall(message)
    if named:
        return [normalized(one) for one in named]
    tokens = [token.strip(",:;") for token in message.split(" ")[:60]]
    strange = [bool(token) and not (token.isascii() and token.isalpha()) for token in tokens]
    ends = [at for at, (one, two) in enumerate(pairwise([False, *strange, False])) if one != two]
    return [normalized(" ".join(tokens[a:b])) for a, b in zip(ends[::2], ends[1::2], strict=True)]


def _of_source(source: Source) -> Iterator[Place]:
    passages = parse(source.body, source.lang).passages
    in_body = {passage.key for passage in passages}
    for segment in segments(source):
        if segment.key not in in_body:
            yield Place(_FIELDS.get(segment.context, segment.context), None, _plain(segment.text))
    for passage in passages:
        yield Place("", source.body_line + passage.line - 1, _plain(passage.text))


def _of_hand(hand: HandTranslation) -> Iterator[Place]:
    fields: Sequence[tuple[str, Sequence[str]]] = (
        ("title", [hand.title]),
        ("subtitle", hand.subtitle),
        ("summary", [hand.summary]),
        ("dateline", [hand.dateline]),
        ("organization", [hand.organization]),
        ("images", [text for _, *texts in hand.captions for text in texts]),
        ("attachments", [title for _, title in hand.attachment_titles]),
        ("corrections", [text for texts in hand.corrections for text in texts]),
        ("withdrawn", [hand.withdrawn]),
    )
    for name, texts in fields:
        line = getattr(hand.lines, name)
        yield from (Place(name, line, _plain(text)) for text in texts if text)
    for passage in parse(hand.body, hand.lang).passages:
        yield Place("", hand.body_line + passage.line - 1, _plain(passage.text))


def _plain(text: str) -> str:
    """Return a text as readers see it, on one line."""
    return " ".join(readable_text(text).split("\n"))


_FIELDS = {
    **dict.fromkeys(("alt", "caption"), "images"),
    **dict.fromkeys(("correction", "was", "now"), "corrections"),
    "attachment": "attachments",
}
"""Contexts of texts whose field has another name."""
