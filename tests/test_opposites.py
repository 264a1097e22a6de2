"""Words of direction, limit and time that were exchanged (tests/cases/opposites.txt)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressbridge.fidelity.opposites import findings
from pressbridge.fidelity.pair import Finding, TextPair, readable_text
from pressbridge.words.lang import Lang
from tests.planting import PressPair, read_pairs
from tests.tables import cases

KO, JA = Lang.KO, Lang.JA


@pytest.mark.parametrize("lines", cases("opposites.txt"))
def test_a_pair_has_the_findings_of_the_table(
    lines: list[str], request: pytest.FixtureRequest
) -> None:
    source = str(request.node.callspec.id).encode().decode("unicode_escape")
    lang, source = (KO, source[4:]) if source.startswith("ja: ") else (JA, source)
    for line in filter(None, lines):
        sign, target = line[0], line[2:].removeprefix("opposite: ")
        weights = [finding.hard for finding in findings(TextPair(source, target, lang))]
        assert weights == {"=": [], "!": [True], "?": [False]}[sign], line


def test_a_message_has_the_words_of_both_texts() -> None:
    pair = TextPair("5명 이상 신청", "5人以下が申請", JA)
    message = "이상 in the source is 以下 in the translation"
    assert list(findings(pair)) == [Finding("opposite", hard=True, message=message)]


@pytest.mark.parametrize("pair", read_pairs(), ids=lambda pair: pair.id)
def test_a_correct_press_translation_has_no_finding(pair: PressPair) -> None:
    assert not list(
        findings(TextPair(readable_text(pair.source), readable_text(pair.target), pair.lang))
    )


WORDS = [
    "이상",
    "이하",
    "5",
    "명",
    " ",
    "월 ",
    "말",
    "초",
    "以上",
    "以下",
    "増",
    "減",
    "春",
    "末",
    "月",
    "。",
]
TEXTS = st.lists(st.sampled_from(WORDS)).map("".join)


@given(TEXTS, TEXTS)
def test_a_pair_and_its_reverse_have_as_many_findings(one: str, other: str) -> None:
    there = list(findings(TextPair(one, other, JA)))
    back = list(findings(TextPair(other, one, KO)))
    assert len(there) == len(back)


@given(st.text())
def test_nothing_is_said_without_a_translation(source: str) -> None:
    assert not list(findings(TextPair(source, "", JA)))
