"""Findings for figures that are equal, but stand in another order or lost their minus."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from pressbridge.fidelity.figures.figure import (
    CURRENCIES,
    DATE,
    NAME,
    SHARES,
    Figure,
    check_of,
    figure_finding,
)
from pressbridge.fidelity.figures.implied_dates import is_release_day
from pressbridge.fidelity.figures.matching import Match
from pressbridge.fidelity.pair import Finding
from pressbridge.words.patterns import late
from pressbridge.words.problems import said

_SIGN = r"(?:(?<![0-9A-Za-z)\]%-])[-△▲]|마이너스 ?|영하 ?|マイナス|氷点下|零下)"
_MAY_BE_MINUS = late("[-△▲스하ス下](?= ?[0-9])")
_MINUS_BEFORE = late(rf"{_SIGN}\Z")
_FALLS = late(
    "(?:(?!까지|まで|로|に)[^.。0-9]){0,8}(?:감소|하락|줄|낮|감축|축소|적자|내렸|떨어|역성장|減|下落|下が|低下|縮小|赤字|落)"
)
"""Behind a number that says its minus in a word: -5% is 5%減."""
_LOSES = said("{words} loses its minus in the translation")
_GETS = said("{words} gets a minus in the translation")
_SIGNED = CURRENCIES | SHARES | {"celsius"}


def order(pairs: tuple[Match, ...], texts: tuple[str, str], day: date | None) -> Iterator[Finding]:
    """Report two figures of one kind that have changed places: both languages keep the order.

    The release's own day may stand elsewhere: … 연다고 3일 밝혔다 is 3日、…と発表した. Hard where
    both texts say that one became the other: 2회→4회, 0.72에서 0.75로.
    """
    if _side_by_side(pairs):
        return
    in_order = sorted(pairs, key=lambda match: match[0].at)
    if turned := _turned_round(in_order, *texts):
        yield turned
        return
    last: dict[str, Match] = {}
    for ours, theirs in in_order:
        spelled = (ours.spelled or theirs.spelled) and ours.unit not in CURRENCIES
        if spelled or not _say_the_same(ours, theirs):
            continue
        if ours.unit == DATE and is_release_day(ours, day):
            continue
        kind = _kind(ours)
        before, partner = last.get(kind, (ours, theirs))
        if partner.at > theirs.at and before.value != ours.value:
            yield _swapped(before, ours, hard=False)
            return
        last[kind] = ours, theirs


def _say_the_same(ours: Figure, theirs: Figure) -> bool:
    """Tell whether two figures are equal, perhaps but for a unit that one leaves out: 賛成187."""
    if ours.key == theirs.key:
        return True
    return ours.value == theirs.value and "" in (ours.unit, theirs.unit)


_BECOMES = late(r"[^0-9.。,、]{0,4}(?:→|⇒|➜|~|에서|부터|から)[^0-9.。,、]{0,4}")


def _turned_round(in_order: Sequence[Match], source: str, target: str) -> Finding | None:
    """Return a finding for the ends of a change or a range that stand the wrong way round."""
    for (start, end_there), (end, start_there) in pairwise(in_order):
        if start.value == end.value or end_there.at <= start_there.at:
            continue
        here = _BECOMES.fullmatch(source, start.end, end.at)
        if here and _BECOMES.fullmatch(target, start_there.end, end_there.at):
            return _swapped(start, end, hard=True)
    return None


def _swapped(first: Figure, second: Figure, *, hard: bool) -> Finding:
    message = said(
        "{one} and {other} stand in the other order", one=first.words, other=second.words
    )
    places = (first.at, first.end), (second.at, second.end)
    return Finding(check_of(second.unit), hard, message, places)


def _side_by_side(pairs: tuple[Match, ...]) -> bool:
    """Tell, quickly, whether all figures of both texts stand in the same order."""
    here = there = -1
    for ours, theirs in pairs:
        if ours.at < here or theirs.at < there:
            return False
        here, there = ours.at, theirs.at
    return True


def _kind(figure: Figure) -> str:
    """Return what figures must keep the order with: years only with years, days with days."""
    if isinstance(figure.value, tuple):
        return figure.unit + "".join("-" if part is None else "+" for part in figure.value)
    return figure.unit


_PLUS_BEFORE = late(r"(?:[^0-9A-Za-z]|^)\+\Z")
_IN_TABLE = late(r"(?:^|[(:→,/]) ?[△▲]\Z")
"""Before a figure in brackets or at the end of a change △ begins no item: (△1.2%)."""


def _is_minus(text: str, figure: Figure, sign: str) -> bool:
    """Tell whether the sign before a figure is a minus for sure, and no dash and no item's sign."""
    if sign[0] not in "-△▲":
        return True
    if figure.unit not in _SIGNED:
        return False
    return "-" in sign or _IN_TABLE.search(text, max(0, figure.at - 3), figure.at) is not None


def _says_fall(text: str, figure: Figure) -> bool:
    return _FALLS.match(text, figure.end) is not None


def sign_findings(pairs: tuple[Match, ...], source: str, target: str) -> Iterator[Finding]:
    """Report a minus that only one of two equal figures has: -5% and 5%."""
    if not _MAY_BE_MINUS.search(source) and not _MAY_BE_MINUS.search(target):
        return
    for ours, theirs in pairs:
        if ours.spelled or theirs.spelled or ours.unit in {DATE, NAME}:
            continue
        here = _MINUS_BEFORE.search(source, max(0, ours.at - 6), ours.at)
        there = _MINUS_BEFORE.search(target, max(0, theirs.at - 6), theirs.at)
        if bool(here) != bool(there):
            signed, bare = (source, ours), (target, theirs)
            if there:
                signed, bare = bare, signed
            plus = _PLUS_BEFORE.search(bare[0], max(0, bare[1].at - 2), bare[1].at) is not None
            if _says_fall(*bare) and not plus:
                continue
            hard = plus or _is_minus(*signed, (here or there or " ")[0])
            message = said(_LOSES if here else _GETS, words=ours.words)
            yield figure_finding("number", hard, message, ours, theirs)
