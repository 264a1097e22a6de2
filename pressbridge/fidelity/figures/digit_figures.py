"""Figures written in digits: found in a normalized text."""

from __future__ import annotations

import re
from decimal import Decimal
from math import prod
from unicodedata import numeric

from pressbridge.fidelity.figures.figure import (
    DATE,
    DIGITS,
    FRACTION,
    NAME,
    ONE,
    RATIO,
    TIME,
    VERSION,
    Figure,
    FigureKey,
    figure_of,
)
from pressbridge.fidelity.figures.special_units import SPECIAL, reading
from pressbridge.fidelity.figures.units import UNITS, currency_before
from pressbridge.fidelity.figures.values import chains, of_digits
from pressbridge.words.lang import Lang
from pressbridge.words.patterns import late

_FRACTION = r"(?:\.[0-9]++(?!\.[0-9]))?+"
_NUM = (
    r"(?:(?<![0-9A-Za-z.)\]])\.[0-9]++"
    rf"|[0-9]{{1,3}}(?:,[0-9]{{3}})++(?![0-9]){_FRACTION}|[0-9]++{_FRACTION})"
)
_MORE = r"(?:[0-9]{1,3},[0-9]{3}|[0-9]{1,4})(?![0-9]|[.,][0-9])"
_COUNTED = "[0-9]{1,2} ?(?:원(?!칙|인)|엔(?!진)|달러|유로|위안|명|ウォン|円|ドル|ユーロ|元|人)"
_LAST = rf"{_MORE}(?! ?(?:[년월일시분%:~/]|[年月日時分]))"
_STEPS = {
    Lang.KO: (
        "(?:십(?!자)|백(?!화점|신|업|서|제)|천(?!안|연|막|체|문|재|국))",
        "(?:만(?![큼약화족남들점료찬]|나다|으로)|억(?![제압지양울새])"  # noqa: ISC004
        "|조(?![직립사약항례건치합정성각달선찬식작별짜끼인]))",
    ),
    Lang.JA: ("[十百千]", "[万億兆]"),
}


_SPACED = {
    Lang.KO: "(?: (?=[천백](?: ?[만억조]| (?:원|엔|달러|유로|명|개|건|곳|톤|여))))?",
    Lang.JA: "(?: (?=[千百]))?",
}
"""The space in 5 천 명 and 5 千ドル; behind 5 there may also be a word, as in 5 천안."""


def _chain(lang: Lang) -> str:
    small, big = _STEPS[lang]
    step = rf"(?:여|数)?(?:{_SPACED[lang]}{small}(?:여|数)?| ?{big}여?)"
    last = rf"(?:{_LAST}| (?=[0-9,]{{3}}|{_COUNTED}){_LAST})?+"
    return rf"{_NUM}(?:{step}++(?: ?{_MORE}{step}++)*+{last})?+"


