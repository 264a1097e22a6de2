"""Plants one error of a kind into a correct translation: the measuring rod of the checks.

The texts are edited by this module's own reading of figures, dates, names and marks, and by none
of ``pressbridge.fidelity``: a rod made by what it measures would measure nothing.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise, zip_longest

from planting_words import WORD_PLANTERS
from press_pairs import (
    ADDRESS,
    MARK,
    PHONE,
    PressPair,
    found_outside,
    names_in,
    read_pairs,
    read_register,
    with_changed,
)

from pressbridge.words.lang import Lang
from pressbridge.words.model import Name, NameKind

__all__ = ["PressPair", "names_in", "read_pairs", "read_register"]

# --- Units ---

_FIGURE = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?")
_SCALES = "천백만억조千百万億兆"
_CURRENCIES = {
    "ウォン": ("円",), "円": ("ウォン",), "ドル": ("ウォン", "円"), "ユーロ": ("ドル",), "元": ("円", "ドル"),
    "원": ("엔",), "엔": ("원",), "달러": ("유로",), "유로": ("달러",), "위안": ("원",),
}  # fmt: skip
_COUNTERS = (
    "ポイント", "パーセント", "カ所", "カ国", "カ月", "チーム", "ページ", "年間", "日間", "週間", "時間", "品目",
    "四半期", "社", "人", "件", "階", "歳", "倍", "点", "台", "席", "室", "坪", "箱", "基", "部", "種", "泊", "回",
    "袋", "代", "퍼센트", "포인트", "개사", "개국", "개월", "시간", "주간", "명", "건", "곳", "층", "세", "배", "점",
    "대", "회", "개", "박", "종", "부", "%p", "%", "％", "㎡", "km", "kg",
)  # fmt: skip
_UNITS = "|".join(sorted((*_CURRENCIES, *_COUNTERS), key=len, reverse=True))
_QUANTITY = re.compile(
    rf"(?<![第제:~〜0-9.,])(?P<figure>{_FIGURE.pattern})(?P<scale>[{_SCALES}]*)(?P<unit> ?(?:{_UNITS}))?"
    rf"(?![0-9년월일시분年月日時分:])"
)
_NEAR = 12
"""Within so many characters a unit may serve two figures."""

_TIME_AFTER = re.compile(r"[0-9]*(?: ?[년월일시분年月日時分:]|\.[ 0-9])")


# --- Figures ---


def _digit_changed(pair: PressPair) -> Iterator[str]:
    for figure in found_outside(_FIGURE, pair.target):
        for at in range(*figure.span()):
            yield from _other_digits(pair.target, at, zero=at > figure.start())


def _other_digits(text: str, at: int, *, zero: bool) -> Iterator[str]:
    if text[at].isdigit():
        digits = "0123456789" if zero else "123456789"
        yield from (with_changed(text, at, at + 1, digit) for digit in digits if digit != text[at])


def _digits_swapped(pair: PressPair) -> Iterator[str]:
    text = pair.target
    for figure in found_outside(_FIGURE, text):
        places = [at for at in range(*figure.span()) if text[at].isdigit()]
        for one, other in pairwise(places):
            apart = "." in text[one:other] or text[one] == text[other]
            leads = one == figure.start() and text[other] == "0"
            if not apart and not leads:
                yield (
                    text[:one] + text[other] + text[one + 1 : other] + text[one] + text[other + 1 :]
                )


_SCALE = re.compile(r"(?<![제第0-9])[0-9][0-9,.]*[천千]?([만억조万億兆])(?!제)")
_WRONG_SCALE = {"만": "억", "억": "만", "조": "억", "万": "億", "億": "万", "兆": "億"}


def _scale(pair: PressPair) -> Iterator[str]:
    for found in found_outside(_SCALE, pair.target):
        yield with_changed(pair.target, *found.span(1), _WRONG_SCALE[found[1]])


_MONEY = re.compile(rf"(?<=[0-9{_SCALES}]) ?({'|'.join(_CURRENCIES)})(?![년年칙인본진])")


def _currency(pair: PressPair) -> Iterator[str]:
    for found in found_outside(_MONEY, pair.target):
        for other in _CURRENCIES[found[1]]:
            yield with_changed(pair.target, *found.span(1), other)


_PERCENT = re.compile(r"(?<=[0-9])(%|％|パーセント|퍼센트)(?!p|포인트|ポイント)")


def _percent_to_points(pair: PressPair) -> Iterator[str]:
    points = "ポイント" if pair.lang is Lang.JA else "%p"
    for found in found_outside(_PERCENT, pair.target):
        yield with_changed(pair.target, *found.span(), points)


def _quantities(text: str) -> Iterator[re.Match[str]]:
    """Give figures that count something: no dates, hours, ordinals or versions."""
    for found in found_outside(_QUANTITY, text):
        if (found["scale"] or found["unit"]) and not _TIME_AFTER.match(text, found.end("figure")):
            yield found


def _unit_dropped(pair: PressPair) -> Iterator[str]:
    """Leave out a unit, but none that the next figure gives: ``19歳以上39歳`` may be ``19以上39歳``."""
    found = list(_quantities(pair.target))
    for one, following in zip_longest(found, found[1:]):
        implied = following and following["unit"] == one["unit"]
        if one["unit"] and not (implied and following.start() - one.end() < _NEAR):
            yield with_changed(pair.target, *one.span("unit"), "")


def _zero_added(pair: PressPair) -> Iterator[str]:
    for found in _quantities(pair.target):
        figure = found["figure"]
        if "." not in figure and int(figure.replace(",", "")):
            longer = figure.replace(",", "") + "0"
            grouped = f"{int(longer):,}" if "," in figure else longer
            yield with_changed(pair.target, *found.span("figure"), grouped)


# --- Dates and times ---

_DAY = re.compile(r"(?<![0-9])([0-9]{1,2})(月|월 ?)([0-9]{1,2})(?=(?:日|일)(?!間|간))")
_WEEKDAY = re.compile(r"(?<=[0-9][日일])[（(]([月火水木金土日월화수목금토일])[）)]")
_AFTERNOON = re.compile(r"(?:午後|오후 ?)(?=([0-9]{1,2})[時시])")
_HALF = re.compile(r"午前|午後|오전|오후|正午|정오")
_LATE_HOUR = re.compile(r"(?<![0-9])(1[3-9]|2[0-3])(?=[時시])")


def _date_parts_swapped(pair: PressPair) -> Iterator[str]:
    for found in found_outside(_DAY, pair.target):
        month, between, day = found.groups()
        if month != day and int(day) <= 12:
            yield with_changed(pair.target, *found.span(), f"{day}{between}{month}")


def _weekday(pair: PressPair) -> Iterator[str]:
    days = "月火水木金土日" if pair.lang is Lang.JA else "월화수목금토일"
    for found in found_outside(_WEEKDAY, pair.target):
        yield from (
            with_changed(pair.target, *found.span(1), day) for day in days if day != found[1]
        )


def _afternoon_lost(pair: PressPair) -> Iterator[str]:
    """Leave out an afternoon that nothing before it in its sentence implies, or take 12 off."""
    text = pair.target
    for found in found_outside(_AFTERNOON, text):
        start = max(text.rfind(end, 0, found.start()) for end in ("。", ". ", "○"))
        implied = _HALF.search(text, max(start, 0), found.start())
        if int(found[1]) not in (0, 12) and not implied:
            yield with_changed(text, *found.span(), "")
    if re.search("午後|오후", pair.source):
        for found in found_outside(_LATE_HOUR, text):
            yield with_changed(text, *found.span(), str(int(found[1]) - 12))


# --- Phones, addresses, marks, lists ---


def _phone_digit(pair: PressPair) -> Iterator[str]:
    for phone in PHONE.finditer(pair.target):
        for at in range(phone.start() + 1, phone.end()):
            yield from _other_digits(pair.target, at, zero=True)


def _address_character(pair: PressPair) -> Iterator[str]:
    """Change or lose one letter or digit behind the scheme."""
    text = pair.target
    for address in ADDRESS.finditer(text):
        scheme = text.find("://", *address.span())
        start = address.start() if scheme < 0 else scheme + 3
        for at in range(start, address.end()):
            if text[at].isalnum():
                follower = "abcdefghijklmnopqrstuvwxyz0123456789".find(text[at].lower()) + 1
                other = "bcdefghijklmnopqrstuvwxyza1234567890"[follower - 1]
                yield with_changed(text, at, at + 1, other)
                if text[at] not in (text[at - 1], text[at + 1 : at + 2]):
                    yield with_changed(text, at, at + 1, "")


def _mark_lost(pair: PressPair) -> Iterator[str]:
    for mark in MARK.finditer(pair.target):
        yield with_changed(pair.target, *mark.span(), "")


def _mark_doubled(pair: PressPair) -> Iterator[str]:
    for mark in MARK.finditer(pair.target):
        yield with_changed(pair.target, *mark.span(), mark[0] * 2)
        yield pair.target + mark[0]


_BULLET = re.compile(r"[△▲▽▼○●◎□■◇◆▶①-⑳]")


def _list_item_dropped(pair: PressPair) -> Iterator[str]:
    """Leave out an item, but never the last one: the rest of its sentence hangs on it."""
    bullets = list(_BULLET.finditer(pair.target))
    for one, other in pairwise(bullets):
        same = one[0] == other[0] or (one[0] >= "①" and other[0] == chr(ord(one[0]) + 1))
        if same and "⟦" not in pair.target[one.start() : other.start()]:
            yield with_changed(pair.target, one.start(), other.start(), "")


# --- Names ---


_CONFUSED = {
    "永": "英栄", "李": "季", "在": "材", "明": "名", "尹": "伊", "錫": "石", "悦": "悟", "岸": "崖", "文": "史",
    "雄": "夫", "藤": "東", "茂": "繁", "之": "行", "企": "期起", "部": "省", "蔵": "場造", "創": "想", "韓": "漢",
    "振": "進", "貿": "防", "易": "益", "協": "教", "会": "回", "産": "算", "省": "庁", "済": "財", "経": "計",
    "幕": "膜", "張": "帳", "京": "経", "東": "当", "際": "祭", "渋": "汁", "谷": "屋", "六": "録", "丸": "円",
    "千": "仙", "葉": "羽", "汝": "如", "島": "道", "江": "康", "南": "男", "門": "文", "特": "徳", "許": "虚",
    "環": "還", "境": "鏡", "公": "交", "正": "定", "取": "手", "金": "禁", "融": "隆", "農": "濃", "科": "化",
    "観": "官", "厚": "高", "労": "老", "新": "真", "楽": "学", "機": "基", "構": "講", "整": "制", "候": "項",
    "商": "称", "洞": "堂", "久": "旧", "交": "公", "虎": "戸", "麻": "朝", "横": "欧",
    "ャ": "ヤ", "ョ": "ヨ", "ュ": "ユ", "グ": "ク", "ブ": "プ", "ベ": "ペ", "バ": "パ", "ズ": "ス", "メ": "ヌ",
    "セ": "ゼ", "ソ": "ン", "ラ": "ロ", "シ": "ツ", "ヨ": "ユ",
}  # fmt: skip
"""Characters of Japanese names, and what engines and typists take them for: like looks, like sounds."""

_VOWEL = {0: 4, 4: 0, 1: 5, 5: 1, 8: 13, 13: 8, 18: 13, 20: 18, 6: 4, 12: 8}
_FINAL = {4: 21, 21: 4, 1: 17, 16: 4, 8: 4}


def _confused(char: str) -> str:
    """Return characters that this one may be mistaken for."""
    if not "가" <= char <= "힣":
        return _CONFUSED.get(char, "")
    first, rest = divmod(ord(char) - 0xAC00, 588)
    vowel, final = divmod(rest, 28)
    changed = [(_VOWEL[vowel], final)] if vowel in _VOWEL else []
    changed += [(vowel, _FINAL[final])] if final in _FINAL else []
    return "".join(chr(0xAC00 + first * 588 + v * 28 + f) for v, f in changed)


def _misspelt(name: Name, form: str, lang: Lang) -> Iterator[str]:
    yield from (name.ko_wrong if lang is Lang.KO else name.ja_wrong)
    for at, char in enumerate(form):
        yield from (with_changed(form, at, at + 1, other) for other in _confused(char))


def _name_in_wrong_characters(pair: PressPair) -> Iterator[str]:
    right = {form for name in read_register() for form in name.forms(pair.lang)}
    for name, start, end in names_in(pair):
        for wrong in _misspelt(name, pair.target[start:end], pair.lang):
            if wrong not in right:
                yield with_changed(pair.target, start, end, wrong)


def _name_of_a_similar_person(pair: PressPair) -> Iterator[str]:
    """Put another registered person there, with a family name in common if there is one."""
    for name, start, end in names_in(pair):
        if name.kind is NameKind.PERSON:
            read = re.compile(f"（{re.escape(name.reading)}）").match(pair.target, end)
            for other in _similar(name, pair):
                reading = f"（{other.reading}）" if read and other.reading else ""
                after = read.end() if read else end
                yield with_changed(pair.target, start, after, other.forms(pair.lang)[0] + reading)


def _similar(name: Name, pair: PressPair) -> list[Name]:
    """Return other persons by their whole names, whom the translation does not name already."""
    persons = [other for other in read_register() if other.kind is NameKind.PERSON]
    whole = [one for one in persons if not any(_part_of(one, other) for other in persons)]
    others = [
        other for other in whole
        if other != name and not _part_of(name, other)
        and other.forms(pair.lang)[0] not in pair.target
    ]  # fmt: skip
    family = name.forms(pair.lang)[0][0]
    return [other for other in others if other.forms(pair.lang)[0][0] == family] or others


def _part_of(one: Name, other: Name) -> bool:
    return one.ja != other.ja and other.ja.startswith(one.ja)


# --- Text ---

_HANGUL_WORD = re.compile("[가-힣]{2,}")
_KANA_WORD = re.compile("[ぁ-んァ-ヶー]+")
_JAPANESE_WORD = re.compile("(?<![0-9一-龠々])[一-龠々]{2,}|[ァ-ヶー]{3,}")


def _script_left(pair: PressPair) -> Iterator[str]:
    """Leave a word of the source's in the place of one that is no part of a name or a figure."""
    foreign = _HANGUL_WORD if pair.lang is Lang.JA else _KANA_WORD
    own = _JAPANESE_WORD if pair.lang is Lang.JA else _HANGUL_WORD
    words = sorted({found[0] for found in found_outside(foreign, pair.source)})
    places = [(start, end) for _, start, end in names_in(pair)]
    for found in found_outside(own, pair.target):
        apart = all(found.end() <= start or end <= found.start() for start, end in places)
        if apart and not pair.target[: found.start()].rstrip()[-1:].isdigit():
            yield from (with_changed(pair.target, *found.span(), word) for word in words)


