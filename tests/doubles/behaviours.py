"""What a translation engine may do to a request, from a good answer to a hostile one.

Three kinds: the server misbehaves (``STATUSES`` and what ``engine_server`` does by hand), the body is
no answer at all (``BODIES``), or the answer is one that must not be believed (``CHANGES``, each made
of the good answer, so that it differs from it in nothing else).
"""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Callable
from enum import StrEnum

from doubles.wires import Seen


class Behaviour(StrEnum):
    """How the engine treats a request."""

    OK = "ok"
    # The server
    TOO_MANY = "429"
    RETRY_AFTER = "429-retry-after"
    FORBIDDEN = "403"
    UNAUTHORISED = "401"
    QUOTA = "456"
    """DeepL's: no characters left this month."""
    ERROR = "500"
    UNAVAILABLE = "503"
    REDIRECT = "redirect"
    """To the same path of ``server.elsewhere``."""
    HANG = "hang"
    """Takes the request and says nothing until the end of the test."""
    DRIP = "drip"
    """Says a byte of the body now and then, and never ends it."""
    DRIP_HEADERS = "drip-headers"
    HANG_UP = "hang-up"
    """Ends the connection without a word."""
    CUT = "cut"
    """Less of a body than the headers promise."""
    NO_CHARSET = "no-charset"
    """UTF-8 that does not say so: read naively, it is Latin-1."""
    LATIN1 = "latin-1"
    """UTF-8 that says it is Latin-1."""
    # The body
    HUGE = "huge"
    """Four megabytes."""
    BOMB = "bomb"
    """Twenty megabytes that travel as a few kilobytes."""
    BOMB_IN_BOMB = "bomb-in-bomb"
    """Packed twice: a few hundred bytes that would become gigabytes."""
    BOMB_DEFLATE = "bomb-deflate"
    """The same as ``BOMB`` in a packing that nobody asked for."""
    BOMB_REDIRECT = "bomb-redirect"
    """A redirect, with a bomb for a body."""
    PACKED = "packed"
    """A good answer, packed as one may be."""
    PACKED_CUT = "packed-cut"
    """Half of a packed answer."""
    PACKED_MORE = "packed-more"
    """A packed answer, and something behind it."""
    MANY_HEADERS = "many-headers"
    NOT_UTF8 = "not-utf-8"
    CAPTCHA = "captcha"
    NO_RESULT = "no-result"
    """A page, or a JSON object, without a translation in it."""
    OTHER_FORM = "other-form"
    """Another service's answer."""
    HALF_JSON = "half-json"
    DEEP = "deep"
    """Brackets in brackets, or elements in elements, until readers give up."""
    # The answer, instead of the good one
    EMPTY = "empty"
    """The place of the translation, with nothing in it."""
    ECHO = "echo"
    SOURCE_LANGUAGE = "source-language"
    """Not the source, but still in its language."""
    CHINESE = "chinese"
    MOJIBAKE = "mojibake"
    ERROR_TEXT = "error-text"
    """MyMemory's way of saying no."""
    ENTITIES = "entities"
    """A translation in which ``<b>`` stands as text."""
    # The good answer, and what came over it
    SCRIPT = "script"
    HTML = "html"
    PREFIX = "prefix"
    """``Translation: …``, as chatty models say it."""
    CONTROL = "control"
    BOM = "bom"
    HALF_CHARACTER = "half-character"
    """One half of a surrogate pair, as JSON can say it."""
    LINE_SEPARATOR = "line-separator"
    CUT_SENTENCE = "cut-sentence"
    SENTENCE_LOST = "sentence-lost"
    REPEATED = "repeated"
    """The last sentence twenty times over."""
    WRONG_NUMBERS = "wrong-numbers"
    MARKS_LOST = "marks-lost"
    MARKS_DOUBLED = "marks-doubled"
    MARKS_SPACED = "marks-spaced"
    MARKS_WIDE = "marks-wide"
    MARKS_REORDERED = "marks-reordered"
    MARKS_TRANSLATED = "marks-translated"
    MARKS_SPELT = "marks-spelt"
    MARKS_OPEN_ONLY = "marks-open-only"
    MARKS_UNCLOSED = "marks-unclosed"
    MARKS_INVENTED = "marks-invented"


