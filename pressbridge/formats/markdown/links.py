"""Links in the tokens of a line: those that lead nowhere, and those whose title is foreign."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from pressbridge.words.lang import Lang


def with_langs(tokens: Sequence[Token], lang: Lang) -> Iterator[Token]:
    """Yield tokens; where the title of a link is in another language, its text says its own."""
    own: list[bool] = []
    for token in tokens:
        if token.type == "link_close" and own.pop():
            yield Token("span_close", "span", -1)
        yield token
        if token.type == "link_open":
            own.append(token.attrs.get("lang", str(lang)) != str(lang))
            if own[-1]:
                yield Token("span_open", "span", 1, attrs={"lang": str(lang)})


def without_dead_links(tokens: Sequence[Token]) -> list[Token]:
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
