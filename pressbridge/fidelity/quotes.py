"""Quotation marks and brackets of a translation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pressbridge.fidelity.pair import Finding, Pair

_ANY = re.compile("[“”‘’「」『』《》＜＞〈〉\"'()（）]")
_SINGLE = re.compile(r"(?<![^\W_])'(?=[^\s\d'])[^'\n]{1,200}'(?![A-Za-z])")
"""A quotation in straight single signs: neither '23년 nor it's."""

_PAIRS = ("“”", "「」", "『』", "《》", "＜＞", "〈〉")
_BRACKETS = (("「", "」"), ("『", "』"), ("“", "”"), ("(（", ")）"))


def findings(pair: Pair) -> Iterator[Finding]:
    """Compare quotations: check ``quotes``.

    A bracket or quotation that is open or closed on one side only is hard if the source's are in
    order; another number of quotations is soft.
    """
    source, target = pair.source, pair.target
    if not (_ANY.search(target) or _ANY.search(source)):
        return
    if torn := [opening[0] + closing[0] for opening, closing in _BRACKETS
                if _is_torn(target, opening, closing)]:  # fmt: skip
        if not any(_is_torn(source, *signs) for signs in _BRACKETS):
            yield Finding("quotes", True, f"{', '.join(torn)} opened or closed on one side only")
        return
    before, after = _quotations(source), _quotations(target)
    if before != after:
        message = f"{before} quotations in the source, {after} in the translation"
        yield Finding("quotes", False, message)


def _is_torn(text: str, opening: str, closing: str) -> bool:
    return sum(map(text.count, opening)) != sum(map(text.count, closing))


def _quotations(text: str) -> int:
    """Count the quotations of a text. Of ‘’ the closing sign is an apostrophe as well."""
    count = sum(min(text.count(signs[0]), text.count(signs[1])) for signs in _PAIRS)
    count += min(text.count("‘"), text.count("’")) + text.count('"') // 2
    return count + len(_SINGLE.findall(text)) if "'" in text else count
