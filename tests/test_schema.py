"""The schemas of front matter and tables: made from the readers, and of one mind with them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from harness import PROJECT
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from test_docs import RELEASE_FIELDS, keys_asked
from test_mistakes import TABLE

from pressbridge.formats.yaml_nodes import Mapping, Node, Scalar, parse_yaml
from pressbridge.messages import message_names, shipped_texts
from pressbridge.reading.frontmatter import split
from pressbridge.reading.hand import read_hand
from pressbridge.reading.messages import read_messages
from pressbridge.reading.names import read_names
from pressbridge.reading.releases import read_release
from pressbridge.reading.schema import schema_text, schemas
from pressbridge.reading.schema_texts import DESCRIPTIONS
from pressbridge.reading.site import read_site
from pressbridge.reading.source_fields import SourceLocation
from pressbridge.reading.standing import read_standing
from pressbridge.reading.topics import read_topics
from pressbridge.words.lang import Lang
from pressbridge.words.model import Image, StandingPage
from pressbridge.words.problems import Problem, Severity

FOLDER = PROJECT / "docs" / "schema"
SCHEMAS = schemas()
VALIDATORS = {name: Draft7Validator(schema) for name, schema in SCHEMAS.items()}
HERE = SourceLocation("visit", "content/releases/2023/visit.md", "content/releases/2023/visit")
SOURCE = StandingPage(
    slug="visit", path=HERE.path, folder=HERE.folder, lang=Lang.KO, title="방문", body="글",
    body_line=4, images=(Image("a.jpg"),),
)  # fmt: skip
READERS: dict[str, Callable[[str], tuple[object, tuple[Problem, ...]]]] = {
    "release": lambda text: read_release(text, HERE, Lang.KO),
    "page": lambda text: read_standing(text, HERE, Lang.KO),
    "translation": lambda text: read_hand(text, "visit.ja.md", Lang.JA, SOURCE),
    "site": lambda text: read_site(text, "site.yaml"),
    "topics": lambda text: read_topics(text, "topics.yaml", Lang.KO),
    "names": lambda text: read_names(text, "names.yaml"),
    "messages": lambda text: read_messages(text, "messages.yaml", Lang.KO),
}
IN_MARKDOWN = {"release", "page", "translation"}
STRUCTURE = {"unknown-key", "missing-key", "wrong-type", "unknown-choice", "not-a-flag",
             "unknown-message", "wrong-topic-id"}  # fmt: skip
"""Codes of what a schema must find, too. What a value says (a day, an address, a name) it need not."""


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schemas_in_the_documentation_are_those_of_the_code(
    name: str, request: pytest.FixtureRequest
) -> None:
    path = FOLDER / f"{name}.json"
    if request.config.getoption("--update-golden"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(schema_text(SCHEMAS[name]), encoding="utf-8")
    assert path.read_text(encoding="utf-8") == schema_text(SCHEMAS[name]), "pytest --update-golden"


def test_there_is_no_other_schema_in_the_documentation() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == {*SCHEMAS}


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_schema_is_one(name: str) -> None:
    Draft7Validator.check_schema(SCHEMAS[name])


# --- Keys and descriptions


def groups(schema: Any) -> Iterator[dict[str, Any]]:
    """Yield the properties of each group in a schema."""
    if isinstance(schema, dict):
        if isinstance(schema.get("properties"), dict):
            yield schema["properties"]
        for value in schema.values():
            yield from groups(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from groups(value)


PAGE_FIELDS = keys_asked("source_fields.py", "shared_fields")
BOTH = {"ko", "ja"}
INSIDE = keys_asked("source_fields.py", "_image", "_attachment")
KEYS = {
    "release": RELEASE_FIELDS | BOTH | INSIDE | keys_asked("types.py", "contact") | keys_asked(
        "releases.py", "read_group", "_correction", "_withdrawal", "_permission", "_origin"
    ),
    "page": PAGE_FIELDS | INSIDE,
    "translation": keys_asked("hand.py"),
    "site": keys_asked("site.py") | keys_asked("response.py") | keys_asked("types.py", "contact") | BOTH,
    "topics": keys_asked("topics.py") | BOTH,
    "names": keys_asked("names.py"),
    "messages": BOTH | {*message_names()},
}  # fmt: skip


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_has_every_key_that_the_reader_asks_for_and_no_other(name: str) -> None:
    assert {key for group in groups(SCHEMAS[name]) for key in group} == KEYS[name]


def test_every_field_says_what_it_is_for_in_three_languages() -> None:
    for name in SCHEMAS.keys() - {"messages"}:
        for group in groups(SCHEMAS[name]):
            for key, schema in group.items():
                korean, japanese, english = schema["description"].split("\n\n")
                assert re.search("[가-힣]", korean), key
                assert re.search("[ぁ-んァ-ヶ一-龥]", japanese), key
                assert english in DESCRIPTIONS.values(), key


@pytest.mark.parametrize("lang", ["ko", "ja"])
def test_no_description_is_missing_or_superfluous(lang: str) -> None:
    assert {*shipped_texts(f"schema-{lang}", lang)} == {*DESCRIPTIONS.values()}
    said = json.dumps(SCHEMAS, ensure_ascii=False)
    assert [
        one
        for one in DESCRIPTIONS.values()
        if json.dumps(one, ensure_ascii=False)[1:-1] not in said
    ] == []


# --- Of one mind with the readers

_NUMBER = re.compile(r"[-+]?(\d+(\.\d*)?|\.\d+)(e[-+]?\d+)?", re.IGNORECASE)


def instance(node: Node | None) -> Any:
    """Return a node as an editor with YAML 1.2 sees it."""
    if node is None:
        return None
    if isinstance(node, Mapping):
        return {item.key: instance(item.value) for item in node.items}
    if not isinstance(node, Scalar):
        return [instance(item) for item in node.items]
    if not node.quoted:
        if node.text in ("", "~", "null"):
            return None
        if node.text in ("true", "false"):
            return node.text == "true"
        if _NUMBER.fullmatch(node.text):
            return float(node.text)
    return node.text


def verdicts(name: str, text: str) -> tuple[bool, set[str]] | None:
    """Return whether a schema takes a text, and the codes of the errors that the reader finds.

    None where the text is no YAML: then there is nothing to describe.
    """
    head = text
    if name in IN_MARKDOWN:
        parts, _ = split(text, "a")
        if parts is None:
            return None
        head = parts.head
    node, problems = parse_yaml(head, "a")
    if problems:
        return None
    _, found = READERS[name](text)
    codes = {one.code for one in found if one.severity is Severity.ERROR}
    return VALIDATORS[name].is_valid(instance(node)), codes


def agree(name: str, text: str) -> None:
    both = verdicts(name, text)
    if both is None:
        return
    taken, codes = both
    assert taken or codes, f"{name}: the schema refuses what the reader takes"
    assert not taken or not codes & STRUCTURE, f"{name}: the schema takes what the reader refuses"


def kind_of(path: str) -> str:
    """Return which schema a file of the content has; empty for none."""
    table = re.fullmatch(r"content/(site|topics|names|messages)\.yaml", path)
    if table:
        return table[1]
    if not path.endswith(".md"):
        return ""
    if re.search(r"\.(ko|ja)\.md$", path):
        return "translation"
    return "page" if path.startswith("content/pages/") else "release"


def test_every_file_of_the_sample_is_taken() -> None:
    seen = set()
    for path in sorted((PROJECT / "content").rglob("*")):
        name = kind_of(path.relative_to(PROJECT).as_posix()) if path.is_file() else ""
        if name and name != "translation":
            seen.add(name)
            assert verdicts(name, path.read_text(encoding="utf-8")) == (True, set()), path
    assert {"release", "page", "site", "topics", "names"} <= seen


def rooms() -> Iterator[tuple[str, str, str]]:
    for path in sorted((PROJECT / "tests" / "rooms").rglob("*.md")):
        inside = path.as_posix().partition("/content/")[2]
        if kind_of(f"content/{inside}") in ("release", "page"):
            yield inside, kind_of(f"content/{inside}"), path.read_text(encoding="utf-8")


MISTAKES = [
    pytest.param(kind_of(path), data, id=f"{case.title}: {path}")
    for case in TABLE
    for path, data in case.files.items()
    if kind_of(path)
]


@pytest.mark.parametrize(("name", "text"), MISTAKES)
def test_the_schema_and_the_reader_agree_about_each_mistake(name: str, text: str) -> None:
    agree(name, text)


def test_the_schema_and_the_reader_agree_about_the_rooms_of_the_tests() -> None:
    found = [*rooms()]
    assert found
    for _, name, text in found:
        agree(name, text)


@pytest.mark.parametrize(
    ("name", "text", "taken"),
    [
        ("site", "name: {ko: 가}\ndescription: {ko: 가, ja: あ}\nbase_url: https://a.kr/\n", False),
        ("site", "name: Press\ndescription: {ko: 가, ja: あ}\nbase_url: https://a.kr/\n", True),
        ("release", "---\ntitle: No\ndate: 2023-05-14\nnumber: 12\n---\n글\n", True),
        ("release", "---\ntitle: a\ndate: 2023-05-14T08:30z\ndraft: YES\n---\n글\n", True),
        ("release", "---\ntitle: a\ndate: 2023. 5. 14.\n---\n글\n", False),
        ("release", "---\ntitle: a\ndate: 2023-05-14\nbyline: [{name: 가, role: 나}, 다]\n---\n글\n", True),
        ("release", "---\ntitle: a\ndate: 2023-05-14\ntopics: a\n---\n글\n", False),
        ("topics", "Startups: {name: {ko: 가, ja: あ}}\n", False),
        ("names", "- {ko: 가, ja: あ, kind: person}\n-\n", True),
        ("names", "- {ko: 가, ja: あ}\n", False),
        ("names", "", True),
        ("messages", '"Home": {ko: 처음}\n', True),
        ("messages", '"Hom": {ko: 처음}\n', False),
    ],
)  # fmt: skip
def test_what_the_schema_says_of_some_texts(name: str, text: str, taken: bool) -> None:
    both = verdicts(name, text)
    assert both is not None
    assert both[0] is taken
    agree(name, text)


PLAIN = st.sampled_from(
    ["가", "あ", "a", "yes", "No", "true", "~", "null", "12", "1.5", "ko", "ja", "auto", "human", "kogl-1",
     "2023-05-14", "2023-05-14 08:30", "2023-13-99", "2023. 5. 14.", "person", "term", "show", "365",
     "https://a.kr/", "a@b.kr", "a.jpg", "/old/", "first", "notice", "0123456789abcdef", "press"]
)  # fmt: skip
QUOTED = st.sampled_from(["", "  ", "yes", "null", "~", "가 나", "12", "no", "2023-05-14"]).map(
    lambda text: json.dumps(text, ensure_ascii=False)
)
KNOWN = sorted(
    {key for keys in KEYS.values() for key in keys if len(key) < 20 and key.isidentifier()}
)


def written(value: Any) -> str:
    """Return a tree as YAML on one line; its texts are written as they stand."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {written(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(written, value)) + "]"
    return str(value)


