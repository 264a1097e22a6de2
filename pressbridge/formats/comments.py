"""HTML comments: nobody's text. They are taken out before anything else is read.

What stands in code is no comment. Lines keep their numbers.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_OPENING, _CLOSING = "<!--", "-->"
_FENCE = re.compile(r"(?P<inside>[ \t>]*)(?:(?:[-*+]|[0-9]{1,9}[.)])[ \t]+)?(?P<fence>`{3,}|~{3,})")
_STEP = re.compile(r"\\.|`+|<!--")
_YEAR = re.compile(
    r"`[0-9]{2}(?:\s?[년年](?!`)|\. ?[0-9]{1,2}\.(?![0-9])|\s?[~∼～]\s?[`'’]?[0-9]{2})"
)
"""A grave accent typed for an apostrophe before the two digits of a year: `24년."""


class WithoutComments(NamedTuple):
    """A text without its comments."""

    text: str
    unclosed: int
    """Line, from 1, of a comment that is not closed; 0 if there is none. It lasts to the end."""


def without_comments(text: str) -> WithoutComments:
    """Return a Markdown text without HTML comments."""
    if _OPENING not in text:
        return WithoutComments(text, 0)
    kept: list[str] = []
    fence = ""
    begun = 0
    for number, line in enumerate(text.split("\n"), 1):
        if begun:
            _, closing, line = line.partition(_CLOSING)  # noqa: PLW2901 - the rest of it
            if not closing:
                kept.append("")
                continue
            begun = 0
        elif fence:
            kept.append(line)
            fence = fence if _still_fenced(line, fence) else ""
            continue
        elif opening := _fence_in(line):
            kept.append(line)
            fence = opening
            continue
        shown, is_open = _without_comments_in(line)
        kept.append(shown)
        begun = number if is_open else 0
    return WithoutComments("\n".join(kept), begun)


def is_apostrophe(text: str, at: int) -> bool:
    """Tell whether a grave accent stands for an apostrophe: `24년."""
    return text[at - 1 : at] != "`" and _YEAR.match(text, at) is not None


def _fence_in(line: str) -> str:
    """Return the marks of a code block that a line opens, with > before them in a quotation."""
    found = _FENCE.match(line)
    if not found or (found["fence"][0] == "`" and "`" in line[found.end() :]):
        return ""
    return (">" if ">" in found["inside"] else "") + found["fence"]


def _still_fenced(line: str, fence: str) -> bool:
    """Tell whether the code block goes on below a line."""
    inner = line.strip(" \t>")
    marks = fence.removeprefix(">")
    closes = len(inner) >= len(marks) and inner == marks[0] * len(inner)
    left = fence[0] == ">" and not line.lstrip().startswith(">")  # a quotation ends its code
    return not (closes or left)


def _without_comments_in(line: str) -> tuple[str, bool]:
    """Return a line without its comments, and whether one goes on in the next line."""
    if _OPENING not in line:
        return line, False
    pieces: list[str] = []
    at = start = 0
    ends = {run[0]: run.end() for run in re.finditer("`+", line)}
    while found := _STEP.search(line, at):
        at = found.end()
        if found[0][0] == "`" and not is_apostrophe(line, found.start()):
            at = _behind_code(line, found[0], at, ends)
        elif found[0] == _OPENING:
            pieces.append(line[start : found.start()])
            end = line.find(_CLOSING, found.start() + 2)  # <!--> is a whole one (CommonMark 6.6)
            if end < 0:
                return "".join(pieces), True
            at = start = end + len(_CLOSING)
    return "".join([*pieces, line[start:]]), False


def _behind_code(line: str, marks: str, at: int, ends: dict[str, int]) -> int:
    """Return the position behind the code that was opened; ``at`` if it is not closed."""
    if ends.get(marks, 0) <= at:  # the last run of this length
        return at
    for run in re.compile("`+").finditer(line, at):
        if run[0] == marks:
            return run.end()
    return at
