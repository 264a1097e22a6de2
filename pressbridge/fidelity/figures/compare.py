"""The check of figures between a text and its translation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from pressbridge.fidelity.figures.dates import Dates, date_parts, era_finding
from pressbridge.fidelity.figures.differences import (
    in_words,
    other_time_finding,
    same_amount,
    unit_findings,
    without_partner,
)
from pressbridge.fidelity.figures.figure import figure_finding
from pressbridge.fidelity.figures.idioms import shares_in_words_matched, shares_matched
from pressbridge.fidelity.figures.matching import (
    Match,
    Matched,
    amounts_of,
    by_key,
    keys_of,
    matched_on,
    share_a_key,
)
from pressbridge.fidelity.figures.placement import order, sign_findings
from pressbridge.fidelity.figures.text_figures import (
    TextFigures,
    counted_figures_in_words,
    figures_in_words,
    may_count_in_words,
    read_figures,
)
from pressbridge.fidelity.figures.weekdays import calendar_findings, comparison
from pressbridge.fidelity.figures.word_matches import (
    StatedFigures,
    matched_with_words,
    other_times,
    same_word,
)
from pressbridge.fidelity.pair import Finding, TextPair
from pressbridge.words.lang import Lang
from pressbridge.words.problems import said

_HOME = {Lang.KO: "KRW", Lang.JA: "JPY"}


def findings(pair: TextPair) -> Iterator[Finding]:
    """Yield what differs between the figures of a text and of its translation.

    Rules and their reasons: docs/checks.md.
    """
    source, target = (
        read_figures(pair.source, pair.lang.other),
        read_figures(pair.target, pair.lang),
    )
    if source.figures or target.figures:
        yield from _in_digits(source, target, pair)
    elif may_count_in_words(source) or may_count_in_words(target):
        ours, theirs = figures_in_words(source, pair.day), figures_in_words(target, pair.day)
        words = matched_on(Matched((), tuple(ours), tuple(theirs)), share_a_key, keys_of)
        yield from in_words(words, (StatedFigures(ours), StatedFigures(theirs)))
    if source.weekdays or target.weekdays:
        yield from _weekdays(source, target, pair)


def paired_figures(pair: TextPair) -> tuple[Match, ...]:
    """Return the figures in digits that two texts share, each with its partner."""
    source = read_figures(pair.source, pair.lang.other)
    return by_key(source.figures, read_figures(pair.target, pair.lang).figures).pairs


def same_figures(pair: TextPair) -> tuple[Match, ...]:
    """Return the figures in digits that say the same in two texts, each with its partner.

    Also where one leaves a year to be understood, or counts in another unit.
    """
    source = read_figures(pair.source, pair.lang.other)
    return _same(source, read_figures(pair.target, pair.lang), pair.day).pairs


def _same(source: TextFigures, target: TextFigures, day: date | None) -> Matched:
    found = by_key(source.figures, target.figures)
    if found.missing or found.extra:
        alike = partial(same_amount, target.text, _HOME[source.lang], hard=None)
        found = matched_on(found, Dates(source, target, day).agree, date_parts)
        found = matched_on(found, alike, amounts_of)
        found = shares_matched(found, source.text, target.text)
    return found


def _in_digits(source: TextFigures, target: TextFigures, pair: TextPair) -> Iterator[Finding]:
    """Compare two texts of which at least one writes figures in digits."""
    found = _same(source, target, pair.day)
    home = _HOME[source.lang]
    if found.missing or found.extra or _count_differently(source, target):
        ours, theirs = figures_in_words(source, pair.day), figures_in_words(target, pair.day)
        stated = StatedFigures(source.figures + ours), StatedFigures(target.figures + theirs)
        words = matched_on(Matched((), tuple(ours), tuple(theirs)), same_word, keys_of)
        found, words = matched_with_words(found, words)
        if found.missing or found.extra:
            alike = partial(same_amount, target.text, home)
            found = matched_on(found, partial(alike, hard=False), amounts_of)
            found = matched_on(found, partial(alike, hard=True), amounts_of)
            found, words = shares_in_words_matched(found, words, source.text, target.text)
            times, found, words = other_times(found, words)
            yield from map(other_time_finding, times)
            yield from without_partner(found, words, (source, target), stated)
        yield from in_words(words, stated)
    yield from unit_findings(found, source, target, home)
    yield from era_finding(source, target)
    yield from sign_findings(found.pairs, source.text, target.text)
    yield from order(found.pairs, (source.text, target.text), pair.day)


def _count_differently(source: TextFigures, target: TextFigures) -> bool:
    """Tell, quickly, whether two texts may count in words, and not both the same."""
    if not may_count_in_words(source) and not may_count_in_words(target):
        return False
    ours, theirs = counted_figures_in_words(source), counted_figures_in_words(target)
    return [one[2:4] for one in ours] != [one[2:4] for one in theirs]


def _weekdays(source: TextFigures, target: TextFigures, pair: TextPair) -> Iterator[Finding]:
    added = []
    for ours, theirs in comparison(source.weekdays, target.weekdays):
        if ours and theirs:
            message = said(
                "{old} in the source is {new} in the translation",
                old=ours.words,
                new=theirs.words,
            )
            yield figure_finding("weekday", True, message, ours.date, theirs.date)
        elif ours:
            message = said("{old} is not in the translation", old=ours.words)
            yield figure_finding("weekday", False, message, ours.date)
        elif theirs:
            added.append(theirs)
    for wrong in calendar_findings(added, target.figures, pair.day, target.lang):
        yield Finding("weekday", True, wrong.message, target=wrong.source)
