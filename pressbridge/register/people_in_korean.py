"""People beside titles in Korean texts: 배수아 심의관, 최다온(41) 팀장, 과장 정우진이다."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from pressbridge.register import titles
from pressbridge.register.foreign_people import is_foreign_name
from pressbridge.register.japanese_in_hangul import is_japanese_name
from pressbridge.register.korean_people import begins_as_name, is_compound, is_korean_person
from pressbridge.register.ordinary_words import KOREAN_WORDS
from pressbridge.register.unregistered_person import UnregisteredPerson
from pressbridge.words.patterns import late

_AMBIGUOUS = frozenset(
    titles.word_list(
        """
        위원 이사 연구원 총통 수석 파트너 총괄 연출 장인 명인 이장 무관 리더 시인 디렉터
        조사관 심사관
        """
    )
)
"""Also other things, such as a moving of house: only a sure name stands beside them."""
_MOSTLY_ELSE = frozenset(
    titles.word_list(
        """
        대신 주석 검사 의사 지사 시장 공사 감사 고문 소장 원장 매니저 담당 대장 기장
        """
    )
)
"""Mostly “instead”, a note, a test, …: a sure name must begin as hardly another word does."""
_LABELS = ("담당", "담당자", "책임자", "대표자")
"""Words before a name that never stand behind one."""
_PEOPLE_ONLY = ("씨", "님")
_TITLES = titles.pattern_of(
    (*titles.KOREAN, *titles.KOREAN_ROLES, *titles.LATIN, *_LABELS, *_PEOPLE_ONLY)
)
KOREAN_TITLE = late(
    rf"({_TITLES})(?=(?:님|들|직?등)?"
    r"(?:[은는이가을를과와의도만]|에게서?|께서?|으?로|에|인|이?라[고며는]|이?자|이?며|이?나|이?다|입니다|부터|까지|측)?"
    r"(?:[은는이의])?(?![가-힣A-Z]))"
)
_HEAD = late(rf"{titles.KOREAN_HEADS}\Z")
_REACH = 48
"""A name stands at most so many letters before the end of its title."""
_WORD = late(r"(?<![가-힣A-Za-z0-9&])[가-힣A-Za-z0-9&]{1,16}\Z")
_ADDED = late("(?<![가-힣])(?:전|현|신임|전임|초대|공동|수석|특임|명예|상임|부|총괄|선임|책임) \\Z")
_JOINED = late("(?:전|현|부|공동|수석|명예|총)\\Z")
_GLOSS = late(
    r" ?[(（](?:(?P<age>[1-9][0-9](?:세|·[남여])?)|[㐀-鿿]{2,6}|[A-Z][a-z]+[ A-Za-z-]{1,30})[)）]"
    r"[ ,]?\Z"
)
"""An age, kanji or Latin letters behind a name: a witness that it is one."""
_WORDS = late(r"(?:(?<![가-힣])([가-힣]{1,6}) )?(?<![가-힣])([가-힣]{1,8})\Z")
_LINKED = late(r"(?<![가-힣])([가-힣]{3,4})(?:[(（][^()（）]{1,12}[)）])?(?:·|, ?|[와과] )\Z")
_NOT_A_WORD_END = ("의", "은", "는")


def people_beside_titles(text: str) -> Iterator[UnregisteredPerson]:
    """Yield whoever stands before or after a title in a Korean text, perhaps more than once."""
    for title in KOREAN_TITLE.finditer(text):
        found = _before_title(text, title)
        if found is None or not found.sure:
            found = _after_title(text, title) or found
        if found and _is_beside_its_title(found):
            yield found
            if found.before:
                yield from _linked(text, found)


def _is_beside_its_title(person: UnregisteredPerson) -> bool:
    """Tell whether a title is one here: 문자열 대신 names no minister, 김누리 이사 a director."""
    if person.title in _AMBIGUOUS:
        return person.sure
    if person.title in _MOSTLY_ELSE:
        return person.sure and (" " in person.text or begins_as_name(person.text))
    return True


class _Head(NamedTuple):
    """What stands before a title, from ``begin`` on in the text."""

    begin: int
    text: str
    title: str

    def person(self, start: int, end: int, *, sure: bool) -> UnregisteredPerson:
        """Return whom ``text[start:end]`` names."""
        at = self.begin
        name = self.text[start:end]
        return UnregisteredPerson(at + start, at + end, name, self.title, before=True, sure=sure)


def _before_title(text: str, title: re.Match[str]) -> UnregisteredPerson | None:
    """Find whose title this is: the name may be written together with it, or stand before it."""
    if title[1] in _LABELS:
        return None
    begin = max(0, title.start() - _REACH)
    head = _Head(begin, text[begin : title.start()], title[1])
    word = _WORD.search(head.text)
    if word:
        added = _JOINED.search(word[0])
        prefix = word[0][: added.start()] if added else word[0]
        sure = is_korean_person(prefix) if len(prefix) > 2 else None
        if sure is not None:
            return head.person(word.start(), word.start() + len(prefix), sure=sure)
        if prefix and not _HEAD.match(title[1]):
            return None
        head = head._replace(text=head.text[: word.start()])
    if head.text.endswith(" "):
        return _in_words_before(head._replace(text=_without_added(head.text)))
    return _in_words_before(head) if _GLOSS.search(head.text) else None


def _without_added(head: str) -> str:
    added = _ADDED.search(head)
    return head[: added.start()] if added and added.start() else head


def _in_words_before(head: _Head) -> UnregisteredPerson | None:
    gloss = _GLOSS.search(head.text)
    far = None if gloss else _before_organization(head)
    if far and far.sure:
        return far
    bare = (head.text[: gloss.start()] if gloss else head.text).rstrip(" ")
    abroad = _VIETNAMESE.search(bare)
    if abroad:
        return head.person(*abroad.span(), sure=False)
    words = _WORDS.search(bare)
    return (_last_name(head, words, gloss) if words else None) or far


_VIETNAMESE = late(r"(?<![가-힣])(?:응우옌|쩐|팜|레|부이|도안|호앙|즈엉)(?: [가-힣]{1,3}){1,3}\Z")


def _last_name(
    head: _Head, words: re.Match[str], gloss: re.Match[str] | None
) -> UnregisteredPerson | None:
    """Judge the last word, or the last two, as a name right before a title."""
    first, last = words.groups()
    start, end = words.span(2)
    if first and not last.endswith(_NOT_A_WORD_END):
        sure = _of_two_words(first, last)
        if sure is not None:
            return head.person(words.start(1), end, sure=sure or bool(gloss))
    sure = is_japanese_name(last, "", head.title)
    if sure is not None:
        return head.person(start, end, sure=sure)
    sure = is_korean_person(last)
    if sure is not None:
        return head.person(start, end, sure=sure or bool(gloss) or head.title in _PEOPLE_ONLY)
    aged = gloss and gloss["age"] and len(last) <= 6 and last not in KOREAN_WORDS
    return head.person(start, end, sure=False) if aged else None


def _of_two_words(first: str, last: str) -> bool | None:
    """Return whether two words are a Japanese's or another foreigner's name; None for neither."""
    sure = is_japanese_name(first, last)
    return is_foreign_name(first, last) if sure is None else sure


def _linked(text: str, person: UnregisteredPerson) -> Iterator[UnregisteredPerson]:
    """Yield who shares a title with a person: 정우진·최다온 공동대표."""
    end = person.start
    for _ in range(4):
        begin = max(0, end - 24)
        found = _LINKED.search(text[begin:end])
        sure = is_korean_person(found[1]) if found else None
        if not found or sure is None:
            return
        end = begin + found.start(1)
        yield replace(person, start=end, end=end + len(found[1]), text=found[1], sure=sure)


_BODY_END_FORM = "[가-힣A-Za-z0-9](?<![은는을를의에와로며한된던할]) "
_BODY_END = late(rf"{_BODY_END_FORM}\Z")
_BODY = rf"[가-힣A-Za-z0-9&·]{{1,13}}{_BODY_END_FORM}"
_KO_FAR = tuple(
    late(
        r"(?:\A|[\n,·“‘\"'「『(（.•△○□ㅇ▲※:：] {0,2}|[가-힣](?:한|에는|에서는?|은|는|과|와) )"
        r"([가-힣]{3,4})"
        r"([(（][1-9][0-9](?:세)?[)）])? "
        rf"((?:{_BODY}){{{count}}})\Z"
    )
    for count in (1, 2, 3)
)
"""A name that begins a clause, one to three words of an organisation; a title follows."""
_JAPANESE_FAR = late(
    r"(?:\A|[\n,·“‘\"'「『(（.•△○□ㅇ▲※:：] {0,2})([가-힣]{2,6}) ([가-힣]{1,5}) "
    rf"((?:{_BODY}){{1,3}})\Z"
)
"""The same, of a Japanese: two words."""
_CONNECTED = late(
    r"(?:[어아여해에라고하]서|까지|지만|[으하되이]며|하고|하면|하지|께|부터|[에은도만과나일한])\Z"
)


def _before_organization(head: _Head) -> UnregisteredPerson | None:
    """Find the name in ``이재용 삼성전자 회장은``."""
    if not _BODY_END.search(head.text):
        return None
    for pattern in _KO_FAR:
        found = pattern.search(head.text)
        if not found or (head.begin and not found.start()):
            continue
        name, age, body = found.groups()
        odd = _CONNECTED.search(name) or is_compound(name)
        sure = None if odd else is_korean_person(name)
        if sure is not None and _is_body(body.split()):
            return head.person(*found.span(1), sure=sure or bool(age))
    found = _JAPANESE_FAR.search(head.text)
    if found and (not head.begin or found.start()) and _is_body(found[3].split()):
        sure = is_japanese_name(found[1], found[2])
        if sure is not None:
            return head.person(found.start(1), found.end(2), sure=sure)
    return None


def _is_body(words: list[str]) -> bool:
    """Tell whether words may name an organisation: none is a title, the second no person."""
    if any(_is_no_body(word) or KOREAN_TITLE.match(word) for word in words):
        return False
    return not any(map(is_korean_person, words[1:]))


def _is_no_body(word: str) -> bool:
    return word in KOREAN_WORDS and not word.endswith(("시", "부", "청", "계"))


_KO_AFTER = late(
    r"(?P<role>에|인)?(?: ?[:：] ?| )(?:(?P<first>[가-힣]{1,6}) )?(?P<last>[가-힣]{2,9})(?![가-힣])"
)
_PARTICLE = late(
    "(?:입니다|이었다|이다|였다|이라고|라고|이라는|라는|에게서?|께서|이며|이고|이자|으로|부터|까지"
    "|[은는이가을를과와의도로씨])\\Z"
)
_CLOSED = frozenset(")）,·]/|\n")


def _after_title(text: str, title: re.Match[str]) -> UnregisteredPerson | None:
    """Find the name in ``(회장 추귀성)`` and in ``대표 홍길동은``."""
    found = None if title[1] in _PEOPLE_ONLY else _KO_AFTER.match(text, title.end())
    if not found:
        return None
    if found["first"]:
        last = _given_without_particle(found["last"])
        sure = _of_two_words(found["first"], last)
        if sure is not None:
            span = found.start("first"), found.start("last") + len(last)
            return UnregisteredPerson(*span, text[slice(*span)], title[1], before=False, sure=sure)
        return _one_after(text, title, found, "first")
    return _one_after(text, title, found, "last")


def _one_after(
    text: str, title: re.Match[str], found: re.Match[str], part: str
) -> UnregisteredPerson | None:
    """Judge one word behind a title as a name, with a particle on it or not."""
    word, start, end = found[part], *found.span(part)
    closed = part == "last" and (end == len(text) or text[end] in _CLOSED)
    opened = closed and re.search("[(（]", text[max(0, title.start() - 20) : title.start()])
    whole = closed or len(word) == 3
    names = (word, _without_particle(word)) if whole else (_without_particle(word), word)
    for name in dict.fromkeys(names):
        sure = is_korean_person(name)
        if sure is None or (len(name) == 2 and not opened):
            continue
        sure = sure or bool(opened)
        return UnregisteredPerson(start, start + len(name), name, title[1], before=False, sure=sure)
    return None


def _without_particle(word: str) -> str:
    found = _PARTICLE.search(word)
    return word[: found.start()] if found and len(word) > 3 else word


def _given_without_particle(word: str) -> str:
    """Leave out a particle that fits the sound before it: 린이, but not 유카가 of 유카가와."""
    cut = _without_particle(word + "  ").rstrip() if len(word) > 2 else word[:-1]
    fits = (
        word[-1:] in "은이을과"
        if (ord(cut[-1:] or "가") - 0xAC00) % 28
        else word[-1:] in "는가를와"
    )
    return cut if fits or len(cut) < len(word) - 1 else word
