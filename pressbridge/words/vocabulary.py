"""Vocabularies: the words that may stand in a place, and which of them a typing slip meant.

A slip is looked for among the likely words alone: a release that is gone may be named in each of
10,000 others, and a file may name 10,000 that are gone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from difflib import get_close_matches
from functools import cached_property, lru_cache
from heapq import nlargest

from pressbridge.words.problems import NOTHING, Said, said

_LONGEST = 100
"""Characters of the longest word that may be a slip: nobody types a longer one by hand."""
_FEW = 200
"""Words up to which each is looked at."""
_AROUND = 4
"""Words on each side of a word's place in the alphabet that are looked at where there are more."""
_LIKELY = 8
"""Words compared letter by letter: those that share the most pairs of letters."""


class Vocabulary(Collection[str]):
    """The words that may stand somewhere, in their order, each once."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = dict.fromkeys(words)
        self._found: dict[str, str] = {}

    def __contains__(self, word: object) -> bool:
        return word in self._words

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)

    def near(self, word: str) -> str:
        """Return the word that a slip may have meant; an empty string if there is none."""
        if word not in self._found:
            self._found[word] = "" if len(word) > _LONGEST else self._nearest(word)
        return self._found[word]

    def in_other_capitals(self, word: str) -> str:
        """Return the word that differs in capitals alone; an empty string if there is none."""
        return self._folded.get(word.casefold(), "")

    @cached_property
    def _folded(self) -> dict[str, str]:
        return {word.casefold(): word for word in reversed(self._words)}

    def _nearest(self, word: str) -> str:
        pairs = _pairs(word)
        known = (one for one in self._candidates(word) if len(one) <= _LONGEST)
        likely = nlargest(_LIKELY, known, key=lambda one: len(pairs & _pairs(one)))
        return next(iter(get_close_matches(word, likely, n=1, cutoff=0.6)), "")

    def _candidates(self, word: str) -> Collection[str]:
        """Return the words that begin or end like a word, or lack one of its letters.

        All of them if they are few.
        """
        if len(self._words) <= _FEW:
            return self._words
        begin_alike, end_alike = self._sorted
        ends = _around(end_alike, word[::-1])
        shorter = (word[:at] + word[at + 1 :] for at in range(len(word)))
        lacking = (one for one in shorter if one in self._words)
        alike = (*_around(begin_alike, word), *(one[::-1] for one in ends))
        return dict.fromkeys([*lacking, *alike])

    @cached_property
    def _sorted(self) -> tuple[list[str], list[str]]:
        """The words, and the words from right to left."""
        return sorted(self._words), sorted(word[::-1] for word in self._words)


def _around(words: Sequence[str], word: str) -> Sequence[str]:
    at = bisect_left(words, word)
    return words[max(0, at - _AROUND) : at + _AROUND]


@lru_cache(maxsize=4096)
def _pairs(word: str) -> frozenset[str]:
    """Return the pairs of letters in a word, its ends marked."""
    marked = f"\n{word}\n"
    return frozenset(marked[at : at + 2] for at in range(len(marked) - 1))


def meant_hint(meant: str) -> Said:
    """Return ``did you mean "…"?``; nothing for an empty word."""
    return said('did you mean "{near}"?', near=meant) if meant else NOTHING


def did_you_mean(word: str, known: Iterable[str]) -> Said:
    """Return ``did you mean "…"?`` for a near miss, else an empty string.

    Many words that are asked for again and again come as a Vocabulary.
    """
    words = known if isinstance(known, Vocabulary) else Vocabulary(known)
    return meant_hint(words.near(word))


_SHOWN = 40


def one_of_hint(known: Iterable[str]) -> Said:
    """Return a hint that lists what may stand here; of very many, the first ones."""
    words = [*known]
    shown, left = ", ".join(words[:_SHOWN]), len(words) - _SHOWN
    if left > 0:
        return said("use one of: {words} … ({left} more)", words=shown, left=left)
    return said("use one of: {words}", words=shown)


def example_hint(example: str) -> Said:
    """Return the hint that shows how something is written; nothing where there is no example."""
    return said("write  {example}", example=example) if example else NOTHING
