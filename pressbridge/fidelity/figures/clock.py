"""Times of day: 오후 2시 30분, 14:00, 午後2時半, as seconds since midnight."""

from __future__ import annotations

import re
from decimal import Decimal

from pressbridge.fidelity.figures.figure import TIME, Figure, FigureKey
from pressbridge.words.lang import Lang
from pressbridge.words.patterns import late

HALF = late(
    r" ?(?:반(?![가-힣])|반(?=[에의을이가만으]|부터|까지|쯤|경|께|동안|짜리|가량|정도|만에)"
    "|半(?![ば期数額導島世年]))"
)
"""Half an hour or a year, right behind it."""
RANGE = late(r" ?(?:~|-|에서|から|부터) ?['+-]?")
"""Text between the two ends of a range."""
_BEFORE_HOUR = {
    Lang.KO: late(r"(오전|오후|새벽|아침|한낮|대낮|낮|저녁|한밤|밤|심야|AM|PM|am|pm) ?\Z"),
    Lang.JA: late(
        r"(午前|午後|未明の?|早朝の?|朝の?|昼の?|夕方の?|深夜の?|夜の?|晩の?|AM|PM|am|pm) ?\Z"
    ),
}
_AFTER_HOUR = late(r" ?([ap])\.?m\b", re.IGNORECASE)
_MORNING = frozenset({"오전", "새벽", "아침", "午前", "未明", "早朝", "朝", "am"})
_NIGHT = frozenset({"밤", "한밤", "심야", "夜", "晩", "深夜"})
_HOUR = Decimal(3600)
_NOON = 12 * _HOUR


def with_times(figures: list[Figure], text: str, lang: Lang) -> list[Figure]:
    """Make hours, with their 오전 or 午後 and their minutes, times of day in seconds."""
    found: list[Figure] = []
    afternoon = False
    for figure in figures:
        last = found[-1] if found else None
        if last and _are_its_minutes(figure, last, text):
            found[-1] = _later(last, figure, text)
        elif figure.unit in {"hour", TIME}:
            time = _time(figure, text, lang)
            if afternoon and time.at == figure.at:
                time = _perhaps_later(time, last, text)
            told = time.words[0] in "오午PpM저밤夕夜晩"
            afternoon = afternoon or (told and _seconds(time) >= _NOON)
            found.append(time)
        else:
            found.append(figure)
    return found


def _are_its_minutes(figure: Figure, last: Figure, text: str) -> bool:
    hour = last.unit == TIME and text[last.end - 1] in "시時"
    return hour and figure.unit == "minutes" and not text[last.end : figure.at].strip()


def _perhaps_later(time: Figure, last: Figure | None, text: str) -> Figure:
    """Return a time behind one of the afternoon: 4시 in 오후 2시~4시 is 16, elsewhere perhaps."""
    if _seconds(time) >= _NOON:
        return time
    later: FigureKey = (TIME, _seconds(time) + _NOON)
    from_noon = last and RANGE.fullmatch(text, last.end, time.at)
    if last and from_noon and _seconds(last) < _seconds(time) + _NOON:  # not 밤 11시부터 2시까지
        return time._replace(value=later[1])
    return time._replace(also=(*time.also, later))


def _seconds(time: Figure) -> Decimal:
    assert isinstance(time.value, Decimal)
    return time.value


def _later(time: Figure, minutes: Figure, text: str) -> Figure:
    """Return an hour with its minutes."""
    shift = _seconds(minutes) * 60
    also = tuple(
        (unit, value + shift)
        for unit, value in time.also
        if unit == TIME and isinstance(value, Decimal)
    )
    words = text[time.at : minutes.end]
    return time._replace(end=minutes.end, value=_seconds(time) + shift, words=words, also=also)


def _time(figure: Figure, text: str, lang: Lang) -> Figure:
    assert isinstance(figure.value, Decimal)
    seconds = figure.value if figure.unit == TIME else _hours(figure.value) * _HOUR
    at, end, part = figure.at, figure.end, ""
    if before := _BEFORE_HOUR[lang].search(text, max(0, at - 5), at):
        at, part = before.start(), before[1].lower().removesuffix("の")
    elif after := _AFTER_HOUR.match(text, end):
        end, part = after.end(), f"{after[1].lower()}m"
    seconds = _in_part_of_day(seconds, part) if part else seconds
    if half := HALF.match(text, end) if text[end - 1] in "시時" else None:
        seconds, end = seconds + _HOUR / 2, half.end()
    spelled = 0 if part else figure.spelled
    return Figure(at, end, TIME, seconds, text[at:end], figure.also, spelled)


def _hours(number: Decimal) -> Decimal:
    """Return 0 for 24시; an hour that no clock has stays as it is."""
    return number % 24 if number <= 24 else number


def _in_part_of_day(seconds: Decimal, part: str) -> Decimal:
    """Return the seconds since midnight of ``2시`` in the 오후, or ``12時`` in the 夜."""
    if seconds >= 13 * _HOUR:
        return seconds
    if part in _MORNING:
        return seconds % _NOON
    if part in _NIGHT and (seconds >= _NOON or seconds < 4 * _HOUR):
        return seconds % _NOON
    if part in {"낮", "한낮", "대낮", "昼"} and seconds >= 10 * _HOUR:
        return seconds
    return seconds % _NOON + _NOON
