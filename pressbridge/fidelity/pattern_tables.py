"""Tables of many patterns as one regular expression, ordered by their first characters.

``re`` tries the alternatives of a pattern one after the other. Most of them begin with another
character than the one that stands there; sorted by it, they need not even be looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pressbridge.words.patterns import late

_LOOKAROUND = ("(?!", "(?=", "(?<!", "(?<=")
_REPEATS = frozenset("?*+{")
_SPECIAL = _REPEATS.union("()[]|.^$\\")


def split_alternatives(form: str) -> Iterator[str]:
    """Yield the alternatives of a pattern: what stands between its outermost bars."""
    depth, start = 0, 0
    for at, char in enumerate(form):
        depth += (char in "([") - (char in ")]")
        if char == "|" and not depth:
            yield form[start:at]
            start = at + 1
    yield form[start:]


def first_characters(form: str) -> set[str]:
    """Return the characters that a word may begin with, of one alternative of a pattern.

    Raises ValueError for what our tables have no need of: ranges, repeats, an empty word.
    """
    rest = form
    while rest.startswith(_LOOKAROUND):
        rest = rest[_group_end(rest) :]
    if not rest or rest[0] in _REPEATS:
        raise ValueError(form)
    if rest[0] == "(":
        end = _group_end(rest)
        inside = rest[1 : end - 1].removeprefix("?:")
        found = set[str]().union(*map(first_characters, split_alternatives(inside)))
    elif rest[0] == "[":
        end = rest.index("]") + 1
        found = set(rest[1 : end - 1])
        if not found.isdisjoint("^-\\"):
            raise ValueError(form)
    else:
        end = 2 if rest[0] == "\\" else 1
        found = {rest[end - 1]}
    return found | first_characters(rest[end + 1 :]) if rest[end : end + 1] == "?" else found


def literal_prefix(form: str) -> str:
    """Return the literal characters with which every match of a pattern begins."""
    end = next((at for at, char in enumerate(form) if char in _SPECIAL), len(form))
    return form[: end - 1] if form[end : end + 1] in _REPEATS else form[:end]


def _group_end(form: str) -> int:
    """Return where the bracket that a pattern begins with is closed."""
    depth = 0
    for at, char in enumerate(form):
        depth += (char == "(") - (char == ")")
        if not depth:
            return at + 1
    raise ValueError(form)


def by_first_character(forms: list[str]) -> dict[str, list[int]]:
    """Return, for each first character, the indices of the patterns that may begin with it."""
    found: dict[str, list[int]] = {}
    for place, form in enumerate(forms):
        for char in first_characters(form):
            found.setdefault(char, []).append(place)
    return found


def combined_pattern(forms: list[str]) -> tuple[re.Pattern[str], list[int]]:
    """Return one pattern that finds the same as ``forms`` joined by bars, and its groups' forms.

    ``order[match.lastindex]`` is the index of the form that matched. Raises ValueError for a form
    that does not begin with one literal character.
    """
    groups: list[str] = []
    order = [-1]
    for first, places in by_first_character(forms).items():
        if any(forms[place][:1] != first or forms[place][1:2] in _REPEATS for place in places):
            raise ValueError(first)
        # An empty group behind each form says which it was. In front of it, it would be slow.
        rests = "|".join(f"{forms[place][1:]}()" for place in places)
        groups.append(f"{first}(?:{rests})")
        order += places
    return late("|".join(groups)), order
