"""A one that only one language says: 기업당 is 1社当たり, 1년 전 is 前年, 격주 is 2週間に1回."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from pressbridge.fidelity.figures.figure import CURRENCIES, DATE, MEASURES, Figure
from pressbridge.fidelity.figures.matching import amount
from pressbridge.fidelity.figures.units import UNITS
from pressbridge.words.lang import Lang
from pressbridge.words.patterns import late

_PER_FORMS = {
    Lang.KO: r"(?<=[가-힣])(?:당(?![가-힣])|마다|별로?(?![가-힣]))",
    Lang.JA: "当たり|あたり|につき|ごと|毎",
}
_PER = {lang: late(form) for lang, form in _PER_FORMS.items()}
_COUNTED_PER = {
    lang: late(rf" ?(?!{form})\S{{1,4}}?(?:{form}|[=＝])") for lang, form in _PER_FORMS.items()
}
_EACH_ONE = {
    Lang.KO: late(r"1 ?[가-힣]{1,4}?당(?![가-힣])"),
    Lang.JA: late("1[^0-9、。]{1,6}?(?:当たり|あたり|につき)"),
}
_PRICED = late(
    "[0-9][0-9,.]*(?:[만억천百千万億兆][0-9,]*)* ?(?:원|엔|달러|유로|円|ウォン|ドル|ユーロ|元"
    "|分|時間|人|名|件|点|冊|枚|回|台|個)"
)
"""An amount right behind a counter says what is for each: 1件500万円, 1人3,000円, 1社30分."""
_MEASURED_PER = late(
    " ?(?:[=＝≒]|당(?![가-힣])|当たり|あたり|につき|間?に|ごと|마다|에|の|雨量|降水量|[0-9])"
)
"""What stands behind the 1 of 1ドル＝, 1kg当たり, 1秒間に or 1トン80ドル."""
_OF_EACH = {
    Lang.KO: late(r"당(?![가-힣])|마다"),
    Lang.JA: late("当たり|あたり|につき|ごと|毎[秒分時]|[秒分時日]速"),
}
"""What says "each" of a unit in front of it, or as one word."""
_WHOLE_WORDS = {
    "毎秒": "seconds", "毎分": "minutes", "毎時": "hours",
    "秒速": "seconds", "分速": "minutes", "時速": "hours",
}  # fmt: skip
_RATE = late("환율|상대 ?시세|相場|為替|レート|対(?:ドル|円|ユーロ|ウォン)")
"""What makes 1ドル＝1,412ウォン of 원·달러 환율 1,412원."""
_MONEY = (
    ("달러", "USD"), ("ドル", "USD"), ("유로", "EUR"), ("ユーロ", "EUR"), ("위안", "CNY"),
    ("元", "CNY"), ("엔", "JPY"), ("円", "JPY"), ("파운드", "GBP"), ("ポンド", "GBP"),
    ("원", "KRW"), ("ウォン", "KRW"),
)  # fmt: skip
_LONGEST = 8
"""Letters of a unit's name."""
_ONCE_IN = late(r"(?:に|에|당) ?\Z")
_TIMES = late(" ?(?:[回度번]|회)")
_REGULARLY = {
    Lang.KO: late("매|격[주월년일]|마다|정기|(?:연|월|주|일) ?[0-9한두세네다여]"),
    Lang.JA: late("毎|隔[週月年日]|ごと|おき|定期|(?<![0-9])[年月週日](?:に|間)? ?[0-9]"),
}
_PERIODS = frozenset({DATE, "months", "weeks"})
_AGO = late(" ?[전前]")
_THE_LAST = {
    DATE: late("전년|작년|지난해|前年|昨年|去年"),
    "months": late("전월|지난 ?달|前月|先月"),
    "weeks": late("전주|지난주|前週|先週"),
}
"""What says, of each unit, "one before": 1년 전 is 前年."""
_MEAN = late(" ?(?:평균|平均)")
_MEAN_DAY = late("(?:일|하루|日) ?(?:평균|平均)")
"""1日平均 is 일평균, without a number."""
_SO_OFTEN = late(r" ?(?:에|に|당|当たり) ?(?:[0-9一二三四五六七八九十]|한|두|세|네|다섯|여섯)")


def is_per_one(
    theirs: Figure, texts: tuple[str, str], lang: Lang, known: Callable[[Figure], bool]
) -> bool:
    """Tell whether a 1 is only how its language says "each".

    ``texts`` are the other text and the figure's own, ``lang`` the language of the latter;
    ``known`` tells whether the other one has such a figure.
    """
    if amount(theirs) != 1 or theirs.scale != 1:
        return False
    other, text = texts
    each = _stands(_EACH_ONE[lang], text) and not _stands(_EACH_ONE[lang.other], other)
    if each and _stands(_PER[lang.other], other) and known(theirs):
        return True  # 1社につき1回 is 기업당 한 번, whichever of the two has found the 한
    if theirs.unit in _PERIODS:  # 1년에 네 차례 is 年4回
        if _AGO.match(text, theirs.end):
            return _stands(_THE_LAST[theirs.unit], other)
        if _MEAN.match(text, theirs.end):
            return _stands(_MEAN_DAY, other)
        often = _SO_OFTEN.match(text, theirs.end)
        return bool(often) and _stands(_REGULARLY[lang.other], other)
    if theirs.unit in CURRENCIES or theirs.unit in MEASURES:
        after = _MEASURED_PER.match(text, theirs.end)
        if after and theirs.unit in _units_per_one(other, lang.other):
            return True
    times = theirs.words[-1] == "度" or _TIMES.match(text, theirs.end)
    if times and _ONCE_IN.search(text, max(0, theirs.at - 2), theirs.at):
        return _stands(_REGULARLY[lang.other], other)
    after = (_PER if theirs.unit else _COUNTED_PER)[lang].match(text, theirs.end)
    after = after or _PRICED.match(text, theirs.end)
    return bool(after) and _stands(_PER[lang.other], other)


@lru_cache(maxsize=32)
def _stands(form: re.Pattern[str], text: str) -> bool:
    """Tell whether a form stands in a text, cached: it is asked for each figure of the text."""
    return form.search(text) is not None


@lru_cache(maxsize=4)
def _units_per_one(text: str, lang: Lang) -> frozenset[str]:
    """Return the units of which a text says what is for each: USD in 달러당, hours in 毎時."""
    found: set[str] = set()
    for match in _OF_EACH[lang].finditer(text):
        if unit := _WHOLE_WORDS.get(match[0]):
            found.add(unit)
        for start in range(max(0, match.start() - _LONGEST), match.start()):
            known = UNITS[lang].at(text, start)
            if known and known[1] == match.start() and not text[start].isspace():
                found.add(known[0])
    if found.isdisjoint(CURRENCIES) and _RATE.search(text):
        found.update(code for word, code in _MONEY if word in text)
    return frozenset(found)
