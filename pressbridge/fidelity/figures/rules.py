"""Whether two figures of one amount mean the same: currencies, per cent, measures, counters."""

from __future__ import annotations

import re
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

_COUNTED_HARD = frozenset({"person", "company", "countries"})
_COUNTED = _COUNTED_HARD | {"case", "item"}
_OTHERS = (
    {"person", "company"},
    {"person", "countries"},
    {"person", "place"},
    {"company", "countries"},
)
"""Who is counted cannot become another. Places may be companies, or countries."""
_STRICT = MEASURES | {"times"}
_BARE = re.compile(
    r"\s*(?:$|[^\w\s]| [가-힣]|(?<= )[가-힣]|[がをはにのともでやへ]"
    "|(?:이|가|은|는|을|를|의|에|와|과|로|도|만)(?![가-힣]))"
)
"""A number without anything counted behind it."""


class Verdict(NamedTuple):
    """The check that a difference belongs to, and whether it is hard."""

    check: str
    hard: bool


def verdict(ours: Figure, theirs: Figure, target: str, *, home: str) -> Verdict | None:
    """Judge two figures of one amount by their units; None where they mean the same.

    ``home`` is the currency of the source's country: its name may be left out there.
    """
    units = {ours.unit, theirs.unit}
    if len(units) == 1:
        return None
    if units & CURRENCIES:
        return Verdict("currency", hard=not (ours.unit == "" and theirs.unit == home))
    if units & SHARES:
        if units == {"pp", "points"}:
            return None
        return Verdict("percent", hard=bool(units & {"percent", "pp"}))
    if units == {DATE, ""} and _is_year(ours):
        return Verdict("date", hard=False)
    if units & {DATE, TIME}:
        return Verdict(check_of((units & {DATE, TIME}).pop()), hard=True)
    if units & _STRICT:
        return Verdict("unit", hard=True)
    return _counter_verdict(ours, theirs, target)


def _counter_verdict(ours: Figure, theirs: Figure, target: str) -> Verdict | None:
    if {ours.unit, theirs.unit} == {"article", "clause"}:
        return Verdict("number", hard=True)
    if NAME in (ours.unit, theirs.unit):
        return Verdict("number", hard=False)
    if theirs.unit == "" and ours.unit in _COUNTED and _BARE.match(target, theirs.end):
        return Verdict("unit", hard=ours.unit in _COUNTED_HARD)
    if {ours.unit, theirs.unit} in _OTHERS:
        return Verdict("unit", hard=True)
    if {ours.unit, theirs.unit} <= {"person", "company", "countries", "case"}:
        return Verdict("unit", hard=False)
    return None


def _is_year(figure: Figure) -> bool:
    """Tell whether a number alone would be read as a year: 1970, 2023."""
    parts = figure.value if isinstance(figure.value, tuple) else (figure.value,)
    year = parts[0]
    return isinstance(year, Decimal) and 1900 <= year < 2100 and not any(parts[1:])
