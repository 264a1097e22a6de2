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
from markdown_it.rules_core import StateCore, normalize
from markdown_it.token import Token

from pressbridge.formats.markdown.emphasis import flanking
from pressbridge.formats.markdown.plain_blocks import WORD, plain_blocks

_STOPS = re.compile(r"[\n!&*<\[\\\]_`~]")
"""Where a rule that is in use may begin, or the text of a link end. The library's own set has the
signs of all extensions: ``:`` ``-`` ``%`` ``@`` would each be tried in vain."""

_MARKUP = re.compile(r"[&*<\[\\_`]")
"""Without any of these, ``~~`` and two spaces before a break, a text is nothing but text."""

_LETTERS = r"[^\n!&*<\[\\\]_`~]+"
_HOST = r"https?://[a-z0-9]{1,40}(?:[.-][a-z0-9]{1,40}){1,5}"
_SPAN = re.compile(
    rf"\*\*({_LETTERS})\*\*(?!\*)|(?<!!)\[({_LETTERS})\]\(({_HOST}(?:/[A-Za-z0-9._-]+)*/?)\)"
)
"""The usual markup within a text: something strong, or a link to an address without signs that are
written otherwise in HTML."""

Attrs = dict[str, str | int | float]

_ITEM = re.compile(r"(?:[-+*]|[0-9]{1,9}[.)])[ \t]")


def plain_plugin(md: MarkdownIt) -> None:
    """Put the short ways before the library's rules. No token changes by it."""
    md.inline.terminator_re = _STOPS
    md.core.ruler.at("normalize", _normalize)
    md.core.ruler.at("block", _blocks)
    md.core.ruler.at("inline", _inline)
    md.block.ruler.before("table", "plain", _block)


def _normalize(state: StateCore) -> None:
    """Do what the library's rule of this name does, to a text that needs it."""
    if "\r" in state.src or "\0" in state.src:
        normalize(state)


def _blocks(state: StateCore) -> None:
    """Do what the library's rule of this name does: find the blocks of a text."""
    tokens, line = plain_blocks(state.src)
    state.tokens += tokens
    if line is not None:
        rest = StateBlock(state.src, state.md, state.env, state.tokens)
        state.md.block.tokenize(rest, line, rest.lineMax)


def _inline(state: StateCore) -> None:
    """Do what the library's rule of this name does: give each block its inline tokens."""
    for token in state.tokens:
        if token.type != "inline":
            continue
        if token.children is None:
            token.children = []
        content = token.content
        if not _has_markup(content):
            token.children += _text(content)
        elif spans := _spans(content):
            token.children += spans
        else:
            state.md.inline.parse(content, state.md, state.env, token.children)


def _has_markup(text: str) -> bool:
    """Tell whether a text may be more than lines of text."""
    return _MARKUP.search(text) is not None or "~~" in text or "  \n" in text


def _text(content: str) -> list[Token]:
    """Return the tokens of a text without markup: its lines, and the breaks between them."""
    if "\n" not in content:
        return [Token("text", "", 0, content=content)] if content else []
    first, *others = content.split("\n")
    tokens: list[Token] = []
    for line in others:
        # One space before a break goes, and all white space behind it; two spaces are markup.
        _add(tokens, first.removesuffix(" "))
        tokens.append(Token("softbreak", "br", 0))
        first = line.lstrip(" \t")
    _add(tokens, first)
    return tokens


def _spans(content: str) -> list[Token]:
    """Return the tokens of a line with the usual markup; none if there is any other in it."""
    tokens: list[Token] = []
    at = 0
    for found in _SPAN.finditer(content):
        before, at = content[at : found.start()], found.end()
        if _has_markup(before) or "\n" in before:
            return []
        # The library leaves a text, be it empty, on each side of something strong.
        if before or found[1] or (tokens and tokens[-1].type == "strong_close"):
            tokens.append(Token("text", "", 0, content=before))
        if found[1]:
            if not _is_strong(content, found):
                return []
            tokens += _around("strong", "strong", found[1], {}, "**")
        else:
            tokens += _around("link", "a", found[2], {"href": found[3]}, "")
    rest = content[at:]
    if not tokens or _has_markup(rest) or "\n" in rest:
        return []
    if rest or tokens[-1].type == "strong_close":
        tokens.append(Token("text", "", 0, content=rest))
    return tokens


def _is_strong(content: str, found: re.Match[str]) -> bool:
    """Tell whether a pair of ``**`` means what it seems to, where it stands."""
    start, end, inner = found.start(), found.end(), found[1]
    before, after = content[start - 1 : start] or " ", content[end : end + 1] or " "
    return flanking(before, inner[0])[0] and flanking(inner[-1], after)[1]


def _around(kind: str, tag: str, text: str, attrs: Attrs, markup: str) -> tuple[Token, ...]:
    return (
        Token(f"{kind}_open", tag, 1, attrs, markup=markup),
        Token("text", "", 0, level=1, content=text),
        Token(f"{kind}_close", tag, -1, markup=markup),
    )


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
        WORD.match(state.src, state.bMarks[line] + state.tShift[line], state.eMarks[line])
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
