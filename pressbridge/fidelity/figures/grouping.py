"""Grouping of figures that belong together: the parts of a date, of a time, of a range."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from pressbridge.fidelity.figures.clock import HALF, RANGE, with_times
from pressbridge.fidelity.figures.figure import (
    CURRENCIES,
    DATE,
    DATE_PARTS,
    MEASURES,
    SHARES,
    TIME,
    Figure,
    FigureKey,
    Value,
    figure_of,
)
from pressbridge.words.lang import Lang
from pressbridge.words.patterns import late

_BETWEEN = late(
    r" ?(?:~|-|,|·|・|/|[×✕xX*]|에서|에서는|から|부터|내지|및|와|과|と|や|または|또는|이나|나"
    r"|、|\+) ?"
    r"(?:약 ?|約|최대 ?|最大|'|\+|(?<=[~ ])-)?"
)
_SHARED = CURRENCIES | SHARES | MEASURES | {*DATE_PARTS, "hour", "age", "person", "decade", "times"}
_ERAS = {
    "令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867,
    "레이와": 2018, "헤이세이": 1988, "쇼와": 1925, "다이쇼": 1911, "메이지": 1867,
}  # fmt: skip
_ERA = late(rf"({'|'.join(_ERAS)})\(? ?\Z")
_RANGE_OF_YEARS = late(r"20[0-9]{2}[년年]? ?[~-] ?\Z")
_HALVES: dict[str, FigureKey] = {
    "year": ("months", Decimal(6)),
    "hours": ("minutes", Decimal(30)),
    "minutes": ("seconds", Decimal(30)),
    **{unit: (unit, Decimal("0.5")) for unit in ("months", "weeks", "day", "times")},
}
"""Unit → what half of it is."""
_SMALLER = {"hours": "minutes", "minutes": "seconds"}
_SOFT_GAPS = frozenset(("", " ", ",", "  ", " ,", ", ", ",,"))


def grouped(figures: list[Figure], text: str, lang: Lang) -> list[Figure]:
    """Return the figures of a text, the parts of dates, times and ranges grouped into one each."""
    units = {figure.unit for figure in figures}
    if units.isdisjoint(_PARTS):
        return figures
    if "" in units and len(figures) > 1:
        figures = _shared_units(figures, text)
    if ("반" in text or "半" in text) and not units.isdisjoint(_HALVES):
        figures = [part for figure in figures for part in _with_half(figure, text)]
    if "year" in units and "months" in units:
        figures = _with_months(figures, text)
    if not units.isdisjoint(_SMALLER):
        figures = _durations(figures, text)
    if DATE in units and "" in units and "~" in text:
        figures = _last_months(figures, text)
    if not units.isdisjoint(DATE_PARTS):
        figures = _dates(figures, text)
    if ("銭" in text or "전" in text) and not units.isdisjoint(_WITH_SEN):
        figures = _with_sen(figures, text)
    if "hour" in units or TIME in units:
        figures = with_times(figures, text, lang)
    return figures


def _shared_units(figures: list[Figure], text: str) -> list[Figure]:
    """Give ``11`` in ``11~14일``, or ``100`` in ``100~200억 원``, what stands behind the range."""
    following = figures[-1]
    shared = [following]
    for figure in reversed(figures[:-1]):
        kept = carried = figure
        if (
            figure.unit == ""
            and isinstance(figure.value, Decimal)
            and figure.words[-1] not in "도度"
        ):
            between = text[figure.end : following.at]
            if len(between) < 8 and _BETWEEN.fullmatch(between):
                ranged = bool(RANGE.fullmatch(between)) or _is_day(figure, following, text)
                kept = _as_following(figure, following, ranged=ranged)
                carried = figure._replace(unit=following.unit)
        following = carried
        shared.append(kept)
    return shared[::-1]


def _is_day(figure: Figure, following: Figure, text: str) -> bool:
    """Tell whether a number right behind a month is a day of it: 9월 11·12일."""
    before = text[: figure.at].rstrip()[-1:] if following.unit == "day" else ""
    return bool(before) and before in "월月"


def _as_following(figure: Figure, following: Figure, *, ranged: bool) -> Figure:
    assert isinstance(figure.value, Decimal)
    unit = following.unit if following.unit in _SHARED else ""
    keys: list[FigureKey] = [("", figure.value), (unit, figure.value)]
    if ranged and figure.scale == 1 and following.scale > 1:
        wide = figure.value * following.scale
        keys += [("", wide), (unit, wide)]
    return figure._replace(unit=unit if ranged else "", also=tuple(keys))


def _with_half(figure: Figure, text: str) -> Iterable[Figure]:
    half = _HALVES.get(figure.unit)
    found = half and HALF.match(text, figure.end)
    number = figure.value
    if not half or not found or not isinstance(number, Decimal):
        return (figure,)
    end, words = found.end(), text[figure.at : found.end()]
    if figure.unit == "year":  # 1年半 is 18개월
        years: FigureKey = (DATE, (number + Decimal("0.5"), None, None))
        months = number * 12 + 6
        return (Figure(figure.at, end, half[0], months, words, (years,), figure.spelled),)
    if figure.unit == half[0]:  # 2배 반 is 2.5倍
        value = number + Decimal("0.5")
        return (figure._replace(end=end, value=value, words=words, also=()),)
    return (figure, Figure(found.start(), end, *half, found[0].strip(), (), figure.spelled))


def _durations(figures: list[Figure], text: str) -> list[Figure]:
    """Put hours, minutes and seconds side by side together: 1시간 30분 is 90分, and 1.5時間."""
    joined: list[Figure] = []
    for figure in figures:
        last = joined[-1] if joined else None
        if (
            last
            and _SMALLER.get(last.unit) == figure.unit
            and isinstance(last.value, Decimal)
            and isinstance(figure.value, Decimal)
            and not text[last.end : figure.at].strip()
        ):
            spelled = max(last.spelled, figure.spelled)
            total = last.value * 60 + figure.value
            words = text[last.at : figure.end]
            joined[-1] = Figure(last.at, figure.end, figure.unit, total, words, (), spelled)
        elif figure.unit == "hours" and isinstance(figure.value, Decimal):
            minutes: FigureKey = ("minutes", figure.value * 60)
            joined.append(figure._replace(also=(*figure.also, minutes)))
        else:
            joined.append(figure)
    return joined


def _with_months(figures: list[Figure], text: str) -> list[Figure]:
    """Put the years of a span to its months: 1년 6개월 is 18개월, and 1年半."""
    joined: list[Figure] = []
    for figure in figures:
        last = joined[-1] if joined else None
        years, months = last.value if last else None, figure.value
        if (
            last
            and last.unit == "year"
            and figure.unit == "months"
            and isinstance(years, Decimal)
            and isinstance(months, Decimal)
            and years < 100
            and not text[last.end : figure.at].strip()
        ):
            words = text[last.at : figure.end]
            spelled = max(last.spelled, figure.spelled)
            total = years * 12 + months
            joined[-1] = Figure(last.at, figure.end, "months", total, words, (), spelled)
        else:
            joined.append(figure)
    return joined


def _dates(figures: list[Figure], text: str) -> list[Figure]:
    """Join year, month and day where they stand side by side; a part alone is a date too."""
    joined: list[Figure] = []
    last: Figure | None = None
    for figure in figures:
        place = _PLACES.get(figure.unit)
        number = figure.value
        if place is None or not isinstance(number, Decimal):
            last = figure
            joined.append(last)
            continue
        if place and last and last.unit == DATE:
            whole = _joined(last, figure, place, number, text)
            if whole:
                joined[-1] = last = whole
                continue
        elif not place and number < 100:
            number = _full_year(figure, number, text)
        at, end, _, _, words, also, spelled, scale = figure
        if not place and number < 100 and words[-1] in "도度":  # 26년도
            also = (*also, (DATE, (number + 2000, None, None)))
        also = also and tuple(key for key in also if key[0] not in DATE_PARTS)
        last = figure_of(at, end, DATE, _date(place, number), words, also, spelled, scale)
        joined.append(last)
    return joined


_Date = tuple[Decimal | None, ...]


def _span(begin: Figure | None, figure: Figure, most: int) -> tuple[_Date, Decimal] | None:
    """Return the date before a bare number and the number, if that may end a span of dates."""
    number = figure.value
    if begin is None or begin.unit != DATE or not isinstance(begin.value, tuple):
        return None
    if figure.unit or not isinstance(number, Decimal) or not 1 <= number <= most:
        return None
    return begin.value, number


_LAST_MONTH = late(r" ?~ ?")


def _last_months(figures: list[Figure], text: str) -> list[Figure]:
    """Read the month that ends a span of months: '26.7.~12."""
    found: list[Figure] = []
    for figure in figures:
        last = found[-1] if found else None
        span = _span(last, figure, 12)
        if (
            last
            and span
            and span[0][1] is not None
            and span[0][2] is None
            and text[figure.end : figure.end + 1] == "."
            and _LAST_MONTH.fullmatch(text, last.end, figure.at)
        ):
            end = figure.end + 1
            value = (None, span[1], None)
            found.append(Figure(figure.at, end, DATE, value, text[figure.at : end], (figure.key,)))
        else:
            found.append(figure)
    return found


