"""Macros remember what they gave, and nobody can tell but by the time it takes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape
from pressbridge.build.theme import read_theme

from pressbridge.rendering.templates import TemplateProblem, TemplateSet
from pressbridge.rendering.templates.remembering import Remembering, escaped
from pressbridge.rendering.templates.template_set import _environment
from pressbridge.words.lang import Lang

PIECES = """
{% macro link(to, level=1) %}<a{{ level }} href="{{ to.href }}">{{ to.label }}</a>{% endmacro %}
{% macro each(list) %}{% for one in list %}{{ link(one) }}{% endfor %}{% endmacro %}
{% macro box() %}<b>{{ caller() }}</b>{% endmacro %}
{% macro maybe(value) %}{{ "none" if value is not defined else value }}{% endmacro %}
"""


class Link:
    """Counts how often its address is asked for."""

    def __init__(self, label: str) -> None:
        self.label = label
        self.asked = 0

    @property
    def href(self) -> str:
        self.asked += 1
        return f"/{self.label}/"


def render(page: object, body: str, pieces: str = PIECES) -> str:
    texts = {"page.html": '{% import "pieces.html" as m %}' + body, "pieces.html": pieces}
    return TemplateSet(texts).render("page.html", page, Lang.KO)


def test_a_macro_is_made_once_for_the_same_value() -> None:
    link = Link("a")
    body = "{% for n in range(3) %}{{ m.link(page) }}{% endfor %}{{ m.link(page, level=2) }}"
    assert render(link, body).count('href="/a/"') == 4
    assert link.asked == 2


def test_values_that_are_equal_but_of_other_types_are_told_apart() -> None:
    assert render(None, "{{ m.maybe(1) }} {{ m.maybe(true) }} {{ m.maybe(1.0) }}") == "1 True 1.0"
    written = render(
        {"text": "<i>", "html": Markup("<i>")}, "{{ m.maybe(page.text) }}{{ m.maybe(page.html) }}"
    )
    assert written == "&lt;i&gt;<i>"


def test_lists_and_missing_values_and_callers_work_as_ever() -> None:
    links = [Link("a"), Link("b")]
    assert render(links, "{{ m.each(page) }}").count("<a1") == 2
    assert render({}, "{{ m.maybe(page.nothing) }}") == "none"
    assert render("x", "{% call m.box() %}{{ page }}{% endcall %}") == "<b>x</b>"
    assert render("y", "{% call m.box() %}{{ page }}{% endcall %}") == "<b>y</b>"


def test_what_a_macro_asks_in_vain_is_said_with_its_line() -> None:
    with pytest.raises(TemplateProblem) as wrong:
        render("text", "{{ m.link(page) }}")
    assert (wrong.value.template, wrong.value.line) == ("pieces.html", 2)
    with pytest.raises(TemplateProblem) as wrong:
        render("text", "{{ m.link(page, 1, 2, 3) }}")
    assert wrong.value.template == "page.html"


def test_a_macro_beside_the_page_is_made_anew_each_time() -> None:
    pieces = "{% macro of_page() %}{{ page }}{% endmacro %}"
    texts = {"page.html": pieces + "{{ of_page() }}"}
    made = TemplateSet(texts)
    assert [made.render("page.html", n, Lang.KO) for n in (1, 2)] == ["1", "2"]
    counted = "{% set n = namespace(n=0) %}{% macro next() %}{% set n.n = n.n + 1 %}{{ n.n }}{% endmacro %}"
    assert render(None, "{{ m.next() }}{{ m.next() }}", counted) == "12"


def test_a_macro_that_is_always_given_something_else_stops_remembering() -> None:
    texts = {
        "pieces.html": PIECES,
        "page.html": '{% import "pieces.html" as m %}{{ m.maybe(page) }}',
    }
    made = TemplateSet(texts)
    for number in range(400):
        assert made.render("page.html", number, Lang.KO) == str(number)
    module = _environment(tuple(sorted(texts.items())), Lang.KO).get_template("pieces.html").module
    assert module.maybe.ask is module.maybe.macro
    assert module.link.ask is module.link.remembered


def test_every_macro_of_the_theme_remembers() -> None:
    theme, _ = read_theme(Path(__file__).parent.parent)
    texts = tuple(sorted(theme.templates.texts.items()))
    module = _environment(texts, Lang.JA).get_template("_macros.html").module
    found = {name: value for name, value in vars(module).items() if not name.startswith("_")}
    assert found
    assert {name for name, value in found.items() if not isinstance(value, Remembering)} == set()


@given(st.one_of(st.text(), st.integers(), st.none(), st.text().map(Markup), st.text("<>&'\"a")))
def test_texts_are_escaped_as_ever(value: object) -> None:
    assert str(escaped(value)) == str(escape(value))
    assert isinstance(escaped(value), str)


def test_compiled_templates_travel(tmp_path: Path) -> None:
    texts = {"page.html": "{{ page }} of a text that no other test has"}
    prepared = TemplateSet(texts).prepared(["page.html", "missing.html"])
    assert any(b"of a text that no other test has" in code for code in prepared.compiled.values())
    prepared.adopt()
    assert prepared.render("page.html", 1, Lang.KO) == "1 of a text that no other test has"
    broken = TemplateSet({"page.html": "{% if %}"}).prepared(["page.html"])
    with pytest.raises(TemplateProblem):
        broken.render("page.html", 1, Lang.KO)
