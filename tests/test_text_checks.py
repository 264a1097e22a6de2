"""Addresses, script, outline, quotes and register of a translation (tests/cases/text_checks.txt)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressbridge.fidelity import contacts, quotes, script, structure
from pressbridge.fidelity.pair import Finding, TextPair
from pressbridge.fidelity.speech_level import mixed_speech_levels
from pressbridge.words.lang import Lang
from tests.tables import cases

KO, JA = Lang.KO, Lang.JA


def found(pair: TextPair) -> list[Finding]:
    modules = (contacts, script, structure, quotes)
    return [finding for module in modules for finding in module.findings(pair)]


@pytest.mark.parametrize("lines", cases("text_checks.txt"))
def test_a_pair_has_the_findings_of_the_table(
    lines: list[str], request: pytest.FixtureRequest
) -> None:
    source = title(request)
    lang, source = (KO, source[4:]) if source.startswith("ja: ") else (JA, source)
    for line in filter(None, lines):
        sign, rest = line[0], line[2:]
        wanted, _, target = ("", "", rest) if sign == "=" else rest.partition(": ")
        findings = found(TextPair(source, target, lang))
        hard = {finding.check for finding in findings if finding.hard}
        soft = {finding.check for finding in findings if not finding.hard}
        if sign == "!":
            assert set(wanted.split()) <= hard, (line, findings)
        else:
            assert not hard, (line, findings)
            assert set(wanted.split()) <= soft, (line, findings)
            assert wanted or not soft, (line, findings)


def title(request: pytest.FixtureRequest) -> str:
    return str(request.node.callspec.id).encode().decode("unicode_escape")


def test_a_message_says_what_differs() -> None:
    pair = TextPair("전화 02-1234-5678", "電話 02-1234-5687", JA)
    assert [finding.message for finding in contacts.findings(pair)] == [
        "0212345678 in the source, 0212345687 in the translation"
    ]


def test_a_name_that_is_kept_may_stand_in_its_own_script() -> None:
    pair = TextPair("안녕의집 대표", "안녕의집の代表", JA)
    assert [finding.hard for finding in script.findings(pair)] == [True]
    assert not list(script.findings(pair, frozenset({"안녕의집"})))
    assert not list(script.findings(TextPair("안녕의집", "안녕의집", JA), frozenset({"안녕의집"})))


@given(st.text(), st.text(), st.sampled_from(Lang))
def test_no_pair_of_texts_breaks_a_check(source: str, target: str, lang: Lang) -> None:
    for finding in found(TextPair(source, target, lang)):
        assert finding.message
        assert "\n" not in finding.message


@pytest.mark.parametrize(
    "unit",
    ["가", "가나다라", "가.", "(", "0-", "02-1", "a@", "a.", "·가", "「", "'가", "あ", " ", "#a"],
)
def test_a_hundred_thousand_signs_are_no_burden(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    found(TextPair(text, text, JA))
    found(TextPair("가", text, JA))


# --- register -------------------------------------------------------------------------------------


def test_one_register_is_nothing_to_say() -> None:
    assert (
        mixed_speech_levels(["東京で開きます。大阪でも開きました。", "概要", "ご覧ください。"], JA)
        is None
    )
    assert (
        mixed_speech_levels(["東京で開く。大阪でも開いた。", "「行きます。」と述べた。"], JA)
        is None
    )
    assert mixed_speech_levels(["열립니다. 아닙니다.", "개요"], KO) is None
    assert mixed_speech_levels(["열린다. 사실이 아니다.", "“갑니다.”라고 말했다."], KO) is None


def test_two_registers_are_one_soft_finding() -> None:
    finding = mixed_speech_levels(["東京で開きます。大阪でも開きます。", "名古屋で開いた。"], JA)
    assert finding == Finding(
        "register",
        False,
        "です・ます in 2 sentences, but である in 1: 名古屋で開いた。",
    )
    assert mixed_speech_levels(["열립니다.", "열린다."], KO) is not None


def test_headings_and_nouns_have_no_register() -> None:
    assert (
        mixed_speech_levels(["東京で開きます。", "東京で開く", "東京での開催。", "・参加する"], JA)
        is None
    )
