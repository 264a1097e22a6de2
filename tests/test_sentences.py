"""Where one sentence ends and another begins (tests/cases/sentences.txt)."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressbridge.words.sentences import sentences
from tests.tables import cases

SIGNS = st.text(alphabet="가나다漢かa1 .!?。！？…,“”‘’「」()（）[]\"'\n⟦⟧{}/12 ", max_size=60)
MARK = re.compile(r"[⟦{](/?)([12])[⟧}]")


@pytest.mark.parametrize("lines", cases("sentences.txt"))
def test_a_text_has_the_sentences_of_the_table(lines: list[str]) -> None:
    wanted = tuple(line.removesuffix("|") for line in lines)
    assert sentences("".join(wanted)) == wanted


@given(st.one_of(SIGNS, st.text()))
def test_sentences_joined_are_the_text_and_none_is_empty(text: str) -> None:
    found = sentences(text)
    assert "".join(found) == text
    assert all(found)


@given(st.lists(st.one_of(st.sampled_from(["{1}", "{/1}", "{2}", "{/2}", "다. ", "。", "“", "”"]))))
def test_no_pair_of_marks_is_split(pieces: list[str]) -> None:
    text = "".join(pieces)
    pairs = {n for n in "12" if text.count(f"{{{n}}}") == text.count(f"{{/{n}}}") == 1}
    for number in pairs:
        if text.index(f"{{{number}}}") < text.index(f"{{/{number}}}"):
            holding = [s for s in sentences(text) if f"{{{number}}}" in s]
            assert f"{{/{number}}}" in holding[0]


@pytest.mark.parametrize("unit", ["가.", "(", "“(‘", "⟦1⟧.⟦/1⟧", "' a", "1.", ".", "「。」"])
def test_a_hundred_thousand_signs_are_no_burden(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    assert "".join(sentences(text)) == text
