"""Findings about the content: what is wrong, where, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

COMMAND = "python build.py"
"""What hints call the command; ``report`` says it as it is called where it runs."""


class Severity(StrEnum):
    """Severity of a problem: an error stops the build, a warning only with ``--strict``."""

    ERROR = "error"
    WARNING = "warning"


class Problem(NamedTuple):
    """One finding. Every person's mistake ends as one of these, never as a traceback."""

    severity: Severity
    code: str
    """A short stable name for tools and waivers, such as ``unknown-key``."""
    path: str
    """The file, relative to the root, with ``/``."""
    line: int | None
    """The line, from 1; ``None`` where the problem has no line."""
    message: str
    """The fault: one line, no full stop."""
    hint: str = ""
    """The remedy, as an imperative; may be empty."""
    hard: bool = False
    """A finding about a translation that must not be published before a person has read it."""

    @property
    def place(self) -> str:
        """``path:line:``, or ``path:`` where no line applies (docs/design.md §5)."""
        return f"{self.path}:{self.line}:" if self.line is not None else f"{self.path}:"


LONGEST = 600
"""Characters of a message: whoever writes a name of 50,000 letters need not read them again."""


def error(code: str, path: str, line: int | None, message: str, hint: str = "") -> Problem:
    """Return a problem that stops the build."""
    return Problem(Severity.ERROR, code, path, line, _shortened(message), _shortened(hint))


def warning(  # noqa: PLR0913 - a Problem has this many parts, and each call names them in order
    code: str, path: str, line: int | None, message: str, hint: str = "", *, hard: bool = False
) -> Problem:
    """Return a problem that is shown and stops nothing."""
    return Problem(Severity.WARNING, code, path, line, _shortened(message), _shortened(hint), hard)


def _shortened(text: str) -> str:
    """Return a text without its middle if it is longer than anybody reads."""
    if len(text) <= LONGEST:
        return text
    return f"{text[: LONGEST * 2 // 3]} … {text[-LONGEST // 4 :]}"


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems sorted by file, line and text, each once."""
    unique = dict.fromkeys(problems)
    return tuple(sorted(unique, key=lambda p: (p.path, p.line or 0, p.severity, p.message)))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Tell whether any of the problems stops the build."""
    return any(problem.severity is Severity.ERROR for problem in problems)
