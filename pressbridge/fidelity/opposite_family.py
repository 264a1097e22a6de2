"""The type of a family of words of which one excludes the others."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Family:
    """Words of which one excludes the others: 이상, 이하; 以上, 以下."""

    senses: tuple[tuple[str, str, str], ...]
    """(senses, separated by spaces; Korean pattern; Japanese pattern) of each word."""
    hard: bool = True
    """Whether an exchange is a hard finding."""
    placed: bool = True
    """Whether words of both senses in one text are compared at their places.

    Not so in 3일부터 5일까지 and in 오전 9시, where the figures say enough.
    """
    alone: bool = False
    """Whether a word counts, softly, without what makes it sure: 수출이 늘었다 needs no figure."""
    before: re.Pattern[str] | None = None
    """Pattern of the text before a word that makes it sure; ``after``: of the text after it."""
    after: re.Pattern[str] | None = None
