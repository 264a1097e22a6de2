"""The one Markdown parser: CommonMark, tables, strikethrough, footnotes; raw HTML is text."""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from pressbridge.formats.markdown.emphasis import emphasis_plugin


@cache
def parser() -> MarkdownIt:
    """Return the parser. It keeps no state between texts, so one serves the process."""
    md = MarkdownIt("commonmark", {"html": False, "xhtmlOut": False})
    md.enable(["table", "strikethrough"])
    md.use(footnote_plugin, inline=False)
    md.use(emphasis_plugin)
    return md
