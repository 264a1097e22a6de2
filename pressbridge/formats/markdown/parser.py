"""The Markdown parser: CommonMark, tables, strikethrough, footnotes; raw HTML is text.

Where CommonMark would lose or change what editors type, the plugins read it as it is meant.
"""

from __future__ import annotations

from functools import cache, lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from pressbridge.formats.markdown.apostrophes import apostrophe_plugin
from pressbridge.formats.markdown.cell_breaks import CELL_BREAK, cell_break_plugin
from pressbridge.formats.markdown.definitions import definitions_plugin
from pressbridge.formats.markdown.emphasis import emphasis_plugin
from pressbridge.formats.markdown.numbers import numbers_plugin
from pressbridge.formats.markdown.outline_rule import may_have_outlines, outline_plugin
from pressbridge.formats.markdown.tables import tables_plugin

_NEEDS = {
    "table": ("|",),
    "fence": ("```", "~~~"),
    "footnote_def": ("[^",),
    "blockquote": (">",),
    "hr": ("-", "*", "_"),
    "reference": ("]:",),
    "heading": ("#",),
    "lheading": ("-", "="),
    "escape": ("\\",),
    "apostrophes": ("`",),
    "backticks": ("`",),
    "cjk_emphasis": ("*", "~~"),
    "emphasis": ("*", "_"),
    "link": ("[",),
    "image": ("![",),
    "footnote_ref": ("[^",),
    "autolink": ("<",),
    "entity": ("&",),
    CELL_BREAK: ("<br", "<BR", "<Br", "<bR"),
}
"""Rules of markdown-it by name, and the signs without which each of them finds nothing."""


def parse_tokens(text: str) -> list[Token]:
    """Return the tokens of a text: those that ``parser().parse(text)`` gives, in less time.

    Rules that can find nothing in this text are switched off (a seventh of the time saved).
    """
    idle = [rule for rule, signs in _NEEDS.items() if not any(sign in text for sign in signs)]
    if not may_have_outlines(text):
        idle.append("outline")
    return _parser_without(tuple(idle)).parse(text)


@cache
def parser() -> MarkdownIt:
    """Return the parser. It keeps no state between texts, so one serves the process."""
    return _parser_without(())


@lru_cache(maxsize=64)
def _parser_without(rules: tuple[str, ...]) -> MarkdownIt:
    md = MarkdownIt("commonmark", {"html": False, "xhtmlOut": False})
    md.enable(["table", "strikethrough"])
    for plugin in (definitions_plugin, tables_plugin, outline_plugin, numbers_plugin):
        md.use(plugin)
    md.use(apostrophe_plugin).use(emphasis_plugin).use(cell_break_plugin)
    md.disable(("html_block", "html_inline", *rules))
    return md
