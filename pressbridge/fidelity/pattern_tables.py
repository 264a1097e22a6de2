"""Tables of many patterns, ordered by their first characters.

``re`` tries the alternatives of a pattern one after the other. Most of them begin with another
character than the one that stands there; sorted by it, they need not even be looked at. Some
hundreds make one regular expression; of more, each first character has one of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from pressbridge.words.patterns import late

_LOOKAROUND = ("(?!", "(?=", "(?<!", "(?<=")
_REPEATS = frozenset("?*+{")
_LONG = 40
"""Characters in a range that is not told one by one."""
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

    Raises ValueError for what our tables have no need of: long ranges, repeats, an empty word.
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
        found = _class_characters(rest[1 : end - 1])
    else:
        end = 2 if rest[0] == "\\" else 1
        found = {rest[end - 1]}
    return found | first_characters(rest[end + 1 :]) if rest[end : end + 1] == "?" else found


def _class_characters(inside: str) -> set[str]:
    """Return the characters between the square brackets of a pattern: 0-9 are ten."""
    if inside[0] == "^" or "\\" in inside:
        raise ValueError(inside)
    found = set(inside)
    for dash in re.finditer("(.)-(.)", inside):
        first, last = map(ord, dash.groups())
        if last - first > _LONG:
            raise ValueError(inside)
        found |= set(map(chr, range(first, last + 1)))
    return found - {"-"}


def _second_characters(form: str) -> set[str] | None:
    """Return the characters that may follow the first one, which is a literal character.

    None where they cannot be told, or where a word may end a text.
    """
    rest = form[1:]
    while rest.startswith(_LOOKAROUND) and not rest.startswith("(?="):
        rest = rest[_group_end(rest) :]
    alternatives = [rest]
    if rest.startswith("(?="):
        inside = rest[3 : _group_end(rest) - 1]
        if "$" in inside or "\\" in inside:
            return None
        alternatives = [*split_alternatives(inside)]
    try:
        return set[str]().union(*map(first_characters, alternatives))
    except ValueError:
        return None


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
        groups.append(_group(forms, first, places))
        order += places
    return late("|".join(groups)), order


FoundForm = tuple[re.Match[str], int]
"""What a form of a table found, and the form's index."""


class FormTable:
    """Many patterns that are looked for at once, in the order in which they are given.

    One cheap pattern gives the places where a word may begin, by its first two characters. What
    may stand there is tried with the few forms that begin with these two: they are compiled when a
    text first has them, so that a thousand forms cost a short text next to nothing.
    """

    def __init__(self, forms: list[str]) -> None:
        places = by_first_character(forms)
        for first, of_first in places.items():
            _check_heads(forms, first, of_first)
        seconds = [_second_characters(form) for form in forms]
        self._begun = _Begun(forms, places, seconds)
        self._beginnings = _beginnings(places, seconds)

    def findall(self, text: str) -> list[FoundForm]:
        """Return what is found, without overlaps, and the index of the form that found it."""
        found: list[FoundForm] = []
        end, begun = 0, self._begun
        for beginning in self._beginnings.finditer(text):
            at = beginning.start()
            if at >= end and (known := begun[text[at : at + 2]]):
                match, places = known
                if word := match(text, at):
                    found.append((word, places[(word.lastindex or 1) - 1]))
                    end = word.end()
        return found


_Match = Callable[[str, int], re.Match[str] | None]


class _Begun(dict[str, tuple[_Match, list[int]] | None]):
    """The first two characters of a word → ``match`` of the forms that begin so, and their places.

    None where no form does. A word at the end of a text has one character, perhaps.
    """

    def __init__(
        self, forms: list[str], places: dict[str, list[int]], seconds: list[set[str] | None]
    ) -> None:
        self._forms = forms
        self._places = places
        self._seconds = seconds

    def __missing__(self, begun: str) -> tuple[_Match, list[int]] | None:
        first, second = begun[0], begun[1:]
        seconds = self._seconds
        places = [
            place
            for place in self._places[first]
            if (known := seconds[place]) is None or second in known
        ]
        found = (re.compile(_group(self._forms, first, places)).match, places) if places else None
        self[begun] = found
        return found


def _group(forms: list[str], first: str, places: list[int]) -> str:
    """Return one expression of the forms that begin with a character.

    An empty group behind each says which it was. In front of it, it would be slow.
    """
    _check_heads(forms, first, places)
    rests = "|".join(f"{forms[place][1:]}()" for place in places)
    return f"{first}(?:{rests})"


def _check_heads(forms: list[str], first: str, places: list[int]) -> None:
    """Raise ValueError for a form that does not begin with one literal character."""
    if any(forms[place][:1] != first or forms[place][1:2] in _REPEATS for place in places):
        raise ValueError(first)


def _beginnings(
    places: dict[str, list[int]], second_characters: list[set[str] | None]
) -> re.Pattern[str]:
    """Return a pattern of the places where a form may begin, and of some more.

    Blanks follow most characters somewhere: they count behind those with which a form has one. A
    class of all first characters stands before the rest: so ``re`` skips quickly to the next.
    """
    lone, before_blank, seconds = "", "", set[str]()
    for first, of_first in places.items():
        known_of = [second_characters[place] for place in of_first]
        known = set[str]().union(*(one for one in known_of if one is not None))
        if None in known_of:  # nothing is known of what follows
            lone += first
        elif " " in known:
            before_blank += first
        seconds |= known
    then = [f"(?=[{re.escape(''.join(sorted(seconds - {' '})))}])"] if seconds - {" "} else []
    then += [f"(?= )(?<=[{re.escape(before_blank)}])"] if before_blank else []
    then += [f"(?<=[{re.escape(lone)}])"] if lone else []
    return late(f"[{re.escape(''.join(places))}](?:{'|'.join(then)})" if then else "(?!)")
