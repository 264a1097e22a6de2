"""Dates as each language writes them, weekday included, through Babel."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from babel.dates import format_date

from pressbridge.rendering.views import Time
from pressbridge.words.lang import Lang
from pressbridge.words.moments import Moment

_DAY = {Lang.KO: "y년 M월 d일(EEE)", Lang.JA: "y年M月d日（EEE）"}
_MONTH = {Lang.KO: "y년 M월", Lang.JA: "y年M月"}
_YEAR = {Lang.KO: "y년", Lang.JA: "y年"}


@lru_cache(maxsize=4096)
def day_text(day: date, lang: Lang) -> str:
    """Return a day: 2023년 5월 14일(일), 2023年5月14日（日）."""
    return str(format_date(day, _DAY[lang], locale=str(lang)))


@lru_cache(maxsize=1024)
def month_text(day: date, lang: Lang) -> str:
    """Return the month of a day."""
    return str(format_date(day, _MONTH[lang], locale=str(lang)))


@lru_cache(maxsize=256)
def year_text(day: date, lang: Lang) -> str:
    """Return the year of a day."""
    return str(format_date(day, _YEAR[lang], locale=str(lang)))


def moment(at: Moment, lang: Lang) -> Time:
    """Return a moment for ``<time>``; the time of day shows only if it was written."""
    text = day_text(at.day, lang)
    return Time(at.iso, f"{text} {at.at:%H:%M}" if at.has_time else text)
