"""The type of a family of words of which one excludes the others."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from pressbridge.words.patterns import late

Words = tuple[str, str, str]
"""(senses, separated by spaces; Korean pattern; Japanese pattern) of words that say the same."""

COMPARISON = late(
    r"(?:(?:보다|대비|비해|より|比べて?|比)[^.。、()（）\n]{0,14}"
    r"|[0-9０-９][%％]?p?[)）]?(?:[만천백억조] )?"
    r"(?:[가-힣]{1,4}(?<!중)|[一-龥ァ-ヶー]{1,4}(?<!中))? ?"
    r"(?:이나 |나 |더 |も|ほど|の)?)\Z"
)
"""Text before 많다 or 多い that makes it say which way: 작년보다 더 많다, 12億ウォン多い."""

_NEGATED = late(
    "[가-힣]{0,3}?(?:[하되]|시키)?지(?:는|도|를)? ?(?:않|못|마|말)|[하되]지 ?아니"
    "| ?(?:할|될) 수 ?없|[은는이가도]? ?없"
    "|[하되]면 안|[해돼][선서]는? ?안|돼 있지|되어 있지"
    "|[ぁ-ん]{0,6}?(?:な[いくかけ]|無[いくか]|ません|ず|まい)"
)
"""Text behind a word that is negated, and so may be its opposite in the other language."""
_NEGATING = frozenset("지없안な無ずま")
"""Letters of which each negation has one, among the first ``_NEAR`` behind the word."""
_NEAR = 8


def is_negated(text: str, end: int) -> bool:
    """Tell whether a word that ends at a place of a text is negated."""
    if _NEGATING.isdisjoint(text[end : end + _NEAR]):
        return False
    return _NEGATED.match(text, end) is not None


@dataclass(frozen=True, slots=True, eq=False)
class Family:
    """Words of which one excludes the others: 이상, 이하; 以上, 以下."""

    senses: tuple[Words, ...]
    certain: tuple[Words, ...] = ()
    """Words that need nothing around them to be sure: 인상, 引き上げ."""
    compared: tuple[Words, ...] = ()
    """Words that count behind a comparison or a figure only: 많다 in 작년보다 많다."""
    hard: bool = True
    """Whether an exchange is a hard finding."""
    placed: bool = True
    """Whether words of both senses in one text are compared at their places.

    Not so in 3일부터 5일까지 and in 오전 9시, where the figures say enough.
    """
    alone: bool = False
    """Whether a word counts, softly, without what makes it sure: 수출이 늘었다 needs no figure."""
    far: bool = False
    """Whether a figure at some distance is enough where each text has one word of the family."""
    behind: re.Pattern[str] | None = None
    """Pattern of what must follow each word, which is then of no other family: 전년 대비."""
    negatable: bool = False
    """Whether a negation right behind a word takes it out of the family: 유효하지 않다."""
    before: re.Pattern[str] | None = None
    """Pattern of the text before a word that makes it sure; ``after``: of the text after it."""
    after: re.Pattern[str] | None = None


class Entry(NamedTuple):
    """What one pattern of a table stands for."""

    family: Family
    senses: frozenset[str]
    certain: bool = False
    guard: str = ""
    """Which text around a word decides whether it counts: one of the three below, or none."""


COMPARED, BEHIND, UNLESS = "compared", "behind", "unless"
"""A comparison before the word, the family's ``behind`` behind it, its ``unless`` behind it."""