STATUSES = {
    Behaviour.TOO_MANY: 429,
    Behaviour.RETRY_AFTER: 429,
    Behaviour.FORBIDDEN: 403,
    Behaviour.UNAUTHORISED: 401,
    Behaviour.QUOTA: 456,
    Behaviour.ERROR: 500,
    Behaviour.UNAVAILABLE: 503,
}
"""Answered with this status; the body quotes what was asked."""

_MEGABYTE = 1024 * 1024


def _bomb() -> bytes:
    return gzip.compress(b" " * (20 * _MEGABYTE), 1, mtime=0)


def _half_json(seen: Seen) -> bytes:
    return b'{"translatedText": "' if seen.method == "POST" else b'<div class="result-cont'


def _deep(seen: Seen) -> bytes:
    return b"[" * 100_000 if seen.method == "POST" else b"<div>" * 20_000


BODIES: dict[Behaviour, Callable[[Seen], bytes]] = {
    Behaviour.HUGE: lambda _: b" " * (4 * _MEGABYTE),
    Behaviour.BOMB: lambda _: _bomb(),
    Behaviour.BOMB_IN_BOMB: lambda _: gzip.compress(_bomb(), mtime=0),
    Behaviour.BOMB_DEFLATE: lambda _: zlib.compress(b" " * (20 * _MEGABYTE)),
    Behaviour.BOMB_REDIRECT: lambda _: _bomb(),
    Behaviour.NOT_UTF8: lambda _: "기업".encode("euc-kr"),
    Behaviour.CAPTCHA: lambda _: b"<p>We have detected unusual traffic from your network.</p>",
    Behaviour.NO_RESULT: lambda seen: (seen.wire.nothing if seen.wire else "").encode(),
    Behaviour.OTHER_FORM: lambda _: '{"data": {"text": "企業"}}'.encode(),
    Behaviour.HALF_JSON: _half_json,
    Behaviour.DEEP: _deep,
}
"""Answered with this in place of an answer."""

PACKINGS = {
    Behaviour.BOMB: "gzip",
    Behaviour.BOMB_IN_BOMB: "gzip, gzip",
    Behaviour.BOMB_DEFLATE: "deflate",
    Behaviour.BOMB_REDIRECT: "gzip",
    Behaviour.PACKED: "gzip",
    Behaviour.PACKED_CUT: "gzip",
    Behaviour.PACKED_MORE: "gzip",
}
"""What an answer says of its encoding."""

MARK = re.compile(r"\{/?(?P<n>\d+)\}|\[/?X(?P<m>\d+)X\]")
"""A mark as it is sent, in either style: ``{1}…{/1}``, ``[X1X]…[/X1X]``."""
_LETTER = re.compile(r"[가-힣\u3041-\u30ff\u3400-\u9fff]")
_SENTENCE = re.compile(r".+?(?:[。！？]|[.!?](?=\s|$)|$)\s*", re.DOTALL)
_WIDE = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)})
_CHINESE = "我们这为发说开关东车见长"


def _marks(change: Callable[[re.Match[str]], str]) -> Callable[[str, Seen], str]:
    return lambda answer, _: MARK.sub(change, answer)


def _is_end(mark: re.Match[str]) -> bool:
    return "/" in mark[0]


def _dressed(mark: re.Match[str], inside: str) -> str:
    slash = "/" if _is_end(mark) else ""
    return f"{{{slash}{inside}}}" if mark[0].startswith("{") else f"[{slash}X{inside}X]"


def _number(mark: re.Match[str]) -> int:
    return int(mark["n"] or mark["m"])


def _reordered(answer: str, _: Seen) -> str:
    """Return the marks in the opposite order, in the same places."""
    marks = [mark[0] for mark in MARK.finditer(answer)]
    return MARK.sub(lambda _: marks.pop(), answer)