def sentences(text: str, lang: Lang) -> list[tuple[int, int]]:
    """Return the places of a text's sentences; quotations and brackets are not divided."""
    ends, depth = [0], 0
    for at, char in enumerate(text):
        depth += (char in "「『（(“") - (char in "」』）)”")  # ’ may be an apostrophe
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        stop = char in "。！？" if lang is Lang.JA else char in ".?!" and after in ("", " ")
        if stop and depth <= 0 and not before.isdigit():
            ends.append(at + 1)
    if text[ends[-1] :].strip():
        ends.append(len(text))
    return list(pairwise(ends))


def _whole_sentences(pair: PressPair) -> Iterator[tuple[int, int]]:
    """Give the sentences long enough to say something, without marks and with an end.

    A quotation that goes over the text's border hides where they end: none is given.
    """
    if pair.target.count("「") != pair.target.count("」") or (
        pair.target.count("“") != pair.target.count("”")
    ):
        return
    for start, end in sentences(pair.target, pair.lang):
        sentence = pair.target[start:end].strip()
        if len(sentence) >= 10 and "⟦" not in sentence and sentence[-1] in "。.！？!?":
            yield start, end


def _sentence_repeated(pair: PressPair) -> Iterator[str]:
    gap = "" if pair.lang is Lang.JA else " "
    for start, end in _whole_sentences(pair):
        yield with_changed(pair.target, end, end, gap + pair.target[start:end].strip())


