"""Characters of a Markdown body that no reader can read, also as references (``&rlm;``)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from markdown_it.token import Token

from pressbridge.words.invisible import FOREIGN, forbidden_positions

_BREAKS = frozenset({"softbreak", "hardbreak"})


def forbidden_characters(tokens: Sequence[Token]) -> Iterator[tuple[int, str]]:
    """Yield (line of the body from 1, character) of each character that may stand on no page."""
    return _characters(tokens, forbidden_positions)


def foreign_characters(tokens: Sequence[Token]) -> Iterator[tuple[int, str]]:
    """Yield the same of signs that mean something only in the program that they come from."""
    return _characters(tokens, lambda text: [hit.start() for hit in FOREIGN.finditer(text)])


def _characters(
    tokens: Sequence[Token], positions: Callable[[str], list[int]]
) -> Iterator[tuple[int, str]]:
    line = 1
    for token in tokens:
        if token.map:
            line = token.map[0] + 1
        for inner in (token, *_inline(token)):
            line += inner.type in _BREAKS
            own = "" if inner is token and token.type == "inline" else inner.content
            texts = (own, inner.info, *map(str, inner.attrs.values()))
            yield from ((line, text[at]) for text in texts for at in positions(text))


def _inline(token: Token) -> Iterator[Token]:
    """Yield the tokens within a token, those of the descriptions of pictures too."""
    for child in token.children or []:
        yield child
        yield from _inline(child)
