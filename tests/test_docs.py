"""The documentation says what the program does: commands, fields, messages, links."""

from __future__ import annotations

import ast
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import click
import pytest
from harness import PROJECT, SiteTest, catalog, machine, reviewed, start
from PIL import Image

from pressbridge.cli import COMMANDS, group
from pressbridge.fidelity.checks import findings
from pressbridge.reading.names import read_names
from pressbridge.reading.source_fields import RELEASE_KEYS
from pressbridge.register.lookup import Register
from pressbridge.words.lang import Lang

DOCS = PROJECT / "docs"
READING = PROJECT / "pressbridge" / "reading"
PAGES = sorted([*PROJECT.glob("*.md"), *DOCS.rglob("*.md")])

FIRST_COMMAND = "    pip install . && python build.py\n"
SECOND_COMMAND = "    pip install '.[test]' && pytest\n"

MISTAKES_ROOM: dict[str, str | bytes] = {
    "content/site.yaml": (
        "name: {ko: 보도실, ja: プレスルーム}\n"
        "description: {ko: 소식, ja: お知らせ}\n"
        "base_url: https://example.github.io/press/\n"
        "translation: {engine: none}\n"
    ),
    "content/topics.yaml": "startups:\n  name: {ko: 스타트업, ja: スタートアップ}\n",
    "content/releases/2026/visit.md": (
        "---\ntitle: 도쿄 방문\ndate: 2026-03-02 09:00\n---\n\n**장관**은 도쿄를 방문했다.\n"
    ),
}

_FENCE = re.compile(r"^( *)```(\w*)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_CODE = re.compile(r"`[^`]*`")


def read(name: str) -> str:
    return (PROJECT / name).read_text(encoding="utf-8")


def section(text: str, title: str) -> str:
    """Return what stands below a heading, up to the next one of its level or above."""
    level, rest = re.split(rf"^(#+) {re.escape(title)}$", text, maxsplit=1, flags=re.MULTILINE)[1:]
    return re.split(rf"^#{{1,{len(level)}}} ", rest, maxsplit=1, flags=re.MULTILINE)[0]


def first_cells(text: str) -> list[str]:
    """Return the code in the first cell of each row of each table."""
    return re.findall(r"^ *\| `([a-z_]+)` \|", text, re.MULTILINE)


# --- README and commands


def test_the_readme_names_the_two_commands_verbatim() -> None:
    text = read("README.md")
    assert FIRST_COMMAND in text
    assert SECOND_COMMAND in text


def test_the_readme_shows_what_the_first_command_prints(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """Figures and all, but for the time: ``--update-golden`` writes them anew."""
    readme = read("README.md")
    block = _FENCE.match(readme, readme.index("<!-- output: python build.py -->\n") + 33)
    assert block is not None
    shutil.copytree(PROJECT / "content", tmp_path / "content")
    result = start("--root", str(tmp_path), "--offline")
    assert result.code == 0, result.err
    printed = result.out.replace(str(tmp_path / "site"), "site")
    printed = printed.replace(f" --root {tmp_path}", "")  # as in the folder itself

    def timed(text: str, seconds: str) -> str:
        return re.sub(r"\d+\.\d+(?= s:)", seconds, text)

    if request.config.getoption("--update-golden"):
        [seconds] = re.findall(r"\d+\.\d+(?= s:)", block[3])
        (PROJECT / "README.md").write_text(
            readme.replace(block[3], timed(printed, seconds)), encoding="utf-8"
        )
        return
    assert timed(printed, "0.0") == timed(block[3], "0.0")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_each_of_its_options_is_documented(command: str) -> None:
    text = read("docs/commands.md")
    own = section(text, command)
    shared = section(text, "Options of every command")
    for option in group.commands[command].params:
        if isinstance(option, click.Option):
            assert re.search(rf"`{option.opts[0]}\b[^`]*`", own + shared), option.opts[0]


def test_no_option_is_documented_that_no_command_has() -> None:
    known = {"--help", "--version"}
    for command in group.commands.values():
        known |= {name for option in command.params for name in option.opts}
    for page in PAGES:
        shown = re.findall(r"python build\.py[^`\n]*", page.read_text(encoding="utf-8"))
        named = {option for line in shown for option in re.findall(r"--[a-z-]+", line)}
        assert named <= known, page.name


def test_the_readme_lists_every_command() -> None:
    table = section(read("README.md"), "Commands")
    for command in COMMANDS:
        assert re.search(rf"`python build\.py {command}\b", table), command


# --- What the readers of front matter accept


def keys_asked(file: str, *functions: str) -> set[str]:
    """Return the keys that a module asks for, taken from its calls of get, maybe and need."""
    tree = ast.parse((READING / file).read_text(encoding="utf-8"))
    wanted = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and (not functions or node.name in functions)
    ]
    calls = [call for node in wanted for call in ast.walk(node) if isinstance(call, ast.Call)]
    return {
        str(call.args[0].value)
        for call in calls
        if isinstance(call.func, ast.Attribute)
        and call.func.attr in {"get", "maybe", "need"}
        and call.args
        and isinstance(call.args[0], ast.Constant)
    }


