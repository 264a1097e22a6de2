"""Unregistered people: a name beside a title that the register lacks, told from ordinary words.

Such a name must not be guessed by an engine (``추귀성`` has no known kanji), so callers may
leave one that is *sure* untranslated. The rules lean to silence: a family name must be known, and
what looks like an ordinary word is not reported (``이사회 의장``, ``반도체 시장``, ``石川県知事``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from pressbridge.register import surnames, titles
from pressbridge.register.korean_people import ORDINARY_WORDS, is_korean_person
from pressbridge.register.lookup import Register
from pressbridge.register.name_index import Mention, covering
from pressbridge.words.lang import Lang
from pressbridge.words.model import NameKind
from pressbridge.words.patterns import late


@dataclass(frozen=True, slots=True)
class UnregisteredPerson:
    """A person's name in a text (``text[start:end]``) that the register lacks."""

    start: int
    end: int
    text: str
    title: str
    """The title beside the name: 장관, 社長."""
    before: bool
    """Whether the name stands before the title."""
    sure: bool
    """Whether this is certainly a name: only such a one may be left as it is."""


def unregistered_people(
    text: str, lang: Lang, register: Register, day: date | None
) -> tuple[UnregisteredPerson, ...]:
    """Return the people of a composed text whom the register lacks, in order.

    Looked for before and after titles (docs/design.md §6); ``day`` is the release's.
    """
    mentions = register.mentions(text, lang, day) if _has_title(text, lang) else ()
    return people_not_mentioned(text, lang, mentions)


def people_not_mentioned(
    text: str, lang: Lang, mentions: Iterable[Mention]
) -> tuple[UnregisteredPerson, ...]:
    """Return the people of a text whose names are not among ``mentions``, in order."""
    found = list(_korean(text) if lang is Lang.KO else _japanese(text))
    if not found:
        return ()
    known = [mention for mention in mentions if mention.name.kind is not NameKind.TERM]
    people: list[UnregisteredPerson] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if people and one.start < people[-1].end:
            continue
        if not (covering(known, one.start) or covering(known, one.end - 1)):
            people.append(one)
    return tuple(people)


def _has_title(text: str, lang: Lang) -> bool:
    return (_KO_TITLE if lang is Lang.KO else _JA_TITLE).search(text) is not None


_AMBIGUOUS = {"시장", "지사", "대신", "위원", "이사", "연구원"}
"""Also a market, a branch, “instead”, … : no witness that the word beside it is a name."""
_KO_TITLES = titles.pattern_of(tuple(word for word in titles.KOREAN if word not in _AMBIGUOUS))
_KO_TITLE = late(
    rf"({_KO_TITLES})(?=(?:님|들|직?등)?"
    r"(?:[은는이가을를과와의도만]|에게서?|께서?|으?로|에|이?라[고며는]|이?자|이?며|이?나|부터|까지|측)?(?:[은는이의])?"
    r"(?![가-힣]))"
)
_KO_BEFORE = late(r"(?:(?<![가-힣])([가-힣]{2,5}) )?(?<![가-힣])([가-힣]{2,5})( ?)\Z")
_KO_AFTER = late(r" (?:([가-힣]{2,4}) )?([가-힣]{2,6})(?![가-힣])")
_ADDED = late("(?:전|현|신임|전임|초대|공동|수석|특임|명예|상임|부) ?\\Z")


def _korean(text: str) -> Iterator[UnregisteredPerson]:
    for title in _KO_TITLE.finditer(text):
        before = text[max(0, title.start() - 14) : title.start()]
        added = _ADDED.search(before)
        cut = (
            added.start()
            if added and added.start() and before[added.start() - 1] == " "
            else len(before)
        )
        far = _before_organization(text, title, title.start() + cut - len(before))
        if far and far.sure:
            yield far
            continue
        found = _KO_BEFORE.search(before[:cut])
        yes = _before_title(found, title, cut - len(before)) if found else None
        yes = yes or _after_title(text, title) or far
        if yes:
            yield yes


