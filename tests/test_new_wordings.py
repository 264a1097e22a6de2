"""Press sentences in wordings of their own: is what was turned round seen, and what is right let be?"""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from press_pairs import read_pairs, read_register
from tables import CASES

from pressbridge.fidelity.checks import findings
from pressbridge.fidelity.pair import Finding
from pressbridge.register.lookup import Register
from pressbridge.words.lang import Lang

REGISTER = Register(read_register())
DAY = read_pairs()[0].day


class Twins(NamedTuple):
    """A right pair, and its translation with one word turned round."""

    kind: str
    lang: Lang
    source: str
    right: str
    wrong: str

    def found(self, target: str) -> tuple[Finding, ...]:
        return findings(self.source, target, self.lang.other, register=REGISTER, day=DAY)

    @property
    def new(self) -> list[Finding]:
        """What is found because of the word that was turned round."""
        before = self.found(self.right)
        return [one for one in self.found(self.wrong) if one not in before]


def all_twins() -> list[Twins]:
    lines = (CASES / "new_wordings.txt").read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if line and not line.startswith("#")]
    heads = [row.removeprefix("== ").split() for row in rows[::4]]
    rest = zip(rows[1::4], rows[2::4], rows[3::4], strict=True)
    return [Twins(kind, Lang(lang), *row) for (kind, lang), row in zip(heads, rest, strict=True)]


TWINS = all_twins()


def test_there_are_enough_of_each_kind_and_language() -> None:
    assert len({twins.source for twins in TWINS}) == len(TWINS) >= 480
    assert sum(twins.lang is Lang.JA for twins in TWINS) >= 180


def test_no_right_translation_is_called_wrong() -> None:
    assert [
        twins.right for twins in TWINS if any(one.hard for one in twins.found(twins.right))
    ] == []


def test_of_100_right_translations_two_at_most_are_to_be_looked_at() -> None:
    told = [twins.right for twins in TWINS if twins.found(twins.right)]
    assert len(told) <= 0.02 * len(TWINS), told


def test_of_100_words_that_were_turned_round_95_are_seen() -> None:
    missed = defaultdict(list)
    for twins in TWINS:
        if not twins.new:
            missed[twins.kind].append(twins.wrong)
    assert sum(map(len, missed.values())) <= 0.05 * len(TWINS), missed
    for kind, wrong in missed.items():
        assert len(wrong) <= 0.1 * sum(twins.kind == kind for twins in TWINS), wrong


def test_of_100_directions_limits_and_records_that_were_turned_round_80_are_hard() -> None:
    figures = [twins for twins in TWINS if twins.kind in {"direction", "limit", "maxmin"}]
    hard = sum(any(one.hard for one in twins.new) for twins in figures)
    assert hard >= 0.8 * len(figures)
