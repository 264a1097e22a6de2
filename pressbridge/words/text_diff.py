"""Difference of two versions of a text, in a few words for people."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from pressbridge.words.problems import Said, listed, quoted, said
from pressbridge.words.text import excerpt, without_marks

_WORD = re.compile(r"[A-Za-z0-9.,:%]+|[가-힣]+|[^\s]|\s+")
_SPACED = re.compile(rf"(?:{_WORD.pattern})\s*")
_AT_MOST = 3
_LONG = 4000
"""Words of both texts above which they are not compared: the time grows with their product."""

_PAIRS = 40_000
"""Pairs of equal words of two texts above which they are not compared word by word: the time grows
with these pairs."""


def text_diff(old: str, new: str) -> Said:
    """Return what differs between two versions of a text, such as ``“14일” → “15일”``.

    At most three places are named, each cut to 40 characters.
    """
    before, after = (_WORD.findall(without_marks(text)) for text in (old, new))
    if len(before) + len(after) > _LONG:
        return _change(before, after)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    found = [
        _change(before[i1:i2], after[j1:j2])
        for kind, i1, i2, j1, j2 in matcher.get_opcodes()
        if kind != "equal" and "".join((*before[i1:i2], *after[j1:j2])).strip()
    ]
    if not found:
        return said("only markup or spaces")
    shown, more = listed(found[:_AT_MOST]), len(found) - _AT_MOST
    return said("{list} and {more} more", list=shown, more=more) if more > 0 else shown


def text_changes(old: str, new: str) -> tuple[tuple[str, str], ...]:
    """Return a text against an older version: (``=``, ``-`` or ``+``, words), in order.

    It has no marks. What is taken away stands before what came in its place. Where too much is the
    same again and again, all between the first and the last change counts as changed.
    """
    before, after = (_SPACED.findall(without_marks(text)) for text in (old, new))
    start = _same(before, after)
    end = _same(before[start:][::-1], after[start:][::-1])
    parts = (before[start : len(before) - end], after[start : len(after) - end])
    found = [("=", before[:start]), *_changes(*parts), ("=", before[len(before) - end :])]
    return tuple((sign, "".join(words)) for sign, words in found if words)


def _same(before: Sequence[str], after: Sequence[str]) -> int:
    """Return how many words two lists begin with alike."""
    pairs = enumerate(zip(before, after, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(before), len(after)))


def _changes(before: list[str], after: list[str]) -> Iterator[tuple[str, list[str]]]:
    counts = Counter(after)
    if sum(counts[word] for word in before) > _PAIRS:
        yield from (("-", before), ("+", after))
        return
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            yield "=", before[i1:i2]
        else:
            yield from (("-", before[i1:i2]), ("+", after[j1:j2]))


def _change(before: list[str], after: list[str]) -> Said:
    return said("{old} → {new}", old=_shown(before), new=_shown(after))


def _shown(words: list[str]) -> Said:
    text = "".join(words).strip()
    return quoted(f"“{excerpt(text, 40)}”") if text else said("nothing")
