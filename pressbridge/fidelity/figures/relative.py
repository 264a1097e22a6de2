"""Relative dates, said from the release's own day: 올해, 지난달, 오늘; 今年, 先月, 本日."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from pressbridge.fidelity.figures.figure import DATE, WORD, Figure, FigureKey, Value
from pressbridge.words.patterns import late

_SAID = {
    ("y", 0): "올해|금년|今年|本年",
    ("y", -2): "재작년|지지난해|一昨年|おととし",
    ("y", -1): "지난해|작년|전년(?! ?(?:대비|동기|도))|昨年|前年(?![比同度])|去年",
    ("y", 2): "내후년|再来年",
    ("y", 1): "내년|이듬해|来年|翌年",
    ("m", 0): "이달|이번 ?달|금월|今月",
    ("m", -1): "지난 ?달|전월(?! ?(?:대비|동기))|先月|前月(?![比同])",
    ("m", 1): "다음 ?달|내달|来月|翌月",
    ("d", 0): "오늘|금일|今日|本日|きょう",
    ("d", -1): "어제|전날|昨日|前日|きのう",
    ("d", 1): "내일|명일|이튿날|다음 ?날|明日|翌日|あす",
}
_RELATIVE = late("|".join(_SAID.values()))
_MEANS = {
    form.partition("(")[0].replace(" ?", ""): key
    for key, forms in _SAID.items()
    for form in re.split(r"\|(?![^(]*\))", forms)
}
"""The part of a date that a word says, and how far away it is."""
_LONGEST_YEAR = 6
"""Letters of the longest word for a year, with what joins it to a date."""


_YEARS = {word: shift for word, (part, shift) in _MEANS.items() if part == "y"} | {"明年": 1}
_YEAR_BEFORE = late(rf"({'|'.join(_YEARS)}) ?[의の]? ?\Z")
_FROM_ANOTHER = frozenset({"전년", "이듬해", "前年", "翌年"})
"""Years that a text may count from another one than the release's."""


def year_word_before(text: str, at: int) -> str:
    """Return the word for a year right before a place: 작년 in ``작년 5월``; empty for none."""
    found = _YEAR_BEFORE.search(text, max(0, at - _LONGEST_YEAR), at)
    return found[1] if found else ""


def year_meant(word: str, day: date) -> int | None:
    """Return the year that such a word means on a day; None if that is not sure."""
    return None if word in _FROM_ANOTHER else day.year + _YEARS[word]


def year_before(text: str, at: int, day: date | None) -> Decimal | None:
    """Return the year that a word right before a place means: 지난해 in ``지난해 12월``."""
    said = _right_before(text, at, day)
    return said[0] if said else None


def month_before(text: str, at: int, day: date | None) -> Decimal | None:
    """Return the month that a word right before a place means: 지난달 in ``지난달 30일``."""
    said = _right_before(text, at, day)
    return said[1] if said else None


def _right_before(text: str, at: int, day: date | None) -> tuple[Decimal | None, ...] | None:
    """Return the date that a word right before a place means, as far as it says one."""
    near = relative_dates(text[max(0, at - 5) : at], day)
    last = near[-1] if near else None
    if not last or not isinstance(last.value, tuple):
        return None
    return None if text[last.end + max(0, at - 5) : at].strip() else last.value


def relative_dates(text: str, day: date | None) -> list[Figure]:
    """Return the years, months and days that such words mean on a day, as figures in words."""
    return list(_relative_dates(text, day)) if day else []


def _relative_dates(text: str, day: date) -> Iterator[Figure]:
    for match in _RELATIVE.finditer(text):
        part, shift = _MEANS[match[0].replace(" ", "")]
        value: Value
        if part == "y":
            value = (Decimal(day.year + shift), None, None)
        elif part == "m":
            value = (None, Decimal((day.month + shift - 1) % 12 + 1), None)
        else:
            value = (None, None, Decimal((day + timedelta(shift)).day))
        place = "ymd".index(part)
        counted = (*(None,) * place, Decimal(abs(shift)), *(None,) * (2 - place))
        also: tuple[FigureKey, ...] = ((DATE, counted),) if abs(shift) > 1 else ()
        yield Figure(match.start(), match.end(), DATE, value, match[0], also, WORD)
