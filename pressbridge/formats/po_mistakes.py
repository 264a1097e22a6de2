"""What is wrong in a PO file, explained to people who do not know PO files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from pressbridge.words.problems import Said, said

CONFLICT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: |$)")
CONFLICT_SAID = (
    said("two people's changes were not merged here"),
    said("keep one of the two versions and delete the lines <<<<<<<, ======= and >>>>>>>"),
)
"""Message and hint."""

KEYWORD = re.compile(r"\s*(msgctxt|msgid|msgstr)(?![\w\[])")

_FORM = said('each line is  msgid "…",  msgstr "…"  or "…", with straight quotes at both ends')
_CURLY = "“”„‟〝〞〟＂″「」『』«»‘’"
_OTHER_QUOTES = rf"(?:msg\w++\s*+)?(?:[{_CURLY}].*|\".*[{_CURLY}]|.*[{_CURLY}]\")"
_NO_SPACE = r"(msgctxt|msgid|msgstr)\".*"
_BOTH_ENDS = r"(?:(?:msgctxt|msgid|msgstr)\s++)?\"(?P<text>.*)\""
_ONE_END = r"(?:(?:msgctxt|msgid|msgstr)\s++)?(?:\"[^\"]*+|[^\"]*+\")"


def line_fault(line: str) -> tuple[Said, Said]:
    """Return message and hint for a line that is not a line of a PO file."""
    return said("not a line of a PO file: {line}", line=_shown(line)), _hint(line.strip())


def _hint(line: str) -> Said:
    if re.fullmatch(_OTHER_QUOTES, line):
        return said('its quotation marks are not the straight ones: write them as in  msgstr "…"')
    if found := re.fullmatch(_NO_SPACE, line):
        return said("a space is missing after {keyword}", keyword=found[1])
    if found := re.fullmatch(_BOTH_ENDS, line):
        if '"' in re.sub(r"\\.", "", found["text"]):
            return said('inside the text write \\" for each quotation mark, or “ and ”')
        return said("inside the text write \\\\ for a backslash")
    if re.fullmatch(_ONE_END, line):
        return said("a quotation mark is missing at one end of the text")
    return _FORM


_LIKE_A_FLAG = re.compile(r"#[\W_]*fuzzy[\W_]*", re.IGNORECASE)
_FLAG_HINT = said(
    "write  #, fuzzy  above a translation that nobody has checked; else delete the line"
)


def flag_fault(line: str) -> tuple[Said, Said] | None:
    """Return message and hint for a comment that seems to be the flag ``fuzzy``, and is not.

    Without its flag a machine's text would count as checked by a person.
    """
    if line.startswith("#,"):
        flags = (flag.strip() for flag in line[2:].split(","))
        wrong = any(flag != "fuzzy" and _is_like_fuzzy(flag) for flag in flags)
        return (said("not a flag: {line}", line=_shown(line)), _FLAG_HINT) if wrong else None
    if "uzz" in line.casefold() and _LIKE_A_FLAG.fullmatch(line):
        message = said("not a flag, but perhaps meant as one: {line}", line=_shown(line))
        return message, _FLAG_HINT
    return None


def _is_like_fuzzy(flag: str) -> bool:
    if not 3 <= len(flag) <= 8:
        return False
    return SequenceMatcher(None, flag.casefold(), "fuzzy").ratio() > 0.7


def duplicates(
    entries: Iterable[tuple[tuple[str, str], int]],
) -> Iterator[tuple[int, Said, Said]]:
    """Yield (line, message, hint) of entries whose (msgctxt, msgid) an entry above has already."""
    first: dict[tuple[str, str], int] = {}
    for key, at in entries:
        line = first.setdefault(key, at)
        if line != at:
            message = said(
                "the same text stands in line {line} already: {text}",
                line=line,
                text=_shown(key[1]),
            )
            hint = said("keep the entry with the better translation and delete the other")
            yield at, message, hint


def _shown(text: str) -> str:
    """Return the beginning of a text for a message, in quotation marks."""
    flat = " ".join(text.split())
    return f"“{flat[:40]}…”" if len(flat) > 40 else f"“{flat}”"
