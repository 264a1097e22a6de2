"""What the product promises of its checks: planted errors are caught, correct pairs are left alone.

The figures behind it: ``python bench/fidelity.py``. The limits are those of docs/checks.md.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from planting import EXACT_KINDS, FIGURE_KINDS, KINDS, SLIP_KINDS, WAY_KINDS, plant
from press_pairs import PressPair, read_pairs, read_register

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


@cache
def usual(pair: PressPair) -> Counter[tuple[str, bool]]:
    return Counter((found.check, found.hard) for found in judged(pair))


class Caught(NamedTuple):
    """How many errors were planted, found hard, and found at all."""

    planted: int
    hard: int
    seen: int


@cache
def caught(kind: str) -> Caught:
    planted = hard = seen = 0
    for pair in PAIRS:
        texts = (plant(pair, kind, seed) for seed in range(2))
        for text in dict.fromkeys(text for text in texts if text is not None):
            new = Counter((found.check, found.hard) for found in judged(pair, text)) - usual(pair)
            planted += 1
            hard += any(is_hard for _, is_hard in new)
            seen += bool(new)
    return Caught(planted, hard, seen)


def together(kinds: Iterable[str]) -> Caught:
    counted = [caught(kind) for kind in kinds]
    return Caught(*(sum(column) for column in zip(*counted, strict=True)))


# --- Right translations ---


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.id)
def test_a_correct_translation_of_a_press_release_has_no_hard_finding(pair: PressPair) -> None:
    assert [found for found in judged(pair) if found.hard] == []


def test_of_correct_translations_8_in_100_at_most_are_listed_for_a_look() -> None:
    listed = [pair.id for pair in PAIRS if any(not found.hard for found in judged(pair))]
    assert len(listed) <= 0.08 * len(PAIRS), listed


# --- Planted errors ---


def test_of_the_slips_of_engines_99_in_100_are_caught() -> None:
    planted, _, seen = together(SLIP_KINDS)
    assert seen >= 0.99 * planted


@pytest.mark.parametrize("kind", SLIP_KINDS)
def test_no_slip_of_engines_is_overlooked(kind: str) -> None:
    planted, _, seen = caught(kind)
    assert planted >= 15
    assert seen >= 0.93 * planted


def test_of_wrong_numbers_money_dates_and_names_97_in_100_are_never_published_unread() -> None:
    planted, hard, _ = together(EXACT_KINDS)
    assert hard >= 0.97 * planted


def test_of_wrong_figures_money_dates_and_contacts_99_in_100_are_never_published_unread() -> None:
    planted, hard, _ = together(FIGURE_KINDS)
    assert hard >= 0.99 * planted, {kind: caught(kind) for kind in FIGURE_KINDS}


def test_of_wrong_directions_limits_and_periods_95_in_100_are_seen_and_80_held_back() -> None:
    planted, hard, seen = together(WAY_KINDS)
    assert seen >= 0.95 * planted, {kind: caught(kind) for kind in WAY_KINDS}
    assert hard >= 0.80 * planted, {kind: caught(kind) for kind in WAY_KINDS}


@pytest.mark.parametrize("kind", ["negation lost", "approximation lost", "title"])
def test_of_lost_negations_approximations_and_wrong_titles_90_in_100_are_seen(kind: str) -> None:
    planted, _, seen = caught(kind)
    assert seen >= 0.90 * planted, caught(kind)


# --- What no check can see ---

CHECKS_PAGE = Path(__file__).resolve().parent.parent / "docs" / "checks.md"
SHARES = {
    kind: int(share)
    for kind, share in re.findall(
        r"^\| `([a-z ]+)` \|.*\| ([0-9]+) % \|$",
        CHECKS_PAGE.read_text(encoding="utf-8"),
        re.MULTILINE,
    )
}


@pytest.mark.parametrize("kind", KINDS)
def test_the_page_about_checks_says_how_much_of_each_kind_is_seen(kind: str) -> None:
    planted, _, seen = caught(kind)
    share = 100 * seen / planted
    if kind in SHARES:
        assert abs(share - SHARES[kind]) <= 15, share
    else:
        assert share >= 90, "docs/checks.md lists what is mostly not seen"


def test_the_page_about_checks_names_kinds_that_are_planted() -> None:
    assert {*SHARES} <= {*KINDS}
    assert len(SHARES) >= 10
