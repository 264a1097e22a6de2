"""The templates of a press room, and what they give.

A template sees ``page`` (one of the views), ``_("English message", name=value)`` in the page's
language, ``in_lang(lang)`` for pages with both languages, and nothing else.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass

from jinja2 import Environment

from pressbridge.messages import Messages, messages
from pressbridge.rendering.templates.compiling import (
    code_of,
    environment,
    named_in,
)
from pressbridge.rendering.templates.template_problem import TemplateProblem, problem_of
from pressbridge.words.lang import Lang
from pressbridge.words.model import OwnMessage
from pressbridge.words.problems import said


@dataclass(frozen=True, slots=True)
class TemplateSet:
    """All templates as plain texts: they can be hashed for a fingerprint and sent to a process."""

    texts: Mapping[str, str]
    """Name (``release.html``) to text."""
    own_messages: tuple[OwnMessage, ...] = ()
    """Messages that the press room says in its own words."""

    def say(self, lang: Lang) -> Messages:
        """Return the messages of a language."""
        return messages(lang, self.own_messages)

    def _environment(self, lang: Lang | None) -> Environment:
        return environment(tuple(sorted(self.texts.items())), lang, self.own_messages)

    def render(self, template: str, page: object, lang: Lang | None) -> str:
        """Return the HTML of a page; ``lang`` is ``None`` for a page with both languages.

        Raises TemplateProblem where a template is missing, malformed, or asks for something
        that the page does not have.
        """
        try:
            return self._environment(lang).get_template(template).render(page=page)
        except Exception as error:
            raise problem_of(error, template, self.texts) from error

    def compile(self, templates: Iterable[str]) -> None:
        """Compile what some templates are made with; ``render`` says what is wrong with it."""
        for name in frozenset[str]().union(*map(self.needs, templates)):
            with suppress(Exception):
                code_of(name, self.texts[name])

    def page(self, template: str, page: object, lang: Lang | None) -> bytes:
        """Return the HTML of a page as bytes. Raises TemplateProblem, as ``render`` does."""
        text = self.render(template, page, lang)
        try:
            return text.encode()
        except UnicodeEncodeError as error:
            half = f"\\u{ord(text[error.start]):04x}"
            name, line = self._line_with(half, template)
            message = said("it gives half a character ({half}), which no page can hold", half=half)
            raise TemplateProblem(name, line, message) from None

    def _line_with(self, half: str, template: str) -> tuple[str, int | None]:
        """Return the template and line where half a character is written; else the template."""
        for name in sorted(self.needs(template)):
            before, found, _ = self.texts[name].lower().partition(half)
            if found:
                return name, before.count("\n") + 1
        return template, None

    def unused(self, names: Iterable[str], defaults: Collection[str]) -> tuple[str, ...]:
        """Return those of some templates that no page is made with.

        ``defaults`` are the names of the default templates: each that has no ``_`` makes pages.
        """
        pages = {name for name in defaults if not name.startswith("_")}
        strange = [name for name in names if name not in pages and not self._is_named(name)]
        if not strange:  # as nearly always: then nothing has to be parsed
            return ()
        used = frozenset[str]().union(*map(self.needs, pages))
        return tuple(name for name in strange if name not in used)

    def _is_named(self, name: str) -> bool:
        return any(name in text for other, text in self.texts.items() if other != name)

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
            named = named_in(name, self.texts[name])
            if named is None:
                return frozenset(self.texts)
            waiting += named
        return frozenset(found)
