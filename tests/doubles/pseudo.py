"""A translation that no one can read and every check accepts: same figures, the other script.

Deterministic and sentence by sentence: a text is translated alike wherever it stands, and another
text gets another translation, because each syllable has a letter of its own. Digits, Latin and marks
(``{1}``, ``[X1X]``, ``⟦1⟧``) stay; what carries a value beside a figure (억, 월, 원, 오후), weekdays,
quotation marks and the ends of sentences are translated properly, and so are a few words that tests
like to name. There are no numerals, units or currencies among the letters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

DAYS = dict(zip("월화수목금토일", "月火水木金土日", strict=True))

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
    "정오": "正午",
    "수십": "数十",
    "수백": "数百",
    "수천": "数千",
    **{f"{korean}요일": f"{japanese}曜日" for korean, japanese in DAYS.items()},
}
"""Korean words and their Japanese."""

CURRENCIES = {"원": "ウォン", "엔": "円", "달러": "ドル", "유로": "ユーロ", "위안": "元"}

UNITS = CURRENCIES | {
    "십": "十",
    "백": "百",
    "천": "千",
    "만": "万",
    "억": "億",
    "조": "兆",
    "여": "余",
    "년": "年",
    "월": "月",
    "일": "日",
    "시": "時",
    "시간": "時間",
    "분": "分",
    "반": "半",
    "분기": "四半期",
    "초": "秒",
    "명": "人",
    "개사": "社",
    "개국": "カ国",
    "개년": "カ年",
    "주간": "週間",
    "평": "坪",
    "층": "階",
    "점": "点",
    "할": "割",
    "개월": "カ月",
    "개소": "カ所",
    "곳": "カ所",
    "개": "個",
    "건": "件",
    "회": "回",
    "배": "倍",
    "세": "歳",
    "주년": "周年",
    "박": "泊",
    "퍼센트": "パーセント",
    "%포인트": "ポイント",
    "%p": "ポイント",
    "포인트": "ポイント",
}
"""What may stand directly behind a figure, or behind another of these."""

JAPANESE_UNITS = {
    "人民元": "위안",
    "名": "명",
    "か国": "개국",
    "か年": "개년",
    "か月": "개월",
    "か所": "개소",
    "人余り": "여 명",
}
"""Other Japanese for the same."""

_NO_UNITS = (
    "조(?=[직립사약항례건기각치])|백(?=화점|신)|천안|만(?=큼|으로|에)|원(?=년|칙|인|본|가|자|료)"
    "|월드컵|일(?=본|반)|시(?=장|리즈|스템|대|민|점)|분(?=야|류)|엔(?=진|지)|회(?=의|사|원)|세(?=계|션|트)|배송"
    "|여(?=성|행)|초(?=기|청)|건(?=물|강|설)|개(?=발|최|막|선)"
)
"""Words that begin like a unit: ``1조직`` is no trillion."""

_END = r"(?=[^가-힣]|$|[은는이가을를에의와과로으도만까부보인였다내규씩대])"
_KATAKANA = "アイエオキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤヨラリルレロワガギグゲゴザジズデバビブベボピプペ"
_COMMON = "이다의는에을를가은로고하지도서기사한자들인과대해으어전할리장보부나수정상제원성시국일라스개주동아여중및관업"
_TELLING = set(
    "一二三四五六七八九十百千万億兆〇零両双半数余約第初毎各年月日時分秒週曜午前後回倍人名社個件歳泊周階位度"
    "円元国所東西南北韓朝中米欧竹島慰安婦天皇帝徴用云后几机叶吊這令和昭平成大正"
)
"""No letters: they count, measure or name something, or are also Chinese short forms."""
_NUMERALS = (
    "영일이삼사오육칠팔구십백천만억조공원엔년월분시명개곳회배여한두세네다섯열첫초건박주퍼달유위포"
)


def _square(first: int, last: int, codec: str) -> list[str]:
    """Return the characters of some rows of a national character set."""
    cells = (bytes((row, cell)) for row in range(first, last + 1) for cell in range(0xA1, 0xFF))
    return [letter for cell in cells if (letter := cell.decode(codec, errors="ignore"))]


def _letters(first: Iterable[str], then: Iterable[str], without: Iterable[str] = ()) -> list[str]:
    dropped = set(without)
    return [letter for letter in dict.fromkeys((*first, *then)) if letter not in dropped]


_ALL_HANGUL = [chr(code) for code in range(0xAC00, 0xD7A4)]
_HANGUL = _letters(_COMMON, _square(0xB0, 0xC8, "euc_kr"))
_KANJI = _square(0xB0, 0xF4, "euc_jp")
_KANA = [chr(code) for code in (*range(0x30A1, 0x30FB), *range(0x3041, 0x3097), 0x30FC)]

_TO_JAPANESE = dict(zip(_HANGUL, _letters(_KATAKANA, _KANJI, _TELLING), strict=False))
_TO_KOREAN = dict(
    zip(
        _letters(_KANA, _KANJI),
        _letters(_square(0xB0, 0xC8, "euc_kr"), _ALL_HANGUL, _NUMERALS),
        strict=False,
    )
)
_TO_KOREAN |= zip(
    "〇一二三四五六七八九十百千万億兆第", "영일이삼사오육칠팔구십백천만억조제", strict=True
)
_TO_KOREAN |= {"の": "의 ", "約": "약 "}

_KOREAN_LETTER = "[가-힣ㄱ-ㆎ]"
_JAPANESE_LETTER = "[\u3041-\u3096\u30a1-\u30fa\u30fc\u3005\u3400-\u9fff]"


def translate(text: str, source: str, target: str) -> str:
    """Return the pseudo-translation; a pair other than ko–ja comes back as it is."""
    if (source, target) == ("ko", "ja"):
        return _to_japanese(text)
    if (source, target) == ("ja", "ko"):
        return _to_korean(text)
    return text


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def _turned(pairs: dict[str, str]) -> dict[str, str]:
    """Return the pairs the other way round; the first of several that share a word counts."""
    return {japanese: korean for korean, japanese in reversed(pairs.items())}


def _rendering(
    tables: tuple[dict[str, str], dict[str, str], dict[str, str]],
    letter: str,
    spell: Callable[[str], str],
    after_unit: str,
) -> Callable[[str], str]:
    """Return what translates words, units, days (``tables``) and letters, and leaves all else."""
    words, units, days = tables
    one_unit = rf"(?!{_NO_UNITS})(?:{_any(units)})"
    money = rf"\s(?:{_any(CURRENCIES)}|명|개사|개|곳|건){_END}"
    pattern = re.compile(
        rf"(?<=\d)(?P<unit>(?:{one_unit})+(?:{money})?|{money})"
        rf"|(?P<word>{_any(words)})"
        rf"|[(（](?P<day>{_any(days)})[)）]"
        rf"|(?P<letter>{letter})"
    )
    each_unit = re.compile(rf"\s?({_any(units)})")

    def text_after(match: re.Match[str]) -> str:
        return match.string[match.end() :][:1]

    def one(match: re.Match[str]) -> str:
        if match["unit"]:
            found = each_unit.sub(lambda part: units[part[1]], match["unit"])
            return found + after_unit if re.match(letter, text_after(match)) else found
        if match["word"]:
            return words[match["word"]]
        if match["day"]:
            brackets = "（）" if days is DAYS else "()"
            return brackets[0] + days[match["day"]] + brackets[1]
        return spell(match["letter"])

    return lambda text: pattern.sub(one, text)


_korean_words = _rendering(
    (WORDS, UNITS, DAYS),
    _KOREAN_LETTER,
    lambda letter: _TO_JAPANESE.get(letter) or _KATAKANA[ord(letter) % len(_KATAKANA)],
    "",
)
_japanese_words = _rendering(
    (_turned(WORDS), _turned(UNITS) | JAPANESE_UNITS, _turned(DAYS)),
    _JAPANESE_LETTER,
    lambda letter: _TO_KOREAN.get(letter) or _ALL_HANGUL[ord(letter) % 11_000],
    " ",
)

_SHORT_YEAR = re.compile(r"[‘’'](\d\d)(?=년|\.\s?\d)")
_DOTTED = re.compile(
    r"(?<![\d.])(?:(\d{4})\.\s?)?(\d{1,2})\.\s?(\d{1,2})\.?(?=\s?\([월화수목금토일]\))"
)
_ARTICLE = re.compile(r"제(\d+)조(?!\s?\d)")
_VERSUS = re.compile(r"(?<=\d)\s?대\s?(?=\d)")
_FRACTION = re.compile(r"(?<=\d)분의\s?(?=\d)")
_QUOTED = re.compile(r'"([^"\n]*)"')
_STOP = re.compile(r"(?<=[^\s\dA-Za-z.])\.(?=[\s”’」\])]|$)|(?<=\d)\.$")
_WIDE = r"[^\x00-\x7f]"
_JOINT = r"[^\x00-\x7f…]"  # a space behind … ends a sentence
_UNSPACED = re.compile(rf"(?<=\d) +(?={_WIDE})|(?<={_JOINT}) +(?=[\d（])|(?<=[。、？！」・]) +")
_BETWEEN = re.compile(
    rf"(?<={_JOINT}) (?={_WIDE})|(?<=[}}\]]) (?={_WIDE})|(?<={_JOINT}) (?=[{{\[])"
)
"""Japanese has no spaces: beside figures and signs they go, between words comes a particle."""
_SPACED = re.compile(
    r"(?<=\d[년월시])(?=\d)|(?<=[일)])(?=오[전후])|(?<=오[전후])(?=\d)|(?<=[?!])(?=[가-힣{\[])"
)


def _dated(match: re.Match[str]) -> str:
    year = f"{match[1]}年" if match[1] else ""
    return f"{year}{match[2]}月{match[3]}日"


def _to_japanese(text: str) -> str:
    text = _DOTTED.sub(_dated, _SHORT_YEAR.sub(r"20\1", _QUOTED.sub(r"“\1”", text)))
    text = _VERSUS.sub("対", text)
    text = _FRACTION.sub("分の", _ARTICLE.sub(r"第\1条", text))
    text = _STOP.sub("。", _korean_words(re.sub(r"제(?=\d)", "第", text)))
    text = re.sub(rf"(?<={_WIDE}), ?", "、", text)
    text = re.sub(rf"(?<={_WIDE})[?!]", lambda sign: {"?": "？", "!": "！"}[sign[0]], text)
    text = text.translate(str.maketrans("“”‘’·~", "「」「」・〜"))
    return _BETWEEN.sub("の", _UNSPACED.sub("", text))


def _to_korean(text: str) -> str:
    text = re.sub(r"(?<=\d)分の(?=\d)", "분의 ", text)
    text = re.sub(r"(?<=\d)対(?=\d)", "대 ", re.sub(r"第(\d+)条", r"제\1조 ", text))
    text = _japanese_words(text).translate(str.maketrans("「」『』（）・〜？！：", "“”‘’()·~?!:"))
    text = re.sub(r"。(?=[”’」\s]|$)", ".", text).replace("。", ". ").replace("、", ", ")
    return _SPACED.sub(" ", text)
