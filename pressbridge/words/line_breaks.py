"""Lines of a headline that is drawn: broken between phrases, and about as long as each other.

Korean breaks at spaces. Japanese has none: a phrase is taken to be what is written in kanji,
katakana or Latin letters with the hiragana behind it, a number with its counter. No line begins
with a sign that closes and none ends with one that opens (JLREQ, 3.1.7 and 3.1.8,
https://www.w3.org/TR/jlreq/).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from pressbridge.words.lang import Lang

_PHRASE = re.compile(
    r"\s+|(?:[0-9０-９][0-9０-９.,．，]*+[一-鿿々%％]?+)++[ぁ-ゖ]*"
    r"|(?:[一-鿿々〆]{1,8}|[ァ-ヺー]+)[ぁ-ゖ]*|[ぁ-ゖ]+"
    r"|[^\s一-鿿々〆ァ-ヺーぁ-ゖ、。，．・：；？！」』）】〉》〕\]),.:;?!「『（【〈《〔\[(]+|."
)
_CLOSING = frozenset("、。，．・：；？！」』）】〉》〕])},.:;?!々ー…%％")
_OPENING = frozenset("「『（【〈《〔[({")


def phrases(text: str, lang: Lang) -> list[str]:
    """Return a text in pieces between which a line may break; spaces stand at their ends."""
    found: list[str] = []
    for piece in re.findall(r"\S+\s*", text) if lang is Lang.KO else _PHRASE.findall(text):
        joins = found and (
            piece[0] in _CLOSING or piece.isspace() or found[-1].rstrip()[-1:] in _OPENING
        )
        if joins:
            found[-1] += piece
        else:
            found.append(piece)
    return found


def broken(pieces: Sequence[str], width_of: Callable[[str], float], most: float) -> list[str]:
    """Return the lines of a text, none wider than ``most``, as few and as equal as can be.

    A piece that is wider alone is broken where it must be.
    """
    fitting = [part for piece in pieces for part in _fitting(piece, width_of, most)]
    widths = [width_of(piece.rstrip()) for piece in fitting]
    spaces = [width_of(piece) - width for piece, width in zip(fitting, widths, strict=True)]
    lines = _filled(fitting, widths, spaces, most)
    low, high = max(widths, default=0), most
    for _ in range(8):  # the narrowest column in which there are no more lines
        middle = (low + high) / 2
        found = _filled(fitting, widths, spaces, middle)
        if len(found) > len(lines):
            low = middle
        else:
            high, lines = middle, found
    return lines


def _fitting(piece: str, width_of: Callable[[str], float], most: float) -> list[str]:
    if width_of(piece.rstrip()) <= most:
        return [piece]
    found, left = [""], most
    for sign in piece:
        width = width_of(sign)
        if found[-1] and width > left:
            found.append("")
            left = most
        found[-1] += sign
        left -= width
    return found


def _filled(
    pieces: Sequence[str], widths: Sequence[float], spaces: Sequence[float], most: float
) -> list[str]:
    """Return lines that take each as many pieces as fit."""
    lines: list[str] = []
    left = 0.0
    for piece, width, space in zip(pieces, widths, spaces, strict=True):
        if not lines or width > left:
            lines.append("")
            left = most
        lines[-1] += piece
        left -= width + space
    return [line.rstrip() for line in lines]