def trees(keys: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    return st.recursive(
        PLAIN | QUOTED,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=4),
        max_leaves=8,
    )


NEEDED = {"title": "가", "date": "2023-05-14", "name": {"ko": "가", "ja": "あ"},
          "description": {"ko": "가", "ja": "あ"}, "base_url": "https://a.kr/"}  # fmt: skip


@st.composite
def documents(draw: st.DrawFn, name: str) -> str:
    """Give a text that is nearly what it should be: the fields needed, and others by chance."""
    first = next(groups(SCHEMAS[name]))
    needed = {key: value for key, value in NEEDED.items() if key in first}
    values = trees(st.sampled_from(KNOWN))
    fields = draw(st.dictionaries(st.sampled_from([*first, "tilte"]) if name != "messages" else
                                  st.sampled_from(["Home", "Archive", "Hom"]), values, max_size=2))  # fmt: skip
    if name == "topics":
        return written({draw(st.sampled_from(["a", "B"])): {**needed, **fields}}) + "\n"
    if name == "names":
        kind = {"ko": "가", "ja": "あ", "kind": "person"}
        return written([{**kind, **fields}]) + "\n"
    if name == "messages":
        return written(fields) + "\n"
    lines = "".join(f"{key}: {written(value)}\n" for key, value in {**needed, **fields}.items())
    return f"---\n{lines}---\n글입니다.\n" if name in IN_MARKDOWN else lines


@pytest.mark.parametrize("name", SCHEMAS)
@given(data=st.data())
def test_the_schema_and_the_reader_agree_about_any_fields(name: str, data: st.DataObject) -> None:
    agree(name, data.draw(documents(name)))


# --- Wired into the editor


def test_the_editor_knows_the_schema_of_each_table() -> None:
    settings = json.loads((PROJECT / ".vscode/settings.json").read_text(encoding="utf-8"))
    wired = settings["yaml.schemas"]
    assert {*wired.values()} == {
        f"content/{t}.yaml" for t in ("site", "topics", "names", "messages")
    }
    for schema, table in wired.items():
        assert (PROJECT / schema).is_file()
        assert schema.rpartition("/")[2].removesuffix(".json") in table
