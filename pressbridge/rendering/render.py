"""A page and the templates in, bytes out; nothing else."""

from __future__ import annotations

from dataclasses import replace

from pressbridge.rendering.body_html import body_html
from pressbridge.rendering.page import Page
from pressbridge.rendering.templates import TemplateSet
from pressbridge.rendering.views import ReleasePage


def render(page: Page, templates: TemplateSet) -> bytes:
    """Return the file that a page describes. Raises TemplateProblem."""
    if not page.template:
        return page.data
    view = page.view
    if page.body is not None and isinstance(view, ReleasePage):
        view = replace(view, body=body_html(page.body, templates.say(page.body.lang)))
    return templates.page(page.template, view, page.lang)
