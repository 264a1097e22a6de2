"""One problem is one line: nothing that is printed obeys, hides, or begins a line of its own."""

from __future__ import annotations

import json
import re
import sys

import pytest
from harness import FIRST, SiteTest, machine, release, reviewed, run
from harness import catalog as catalog_of
from hypothesis import example, given
from hypothesis import strategies as st

from pressbridge.json_report import json_of
from pressbridge.report import problem_lines
from pressbridge.words.invisible import printable
from pressbridge.words.problems import Problem, Severity

TABLE = [
    ("content/b\n::add-mask::e", r"content/b\x0a::add-mask::e"),
    ("a\r::error::x", r"a\x0d::error::x"),
    ("a\tb", r"a\x09b"),
    ("\x1b[2Jgone\x07", r"\x1b[2Jgone\x07"),
    ("a\x9b31mb\x85c\x7f", r"a\x9b31mb\x85c\x7f"),
    ("a\u2028b\u2029c", r"a\u2028b\u2029c"),
    ("gpj.\u202efdp", r"gpj.\u202efdp"),
    ("a\u2066b\u2069\u200e\u061c", r"a\u2066b\u2069\u200e\u061c"),
    ("a\u200bb\ufeff\u00ad", r"a\u200bb\ufeff\xad"),
    ("a\udcffb", r"a\udcffb"),
    ("a\U000e0041b", r"a\U000e0041b"),
    ("::add-mask::e", r"\x3a:add-mask::e"),
    ("  ::stop-commands::x", r"  \x3a:stop-commands::x"),
    ("\u3000::debug::x", "\u3000\\x3a:debug::x"),
    ("see ##[add-mask]x", r"see ##\x5badd-mask]x"),
    ("가격은 1::2", "가격은 1::2"),
    ("[red]도쿄[/red] 👨\u200d👩\u200d👧 葛\U000e0100 ❤\ufe0f", "[red]도쿄[/red] 👨\u200d👩\u200d👧 葛\U000e0100 ❤\ufe0f"),
    ("ordinary – “text”", "ordinary – “text”"),
]  # fmt: skip

OBEYED = re.compile(r"^\s*::|##\[", re.MULTILINE)
NEVER = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


@pytest.mark.parametrize(("text", "shown"), TABLE)
def test_what_nobody_sees_is_written_out(text: str, shown: str) -> None:
    assert printable(text) == shown


def fit(lines: str) -> bool:
    return not OBEYED.search(lines) and not NEVER.search(lines)


nasty = st.lists(
    st.sampled_from(["\n", "\r", "::", "##[", "##", "[", "add-mask", "]", " ", "\x1b[31m", "\u202e", "\u2028", "\ud800", "a", "가", "\x85", ":"])
    | st.characters(),
    max_size=10,
).map("".join)  # fmt: skip


@given(nasty)
@example("#\u200b#[")
def test_whatever_is_printed_is_one_line_that_no_runner_obeys(text: str) -> None:
    line = printable(text)
    assert fit(line)
    assert len(line.splitlines()) <= 1
    assert printable(line) == line


@given(nasty, nasty, nasty, st.sampled_from(Severity))
def test_a_problem_is_one_line_and_its_hint_another(
    path: str, message: str, hint: str, severity: Severity
) -> None:
    problem = Problem(severity, "code", path, 3, message, hint)
    lines = list(problem_lines((problem,), colour=False))
    assert len(lines) == (2 if hint else 1)
    assert all(fit(line) and len(line.splitlines()) == 1 for line in lines)


@given(
    st.recursive(nasty, lambda inner: st.lists(inner) | st.dictionaries(nasty, inner), max_leaves=8)
)
def test_json_hides_nothing_and_says_the_same(data: object) -> None:
    text = json_of(data, indent=1)
    assert fit(text)
    assert json.loads(text) == data


