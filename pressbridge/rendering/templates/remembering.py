"""Macros that remember what they gave: the masthead of a thousand pages is rendered once.

A macro of a template that knows nothing of the page can only depend on its arguments, and those are
frozen values.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, cast

from jinja2 import Environment, Template, UndefinedError, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.meta import find_undeclared_variables
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

from pressbridge.rendering.messages import Messages

_REMEMBERED = 1024
"""Results that each macro remembers."""

_TRIAL = 300
"""New results after which a macro must have been asked for half as many again."""

_CHANGING = frozenset({"namespace", "cycler", "joiner", "lipsum"})
"""Jinja's functions whose results change from one use to the next."""

_TIED = (nodes.Include, nodes.CallBlock)


class RememberingGenerator(CodeGenerator):
    """Compiles templates so that their macros remember, where nothing can go wrong."""

    def visit_Template(  # noqa: N802 - jinja2 calls it so
        self, node: nodes.Template, frame: Frame | None = None
    ) -> None:
        """Compile a template."""
        self._remembers = _is_apart(node)
        super().visit_Template(node, frame)

    def visit_Macro(self, node: nodes.Macro, frame: Frame) -> None:  # noqa: N802 - the same
        """Compile a macro."""
        super().visit_Macro(node, frame)
        if self._remembers and frame.toplevel:
            name, known = frame.symbols.ref(node.name), f"context.vars[{node.name!r}]"
            self.writeline(f"{name} = {known} = environment.remembering({name})")

    def _output_child_pre(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        """Begin what puts out an expression: nearly all texts have nothing to escape."""
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.escaped(")


def _is_apart(template: nodes.Template) -> bool:
    """Tell whether a template sees nothing but what its macros are given."""
    tied = next(template.find_all(_TIED), None)
    names = {name.name for name in template.find_all(nodes.Name)}
    unknown = find_undeclared_variables(template) - {"_"}  # the messages, one language's always
    return tied is None and not names & _CHANGING and not unknown


class Remembering:
    """A macro that remembers what it gave for the same arguments, as long as that is worth it."""

    def __init__(self, macro: Macro) -> None:
        self.macro = macro
        self.misses = 0
        self.remembered = lru_cache(maxsize=_REMEMBERED, typed=True)(self._made)
        self.ask: Callable[..., str] = self.remembered
        """What is called."""

    def _made(self, *args: object, **named: object) -> str:
        self.misses += 1
        if self.misses == _TRIAL and self.remembered.cache_info().hits < _TRIAL // 2:
            self.ask = self.macro  # nearly every page gives it something else
            self.remembered.cache_clear()
        return self.macro(*args, **named)

    def __call__(self, *args: object, **named: object) -> str:
        """Return what the macro gives."""
        if "caller" in named:  # what a page puts between {% call %} and {% endcall %}
            return self.macro(*args, **named)
        try:
            return self.ask(*args, **named)
        except (TypeError, UndefinedError):  # an argument that cannot be remembered, or a mistake
            return self.macro(*args, **named)


_SPECIAL = re.compile("[&<>'\"]")


def escaped(value: Any) -> str:  # noqa: ANN401 - whatever a template puts out
    """Return a value as HTML, as ``markupsafe.escape`` does."""
    kind = type(value)
    if kind is Markup or (kind is str and not _SPECIAL.search(value)):
        return cast("str", value)
    return escape(value)


class RememberingContext(Context):
    """Calls functions from templates, those that remember without a detour."""

    def call(self, function: Callable[..., Any], *args: Any, **named: Any) -> Any:  # noqa: ANN401
        """Call a function with the arguments of a template."""
        if type(function) not in _PLAIN:
            return super().call(function, *args, **named)
        named.pop("_block_vars", None)
        named.pop("_loop_vars", None)
        return function(*args, **named)


_PLAIN = frozenset({Remembering, Messages})
"""What is called as it is, without a look whether it wants the context."""


class _Template(Template):
    """A template whose macros are made once: no page brings names of its own for them."""

    def _get_default_module(self, _: Context | None = None) -> TemplateModule:
        return super()._get_default_module()


def remember(environment: Environment) -> None:
    """Let the macros of an environment remember."""
    environment.code_generator_class = RememberingGenerator
    environment.context_class = RememberingContext
    environment.template_class = _Template
    environment.remembering = Remembering  # type: ignore[attr-defined]
    environment.escaped = escaped  # type: ignore[attr-defined]
