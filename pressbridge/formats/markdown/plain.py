"""Short ways through markdown-it for plain text, which is most of a press release.

The library tries some twenty rules at each line and at each sign. Where the first sign of a line,
or the absence of any, already tells what they would find, these give the same tokens at once;
wherever it does not, the library is asked (``tests/test_plain.py`` compares the two).
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock, heading
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_STOPS = re.compile(r"[\n!&*<\[\\\]_`~]")
"""Where a rule that is in use may begin, or the text of a link end. The library's own set has the
signs of all extensions: ``:`` ``-`` ``%`` ``@`` would each be tried in vain."""

_MARKUP = re.compile(r"[&*<\[\\_`]|~~|  \n")
"""Without any of these, a text is only text and single line breaks."""

_WORD = re.compile(r"[^\s#>+*_`~\[<|:=\\0-9-]|[0-9]++(?![0-9.)])")
"""What begins a line that is nothing but text: no heading, quote, list, rule, fence, table, note.
A figure is no number of a list unless a full stop or bracket follows it."""

_ITEM = re.compile(r"(?:[-+*]|[0-9]{1,9}[.)])[ \t]")


def plain_plugin(md: MarkdownIt) -> None:
    """Put the short ways before the library's rules. No token changes by it."""
    md.inline.terminator_re = _STOPS
    md.core.ruler.at("inline", _inline)
    md.block.ruler.before("table", "plain", _block)


def _inline(state: StateCore) -> None:
    """Do what the library's rule of this name does: give each block its inline tokens."""
    for token in state.tokens:
        if token.type != "inline":
            continue
        if token.children is None:
            token.children = []
        if _MARKUP.search(token.content):
            state.md.inline.parse(token.content, state.md, state.env, token.children)
        else:
            token.children += _text(token.content)


def _text(content: str) -> list[Token]:
    """Return the tokens of a text without markup: its lines, and the breaks between them."""
    first, *others = content.split("\n")
    tokens: list[Token] = []
    for line in others:
        # One space before a break goes, and all white space behind it; two spaces are markup.
        _add(tokens, first.removesuffix(" "))
        tokens.append(Token("softbreak", "br", 0))
        first = line.lstrip(" \t")
    _add(tokens, first)
    return tokens


def _add(tokens: list[Token], content: str) -> None:
    if content:
        tokens.append(Token("text", "", 0, content=content))


def _block(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """Read a paragraph of plain lines, or a heading with a blank line below it."""
    if silent or state.is_code_block(start):
        return False
    if state.src[state.bMarks[start] + state.tShift[start]] == "#" and _ends(state, start + 1):
        return heading(state, start, end, silent)
    after = start
    while after == start or not _ends(state, after):
        if not _is_text(state, after):
            return False
        after += 1
    _push_paragraph(state, start, after)
    return True


def _is_text(state: StateBlock, line: int) -> bool:
    """Tell whether a line, wherever it stands in a paragraph, is nothing but text of it."""
    return 0 <= state.sCount[line] - state.blkIndent < 4 and bool(
        _WORD.match(state.src, state.bMarks[line] + state.tShift[line], state.eMarks[line])
    )


def _ends(state: StateBlock, line: int) -> bool:
    """Tell whether a paragraph surely ends before a line: it is blank, or the list's next item."""
    if line >= state.lineMax or state.isEmpty(line):
        return True
    indent = state.sCount[line]
    return (
        0 <= state.listIndent <= indent < min(state.blkIndent, state.listIndent + 4)
        and _ITEM.match(state.src, state.bMarks[line] + state.tShift[line]) is not None
    )


def _push_paragraph(state: StateBlock, start: int, after: int) -> None:
    """Add the tokens of a paragraph, as the library's rule does."""
    state.line = after
    state.push("paragraph_open", "p", 1).map = [start, after]
    inline = state.push("inline", "", 0)
    inline.content = mdTrim(state.getLines(start, after, state.blkIndent, False))
    inline.map = [start, after]
    inline.children = []
    state.push("paragraph_close", "p", -1)
