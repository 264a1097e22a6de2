"""Name boundaries: whether the letters around a place let a name stand there, in each language.

Plain search finds ``이영`` in ``이영희`` and in ``영업이영역``, and ``京都`` in ``東京都``. Korean
writes particles on to a name, so what follows it must be particles to the end of the word;
Japanese writes kanji on to a name, so which ones may follow depends on what is named.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from pressbridge.register import titles
from pressbridge.words.lang import Lang
from pressbridge.words.model import NameKind
from pressbridge.words.patterns import late

BoundaryTest = Callable[[str, int, int, NameKind], bool]
"""(text, start, end, kind) → whether ``text[start:end]`` may be a name of this kind."""

_JOSA = titles.word_list(
    """
    은 는 이 가 을 를 과 와 의 에 에서 에게 에게서 께 께서 한테 으로 로 으로서 로서 으로써 로써
    으로부터 로부터 부터 까지 도 만 조차 마저 마다 밖에 보다 처럼 같이 만큼 대로 뿐 뿐만 이나 나
    이라고 라고 이라는 라는 이라며 라며 이라면 라면 이란 란 이라 라 이라도 라도 이든 든 이든지
    든지 이랑 랑 하고 이며 이고 이다 이자 이지만 인데 이에요 예요 이어서 여서 인지
    """
)
_SHORT_JOSA = frozenset(word for word in _JOSA if len(word) == 1)
_COPULA = "(?:입니|이었|였|이셨|임을|임이)[가-힣]{0,6}"
_FOLLOWERS = ("측", "들", "등", "및", "내", "간", "외", "용", "별")
_OF_PLACES = ("산", "발", "행", "식", "판", "향", "전역", "일대", "현지", "시내")
_OF_PEOPLE = ("님", "씨", "군", "양")


def _tail(followers: tuple[str, ...], josa: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of all that may stand between a Korean name and the end of its word.

    Each part is bounded, so that hostile text cannot make it slow.
    """
    particles = f"{titles.pattern_of(josa)}{{0,3}}"
    tail = f"{titles.pattern_of(followers)}{{0,2}}{particles}(?:{_COPULA})?"
    return late(f"{tail}(?![가-힣])")


_TITLED = (*_FOLLOWERS, *titles.KOREAN)
_WORD_ENDS = {
    NameKind.PERSON: _tail((*_TITLED, *_OF_PEOPLE), _JOSA),
    NameKind.ORGANIZATION: _tail(_TITLED, (*_JOSA, "서", "인")),
    NameKind.PLACE: _tail((*_FOLLOWERS, *_OF_PLACES), (*_JOSA, "서")),
    NameKind.PRODUCT: _tail(_FOLLOWERS, (*_JOSA, "서", "인")),
    NameKind.TERM: _tail((*_FOLLOWERS, *_OF_PEOPLE), (*_JOSA, "서", "인")),
}
_AFTER_CONSONANT = late("(?:는|가|를|와|라고|라는|라며|란|랑|여서|예요|였)")
_AFTER_VOWEL = late("(?:은|을|과|으로)")


def may_begin_in_korean(text: str, start: int) -> bool:
    """Tell whether a Korean name may begin here: no letter stands before it."""
    before = text[start - 1 : start]
    return not before.isalnum() or (_is_latin(text[start]) and not _is_latin(before))


def is_bounded_in_korean(text: str, start: int, end: int, kind: NameKind) -> bool:
    """Tell whether a Korean name stands by itself: no letter before it, particles at most after.

    A person's particle must also fit the last sound: ``이영란`` is another person, not 이영 + 란.
    """
    if not may_begin_in_korean(text, start):
        return False
    if end == len(text):
        return True
    last, after = text[end - 1], text[end]
    if not "가" <= after <= "힣":
        return not (_is_latin(after) and _is_latin(last))
    if not "가" <= last <= "힣":
        return True
    if kind is NameKind.PERSON:
        misfit = _AFTER_CONSONANT if (ord(last) - 0xAC00) % 28 else _AFTER_VOWEL
        if misfit.match(text, end):
            return False
    if after in _SHORT_JOSA and not "가" <= text[end + 1 : end + 2] <= "힣":
        return True  # as in most places
    return _WORD_ENDS[kind].match(text, end) is not None


