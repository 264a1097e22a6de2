"""A template that cannot be used: what Jinja says of it, as one line with its place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from traceback import walk_tb
from types import TracebackType

from jinja2 import TemplateNotFound, TemplateSyntaxError

from pressbridge.words.problems import Said, quoted, said


class TemplateProblem(Exception):  # noqa: N818 - it becomes a Problem of the content
    """A template that cannot be used: the editor's own, or one of ours."""

    def __init__(self, template: str, line: int | None, message: Said) -> None:
        super().__init__(template, line, message)
        self.template = template
        """The name of the file below ``templates/``."""
        self.line = line
        """The line in it, from 1; ``None`` where it is not known."""
        self.message = message
        """What is wrong: one line."""

    def __str__(self) -> str:
        place = f"{self.template}:{self.line}" if self.line is not None else self.template
        return f"{place}: {self.message}"


_VIEW = re.compile(r"'pressbridge\.rendering\.\w*views\.\w+ object'")
"""How jinja2 calls what a template sees: a name of ours that tells an editor nothing."""


def problem_of(error: Exception, asked: str, texts: Mapping[str, str]) -> TemplateProblem:
    """Return what Jinja says of a template; ``asked`` is the one that was to be rendered."""
    name, line = _place(error.__traceback__, texts)
    words = _VIEW.sub("the page", " ".join(str(error).split())) or type(error).__name__
    match error:
        case TemplateSyntaxError():
            return TemplateProblem(
                error.name or asked, error.lineno, quoted(error.message or words)
            )
        case TemplateNotFound():
            missing = str(error.name or asked)
            return TemplateProblem(
                name or asked, line, said('there is no template "{missing}"', missing=missing)
            )
        case KeyError():
            return TemplateProblem(
                name or asked, line, said("unknown message or key {key}", key=words)
            )
        case RecursionError():
            name, line = _turn(error.__traceback__, texts) or (asked, None)
            message = said("it leads back to itself, or is nested too deeply")
            return TemplateProblem(name, line, message)
        case MemoryError():
            return TemplateProblem(name or asked, line, said("it needs more memory than there is"))
        case _:
            return TemplateProblem(name or asked, line, quoted(words))


def _place(traceback: TracebackType | None, texts: Mapping[str, str]) -> tuple[str, int | None]:
    """Return the innermost template and line that a traceback goes through."""
    return next(reversed(_places(traceback, texts)), ("", None))


def _turn(traceback: TracebackType | None, texts: Mapping[str, str]) -> tuple[str, int] | None:
    """Return the template and line from which a traceback comes back to where it was."""
    seen: dict[tuple[str, int], None] = {}
    for place in _places(traceback, texts):
        if place in seen:
            return next(reversed(seen))
        seen[place] = None
    return None


def _places(traceback: TracebackType | None, texts: Mapping[str, str]) -> list[tuple[str, int]]:
    """Return the templates and lines that a traceback goes through."""
    places = ((lang_context.f_code.co_filename, line) for lang_context, line in walk_tb(traceback))
    return [place for place in places if place[0] in texts]
