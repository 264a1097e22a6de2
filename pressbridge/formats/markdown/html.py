"""A document in one language as HTML.

The tokens are copied, each text replaced by its translation, and markdown-it's renderer writes
them. A text without a publishable translation stays in the source language with its ``lang``.
A line without markup is written at once: ``tests/test_fast_path.py`` compares.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import NamedTuple

from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token

from pressbridge.formats.markdown.document import (
    Block,
    Document,
    Line,
    alt_of,
    key_of,
    title_of,
)
from pressbridge.formats.markdown.figures import split_credit
from pressbridge.formats.markdown.marks import decode, has_bracket
from pressbridge.formats.markdown.renderer import Labels, ready, rendered
from pressbridge.formats.markdown.signs import has_sign, isolated, keep_signs, sign_list, span
from pressbridge.words.edition import Phrase, State
from pressbridge.words.lang import Lang
from pressbridge.words.model import Credit


class Picture(NamedTuple):
    """Where a picture of the body lies on the site, and its size in pixels (0: unknown)."""

    href: str
    width: int = 0
    height: int = 0


class Lens(NamedTuple):
    """Through which a document is seen: a language, its translations and the site's addresses."""

    lang: Lang
    say: Callable[[str, str], Phrase]
    """(context, text) to how the edition shows it."""
    link: Callable[[str], str]
    """A link's target to its ``href``; empty if it leads to something that is not public."""
    picture: Callable[[str], Picture]
    credit: Callable[[Credit], str]
    """A credit as HTML: ``[사진=중기부]``."""
    table_label: str
    """What a screen reader calls a table that scrolls."""
    footnotes_label: str
    back_label: str
    """What the link from a footnote back to its place in the text is called."""


def to_html(document: Document, lens: Lens) -> str:
    """Return the body as HTML."""
    labels = Labels(lens.table_label, lens.footnotes_label, lens.back_label)
    return rendered(_Writer(document, lens).blocks(), labels)


Attrs = tuple[tuple[str, str], ...]


class _Said(NamedTuple):
    """A line in the page's language."""

    lead: str
    attrs: Attrs | None
    """What is said of its text; ``None`` if it has none."""
    tokens: list[Token]


class _Writer:
    """Writes a document's tokens in one language: those that differ new, the others as they are."""

    def __init__(self, document: Document, lens: Lens) -> None:
        self.document = document
        self.lens = lens
        self.lang = document.lang
        self.headings = 0
        self.ending: list[Token] | None = None
        """What closes a paragraph that became something else; ``None`` for its own closing."""

    def blocks(self) -> list[Token]:
        blocks: list[Token] = []
        at = 0
        while at < len(self.document.tokens):
            html, used = self.unmarked(at)
            if used:
                blocks.append(ready(f"\n{html}" if blocks and blocks[-1].hidden else html))
            else:
                self.block(blocks, at)
                used = 1
            at += used
        return blocks

    def unmarked(self, at: int) -> tuple[str, int]:
        """Return a paragraph, heading or list item as HTML, and how many tokens it was.

        None (0) if it is more than one line without markup. Two thirds of all blocks are no more:
        for them no tokens need be made and rendered (a third of the time of ``to_html`` saved).
        """
        tokens = self.document.tokens
        kind = tokens[at].type
        if kind == "list_item_open" and tokens[at + 1].hidden:
            html, attrs = self.line(at + 2)
            if html is None or tokens[at + 4].type != "list_item_close":
                return "", 0
            return f"<li><span{attrs}>{html}</span></li>\n" if attrs else f"<li>{html}</li>\n", 5
        if kind not in ("paragraph_open", "heading_open") or tokens[at].hidden:
            return "", 0
        html, attrs = self.line(at + 1)
        if html is None or tokens[at + 2].nesting != -1:
            return "", 0
        if kind == "heading_open":
            self.headings += 1
            attrs = f' id="s{self.headings}"{attrs}'
        tag = _level(tokens[at].tag)
        return f"<{tag}{attrs}>{html}</{tag}>\n", 3

    def line(self, at: int) -> tuple[str | None, str]:
        """Return the HTML of a line without markup, ``None`` for any other, and its attributes."""
        block = self.document.blocks[at]
        if not block.plain:
            return None, ""
        phrase = self.lens.say(*key_of(block.kind, block.plain))
        if has_bracket(phrase.text) or has_sign(phrase.text):
            return None, ""
        return escapeHtml(phrase.text), _written(_attrs(phrase, self.lens.lang))

    def block(self, blocks: list[Token], at: int) -> None:
        token = self.document.tokens[at]
        if token.type == "inline":
            self.inline(blocks, self.document.blocks[at])
        elif token.type == "heading_open":
            self.headings += 1
            attrs = {**token.attrs, "id": f"s{self.headings}"}
            blocks.append(_other(token, attrs, _level(token.tag)))
        elif token.type == "heading_close":
            blocks.append(_other(token, token.attrs, _level(token.tag)))
        elif token.type in ("th_open", "td_open"):
            blocks.append(_cell(token))
        elif token.type == "paragraph_close" and self.ending is not None:
            blocks += self.ending
            self.ending = None
        else:
            blocks.append(token)

    def inline(self, blocks: list[Token], block: Block) -> None:
        parent = blocks[-1] if blocks else Token("", "", 0)
        in_paragraph = parent.type == "paragraph_open" and not parent.hidden
        if block.images and in_paragraph:
            blocks[-1] = ready("".join(map(self.figure, block.images)))
            self.ending = []
            return
        lines = [self.said(block.kind, line) for line in block.lines]
        if in_paragraph and all(line.lead for line in lines):
            blocks[-1:] = sign_list([(line.lead, line.attrs, line.tokens) for line in lines])
            self.ending = []
        else:
            said = _in_common(parent, lines)
            if said:
                blocks[-1] = _other(parent, {**parent.attrs, **dict(said)}, parent.tag)
            blocks.append(Token("inline", "", 0, children=_joined(lines, whole=said is not None)))

    def said(self, kind: str, line: Line) -> _Said:
        """Return a line as the page's language says it."""
        text = line.marked.text
        phrase = self.lens.say(*key_of(kind, text)) if text else _nothing(self.lens.lang)
        try:
            tokens = decode(phrase.text, line.marked.marks)
        except ValueError:  # a catalog edited by hand: never a broken mark, rather the source
            phrase = Phrase(text, self.lang, State.MISSING)
            tokens = decode(text, line.marked.marks)
        lead = line.lead
        if self.lens.lang is Lang.JA and lead.startswith("ㅇ"):
            lead = "○" + lead[1:]  # Korean offices type the vowel carrier for a circle
        if line.marked.marks:
            tokens = _without_dead_links([self.finish(token) for token in tokens])
        unbroken = [kept for token in tokens for kept in keep_signs(token)]
        return _Said(lead, _attrs(phrase, self.lens.lang) if text else None, unbroken)

    def finish(self, token: Token) -> Token:
        if token.type == "link_open":
            return self.link(token)
        if token.type == "image":
            return ready(self.image(token))
        return token

    def link(self, token: Token) -> Token:
        attrs: dict[str, str | int | float] = {"href": self.lens.link(str(token.attrs["href"]))}
        title = title_of(token)
        if title:
            attrs["title"] = self.lens.say("link-title", title).text
        return _other(token, attrs, token.tag)

    def image(self, image: Token) -> str:
        picture = self.lens.picture(str(image.attrs["src"]))
        alt = alt_of(image)
        said = self.lens.say("alt", alt) if alt else _nothing(self.lens.lang)
        size = f' width="{picture.width}" height="{picture.height}"' if picture.width else ""
        lang = "" if said.lang is self.lens.lang else f' lang="{said.lang}"'
        return (
            f'<img src="{escape(picture.href)}" alt="{escape(said.text)}"{lang}{size}'
            ' loading="lazy" decoding="async">'
        )

    def figure(self, image: Token) -> str:
        caption, credit = split_credit(title_of(image))
        parts: list[str] = []
        if caption:
            said = self.lens.say("caption", caption)
            attrs = _written(_attrs(said, self.lens.lang))
            parts.append(f'<bdi dir="ltr"{attrs}>{isolated(said.text)}</bdi>')
        if credit:
            parts.append(f'<span class="credit">{self.lens.credit(credit)}</span>')
        under = f"<figcaption>{' '.join(parts)}</figcaption>" if parts else ""
        return f"<figure>{self.image(image)}{under}</figure>\n"


