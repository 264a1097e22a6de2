# ruff: noqa: INP001, E501 - a script's module, no package; tables
"""Hostile press rooms of a given size for bench/limits.py: what is too much of, and where it stands.

A *line* can stand in any field, a *body* has several lines, a *room* is more than one text. Each
is made for a number of bytes and is the same each time.
"""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Callable, Iterator, Mapping
from functools import partial

Files = dict[str, str | bytes]
Text = Callable[[int], str]
"""Returns about so many bytes."""

HEAD = (
    'msgid ""\nmsgstr ""\n"Language: ja\\n"\n"MIME-Version: 1.0\\n"\n'
    '"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n\n'
)
SITE = {
    "name": "{ko: 보도실, ja: プレスルーム}",
    "description": "{ko: 보도실의 소식, ja: プレスルームのお知らせ}",
    "base_url": "https://press.example.org/",
}
TOPIC = "startups:\n  name: {ko: 스타트업, ja: スタートアップ}\n"
RELEASE = "content/releases/2026/a/index.md"
CATALOG = "content/releases/2026/a/index.ja.po"
HAND = "content/releases/2026/a/index.ja.md"


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


def _lines(unit: str, n: int, joint: str = "\n") -> str:
    return numbered(unit, n, joint) if "@" in unit else of(unit + joint, n)


def _table(columns: int, n: int, cell: str = "a") -> str:
    row = f"| {' | '.join([cell] * columns)} |\n"
    rule = f"|{'---|' * columns}\n"
    return f"앞\n\n{row}{rule}" + of(row, max(1, n - len(rule) - len(row)))


