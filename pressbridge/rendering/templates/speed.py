"""What pages print thousands of times, done with less work than Jinja does it, to the same end."""

from __future__ import annotations

import re
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

from pressbridge.messages import Messages

_SIGNS = re.compile("[&<>\"']")


def printed(value: Any) -> str:  # noqa: ANN401 - whatever a template prints
    """Return a value as it stands in a page: escaped, unless it is ``Markup``.

    ``escape`` makes Markup of each text, though it is only joined with others here.
    """
    if type(value) is str:
        return escape(value) if _SIGNS.search(value) else value
    if type(value) is Markup:
        return value
    return str(value) if type(value) is int else escape(value)


class TemplateCodeGenerator(CodeGenerator):
    """Writes the code of templates: what they print goes through ``printed``."""

    def _output_child_pre(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.printed(")


class TemplateContext(Context):
    """The values of a template, which calls macros and messages at once.

    Of anything else Jinja asks first whether it wants to see the context, too.
    """

    def call(self, called: Any, /, *args: Any, **named: Any) -> Any:  # noqa: ANN401 - Jinja's
        """Call what a template calls."""
        kind = type(called)
        if kind is not Macro and kind is not Messages:
            return super().call(called, *args, **named)
        named.pop("_block_vars", None)
        named.pop("_loop_vars", None)
        return called(self.eval_ctx, *args, **named) if kind is Macro else called(*args, **named)