_NOT_A_MINISTRY = frozenset("門分品員隊数位族屋会署下材首")
"""After 部: 環境部門 and 外交部会 are other words."""
_OF_SHORT_BODIES = late(
    rf"[側内産製発内外前初等間用的]|(?:本|支)社|支店|事務所|傘下|関係|主催|主管|{titles.pattern_of(titles.JAPANESE)}"
)
_BEFORE_PLACES = frozenset("在駐訪新旧元前現対同全於各両")
_AFTER_SHORT_PLACES = frozenset(
    "都道府県市区町村郡州駅港空湾島内外産製発行着側支店本社大南北東西中地方周辺近一全各在出進訪滞市場観旅会"
    "開橋城寺山川通商工国際電鉄銀証事警官庁議経済新総映画博美現前元時学高生民人"
)
"""After a place of two kanji: 千葉県, 東京駅, 大阪支社. Others may be a given name (上野太郎)."""
_ALSO_KANJI = frozenset("々〆")
_HAN_RUN = late("(?:国|府|省|庁|都|道|県|市|区|部|社|団|会|人|北|南|米|英|中|回|年|月|日|時)\\Z")


def is_bounded_in_japanese(text: str, start: int, end: int, kind: NameKind) -> bool:
    """Tell whether a Japanese name stands by itself: the script at each of its ends decides."""
    return _begins(text, start, end, kind) and _ends(text, start, end, kind)


def _begins(text: str, start: int, end: int, kind: NameKind) -> bool:
    if not start:
        return True
    script = _script(text[start])
    if script != _script(text[start - 1]):
        joined = script == "katakana" and kind is NameKind.PERSON and text[start - 1] == "・"
        return not (joined and _script(text[start - 2]) == "katakana")
    if script == "kanji":
        return _begins_behind_kanji(text, start, end, kind)
    return not script


def _begins_behind_kanji(text: str, start: int, end: int, kind: NameKind) -> bool:
    """Tell whether a name may begin right behind the kanji that stand before it."""
    around = text[max(0, start - 4) : start]
    if kind is NameKind.PERSON:
        return titles.BEFORE_KANJI_NAME.search(around) is not None
    if end - start >= 5:  # as long as this, nothing else contains it
        return True
    if kind is NameKind.TERM:
        return False
    return text[start - 1] in _BEFORE_PLACES or _HAN_RUN.search(around) is not None


def _ends(text: str, start: int, end: int, kind: NameKind) -> bool:
    if end == len(text):
        return True
    script = _script(text[end - 1])
    if script != _script(text[end]):
        joined = script == "katakana" and kind is NameKind.PERSON and text[end] == "・"
        return not (joined and _script(text[end + 1 : end + 2]) == "katakana")
    if script == "kanji":
        return _ends_before_kanji(text, start, end, kind)
    return not script


def _ends_before_kanji(text: str, start: int, end: int, kind: NameKind) -> bool:
    """Tell whether the kanji that stand behind a name may follow it."""
    if kind is NameKind.PERSON:
        return titles.AFTER_KANJI_NAME.match(text, end) is not None
    if kind is NameKind.PLACE:
        return end - start > 2 or text[end] in _AFTER_SHORT_PLACES
    if kind is NameKind.TERM:
        return True
    if end - start < 5:
        return _OF_SHORT_BODIES.match(text, end) is not None
    return text[end - 1] != "部" or text[end] not in _NOT_A_MINISTRY


def _is_latin(char: str) -> bool:
    """Tell whether this is a letter or figure that a Latin name could go on with."""
    return (char.isascii() and char.isalnum()) or "Ａ" <= char <= "ｚ" or "０" <= char <= "９"


@lru_cache(maxsize=4096)
def _script(char: str) -> str:
    """Return the script that a letter may go on with, of which a text has the same ones again."""
    if "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or char in _ALSO_KANJI:
        return "kanji"
    if "\U00020000" <= char <= "\U0003ffff":
        return "kanji"
    if "\u30a1" <= char <= "\u30fa" or "\u30fc" <= char <= "\u30ff":
        return "katakana"
    return "latin" if _is_latin(char) else ""


BOUNDARY_TESTS: dict[Lang, BoundaryTest] = {
    Lang.KO: is_bounded_in_korean,
    Lang.JA: is_bounded_in_japanese,
}
"""The boundary test of each language, by the language of the text."""
