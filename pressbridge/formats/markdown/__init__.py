"""Markdown: parsed once, translated on the token tree, rendered from it; never written back.

Only this package imports markdown_it. The order of reading: ``comments`` (taken out), ``parser``
(text to tokens, with the rules that Korean and Japanese releases need: ``outline_rule``,
``emphasis``, ``tables`` …), ``lines`` (a block's lines, each with its sign and level, and those of
``broken_lines``, which ``wrapped_lines`` are not), ``marks`` (inline tokens to text with marks and
back), ``document`` (blocks, passages, references), ``slips`` (Markdown that readers see as it was
typed), ``html`` (a document in one language as HTML, its sentences in the elements of
``sentence_spans``).
"""

from pressbridge.formats.markdown.bullets import isolate_rtl
from pressbridge.formats.markdown.captions import split_credit
from pressbridge.formats.markdown.document import (
    Document,
    Passage,
    Reference,
    parse,
)
from pressbridge.formats.markdown.html import RenderContext, to_html
from pressbridge.formats.markdown.marks import mark_fault, words_of
from pressbridge.formats.markdown.opening import Opening, opening_of
from pressbridge.formats.markdown.pictures import Picture
from pressbridge.formats.markdown.sentence_spans import (
    LineNumbers,
    NumberedPart,
    TextLine,
    numbered_parts,
    text_lines,
)

__all__ = [
    "Document",
    "LineNumbers",
    "NumberedPart",
    "Opening",
    "Passage",
    "Picture",
    "Reference",
    "RenderContext",
    "TextLine",
    "isolate_rtl",
    "mark_fault",
    "numbered_parts",
    "opening_of",
    "parse",
    "split_credit",
    "text_lines",
    "to_html",
    "words_of",
]
