"""Texts of fields: they have comments, as bodies do, but no markup."""

from __future__ import annotations

from typing import NamedTuple

from pressbridge.formats.comments import comment_fault, without_comments
from pressbridge.words.patterns import late
from pressbridge.words.problems import NOTHING, Said

_SIGNS = frozenset("*<＜&%{/]")
"""What a comment or markup has one of."""
_MARKUP = late(
    r"\*\*[^*\s](?:[^*]*[^*\s])?\*\*|\]\((?:https?:|mailto:|/)[^()\s]*\)"
    r"|<(?:br|/?(?:b|i|u|em|strong|span|font|p|sub|sup|a))(?:\s[^<>]*)?/?>"
    r"|&(?:amp|lt|gt|quot|nbsp|middot|hellip|[lr][sd]quo|#[0-9]{2,5}|#x[0-9A-Fa-f]{2,5});"
)
"""Markdown and HTML."""


class FieldText(NamedTuple):
    """Text of a field, without its comments."""

    text: str
    has_open_comment: bool = False
    """Whether a comment is not closed, or only at the end of another."""
    comment_fault: Said = NOTHING
    """What is said of a comment as other programs write them; empty for none."""
    markup: str = ""
    """Markup, which readers see as it was typed; empty for none."""


def field_text(typed: str) -> FieldText:
    """Return the text of a field as it was typed, and what is wrong with it."""
    if _SIGNS.isdisjoint(typed):  # as most are
        return FieldText(typed)
    plain, unclosed, nested = without_comments(typed)
    markup = _MARKUP.search(plain)
    return FieldText(
        plain.strip(), bool(unclosed or nested), comment_fault(plain), markup[0] if markup else ""
    )
