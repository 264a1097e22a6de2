"""A document in one language as HTML.

The tokens are copied, each text replaced by its translation, and markdown-it's renderer writes
them. A text without a publishable translation stays in the source language with its ``lang``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from pressbridge.formats.markdown.document import (
    Document,
    Line,
    Passage,
    alt_of,
    figure_images,
    kind_at,
    lines_of,
)
from pressbridge.formats.markdown.figures import split_credit
from pressbridge.formats.markdown.marks import decode
from pressbridge.formats.markdown.parser import parser
from pressbridge.words.edition import Phrase, State
from pressbridge.words.lang import Lang
from pressbridge.words.model import Credit


@dataclass(frozen=True, slots=True)
class Picture:
    """Where a picture of the body lies on the site, and its size in pixels (0: unknown)."""

    href: str
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class Lens:
    """Through which a document is seen: a language, its translations and the site's addresses."""

    lang: Lang
    say: Callable[[str, str], Phrase]
    """(context, text) to how the edition shows it."""
    link: Callable[[str], str]
    """A link's target to its ``href``; empty if it leads to something that is not public."""
    picture: Callable[[str], Picture]
    credit: Callable[[Credit], str]
    """A credit, ready to print: ``[사진=중기부]``."""
    table_label: str
    """What a screen reader calls a table that scrolls."""
    footnotes_label: str
    back_label: str
    """What the link from a footnote back to its place in the text is called."""


def to_html(document: Document, lens: Lens) -> str:
    """Return the body as HTML."""
    md = _renderer()
    return str(md.renderer.render(_Writer(document, lens).blocks(), md.options, {"lens": lens}))


@cache
def _renderer() -> MarkdownIt:
    md = parser()
    md.add_render_rule("ready", _ready)
    md.add_render_rule("table_open", _table_open)
    md.add_render_rule("table_close", _table_close)
    md.add_render_rule("footnote_block_open", _footnotes_open)
    md.add_render_rule("footnote_anchor", _footnote_anchor)
    return md


def _ready(_: object, tokens: Sequence[Token], at: int, *__: object) -> str:
    """Write a token whose content is already HTML."""
    return tokens[at].content


def _table_open(_: object, __: object, ___: int, ____: object, env: dict[str, Any]) -> str:
    """Open a box that scrolls sideways on a phone, reachable by keyboard."""
    label = escape(env["lens"].table_label)
    return f'<div class="table" role="region" tabindex="0" aria-label="{label}">\n<table>\n'


def _table_close(*_: object) -> str:
    return "</table>\n</div>\n"


def _footnotes_open(_: object, __: object, ___: int, ____: object, env: dict[str, Any]) -> str:
    label = escape(env["lens"].footnotes_label)
    return f'<section class="footnotes" aria-label="{label}">\n<ol class="footnotes-list">\n'


def _footnote_anchor(
    _: object, tokens: Sequence[Token], at: int, __: object, env: dict[str, Any]
) -> str:
    number, again = tokens[at].meta["id"] + 1, tokens[at].meta["subId"]
    anchor = f"fnref{number}:{again}" if again else f"fnref{number}"
    label = escape(env["lens"].back_label)
    return f' <a href="#{anchor}" class="footnote-backref" aria-label="{label}">↩︎</a>'


