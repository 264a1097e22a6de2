"""Tables, of which nothing is lost: GFM drops cells too many, and takes in the text below."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, table
from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

TOO_MANY = "cells too many"
"""Key of a row's ``meta``: how many cells stand behind those that the head has."""


def tables_plugin(md: MarkdownIt) -> None:
    """Keep the cells that a row has too many, and end a table at a line without ``|``.

    A table ends a quotation and an item of a list, as GFM has it only for paragraphs.
    """
    md.block.ruler.at("table", _table, {"alt": ["paragraph", "reference", "blockquote"]})


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    if silent:
        return table(state, start, end, silent)
    at = len(state.tokens)
    last = start + 2
    if not table(state, start, min(last, end), silent):
        return False
    del state.tokens[at:]
    while last < end and "|" in _text(state, last):
        last += 1
    table(state, start, last, silent)
    state.tokens[at:] = _completed(state, state.tokens[at:])
    return True


def begins_table(state: StateBlock, line: int) -> bool:
    """Tell whether a table begins at a line, though it stands left of the item that is read."""
    indent, state.blkIndent = state.blkIndent, 0
    found = table(state, line, state.lineMax, silent=True)
    state.blkIndent = indent
    return found


def _completed(state: StateBlock, tokens: list[Token]) -> list[Token]:
    """Return the tokens of a table with all cells that were typed."""
    columns = sum(token.type == "th_open" for token in tokens)
    found: list[Token] = []
    row = tokens[0]
    for token in tokens:
        if token.type == "tr_open":
            row = token
        elif token.type == "tr_close" and row.map:
            more = _without_empty(_cells(_text(state, row.map[0]))[columns:])
            if more:
                row.meta = {TOO_MANY: len(more)}
            for content in more:
                found += _cell(content, row)
        found.append(token)
    return found


def _cells(line: str) -> list[str]:
    cells = escapedSplit(line.strip())
    return [cell.strip() for cell in cells[cells[0] == "" : len(cells) - (cells[-1] == "")]]


def _without_empty(cells: list[str]) -> list[str]:
    """Return cells without the empty ones at the end: nothing is lost with them."""
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _cell(content: str, row: Token) -> list[Token]:
    level = row.level + 1
    inline = Token("inline", "", 0, content=content, map=row.map, level=level + 1, block=True)
    inline.children = []
    opening = Token("td_open", "td", 1, level=level, block=True)
    return [opening, inline, Token("td_close", "td", -1, level=level, block=True)]


def _text(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
