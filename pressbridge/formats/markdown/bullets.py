"""Bullets (△ ○ □ ※) and right-to-left words in HTML: elements that keep them in place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

from markdown_it.token import Token

from pressbridge.words.invisible import RIGHT_TO_LEFT, may_have_rtl

_SIGNS = "△▲▽▼○●◎◇◆□■☆★※▶▷"
_SIGN = re.compile(rf"((?<![{_SIGNS}])[{_SIGNS}]{{1,4}}+(?:[0-9][0-9,.]*%?|[^\s△▲○●□■※]))")
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


class BulletLine(NamedTuple):
    """A line of an outline as a page shows it."""

    sign: str
    """With a blank behind it if one was typed; empty for a line that belongs to the one above."""
    level: int
    attrs: Attrs | None
    """Attributes of its text; ``None`` for no text."""
    tokens: list[Token]


def bullet_list(lines: Sequence[BulletLine]) -> list[Token]:
    """Return the lines of an outline as lists within lists, their signs hanging.

    One line alone stays a paragraph.
    """
    items = list(_items(lines))
    if len(items) == 1:
        return [*_opened("p", items[0], ("class", "marked")), _block("p", -1, ())]
    tokens: list[Token] = []
    depths: list[int] = []
    for item, following in zip(items, [*items[1:], None], strict=True):
        while depths and item[0].level < depths[-1]:
            depths.pop()
            tokens += [_block("li", -1, ()), _block("ul", -1, ())]
        if depths and item[0].level == depths[-1]:
            tokens.append(_block("li", -1, ()))
        else:
            depths.append(item[0].level)
            tokens.append(_block("ul", 1, (("class", "marks"),)))
        alone = following is None or following[0].level <= item[0].level
        tokens += _opened("li", item, alone=alone)
    for _ in depths:
        tokens += [_block("li", -1, ()), _block("ul", -1, ())]
    return tokens


def _items(lines: Sequence[BulletLine]) -> Iterator[list[BulletLine]]:
    """Yield the items of an outline: each a line with a sign, and those that belong to it."""
    item: list[BulletLine] = []
    for line in lines:
        if item and line.level >= 0:
            yield item
            item = []
        item.append(line)
    yield item


def _opened(
    tag: str, item: Sequence[BulletLine], *more: tuple[str, str], alone: bool = True
) -> Iterator[Token]:
    """Yield the beginning of an item, its end left open. ``alone``: nothing stands below it."""
    said = {line.attrs for line in item if line.attrs is not None}
    own = said.pop() if alone and len(said) == 1 else None
    yield _block(tag, 1, (*more, *(own or ())))
    sign = item[0].sign
    children = span((("class", "mark-sign"),), [_text(sign)]) if sign else []
    for number, line in enumerate(item):
        if number:
            children.append(Token("hardbreak", "br", 0))
        children += line.tokens if own or not line.attrs else span(line.attrs, line.tokens)
    yield Token("inline", "", 0, children=children, level=1)


def _block(tag: str, nesting: int, attrs: Attrs) -> Token:
    kind = f"{tag}_{'open' if nesting == 1 else 'close'}"
    return Token(kind, tag, nesting, attrs=dict(attrs), block=True)  # type: ignore[arg-type]


def joined(lines: Sequence[BulletLine], *, whole: bool) -> list[Token]:
    """Return the lines of a block; ``whole``: what they say of their text, the block says."""
    children: list[Token] = []
    for number, line in enumerate(lines):
        if number:
            children.append(Token("hardbreak", "br", 0))
        if line.sign:
            children.append(Token("text", "", 0, content=line.sign))
        children += line.tokens if whole or not line.attrs else span(line.attrs, line.tokens)
    return children
