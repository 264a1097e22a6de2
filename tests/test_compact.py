"""Style sheets and scripts as browsers get them: without what only people read, and else the same."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable

import pytest
from harness import PROJECT, SiteTest, release

from pressbridge.formats.compact import compact_script, compact_style

Make = Callable[..., SiteTest]
STATIC = PROJECT / "templates/static"


@pytest.mark.parametrize(
    ("style", "compact"),
    [
        ("a {\n  color: red; /* why */\n}\n\nb  >  c , d { }\n", "a{color: red;}b > c,d{}"),
        ("/* first */ a { }", "a{}"),
        ("a { } /* never closed", "a{}"),
        ("/*! licence */\na { }", "/*! licence */\na{}"),
        ('a::before { content: "/* said */  ;  " }', 'a::before{content: "/* said */  ;  "}'),
        (r'a { content: "\"  /* b */" }', r'a{content: "\"  /* b */"}'),
        ("a { background: url( /*no*/x.png ) }", "a{background: url( /*no*/x.png )}"),
        ("a/**/.b { }", "a/**/.b{}"),
        ("a :hover { }", "a :hover{}"),
        (".a\\; .b { }", ".a\\; .b{}"),
        ("a { --empty: ; --x:  y }", "a{--empty: ;--x: y}"),
        ("a { width: calc(1px  +  2px) }", "a{width: calc(1px + 2px)}"),
        ("a { font-family: '맑은  고딕' , 名 }", "a{font-family: '맑은  고딕',名}"),
        ('a { content: "broken\n} b { }', 'a{content: "broken\n}b{}'),
    ],
)
def test_a_style_loses_its_comments_and_spaces_and_nothing_that_means_anything(
    style: str, compact: str
) -> None:
    assert compact_style(style.encode()).decode() == compact


@pytest.mark.parametrize(
    ("script", "compact"),
    [
        ("// why\nif (a) {\n  // because\n  b(); // stays\n\n}\n", "if (a) {\nb(); // stays\n}\n"),
        ("//! licence\n//# map\na();\n", "//! licence\n//# map\na();\n"),
        ("  a(`x ${b} y`);\n  // c\n", "a(`x ${b} y`);\n"),
        ("a(`x\n  // said\n`);\n", "a(`x\n  // said\n`);\n"),
        ("a(`${b(`\n  // said`)}`);\n", "a(`${b(`\n  // said`)}`);\n"),
        ('a("x \\\n  // said");\n', 'a("x \\\n  // said");\n'),
    ],
)
def test_a_script_keeps_every_text_that_may_go_over_the_end_of_a_line(
    script: str, compact: str
) -> None:
    assert compact_script(script.encode()).decode() == compact


@pytest.mark.parametrize("piece", ["/*", "/* */", '"', "url(", "\\", " ", "a{}", "'\n", "`", "${"])
def test_a_hundred_kilobytes_of_anything_are_soon_compact(piece: str) -> None:
    text = piece.encode() * (100_000 // len(piece))
    assert len(compact_style(text)) <= len(text)
    assert len(compact_script(text)) <= len(text)


def test_our_own_style_says_the_same_when_compact() -> None:
    for sheet in STATIC.glob("*.css"):
        style = sheet.read_bytes()
        assert _words(compact_style(style)) == _words(
            re.sub(rb"/\*.*?\*/", b"", style, flags=re.DOTALL)
        )
        assert len(compact_style(style)) < 0.8 * len(style)
    assert all(compact_script(one.read_bytes()) != one.read_bytes() for one in STATIC.glob("*.js"))


def _words(style: bytes) -> list[bytes]:
    return re.findall(rb'"[^"]*"|[^\s{};,]+|[{};,]', style)


def test_files_of_the_theme_go_out_compact_and_those_of_the_content_as_they_are(site: Make) -> None:
    style = "a {\n  color: red; /* why */\n}\n"
    room = site({
        "content/releases/2023/visit.md": release(), "content/static/custom.css": style,
        "templates/static/own.css": style, "templates/static/own.txt": style,
    }).built()  # fmt: skip
    assert room.text("/assets/own.css") == "a{color: red;}"
    assert room.text("/assets/own.txt") == room.text("/custom.css") == style
    assert "/*" not in room.text("/assets/press.css")


HEADERS = 220
"""Bytes that a host such as GitHub Pages puts before each file, about."""


def test_a_release_without_a_photograph_is_at_most_20_kilobytes_with_all_that_it_loads(
    sample_below: SiteTest,
) -> None:
    tree, found = sample_below.tree(), {}
    for page in sample_below.html_pages:
        if page.all("//article[@class='release']") and not page.all("//main//img"):
            linked = page.all("//script/@src | //link[@rel='stylesheet' or @rel='icon']/@href")
            loaded = [one for one in linked if not one.endswith(".png")]  # an SVG is there, too
            assert loaded, page
            assert not page.all("//link[@rel='icon'][contains(@href, '.png')][not(@sizes)]")
            names = [page.address, *(one.removeprefix("/a/b") for one in loaded)]
            found[page.address] = sum(_on_the_wire(tree, name) for name in names)
    assert len(found) > 10
    assert {page: size for page, size in found.items() if size > 20_000} == {}


def _on_the_wire(tree: dict[str, bytes], address: str) -> int:
    name = address.removeprefix("/")
    data = tree[f"{name}index.html" if name.endswith("/") else name]
    return HEADERS + len(gzip.compress(data, 6))
