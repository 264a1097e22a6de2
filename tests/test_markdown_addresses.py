"""Addresses in running text are links: to just what is shown, or none."""

from __future__ import annotations

from collections.abc import Callable

import lxml.html
import pytest
from harness import FIRST, SiteTest, catalog, release, reviewed
from hypothesis import given
from hypothesis import strategies as st
from tables import cases

from pressbridge.formats.markdown import Picture, RenderContext, parse, to_html
from pressbridge.words.edition import Phrase, PhraseState
from pressbridge.words.lang import Lang

Make = Callable[..., SiteTest]


def body(text: str) -> str:
    return to_html(parse(text, Lang.KO), RenderContext(
        Lang.KO, lambda _, said: Phrase(said, Lang.KO, PhraseState.SOURCE), lambda href: href,
        Picture, lambda _: "", "", "", "", "",
    ))  # fmt: skip


def links(text: str) -> list[tuple[str, str]]:
    html = body(text)
    tree = lxml.html.fragment_fromstring(html, create_parent="div") if html else None
    return [] if tree is None else [(a.get("href"), a.text_content()) for a in tree.iter("a")]


@pytest.mark.parametrize("lines", cases("addresses.txt"))
def test_an_address_in_running_text_leads_where_it_says_or_nowhere(lines: list[str]) -> None:
    for line in filter(None, lines):
        text, _, wanted = line.rpartition("->")
        for around in ("{}", "- {}", "## {}", "가 {} 나", "| a |\n|--|\n| {} |"):
            found = [href for href, _ in links(around.format(text.strip()))]
            assert (text, found) == (text, wanted.split())


@given(
    st.text(alphabet="htps:/w.@가에서をで한 ()[],._*`-=a1&?#'", max_size=40).filter(
        lambda text: "](" not in text  # a link with words of its own
    )
)
def test_a_link_shows_the_address_that_it_leads_to(text: str) -> None:
    for href, said in links(f"https://e.kr/{text} 가 a@b.kr{text}"):
        assert href.removeprefix("mailto:").removeprefix("http://") in {said, said[7:]}


@given(st.text(alphabet="htps:/w.@가에서をで한 (),.-=a1", max_size=60))
def test_no_letter_is_lost_where_an_address_becomes_a_link(text: str) -> None:
    text = f"가 {text} 나"
    html = body(text)
    assert lxml.html.fragment_fromstring(html).text_content().split() == text.split()


@pytest.mark.parametrize(
    "text", ["https://a)" * 9000, "a@" * 50_000, ")" * 100_000, "www." * 25_000]
)
def test_long_rows_of_signs_take_no_more_than_their_length(text: str) -> None:
    assert body("https://example.org/" + text)


def test_an_address_stays_the_text_that_was_typed_for_translation(site: Make) -> None:
    source = "자세한 내용은 https://www.example.org/a_b에서 press@example.org로 문의한다."
    said = (
        "詳しくはhttps://www.example.org/a_bをご覧のうえpress@example.orgまでお問い合わせください。"
    )
    po = "content/releases/2023/visit.ja.po"
    both = reviewed(source, said), reviewed("도쿄 방문", "東京訪問", "title")
    room = site({FIRST: release(body=source), po: catalog(*both)}).built()
    assert not [code for code in room.codes if code in {"url", "email"}]
    hrefs = ["https://www.example.org/a_b", "mailto:press@example.org"]
    for lang in ("ko", "ja"):
        page = room.page(f"/{lang}/2023/05/14/visit/")
        assert [href for href in page.all("//article//a/@href") if "example.org" in href] == hrefs
    assert parse(source, Lang.KO).passages[0].text == source
