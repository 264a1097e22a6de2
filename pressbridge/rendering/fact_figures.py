"""What a figure that two languages share says as a fact: its kind, its value, its words.

The checks compare figures; a fact stands alone. So what the words around a figure add to it is read
here: the scale that the start of a range leaves to its end, a minus, whether days are counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from pressbridge.fidelity.figures import Figure
from pressbridge.fidelity.figures.counters import counted_until
from pressbridge.fidelity.figures.figure import (
    CURRENCIES,
    DATE,
    FRACTION,
    NAME,
    RATIO,
    SHARES,
    TIME,
    VAGUE,
    VERSION,
)
from pressbridge.fidelity.pair import TextPair
from pressbridge.words.lang import Lang
from pressbridge.words.patterns import late

_Match = tuple[Figure, Figure]


class ToldFigure(NamedTuple):
    """A figure of the source as a fact."""

    at: int
    """Where it begins in the source."""
    their_at: int
    """Where its partner begins in the translation."""
    kind: str
    value: str
    unit: str
    source: str
    target: str


class _Side(NamedTuple):
    """A text and the figures of it that have a partner, in its order."""

    text: str
    lang: Lang
    next: Mapping[int, Figure]
    """Where a figure begins to the one behind it."""

    def is_in_range(self, figure: Figure) -> bool:
        """Tell whether a figure is an end of a range."""
        around = (
            self.text[max(0, figure.at - 3) : figure.at],
            self.text[figure.end : figure.end + 3],
        )
        return any(sign in part for part in around for sign in "~～〜∼")


def told_figures(pair: TextPair, matches: Sequence[_Match]) -> Iterator[ToldFigure]:
    """Yield the figures that say something by themselves, in the order of the source."""
    matches = sorted(matches, key=lambda match: match[0].at)
    here = [ours for ours, _ in matches]
    there = sorted((theirs for _, theirs in matches), key=attrgetter("at"))
    ours = _side(pair.source, pair.lang.other, here)
    theirs = _side(pair.target, pair.lang, there)
    for one, other in matches:
        signs = _minus(ours.text, one), _minus(theirs.text, other)
        told = _told((one, other), ours, theirs)
        if told is None or (one.unit in _SIGNED and not _agree(*signs)):
            continue
        if _is_part(ours.text, one, told) and _is_part(theirs.text, other, told):
            continue
        kind, value, unit = told
        if one.unit in _SIGNED and signs[0]:
            value = f"-{value}"
        else:
            signs = "", ""
        words, said = _words(ours, one, signs[0]), _words(theirs, other, signs[1])
        yield ToldFigure(one.at, other.at, kind, value, unit, words, said)


def _side(text: str, lang: Lang, figures: Sequence[Figure]) -> _Side:
    return _Side(text, lang, {one.at: after for one, after in pairwise(figures)})


_DEVIATION = late(r"± ?\Z")
_GOES_ON = late(
    "[/／][A-Za-z㎏㎡㎥가-힣一-鿿]| ?차(?![이례량로])|目(?![標的指次])| ?[0-9]+ ?(?:분의|分の)"
)
_BELONGS = late("[시분초時分秒][속速] ?(?:약 ?|約)?\\Z|[第제] ?\\Z|[0-9][만억万億] ?\\Z")
"""Around a part of something: 300km/h, 3년차, 3年目, 2만 5000분의 1."""
_COUNTS = late(" ?[^\\W\\d_]")


def _is_part(text: str, figure: Figure, told: _Told) -> bool:
    """Tell whether a figure says only a part of what is meant.

    So do ±0.3, 300km/h, the order in 3년차, and a number without anything behind it: in a cell its
    unit stands at the head of the table, or above it (단위: 백만원); in 1,200(1,000)엔 elsewhere.
    """
    if figure.words.endswith("주차"):
        return True
    if _DEVIATION.search(text, max(0, figure.at - 2), figure.at):
        return True
    if _GOES_ON.match(text, figure.end) or _BELONGS.search(text, max(0, figure.at - 5), figure.at):
        return True
    if told.kind != "figure" or told.unit or figure.scale > 1:
        return False
    return isinstance(figure.value, Decimal) and not _COUNTS.match(text, figure.end)


_SIGNED = CURRENCIES | SHARES | {"celsius", "fahrenheit"}
"""Units that a minus says something of."""
_MINUS = late(
    r"(?:(?<![0-9A-Za-z)\]%-])[-\N{MINUS SIGN}\N{EN DASH}\N{FULLWIDTH HYPHEN-MINUS}△▲▽▼]"
    r"|마이너스 ?|영하 ?|マイナス|氷点下|零下)\Z"
)


def _minus(text: str, figure: Figure) -> str:
    found = _MINUS.search(text, max(0, figure.at - 6), figure.at)
    return found[0] if found else ""


def _agree(ours: str, theirs: str) -> bool:
    """Tell whether both languages say a minus, or neither.

    △ and ▲ are a minus in a table and begin an item in a list: where both languages have one of
    them, nobody knows which it is. So with ▽ and ▼.
    """
    triangles = frozenset("△▲▽▼")
    return bool(ours) == bool(theirs) and not (ours in triangles and theirs in triangles)


_RANGE = late(
    r" ?(?:[~\N{TILDE OPERATOR}\N{FULLWIDTH TILDE}\N{WAVE DASH}\N{EN DASH}\N{MINUS SIGN}-]"
    r"|에서|부터|から|내지) ?(?:약|約)? ?[+＋\N{MINUS SIGN}-]?"
)


def _end_of_range(side: _Side, figure: Figure) -> Figure | None:
    """Return the end of a range whose start, the figure, leaves its unit to it: 30~50억 원."""
    after = side.next.get(figure.at)
    if not after or figure.words[-1:] not in _BARE or after.at - figure.end > _GAP:
        return None
    return after if _RANGE.fullmatch(side.text, figure.end, after.at) else None


_BARE = frozenset("0123456789십백천만억조十百千万億兆")
_GAP = 8
"""Signs between the two ends of a range, at most."""


def _words(side: _Side, figure: Figure, sign: str) -> str:
    """Return a figure as its text writes it: with its minus and what it counts; of a range, all."""
    last = _end_of_range(side, figure) or figure
    end = last.end if last.unit else counted_until(side.text, last.end, side.lang)
    at = figure.at - len(sign)
    if figure.unit == DATE and (era := _ERA.search(side.text, max(0, at - 5), at)):
        at = era.start()
    return side.text[at:end].strip()


_ERA = late("(?:令和|平成|昭和|大正|明治|레이와|헤이세이|쇼와|다이쇼|메이지) ?\\Z|['’‘＇]\\Z")
_NO_FACTS = frozenset({NAME, VAGUE, VERSION})
_SIGNS = {"percent": "%", "points": "points", "pp": "pp"}
_SHORT_YEAR = 20
_YEARS = 100
"""A number of years below this counts them (5개년, 7년); in a date it leaves out the century."""


class _Told(NamedTuple):
    """What a figure says by itself."""

    kind: str
    value: str
    unit: str = ""


def _told(match: _Match, ours: _Side, theirs: _Side) -> _Told | None:
    figure = match[0]
    if figure.unit == FRACTION and match[1].unit == DATE:  # 11/3 is 11月3日
        figure = match[1]
    if figure.unit in _NO_FACTS or isinstance(figure.value, str):
        return None
    if isinstance(figure.value, tuple):
        day = figure.value[2] if figure.unit == DATE and figure.value[:2] == (None, None) else None
        if day == 1:
            return None  # 1일 40개사: on the first, or on each day
        if day and _counts(match, ours, theirs):
            return _Told("figure", _plain(day), "day")
        return _in_parts(figure, ours)
    theirs_may = _values(match[1])
    values = {value for value in _values(figure) if value in theirs_may}
    ends = _end_of_range(ours, figure), _end_of_range(theirs, match[1])
    highest = next((end.value for end in ends if end and isinstance(end.value, Decimal)), None)
    if len(values) > 1 and highest is not None:  # 30~50억: 30, or 30억
        values = {max((one for one in values if one <= highest), default=figure.value)}
    if len(values) != 1:
        return None
    value = values.pop()
    is_scaled = max(figure.scale, match[1].scale) > 1
    if {figure.unit, match[1].unit} == {"points", "pp"}:  # ポイント of a share is %p
        figure = figure._replace(unit="pp")
    if match[1].unit == "share":  # 주 in 100주 may be weeks, 株 are none
        figure = figure._replace(unit="share")
    return _number(figure, value.to_integral_value() if is_scaled and value % 1 == 0 else value)


def _values(figure: Figure) -> set[Decimal]:
    """Return the numbers that a figure may be, in its unit."""
    found = (figure.key, *figure.also)
    return {value for unit, value in found if unit == figure.unit and isinstance(value, Decimal)}


_COUNTED = late(
    r" ?(?:동안|이내|이[상하](?:의|(?![가-힣]))|만에|연속|내내|째|치 |여간|앞당|가량|정도)"
    r"|간(?:(?![가-힣])|(?=[의은을에이]|만|씩|정도))"
    r"| ?[전후](?=에|부터|까지|보다|[ ,.)]|$)"
    r"|以内|以上|以下|ぶり|連続|[目余]|ごと|ずつ|前(?![橋日])|後(?![半藤援])|当たり|あたり"
)
"""What stands behind a number of days, not behind a day of a month."""
_COUNTED_BEFORE = late(r"(?:[0-9][박泊]|(?<![가-힣])[주연총약]|(?<![一-鿿])[週年計総約]|하루) ?\Z")
_LAST_DAY = 31


def _counts(match: _Match, ours: _Side, theirs: _Side) -> bool:
    """Tell whether a day without a month is a number of days in one of the two languages."""
    return any(
        figure.words.endswith("間")
        or (isinstance(figure.value, tuple) and (figure.value[2] or 0) > _LAST_DAY)
        or _COUNTED.match(side.text, figure.end)
        or _COUNTED_BEFORE.search(side.text, max(0, figure.at - 4), figure.at)
        for side, figure in zip((ours, theirs), match, strict=True)
    )


def _in_parts(figure: Figure, ours: _Side) -> _Told | None:
    value = figure.value
    assert isinstance(value, tuple)
    if figure.unit == DATE:
        whole = [key[1] for key in figure.also if key[0] == DATE and isinstance(key[1], tuple)]
        if any(part is not None and part % 1 for part in value) or _POINTED.search(figure.words):
            return _span(value)
        year, *rest = value
        if whole and year is not None and year < _YEARS:  # 26년 3월 is 2026-03
            return _Told("date", _day(whole[0]))
        if year is not None and year < _YEARS and rest == [None, None]:
            if year >= _SHORT_YEAR and ours.is_in_range(figure):  # 24~25년: of age, or 2024
                return None
            return _Told("figure", _plain(year), "year")
        return _Told("date", _day(value))
    sign = {RATIO: ":", FRACTION: "/"}.get(figure.unit)
    return (
        _Told("figure", sign.join(_plain(part) for part in value if part is not None))
        if sign
        else None
    )


_POINTED = late(r"[0-9]\.[0-9]+ ?[년일年日]")


def _span(value: tuple[Decimal | None, ...]) -> _Told | None:
    """Return a number of years or days that has a point: 22.0일, 2.5年."""
    year, month, day = value
    if month is not None or (year and day):
        return None
    number = year or day
    return _Told("figure", _plain(number), "year" if year else "day") if number else None


def _number(figure: Figure, value: Decimal) -> _Told | None:
    unit = figure.unit
    if unit == TIME:
        minutes, seconds = divmod(int(value), 60)
        clock = f"{minutes // 60:02}:{minutes % 60:02}"
        return _Told("time", f"{clock}:{seconds:02}" if seconds else clock)
    digits = _plain(value)
    if unit in CURRENCIES:
        return _Told("money", digits, unit)
    if unit in SHARES:
        return _Told("percentage", digits, _SIGNS[unit])
    if not unit and figure.scale == 1 and "," not in figure.words:
        return None  # 3 alone may be the number of a chapter
    return _Told("figure", digits, unit)


def _plain(number: Decimal) -> str:
    """Return a number in digits, without an exponent."""
    return f"{number:f}"


def _day(parts: tuple[Decimal | None, ...]) -> str:
    """Return a date with X for what is left out: XXXX-07-14 (ISO 8601-2, EDTF)."""
    year, month, day = (None if part is None else int(part) for part in parts)
    found = ["XXXX" if year is None else f"{year:04}"]
    if month is not None or day is not None:
        found.append("XX" if month is None else f"{month:02}")
    return "-".join([*found, *([] if day is None else [f"{day:02}"])])
