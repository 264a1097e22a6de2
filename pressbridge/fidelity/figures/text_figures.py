"""Figures and weekdays of one text, read once for all rules."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from pressbridge.fidelity.figures.digit_figures import digit_figures
from pressbridge.fidelity.figures.figure import COUNTED, TIME, Figure
from pressbridge.fidelity.figures.grouping import grouped, with_last_days
from pressbridge.fidelity.figures.normalization import normalized, without_addresses
from pressbridge.fidelity.figures.relative import relative_dates
from pressbridge.fidelity.figures.scores import with_scores
from pressbridge.fidelity.figures.weekdays import Weekday, weekdays
from pressbridge.fidelity.figures.word_figures import numerals, spelled_figures
from pressbridge.words.lang import Lang
from pressbridge.words.patterns import late

_DIGIT = late("[0-9Ⅰ-ⅻ]")
_SHORT = late("[(~][월화수목금토일月火水木金土日]")
_NOON = late("정오(?!표)|자정(?! ?(?:노력|작용|능력|기능|결의))|正午|真夜中")
_FIRST_YEAR = late("元(?<=[和成正治]元)(?=年)|원(?<=[와이] 원)(?=년)")
"""An era's first year. One character for one, so that all places stay."""
_EVENT_DAY = late(
    r"\.(?=[1-3]?[0-9] ?(?:절|전쟁|운동|민주|사태|사건|의거|항쟁|테러|선언|혁명|사변|참사"
    r"|동란|비상 ?계엄|계엄))"
    r"(?:(?<=(?<![0-9.])[1-9]\.)|(?<=(?<![0-9.])1[0-2]\.))"
)
"""The point in 5.18 민주화운동 and 12.3 사태, which name a day and are no decimals."""
_QUARTER = late(
    "([1-4])(?:/4)? ?(?:분기|四半期)\\(([0-9]{1,2})[月월]? ?[~-] ?([0-9]{1,2})[月월]\\)"
)
_NOONS = {"정오": Decimal(43200), "正午": Decimal(43200), "자정": Decimal(0), "真夜中": Decimal(0)}


class TextFigures(NamedTuple):
    """A normalized text, its figures in digits, and its weekdays."""

    text: str
    lang: Lang
    figures: list[Figure]
    weekdays: list[Weekday]


@lru_cache(maxsize=128)
def read_figures(text: str, lang: Lang) -> TextFigures:
    """Return the figures in digits and the weekdays of a text.

    Cached for the last 128 texts: each is checked by itself and with its translation.
    """
    plain = without_addresses(normalized(text))
    if "元年" in plain or "원년" in plain:
        plain = _FIRST_YEAR.sub("1", plain)
    if lang is Lang.KO and "." in plain:
        plain = _EVENT_DAY.sub("·", plain)
    figures: list[Figure] = []
    if _DIGIT.search(plain):
        figures = grouped(digit_figures(plain, lang), plain, lang)
    if len(figures) > 1 and ("-" in plain or "~" in plain):
        figures = with_scores(figures, plain)
    if "~" in plain and "(" in plain:
        figures = with_last_days(figures, plain)
    if "분기(" in plain or "四半期(" in plain:
        figures = _without_glosses(figures, plain)
    if "정오" in plain or "자정" in plain or "正午" in plain or "真夜中" in plain:
        figures = _with_noon(figures, plain)
    named = _may_name_weekdays(plain)
    return TextFigures(plain, lang, figures, weekdays(plain, lang, figures) if named else [])


def _may_name_weekdays(text: str) -> bool:
    if "曜" in text or "요일" in text or "매주 " in text or "毎週" in text:
        return True
    return ("(" in text or "~" in text) and bool(_SHORT.search(text))


def _without_glosses(figures: list[Figure], text: str) -> list[Figure]:
    """Leave out the months that only say what quarter it is: 第1四半期（1〜3月）."""
    glosses: set[int] = set()
    for match in _QUARTER.finditer(text):
        number, first, last = (int(part) for part in match.groups())
        if (first, last) == (3 * number - 2, 3 * number):
            glosses.update(range(match.start(2), match.end()))
    return [figure for figure in figures if figure.at not in glosses]


def _with_noon(figures: list[Figure], text: str) -> list[Figure]:
    """Add 정오 and 자정 to the figures: they are as clear as digits."""
    found = [
        Figure(match.start(), match.end(), TIME, _NOONS[match[0]], match[0])
        for match in _NOON.finditer(text)
    ]
    return sorted(figures + found, key=lambda figure: figure.at) if found else figures


def figures_in_words(reading: TextFigures, day: date | None) -> list[Figure]:
    """Return the figures in words of a text, those first that count something.

    ``day`` is the release's, for 올해 and 先月.
    """
    found = _beside_digits(spelled_figures(reading.text, reading.lang), reading)
    found = grouped(found, reading.text, reading.lang) + relative_dates(reading.text, day)
    return sorted(found, key=lambda figure: (figure.spelled != COUNTED, figure.at))


def counted_figures_in_words(reading: TextFigures) -> list[Figure]:
    """Return the figures in words of a text that count something, in order."""
    found = [one for one in numerals(reading.text, reading.lang) if one.spelled == COUNTED]
    return grouped(_beside_digits(found, reading), reading.text, reading.lang) if found else []


def _beside_digits(found: list[Figure], reading: TextFigures) -> list[Figure]:
    """Leave out the words that are part of a figure in digits."""
    if not found or not reading.figures:
        return found
    taken = set[int]().union(*(range(figure.at, figure.end) for figure in reading.figures))
    return [one for one in found if one.at not in taken]


_FIRST = "일한두세셋석네넷넉다여아열스서마쉰예하이사나닷엿수몇삼오육칠팔구십백천만억"
_COUNTED = {
    Lang.KO: late(
        f"[{_FIRST}](?<![0-9가-힣].)(?:(?<=[한두세셋석네넷넉]) ?[가-힣]|섯(?<=[다여].)"
        "|[덟든](?<=여.)|[곱흔](?<=일.)|홉(?<=아.)|[무물](?<=스.)|른(?<=서.)|흔(?<=마.)|(?<=쉰)|순(?<=예.)"
        "|(?<=열)(?= ?[한두세네다여일아명개곳])|루(?<=하.)|틀(?<=이.)|흘(?<=[사나].)|나흘(?<=사..)"
        "|새(?<=[닷엿].)|주일(?<=일..)|(?<=[수몇]) ?[십백천만억]"
        "|(?<=[십백천만억])[십백천만억]* ?[가-힣]"
        "|[십백천만억](?<=[일이삼사오육칠팔구].)[십백천만억]* ?[가-힣])"
    ),
    Lang.JA: late(
        "[数何一二三四五六七八九十百千万億](?<![0-9].)(?:[十百千万億](?<=[数何].)"
        "|[つ人名社回件カヶか箇個倍割年月日時週分秒円ウドユ歳台本](?<![数何].))"
    ),
}
"""Begins of words that count, before what they count.

The first character goes before all else: so ``re`` skips quickly over those that begin nothing."""


def may_count_in_words(reading: TextFigures) -> bool:
    """Tell, quickly, whether a text may count in words."""
    return bool(_COUNTED[reading.lang].search(reading.text))
