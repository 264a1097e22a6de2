"""Days of the week, and whether they fit their dates in the calendar."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from datetime import MAXYEAR, date, timedelta
from itertools import groupby, zip_longest
from typing import NamedTuple

from pressbridge.fidelity.figures.figure import DATE, Figure, figure_finding
from pressbridge.fidelity.figures.relative import year_meant, year_word_before
from pressbridge.fidelity.pair import Finding
from pressbridge.words.lang import Lang
from pressbridge.words.moments import WEEKDAYS
from pressbridge.words.patterns import late
from pressbridge.words.problems import said

_NUMBERS = {
    lang: {letter: n for n, letter in enumerate(letters)} for lang, letters in WEEKDAYS.items()
}
"""0 is Monday."""
_MONTH_NAMES = (
    said("January"), said("February"), said("March"), said("April"), said("May"), said("June"),
    said("July"), said("August"), said("September"), said("October"), said("November"),
    said("December"),
)  # fmt: skip
_NAMES = (
    said("Monday"), said("Tuesday"), said("Wednesday"), said("Thursday"), said("Friday"),
    said("Saturday"), said("Sunday"),
)  # fmt: skip


_OFTEN = r" ?[0-9,]+ ?(?:회|번|차례|개|건|명|[만천억]|원|시간|回|件|人|円|時間)"
"""What 월 and 日 say how much of: (월 1회)."""


def _patterns(
    letters: str, suffix: str, day: str, weekly: str
) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the pattern of all weekdays of a language, and of those in brackets alone."""
    several = rf"(?:[{letters}] ?[~·・,/、] ?){{0,6}}[{letters}]"
    short = rf"\((?<=[{day}.0-9 ]\()(?P<short>{several})(?=[\s,)·・/])(?!{_OFTEN})"
    return late(
        rf"(?=[{letters}(])(?:(?:(?<![가-힣一-龥])|(?<={weekly}))"
        rf"(?:(?P<named>{several})(?={suffix})|(?P<span>[{letters}]~[{letters}])(?![가-힣一-龥])"
        rf"|(?P<weekly>(?<={weekly})[{letters}](?:[·・,/][{letters}]){{1,6}})(?![가-힣一-龥]))"
        rf"|(?P<alone>[{letters}])(?={suffix})|{short})"
    ), late(short)


_SUFFIX = {Lang.KO: "요일", Lang.JA: "曜"}
_WEEKLY = {Lang.KO: "매주 ", Lang.JA: "毎週"}
"""What days of the week stand behind without a suffix: 매주 화·목."""
_ANY, _SHORT = (
    {
        Lang.KO: _patterns(WEEKDAYS[Lang.KO], _SUFFIX[Lang.KO], "일", _WEEKLY[Lang.KO])[n],
        Lang.JA: _patterns(WEEKDAYS[Lang.JA], _SUFFIX[Lang.JA], "日", _WEEKLY[Lang.JA])[n],
    }
    for n in (0, 1)
)
_SPAN = late("~[월화수목금토일月火水木金土日]")
_FIRST_YEAR = 1900
_SOME_WEEKS = timedelta(20)
_MONTHS = timedelta(275)
"""So near, in both directions, the year of a date without a year is not certain."""
_NEAR = late(r"[\s(,]{0,3}")


class Weekday(NamedTuple):
    """A day of the week in a text, and the date right before it."""

    number: int
    letter: str
    date: Figure | None
    year: str = ""
    """The word for the date's year right before it: 작년; empty for none."""

    @property
    def words(self) -> str:
        """The date and the weekday as they stand."""
        return f"{self.date.words}({self.letter})" if self.date else self.letter


def weekdays(text: str, lang: Lang, figures: list[Figure]) -> list[Weekday]:
    """Return the weekdays of a normalized text, in order."""
    found: list[Weekday] = []
    dates = {figure.end: figure for figure in figures if figure.unit == DATE}
    long = _SUFFIX[lang] in text or _WEEKLY[lang] in text or ("~" in text and _SPAN.search(text))
    numbers = _NUMBERS[lang]
    for match in (_ANY if long else _SHORT)[lang].finditer(text):
        near = _date_before(match.start(), dates, text)
        letters = match[match.lastgroup or 0]
        year = year_word_before(text, near.at) if near else ""
        found += [Weekday(numbers[one], one, near, year) for one in letters if one in numbers]
    return found


def _date_before(at: int, dates: dict[int, Figure], text: str) -> Figure | None:
    for end in range(at, max(0, at - 3), -1):
        if near := dates.get(end):
            return near if end == at or _NEAR.fullmatch(text, end, at) else None
    return None


class NamedMonths(NamedTuple):
    """Years that the dates of a text name, and its months as (year or ``None``, month)."""

    years: frozenset[int]
    months: frozenset[tuple[int | None, int]]


def named_months(figures: list[Figure]) -> NamedMonths:
    """Return the years and months that a text's dates name."""
    parts = [_parts(figure) for figure in figures if figure.unit == DATE]
    years = frozenset(year for year, _, _ in parts if year and year > _FIRST_YEAR)
    return NamedMonths(years, frozenset((year, month) for year, month, _ in parts if month))


