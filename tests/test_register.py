"""Names in sentences: where they stand, what surrounds them, who is unknown."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tables import CASES, cases

from pressbridge.reading.names import read_names
from pressbridge.register.lookup import Register
from pressbridge.register.particles import with_fitting_particle
from pressbridge.register.readings import reading_end, with_reading, with_reading_before
from pressbridge.register.unregistered import unregistered_people
from pressbridge.words.lang import Lang
from pressbridge.words.model import Name, NameKind, Readings
from pressbridge.words.text import script_of

ROOT = Path(__file__).resolve().parent.parent

REGISTER = """
- {ko: 중소벤처기업부, ja: 中小ベンチャー企業部, kind: organization}
- {ko: 산업통상자원부, ja: 産業通商資源部, kind: organization, until: 2025-09-30}
- {ko: 산업통상부, ja: 産業通商部, kind: organization, from: 2025-10-01}
- {ko: 환경부, ja: 環境部, kind: organization, until: 2025-09-30}
- {ko: 기후에너지환경부, ja: 気候エネルギー環境部, kind: organization, from: 2025-10-01}
- {ko: 한국무역협회, ja: 韓国貿易協会, kind: organization}
- {ko: 무역협회, ja: 貿易協会, kind: organization}
- {ko: 한국은행, ja: 韓国銀行, kind: organization}
- {ko: 코트라, ja: KOTRA, kind: organization, variants: {ko: [KOTRA]}}
- {ko: 글로벌브레인, ja: グローバル・ブレイン, kind: organization}
- {ko: 이영, ja: 李永, reading: イ・ヨン, kind: person, context: [장관, 長官, 氏]}
- {ko: 고토 시게유키, ja: 後藤茂之, kind: person, variants: {ja: [後藤 茂之]}}
- {ko: 오영주, ja: オ・ヨンジュ, kind: person, context: [장관, 長官]}
- {ko: 서울, ja: ソウル, kind: place}
- {ko: 도쿄, ja: 東京, kind: place}
- {ko: 도쿄도, ja: 東京都, kind: place}
- {ko: 교토, ja: 京都, kind: place}
- {ko: 우에노, ja: 上野, kind: place}
- {ko: 도쿄 빅사이트, ja: 東京ビッグサイト, kind: place}
- {ko: 마쿠하리 멧세, ja: 幕張メッセ, kind: place}
- {ko: 스타트업, ja: スタートアップ, kind: term}
"""


def register(text: str = REGISTER) -> Register:
    names, problems = read_names(text, "content/names.yaml")
    assert not problems
    return Register(names)


SMALL = register()
SHIPPED = read_names((ROOT / "content/names.yaml").read_text(encoding="utf-8"), "names.yaml")


@pytest.mark.parametrize("lines", cases("names.txt"))
def test_names_are_found_in_sentences(lines: list[str]) -> None:
    head, text = lines[0].split(": ", maxsplit=1)
    lang, _, day = head.partition(" ")
    found = SMALL.mentions(text, Lang(lang), date.fromisoformat(day) if day else None)
    told = [f"= {one.form} > {one.name.forms(Lang(lang).other)[0]}" for one in found]
    assert told == lines[1:]
    assert all(text[one.start : one.end] == one.form for one in found)


def particles() -> list[tuple[str, str, str]]:
    lines = (CASES / "particles.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split(" | ") for line in lines if line and not line.startswith("#")]
    return [(word, after, right) for word, after, right in rows]


@pytest.mark.parametrize(("word", "after", "right"), particles())
def test_a_particle_follows_the_last_sound(word: str, after: str, right: str) -> None:
    assert with_fitting_particle(word, after).strip() == right.strip()
    assert with_fitting_particle(word, with_fitting_particle(word, after)) == with_fitting_particle(
        word, after
    )


@pytest.mark.parametrize("lines", cases("unregistered.txt"))
def test_people_whom_the_register_lacks(lines: list[str]) -> None:
    text = lines[0]
    lang = script_of(text) or Lang.JA
    found = unregistered_people(text, lang, SMALL, None)
    assert [f"{'!' if one.sure else '?'} {one.text}" for one in found] == lines[1:]
    assert all(text[one.start : one.end] == one.text for one in found)


@pytest.mark.parametrize(
    "title",
    [
        "副会頭",
        "会頭",
        "執行役員",
        "審議官",
        "書記官",
        "政務官",
        "幹事長",
        "公使",
        "センター長",
        "チームリーダー",
        "前大臣",
        "国際局長",
    ],
)
def test_a_registered_name_is_found_before_any_title(title: str) -> None:
    (found,) = SMALL.mentions(f"後藤茂之{title}は述べた。", Lang.JA, None)
    assert found.form == "後藤茂之"


def test_a_house_may_put_the_reading_before_the_name() -> None:
    lee = Name(ko="이영", ja="李永", kind=NameKind.PERSON, reading="イ・ヨン")
    assert with_reading("李永", lee, Lang.JA, Readings.KANA_FIRST) == "イ・ヨン（李永）"
    assert with_reading("이영", lee, Lang.KO, Readings.KANA_FIRST) == "이영"
    assert with_reading("イ・ヨン", lee, Lang.JA, Readings.KANA_FIRST) == "イ・ヨン"
    assert with_reading("李永", lee, Lang.JA, Readings.NEVER) == "李永"


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("イ・ヨン（李永）長官", "イ・ヨン（李永）"),
        ("各社のイヨン(李永)長官", "イヨン(李永)"),
        ("長官のイ ヨン （ 李永 ）は", "イ ヨン （ 李永 ）"),
        ("イ・ミョン（李永）長官", "李永"),
        ("イ・ヨン、李永長官", "李永"),
        ("イ・ヨン（李永氏）", "李永"),
        ("（李永）", "李永"),
    ],
)
def test_a_reading_before_a_name_is_recognised(text: str, covered: str) -> None:
    lee = Name(ko="이영", ja="李永", kind=NameKind.PERSON, reading="イ・ヨン")
    start = text.index("李永")
    begin, end = with_reading_before(text, start, start + 2, lee)
    assert text[begin:end] == covered


def test_a_reading_stands_behind_kanji_in_japanese_only() -> None:
    lee = Name(ko="이영", ja="李永", kind=NameKind.PERSON, reading="イ・ヨン")
    assert with_reading("李永", lee, Lang.JA) == "李永（イ・ヨン）"
    assert with_reading("이영", lee, Lang.KO) == "이영"
    assert with_reading("イ・ヨン", lee, Lang.JA) == "イ・ヨン"
    goto = Name(ko="고토 시게유키", ja="後藤茂之", kind=NameKind.PERSON)
    assert with_reading("後藤茂之", goto, Lang.JA) == "後藤茂之"


@pytest.mark.parametrize("written", ["（イ・ヨン）", "(イ・ヨン)", " (イヨン)"])
def test_a_reading_is_recognised_however_it_is_written(written: str) -> None:
    lee = Name(ko="이영", ja="李永", kind=NameKind.PERSON, reading="イ・ヨン")
    assert reading_end(f"李永{written}長官", 2, lee) == 2 + len(written)
    assert reading_end("李永（ソウル）長官", 2, lee) == 2
    assert reading_end("李永長官", 2, lee) == 2


def test_without_a_day_a_name_that_still_holds_goes_first() -> None:
    both = register(
        "- {ko: 가나부, ja: 旧部, kind: organization, until: 2025-09-30}\n"
        "- {ko: 가나부, ja: 新部, kind: organization, from: 2025-10-01}\n"
    )
    assert [one.name.ja for one in both.mentions("가나부는", Lang.KO, None)] == ["新部"]
    old = both.mentions("가나부는", Lang.KO, date(2025, 9, 30))
    assert [one.name.ja for one in old] == ["旧部"]


def test_an_entry_with_its_context_goes_before_one_without() -> None:
    both = register(
        "- {ko: 김민수, ja: 金民秀, kind: person}\n"
        "- {ko: 김민수, ja: 金敏洙, kind: person, context: [교수]}\n"
    )
    assert [one.name.ja for one in both.mentions("김민수 교수", Lang.KO, None)] == ["金敏洙"]
    assert [one.name.ja for one in both.mentions("김민수 대표", Lang.KO, None)] == ["金民秀"]


def test_a_name_of_one_character_is_found() -> None:
    short = register("- {ko: 원, ja: ウォン, kind: term}\n- {ko: 원전, ja: 原発, kind: term}\n")
    assert [one.form for one in short.mentions("1억 원과 원전, 원", Lang.KO, None)] == [
        "원", "원전", "원",
    ]  # fmt: skip


def test_an_empty_register_finds_nothing() -> None:
    assert Register(()).mentions("도쿄", Lang.KO, None) == ()


def test_whole_names_are_looked_up_as_before() -> None:
    assert SMALL.whole_name("도쿄", Lang.KO) == "東京"
    assert SMALL.whole_name("スタートアップ", Lang.JA) == ""
    assert SMALL.whole_name("이영", Lang.KO) == ""


def test_the_shipped_register_has_no_problem() -> None:
    names, problems = SHIPPED
    assert not problems
    assert len(names) >= 250


@pytest.mark.parametrize("lang", Lang)
def test_every_shipped_form_is_recognised_by_itself(lang: Lang) -> None:
    names, _ = SHIPPED
    whole = Register(names)
    for name in names:
        words = name.context[-1:] if lang is Lang.JA else name.context[:1]
        for form in name.forms(lang):
            found = whole.mentions(f"{form} {''.join(words)}", lang, None)
            assert found, form
            assert found[0].form == form
            assert found[0].name.forms(lang.other)[0] == name.forms(lang.other)[0]


@given(st.text("이영장관도쿄 는의（）()李永長官東京都・イヨンKOTRA12⟦/⟧’", max_size=60))
def test_mentions_never_overlap_and_quote_the_text(text: str) -> None:
    for lang in Lang:
        end = 0
        for one in SMALL.mentions(text, lang, None):
            assert one.start >= end
            assert text[one.start : one.end] == one.form
            end = one.end
        for person in unregistered_people(text, lang, SMALL, None):
            assert text[person.start : person.end] == person.text


@given(st.text(max_size=20), st.text("은는이가을를로으과와라고란⟦/1⟧’)) 행", max_size=12))
def test_agreeing_twice_changes_nothing_more(word: str, after: str) -> None:
    once = with_fitting_particle(word, after)
    assert with_fitting_particle(word, once) == once
