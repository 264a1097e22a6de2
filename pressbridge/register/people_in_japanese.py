"""People beside titles in Japanese texts: 高畑俊介執行役員, 課長の水谷由佳."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pressbridge.register import surnames, titles
from pressbridge.register.foreign_people import is_given_in_kana
from pressbridge.register.japanese_people import kanji_name
from pressbridge.register.unregistered_person import UnregisteredPerson
from pressbridge.words.patterns import late

_PEOPLE_ONLY = ("氏", "さん", "様")
JAPANESE_TITLE = late(
    titles.pattern_of((*titles.JAPANESE, *titles.LATIN, *_PEOPLE_ONLY))
    + "(?![者的団作例連館室職選権制邸派府庁部局課院杯賞席級学A-Z])"
    "(?:(?<![氏ん様])|(?<=氏)(?![名族神])|(?<=ん)(?![まぽござせそ])|(?<=様)(?![子式相態々]))"
)
_HAN = "\u3400-\u9fff々ヶ"
_REACH = 44
_GLOSS = (
    r"(?P<gloss>[（(](?:(?P<kana>[ぁ-ゖァ-ヺー・＝= 　]{2,30})|(?P<age>[1-9][0-9])歳?"
    r"|[A-Z][a-z]+[ A-Za-z-]{1,30})[）)])?"
)
_FOREIGN_OFFICE = (
    "(?:(?:アジア|アフリカ|ヨーロッパ|デジタル|エネルギー|グローバル|マーケティング|イノベーション|サービス"
    "|システム|コンテンツ|メディア|プロジェクト|スタートアップ|ソリューション)"
    rf"[{_HAN}]{{0,8}})?"
)
_BETWEEN = "[ 　]?(?P<between>(?:前|元|現|新|故|副|両)?(?:共同|名誉)?)"
_KANJI = late(
    rf"(?<![{_HAN}])(?P<run>[{_HAN}]{{2,14}}(?:[ 　][{_HAN}]{{1,10}})?)"
    rf"{_GLOSS}{_BETWEEN}{_FOREIGN_OFFICE}\Z"
)
_KANA_WORD = "[\u30a1-\u30fa\u30fc-\u30ff]"
_KANA = late(
    rf"(?<![\u30a1-\u30ff・])(?P<run>{_KANA_WORD}{{1,8}}(?:[・＝=]{_KANA_WORD}{{1,10}}){{1,2}}){_GLOSS}"
    rf"{_BETWEEN}(?P<office>[{_HAN}]{{0,8}})\Z"
)
_AFTER = late(
    rf"[ 　:：]{{0,2}}(?:(?P<kanji>[{_HAN}]{{2,4}}[ 　]?[{_HAN}]{{1,3}})"
    rf"|(?P<kana>{_KANA_WORD}{{1,8}}・{_KANA_WORD}{{1,10}}))(?=[）)、・（(／/]|\Z)"
)
_NAMED = late(
    rf"(?:の|[:：・][ 　]?|[ 　])(?:(?P<kanji>[{_HAN}]{{2,3}}[ 　][{_HAN}]{{1,3}}|[{_HAN}]{{3,6}})"
    rf"|(?P<kana>{_KANA_WORD}{{1,8}}・{_KANA_WORD}{{1,10}}))"
    r"(?:\Z|(?=[のはがをにもとへだで、。，・（()）」』\s／/|\]]|さん|氏|ら))"
)
_NOT_GIVEN = late(
    r"(?:[組派式流家邸版室案系像論]|訪問|視察|滞在|出張|出身|在住|開催|開発|工場|大会|大学|市場"
    rf"|{titles.pattern_of(titles.JAPANESE)})\Z"
)
_OF_PERSONS = frozenset(
    titles.word_list(
        """
        氏 さん 様 大使 公使 総領事 領事 大統領 副大統領 首相 副首相 外相 財務相 国王 教授 准教授
        名誉教授 博士 監督 選手 議員 作家 俳優 歌手 画家 指揮者 建築家 弁護士 医師 記者 特使 夫人
        次官 長官 大臣
        """
    )
)
"""Titles of which no firm has one: who stands before them in katakana is a person."""
_WITH_KANA = late(
    rf"(?<![{_HAN}])(?P<family>[{_HAN}]{{2,3}})[ 　]?(?P<given>[ぁ-ゖ]{{2,4}}|[ァ-ヺー]{{2,4}})"
    rf"{_GLOSS}{_BETWEEN}\Z"
)
"""A family name in kanji and a given name in kana: 滝口さくら."""
_NO_GIVEN = late(
    "(?:から|まで|より|など|ほか|とも|[にでとへ][はも]|への|だけ|らが|らの|による|として|という|した|する|さん)\\Z"
)
_AND_BODY = late(rf"(?<![{_HAN}])(?P<run>[{_HAN}]{{3,6}})・[^、。・（）()\n]{{1,16}}\Z")
"""A name, a point and whose title it is: 若林智子・外務省審議官."""
_ALSO_VERBS = frozenset("申徐洪柳")
"""Family names that begin 申請書, 徐行, 洪水."""


def people_beside_titles(text: str) -> Iterator[UnregisteredPerson]:
    """Yield whoever stands before or after a title in a Japanese text."""
    for title in JAPANESE_TITLE.finditer(text):
        found = _named_after(text, title) or _before_title(text, title) or _bracketed(text, title)
        if found:
            yield found
            if found.before:
                yield from _linked(text, found)


_LINKED = late(rf"(?<![{_HAN}])([{_HAN}]{{3,6}})(?:[（(][^()（）]{{1,12}}[）)])?[・、と]\Z")


def _linked(text: str, person: UnregisteredPerson) -> Iterator[UnregisteredPerson]:
    """Yield who shares a title with a person: 菅原道子・関谷直人共同代表."""
    end = person.start
    for _ in range(4):
        begin = max(0, end - 24)
        found = _LINKED.search(text[begin:end])
        judged = kanji_name(found[1], "氏") if found else None
        if not found or not judged or judged[:2] != (0, len(found[1])) or judged[1] < 3:
            return
        end = begin + found.start(1)
        yield replace(person, start=end, end=end + len(found[1]), text=found[1], sure=judged[2])


def _before_title(text: str, title: re.Match[str]) -> UnregisteredPerson | None:
    begin = max(0, title.start() - _REACH)
    before = text[begin : title.start()]
    kana = _KANA.search(before)
    if kana:
        return _in_kana(begin, kana, title[0])
    kanji = _KANJI.search(before)
    found = _in_kanji(begin, kanji, title[0]) if kanji else None
    return found or _of_body(begin, before, title[0]) or _with_kana(begin, before, title[0])


def _in_kanji(begin: int, kanji: re.Match[str], title: str) -> UnregisteredPerson | None:
    """Find the name in 高畑俊介（41）, 金民秀（キム・ミンス） or 外務省佐藤."""
    korean = kanji["kana"] is not None and _is_korean_in_kana(kanji["kana"])
    run = kanji["run"]
    found = kanji_name(run + kanji["between"], title)
    if not found or (kanji["gloss"] and not kanji["kana"] and found[1] < len(run)):
        found = (0, len(run), True) if korean and 2 <= len(run) <= 4 else None
    if not found:
        return None
    start, end, sure = found
    sure = sure or korean or bool(kanji["age"] and end - start > 2)
    at = begin + kanji.start("run")
    return UnregisteredPerson(at + start, at + end, run[start:end], title, before=True, sure=sure)


def _of_body(begin: int, before: str, title: str) -> UnregisteredPerson | None:
    found = _AND_BODY.search(before)
    judged = kanji_name(found["run"], "氏") if found else None
    if not found or not judged or judged[:2] != (0, len(found["run"])) or judged[1] < 4:
        return None
    start = begin + found.start("run")
    return UnregisteredPerson(
        start, start + judged[1], found["run"], title, before=True, sure=judged[2]
    )


def _with_kana(begin: int, before: str, title: str) -> UnregisteredPerson | None:
    found = _WITH_KANA.search(before)
    if not found or found["family"] not in surnames.JAPANESE or _NO_GIVEN.search(found["given"]):
        return None
    if found["given"][0] >= "ァ" and title not in _OF_PERSONS:
        return None  # 石川テレビ社長
    start, end = found.start("family"), found.end("given")
    return UnregisteredPerson(
        begin + start, begin + end, before[start:end], title, before=True, sure=False
    )


def _is_korean_in_kana(name: str) -> bool:
    return re.split("[・＝= 　]", name)[0] in surnames.KOREAN_IN_KANA


def _is_name_in_kana(name: str, title: str) -> bool | None:
    """Return True for a Korean's name, False for what may be another's, None for a firm's."""
    parts = re.split("[・＝=]", name)
    if len(parts) == 2 and parts[0] in surnames.KOREAN_IN_KANA:
        return parts[1] not in _OF_FIRMS
    return False if is_given_in_kana(parts[0]) or title in _OF_PERSONS else None


