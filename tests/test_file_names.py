"""Names and addresses that some system reads otherwise than they are written."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from harness import FIRST, TOPICS_YAML, SiteTest, release
from hypothesis import given
from hypothesis import strategies as st

from pressbridge.words.file_names import address_fault, name_fault, path_fault, same_on_some_disk

DEVICES = [
    "con",
    "CON",
    "nul",
    "aux",
    "prn",
    "com1",
    "COM9",
    "lpt1",
    "com¹",
    "nul.txt",
    "con.html",
    "aux .pdf",
    "CONIN$",
]
GITS = [".git", ".GIT", ".gitattributes", "git~1", "GIT~2"]
SIGNS = ["a\\b", "..\\a", "a:b", "C:", "a?b", "a*b", 'a"b', "a<b", "a|b"]
HIDDEN = [
    "a\nb",
    "a\x00b",
    "a\u202eb",
    "a\u200bb",
    ".g\u200cit",
    "a\u3164",
    "a\x85",
    "a\tb",
    "a\u2028b",
    "a\ud800",
]
ENDS = ["a.", "a ", " a", "a...", ".", "..", "...", " ", "\u3000"]
OTHERS = ["", "%2e%2e", "a%2Fb", "%5c", "가" * 86, "a" * 256]
BAD = [*DEVICES, *GITS, *SIGNS, *HIDDEN, *ENDS, *OTHERS]
GOOD = [
    "a", "index.html", "보고서 (최종).pdf", "第１号.pdf", "a#b.pdf", "50%.pdf", "a&b;c.pdf", ".well-known", ".nojekyll", "console", "com10",
    "contact", "null", "lpt", "auxiliary.pdf", "a.b.c", "김치\u3000찌개.hwp", "가" * 85, "葛\U000e0100.jpg", "git", "a-", "-a",
]  # fmt: skip


@pytest.mark.parametrize("name", BAD, ids=ascii)
def test_a_name_that_some_system_cannot_have_has_a_fault(name: str) -> None:
    assert name_fault(name)
    assert path_fault(f"old/{name}/new")


@pytest.mark.parametrize("name", GOOD)
def test_a_name_that_all_systems_have_is_none(name: str) -> None:
    assert not name_fault(name)


ADDRESSES = [
    "/a//b/", "/a/./b/", "/a/%2e%2e/b/", "/%2e%2e/", "/a%2fb/", "/a%5Cb/", "/a%00b/", "/a%0ab/", "/a%ff/", "/%ED%A0%80/", "/a%/", "/a%zz/",
    "/%252e%252e/", "/a%253Fb/", "/a%3fb/", "/a:b/", "/con/", "/old/NUL.html", "/.git/config", "/.GIT/", "/.%67it/", "/.htaccess", "/old/.env",
    "/a./", "/a%20/", "/a%E2%80%AE/", "/" + "y/" * 460, "//", "/a//",
]  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_alias_that_some_system_reads_otherwise_is_refused_at_its_line(
    site, address: str
) -> None:
    for fields in ({}, {"draft": "true"}, {"embargo": "2031-01-01T00:00"}):
        room: SiteTest = site({FIRST: release(aliases=f'["{address}"]', **fields)})
        found = room.build().data["problems"]
        assert [(p["severity"], p["code"], p["path"], p["line"]) for p in found] == [
            ("error", "wrong-alias", FIRST, 4)
        ]
        assert found[0]["hint"]
        assert not room.out.exists()


@given(st.text())
def test_an_address_without_a_fault_makes_a_path_without_one(text: str) -> None:
    address = "/" + quote(text, errors="replace")
    if not address_fault(address):
        inner = text.strip("/")
        assert not inner or not path_fault(inner)


@pytest.mark.parametrize("name", ["con", "nul", "aux", "prn", "com1", "lpt9"])
@pytest.mark.parametrize(
    "path",
    ["content/releases/2023/{}.md", "content/releases/2023/{}/index.md", "content/pages/{}.md"],
)
def test_a_slug_that_is_a_device_is_refused(site, path: str, name: str) -> None:
    path = path.format(name)
    room: SiteTest = site(
        {FIRST: release(), path: release() if "releases" in path else "---\ntitle: 글\n---\n글\n"}
    )
    found = room.build().data["problems"]
    assert [(p["code"], p["path"]) for p in found if p["severity"] == "error"] == [
        ("wrong-slug", path)
    ]


def test_a_topic_that_is_a_device_is_refused(site) -> None:
    room: SiteTest = site(
        {
            FIRST: release(),
            "content/topics.yaml": f"{TOPICS_YAML}con:\n  name: {{ko: 가, ja: あ}}\n",
        }
    )
    found = room.build().data["problems"]
    assert [(p["code"], p["path"], p["line"]) for p in found] == [
        ("wrong-topic-id", "content/topics.yaml", 5)
    ]


@pytest.mark.parametrize("name", ["con.pdf", "a:b.pdf", "a?b.pdf", "a.pdf.", "GIT~1", "%2e%2e.pdf"])
def test_a_file_is_not_offered_under_a_name_that_not_all_systems_have(site, name: str) -> None:
    where = "content/releases/2023/visit/"
    link = f"[표](<{quote(name)}>)"
    for text, line in ((release(attachments=f'[{{file: "{name}"}}]'), 4), (release(body=link), 5)):
        room: SiteTest = site(
            {f"{where}index.md": text, f"{where}{name}": "x"}, name=f"room-{line}"
        )
        found = [p for p in room.build().data["problems"] if p["severity"] == "error"]
        assert [(p["path"], p["line"]) for p in found] == [(f"{where}index.md", line)], found


@pytest.mark.parametrize("name", ["con", "a/nul.txt", "a?b", "a\nb", "a\u202eb", "a.", "git~1/a"])
def test_a_file_for_the_root_is_refused_by_its_name(site, name: str) -> None:
    room: SiteTest = site({FIRST: release(), f"content/static/{name}": "x"})
    found = room.build().data["problems"]
    assert [(p["severity"], p["code"]) for p in found] == [("error", "wrong-name")]
    assert found[0]["path"].startswith("content/static/")


def test_a_file_of_the_theme_is_refused_by_its_name(site) -> None:
    room: SiteTest = site({FIRST: release(), "templates/static/aux.css": "x"})
    found = room.build().data["problems"]
    assert [(p["code"], p["path"]) for p in found] == [("wrong-name", "templates/static/aux.css")]


@pytest.mark.parametrize(
    ("one", "other"),
    [("A/b.txt", "a/B.TXT"), ("가.pdf", "\u1100\u1161.pdf"), ("がぎ", "か\u3099き\u3099"), ("É", "e\u0301"), ("Ⅷ", "ⅷ")],
)  # fmt: skip
def test_names_that_some_disk_takes_for_one_are_the_same(one: str, other: str) -> None:
    assert same_on_some_disk(one) == same_on_some_disk(other)


def test_names_that_every_disk_tells_apart_are_not_the_same() -> None:
    names = ["a", "b", "ア", "ｱ", "１", "1", "漢", "汉", "가", "나"]
    assert len({same_on_some_disk(name) for name in names}) == len(names)
