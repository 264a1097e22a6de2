"""Patterns that are taken apart by their first characters find what they found in one piece."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressbridge.fidelity.pattern_tables import (
    FormTable,
    by_first_character,
    combined_pattern,
    first_characters,
    literal_prefix,
    split_alternatives,
)
from pressbridge.fidelity.repetition import _may_repeat, _pieces
from pressbridge.words.sentences import _split, sentences

FORMS = ["가나", "나다?", "가(?=다)", "다(?<!나다)가|나", "가", "다"]


def test_only_the_outermost_bars_part_a_pattern() -> None:
    assert list(split_alternatives("가(?:나|다)|[라|]|마")) == ["가(?:나|다)", "[라|]", "마"]


@pytest.mark.parametrize(
    ("form", "begins"),
    [("증가", "증가"), ("이상이? 아니", "이상"), ("두 ?배", "두"), ("超[えす]", "超"), ("減(?![免税])", "減"), ("끝+", "")],
)  # fmt: skip
def test_all_that_a_form_finds_begins_with_its_stem(form: str, begins: str) -> None:
    assert literal_prefix(form) == begins


@pytest.mark.parametrize(
    ("form", "found"),
    [
        ("원(?!칙)", "원"),
        ("(?<![0-9]{3})년", "년"),
        ("학?년도", "학년"),
        ("[1-3가]월", "123가"),
        ("[カか]国", "カか"),
        ("(?:미국? ?)?(?:달러|불)", "미달불"),
        (r"\$", "$"),
        ("(?:CNY|RMB)", "CR"),
    ],
)
def test_the_first_characters_of_a_word(form: str, found: str) -> None:
    assert first_characters(form) == set(found)


@pytest.mark.parametrize("form", ["[가-힣]년", "", "년?", "(?!년)", "[^년]", r"[\d]", "*"])
def test_what_cannot_be_told_is_refused(form: str) -> None:
    with pytest.raises(ValueError):
        first_characters(form)


@pytest.mark.parametrize("form", ["[가나]다", "가?나", "(?:가)나"])
def test_only_words_with_one_plain_beginning_are_gathered(form: str) -> None:
    with pytest.raises(ValueError):
        combined_pattern([form])


def test_a_form_stands_at_each_of_its_beginnings() -> None:
    assert by_first_character(["학?년도", "년"]) == {"학": [0], "년": [0, 1]}


@given(st.text("가나다라 ", max_size=20))
def test_gathered_words_are_found_as_in_one_pattern(text: str) -> None:
    forms = [form for forms in FORMS for form in split_alternatives(forms)]
    whole = re.compile("|".join(f"{form}()" for form in forms))
    pattern, order = combined_pattern(forms)
    found = [(one.span(), order[one.lastindex or 0]) for one in pattern.finditer(text)]
    assert found == [(one.span(), (one.lastindex or 0) - 1) for one in whole.finditer(text)]


@given(st.text("가나다라 3", max_size=20))
def test_a_table_finds_what_its_forms_find_in_one_pattern(text: str) -> None:
    forms = [form for forms in FORMS for form in split_alternatives(forms)]
    forms += ["라(?=[ 1-3])", "라 ?나", "다(?<!\\w다)(?=가|나)"]
    whole = re.compile("|".join(f"{form}()" for form in forms))
    found = [(one.span(), place) for one, place in FormTable(forms).findall(text)]
    assert found == [(one.span(), (one.lastindex or 0) - 1) for one in whole.finditer(text)]


@given(st.text("ab가", max_size=40))
def test_a_repeated_piece_is_never_overlooked(text: str) -> None:
    pieces = _pieces(text, 8)
    assert _may_repeat(text) or len(set(pieces)) == len(pieces)


@given(st.text("가a1と。.!？…”」)⟦⟧/1{} \n", max_size=20))
def test_the_quick_way_gives_the_same_sentences(text: str) -> None:
    assert sentences(text) == (_split(text) if text else ())