def possible_days(weekday: Weekday, known: NamedMonths, day: date | None) -> tuple[date, ...]:
    """Return the days that a date may be; none if that cannot be known or there is no such day.

    ``day`` is the release's: last year's date lies in the year before. Without a year it is the one
    nearest to ``day`` (two, where both are some months away), or in a year that another date names;
    without a month, in the months around or that another date names.
    """
    year, month, number = _parts(weekday.date) if weekday.date else (None, None, None)
    if weekday.year and year is None:
        year = year_meant(weekday.year, day) if day else None
        if year is None:
            return ()
    if number is None:
        return ()
    if year is not None:
        return tuple(_days({(year, month)}, number))
    if month is not None:
        years = {one + later for one in known.years for later in (0, 1)}
        if day:
            around = _days({(day.year + shift, month) for shift in (-1, 0, 1)}, number)
            near = sorted(around, key=lambda one: abs(one - day))
            years |= {one.year for n, one in enumerate(near) if not n or abs(one - day) < _MONTHS}
        return tuple(_days({(one, month) for one in years}, number))
    months = {(one, month) for one, month in known.months if one}
    if day:
        months |= {(one.year, one.month) for one in (day - _SOME_WEEKS, day, day + _SOME_WEEKS)}
        months |= {(one or day.year, month) for one, month in known.months}
    return tuple(_days(months, number))


def impossible(figure: Figure) -> bool:
    """Tell whether there is no such day in any year: 2월 30일, 13월 1일."""
    year, month, number = _parts(figure)
    if month is None or number is None:
        return False
    if 0 < month < 13 and 0 < number < 29 and (year is None or year <= MAXYEAR):
        return False
    return not any(_days({(year or 2000, month)}, number))


def _days(months: AbstractSet[tuple[int | None, int | None]], number: int) -> Iterator[date]:
    for year, month in months:
        try:
            yield date(year or 0, month or 0, number)
        except (ValueError, OverflowError):  # no such day, or a year beyond all numbers
            continue


def _parts(figure: Figure) -> tuple[int | None, int | None, int | None]:
    assert isinstance(figure.value, tuple)
    year, month, number = figure.value
    return (
        None if year is None else int(year),
        None if month is None else int(month),
        None if number is None else int(number),
    )


def calendar_findings(
    found: list[Weekday], figures: list[Figure], day: date | None, lang: Lang
) -> Iterator[Finding]:
    """Yield a soft finding for each weekday that its date is not."""
    known = named_months(figures) if found else NamedMonths(frozenset(), frozenset())
    for _, together in groupby(found, key=lambda one: one.date and one.date.at):
        *others, weekday = together
        days = possible_days(weekday, known, day)
        fitting = {one.weekday() for one in days}
        if days and fitting.isdisjoint(one.number for one in (*others, weekday)):
            right = min(days, key=lambda one: abs(one - day)) if day else days[0]
            letter = WEEKDAYS[lang][right.weekday()]
            message = said(
                "{words}: {day} {month} {year} is a {weekday} ({letter})",
                words=weekday.words,
                day=right.day,
                month=_MONTH_NAMES[right.month - 1],
                year=right.year,
                weekday=_NAMES[right.weekday()],
                letter=letter,
            )
            yield figure_finding("weekday", False, message, weekday.date)


def comparison(
    ours: list[Weekday], theirs: list[Weekday]
) -> Iterator[tuple[Weekday | None, Weekday | None]]:
    """Yield the weekdays that differ: (of the source, of the translation), None where one lacks."""
    if len(ours) == len(theirs) and all(map(_same_with_date, ours, theirs)):
        return
    left, right = _without_partner(ours, theirs)
    yield from zip_longest(left, right)


def _without_partner(
    ours: list[Weekday], theirs: list[Weekday]
) -> tuple[list[Weekday], list[Weekday]]:
    """Return the weekdays without one of the same date, or without a date, in the other text."""
    waiting: defaultdict[tuple[int, int | None], deque[int]] = defaultdict(deque)
    for place, other in enumerate(theirs):
        waiting[other.number, _number(other)].append(place)
    missing: list[Weekday] = []
    taken: set[int] = set()
    for weekday in ours:
        if same := waiting.get((weekday.number, _number(weekday))):
            taken.add(same.popleft())
        else:
            missing.append(weekday)
    left: list[Weekday] = []
    for weekday in missing:
        number = weekday.number
        keys = {(number, None)} if weekday.date else {key for key in waiting if key[0] == number}
        first = min((waiting[key][0] for key in keys if waiting.get(key)), default=None)
        if first is None:
            left.append(weekday)
            continue
        taken.add(first)
        waiting[number, _number(theirs[first])].popleft()
    return left, [other for place, other in enumerate(theirs) if place not in taken]


def _same_with_date(ours: Weekday, theirs: Weekday) -> bool:
    return ours.number == theirs.number and _number(ours) == _number(theirs)


def _number(weekday: Weekday) -> int | None:
    return _parts(weekday.date)[2] if weekday.date else None
