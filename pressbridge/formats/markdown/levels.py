"""Levels of an outline: which line stands below which, by their signs and by what is before them.

□ ○ - * is the custom, so a sign of a deeper kind goes below one of a higher kind even where both
begin in the first column. Blanks count where a line is set in by two or more than the one above.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pressbridge.words.signs import (
    CIRCLES,
    DASHES,
    DOTS,
    LETTER_CIRCLES,
    PRIVATE_SIGNS,
    rank_of,
    series_of,
)

_STEP = 2
"""Columns from which on a line is set in: one more or less is a slip of the finger."""


class _Level(NamedTuple):
    kind: str
    indent: int


def levels_of(lines: Iterable[tuple[str, int]]) -> Iterator[int]:
    """Yield the level of each line of an outline, from 0; lines are (sign, columns before it)."""
    path: list[_Level] = []
    for sign, indent in lines:
        level = _Level(kind_of(sign), indent)
        known = [depth for depth, above in enumerate(path) if _is_same(level, above)]
        if known:
            del path[known[-1] + 1 :]
        else:
            _find_place(path, level)
            path.append(level)
        yield len(path) - 1


def kind_of(sign: str) -> str:
    """Return what stands for a sign in all its forms: ○ for ㅇ, - for every dash, 1. for 12."""
    if " " in sign:  # the form of a number, such as (1)
        return sign
    sign = PRIVATE_SIGNS.get(sign, sign)
    first = sign[:1]
    if first.isdecimal():
        return f"1{sign[-1]}"
    if first == "ㅁ":
        return "□"
    if first in CIRCLES or first in f"ㅇ{LETTER_CIRCLES}":
        return "○"
    if first in DASHES:
        return "-"
    return "·" if first in DOTS else series_of(first)


def _is_same(level: _Level, above: _Level) -> bool:
    """Tell whether a line has the sign of a level; - and its like may stand at several."""
    if level.kind != above.kind:
        return False
    return level.kind not in "-·*+" or abs(level.indent - above.indent) < _STEP


def _find_place(path: list[_Level], level: _Level) -> None:
    """Take from the path all that a line with a new sign does not stand below."""
    rank = rank_of(level.kind)
    if path and level.indent < path[-1].indent and not (rank and rank_of(path[-1].kind)):
        _pop_by_column(path, level, rank)
        if not path:
            return
    while path and level.indent <= path[-1].indent - _STEP:
        if 0 < rank_of(path[-1].kind) < rank < rank_of("※"):
            return  # ○ goes below □ wherever it begins; a note belongs to what it is set in with
        path.pop()
    if not path or level.indent >= path[-1].indent + _STEP:
        return
    while path and rank and rank_of(path[-1].kind) >= rank:
        path.pop()


def _pop_by_column(path: list[_Level], level: _Level, rank: int) -> None:
    """Take from the path what begins right of a line, where custom does not order their signs.

    ► goes beside ▷ that begins in the same column.
    """
    while path and path[-1].indent >= level.indent and not (rank and rank_of(path[-1].kind)):
        path.pop()
