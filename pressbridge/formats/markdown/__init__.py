"""Markdown: parsed once, translated on the token tree, rendered from it; never written back.

Only this package imports markdown_it. The order of reading: ``parser`` (text to tokens),
``emphasis`` (the rule that works in Korean and Japanese), ``marks`` (inline tokens to text with
marks and back), ``document`` (blocks, passages, references), ``html`` (a document in one language
as HTML).
"""

from pressbridge.formats.markdown.bullets import isolate_rtl
from pressbridge.formats.markdown.captions import split_credit
from pressbridge.formats.markdown.document import (
    Document,
    Passage,
    Reference,
    first_paragraph,
    parse,
)
from pressbridge.formats.markdown.html import Picture, RenderContext, to_html
from pressbridge.formats.markdown.marks import mark_fault

__all__ = [
    "Document",
    "Passage",
    "Picture",
    "Reference",
    "RenderContext",
    "first_paragraph",
    "isolate_rtl",
    "mark_fault",
    "parse",
    "split_credit",
    "to_html",
]
