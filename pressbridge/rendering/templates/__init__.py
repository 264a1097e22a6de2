"""Templates: only this room knows jinja2."""

from pressbridge.rendering.templates.template_set import TemplateProblem, TemplateSet

__all__ = ["TemplateProblem", "TemplateSet"]
