"""Check of opposites: whether a word became another one of its family (docs/checks.md).

이하 for 이상 and 昨年 for 今年 turn a release into its contrary, and no figure differs. Only an
exchange is reported: a word of the source is gone, and the translation has another one of the same
family instead. A word that is merely gone may have been said otherwise. Where a text has words of
both senses, those are compared that stand at the same figure, or at the same place in the order.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from pressbridge.fidelity.figures import Figure, paired_figures
from pressbridge.fidelity.opposite_family import (
    BEHIND,
    COMPARED,
    COMPARISON,
    UNLESS,
    Entry,
    Family,
    is_negated,
)
from pressbridge.fidelity.opposite_table import table_of
from pressbridge.fidelity.pair import Finding, TextPair
from pressbridge.fidelity.pattern_tables import FoundForm
from pressbridge.words.patterns import late
from pressbridge.words.problems import said


def findings(pair: TextPair) -> Iterable[Finding]:
    """Return a finding of the check ``opposite`` for each family of which words were exchanged.

    A word of two families (上回る) is reported once.
    """
    table = table_of(pair.lang.other)
    words = table.forms.findall(pair.source)
    stands = pair.target.__contains__
    for _, place in words:
        if any(map(stands, table.excluded[place])):
            return _exchanges(pair, _by_family(words, table.entries))
    return ()  # as for most texts: not even the beginning of a word that one of these excludes


def _exchanges(pair: TextPair, found: dict[Family, list[_Word]]) -> Iterator[Finding]:
    """Report each exchange, of which ``found`` are the words of the source."""
    table = table_of(pair.lang)
    others = _by_family(table.forms.findall(pair.target), table.entries)
    told: set[str] = set()
    for family, source in found.items():
        for one in _exchanged(family, source, others[family], pair) if family in others else ():
            if one.message not in told:
                told.add(one.message)
                yield one


def _exchanged(
    family: Family, source: list[_Word], target: list[_Word], pair: TextPair
) -> Iterator[Finding]:
    """Report a word of a family that became another one, or words that changed places."""
    if len(source) == len(target) == 1 and not _exclude(source[0], target[0]):
        return  # as nearly always
    gone = _foreign(family, source, target)
    new = _foreign(family, target, source) if gone else None
    if gone and new:
        far = family.far and len(source) == 1 == len(target)
        sure = all(_sure(family, word) or (far and _is_far(word)) for word in (gone, new))
        yield _finding(gone, new, hard=family.hard and sure)
    elif family.placed and (_are_mixed(source) or _are_mixed(target)):
        yield from _misplaced(family, source, target, pair)


_REACH = 16
"""A word belongs to a figure at most so many characters away."""


class _Word(NamedTuple):
    """A word of a family in a text. An unsure one still excuses the other text's word."""

    senses: frozenset[str]
    match: re.Match[str]
    certain: bool


_new = tuple.__new__
"""Makes a word in half the time of ``_Word(…)``, for the many of a text."""


def _finding(gone: _Word, new: _Word, *, hard: bool) -> Finding:
    message = said(
        "{old} in the source is {new} in the translation",
        old=gone.match[0],
        new=new.match[0],
    )
    return Finding("opposite", hard=hard, message=message)


def _by_family(
    words: list[FoundForm], entries: Sequence[tuple[Entry, ...]]
) -> dict[Family, list[_Word]]:
    """Return the words of each family among those found in a text, in the text's order."""
    found: dict[Family, list[_Word]] = {}
    for match, place in words:
        for family, senses, certain, guard in entries[place]:
            if guard and not _counts_here(family, guard, match):
                continue
            word = _new(_Word, (senses, match, certain))
            if family in found:
                found[family].append(word)
            else:
                found[family] = [word]
            if guard == BEHIND:
                break
    return found


def _counts_here(family: Family, guard: str, match: re.Match[str]) -> bool:
    """Tell whether what stands around a word makes it one of its family.

    많다 alone says nothing of a direction, 유효하지 않다 may be 無効, 전년 counts in 전년 대비.
    """
    text, (start, end) = match.string, match.span()
    if guard == COMPARED:
        return COMPARISON.search(text[max(start - _REACH, 0) : start]) is not None
    if guard == UNLESS:
        return not is_negated(text, end)
    return bool(family.behind and family.behind.match(text, end))


def _are_mixed(words: list[_Word]) -> bool:
    """Tell whether a text has words of a family that exclude each other."""
    first = words[0].senses
    return any(first.isdisjoint(word.senses) for word in words)