def _before_title(
    found: re.Match[str], title: re.Match[str], shift: int
) -> UnregisteredPerson | None:
    first, last, _ = found.groups()
    end = title.start() + shift - len(found[3])
    if first in surnames.JAPANESE_IN_HANGUL and not last.endswith(("의", "은", "는")):
        whole = f"{first} {last}"
        return UnregisteredPerson(end - len(whole), end, whole, title[1], before=True, sure=True)
    if last in surnames.JAPANESE_IN_HANGUL and len(last) > 2:
        return UnregisteredPerson(end - len(last), end, last, title[1], before=True, sure=True)
    sure = is_korean_person(last)
    if sure is None:
        return None
    return UnregisteredPerson(end - len(last), end, last, title[1], before=True, sure=sure)


_BODY = "[가-힣A-Za-z0-9&·]{1,13}[가-힣A-Za-z0-9](?<![은는을를의에와로며한된던할]) "
_KO_FAR = tuple(
    late(
        r"(?:\A|[\n,·“‘\"'「『(（.•△○] {0,2}|[가-힣](?:한|에는|에서는?) )([가-힣]{3,4}) "
        rf"((?:{_BODY}){{{count}}})\Z"
    )
    for count in (1, 2)
)
"""A name that begins a clause, one or two words of an organisation; a title follows."""
_CONNECTED = late(
    r"(?:[어아여해에라고하]서|까지|지만|[으하되이]며|하고|하면|하지|께|부터|[에은도만과나일한])\Z"
)
_FAR = 48


def _before_organization(text: str, title: re.Match[str], end: int) -> UnregisteredPerson | None:
    """Find the name in ``이재용 삼성전자 회장은``."""
    begin = max(0, end - _FAR)
    for pattern in _KO_FAR:
        found = pattern.search(text[begin:end])
        if not found or (begin and not found.start()):
            continue
        name, body = found.groups()
        sure = None if _CONNECTED.search(name) else is_korean_person(name)
        if sure is not None and _is_body(body.split()):
            at = begin + found.start(1)
            return UnregisteredPerson(at, at + len(name), name, title[1], before=True, sure=sure)
    return None


def _is_body(words: list[str]) -> bool:
    """Tell whether words may name an organisation: none is a title, the second no person."""
    if any(word in ORDINARY_WORDS or _KO_TITLE.match(word) for word in words):
        return False
    return not any(map(is_korean_person, words[1:]))


def _after_title(text: str, title: re.Match[str]) -> UnregisteredPerson | None:
    """Find the name in ``(회장 추귀성)`` and in ``대표 홍길동은``."""
    found = _KO_AFTER.match(text, title.end())
    if not found:
        return None
    bracketed = text[found.end() : found.end() + 1] in {")", "）", ",", "·", "]"}
    first, last = found.groups()
    if first in surnames.JAPANESE_IN_HANGUL:
        return UnregisteredPerson(
            found.start(1), found.end(2), found[0].strip(), title[1], before=False, sure=bracketed
        )
    if first:
        last, start = first, found.start(1)
        bracketed = False
    else:
        start = found.start(2)
    name = last if bracketed else _without_particle(last)
    sure = is_korean_person(name)
    opened = bracketed and "(" in text[max(0, title.start() - 20) : title.start()].replace(
        "（", "("
    )
    if sure is None or (len(name) == 2 and not opened):
        return None
    return UnregisteredPerson(
        start, start + len(name), name, title[1], before=False, sure=sure or opened
    )


_PARTICLE = late("(?:은|는|이|가|을|를|과|와|의|도|에게|께서|이라고|라고|이며)\\Z")


def _without_particle(word: str) -> str:
    found = _PARTICLE.search(word)
    return word[: found.start()] if found and len(word) > 3 else word


