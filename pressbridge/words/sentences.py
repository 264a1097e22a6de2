"""The sentences of a Korean or Japanese text: the unit in which a translation is used again.

Rules, not a model: press releases are punctuated (docs/engines.md). A wrong merge costs a few
characters sent again, a wrong split costs a bad translation, so doubt never splits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from pressbridge.words.brackets import enclosed_spans
from pressbridge.words.patterns import late

_MARK = r"[⟦{](/?)([1-9][0-9]{0,5})[⟧}]"
"""A mark as it is stored (⟦1⟧) or sent ({1})."""

_ANY_MARK = re.compile(_MARK)
_END = re.compile(
    r"(?P<sign>[.!?。！？…][.!?。！？…]*+)"  # a plain class first: so ``re`` skips to the next one
    r"(?P<closers>(?:[”’」』》〉】)）\]］\"']|[⟦{]/[0-9]{1,6}[⟧}])*+)"
    r"(?:[⟦{][0-9]{1,6}[⟧}](?=\s|$))?(?P<space>\s*+)"
)
_NO_END = re.compile(
    r"(?:\b(?:Co|Ltd|Inc|Corp|No|Nos|vs|Dr|Mr|Mrs|Ms|Jr|Sr|St|Vol|pp|cf|al|[A-Za-z])|\d)$"
)
"""Text whose full stop ends no sentence: an abbreviation, an initial, a figure (5. 11., 2023.)."""

_LABEL = re.compile(r"[\s⟦⟧{}0-9/]*+[가-힣A-Za-z]")
"""The letter of an outline before its full stop: 가. 개요."""

_QUOTING = re.compile(r"이?라[고며는면]|하[고며는]|[고며]\s|と")
"""Text behind a quotation that belongs to the same sentence (“…”라고)."""


_END_INSIDE = late("[.!?。！？…](?:(?<=[。！？])(?!\\Z)|[^0-9A-Za-z가-힣ぁ-ヿ一-鿿])")
"""A full stop before a letter or a figure ends no sentence."""


def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a text, in order: joined, they are the text again.

    White space between two sentences stands at the end of the earlier one. A quotation, a bracket
    and a pair of marks are never split; one that is not closed counts as not opened. Marks may be
    stored (⟦1⟧) or sent ({1}).
    """
    if not _END_INSIDE.search(text):  # as in most texts: they are one sentence
        return (text,) if text else ()
    return _split(text)


@lru_cache(maxsize=128)
def _split(text: str) -> tuple[str, ...]:
    possible = [found for found in _END.finditer(text) if _may_end(text, found)]
    if not possible:
        return (text,)
    cuts = [0, *_cuts(text, possible), len(text)]
    return tuple([text[start:end] for start, end in pairwise(cuts)])


def _may_end(text: str, found: re.Match[str]) -> bool:
    """Tell whether anything follows an end mark as it follows a sentence."""
    at = found.end()
    if at == len(text):
        return False
    if found.start("space") < at:
        return True
    sign = text[found.end("sign") - 1]
    return sign == "。" or (sign in "！？" and text[at] != "と")


def _cuts(text: str, possible: list[re.Match[str]]) -> list[int]:
    """Return the positions between two sentences."""
    cuts: list[int] = []
    spans = iter(_closed_spans(text))
    start, end = next(spans, (len(text), len(text)))
    begin = 0
    for found in possible:
        at = found.end()
        while end < at:
            start, end = next(spans, (len(text), len(text)))
        if (at <= start or at == end) and _ends(text, found, begin):
            cuts.append(at)
            begin = at
    return cuts


def _ends(text: str, found: re.Match[str], begin: int) -> bool:
    """Tell whether an end mark outside of closed quotations is the end of a sentence."""
    sign, closers, space = found.groups()
    if sign == "." and _belongs_to_word(text, begin, found.start()):
        return False
    if not closers or not _ANY_MARK.sub("", closers):
        return True  # outside of quotations; inside of one only this ends a sentence: “…했다.” 그는
    return bool(space) and sign in (".", "。") and not _QUOTING.match(text, found.end())


def _belongs_to_word(text: str, begin: int, before: int) -> bool:
    """Tell whether the full stop at ``before`` is part of an abbreviation, a date or an outline."""
    last = text[before - 1 : before]
    if (last.isascii() or not last.isalpha()) and _NO_END.search(
        text[max(begin, before - 6) : before]
    ):
        return True
    return before - begin < 24 and _LABEL.fullmatch(text, begin, before) is not None


def _closed_spans(text: str) -> list[tuple[int, int]]:
    """Return what stands in quotes, brackets or a pair of marks, outermost only, in order."""
    spans = list(enclosed_spans(text))
    if "⟦/" in text or "{/" in text:
        spans += _marked(text)
    if len(spans) < 2:
        return spans
    outer: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if outer and start < outer[-1][1]:
            outer[-1] = (outer[-1][0], max(outer[-1][1], end))
        else:
            outer.append((start, end))
    return outer


def _marked(text: str) -> Iterator[tuple[int, int]]:
    """Find each pair of marks, from its opening to its closing."""
    opened: dict[str, int] = {}
    for mark in _ANY_MARK.finditer(text):
        if not mark[1]:
            opened[mark[2]] = mark.start()
        elif mark[2] in opened:
            yield opened.pop(mark[2]), mark.end()
