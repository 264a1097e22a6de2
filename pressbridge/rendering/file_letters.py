"""The letters of a file of the output: without escapes, tags and what stands between letters.

Nearly no file has anything hidden in it, so a file is taken apart only where somebody asks.
"""

from __future__ import annotations

import json
import re
from binascii import unhexlify
from collections.abc import Iterable, Sequence
from functools import cached_property
from html import unescape
from unicodedata import normalize

from pressbridge.words.letters import letters_of, lines_of_letters
from pressbridge.words.text import compose

_NO_FIGURE = bytes(byte for byte in range(128) if not 48 <= byte <= 57)
_SMALL = bytes(byte + 32 if 65 <= byte <= 90 else byte for byte in range(256))
_LETTERS = re.compile(r"[0-9가-힣ぁ-んァ-ヺー一-鿿\w]+")
"""Letters and figures; the ranges are there because ``\\w`` alone takes twice the time."""
_FILLERS = re.compile("[\u115f\u1160\u3164\uffa0]+")
"""Fillers of Hangul: letters to Unicode, though nobody sees them."""
_OTHER_WIDTH = re.compile("[０-９Ａ-Ｚａ-ｚ｡-ﾟ]+")
_WRITTEN_OTHERWISE = re.compile("[\u1100-\u11ff\u3099\u309a\u3164０-９Ａ-Ｚａ-ｚ｡-\uffa0]")
"""Hangul and kana in parts (NFD), letters and figures in another width, fillers."""
_INLINE = re.compile(
    rb"!--|/?(?:a|abbr|b|bdi|bdo|br|cite|code|del|dfn|em|i|ins|kbd|mark|q|rb|rp|rt|ruby|s|samp|small|span|"
    rb"strong|sub|sup|time|tspan|u|var|wbr)\b",
    re.IGNORECASE,
)
"""Tags within a sentence (HTML, phrasing content: a line may be broken inside of one), and
comments; any other stands between two."""
_LINE = re.compile(r"[<>\"\n]+")


def wide_letters(text: str) -> str:
    """Return a text's wide letters: those that are not ASCII, and its figures; nothing between."""
    return "".join(_LETTERS.findall(_without_ascii(text.encode("utf-8", "replace"))))


def _without_ascii(data: bytes) -> str:
    """Return a file's characters that are not ASCII, and its figures."""
    return data.translate(None, _NO_FIGURE).decode("utf-8", "ignore")


def _without_escapes(data: bytes) -> bytes:
    """Return a file in which letters stand as such that may be escapes of HTML, JSON and URLs."""
    for sign, shows, escapes, decoded in _ESCAPED:
        if sign in data and shows.search(data):
            data = escapes.sub(decoded, data)
    return data


def _from_html(found: re.Match[bytes]) -> bytes:
    sign = unescape(found[0].decode())
    return b" " if sign in "<>" else sign.encode("utf-8", "replace")  # no tag begins there


def _from_json(found: re.Match[bytes]) -> bytes:
    try:
        return str(json.loads(b'"%s"' % found[0])).encode("utf-8", "replace")
    except ValueError:
        return found[0]


def _from_url(found: re.Match[bytes]) -> bytes:
    return unhexlify(found[0].replace(b"%", b""))


_IN_HTML = re.compile(rb"&#(?:[0-9]{1,7}|[xX][0-9a-fA-F]{1,6});")
_IN_JSON = re.compile(rb"\\u[0-9a-fA-F]{4}(?:\\u[0-9a-fA-F]{4})*")
_IN_URL = re.compile(rb"%[0-9a-fA-F]{2}(?:%[0-9a-fA-F]{2})*")
_ESCAPED = (
    (b"&", re.compile(rb"&#(?:[0-9]{4}|[xX][0-9a-fA-F]{3})"), _IN_HTML, _from_html),
    (b"\\", _IN_JSON, _IN_JSON, _from_json),
    (b"%", re.compile(rb"%[eE][1-9a-dA-D]%"), _IN_URL, _from_url),
)
"""What escapes for letters begin with; what tells one; all of them; what each stands for. Patterns
begin with a letter that they must have, which is ten times as quickly found as a group."""


def in_one_width(text: str) -> str:
    """Return a text with Latin letters, figures and kana in their usual width, composed."""
    if text.isascii():
        return text
    text = _FILLERS.sub("", compose(text))
    return _OTHER_WIDTH.sub(lambda found: normalize("NFKC", found[0]), text)


class FileLetters:
    """A file taken apart, each way at most once."""

    def __init__(self, data: bytes) -> None:
        data = _without_escapes(data)
        wide = _without_ascii(data)
        if _WRITTEN_OTHERWISE.search(wide):
            # What is no UTF-8 stays as it is: tags may stand between the bytes of a letter.
            text = data.decode("utf-8", "surrogateescape")
            data = in_one_width(text).encode("utf-8", "surrogateescape")
            wide = _without_ascii(data)
        self._data = data
        self.wide = "".join(_LETTERS.findall(wide))
        """Its wide letters, as ``wide_letters`` gives them."""

    def has_one_of(self, words: Iterable[bytes]) -> bool:
        """Tell whether one of some words stands in it, in small Latin letters."""
        return any(word in self._small for word in words)

    def has_line(self, letters: str) -> bool:
        """Tell whether a line, or what stands between tags or quotes, is just this.

        Headlines have tags where their lines may end.
        """
        return letters in self._lines or letters in self._shown_lines

    def has(self, letters: str, *, is_latin: bool) -> bool:
        """Tell whether letters stand in it; ``is_latin`` if there may be no others in the tag."""
        if any(letters in shown for shown in self._letters):
            return True
        return is_latin and letters in self._all_tags

    @cached_property
    def _small(self) -> bytes:
        return self._data.translate(_SMALL)

    @cached_property
    def _lines(self) -> frozenset[str]:
        return frozenset(map(letters_of, _LINE.split(_decoded(self._data))))

    @cached_property
    def _shown_lines(self) -> frozenset[str]:
        return frozenset(self._letters[0].split("\n"))

    @cached_property
    def _letters(self) -> Sequence[str]:
        """Return what is shown, and what stands in attributes; in other files all of it."""
        first, *parted = self._parted
        shown = b"".join(
            (first[2], *(text if _INLINE.match(tag) else b"\n" + text for tag, _, text in parted))
        )
        return "\n".join(lines_of_letters(_decoded(shown))), self._tags(ascii_too=False)

    @cached_property
    def _parted(self) -> list[tuple[bytes, bytes, bytes]]:
        """Return each tag with what is shown behind it; what is shown before all of them first."""
        first, *pieces = self._data.replace(b"\n", b" ").split(b"<")
        return [(b"", b"", first), *(piece.partition(b">") for piece in pieces)]

    @cached_property
    def _all_tags(self) -> str:
        return self._tags(ascii_too=True)

    def _tags(self, *, ascii_too: bool) -> str:
        tags = (tag for tag, _, _ in self._parted if ascii_too or not tag.isascii())
        return letters_of(_decoded(b" ".join(tags)))


def _decoded(data: bytes) -> str:
    text = data.decode("utf-8", "replace")
    return unescape(text) if "&" in text else text
