"""The designer's door: a style sheet, a part, words and a head of one's own, each in one file."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from harness import FIRST, PROJECT, SiteTest, release

from pressbridge.compiling.theme import read_theme

Make = Callable[..., SiteTest]
STATIC = PROJECT / "templates/static"
PRESS, LISTS = ((STATIC / name).read_text(encoding="utf-8") for name in ("press.css", "lists.css"))
CSS = PRESS + LISTS
TOKENS, RULES = CSS.split("/* 2 ---", 1)

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_TEXT = re.compile(r'"[^"]*"|url\([^)]*\)')
_DECLARATION = re.compile(r"([a-z-]+)\s*:\s*([^;{}]+);")
_COLOUR = re.compile(
    r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch|color|color-mix)a?\(|"
    r"\b(?:black|white|gr[ae]y|silver|red|maroon|green|lime|olive|blue|navy|teal|aqua|cyan|"
    r"purple|fuchsia|magenta|yellow|orange|gold|pink|brown|beige|ivory|indigo|violet|tomato|"
    r"canvas|canvastext|linktext|(?:light|dark)[a-z]+)\b",
    re.IGNORECASE,
)
_LENGTH = re.compile(r"-?\b\d*\.?\d+(?:rem|px|pt|mm|cm|ch|vw|vh)\b")
FIXED = {
    "1px", "-1px", # what only screen readers see is a pixel large
    "-10rem", # the skip link waits above the window
    "100vh", # the front page fills it
    "2px", # the shadow of a wide table reaches over its borders
    "20mm", "18mm", "22mm", # browsers read no token for the margins of paper
}  # fmt: skip
"""Sizes beside the tokens: what they are for would break with any other."""


def declarations(css: str) -> list[tuple[str, str]]:
    """Return the properties and values of a style sheet, without texts and the tokens' names."""
    plain = re.sub(r"@media[^{]*", "@media", _COMMENT.sub("", css))
    found = _DECLARATION.findall(_TEXT.sub('""', plain))
    return [(name, re.sub(r"--[\w-]+", "", value)) for name, value in found]


def test_no_colour_stands_outside_of_the_tokens() -> None:
    written = declarations(RULES)
    assert len(written) > 700
    assert [one for one in written if _COLOUR.search(one[1])] == []
    assert _COLOUR.search("1px solid #fff")
    assert _COLOUR.search("linear-gradient(to left, black, transparent)")


def test_no_size_stands_outside_of_the_tokens() -> None:
    """What is measured by the letter itself (``em``) or by its place (``%``, ``fr``) may."""
    sizes = [(name, size) for name, value in declarations(RULES) for size in _LENGTH.findall(value)]
    assert [one for one in sizes if one[1] not in FIXED] == []
    loose = [
        (name, value)
        for name, value in declarations(RULES)
        if (name in {"line-height", "font-weight"} and re.search(r"[1-9]", value))
        or (name == "border-radius" and "var" not in value)
        or (name == "font-size" and not re.fullmatch(r"var\(\)|[\d.]+em", value))
    ]
    assert loose == []


def defined(block: str) -> list[str]:
    return re.findall(r"(--[\w-]+)\s*:", _COMMENT.sub("", block))


def test_each_token_is_defined_once_and_used() -> None:
    light, dark, paper = (
        TOKENS.split("@media screen and (prefers-color-scheme: dark)")[0],
        TOKENS.split("@media screen and (prefers-color-scheme: dark)")[1].split("@media print")[0],
        TOKENS.split("@media print")[1],
    )
    names = defined(light)
    assert len(names) == len(set(names)) > 90
    assert defined(RULES) == []
    for pairs in (defined(dark), defined(paper)):
        assert len(pairs) == len(set(pairs))
        assert set(pairs) < set(names), "a pair of nothing"
    assert set(re.findall(r"var\((--[\w-]+)", CSS)) == set(names)


def test_every_colour_has_a_pair_for_dark_screens() -> None:
    light, dark = TOKENS.split("@media screen and (prefers-color-scheme: dark)")
    plain = _COMMENT.sub("", light)
    colours = {
        name for name, value in re.findall(r"(--[\w-]+): ([^;]+);", plain) if _COLOUR.search(value)
    }
    assert colours - {"--print-ink"} == set(defined(dark.split("@media print")[0]))


# --- custom.css


OWN = "content/static/custom.css"
ROOM: dict[str, str | bytes] = {
    FIRST: release(aliases="[/old/visit/]"),
    FIRST.replace(".md", ".ja.md"): "---\ntitle: 東京訪問\n---\n本文です。\n",
    "content/pages/about.md": "---\ntitle: 소개\n---\n알림을 싣는 곳이다.\n",
}


def sheets(room: SiteTest) -> dict[str, list[str]]:
    return {page.address: page.all("//link[@rel='stylesheet']/@href") for page in room.html_pages}


