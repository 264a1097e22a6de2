"""Dates are written as Babel writes them, only quicker."""

from __future__ import annotations

from datetime import date, datetime

from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from pressbridge.rendering.dates import day_text, moment, month_text, year_text
from pressbridge.words.lang import Lang
from pressbridge.words.moments import ZONE, Moment


@given(st.dates())
def test_days_months_and_years_are_those_of_babel(day: date) -> None:
    assert day_text(day, Lang.KO) == format_date(day, "y년 M월 d일(EEE)", locale="ko")
    assert day_text(day, Lang.JA) == format_date(day, "y年M月d日（EEE）", locale="ja")
    assert month_text(day, Lang.KO) == format_date(day, "y년 M월", locale="ko")
    assert month_text(day, Lang.JA) == format_date(day, "y年M月", locale="ja")
    assert year_text(day, Lang.KO) == format_date(day, "y년", locale="ko")
    assert year_text(day, Lang.JA) == format_date(day, "y年", locale="ja")


def test_the_time_of_day_shows_only_if_it_was_written() -> None:
    at = datetime(2023, 5, 14, 8, 5, tzinfo=ZONE)
    assert moment(Moment(at, has_time=True), Lang.KO).text == "2023년 5월 14일(일) 08:05"
    assert moment(Moment(at, has_time=False), Lang.JA).text == "2023年5月14日（日）"
