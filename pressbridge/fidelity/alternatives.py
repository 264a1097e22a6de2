"""Takes patterns of many words apart by the character that a word begins with.

``re`` tries the alternatives of a pattern one after the other. Most of them begin with another
character than the one that stands there; sorted by it, they need not even be looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_LOOKAROUND = ("(?!", "(?=", "(?<!", "(?<=")
_REPEATS = frozenset("?*+{")
_SPECIAL = _REPEATS.union("()[]|.^$\\")


def alternatives(form: str) -> Iterator[str]:
    """Yield what stands between the outermost bars of a pattern."""
    depth, start = 0, 0
    for at, char in enumerate(form):
        depth += (char in "([") - (char in ")]")
        if char == "|" and not depth:
            yield form[start:at]
            start = at + 1
    yield form[start:]


def beginnings(form: str) -> set[str]:
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
        found = set[str]().union(*map(beginnings, alternatives(inside)))
    elif rest[0] == "[":
        end = rest.index("]") + 1
        found = set(rest[1 : end - 1])
        if not found.isdisjoint("^-\\"):
            raise ValueError(form)
    else:
        end = 2 if rest[0] == "\\" else 1
        found = {rest[end - 1]}
    return found | beginnings(rest[end + 1 :]) if rest[end : end + 1] == "?" else found


def stem(form: str) -> str:
    """Return the plain characters with which all begins that a form finds."""
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


def by_beginning(forms: list[str]) -> dict[str, list[int]]:
    """Return the places of the forms that may begin with each character, in their order."""
    found: dict[str, list[int]] = {}
    for place, form in enumerate(forms):
        for char in beginnings(form):
            found.setdefault(char, []).append(place)
    return found


def gathered(forms: list[str]) -> tuple[re.Pattern[str], list[int]]:
    """Return one pattern that finds the same as ``forms`` joined by bars, and what was found.

    The group that matched last says which form it was: its number stands at that place of the
    list. Each form must begin with one plain character.
    """
    groups: list[str] = []
    order = [-1]
    for first, places in by_beginning(forms).items():
        if any(forms[place][:1] != first or forms[place][1:2] in _REPEATS for place in places):
            raise ValueError(first)
        # An empty group behind each form says which it was. In front of it, it would be slow.
        rests = "|".join(f"{forms[place][1:]}()" for place in places)
        groups.append(f"{first}(?:{rests})")
        order += places
    return re.compile("|".join(groups)), order
