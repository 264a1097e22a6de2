"""The guides in Korean and Japanese: they agree with each other and with the program.

Their links and the mistakes that they show are tested with all pages, in test_docs.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from harness import PROJECT, SiteTest
from test_docs import _FENCE, _LINK, MISTAKES_ROOM, first_cells, keys_asked
from workflow_runs import FOLDER, workflow

from pressbridge.check_report.texts import WEIGHTS, report_texts
from pressbridge.messages import desk_texts
from pressbridge.reading.names import read_names
from pressbridge.reading.site import read_site

DOCS = PROJECT / "docs"
LANGUAGES = ("ko", "ja")
PAGES = ("README.md", "write.md", "check.md", "names.md", "publish.md")
SCRIPT = {"ko": "[가-힣]", "ja": "[ぁ-んァ-ヶ一-龥]"}


def guide(lang: str, name: str) -> str:
    return (DOCS / lang / name).read_text(encoding="utf-8")


def blocks(text: str, language: str) -> list[str]:
    """Return the blocks of a language, without the indentation of the list that they stand in."""
    found = [block for block in _FENCE.finditer(text) if block[2] == language]
    return [re.sub(f"^{block[1]}", "", block[3], flags=re.MULTILINE) for block in found]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_guide_has_its_pages_and_no_other(lang: str) -> None:
    assert {path.name for path in (DOCS / lang).iterdir()} == {*PAGES}
    assert {f"({page})" for page in PAGES[1:]} <= {
        *re.findall(r"\([a-z]+\.md\)", guide(lang, "README.md"))
    }


@pytest.mark.parametrize("name", PAGES)
def test_both_guides_say_the_same_things_in_the_same_order(name: str) -> None:
    def shape(lang: str) -> list[str]:
        """Return what a page is made of: headings, items, rows, blocks and where links lead."""
        text = guide(lang, name)
        plain = _FENCE.sub(lambda found: f"```{found[2]}\n", text)
        lines = [re.match(r" *(#+ |\d\. |\* |\| |```\w*)", line) for line in plain.split("\n")]
        links = [
            re.sub(r"^\.\./(ko|ja)/|#.*|-(ko|ja)(?=\.png)", "", link)
            for link in _LINK.findall(plain)
        ]
        return [*(line[1] for line in lines if line), *links]

    assert shape("ko") == shape("ja")


@pytest.mark.parametrize(
    ("lang", "heading", "label"),
    [("ko", "데스크", r"\*([^* \n][^*\n]*)\*"), ("ja", "デスク", "「([^」]+)」")],
)
def test_the_guide_to_the_desk_calls_its_buttons_as_the_desk_does(
    lang: str, heading: str, label: str
) -> None:
    section = guide(lang, "check.md").partition(f"## {heading}\n")[2].partition("## GitHub")[0]
    labels = re.findall(label, section)
    texts = " ".join(desk_texts()[lang].values())
    assert len(labels) == 5
    assert [one for one in labels if one not in texts] == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_every_heading_and_item_is_in_the_language_of_its_guide(lang: str, name: str) -> None:
    text = _FENCE.sub("", guide(lang, name))
    for line in re.findall(r"^ *(?:#+|\d\.|\*) (.+)$", text, re.MULTILINE):
        assert re.search(SCRIPT[lang], line), line


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_example_of_a_release_is_one(lang: str, site: Callable[..., SiteTest]) -> None:
    text = blocks(guide(lang, "write.md"), "markdown")[0]
    fields = "".join(blocks(guide(lang, "write.md"), "yaml"))
    for extra in ("", fields):
        room = site({
            **MISTAKES_ROOM,
            "content/releases/2026/visit.md": text.replace("---\n\n", f"{extra}---\n\n", 1),
        })  # fmt: skip
        codes = {one["code"] for one in room.build("check").data["problems"]}
        assert codes == ({"file", "name-left"} if extra else set())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_example_of_a_field_is_taken(lang: str, site: Callable[..., SiteTest]) -> None:
    rows = re.findall(r"^\| `([a-z]+)` \| `(.+?)` \|", guide(lang, "write.md"), re.MULTILINE)
    assert len(rows) == 9
    assert all(example.startswith(f"{name}: ") for name, example in rows)
    body = "本文です。" if lang == "ja" else "본문입니다."
    head = "".join(f"{example}\n" for name, example in rows if lang == "ja" or name != "lang")
    room = site({
        **MISTAKES_ROOM,
        "content/releases/2026/opening.md": "---\ntitle: 개소\ndate: 2026-03-01\n---\n본문입니다.\n",
        "content/releases/2026/visit.md": f"---\n{head}---\n\n{body}\n",
    })  # fmt: skip
    assert room.build("check").data["problems"] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_examples_of_the_tables_are_read(lang: str) -> None:
    (entries,) = blocks(guide(lang, "names.md"), "yaml")
    names, problems = read_names(entries, "names.yaml")
    assert (len(names), problems) == (3, ())
    (table,) = blocks(guide(lang, "publish.md"), "yaml")
    config, problems = read_site(table, "site.yaml")
    assert config is not None
    assert problems == ()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_guide_to_names_has_every_field_of_an_entry(lang: str) -> None:
    assert {*first_cells(guide(lang, "names.md"))} == keys_asked("names.py", "name_fields")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_guides_call_things_as_the_report_and_the_workflows_do(lang: str) -> None:
    say = report_texts(lang)
    assert all(f"| {say(label)} |" in guide(lang, "check.md") for label in WEIGHTS.values())
    for path in FOLDER.glob("*.yml"):
        assert f"| *{workflow(path.name)['name']}* |" in guide(lang, "publish.md")
    steps = [
        step["name"] for job in workflow("publish.yml")["jobs"].values() for step in job["steps"]
    ]
    for named in ("Check the content", "Translate what is new"):
        assert named in steps
        assert f"*{named}*" in guide(lang, "publish.md")
