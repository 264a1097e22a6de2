"""How a line begins: with a sign, a dash, a number, a date. All patterns look at one line only."""

from __future__ import annotations

import re
from typing import NamedTuple

from pressbridge.words.patterns import late
from pressbridge.words.signs import (
    ARROWS,
    CIRCLES,
    DASHES,
    LETTER_CIRCLES,
    LOST_SIGNS,
    NUMBERED,
    PLAIN_SIGNS,
    VALUE_SIGNS,
)

BLANK = "[ \t\u00a0\u3000]"
_LETTER = "[가-힣一-龥々ぁ-ゖァ-ヺA-Za-z“‘「『〈《]"
_NO_TITLE = r"(?!.*[-–—―－][ \t]*$)"
"""Behind a dash: what ends with one too is no item, but a subtitle or the end: - 끝 -."""
_MASKED = (
    rf"(?!(?:일{BLANK}+[시정]|시{BLANK}+간|대{BLANK}+상|개{BLANK}+요|과{BLANK}+[정제]|회{BLANK}+[의비]"
    rf"|日{BLANK}+[時程付]))(?:[년월일시분명개원회차대층건팀과]|학년|[年月日時分名円回])"
    r"(?=[\s,.)\]○◯〇~]|$|에|은|는|이|을|부|까|に|は|か|ま)"
)
_ARTICLE = (
    r"(?:[항호목번조]|項|号)(?=[\s·,.~)]|$|[은는을를이가의에과와도및のはをとに]|부터|까지|から|まで)"
    r"|[은는을를과와]\s"
)

