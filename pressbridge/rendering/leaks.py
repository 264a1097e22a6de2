"""Whether bytes that are about to be published say what readers may not see yet (``hidden``).

A net under everything else: it looks at what was made, and not at how. Nearly all files have
nothing of the kind, so a file is first asked for pairs of letters that a hidden sentence has, and
only where all of a sentence's are there is it taken apart and compared letter by letter.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from itertools import pairwise
from operator import add
from typing import NamedTuple
from urllib.parse import unquote

from pressbridge.rendering.claims import ClaimKind
from pressbridge.rendering.hidden import Hidden
from pressbridge.words.addresses import plain_addresses
from pressbridge.words.letters import letters_of


class Leak(NamedTuple):
    """Something hidden that stands where readers would find it."""

    path: str
    """The hidden source."""
    what: str
    """``headline``, ``text``, ``address`` or ``file``."""
    letters: str = ""
    """The text by letters alone; the address."""
    is_secret: bool = True
    """It was never public."""


class _Needle(NamedTuple):
    """A hidden text to look for."""

    leak: Leak
    anchors: tuple[str, ...]
    """Pairs of letters that stand in every file that has it."""
    whole: bool
    """It is too short to be looked for inside of other texts: a line must be just this."""


ENOUGH = 8
"""Letters, figures not counted, from which a text is looked for inside of others: a shorter one
(다음과 같다) may stand anywhere."""
_ASCII = bytes(range(128))
_SMALL = bytes(byte + 32 if 65 <= byte <= 90 else byte for byte in range(256))
_NO_ASCII_LETTERS = bytes(b for b in range(256) if not (48 <= b <= 57 or 97 <= b <= 122))
_WRITTEN_OTHERWISE = re.compile(
    rb"&#(?:[0-9]{4,6}|x[0-9a-fA-F]{3,6});|\\u[0-9a-fA-F]{4}|%[eE][3-9a-dA-D]%"
)
_ESCAPED = re.compile(r"(?:\\u[0-9a-fA-F]{4})+")
_TAG = re.compile(r"<[^>]*>")
_RUN = re.compile(r"[<>\"\n]+")
_COMPONENT = re.compile(rb"/([a-z0-9-]+)(?![a-z0-9-])")
_TOKEN = re.compile(r"[^\s\"'<>()\[\]{}]+")


@dataclass(frozen=True)
class LeakScan:
    """What is looked for in every file of a site."""

    hidden: tuple[Hidden, ...]
    said: frozenset[str] = frozenset()
    """By letters alone: texts that are no secret, because the site itself or a public source has
    them too, such as the line that ends every release."""

    def leaks_in(self, data: bytes) -> tuple[Leak, ...]:
        """Return what of the hidden stands in a file."""
        if not self.hidden:
            return ()
        found = [*self._texts_in(data), *self._addresses_in(data)]
        return tuple(dict.fromkeys(found))

    def _texts_in(self, data: bytes) -> Iterator[Leak]:
        text = _in_plain(data) if _WRITTEN_OTHERWISE.search(data) else ""
        bare = text.encode("utf-8", "replace") if text else data
        wide = bare.translate(None, _ASCII).decode("utf-8", "ignore")
        pairs = set(map(add, wide, wide[1:]))
        near = [
            needle
            for first in pairs & self._needles.keys()
            for needle in self._needles[first]
            if pairs.issuperset(needle.anchors)
        ]
        if self._latin:
            small = bare.translate(_SMALL).translate(None, _NO_ASCII_LETTERS).decode("ascii")
            near += [needle for needle in self._latin if needle.leak.letters in small]
        if near:
            page = _Page(text or data.decode("utf-8", "replace"))
            yield from (needle.leak for needle in near if page.says(needle))

    def _addresses_in(self, data: bytes) -> Iterator[Leak]:
        if not self._components.isdisjoint(_COMPONENT.findall(data)):
            text = data.decode("utf-8", "replace")
            for token in _TOKEN.findall(text):
                for address in plain_addresses(token) if "/" in token else ():
                    for tail in _tails(address):
                        if tail in self._addresses:
                            yield self._addresses[tail]

    @property
    def texts(self) -> frozenset[str]:
        """Everything that is looked for, by letters alone."""
        texts = (text for one in self.hidden for text in (*one.titles, *one.sentences))
        return frozenset(map(letters_of, texts))

    def _texts(self) -> Iterator[tuple[Leak, str]]:
        for one in self.hidden:
            for what, texts in (("headline", one.titles), ("text", one.sentences)):
                for text in texts:
                    letters = letters_of(text)
                    if letters not in self.said:
                        yield Leak(one.path, what, letters, one.is_secret), text

    @cached_property
    def _needles(self) -> dict[str, list[_Needle]]:
        texts = [(leak, _wide(text)) for leak, text in self._texts()]
        common = Counter(pair for _, wide in texts for pair in _pairs(wide))
        needles: dict[str, list[_Needle]] = {}
        for leak, wide in texts:
            whole = len(_NO_FIGURES.sub("", leak.letters)) < ENOUGH
            if whole and leak.what != "headline":
                continue
            anchors = sorted(set(_pairs(wide)), key=lambda pair: (common[pair], pair))[:3]
            if anchors:
                needles.setdefault(anchors[0], []).append(_Needle(leak, tuple(anchors), whole))
        return needles

    @cached_property
    def _latin(self) -> list[_Needle]:
        return [
            _Needle(leak, (), whole=False)
            for leak, text in self._texts()
            if leak.letters.isascii() and not _pairs(_wide(text))
            and len(_NO_FIGURES.sub("", leak.letters)) >= ENOUGH
        ]  # fmt: skip

    @cached_property
    def _addresses(self) -> dict[str, Leak]:
        return {
            address: Leak(one.path, "address", address, one.is_secret)
            for one in self.hidden
            for claim in one.claims
            if claim.kind is not ClaimKind.LIST and (one.is_secret or claim.kind is ClaimKind.FILE)
            for address in plain_addresses(claim.address)
            if address != "/"
        }

    @cached_property
    def _components(self) -> frozenset[bytes]:
        parts = (part for address in self._addresses for part in address.split("/") if part)
        last = {address.rpartition("/")[2] for address in self._addresses}
        slugs = {one.slug for one in self.hidden}
        return frozenset(part.encode() for part in parts if part in last | slugs)


_NO_FIGURES = re.compile(r"[0-9]+")


def _wide(text: str) -> str:
    """Return the letters of a text that are not ASCII, as a file's bytes give them."""
    return "".join(char for char in text if not char.isascii())


