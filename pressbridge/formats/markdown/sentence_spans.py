"""Addresses of sentences (``#s12``): an element with an id around each sentence of a body.

A sentence never ends inside a pair of marks (``words.sentences``), so its element holds whole
elements. Where it would not, and where the words of a line run from right to left, the line is one
element: nothing that readers see may change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token

from pressbridge.formats.markdown.bullets import span
from pressbridge.formats.markdown.document import Document, passage_key
from pressbridge.formats.markdown.marks import Mark, MarkedText, part_to_tokens
from pressbridge.words.invisible import may_have_rtl
from pressbridge.words.sentences import sentences


class TextLine(NamedTuple):
    """A line of a body that says something: what has sentences."""

    at: int
    """Index of its inline token in ``Document.tokens``."""
    place: int
    """Number of the line in its block, from 0."""
    kind: str
    """The ``Passage.kind`` of its block."""
    marked: MarkedText

    @property
    def key(self) -> tuple[str, str]:
        """The ``Passage.key`` of the line."""
        return passage_key(self.kind, self.marked.text)


def text_lines(document: Document) -> tuple[TextLine, ...]:
    """Return the lines of a body that say something, in order; captions belong to pictures."""
    return tuple(
        TextLine(at, place, block.kind, line.marked)
        for at, block in document.blocks.items()
        for place, line in enumerate(() if block.images else block.lines)
        if line.marked.text
    )


class LineNumbers(NamedTuple):
    """Numbers of the sentences of a line."""

    first: int
    count: int  # type: ignore[assignment] # not its method
    whole: bool = False
    """All of them stand at the beginning of the line, whatever sentences it has."""


class NumberedPart(NamedTuple):
    """A sentence, or a line as one, with its numbers: those of its original."""

    numbers: range
    text: str
    blank: str = ""
    """White space behind it, which belongs to no sentence."""


def numbered_parts(text: str, numbers: LineNumbers) -> tuple[NumberedPart, ...]:
    """Return a line in its sentences if it has as many as it has numbers; else as one."""
    asked = range(numbers.first, numbers.first + numbers.count)
    if numbers.count > 1 and not numbers.whole and not may_have_rtl(text):
        found = sentences(text)
        if len(found) == numbers.count:
            parts = zip(asked, found, [one.rstrip() for one in found], strict=True)
            return tuple(
                NumberedPart(range(n, n + 1), bare, one[len(bare) :]) for n, one, bare in parts
            )
    return (NumberedPart(asked, text),)


def sentence_html(text: str, numbers: LineNumbers | None) -> str:
    """Return a line without markup as HTML, its sentences in elements of their own."""
    if numbers is None:
        return escapeHtml(text)
    return "".join(
        f"{_opening(part.numbers)}{escapeHtml(part.text)}</span>{part.blank}"
        for part in numbered_parts(text, numbers)
    )


def _opening(numbers: range) -> str:
    others = "".join(f'<span id="s{number}"></span>' for number in numbers[1:])
    return f'<span id="s{numbers[0]}" class="sentence">{others}'


def sentence_tokens(
    text: str,
    whole: Sequence[Token],
    marks: Sequence[Mark],
    numbers: LineNumbers | None,
    finished: Callable[[Sequence[Token]], list[Token]],
) -> list[Token]:
    """Return a line as tokens for the page, its sentences in elements of their own.

    ``whole`` are the tokens of ``text``; ``finished`` makes them those of the page.
    """
    if numbers is None:
        return finished(whole)
    parts = numbered_parts(text, numbers)
    try:
        tokens = [part_to_tokens(part.text, marks) for part in parts] if len(parts) > 1 else [whole]
    except ValueError:  # a pair of marks is not whole in a sentence
        parts, tokens = numbered_parts(text, numbers._replace(whole=True)), [whole]
    made: list[Token] = []
    for part, own in zip(parts, tokens, strict=True):
        made += _in_element(part.numbers, finished(own))
        if part.blank:
            made.append(Token("text", "", 0, content=part.blank))
    return made


def _in_element(numbers: range, tokens: Sequence[Token]) -> list[Token]:
    attrs = (("id", f"s{numbers[0]}"), ("class", "sentence"))
    return span(attrs, [*_anchors(numbers[1:]), *tokens])


def _anchors(numbers: range) -> Iterator[Token]:
    for number in numbers:
        yield from span((("id", f"s{number}"),), ())