_SIGN = (
    # A name or figure left open (○○시, ○월 ○일), a value (△5.2%), a range (①~③항) begin no line.
    rf"(?P<plain>[{PLAIN_SIGNS}])(?!(?P=plain)|\s?[~∼～〜])"
    rf"(?<![{VALUE_SIGNS}](?=[0-9０-９.+$₩￦€¥￥-]))(?<![{CIRCLES}](?={_MASKED}))"
    rf"|[{NUMBERED}](?![{NUMBERED}]|\s?[~∼～〜]|[-–,·ㆍ・、/][ ]?[{NUMBERED}]|{_ARTICLE})"
    rf"|※(?!※)(?:[0-9]{{1,2}}(?=[\s.)]))?|(?:＊{{1,2}}|[†‡])(?=[\s0-9０-９]|{_LETTER})(?!.*＊)"
    rf"|[ㅇㅁ](?={BLANK}|[가-힣‘“「『<〈《(]|$)|[{ARROWS}](?={BLANK}|$)|[{LETTER_CIRCLES}](?={BLANK}+[가-힣‘“「『〈《(])"
    rf"|[{''.join(LOST_SIGNS)}](?={BLANK}+{_LETTER}(?<![A-Za-z]))"
    rf"|[{DASHES}](?={BLANK}+\S){_NO_TITLE}"
    rf"|-{_NO_TITLE}(?=[\u00a0\u3000]*{_LETTER}|(?:19|20)[0-9]{{2}}[년年.])"
    rf"|\*(?=[\u00a0\u3000]+{_LETTER})(?!.*\*)"
)
_DATE = (
    # Of three numbers the first is a year (26. 3. 2.) or, with one digit, an item's (1. 3. 2.).
    r"(?:(?:[’'‘`]?[0-9]{2}|(?:19|20)[0-9]{2})\.[ ]?(?=[0-9]{1,2}\.[ ]?[0-9]{1,2}[.(（ ])"
    r"|(?![0-9]{1,2}\.[ ]?[0-9]{1,2}\.[ ]?[0-9]{1,2}[.(（]))"
    r"(?:0?[1-9]|1[0-2])\.[ ]?(?:0?[1-9]|[12][0-9]|3[01])"
    r"(?:\.(?![0-9])|[ ](?=[0-9]{1,2}:[0-5][0-9])"
    r"|일?[ ]?[(（][월화수목금토일月火水木金土日・祝]{1,3}[)）]"
    r"|(?:까지|부터|일자)(?![가-힣])|[ ]?[~∼～〜][ ]?(?:0?[1-9]|1[0-2])\.[ ]?[0-9]{1,2}(?![0-9]))"
    r"|(?:19|20)[0-9]{2}\.(?:[ ]?(?:0?[1-9]|1[0-2])(?:\.(?![0-9])|월)|(?=\s|$))"
    r"|(?:0?[1-9]|1[0-2])\.[ ]?(?:초순|상순|중순|하순|[초중말](?=\s|$|[,.]|에|까지|부터|경))"
    r"|[’'‘`]?[0-9]{2}\.[ ]?(?:0?[1-9]|1[0-2])\.[ ]?(?:[12][0-9]|3[01]|0?[1-9])(?=[ ~∼～〜,]|$)"
    r"|(?:0?[1-9]|1[0-2])\.[ ]?[0-9]{1,2}(?=[ ]?(?:신정|식목일|어린이날|어버이날|현충일"
    r"|제헌절|광복절|개천절|한글날|성탄절|크리스마스|사태))"
    r"|(?:3\.[ ]?1(?=절|운동)|4\.[ ]?19(?=[ ]?(?:혁명|민주|의거))|5\.[ ]?18(?=[ ]?(?:민주|광주))"
    r"|6\.[ ]?(?:10(?=[ ]?(?:민주|항쟁|만세))|25(?=[ ]?(?:전쟁|참전|사변))))"
)
_LONG_DATE = "(?:[0-9]{1,4}년 ?|[0-9]{4}年)?[0-9]{1,2}[월月] ?[0-9]{1,2}[일日]"
_CLOCK = (
    r"(?:(?:오전|오후|午前|午後) ?)?(?:[0-9０-９]{1,2}[:：][0-5０-５][0-9０-９]"
    r"|[0-9０-９]{1,2}[시時](?: ?[0-9０-９]{1,2}[분分])?)"
)
_OUTLINE_ONLY = (
    rf"|(?P<dash>-{{1,3}}{_NO_TITLE}|\+(?!{BLANK}+[0-9]))(?={BLANK}+\S)|(?P<star>\*{{1,3}})(?={BLANK}+[^\s*])(?!.*\*\*)"
    r"|(?P<note>\*(?=[^\s*])|\*{2,3}(?=[(（]))(?!.*\*)"
    rf"|(?!{_DATE})(?P<number>[0-9]{{1,3}}[.)])(?={BLANK}+\S)"
)
_WRAPPED = rf"{BLANK}*[*_~\[]{{0,6}}"

SIGN = late(rf"{BLANK}*(?:{_SIGN})(?:{BLANK}+|(?=\S)|$)")
"""A sign at the start of a text, with the blanks around it."""
ITEM = late(rf"{BLANK}*(?:{_SIGN}{_OUTLINE_ONLY})(?:{BLANK}+|(?=\S)|$)")
"""A sign at the start of a line of an outline: there - * + and numbers are signs as well."""
SIGN_LINE = late(rf"{_WRAPPED}(?:{_SIGN})")
"""A line as it was typed, maybe in bold or a link, that begins with a sign."""
ITEM_LINE = late(rf"{_WRAPPED}(?:{_SIGN})|{BLANK}*(?:(?!){_OUTLINE_ONLY})")
ANY_SIGN_LINE = late(rf"^[> \t\u00a0\u3000]*[*_~\[]{{0,6}}(?:{_SIGN})", re.MULTILINE)
NOTE_LINE = late(r"\*{2,3}[ \t]+[^\s*](?!.*\*\*)|\*[^\s*](?!.*\*)")
"""The note to a text with * or ** : bold and italics would end with the same sign."""
ANY_NOTE_LINE = late(r"^[ \t>]*\*", re.MULTILINE)
NO_ITEM = late(rf"\+[ \t]+[0-9]|0[0-9]{{2,8}}[.)](?:[ \t]|$)|-(?={BLANK}).*[-–—―－][ \t]*$")
"""A figure with its plus, 007., and a subtitle between dashes: no items of a list.

Browsers number items with at most one zero before them.
"""
DATE_LINE = late(rf"(?:{_DATE})")
ANY_DATE_LINE = late(
    rf"^(?:[ \t>]|[-*][ \t])*(?:{_DATE}|\+[ \t]+[0-9]|0[0-9]{{2}})|[-–—―－][ \t]*$", re.MULTILINE
)
"""A line that may begin with a date, or be another one that is no item of a list."""

