"""The correct pairs of tests/cases/press_pairs.txt, and where in one an error may be planted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from pressbridge.reading.names import read_names
from pressbridge.words.lang import Lang
from pressbridge.words.model import Name, NameKind

_HERE = Path(__file__).resolve().parent
PAIRS_FILE = _HERE / "cases" / "press_pairs.txt"
NAMES_FILE = _HERE.parent / "content" / "names.yaml"


@dataclass(frozen=True, slots=True)
class PressPair:
    """A correct translation, with the marks that a catalog stores."""

    id: str
    source: str
    target: str
    lang: Lang
    """The translation's language."""
    context: str
    day: date


@cache
def read_pairs() -> tuple[PressPair, ...]:
    """Return the correct pairs of ``tests/cases/press_pairs.txt``, in the file's order."""
    lines = PAIRS_FILE.read_text(encoding="utf-8").split("\n")
    heads = [at for at, line in enumerate(lines) if line.startswith("== ")]
    return tuple(_pair(lines[at][3:].split(), *lines[at + 1 : at + 3]) for at in heads)


def _pair(head: list[str], source: str, target: str) -> PressPair:
    name, direction, context, day = head
    assert direction in ("ko>ja", "ja>ko"), head
    context = "" if context == "-" else context
    return PressPair(name, source, target, Lang(direction[-2:]), context, date.fromisoformat(day))


@cache
def read_register() -> tuple[Name, ...]:
    """Return the shipped register of names."""
    names, problems = read_names(NAMES_FILE.read_text(encoding="utf-8"), str(NAMES_FILE))
    assert not problems, problems
    return names


# --- Places where nothing but their own kind of error is planted ---

MARK = re.compile(r"⟦/?[0-9]+⟧")
ADDRESS = re.compile(
    r"https?://[A-Za-z0-9./?=&%#_~-]+"
    r"|[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
    r"|(?<![A-Za-z0-9@.-])[a-z][a-z0-9.-]*\.(?:com|org|net|kr|jp)(?:/[A-Za-z0-9./?=_-]*)?"
)
PHONE = re.compile(
    r"(?<![0-9-])(?:(?:\+[0-9]{1,3}-)?[0-9]{1,4}-[0-9]{3,4}-[0-9]{4}|1[0-9]{3}-[0-9]{4})(?![0-9-])"
)


CODE = re.compile(
    r"(?<![A-Za-z0-9])(?!D-|FY)(?:[A-Z]+[-.]?[0-9][A-Z0-9.-]*(?<![.-])|ISO [0-9]+|[0-9]G)(?![A-Za-z0-9])"
)
"""A code or type with digits: H5N1, CVE-2024-8080, PM2.5."""


def guarded(text: str) -> list[tuple[int, int]]:
    """Return the places of marks, addresses, telephone numbers and codes."""
    kinds = (MARK, ADDRESS, PHONE, CODE)
    return [found.span() for kind in kinds for found in kind.finditer(text)]


def found_outside(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Give the matches outside marks, addresses, telephone numbers and codes."""
    kept = guarded(text)
    for found in pattern.finditer(text):
        if all(found.end() <= start or end <= found.start() for start, end in kept):
            yield found


def with_changed(text: str, start: int, end: int, new: str) -> str:
    return text[:start] + new + text[end:]


def _valid(name: Name, day: date) -> bool:
    began = name.since is None or name.since.day <= day
    return began and (name.until is None or day <= name.until.day)


@cache
def names_in(pair: PressPair) -> tuple[tuple[Name, int, int], ...]:
    """Return each registered name of the translation that its source names too, and its place."""
    forms = {
        form: name
        for name in read_register()
        if name.kind is not NameKind.TERM and _valid(name, pair.day)
        and any(form in pair.source for form in name.forms(pair.lang.other))
        for form in name.forms(pair.lang)
    }  # fmt: skip
    longest = sorted(forms, key=len, reverse=True)
    pattern = re.compile("|".join(re.escape(form) for form in longest) or "(?!)")
    return tuple(
        (forms[found[0]], found.start(), found.end())
        for found in found_outside(pattern, pair.target)
    )
