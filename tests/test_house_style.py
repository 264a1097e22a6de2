"""The house style of machine translations (tests/cases/house_style.txt)."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressbridge.words.house_style import japanese, korean
from tests.tables import cases

SIGNS = "東京かナ々百万年。、，．・·ㆍ,.!?！？~～〜()（）「」『』“”‘’\"'%％ \u3000…:ABz019０９Ｋ△ｶﾞ가다\ue000"
WORDS = ["⟦1⟧", "⟦/1⟧", "⟦2⟧", "{3}", "{/3}", "...", "1,000", "https://a.kr/x,y", "a@b.kr"]
WORDS += ["2023 年", "`a, b`", "3 百貨店"]
PIECES = st.lists(st.sampled_from([*SIGNS, *WORDS]), max_size=25).map("".join)
KEPT = re.compile(r"[⟦{]/?[0-9]+[⟧}]|https://a\.kr/x,y|`[^`]*`|[A-Za-z]+|\d+")


@pytest.mark.parametrize("lines", cases("house_style.txt"))
def test_a_text_of_the_table_gets_its_house_style(
    lines: list[str], request: pytest.FixtureRequest
) -> None:
    style = korean if "[ko: " in request.node.name else japanese
    text, wanted = (next(line[2:] for line in lines if line[0] == sign) for sign in "<>")
    assert style(text) == wanted
    assert style(wanted) == wanted


def test_a_sentence_is_known_from_its_source() -> None:
    assert japanese("長官 東京 訪問", "장관이 도쿄를 방문했다.") == "長官東京訪問"
    assert japanese("長官 東京 訪問", "장관, 도쿄 방문") == "長官 東京 訪問"


@given(PIECES)
@settings(max_examples=500)
def test_house_style_twice_is_house_style(text: str) -> None:
    assert japanese(japanese(text)) == japanese(text)
    assert korean(korean(text)) == korean(text)


@given(PIECES)
def test_figures_marks_addresses_and_latin_stay(text: str) -> None:
    for styled in (japanese(text), korean(text)):
        assert KEPT.findall(narrow(styled)) == KEPT.findall(narrow(text))


def narrow(text: str) -> str:
    """Fold what pieces of code keep wide."""
    return text.translate({0xFF10 + at: str(at) for at in range(10)}).replace("Ｋ", "K")


@pytest.mark.parametrize(
    "unit", ["「", "“‘", "東 ", "(東", "。」", "⟦1⟧東⟦/1⟧ ", " ", "~ ", "'", "`"]
)
def test_a_hundred_thousand_signs_are_no_burden(unit: str) -> None:
    text = unit * (50_000 // len(unit))
    assert japanese(text)
    assert korean(text)