def _wrong_numbers(answer: str, _: Seen) -> str:
    """Return the answer with one added to each run of digits that is not a mark's."""
    number = re.compile(rf"(?P<mark>{MARK.pattern})|\d+")

    def one(match: re.Match[str]) -> str:
        digits = match[0]
        return digits if match["mark"] else str(int(digits) + 1).zfill(len(digits))

    return number.sub(one, answer)


def _chinese(answer: str, _: Seen) -> str:
    return _LETTER.sub(lambda letter: _CHINESE[ord(letter[0]) % len(_CHINESE)], answer)


def _source_language(_: str, seen: Seen) -> str:
    text, source, _target = seen.question
    return f"{text} 합니다." if source == "ko" else f"{text}ます。"


def _sentences(answer: str) -> list[str]:
    return [found[0] for found in _SENTENCE.finditer(answer) if found[0]]


def _repeated(answer: str, _: Seen) -> str:
    return answer + _sentences(answer)[-1] * 19


CHANGES: dict[Behaviour, Callable[[str, Seen], str]] = {
    Behaviour.EMPTY: lambda *_: "",
    Behaviour.ECHO: lambda _, seen: seen.text,
    Behaviour.SOURCE_LANGUAGE: _source_language,
    Behaviour.CHINESE: _chinese,
    Behaviour.MOJIBAKE: lambda answer, _: answer.encode().decode("latin-1"),
    Behaviour.ERROR_TEXT: lambda *_: "QUERY LENGTH LIMIT EXCEEDED. MAX ALLOWED QUERY : 500 CHARS",
    Behaviour.ENTITIES: lambda *_: "<b>企業</b>",
    Behaviour.SCRIPT: lambda answer, _: f"{answer}<script>alert(1)</script>",
    Behaviour.HTML: lambda answer, _: f'<a href="https://evil.example/">{answer}</a>',
    Behaviour.PREFIX: lambda answer, _: f"Translation: {answer}",
    Behaviour.CONTROL: lambda answer, _: f"{answer[:1]}\x07\x1b[2J{answer[1:]}",
    Behaviour.BOM: lambda answer, _: f"\ufeff{answer[:1]}\ufeff{answer[1:]}",
    Behaviour.HALF_CHARACTER: lambda answer, _: f"{answer[:1]}\ud83d{answer[1:]}",
    Behaviour.LINE_SEPARATOR: lambda answer, _: f"{answer[:1]}\u2028{answer[1:]}",
    Behaviour.CUT_SENTENCE: lambda answer, _: answer[: len(answer) * 2 // 3],
    Behaviour.SENTENCE_LOST: lambda answer, _: "".join(_sentences(answer)[:-1]) or answer[:1],
    Behaviour.REPEATED: _repeated,
    Behaviour.WRONG_NUMBERS: _wrong_numbers,
    Behaviour.MARKS_LOST: _marks(lambda _: ""),
    Behaviour.MARKS_DOUBLED: _marks(lambda mark: mark[0] * 2),
    Behaviour.MARKS_SPACED: _marks(lambda mark: f" {mark[0][0]} {mark[0][1:-1]} {mark[0][-1]} "),
    Behaviour.MARKS_WIDE: _marks(lambda mark: mark[0].translate(_WIDE)),
    Behaviour.MARKS_REORDERED: _reordered,
    Behaviour.MARKS_TRANSLATED: _marks(
        lambda mark: _dressed(mark, "〇一二三四五六七八九"[_number(mark) % 10])
    ),
    Behaviour.MARKS_SPELT: _marks(lambda mark: "{첫번째}" if not _is_end(mark) else "{/첫번째}"),
    Behaviour.MARKS_OPEN_ONLY: _marks(lambda mark: "" if _is_end(mark) else mark[0]),
    Behaviour.MARKS_UNCLOSED: _marks(lambda mark: mark[0][:-1]),
    Behaviour.MARKS_INVENTED: lambda answer, _: f"{{98}}{answer}[X99X]",
}
"""What becomes of the good answer."""
