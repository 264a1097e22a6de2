"""Findings for figures that differ."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from decimal import Decimal
from functools import lru_cache
from unicodedata import normalize

from pressbridge.fidelity.figures.counters import lost_counter, without_counter
from pressbridge.fidelity.figures.figure import (
    COUNTED,
    CURRENCIES,
    DATE,
    DIGITS,
    NAME,
    SHARES,
    VERSION,
    WORD,
    Figure,
    check_of,
    figure_finding,
)
from pressbridge.fidelity.figures.idioms import (
    is_dust,
    is_event_day,
    is_radix,
    names_event,
    says_none,
    says_one,
)
from pressbridge.fidelity.figures.matching import (
    Match,
    Matched,
    Unmatched,
    amount,
    amounts_of,
    matched_on,
)
from pressbridge.fidelity.figures.per_unit import is_per_one
from pressbridge.fidelity.figures.text_figures import TextFigures
from pressbridge.fidelity.figures.unit_rules import unit_difference
from pressbridge.fidelity.figures.word_matches import OFTEN_A, StatedFigures, is_other_time
from pressbridge.fidelity.pair import Finding
from pressbridge.words.lang import Lang
from pressbridge.words.patterns import late
from pressbridge.words.problems import said

_COUNTED_UNITS = CURRENCIES | {"", "person", "company", "countries"}
_NEVER_LEFT_OUT = CURRENCIES | SHARES | {"person", "company", "countries", "case"}
_MAY_LACK = frozenset({"", VERSION})
_ROUND = frozenset(Decimal(10) ** power for power in range(1, 13))
"""What becomes 1 when its zeros are lost: 십여 개, 百人."""
_DECIMAL = late(r"(?<![0-9,])[0-9,]++\.[0-9]+")
_SEN = late("[円엔원] ?([0-9]+)[銭전]")
_SUMMARY = late(r"(?:の|これら|この|その|以下) ?\Z")  # AとBの2つ


def same_amount(target: str, home: str, ours: Figure, theirs: Figure, *, hard: bool | None) -> bool:
    """Tell whether two figures are the same amount, with units that differ as much as said."""
    number = amount(ours)
    if number is None or number != amount(theirs):
        return False
    judged = unit_difference(ours, theirs, target, home=home)
    return (judged.hard if judged else None) is hard


def unit_findings(
    found: Matched, source: TextFigures, target: TextFigures, home: str
) -> Iterator[Finding]:
    """Report figures of one amount in other units."""
    texts = source.text, target.text
    repeated: Collection[Figure] | None = None
    for ours, theirs in found.pairs:
        _, _, unit, value, words, _, spelled, _ = theirs
        bare = unit in _MAY_LACK and not spelled
        if bare and ours.spelled:
            repeated = _repeated(found.pairs) if repeated is None else repeated
            bare = theirs not in repeated
        if bare and (lost := lost_counter(ours, theirs, texts, target.lang)):
            yield lost
            continue
        same = ours.unit == unit and ours.value == value
        pointed = "." in words or "." in ours.words
        if same and (not pointed or ours[4:] == theirs[4:]):
            continue
        if amount(ours) is None or amount(ours) != amount(theirs):
            continue
        if _digits_of(ours) != _digits_of(theirs) and _as_exact(ours) and _as_exact(theirs):
            longer = len(_digits_of(theirs)) > len(_digits_of(ours))  # more exact than it was
            yield _difference("number", longer, ours, theirs)
        if {ours.key, *ours.also} & {theirs.key, *theirs.also} and not ours.spelled:
            continue
        judged = unit_difference(ours, theirs, target.text, home=home)
        counted = WORD not in (ours.spelled, spelled) and {ours.unit, unit} <= _COUNTED_UNITS
        if judged and (counted or ours.spelled == spelled == DIGITS):
            yield _difference(judged.check, judged.hard, ours, theirs)


def _repeated(pairs: tuple[Match, ...]) -> Collection[Figure]:
    """Return the figures of a translation that say the same as another one of it.

    Any of them may be the partner of a word: which one has a counter says nothing.
    """
    times = Counter(theirs.key for _, theirs in pairs)
    return {theirs for _, theirs in pairs if times[theirs.key] > 1}


def _digits_of(figure: Figure) -> str:
    """Return the digits behind and before a point; nothing where a multiplier moves it."""
    if "." not in figure.words and "銭" not in figure.words and "전" not in figure.words:
        return ""
    found = _DECIMAL.search(_SEN.sub(r".\1", figure.words))
    return (
        found[0].replace(",", "").lstrip("0")
        if found and not figure.spelled and figure.scale == 1
        else ""
    )


def _as_exact(figure: Figure) -> bool:
    """Tell whether the words show how exact a number is: 2.5 does, 2배 반 and 25bp do not."""
    number = amount(figure)
    return "." in figure.words or number is None or not number % 1


def without_partner(
    found: Matched,
    words: Matched,
    texts: tuple[TextFigures, TextFigures],
    stated: tuple[StatedFigures, StatedFigures],
) -> Iterator[Finding]:
    """Report what the other text does not have; a changed figure with what it became."""
    source, target = texts
    both = source.text, target.text
    extra = [
        theirs for theirs in found.extra
        if not _named(theirs, source)
        and not is_per_one(theirs, both, target.lang, stated[0].known)
    ]  # fmt: skip
    waiting = Unmatched(extra, _of_a_kind)
    for ours in found.missing:
        if _named(ours, target) or is_per_one(ours, both[::-1], source.lang, stated[1].known):
            continue
        unit, kind = _of_a_kind(ours)
        if theirs := waiting.take_first(unit) or waiting.take_first(kind):
            yield _difference(check_of(ours.unit), True, ours, theirs)
        else:
            yield _lost(ours, texts, stated[1])
    counted = [word for word in words.missing if word.spelled == COUNTED]
    zeros_lost = any(amount(word) in _ROUND for word in counted)
    lost = {word.unit for word in counted if _is_quantity(word)} - {"", "item"}
    for theirs in waiting.left:  # 1日 may be "a day", but not where 이틀 was lost
        yield _added(theirs, texts, stated[0], zeros_lost=zeros_lost or theirs.unit in lost)


def _lost(ours: Figure, texts: tuple[TextFigures, TextFigures], there: StatedFigures) -> Finding:
    source, target = texts
    check = check_of(ours.unit)
    if there.known(ours):
        message = said("{old} stands more often in the source", old=ours.words)
        return figure_finding(check, ours.unit in _NEVER_LEFT_OUT, message, ours)
    loose = ours.unit == "item" or source.lang is Lang.JA
    hard = (not loose or _is_hard(ours, source.text)) and not _in_other_words(ours, source, target)
    message = said("{old} is not in the translation", old=ours.words)
    return figure_finding(check, hard, message, ours)


def _in_other_words(figure: Figure, here: TextFigures, there: TextFigures) -> bool:
    if says_one(figure, there.text, there.lang) or says_none(figure, there.text, there.lang):
        return True
    if is_event_day(figure, there.text) or is_dust(figure, here.text, there.text):
        return True
    return names_event(figure, here.text) or is_radix(figure, here.text)


def _added(
    theirs: Figure, texts: tuple[TextFigures, TextFigures], here: StatedFigures, *, zeros_lost: bool
) -> Finding:
    source, target = texts
    check = check_of(theirs.unit)
    if without_counter(target.text, theirs, target.lang):
        message = said("{new} counts nothing in the translation", new=theirs.words)
        return figure_finding("unit", True, message, theirs=theirs)
    if here.known(theirs):
        message = said("{new} stands more often in the translation", new=theirs.words)
        return figure_finding(check, theirs.unit in _NEVER_LEFT_OUT, message, theirs=theirs)
    message = said("the translation has {new} that the source does not have", new=theirs.words)
    hard = zeros_lost or _is_hard(theirs, target.text)
    hard = hard and not _in_other_words(theirs, target, source)
    return figure_finding(check, hard, message, theirs=theirs)


def _named(figure: Figure, other: TextFigures) -> bool:
    """Tell whether a name with digits stands in the other text, in other signs."""
    if figure.unit == "countries":  # 20カ国・地域 is G20
        return _has(other.text, f"g{figure.value}")
    if figure.unit != NAME:
        return False
    if figure.value == "covid19":
        return _says_corona(other.text)
    name = str(figure.value)
    if name.startswith("roman"):  # Ⅲ as III
        return _has(other.text, normalize("NFKC", figure.words).lower())
    return _has(other.text, name) or _has(other.text, name.replace("2", "to"))  # B2B, BtoB


@lru_cache(maxsize=4)
def _says_corona(text: str) -> bool:
    """Do so cached, once for all figures of a text."""
    return "コロナ" in text or "코로나" in text


def _has(text: str, name: str) -> bool:
    """Tell whether a name stands in a text, whatever signs stand within it."""
    letters, pieces = _letters(text)
    if len(name) < _PIECE:
        return name in pieces
    return name[:_PIECE] in pieces and name in letters


_PIECE = 4


@lru_cache(maxsize=4)
def _letters(text: str) -> tuple[str, frozenset[str]]:
    """Return a text without signs within its names, and all that stands in it of few letters.

    Most names that are looked for do not stand there, and a text may have thousands of them.
    """
    letters = re.sub(r"[-_ ]", "", text.lower())
    places = range(len(letters))
    return letters, frozenset(letters[a : a + n] for n in range(1, _PIECE + 1) for a in places)


def _is_hard(figure: Figure, text: str) -> bool:
    """Tell whether a figure that the other text lacks is hard.

    1 may be no more than "a", and 2つ a summary of what was listed.
    """
    if figure.unit == "item" and _SUMMARY.search(text, max(0, figure.at - 3), figure.at):
        return False
    return not (amount(figure) == 1 and figure.unit in OFTEN_A and figure.scale == 1)


def _of_a_kind(figure: Figure) -> tuple[object, object]:
    """Return what a figure and what it became have in common: the unit, or the check at least."""
    return (figure.unit,), ("check", check_of(figure.unit))


def _difference(check: str, hard: bool, ours: Figure, theirs: Figure) -> Finding:  # noqa: FBT001
    """Return the finding for a figure of the source that is another one in the translation."""
    template = _OTHER_DATE if ours.unit == DATE else _OTHER
    message = said(template, old=ours.words, new=theirs.words)
    return figure_finding(check, hard, message, ours, theirs)


def other_time_finding(match: Match) -> Finding:
    """Return the finding for a duration that counts days here and weeks there."""
    ours, theirs = match
    message = said(_OTHER, old=ours.words, new=theirs.words)
    return figure_finding("unit", True, message, ours, theirs)


_OTHER = said("{old} in the source is {new} in the translation")
_OTHER_DATE = said("{old} is not in the translation, which has {new}")


def in_words(words: Matched, stated: tuple[StatedFigures, StatedFigures]) -> Iterator[Finding]:
    """Report quantities in words that differ: 다섯 명 and 六人; softly those that are lost."""
    here, there = stated
    found = matched_on(words, _is_same_amount, _amount_or_none)
    found = matched_on(found, is_other_time, amounts_of)
    found = matched_on(found, _counts_alike, lambda figure: (figure.unit,))
    for ours, theirs in found.pairs:
        if _other_money(ours, theirs):
            yield _difference("currency", True, ours, theirs)
        elif _counts_alike(ours, theirs) and ours.value != theirs.value:
            yield _difference(check_of(ours.unit), True, ours, theirs)
        elif is_other_time(ours, theirs):
            yield other_time_finding((ours, theirs))
    for ours in found.missing:
        if _is_quantity(ours) and not there.known(ours):
            hard = ours.spelled == DIGITS
            message = said("{old} is not in the translation", old=ours.words)
            yield figure_finding(check_of(ours.unit), hard, message, ours)
    for theirs in found.extra:
        if _is_quantity(theirs) and not here.known(theirs):
            message = said(
                "the translation has {new} that the source does not have", new=theirs.words
            )
            yield figure_finding(check_of(theirs.unit), False, message, theirs=theirs)


def _is_same_amount(ours: Figure, theirs: Figure) -> bool:
    return amount(ours) == amount(theirs) and not is_other_time(ours, theirs)


def _amount_or_none(figure: Figure) -> tuple[Decimal | None]:
    return (amount(figure),)


def _is_quantity(figure: Figure) -> bool:
    """Tell whether words count something, more than one."""
    number = amount(figure)
    return figure.spelled != WORD and number is not None and number > 1


def _other_money(ours: Figure, theirs: Figure) -> bool:
    units = {ours.unit, theirs.unit}
    return len(units) == 2 and units <= CURRENCIES


def _counts_alike(ours: Figure, theirs: Figure) -> bool:
    counted = ours.spelled == COUNTED == theirs.spelled
    return counted and ours.unit == theirs.unit != ""
