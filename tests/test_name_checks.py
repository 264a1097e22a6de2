"""Names, terms, the order of the two countries and sensitive words, source against translation."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tables import CASES, cases

from pressbridge.fidelity import countries, names, sensitive
from pressbridge.fidelity.pair import TextPair
from pressbridge.reading.names import read_names
from pressbridge.register.lookup import Register
from pressbridge.words.lang import Lang

REGISTER = """
- {ko: 중소벤처기업부, ja: 中小ベンチャー企業部, kind: organization}
- {ko: 중기부, ja: 中企部, kind: organization, wrong: {ja: [中期部]}}
- {ko: 산업통상자원부, ja: 産業通商資源部, kind: organization, until: 2025-09-30}
- {ko: 산업통상부, ja: 産業通商部, kind: organization, from: 2025-10-01}
- {ko: 일본산업통상부연구소, ja: 日本産業通商省研究所, kind: organization, wrong: {ja: [産業通商省]}}
- {ko: 환경부, ja: 環境部, kind: organization, until: 2025-09-30}
- {ko: 기후에너지환경부, ja: 気候エネルギー環境部, kind: organization, from: 2025-10-01}
- {ko: 환경성, ja: 環境省, kind: organization}
- {ko: 옛기관, ja: 旧機関, kind: organization, until: 2025-09-30, wrong: {ja: [昔機関]}}
- {ko: 유엔, ja: 国連, kind: organization}
- {ko: 한일창업교류센터, ja: 日韓創業交流センター, kind: organization}
- {ko: 이영, ja: 李永, reading: イ・ヨン, kind: person, context: [장관, 長官]}
- {ko: 고토 시게유키, ja: 後藤茂之, kind: person}
- {ko: 도쿄, ja: 東京, kind: place}
- {ko: 도쿄도, ja: 東京都, kind: place}
- {ko: 광장시장, ja: 広蔵市場, kind: place, wrong: {ja: [広場市場]}}
- {ko: 마쿠하리 멧세, ja: 幕張メッセ, kind: place}
- {ko: 한일, ja: 日韓, kind: term, variants: {ja: [韓日]}}
- {ko: 유니콘, ja: ユニコーン, kind: term}
- {ko: 담당상, ja: 担当相, kind: term, wrong: {ja: [担当長官]}}
"""
ENTRIES, _ = read_names(REGISTER, "content/names.yaml")
SMALL = Register(ENTRIES)


@pytest.mark.parametrize("lines", cases("name_checks.txt"))
def test_the_names_of_a_translation_are_compared(lines: list[str]) -> None:
    head, source = lines[0].split(": ", maxsplit=1)
    lang, _, day = head.partition(" ")
    pair = TextPair(source, lines[1].removeprefix("> "), Lang(lang).other, day=_day(day))
    found = sorted(names.findings(pair, SMALL), key=lambda one: (not one.hard, one.message))
    told = [f"{'!' if one.hard else '?'} {one.check}: {one.message}" for one in found]
    wanted = sorted(lines[2:], key=lambda line: (line[0] != "!", line.split(": ", 1)[1]))
    assert len(told) == len(wanted), told
    assert all(one.startswith(line) for one, line in zip(told, wanted, strict=True)), told


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("target", "style", "said"),
    [
        ("韓日の交流", "日韓", "韓日"),
        ("日韓の交流", "日韓", ""),
        ("日韓の交流", "韓日", "日韓"),
        ("韓・日の交流", "日韓", "韓・日"),
        ("日韓創業交流センター", "韓日", ""),
        ("日本と韓国", "韓日", ""),
        ("韓日の交流", "", ""),
    ],
)
def test_the_house_says_which_country_goes_first(target: str, style: str, said: str) -> None:
    found = list(countries.findings(TextPair("한일 교류", target, Lang.JA), style, SMALL))
    assert [one.check for one in found] == (["korea-japan"] if said else [])
    assert not any(one.hard for one in found)
    assert all(f'"{said}"' in one.message for one in found)


@pytest.mark.parametrize(
    ("target", "said"),
    [("일한 관계", True), ("일·한 교류", True), ("3년간 일한 직원", False), ("한일 관계", False)],
)
def test_in_korean_korea_goes_first(target: str, said: bool) -> None:
    found = list(countries.findings(TextPair("日韓関係", target, Lang.KO), "日韓", SMALL))
    assert bool(found) is said


def test_a_known_mistake_is_seen_in_a_text_alone() -> None:
    found = list(names.wrong_form_findings("中期部は", Lang.JA, SMALL, None))
    assert [one.check for one in found] == ["name"]
    assert not list(names.wrong_form_findings("中企部は", Lang.JA, SMALL, None))


def sensitive_words() -> list[tuple[str, str]]:
    lines = (CASES / "sensitive.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split(" | ") for line in lines if line and not line.startswith("#")]
    return [(text, word) for text, word in rows]


@pytest.mark.parametrize(("text", "word"), sensitive_words())
def test_words_that_two_countries_fight_over_go_to_a_person(text: str, word: str) -> None:
    for pair in (TextPair(text, "x", Lang.JA), TextPair("x", text, Lang.JA)):
        found = list(sensitive.findings(pair))
        assert all(one.hard and one.check == "sensitive" for one in found)
        assert [one.message.split('"')[1] for one in found] == ([] if word == "-" else [word])


@given(st.text("이영희장관중기부은는東京都李永（イ・ヨン）長官中期部 韓日동해", max_size=60))
def test_hostile_texts_end_in_findings_only(text: str) -> None:
    for lang in Lang:
        list(names.findings(TextPair(text, text[::-1], lang), SMALL))
        list(countries.findings(TextPair(text, text, lang), "日韓", SMALL))
        list(sensitive.findings(TextPair(text, text, lang)))
