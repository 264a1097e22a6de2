"""The style sheet keeps what a designer may want to change in one place."""

from __future__ import annotations

import re

from harness import PROJECT

CSS = (PROJECT / "templates/static/press.css").read_text(encoding="utf-8")
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