@pytest.mark.parametrize("base", ["", "/a/b"])
def test_a_style_sheet_of_one_s_own_is_linked_after_ours_on_every_page(
    site: Make, base: str
) -> None:
    room: SiteTest = site({**ROOM, OWN: "body { color: red }"})
    room.built(base_url=f"https://press.example.org{base}/")
    found = sheets(room)
    assert {"/", "/404.html", "/ko/", "/ja/archive/", "/ko/about/"} <= found.keys()
    plain = {"/old/visit/"}  # a redirect has no style at all
    for address, linked in found.items():
        ours = ["press.css"] if "/visit/" in address else ["press.css", "lists.css"]
        all_of_it = [*(f"{base}/assets/{name}" for name in ours), f"{base}/custom.css"]
        assert linked == ([] if address in plain else all_of_it), address
    assert room.text("/custom.css") == "body { color: red }"


def test_without_the_file_no_page_names_it(site: Make) -> None:
    room: SiteTest = site(ROOM).built()
    assert not any("custom.css" in text.decode("utf-8", "replace") for text in room.tree().values())


def test_the_file_that_comes_or_goes_makes_all_pages_anew_and_an_edit_none(site: Make) -> None:
    room: SiteTest = site(ROOM).built()
    bare = room.tree()
    room.edit(OWN, "body { color: red }")
    room.built()
    assert all(one[-1:] in ([], ["/custom.css"]) for one in sheets(room).values())
    pages = [name for name in bare if name.endswith(".html") and "old/" not in name]
    assert room.result.data["pages"]["written"] == len(pages) + 1
    room.edit(OWN, "body { color: blue }")
    room.built()
    assert room.result.data["pages"]["written"] == 1
    assert room.text("/custom.css") == "body { color: blue }"
    room.remove(OWN)
    room.built()
    assert room.tree() == bare


# --- Parts


def test_another_footer_is_one_file_and_changes_every_page_with_one(site: Make) -> None:
    room: SiteTest = site(ROOM).built()
    before = room.tree()
    room.edit(
        "templates/_footer.html", '<footer class="mine">{{ page.layout.head.title }}</footer>\n'
    )
    room.built()
    for page in room.html_pages:
        with_footer = (
            b'<footer class="footer">'
            in before[page.address[1:] + ("index.html" if page.address.endswith("/") else "")]
        )
        assert bool(page.all("//footer[@class='mine']")) == with_footer, page.address
        if with_footer:
            assert page.texts("//footer") == [page.title], "it sees the page"
    room.remove("templates/_footer.html")
    room.built()
    assert room.tree() == before


PARTS = {
    "_masthead.html": ("<header>{{ site.name }}</header>", "//header[not(@class)]"),
    "_switch.html": ("<p class='mine'>{{ layout.switch[1].label }}</p>", "//header//p[@class='mine']"),
    "_menu.html": ("<nav class='mine'></nav>", "//header/nav[@class='mine']"),
    "_breadcrumbs.html": ("<p class='mine'></p>", "//body/p[@class='mine']"),
    "_head.html": ("<title>{{ head.title }}</title>", "//head[not(meta[@name='viewport'])]/title"),
    "_policy.html": ("<meta name='mine'>", "//head/meta[@name='mine']"),
    "_head_extra.html": ("<meta name='mine' content='{{ site.name }}'>", "//head/meta[@name='mine']"),
}  # fmt: skip


@pytest.mark.parametrize("name", PARTS)
def test_each_part_of_the_frame_is_one_file(site: Make, name: str) -> None:
    text, path = PARTS[name]
    room: SiteTest = site({**ROOM, f"templates/{name}": text + "\n"}).built()
    for address in ("/ko/", "/ja/", "/ko/2023/05/14/visit/", "/ko/about/"):
        assert room.page(address).all(path), address
    if name in {"_head.html", "_head_extra.html", "_policy.html"}:
        for address in ("/", "/404.html"):
            assert room.page(address).all(path), address
    assert bool(room.page("/old/visit/").all(path)) == (name == "_policy.html")


def test_a_block_of_a_template_adds_to_the_head_of_its_pages_alone(site: Make) -> None:
    text = (PROJECT / "templates/archive.html").read_text(encoding="utf-8")
    text += "{% block head_extra %}{{ super() }}<meta name='mine'>{% endblock %}"
    room: SiteTest = site({**ROOM, "templates/archive.html": text}).built()
    assert room.page("/ko/archive/").all("//head/meta[@name='mine']")
    assert not room.page("/ko/").all("//head/meta[@name='mine']")


def test_a_part_that_another_template_imports_can_be_another_too(site: Make) -> None:
    card = "{% macro card(card, level=2, lead=false) %}<b>{{ card.title.text }}</b>{% endmacro %}\n"
    card += "{% macro cards(list, level=2, class='') %}{% for one in list %}{{ card(one) }}{% endfor %}{% endmacro %}\n"
    room: SiteTest = site({**ROOM, "templates/_card.html": card}).built()
    assert room.page("/ko/").texts("//main//b") == ["도쿄 방문"]