_YEAR = r"(?:(?:19|20)[0-9]{2}|'[0-9]{2})"
_MONTH, _DAY = "(?:1[0-2]|0?[1-9])", "(?:3[01]|[12][0-9]|0?[1-9])"
_HOUR = "(?:정오|자정|오전|오후|새벽|저녁|밤|正午|午前|午後|[0-2]?[0-9](?:시|時|:[0-5][0-9]))"
_DOTTED_END = (
    r"(?=\.? ?(?:\([월화수목금토일月火水木金土日]|~|-(?=[0-9]{1,2}\.))"
    rf"|\. ?{_HOUR}|\.(?:까지|부터|자(?![가-힣])|에(?![가-힣])| ?(?:현재|기준|마감|이후|이전)))"
)
_AFTER_DATE = late(rf"\.? ?(?:[(~]|{_HOUR})")
_WEEKDAY_BEHIND = late(r" ?\([월화수목금토일月火水木金土日](?:[)요曜]|[·・,])")
_SHORT_DATE = late(rf"[1-9][0-9]\.{_MONTH}\.{_DAY}")
_AFTER_SHORT_DATE = late(r"\.(?! ?[0-9])|\.? ?\([월화수목금토일月火水木金土日][)요曜]")
_WEEKDAY = "[월화수목금토일月火水木金土日]"
# No group is repeated possessively at the end of a pattern: the ``re`` of Python 3.11.2 (Debian 12)
# also takes the part of a repetition that failed.
_NOT_NAMES = "(?!(?:USD|KRW|JPY|EUR|CNY|RMB|GBP|AM|PM)[0-9])"
_BIGGER = "(?![0-9,.]*(?:[만억천백万億千%]| ?[개명건곳년월세회종]| ?가지|[人件社年月]))"
_CORONA = "(?:코로나(?:바이러스)?(?: ?감염증)?|コロナ(?:ウイルス)?(?:感染症)?|COVID|Covid)"
_BIGS = dict(
    zip(
        "백천만억조百千万億兆",
        [Decimal(10) ** power for power in (2, 3, 4, 8, 12) * 2],
        strict=True,
    )
)
_BIG = "".join(_BIGS)
_SHAPES = "|".join((
    (rf"(?P<name>{_CORONA}[- ]?19(?![0-9])"
    rf"|(?<![A-Za-z0-9])(?:FY (?=20)|D\+)[0-9]++"
    rf"|(?<![A-Za-z0-9]){_NOT_NAMES}[A-Za-z]++(?:-?[0-9]++[A-Za-z]*+)++(?!\.[0-9]))"),
    r"(?P<roman>[Ⅰ-Ⅻⅰ-ⅻ])",
    (rf"(?=['0-9][0-9]*+(?:,[0-9]{{3}})*+[{_BIG}]*+ ?[-./:대対분分])"
    r"(?:(?P<quarter>(?<![0-9./])[1-4]/4(?= ?분기))"
    rf"|(?P<ymd>(?<![0-9.])(?:{_YEAR})"
    rf"(?:\. ?{_MONTH}\. ?{_DAY}|-{_MONTH}-{_DAY}|/{_MONTH}/{_DAY})(?![0-9]|\.[0-9]))"),
    (rf"(?P<ym>(?<![0-9.])(?:{_YEAR})\. ?{_MONTH}(?=\.(?![0-9])|\)|[월月])"
    rf"|(?<![0-9.])'[0-9]{{2}}\.{_MONTH}(?= *(?:\Z|[~→])))"),
    rf"(?P<until>(?:(?<=~)|(?<=~ )){_MONTH}\. ?{_DAY}(?=\.(?![0-9])))",
    (rf"(?P<md>(?<![0-9.]){_MONTH}"
    rf"(?:\. ?{_DAY}{_DOTTED_END}|\.{_DAY}(?=\.)|/{_DAY}(?!/))(?![0-9]|\.[0-9])"
    rf"|(?<=\(){_MONTH}\. {_DAY}(?=\.(?:\)| [가-힣])))"),
    rf"(?P<lone>(?<![0-9.,]){_DAY}(?=\. ?\({_WEEKDAY}[)요曜·・,]))",
    r"(?P<version>(?<![0-9.])[0-9]++(?:\.[0-9]++){2,})",
    r"(?P<clock>(?<![0-9:.])(?:2[0-4]|[01]?[0-9]):[0-5][0-9](?::[0-5][0-9])?(?![0-9:]))",
    (r"(?P<ratio>(?<![0-9:.])[0-9]++(?:\.[0-9]++)?(?: ?: ?[0-9]++(?:\.[0-9]++)?)++(?!\.[0-9])"
    rf"|(?<![0-9.])[0-9]++(?:\.[0-9]++)? ?[대対] ?[0-9]++{_BIGGER})"),
    (rf"(?P<fraction>(?<![0-9.])(?:[0-9]++(?:,[0-9]{{3}})*+[{_BIG}]*+ ?(?:분의|分の) ?[0-9]++"
    r"|[0-9]{1,3}/[0-9]{1,3}(?![0-9/]))))"),
    r"(?P<article>제 ?[0-9]++ ?조(?![0-9 ]*[억원]))",
))  # fmt: skip
_PLAIN = "[0-9]++(?! ?[-./:대対분分만억조万億兆천백千百]|[,0-9십여수数十])"
"""A number that can be nothing else, by what follows it; most are, so it is tried first."""
_FIGURES = {lang: late(f"{_PLAIN}|{_SHAPES}|{_chain(lang)}") for lang in Lang}
_BEGINS = late(
    "[0-9A-Za-z'.코コ제Ⅰ-ⅻ]"
    "(?:(?<=[0-9])|(?=[0-9])|(?<=[C코コⅠ-ⅻ])|(?<=제) |(?<=[A-Za-z])(?<![A-Za-z0-9].))"
)
"""Characters that figures begin with, and what can follow: to look for them is much faster."""
_ONLY = ("だけ", "のみ", "しか", "ばかり")
_TRAILING_ZERO = late(r"[0-9]+\.[0-9]+0")
_PARTS = late(r"[0-9]+(?:\.[0-9]+)?")
_WHOLE = late("[0-9]+")
_WHOLE_SHAPES = {"ymd", "ym", "md", "until", "clock", "version", "quarter"}