_COUNTERS = (
    "[부장절회차위등안년월기호층관조팀반군]|일차|[회주]차|단계|년도|분기|학기|교시|과정|코스"
    "|[部章回位期年月号限級次階組区]|日目|年度|回戦|号館|丁目"
)
SERIES = late(
    rf"{BLANK}*(?:(?P<date>{_DATE}|{_LONG_DATE})|(?P<clock>{_CLOCK})"
    r"|(?P<change>[+−△▲▽▼-][ \t]*[0-9]+)|(?P<ga>[가나다라마바사아자차카타파하])[.)](?=\s|[가-힣])"
    r"|[(（](?P<gain>[가나다라마바사아자차카타파하])[)）]"
    r"|(?:[\[<【〔]?(?:붙임|첨부|별첨|참고|別添|別紙|添付)[\]>】〕]?[ \t\u3000:：]*)?"
    r"(?P<digit>[0-9０-９]{1,3})(?:[.)．）](?=\s|[^\s0-9０-９.])|(?=\u3000\S))"
    r"|\[(?P<reference>[0-9]{1,2})\]|[(（]?[주注] ?(?P<note>[0-9０-９]{1,2})(?:[)）]|(?=\u3000))"
    r"|[(（](?P<within>[0-9０-９]{1,2})[)）]"
    r"|(?P<kana>[アイウエオカキクケコ])(?:[.)．）](?=\s|[^\s.])|(?=\u3000\S))|[(（](?P<kanain>[アイウエオカキクケコ])[)）]"
    r"|(?P<question>[QA](?=[0-9])|[문답])[ ]?[0-9]{0,2}[.)．]\s"
    r"|(?P<full>[QAＱＡ問答])[0-9０-９]{0,2}[．）](?=\S)"
    r"|(?P<roman>[Ⅰ-Ⅻⅰ-ⅻ])[.．)）]?\s|(?P<latin>IX|IV|V?I{1,3}|[VX])[.)]\s"
    r"|(?P<letter>[A-Za-z])[.)]\s|(?P<jamo>[ㄱ-ㅎ])[.)]\s|(?P<ordinal>[첫둘셋넷]째|다섯째|(?:하나|둘|셋|넷|다섯)(?=[,，]))[,，는]"
    r"|(?:S(?:tep|TEP)|D(?:ay|AY)|P(?:art|ART|oint|OINT)|C(?:ase|ASE)|T(?:ip|IP)) ?"
    r"(?P<step>[0-9]{1,2})(?=[.:)\s])"
    r"|(?P<sub>[0-9]{1,2}(?:-[0-9]{1,2}){1,2}|[1-9]\.[1-9][0-9]?)[.)]?\s(?=[가-힣一-龥ァ-ヺ])"
    r"|제 ?(?P<article>[0-9]{1,3})조|第(?P<joubun>[0-9]{1,3})条"
    rf"|(?:제 ?|第)?(?P<counted>[0-9０-９]{{1,4}})(?:{_COUNTERS})(?=[\s:：(（])"
    r"|第(?P<chapter>[0-9０-９]{1,2})[ \u3000](?=\S))"
)
"""A line that may be one of a series: a day of a programme, an item with its number."""
ANY_HEAD_LINE = late(
    r"^[ \t>\u3000]*(?:나[.)]|II[.)]|[(（][2２나イ][)）]|[Ⅱⅱ]|제 ?2조|第[2２]"
    r"|[2２](?:[.)）．]|(?=\u3000))|イ[.)．） \u3000])",
    re.MULTILINE,
)
"""A line that may be the second of a series."""
_LETTERS = "가나다라마바사아자차카타파하"
_KANA = "アイウエオカキクケコ"
_ROMAN = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"
_LATIN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_ORDERED = frozenset(
    {
        "latin",
        "ga",
        "gain",
        "digit",
        "within",
        "kana",
        "kanain",
        "roman",
        "chapter",
        "article",
        "joubun",
    }
)
_WORD = "가-힣一-龥ぁ-ゖァ-ヺ"
BRACKETED = (
    r"(?:[【〔＜［\[《≪〈][^】〕＞］\]》≫〉]*[】〕＞］\]》≫〉]"
    rf"|<[^<>=/\"]*[{_WORD}][^<>=/\"]*>)[ \t\u3000]*$"
)
"""A line that stands in brackets whole."""
SECTION = late(rf"(?=[【＜〔]|.*[{_WORD}]){BRACKETED}")
"""A line that begins another part: 【会社概要】, ＜お問い合わせ＞, < 설명 내용 >."""
APPENDIX = late(
    r"[\[<〔（(](?:붙임|별첨|첨부|참고|別添|別紙|添付|参考)[ \u3000]?[0-9０-９①-⑳Ⅰ-Ⅹ]{0,2}"
    r"[\]>〕）)](?=[ \u3000]|[가-힣一-龥ァ-ヺ])"
    r"|(?:붙임|첨부|별첨)(?=[ \u3000]{2}"
    r"|[ \u3000][^\n]*[0-9] ?부[.]?(?:[ \u3000]*끝[.]?)?[ \t]*(?:\n|$))"
)
"""Before the title of an appendix, and before those of a letter: [참고 1] 수출 실적, 붙임  1부."""
LABEL = late(
    r"[ \t\u3000]*(?![0-9]{1,2}[:：][0-9])[^\s:：。、，.,!?！？()（）「」“”\"]"
    r"[^:：。、，,!?！？「」“”\"]{0,13}(?<![0-9０-９:：])[:：](?!//)[ \t\u3000]*\S"
)
"""A line of a list of facts: 일 시: 3월 2일, 場所：東京."""


