"""Templates: only this room knows jinja2."""

from pressbridge.rendering.templates.template_problem import TemplateProblem
from pressbridge.rendering.templates.template_set import TemplateSet

__all__ = ["TemplateProblem", "TemplateSet"]
