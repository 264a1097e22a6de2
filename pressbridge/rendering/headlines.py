"""Where the lines of a headline may end: between phrases, never inside a word, a date or an amount.

Browsers break Korean at any space and Japanese between almost any two signs. A headline is large
and its lines are few, so both look wrong there: 2023年 / 上半期, 3만 7천 / 명. BudouX, a model of
36 KB without a dictionary, finds Japanese phrases; what must stay together is said here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from pressbridge.words.invisible import may_have_rtl
from pressbridge.words.lang import Lang
from pressbridge.words.patterns import late

if TYPE_CHECKING:
    from budoux import Parser

LONGEST = 11.0
"""Widest phrase that is kept on one line, in squares of its type: more does not fit a phone of 320
pixels beside its margins."""
_NO_HEADLINE = 300
"""Letters from which on a text is no headline, and is left to the browser."""

_DIGITS = "0-9０-９"
_NUMBER = rf"[{_DIGITS}](?:[{_DIGITS}]|[.,:．，：](?=[{_DIGITS}]))*"


@lru_cache(maxsize=4096)
def phrases(text: str, lang: Lang, names: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return a headline in pieces between which a line may end; together they are the headline.

    ``names`` are names in it, which are kept whole as far as they fit a line. A space stands at the
    end of a piece. Empty where the browser is to break as it likes: a text that is too long for a
    headline, or that runs from right to left.
    """
    if not text or len(text) > _NO_HEADLINE or may_have_rtl(text):
        return ()
    kept = frozenset(_inside_of_names(text, names))
    pieces = _korean(text, kept) if lang is Lang.KO else _japanese(text, kept)
    parts = (_shorter(piece) if width(piece.strip()) > LONGEST else (piece,) for piece in pieces)
    return tuple(part for parted in parts for part in parted if part)


def _inside_of_names(text: str, names: tuple[str, ...]) -> Iterator[int]:
    for name in names:
        at = text.find(name)
        if at >= 0 and width(name) <= LONGEST:
            yield from range(at + 1, at + len(name))


def stays_together(phrase: str) -> bool:
    """Tell whether a browser that keeps words whole could still break a phrase, and must not."""
    return bool(_BREAKABLE.search(phrase.strip())) and width(phrase.strip()) <= LONGEST


_BREAKABLE = late(r"\w[^\w]+\w")
"""A space, hyphen, middle dot or bracket between letters."""


def width(text: str) -> float:
    """Return about how wide a text is, in squares of its type."""
    return sum(map(_width, text))


@cache
def _width(char: str) -> float:
    if char == " ":
        return 0.25
    if char.isascii():
        return 0.6 if char.isalnum() else 0.4
    if "\uac00" <= char <= "\ud7a3":
        return 0.92
    return 1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.6


# --- Korean: words stand between spaces; some belong together

_COUNTERS = (
    "원|명|개|건|곳|년|월|일|시|분|회|배|달러|엔|유로|위안|톤|대|권|종|팀|사|가구|세대|점|위|차|호|기|세|"
    "살|주|평|층|석|편|인|마리|그루|여|중|[a-zA-Z㎞㎏㎡%]"
)
_TIGHT = (
    # a figure and what it counts: 3만 / 7천 / 명, 1,610억 / 원, 5 / 개국
    (
        rf"[^\w]*[가-힣]?{_NUMBER}[조억만천백십]*여?$",
        rf"(?:{_NUMBER})?[조억만천백십]*(?:{_COUNTERS})|{_NUMBER}[조억만천백십]+",
    ),
    (rf".*{_NUMBER}(?:명|개|건|곳|사|팀|개사|개국)$", r"중(?!\w)"),
    # a date, a time of day
    (rf"[^\w]*{_NUMBER}년$", rf"{_NUMBER}(?:월|분기)|상반기|하반기|이내|이상|이하|만에|연속|연장"),
    (rf".*{_NUMBER}월$", rf"{_NUMBER}일|초|말|중순"),
    ("(?:오전|오후)$", rf"{_NUMBER}시"),
    (rf".*{_NUMBER}시$", rf"{_NUMBER}분"),
    # what is counted in words: 세 나라, 두 언어로
    (r"[^\w]*(?:한|두|세|네|다섯|여섯|일곱|여덟|아홉|열|열두|스무|몇|여러|수십|수백|수천)$", r"\w"),
)
_TIGHT_PAIRS = tuple((late(before), late(after)) for before, after in _TIGHT)


def _korean(text: str, kept: frozenset[int]) -> Iterator[str]:
    piece = ""
    for found in re.finditer(r"\S+\s*|\s+", text):
        before, word = piece.split()[-1:], found[0]
        is_tight = before and (found.start() in kept or _is_tight(before[0], word))
        if is_tight and width(piece + word.rstrip()) <= LONGEST:
            piece += word
        else:
            yield piece
            piece = word
    yield piece


def _is_tight(before: str, after: str) -> bool:
    return any(one.match(before) and other.match(after) for one, other in _TIGHT_PAIRS)


# --- Japanese: phrases by BudouX