def digit_figures(text: str, lang: Lang) -> list[Figure]:
    """Return the figures in digits of a normalized text, in order, each with its unit."""
    found: list[Figure] = []
    units = UNITS[lang]
    done, begins, figure = 0, _BEGINS.search, _FIGURES[lang].match
    while begin := begins(text, done):
        match = figure(text, begin.start())
        if match is None:
            done = begin.end()
            continue
        words = match[0]
        at, end = match.span()
        done = end
        if shape := match.lastgroup:
            found.append(_shaped(shape, match, text))
            continue
        if not words.isascii():
            for start, stop, value, scale in chains(words):
                place = at + start, at + stop
                found.append(_number(text, lang, place, value, scale))
            continue
        known = units[text[end : end + 1]]
        unit = known and known[0](text, end)
        code = known[1][unit.lastindex or 0] if known and unit else ""
        if unit and code not in SPECIAL:  # the most common case, without detours
            end = unit.end()
            found.append(figure_of(at, end, code, of_digits(words), text[at:end]))
        else:
            found.append(_number(text, lang, (at, end), of_digits(words), ONE))
            done = found[-1].end
    return found


def _number(
    text: str, lang: Lang, place: tuple[int, int], value: Decimal, scale: Decimal
) -> Figure:
    """Return a number with the unit before or behind it."""
    at, end = place
    if unit := UNITS[lang].at(text, end):
        code, stop = unit
        if code == "splits":
            value, stop = _with_split(text, stop, value)
        code, value, others = reading(code, value)
        return figure_of(at, stop, code, value, text[at:stop], others, DIGITS, scale)
    if at and (before := currency_before(text, at)):
        code, at = before
        return figure_of(at, end, code, value, text[at:end], (), DIGITS, scale)
    words = text[at:end]
    if words[-1] == "0" and _TRAILING_ZERO.fullmatch(words):  # 3.10 is another version than 3.1
        parts = tuple(Decimal(part) for part in words.split("."))
        return Figure(at, end, VERSION, parts, words, (("percent", value), ("points", value)))
    also: tuple[FigureKey, ...] = ()
    if lang is Lang.JA and text.startswith(_ONLY, end):
        also = (("only", value),)
    elif lang is Lang.KO and words.endswith("만"):
        also = (
            ("only", value / 10_000),
        )  # 만 is "only" in 5만 반환한다, if the other text says so
    return figure_of(at, end, "", value, words, also, DIGITS, scale)


def _with_split(text: str, end: int, seconds: Decimal) -> tuple[Decimal, int]:
    """Return the seconds with the tenths or hundredths behind them, and where these end: 9초98."""
    found = _WHOLE.match(text, end)
    if found is None:
        return seconds, end
    return seconds + Decimal(f"0.{found[0]}"), found.end()


