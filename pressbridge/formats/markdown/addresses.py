"""Addresses in running text (https://…, www.…, mail): links, made where a body is written as HTML.

For translation they stay the text that was typed. Korean and Japanese go on without a space right
behind an address, and a path may hold Hangul itself: https://example.org/안내에서 may mean either.
Where the end is not sure there is no link, because one that leads elsewhere is worse.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from pressbridge.words.patterns import late

_SIGN = r"[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]"
"""Signs of an address (RFC 3986, 2); all others end it."""
_LONGEST = 2000
_ADDRESS = late(
    rf"(?<![A-Za-z0-9])(?P<web>[Hh][Tt][Tt][Pp][Ss]?://{_SIGN}{{1,{_LONGEST}}})"
    rf"|(?<![A-Za-z0-9.@/_-])(?P<bare>[Ww][Ww][Ww]\.{_SIGN}{{1,{_LONGEST}}})"
    r"|(?<![A-Za-z0-9.!#$%&'*+/=?^_`{|}~@-])"
    r"(?P<mail>[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9.-]{1,253})"
)
_HOST = r"(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z][A-Za-z0-9-]{1,62}"
_WEB = late(
    rf"(?:[A-Za-z]{{4,5}}://)?(?:{_HOST}|\d{{1,3}}(?:\.\d{{1,3}}){{3}})(?::\d{{1,5}})?(?:[/?#].*)?"
)
_MAIL = late(rf"[^@]+@{_HOST}")
_NEXT_ONE = late(r"[,;)\]]+(?:[Hh][Tt][Tt][Pp][Ss]?://|[Ww][Ww][Ww]\.)")
"""Where the next address begins in a row of them without blanks."""
_HOST_ALONE = late(r"(?:[A-Za-z]{4,5}://)?[A-Za-z0-9.-]+(?::\d{1,5})?(?=[^/?#@:A-Za-z0-9.-])")
"""A host that no path follows: ``https://example.org(02-123-4567)``."""
_WITHIN, _GOES_ON = late(r"[/_=-]\("), late(r"[A-Za-z0-9./?#&=_-]*[A-Za-z0-9/]")
"""What tells that brackets are of an address, and no remark behind it: Seoul_(city), a(2).pdf.

Behind https://example.org/a there may stand (PDF), (2026.3.2. 기준), or the [1] of a note.
"""
_TWO = late(r"[A-Za-z0-9]https?://")
"""Two addresses without anything between them: where the first ends is not sure."""
_LOOKED_AT = 16
"""Letters behind an address that tell whether it ends there; no particle is longer."""
_BEHIND = ".,:;!?'*_~(["
"""Signs that belong to the sentence if an address ends with them."""
_KOREAN = late(
    r"(?:에서(?:는|도|의|만)?|에(?:는|도|서)?|으로(?:는|도)?|로(?:는|도)?|을|를|은|는|이|가|과|와|의|도|만|나"
    r"|이나|이며|이고|까지|부터|보다|처럼|이?라[고는]|이?란|입니다|이다|및|등(?:을|에서?|의|으로)?|참[조고]|접속)"
    r"(?![가-힣ㄱ-ㅎㅏ-ㅣ])"
)
_JAPANESE = late(r"を|から|まで|より|[でにはがへとのもや]|参照|参考|など|[等内上]")
_SHUT = late(r"を|(?:から|まで|[でにはがへ])(?![ぁ-ゖ])")
"""What may follow a path with a slash at its end, where a Japanese word may follow as well."""
_OPEN_ENDS = "=&?#-+%@"
"""An address that ends with one of these goes on with the letter behind it."""


def may_have_address(text: str) -> bool:
    """Tell whether a text may have an address: nearly all have none."""
    return "://" in text or "@" in text or "www." in text or "WWW." in text


def with_links(tokens: Sequence[Token]) -> list[Token]:
    """Return inline tokens with links for the addresses in their texts, but for those in links."""
    found: list[Token] = []
    depth = 0
    for at, token in enumerate(tokens):
        depth += token.nesting if token.type in ("link_open", "link_close") else 0
        if depth or token.type != "text" or not may_have_address(token.content):
            found.append(token)
        else:
            found += _linked(token.content, goes_on=_goes_on(tokens, at + 1))
    return found


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether what follows a text may be a part of an address at its end."""
    following = tokens[at] if at < len(tokens) else None
    if following is None or following.type in ("softbreak", "hardbreak"):
        return False
    if following.type == "text":
        return not following.content[:1].isspace()
    return following.nesting != -1


def _linked(text: str, *, goes_on: bool) -> Iterator[Token]:
    at = 0
    for begin, end, href in _addresses(text):
        if goes_on and end == len(text):
            break
        if begin > at:
            yield _text(text[at:begin])
        yield Token("link_open", "a", 1, attrs={"href": href})
        yield _text(text[begin:end])
        yield Token("link_close", "a", -1)
        at = end
    if at < len(text):
        yield _text(text[at:])


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)


def _addresses(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield begin, end and ``href`` of each address in a text."""
    at = 0
    while found := _ADDRESS.search(text, at):
        kind = found.lastgroup
        run = found[0] if kind == "mail" else _cut(found[0])
        at = found.start() + len(run)
        written = run.rstrip(_BEHIND)
        end = found.start() + len(written)
        if len(found[0]) <= _LONGEST and _is_whole(
            kind or "", written, text[end:at], text[at : at + _LOOKED_AT]
        ):
            yield found.start(), end, _href(kind or "", written)


def _cut(run: str) -> str:
    """Return the beginning of a row of signs that may be one address."""
    host = _HOST_ALONE.match(run)
    run = host[0] if host else run
    following = _NEXT_ONE.search(run)
    run = run[: following.start()] if following else run
    opened: list[int] = []
    for at, sign in enumerate(run):
        if sign in "([":
            opened.append(at)
        elif sign in ")]":
            if not opened:  # a bracket that stands before the address
                return run[:at]
            begin = opened.pop()
            if not (opened or _WITHIN.match(run, begin - 1) or _GOES_ON.match(run, at + 1)):
                return run[:begin]
    return run[: opened[0]] if opened else run


def _is_whole(kind: str, written: str, tail: str, after: str) -> bool:
    """Tell whether an address is one, and ends where it seems to.

    ``tail`` are the signs behind it that belong to the sentence, ``after`` is what follows them.
    """
    if not (_MAIL if kind == "mail" else _WEB).fullmatch(written):
        return False
    if kind == "web" and _TWO.search(written):
        return False
    if not after[:1].isalnum():
        return not (kind == "mail" and after.startswith("@"))
    if tail:
        return tail[-1] not in "._~*"
    if written[-1] in _OPEN_ENDS:
        return False
    if _KOREAN.match(after):
        return True
    shut = written.endswith("/") and written.count("/") > 3
    return bool((_SHUT if shut else _JAPANESE).match(after))


def _href(kind: str, written: str) -> str:
    if kind == "mail":
        return "mailto:" + written.replace("%", "%25")
    return f"http://{written}" if kind == "bare" else written
