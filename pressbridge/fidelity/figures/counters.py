"""Counters that a translation lost: 15社 that became 15, 1人当たり that became 1当たり."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from pressbridge.fidelity.figures.figure import (
    COUNTED,
    CURRENCIES,
    DATE,
    FRACTION,
    MEASURES,
    NAME,
    RATIO,
    SHARES,
    TIME,
    VAGUE,
    VERSION,
    Figure,
    figure_finding,
)
from pressbridge.fidelity.figures.scores import is_average, is_tally
from pressbridge.fidelity.pair import Finding
from pressbridge.words.lang import Lang
from pressbridge.words.patterns import late
from pressbridge.words.problems import said

_UNIT_IN_TEXT = frozenset({"", VERSION})
"""The counter of such figures, if they have one, is looked for in the text."""
_ELSEWHERE = CURRENCIES | SHARES | {DATE, TIME, NAME, RATIO, FRACTION, VAGUE, "article", "clause"}
"""What other rules judge."""
_LOOSE = frozenset({"item"})
"""Units that a noun may take the place of: 3개 부처 is 3省庁."""
_COUNTER_KO = (
    "(?P<item>개|가지|항목)|나라|번째|번|째|차례|종류|종|건|회|층|대|장|권|편|팀|분야|단계|명|곳|사람|살|세|배(?!럴)"
    "|쪽|석|실|박|부|점|줄|쌍|상자|봉지|호기|호|기|척|벌|켤레|잔|병|마리|채|그루|인|등|위|홀|동|칸|페이지|품목"
    "|가구|세대|병상|노선|구간|과목|종목|량|곡|분기|시즌|세트|좌석|포인트|달|해|차|기분|인분|사(?!이)"
)
_ENDED = (
    "(?=[^가-힣]|$|(?:[은는이가을를의에와과도만씩째인로]|으로)(?![가-힣])|에서|에게|까지|부터|마다|짜리|처럼"
    "|이[며다고나었]|입니|였|다[ .,]|당[ ,.]|연속|째)"
)
"""Behind a Korean counter: 회 in 회의실 is none."""
_COUNTER_JA = (
    "(?P<item>つ|個|項目)|番目?|回|度(?!合)|件|人|名|社|[カヶヵケか箇個](?:所|国|月|年)|本|枚|台|倍|割|歳|点"
    "|種[類目]?|階|位|次|冊|匹|頭|軒|校|館|組|段階|分野|泊|期|席|室|箱|袋|部(?!門|署|分)|基|チーム|ページ|品目|四半期"
    "|代|号|便|棟|戸|口|票|隻|機関?|両|着|杯|膳|束|株|巻|曲|話|章|節|問|桁|シーズン|セット|ポイント"
    "|等(?=[のをがはに賞]|$)|議席|往復|ホール|死(?![者亡])|企業|団体|機関|都市|地域|大学|省庁|自治体|市|県|道|作品|品|世代|大|者|選手|家族|世帯|店|路線|言語|類|歩|周|冠"
    "|床(?![面下上屋])|区間|区画|車線|回線|科目|種目|部門|教室|学級|拠点|羽(?![田根毛生])|足(?![りらし])"
)
_COUNTER = {
    Lang.KO: late(f" ?(?:여 ?)?(?:{_COUNTER_KO}){_ENDED}"),
    Lang.JA: late(f"(?:余り?の?)?(?:{_COUNTER_JA})"),
}
"""What is counted with, right behind a number. A noun of its own is none: 3省庁, 5개 부처."""
_AT_END = {
    Lang.KO: late(rf"(?:{_COUNTER_KO})\Z"),
    Lang.JA: late(rf"(?:{_COUNTER_JA})\Z"),
}
"""The counter that figures in words end with."""
_LIMIT_JA = "以[上下内前後降]|未満|超|ほど|程度|前後|近く|余り?|あまり|ずつ|だけ|のみ|規模|水準"
_PARTICLE_JA = "[がをはにともでやへ]|まで|から|より|だ[^け]"
_HALF_WORD_JA = "当たり|あたり|につき|ごと|目(?![標的指次])|間(?![隔接])|連続"
"""What only follows a counter."""
_VERB_JA = (
    "開催|開設|実施|[上下][がげ]"
    "|[一-龥]{1,2}(?:し[たてま、]|する|される?|[きくけげりるれえういすつぐぶむ])"
)
_COUNTED_NOUN = late(
    f"(?!{_LIMIT_JA}|{_HALF_WORD_JA}|{_VERB_JA}|[増減])(?:[一-龥]{{1,3}}|[ァ-ヶー]{{2,6}})"
    "(?=[をがはにのではともへ、。・」）)]|から|まで|以|$)"
)
"""A short noun that Japanese writes right behind a number, as if it were a counter: 6支店."""
_PARTICLE_KO = "[이가은는을를의에와과로도만씩째당인여]|으로|이나"
_LONGER_KO = "에서|에게|까지|부터|마다|처럼|보다|이[며다고었]|입니"
_LIMIT_KO = "이상|이하|이내|미만|초과|이후|이전|정도|연속|안팎"
_MARK = r"$|[^\w\s%]|[①-⑳]"
_BARE = {
    Lang.KO: late(
        f" ?(?:{_MARK}|(?:{_PARTICLE_KO})(?![가-힣])|{_LONGER_KO}|(?<= )(?:{_LIMIT_KO}|[0-9]))"
    ),
    Lang.JA: late(f" ?(?:{_MARK}|{_LIMIT_JA}|{_PARTICLE_JA}|{_HALF_WORD_JA}|{_VERB_JA})"),
}
"""A number with nothing counted behind it: the end, a mark, a particle, a limit, a verb."""
_NOUN = {Lang.KO: late(" [가-힣0-9]"), Lang.JA: late("の(?!は|が|[、。])|[ァ-ヶ一-龥]")}
"""A noun may be what is counted: 17の市・道; 도쿄 2 회의실 lost its counter."""
_SHARED = late(" ?(?:~|-+|[×✕xX*]|,|·|、|や|と|か|から|과|와|나|이나|내지|에서) ?[0-9]")
"""The next figure's counter is for both: 0이나 1회."""
_WITHOUT = {
    Lang.KO: late("[0-9](?:째|당)(?![가-힣])"),
    Lang.JA: late("[0-9](?:当たり|あたり|につき|目(?![標的指次])|余り|連続)"),
}