RELEASE_FIELDS = keys_asked("releases.py", "release_fields") | keys_asked(
    "source_fields.py", "shared_fields"
)

FIELD_TABLES = [
    ("write-a-release.md", "The fields", RELEASE_FIELDS),
    ("write-a-release.md", "Fields inside `byline`", keys_asked("releases.py", "read_group")),
    ("write-a-release.md", "Fields inside `images`", keys_asked("source_fields.py", "_image")),
    (
        "write-a-release.md",
        "Fields inside `attachments`",
        keys_asked("source_fields.py", "_attachment"),
    ),
    ("write-a-release.md", "Fields inside `contacts`", keys_asked("types.py", "contact")),
    ("write-a-release.md", "Fields inside `corrections`", keys_asked("releases.py", "_correction")),
    (
        "write-a-release.md",
        "Fields inside `withdrawn`, `permission` and `source`",
        keys_asked("releases.py", "_withdrawal", "_permission", "_origin"),
    ),
    ("write-a-release.md", "Topics", keys_asked("topics.py")),
    (
        "correct-a-translation.md",
        "Translate by hand",
        keys_asked("hand.py", "hand_fields", "_check_language"),
    ),
    ("names.md", "The fields of an entry", keys_asked("names.py", "name_fields")),
    ("publish.md", "The settings of the site", keys_asked("site.py")),
]


@pytest.mark.parametrize(("page", "title", "keys"), FIELD_TABLES, ids=[t[1] for t in FIELD_TABLES])
def test_each_table_of_fields_is_what_the_program_reads(
    page: str, title: str, keys: set[str]
) -> None:
    assert keys
    text = section(read(f"docs/{page}"), title)
    if title == "The fields":
        text = text.split("\n### ", 1)[0]
    assert set(first_cells(text)) == keys


def test_the_keys_were_found_in_the_code() -> None:
    assert {"title", "date", "topics", "source", "translate"} <= RELEASE_FIELDS
    read_only = {"slug", "path", "folder", "body", "body_line", "origin", "alias_lines"}
    assert RELEASE_KEYS - read_only == RELEASE_FIELDS


def test_the_examples_of_all_fields_together_are_a_release(
    site: Callable[..., SiteTest], tmp_path: Path
) -> None:
    fields = section(read("docs/write-a-release.md"), "The fields").split("\n### ", 1)[0]
    rows = re.findall(r"^\| `([a-z_]+)` \| `(.+?)` \| ", fields, re.MULTILINE)
    assert {key for key, _ in rows} == RELEASE_FIELDS
    assert all(example.startswith(f"{key}: ") for key, example in rows)
    Image.new("RGB", (8, 6)).save(tmp_path / "photo.jpg")
    room = site(
        {
            **MISTAKES_ROOM,
            "content/releases/2026/visit.md": "---\ntitle: 방문\ndate: 2026-03-01\n---\n본문입니다.\n",
            "content/releases/2026/opening.md": "---\ntitle: 개소\ndate: 2026-03-01\n---\n본문입니다.\n",
            "content/releases/2026/fields/photo.jpg": (tmp_path / "photo.jpg").read_bytes(),
            "content/releases/2026/fields/report.pdf": b"%PDF-1.7\n",
            "content/releases/2026/fields/index.md": (
                "---\n" + "\n".join(example for _, example in rows) + "\n---\n\n본문입니다.\n"
            ),
        }
    )
    assert room.build("check").data["problems"] == []


# --- Checks of translations

FIDELITY = PROJECT / "pressbridge" / "fidelity"
PHRASE_LOOKUP = PROJECT / "pressbridge" / "translation" / "phrase_lookup.py"

_CHECK_ROW = re.compile(r"^\| `([a-z-]+)` \| ((?:hard|soft)[a-z ]*) \| (.+) \|$", re.MULTILINE)


def documented_checks() -> dict[str, tuple[set[str], list[str]]]:
    """Return the rows of docs/checks.md: name → (weights, the other cells)."""
    return {
        name: ({*weights.split(" or ")}, cells.split(" | "))
        for name, weights, cells in _CHECK_ROW.findall(read("docs/checks.md"))
    }