_TO_LAST_DAY = late(r" ?(?:\([월화수목금토일月火水木金土日]\) ?)?~ ?")
_WEEKDAY_BEHIND = late(r" ?\([월화수목금토일月火水木金土日][)·・,]")


def with_last_days(figures: list[Figure], text: str) -> list[Figure]:
    """Read the day that ends a span of days, by its weekday: 5.14(목)~16(토)."""
    found: list[Figure] = []
    for figure in figures:
        last = found[-1] if found else None
        span = _span(last, figure, 31)
        if (
            last
            and span
            and span[0][2] is not None
            and _WEEKDAY_BEHIND.match(text, figure.end)
            and _TO_LAST_DAY.fullmatch(text, last.end, figure.at)
        ):
            value, words = (None, None, span[1]), text[figure.at : figure.end]
            found.append(Figure(figure.at, figure.end, DATE, value, words, (figure.key,)))
        else:
            found.append(figure)
    return found


def _date(place: int, part: Decimal) -> Value:
    """Return a date of which only the year (place 0), the month or the day is known."""
    if not place:
        return (part, None, None)
    return (None, part, None) if place == 1 else (None, None, part)


def _with_sen(figures: list[Figure], text: str) -> list[Figure]:
    """Add the hundredths to an amount: 123円45銭 is 123.45 yen."""
    joined: list[Figure] = []
    for figure in figures:
        last = joined[-1] if joined else None
        sen = figure.value if text[figure.end : figure.end + 1] in ("銭", "전") else None
        if not isinstance(sen, Decimal) or figure.unit or not last or last.unit not in _WITH_SEN:
            joined.append(figure)
        elif isinstance(last.value, Decimal) and sen < 100 and figure.at - last.end < 2:
            end = figure.end + 1
            value = last.value + sen / 100
            joined[-1] = last._replace(end=end, value=value, words=text[last.at : end])
        else:
            joined.append(figure)
    return joined


