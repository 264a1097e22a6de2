"""Difference of two versions of a text, in a few words for people."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from pressbridge.words.text import excerpt, without_marks

_WORD = re.compile(r"[A-Za-z0-9.,:%]+|[가-힣]+|[^\s]|\s+")
_AT_MOST = 3
_LONG = 4000
"""Words of both texts above which they are not compared: the time grows with their product."""


def text_diff(old: str, new: str) -> str:
    """Return what differs between two versions of a text, such as ``“14일” → “15일”``.

    At most three places are named, each cut to 40 characters.
    """
    before, after = (_WORD.findall(without_marks(text)) for text in (old, new))
    if len(before) + len(after) > _LONG:
        return f"{_said(before)} → {_said(after)}"
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    found = [
        f"{_said(before[i1:i2])} → {_said(after[j1:j2])}"
        for kind, i1, i2, j1, j2 in matcher.get_opcodes()
        if kind != "equal" and "".join((*before[i1:i2], *after[j1:j2])).strip()
    ]
    if not found:
        return "only markup or spaces"
    more = len(found) - _AT_MOST
    return ", ".join(found[:_AT_MOST]) + (f" and {more} more" if more > 0 else "")


def text_changes(old: str, new: str) -> tuple[tuple[str, str], ...]:
    """Return a text against an older version: (``=``, ``-`` or ``+``, words), in order.

    It has no marks. What is taken away stands before what came in its place.
    """
    before, after = (_WORD.findall(without_marks(text)) for text in (old, new))
    if len(before) + len(after) > _LONG:
        return tuple(part for part in (("-", "".join(before)), ("+", "".join(after))) if part[1])
    found: list[tuple[str, str]] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind == "equal":
            found.append(("=", "".join(before[i1:i2])))
            continue
        found += [("-", "".join(before[i1:i2]))] if i1 < i2 else []
        found += [("+", "".join(after[j1:j2]))] if j1 < j2 else []
    return tuple(found)


def _said(words: list[str]) -> str:
    text = "".join(words).strip()
    return f"“{excerpt(text, 40)}”" if text else "nothing"
