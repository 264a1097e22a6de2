"""The letters of a file of the output: without escapes, tags and what stands between letters.

Nearly no file has anything hidden in it, so a file is taken apart only where somebody asks.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cached_property
from html import unescape
from unicodedata import normalize
from urllib.parse import unquote

from pressbridge.words.letters import letters_of, lines_of_letters
from pressbridge.words.text import compose

_WRITTEN_OTHERWISE = (
    (b"&", re.compile(rb"&#(?:[0-9]{4,6}|[xX][0-9a-fA-F]{3,6});")),
    (b"\\", re.compile(rb"\\u[0-9a-fA-F]{4}")),
    (b"%", re.compile(rb"%[eE][1-9a-dA-D]%")),
    (b"\xe1", re.compile(rb"\xe1[\x84-\x87]")),
    (b"\xe3\x82", re.compile(rb"\xe3\x82[\x99\x9a]")),
    (b"\xef", re.compile(rb"\xef(?:\xbc[\xa1-\xba]|\xbd[\x81-\x9a\xa1-\xbf]|\xbe[\x80-\x9f])")),
)
"""Escapes of HTML, JSON and URLs for letters that are not ASCII, Hangul and kana in parts (NFD),
letters in another width; and the byte that begins each."""
_OTHER_WIDTH = re.compile("[Ａ-Ｚａ-ｚ｡-ﾟ]+")
_ESCAPES = re.compile(r"(?:\\u[0-9a-fA-F]{4})+")
_INLINE = re.compile(
    rb"!--|/?(?:a|abbr|b|bdi|bdo|br|cite|code|del|dfn|em|i|ins|kbd|mark|q|rb|rp|rt|ruby|s|samp|small|span|"
    rb"strong|sub|sup|time|tspan|u|var|wbr)\b",
    re.IGNORECASE,
)
"""Tags within a sentence (HTML, phrasing content: a line may be broken inside of one), and
comments; any other stands between two."""
_LINE = re.compile(r"[<>\"\n]+")


def is_written_otherwise(data: bytes) -> bool:
    """Tell whether letters stand in a file as escapes, in parts or in another width."""
    return any(sign in data and pattern.search(data) for sign, pattern in _WRITTEN_OTHERWISE)


def in_plain(data: bytes) -> str:
    """Return a file's text without escapes of HTML, JSON and URLs, composed."""
    text = unescape(data.replace(b"&lt;", b" ").decode("utf-8", "replace"))  # no tag begins there
    text = _ESCAPES.sub(lambda found: _from_json(found[0]), text)
    return in_one_width(unquote(text))


def in_one_width(text: str) -> str:
    """Return a text with Latin letters and kana in their usual width, composed."""
    if text.isascii():
        return text
    return _OTHER_WIDTH.sub(lambda found: normalize("NFKC", found[0]), compose(text))


def _from_json(escapes: str) -> str:
    try:
        return str(json.loads(f'"{escapes}"'))
    except ValueError:
        return escapes


class FileLetters:
    """A file taken apart, each way at most once."""

    def __init__(self, data: bytes) -> None:
        self._data = data

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
