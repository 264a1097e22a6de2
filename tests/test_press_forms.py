"""Everyday forms of press sentences, through all checks (tests/cases/press_forms.txt)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from planting import read_register
from tables import cases

from pressbridge.fidelity.checks import findings
from pressbridge.fidelity.pair import Finding
from pressbridge.register.lookup import Register
from pressbridge.words.lang import Lang
from pressbridge.words.model import Name, NameKind

DAY = date(2026, 4, 10)
OFFICERS = (
    Name(ko="모리타 아키라", ja="森田明", kind=NameKind.PERSON),
    Name(ko="정우진", ja="鄭宇鎮", kind=NameKind.PERSON),
)
REGISTER = Register((*read_register(), *OFFICERS))


def judged(korean: str, japanese: str, into: Lang, day: date = DAY) -> tuple[Finding, ...]:
    source, target = (korean, japanese) if into is Lang.JA else (japanese, korean)
    return findings(source, target, into, register=REGISTER, day=day)


def lines(*signs: str) -> list[Any]:
    return list(_lines(*signs))


def _lines(*signs: str) -> Iterator[Any]:
    for case in cases("press_forms.txt"):
        day = DAY
        for line in filter(None, case.values[0]):
            sign, _, rest = line.partition(" ")
            if sign == "@":
                day = date.fromisoformat(rest)
                continue
            if sign in signs:
                check, _, texts = ("", "", rest) if sign in "=~" else rest.partition(": ")
                korean, _, japanese = texts.partition(" | ")
                yield pytest.param(check, korean, japanese, day, id=f"{case.id}: {line}")
            day = DAY


@pytest.mark.parametrize(("check", "korean", "japanese", "day"), lines("="))
@pytest.mark.parametrize("into", list(Lang))
def test_a_right_press_sentence_has_nothing_hard(
    check: str, korean: str, japanese: str, day: date, into: Lang
) -> None:
    assert [found for found in judged(korean, japanese, into, day) if found.hard] == []


@pytest.mark.parametrize(("check", "korean", "japanese", "day"), lines("~"))
@pytest.mark.parametrize("into", list(Lang))
def test_a_right_press_sentence_annoys_no_reviewer(
    check: str, korean: str, japanese: str, day: date, into: Lang
) -> None:
    assert judged(korean, japanese, into, day) == ()


@pytest.mark.parametrize(("check", "korean", "japanese", "day"), lines("!"))
@pytest.mark.parametrize("into", list(Lang))
def test_a_wrong_press_sentence_is_hard(
    check: str, korean: str, japanese: str, day: date, into: Lang
) -> None:
    found = judged(korean, japanese, into, day)
    assert check in {one.check for one in found if one.hard}, found


@pytest.mark.parametrize(("check", "korean", "japanese", "day"), lines("?"))
@pytest.mark.parametrize("into", list(Lang))
def test_a_doubtful_press_sentence_is_soft(
    check: str, korean: str, japanese: str, day: date, into: Lang
) -> None:
    found = judged(korean, japanese, into, day)
    assert [one for one in found if one.hard] == []
    assert check in {one.check for one in found}


TITLES = [
    ("정우진 국장이 설명했다.", "鄭宇鎮課長が説明した。", True),
    ("모리타 아키라 부회장이 인사했다.", "森田明会長があいさつした。", True),
    ("정우진 대표가 설명했다.", "鄭宇鎮会長が説明した。", False),
]


@pytest.mark.parametrize(("korean", "japanese", "hard"), TITLES)
def test_another_title_beside_a_name_is_seen_and_another_rank_is_hard(
    korean: str, japanese: str, hard: bool
) -> None:
    found = [one for one in judged(korean, japanese, Lang.JA) if one.check == "name"]
    assert [one.hard for one in found] == [hard]


@pytest.mark.parametrize(
    "japanese",
    ["副会頭", "副会長", "執行役員", "審議官", "書記官", "政務官", "幹事長", "公使", "センター長", "チームリーダー"],
)  # fmt: skip
def test_any_title_may_stand_behind_a_registered_full_name(japanese: str) -> None:
    found = judged("모리타 아키라가 왔다.", f"森田明{japanese}が来た。", Lang.JA)
    assert [one for one in found if one.hard] == []
    other = judged("모리타 아키라가 왔다.", f"森田明夫{japanese}が来た。", Lang.JA)
    assert [one.check for one in other if one.hard] == ["name"]
