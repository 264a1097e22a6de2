"""Quotations and brackets in Korean and Japanese text: where each begins and ends."""

from __future__ import annotations

import re
from collections.abc import Iterator

_CLOSER_OF = {
    "“": "”", "‘": "’", "「": "」", "『": "』", "《": "》", "〈": "〉", "【": "】", "＜": "＞",
    "(": ")", "（": ")", "[": "]", "［": "]", '"': '"', "'": "'",
}  # fmt: skip
"""Each opening sign and what closes it; half-width and full-width brackets close each other."""

_CLOSES = {"）": ")", "］": "]", **{closer: closer for closer in _CLOSER_OF.values()}}
_SIGN = re.compile(f"[{re.escape(''.join([*_CLOSER_OF, *_CLOSES]))}]")
_CLOSING = re.compile(f"[{re.escape(''.join(_CLOSES))}]")


def enclosed_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each closed quotation or bracket, its signs included.

    Inner ones come before outer ones. What is still open when something around it closes was never
    opened. An apostrophe ('23년, it's) opens nothing.
    """
    if not _CLOSING.search(text):  # as in most texts
        return
    stack: list[tuple[str, int]] = []
    waiting: dict[str, int] = {}
    for sign in _SIGN.finditer(text):
        char = sign[0]
        if (closer := _CLOSES.get(char)) and waiting.get(closer):
            yield _popped(stack, waiting, closer), sign.end()
        elif (closer := _CLOSER_OF.get(char)) and (char != "'" or _opens(text, sign.start())):
            stack.append((closer, sign.start()))
            waiting[closer] = waiting.get(closer, 0) + 1


def _popped(stack: list[tuple[str, int]], waiting: dict[str, int], closer: str) -> int:
    """Take from the stack what a sign closes; return where that was opened."""
    while True:
        expected, at = stack.pop()
        waiting[expected] -= 1
        if expected == closer:
            return at


def _opens(text: str, at: int) -> bool:
    """Tell whether a straight single quote can open a quotation."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    starts = not before or not (before.isalnum() or before in "'\"’”」』)）]］")
    return starts and bool(after) and not (after.isspace() or after.isdecimal())
