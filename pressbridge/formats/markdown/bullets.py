"""Bullets (△ ○ □ ※) and right-to-left words in HTML: elements that keep them in place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape

from markdown_it.token import Token

from pressbridge.words.invisible import RIGHT_TO_LEFT, may_have_rtl

_SIGN = re.compile(r"([△▲▽▼○●◎◇◆□■☆★※▶▷][^\s△▲○●□■※])")
"""A sign within a text, and the letter it belongs to: browsers break the line between them."""
_APART = re.compile(f"{_SIGN.pattern}|({RIGHT_TO_LEFT.pattern})")

Attrs = tuple[tuple[str, str], ...]


def needs_own_element(text: str) -> bool:
    """Tell whether a text has bullets or right-to-left words, which need elements of their own."""
    return _SIGN.search(text) is not None or may_have_rtl(text)


def with_own_elements(token: Token) -> Iterator[Token]:
    """Yield a text token in parts: bullets with their letter, and right-to-left words, in elements.

    So no line ends between a bullet and its letter, and a figure behind right-to-left words is not
    shown before them.
    """
    if token.type != "text" or not needs_own_element(token.content):
        yield token
        return
    at = 0
    for found in _APART.finditer(token.content):
        if found.start() > at:
            yield _text(token.content[at : found.start()])
        if found[1]:
            yield from span((("class", "nobreak"),), [_text(found[1])])
        else:
            yield Token("bdi_open", "bdi", 1)
            yield _text(found[2])
            yield Token("bdi_close", "bdi", -1)
        at = found.end()
    if at < len(token.content):
        yield _text(token.content[at:])


def isolate_rtl(text: str) -> str:
    """Return a text as HTML, right-to-left words in ``<bdi>``: they change no order but theirs."""
    at, pieces = 0, []
    for found in RIGHT_TO_LEFT.finditer(text):
        pieces += [escape(text[at : found.start()]), f"<bdi>{escape(found[0])}</bdi>"]
        at = found.end()
    return "".join([*pieces, escape(text[at:])])


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)


def span(attrs: Attrs, tokens: Sequence[Token]) -> list[Token]:
    """Return tokens in a span with attributes."""
    opening = Token("span_open", "span", 1, attrs=dict(attrs))
    return [opening, *tokens, Token("span_close", "span", -1)]


def bullet_list(lines: Sequence[tuple[str, Attrs | None, list[Token]]]) -> list[Token]:
    """Return a paragraph whose lines all begin with a bullet, as a list with hanging bullets.

    Each line is (bullet, attributes of its text, its tokens). One line alone stays a paragraph.
    """
    alone = len(lines) == 1
    tag = "p" if alone else "li"
    blocks: list[Token] = [] if alone else [_block("ul", 1, (("class", "marks"),))]
    for sign, attrs, tokens in lines:
        own = (*((("class", "marked"),) if alone else ()), *(attrs or ()))
        mark = span((("class", "mark-sign"),), [Token("text", "", 0, content=f"{sign.strip()} ")])
        children = [*mark, *tokens]
        blocks += [
            _block(tag, 1, own),
            Token("inline", "", 0, children=children, level=1),
            _block(tag, -1, ()),
        ]
    return blocks if alone else [*blocks, _block("ul", -1, ())]


def _block(tag: str, nesting: int, attrs: Attrs) -> Token:
    kind = f"{tag}_{'open' if nesting == 1 else 'close'}"
    return Token(kind, tag, nesting, attrs=dict(attrs), block=True)  # type: ignore[arg-type]
