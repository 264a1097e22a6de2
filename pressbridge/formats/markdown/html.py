"""HTML of a parsed body in one language.

The tokens are copied, each text replaced by its translation, and markdown-it's renderer writes
them. A text without a publishable translation stays in the source language with its ``lang``.
A block of one line is written at once: ``tests/test_fast_path.py`` compares.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from markdown_it.token import Token

from pressbridge.formats.markdown.addresses import may_have_address, with_links
from pressbridge.formats.markdown.bullets import (
    Attrs,
    BulletLine,
    bullet_list,
    isolate_rtl,
    joined,
    needs_own_element,
    with_own_elements,
)
from pressbridge.formats.markdown.captions import split_credit
from pressbridge.formats.markdown.document import (
    Document,
    alt_of,
    passage_key,
    title_of,
)
from pressbridge.formats.markdown.lines import Line
from pressbridge.formats.markdown.links import with_langs, without_dead_links
from pressbridge.formats.markdown.marks import has_bracket, to_tokens
from pressbridge.formats.markdown.pictures import Picture, download_html, image_html
from pressbridge.formats.markdown.renderer import Labels, html_token, render_inline, render_tokens
from pressbridge.formats.markdown.sentence_spans import (
    LineNumbers,
    sentence_html,
    sentence_tokens,
)
from pressbridge.words.edition import Phrase, PhraseState
from pressbridge.words.lang import Lang
from pressbridge.words.model import Credit
from pressbridge.words.signs import shown_sign
from pressbridge.words.text import needs_translation


class RenderContext(NamedTuple):
    """Context of rendering: the page's language, its translations and the addresses of the site."""

    lang: Lang
    say: Callable[[str, str], Phrase]
    """(context, text) → the phrase that the edition shows for it."""
    link: Callable[[str], str]
    """A link's target → its ``href``; empty if the target is not public."""
    picture: Callable[[str], Picture]
    """A picture's target → the picture on the site."""
    credit: Callable[[Credit], str]
    """A credit → its HTML: ``[사진=중기부]``."""
    table_label: str
    """``aria-label`` of a table that scrolls."""
    footnotes_label: str
    """Heading of the footnotes, for screen readers."""
    back_label: str
    """``aria-label`` of the link from a footnote back to its place in the text."""
    download_label: str
    """Link to a picture in full size."""
    numbers: Mapping[tuple[int, int], LineNumbers] = {}
    """Numbers of the sentences of a line (``TextLine.at``, ``TextLine.place``), if it has any."""


def to_html(document: Document, render: RenderContext) -> str:
    """Return a body as HTML in the language of ``render``."""
    labels = Labels(render.table_label, render.footnotes_label, render.back_label)
    return render_tokens(_Writer(document, render).blocks(), labels)


