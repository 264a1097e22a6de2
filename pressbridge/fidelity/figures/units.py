"""Units: the one that stands right behind a number, or before it."""

from __future__ import annotations

import re
from collections.abc import Callable

from pressbridge.fidelity.figures.figure import SHARES
from pressbridge.fidelity.figures.unit_tables import (
    BOTH,
    JA,
    KO,
    MONEY_BOTH,
    MONEY_JA,
    MONEY_KO,
)
from pressbridge.fidelity.pattern_tables import by_first_character, split_alternatives
from pressbridge.words.lang import Lang
from pressbridge.words.patterns import late

_FILLER = "여 ?|余り?の? ?|あまりの? ?|数"
"""What may stand between a number and its unit, but for a space."""
_FILLER_BEGINS = "여余あ数"
_Known = tuple[Callable[[str, int], re.Match[str] | None], tuple[str, ...]]
"""The match method of a pattern, and the codes of its groups."""


class Units(dict[str, _Known | None]):
    """Units of a language. ``at`` finds the one behind a number.

    As a mapping: first character → (match method, codes of its groups), compiled when asked for.
    """

    def __init__(self, *tables: dict[str, str]) -> None:
        """Take tables {unit: pattern}; the first that fits is meant."""
        forms = [
            (code, form)
            for table in tables
            for code, forms in table.items()
            for form in split_alternatives(forms)
        ]
        self._forms = forms
        self._places = by_first_character([form for _, form in forms])
        self._places |= {first: list(range(len(forms))) for first in _FILLER_BEGINS}

    def at(self, text: str, end: int) -> tuple[str, int] | None:
        """Return the code of the unit behind a number that ends here, and where the unit ends."""
        first = text[end : end + 1]
        if first == " ":
            end += 1
            first = text[end : end + 1]
        known = self[first]
        if known is None:
            return None
        match, codes = known
        found = match(text, end)
        return (codes[found.lastindex or 0], found.end()) if found else None

    def __missing__(self, first: str) -> _Known | None:
        """Return the compiled pattern of the units that begin with a character, and keep it."""
        places = self._places.get(first)
        if places is None:
            self[first] = None  # so that nobody asks here again
            return None
        # An empty group behind each form says which it was. In front of it, it would be slow.
        units = "|".join(f"{self._forms[place][1]}()" for place in places)
        filler = f"(?:{_FILLER})?" if first in _FILLER_BEGINS else ""
        pattern = late(f"{filler}(?:{units})")
        self[first] = known = pattern.match, ("", *(self._forms[place][0] for place in places))
        return known


_SIGNS = {code: form for code, form in BOTH.items() if code not in SHARES}
UNITS = {
    lang: Units({"pp": BOTH["pp"]}, words, {"percent": "%"}, MONEY_BOTH, money, _SIGNS)
    for lang, words, money in ((Lang.KO, KO, MONEY_KO), (Lang.JA, JA, MONEY_JA))
}

_CODES = {"$": "USD", "US$": "USD", "₩": "KRW", "¥": "JPY", "€": "EUR", "£": "GBP", "RMB": "CNY"}
CURRENCY_BEFORE = late(r"(US\$|[$₩¥€£]|(?<![A-Za-z])(?:USD|KRW|JPY|EUR|CNY|RMB|GBP)) ?\Z")
_MONEY_ENDS = frozenset("$₩¥€£DWYRBP ")
"""What a currency before a number ends with."""


def currency_before(text: str, at: int) -> tuple[str, int] | None:
    """Return the currency written before a number (``$100``) and where it begins."""
    if text[at - 1] not in _MONEY_ENDS:
        return None
    found = CURRENCY_BEFORE.search(text, max(0, at - 4), at)
    return (_CODES.get(found[1], found[1]), found.start()) if found else None
