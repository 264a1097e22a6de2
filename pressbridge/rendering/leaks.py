"""Whether bytes that are about to be published say what readers may not see yet (``hidden``).

A net under everything else: it looks at what was made, and not at how. Nearly all files have
nothing of the kind, so a file is first asked for pairs of letters that a hidden sentence has; only
where all of a sentence's are there are the letters compared, and then those with all figures.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from pressbridge.rendering.claims import ClaimKind
from pressbridge.rendering.file_letters import (
    FileLetters,
    in_one_width,
    in_plain,
)
from pressbridge.rendering.hidden import Hidden
from pressbridge.words.letters import letters_of
from pressbridge.words.named_addresses import normalized_paths, parts_in
from pressbridge.words.text import without_marks


class Leak(NamedTuple):
    """Something hidden that stands where readers would find it."""

    path: str
    """The hidden source."""
    what: str
    """``headline``, ``text``, ``address`` or ``file``."""
    letters: str = ""
    """The text by letters alone; the address."""
    is_secret: bool = True
    """Whether the hidden text or file was never public."""


class _Needle(NamedTuple):
    """A hidden text to look for."""

    leak: Leak
    pieces: tuple[str, ...]
    """Its letters that are not ASCII, and its figures: what stands between the marks of markup,
    because in a file tags stand there, which may have figures too. The longest comes first."""
    figures: frozenset[str]
    """The figures inside of them: a file that has it has these."""
    pairs: frozenset[int]
    """Some pairs of them, as ``_pairs_in`` finds them: they stand in every file that has it."""
    whole: bool
    """It is too short to be looked for inside of other texts: a line must be just this."""
    words: tuple[bytes, ...] = ()
    """If it is in Latin letters, its longest words: a file that has it has one of them in a piece,
    where tags stand in another."""

    def is_in(self, file: FileLetters) -> bool:
        """Tell whether a file has it."""
        if self.whole:
            return file.has_line(self.leak.letters)
        return file.has(self.leak.letters, is_latin=bool(self.words))


ENOUGH = 8
"""Letters, figures not counted, from which a text is looked for inside of others: a shorter one
(다음과 같다) may stand anywhere."""
_ENOUGH_LATIN = 5
"""The same of a headline without any other letters, of which a line has to be just this."""
_PAIRS = 3
"""Pairs of letters that a file is asked for: the rarest of each text."""
_ASCII = bytes(range(128))
_NO_FIGURE = bytes(b for b in range(128) if not 48 <= b <= 57)
_SMALL = bytes(byte + 32 if 65 <= byte <= 90 else byte for byte in range(256))
_LETTERS = re.compile("[^\\W\u115f\u1160\u3164\uffa0]+")
_FIGURES = re.compile(r"[0-9]+")
_FIGURES_INSIDE = re.compile(r"(?<=[^0-9])[0-9]+(?=[^0-9])")
_LATIN = re.compile(r"[0-9A-Za-z]+")
_FIGURE = re.compile("[０-９]")
_NARROW = {ord("０") + figure: str(figure) for figure in range(10)}
_MARK = re.compile(r"⟦[^⟦⟧]*⟧")
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

    @property
    def texts(self) -> frozenset[str]:
        """Everything that is looked for, by letters alone."""
        texts = (text for one in self.hidden for text in (*one.titles, *one.sentences))
        return frozenset(map(letters_of, texts))

    def inside(self, letters: Iterable[str]) -> frozenset[str]:
        """Return those of all that is looked for that stand in some texts, by letters alone."""
        whole = "\n".join(letters)
        return frozenset(text for text in self.texts if text in whole)

    def _texts_in(self, data: bytes) -> Iterator[Leak]:
        bare = in_plain(data)
        wide = bare.translate(None, _ASCII).decode("utf-8", "ignore")
        pairs = _pairs_in(_letters_in(wide), self._all_pairs)
        near = [
            needle
            for first in pairs & self._by_pair.keys()
            for alike in self._by_pair[first]
            if alike[0].pairs <= pairs
            for needle in alike
        ]
        if near:
            near = _with_figures(near, bare)
        if self._latin:
            small = bare.translate(_SMALL)
            near += [one for one in self._latin if any(word in small for word in one.words)]
        if near:
            page = FileLetters(bare)
            yield from (needle.leak for needle in near if needle.is_in(page))

    def _addresses_in(self, data: bytes) -> Iterator[Leak]:
        if self._parts and not self._parts.isdisjoint(parts_in(data)):
            text = data.decode("utf-8", "replace")
            for token in _TOKEN.findall(text):
                for address in normalized_paths(token) if "/" in token else ():
                    for tail in _tails(address, self._longest):
                        if tail in self._addresses:
                            yield self._addresses[tail]

    @cached_property
    def _needles(self) -> tuple[_Needle, ...]:
        texts = [
            (Leak(one.path, what, letters_of(text), one.is_secret), text)
            for one in self.hidden
            for what, texts in (("headline", one.titles), ("text", one.sentences))
            for text in texts
        ]
        texts = [(leak, text) for leak, text in texts if leak.letters not in self.said]
        common = Counter(pair for _, text in texts for pair in _pairs_of(text))
        made = (_needle(leak, text, common) for leak, text in texts)
        return tuple(needle for needle in made if needle)

    @cached_property
    def _by_pair(self) -> dict[int, list[list[_Needle]]]:
        """Those with the same pairs, which often differ in figures alone, by one of the pairs."""
        alike: dict[frozenset[int], list[_Needle]] = {}
        for needle in self._needles:
            alike.setdefault(needle.pairs, []).append(needle)
        found: dict[int, list[list[_Needle]]] = {}
        for pairs, needles in alike.items():
            if pairs:
                found.setdefault(min(pairs), []).append(needles)
        return found

    @cached_property
    def _all_pairs(self) -> frozenset[int]:
        return frozenset(pair for needle in self._needles for pair in needle.pairs)

    @cached_property
    def _latin(self) -> tuple[_Needle, ...]:
        return tuple(needle for needle in self._needles if not needle.pairs)

    @cached_property
    def _addresses(self) -> dict[str, Leak]:
        return {
            address: Leak(one.path, "address", address, one.is_secret)
            for one in self.hidden
            for claim in one.claims
            if claim.kind is not ClaimKind.LIST and (one.is_secret or claim.kind is ClaimKind.FILE)
            for address in normalized_paths(claim.address)
            if address != "/"
        }

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self._addresses), default=0)

    @cached_property
    def _parts(self) -> frozenset[bytes]:
        """One part of each address, as a file's bytes have it."""
        return frozenset(part for one in self.hidden for part in one.parts)


