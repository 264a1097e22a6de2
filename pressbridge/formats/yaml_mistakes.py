"""Complaints of a YAML parser, explained to people who do not know YAML."""

from __future__ import annotations

import re
from typing import NamedTuple

from pressbridge.formats.wide_spaces import is_indented_wide
from pressbridge.words.field_names import only_meant
from pressbridge.words.problems import Said, said

IN_QUOTES = said("put the whole text in quotes")

# Compiled where there is a mistake to explain.
_KEY = r"^\s*(?:- +)*(?P<key>[^\s:：\"'\[{#]+)"
_FULL_WIDTH_COLON = _KEY + r"\s*："
_NO_SPACE = _KEY + r":[^\s:/]"
_WITH_VALUE = _KEY + r":\s+(?P<value>\S.*)$"
_LIST_VALUE = r"^\s*(?:- +)+(?P<value>\S.*)$"
_ROUND_QUOTE = r":\s*[“”„＂].*:"
_TAB = r"^ *\t"
_QUOTES = "\"'"
_IN_OTHER_QUOTES = said("put the whole text in quotes, of the other kind than those inside")
_NOT_CLOSED = said("a quotation mark is opened here and never closed")
_CLOSE_IT = said(
    "close it at the end of the text; if it belongs to the text, {in_quotes}",
    in_quotes=_IN_OTHER_QUOTES,
)
_SIGNS = "@`%&*!|>?[]{},\"'-"


class Position(NamedTuple):
    """A place in a text: line and column, both from 0, as YAML parsers count."""

    line: int
    column: int


class Mistake(NamedTuple):
    """A parser's complaint: the problem and its place; what it was reading, and from where on."""

    problem: str
    context: str
    at: Position
    start: Position


WIDE_INDENT = (
    said("the line begins with a full-width or no-break space"),
    said("indent with ordinary spaces, two for each step"),
)
"""Message and hint."""

Explanation = tuple[int, Said, Said]
"""(line from 0, message, hint)."""


def explain(mistake: Mistake, lines: list[str]) -> Explanation:
    """Return the line to show (from 0), a message and a hint."""
    for attempt in (_indented_with, _quotes, _brackets, _colon, _sign, _indentation):
        explanation = attempt(mistake, lines)
        if explanation:
            return explanation
    return (
        min(mistake.at.line, len(lines) - 1), said("this line cannot be read"),
        said("write a key, a colon, a space and a text, in quotes if it has signs in it"),
    )  # fmt: skip


_CLOSING = {"[": "]", "{": "}"}


def _line(lines: list[str], number: int) -> str:
    return lines[number] if 0 <= number < len(lines) else ""


def _indented_with(mistake: Mistake, lines: list[str]) -> Explanation | None:
    for number in (mistake.start.line, mistake.at.line):
        if re.match(_TAB, _line(lines, number)):
            return (
                number,
                said("the line begins with a tab"),
                said("indent with spaces, two for each step"),
            )
    places = (mistake.start.line, mistake.at.line)
    for number in (*places, mistake.at.line - 1):
        if is_indented_wide(_line(lines, number), has_key=number not in places):
            return number, *WIDE_INDENT
    return None


def _quotes(mistake: Mistake, _lines: list[str]) -> Explanation | None:
    if "quoted" not in mistake.context:
        return None
    if "escape" in mistake.problem:
        return (
            mistake.at.line, said("a backslash has a special meaning in double quotes"),
            said("use single quotes around the text, or write the backslash twice"),
        )  # fmt: skip
    return mistake.start.line, _NOT_CLOSED, _CLOSE_IT


def _brackets(mistake: Mistake, lines: list[str]) -> Explanation | None:
    if "flow sequence" not in mistake.context and "flow mapping" not in mistake.context:
        return None
    typed = _line(lines, mistake.start.line)[mistake.start.column :]
    sign = typed[:1] or "["
    comma = re.search(r"[，、](?=[^，、:]*:)", typed)
    if comma:
        message = said('a comma in the brackets is a wide one: "{comma}"', comma=comma[0])
        return mistake.start.line, message, said('type a half-width comma and a space, ", "')
    return (
        mistake.start.line,
        said('the "{sign}" that is opened here is not closed as it should be', sign=sign),
        said('close it with "{sign}", commas between its parts; in a text, {in_quotes}',
             sign=_CLOSING.get(sign, "]"), in_quotes=IN_QUOTES),
    )  # fmt: skip


