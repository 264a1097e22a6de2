"""Comments: nobody's text. They are taken out before anything else is read.

There are two kinds: ``<!-- … -->`` and ``[//]: # (…)``, the definition of a link to nowhere. What
stands in code is no comment. Lines keep their numbers.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pressbridge.words.patterns import late
from pressbridge.words.problems import NOTHING, Said, said

_OPENING, _CLOSING = "<!--", "-->"
_FENCE = re.compile(r"(?P<inside>[ \t>]*)(?:(?:[-*+]|[0-9]{1,9}[.)])[ \t]+)?(?P<fence>`{3,}|~{3,})")
_STEP = re.compile(r"\\.|`+|<!--")
_YEAR = re.compile(
    r"`[0-9]{2}(?:\s?[년年](?!`)|\. ?[0-9]{1,2}\.(?![0-9])|\s?[~∼～]\s?[`'’]?[0-9]{2})"
)
"""A grave accent typed for an apostrophe before the two digits of a year: `24년."""
_NOWHERE = "]: #", "]: <>", "]:#", "]:<>"
_DEFINITION = late(
    r"[ \t>]*(?:(?:[-*+]|[0-9]{1,9}[.)])[ \t]+)?\[[^\[\]]+\]:[ \t]*(?:#|<>)[ \t]+"
    r"(?:\([^()]*\)|\"[^\"]*\"|'[^']*')[ \t]*"
)
"""A link that leads nowhere, with a title: what is written there is seen nowhere."""
_OTHER_FORM = late(
    r"[<＜‹][ \t]?[!！][ \t]?[-–—―−－]|\{\{?!--|\{#[^{}]*#\}|\{#(?=\s|$)|\{%-?[ ]?comment"
    r"|\{?/\*[^*]*\*/|(?<![0-9%])%%(?!%)[^%]+%%(?!%)|^[ \t]*%%[ \t]*$|\[//\]:"
)
"""How other programs begin comments, and what word processors make of <!--."""
_MAY_BEGIN = late(r"[<＜‹{/%\[](?:(?<=[<＜‹{])|\*|%|//)")
"""The beginning of any of them, and more: to look for it is quicker."""


class WithoutComments(NamedTuple):
    """A text without its comments."""

    text: str
    unclosed: int
    """Line, from 1, of a comment that is not closed; 0 if there is none. It lasts to the end."""
    nested: int = 0
    """Line, from 1, of a comment within which another begins; 0 if there is none.

    Either the first was meant to end before, or the text behind the second is one as well.
    """


def without_comments(text: str) -> WithoutComments:
    """Return a Markdown text without comments."""
    if _OPENING not in text and not any(sign in text for sign in _NOWHERE):
        return WithoutComments(text, 0)
    kept: list[str] = []
    fence = ""
    begun = nested = 0
    for number, line in enumerate(text.split("\n"), 1):
        if begun:
            inside, closing, line = line.partition(_CLOSING)  # noqa: PLW2901 - the rest of it
            nested = nested or (begun if _OPENING in inside else 0)
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
        shown, is_open, is_nested = _without_comments_in(line)
        kept.append(shown)
        begun = number if is_open else 0
        nested = nested or (number if is_nested else 0)
    return WithoutComments("\n".join(kept), begun, nested)


def comment_fault(text: str, source: str = "") -> Said:
    """Return what is said of a text that holds a comment as other programs write them.

    Here it is no comment: readers would see it. Empty where there is none, or where the ``source``
    that the text translates holds one, too.
    """
    if not _MAY_BEGIN.search(text):
        return NOTHING
    found = None if _OTHER_FORM.search(source) else _OTHER_FORM.search(text)
    if found is None:
        return NOTHING
    comment = found[0].strip()
    return said('"{comment}" begins no comment here: readers would see it', comment=comment)


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


def _without_comments_in(line: str) -> tuple[str, bool, bool]:
    """Return a line without its comments; whether one goes on below; whether one is in another."""
    if _OPENING not in line:
        return ("" if "]:" in line and _DEFINITION.fullmatch(line) else line), False, False
    pieces: list[str] = []
    at = start = 0
    nested = False
    ends = {run[0]: run.end() for run in re.finditer("`+", line)}
    while found := _STEP.search(line, at):
        at = found.end()
        if found[0][0] == "`" and not is_apostrophe(line, found.start()):
            at = _behind_code(line, found[0], at, ends)
        elif found[0] == _OPENING:
            pieces.append(line[start : found.start()])
            end = line.find(_CLOSING, found.start() + 2)  # <!--> is a whole one (CommonMark 6.6)
            nested = nested or line.find(_OPENING, at, end if end >= 0 else len(line)) >= 0
            if end < 0:
                return "".join(pieces), True, nested
            at = start = end + len(_CLOSING)
    return "".join([*pieces, line[start:]]), False, nested


def _behind_code(line: str, marks: str, at: int, ends: dict[str, int]) -> int:
    """Return the position behind the code that was opened; ``at`` if it is not closed."""
    if ends.get(marks, 0) <= at:  # the last run of this length
        return at
    for run in re.compile("`+").finditer(line, at):
        if run[0] == marks:
            return run.end()
    return at
