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


class WordTable:
    """All words of a language that exclude others."""

    def __init__(self, lang: Lang) -> None:
        entries: dict[str, list[Entry]] = {}
        for family in FAMILIES:
            for words, certain, compared in _words(family):
                guard = COMPARED if compared else BEHIND if family.behind else ""
                guard = guard or (UNLESS if family.negatable else "")
                entry = Entry(family, frozenset(words[0].split()), certain, guard)
                for part in split_alternatives(words[_PLACES[lang]]):
                    entries.setdefault(part, []).append(entry)
        self.forms = FormTable([*entries])
        self.entries = [tuple(of_form) for of_form in entries.values()]
        """For each form, what it stands for.

        A word may be one of two families: 上回る is above a limit, and more than before.
        """
        self.excluded = _Excluded(self.entries, lang.other)


class _Excluded(dict[int, tuple[str, ...]]):
    """Index of a form → what the words begin with that it excludes, in the other language."""

    def __init__(self, entries: list[tuple[Entry, ...]], lang: Lang) -> None:
        self._entries = entries
        self._lang = lang

    def __missing__(self, place: int) -> tuple[str, ...]:
        beginnings = {
            literal_prefix(form)
            for entry in self._entries[place]
            for words, _, _ in _words(entry.family)
            if entry.senses.isdisjoint(words[0].split())
            for form in split_alternatives(words[_PLACES[self._lang]])
        }
        short = {beginning for beginning in beginnings if len(beginning) == 1}
        longer = sorted(one for one in beginnings - short if short.isdisjoint(one))
        self[place] = found = (*sorted(short), *longer)
        return found


@cache
def table_of(lang: Lang) -> WordTable:
    """Return the table of a language, which is made when it is first asked for."""
    return WordTable(lang)


_PLACES = {Lang.KO: 1, Lang.JA: 2}
