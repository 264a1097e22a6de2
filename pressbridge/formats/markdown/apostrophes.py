"""Grave accents that Korean keyboards type for an apostrophe: `24년 is no beginning of code."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from pressbridge.formats.comments import is_apostrophe


def apostrophe_plugin(md: MarkdownIt) -> None:
    """Read a grave accent before the two digits of a year as text."""
    md.inline.ruler.before("backticks", "apostrophes", _apostrophe)


def _apostrophe(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    if state.src[state.pos] != "`" or not is_apostrophe(state.src, state.pos):
        return False
    if not silent:
        state.append_pending("`")
    state.pos += 1
    return True