SMUGGLED = "\n::add-mask::e\r\x1b[2J\u202e##[add-mask]x"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize("name", [
    f"content/b{SMUGGLED}", f"content/releases/2023/b{SMUGGLED}.md", f"content/releases/2023/b{SMUGGLED}.ja.po",
    f"content/releases/2023/b{SMUGGLED}/index.md", f"content/pages/b{SMUGGLED}.md", f"content/static/b{SMUGGLED}",
    f"content/b{SMUGGLED}.yaml", f"templates/b{SMUGGLED}.html", "content/::add-mask::e", "::add-mask::e/content",
])  # fmt: skip
def test_a_name_of_a_file_is_shown_on_the_line_of_its_problem(site, name: str, form: str) -> None:
    name = name.replace("\x1b[2J\u202e", "\x1b\u202e")
    room: SiteTest = site({FIRST: release(), name: "z" if not name.endswith(".md") else release()})
    for command in ("build", "check", "status"):
        result = room.build(command, offline=True, format=form)
        assert fit(result.out + result.err), (command, result.out, result.err)
        if form == "json":
            json.loads(result.out)


BODY = "예산은 ::add-mask::이다. ##[add-mask]예산"


@pytest.mark.parametrize("text", [
    release(topics='["\\n::add-mask::x"]'),  release(**{"::add-mask::x": "1"}),
    release(date='"\\r::add-mask::x"'), release(aliases='["a\\n::add-mask::x"]'), release(kind='"##[add-mask]x"'),
    release(attachments='[{file: "\\n::add-mask::x"}]'), release(body="[a](<::add-mask::x>)\n\n![a](<##[add-mask]x>)"),
    release(body="[a](&#10;::add-mask::x.pdf) [b](%0A::add-mask::x.pdf) [c](../2023/%0D::add-mask::x.md)"),
])  # fmt: skip
def test_a_text_of_a_file_is_shown_on_the_line_of_its_problem(site, text: str) -> None:
    room: SiteTest = site({FIRST: text})
    for form in ("text", "json"):
        result = room.build("check", offline=True, format=form)
        assert fit(result.out + result.err), (result.out, result.err)
        assert "add-mask" in result.out + result.err


def test_texts_that_would_be_sent_and_their_renderings_obey_nothing(site) -> None:
    catalog = catalog_of(reviewed(BODY, "::add-mask::予算"), machine("::가격", "::値段"))
    files = {
        FIRST: release(body=f"{BODY}\n\n::가격\n\n##[add-mask]새 글"),
        FIRST.replace(".md", ".ja.po"): catalog,
    }
    files["content/releases/2023/other.md"] = release(body="::가격")
    files["content/releases/2023/other.ja.po"] = catalog_of(reviewed("::가격", "::価格"))
    room: SiteTest = site(files)
    for argv in (["status"], ["translate", "--dry-run"]):
        for form in ("text", "json"):
            result = room.run(*argv, "--format", form)
            assert fit(result.out + result.err), (argv, result.out)


@pytest.mark.parametrize("argv", [
    ["build", "\n::add-mask::x"], ["\n::add-mask::x"], ["build", "--\n::add-mask::x"], ["build", "--root", "\n::add-mask::x"],
    ["build", "--now", "\n::add-mask::x"], ["build", "--format", "\n::add-mask::x"], ["build", "--base-url", "\n::add-mask::x"],
    ["build", "--jobs", "\r##[add-mask]x"], ["new", "\n::add-mask::x"], ["translate", "--accept", "\x1b\n::add-mask::x"],
    ["build", "--out", "content/\n::add-mask::x"],
])  # fmt: skip
@pytest.mark.parametrize("form", [[], ["--format=json"]])
def test_an_argument_is_shown_on_the_line_of_its_problem(
    site, monkeypatch: pytest.MonkeyPatch, argv: list[str], form: list[str]
) -> None:
    monkeypatch.chdir(site({FIRST: release()}).root)
    result = run("--offline", *form, *argv)
    assert result.code in (1, 2)
    assert "add-mask" in result.out + result.err
    assert fit(result.out + result.err), (result.out, result.err)
