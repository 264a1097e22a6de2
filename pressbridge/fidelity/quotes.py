"""Check of quotation marks and brackets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from pressbridge.fidelity.pair import Finding, TextPair
from pressbridge.words.patterns import late
from pressbridge.words.problems import said

_ANY = late("[“”‘’「」『』《》＜＞〈〉\"'()（）]")
_SINGLE = late(r"(?<![^\W_])'(?=[^\s\d']|\d(?!\d)|\d{3})[^'\n]{1,200}'(?![A-Za-z])")
"""A quotation in straight single signs: neither '23년 nor it's."""

_PAIRS = ("“”", "「」", "『』", "《》", "＜＞", "〈〉")
_BRACKETS = (("「", "」"), ("『", "』"), ("“", "”"), ("(（", ")）"))


def findings(pair: TextPair) -> Iterable[Finding]:
    """Compare quotations: check ``quotes``.

    A bracket or quotation that is open or closed on one side only is hard if the source's are in
    order; another number of quotations is soft.
    """
    source, target = _signs_of(pair.source), _signs_of(pair.target)
    if source == target and "'" not in target:  # what is torn is torn in both, and counts agree
        return ()
    return _differences(pair, source, target)


def _differences(pair: TextPair, source: str, target: str) -> Iterator[Finding]:
    """Compare two texts by their signs alone."""
    (torn_before, before), (torn, after) = _judged(source), _judged(target)
    if torn and torn != _ODD:
        if not torn_before and _without_number(pair.target, torn):
            yield Finding(
                "quotes",
                True,
                said("{signs} opened or closed on one side only", signs=", ".join(torn)),
            )
        return
    before += len(_SINGLE.findall(pair.source)) if "'" in source else 0
    after += len(_SINGLE.findall(pair.target)) if "'" in target else 0
    if before != after:
        message = said(
            "{before} quotations in the source, {after} in the translation",
            before=before,
            after=after,
        )
        yield Finding("quotes", False, message)


_NUMBERED = late(r"\s*[0-9０-９A-Za-z가-힣ア-ン]{1,2}[)）]")


def _without_number(text: str, torn: tuple[str, ...]) -> bool:
    """Tell whether signs are torn even without the number of a list: 1) is （1）."""
    number = _NUMBERED.match(text) if torn == ("()",) else None
    return number is None or bool(_judged(_signs_of(text[number.end() :]))[0])


_ODD = ('"',)
"""A straight sign without another one: an inch, or half of a quotation; it is torn for a reader."""


def _signs_of(text: str) -> str:
    """Return the signs of a text alone, in order: all that is counted but straight quotes."""
    return "".join(_ANY.findall(text))


def _judged(signs: str) -> tuple[tuple[str, ...], int]:
    """Return what signs are torn, and how many quotations there are but for those in ``'``."""
    return _judged_once(signs) if len(signs) < 20 else (_torn(signs), _quotations(signs))


@lru_cache(maxsize=2048)
def _judged_once(signs: str) -> tuple[tuple[str, ...], int]:
    """Do the same, cached, for the few signs of a short text: many texts have the same ones."""
    return _torn(signs), _quotations(signs)


def _torn(signs: str) -> tuple[str, ...]:
    """Return the brackets of which some are opened or closed on one side only, and an odd ``"``."""
    torn = tuple(
        opening[0] + closing[0]
        for opening, closing in _BRACKETS
        if sum(map(signs.count, opening)) != sum(map(signs.count, closing))
    )
    return (*torn, *_ODD) if signs.count('"') % 2 else torn


def _quotations(signs: str) -> int:
    """Count the quotations of a text. Of ‘’ the closing sign is an apostrophe as well."""
    count = sum(min(map(signs.count, pair)) for pair in _PAIRS)
    return count + min(signs.count("‘"), signs.count("’")) + signs.count('"') // 2
