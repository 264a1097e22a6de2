"""Whether a text gives away a key: as it is, or as programs that quote a request write it.

An engine's answer goes into the journal and a catalog, and a catalog into a repository. So an
answer that has the key in it is not kept (docs/engines.md, Keys).
"""

from __future__ import annotations

import base64
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from urllib.parse import unquote

SHORT = 8
"""Letters and digits of a key that are looked for in any disguise. A shorter one may be a word; it
is looked for as it is."""

_ROUNDS = 3
"""A text is unpacked at most so often: ``%2553``, ``&amp;#83;``."""

_SIGNS = re.compile(r"[\W_]+")
_ESCAPED = re.compile(r"\\+(?:u\{?([0-9a-fA-F]{4})\}?|x([0-9a-fA-F]{2}))")


def holds_key(text: str, key: str) -> bool:
    """Tell whether a text has a key in it: in capitals, spaced, escaped, in base64 or hexadecimal.

    An empty key is in no text.
    """
    if not key or not text:
        return False
    if key in text:
        return len(_bare(key)) >= SHORT or _stands_alone(text, key)
    if len(_bare(key)) < SHORT:
        return False
    needles = _needles(key)
    return any(needle in view for view in map(_bare, _unpacked(text)) for needle in needles)


def _stands_alone(text: str, key: str) -> bool:
    """Tell whether a short key stands in a text as a word of its own."""
    return re.search(rf"(?<![A-Za-z0-9]){re.escape(key)}(?![A-Za-z0-9])", text) is not None


def _bare(text: str) -> str:
    return _SIGNS.sub("", unicodedata.normalize("NFKC", text)).casefold()


@lru_cache(maxsize=8)
def _needles(key: str) -> tuple[str, ...]:
    """Return what of a key is found in a bare text that quotes it."""
    data = key.encode()
    coded = (_base64(data, before) for before in range(3))
    return tuple(_bare(one) for one in (key, data.hex(), *coded))


def _base64(data: bytes, before: int) -> str:
    """Return the letters that bytes always have in base64, ``before`` bytes after a third one."""
    letters = base64.b64encode(bytes(before) + data).decode()
    return letters[-(-before * 8 // 6) : (before + len(data)) * 8 // 6]


def _unpacked(text: str) -> Iterator[str]:
    """Yield a text, and what it is once its escapes are resolved."""
    for _ in range(_ROUNDS):
        yield text
        plain = unescape(unquote(_ESCAPED.sub(_escaped, text)))
        if plain == text:
            return
        text = plain
    yield text


def _escaped(found: re.Match[str]) -> str:
    return chr(int(found[1] or found[2], 16))
