"""The table of all words that exclude each other: which stand in a text, and for what."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pressbridge.fidelity.opposite_amounts import AMOUNTS
from pressbridge.fidelity.opposite_directions import DIRECTIONS
from pressbridge.fidelity.opposite_family import BEHIND, COMPARED, UNLESS, Entry, Family, Words
from pressbridge.fidelity.opposite_nouns import NOUNS
from pressbridge.fidelity.opposite_points import POINTS
from pressbridge.fidelity.opposite_times import TIMES
from pressbridge.fidelity.opposite_words import WORDS
from pressbridge.fidelity.pattern_tables import FormTable, literal_prefix, split_alternatives
from pressbridge.words.lang import Lang

FAMILIES = (*TIMES, *AMOUNTS, *POINTS, *DIRECTIONS, *WORDS, *NOUNS)


def _words(family: Family) -> Iterator[tuple[Words, bool, bool]]:
    """Yield the words of a family, whether they are certain, and whether they need a comparison."""
    yield from ((words, False, False) for words in family.senses)
    yield from ((words, True, False) for words in family.certain)
    yield from ((words, False, True) for words in family.compared)


@cache
def table_of(lang: Lang) -> tuple[FormTable, list[tuple[Entry, ...]]]:
    """Return all words of a language, and what each of its forms stands for.

    A word may be one of two families: 上回る is above a limit, and more than before.
    """
    entries: dict[str, list[Entry]] = {}
    for family in FAMILIES:
        for words, certain, compared in _words(family):
            guard = COMPARED if compared else BEHIND if family.behind else ""
            guard = guard or (UNLESS if family.negatable else "")
            entry = Entry(family, frozenset(words[0].split()), certain, guard)
            for part in split_alternatives(words[_PLACES[lang]]):
                entries.setdefault(part, []).append(entry)
    return FormTable([*entries]), [tuple(of_part) for of_part in entries.values()]


@cache
def stems_of(family: Family, lang: Lang) -> list[tuple[frozenset[str], str]]:
    """Return the senses of a family, and what a word of each begins with."""
    return [
        (frozenset(words[0].split()), beginning)
        for words, _, _ in _words(family)
        for beginning in dict.fromkeys(
            map(literal_prefix, split_alternatives(words[_PLACES[lang]]))
        )
    ]


_PLACES = {Lang.KO: 1, Lang.JA: 2}
