"""Parsed Markdown bodies: passages (units of translation) and references (links, pictures)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from markdown_it.token import Token

from pressbridge.formats.comments import without_comments
from pressbridge.formats.markdown.captions import split_credit
from pressbridge.formats.markdown.cell_breaks import BREAKS, ends_line
from pressbridge.formats.markdown.forbidden import forbidden_characters, foreign_characters
from pressbridge.formats.markdown.lines import Line, lines_of
from pressbridge.formats.markdown.marks import MarkedText
from pressbridge.formats.markdown.outline_rule import INDENTS
from pressbridge.formats.markdown.parser import parse_tokens
from pressbridge.formats.markdown.slips import Slip, slips_in
from pressbridge.words.lang import Lang
from pressbridge.words.model import Credit
from pressbridge.words.text import MARK, needs_translation, one_line, storable, without_marks

SHORT_TEXT = 12
"""Characters below which a text is ambiguous: of 28,750 Korean strings with human translations,
those with two different ones had a median length of 5. They are looked up with their kind."""

_BLANK_LINE = re.compile("^[ \t]*[\u00a0\u3000][ \t\u00a0\u3000]*$", re.MULTILINE)
_ALWAYS_IN_CONTEXT = frozenset({"alt", "caption", "link-title"})
_OUTER_KINDS = {"list_item_open": "item", "footnote_open": "footnote"}
_KINDS = {"heading_open": "heading", "th_open": "cell", "td_open": "cell"}


class Passage(NamedTuple):
    """Unit of translation in a body: a block, a line of a list, a picture's caption.

    CAT tools call it a segment; ``translation.segments`` adds those of the front matter.
    """

    kind: str
    """``paragraph``, ``heading``, ``item``, ``cell``, ``footnote``, ``alt``, ``caption`` or
    ``link-title``."""
    text: str
    """The passage as one line, its inline markup as marks (⟦1⟧)."""
    line: int
    """Line of the body at which the passage begins, from 1."""

    @property
    def key(self) -> tuple[str, str]:
        """(context, text): short texts are told apart by their kind, long ones are not."""
        return passage_key(self.kind, self.text)


@lru_cache(maxsize=256)
def passage_key(kind: str, text: str) -> tuple[str, str]:
    """Return the key by which a catalog holds a passage: (msgctxt, msgid)."""
    in_context = kind in _ALWAYS_IN_CONTEXT or len(without_marks(text)) < SHORT_TEXT
    return (kind if in_context else "", text)


class Reference(NamedTuple):
    """A link or picture in a body: its target as written, and its line of the body, from 1."""

    kind: str
    """``link`` or ``image``."""
    target: str
    line: int
    alt: str = ""
    """What a picture shows, in words; empty if nobody wrote it, and for a link."""


class Block(NamedTuple):
    """Content of one inline token of markdown-it, read once for the passages and both languages."""

    kind: str
    """The ``Passage.kind`` of the block's lines."""
    images: tuple[Token, ...]
    """The pictures of a block that holds nothing else; they become figures."""
    lines: tuple[Line, ...]
    in_outline: bool = False
    """Whether its lines have levels."""

    @property
    def single_text(self) -> str:
        """The text of a block that is one line without markup; empty for any other."""
        line = self.lines[0]
        single = len(self.lines) == 1 and not line.bullet and not line.marked.marks
        return line.marked.text if single else ""


@dataclass(frozen=True)
class Document:
    """A parsed Markdown body in one language.

    The tokens are never changed: rendering writes new ones where they differ.
    """

    tokens: tuple[Token, ...]
    lang: Lang
    unclosed_comment: int = 0
    """Line, from 1, of a comment that is not closed; 0 if there is none."""
    nested_comment: int = 0
    """Line, from 1, of a comment within which another begins; 0 if there is none."""

    @cached_property
    def blocks(self) -> dict[int, Block]:
        """The block of each inline token, by the token's index in ``tokens``."""
        return {
            at: _block(self.tokens, at, self.lang)
            for at, token in enumerate(self.tokens)
            if token.type == "inline"
        }

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """All passages of the body in order, also those that need no translation."""
        return tuple(_passages(self))

    @cached_property
    def passages_with_code(self) -> tuple[Passage, ...]:
        """Passages with the words of inline code and of typed ⟦⟧ instead of their marks.

        For searching: a text in which code is a mark does not show all that readers see.
        """
        return tuple(_passages(self, _with_code))

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """All links and pictures of the body, in order."""
        return tuple(_references(self.tokens))

    @cached_property
    def credits(self) -> tuple[Credit, ...]:
        """The credits in the titles of the body's pictures, each once."""
        found = (split_credit(title_of(image))[1] for image in _images(self.tokens))
        return tuple(dict.fromkeys(credit for credit in found if credit))

    @property
    def forbidden(self) -> tuple[tuple[int, str], ...]:
        """(line, character) of each character that no text may hold, such as ``&rlm;``."""
        return tuple(forbidden_characters(self.tokens))

    @property
    def foreign(self) -> tuple[tuple[int, str], ...]:
        """(line, character) of each sign that only one font has, such as ``&#xF0A7;``."""
        return tuple(foreign_characters(self.tokens))

    @cached_property
    def slips(self) -> tuple[Slip, ...]:
        """Slips of Markdown that readers see as they were typed."""
        return tuple(slips_in(self.tokens))

    @cached_property
    def untranslated(self) -> tuple[tuple[int, str], ...]:
        """(line, code) of all code with words of the body's language: nobody translates code."""
        return tuple(_code_with_words(self))

    @property
    def top_headings(self) -> tuple[int, ...]:
        """Lines of the headings that claim the page's own level (``#``)."""
        return tuple(
            t.map[0] + 1
            for t in self.tokens
            if t.tag == "h1" and t.nesting == 1 and t.markup == "#" and t.map
        )

    @cached_property
    def anchors(self) -> frozenset[str]:
        """The ids that the rendered body has for links within the page."""
        headings = sum(1 for token in self.tokens if token.type == "heading_open")
        return frozenset(f"h{number}" for number in range(1, headings + 1))