_WITH_SEN = frozenset({"JPY", "KRW"})
_PLACES = {part: place for place, part in enumerate(DATE_PARTS)}
_PARTS = frozenset({"", *_HALVES, *DATE_PARTS, *_WITH_SEN, "hour", TIME})
"""Units of figures that may be a part of another one."""


def _full_year(figure: Figure, number: Decimal, text: str) -> Decimal:
    """Return 2023 for ``'23년`` and for the end of ``2022~23년``."""
    if era := _ERA.search(text, max(0, figure.at - 5), figure.at):
        return number + _ERAS[era[1]]
    short = text[max(0, figure.at - 1) : figure.at] == "'" or _RANGE_OF_YEARS.search(
        text, max(0, figure.at - 10), figure.at
    )
    return number + 2000 if short and number >= 10 else number


def _joined(last: Figure, part: Figure, place: int, number: Decimal, text: str) -> Figure | None:
    """Return a date and its month or day as one, if nothing stands between and it fits."""
    assert isinstance(last.value, tuple)
    year, month, day = last.value
    if day is not None or (year is None if place == 1 else month is None):
        return None
    if (place == 1 and month is not None) or text[last.end : part.at] not in _SOFT_GAPS:
        return None
    value = (year, number, None) if place == 1 else (year, month, number)
    words = text[last.at : part.end]
    also: tuple[FigureKey, ...] = ()
    if year is not None and year < 100:  # 23년 5월
        also = ((DATE, (year + 2000, *value[1:])),)
    spelled = max(last.spelled, part.spelled)
    return figure_of(last.at, part.end, DATE, value, words, also, spelled)