def _in_common(parent: Token, lines: Sequence[_Said]) -> Attrs | None:
    """Return what a block says for all its lines; ``None`` if each speaks for itself."""
    said = {line.attrs for line in lines if line.attrs is not None}
    return said.pop() if len(said) == 1 and parent.nesting == 1 and not parent.hidden else None


def _joined(lines: Sequence[_Said], *, whole: bool) -> list[Token]:
    """Return the lines of a block; ``whole``: what they say of their text, the block says."""
    children: list[Token] = []
    for number, line in enumerate(lines):
        if number:
            children.append(Token("hardbreak", "br", 0))
        if line.lead:
            children.append(Token("text", "", 0, content=line.lead))
        children += line.tokens if whole or not line.attrs else span(line.attrs, line.tokens)
    return children


def _nothing(lang: Lang) -> Phrase:
    return Phrase("", lang, State.SOURCE)


def _attrs(phrase: Phrase, lang: Lang) -> Attrs:
    """Return what a block says of its text: its language if foreign, and if nobody checked it."""
    if phrase.lang is not lang:
        return (("lang", str(phrase.lang)),)
    return (("data-checked", "no"),) if phrase.state is State.MACHINE else ()


def _written(attrs: Attrs) -> str:
    return "".join(f' {key}="{value}"' for key, value in attrs) if attrs else ""


def _level(tag: str) -> str:
    return "h2" if tag == "h1" else tag


def _other(token: Token, attrs: dict[str, str | int | float], tag: str) -> Token:
    """Return a token as it is, but for its attributes and tag: what its copy has in HTML."""
    return Token(token.type, tag, token.nesting, attrs, block=token.block, hidden=token.hidden)


def _cell(token: Token) -> Token:
    """Return a table cell whose alignment is a class: the page forbids inline styles."""
    style = str(token.attrs.get("style", ""))
    attrs = {key: value for key, value in token.attrs.items() if key != "style"}
    if style.startswith("text-align:"):
        attrs["class"] = "align-" + style.removeprefix("text-align:")
    if token.type == "th_open":
        attrs["scope"] = "col"
    return _other(token, attrs, token.tag)


def _without_dead_links(tokens: Sequence[Token]) -> list[Token]:
    """Drop links that lead to nothing public: their text stays."""
    kept: list[Token] = []
    dead: list[bool] = []
    for token in tokens:
        if token.type == "link_open":
            dead.append(not token.attrs["href"])
        if token.type in ("link_open", "link_close") and dead and dead[-1]:
            if token.type == "link_close":
                dead.pop()
            continue
        if token.type == "link_close" and dead:
            dead.pop()
        kept.append(token)
    return kept
