"""Characters of a Markdown body that may stand on no page, also as references (``&rlm;``)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from pressbridge.words.invisible import forbidden_positions

_BREAKS = frozenset({"softbreak", "hardbreak"})


def forbidden_characters(tokens: Sequence[Token]) -> Iterator[tuple[int, str]]:
    """Yield (line of the body from 1, character) of each character that may stand on no page."""
    line = 1
    for token in tokens:
        if token.map:
            line = token.map[0] + 1
        for inner in (token, *_inline(token)):
            line += inner.type in _BREAKS
            own = "" if inner is token and token.type == "inline" else inner.content
            texts = (own, inner.info, *map(str, inner.attrs.values()))
            yield from ((line, text[at]) for text in texts for at in forbidden_positions(text))


def _inline(token: Token) -> Iterator[Token]:
    """Yield the tokens within a token, those of the descriptions of pictures too."""
    for child in token.children or []:
        yield child
        yield from _inline(child)