_IN_ADDRESS = late(r"[0-9]-\Z")
"""1-3-1 says 1丁目3番1号."""
_OF_A_NOUN = frozenset({"item", "company"})
_MORE_OF_A_NOUN = late("余りの[一-鿿ァ-ヶ]")
"""200余りのブース and 100余りの企業 need no counter."""
_LABEL = late(
    r"(?:第|제|その|No\.?|ステップ|フェーズ|ステージ|レベル|パート|ランク|クラス|グループ|カテゴリー?|タイプ"
    "|ケース|スコープ|스텝|페이즈|스테이지|레벨|파트|랭크|그룹|타입|케이스|카테고리|단계|등급"
    r"|step|phase|level|part|stage) ?\Z",
    re.IGNORECASE,
)
"""A word that a number belongs to: 1단계 is ステップ1."""
_EMERGENCY = frozenset(map(Decimal, (110, 112, 113, 118, 119, 120, 122, 125, 171, 182, 188, 189)))
"""Numbers to call, with or without 番."""


def counted_until(text: str, end: int, lang: Lang) -> int:
    """Return where a number that ends at ``end`` ends with what it is counted with: 7室, 30채.

    That is a counter, or in Japanese a short noun; without either it is ``end``.
    """
    found = _COUNTER[lang].match(text, end)
    if not found and lang is Lang.JA:
        found = _COUNTED_NOUN.match(text, end)
    return found.end() if found else end


class Counted(NamedTuple):
    """A figure of the source with its counter, and whether a noun may take the counter's place."""

    words: str
    loose: bool


def lost_counter(
    ours: Figure, theirs: Figure, texts: tuple[str, str], lang: Lang
) -> Finding | None:
    """Return a finding for a number of the translation that has lost the source's counter.

    ``texts`` are the normalized source and translation, ``lang`` the translation's. It is soft
    where a noun behind the number may be what is counted.
    """
    source, target = texts
    bare = _BARE[lang].match(target, theirs.end)
    if not bare and not _NOUN[lang].match(target, theirs.end):
        return None
    if _COUNTER[lang].match(target, theirs.end) or _SHARED.match(target, theirs.end):
        return None
    counted = _counted(ours, source, lang.other)
    if not counted or (counted.loose and not bare) or _needs_no_counter(ours, theirs, target):
        return None
    message = said(
        "{old} in the source is {new} in the translation, without a unit",
        old=counted.words,
        new=theirs.words,
    )
    return figure_finding("unit", bool(bare) and not counted.loose, message, ours, theirs)


def _needs_no_counter(ours: Figure, figure: Figure, text: str) -> bool:
    """Tell whether a number is whole as it stands: an age in brackets, 賛成8, ステップ1, 18度."""
    at, end = figure.at, figure.end
    if ours.unit in _OF_A_NOUN and _MORE_OF_A_NOUN.match(text, end):
        return True
    if figure.words[-1] in "도度" or is_average(ours):
        return True
    if (
        ours.unit == "age"
        and text[at - 1 : at] == "("
        and text[end : end + 1] in (")", ",", "·", "・")
    ):
        return True
    if figure.also and any(unit in MEASURES for unit, _ in figure.also):  # 36×24mm
        return True
    if figure.value in _EMERGENCY or is_tally(figure, text):
        return True
    before = max(0, at - 8), at
    return bool(_LABEL.search(text, *before) or _IN_ADDRESS.search(text, *before))


_COPULA = late("[가-힣](?:[이가은는]) ?\\Z")


def _is_no_counter(found: re.Match[str], figure: Figure, text: str) -> bool:
    """Tell whether what looks like a counter is "being" or "and others": 길이가 0인, 3, 4, 5 등."""
    if found[0] == "인":
        return _COPULA.search(text, max(0, figure.at - 3), figure.at) is not None
    return found[0] == " 등"


def _counted(ours: Figure, source: str, lang: Lang) -> Counted | None:
    """Return a figure with what it is counted or measured in; None without that."""
    if ours.unit in _UNIT_IN_TEXT:
        found = _COUNTER[lang].match(source, ours.end)
        if found and not _is_no_counter(found, ours, source):
            return Counted(source[ours.at : found.end()], bool(found["item"]))
        if ours.spelled != COUNTED:
            return None
        ending = _AT_END[lang].search(ours.words)
        return Counted(ours.words, loose=not ending or bool(ending["item"]))
    return None if ours.unit in _ELSEWHERE else Counted(ours.words, ours.unit in _LOOSE)


def without_counter(text: str, figure: Figure, lang: Lang) -> bool:
    """Tell whether a number stands before what only follows a counter: 1当たり, 2目."""
    return figure.unit == "" and bool(_WITHOUT[lang].match(text, figure.end - 1))
