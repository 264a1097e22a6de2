"""Rules for two figures of one amount with different units: which difference matters."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from pressbridge.fidelity.figures.figure import (
    CURRENCIES,
    DATE,
    MEASURES,
    NAME,
    SHARES,
    TIME,
    Figure,
    check_of,
)
from pressbridge.fidelity.figures.scores import is_average, is_tally
from pressbridge.words.patterns import late

_COUNTED_HARD = frozenset({"person", "company", "countries"})
_COUNTED = _COUNTED_HARD | {"case", "item"}
_OTHERS = (
    {"person", "company"},
    {"person", "countries"},
    {"person", "place"},
    {"person", "household"},
    {"company", "countries"},
    {"win", "loss"},
    {"win", "draw"},
    {"draw", "loss"},
)
"""Who is counted cannot become another. Places may be companies, or countries."""
_STRICT = MEASURES | {"times"}
_BARE = late(
    r"\s*(?:$|[^\w\s]| [가-힣]|(?<= )[가-힣]|[がをはにのともでやへ]"
    "|(?:이|가|은|는|을|를|의|에|와|과|로|도|만)(?![가-힣]))"
)
"""A number without anything counted behind it."""

_ITEMS = ("호", "号")
"""What the parts of a clause of a law are counted with."""
_INTEREST = late("금리")
"""What Japanese newspapers raise by 0.25％, where Korean ones say 0.25%포인트."""

_OF_A_NOUN = late("の[一-鿿ァ-ヶ]")
"""A noun that may be what is counted: 17개 시도 is 17の市・道."""


class UnitDifference(NamedTuple):
    """Difference of two units: the check that reports it, and whether the finding is hard."""

    check: str
    hard: bool


def unit_difference(
    ours: Figure, theirs: Figure, target: str, *, home: str
) -> UnitDifference | None:
    """Return how the units of two figures of one amount differ; ``None`` where they mean the same.

    ``home`` is the currency of the source's country: its name may be left out there.
    """
    units = {ours.unit, theirs.unit}
    if len(units) == 1:
        return UnitDifference("date", hard=True) if _is_other_part(ours, theirs) else None
    if units & CURRENCIES:
        return UnitDifference("currency", hard=not (ours.unit == "" and theirs.unit == home))
    if units & SHARES:
        if units == {"pp", "points"}:
            return None
        points = (ours.unit, theirs.unit) == ("percent", "pp") and _INTEREST.search(target)
        return UnitDifference("percent", hard=not points and bool(units & {"percent", "pp"}))
    if units == {DATE, ""} and _is_year(ours):
        return UnitDifference("date", hard=False)
    if units & {DATE, TIME}:
        return UnitDifference(check_of((units & {DATE, TIME}).pop()), hard=True)
    if units & _STRICT:
        return UnitDifference("unit", hard=True)
    return _counter_verdict(ours, theirs, target)


def _counter_verdict(ours: Figure, theirs: Figure, target: str) -> UnitDifference | None:
    if {ours.unit, theirs.unit} == {"article", "clause"}:
        return UnitDifference("number", hard=True)
    if {ours.unit, theirs.unit} == {"clause", ""} and target.startswith(_ITEMS, theirs.end):
        return UnitDifference("number", hard=True)  # 第1項第3号 is not 제3항제1호
    if NAME in (ours.unit, theirs.unit):
        return UnitDifference("number", hard=False)
    bare = theirs.unit == "" and ours.unit in _COUNTED and _BARE.match(target, theirs.end)
    if bare and not is_tally(theirs, target) and not _needs_no_unit(ours, theirs, target):
        return UnitDifference("unit", hard=ours.unit in _COUNTED_HARD and not theirs.spelled)
    if {ours.unit, theirs.unit} in _OTHERS:
        return UnitDifference("unit", hard=True)
    if {ours.unit, theirs.unit} <= {"person", "company", "countries", "case"}:
        return UnitDifference("unit", hard=False)
    return None


def _needs_no_unit(ours: Figure, theirs: Figure, target: str) -> bool:
    """Tell whether a noun is what is counted, or an average of persons a mere number: 0.8명."""
    if ours.unit == "item":
        return _OF_A_NOUN.match(target, theirs.end) is not None
    return is_average(ours)


def _is_other_part(ours: Figure, theirs: Figure) -> bool:
    """Tell whether of two dates one says only a month, the other only a year or a day: 7월, 7日."""
    if (
        ours.unit != DATE
        or not isinstance(ours.value, tuple)
        or not isinstance(theirs.value, tuple)
    ):
        return False
    return [part is None for part in ours.value] != [part is None for part in theirs.value]


def _is_year(figure: Figure) -> bool:
    """Tell whether a number alone would be read as a year: 1970, 2023."""
    parts = figure.value if isinstance(figure.value, tuple) else (figure.value,)
    year = parts[0]
    return isinstance(year, Decimal) and 1900 <= year < 2100 and not any(parts[1:])