@lru_cache(maxsize=32)
def parse(markdown: str, lang: Lang) -> Document:
    """Return a parsed body. The last 32 are cached: each is asked for several times in turn."""
    text, unclosed, nested = without_comments(markdown)
    if "\u3000\n" in text or "\u00a0\n" in text:  # web pages leave such lines between paragraphs
        text = _BLANK_LINE.sub("", text)
    return Document(tuple(parse_tokens(text)), lang, unclosed, nested)


def _block(tokens: Sequence[Token], at: int, lang: Lang) -> Block:
    children = tokens[at].children or []
    kind = _kind_at(tokens, at)
    indents = tokens[at - 1].meta.get(INDENTS)
    return Block(kind, _figures(children), lines_of(children, lang, indents), indents is not None)


def _figures(children: Sequence[Token]) -> tuple[Token, ...]:
    images = tuple(child for child in children if child.type == "image")
    rest = (child for child in children if child.type not in ("image", "softbreak"))
    return images if images and not any(c.type != "text" or c.content.strip() for c in rest) else ()


def alt_of(image: Token) -> str:
    """Return the description of a picture, markup removed."""
    return one_line(storable("".join(plain(child) for child in image.children or [])))


def title_of(token: Token) -> str:
    """Return the title of a link or picture as one line."""
    return one_line(storable(str(token.attrs.get("title", ""))))


def plain(token: Token) -> str:
    """Return what a token says without its markup; a picture its description."""
    if token.type == "image":
        return alt_of(token)
    return " " if token.type in BREAKS else token.content


def _text_of(marked: MarkedText) -> str:
    return marked.text


def _with_code(marked: MarkedText) -> str:
    """Return a text with the words of its single marks (code, typed brackets) in their places."""

    def said(mark: re.Match[str]) -> str:
        [*tokens] = marked.marks[int(mark[2]) - 1].opening
        words = [token.content for token in tokens if token.type in ("code_inline", "text")]
        return "".join(words) if len(words) == len(tokens) else mark[0]

    return MARK.sub(said, marked.text) if marked.marks else marked.text


def _passages(
    document: Document, text_of: Callable[[MarkedText], str] = _text_of
) -> Iterator[Passage]:
    line = 1
    for at, token in enumerate(document.tokens):
        if token.map:
            line = token.map[0] + 1
        if token.type != "inline":
            continue
        block = document.blocks[at]
        text = block.single_text
        if text:
            yield Passage(block.kind, text, line)
            continue
        for part in () if block.images else block.lines:
            if part.marked.text:
                yield Passage(block.kind, text_of(part.marked), line + part.offset)
        yield from _attribute_passages(token.children or [], line)


def _attribute_passages(children: Sequence[Token], line: int) -> Iterator[Passage]:
    for child in children:
        if child.type == "image":
            caption, _ = split_credit(title_of(child))
            found = (("alt", alt_of(child)), ("caption", caption))
        elif child.type == "link_open":
            found = (("link-title", title_of(child)), ("", ""))
        else:
            continue
        yield from (Passage(kind, text, line) for kind, text in found if text)


def _kind_at(tokens: Sequence[Token], at: int) -> str:
    opening = tokens[at - 1]
    if opening.type in _KINDS:
        return _KINDS[opening.type]
    before = at - 2
    while before >= 0 and tokens[before].type == "footnote_anchor":
        before -= 1
    outer = tokens[before].type if before >= 0 else ""
    return _OUTER_KINDS.get(outer, "paragraph")


def _code_with_words(document: Document) -> Iterator[tuple[int, str]]:
    line = 1
    for token in document.tokens:
        if token.map:
            line = token.map[0] + 1
        if token.type == "fence" and needs_translation(token.content, document.lang):
            yield line, token.content
        if token.type != "inline" or "`" not in token.content:
            continue
        offset = 0
        for child in token.children or ():
            offset += ends_line(child)
            if child.type == "code_inline" and needs_translation(child.content, document.lang):
                yield line + offset, child.content


def _images(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        yield from (child for child in token.children or [] if child.type == "image")


def _references(tokens: Sequence[Token]) -> Iterator[Reference]:
    line = 1
    for token in tokens:
        if token.map:
            line = token.map[0] + 1
        for child in token.children or []:
            line += ends_line(child)
            if child.type == "link_open":
                yield Reference("link", str(child.attrs.get("href", "")), line)
            elif child.type == "image":
                yield Reference("image", str(child.attrs.get("src", "")), line, alt_of(child))
