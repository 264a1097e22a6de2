"""People whom the register lacks: a name beside a title, told from ordinary words.

A stranger's name must not be guessed by an engine (``추귀성`` has no known kanji), so callers may
leave one that is *sure* untranslated. The rules lean to silence: a family name must be known, and
what looks like an ordinary word is not reported (``이사회 의장``, ``반도체 시장``, ``石川県知事``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from pressbridge.naming import surnames, titles
from pressbridge.naming.matching import Mention, covering
from pressbridge.naming.register import Register
from pressbridge.words.lang import Lang
from pressbridge.words.model import NameKind


@dataclass(frozen=True, slots=True)
class Stranger:
    """A person's name that the register lacks."""

    start: int
    end: int
    text: str
    title: str
    before: bool
    """Whether the name stands before the title."""
    sure: bool
    """Whether this is certainly a name: only such a one may be left as it is."""


def unknown_names(
    text: str, lang: Lang, register: Register, day: date | None
) -> tuple[Stranger, ...]:
    """Return the people of a composed text whom the register lacks, in order.

    Looked for before and after titles (docs/design.md §6); ``day`` is the release's.
    """
    mentions = register.mentions(text, lang, day) if _has_title(text, lang) else ()
    return strangers_beside(text, lang, mentions)


def strangers_beside(text: str, lang: Lang, mentions: Iterable[Mention]) -> tuple[Stranger, ...]:
    """Return the people of a text whose names are not among its mentions."""
    found = list(_korean(text) if lang is Lang.KO else _japanese(text))
    if not found:
        return ()
    known = [mention for mention in mentions if mention.name.kind is not NameKind.TERM]
    strangers: list[Stranger] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if strangers and one.start < strangers[-1].end:
            continue
        if not (covering(known, one.start) or covering(known, one.end - 1)):
            strangers.append(one)
    return tuple(strangers)


def _has_title(text: str, lang: Lang) -> bool:
    return (_KO_TITLE if lang is Lang.KO else _JA_TITLE).search(text) is not None


_AMBIGUOUS = {"시장", "지사", "대신", "위원", "이사", "연구원"}
"""Also a market, a branch, “instead”, … : no witness that the word beside it is a name."""
_KO_TITLES = titles.one_of(tuple(word for word in titles.KOREAN if word not in _AMBIGUOUS))
_KO_TITLE = re.compile(
    rf"({_KO_TITLES})(?=(?:님|들|직?등)?"
    r"(?:[은는이가을를과와의도만]|에게서?|께서?|으?로|에|이?라[고며는]|이?자|이?며|이?나|부터|까지|측)?(?:[은는이의])?"
    r"(?![가-힣]))"
)
_KO_BEFORE = re.compile(r"(?:(?<![가-힣])([가-힣]{2,5}) )?(?<![가-힣])([가-힣]{2,5})( ?)\Z")
_KO_AFTER = re.compile(r" (?:([가-힣]{2,4}) )?([가-힣]{2,6})(?![가-힣])")
_ADDED = re.compile("(?:전|현|신임|전임|초대|공동|수석|특임|명예|상임|부) ?\\Z")
_NO_NAME_ENDS = frozenset(
    "회사부팀단측처소청실점당층업력품계권위별차시들의를을와된는던할될급형적이가로"
)
_DOUBTFUL_ENDS = frozenset("원국관학인구도만제식은나과한장산일년명군역상")
_KO_ORDINARY = frozenset(
    titles.words(
        """
        한국 일본 양국 신임 전임 공동 정부 기업 지역 담당 당시 초대 현직 전직 역대 주한 주일
        관계 현지 이날 이번 지난 오는 한편 특히 여성 남성 청년 민간 해당 각국 정상 최고 최근
        최초 신규 전국 현재 유명 한일 한류 정책 연구 조사 홍보 전시 유통 제조 이미지 이야기
        전문가 한국인 주인공 조합원 하나의 한국측 일본측 주일본 주한국 주중국 주미국 지난달
        지난해 이사진 전세계 우리나 서울의 유관기 정보통 문화원 연구원 지원단 조사단 전시관
        한국관 우수상 차세대 여의도 남대문 동대문 강남구 서대문
        """
    )
)
_WORDLIKE = re.compile(
    "주(?:일본|한국|중국|미국)|지난|오는|이번|한국|전국|조사|정책|연구|유관|이사|전문|지역|정보|정부|전시|유통"
)


def _korean(text: str) -> Iterator[Stranger]:
    for title in _KO_TITLE.finditer(text):
        before = text[max(0, title.start() - 14) : title.start()]
        added = _ADDED.search(before)
        cut = (
            added.start()
            if added and added.start() and before[added.start() - 1] == " "
            else len(before)
        )
        found = _KO_BEFORE.search(before[:cut])
        yes = _before_title(found, title, cut - len(before)) if found else None
        yes = yes or _after_title(text, title)
        if yes:
            yield yes


def _before_title(found: re.Match[str], title: re.Match[str], shift: int) -> Stranger | None:
    first, last, _ = found.groups()
    end = title.start() + shift - len(found[3])
    if first in surnames.JAPANESE_IN_HANGUL and not last.endswith(("의", "은", "는")):
        whole = f"{first} {last}"
        return Stranger(end - len(whole), end, whole, title[1], before=True, sure=True)
    if last in surnames.JAPANESE_IN_HANGUL and len(last) > 2:
        return Stranger(end - len(last), end, last, title[1], before=True, sure=True)
    sure = _is_korean(last)
    if sure is None:
        return None
    return Stranger(end - len(last), end, last, title[1], before=True, sure=sure)