def _sentence_lost(pair: PressPair) -> Iterator[str]:
    if len(sentences(pair.target, pair.lang)) > 1:
        for start, end in _whole_sentences(pair):
            yield with_changed(pair.target, start, end, "").strip()


_PLANTERS: dict[str, Callable[[PressPair], Iterator[str]]] = {
    "digit changed": _digit_changed,
    "digits swapped": _digits_swapped,
    "scale": _scale,
    "currency": _currency,
    "date parts swapped": _date_parts_swapped,
    "weekday": _weekday,
    "afternoon lost": _afternoon_lost,
    "percent to points": _percent_to_points,
    "phone digit": _phone_digit,
    "address character": _address_character,
    "list item dropped": _list_item_dropped,
    "name in wrong characters": _name_in_wrong_characters,
    "name of a similar person": _name_of_a_similar_person,
    "mark lost": _mark_lost,
    "mark doubled": _mark_doubled,
    "script left": _script_left,
    "sentence repeated": _sentence_repeated,
    "sentence lost": _sentence_lost,
    "unit dropped": _unit_dropped,
    "zero added": _zero_added,
}

SLIP_KINDS = tuple(_PLANTERS)
"""Slips of engines and typists that can be seen without understanding a sentence."""

_PLANTERS |= WORD_PLANTERS