def test_templates_know_which_others_they_are_made_with() -> None:
    theme, _ = read_theme(PROJECT)
    templates = theme.templates
    frame = {
        "base.html", "_head.html", "_policy.html", "_head_extra.html", "_masthead.html", "_switch.html",
        "_menu.html", "_breadcrumbs.html", "_footer.html", "_feeds.html", "_inline.html",
        "_machine_data.html",
    }  # fmt: skip
    assert templates.needs("notice.html") == frame | {"notice.html", "_notice.html"}
    assert templates.needs("redirect.html") == {"redirect.html", "_policy.html"}
    assert templates.needs("chooser.html") == {
        "chooser.html",
        "_head.html",
        "_policy.html",
        "_head_extra.html",
        "_machine_data.html",
    }
    pages = {name for name in templates.texts if not name.startswith("_")}
    used = frozenset[str]().union(*map(templates.needs, pages))
    assert used == templates.texts.keys(), "a part that no page is made with"


def test_a_template_that_no_page_is_made_with_is_said(site: Make) -> None:
    room: SiteTest = site({**ROOM, "templates/_foter.html": "<footer></footer>"}).built()
    (problem,) = [p for p in room.result.data["problems"] if p["code"] == "unused-template"]
    assert (problem["severity"], problem["path"]) == ("warning", "templates/_foter.html")
    assert problem["message"] == "no page is made with this template"
    assert problem["hint"] == 'did you mean "_footer.html"?'
    room.remove("templates/_foter.html")
    footer = "{% include 'mine.html' %}\n"
    room.edit("templates/_footer.html", footer)
    room.edit("templates/mine.html", "<footer></footer>\n")
    assert "unused-template" not in room.built().codes


def test_parts_are_small(tmp_path: Path) -> None:
    for path in (PROJECT / "templates").glob("*.html"):
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 70, path.name


# --- What the documentation shows


DOCS = (PROJECT / "docs/templates.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^<!-- file: (\S+) -->\n```\w+\n(.*?)^```$", DOCS, re.MULTILINE | re.DOTALL)


def test_another_colour_takes_three_lines() -> None:
    path, text = EXAMPLES[0]
    assert path == OWN
    assert len(text.splitlines()) == 3


def test_every_token_in_an_example_is_one() -> None:
    names = set(defined(TOKENS))
    for path, text in EXAMPLES:
        if path == OWN:
            assert set(re.findall(r"--[\w-]+", text)) <= names
    table = DOCS.split("## Another colour")[1].split("## Another font size")[0]
    assert set(re.findall(r"`(--[\w-]+)`", table)) <= names


def example(path: str, words: str) -> str:
    (text,) = [text for name, text in EXAMPLES if name == path and words in text]
    return text


def test_the_footer_of_the_documentation_is_one(site: Make) -> None:
    text = example("templates/_footer.html", "<footer")
    room: SiteTest = site({**ROOM, "templates/_footer.html": text}).built()
    page = room.page("/ko/2023/05/14/visit/")
    assert page.texts("//footer/p") == ["보도실"]
    assert page.texts("//footer//li/a") == ["연월별 목록", "소개"]
    assert page.all("//footer//a/@href")[0] == "/ko/archive/"


def test_the_words_of_the_documentation_are_said(site: Make) -> None:
    text = example("content/messages.yaml", "Related releases")
    more = {"content/releases/2023/more.md": release("다른 소식", related="[visit]")}
    room: SiteTest = site({**ROOM, **more, "content/messages.yaml": text}).built()
    page = room.page("/ko/2023/05/14/more/")
    assert page.texts("//h2[@id='related']") == ["함께 읽을 자료"]
    assert "자료 2건" in room.page("/ko/archive/").text


def test_the_head_of_the_documentation_is_on_every_page(site: Make) -> None:
    text = example("templates/_head_extra.html", "naver")
    files = {"templates/_head_extra.html": text, "templates/static/count.js": "1"}
    room: SiteTest = site({**ROOM, **files}).built(base_url="https://press.example.org/a/")
    for page in room.html_pages:
        if not page.is_redirect:
            assert page.all("//head/meta[@name='naver-site-verification']/@content") == [
                "0123456789abcdef"
            ]
            assert "/a/assets/count.js" in page.all("//head/script/@src")
    assert room.has("/assets/count.js")


def test_what_the_documentation_says_of_cached_works(site: Make) -> None:
    section = DOCS.split("## What many pages share")[1]
    text = re.findall(r"```jinja\n(.*?)```", section, re.DOTALL)[0]
    room: SiteTest = site({**ROOM, "templates/_footer.html": text}).built()
    assert room.page("/ko/").texts("//footer") == ["보도실"]
    room.edit("templates/_footer.html", text.replace("site.name", "page.heading"))
    assert room.build().code == 1
    (problem,) = [p for p in room.result.data["problems"] if p["code"] == "template"]
    assert (problem["path"], problem["line"]) == ("templates/_footer.html", 2)
    assert problem["message"] == '"page" is used in "cached", which does not name it'
