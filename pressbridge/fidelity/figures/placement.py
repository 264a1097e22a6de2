"""Findings for figures that are equal, but stand in another order or lost their minus."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

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


def order(pairs: tuple[Match, ...], day: date | None) -> Iterator[Finding]:
    """Report two figures of one kind that have changed places: both languages keep the order.

    The release's own day may stand elsewhere: … 연다고 3일 밝혔다 is 3日、…と発表した.
    """
    if _side_by_side(pairs):
        return
    last: dict[str, Match] = {}
    for ours, theirs in sorted(pairs, key=lambda match: match[0].at):
        if ours.spelled or theirs.spelled or ours.key != theirs.key:
            continue
        if ours.unit == DATE and is_release_day(ours, day):
            continue
        kind = _kind(ours)
        before, partner = last.get(kind, (ours, theirs))
        if partner.at > theirs.at and before.value != ours.value:
            message = said(
                "{one} and {other} stand in the other order",
                one=before.words,
                other=ours.words,
            )
            places = (before.at, before.end), (ours.at, ours.end)
            yield Finding(check_of(ours.unit), False, message, places)
            return
        last[kind] = ours, theirs


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
            sign = (here or there or " ")[0]
            falls = _FALLS.match(target, theirs.end) if here else _FALLS.match(source, ours.end)
            signed = (ours.unit in _SIGNED and "-" in sign) or sign[0] not in "-△▲"
            hard = signed and not falls
            message = said(_LOSES if here else _GETS, words=ours.words)
            yield figure_finding("number", hard, message, ours, theirs)