def _shaped(shape: str, match: re.Match[str], text: str) -> Figure:
    """Return a figure that its signs shape: a date, a time, a ratio, a version, a name."""
    at, end, words = match.start(), match.end(), match[0]
    pattern = _WHOLE if shape in _WHOLE_SHAPES else _PARTS
    digits = tuple(Decimal(part) for part in pattern.findall(words.replace(",", "")))
    if shape in {"ymd", "ym", "md", "until"}:
        return _dotted(shape, at, words, digits, text)
    if shape == "lone":
        return Figure(
            at, end + 1, DATE, (None, None, digits[0]), text[at : end + 1], (("", digits[0]),)
        )
    if shape in {"name", "roman"}:
        return _name(at, end, words, digits) if shape == "name" else _roman(at, words)
    if shape == "clock":
        hour, minute, second = (*digits, Decimal(0))[:3]
        seconds = (hour % 24 * 60 + minute) * 60 + second
        return Figure(at, end, TIME, seconds, words, ((RATIO, digits),))
    if shape in {"article", "quarter"}:
        return Figure(at, end, shape.replace("quarter", ""), digits[0], words)
    if shape == "fraction" and "/" not in words:  # 3분의 2: the lower number comes first
        scale = prod((_BIGS[char] for char in words if char in _BIGS), start=ONE)
        return Figure(at, end, FRACTION, (digits[1], digits[0] * scale), words)
    if shape == "version":
        return _version(at, words, digits, text)
    times: tuple[FigureKey, ...] = ()
    if shape == "ratio" and digits[1:] == (ONE,):  # a rate of 4.2:1 is one of 4.2 times
        times = (("times", digits[0]),)
    return Figure(at, end, shape, digits, words, times)


def _version(at: int, words: str, digits: tuple[Decimal, ...], text: str) -> Figure:
    """Return a version, or the date that a short year begins: ``23.5.14.(일)``."""
    end = at + len(words)
    if len(digits) != 3 or not _SHORT_DATE.fullmatch(words):
        return Figure(at, end, VERSION, digits, words)
    date: FigureKey = (DATE, (digits[0] + 2000, *digits[1:]))
    if _AFTER_SHORT_DATE.match(text, end):
        dated = text[end : end + 1] == "."
        return Figure(at, end + dated, *date, text[at : end + dated], ((VERSION, digits),))
    return Figure(at, end, VERSION, digits, words, (date,))


def _name(at: int, end: int, words: str, digits: tuple[Decimal, ...]) -> Figure:
    """Return a name with a number in it: K-200, B2B, 코로나19."""
    value = words.lower().replace("-", "").replace(" ", "")
    if not value.isascii():
        value = "covid19"
    also: list[FigureKey] = [("", digits[-1])] if digits else []
    if said := _SAID_BY_NAMES.fullmatch(value):
        also.append(_said_by_name(said[1], digits[-1]))
    return Figure(at, end, NAME, value, words, tuple(also))


def _roman(at: int, sign: str) -> Figure:
    """Return a Roman numeral that is one sign: Ⅲ is 3, and III in some translations."""
    number = Decimal(int(numeric(sign)))
    return Figure(at, at + 1, NAME, f"roman{number}", sign, (("", number),))


_SAID_BY_NAMES = late(r"(fy|d|g|u)\+?[0-9]+")


def _said_by_name(letters: str, number: Decimal) -> FigureKey:
    """Return what a name with a number says: FY2025, D-30, G7, U-23."""
    if letters == "fy":
        return DATE, (number + 2000 if number < 100 else number, None, None)
    if letters == "d":
        return DATE, (None, None, number)
    return ("countries" if letters == "g" else "age"), number


def _dotted(shape: str, at: int, words: str, digits: tuple[Decimal, ...], text: str) -> Figure:
    """Return a date such as ``'23. 5. 14.``, ``2023-05-14`` or ``5/14``, or what it may be else."""
    end = at + len(words)
    dated = text[end : end + 1] in (".", "월", "月")
    if shape in {"md", "until"}:
        number: FigureKey = (
            ("", Decimal(words.replace(" ", ""))) if "." in words else (FRACTION, digits)
        )
        date: FigureKey = (DATE, (None, *digits))
        if "." in words:
            certain = shape == "until" or not dated or bool(_AFTER_DATE.match(text, end))
        else:
            certain = bool(_WEEKDAY_BEHIND.match(text, end))  # 11/3(화)
        if certain:
            return Figure(at, end + dated, DATE, date[1], text[at : end + dated], (number,))
        return Figure(at, end, *number, words, (date,))
    year = digits[0] + 2000 if words.startswith("'") else digits[0]
    full = (year, *digits[1:], None)[:3]
    also: tuple[FigureKey, ...] = (
        (("", Decimal(words.strip("'").replace(" ", ""))),) if shape == "ym" else ()
    )
    return Figure(at, end + dated, DATE, full, text[at : end + dated], also)
