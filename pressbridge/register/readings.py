"""Readings of names in kana, where a Japanese text first names a Korean.

By house style they stand behind the name, ``李永（イ・ヨン）``, or before it, ``イ・ヨン（李永）``.
"""

from __future__ import annotations

from collections.abc import Iterable

from pressbridge.words.lang import Lang
from pressbridge.words.model import Name, Readings
from pressbridge.words.patterns import late

_READING = late(r" ?[（(]([\u3041-\u309f\u30a1-\u30ff =＝ 　]{1,40})[）)]")
"""Kana in brackets right after a name."""
_BEFORE = late("([\u3041-\u309f\u30a1-\u30ff =＝ 　]{1,40}) ?[（(] ?\\Z")
_CLOSED = late(" ?[）)]")
"""What stands around a name behind its reading: ``イ・ヨン（李永）``."""
_KATAKANA = late("[\u30a1-\u30ff =＝ 　]+\\Z")
_SIGNS = "・ 　=＝"
_KANJI = late("[\u3400-\u9fff\uf900-\ufaff々]")
_BETWEEN = str.maketrans("", "", _SIGNS)


def with_reading(form: str, name: Name, target: Lang, style: Readings = Readings.FIRST) -> str:
    """Return a name as it stands at its first mention: ``李永（イ・ヨン）``.

    Only in Japanese, for an entry with a ``reading``, and only for a form in kanji.
    """
    if target is not Lang.JA or not name.reading or not _KANJI.search(form):
        return form
    if style is Readings.KANA_FIRST:
        return f"{name.reading}（{form}）"
    return form if style is Readings.NEVER else f"{form}（{name.reading}）"


def reading_end(text: str, end: int, name: Name) -> int:
    """Return where a name that ends at ``end`` ends together with its reading in brackets.

    Returns ``end`` itself where there is none, or another name's. Both widths of brackets count.
    """
    found = _READING.match(text, end) if name.reading else None
    return found.end() if found and same_reading(found[1], name.reading) else end


def with_reading_before(text: str, start: int, end: int, name: Name) -> tuple[int, int]:
    """Return where a name in brackets begins and ends with the reading before it: イ・ヨン（李永）.

    Returns ``start`` and ``end`` themselves where there is none, or another name's.
    """
    closed = _CLOSED.match(text, end) if name.reading else None
    before = _BEFORE.search(text[max(0, start - 43) : start]) if closed else None
    if closed and before:
        kana = before[1]
        for at in range(len(kana)):  # 40 at most; other kana may stand before: 各社のイ・ヨン
            if kana[at] not in _SIGNS and same_reading(kana[at:], name.reading):
                return start - len(before[0]) + at, closed.end()
    return start, end


def stated_reading(text: str, end: int) -> str:
    """Return the kana that stand in brackets right after ``end``, ``""`` if none do."""
    found = _READING.match(text, end)
    return found[1].strip() if found else ""


def reading_before(text: str, start: int, end: int) -> str:
    """Return the kana before a name in brackets, ``""`` if there are none: イ・ヨン（李永）."""
    closed = _CLOSED.match(text, end)
    before = _BEFORE.search(text[max(0, start - 43) : start]) if closed else None
    kana = _KATAKANA.search(before[1]) if before else None
    return kana[0].strip(_SIGNS) if kana else ""


def same_reading(one: str, other: str) -> bool:
    """Tell whether two readings in kana are the same but for the signs between their parts."""
    return normalized_reading(one) == normalized_reading(other)


def normalized_reading(reading: str) -> str:
    """Return a reading without the signs between its parts: イヨン for イ・ヨン."""
    return reading.translate(_BETWEEN)


_OPENED = late(r"([^()（）]{1,40})[（(][^()（）]{0,20}\Z")
_TITLE_AT_MOST = late(" ?[가-힣]{0,12}")


def is_gloss(text: str, start: int, names: Iterable[Name]) -> bool:
    """Tell whether what begins at ``start`` stands in brackets behind a Korean form of a name.

    One word may stand between: ``고토 시게유키 대신(後藤茂之)``.
    """
    opened = _OPENED.search(text[max(0, start - 61) : start])
    if not opened:
        return False
    forms = [form for name in names for form in name.forms(Lang.KO)]
    places = [opened[1].rfind(form) + len(form) for form in forms if form in opened[1]]
    return any(_TITLE_AT_MOST.fullmatch(opened[1], place) for place in places)
