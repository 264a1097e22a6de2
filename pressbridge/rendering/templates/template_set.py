"""The templates of a press room, and what they give.

A template sees ``page`` (one of the views), ``_("English message", name=value)`` in the page's
language, ``in_lang(lang)`` for pages with both languages, and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from traceback import walk_tb
from types import TracebackType

from jinja2 import (
    BytecodeCache,
    Environment,
    FunctionLoader,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
    select_autoescape,
)
from jinja2.bccache import Bucket
from jinja2.meta import find_referenced_templates
from markupsafe import Markup

from pressbridge.formats.markdown import isolate_rtl
from pressbridge.rendering.messages import messages
from pressbridge.rendering.templates.remembering import remember
from pressbridge.words.invisible import may_have_rtl
from pressbridge.words.lang import Lang


class TemplateProblem(Exception):  # noqa: N818 - it becomes a Problem of the content
    """A template that cannot be used: the editor's own, or one of ours."""

    def __init__(self, template: str, line: int | None, message: str) -> None:
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


@dataclass(frozen=True, slots=True)
class TemplateSet:
    """All templates as plain texts: they can be hashed for a fingerprint and sent to a process."""

    texts: Mapping[str, str]
    """Name (``release.html``) to text."""
    compiled: Mapping[str, bytes] = field(default_factory=dict, compare=False, repr=False)
    """What compiling them gave before: it saves time, and is of no other use (``adopt``)."""

    def prepared(self, templates: Iterable[str]) -> TemplateSet:
        """Return the set with some templates compiled, and all that they need.

        Those that cannot be compiled are left to ``render``, which says why.
        """
        self.adopt()
        environment = self._environment(None)
        for name in sorted({needed for each in templates for needed in self.needs(each)}):
            with suppress(Exception):
                environment.get_template(name)
        return TemplateSet(self.texts, dict(_compiled.code))

    def adopt(self) -> None:
        """Give this process what was compiled before."""
        _compiled.code.update(self.compiled)

    def _environment(self, lang: Lang | None) -> Environment:
        return _environment(tuple(sorted(self.texts.items())), lang)

    def render(self, template: str, page: object, lang: Lang | None) -> str:
        """Return the HTML of a page; ``lang`` is ``None`` for a page with both languages.

        Raises TemplateProblem where a template is missing, malformed, or asks for something
        that the page does not have.
        """
        try:
            environment = self._environment(lang)
            return environment.get_template(template).render(page=page)
        except Exception as error:
            raise _problem(error, template, self.texts) from error

    def page(self, template: str, page: object, lang: Lang | None) -> bytes:
        """Return the HTML of a page as bytes. Raises TemplateProblem, as ``render`` does."""
        text = self.render(template, page, lang)
        try:
            return text.encode()
        except UnicodeEncodeError as error:
            half = f"\\u{ord(text[error.start]):04x}"
            name, line = self._line_with(half, template)
            message = f"it gives half a character ({half}), which no page can hold"
            raise TemplateProblem(name, line, message) from None

    def _line_with(self, half: str, template: str) -> tuple[str, int | None]:
        """Return the template and line where half a character is written; else the template."""
        for name in sorted(self.needs(template)):
            before, found, _ = self.texts[name].lower().partition(half)
            if found:
                return name, before.count("\n") + 1
        return template, None

    def needs(self, template: str) -> frozenset[str]:
        """Return the templates that one is made with: all that it extends, imports or includes.

        All of them where that is only known when it is rendered, or where it is malformed.
        """
        found: set[str] = set()
        waiting = [template]
        while waiting:
            name = waiting.pop()
            if name in found or name not in self.texts:
                continue
            found.add(name)
            named = _named_in(self.texts[name])
            if named is None:
                return frozenset(self.texts)
            waiting += named
        return frozenset(found)


@lru_cache(maxsize=64)
def _named_in(text: str) -> tuple[str, ...] | None:
    """Return the templates that one names; None if that is not known before it is rendered."""
    try:
        named = tuple(find_referenced_templates(Environment().parse(text)))  # noqa: S701 - no HTML
    except Exception:  # noqa: BLE001 - a thousand brackets, numbers without an end: render says it
        return None
    return None if None in named else tuple(one for one in named if one)


class _Compiled(BytecodeCache):
    """The compiled templates of this process: both languages run the same code."""

    def __init__(self) -> None:
        self.code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if code := self.code.get(bucket.key + bucket.checksum):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.code[bucket.key + bucket.checksum] = bucket.bytecode_to_string()


_compiled = _Compiled()


@lru_cache(maxsize=8)
def _environment(texts: tuple[tuple[str, str], ...], lang: Lang | None) -> Environment:
    """Compile the templates once per process and language.

    The messages are globals of the environment and not values of a page, so that imported macros
    have them too and are compiled and run once.
    """
    by_name = dict(texts)

    def load(name: str) -> tuple[str, str, None] | None:
        # The name doubles as file name: that is what the frames of a traceback are found by.
        return (by_name[name], name, None) if name in by_name else None

    environment = Environment(
        loader=FunctionLoader(load),
        autoescape=select_autoescape(("html", "xml")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        bytecode_cache=_compiled,
    )
    remember(environment)
    environment.filters["isolated"] = _isolated
    environment.globals["in_lang"] = messages
    if lang is not None:
        environment.globals["_"] = messages(lang)
    return environment


def _isolated(text: str) -> str:
    """Return a text so that words from right to left in it change no order but their own."""
    return Markup(isolate_rtl(text)) if may_have_rtl(text) else text  # noqa: S704 - it is escaped


_VIEW = re.compile(r"'pressbridge\.rendering\.views\.\w+ object'")
"""How jinja2 calls what a template sees: a name of ours that tells an editor nothing."""


def _problem(error: Exception, asked: str, texts: Mapping[str, str]) -> TemplateProblem:
    name, line = _place(error.__traceback__, texts)
    message = _VIEW.sub("the page", " ".join(str(error).split())) or type(error).__name__
    match error:
        case TemplateSyntaxError():
            return TemplateProblem(error.name or asked, error.lineno, error.message or message)
        case TemplateNotFound():
            missing = error.name or asked
            return TemplateProblem(name or asked, line, f'there is no template "{missing}"')
        case KeyError():
            return TemplateProblem(name or asked, line, f"unknown message or key {message}")
        case RecursionError():
            name, line = _turn(error.__traceback__, texts) or (asked, None)
            said = "it leads back to itself, or is nested too deeply"
            return TemplateProblem(name, line, said)
        case MemoryError():
            return TemplateProblem(name or asked, line, "it needs more memory than there is")
        case _:
            return TemplateProblem(name or asked, line, message)


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
    places = ((frame.f_code.co_filename, line) for frame, line in walk_tb(traceback))
    return [place for place in places if place[0] in texts]