class _Writer:
    """Copies a document's tokens into one language."""

    def __init__(self, document: Document, lens: Lens) -> None:
        self.document = document
        self.lens = lens
        self.headings = 0

    def blocks(self) -> list[Token]:
        blocks: list[Token] = []
        tokens = self.document.tokens
        for at, token in enumerate(tokens):
            if token.type == "inline":
                self.inline(blocks, token, kind_at(tokens, at))
            elif token.type == "heading_open":
                self.headings += 1
                blocks.append(_heading(token, self.headings))
            elif token.type == "heading_close":
                blocks.append(token.copy(tag=_level(token.tag)))
            elif token.type in ("th_open", "td_open"):
                blocks.append(_cell(token))
            elif token.type == "paragraph_close" and blocks and blocks[-1].type == "ready":
                continue
            else:
                blocks.append(token.copy())
        return blocks

    def inline(self, blocks: list[Token], token: Token, kind: str) -> None:
        images = figure_images(token)
        if images and blocks and blocks[-1].type == "paragraph_open" and not blocks[-1].hidden:
            blocks.pop()
            blocks.append(Token("ready", "", 0, content="".join(map(self.figure, images))))
            return
        lines = lines_of(token.children or [], self.document.lang)
        phrases = [self.phrase(kind, line) for line in lines]
        parent = blocks[-1] if blocks else None
        attrs = {_attrs(phrase, self.lens.lang) for phrase in phrases if phrase.text}
        whole = parent is not None and len(attrs) == 1 and parent.nesting == 1 and not parent.hidden
        if whole and parent is not None:
            parent.attrs = {**parent.attrs, **dict(attrs.pop())}
        children: list[Token] = []
        for number, (line, phrase) in enumerate(zip(lines, phrases, strict=True)):
            if number:
                children.append(Token("hardbreak", "br", 0))
            children.extend(self.line(line, phrase, spanned=not whole))
        blocks.append(token.copy(children=children))

    def phrase(self, kind: str, line: Line) -> Phrase:
        text = line.marked.text
        return self.lens.say(*Passage(kind, text, 0).key) if text else _nothing(self.lens.lang)

    def line(self, line: Line, phrase: Phrase, *, spanned: bool) -> list[Token]:
        lead = line.lead
        if self.lens.lang is Lang.JA and lead.startswith("ㅇ"):
            lead = "○" + lead[1:]  # Korean offices type the vowel carrier for a circle
        tokens = [self.finish(token) for token in self.tokens(line, phrase)]
        tokens = _without_dead_links(tokens)
        attrs = dict(_attrs(phrase, self.lens.lang)) if spanned else {}
        if attrs:
            opening = Token("span_open", "span", 1, attrs=dict(attrs))
            tokens = [opening, *tokens, Token("span_close", "span", -1)]
        return [Token("text", "", 0, content=lead), *tokens] if lead else tokens

    def tokens(self, line: Line, phrase: Phrase) -> list[Token]:
        try:
            return decode(phrase.text, line.marked.marks)
        except ValueError:  # a catalog edited by hand: never show a broken mark, show the source
            return decode(line.marked.text, line.marked.marks)

    def finish(self, token: Token) -> Token:
        if token.type == "link_open":
            return self.link(token)
        if token.type == "image":
            return Token("ready", "", 0, content=self.image(token))
        return token

    def link(self, token: Token) -> Token:
        attrs: dict[str, str | int | float] = {"href": self.lens.link(str(token.attrs["href"]))}
        title = str(token.attrs.get("title", "")).strip()
        if title:
            attrs["title"] = self.lens.say("link-title", title).text
        return token.copy(attrs=attrs)

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
        caption, credit = split_credit(str(image.attrs.get("title", "")))
        parts: list[str] = []
        if caption:
            said = self.lens.say("caption", caption)
            attrs = "".join(f' {k}="{v}"' for k, v in _attrs(said, self.lens.lang))
            text = escape(said.text, quote=False)
            parts.append(f"<span{attrs}>{text}</span>" if attrs else text)
        if credit:
            parts.append(f'<span class="credit">{escape(self.lens.credit(credit))}</span>')
        under = f"<figcaption>{' '.join(parts)}</figcaption>" if parts else ""
        return f"<figure>{self.image(image)}{under}</figure>\n"


def _nothing(lang: Lang) -> Phrase:
    return Phrase("", lang, State.SOURCE)


def _attrs(phrase: Phrase, lang: Lang) -> tuple[tuple[str, str], ...]:
    """Return what a block says of its text: its language if foreign, and if nobody checked it."""
    if phrase.lang is not lang:
        return (("lang", str(phrase.lang)),)
    return (("data-checked", "no"),) if phrase.state is State.MACHINE else ()


def _level(tag: str) -> str:
    return "h2" if tag == "h1" else tag


def _heading(token: Token, number: int) -> Token:
    return token.copy(tag=_level(token.tag), attrs={**token.attrs, "id": f"s{number}"})


def _cell(token: Token) -> Token:
    """Return a table cell whose alignment is a class: the page forbids inline styles."""
    style = str(token.attrs.get("style", ""))
    attrs = {key: value for key, value in token.attrs.items() if key != "style"}
    if style.startswith("text-align:"):
        attrs["class"] = "align-" + style.removeprefix("text-align:")
    if token.type == "th_open":
        attrs["scope"] = "col"
    return token.copy(attrs=attrs)


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
