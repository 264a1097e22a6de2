"""A translation that no one can read and every check accepts: same figures, the other script.

Deterministic, letter by letter, so that a test can tell which text an answer belongs to. Digits,
Latin, marks ({1}, [1], ⟦1⟧) and punctuation stay; what carries a value beside a figure (억, 월, 원)
and a few words that tests like to name are translated properly.
"""

from __future__ import annotations

import re

WORDS = {
    "중소벤처기업부": "中小ベンチャー企業部",
    "중기부": "中企部",
    "도쿄국제포럼": "東京国際フォーラム",
    "도쿄": "東京",
    "스타트업": "スタートアップ",
    "일본": "日本",
    "한국": "韓国",
    "장관": "長官",
    "대표": "代表",
    "회장": "会長",
    "기자": "記者",
    "오전": "午前",
    "오후": "午後",
    "달러": "ドル",
}
"""Korean words and their Japanese."""

UNITS = {
    "십": "十",
    "백": "百",
    "천": "千",
    "만": "万",
    "억": "億",
    "조": "兆",
    "년": "年",
    "월": "月",
    "일": "日",
    "시": "時",
    "분": "分",
    "원": "ウォン",
    "엔": "円",
    "명": "人",
    "개사": "社",
    "개": "個",
    "곳": "カ所",
    "회": "回",
    "배": "倍",
    "퍼센트": "パーセント",
}
"""What may stand directly behind a figure, or behind another of these."""

WEEKDAYS = dict(zip("월화수목금토일", "月火水木金土日", strict=True))

_KANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワ"
_SYLLABLES = "가나다라마바아자차카타파하거너더러머버서어저처커터퍼허고노도로모보소초코토포호"
"""No numerals among them (오, 사, 조): an answer must not contain figures of its own."""
_HANGUL = re.compile(r"[가-힣]")
_JAPANESE = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\u30fc\u3005\u3400-\u9fff]")


def translate(text: str, source: str, target: str) -> str:
    """Return the pseudo-translation; a pair other than ko–ja comes back as it is."""
    if (source, target) == ("ko", "ja"):
        return _render(text, (WORDS, UNITS, WEEKDAYS), _to_kana, _HANGUL)
    if (source, target) == ("ja", "ko"):
        tables = (_turned(WORDS), _turned(UNITS), _turned(WEEKDAYS))
        return _render(text, tables, _to_hangul, _JAPANESE)
    return text


def _to_kana(letter: str) -> str:
    return _KANA[ord(letter) % len(_KANA)]


def _to_hangul(letter: str) -> str:
    return _SYLLABLES[ord(letter) % len(_SYLLABLES)]


def _render(text, tables, spell, script) -> str:
    words, units, weekdays = tables

    def one(match):
        word, unit, day, letter = match.group("word", "unit", "day", "letter")
        if word:
            return words[word]
        if unit:
            return re.sub(_any(units), lambda part: units[part[0]], unit)
        return weekdays[day] if day else spell(letter)

    pattern = (
        rf"(?P<word>{_any(words)})|(?<=\d)(?P<unit>(?:\s?(?:{_any(units)}))+)"
        rf"|(?<=[(（])(?P<day>{_any(weekdays)})(?=[)）])|(?P<letter>{script.pattern})"
    )
    return re.sub(pattern, one, text)


def _any(words):
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def _turned(pairs):
    return {japanese: korean for korean, japanese in pairs.items()}
