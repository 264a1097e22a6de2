"""What the product promises of its checks: planted errors are caught, correct pairs are left alone.

The figures behind it: ``python bench/fidelity.py``.
"""

from __future__ import annotations

from collections import Counter

import pytest
from planting import EXACT_KINDS, KINDS, PressPair, plant, read_pairs, read_register

from pressbridge.fidelity.checks import findings
from pressbridge.fidelity.pair import Finding
from pressbridge.register.lookup import Register

PAIRS = read_pairs()
REGISTER = Register(read_register())


def judged(pair: PressPair, target: str = "") -> tuple[Finding, ...]:
    return findings(
        pair.source, target or pair.target, pair.lang,
        register=REGISTER, context=pair.context, day=pair.day, korea_japan="日韓",
    )  # fmt: skip


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.id)
def test_a_correct_translation_of_a_press_release_has_no_hard_finding(pair: PressPair) -> None:
    assert [found for found in judged(pair) if found.hard] == []


def caught(kind: str) -> tuple[int, int, int]:
    """Return how many errors of a kind were planted, found hard, and found at all."""
    planted = hard = any_ = 0
    for pair in PAIRS:
        texts = (plant(pair, kind, seed) for seed in range(2))
        usual = Counter((found.check, found.hard) for found in judged(pair))
        for text in dict.fromkeys(text for text in texts if text is not None):
            new = Counter((found.check, found.hard) for found in judged(pair, text)) - usual
            planted += 1
            hard += any(is_hard for _, is_hard in new)
            any_ += bool(new)
    return planted, hard, any_


def test_of_the_planted_errors_99_in_100_are_caught() -> None:
    counted = [caught(kind) for kind in KINDS]
    assert sum(found for _, _, found in counted) >= 0.99 * sum(number for number, _, _ in counted)


@pytest.mark.parametrize("kind", KINDS)
def test_no_kind_of_error_is_overlooked(kind: str) -> None:
    planted, _, found = caught(kind)
    assert planted >= 15
    assert found >= 0.93 * planted


def test_of_wrong_numbers_money_dates_and_names_97_in_100_are_never_published_unread() -> None:
    counted = [caught(kind) for kind in EXACT_KINDS]
    assert sum(hard for _, hard, _ in counted) >= 0.97 * sum(number for number, _, _ in counted)
