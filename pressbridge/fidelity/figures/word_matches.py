"""Matches between figures in words and figures in digits, and the figures that a text states."""

from __future__ import annotations

from functools import cached_property

from pressbridge.fidelity.figures.figure import CURRENCIES, DATE, NAME, VAGUE, Figure, FigureKey
from pressbridge.fidelity.figures.matching import (
    Match,
    Matched,
    amount,
    amounts_of,
    keys_of,
    matched_on,
    share_a_key,
)
from pressbridge.fidelity.figures.unit_rules import unit_difference
from pressbridge.words.patterns import late

OFTEN_A = frozenset({"", "item", "person", "place", "company", "weeks", "ms", "us", "ns", DATE})
"""Units whose 1 may be no more than "a", and whose numbers may be said twice."""


_SPELLED_OUT = late("[A-Za-z]{4,}-?[0-9]{1,2}")
"""A name that the other language may spell in its own letters."""


def matched_with_words(found: Matched, words: Matched) -> tuple[Matched, Matched]:
    """Match figures in digits with words of the other text; return both that are left."""
    if not (words.missing and found.extra) and not (found.missing and words.extra):
        return found, words
    forth = matched_on(Matched((), words.missing, found.extra), share_a_key, keys_of)
    forth = matched_on(forth, _may_say, amounts_of)
    back = matched_on(Matched((), found.missing, words.extra), share_a_key, keys_of)
    back = matched_on(back, _may_say, amounts_of)
    pairs = (*found.pairs, *forth.pairs, *back.pairs)
    return Matched(pairs, back.missing, forth.extra), Matched((), forth.missing, back.extra)


def other_times(found: Matched, words: Matched) -> tuple[tuple[Match, ...], Matched, Matched]:
    """Return durations that count something else in the other text, and what is left without them.

    사흘 has become 3週間, or 2年 두 달: one of the two is in words.
    """
    forth = matched_on(Matched((), words.missing, found.extra), is_other_time, amounts_of)
    back = matched_on(Matched((), found.missing, words.extra), is_other_time, amounts_of)
    found = Matched(found.pairs, back.missing, forth.extra)
    return (*forth.pairs, *back.pairs), found, Matched(words.pairs, forth.missing, back.extra)


_TIMES = frozenset({"hours", "minutes", "seconds", "weeks", "months"})
_YEARS = 100
"""A year below this is a number of years."""


def is_other_time(ours: Figure, theirs: Figure) -> bool:
    """Tell whether two durations of one number count days here and weeks there.

    하루 and 1日 may be no duration: the first of a month, or "on the day".
    """
    number = amount(ours)
    if number is None or number < 1 or number != amount(theirs):
        return False
    units = {_time_unit(ours), _time_unit(theirs)}
    surely = number > 1 or "day" not in units or "하루" in (ours.words, theirs.words)
    return len(units) == 2 and "" not in units and surely


def _time_unit(figure: Figure) -> str:
    """Return what a duration counts; nothing for another figure, such as the month of a date."""
    if figure.unit != DATE or not isinstance(figure.value, tuple):
        return figure.unit if figure.unit in _TIMES else ""
    year, month, day = figure.value
    if month is not None or (year is not None) == (day is not None):
        return ""
    return "day" if year is None else "year" if year < _YEARS else ""


def same_word(ours: Figure, theirs: Figure) -> bool:
    """Tell whether two words are one date or one ①: 올해 and 今年 explain no year in digits."""
    return (ours.unit == DATE or "①" <= ours.words <= "⑳") and ours.key == theirs.key


def _may_say(ours: Figure, theirs: Figure) -> bool:
    """Tell whether a word may stand for a number whose unit the word does not have."""
    number = amount(ours)
    if number is None or number != amount(theirs) or VAGUE in (ours.unit, theirs.unit):
        return False
    if ours.unit and theirs.unit and not {ours.unit, theirs.unit} <= CURRENCIES:
        judged = unit_difference(ours, theirs, "", home="")
        return judged is None or not judged.hard
    return bool({ours.unit, theirs.unit} & CURRENCIES) == bool(ours.unit and theirs.unit)


class StatedFigures:
    """All figures that a text states, in digits and in words: a repeated one is not a wrong one."""

    def __init__(self, figures: list[Figure]) -> None:
        """Take all figures of the text, those in words too."""
        self._figures = figures

    def known(self, figure: Figure) -> bool:
        """Tell whether the text says a figure somewhere, with its unit or with none."""
        if figure.key in self._keys:
            return True
        if figure.unit == NAME and _SPELLED_OUT.fullmatch(figure.words):  # 모듈라-3
            return any(key in self._keys for key in figure.also)
        loose = figure.unit in OFTEN_A and figure.scale == 1
        number = amount(figure) if loose else None
        return number is not None and ("", number) in self._keys

    @cached_property
    def _keys(self) -> set[FigureKey]:
        """Only gathered when first asked for: most texts that differ at all agree before."""
        loose = {("", amount(one)) for one in self._figures if one.unit in OFTEN_A}
        keys: set[FigureKey] = {(unit, number) for unit, number in loose if number is not None}
        return keys.union(*((one.key, *one.also) for one in self._figures))
