"""The blocks of an ordinary body, read line by line: paragraphs, headings, lists of single lines.

markdown-it tries a dozen rules at each line. A body that is as most are needs three looks at it.
Where something else begins, the library reads on from there (``tests/test_plain.py`` compares).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from markdown_it.common.utils import mdTrim
from markdown_it.token import Token

WORD = re.compile(r"[^\s#>+*_`~\[<|:=\\0-9-]|[0-9]++(?![0-9.)])")
"""What begins a line that is nothing but text: no heading, quote, list, rule, fence, table, note.
A figure is no number of a list unless a full stop or bracket follows it."""

_ITEM = re.compile(rf"([-+*]) (?={WORD.pattern})")
_HEADING = re.compile(r"(#{1,6})[ \t]([^#]*)")

# No token of a document is ever changed, so what has neither text nor line can be the same one.
_PARAGRAPH_END = Token("paragraph_close", "p", -1, block=True)
_ITEM_TEXT_END = Token("paragraph_close", "p", -1, level=2, block=True, hidden=True)


def plain_blocks(text: str) -> tuple[list[Token], int | None]:
    """Return the tokens of the plain blocks that a text begins with, and the line after them.

    That line is where the library is to read on; ``None`` if there is nothing left for it.
    """
    lines = text.split("\n")
    if not lines[-1].strip(" \t"):
        lines.pop()  # as the library does, which sees it in where a list ends
    tokens: list[Token] = []
    at = _next(lines, 0)
    while at < len(lines):
        if WORD.match(lines[at]):
            after = _paragraph(tokens, lines, at)
        elif heading := _HEADING.fullmatch(lines[at]):
            after = _heading(tokens, lines, at, heading)
        else:
            after = _list(tokens, lines, at)
        if after == at:
            return tokens, at
        at = _next(lines, after)
    return tokens, None


def _next(lines: Sequence[str], at: int) -> int:
    """Return the next line that is not blank, from this one on."""
    while at < len(lines) and not lines[at].strip(" \t"):
        at += 1
    return at


def _is_blank(lines: Sequence[str], at: int) -> bool:
    return at >= len(lines) or not lines[at].strip(" \t")


def _paragraph(tokens: list[Token], lines: Sequence[str], start: int) -> int:
    """Add a paragraph; return the line after it, or its own if it is none of these."""
    after = start + 1
    while not _is_blank(lines, after) and not _ITEM.match(lines[after]):
        if not WORD.match(lines[after]):
            return start
        after += 1
    content = mdTrim("\n".join(lines[start:after]))
    tokens += (
        Token("paragraph_open", "p", 1, map=[start, after], block=True),
        _inline(content, start, after, 1),
        _PARAGRAPH_END,
    )
    return after


def _heading(tokens: list[Token], lines: Sequence[str], at: int, heading: re.Match[str]) -> int:
    if not _is_blank(lines, at + 1):
        return at  # it may be the head of a table
    signs, after = heading[1], at + 1
    tag = f"h{len(signs)}"
    tokens += (
        Token("heading_open", tag, 1, map=[at, after], markup=signs, block=True),
        _inline(mdTrim(heading[2]), at, after, 1),
        _heading_end(tag, signs),
    )
    return after


@cache
def _heading_end(tag: str, signs: str) -> Token:
    return Token("heading_close", tag, -1, markup=signs, block=True)


def _list(tokens: list[Token], lines: Sequence[str], start: int) -> int:
    """Add a list whose items are lines of text, one below the other."""
    first = _ITEM.match(lines[start])
    after = start + 1
    while first and not _is_blank(lines, after):
        item = _ITEM.match(lines[after])
        if not item or item[1] != first[1]:
            return start
        after += 1
    following = _next(lines, after)
    if not first or (following < len(lines) and lines[following][0] in " \t-+*"):
        return start  # what follows may belong to the list
    sign = first[1]
    item_end = Token("list_item_close", "li", -1, level=1, markup=sign, block=True)
    tokens.append(
        Token("bullet_list_open", "ul", 1, map=[start, following], markup=sign, block=True)
    )
    for at in range(start, after):
        end = at + 1 if at + 1 < after else following
        tokens += (
            Token("list_item_open", "li", 1, map=[at, end], level=1, markup=sign, block=True),
            Token("paragraph_open", "p", 1, map=[at, at + 1], level=2, block=True, hidden=True),
            _inline(mdTrim(lines[at][2:]), at, at + 1, 3),
            _ITEM_TEXT_END,
            item_end,
        )
    tokens.append(Token("bullet_list_close", "ul", -1, markup=sign, block=True))
    return after


def _inline(content: str, start: int, after: int, level: int) -> Token:
    return Token(
        "inline", "", 0,
        map=[start, after], level=level, children=[], content=content, block=True,
    )  # fmt: skip
