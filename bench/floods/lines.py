# ruff: noqa: E501 - tables
"""What can be repeated in one line, wherever a text can stand: signs, words, figures, marks.

Each text is made for a number of bytes and is the same each time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

Text = Callable[[int], str]
"""Returns about so many bytes."""


def of(unit: str, n: int) -> str:
    """Return a unit as often as it fits."""
    return unit * max(1, n // len(unit.encode()))


def numbered(form: str, n: int, joint: str = "") -> str:
    """Return a form with rising numbers in the place of ``@``, as often as it fits."""
    pieces: list[str] = []
    size = 0
    while size < n:
        pieces.append(form.replace("@", str(len(pieces))))
        size += len((pieces[-1] + joint).encode())
    return joint.join(pieces)


def around(left: str, right: str, n: int) -> str:
    """Return as many opening as closing signs, around a word."""
    half = max(1, n // len((left + right).encode()))
    return left * half + "말" + right * half


# What stands in one line, repeated. Numbers rise in the place of @.
_UNITS = {
    "ones": "1", "ones-dash": "1-", "ones-percent": "1%", "ones-comma": "1,", "ones-point": "1.",
    "ones-colon": "1:", "ones-slash": "1/", "ones-tilde": "1~", "ones-space": "1 ",
    "ones-counted": "1개 ", "ones-first": "1위, ", "ones-person": "1명과 ", "zeros": "0",
    "groups": ",000", "commas": ",", "points": ".", "signs-after": "1!",
    "figures": "@ ", "figures-won": "@원 ", "figures-percent": "@.5% ", "figures-name": "K-@ ",
    "figures-two": "@명 중 3명, ", "figures-minus": "-@% ", "triangles-minus": "△@ ",
    "chain-ko": "1조2억3만", "chain-ko-bare": "조억만", "chain-ko-sino": "일이삼십백천만억",
    "chain-ja": "1兆2億3万", "chain-ja-bare": "万億", "chain-ja-sino": "一二三十百千万億兆",
    "chain-down": "9천9백9십", "ten-thousand": "만", "native": "스물다섯 ", "native-run": "한두세",
    "vague": "수십 몇백 ", "kanji-fraction": "三分の二", "share": "10명 중 7명 ",
    "dates": "2026년 5월 14일 ", "dates-dotted": "2026. 5. 14. ", "dates-short": "5.14.(목) ",
    "dates-slash": "5/14 ", "dates-numbered": "@년 5월 ", "months": "5월 ", "days": "14일 ",
    "dates-range": "5.14.~", "years-short": "'26~", "eras": "令和8年", "era-first": "레이와 원년 ",
    "relative": "지난해 12월 올해 오늘 ", "relative-ja": "昨年今年本日", "times": "오후 2시 30분 ",
    "clocks": "14:30~", "hours": "2시", "noons": "정오 자정 ", "halves": "1년 반 ", "quarters": "1분기(1~3월) ",
    "weekdays": "월요일 화요일 ", "weekdays-run": "월화수목금토일", "weekdays-dots": "월·화·수·",
    "weekdays-brackets": "14일(월) ", "weekdays-ja": "月・火・水曜", "weekdays-spans": "월~금 ",
    "events": "3·1절 6·25전쟁 ", "ratios": "1:2:3 ", "versus": "3대 2 ", "versions": "1.2.3.",
    "articles": "제1조 제2항 ", "fractions": "1/2 ", "money": "$1 ₩2 ¥3 ", "money-words": "1달러 2엔 ",
    "sen": "1円2銭", "names-figures": "A1", "names-long": "a1-", "covid": "코로나19 ", "circled": "①②③",
    "credits": "[사진=", "credits-wide": "［写真＝", "credits-spaces": "[ 사진 = ", "credits-whole": "[사진=가]",
    "entities": "&amp;", "entities-dot": "&middot;", "entities-numeric": "&#8203;", "entities-open": "&",
    "entities-hash": "&#x", "zero-width": "\u200b", "joiners": "\u2060", "soft-hyphens": "\u00ad",
    "bidi": "\u202e", "combining": "e\u0301", "combining-many": "\u0301", "jamo": "\u1100\u1161\u11a8",
    "compat": "\ufa19", "variation": "\ufe0f", "emoji": "👩\u200d", "surrogate-like": "\ufffd",
    "quotes": "\"", "quotes-single": "'", "quotes-curly": "“”", "quotes-open": "“", "quotes-corner": "「",
    "quotes-corner-pairs": "「가」", "quotes-mixed": "“‘『「《", "quotes-words": "“가나다라마바사” ",
    "brackets": "(", "brackets-pairs": "()", "brackets-square": "[", "brackets-square-close": "]",
    "brackets-wide": "（", "brackets-lens": "【", "brackets-angle": "<", "brackets-mark": "⟦", "marks": "⟦1⟧",
    "marks-pairs": "⟦1⟧⟦/1⟧", "marks-numbered": "⟦@⟧", "braces": "{", "braces-numbered": "{@}",
    "asterisks": "*", "asterisks-word": "*a ", "asterisks-words": "**a** ", "asterisks-open": "**가 ",
    "asterisks-mixed": "*a **b ", "underscores": "_", "underscores-words": "_a ", "tildes": "~~a ",
    "backticks": "`", "backticks-rising": "`a``b```c", "backslashes": "\\", "backslash-star": "\\*",
    "links": "[a](b) ", "links-open": "[a](", "links-nested": "[![a](b)](c)", "links-title": '[a](b "c") ',
    "links-reference": "[a][b] ", "links-angle": "[a](<b", "links-bang": "![", "images": "![a](p.png) ",
    "images-title": '![a](p.png "가 [사진=나]") ', "autolinks": "<https://a.kr> ", "autolinks-open": "<https://a",
    "footnote-refs": "[^1]", "footnote-open": "[^", "html": "<b>", "html-open": "<a ", "comments": "<!--",
    "cdata": "<![CDATA[", "processing": "<?", "declarations": "<!A", "urls": "https://a.kr/b ",
    "urls-long": "https://a.kr/b", "urls-open": "https://", "hosts": "a.", "hosts-kr": "a.kr ", "dashes": "a-",
    "mails": "a@b.kr ", "mails-open": "a@", "mails-dots": "a@b.", "mails-plus": "a.b+c%", "www": "www.a",
    "phones": "02-123-4567 ", "phones-run": "02-123-4567", "phones-plus": "+82-2-", "phones-brackets": "(02)",
    "phones-zeros": "0-", "phones-spaces": "02 123 ", "extensions": "02-123-4567(내선 ", "hashtags": "#가 ",
    "hashtags-run": "#a", "signs": "△", "signs-pairs": "△▲", "signs-words": "△ 가 ○ 나 ", "bullets": "•",
    "kanji-zero": "〇", "lists": "가·", "lists-comma": "가, ", "lists-spaces": "가 · 나 ",
    "sentences": "간다. ", "sentences-run": "간다.", "sentences-ja": "行く。", "sentences-same": "회의를 열어 갔다. ",
    "sentences-new": "회의 @번을 열었다. ", "sentences-ask": "갑니까? ", "ellipses": "…", "abbreviations": "e.g. ",
    "quoted-sentences": "“간다.”라고 ", "stops": "。", "exclamations": "!", "hangul": "가", "hangul-words": "가 ",
    "hangul-two": "가나", "hangul-many": "동해물과백두산이마르고닳도록", "kanji": "東", "kanji-many": "東京都庁舎前駅",
    "kana": "あ", "katakana": "ア", "katakana-words": "アイ・", "kana-long": "ー", "latin": "a", "latin-words": "a ",
    "latin-mixed": "aB1", "digits-wide": "１", "digits-wide-comma": "１，", "digits-arabic": "١", "letters-wide": "Ａ",
    "half-kana": "ｶﾞ", "mixed": "가a1あ東,", "spaces": " ", "spaces-wide": "가\u3000", "spaces-between": "東 京 ",
    "tabs": "가\t", "repeats": "가나다라마바사아", "repeats-ja": "あいうえおかきくけ", "surnames": "김이박최",
    "people": "김하늘 장관은 ", "people-run": "김하늘장관", "people-many": "홍길동 대표, 이영희 회장, ",
    "people-ja": "山田太郎社長は", "people-kata": "ジョン・スミス氏は", "titles": "장관", "titles-ja": "社長",
    "titles-spaces": "장관 ", "titles-many": "대표 회장 사장 기자 ", "particles": "은는이가", "particles-many": "에서에게으로부터",
    "known": "중소벤처기업부는 ", "known-run": "중소벤처기업부", "known-ja": "中小ベンチャー企業部は", "readings": "李永（イ・ヨン）",
    "readings-open": "李永（", "opposites": "증가 감소 ", "opposites-run": "증가감소", "opposites-not": "않지 않은 ",
    "disputed": "동해 독도 ", "countries": "한일 일한 ", "countries-run": "한일", "countries-ja": "日韓韓日", "chinese": "们这",
    "old-forms": "國學", "ladder": "가" * 40 + " ", "colons": "가: ", "pipes": "|", "pipes-cells": "| a ", "hashes": "#",
    "greater": ">", "plus": "+", "equals": "=", "minus": "-", "minus-spaces": "- ", "under-star": "_*", "star-bracket": "*[",
    "bracket-star": "[*", "bracket-tick": "[`", "link-star": "[*a*](b", "dollar": "$", "per-cent": "%", "paths": "/",
    "dotdot": "../", "query": "?a=", "percents": "%41", "slug": "a-b-",
}  # fmt: skip
LINES: Mapping[str, Text] = {
    **{name: partial(numbered if "@" in unit else of, unit) for name, unit in _UNITS.items()},
    "nested-quotes": partial(around, "“‘", "’”"),
    "nested-corners": partial(around, "「『", "』」"),
    "nested-brackets": partial(around, "(", ")"),
    "nested-wide-brackets": partial(around, "（", "）"),
    "nested-squares": partial(around, "[", "]"),
    "nested-links": partial(around, "[", "](a)"),
    "nested-images": partial(around, "![", "](p.png)"),
    "nested-emphasis": partial(around, "*a **b ", " b** a*"),
    "nested-stars": partial(around, "*", "*"),
    "spaces-long": lambda n: "사진=가" + " " * n + "나",
    "spaces-lines": lambda n: "가\n" + " " * n + "나\n다",
    "zero-width-long": lambda n: "가 " + "\u200b" * (n // 3) + " 나",
    "nested-marks": lambda n: around("⟦1⟧", "⟦/1⟧", n),
}
