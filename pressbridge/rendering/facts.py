"""Facts of a release: figures and names that both languages say, as the checks read them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from pressbridge.fidelity.figures import Figure, same_figures
from pressbridge.fidelity.figures.figure import (
    CURRENCIES,
    DATE,
    FRACTION,
    NAME,
    RATIO,
    SHARES,
    TIME,
    VAGUE,
    VERSION,
)
from pressbridge.fidelity.pair import TextPair
from pressbridge.register.lookup import Register
from pressbridge.words.model import NameKind


class Fact(NamedTuple):
    """A figure or a name that stands in a sentence, in the words of both languages."""

    sentence: int
    """Number of the sentence."""
    kind: str
    """``figure``, ``money``, ``percentage``, ``date``, ``time``, or a kind of name: ``person``,
    ``organization``, ``place``, ``product``."""
    value: str
    """A number in digits; a date as ``2023-05-14``, or ``XXXX-05-14`` without a year; a time as
    ``14:30``; a name as the register has it in the source's language."""
    unit: str
    """``KRW``, ``%``, ``person``; empty where there is none."""
    source: str
    """As the source writes it."""
    target: str
    """As the translation writes it."""


class FactText(NamedTuple):
    """A text and its translation, as readers see them, with the numbers of its sentences."""

    pair: TextPair
    ends: Sequence[int]
    """Where each sentence of the source ends, white space behind it included."""
    numbers: Sequence[int]
    """Number of each sentence of the source; one number for all of them where it is not said
    which sentence of the translation is which."""


def facts_in(texts: Sequence[FactText], register: Register) -> tuple[Fact, ...]:
    """Return what figures and names some texts say, each once in a sentence.

    A figure is a fact where both languages say the same in digits; a name where both have it.
    """
    found = (fact for text in texts for fact in (*_figures(text), *_names(text, register)))
    return tuple(sorted(dict.fromkeys(found), key=lambda fact: fact.sentence))


def _sentence(text: FactText, at: int) -> int:
    """Return the number of the sentence that a place of the source lies in."""
    return text.numbers[min(bisect_right(text.ends, at), len(text.numbers) - 1)]


def _figures(text: FactText) -> Iterator[Fact]:
    pair = text.pair
    for ours, theirs in same_figures(pair):
        told = _told(ours)
        if told:
            words = pair.source[ours.at : ours.end].strip()
            said = pair.target[theirs.at : theirs.end].strip()
            yield Fact(_sentence(text, ours.at), *told, words, said)


_NO_FACTS = frozenset({NAME, VAGUE, VERSION})
_SIGNS = {"percent": "%", "points": "points", "pp": "pp"}
_YEARS = 100
"""A number of years below this counts them: 5개년, 7년."""


_Told = tuple[str, str, str] | None
"""Kind, value and unit of a figure; None for one that says nothing by itself."""


def _told(figure: Figure) -> _Told:
    if isinstance(figure.value, tuple):
        return _in_parts(figure.unit, figure.value)
    if figure.unit in _NO_FACTS or isinstance(figure.value, str):
        return None
    return _number(figure, figure.value)


def _in_parts(unit: str, value: tuple[Decimal | None, ...]) -> _Told:
    if unit == DATE:
        year, *rest = value
        if year is not None and year < _YEARS and rest == [None, None]:
            return "figure", _plain(year), "year"
        return "date", _day(value), ""
    sign = {RATIO: ":", FRACTION: "/"}.get(unit)
    return ("figure", sign.join(map(_plain, filter(None, value))), "") if sign else None


def _number(figure: Figure, value: Decimal) -> _Told:
    unit = figure.unit
    if unit == TIME:
        minutes, seconds = divmod(int(value), 60)
        clock = f"{minutes // 60:02}:{minutes % 60:02}"
        return "time", f"{clock}:{seconds:02}" if seconds else clock, ""
    if unit in CURRENCIES:
        return "money", _plain(value), unit
    if unit in SHARES:
        return "percentage", _plain(value), _SIGNS[unit]
    if not unit and figure.scale == 1 and "," not in figure.words:
        return None  # 3 alone may be the number of a chapter
    return "figure", _plain(value), unit


def _plain(number: Decimal) -> str:
    """Return a number in digits, without an exponent."""
    return f"{number:f}"


def _day(parts: tuple[Decimal | None, ...]) -> str:
    """Return a date with X for what is left out: XXXX-07-14 (ISO 8601-2, EDTF)."""
    year, month, day = (None if part is None else int(part) for part in parts)
    found = ["XXXX" if year is None else f"{year:04}"]
    if month is not None or day is not None:
        found.append("XX" if month is None else f"{month:02}")
    return "-".join([*found, *([] if day is None else [f"{day:02}"])])


def _names(text: FactText, register: Register) -> Iterator[Fact]:
    """Yield the registered names that stand in both texts; terms are no names."""
    pair = text.pair
    theirs: dict[int, str] = {}
    ours = register.mentions(pair.source, pair.lang.other, pair.day)
    if not ours:
        return
    for seen in register.mentions(pair.target, pair.lang, pair.day):
        theirs.setdefault(id(seen.name), seen.form)
    for seen in ours:
        name = seen.name
        if name.kind is not NameKind.TERM and id(name) in theirs:
            value = name.forms(pair.lang.other)[0]
            sentence = _sentence(text, seen.start)
            yield Fact(sentence, str(name.kind), value, "", seen.form, theirs[id(name)])
