"""All checks of a pair of texts, run over every catalog at every build (docs/checks.md)."""

from __future__ import annotations

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
from pressbridge.fidelity.pair import Finding, TextPair, readable_text
from pressbridge.formats.markdown import mark_fault
from pressbridge.register.lookup import Register
from pressbridge.register.unregistered import unregistered_people
from pressbridge.words.lang import Lang
from pressbridge.words.patterns import late
from pressbridge.words.problems import NOTHING

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

    Both are in the stored form, with marks. ``context`` is the segment's; ``day`` is the release's:
    for names that changed and for dates without a year; ``korea_japan`` is the house style for what
    is between the two countries, 日韓 or 韓日 (empty: not checked).
    """
    pair = TextPair(readable_text(source), readable_text(target), lang, context, day)
    damage = NOTHING
    if _have_brackets(source, target):
        damage = mark_fault(source, target)
    found = [Finding("marks", hard=True, message=damage)] if damage else []
    found += invisible.findings(pair)
    found += script.findings(pair, _kept_names(pair, register))
    for check in (contacts.findings, figures.findings, structure.findings, quotes.findings):
        found += check(pair)
    found += names.findings(pair, register)
    found += countries.findings(pair, korea_japan, register)
    for check in (opposites.findings, qualifiers.findings):
        found += check(pair)
    found += sensitive.findings(pair)
    if len(found) < 2:
        return tuple(found)
    return tuple(sorted(dict.fromkeys(found), key=lambda finding: not finding.hard))


def _have_brackets(source: str, target: str) -> bool:
    """Tell whether there is anything that could be wrong with marks."""
    return "⟦" in source or "⟦" in target or "⟧" in source or "⟧" in target


def _kept_names(pair: TextPair, register: Register) -> frozenset[str]:
    """Return the names that the register lacks: they stay in their own script, and are no rest."""
    if not _OWN_SCRIPT[pair.lang.other].search(pair.target):
        return frozenset()
    people = unregistered_people(pair.source, pair.lang.other, register, pair.day)
    return frozenset(person.text for person in people if person.sure)


_OWN_SCRIPT = {Lang.KO: late("[가-힣]"), Lang.JA: late("[ぁ-んァ-ヶ一-鿿]")}