_OF_FIRMS = frozenset(
    titles.word_list(
        "ジャパン コリア グループ パートナーズ ホールディングス ブランド フーズ ソフト"
    )
)


def _in_kana(begin: int, kana: re.Match[str], title: str) -> UnregisteredPerson | None:
    run, office = kana["run"], kana["office"]
    sure = _is_name_in_kana(run, title)
    if sure is None or (office and office[:2] not in titles.OFFICES):
        return None
    start = begin + kana.start("run")
    return UnregisteredPerson(start, start + len(run), run, title, before=True, sure=sure)


def _bracketed(text: str, title: re.Match[str]) -> UnregisteredPerson | None:
    """Find the name in ``（会長 星野功）``."""
    after = _AFTER.match(text, title.end())
    start = max(0, title.start() - 21)
    opened = re.search("[（(][^（()）]{0,20}\\Z", text[start : title.start()])
    if not after or not opened or title[0] in _PEOPLE_ONLY:
        return None
    return _one_after(after, title[0])


def _named_after(text: str, title: re.Match[str]) -> UnregisteredPerson | None:
    """Find the name in ``代表取締役の田中一郎は`` and in ``社長：山田太郎``."""
    found = None if title[0] in _PEOPLE_ONLY else _NAMED.match(text, title.end())
    if not found:
        return None
    if found["kanji"]:
        bare = re.sub("[ 　]", "", found["kanji"]).rstrip("氏様君")
        if bare in surnames.JAPANESE or bare[0] in _ALSO_VERBS or _NOT_GIVEN.search(bare):
            return None
    return _one_after(found, title[0])


def _one_after(found: re.Match[str], title: str) -> UnregisteredPerson | None:
    if found["kana"]:
        name, start = found["kana"], found.start("kana")
        sure = _is_name_in_kana(name, title)
        if sure is None:
            return None
        return UnregisteredPerson(start, start + len(name), name, title, before=False, sure=sure)
    run, start = found["kanji"].rstrip("氏様君"), found.start("kanji")
    judged = kanji_name(run, "氏")
    if not judged or judged[0] or judged[1] != len(run):
        return None
    sure = judged[2] and run[:2] not in surnames.ALSO_ELSE
    return UnregisteredPerson(start, start + len(run), run, title, before=False, sure=sure)
