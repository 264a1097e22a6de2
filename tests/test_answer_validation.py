"""Which answers of an engine may enter a catalog."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tables import cases

from pressbridge.translation.answer_validation import answer_fault
from pressbridge.words.lang import Lang


def answers() -> list[tuple[str, str, Lang, str]]:
    found = []
    for case in cases("answers.txt"):
        target, source = (
            (Lang.KO, case.id[4:]) if case.id.startswith("@ko ") else (Lang.JA, case.id)
        )
        for line in filter(None, case.values[0]):
            word, answer = ("", line[2:]) if line[0] == "=" else line[2:].split(": ", 1)
            plain = re.sub("<U[+](.{4})>", lambda code: chr(int(code[1], 16)), answer)
            found.append((source, plain, target, word))
    return found


@pytest.mark.parametrize(("source", "answer", "target", "word"), answers(), ids=repr)
def test_what_is_said_of_an_answer(source: str, answer: str, target: Lang, word: str) -> None:
    said = answer_fault(source, answer, target)
    assert said.split(":")[0] == word
    assert "\n" not in said


def test_there_are_enough_good_translations() -> None:
    assert sum(1 for *_, word in answers() if not word) >= 30


@given(st.text(max_size=30), st.text(max_size=30), st.sampled_from(list(Lang)))
def test_any_answer_gets_a_verdict_of_one_line(source: str, answer: str, target: Lang) -> None:
    said = answer_fault(source, answer, target)
    assert said == "" or re.fullmatch(r"[a-z-]+: .+", said)


korean = st.text("가나다라마바사아자차카타파하 ,.0123456789", min_size=1, max_size=20)


@given(korean)
def test_korean_is_never_japanese(text: str) -> None:
    assert answer_fault("원문입니다", text, Lang.JA)


@given(korean.filter(lambda text: re.search("[가-힣]", text)))
def test_other_korean_may_be_korean(text: str) -> None:
    assert answer_fault("原文です", text, Lang.KO) == ""
