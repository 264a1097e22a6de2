"""The search index: what it knows of texts, what stands in its files, and what never does."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from harness import FIRST, SITE_YAML, SiteTest, release
from hypothesis import given
from hypothesis import strategies as st
from search_room import FILES, SECRET
from tables import cases

from pressbridge.build import render
from pressbridge.searching.shards import _codes as codes
from pressbridge.searching.shards import (
    _row,
    name_files,
    names_of_files,
    number_of,
    packed,
    sizes,
    year_files,
)
from pressbridge.searching.terms import items, pieces_of, text_of

Make = Callable[..., SiteTest]
SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"


def said(text: str) -> str:
    """The items of a text as the table writes them."""
    return " ".join(f"{one.kind[0]}:{'/'.join((one.text, *one.parts))}" for one in items(text))


@pytest.mark.parametrize("lines", cases("search_terms.txt"))
def test_a_text_has_the_items_that_the_table_says(lines: list[str]) -> None:
    for line in lines:
        text, _, expected = line.partition(" => ")
        assert said(text) == expected.strip(), text


@given(st.text(alphabet="가나다한국カタﾊﾟはば東京韓12,. 억億万천 aB-·", max_size=60))
def test_the_pieces_of_a_text_have_the_terms_of_all_its_items(text: str) -> None:
    terms = pieces_of(text).terms
    for kind, piece, parts in items(text):
        if kind == "run":
            assert {*piece, *(a + b for a, b in pairwise(piece))} <= terms
        else:
            assert {piece, *parts} <= terms


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>가<b>나</b>다</p>", "\n가나다\n"),
        ("가<br>나", "가\n나"),
        ("<ul><li>가</li><li>나</li></ul>", "\n\n가\n\n나\n\n"),
        ("가<wbr>나 &lt;b&gt; &amp;", "가나 <b> &"),
        ('<td data-x="1">가</td><td>나</td>', "\n가\n\n나\n"),
        ('가 <a class="full" data-search="no" href="/x">나 <span>다</span></a>라', "가 라"),
    ],
)
def test_the_text_of_html_is_parted_where_one_element_does_not_go_on(html: str, text: str) -> None:
    assert re.sub("\n+", "\n", text_of(html)) == re.sub("\n+", "\n", text)


def numbers_in(row: str) -> list[int]:
    """Read a row of postings as docs/search.md says."""
    found, number, gap, times = [], -1, 0, 1
    for sign in row:
        value = SIGNS.index(sign)
        gap += (value if value < 48 else value - 48) * times
        times *= 16
        if value < 48:
            number += gap
            found.append(number)
            gap, times = 0, 1
    return found


@given(st.sets(st.integers(0, 9000), min_size=1))
def test_a_row_of_postings_says_its_numbers(numbers: set[int]) -> None:
    assert numbers_in(_row(sorted(numbers), codes(9001))) == sorted(numbers)


def test_the_files_of_a_year_have_each_term_of_each_document_where_it_is_looked_for() -> None:
    documents = [
        (
            f"/ko/2023/05/01/a{number}/",
            packed("m" * (number % 2), ["x"], "가나", "다라", f"마바{number}"),
        )
        for number in range(130)
    ]
    files = dict(year_files(documents, names_of_files(130)))
    count = sizes(130)
    assert files.keys() == {
        *(f"d{n}" for n in range(count.addresses)), *(f"p{n}" for n in range(count.pairs)),
        *(f"l{n}" for n in range(count.letters)),
    }  # fmt: skip
    addresses = "".join(files[f"d{n}"].decode() for n in range(count.addresses)).splitlines()
    assert addresses == [
        address + "\tm" * (number % 2) for number, (address, _) in enumerate(documents)
    ]
    for term, where, row in (
        ("가나", "p", 1), ("다라", "p", 2), ("마바", "p", 0), ("#x", "p", 0), ("77", "p", 0), ("가", "l", 1),
    ):  # fmt: skip
        files_of_kind = count.pairs if where == "p" else count.letters
        lines = files[f"{where}{number_of(term, files_of_kind)}"].decode().splitlines()
        (line,) = [line for line in lines if line.startswith(f"{term}\t")]
        fields = line.split("\t")[1:]
        assert numbers_in(fields[0]) == ([77] if term == "77" else list(range(130)))
        assert [bool(field) for field in fields[1:]] == [[], [True], [False, True]][row]


@pytest.mark.parametrize(("documents", "pairs"), [(0, 1), (1, 1), (3, 2), (100, 64), (9999, 512)])
def test_a_larger_year_has_more_files(documents: int, pairs: int) -> None:
    assert sizes(documents).pairs == pairs


def test_there_is_a_file_of_names_without_any_name() -> None:
    assert name_files(0) == 1


def index_of(room: SiteTest) -> dict[str, str]:
    tree = room.tree()
    return {n: data.decode() for n, data in tree.items() if n.startswith("assets/search/")}


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    return SiteTest.make(tmp_path_factory.mktemp("search"), dict(FILES)).built()


def test_nothing_hidden_is_in_the_index(room: SiteTest) -> None:
    whole = "".join(index_of(room).values())
    assert "버스" in whole
    assert "/ko/2023/05/12/ministers/" in whole
    # The pairs of a word that only sources say which are not public, and a name that only they say.
    for hidden in (
        "주선",
        "선착",
        "착륙",
        "륙장",
        "비밀",
        "秘密",
        "secret",
        "draft",
        "gone",
        "거둔",
    ):
        assert hidden not in whole, hidden
    assert SECRET not in whole


def test_what_becomes_public_comes_into_the_index(site: Make, tmp_path: Path) -> None:
    room = site(dict(FILES)).built(now="2031-02-01T09:00", out=tmp_path / "later")
    assert "주선" in "".join(index_of(room).values())


def test_the_name_of_the_office_itself_is_in_the_index_only_where_a_release_says_it(
    site: Make,
) -> None:
    names = "content/names.yaml"
    office = "- {ko: 서울청, ja: ソウル庁, kind: organization}\n"
    site_yaml = SITE_YAML + "organization: {ko: 서울청, ja: ソウル庁}\n"
    room = site({FIRST: release(), "content/site.yaml": site_yaml, names: office}).built()
    assert "서울청" not in room.text("/assets/search/names/n0.txt")
    before = room.tree()
    room.edit(names, "[]\n")
    assert room.built().tree() == room.built(clean=True).tree() == before


def test_a_hidden_address_in_a_file_of_the_index_stops_the_build(
    site: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = render.search_files

    def leaking(*given: Any) -> Iterator[tuple[str, bytes]]:
        return ((name, data + b"/ko/2031/01/01/secret/\n") for name, data in made(*given))

    monkeypatch.setattr(render, "search_files", leaking)
    room = site(dict(FILES))
    assert room.build().code == 1
    assert set(room.codes) >= {"leak"}


def test_a_notice_is_not_in_the_index_and_a_machines_edition_has_its_mark(room: SiteTest) -> None:
    lines = [line for text in index_of(room).values() for line in text.splitlines()]
    assert "/ko/2023/10/02/alone/" in lines
    assert not [line for line in lines if line.startswith("/ja/2023/10/02/alone/")]
    assert room.has("/ja/2023/10/02/alone/")
    assert "/ja/2023/10/01/robot/\tm" in lines


def test_the_search_page_can_be_found_and_has_its_filters(room: SiteTest) -> None:
    for lang in ("ko", "ja"):
        page = room.page(f"/{lang}/search/")
        assert not page.all("//meta[@name='robots']"), "the script adds it where there is a query"
        assert page.all("//label[@for='q']")
        assert page.all("//select[@name='year']/option/@value")[:2] == ["", "2024"]
        assert page.all("//select[@name='topic']/option/@value") == ["", "startups", "markets"]
        assert f"/{lang}/search/<" in room.text("/sitemap.xml")


def test_every_page_leads_to_the_search(room: SiteTest) -> None:
    for page in room.html_pages:
        if page.has_main and page.all("//header[@class='masthead']"):
            (form,) = page.all("//header//form[@role='search']")
            assert form.get("action") == f"/{page.lang}/search/"
            assert form.get("method") == "get"
            assert page.all("//header//a[@class='search-link']/@href") == [f"/{page.lang}/search/"]


def test_without_a_script_the_page_says_where_to_look(room: SiteTest) -> None:
    page = room.page("/ko/search/")
    assert page.all("//div[@class='without-script']//a/@href") == [
        "/ko/", "/ko/topics/", "/ko/archive/",
    ]  # fmt: skip


def test_a_language_without_releases_has_a_search_that_finds_nothing_there(site: Make) -> None:
    room = site({FIRST: release()}).built()
    page = room.page("/ja/search/")
    assert page.all("//*[@id='search']/@data-ja") == [""]
    assert page.all("//*[@id='search']/@data-ko") == ["2023:1"]
    assert page.all("//div[@class='without-script']//a/@href") == ["/ja/"]
    assert not [name for name in index_of(room) if name.startswith("assets/search/ja/")]
