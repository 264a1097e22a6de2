"""A line of text as HTML, written at once where it has only the usual markup.

What is between its marks stands there as it is, and a pair of marks is a pair of tags: no tokens
need be made and rendered for that (``tests/test_plain.py`` compares the two ways).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token

from pressbridge.formats.markdown.marks import Mark, decode, has_bracket
from pressbridge.formats.markdown.signs import has_sign


def plain_html(text: str, marks: Sequence[Mark], link: Callable[[str], str]) -> str | None:
    """Return a text as HTML; ``None`` if more than the usual is in it, or a mark is damaged.

    ``link`` gives a link's target as an ``href``, empty if there is to be no link.
    """
    if not marks:
        return None if has_bracket(text) or has_sign(text) else escapeHtml(text)
    try:
        return "".join([_written(token, link) for token in decode(text, marks)])
    except ValueError:
        return None


def _written(token: Token, link: Callable[[str], str]) -> str:
    """Return a token as HTML. Raises ValueError for one that is not usual."""
    if token.type == "text" and not has_sign(token.content):
        return escapeHtml(token.content)
    if token.nesting == -1:
        return f"</{token.tag}>"
    if token.type == "link_open" and "title" not in token.attrs:
        href = link(str(token.attrs["href"]))
        if href:
            return f'<a href="{escapeHtml(href)}">'
    elif token.nesting == 1 and not token.attrs:
        return f"<{token.tag}>"
    raise ValueError(token.type)
