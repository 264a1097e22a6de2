"""The measuring rod itself: the correct pairs are correct, and each planted error is one.

What the checks say about them is measured elsewhere (bench/fidelity.py).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from planting import (
    EXACT_KINDS,
    FIGURE_KINDS,
    KINDS,
    ONE_LANGUAGE,
    WAY_KINDS,
    PressPair,
    names_in,
    plant,
    read_pairs,
    read_register,
    sentences,
)
from planting_words import WORD_PLANTERS

from pressbridge.words.lang import Lang
from pressbridge.words.model import NameKind

PAIRS = read_pairs()
BY_ID = {pair.id: pair for pair in PAIRS}
SEEDS = range(4)


def planted(kind: str) -> Iterator[tuple[PressPair, str]]:
    for pair in PAIRS:
        for seed in SEEDS:
            text = plant(pair, kind, seed)
            if text is not None:
                yield pair, text


def a_pair(target: str, source: str = "", lang: Lang = Lang.JA, context: str = "") -> PressPair:
    return PressPair("one", source, target, lang, context, date(2023, 5, 14))


def every(kind: str, pair: PressPair) -> set[str | None]:
    return {plant(pair, kind, seed) for seed in range(60)}


# --- The pairs ---


def test_there_are_enough_pairs_of_both_directions() -> None:
    directions = Counter(pair.lang for pair in PAIRS)
    assert len(PAIRS) >= 350
    assert directions[Lang.JA] >= 250
    assert directions[Lang.KO] >= 120
    assert sum(pair.id.startswith("form-") for pair in PAIRS) >= 120
    assert len({pair.source for pair in PAIRS}) == len({pair.id for pair in PAIRS}) == len(PAIRS)


def test_each_text_is_in_its_language() -> None:
    for pair in PAIRS:
        texts = {pair.lang: pair.target, pair.lang.other: pair.source}
        assert re.search("[가-힣]", texts[Lang.KO]), pair.id
        assert not re.search("[ぁ-んァ-ヶ一-龠]", texts[Lang.KO]), pair.id
        assert re.search("[ぁ-んァ-ヶ一-龠]", texts[Lang.JA]), pair.id
        assert not re.search("[가-힣ㄱ-ㆎ]", texts[Lang.JA]), pair.id
        assert 8 <= len(pair.target) <= 400, pair.id


@pytest.mark.parametrize(
    "pattern",
    [
        "⟦/?[0-9]+⟧",
        r"https?://[!-~]+[A-Za-z0-9/]",
        r"[\w.]+@[a-z.]+[a-z]",
        r"[+0-9-]+-[0-9]{4}\b",
        "[△▲○□①-⑳]",
    ],
    ids=["marks", "addresses", "mail", "phones", "bullets"],
)
def test_each_pair_has_the_same_things_on_both_sides(pattern: str) -> None:
    for pair in PAIRS:
        texts = (re.sub("(?:^| )ㅇ(?= )", "○", text) for text in (pair.source, pair.target))
        found = [sorted(re.findall(pattern, text, re.ASCII)) for text in texts]
        assert found[0] == found[1], pair.id


def weekdays(text: str, day: date) -> Iterator[tuple[date, str]]:
    """Yield each date that has a weekday; missing years and months are those said before."""
    year, month = day.year, day.month
    for found in re.finditer(
        r"(?P<next>내년|来年)|(?P<year>\d{4})(?:[년年] ?|\. )|(?P<month>\d{1,2})(?:[월月] ?|\. )(?=\d)"
        r"|(?P<day>\d{1,2})[일日.][(（](?P<weekday>[월화수목금토일月火水木金土日])[)）]",
        text,
    ):
        year = day.year + 1 if found["next"] else int(found["year"] or year)
        month = int(found["month"] or month)
        if found["day"]:
            yield date(year, month, int(found["day"])), found["weekday"]


def right(day: date, weekday: str) -> bool:
    return weekday in ("월화수목금토일"[day.weekday()], "月火水木金土日"[day.weekday()])


def test_each_weekday_is_right_by_the_calendar() -> None:
    for pair in PAIRS:
        source, target = (list(weekdays(text, pair.day)) for text in (pair.source, pair.target))
        assert [day for day, _ in source] == [day for day, _ in target], pair.id
        assert all(right(*found) for found in (*source, *target)), pair.id
        assert len(target) == len(
            re.findall("[(（][월화수목금토일月火水木金土日][)）]", pair.target)
        )


_ELSEWHERE = ("form-foreign", "form-latin", "form-short")
"""독일 외교부 is ドイツ外務省, and no ministry of ours; EU stays in Latin letters; 都内 names no place."""


def test_each_registered_name_stands_in_both_texts() -> None:
    for pair in PAIRS:
        for name in read_register():
            if name.kind is not NameKind.TERM and not name.context:
                if pair.id.startswith(_ELSEWHERE) and name.kind is not NameKind.PERSON:
                    continue
                here = any(form in pair.source for form in name.forms(pair.lang.other))
                there = any(form in pair.target for form in name.forms(pair.lang))
                assert here == there, (pair.id, name.ko)


# --- The errors ---


def test_there_are_sixty_kinds() -> None:
    assert len(KINDS) >= 60
    groups = (EXACT_KINDS, FIGURE_KINDS, WAY_KINDS, ONE_LANGUAGE)
    assert {kind for group in groups for kind in group} <= {*KINDS}
    assert not {*WAY_KINDS} & {*EXACT_KINDS, *FIGURE_KINDS}
    assert {"scale", "currency", "weekday", "name in wrong characters", "zero added"} <= {
        *EXACT_KINDS
    }
    assert not {"mark lost", "script left", "sentence lost", "list item dropped"} & {*EXACT_KINDS}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_a_place_in_some_pairs(kind: str) -> None:
    pairs = {pair for pair, _ in planted(kind)}
    assert len(pairs) >= (5 if kind in WORD_PLANTERS else 15)
    only = ONE_LANGUAGE.get(kind)
    assert {pair.lang for pair in pairs} == ({only} if only else {*Lang})


@pytest.mark.parametrize("kind", KINDS)
def test_each_planted_text_differs_from_the_right_one(kind: str) -> None:
    assert all(text not in (pair.target, "") for pair, text in planted(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_seed_plants_the_same_error(kind: str) -> None:
    assert list(planted(kind)) == list(planted(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_a_text_without_a_place_is_left_alone(kind: str) -> None:
    assert plant(a_pair("了解です"), kind, 1) is None


def figures(text: str) -> list[str]:
    return re.findall("[0-9]+", text.replace(",", ""))


@pytest.mark.parametrize(
    "kind", ["digit changed", "digits swapped", "zero added", "phone digit", "date parts swapped"]
)
def test_an_error_in_a_figure_changes_a_value_and_nothing_else(kind: str) -> None:
    for pair, text in planted(kind):
        assert figures(text) != figures(pair.target)
        assert re.sub("[0-9,]", "", text) == re.sub("[0-9,]", "", pair.target)


def test_marks_addresses_and_phones_get_no_errors_of_other_kinds() -> None:
    pair = a_pair("⟦1⟧電話⟦/1⟧は02-0000-1234、https://example.org/2024 まで", "전화")
    for kind in ("digit changed", "digits swapped", "zero added", "unit dropped", "scale"):
        assert plant(pair, kind, 0) is None


def test_swapped_digits_are_neighbours_of_one_figure() -> None:
    assert every("digits swapped", a_pair("1,203人")) == {"2,103人", "1,023人", "1,230人"}
    assert every("digits swapped", a_pair("10社と33社、5.6倍")) == {None}


def test_a_scale_is_exchanged_after_figures_only() -> None:
    assert every("scale", a_pair("3億2,000万円")) == {"3万2,000万円", "3億2,000億円"}
    assert every("scale", a_pair("1兆ウォン")) == {"1億ウォン"}
    assert every("scale", a_pair("제5조제1항, 부칙 제3조", lang=Lang.KO)) == {None}


def test_a_currency_is_exchanged_and_the_value_kept() -> None:
    assert every("currency", a_pair("161億ウォン")) == {"161億円"}
    assert every("currency", a_pair("3억 엔", lang=Lang.KO)) == {"3억 원"}
    assert every("currency", a_pair("2019년 원년, 엔진 2대", lang=Lang.KO)) == {None}
    for pair, text in planted("currency"):
        assert figures(text) == figures(pair.target)


def test_swapped_date_parts_give_another_day_of_the_calendar() -> None:
    assert every("date parts swapped", a_pair("5月3日")) == {"3月5日"}
    assert every("date parts swapped", a_pair("5월 3일", lang=Lang.KO)) == {"3월 5일"}
    assert every("date parts swapped", a_pair("5月14日、6月6日、1カ月3日間")) == {None}


def test_each_planted_weekday_is_wrong_by_the_calendar() -> None:
    for pair, text in planted("weekday"):
        assert sum(not right(*found) for found in weekdays(text, pair.day)) == 1


def test_an_afternoon_is_lost_only_where_nothing_implies_it() -> None:
    assert every("afternoon lost", a_pair("午後2時に始まる")) == {"2時に始まる"}
    assert every("afternoon lost", a_pair("15時に始まる", "오후 3시에 시작한다")) == {"3時に始まる"}
    assert every("afternoon lost", a_pair("15時に始まる", "15시에 시작한다")) == {None}
    assert every("afternoon lost", a_pair("午前10時から午後5時まで")) == {None}
    assert every("afternoon lost", a_pair("午後0時30分、午後のプログラム")) == {None}


def test_points_stay_points() -> None:
    assert every("percent to points", a_pair("5%増、2ポイント減")) == {"5ポイント増、2ポイント減"}
    assert every("percent to points", a_pair("5% 늘고 2%p 줄어", lang=Lang.KO)) == {
        "5%p 늘고 2%p 줄어"
    }


def test_an_address_loses_its_meaning_behind_the_scheme() -> None:
    for pair, text in planted("address character"):
        assert text.count("://") == pair.target.count("://")
        assert len(pair.target) - 1 <= len(text) <= len(pair.target)


def test_the_last_item_of_a_list_is_never_dropped() -> None:
    pair = a_pair("支援：△甲 △乙 △丙など3社")
    assert every("list item dropped", pair) == {"支援：△乙 △丙など3社", "支援：△甲 △丙など3社"}
    assert every("list item dropped", a_pair("①甲②乙")) == {"②乙"}


def test_a_name_is_replaced_by_what_the_register_does_not_know() -> None:
    pair = a_pair("李永長官と中企部", "이영 장관과 중기부")
    assert {"李英長官と中企部", "李永長官と中期部"} <= every("name in wrong characters", pair)
    for text in every("name in wrong characters", pair):
        assert text is not None
        assert sum(form in text for form in ("李永", "中企部")) == 1


def test_a_name_that_the_source_does_not_have_is_left_alone() -> None:
    assert not list(names_in(a_pair("李永長官", "장관")))


def test_a_name_counts_only_while_it_is_valid() -> None:
    pair = a_pair("産業通商部", "산업통상부")
    assert not list(names_in(pair))


def test_another_person_has_the_same_family_name_if_there_is_one() -> None:
    pair = a_pair("李永（イ・ヨン）長官", "이영 장관")
    assert "李在明（イ・ジェミョン）長官" in every("name of a similar person", pair)
    assert all(text.startswith("李") for text in every("name of a similar person", pair))
    both = every(
        "name of a similar person",
        a_pair("李永長官と後藤茂之大臣", "이영 장관과 고토 시게유키 대신"),
    )
    assert both
    assert all(("李永" in text) != ("後藤茂之" in text) for text in both)


def test_one_mark_is_lost_or_doubled() -> None:
    for kind, step in (("mark lost", -1), ("mark doubled", 1)):
        for pair, text in planted(kind):
            marks = [re.findall("⟦/?[0-9]+⟧", each) for each in (pair.target, text)]
            assert len(marks[1]) == len(marks[0]) + step
            assert re.sub("⟦/?[0-9]+⟧", "", text) == re.sub("⟦/?[0-9]+⟧", "", pair.target)


def test_script_that_is_left_is_the_sources() -> None:
    for pair, text in planted("script left"):
        foreign = "[가-힣]" if pair.lang is Lang.JA else "[ぁ-んァ-ヶー]"
        assert re.search(foreign, text)
        places = list(names_in(pair))
        assert len(list(names_in(replace(pair, target=text)))) >= len(places)


def test_a_repeated_sentence_stands_twice_and_a_lost_one_not_at_all() -> None:
    pair = a_pair("これは一つ目の文章です。「これは。」という二つ目の文章です。")
    assert every("sentence repeated", pair) == {
        "これは一つ目の文章です。これは一つ目の文章です。「これは。」という二つ目の文章です。",
        "これは一つ目の文章です。「これは。」という二つ目の文章です。「これは。」という二つ目の文章です。",
    }
    assert every("sentence lost", pair) == {
        "これは一つ目の文章です。",
        "「これは。」という二つ目の文章です。",
    }
    for kind, step in (("sentence repeated", 1), ("sentence lost", -1)):
        for press, text in planted(kind):
            assert (
                len(sentences(text, press.lang)) == len(sentences(press.target, press.lang)) + step
            )


def test_korean_sentences_keep_a_space_between_them() -> None:
    pair = a_pair("첫 번째 문장을 적었습니다. 2.5배로 늘었다는 문장도 적었습니다.", lang=Lang.KO)
    assert every("sentence lost", pair) == {
        "첫 번째 문장을 적었습니다.",
        "2.5배로 늘었다는 문장도 적었습니다.",
    }
    assert all(
        "다.첫" not in (text or "") and "다.2" not in (text or "")
        for text in every("sentence repeated", pair)
    )


def test_a_unit_is_dropped_and_its_figure_stays() -> None:
    assert every("unit dropped", a_pair("10億ドル、8社、12%")) == {
        "10億、8社、12%",
        "10億ドル、8、12%",
        "10億ドル、8社、12",
    }
    assert every("unit dropped", a_pair("2023年5月14日10時")) == {None}
    assert every("unit dropped", a_pair("満19歳以上39歳以下")) == {"満19歳以上39以下"}
    for pair, text in planted("unit dropped"):
        assert figures(text) == figures(pair.target)


def test_a_zero_is_added_to_quantities_only() -> None:
    assert every("zero added", a_pair("161億ウォン、1,200人、2.5倍、5月14日、第3回、0件")) == {
        "1610億ウォン、1,200人、2.5倍、5月14日、第3回、0件",
        "161億ウォン、12,000人、2.5倍、5月14日、第3回、0件",
    }
