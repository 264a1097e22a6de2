"""Markdown: parsed once, translated on the token tree, rendered from it; never written back.

Only this room imports markdown_it. The order of reading: ``parser`` (text to tokens), ``emphasis``
(the rule that works in Korean and Japanese), ``marks`` (inline tokens to text with marks and back),
``document`` (blocks, passages, references), ``html`` (a document in one language as HTML).
"""

from pressbridge.formats.markdown.document import (
    Document,
    Passage,
    Reference,
    first_paragraph,
    parse,
)
from pressbridge.formats.markdown.figures import split_credit
from pressbridge.formats.markdown.html import Lens, Picture, to_html
from pressbridge.formats.markdown.marks import mark_fault
from pressbridge.formats.markdown.signs import isolated

__all__ = [
    "Document",
    "Lens",
    "Passage",
    "Picture",
    "Reference",
    "first_paragraph",
    "isolated",
    "mark_fault",
    "parse",
    "split_credit",
    "to_html",
]
