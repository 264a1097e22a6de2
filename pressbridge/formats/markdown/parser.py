"""The one Markdown parser: CommonMark, tables, strikethrough, footnotes; raw HTML is text."""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_def

from pressbridge.formats.markdown.emphasis import emphasis_plugin
from pressbridge.formats.markdown.plain import plain_plugin


@cache
def parser() -> MarkdownIt:
    """Return the parser. It keeps no state between texts, so one serves the process."""
    md = MarkdownIt("commonmark", {"html": False, "xhtmlOut": False})
    md.enable(["table", "strikethrough"])
    md.use(footnote_plugin, inline=False)
    md.block.ruler.at("footnote_def", _footnote, {"alt": ["paragraph", "reference"]})
    md.use(emphasis_plugin)
    md.use(plain_plugin)
    return md


def _footnote(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """Read a footnote, but none within another: the plugin would tear their tokens apart."""
    if silent:
        return footnote_def(state, start, end, silent)
    if state.env.get("in_footnote"):
        return False
    state.env["in_footnote"] = True
    try:
        return footnote_def(state, start, end, silent)
    finally:
        state.env["in_footnote"] = False