def _senses(words: list[_Word]) -> AbstractSet[str]:
    found: set[str] = set()
    for word in words:
        found |= word.senses
    return found


def _foreign(family: Family, words: list[_Word], others: list[_Word]) -> _Word | None:
    """Return the first word none of whose senses the other text has, a sure one before others.

    An unsure one counts only where the family's words say enough alone, or may be far from figures.
    """
    known = _senses(others)
    found = [word for word in words if word.senses.isdisjoint(known)]
    sure = next((word for word in found if _sure(family, word)), None)
    if sure or not found:
        return sure
    far = family.far and len(words) == 1 == len(others) and _is_far(found[0])
    return found[0] if family.alone or far else None


def _sure(family: Family, word: _Word) -> bool:
    """Tell whether what stands around a word makes it one of the family."""
    if word.certain or (not family.before and not family.after):
        return True
    text, (start, end) = word.match.string, word.match.span()
    if family.before and family.before.search(text[max(start - _REACH, 0) : start]):
        return True
    return bool(family.after and family.after.match(text[end : end + _REACH]))


_FAR = late(r"[0-9０-９][^。\n]{0,30}\Z"), late(r"[^。\n]{0,30}[0-9０-９]")


def _is_far(word: _Word) -> bool:
    """Tell whether a figure stands at some distance: 실업률 2.7%, 통계 작성 이래 최저."""
    text, (start, end) = word.match.string, word.match.span()
    return bool(
        _FAR[0].search(text[max(start - 32, 0) : start]) or _FAR[1].match(text[end : end + 32])
    )


def _misplaced(
    family: Family, source: list[_Word], target: list[_Word], pair: TextPair
) -> Iterator[Finding]:
    """Report words of one family that changed places, or of which one changed its sense.

    Hard if a figure says so, or if one word alone is another: both languages keep the order of
    what they say, so that another order alone is only worth a look.
    """
    if len(source) == len(target) and not any(map(_exclude, source, target)):
        return  # as in nearly every text, and what stands around the words need not be read
    ours = [word for word in source if _sure(family, word)]
    theirs = [word for word in target if _sure(family, word)]
    are_sure = len(ours) == len(theirs) > 0 or not family.alone
    if not are_sure:
        ours, theirs = source, target
    alike = len(ours) == len(theirs)
    differ = [two for two in zip(ours, theirs, strict=False) if _exclude(*two)]
    if not ours or not theirs or (alike and not differ):
        return
    at_figures = _at_figures(ours, theirs, pair)
    if alike:
        changed = len(differ) == 1 and _counts(source) != _counts(target)
        changed = changed and len(source) == len(target)
        one, other = at_figures or differ[0]
        hard = family.hard and are_sure and (at_figures is not None or changed)
        yield _finding(one, other, hard=hard)
    elif at_figures:
        yield _finding(*at_figures, hard=False)


def _exclude(one: _Word, other: _Word) -> bool:
    return one.senses.isdisjoint(other.senses)


def _counts(words: list[_Word]) -> Counter[frozenset[str]]:
    return Counter(word.senses for word in words)


def _at_figures(
    ours: list[_Word], theirs: list[_Word], pair: TextPair
) -> tuple[_Word, _Word] | None:
    """Return the first words that stand at one figure and exclude each other."""
    figures = paired_figures(pair)
    here = _nearest(ours, [figure for figure, _ in figures])
    there = _nearest(theirs, [figure for _, figure in figures])
    for (one, side), (other, place) in zip(here, there, strict=True):
        if one and other and side == place and _exclude(one, other):
            return one, other
    return None


_Near = tuple[_Word | None, bool]
"""The word at a figure, and whether it stands behind it."""


def _nearest(words: list[_Word], figures: Sequence[Figure]) -> list[_Near]:
    """Return for each figure the word behind it and before the next one, or else before it."""
    order = sorted(range(len(figures)), key=lambda n: figures[n].at)
    found: list[_Near] = [(None, False)] * len(figures)
    at, last = 0, 0
    for n, place in enumerate(order):
        figure = figures[place]
        following = figures[order[n + 1]].at if n + 1 < len(order) else figure.end + _REACH
        before: _Word | None = None
        while at < len(words) and words[at].match.start() < figure.end:
            if last <= words[at].match.start() and words[at].match.end() >= figure.at - _REACH:
                before = words[at]
            at += 1
        behind = words[at] if at < len(words) else None
        if behind and behind.match.start() < min(following, figure.end + _REACH):
            found[place] = behind, True
        elif before:
            found[place] = before, False
        last = figure.end
    return found
