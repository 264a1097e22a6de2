"""Moments in Korean and Japanese time, which are the same: +09:00 all year."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime, timedelta, timezone
from typing import NamedTuple

from pressbridge.words.lang import Lang
from pressbridge.words.problems import said

ZONE = timezone(timedelta(hours=9))
"""Korea and Japan share one offset and neither keeps summer time, so no zone database is needed."""

EPOCH = datetime(1970, 1, 1, tzinfo=ZONE)
WEEKDAYS = {Lang.KO: "월화수목금토일", Lang.JA: "月火水木金土日"}
"""The weekdays by their letters, Monday first."""

_DAY = r"(\d{4})-(\d{1,2})-(\d{1,2})"
_TIME = r"(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?"
_OFFSET = r"(Z|[+-]\d{2}:?\d{2})?"
MOMENT = rf"{_DAY}(?:[T ]\s*{_TIME}\s*{_OFFSET})?"
"""Pattern of a date, with a time or without, in capitals or not."""
_MOMENT = re.compile(MOMENT, re.IGNORECASE)


class Moment(NamedTuple):
    """A point in time, in +09:00, that remembers whether a time of day was written."""

    at: datetime
    has_time: bool

    @property
    def day(self) -> date:
        """The day in Korea and Japan."""
        return self.at.date()

    @property
    def iso(self) -> str:
        """ISO 8601 for ``<time datetime>`` and feeds: the whole moment with its offset."""
        return self.at.isoformat(timespec="seconds")


def parse_moment(text: str) -> Moment:
    """Read ISO 8601; without an offset it is Korean/Japanese time (docs/design.md §3).

    Raises ValueError with a sentence for the editor.
    """
    match = _MOMENT.fullmatch(text.strip())
    if not match:
        msg = said('"{text}" is not a date', text=text)
        raise ValueError(msg)
    year, month, day, hour, minute, second, offset = match.groups()
    try:
        at = datetime(
            int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0),
            tzinfo=_zone(offset),
        )  # fmt: skip
        # By way of UTC, in which it is kept: the first hours of the year 1 have no such moment.
        return Moment(at.astimezone(UTC).astimezone(ZONE), has_time=hour is not None)
    except (ValueError, OverflowError):
        msg = said('there is no such day or time as "{text}"', text=text)
        raise ValueError(msg) from None


_OTHER_DAY = (
    r"(\d{4}) ?[-./년年] ?(\d{1,2}) ?[-./월月] ?(\d{1,2})(?!\d)|(\d{4})(\d{2})(\d{2})(?!\d)"
)
_ERAS = {"昭和": 1925, "平成": 1988, "令和": 2018}
"""The years before the first of each era (元号) that a press release may name."""
_ERA_YEAR = rf"({'|'.join(_ERAS)}) ?(元|\d{{1,2}}) ?年?"
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_QUOTES = "“”‘’「」\"' "
_OTHER_TIME = r"(오전|오후|午前|午後|am|pm)? ?(\d{1,2}) ?[:시時] ?(?:(\d{2})(?!\d))?"


def moment_meant(text: str) -> str:
    """Return a moment as it is to be written, of a text that says it in another form.

    2026. 3. 2., 2026년 3월 2일 오후 2시, 令和8年3月2日, 20260302; an empty string where nobody can
    tell.
    """
    plain = unicodedata.normalize("NFKC", text).translate(_DASHES).strip(_QUOTES)
    era = re.match(_ERA_YEAR, plain)
    if era:
        year_of_era = 1 if era[2] == "元" else int(era[2])
        plain = f"{_ERAS[era[1]] + year_of_era}年{plain[era.end() :]}"
    day = re.match(_OTHER_DAY, plain)
    if not day:
        return ""
    rest = plain[day.end() :]
    time = re.search(_OTHER_TIME, rest, re.IGNORECASE)
    if re.search(
        r"\d|[ap]m|오[전후]|午[前後]", rest[time.end() :] if time else rest, re.IGNORECASE
    ):
        return ""  # an hour that is written in yet another way must not be lost
    half, hour, minute = time.groups() if time else ("", "0", "0")
    hours = int(hour) % 12 if half else int(hour)
    hours += 12 if (half or "").lower() in ("오후", "午後", "pm") else 0
    year, month, number = (int(part) for part in day.groups() if part)
    try:
        at = datetime(year, month, number, hours, int(minute or 0), tzinfo=ZONE)
    except ValueError:
        return ""
    return at.strftime("%Y-%m-%d %H:%M" if time else "%Y-%m-%d")


def _zone(offset: str | None) -> timezone:
    if offset is None:
        return ZONE
    if offset.upper() == "Z":
        return timezone(timedelta(0))
    hours, minutes = int(offset[1:3]), int(offset[-2:])
    sign = -1 if offset[0] == "-" else 1
    return timezone(sign * timedelta(hours=hours, minutes=minutes))
