"""All checks of a pair of texts, run over every catalog at every build (docs/checks.md)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pressbridge.fidelity import (
    contacts,
    countries,
    figures,
    invisible,
    names,
    opposites,
    qualifiers,
    quotes,
    script,
    sensitive,
    structure,
)
from pressbridge.fidelity.pair import Check, Finding, StoredPair, TextPair, readable_text
from pressbridge.formats.markdown import mark_fault
from pressbridge.register.lookup import Register
from pressbridge.register.unregistered import unregistered_people
from pressbridge.words.lang import Lang
from pressbridge.words.patterns import late

CHECKS = frozenset({
    "chinese", "currency", "date", "email", "ending", "hashtag", "invisible", "kana",
    "korea-japan", "length", "list", "marks", "name", "name-count", "name-order", "name-unknown",
    "number", "opposite", "percent", "phone", "quotes", "repetition", "script", "sensitive",
    "sentences", "signs", "term", "time", "unit", "untranslated", "url", "weekday",
})  # fmt: skip
"""The names of all checks of a pair: what a person may waive."""


def findings(  # noqa: PLR0913 - a pair, and all that it is judged by
    source: str,
    target: str,
    lang: Lang,
    *,
    register: Register,
    context: str = "",
    day: date | None = None,
    korea_japan: str = "",
) -> tuple[Finding, ...]:
    """Return what differs between a text and its translation into ``lang``, the hard ones first.

    The same as ``findings_of`` of this pair alone.
    """
    pair = StoredPair(source, target, context)
    (found,) = findings_of([pair], lang, register=register, day=day, korea_japan=korea_japan)
    return found


def findings_of(
    pairs: Sequence[StoredPair],
    lang: Lang,
    *,
    register: Register,
    day: date | None = None,
    korea_japan: str = "",
) -> list[tuple[Finding, ...]]:
    """Return what differs in each of many pairs of texts, the hard findings of a pair first.

    ``lang`` is the language of the translations; ``day`` is the release's: for names that changed
    and for dates without a year; ``korea_japan`` is the house style for what is between the two
    countries, 日韓 or 韓日 (empty: not checked).
    """
    checks = _checks(register, korea_japan)
    found: list[tuple[Finding, ...]] = []
    for start in range(0, len(pairs), _AT_ONCE):
        some = [
            (
                TextPair(readable_text(source), readable_text(target), lang, context, day),
                _damage(source, target),
            )
            for source, target, context in pairs[start : start + _AT_ONCE]
        ]
        for check in checks:
            for text, of_pair in some:
                of_pair.extend(check(text))
        found += [_in_order(of_pair) for _, of_pair in some]
    return found


_AT_ONCE = 32
"""Pairs that each check goes over before the next one does.

A check's code and tables are then still in the processor's caches: an eighth of the time. Figures
are kept for as many texts (``text_figures``).
"""


def _checks(register: Register, korea_japan: str) -> tuple[Check, ...]:
    """Return all checks of a pair but for that of the marks, in the order of their findings."""
    return (
        invisible.findings,
        lambda pair: script.findings(pair, _kept_names(pair, register)),
        contacts.findings,
        figures.findings,
        structure.findings,
        quotes.findings,
        lambda pair: names.findings(pair, register),
        lambda pair: countries.findings(pair, korea_japan, register),
        opposites.findings,
        qualifiers.findings,
        sensitive.findings,
    )


def _damage(source: str, target: str) -> list[Finding]:
    """Return what is wrong with the marks of a pair, if anything could be."""
    if "⟦" in source or "⟦" in target or "⟧" in source or "⟧" in target:
        damage = mark_fault(source, target)
        return [Finding("marks", hard=True, message=damage)] if damage else []
    return []


def _in_order(found: list[Finding]) -> tuple[Finding, ...]:
    """Return findings without repetitions, the hard ones first."""
    if len(found) < 2:
        return tuple(found)
    return tuple(sorted(dict.fromkeys(found), key=lambda finding: not finding.hard))


def _kept_names(pair: TextPair, register: Register) -> frozenset[str]:
    """Return the names that the register lacks: they stay in their own script, and are no rest."""
    if not _OWN_SCRIPT[pair.lang.other].search(pair.target):
        return frozenset()
    people = unregistered_people(pair.source, pair.lang.other, register, pair.day)
    return frozenset(person.text for person in people if person.sure)


_OWN_SCRIPT = {Lang.KO: late("[가-힣]"), Lang.JA: late("[ぁ-んァ-ヶ一-鿿]")}
