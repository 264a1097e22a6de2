"""What people are told: messages that any language can say, and the problems made of them.

A message is written in English, where it arises. It is a text like any other and remembers its
template and values, so that what shows it can say it in another language (``messages.interface``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple, Self

Tell = Callable[[str], str]
"""Says a message in the language of a run; a text that is no message stays as it is."""


class Template(NamedTuple):
    """A message as the ledger keeps it."""

    text: str
    """The message in English, with ``{name}`` for each value."""
    values: tuple[tuple[str, str | int | Template], ...] = ()

    @property
    def said(self) -> Said:
        """The message itself."""
        values = {
            name: value.said if isinstance(value, Template) else value
            for name, value in self.values
        }
        return Said(self.text, values)


WRITTEN = " ⏎ "
"""Stands in a hint before each line that is to be written into a file."""


class Said(str):
    """A message in English, with the template and the values that it was made of."""

    __slots__ = ("template", "values")
    template: str
    values: Mapping[str, str | int]
    """Whatever is quoted, numbers, and messages that are a part of this one."""

    def __new__(cls, template: str, values: Mapping[str, str | int] = {}) -> Self:
        """Without values the template is the text, whatever braces stand in it."""
        new = super().__new__(cls, template.format_map(values) if values else template)
        new.template, new.values = str(template), values
        return new

    def __reduce__(self) -> tuple[type[Said], tuple[str, Mapping[str, str | int]]]:
        return Said, (self.template, self.values)


def said(template: str, /, **values: str | int) -> Said:
    """Return a message; its template is the name by which the catalogs translate it."""
    return Said(template, values)


def quoted(text: str) -> Said:
    """Return as a message what others have written: it is the same in every language."""
    return text if isinstance(text, Said) else Said(AS_IT_IS, {"text": text})


def recorded(text: str) -> Said:
    """Return as a message one that was stored as English text, such as a note of a catalog."""
    return Said(RECORDED, {"text": text})


AS_IT_IS = "{text}"
RECORDED = "{text:}"
"""Differs from ``AS_IT_IS`` as a template, and gives the same text."""
NOTHING = Said("")


def listed(parts: Iterable[str]) -> Said:
    """Return messages or names as one, with commas between them."""
    first, *others = (*parts,) or ("",)
    whole = first if isinstance(first, Said) else quoted(first)
    for part in others:
        whole = said("{list}, {part}", list=whole, part=part)
    return whole


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
    message_said: Template | None = None
    """The message for other languages; None where nobody can say it in them."""
    hint_said: Template | None = None

    @property
    def what(self) -> Said:
        """The message, for any language."""
        return self.message_said.said if self.message_said else quoted(self.message)

    @property
    def remedy(self) -> Said:
        """The hint, for any language."""
        return self.hint_said.said if self.hint_said else quoted(self.hint)

    @property
    def place(self) -> str:
        """``path:line:``, or ``path:`` where no line applies (docs/design.md §5)."""
        return f"{self.path}:{self.line}:" if self.line is not None else f"{self.path}:"


LONGEST = 600
"""Characters of a message: whoever writes a name of 50,000 letters need not read them again."""


def error(code: str, path: str, line: int | None, message: Said, hint: Said = NOTHING) -> Problem:
    """Return a problem that stops the build."""
    return _problem(Severity.ERROR, code, path, line, message, hint)


def warning(  # noqa: PLR0913 - a Problem has this many parts, and each call names them in order
    code: str,
    path: str,
    line: int | None,
    message: Said,
    hint: Said = NOTHING,
    *,
    hard: bool = False,
) -> Problem:
    """Return a problem that is shown and stops nothing."""
    return _problem(Severity.WARNING, code, path, line, message, hint)._replace(hard=hard)


def _problem(  # noqa: PLR0913, PLR0917 - see above
    severity: Severity, code: str, path: str, line: int | None, message: Said, hint: Said
) -> Problem:
    return Problem(
        severity, code, path, line, shortened(message), shortened(hint),
        message_said=_template(message), hint_said=_template(hint) if hint else None,
    )  # fmt: skip


def _template(message: Said) -> Template:
    """Return a message to be stored; none of its values is longer than anybody reads."""
    values = tuple((name, _storable(value)) for name, value in message.values.items())
    return Template(message.template, values)


def _storable(value: str | int) -> str | int | Template:
    if isinstance(value, Said):
        return _template(value)
    return shortened(value) if isinstance(value, str) else value


def shortened(text: str) -> str:
    """Return a text without its middle if it is longer than anybody reads."""
    if len(text) <= LONGEST:
        return str(text)
    return f"{text[: LONGEST * 2 // 3]} … {text[-LONGEST // 4 :]}"


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems sorted by file, line and text, each once."""
    unique = dict.fromkeys(problems)
    return tuple(sorted(unique, key=lambda p: (p.path, p.line or 0, p.severity, p.message)))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Tell whether any of the problems stops the build."""
    return any(problem.severity is Severity.ERROR for problem in problems)