def _pairs(wide: str) -> list[str]:
    """Return the pairs of neighbours of which both are letters."""
    return [first + second for first, second in pairwise(wide) if (first + second).isalpha()]


def _tails(address: str) -> Iterator[str]:
    """Yield what of an address may be one of this site: it may stand below a base path."""
    yield address
    for found in re.finditer("/", address[1:]):
        yield address[found.start() + 1 :]


def _in_plain(data: bytes) -> str:
    """Return a file's text without escapes of HTML, JSON and URLs."""
    text = unescape(data.decode("utf-8", "replace"))
    text = _ESCAPED.sub(lambda found: _from_json(found[0]), text)
    return unquote(text)


def _from_json(escapes: str) -> str:
    try:
        return str(json.loads(f'"{escapes}"'))
    except ValueError:
        return escapes


class _Page:
    """A file taken apart, at most once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._letters: tuple[str, ...] = ()
        self._runs: frozenset[str] | None = None

    def says(self, needle: _Needle) -> bool:
        """Tell whether a hidden text stands in it."""
        if needle.whole:
            if self._runs is None:
                self._runs = frozenset(map(letters_of, _RUN.split(unescape(self._text))))
            return needle.leak.letters in self._runs
        if not self._letters:
            whole = unescape(self._text)  # with its tags too: some of their attributes are shown
            self._letters = (letters_of(whole), letters_of(unescape(_TAG.sub("", self._text))))
        return any(needle.leak.letters in letters for letters in self._letters)
