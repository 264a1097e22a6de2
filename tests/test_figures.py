"""Figures in two texts: what is correct passes, and no wrong figure does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tables import cases

from pressbridge.fidelity.figures import findings, source_findings
from pressbridge.fidelity.figures.normalization import normalized
from pressbridge.fidelity.pair import Finding, TextPair
from pressbridge.words.lang import Lang

DAY = date(2023, 5, 12)


def compared(korean: str, japanese: str, into: Lang, day: date | None = DAY) -> list[Finding]:
    source, target = (korean, japanese) if into is Lang.JA else (japanese, korean)
    return list(findings(TextPair(source, target, into, day=day)))


def lines(*signs: str) -> list[Any]:
    return list(_lines(*signs))


def _lines(*signs: str) -> Iterator[Any]:
    for case in cases("figures.txt"):
        for line in case.values[0]:
            sign, _, rest = line.partition(" ")
            if sign in signs:
                yield pytest.param(*_parted(sign, rest), id=f"{case.id}: {line}")


def _parted(sign: str, rest: str) -> tuple[str, str, str, str]:
    check, _, texts = ("", "", rest) if sign == "=" else rest.partition(": ")
    korean, _, japanese = texts.partition(" | ")
    return sign, check, korean, japanese


@pytest.mark.parametrize(("sign", "check", "korean", "japanese"), lines("="))
@pytest.mark.parametrize("into", list(Lang))
def test_a_correct_translation_has_nothing_hard(
    sign: str, check: str, korean: str, japanese: str, into: Lang
) -> None:
    assert [one for one in compared(korean, japanese, into) if one.hard] == []


@pytest.mark.parametrize(("sign", "check", "korean", "japanese"), lines("!", "!!", "<"))
def test_a_wrong_figure_is_hard(sign: str, check: str, korean: str, japanese: str) -> None:
    for into in Lang:
        if (sign == "!" and into is Lang.KO) or (sign == "<" and into is Lang.JA):
            continue
        assert check in {one.check for one in compared(korean, japanese, into) if one.hard}


@pytest.mark.parametrize(("sign", "check", "korean", "japanese"), lines("?"))
def test_a_doubtful_figure_is_soft(sign: str, check: str, korean: str, japanese: str) -> None:
    found = compared(korean, japanese, Lang.JA)
    assert [one for one in found if one.hard] == []
    assert check in {one.check for one in found}


def test_messages_say_what_differs_in_both_texts_words() -> None:
    def messages(korean: str, japanese: str) -> list[str]:
        return [one.message for one in compared(korean, japanese, Lang.JA)]

    assert messages("161억 원 규모", "161億円規模") == [
        "161억 원 in the source is 161億円 in the translation"
    ]
    assert messages("5월 3일에", "3月5日に") == [
        "5월 3일 is not in the translation, which has 3月5日"
    ]
    assert messages("참가했다.", "20社が参加した。") == [
        "the translation has 20社 that the source does not have"
    ]
    assert messages("20개사가 참가했다.", "参加した。") == ["20개사 is not in the translation"]
    assert messages("5월 14일(일)", "5月14日（月）") == [
        "5월 14일(일) in the source is 5月14日(月) in the translation"
    ]


SOURCES = [
    (
        "2023년 5월 14일(월)",
        Lang.KO,
        "weekday",
        "2023년 5월 14일(월): 14 May 2023 is a Sunday (일)",
    ),
    ("5월 14일(월)", Lang.KO, "weekday", "5월 14일(월): 14 May 2023 is a Sunday (일)"),
    ("5.14.(월)", Lang.KO, "weekday", "5.14.(월): 14 May 2023 is a Sunday (일)"),
    ("14일(월)", Lang.KO, "weekday", "14일(월): 14 May 2023 is a Sunday (일)"),
    ("5月14日（月）", Lang.JA, "weekday", "5月14日(月): 14 May 2023 is a Sunday (日)"),
    ("5.14(일)~16(월)", Lang.KO, "weekday", "16(월): 16 May 2023 is a Tuesday (화)"),
    ("5월 14·15일(화·수)", Lang.KO, "weekday", "15일(수): 15 May 2023 is a Monday (월)"),
    ("작년 5월 14일(일)", Lang.KO, "weekday", "5월 14일(일): 14 May 2022 is a Saturday (토)"),
    ("来年の5月14日（日）", Lang.JA, "weekday", "5月14日(日): 14 May 2024 is a Tuesday (火)"),
    ("2월 30일 개최", Lang.KO, "date", "2월 30일: there is no such day"),
    ("2023年2月29日", Lang.JA, "date", "2023年2月29日: there is no such day"),
    ("2023. 2. 29. 배포", Lang.KO, "date", "2023. 2. 29.: there is no such day"),
    ("3조년 1월 1일", Lang.KO, "date", "3조년 1월 1일: there is no such day"),
    ("25시에 시작", Lang.KO, "time", "25시: there is no such time"),
]


@pytest.mark.parametrize(("text", "lang", "check", "message"), SOURCES)
def test_a_wrong_date_in_the_source_is_soft(
    text: str, lang: Lang, check: str, message: str
) -> None:
    assert list(source_findings(text, lang, DAY)) == [Finding(check, False, message)]


@pytest.mark.parametrize(
    "text",
    [
        "2023년 5월 14일(일)", "5월 14일(일)~16일(화)", "12월 30일(토)부터 1월 2일(화)까지",
        "5.14.(일)", "14일(일)", "2024년 2월 29일", "2월 29일", "매주 월요일", "일본 기구(일)",
        "2022년 12월 31일(토), 1월 1일(일)", "1일(월)", "30일(일)", "5.14(일)~16(화)",
        "5월 14·15일(일·월)", "5월 14일(일)·15일(월)", "5월 14일(일·공휴일)", "작년 5월 14일(토)",
        "지난해 5월 14일(토)", "올해 5월 14일(일)", "재작년 5월 14일(금)", "이듬해 5월 14일(수)",
        "5월 14일(월 1회)", "5월 14일(목 10만 원)", "5. 14.(일) ~ 16.(화)",
    ],
)  # fmt: skip
def test_right_dates_in_the_source_are_passed(text: str) -> None:
    assert list(source_findings(text, Lang.KO, DAY)) == []


def test_without_a_day_or_a_year_a_weekday_is_not_judged() -> None:
    assert list(source_findings("5월 14일(월)", Lang.KO, None)) == []


def test_a_faithful_copy_of_a_wrong_weekday_is_the_sources_matter() -> None:
    assert compared("5월 14일(월)", "5月14日（月）", Lang.JA) == []


def test_an_eras_first_year_is_read_and_never_introduced() -> None:
    assert compared("2019년 5월 1일", "令和元年5月1日", Lang.KO) == []
    assert any(one.hard for one in compared("2020년 5월 1일", "令和元年5月1日", Lang.KO))
    assert [one.check for one in compared("2019년", "令和元年", Lang.JA) if one.hard] == ["date"]


def test_only_the_releases_own_year_may_be_added() -> None:
    assert compared("5월 14일", "2023年5月14日", Lang.JA) == []
    assert [one.hard for one in compared("5월 14일", "2022年5月14日", Lang.JA)] == [True]
    assert [one.hard for one in compared("5월 14일", "2023年5月14日", Lang.JA, None)] == [True]


SCALES = [("", ""), ("만", "万"), ("억", "億"), ("조", "兆")]


@given(
    st.integers(2, 9999), st.sampled_from(SCALES), st.sampled_from([("원", "ウォン"), ("명", "人")])
)
def test_an_amount_equals_itself_and_no_neighbour(
    number: int, scale: tuple[str, str], unit: tuple[str, str]
) -> None:
    korean = f"예산은 {number:,}{scale[0]} {unit[0]}이다."
    same, more = (f"予算は{one}{scale[1]}{unit[1]}である。" for one in (number, number + 1))
    for into in Lang:
        assert compared(korean, same, into) == []
        assert any(one.hard for one in compared(korean, more, into))


@given(
    st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.dates(date(2000, 1, 1), date(2099, 12, 31))
)
def test_a_date_equals_itself_and_no_other(one: date, other: date) -> None:
    japanese = f"{other.year}年{other.month}月{other.day}日（{'月火水木金土日'[other.weekday()]}）"
    for korean in (
        f"{one.year}년 {one.month}월 {one.day}일({'월화수목금토일'[one.weekday()]})",
        f"{one.year}. {one.month}. {one.day}.({'월화수목금토일'[one.weekday()]})",
        f"'{one:%y}.{one.month}.{one.day}.({'월화수목금토일'[one.weekday()]})",
    ):
        found = compared(korean, japanese, Lang.JA)
        assert bool(found) == (one != other)
        assert all(finding.hard for finding in found)


@given(
    st.text(
        alphabet="0123456789.,:/-~%만억조원년월일시분개한두一二万億円年月日人時分つ()（）월화日 '제A코`",
        max_size=60,
    )
)
def test_no_text_breaks_the_check_and_each_equals_itself(text: str) -> None:
    for lang in Lang:
        list(source_findings(text, lang, DAY))
        list(findings(TextPair(text, text[::-1], lang, day=DAY)))


@pytest.mark.parametrize(
    "piece",
    ["1", "1,", "1.", "1억 ", "1:", "5월 14일(일) ", "A1", "월~", "`", "a@", "a.", "0-1", "三人"],
)
def test_hostile_texts_end(piece: str) -> None:
    text = piece * (6_000 // len(piece))
    for lang in Lang:
        list(findings(TextPair(text, text[:-1] + "9", lang, day=DAY)))
    list(source_findings(text, Lang.KO, DAY))


@pytest.mark.parametrize(("sign", "check", "korean", "japanese"), lines("!", "!!", "<", "?"))
def test_the_places_of_a_difference_are_those_of_its_words(
    sign: str, check: str, korean: str, japanese: str
) -> None:
    """A page marks what stands there: it must be what the message says."""
    for into in Lang:
        texts = (korean, japanese) if into is Lang.JA else (japanese, korean)
        for found in compared(korean, japanese, into):
            spans = zip(texts, (found.source, found.target), strict=True)
            words = [text[start:end] for text, places in spans for start, end in places]
            said = [word in found.message for word in map(normalized, words)]
            assert all(words)
            assert all(said) or ("minus" in found.message and any(said)), (words, found.message)
