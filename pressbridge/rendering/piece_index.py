"""Which of many texts stand in the letters of a file: one look at the file asks for all of them.

Letters are cut into fours (4-grams), each of which is a number: UTF-16 has four letters in 64 bits.
Wherever the cuts fall, seven letters in a row keep four of theirs together. So a file is cut at
every fourth letter alone, and each text is known by the four fours of the rarest seven of its
longest piece.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

_FOUR = 4
_SEVEN = 7
_FEW = 40
"""Texts with less than seven letters in a row that take no longer to be looked for one by one than
it takes to cut a file at each letter: then four in a row are enough."""


@dataclass(frozen=True)
class PieceIndex:
    """Texts to look for, each in pieces that need not stand side by side."""

    texts: tuple[tuple[str, ...], ...]
    """The pieces of each text: one at least, the longest first."""

    def inside(self, letters: str) -> list[int]:
        """Return the places of those texts all pieces of which stand in some letters."""
        cuts = _SEVEN + 1 - self._row
        fours = self._by_four.keys() & _fours_in(letters, cuts)
        asked = {*self._short, *chain(*(self._by_four[four] for four in fours))}
        # Most texts that nearly stand there have other figures: one look is to be enough.
        near = [place for place in asked if self.texts[place][0] in letters]
        return [place for place in near if all(one in letters for one in self.texts[place])]

    @cached_property
    def _row(self) -> int:
        """Letters in a row by which texts are known: seven, unless many have no seven."""
        few = sum(len(longest) < _SEVEN for longest, *_ in self.texts) <= _FEW
        return _SEVEN if few else _FOUR

    @cached_property
    def _by_four(self) -> dict[int, list[int]]:
        """The places of texts by each four of the row by which they are known."""
        common = Counter(chain.from_iterable(_each_four_in(text[0]) for text in self.texts))
        found: dict[int, list[int]] = {}
        for place, text in enumerate(self.texts):
            rows = _rows_in(text[0], self._row)
            rarest = min(rows, key=lambda row: sum(map(common.__getitem__, row)), default=())
            for four in rarest:
                found.setdefault(four, []).append(place)
        return found

    @cached_property
    def _short(self) -> tuple[int, ...]:
        """The places of texts that are looked for one by one, because they have no such row."""
        known = frozenset(chain(*self._by_four.values()))
        return tuple(place for place in range(len(self.texts)) if place not in known)


def _fours_in(letters: str, cuts: int) -> Iterable[int]:
    """Return the fours into which letters are cut, from each of the first ``cuts`` letters on."""
    data = memoryview(letters.encode("utf-16-le", "replace"))
    starts = (data[2 * start :] for start in range(cuts))
    return chain(*(part[: len(part) // 8 * 8].cast("Q") for part in starts))


def _each_four_in(letters: str) -> list[int]:
    """Return the four letters from each letter on."""
    data = letters.encode("utf-16-le", "replace")
    starts = range(0, len(data) - 7, 2)
    return [int.from_bytes(data[start : start + 8], sys.byteorder) for start in starts]


def _rows_in(letters: str, count: int) -> Iterable[tuple[int, ...]]:
    """Return each row of ``count`` letters as all fours in it; none if there are fewer letters."""
    fours = _each_four_in(letters)
    return zip(*(fours[start:] for start in range(count - _FOUR + 1)), strict=False)
