"""Edits of a PO file in which nothing but the edited entries changes.

A file that a person has written wraps its values, orders its comments and ends its lines as it
likes. ``write_po`` would write all of it anew; here every other entry keeps its bytes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from pressbridge.formats.po import PoEntry, written_entry

_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+\Z")
_TRANSLATION = re.compile(r"msgstr(?![\w\[])")


def spliced(
    text: str, changed: Mapping[int, PoEntry | None], added: Mapping[int, Sequence[PoEntry]]
) -> str:
    """Return the text of a PO file with some entries changed and some added.

    ``changed`` has entries by the line, from 1, of the msgid that they take the place of, None for
    one that goes; ``added`` those that come behind the entry of a line, 0 for the end of the
    header. Raises ValueError for a line at which no entry stands.
    """
    lines: list[str] = _LINE.findall(text)
    end = _line_end(lines)
    ends = [0, *_entry_ends(lines)]
    pieces: list[str] = []
    left = {*changed, *added} - {0}
    for number, (start, behind) in enumerate(pairwise(ends)):
        own = {line for line in left if start < line <= behind}
        left -= own
        piece = lines[start:behind]
        for line in own & changed.keys():
            piece = _anew(piece, changed[line], end)
        pieces += piece
        more = [one for line in own for one in added.get(line, ())]
        more = [*added.get(0, ()), *more] if number == 0 else more
        pieces += _behind(pieces, more, end)
    if left or (0 in added and len(ends) == 1):
        raise ValueError(sorted(left))
    return "".join((*pieces, *lines[ends[-1] :]))


def _line_end(lines: Sequence[str]) -> str:
    """Return how the first line ends, as the others will."""
    first = lines[0] if lines else ""
    return first[len(first.rstrip("\r\n")) :] or "\n"


def _entry_ends(lines: Sequence[str]) -> list[int]:
    """Return, for each entry, the number of lines up to the end of its translation."""
    found: list[int] = []
    in_translation = False
    for number, line in enumerate(map(_said, lines)):
        if in_translation and not line.startswith('"'):
            found.append(number)
        if not line.startswith('"'):
            in_translation = _TRANSLATION.match(line) is not None
    return [*found, len(lines)] if in_translation else found


def _said(line: str) -> str:
    """Return a line without white space and without the sign of an obsolete entry."""
    bare = line.strip()
    return bare[2:].strip() if bare.startswith("#~") else bare


def _anew(piece: Sequence[str], entry: PoEntry | None, end: str) -> list[str]:
    if entry is None:
        return []
    blank = next((at for at, line in enumerate(piece) if line.strip()), 0)
    return [*piece[:blank], _lines_of(entry, end)]


def _behind(before: Sequence[str], entries: Sequence[PoEntry], end: str) -> list[str]:
    if not entries:
        return []
    closed = not before or before[-1].endswith(("\n", "\r"))
    return ["" if closed else end, *(end + _lines_of(entry, end) for entry in entries)]


def _lines_of(entry: PoEntry, end: str) -> str:
    return written_entry(entry).replace("\n", end)
