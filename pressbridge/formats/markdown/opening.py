"""The opening of a body, for lists, feeds and search engines: no markup, but all words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from markdown_it.token import Token

from pressbridge.formats.markdown.document import Document, passage_key, plain
from pressbridge.words.text import MARK


class Opening(NamedTuple):
    """The passage that a body opens with, for summaries: they show no markup, but all words."""

    key: tuple[str, str]
    """The ``Passage.key``."""
    words: tuple[str, ...]
    """What readers see of each mark: code, an address; empty for pairs."""

    def plain(self, text: str) -> str:
        """Return the passage, or a translation of it, without marks."""

        def said(mark: re.Match[str]) -> str:
            number = int(mark[2])
            return self.words[number - 1] if number <= len(self.words) else ""

        return MARK.sub(said, text) if "⟦" in text else text


def opening_of(document: Document) -> Opening | None:
    """Return the passage that a body opens with, headings and pictures left out."""
    for block in document.blocks.values():
        lines = block.lines if block.kind == "paragraph" and not block.images else ()
        for line in lines:
            if line.marked.text:
                words = tuple("" if m.paired else _words(m.opening) for m in line.marked.marks)
                return Opening(passage_key(block.kind, line.marked.text), words)
    return None


def _words(tokens: Sequence[Token]) -> str:
    """Return what readers see of a single mark: footnotes, which are numbers, are nothing."""
    seen = (token for token in tokens if token.type in ("code_inline", "text", "image"))
    return "".join(map(plain, seen))