def _square(n: int) -> str:
    """Return a table that claims many columns in its rule, and has short rows."""
    columns = n // 10
    return f"|{'a|' * columns}\n|{'-|' * columns}\n" + "|a\n" * (n // 6)


def _deep(sign: str, n: int) -> str:
    """Return lines of which each is one level deeper than the one before."""
    lines: list[str] = []
    size = 0
    while size < n:
        lines.append(sign * len(lines) + "a")
        size += len(lines[-1]) + 1
    return "\n".join(lines)


BODIES: Mapping[str, Text] = {
    "paragraphs": partial(_lines, "가", joint="\n\n"),
    "paragraphs-new": partial(_lines, "회의 @번을 열었다.", joint="\n\n"),
    "paragraphs-figures": partial(_lines, "@", joint="\n\n"),
    "paragraphs-people": partial(_lines, "김하늘 장관은 @일에 갔다.", joint="\n\n"),
    "lines": partial(_lines, "가"),
    "lines-new": partial(_lines, "회의 @번을 열었다."),
    "lines-signs": partial(_lines, "△ 가 @"),
    "lines-triangles": partial(_lines, "▲"),
    "lines-hard": partial(_lines, "가  "),
    "lines-backslash": partial(_lines, "가\\"),
    "headings": partial(_lines, "## 가", joint="\n\n"),
    "headings-set": partial(_lines, "가\n---", joint="\n\n"),
    "headings-top": partial(_lines, "# 가", joint="\n\n"),
    "rules": partial(_lines, "---", joint="\n\n"),
    "items": partial(_lines, "- 가"),
    "items-loose": partial(_lines, "- 가", joint="\n\n"),
    "items-numbered": partial(_lines, "1. 가"),
    "items-nested": partial(_deep, "  - "),
    "items-run": partial(of, "- "),
    "items-numbers-run": partial(of, "1. "),
    "items-signs": partial(_lines, "- a\n+ b\n* c"),
    "quotes-nested": partial(_deep, ">"),
    "quotes-run": partial(of, ">"),
    "quotes-lazy": lambda n: ">" * (n // 2) + "a\n" + "b\n" * (n // 4),
    "quotes-lines": partial(_lines, "> 가"),
    "quotes-items": partial(of, "> - "),
    "code": partial(_lines, "    가"),
    "fences": partial(_lines, "```\na\n```"),
    "fences-open": partial(_lines, "```a"),
    "table": partial(_table, 3),
    "table-wide": partial(_table, 300),
    "table-figures": partial(_table, 3, cell="1,234"),
    "table-square": _square,
    "table-rules": partial(_lines, "| a |\n|---|"),
    "table-rule-long": lambda n: "a | b\n" + "-|" * (n // 2),
    "footnotes": partial(_lines, "가[^@]\n\n[^@]: 나", joint="\n\n"),
    "footnotes-same": lambda n: of("[^1]", n) + "\n\n[^1]: 가\n",
    "footnotes-defined": partial(_lines, "[^@]: 가", joint="\n\n"),
    "footnotes-nested": partial(of, "[^1]: "),
    "references": lambda n: of("[a]", n) + "\n\n[a]: b\n",
    "references-defined": partial(_lines, "[a@]: b"),
    "references-both": lambda n: numbered("[a@]", n // 2) + "\n\n" + numbered("[a@]: b", n // 2, "\n"),
    "references-open": partial(of, "[a]: "),
    "references-title": partial(_lines, '[a@]: b "'),
    "reference-long": lambda n: of("[a]", n // 2) + f"\n\n[a]: {'b' * (n // 2)}\n",
    "html-blocks": partial(_lines, "<div>", joint="\n\n"),
    "html-comments": partial(_lines, "<!-- a"),
    "links-dead": partial(_lines, "[a](../2026/gone-@.md)", joint="\n\n"),
    "links-same": partial(_lines, "[a](../2026/gone.md)", joint="\n\n"),
    "links-files": partial(_lines, "[a](gone-@.pdf)", joint="\n\n"),
    "links-anchors": partial(_lines, "[a](#s@)", joint="\n\n"),
    "links-script": partial(_lines, "[a](javascript:b)", joint="\n\n"),
    "links-addresses": partial(_lines, "[a](/ko/gone-@/)", joint="\n\n"),
    "images-dead": partial(_lines, "![a](gone-@.png)", joint="\n\n"),
    "images-blocks": partial(_lines, '![a](p.png "가 [사진=나]")', joint="\n\n"),
    "spaces-lines": partial(_lines, " ", joint="\n"),
    "spaces-tail": lambda n: "가" + " " * n + "나",
    "spaces-script": lambda n: "](" + " " * n,
    "conflicts": partial(_lines, "<<<<<<< a"),
    "controls": partial(of, "가\x07나다라마바사아자차카타파하가나다라마바사아자차카타파하"),
    "tabs-deep": partial(of, "\t- "),
    "emphasis-blocks": partial(_lines, "**가(나)**는 *다*", joint="\n\n"),
}  # fmt: skip


def release(body: str = "본문입니다.", **fields: str) -> str:
    """Return a release; the fields stand as YAML has them."""
    head = {"title": "도쿄 방문", "date": "2026-05-14", **fields}
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in head.items()) + f"---\n{body}\n"


def entry(msgid: str, msgstr: str, above: str = "", context: str = "") -> str:
    """Return an entry of a catalog."""
    of_kind = f"msgctxt {_po(context)}\n" if context else ""
    return f"{above}{of_kind}msgid {_po(msgid)}\nmsgstr {_po(msgstr)}\n\n"


def _po(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")
    return '"' + escaped.replace("\n", "\\n") + '"'


def yaml(text: str) -> str:
    """Return a text as YAML has it in quotes."""
    return json.dumps(text, ensure_ascii=False)


def _chunk(kind: bytes, data: bytes) -> bytes:
    body = kind + data
    return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))


PICTURE = (
    b"\x89PNG\r\n\x1a\n"
    + _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    + _chunk(b"IDAT", zlib.compress(b"\0\xff\0\0"))
    + _chunk(b"IEND", b"")
)


def room(files: Mapping[str, str | bytes] = {}, **settings: str) -> Files:
    """Return a press room; ``settings`` are fields of site.yaml."""
    site = "".join(f"{key}: {value}\n" for key, value in {**SITE, **settings}.items())
    return {
        "content/site.yaml": site, "content/topics.yaml": TOPIC,
        "content/releases/2026/a/p.png": PICTURE, RELEASE: release(), **files,
    }  # fmt: skip


_DIGITS_AND_WORDS = {
    "조": "兆", "억": "億", "만": "万", "천": "千", "백": "百", "십": "十", "년": "年", "월": "月", "일": "日",
    "시": "時", "분": "分", "명": "人", "개": "個", "원": "円", "위": "位", "대": "対", "화": "火", "수": "水",
    "목": "木", "금": "金", "토": "土", "사": "写", "진": "真",
}  # fmt: skip
_TURNED = dict.fromkeys(range(0xAC00, 0xD7A4), "の") | {
    ord(one): other for one, other in _DIGITS_AND_WORDS.items()
}


def turned(text: str) -> str:
    """Return what could be a translation: the same signs and figures, no Hangul."""
    return text.translate(_TURNED)


def passages(body: str) -> list[tuple[str, str]]:
    """Return (context, text) of what a body's catalog has entries for."""
    from pressbridge.formats.markdown import parse  # noqa: PLC0415
    from pressbridge.words.lang import Lang  # noqa: PLC0415

    found = [passage.key for passage in parse(body, Lang.KO).passages]
    parse.cache_clear()
    return list(dict.fromkeys(found))


def with_catalog(body: str, target: Callable[[str], str], above: str = "") -> Files:
    """Return a release and a catalog in which everything is translated."""
    entries = (entry(text, target(text), above, context) for context, text in passages(body))
    return room({RELEASE: release(body), CATALOG: HEAD + "".join(entries)})


def _edited(text: str) -> Files:
    """Return a release of which a sentence was added since it was translated."""
    new = f"회의를 열었다. {text} 끝났다."
    stale = f"#, fuzzy\n#| msgid {_po(text + ' 끝났다.')}\n"
    found = passages(new)
    entries = (entry(one, turned(text) + " 終わった。", stale, context) for context, one in found)
    gone = entry(f"{text} 끝났다.", turned(text) + " 終わった。").rstrip("\n")
    obsolete = "".join(f"#~ {line}\n" for line in gone.split("\n"))
    return room({RELEASE: release(new), CATALOG: HEAD + "".join(entries) + obsolete})


def _forgotten(text: str) -> Files:
    """Return a release whose catalog has only an older text."""
    gone = entry(f"{text} 끝났다.", turned(text) + " 終わった。")
    return room({RELEASE: release(f"회의를 열었다. {text} 끝났다."), CATALOG: HEAD + gone})


def _field(form: str, **more: str) -> Callable[[str], Files]:
    """Return a place: a field, with the text in the place of ``@``."""
    name, _, value = form.partition(": ")
    return lambda text: room({RELEASE: release(**{name: value.replace("@", yaml(text)), **more})})


def _setting(form: str) -> Callable[[str], Files]:
    name, _, value = form.partition(": ")
    return lambda text: room(**{name: value.replace("@", yaml(text))})


def _named(form: str) -> Callable[[str], Files]:
    return lambda text: room(
        {"content/names.yaml": form.replace("@", yaml(text)), RELEASE: release("이영 장관은 갔다.")}
    )


PLACES: Mapping[str, Callable[[str], Files]] = {
    "body": lambda text: room({RELEASE: release(text)}),
    "pair": lambda text: with_catalog(text, turned),
    "msgstr": lambda text: with_catalog("제1회 회의를 5월 14일에 연다.", lambda _: text),
    "msgid": lambda text: with_catalog(text, lambda _: "第1回会議を5月14日に開く。"),
    "edited": _edited,
    "forgotten": _forgotten,
    "hand": lambda text: room(
        {RELEASE: release(text), HAND: f"---\ntitle: 訪問\n---\n{turned(text)}\n"}
    ),
    "title": _field("title: @"),
    "title-hand": lambda text: room(
        {HAND: f"---\ntitle: {yaml(turned(text))}\n---\n本文です。\n", RELEASE: release(title=yaml(text))}
    ),
    "subtitle": _field("subtitle: [@, @]"),
    "summary": _field("summary: @"),
    "alt": _field("images: [{file: p.png, alt: @}]"),
    "caption": _field("images: [{file: p.png, alt: 가, caption: @}]"),
    "credit": _field("images: [{file: p.png, alt: 가, credit: @}]"),
    "file": _field("images: [{file: @, alt: 가}]"),
    "attachment": _field("attachments: [{file: p.png, title: @}]"),
    "image-title": lambda text: room(
        {RELEASE: release(f"![a](p.png {yaml(text)})\n\n[b](https://a.kr {yaml(text)})")}
    ),
    "image-alt": lambda text: room({RELEASE: release(f"![{text}](p.png)")}),
    "contact": _field("contacts: [{department: @, name: @, role: @}]"),
    "phone": _field("contacts: [{department: 홍보팀, phone: @}]"),
    "email": _field("contacts: [{department: 홍보팀, email: @}]"),
    "byline": _field("byline: [{name: @, role: @}]"),
    "organization": _field("organization: @"),
    "number": _field("number: @"),
    "dateline": _field("dateline: @"),
    "correction": _field("corrections: [{date: 2026-05-15, text: @, was: @, now: @}]"),
    "withdrawn": _field("withdrawn: {date: 2026-05-15, reason: @}"),
    "source": _field("source: {name: @, url: 'https://a.kr'}", translate="no"),
    "url": _field("source: {name: 가, url: @}", translate="no"),
    "date": _field("date: @"),
    "topic": _field("topics: [@]"),
    "related": _field("related: [@]"),
    "alias": _field("aliases: [@]"),
    "license": _field("license: @"),
    "name-ko": _named("- {ko: @, ja: 李永, kind: person}\n"),
    "name-ja": _named("- {ko: 이영, ja: @, kind: person}\n"),
    "name-organization": _named("- {ko: 이영, ja: @, kind: organization}\n"),
    "name-reading": _named("- {ko: 이영, ja: 李永, reading: @, kind: person}\n"),
    "name-context": _named("- {ko: 이영, ja: 李永, context: [@], kind: person}\n"),
    "name-wrong": _named("- {ko: 이영, ja: 李永, wrong: {ja: [@]}, kind: person}\n"),
    "name-kind": _named("- {ko: 이영, ja: 李永, kind: @}\n"),
    "topic-name": lambda text: room(
        {"content/topics.yaml": f"startups:\n  name: {{ko: {yaml(text)}, ja: {yaml(turned(text))}}}\n"}
    ),
    "topic-id": lambda text: room(
        {"content/topics.yaml": f"? {yaml(text)}\n: name: {{ko: 가, ja: あ}}\n"}
    ),
    "site-name": _setting("name: {ko: @, ja: @}"),
    "site-description": _setting("description: {ko: @, ja: @}"),
    "site-url": _setting("base_url: @"),
    "site-engine": _setting("translation: {engine: @}"),
    "key": lambda text: room({RELEASE: release(**{f"? {yaml(text)}\n": "가"})}),
    "po-comment": lambda text: room({CATALOG: f"{HEAD}# {text}\n#. {text}\n#: {text}\n{entry('가', 'の')}"}),
    "po-flags": lambda text: room({CATALOG: f"{HEAD}#, {text}\n{entry('가', 'の')}"}),
    "po-broken": lambda text: room({CATALOG: f"{HEAD}msgid {text}\nmsgstr {text}\n"}),
    "po-context": lambda text: room({CATALOG: HEAD + entry("가", "の", context=text)}),
    "po-waive": lambda text: room({CATALOG: HEAD + entry("본문입니다.", "本文です。", f"#. waive: {text}\n")}),
}  # fmt: skip
"""Where a line can stand."""

BARE = frozenset(
    [
        "file",
        "phone",
        "email",
        "number",
        "date",
        "topic",
        "related",
        "alias",
        "license",
        "url",
        "topic-id",
        "site-url",
        "site-engine",
        "key",
        "name-ko",
        "name-ja",
        "name-organization",
        "name-reading",
        "name-context",
        "name-wrong",
        "name-kind",
        "po-comment",
        "po-flags",
        "po-broken",
        "po-context",
        "po-waive",
        "msgstr",
    ]
)
"""Places in which a text is no prose."""

BODY_PLACES = ("body", "pair", "msgid", "hand")
"""Where several lines can stand."""


_YAMLS: Mapping[str, Text] = {
    "flow-lists": lambda n: "a: " + "[" * n,
    "flow-groups": lambda n: "a: " + of("{a: ", n),
    "flow-whole": lambda n: "a: " + "[" * (n // 2) + "]" * (n // 2),
    "nested": lambda n: _deep(" ", n).replace("a", "a:"),
    "nested-items": lambda n: "a:\n " + "- " * (n // 2) + "b",
    "keys": lambda n: numbered("key@: 가", n, "\n"),
    "keys-near": lambda n: numbered("titl@: 가", n, "\n"),
    "keys-same": lambda n: of("title: 가\n", n),
    "keys-question": lambda n: of("? ", n),
    "key-long": lambda n: "a" * n + ": 가",
    "items": lambda n: "topics:\n" + of("- 가\n", n),
    "items-new": lambda n: "related:\n" + numbered("- slug-@", n, "\n"),
    "items-same": lambda n: "related:\n" + of("- gone\n", n),
    "items-topics": lambda n: "topics:\n" + numbered("- topic-@", n, "\n"),
    "items-aliases": lambda n: "aliases:\n" + numbered("- /old/@/", n, "\n"),
    "items-groups": lambda n: "corrections:\n" + of("- {date: 2026-05-15, text: 가}\n", n),
    "items-contacts": lambda n: "contacts:\n" + numbered("- {name: 김하늘, phone: 02-@}", n, "\n"),
    "items-byline": lambda n: "byline:\n" + numbered("- 김하늘@", n, "\n"),
    "items-images": lambda n: "images:\n" + of("- {file: p.png, alt: 가}\n", n),
    "items-wrong": lambda n: "images:\n" + numbered("- {file: gone-@.png, alt: 가, bad: a}", n, "\n"),
    "anchors": lambda n: numbered("a@: &a@ 가", n, "\n"),
    "aliases": lambda n: "a: &a [b]\nc: [" + of("*a, ", n) + "]",
    "aliases-bomb": lambda n: "a0: &a0 [b]\n" + numbered("b@: &b@ [*a0, *a0, *a0]", n, "\n"),
    "tags": lambda n: numbered("a@: !!str 가", n, "\n"),
    "directives": lambda n: of("%YAML 1.1\n", n),
    "documents": lambda n: of("---\na: b\n", n),
    "comments": lambda n: of("# 가\n", n),
    "comment-long": lambda n: "a: b # " + "가" * (n // 3),
    "block": lambda n: "summary: |\n" + of("  가\n", n),
    "block-deep": lambda n: "summary: >\n" + _deep(" ", n),
    "folded": lambda n: "summary: >-\n" + of("  가\n\n", n),
    "quoted-lines": lambda n: 'summary: "' + of("가\n  ", n) + '"',
    "quoted-escapes": lambda n: 'summary: "' + of("\\uac00", n) + '"',
    "quoted-open": lambda n: 'summary: "' + "가" * (n // 3),
    "plain-lines": lambda n: "summary: 가\n" + of("  나\n", n),
    "plain-colons": lambda n: "summary: " + of("a:b ", n),
    "colons": lambda n: "summary: " + of("a: ", n),
    "tabs": lambda n: of("\ta: b\n", n),
    "spaces": lambda n: "a:" + " " * n + "b",
    "newlines": lambda n: "a: b" + "\n" * n,
    "quotes-typed": lambda n: of("a: “가”\n", n),
    "brackets-typed": lambda n: numbered("a@: [가] 나", n, "\n"),
    "numbers": lambda n: "date: " + "1" * n,
    "dashes": lambda n: "-" * n,
}  # fmt: skip
_YAML_FILES = {
    "names.yaml": "content/names.yaml", "topics.yaml": "content/topics.yaml",
    "site.yaml": "content/site.yaml",
}  # fmt: skip


def _frontmatter(text: str) -> Files:
    return room({RELEASE: f"---\ntitle: 방문\ndate: 2026-05-14\n{text}\n---\n본문입니다.\n"})


def _yaml_rooms() -> Iterator[tuple[str, Callable[[int], Files]]]:
    for name, make in _YAMLS.items():
        yield f"yaml-{name}@fields", lambda n, make=make: _frontmatter(make(n))
        for file, path in _YAML_FILES.items():
            site = "".join(f"{key}: {value}\n" for key, value in SITE.items())
            before = site if file == "site.yaml" else ""
            yield (
                f"yaml-{name}@{file}",
                lambda n, make=make, path=path, before=before: room(
                    {path: before + make(n) + "\n"}
                ),
            )


def _releases(n: int, form: Callable[[int], str], slug: str = "story-about-@") -> Files:
    files: Files = {}
    size = 0
    while size < n:
        text = form(len(files))
        name = slug.replace("@", str(len(files)))
        files[f"content/releases/2026/{name}.md"] = text
        size += len(text.encode()) + len(name)
    return room(files)


def _translated(n: int, source: str, target: str, above: str = "") -> Files:
    """Return a release of many paragraphs with an entry for each."""
    size = n // (len((source + target + above).encode()) + 24) + 1
    ours = [source.replace("@", str(number)) for number in range(size)]
    entries = (
        entry(one, target.replace("@", str(number)), above.replace("@", str(number)))
        for number, one in enumerate(ours)
    )
    return room({RELEASE: release("\n\n".join(ours)), CATALOG: HEAD + "".join(entries)})


def _catalog(make: Text) -> Callable[[int], Files]:
    return lambda n: room({CATALOG: HEAD + make(n)})


def _register(form: str, body: str) -> Callable[[int], Files]:
    """Return a room whose register and text are each half of it."""
    return lambda n: room({
        "content/names.yaml": numbered(form, n // 2, "\n") + "\n",
        RELEASE: release(numbered(body, n // 2)),
        CATALOG: HEAD + entry(numbered(body, n // 2).strip(), turned(numbered(body, n // 2)).strip()),
    })  # fmt: skip


def _syllables(number: int) -> str:
    """Return a number as Hangul, three syllables at least."""
    digits = "가나다라마바사아자차"
    return "".join(digits[int(digit)] for digit in f"{number:03}")


def _overlapping(n: int) -> Files:
    """Return names of which each is the beginning of the next, and a text of that letter."""
    names, size = [], 0
    while size < n // 2:
        names.append(
            f"- {{ko: {'가' * (len(names) + 2)}, ja: {'李' * (len(names) + 2)}, kind: place}}"
        )
        size += len(names[-1].encode())
    return room({"content/names.yaml": "\n".join(names) + "\n", RELEASE: release("가" * (n // 6))})


def _same_name(n: int) -> Files:
    form = "- {ko: 이영, ja: 李永@, kind: person, context: [말@]}"
    text = numbered("이영 말@ ", n // 2)
    return room({"content/names.yaml": numbered(form, n // 2, "\n") + "\n", RELEASE: release(text)})


def _dense_names(n: int) -> Files:
    names, text, size = [], [], 0
    while size < n // 2:
        name = _syllables(len(names))
        names.append(f"- {{ko: {name}, ja: 李{len(names)}, kind: organization}}")
        text.append(f"{name}는 ")
        size += len(names[-1].encode())
    body = ("".join(text) * 9).encode()[: n // 2].decode(errors="ignore").strip()
    return room({
        "content/names.yaml": "\n".join(names) + "\n", RELEASE: release(body),
        CATALOG: HEAD + entry(body, turned(body)),
    })  # fmt: skip


ROOMS: Mapping[str, Callable[[int], Files]] = {
    **dict(_yaml_rooms()),
    "po-entries": lambda n: _translated(n, "회의 @번을 오늘 도쿄에서 열었다.", "会議@番を今日東京で開いた。"),
    "po-machine": lambda n: _translated(n, "회의 @번을 오늘 열었다.", "会議@番を今日開いた。", "#. mt: google 2026-05-14\n#, fuzzy\n"),
    "po-stale": lambda n: _translated(n, "회의 @번을 오늘 열었다.", "会議@番を今日開いた。", '#, fuzzy\n#| msgid "회의 @번을 열었다."\n'),
    "po-failed": lambda n: _translated(n, "회의 @번을 오늘 열었다.", "会議@番を今日開いた。", "#. check!: empty: nothing\n#, fuzzy\n"),
    "po-obsolete": _catalog(lambda n: numbered('#~ msgid "회의 @번"\n#~ msgstr "会議@番"', n, "\n\n")),
    "po-edited": lambda n: room({
        RELEASE: release(numbered("회의 @번을 내일 도쿄에서 열었다.", n // 3, "\n\n")),
        CATALOG: HEAD + numbered('msgid "회의 @번을 오늘 도쿄에서 열었다."\nmsgstr "会議@番を今日開いた。"', n // 2, "\n\n"),
    }),
    "po-same": _catalog(lambda n: of('msgid "가나다라마바사아자차카타파하"\nmsgstr "の"\n\n', n)),
    "po-same-paragraphs": lambda n: room({
        RELEASE: release(of("회의를 오늘 도쿄에서 열었다.\n\n", n // 2)),
        CATALOG: HEAD + of('msgid "회의를 오늘 도쿄에서 열었다."\nmsgstr "会議を開いた。"\n\n', n // 2),
    }),
    "po-lines": _catalog(lambda n: 'msgid ""\n' + of('"가"\n', n) + 'msgstr ""\n' + of('"の"\n', 9)),
    "po-escapes": _catalog(lambda n: f'msgid "가"\nmsgstr "{of(chr(92) + "n", n)}"\n'),
    "po-quotes": _catalog(lambda n: f'msgid "가"\nmsgstr "{of(chr(92) + chr(34), n)}"\n'),
    "po-backslashes": _catalog(lambda n: f'msgid "가"\nmsgstr "{chr(92) * n}"\n'),
    "po-bad-lines": _catalog(partial(of, "가\n")),
    "po-comments": _catalog(lambda n: of("# 가\n", n) + entry("가", "の")),
    "po-comments-alone": _catalog(partial(of, "# 가\n\n")),
    "po-flags-many": _catalog(lambda n: "#, " + numbered("flag@", n, ", ") + "\n" + entry("가", "の")),
    "po-notes": _catalog(lambda n: numbered("#. check: number: @", n, "\n") + "\n" + entry("가", "の")),
    "po-waives": lambda n: with_catalog("5월 1일 @.", turned, numbered("#. waive: number@", n, "\n") + "\n"),
    "po-references": _catalog(lambda n: numbered("#: a:@", n, "\n") + "\n" + entry("가", "の")),
    "po-halves": _catalog(lambda n: of('msgid "가"\n', n)),
    "po-previous": _catalog(lambda n: of('#| msgid "가"\n', n) + entry("가", "の")),
    "po-blank": _catalog(lambda n: "\n" * n),
    "po-header": lambda n: room({CATALOG: 'msgid ""\nmsgstr ""\n' + of('"A: b\\n"\n', n)}),
    "po-of-marks": lambda n: with_catalog(of("**가** ", n), turned),
    "po-of-marks-lost": lambda n: with_catalog(of("**가** ", n), lambda _: "の"),
    "po-of-marks-torn": lambda n: with_catalog(of("**가** ", n), lambda text: text.replace("/", "")),
    "po-of-links": lambda n: with_catalog(of("[가](https://a.kr) ", n), turned),
    "po-of-marks-edited": lambda n: room({
        RELEASE: release(of("**가** 나 ", n // 2)),
        CATALOG: HEAD + entry(of("가 나 ", n // 3).strip(), of("の な ", n // 3).strip()),
    }),
    "po-of-links-edited": lambda n: room({
        RELEASE: release(of("[가](b) 나다. ", n // 2)),
        CATALOG: HEAD + entry(of("가 나다. ", n // 3).strip(), of("の な。 ", n // 3).strip()),
    }),
    "names-many": _register("- {ko: 김하늘@, ja: 金空@, kind: person}", "김하늘@ 장관은 "),
    "names-organizations": _register("- {ko: 중기부@, ja: 中企部@, kind: organization}", "중기부@는 "),
    "names-terms": _register("- {ko: 용어@, ja: 用語@, kind: term}", "용어@와 "),
    "names-context": _register("- {ko: 이름@, ja: 李@, kind: person, context: [장관]}", "이름@ 장관 "),
    "names-overlapping": _overlapping,
    "names-same": _same_name,
    "names-dense": _dense_names,
    "names-one-form": _register("- {ko: 같은이름, ja: 同名@, kind: person}", "같은이름 "),
    "names-one-ja": _register("- {ko: 이름@, ja: 同名, kind: person}", "이름@ "),
    "names-variants": lambda n: room({
        "content/names.yaml": "- {ko: 이영, ja: 李永, kind: person, variants: {ko: ["
        + numbered("이름@", n, ", ") + "]}}\n",
    }),
    "names-contexts": lambda n: room({
        "content/names.yaml": "- {ko: 이영, ja: 李永, kind: person, context: ["
        + numbered("말@", n // 2, ", ") + "]}\n",
        RELEASE: release(of("이영은 갔다. ", n // 2)),
    }),
    "names-spaces": _register("- {ko: 가 나 다 라 마 @, ja: 李@, kind: place}", "가 나 다 라 마 @ "),
    "names-wrong": lambda n: room({
        "content/names.yaml": numbered("- {ko: 김하늘@, ja: 金空@, kind: person, wrong: {ja: [金@]}}", n // 2, "\n"),
        RELEASE: release(numbered("김하늘@ ", n // 4).strip()),
        CATALOG: HEAD + entry(numbered("김하늘@ ", n // 4).strip(), numbered("金@ ", n // 4).strip()),
    }),
    "names-missing": lambda n: room({
        "content/names.yaml": numbered("- {ko: 김하늘@, ja: 金空@, kind: person}", n // 2, "\n"),
        RELEASE: release(numbered("김하늘@ 장관, ", n // 4).strip()),
        CATALOG: HEAD + entry(numbered("김하늘@ 장관, ", n // 4).strip(), "の、" * (n // 24)),
    }),
    "names-exchanged": lambda n: room({
        "content/names.yaml": "- {ko: 김하늘, ja: 金空, kind: person}\n- {ko: 이바다, ja: 李海, kind: person}\n",
        RELEASE: release(of("김하늘과 이바다는 ", n // 2).strip()),
        CATALOG: HEAD + entry(of("김하늘과 이바다는 ", n // 2).strip(), of("李海と金空は", n // 2)),
    }),
    "releases": lambda n: _releases(n, lambda number: release(title=f"제목 {number}")),
    "releases-related": lambda n: _releases(n, lambda _: release(related="[the-gone-one]")),
    "releases-related-new": lambda n: _releases(n, lambda number: release(related=f"[story-abuot-{number}]")),
    "releases-links": lambda n: _releases(n, lambda _: release("[a](../2026/the-gone-one.md)")),
    "releases-links-new": lambda n: _releases(n, lambda number: release(f"[a](../2026/story-abuot-{number}.md)")),
    "releases-topics": lambda n: _releases(n, lambda number: release(topics=f"[topic-{number}]")),
    "releases-aliases": lambda n: _releases(n, lambda number: release(aliases=f"[/old/{number}/]")),
    "releases-aliases-same": lambda n: _releases(n, lambda _: release(aliases="[/old/]")),
    "releases-one-title": lambda n: _releases(n, lambda _: release()),
    "releases-to-all": lambda n: _releases(
        n, lambda _: release(numbered("[a](../2026/story-about-@.md)", 2000, "\n\n"))
    ),
    "releases-slug": lambda n: _releases(n, lambda _: release(), slug="Story About @"),
    "releases-no-date": lambda n: _releases(n, lambda _: release(date="x")),
    "topics-many": lambda n: room({
        "content/topics.yaml": numbered("topic-@: {name: {ko: 주제 @, ja: 話題@}}", n // 2, "\n") + "\n",
        RELEASE: release(topics="[" + numbered("topik-@", n // 2, ", ") + "]"),
    }),
    "files-many": lambda n: room({
        f"content/releases/2026/a/file-{number}.txt": "가" for number in range(n // 60)
    }),
    "files-missing": lambda n: room({
        **{f"content/releases/2026/a/file-{number}.txt": "가" for number in range(n // 60)},
        RELEASE: release(numbered("[a](fiel-@.txt)", n // 2, "\n\n")),
    }),
    "static-many": lambda n: room({f"content/static/file-{number}.txt": "가" for number in range(n // 40)}),
    "strays": lambda n: room({f"content/releases/2026/gone-{number}.ja.po": HEAD for number in range(n // 200)}),
    "folders-wrong": lambda n: room({f"content/relaeses-{number}/a.md": "가" for number in range(n // 60)}),
    "pages-many": lambda n: room({
        f"content/pages/page-{number}.md": "---\ntitle: 안내\n---\n본문\n" for number in range(n // 60)
    }),
}  # fmt: skip