class Start(NamedTuple):
    """How a line begins: its sign as typed, and where its text begins."""

    sign: str
    length: int
    """Characters of the sign and the blanks around it."""


def start_of(text: str, *, in_outline: bool) -> Start | None:
    """Return how a text begins, None if with no sign."""
    if "가" <= text[:1] <= "힣" or "ぁ" <= text[:1] <= "ヺ":  # as most lines do
        return None
    found = (ITEM if in_outline else SIGN).match(text)
    return Start(found[0], found.end()) if found else None


class Place(NamedTuple):
    """Place of a line in a series of numbers or letters."""

    form: str
    """What stands around the number: ``가.`` and ``가)`` are of two series."""
    number: int


def place_of(text: str) -> Place | None:
    """Return the place of a line in its series; None if it begins with no number or letter."""
    found = SERIES.match(text)
    if not found or found.lastgroup not in _ORDERED:
        return None
    sign = found[found.lastgroup]
    around = found[0].strip().replace(sign, "", 1)
    return Place(f"{found.lastgroup} {around}", _number_of(sign))


def _number_of(sign: str) -> int:
    if sign.isdecimal():
        return int(sign)
    if sign in _LATIN:
        return _LATIN.index(sign) + 1
    series = next(one for one in (_LETTERS, _KANA, _ROMAN, _ROMAN.lower()) if sign in one)
    return series.index(sign) + 1