def _after_title(text: str, title: re.Match[str]) -> Stranger | None:
    """Find the name in ``(회장 추귀성)`` and in ``대표 홍길동은``."""
    found = _KO_AFTER.match(text, title.end())
    if not found:
        return None
    bracketed = text[found.end() : found.end() + 1] in {")", "）", ",", "·", "]"}
    first, last = found.groups()
    if first in surnames.JAPANESE_IN_HANGUL:
        return Stranger(
            found.start(1), found.end(2), found[0].strip(), title[1], before=False, sure=bracketed
        )
    if first:
        last, start = first, found.start(1)
        bracketed = False
    else:
        start = found.start(2)
    name = last if bracketed else _without_particle(last)
    sure = _is_korean(name)
    opened = bracketed and "(" in text[max(0, title.start() - 20) : title.start()].replace(
        "（", "("
    )
    if sure is None or (len(name) == 2 and not opened):
        return None
    return Stranger(start, start + len(name), name, title[1], before=False, sure=sure or opened)


_PARTICLE = re.compile("(?:은|는|이|가|을|를|과|와|의|도|에게|께서|이라고|라고|이며)\\Z")


def _without_particle(word: str) -> str:
    found = _PARTICLE.search(word)
    return word[: found.start()] if found and len(word) > 3 else word


def _is_korean(word: str) -> bool | None:
    """Tell whether a word is surely a Korean's name (True), perhaps (False), or not (None)."""
    double = len(word) == 4 and word[:2] in surnames.KOREAN_DOUBLE
    if word in _KO_ORDINARY or (len(word) != 3 and len(word) != 2 and not double):
        return None
    if not double and word[0] not in surnames.KOREAN:
        return None
    if word[-1] in _NO_NAME_ENDS or _WORDLIKE.match(word):
        return None
    if len(word) == 2:
        return False if word[0] in "김이박최" else None
    plain_end, sure_family = (
        word[-1] not in _DOUBTFUL_ENDS,
        double or word[0] in surnames.KOREAN_SURE,
    )
    return (plain_end and sure_family) if plain_end or sure_family else None  # two doubts: no name


_JA_TITLE = re.compile(titles.one_of((*titles.JAPANESE, "氏", "さん")))
_HAN = "\u3400-\u9fff々"
_READ = r"(?:[（(][\u30a1-\u30ff=＝ ]{1,30}[）)])?"
_MIDDLE = rf"(?:前|元|現|新|故|副)?(?:[{_HAN}]{{2,6}}(?=担当)担当|共同|名誉)?"
_JA_KANJI = re.compile(
    rf"(?<![{_HAN}])([{_HAN}]{{2,6}}(?:[ 　][{_HAN}]{{1,3}})?){_READ}{_MIDDLE}\Z"
)
_JA_KANA = re.compile(
    r"(?<![\u30a1-\u30ff・])([\u30a1-\u30fa\u30fc-\u30ff]{1,8}(?:[・＝=][\u30a1-\u30fa\u30fc-\u30ff]{1,10}){1,2})(?:前|元|現|新|故|副|共同|名誉)?\Z"
)
_JA_AFTER = re.compile(rf"[ 　:：]{{0,2}}([{_HAN}]{{2,3}}[ 　]?[{_HAN}]{{1,3}})[）)、]")
_PLACE_TITLES = frozenset(
    {"知事", "市長", "区長", "町長", "支店長", "所長", "館長", "大使", "局長", "部長", "課長"}
)
_NO_GIVEN = frozenset("県市区都府町村州駅港省庁局部課室会社院校学業行店館支本新旧")
_BY_OFFICE = frozenset("日韓米中英仏独露")


def _japanese(text: str) -> Iterator[Stranger]:
    for title in _JA_TITLE.finditer(text):
        start = max(0, title.start() - 24)
        before = text[start : title.start()]
        kana = _JA_KANA.search(before)
        if kana:
            sure = re.split("[・＝=]", kana[1])[0] in surnames.KOREAN_IN_KANA
            yield Stranger(
                start + kana.start(1),
                start + kana.end(1),
                kana[1],
                title[0],
                before=True,
                sure=sure,
            )
            continue
        kanji = _JA_KANJI.search(before)
        found = _kanji_name(kanji[1], title[0]) if kanji else None
        if kanji and found:
            name, sure = found
            at = start + kanji.start(1)
            yield Stranger(at, at + len(name), name, title[0], before=True, sure=sure)
            continue
        yield from _after_japanese(text, title)


def _after_japanese(text: str, title: re.Match[str]) -> Iterator[Stranger]:
    """Find the name in ``（会長 星野功）``."""
    after = _JA_AFTER.match(text, title.end())
    opened = re.search("[（(][^（()）]{0,20}\\Z", text[max(0, title.start() - 21) : title.start()])
    if after and opened:
        found = _kanji_name(after[1], "氏")
        if found:
            yield Stranger(
                after.start(1), after.end(1), after[1], title[0], before=False, sure=found[1]
            )


def _kanji_name(run: str, title: str) -> tuple[str, bool] | None:
    """Return the name that a run of kanji is, and whether that is sure."""
    bare = re.sub("[ 　]", "", run)
    family = next((bare[:size] for size in (3, 2) if bare[:size] in surnames.JAPANESE), "")
    if family:
        given = bare[len(family) :]
        if not given:
            return (run, title != "氏") if title not in _PLACE_TITLES else None
        if len(given) > 3 or given[0] in _NO_GIVEN or given[-1] in _NO_GIVEN:
            return None
        return run, True
    if bare[0] in surnames.KOREAN_IN_KANJI and len(bare) in {2, 3}:
        return run, len(bare) == 3
    return None
