"""Line breaks in a cell of a table: ``<br>``, because a row of a table has only one line.

Anywhere else ``<br>`` is the text that was typed, as all HTML is.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

CELL_BREAK = "cell_break"
"""Name of the rule, and ``info`` of the hard breaks that it makes."""
BREAKS = frozenset({"softbreak", "hardbreak"})
"""Tokens between two lines that readers see, or of the file."""
_BR = re.compile(r"<br {0,3}/?>", re.IGNORECASE)
_CELLS = frozenset({"th_open", "td_open"})


def ends_line(token: Token) -> bool:
    """Tell whether a line of the file ends with a token: not with ``<br>`` in a cell."""
    return token.type in BREAKS and token.info != CELL_BREAK


def cell_break_plugin(md: MarkdownIt) -> None:
    """Let a parser read ``<br>`` in cells."""
    md.inline.ruler.before("autolink", CELL_BREAK, _typed)
    md.core.ruler.after("inline", CELL_BREAK, _settled)


def _typed(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as markdown-it calls it
    """Read a ``<br>``; what it is shows when its block is known."""
    found = _BR.match(state.src, state.pos)
    if not found:
        return False
    if not silent:
        state.push(CELL_BREAK, "", 0).content = found[0]
    state.pos = found.end()
    return True


def _settled(state: StateCore) -> None:
    """Make a ``<br>`` a break in a cell, and text elsewhere."""
    for at, token in enumerate(state.tokens):
        for child in token.children or ():
            if child.type != CELL_BREAK:
                continue
            if state.tokens[at - 1].type in _CELLS:
                child.type, child.tag, child.info, child.content = "hardbreak", "br", CELL_BREAK, ""
            else:
                child.type = "text"
