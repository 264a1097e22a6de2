"""Days that take their month, or their year, from the release's own day: 오는 15일, 지난 26일."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import MAXYEAR, MINYEAR, date, timedelta
from decimal import Decimal
from functools import lru_cache

from pressbridge.fidelity.figures.figure import Figure
from pressbridge.fidelity.figures.relative import month_before
from pressbridge.words.moments import WEEKDAYS
from pressbridge.words.patterns import late

_FIRST_OF_TWO = r" ?(?:[0-9~ ]{1,8}[일日]?(?:부터|から|~|-) ?)?\Z"
"""Between the word and the second day of 오는 20일부터 24일까지."""
_COMING = late(f"(?:오는|다가오는|돌아오는|来る|きたる|次の){_FIRST_OF_TWO}")
_PAST = late(f"(?:지난|去る|さる|先の){_FIRST_OF_TWO}")
_BESIDE_TODAY = late(
    r"(?:어제|오늘|내일|모레|이튿날|昨日|今日|本日|明日|翌日|明後日)[ (、,]{0,2}\Z"
)
_SOME_DAYS, _MONTHS = timedelta(4), timedelta(70)
_REACH = 20
_ANY_COMING, _ANY_PAST = late("오는 ?[0-9]|来る ?[0-9]"), late("지난 ?[0-9]|去る ?[0-9]")


def implied_days(figure: Figure, text: str, day: date | None, *, alone: bool) -> frozenset[date]:
    """Return the days that a date without a month, or without a year, may mean in a release.

    ``day`` is the release's. What is coming is the next such day, what is past the last one. With
    ``alone``, a day without such a word is in the release's own month, or in one that such a word
    elsewhere in the text reaches; else only the release's own day is understood.
    """
    if day is None or not isinstance(figure.value, tuple) or len(figure.value) != 3:
        return frozenset()
    year, month, number = figure.value
    if year is not None or number is None:
        return frozenset()
    around = list(_around(day, month, number))
    told: Collection[date] | None = _told(figure, text, day, around)
    if told is None and month is None:
        told = _alone(figure, text, day, around, alone=alone)
    return frozenset(told or ())


def _told(figure: Figure, text: str, day: date, around: list[date]) -> list[date] | None:
    """Return the days that words before a date leave: 오는, 지난달, 내일(11일); else ``None``."""
    before = text[max(0, figure.at - _REACH) : figure.at]
    if _COMING.search(before):
        return [one for one in around if one >= day][:1]
    if _PAST.search(before):
        return [one for one in around if one <= day][-1:]
    if said := month_before(text, figure.at, day):
        return [one for one in around if one.month == said and abs(one - day) < _MONTHS]
    if _BESIDE_TODAY.search(before):
        return [one for one in around if abs(one - day) < _SOME_DAYS]
    return None


def _alone(figure: Figure, text: str, day: date, around: list[date], *, alone: bool) -> set[date]:
    """Return the days that a number of a day may mean without a word before it."""
    own = {one for one in around if (one.year, one.month) == (day.year, day.month)}
    if not alone:
        told = _WEEKDAY.match(text, figure.end)
        known = {one for one in own if told and _is_weekday(one, told[1])}
        return (own & {day}) | known
    coming, past = _reaches(text)
    if coming:
        own.update([one for one in around if one >= day][:1])
    if past:
        own.update([one for one in around if one <= day][-1:])
    return own


@lru_cache(maxsize=4)
def _reaches(text: str) -> tuple[bool, bool]:
    """Tell, once for all dates of a text, whether it looks ahead and whether it looks back."""
    return bool(_ANY_COMING.search(text)), bool(_ANY_PAST.search(text))


_WEEKDAY = late(r" ?\(([월화수목금토일月火水木金土日])[)요曜]")


def _is_weekday(day: date, letter: str) -> bool:
    """Tell whether a day is the weekday that stands behind it: with 13일(월) a month is known."""
    return any(letters[day.weekday()] == letter for letters in WEEKDAYS.values())


def _around(day: date, month: Decimal | None, number: Decimal) -> Iterator[date]:
    """Yield the days of that number in the months around, or in the years around, in order."""
    shifts = range(-2, 3) if month is None else range(-12, 13)
    for shift in shifts:
        months = day.year * 12 + day.month - 1 + shift
        year, at = divmod(months, 12)
        if not MINYEAR <= year <= MAXYEAR or (month is not None and month != at + 1):
            continue
        try:
            yield date(year, at + 1, int(number))
        except (ValueError, OverflowError):  # no such day in that month
            continue


def is_release_day(figure: Figure, day: date | None) -> bool:
    """Tell whether a date is the release's own day, as far as it is said."""
    if day is None or not isinstance(figure.value, tuple) or len(figure.value) != 3:
        return False
    year, month, number = figure.value
    return number == day.day and month in (None, day.month) and year in (None, day.year)