_JA_TITLE = late(titles.pattern_of((*titles.JAPANESE, "氏", "さん")))
_HAN = "\u3400-\u9fff々"
_READ = r"(?:[（(][\u30a1-\u30ff=＝ ]{1,30}[）)])?"
_MIDDLE = rf"(?:前|元|現|新|故|副)?(?:[{_HAN}]{{2,6}}(?=担当)担当|共同|名誉)?"
_JA_KANJI = late(rf"(?<![{_HAN}])([{_HAN}]{{2,6}}(?:[ 　][{_HAN}]{{1,3}})?){_READ}{_MIDDLE}\Z")
_JA_KANA = late(
    r"(?<![\u30a1-\u30ff・])([\u30a1-\u30fa\u30fc-\u30ff]{1,8}(?:[・＝=][\u30a1-\u30fa\u30fc-\u30ff]{1,10}){1,2})(?:前|元|現|新|故|副|共同|名誉)?\Z"
)
_JA_AFTER = late(rf"[ 　:：]{{0,2}}([{_HAN}]{{2,3}}[ 　]?[{_HAN}]{{1,3}})[）)、]")
_JA_NAMED = late(
    rf"(?:の|[:：][ 　]?)([{_HAN}]{{3,5}}|[{_HAN}]{{2,3}}[ 　][{_HAN}]{{1,3}})"
    r"(?:\Z|(?=[はがをにもとへ、。，・（()）」』\s／/|]))"
)
_ALSO_VERBS = frozenset("申徐洪柳")
"""Family names that begin 申請書, 徐行, 洪水."""
_ALSO_PLACES = frozenset(
    titles.word_list(
        "福島 千葉 石川 宮崎 福井 川崎 成田 神田 上野 豊田 岡崎 山口 大島 中野 松本 高松 大塚"
    )
)
_NOT_GIVEN = late(
    rf"(?:[組派式流家邸版室案系像論]|訪問|視察|滞在|出張|出身|在住|開催|開発|工場|大会|大学|市場|{titles.pattern_of(titles.JAPANESE)})\Z"
)
_PLACE_TITLES = frozenset(
    {"知事", "市長", "区長", "町長", "支店長", "所長", "館長", "大使", "局長", "部長", "課長"}
)
_NO_GIVEN = frozenset("県市区都府町村州駅港省庁局部課室会社院校学業行店館支本新旧")
_BY_OFFICE = frozenset("日韓米中英仏独露")


def _japanese(text: str) -> Iterator[UnregisteredPerson]:
    for title in _JA_TITLE.finditer(text):
        start = max(0, title.start() - 24)
        before = text[start : title.start()]
        named = _named_after(text, title)
        if named:
            yield named
            continue
        kana = _JA_KANA.search(before)
        if kana:
            sure = re.split("[・＝=]", kana[1])[0] in surnames.KOREAN_IN_KANA
            yield UnregisteredPerson(
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
            yield UnregisteredPerson(at, at + len(name), name, title[0], before=True, sure=sure)
            continue
        yield from _after_japanese(text, title)


def _after_japanese(text: str, title: re.Match[str]) -> Iterator[UnregisteredPerson]:
    """Find the name in ``（会長 星野功）``."""
    after = _JA_AFTER.match(text, title.end())
    opened = re.search("[（(][^（()）]{0,20}\\Z", text[max(0, title.start() - 21) : title.start()])
    if after and opened:
        found = _kanji_name(after[1], "氏")
        if found:
            yield UnregisteredPerson(
                after.start(1), after.end(1), after[1], title[0], before=False, sure=found[1]
            )


def _named_after(text: str, title: re.Match[str]) -> UnregisteredPerson | None:
    """Find the name in ``代表取締役の田中一郎は`` and in ``社長：山田太郎``."""
    found = None if title[0] in titles.HONORIFICS else _JA_NAMED.match(text, title.end())
    if not found:
        return None
    run = found[1].rstrip("氏様君")
    bare = re.sub("[ 　]", "", run)
    is_whole = bare not in surnames.JAPANESE and bare[0] not in _ALSO_VERBS
    yes = _kanji_name(run, "氏") if is_whole else None
    if not yes or _NOT_GIVEN.search(bare):
        return None
    sure = yes[1] and bare[:2] not in _ALSO_PLACES
    return UnregisteredPerson(
        found.start(1), found.start(1) + len(run), run, title[0], before=False, sure=sure
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
