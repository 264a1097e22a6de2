"""What of the register stands in a text, also in ways that the register does not list."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from pressbridge.fidelity.titles import follows_name
from pressbridge.register.boundaries import BOUNDARY_TESTS, BoundaryTest
from pressbridge.register.name_index import Candidate, covering, spacing_variants
from pressbridge.words.lang import Lang
from pressbridge.words.model import Name, NameKind
from pressbridge.words.patterns import late


class NameText(NamedTuple):
    """A text, its language, and what of the register stands in it."""

    text: str
    lang: Lang
    seen: Sequence[Candidate]
    tally: dict[int, int]
    """``id`` of an entry of the register → how often it is seen (entries hash slowly)."""


def name_text(text: str, lang: Lang, seen: Sequence[Candidate]) -> NameText:
    """Return a text with what was seen in it, counted by entry."""
    # Candidates of one form share their entries: 1,000 entries of it are not counted each time.
    shared = {id(one.names): one.names for one in seen}
    times = Counter(id(one.names) for one in seen)
    tally: dict[int, int] = {}
    for number, names in shared.items():
        for name in names:
            tally[id(name)] = tally.get(id(name), 0) + times[number]
    return NameText(text, lang, seen, tally)


def times_anywhere(name: Name, text: NameText) -> int:
    """Count right forms without asking for a context, in compounds and with other spacing.

    A person must still stand alone, and a body inside the name of another is not named.
    """
    places = name_places(name, text, text.text)
    if not places and name.kind is NameKind.PERSON and text.lang is Lang.JA:
        places = name_places(name, NameText("", text.lang, (), {}), _closed_up(text.text))
    return len(places)


@lru_cache(maxsize=4)
def _closed_up(text: str) -> str:
    """Return a text without white space, once for all the names that it lacks."""
    return re.sub(r"\s", "", text)


def name_places(name: Name, text: NameText, within: str) -> set[tuple[int, int]]:
    """Return where right forms of a name start and end, in compounds and with other spacing."""
    places: set[tuple[int, int]] = set()
    for form in name.forms(text.lang):
        for spelling in spacing_variants(form):
            at = within.find(spelling)
            while at >= 0:
                if _may_be(name, text, within, at, at + len(spelling)):
                    places.add((at, at + len(spelling)))
                at = within.find(spelling, at + len(spelling))
    return places


def _may_be(name: Name, text: NameText, within: str, start: int, end: int) -> bool:
    if name.kind is NameKind.PERSON:
        test = BOUNDARY_TESTS[text.lang]
        return test(within, start, end, name.kind) or (
            follows_name(within, end, text.lang) and _begins(within, start, end, name, test)
        )
    if name.kind is not NameKind.ORGANIZATION:
        return True
    around = covering(text.seen, start)
    return around is None or around.end < end or around.end - around.start <= end - start


def _begins(text: str, start: int, end: int, name: Name, test: BoundaryTest) -> bool:
    """Tell whether nothing before a person's name makes it another one."""
    shift = max(0, start - _BEFORE_NAME)
    return test(text[shift:end], start - shift, end - shift, name.kind)


_BEFORE_NAME = 8


def is_named_by_reading(name: Name, text: NameText) -> bool:
    """Tell whether ``イ・ヨン長官`` stands for 李永: not in brackets, behind other kanji."""
    if not name.reading or text.lang is not Lang.JA:
        return False
    starts = (found.start() for found in re.finditer(re.escape(name.reading), text.text))
    return any(
        text.text[start - 1 : start] not in {"（", "("}
        and BOUNDARY_TESTS[Lang.JA](text.text, start, start + len(name.reading), name.kind)
        for start in starts
    )


def is_shortened(name: Name, form: str, text: NameText) -> bool:
    """Tell whether a name stands in a shorter way that is as good.

    都内 for 도쿄도 내, 東京 for 도쿄도, and what both languages write in Latin letters: EU.
    """
    latin = [one for one in (form, *name.forms(text.lang)) if one.isascii()]
    if any(_stands_in_latin(one, text.text) for one in latin):
        return True
    wanted = name.forms(text.lang)[0]
    if name.kind is not NameKind.PLACE or wanted[-1] not in _RANKS:
        return False
    within = _WITHIN[text.lang].finditer(text.text)
    return without_rank(wanted) in text.text or any(one[1] == wanted[-1] for one in within)


def _stands_in_latin(form: str, text: str) -> bool:
    return re.search(rf"(?<![A-Za-z0-9]){re.escape(form)}(?![A-Za-z0-9])", text) is not None


_RANKS = "都道府県市区町村郡도부현시구군"
_WITHIN = {
    Lang.KO: late(
        "(?<![가-힣])([도부현시구군]) ?(?:내(?![가-힣])|[은는이가의와과에를을](?![가-힣])|에서)"
    ),
    Lang.JA: late("(?<![一-鿿])同?([都道府県市区町村郡])(?:内|(?![一-鿿]))"),
}
"""The rank alone, for the place that was named: 都内, 도는."""


def without_rank(place: str) -> str:
    """Return 東京 for 東京都, 도쿄 for 도쿄도: a city's or prefecture's rank may be left out."""
    return place[:-1] if len(place) > 2 and place[-1] in "都府県市区郡도부현시구군" else place
