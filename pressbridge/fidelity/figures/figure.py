"""The type of a figure in a text: its value, its unit, and how it is written."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from pressbridge.fidelity.pair import Finding
from pressbridge.words.problems import Said

Value = Decimal | tuple[Decimal | None, ...] | str
"""A number; the parts of a date (year, month, day), a ratio or a version; a name's letters.

A time of day is a number of seconds.
"""

FigureKey = tuple[str, Value]
"""(unit, value). Figures that share a key say the same."""

DIGITS, COUNTED, WORD = 0, 1, 2
"""Values of ``Figure.spelled``: in digits; in words that count; in words that may be no figure."""

DATE, TIME, RATIO, FRACTION, VERSION, NAME, VAGUE = (
    "date", "time", "ratio", "fraction", "version", "name", "vague",
)  # fmt: skip
CURRENCIES = frozenset({
    "KRW", "JPY", "USD", "EUR", "CNY", "GBP", "HKD", "TWD", "SGD", "AUD", "CAD", "INR", "VND",
    "THB", "CHF",
})  # fmt: skip
SHARES = frozenset({"percent", "points", "pp"})
DATE_PARTS = ("year", "month", "day")
MEASURES = frozenset({
    "km", "m", "cm", "mm", "nm", "m2", "m3", "km2", "ha", "pyeong", "kg", "g", "mg", "t", "l", "ml",
    "barrel",
    "kw", "mw", "gw", "kwh", "mwh", "gwh", "kb", "mb", "gb", "tb", "pb",
    "hz", "khz", "mhz", "ghz", "celsius", "fahrenheit",
    "hours", "minutes", "seconds", "ms", "us", "ns", "months", "weeks",
})  # fmt: skip
"""Units that a number cannot lose or change."""


ONE = Decimal(1)


class Figure(NamedTuple):
    """One figure of a text: from ``at`` to ``end`` stand its ``words``."""

    at: int
    end: int
    unit: str
    value: Value
    words: str
    also: tuple[FigureKey, ...] = ()
    """Other ways to read it: ``5.14.`` is a date, and a number at the end of a sentence."""
    spelled: int = DIGITS
    scale: Decimal = ONE
    """The multiplier in the words: 10^8 in ``200억``."""

    @property
    def key(self) -> FigureKey:
        """The unit and the value in its first reading."""
        return self[2:4]


_new = tuple.__new__


def figure_of(  # noqa: PLR0913, PLR0917 - the parts of a figure
    at: int,
    end: int,
    unit: str,
    value: Value,
    words: str,
    also: tuple[FigureKey, ...] = (),
    spelled: int = DIGITS,
    scale: Decimal = ONE,
) -> Figure:
    """Return a figure: in half the time of ``Figure(…)``, for the many of a text."""
    return _new(Figure, (at, end, unit, value, words, also, spelled, scale))


def check_of(unit: str) -> str:
    """Return the name of the check that answers for figures of a unit."""
    if unit in (DATE, *DATE_PARTS):
        return "date"
    if unit in (TIME, "hour"):
        return "time"
    return "number"


def figure_finding(
    check: str,
    hard: bool,  # noqa: FBT001 - as in Finding
    message: Said,
    ours: Figure | None = None,
    theirs: Figure | None = None,
) -> Finding:
    """Return a finding about a figure of the source, one of the translation, or both."""
    source, target = (((one.at, one.end),) if one else () for one in (ours, theirs))
    return Finding(check, hard, message, source, target)
