"""Signs that begin the lines of press releases: △ ○ □ ※."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

_SIGN = re.compile(r"([△▲▽▼○●◎◇◆□■☆★※▶▷][^\s△▲○●□■※])")
"""A sign within a text, and the letter it belongs to: browsers break the line between them."""

Attrs = tuple[tuple[str, str], ...]


def has_sign(text: str) -> bool:
    """Tell whether a sign stands in a text that is not to be parted from its letter."""
    return _SIGN.search(text) is not None


def keep_signs(token: Token) -> Iterator[Token]:
    """Yield a text token so that a sign stays on one line with what it stands before."""
    if token.type != "text" or not has_sign(token.content):
        yield token
        return
    for number, piece in enumerate(_SIGN.split(token.content)):
        text = Token("text", "", 0, content=piece)
        if number % 2:
            yield from span((("class", "nobreak"),), [text])
        elif piece:
            yield text


def span(attrs: Attrs, tokens: Sequence[Token]) -> list[Token]:
    """Return tokens in a span with attributes."""
    opening = Token("span_open", "span", 1, attrs=dict(attrs))
    return [opening, *tokens, Token("span_close", "span", -1)]


def sign_list(lines: Sequence[tuple[str, Attrs | None, list[Token]]]) -> list[Token]:
    """Return a paragraph whose lines all begin with a sign, as a list that hangs from the signs.

    Each line is (sign, attributes of its text, its tokens). One line alone stays a paragraph.
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