_UNIT = (
    r"(?:カ国|か国|ヵ国|カ所|か所|ヵ所|カ月|か月|ヵ月|年度|年間|年連続|年以内|年ぶり|時間|週間|日間|世帯|店舗|団体|種類|"
    r"言語|地域|周年|四半期|次|[兆億万千百十]|年|月|日|時|分|秒|社|件|人|名|回|期|位|%|％|パーセント|ウォン|円|ドル|ユーロ)"
)
_KEPT = late(
    rf"午[前後]{_NUMBER}時(?:{_NUMBER}分)?"
    rf"|[第約計各全]{{0,2}}{_NUMBER}(?:{_UNIT}{{1,3}}{_NUMBER}|[〜～~–-]{_NUMBER})*{_UNIT}{{0,3}}"
    r"(?:上半期|下半期|（[月火水木金土日](?:・祝)?）)?(?:[以余]|超|増|減|連続|延長|ぶり)?"
    r"|[A-Za-zＡ-Ｚａ-ｚ](?:[A-Za-z0-9Ａ-Ｚａ-ｚ]|[-.'’&+/@_](?=[A-Za-z0-9]))*"
    r"|[ァ-ヴー]+|ものづくり|まちづくり|おもてなし|ふるさと|ふれあい"
)
"""Kept whole: a time of day, a figure with its unit, a date, a Latin word, a word in katakana,
and words in hiragana that BudouX takes apart."""
_NOT_AT_START = frozenset(
    "、。，．・：；？！）」』】〉》〕］｝”’…‥ー々〻ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
    ",.:;?!)]}%％℃〜～"
)
_NOT_AT_END = frozenset("（「『【〈《〔［｛“‘([{#＃")
_OPENING = frozenset("「『【〈《")
_ENDS_PHRASE = frozenset("、。，；？！】")
_KANA = late("[（「『【]?[ぁ-ゖァ-ヺ]")
_KATAKANA = frozenset(map(chr, range(0x30A1, 0x30F5)))
_HAN = late("[\u3400-\u9fff々]{2}")
_SEAMS = late(
    "(?<=[\u3400-\u9fff々])(?=[ァ-ヴ][ァ-ヴー])|(?<=[ァ-ヴー]{2})(?=[\u3400-\u9fff0-9])|(?<=[・·/])|(?=[（(])"
    "|(?=(?:アクセラレーター|イノベーション|エコシステム|オンライン|キャピタル|グローバル|コンテスト|サービス|"
    "システム|スタートアップ|センター|デジタル|ネットワーク|ビジネス|フォーラム|プラットフォーム|プログラム|"
    "プロジェクト|ベンチャー|マーケティング)[^ァ-ヴー]*)"
)
"""Where a phrase that is wider than a phone may be broken: its script changes, or one of the words
begins that the long compounds of press releases are made of."""


@cache
def _parser() -> Parser:
    from budoux import load_default_japanese_parser  # noqa: PLC0415 - 20 ms that few builds need

    return load_default_japanese_parser()


def _japanese(text: str, names: frozenset[int]) -> Iterator[str]:
    kept, figures = set(names), set[int]()
    for found in _KEPT.finditer(text):
        kept.update(_inside(text, found))
        figures.update(_around(found))
    found_by_model = _ends(_parser().parse(text))  # between two kanji it is wrong too often
    cuts = {at for at in found_by_model if at in figures or not _HAN.match(text, at - 1)}
    cuts.update(at for at in range(1, len(text)) if _invites(text[at - 1], text[at]))
    allowed = (at for at in sorted(cuts - kept) if _allows(text, at))
    return _joined(_pieces(text, allowed))


def _joined(pieces: Iterable[str]) -> Iterator[str]:
    """Yield pieces, a single kana with what follows: no word is so short."""
    before = ""
    for piece in pieces:
        if before and not _KANA.fullmatch(before):
            yield before
            before = ""
        before += piece
    yield before


def _ends(pieces: Iterable[str]) -> Iterator[int]:
    at = 0
    for piece in pieces:
        at += len(piece)
        yield at


def _inside(text: str, found: re.Match[str]) -> Iterable[int]:
    """Return the places inside of what is kept whole; behind a bare figure too."""
    start, end = found.span()
    is_bare = text[end - 1].isdigit() and not text[end : end + 1].isspace()
    return range(start + 1, end + is_bare)


def _around(found: re.Match[str]) -> Iterable[int]:
    """Return where a line may end beside a figure, between two kanji too: 8社 / 意見交換."""
    return (found.start(), found.end()) if any(char.isdigit() for char in found[0]) else ()


def _invites(before: str, after: str) -> bool:
    return before in _ENDS_PHRASE or before == " " or after in _OPENING


def _allows(text: str, at: int) -> bool:
    """Tell whether the signs beside a place may end and begin a line (JIS X 4051)."""
    if at >= len(text) or text[at] == " ":
        return False
    return text[at] not in _NOT_AT_START and text[at - 1] not in _NOT_AT_END


def _pieces(text: str, cuts: Iterable[int]) -> Iterator[str]:
    begin = 0
    for at in (*cuts, len(text)):
        yield text[begin:at]
        begin = at


def _shorter(piece: str) -> Iterator[str]:
    """Yield a phrase that is wider than a phone in parts that are not, if it has seams."""
    figures = {
        at
        for found in _KEPT.finditer(piece)
        if found[0][0] not in _KATAKANA
        for at in _inside(piece, found)
    }
    seams = {found.start() for found in _SEAMS.finditer(piece)} - figures - {0}
    part = ""
    for piece_of_it in _pieces(piece, (at for at in sorted(seams) if _allows(piece, at))):
        if part and width(part + piece_of_it) > LONGEST:
            yield part
            part = ""
        part += piece_of_it
    yield part