class _Writer:
    """Writes a document's tokens in one language: those that differ new, the others as they are."""

    def __init__(self, document: Document, render: RenderContext) -> None:
        self.document = document
        self.render = render
        self.lang = document.lang
        self.headings = 0
        self.ending: list[Token] | None = None
        """Tokens that close a paragraph which became something else; ``None`` for its own end."""

    def blocks(self) -> list[Token]:
        blocks: list[Token] = []
        at = 0
        while at < len(self.document.tokens):
            html, used = self.one_line(at)
            if used:
                blocks.append(html_token(f"\n{html}" if blocks and blocks[-1].hidden else html))
            else:
                self.block(blocks, at)
                used = 1
            at += used
        return blocks

    def one_line(self, at: int) -> tuple[str, int]:
        """Return a paragraph, heading or list item as HTML, and how many tokens it was.

        None (0) if it is more than one line. Most blocks are no more: their tokens need not be
        copied and rendered one by one (nearly half of the time of ``to_html`` saved).
        """
        tokens = self.document.tokens
        kind = tokens[at].type
        if kind == "list_item_open" and tokens[at + 1].hidden:
            html, attrs = self.line(at + 2)
            if html is None or tokens[at + 4].type != "list_item_close":
                return "", 0
            item = f"<span{attrs}>{html}</span>" if attrs else html
            number = tokens[at].attrs.get("value")
            value = "" if number is None else f' value="{number}"'
            return f"<li{value}>{item}</li>\n", 5
        if kind not in ("paragraph_open", "heading_open") or tokens[at].hidden:
            return "", 0
        html, attrs = self.line(at + 1)
        if html is None or tokens[at + 2].nesting != -1:
            return "", 0
        if kind == "heading_open":
            self.headings += 1
            attrs = f' id="h{self.headings}"{attrs}'
        tag = _level(tokens[at].tag)
        return f"<{tag}{attrs}>{html}</{tag}>\n", 3

    def line(self, at: int) -> tuple[str | None, str]:
        """Return a block of one line as HTML, ``None`` for any other, and its attributes."""
        block = self.document.blocks[at]
        line = block.lines[0]
        if len(block.lines) > 1 or line.bullet or block.images:
            return None, ""
        if not line.marked.marks and line.marked.text:
            phrase = self.render.say(*passage_key(block.kind, line.marked.text))
            if not (has_bracket(phrase.text) or _needs_tokens(phrase.text)):
                html = sentence_html(phrase.text, self.render.numbers.get((at, 0)))
                return html, _written(_attrs(phrase, self.render.lang))
        said = self.localized(block.kind, line, (at, 0))
        return render_inline(said.tokens), _written(said.attrs or ())

    def block(self, blocks: list[Token], at: int) -> None:
        token = self.document.tokens[at]
        if token.type == "inline":
            self.inline(blocks, at)
        elif token.type == "heading_open":
            self.headings += 1
            attrs = {**token.attrs, "id": f"h{self.headings}"}
            blocks.append(_other(token, attrs, _level(token.tag)))
        elif token.type == "heading_close":
            blocks.append(_other(token, token.attrs, _level(token.tag)))
        elif token.type in ("th_open", "td_open"):
            blocks.append(_cell(token))
        elif token.type == "fence":
            blocks.append(self.code(token))
        elif token.type == "paragraph_close" and self.ending is not None:
            blocks += self.ending
            self.ending = None
        else:
            blocks.append(token)

    def inline(self, blocks: list[Token], at: int) -> None:
        block = self.document.blocks[at]
        parent = blocks[-1] if blocks else Token("", "", 0)
        in_paragraph = parent.type == "paragraph_open" and not parent.hidden
        if block.images and in_paragraph:
            blocks[-1] = html_token("".join(map(self.figure, block.images)))
            self.ending = []
            return
        numbered = enumerate(block.lines)
        lines = [self.localized(block.kind, line, (at, place)) for place, line in numbered]
        if in_paragraph and block.in_outline and lines[0].sign:
            blocks[-1:] = bullet_list(lines)
            self.ending = []
        else:
            said = _in_common(parent, lines)
            if said:
                blocks[-1] = _other(parent, {**parent.attrs, **dict(said)}, parent.tag)
            blocks.append(Token("inline", "", 0, children=joined(lines, whole=said is not None)))

    def localized(self, kind: str, line: Line, where: tuple[int, int]) -> BulletLine:
        """Return a line as the page's language says it; ``where`` it stands in the document."""
        text, marks = line.marked.text, line.marked.marks
        phrase = self.render.say(*passage_key(kind, text)) if text else _nothing(self.render.lang)
        try:
            tokens = to_tokens(phrase.text, marks)
        except ValueError:  # a catalog edited by hand: never a broken mark, rather the source
            phrase = Phrase(text, self.lang, PhraseState.MISSING)
            tokens = to_tokens(text, marks)
        finish = partial(self.finished, lang=phrase.lang, marked=bool(marks))
        numbers = self.render.numbers.get(where)
        unbroken = sentence_tokens(phrase.text, tokens, marks, numbers, finish)
        attrs = _attrs(phrase, self.render.lang) if text else None
        return BulletLine(self.sign(line.bullet), line.level, attrs, unbroken)

    def finished(self, tokens: Sequence[Token], *, lang: Lang, marked: bool) -> list[Token]:
        """Return the tokens of a text in ``lang`` for the page. ``marked``: some are of marks."""
        if marked:
            foreign = lang is not self.lang
            done = [self.finish(token, foreign=foreign) for token in tokens]
            tokens = list(with_langs(without_dead_links(done), lang))
        return [kept for token in with_links(tokens) for kept in with_own_elements(token)]

    def sign(self, bullet: str) -> str:
        """Return the sign of a line as the page shows it, with a blank if one was typed."""
        sign = bullet.strip()
        blank = " " if len(sign) < len(bullet) else ""
        return shown_sign(sign, self.render.lang, self.lang) + blank if sign else ""

    def finish(self, token: Token, *, foreign: bool) -> Token:
        """Return a token of a mark for the page. ``foreign``: the text around is a translation."""
        if token.type == "code_inline" and foreign:
            return self.code(token)
        if token.type == "link_open":
            return self.link(token)
        if token.type == "image":
            return html_token(self.image(token))
        return token

    def code(self, token: Token) -> Token:
        """Return code, which nobody translates, with its language if it has words of it."""
        if self.render.lang is self.lang or not needs_translation(token.content, self.lang):
            return token
        return token.copy(attrs={**token.attrs, "lang": str(self.lang)})

    def link(self, token: Token) -> Token:
        attrs: dict[str, str | int | float] = {"href": self.render.link(str(token.attrs["href"]))}
        title = title_of(token)
        if title:
            said = self.render.say("link-title", title)
            attrs["title"] = said.text
            if said.lang is not self.render.lang:
                attrs["lang"] = str(said.lang)
        return _other(token, attrs, token.tag)

    def image(self, image: Token) -> str:
        picture = self.render.picture(str(image.attrs["src"]))
        alt = alt_of(image)
        said = self.render.say("alt", alt) if alt else _nothing(self.render.lang)
        foreign = "" if said.lang is self.render.lang else str(said.lang)
        return image_html(picture, said.text, foreign)

    def figure(self, image: Token) -> str:
        caption, credit = split_credit(title_of(image))
        parts: list[str] = []
        if caption:
            said = self.render.say("caption", caption)
            attrs = _written(_attrs(said, self.render.lang))
            parts.append(f'<bdi dir="ltr"{attrs}>{isolate_rtl(said.text)}</bdi>')
        if credit:
            parts.append(f'<span class="credit">{self.render.credit(credit)}</span>')
        picture = self.render.picture(str(image.attrs["src"]))
        if picture.full_size:
            parts.append(download_html(picture, self.render.download_label))
        under = f"<figcaption>{' '.join(parts)}</figcaption>" if parts else ""
        return f"<figure>{self.image(image)}{under}</figure>\n"


def _needs_tokens(text: str) -> bool:
    """Tell whether parts of a text without marks become elements."""
    return needs_own_element(text) or may_have_address(text)


def _in_common(parent: Token, lines: Sequence[BulletLine]) -> Attrs | None:
    """Return what a block says for all its lines; ``None`` if each speaks for itself."""
    said = {line.attrs for line in lines if line.attrs is not None}
    return said.pop() if len(said) == 1 and parent.nesting == 1 and not parent.hidden else None


def _nothing(lang: Lang) -> Phrase:
    return Phrase("", lang, PhraseState.SOURCE)


def _attrs(phrase: Phrase, lang: Lang) -> Attrs:
    """Return what a block says of its text: its language if foreign, and if nobody checked it."""
    if phrase.lang is not lang:
        return (("lang", str(phrase.lang)),)
    return (("data-checked", "no"),) if phrase.state is PhraseState.MACHINE else ()


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