def _needle(leak: Leak, text: str, common: Mapping[int, int]) -> _Needle | None:
    """Return a text as something to look for; None if it says too little."""
    count = len(_FIGURES.sub("", leak.letters))
    text = in_one_width(text)
    pairs = sorted(set(_pairs_of(text)), key=lambda pair: (common[pair], pair))[:_PAIRS]
    if count < ENOUGH and (leak.what != "headline" or (not pairs and count < _ENOUGH_LATIN)):
        return None
    words = () if pairs else sorted(_LATIN.findall(text.lower()), key=len)[-2:]
    pieces = (piece.encode().translate(None, _NO_FIGURE).decode() for piece in _MARK.split(text))
    found = sorted(map(_letters_in, pieces), key=len, reverse=True)
    figures = (figure for piece in found for figure in _FIGURES_INSIDE.findall(piece))
    return _Needle(
        leak, tuple(found), frozenset(figures), frozenset(pairs), count < ENOUGH,
        tuple(word.encode() for word in words),
    )  # fmt: skip


def _with_figures(needles: list[_Needle], data: bytes) -> list[_Needle]:
    """Return those of some texts whose letters and figures stand together in a file.

    Most sentences that nearly stand there have other figures.
    """
    wide = data.translate(None, _NO_FIGURE).decode("utf-8", "ignore")
    letters = _letters_in(wide.translate(_NARROW) if _FIGURE.search(wide) else wide)
    figures = set(_FIGURES.findall(letters))
    near = [needle for needle in needles if needle.figures <= figures]
    near = [needle for needle in near if needle.pieces[0] in letters]  # the longest
    return [needle for needle in near if all(piece in letters for piece in needle.pieces)]


def _pairs_of(text: str) -> list[int]:
    """Return the pairs of neighbouring letters of a text that are not ASCII.

    None across a figure or a Latin word: a file may have these in another width.
    """
    runs = _LATIN.split(without_marks(in_one_width(text)))
    wide = ("".join(char for char in run if not char.isascii()) for run in runs)
    both = (first + second for run in wide for first, second in pairwise(run))
    return [_number(pair) for pair in both if pair.isalpha() and max(pair) <= "\uffff"]


def _letters_in(text: str) -> str:
    return "".join(_LETTERS.findall(text))


def _number(pair: str) -> int:
    return memoryview(pair.encode("utf-16-le")).cast("I")[0]


def _pairs_in(wide: str, wanted: frozenset[int]) -> frozenset[int]:
    """Return those of some pairs of letters that stand in a text: two of UTF-16 make a number."""
    data = memoryview(wide.encode("utf-16-le", "replace"))
    odd = data[2:]
    first = wanted.intersection(data[: len(data) // 4 * 4].cast("I"))
    return first | wanted.intersection(odd[: len(odd) // 4 * 4].cast("I"))


def _tails(address: str, longest: int) -> Iterator[str]:
    """Yield what of an address may be one of this site: it may stand below a base path.

    Nothing that has more than ``longest`` letters: of an address of 100 KB there are thousands.
    """
    start = max(0, len(address) - longest)
    for found in re.finditer("/", address[start:]):
        yield address[start + found.start() :]