KINDS = tuple(_PLANTERS)
"""All kinds of errors."""

EXACT_KINDS = (
    "digit changed", "digits swapped", "scale", "currency", "date parts swapped", "weekday",
    "afternoon lost", "percent to points", "phone digit", "name in wrong characters",
    "name of a similar person", "unit dropped", "zero added",
)  # fmt: skip
"""The kinds that concern numbers, money, dates and names."""

FIGURE_KINDS = (
    "digit changed", "digits swapped", "scale", "zero added", "decimal point moved", "currency",
    "percent to points", "date parts swapped", "month", "year", "hour", "minute", "weekday",
    "afternoon lost", "digit in a code", "phone digit", "address character",
)  # fmt: skip
"""Figures, money, dates and contacts: nearly every error is to be caught as hard."""

WAY_KINDS = (
    "direction", "limit", "most and least", "period", "half of the year", "year word",
    "export and import", "for and against", "free and paid", "black and red", "raise and lower",
)  # fmt: skip
"""Direction, limit and period of a figure: to be seen, and mostly as hard."""

GROUPS = {
    "slips of engines": SLIP_KINDS,
    "numbers, money, dates, names": EXACT_KINDS,
    "figures, money, dates, contacts": FIGURE_KINDS,
    "direction, limit, most and least, period": WAY_KINDS,
}

ONE_LANGUAGE = {"kanji left in Korean": Lang.KO, "simplified character": Lang.JA}


def plant(pair: PressPair, kind: str, seed: int) -> str | None:
    """Return the translation with exactly one error of a kind, or ``None`` if it has no place.

    The same seed gives the same error.
    """
    planted = _all_planted(pair, kind)
    return random.Random(f"{kind} {pair.id} {seed}").choice(planted) if planted else None


@cache
def _all_planted(pair: PressPair, kind: str) -> tuple[str, ...]:
    found = dict.fromkeys(_PLANTERS[kind](pair))
    return tuple(text for text in found if text != pair.target)
