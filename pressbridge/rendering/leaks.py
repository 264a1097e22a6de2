"""Whether bytes that are about to be published say what readers may not see yet (``hidden``).

A net under everything else: it looks at what was made, and not at how. Nearly all files have
nothing of the kind, so a file is first asked whether it has the letters of a hidden sentence
(``piece_index``); only where they are there is it taken apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from pressbridge.rendering.claims import ClaimKind
from pressbridge.rendering.file_letters import FileLetters, in_one_width, wide_letters
from pressbridge.rendering.hidden import Hidden
from pressbridge.rendering.piece_index import PieceIndex
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
    """Its wide letters between the marks of markup, because in a file tags stand there, which may
    have figures too. The longest comes first."""
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
_FIGURES = re.compile(r"[0-9]+")
_LATIN = re.compile(r"[0-9A-Za-z]+")
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
        file = FileLetters(data)
        found = [self._wide[place] for place in self._index.inside(file.wide)]
        found += [needle for needle in self._latin if file.has_one_of(needle.words)]
        yield from (needle.leak for needle in found if needle.is_in(file))

    def _addresses_in(self, data: bytes) -> Iterator[Leak]:
        if self._parts and not self._parts.isdisjoint(parts_in(data, self._least_part)):
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
        made = (_needle(leak, text) for leak, text in texts)
        return tuple(needle for needle in made if needle)

    @cached_property
    def _wide(self) -> tuple[_Needle, ...]:
        return tuple(needle for needle in self._needles if not needle.words)

    @cached_property
    def _index(self) -> PieceIndex:
        return PieceIndex(tuple(needle.pieces for needle in self._wide))

    @cached_property
    def _latin(self) -> tuple[_Needle, ...]:
        return tuple(needle for needle in self._needles if needle.words)

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

    @cached_property
    def _least_part(self) -> int:
        return min(map(len, self._parts))


def _needle(leak: Leak, text: str) -> _Needle | None:
    """Return a text as something to look for; None if it says too little."""
    count = len(_FIGURES.sub("", leak.letters))
    text = in_one_width(text)
    is_latin = not _has_pair(text)
    if count < ENOUGH and (leak.what != "headline" or (is_latin and count < _ENOUGH_LATIN)):
        return None
    words = sorted(_LATIN.findall(text.lower()), key=len)[-2:] if is_latin else ()
    pieces = sorted(map(wide_letters, _MARK.split(text)), key=len, reverse=True)
    if not words and not pieces[0]:
        return None
    return _Needle(leak, tuple(pieces), count < ENOUGH, tuple(word.encode() for word in words))


def _has_pair(text: str) -> bool:
    """Tell whether a text has two letters side by side that are not ASCII.

    With a figure or a Latin word between them they are not.
    """
    runs = _LATIN.split(without_marks(text))
    wide = ("".join(char for char in run if not char.isascii()) for run in runs)
    return any((one + two).isalpha() for run in wide for one, two in pairwise(run))


def _tails(address: str, longest: int) -> Iterator[str]:
    """Yield what of an address may be one of this site: it may stand below a base path.

    Nothing that has more than ``longest`` letters: of an address of 100 KB there are thousands.
    """
    start = max(0, len(address) - longest)
    for found in re.finditer("/", address[start:]):
        yield address[start + found.start() :]
