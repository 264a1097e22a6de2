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
    before: re.Pattern[str] | None = None
    """Pattern of the text before a word that makes it sure; ``after``: of the text after it."""
    after: re.Pattern[str] | None = None