def _colon(mistake: Mistake, lines: list[str]) -> Explanation | None:
    """Explain a colon too many, too few, full-width, or without its space."""
    if "mapping values" not in mistake.problem and "expected ':'" not in mistake.problem:
        return None
    wrong = _wrong_colon(mistake, lines)
    if wrong:
        return wrong
    before = _line(lines, mistake.at.line)[: mistake.at.column]
    if "mapping values" in mistake.problem and ":" in before:
        if re.search(_ROUND_QUOTE, _line(lines, mistake.at.line)):
            return (
                mistake.at.line, said("round quotation marks do not hold a text together"),
                said('type straight ones around the whole text: title: "A: B"'),
            )  # fmt: skip
        return (
            mistake.at.line, said("a colon with a space after it stands inside a text"),
            said('put the whole text in quotes: title: "A: B"'),
        )  # fmt: skip
    return _no_colon(mistake, lines)


def _wrong_colon(mistake: Mistake, lines: list[str]) -> Explanation | None:
    for number in (mistake.start.line, mistake.at.line, mistake.at.line - 1):
        full_width = re.match(_FULL_WIDTH_COLON, _line(lines, number))
        if full_width:
            key = full_width["key"]
            return (
                number,
                said('the colon after "{key}" is a full-width one', key=key),
                said('type "{key}: "', key=only_meant(key)),
            )
        no_space = re.match(_NO_SPACE, _line(lines, number))
        if no_space:
            key = no_space["key"]
            return (
                number,
                said('a space is missing after "{key}:"', key=key),
                said('type "{key}: "', key=only_meant(key)),
            )
    return None


def explain_text(lines: list[str]) -> Explanation | None:
    """Explain a whole text that YAML takes for one value, because its keys are not written so."""
    first = next((n for n, line in enumerate(lines) if line.strip() and line[0] != "#"), 0)
    place = Position(first, 0)
    return _wrong_colon(Mistake("", "", place, place), lines)


def _no_colon(mistake: Mistake, lines: list[str]) -> Explanation | None:
    if "expected ':'" in mistake.problem:
        return (
            mistake.start.line,
            said("the key on this line has no colon"),
            said("write it as  key: text"),
        )
    above = _line(lines, mistake.at.line - 1)
    if above.strip() and ":" not in above:
        return (
            mistake.at.line - 1,
            said("the key on this line has no colon"),
            said("write it as  key: text"),
        )
    return None


def _sign(mistake: Mistake, lines: list[str]) -> Explanation | None:
    number = mistake.at.line if "block" in mistake.context else mistake.start.line
    if "block scalar" in mistake.context:
        number = mistake.start.line
    line = _line(lines, number)
    match = re.match(_WITH_VALUE, line) or re.match(_LIST_VALUE, line)
    if not match or match["value"][0] not in _SIGNS or mistake.at.column < match.start("value"):
        return None
    sign = match["value"][0]
    if sign in _QUOTES or (sign in "[{" and "block mapping" in mistake.context):
        if sign in _QUOTES:
            opened = _opened_above(lines, number, sign)
            if opened is not None:
                return opened, _NOT_CLOSED, _CLOSE_IT
            return number, said("there is text after the closing quotation mark"), _IN_OTHER_QUOTES
        return (
            number,
            said("there is text after the closing {sign}", sign=_CLOSING[sign]),
            IN_QUOTES,
        )
    return number, said('a text cannot begin with "{sign}"', sign=sign), IN_QUOTES


def _opened_above(lines: list[str], number: int, sign: str) -> int | None:
    """Return the line whose quotation mark a text in a line below seems to close: '26년 twice."""
    for at in range(number - 1, -1, -1):
        match = re.match(_WITH_VALUE, lines[at])
        if match and match["value"].startswith(sign) and match["value"].count(sign) % 2:
            return at
    return None


def _indentation(mistake: Mistake, _lines: list[str]) -> Explanation | None:
    inside = ("block mapping", "block collection")
    if not any(word in mistake.context for word in inside) and not any(
        word in mistake.problem for word in ("mapping values", "document start", "entries")
    ):
        return None
    return (
        mistake.at.line, said("this line does not fit the lines above it"),
        said("keys of one group stand exactly below each other; parts of a list begin with  -"),
    )  # fmt: skip
