"""Difference of two versions of a text, in a few words for people."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from pressbridge.words.problems import Said, listed, quoted, said
from pressbridge.words.text import excerpt, without_marks

_WORD = re.compile(r"[A-Za-z0-9.,:%]+|[가-힣]+|[^\s]|\s+")
_AT_MOST = 3
_LONG = 4000
"""Words of both texts above which they are not compared: the time grows with their product."""


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


def _change(before: list[str], after: list[str]) -> Said:
    return said("{old} → {new}", old=_shown(before), new=_shown(after))


def _shown(words: list[str]) -> Said:
    text = "".join(words).strip()
    return quoted(f"“{excerpt(text, 40)}”") if text else said("nothing")
