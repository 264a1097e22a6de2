"""Dates as each language writes them."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import lru_cache

from pressbridge.rendering.views import Time
from pressbridge.words.lang import Lang
from pressbridge.words.moments import WEEKDAYS, ZONE, Moment


@lru_cache(maxsize=4096)
def day_text(day: date, lang: Lang) -> str:
    """Return a day: 2023년 5월 14일(일), 2023年5月14日（日）."""
    weekday = WEEKDAYS[lang][day.weekday()]
    if lang is Lang.KO:
        return f"{day.year}년 {day.month}월 {day.day}일({weekday})"
    return f"{day.year}年{day.month}月{day.day}日（{weekday}）"


def plain_day_text(day: date, lang: Lang) -> str:
    """Return a day without its weekday: 2023년 5월 14일, 2023年5月14日."""
    return day_text(day, lang)[:-3]


def month_text(day: date, lang: Lang) -> str:
    """Return the month of a day."""
    return f"{day.year}년 {day.month}월" if lang is Lang.KO else f"{day.year}年{day.month}月"


def month_name(month: int, lang: Lang) -> str:
    """Return the name of a month (1 to 12) beside its year."""
    return f"{month}월" if lang is Lang.KO else f"{month}月"


def year_text(day: date, lang: Lang) -> str:
    """Return the year of a day."""
    return f"{day.year}년" if lang is Lang.KO else f"{day.year}年"


def moment(at: Moment, lang: Lang) -> Time:
    """Return a moment for ``<time>``; the time of day shows only if it was written."""
    text = day_text(at.day, lang)
    return Time(at.iso, f"{text} {at.at.hour:02}:{at.at.minute:02}" if at.has_time else text)


def whole_day(day: date, lang: Lang) -> Time:
    """Return a day for ``<time>``, as the moment at which it begins in Korea and Japan."""
    return moment(Moment(datetime.combine(day, time(), ZONE), has_time=False), lang)
