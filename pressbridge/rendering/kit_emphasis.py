"""Marks of emphasis in Markdown that any reader of CommonMark 0.31 takes for such.

A mark beside a bracket or a quotation mark counts only beside a space or another such sign:
``**중기부(부)**는`` shows four asterisks. The letter there is written as its number (``&#45716;``),
which begins and ends with such a sign, and is read as the letter.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple


class Mark(NamedTuple):
    """A mark among the pieces of a text."""

    at: int
    """Number of its piece."""
    closes: bool


def with_marks(pieces: list[str], marks: Sequence[Mark]) -> None:
    """Write letters beside marks as numbers where the marks would not count otherwise."""
    at = 0
    while at < len(marks):
        end = at + 1
        while end < len(marks) and marks[end].at == marks[end - 1].at + 1:
            end += 1  # marks side by side are one run of signs
        _make_count(pieces, marks[at:end])
        at = end


def _make_count(pieces: list[str], run: Sequence[Mark]) -> None:
    before, after = run[0].at - 1, run[-1].at + 1
    if before < 0 or after >= len(pieces) or not pieces[before] or not pieces[after]:
        return
    last, first = pieces[before][-1], pieces[after][0]
    if _is_sign(last) and _is_letter(first) and any(mark.closes for mark in run):
        pieces[after] = f"&#{ord(first)};{pieces[after][1:]}"
    elif _is_letter(last) and _is_sign(first) and not all(mark.closes for mark in run):
        pieces[before] = f"{pieces[before][:-1]}&#{ord(last)};"


def _is_sign(char: str) -> bool:
    return not char.isalnum() and not char.isspace() and unicodedata.category(char)[0] in "PS"


def _is_letter(char: str) -> bool:
    return (
        char.isalnum()
        or unicodedata.category(char)[0] in "LNM"
        or (not char.isascii() and unicodedata.category(char)[0] == "S")
    )
