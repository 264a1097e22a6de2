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
    r"|[0-9０-９][%％]?p?(?:[만천백억조] )?(?:[가-힣]{1,4}(?<!중)|[一-龥ァ-ヶー]{1,4}(?<!中))? ?"
    r"(?:이나 |나 |더 |も|ほど|の)?)\Z"
)
"""Text before 많다 or 多い that makes it say which way: 작년보다 더 많다, 12億ウォン多い."""


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
    before: re.Pattern[str] | None = None
    """Pattern of the text before a word that makes it sure; ``after``: of the text after it."""
    after: re.Pattern[str] | None = None


class Entry(NamedTuple):
    """What one pattern of a table stands for."""

    family: Family
    senses: frozenset[str]
    certain: bool = False
    compared: bool = False