def words_in(node: ast.AST) -> set[str]:
    constants = (part for part in ast.walk(node) if isinstance(part, ast.Constant))
    return {part.value for part in constants if isinstance(part.value, str)}


def named_checks(tree: ast.Module) -> Iterator[str]:
    """Yield the names of checks in a module: of findings, and what its helpers give for them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"Finding", "UnitDifference"}:
            yield from words_in(node.args[0])
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "self.problem":
            yield from words_in(node.args[1])
        elif isinstance(node, ast.For) and ast.unparse(node.target) == "check":
            yield from words_in(node.iter)
        elif isinstance(node, ast.FunctionDef) and node.name in {"check_of", "refusal"}:
            for end in (part for part in ast.walk(node) if isinstance(part, ast.Return)):
                value = end.value.elts[0] if isinstance(end.value, ast.Tuple) else end.value
                yield from words_in(value) if value else ()


def checks_in_code() -> set[str]:
    modules = [*FIDELITY.rglob("*.py"), PHRASE_LOOKUP]
    return {name for path in modules for name in named_checks(ast.parse(path.read_text("utf-8")))}


def shipped_register() -> Register:
    names, problems = read_names(read("content/names.yaml"), "content/names.yaml")
    assert not problems
    return Register(names)


def test_every_check_is_in_the_page_about_checks_and_no_other() -> None:
    assert {"number", "currency", "phone", "name-unknown", "term", "marks"} <= checks_in_code()
    assert {*documented_checks()} == checks_in_code()


EXAMPLES = [
    (name, weights, *cells[1:])
    for name, (weights, cells) in documented_checks().items()
    if len(cells) == 3
]


@pytest.mark.parametrize(
    ("name", "weights", "source", "target"), EXAMPLES, ids=[row[0] for row in EXAMPLES]
)
def test_each_check_catches_its_example(
    name: str, weights: set[str], source: str, target: str
) -> None:
    found = findings(
        source, target, Lang.JA,
        register=shipped_register(), day=date(2023, 5, 14), korea_japan="日韓",
    )  # fmt: skip
    mine = [("hard" if one.hard else "soft") for one in found if one.check == name]
    assert mine, found
    assert {*mine} <= weights


def test_a_hard_finding_is_shown_after_a_review_and_not_before(
    site: Callable[..., SiteTest],
) -> None:
    source, target = "참가 기업은 48개사이다.", "参加企業は40社である。"
    written = f"---\ntitle: 안내\ndate: 2026-03-02 09:00\n---\n\n{source}\n"
    title = reviewed("안내", "ご案内", "title")
    for entry, shown in ((machine(source, target), False), (reviewed(source, target), True)):
        room = site(
            {
                **MISTAKES_ROOM,
                "content/releases/2026/visit.md": written,
                "content/releases/2026/visit.ja.po": catalog(title, entry),
            },
            name=f"room-{shown}",
        )
        problems = room.build(now="2026-11-22T09:00").data["problems"]
        assert [(one["code"], one["hard"]) for one in problems] == [("number", True)]
        assert (target in room.text("/ja/2026/03/02/visit/")) is shown


def test_the_example_of_a_waiver_waives(site: Callable[..., SiteTest]) -> None:
    fence = next(found[3] for found in _FENCE.finditer(read("docs/checks.md")) if found[2] == "po")
    text = re.findall(r'^msgid "(.+)"$', fence, re.MULTILINE)[0]
    for above, codes in ((fence, []), (fence.split("\n", 1)[1], ["number"])):
        room = site(
            {
                **MISTAKES_ROOM,
                "content/releases/2026/visit.md": (
                    f"---\ntitle: 안내\ndate: 2026-03-02 09:00\n---\n\n{text}\n"
                ),
                "content/releases/2026/visit.ja.po": above,
            },
            name=f"room-{len(codes)}",
        )
        problems = room.build("check", now="2026-11-22T09:00").data["problems"]
        assert [one["code"] for one in problems] == codes


def test_the_example_of_a_register_is_one() -> None:
    blocks = [found[3] for found in _FENCE.finditer(read("docs/names.md")) if found[2] == "yaml"]
    names, problems = read_names(blocks[0], "names.yaml")
    assert len(names) == blocks[0].count("\n")
    assert not problems


# --- Mistakes and messages


def mistakes() -> Iterator[tuple[str, str, str, str]]:
    """Yield (file of the press room, its text, what is printed, its language) of each mistake."""
    for page in PAGES:
        for part in page.read_text(encoding="utf-8").split("<!-- mistake: ")[1:]:
            path, rest = part.split(" -->\n", 1)
            blocks = list(_FENCE.finditer(rest))[:2]
            assert [block[2] for block in blocks][1] == "console", page.name
            lang = page.parent.name if page.parent.name in {"ko", "ja"} else "en"
            yield path, blocks[0][3], blocks[1][3], lang


def test_there_are_mistakes_to_show() -> None:
    assert len(list(mistakes())) >= 6


@pytest.mark.parametrize(("path", "text", "printed", "lang"), list(mistakes()))
def test_a_mistake_is_shown_as_the_documentation_says(
    path: str, text: str, printed: str, lang: str, site: Callable[..., SiteTest]
) -> None:
    room = site({**MISTAKES_ROOM, path: text})
    result = room.run("check", "--now", "2026-11-22T09:00", "--ui-lang", lang)
    assert result.err == printed


def test_the_message_about_a_template_is_as_documented(site: Callable[..., SiteTest]) -> None:
    page = '{% extends "base.html" %}\n{% block main %}\n<h1>{{ page.headline }}</h1>\n{% endblock %}\n'
    room = site({**MISTAKES_ROOM, "templates/list.html": page})
    printed = room.run("check", "--now", "2026-11-22T09:00").err
    assert "".join(f"  {line}\n" for line in printed.splitlines()) in read("docs/templates.md")


def test_every_field_of_every_view_is_in_the_page_about_templates() -> None:
    text = read("docs/templates.md")
    modules = (PROJECT / "pressbridge/rendering").glob("*views.py")
    nodes = [node for path in modules for node in ast.parse(path.read_text("utf-8")).body]
    views = {node.name: node for node in nodes if isinstance(node, ast.ClassDef)}
    bases = {
        name: [b.id for b in view.bases if isinstance(b, ast.Name) and b.id in views]
        for name, view in views.items()
    }
    for name in views.keys() - {base for names in bases.values() for base in names}:
        fields = [
            node.target.id
            for line in (*bases[name], name)
            for node in views[line].body
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)
        ]
        assert first_cells(section(text, name)) == fields, name


def test_every_template_is_in_the_page_about_templates() -> None:
    text = section(read("docs/templates.md"), "Your own templates")
    files = {path.name for path in (PROJECT / "templates").glob("*.html")}
    assert set(re.findall(r"^\| `([\w.]+\.html)` \|", text, re.MULTILINE)) == files


# --- Links


def anchors(page: Path) -> set[str]:
    """Return the anchors that GitHub gives to a page's headings."""
    titles = _HEADING.findall(_FENCE.sub("", page.read_text(encoding="utf-8")))
    plain = [re.sub(r"[^\w\- ]", "", title.lower()) for title in titles]
    return {title.replace(" ", "-") for title in plain}


