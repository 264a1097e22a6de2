"""Figures written in words: 세 개, 이천만, 하루; 三つ, 五百人, 二〇二三年.

Words explain a figure that the other text writes in digits. Alone they demand nothing, since 한 is
also "a", 일 "work" and 一方 "meanwhile"; only counted quantities are compared with each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from pressbridge.fidelity.figures.clock import HALF
from pressbridge.fidelity.figures.figure import (
    COUNTED,
    CURRENCIES,
    DATE,
    FRACTION,
    RATIO,
    VAGUE,
    WORD,
    Figure,
    FigureKey,
    figure_of,
)
from pressbridge.fidelity.figures.special_units import reading
from pressbridge.fidelity.figures.units import UNITS
from pressbridge.fidelity.figures.values import of_words
from pressbridge.fidelity.pattern_tables import (
    combined_pattern,
    first_characters,
    split_alternatives,
)
from pressbridge.words.lang import Lang
from pressbridge.words.patterns import late

_ONES = {
    "하나": 1, "한": 1, "둘": 2, "두": 2, "셋": 3, "세": 3, "석": 3, "넷": 4, "네": 4, "넉": 4,
    "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9,
}  # fmt: skip
_TENS = {
    "열": 10, "스물": 20, "스무": 20, "서른": 30, "마흔": 40, "쉰": 50, "예순": 60, "일흔": 70,
    "여든": 80, "아흔": 90,
}  # fmt: skip
_NATIVE = {
    ten + one: Decimal(tens + ones)
    for ten, tens in {"": 0, **_TENS}.items()
    for one, ones in {"": 0, **_ONES}.items()
}
"""하나 to 아흔아홉, in all their forms."""
_DAYS = {
    "하루": 1, "하룻": 1, "이틀": 2, "사흘": 3, "나흘": 4, "닷새": 5, "엿새": 6, "이레": 7,
    "여드레": 8, "아흐레": 9, "열흘": 10, "보름": 15, "일주일": 7,
}  # fmt: skip
_ABOUT_DAYS = {"사나흘": (3, 4), "하루이틀": (1, 2)}
_ABOUT = {
    "한두": (1, 2),
    "두세": (2, 3),
    "두서너": (2, 3),
    "서너": (3, 4),
    "너댓": (4, 5),
    "대여섯": (5, 6),
    "예닐곱": (6, 7),
}
_HALF_KEYS: tuple[FigureKey, ...] = (
    ("percent", Decimal(50)),
    ("fraction", (Decimal(1), Decimal(2))),
    ("", Decimal("0.5")),
)
_FIXED = {
    Lang.KO: (
        (0, r"제로(?![가-힣])|제로(?=[가이은는을를의에로])|영(?=[이을의에으]|\s|점)"),
        (1, r"매(?=년|월|주|일|달|회|번|시간|초|분(?!기))|각(?=각|국|사|자|기|지역|\s)|단일|유일"),
        (1, "단독|단 ?한"),
        (1, "한쪽|혼자|처음|최초|첫|선두"),
        (2, "양(?=국|사[는가의와 ]|측|쪽|기관|도시|단체|팀|손|당|부처|방향|끝)"),
        (2, "양일(?= ?간|에|[ ,.]|$)|양자(?= ?(?:간|구도|회담|협의|협력|관계|대결))"),
        (2, "쌍(?=방|둥|의|을)|격(?=주|월|년|일|달)"),
        (3, "매 ?분기|분기(?=마다|별|에 한)"),
        (6, "반기(?=마다|별|에 한)"),
        (2, "둘째|제곱(?<!세제곱)|갑절|두 ?배|곱절|배로|배증"),
        (3, "셋째|세제곱"),
        (4, "준결승"),
        (8, "준준결승"),
    ),
    Lang.JA: (
        (0, "ゼロ|零"),
        (1, "首位|トップ(?![ァ-ヶ])|毎|各|単一|単独|唯一|片方|片側|初|ひとつ|ひとり|一人|同一"),
        (2, "両|双|隔(?=週|月|年|日)|ふたつ|ふたり|対(?=の|に)|倍(?=[増にの]|以上)|ツー"),
        (3, "みっつ|毎四半期|四半期(?=ごと|毎|に1回|に1度|に一度)"),
        (4, "よっつ|準決勝"),
        (5, "いつつ"),
        (8, "準々決勝"),
    ),
}
"""Words that say a small number, but are no numerals: 양국, 単一, 倍増."""
_ONE_WORDS = "|".join(sorted(_ONES, key=len, reverse=True))
_TEN_WORDS = "|".join(_TENS)
_SINO = "일이삼사오육륙칠팔구영공"
_COUNTER_KO = (
    " ?(?:번째|번|째|차례|종류?|건|회|층|대|장|권|편|팀|분야|단계|가지|개|명|곳|군데|사람|살|달|해"
    "|시|시간|배|쪽|나라|도시|기업|회사|기관|지역|마리|채|그루|주|주간|분|척|벌|켤레|잔|병|부|점|줄|쌍|부분|날"
    "|갈래|축|종목|부문|과목|글자|자리|칸|면|항목|요소|방향|방식|형태|국가|인|원|여)"
)
_YEARS_OR_DAYS = late(
    " ?(?:(?P<year>해)|(?P<day>날))(?=[^가-힣]|$|[를는의에가로도만째이은을]|동안|마다|연속|간)"
)
"""What counts years and days: 두 해, 스무 날, but not 두 해외 법인."""
_ENDED = (
    "(?=[^가-힣]|$|[은는이가을를의에와과도만씩째]|으로|로[ ,.]|까지|부터|마다|처럼|이[며다]|입니"
    "|이상|이하|미만|당[ ,.])"
)
"""Behind the counter of a Sino-Korean numeral, so that 장 in 이영 장관 is no counter."""
_TRAPS_KO = (
    "조[건각항직사합치약립명회개기장]|만[날일월점족큼찬료남화무]|천[장국막연재체문안]|백[분수신화자미지]"
    "|억[제양지]|십자|이사|공사"
)
_BEFORE = rf"(?= |{_COUNTER_KO}"  # goes on with |… and )
_WORDS = {
    Lang.KO: late(
        rf"(?<![가-힣0-9])(?:(?P<vague>수 ?|몇 ?)(?P<scale>[십백천만억조]+)여?"
        rf"|(?P<about>{'|'.join(_ABOUT)}){_BEFORE})"
        rf"|(?P<native>(?!세[부대배제]|두부|네편|열[대병매]|석[권점벌]"
        rf"|[한두세네석넉](?:가(?!지)|[의를을는은도로만씩와과]))"
        rf"(?:(?:{_TEN_WORDS})(?:{_ONE_WORDS})?|{_ONE_WORDS}))"
        rf"{_BEFORE}|[^가-힣]|[의를을가는은도로만씩와과꼴]|다\b|$)"
        rf"|(?P<even>일 ?대 ?일)"
        rf"|(?!{_TRAPS_KO})(?P<sino>[{_SINO}]?[십백천만억조][{_SINO}십백천만억조]*|[{_SINO}]{{2,}})"
        rf"(?:여{_BEFORE}))?{_BEFORE}|원|[^가-힣]|$|입니|이[다며고었]|까지|부터)"
        rf"|(?P<order>[일이삼사오육칠팔구십]++)(?=진|중|차|각|층|단|년|월|개|자리)"
        rf"|(?P<days>{'|'.join((*_ABOUT_DAYS, *_DAYS))})"
        r"|(?P<half>절반|반(?=년|나절|[이을은으의 ])))"
    ),
    Lang.JA: late(
        r"(?:"
        r"(?P<vague>数|何|幾)(?P<scale>[十百千万億兆]+)"
        r"|(?P<lower>[一二三四五六七八九十百千万]+)分の(?P<upper>[一二三四五六七八九十]+)"
        r"|(?P<half>半(?=[分数年額])|折半)|(?P<even>一対一)"
        r"|(?:(?<=第)|(?<![東西南北]))(?P<sino>(?!千葉|千代田|四国|九州|三菱|三星|六本木|八王子"
        r"|四川|二酸|百貨|万博|万全|万が|五輪|七夕|四半)"
        r"[〇零一二三四五六七八九十百千万億兆]+)(?P<order>))"
    ),
}
_KNOWN_KO = [word for words in (_ONES, _TENS, _DAYS, _ABOUT_DAYS, _ABOUT) for word in words]
_FIRST_KO = "".join(sorted({word[0] for word in _KNOWN_KO}))
_SECOND_KO = "".join(
    sorted(first_characters(_COUNTER_KO) | {word[1] for word in _KNOWN_KO if word[1:]})
)
_THEN_KO = (
    f"{_FIRST_KO}{_SECOND_KO}{_SINO}십백천만억조"
    "반의를을가는은도로만씩와과꼴다원진중차각층단년월개자이으"
)
"""Every letter that may stand behind the first of what ``_WORDS`` finds, or right behind it."""
_BEGINS = {
    Lang.KO: late(
        f"[{_FIRST_KO}{_SINO}수몇절반십백천만억조](?<![가-힣0-9].)(?:(?=[{_THEN_KO}])|(?![가-힣]))"
    ),
    Lang.JA: late("[数何幾半折〇零一二三四五六七八九十百千万億兆]"),
}
"""Characters that such words begin with, and what can follow: to look for them is much faster."""
_COUNTER_JA = late(
    "つ|番|回|度|件|人|名|社|[カヶヵケか箇個](?:所|国|月|年|社)|個|本|枚|台|倍|割|歳|年|月|日|週|時間|分間|秒"
    "|円|ウォン|ドル|ユーロ|元|点|種|階|位|次|冊|匹|頭|軒|校|館|組|段階|分野|行目|項目|者|方向|分の"
)
_COUNTER = {Lang.KO: late(_COUNTER_KO), Lang.JA: _COUNTER_JA}
_SINO_COUNTER = {Lang.KO: late(_COUNTER_KO + _ENDED), Lang.JA: _COUNTER_JA}
_TRAPS_JA = late(
    "一(?:[部方緒般致覧定体層切連貫旦気様斉挙環律見瞬段員括助翼歩直角元心新掃任面帯堂線流]|時(?!間)|番(?!目)|度に|次(?![元回])|種の)"
    "|十分|万能|万一|百科|二の足|三昧|八百屋|千差"
)
_CIRCLED = late("[①-⑳]")


def _fixed(lang: Lang) -> tuple[re.Pattern[str], list[Decimal]]:
    """Return one pattern of the fixed words, and the value of each of its groups."""
    forms = [
        (Decimal(value), form)
        for value, forms in _FIXED[lang]
        for form in split_alternatives(forms)
    ]
    pattern, order = combined_pattern([form for _, form in forms])
    return pattern, [forms[place][0] for place in order]


_FIXED_AT = {lang: _fixed(lang) for lang in Lang}


@lru_cache(maxsize=2)
def numerals(text: str, lang: Lang) -> tuple[Figure, ...]:
    """Return the numerals in words of a normalized text, with what they count, in order.

    Cached for the last two texts: where they differ, ``spelled_figures`` asks for them again.
    """
    found: list[Figure] = []
    at, begins, word = 0, _BEGINS[lang].search, _WORDS[lang].match
    while begin := begins(text, at):
        at = begin.end()
        if match := word(text, begin.start()):
            if match.lastgroup == "native":
                found.append(_counted(match, _NATIVE[match[0]], text, lang))
            else:
                found.extend(_figures(match, text, lang))
            at = match.end()
    return tuple(found)


def spelled_figures(text: str, lang: Lang) -> list[Figure]:
    """Return the figures in words of a normalized text: numerals, then other words and ①."""
    found = list(numerals(text, lang))
    pattern, values = _FIXED_AT[lang]
    for match in pattern.finditer(text):
        value = values[match.lastindex or 0]
        found.append(figure_of(match.start(), match.end(), "", value, match[0], (), WORD))
    for match in _CIRCLED.finditer(text):
        value = Decimal(ord(match[0]) - ord("①") + 1)
        found.append(Figure(match.start(), match.end(), "", value, match[0], (), WORD))
    return found


def _figures(match: re.Match[str], text: str, lang: Lang) -> Iterator[Figure]:
    kind = match.lastgroup or ""
    if kind in _NO_NUMERALS:
        yield from _without_counter(kind, match, text)
    elif kind == "about":
        for one in _ABOUT[match[0]]:
            yield _counted(match, Decimal(one), text, lang)
    elif (value := of_words(match["sino"] or match["order"])) is not None:
        yield _counted(match, value, text, lang)


_NO_NUMERALS = frozenset({"scale", "half", "upper", "even", "days"})


def _without_counter(kind: str, match: re.Match[str], text: str) -> Iterator[Figure]:
    """Yield what words say that need no counter: 수십, 절반, 三分の二, 일대일, 사흘."""
    at, end, words = match.start(), match.end(), match[0]
    if kind == "scale":
        yield Figure(at, end, VAGUE, of_words(match["scale"]) or Decimal(0), words, (), COUNTED)
    elif kind == "half":
        if text[end : end + 1] in ("년", "年"):
            yield Figure(at, end + 1, "months", Decimal(6), words + text[end], (), COUNTED)
        yield Figure(at, end, "", Decimal("0.5"), words, _HALF_KEYS, WORD)
    elif kind == "upper":
        fraction = of_words(match["upper"]), of_words(match["lower"])
        yield Figure(at, end, FRACTION, fraction, words, (), COUNTED)
    elif kind == "even":
        yield Figure(at, end, RATIO, (Decimal(1), Decimal(1)), words, (("", Decimal(1)),), WORD)
    elif words in _ABOUT_DAYS:
        for few in map(Decimal, _ABOUT_DAYS[words]):
            yield Figure(at, end, DATE, (None, None, few), words, (("", few),), COUNTED)
    else:
        days = Decimal(_DAYS[words])
        if half := HALF.match(text, end):  # 하루 반
            days, end, words = days + Decimal("0.5"), half.end(), text[at : half.end()]
        weeks: tuple[FigureKey, ...] = (("weeks", Decimal(1)),) if words == "일주일" else ()
        also: tuple[FigureKey, ...] = (("", days), *weeks)
        yield Figure(at, end, DATE, (None, None, days), words, also, COUNTED)


def _counted(match: re.Match[str], value: Decimal, text: str, lang: Lang) -> Figure:
    """Return a numeral with its unit; without one it is only a word."""
    at, end = match.span()
    korean = lang is Lang.KO
    if korean and (part := _YEARS_OR_DAYS.match(text, end)) and (part["year"] or value > 1):
        stop, code = part.end(), str(part.lastgroup)
        return figure_of(at, stop, code, value, text[at:stop], (("", value),), COUNTED)
    unit = UNITS[lang].at(text, end)
    trap = not korean and _TRAPS_JA.match(text, at)
    if unit and not trap:
        code, stop = unit
        if code == "minutes" and match.lastgroup == "native":  # 세 분 are persons, 삼 분 minutes
            code = "guests"
        code, number, others = reading(code, value)
        also: tuple[FigureKey, ...] = () if code in CURRENCIES else (("", number), *others)
        return figure_of(at, stop, code, number, text[at:stop], also, COUNTED)
    counters = _SINO_COUNTER if match.lastgroup in ("sino", "order") else _COUNTER
    if not trap and not (korean and value == 1) and (counter := counters[lang].match(text, end)):
        stop = counter.end()
        return figure_of(at, stop, "", value, text[at:stop], (), COUNTED)
    return figure_of(at, end, "", value, text[at:end], (), WORD)
