"""What many pages share is rendered once, and nobody can tell but by the time it takes."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from markupsafe import Markup

from pressbridge.compiling.theme import read_theme
from pressbridge.rendering.templates import TemplateProblem, TemplateSet
from pressbridge.rendering.templates.compiling import code_of, named_in
from pressbridge.words.lang import Lang
from pressbridge.words.model import BilingualText, OwnMessage

LINK = (
    "{% macro link(to, level=1) %}{% cached to, level %}"
    '<a{{ level }} href="{{ to.href }}">{{ to.label }}</a>'
    "{% endcached %}{% endmacro %}"
)


class Link:
    """Counts how often its address is asked for."""

    def __init__(self, label: str) -> None:
        self.label = label
        self.asked = 0

    @property
    def href(self) -> str:
        self.asked += 1
        return f"/{self.label}/"


def render(page: object, body: str, lang: Lang | None = Lang.KO, **more: str) -> str:
    texts = {"page.html": body, **{f"{name}.html": text for name, text in more.items()}}
    return TemplateSet(texts).render("page.html", page, lang)


def test_what_is_cached_is_rendered_once_for_the_same_values() -> None:
    link = Link("a")
    body = LINK + "{% for n in range(3) %}{{ link(page) }}{% endfor %}{{ link(page, level=2) }}"
    assert render(link, body).count('href="/a/"') == 4
    assert link.asked == 2
    assert render(link, body).count('href="/a/"') == 4
    assert link.asked == 2, "another page of the same language, with the same templates"
    render(link, body, Lang.JA)
    assert link.asked == 4


def test_two_places_with_the_same_values_are_told_apart() -> None:
    one = "{% cached page %}{{ page }}{% endcached %}{% cached page %}<{{ page }}>{% endcached %}"
    assert render("x", one) == "x<x>"
    twice = "{% cached page %}{{ page }}!{% endcached %}"
    body = '{% include "a.html" %}{% include "b.html" %}'
    assert render("x", body, a=twice, b=twice.replace("!", "?")) == "x!x?"


def test_values_that_are_equal_but_of_other_types_are_told_apart() -> None:
    body = "{% for one in page %}{% cached one %}{{ one }} {% endcached %}{% endfor %}"
    assert render([1, True, 1.0], body) == "1 True 1.0 "
    assert render(["<i>", Markup("<i>")], body) == "&lt;i&gt; <i> "


def test_a_value_that_cannot_be_kept_is_rendered_anew_each_time() -> None:
    body = "{% cached page %}{{ page | join }}{% endcached %}"
    assert [render(list(text), body) for text in ("ab", "cd", "ab")] == ["ab", "cd", "ab"]


def test_what_is_kept_has_a_limit_and_stays_right() -> None:
    made = TemplateSet({"page.html": "{% cached page %}{{ page }}{% endcached %}"})
    numbers = [*range(3000), *range(3000)]
    assert [made.render("page.html", n, Lang.KO) for n in numbers] == [str(n) for n in numbers]


USED_UNNAMED = {
    "the page": ("{% cached site %}\n{{ page }}{% endcached %}", '"page"', 3),
    "a part of it": ("{% cached site.name %}{{ site.name }}{% endcached %}", '"site"', 2),
    "in a condition": ("{% cached site %}{% if here %}x{% endif %}{% endcached %}", '"here"', 2),
    "a macro from outside": ("{% macro a() %}{% endmacro %}{% cached site %}{{ a() }}{% endcached %}", '"a"', 2),
    "an include that sees the page": ('{% cached site %}{% include "x.html" %}{% endcached %}', '"with context"', 2),
    "an import that sees the page": ('{% cached site %}{% import "x.html" as x with context %}{% endcached %}', '"with context"', 2),
    "the page beside a loop of this name": ("{% cached site %}{% for page in site %}{% endfor %}{{ page }}{% endcached %}", '"page"', 2),
    "a block that others fill": ("{% cached site %}{% block x %}{% endblock %}{% endcached %}", '"block"', 2),
    "what is defined around it": ("{% block x %}{% cached site %}{{ self.x() }}{% endcached %}{% endblock %}", '"self"', 2),
    "chance": ("{% cached site %}{{ lipsum() }}{% endcached %}", '"lipsum"', 2),
}  # fmt: skip


@pytest.mark.parametrize("way", USED_UNNAMED)
def test_nothing_may_be_used_in_cached_that_it_does_not_name(way: str) -> None:
    text, name, line = USED_UNNAMED[way]
    with pytest.raises(TemplateProblem) as wrong:
        render("x", '{% include "part.html" %}', part="{% set site, here = page, page %}\n" + text)
    assert (wrong.value.template, wrong.value.line) == ("part.html", line)
    assert wrong.value.message == f'{name} is used in "cached", which does not name it'


def test_loops_imports_and_messages_are_at_home_in_cached() -> None:
    text = (
        "{% cached page %}{% from 'pieces.html' import bold %}{% set n = 1 %}"
        "{% for one in page %}{{ bold(one) }}{{ loop.index + n }}{% endfor %}"
        '{% macro mine(x) %}{{ x }}{% endmacro %}{{ mine("y") }}{{ _("Archive") }}{% endcached %}'
    )
    pieces = "{% macro bold(x) %}<b>{{ x }}</b>{% endmacro %}"
    assert render(("a", "b"), text, pieces=pieces) == "<b>a</b>2<b>b</b>3y연월별 목록"


def test_what_is_asked_in_vain_in_cached_is_said_with_its_line() -> None:
    with pytest.raises(TemplateProblem) as wrong:
        render("text", "\n{% cached page %}{{ page.nothing }}{% endcached %}")
    assert (wrong.value.template, wrong.value.line) == ("page.html", 2)
    with pytest.raises(TemplateProblem) as wrong:
        render("text", "{% cached page %}")
    assert (wrong.value.template, wrong.value.line) == ("page.html", 1)
    with pytest.raises(TemplateProblem):
        render("text", "{% cached %}{% endcached %}")


def test_what_many_pages_share_is_cached() -> None:
    theme, _ = read_theme(Path(__file__).parent.parent)
    cached = {name for name, text in theme.templates.texts.items() if "{% cached" in text}
    assert cached == {
        "_menu.html", "_breadcrumbs.html", "_footer.html", "_contacts.html", "_card.html"
    }  # fmt: skip


def test_both_languages_run_the_same_code_and_it_is_parsed_once() -> None:
    texts = {"page.html": "{{ page }} of a text that no other test has"}
    before = named_in.cache_info().misses
    made = TemplateSet(texts)
    assert made.needs("page.html") == {"page.html"}
    assert [made.render("page.html", 1, lang) for lang in (Lang.KO, Lang.JA, None)]
    assert code_of("page.html", texts["page.html"]) is code_of("page.html", texts["page.html"])
    assert named_in.cache_info().misses == before + 1


def test_messages_in_a_press_room_s_own_words_are_no_secret_between_two_sets() -> None:
    own = (OwnMessage("Archive", BilingualText(ko="지난 자료")),)
    body = {"page.html": '{{ _("Archive") }}', "two.html": '{{ in_lang("ko")("Archive") }}'}
    ours, theirs = TemplateSet(body), TemplateSet(body, own)
    assert ours.render("page.html", 1, Lang.KO) == "연월별 목록"
    assert theirs.render("page.html", 1, Lang.KO) == "지난 자료"
    assert theirs.render("two.html", 1, None) == "지난 자료"
    assert theirs.render("page.html", 1, Lang.JA) == ours.render("page.html", 1, Lang.JA)
    assert ours.render("page.html", 1, Lang.KO) == "연월별 목록"


def test_templates_travel_as_texts_and_are_compiled_where_they_arrive(tmp_path: Path) -> None:
    texts = {"page.html": "{{ page }} of a text that travels"}
    arrived = pickle.loads(pickle.dumps(TemplateSet(texts)))
    assert arrived == TemplateSet(texts)
    assert arrived.render("page.html", 1, Lang.KO) == "1 of a text that travels"
    broken = TemplateSet({"page.html": "{% if %}"})
    with pytest.raises(TemplateProblem):
        broken.render("page.html", 1, Lang.KO)


def test_what_was_compiled_ahead_says_what_is_wrong_only_when_it_is_rendered() -> None:
    templates = TemplateSet({"page.html": "{% if %}", "other.html": "{{ page }}"})
    templates.compile(["page.html", "none.html", ""])
    assert templates.render("other.html", "x", Lang.KO) == "x"
    with pytest.raises(TemplateProblem):
        templates.render("page.html", "x", Lang.KO)
