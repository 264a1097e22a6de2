"""Templates as Jinja's environments have them: each parsed and compiled once in a process."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from functools import cache, lru_cache
from types import CodeType
from typing import Any

from jinja2 import (
    BaseLoader,
    Environment,
    StrictUndefined,
    Template,
    TemplateNotFound,
    nodes,
)
from jinja2.meta import find_referenced_templates
from markupsafe import Markup, escape

from pressbridge.formats.markdown import isolate_rtl
from pressbridge.messages import messages
from pressbridge.rendering.headlines import stays_together
from pressbridge.rendering.templates.cached import Cached
from pressbridge.rendering.views import Headline, LocalizedText
from pressbridge.words.invisible import may_have_rtl
from pressbridge.words.lang import Lang
from pressbridge.words.model import OwnMessage

_WBR = "<wbr>"


@lru_cache(maxsize=8)
def environment(
    texts: tuple[tuple[str, str], ...], lang: Lang | None, own: tuple[OwnMessage, ...]
) -> Environment:
    """Return the environment in which pages of a language are rendered.

    ``own`` are messages in the press room's words. The messages are globals of the environment and
    not values of a page, so that what is imported has them too.
    """
    found = _bare(_Loader(dict(texts)))
    found.globals["in_lang"] = lambda lang: messages(Lang(lang), own)
    if lang is not None:
        found.globals["_"] = messages(lang, own)
    return found


def _bare(loader: BaseLoader | None) -> Environment:
    """Return an environment as all are: code that one has compiled runs in each."""
    found = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
        extensions=[Cached],
        optimized=False,  # it looks for sums of constants: an eighth of the time, for nothing
    )
    found.filters["isolated"] = _isolated
    found.filters["phrased"] = _phrased
    return found


class _Loader(BaseLoader):
    """Gives templates from their texts."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.texts = texts

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - Jinja's name
    ) -> Template:
        """Return a template. Raises TemplateNotFound, TemplateSyntaxError and more."""
        if name not in self.texts:
            raise TemplateNotFound(name)
        code = code_of(name, self.texts[name])
        # A dictionary of its own: an include goes through all of them, and a chain of two is slow.
        return environment.template_class.from_code(environment, code, dict(globals or {}))


@lru_cache(maxsize=256)
def code_of(name: str, text: str) -> CodeType:
    """Return the code of a template. Raises TemplateSyntaxError and more.

    The name doubles as file name: that is what the frames of a traceback are found by. The
    environments of all languages run the same code.
    """
    return _compiler().compile(_parsed(name, text), name, name)


@lru_cache(maxsize=256)
def _parsed(name: str, text: str) -> nodes.Template:
    return _compiler().parse(text, name, name)


@cache
def _compiler() -> Environment:
    return _bare(None)


@lru_cache(maxsize=256)
def named_in(name: str, text: str) -> tuple[str, ...] | None:
    """Return the templates that one names; None if that is not known before it is rendered."""
    try:
        named = tuple(find_referenced_templates(_parsed(name, text)))
    except Exception:  # noqa: BLE001 - a thousand brackets, numbers without an end: render says it
        return None
    return None if None in named else tuple(one for one in named if one)


@lru_cache(maxsize=4096)  # a headline stands on its page, on lists and beside its neighbours
def _phrased(headline: Headline | LocalizedText) -> str:
    """Return a headline with the places where its lines may end.

    No sign is added: what is copied, read aloud or searched stays the headline.
    """
    phrases = getattr(headline, "phrases", ())
    if not phrases:
        return _isolated(headline.text)
    parts: list[str] = []
    for phrase in phrases:
        text = str(escape(phrase))
        if stays_together(phrase):
            bare = text.rstrip()
            text = f'<span class="nobreak">{bare}</span>{text[len(bare) :]}'
        parts += [text, "" if phrase.endswith(" ") else _WBR]
    return Markup("".join(parts[:-1] if parts[-1] == _WBR else parts))  # noqa: S704 - escaped


def _isolated(text: str) -> str:
    """Return a text so that words from right to left in it change no order but their own."""
    return Markup(isolate_rtl(text)) if may_have_rtl(text) else text  # noqa: S704 - it is escaped
