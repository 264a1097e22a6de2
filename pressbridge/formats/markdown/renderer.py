"""markdown-it's renderer with the rules of a page: tables that scroll, footnotes with a heading."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from html import escape
from typing import Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from pressbridge.formats.markdown.parser import parser


class Labels(NamedTuple):
    """Texts that the renderer itself writes, in the page's language."""

    table: str
    """``aria-label`` of a table that scrolls."""
    footnotes: str
    """Heading of the footnotes, for screen readers."""
    back: str
    """``aria-label`` of the link from a footnote back to its place in the text."""


def render_tokens(tokens: Sequence[Token], labels: Labels) -> str:
    """Return markdown-it tokens as HTML."""
    md = _renderer()
    return str(md.renderer.render(tokens, md.options, {"labels": labels}))


def render_inline(tokens: Sequence[Token]) -> str:
    """Return inline tokens of markdown-it as HTML."""
    md = _renderer()
    inline = Token("inline", "", 0, children=list(tokens))
    return str(md.renderer.render([inline], md.options, {}))


def html_token(html: str) -> Token:
    """Return a token whose content is written as it is: HTML already."""
    return Token("html", "", 0, content=html)


@cache
def _renderer() -> MarkdownIt:
    md = parser()
    md.add_render_rule("html", _html)
    md.add_render_rule("table_open", _table_open)
    md.add_render_rule("table_close", _table_close)
    md.add_render_rule("footnote_block_open", _footnotes_open)
    md.add_render_rule("footnote_anchor", _footnote_anchor)
    return md


def _html(_: object, tokens: Sequence[Token], at: int, *__: object) -> str:
    """Write a token whose content is already HTML."""
    return tokens[at].content


def _table_open(_: object, __: object, ___: int, ____: object, env: dict[str, Any]) -> str:
    """Open a box that scrolls sideways on a phone, reachable by keyboard."""
    label = escape(env["labels"].table)
    return f'<div class="table" role="group" tabindex="0" aria-label="{label}">\n<table>\n'


def _table_close(*_: object) -> str:
    return "</table>\n</div>\n"


def _footnotes_open(_: object, __: object, ___: int, ____: object, env: dict[str, Any]) -> str:
    label = escape(env["labels"].footnotes)
    head = f'<section class="footnotes">\n<h2 class="unseen">{label}</h2>\n'
    return head + '<ol class="footnotes-list">\n'


def _footnote_anchor(
    _: object, tokens: Sequence[Token], at: int, __: object, env: dict[str, Any]
) -> str:
    number, again = tokens[at].meta["id"] + 1, tokens[at].meta["subId"]
    anchor = f"fnref{number}:{again}" if again else f"fnref{number}"
    label = escape(env["labels"].back)
    return f' <a href="#{anchor}" class="footnote-backref" aria-label="{label}">↩︎</a>'
