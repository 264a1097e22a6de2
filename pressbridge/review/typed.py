"""What a person typed, before it may stand in a catalog: bounded, whole, and visible."""

from __future__ import annotations

import re

from pressbridge.formats.comments import comment_fault
from pressbridge.formats.markdown import mark_fault
from pressbridge.words.invisible import (
    HALVES,
    PRIVATE,
    code_point,
    forbidden_positions,
    without_ignorable,
)
from pressbridge.words.lang import Lang
from pressbridge.words.problems import NOTHING, Said, said
from pressbridge.words.text import compose, join_lines, one_line

LONGEST_TEXT = 20_000
"""Characters of a passage: the longest that any office publishes has a tenth of them."""
LONGEST_NOTE = 1_000
"""Characters of a note to a colleague."""
MOST_NOTES = 50
LONGEST_NAME = 80
"""Characters of a reviewer's name, and of a name for the register."""
LONGEST_REASON = 300
"""Characters of a waiver's reason."""
_LINE_ENDS = re.compile(r"[ \t]*(?:\r\n?|\n)[ \t\r\n]*")


_TEXT = said("the text")
_TOO_LONG = said("{what} has more than {n} characters")


class Unfit(Exception):  # noqa: N818 - a person's slip
    """What was typed cannot be stored. The message is a sentence for whoever typed it."""

    def __init__(self, message: Said) -> None:
        super().__init__(message)
        self.message = message


def typed_text(text: str, source: str, lang: Lang) -> str:
    """Return a translation as it is stored: in one line, composed, with all marks of its source.

    Raises Unfit for signs that nobody sees and for marks that are not whole. Nothing that is seen
    is ever taken away without a word.
    """
    if len(text) > LONGEST_TEXT:
        raise Unfit(said(_TOO_LONG, what=_TEXT, n=LONGEST_TEXT))
    joined = _in_one_line(text.strip(), lang).replace("\t", " ")
    _refuse_unseen(joined, source)
    stored = compose(without_ignorable(joined))
    fault = (mark_fault(source, stored) or comment_fault(stored, source)) if stored else NOTHING
    if fault:
        raise Unfit(fault)
    return stored


def typed_line(text: str, what: Said, longest: int) -> str:
    """Return a note, a name or a reason as it is stored: one line, composed.

    Raises Unfit, with ``what`` it is.
    """
    if len(text) > longest:
        raise Unfit(said(_TOO_LONG, what=what, n=longest))
    _refuse_unseen(text, "", what)
    return one_line(compose(without_ignorable(text)))


def _in_one_line(text: str, lang: Lang) -> str:
    """Return a text without line ends, joined as its language joins lines."""
    if "\n" not in text and "\r" not in text:
        return text
    pieces = _LINE_ENDS.split(text)
    joined = pieces[0]
    whole = [joined]
    for piece in pieces[1:]:
        whole += join_lines(joined, piece, lang), piece
        joined = piece
    return "".join(whole)


def _refuse_unseen(text: str, source: str, what: Said = _TEXT) -> None:
    if HALVES.search(text):
        raise Unfit(said("{what} holds half of a character: type it again", what=what))
    places = forbidden_positions(text)
    if places:
        signs = ", ".join(sorted({code_point(text[at]) for at in places})[:5])
        raise Unfit(said("{what} holds signs that nobody sees: {signs}", what=what, signs=signs))
    private = set(PRIVATE.findall(text)).difference(source)
    if private:
        signs = ", ".join(sorted(map(code_point, private))[:5])
        raise Unfit(
            said("{what} holds signs that only one font has: {signs}", what=what, signs=signs)
        )