def links(page: Path) -> list[str]:
    """Return the links of a page to files of the project."""
    text = _CODE.sub("", _FENCE.sub("", page.read_text(encoding="utf-8")))
    return [link for link in _LINK.findall(text) if not re.match(r"[a-z]+:", link)]


@pytest.mark.parametrize(
    ("page", "link"),
    [(page, link) for page in PAGES for link in dict.fromkeys(links(page))],
    ids=lambda value: value if isinstance(value, str) else value.name,
)
def test_every_relative_link_leads_to_something(page: Path, link: str) -> None:
    path, _, anchor = link.partition("#")
    target = (page.parent / path).resolve() if path else page
    assert target.is_file(), link
    assert not anchor or anchor in anchors(target), link


def test_the_index_lists_every_page() -> None:
    text = read("docs/index.md")
    for page in DOCS.glob("*.md"):
        assert page.name == "index.md" or f"({page.name})" in text, page.name


# --- Nothing of the machine it was written on

_SKIPPED = {"site", "build", "dist", "venv", "__pycache__", "node_modules"}
_MACHINE = re.compile(r"(?<![\w.~-])/(?:root|work|home/\w+|Users/\w+)/")


def project_files(folder: Path = PROJECT) -> Iterator[Path]:
    """Yield the files of the project, without what a build or a tool has left."""
    for path in folder.iterdir():
        hidden = path.name.startswith(".") and path.name not in {".github", ".ci", ".gitignore"}
        if hidden or path.name in _SKIPPED or path.name.endswith(".egg-info"):
            continue
        if path.is_dir():
            yield from project_files(path)
        else:
            yield path


def test_no_file_names_a_path_of_the_machine_it_was_written_on() -> None:
    found = []
    for path in project_files():
        text = path.read_bytes().decode("utf-8", "ignore")
        found += [f"{path.relative_to(PROJECT)}: {hit[0]}" for hit in _MACHINE.finditer(text)]
    assert found == []
