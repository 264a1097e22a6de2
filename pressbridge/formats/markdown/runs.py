"""Runs of lines, without an empty one between them: which of them are outlines, and no lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pressbridge.formats.markdown.line_starts import (
    ANY_HEAD_LINE,
    NOTE_LINE,
    SIGN_LINE,
    place_of,
)

_ALONE = ("#", "```", "~~~", "|")
"""What begins a line that belongs to no run."""

_STEP = 2
"""Columns from which on a line is set in."""

_Run = tuple[int, Sequence[str]]
"""(number of its first line, its lines without the blanks before them)."""


def lines_of_outlines(text: str) -> frozenset[int]:
    """Return the numbers of all lines, from 0, that stand in a run which is an outline.

    One of its lines begins with a sign, or with the * of a note: no list has only one item with *.
    """
    runs = list(_runs(text.split("\n")))
    stars = [sum(line.startswith(("* ", "*\t")) for line in lines) for _, lines in runs]
    around = [above or below for above, _, below in _threes(stars)]
    return frozenset(
        first + number
        for (first, lines), own, others in zip(runs, stars, around, strict=True)
        if (own == 1 and not others) or any(map(_is_of_outline, lines))
        for number in range(len(lines))
    )


def lines_below_texts(text: str) -> frozenset[int]:
    """Return the numbers of all lines, from 0, of runs that do not begin with an item of - * +."""
    return frozenset(
        first + number
        for first, lines in _runs(text.split("\n"))
        if lines[0][0] not in "-*+"
        for number in range(1, len(lines))
    )


def _is_of_outline(line: str) -> bool:
    return SIGN_LINE.match(line) is not None or NOTE_LINE.match(line) is not None


def _runs(lines: Sequence[str]) -> Iterator[_Run]:
    run: list[str] = []
    for number, line in enumerate((*lines, "")):
        inner = line.lstrip(" \t>")
        if inner and not inner.startswith(_ALONE):
            run.append(inner)
        elif run:
            yield number - len(run), run
            run = []


def _threes(counts: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Yield each count with the one before it and the one behind it."""
    padded = (0, *counts, 0)
    yield from ((a, b, c) for (a, b), (_, c) in pairwise(pairwise(padded)))


def heads_of_series(text: str) -> dict[int, int]:
    """Return the lines, from 0, that go on a series, each with the line that it follows.

    (2) follows (1), however many items stand below (1); both begin in the same column.
    """
    if not ANY_HEAD_LINE.search(text):
        return {}
    found: dict[int, int] = {}
    last: dict[str, tuple[int, int, int]] = {}  # (number, column, line) by form
    for at, line in enumerate(text.split("\n")):
        inner = line.lstrip(" \t>\u3000")
        place = place_of(inner)
        if not place:
            continue
        column = len(line) - len(inner)
        number, above, before = last.get(place.form, (0, 0, 0))
        if place.number == number + 1 and number and abs(column - above) < _STEP:
            found[at] = before
        elif place.number != 1:
            continue
        last[place.form] = place.number, column, at
    return found
