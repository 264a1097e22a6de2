"""Check of opposites: whether a word became another one of its family (docs/checks.md).

이하 for 이상 and 昨年 for 今年 turn a release into its contrary, and no figure differs. Only an
exchange is reported: a word of the source is gone, and the translation has another one of the same
family that the source lacks. A word that is merely gone may have been said otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pressbridge.fidelity.opposite_words import STEMS, TABLES, Family
from pressbridge.fidelity.pair import Finding, TextPair
from pressbridge.words.lang import Lang


def findings(pair: TextPair) -> Iterator[Finding]:
    """Give a finding of the check ``opposite`` for each family of which words were exchanged."""
    found = _by_family(pair.source, pair.lang.other)
    if not any(_may_differ(family, found[family], pair) for family in found):
        return
    others = _by_family(pair.target, pair.lang)
    for family, source in found.items():
        target = others.get(family)
        gone = _foreign(family, source, target) if target else ""
        new = _foreign(family, target, source) if target and gone else ""
        if new:
            message = f"{gone} in the source is {new} in the translation"
            yield Finding("opposite", hard=family.hard, message=message)


_Word = tuple[frozenset[str], re.Match[str]]
"""(senses of a word, its match). An unsure word still excuses the other text's word."""


def _by_family(text: str, lang: Lang) -> dict[Family, list[_Word]]:
    """Return the words of a text that are in the table, in the text's order."""
    found: dict[Family, list[_Word]] = {}
    pattern, entries = TABLES[lang]
    for match in pattern.finditer(text):
        family, senses = entries[match.lastindex or 0]
        found.setdefault(family, []).append((senses, match))
    return found


def _may_differ(family: Family, words: list[_Word], pair: TextPair) -> bool:
    """Tell, quickly, whether a translation may have a word of another sense than its source's.

    Where not even the beginning of one stands, it need not be read.
    """
    known = _senses(words)
    for senses, beginning in STEMS[pair.lang][family]:
        if beginning in pair.target and senses.isdisjoint(known):
            return True
    return False


def _senses(words: list[_Word]) -> set[str]:
    found: set[str] = set()
    for senses, _ in words:
        found |= senses
    return found


def _foreign(family: Family, words: list[_Word], others: list[_Word]) -> str:
    """Return the first sure word none of whose senses the other text has, or an empty text."""
    known = _senses(others)
    for senses, match in words:
        if senses.isdisjoint(known) and _sure(family, match.string, *match.span()):
            return match[0]
    return ""


_REACH = 10
"""A word belongs to a figure at most so many characters away."""


def _sure(family: Family, text: str, start: int, end: int) -> bool:
    if not family.before and not family.after:
        return True
    if family.before and family.before.search(text[max(start - _REACH, 0) : start]):
        return True
    return bool(family.after and family.after.match(text[end : end + _REACH]))
