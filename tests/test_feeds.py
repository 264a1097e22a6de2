"""Feeds with whole texts: by the rules of their formats, as two readers read them, and bounded."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import fastfeedparser
import feedparser
import lxml.html
import pytest
from harness import FIRST, SiteTest, catalog, machine, parse_xml, release, reviewed
from hypothesis import given
from hypothesis import strategies as st
from test_incremental import png

from pressbridge.rendering import feeds
from pressbridge.rendering.feed_texts import whole_links
from pressbridge.rendering.xml_texts import cdata
from pressbridge.words.addresses import Addresses

Make = Callable[..., SiteTest]
ATOM = "{http://www.w3.org/2005/Atom}"
BASE = "https://press.example.org"
PAGE = "/ko/2023/05/14/visit/"
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")
ONCE = ("id", "title", "updated")
AT_MOST_ONCE = ("published", "rights", "summary", "content", "subtitle", "logo", "icon")
JSON_FEED = {"version", "title", "home_page_url", "feed_url", "language", "authors", "items"}
JSON_ITEM = {
    "id", "url", "title", "content_html", "content_text", "summary", "image", "date_published",
    "date_modified", "authors", "tags", "language", "attachments",
}  # fmt: skip
"""The fields of https://www.jsonfeed.org/version/1.1/ that feeds here may have."""
FULL = {
    FIRST.replace(".md", "/index.md"): release(
        body="**본문**입니다. [다른 글](other.md)과 [자료](chart.pdf)를 본다.[^1]\n\n"
        '![그림](chart.png "설명 [사진=홍길동]")\n\n[^1]: 각주다.\n',
        images="[{file: lead.png, alt: 대표 사진, caption: 회의 & 모임, license: kogl-1}]",
        attachments="[{file: chart.pdf, title: 통계}]", license="kogl-1", topics="[startups]",
        corrections="[{date: 2023-06-01T10:00, text: 고쳤다.}]",
    ),
    "content/releases/2023/visit/lead.png": png(40, 30),
    "content/releases/2023/visit/chart.png": png(30, 20),
    "content/releases/2023/visit/chart.pdf": b"%PDF-1.4",
    "content/releases/2023/other.md": release("다른 소식", date="2023-05-10"),
}  # fmt: skip


def both(room: SiteTest, lang: str = "ko") -> Iterator[tuple[str, str]]:
    """Yield (id, HTML) of each entry with a whole text, in both forms: they have the same."""
    atom = parse_xml(room.text(f"/{lang}/feed.xml"))
    whole = [
        (entry.findtext(f"{ATOM}id"), entry.findtext(f"{ATOM}content"))
        for entry in atom.iter(f"{ATOM}entry")
    ]
    items = room.json(f"/{lang}/feed.json")["items"]
    assert [(item["id"], item.get("content_html")) for item in items] == whole
    yield from ((one, html) for one, html in whole if html)


def assert_atom(text: str) -> None:
    """Hold a feed against the rules of RFC 4287, sections 3 and 4."""
    root = parse_xml(text)
    assert root.tag == f"{ATOM}feed"
    entries = root.findall(f"{ATOM}entry")
    assert root.findall(f"{ATOM}author") or all(e.findall(f"{ATOM}author") for e in entries)
    for node in (root, *entries):
        names = Counter(str(child.tag).removeprefix(ATOM) for child in node)
        assert all(names[name] == 1 for name in ONCE), names
        assert all(names[name] <= 1 for name in AT_MOST_ONCE), names
        assert urlsplit(str(node.findtext(f"{ATOM}id"))).scheme in ("https", "tag")
        for tag in ("updated", "published"):
            found = node.findtext(f"{ATOM}{tag}")
            assert found is None or RFC_3339.fullmatch(found), found
        links = [dict(link.attrib) for link in node.findall(f"{ATOM}link")]
        assert all(urlsplit(link["href"]).scheme == "https" for link in links), links
        alike = Counter(
            (link.get("type"), link.get("hreflang"))
            for link in links if link.get("rel") == "alternate"
        )  # fmt: skip
        assert all(count == 1 for count in alike.values())
        assert all(author.findtext(f"{ATOM}name") for author in node.findall(f"{ATOM}author"))
        assert all(one.get("term") for one in node.findall(f"{ATOM}category"))
    assert [link.get("rel") for link in root.findall(f"{ATOM}link")] == ["self", "alternate"]
    for content in root.iter(f"{ATOM}content"):
        assert content.get("type") == "html"
        assert not len(content), "section 4.1.3.3: no element stands in HTML"
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(ids) == len(set(ids))
    newest = max((str(e.findtext(f"{ATOM}updated")) for e in entries), default="")
    assert not newest or root.findtext(f"{ATOM}updated") == newest


def assert_json(feed: dict[str, Any]) -> None:
    """Hold a feed against https://www.jsonfeed.org/version/1.1/."""
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed.keys() <= JSON_FEED
    assert feed["title"]
    for item in feed["items"]:
        assert {key for key in item if not key.startswith("_")} <= JSON_ITEM, item.keys()
        assert isinstance(item["id"], str)
        assert item.get("content_html") or item.get("content_text")
        for key in ("date_published", "date_modified"):
            assert RFC_3339.fullmatch(item[key])
        for one in item.get("attachments", ()):
            assert one["url"].startswith("https://")
            assert re.fullmatch(r"[a-z]+/[a-z0-9.+-]+", one["mime_type"])
        assert all(author["name"] for author in item.get("authors", ()))
        assert all(isinstance(tag, str) for tag in item["tags"])


def feeds_in(room: SiteTest, kind: str) -> list[str]:
    return [f"/{name}" for name in room.tree() if name.endswith(f"feed.{kind}")]


def test_every_feed_of_the_sample_keeps_to_its_format(sample: SiteTest) -> None:
    assert len(feeds_in(sample, "xml")) == len(feeds_in(sample, "json")) > 2
    for address in feeds_in(sample, "xml"):
        assert_atom(sample.text(address))
    for address in feeds_in(sample, "json"):
        assert_json(sample.json(address))


@pytest.mark.parametrize("kind", ["xml", "json"])
def test_a_second_reader_finds_the_same_titles_texts_and_dates(sample: SiteTest, kind: str) -> None:
    for address in feeds_in(sample, kind):
        read = fastfeedparser.parse(sample.text(address))
        other = feedparser.parse(sample.text(address.replace(".json", ".xml")).encode())
        assert read.entries
        for one, known in zip(read.entries, other.entries, strict=True):
            assert (one.id, one.title, one.link) == (known.id, known.title, known.link)
            assert datetime.fromisoformat(one.published) == datetime.fromisoformat(known.published)
            assert [tag["term"] for tag in one.tags] == [tag.term for tag in known.get("tags", ())]
            assert visible(one.content[0]["value"]) == visible(known.content[0].value)


def visible(html: str) -> str:
    return " ".join(lxml.html.fragment_fromstring(html, "div").text_content().split())


def test_an_entry_has_the_text_of_its_page_with_pictures_files_and_terms(site: Make) -> None:
    room = site(FULL).built()
    assert_atom(room.text("/ko/feed.xml"))
    assert_json(room.json("/ko/feed.json"))
    (_, html), _ = both(room)
    assert html.startswith(
        f'<figure><img src="{BASE}/files/visit/lead.png" alt="대표 사진" width="40" height="30">'
        '<figcaption><bdi>회의 &amp; 모임</bdi> <a href="https://www.kogl.or.kr'
    )
    assert f'<a href="{BASE}/ko/2023/05/10/other/">다른 글</a>' in html
    assert f'<a href="{BASE}/files/visit/chart.pdf">자료</a>' in html
    assert f'<img src="{BASE}/files/visit/chart.png" alt="그림" width="30" height="20">' in html
    assert f'href="{BASE}{PAGE}#' in html
    page = room.page(PAGE)
    [body] = page.texts("//div[@class='body']")
    assert visible(html).endswith(body)
    entry = feedparser.parse(room.text("/ko/feed.xml").encode()).entries[0]
    files = {one.href: (one.type, one.title) for one in entry.enclosures}
    assert files == {
        f"{BASE}/files/visit/lead.png": ("image/png", "대표 사진"),
        f"{BASE}/files/visit/chart.pdf": ("application/pdf", "통계"),
    }
    assert entry.updated == "2023-06-01T10:00:00+09:00"
    assert entry.rights == "공공누리 제1유형(출처표시) https://www.kogl.or.kr/info/licenseType1.do"
    item = room.json("/ko/feed.json")["items"][0]
    assert item["image"] == f"{BASE}/files/visit/lead.png"
    assert [one["mime_type"] for one in item["attachments"]] == ["image/png", "application/pdf"]
    assert item["_license"]["url"] == "https://www.kogl.or.kr/info/licenseType1.do"
    assert item["date_modified"] == "2023-06-01T10:00:00+09:00"


def test_no_link_of_a_feed_depends_on_where_it_is_read(sample: SiteTest) -> None:
    for address in ("/ko/feed.xml", "/ja/feed.xml"):
        for _, html in both(sample, address[1:3]):
            tree = lxml.html.fragment_fromstring(html, "div")
            for value in tree.xpath("//@href | //@src"):
                assert urlsplit(value).scheme in ("https", "http", "mailto", "tel"), value
            assert not tree.xpath("//@id | //@srcset | //@data-checked | //script | //style")


@pytest.mark.parametrize("of", [1, 3])
def test_a_text_that_does_not_fit_any_more_is_left_out_and_the_summary_stays(
    site: Make, monkeypatch: pytest.MonkeyPatch, of: int
) -> None:
    long = "긴 글이다. " * 40
    days = {n: long if n == of else "짧은 글이다." for n in range(1, 5)}
    made = {
        f"content/releases/2023/r{n}.md": release(f"{n}번 소식", body, date=f"2023-05-0{n}", summary="요약")
        for n, body in days.items()
    }  # fmt: skip
    monkeypatch.setattr(feeds, "FULL", 200)
    room = site(made).built(jobs=1)
    items = room.json("/ko/feed.json")["items"]
    assert [("content_html" in item, item["summary"]) for item in items] == [
        (n != of, "요약") for n in (4, 3, 2, 1)
    ]
    assert items[4 - of]["content_text"] == "요약"
    assert len(list(both(room))) == 3


def test_a_feed_has_no_element_for_each_sentence(site: Make) -> None:
    body = (
        "첫 문장이다. **둘째**다. △셋째다.\n\n- 넷째다.\n\n| 가. 나. | 다 |\n|---|---|\n| 라 | 마 |"
    )
    room = site({"content/releases/2023/visit.md": release(body=body)})
    room.built()
    for name in ("feed.xml", "feed.json"):
        text = room.text(f"/ko/{name}")
        assert "셋째다" in text
        assert "sentence" not in text
        assert text.count("<span") == text.count("</span>") == 1  # the sign with its letter


def test_a_machine_s_text_in_a_feed_begins_with_the_notice(site: Make) -> None:
    words = catalog(
        reviewed("도쿄 방문", "東京訪問", "title"),
        machine("본문입니다.", "本文です。", "paragraph"),
    )
    room = site({FIRST: release(), FIRST.replace(".md", ".ja.po"): words}).built()
    [(_, html)] = both(room, "ja")
    assert html.startswith("<p>[このページは")
    assert "機械翻訳" in html.split("</p>")[0]
    [(_, source)] = both(room)
    assert source == "<p>본문입니다.</p>\n"


def test_a_withdrawn_or_hidden_release_is_in_no_feed(site: Make) -> None:
    room = site({
        FIRST: release(body="거둔 글이다.", withdrawn="{date: 2023-06-01, reason: 잘못}"),
        "content/releases/2023/later.md": release("나중", "아직 이른 글이다.", embargo="2030-01-01"),
        "content/releases/2023/open.md": release("지금", "[나중](later.md)에 온다."),
    }).built()  # fmt: skip
    for address in ("/ko/feed.xml", "/ko/feed.json"):
        text = room.text(address)
        assert "거둔 글" not in text
        assert "이른 글" not in text
        assert "/later/" not in text
        assert "나중에 온다." in text


@given(st.text())
def test_any_html_stands_in_cdata_as_it_is(html: str) -> None:
    clean = re.sub("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", html)
    assert (parse_xml(f"<a>{cdata(clean)}</a>").text or "") == clean


@given(st.lists(st.sampled_from(
    ['<a href="/x">', '<a href="#fn1" id="r1">', "</a>", '<img src="/p.png" srcset="/p-2.png 2x">', "글 ",
     'href=&quot;/y&quot; src="/z" ', '<p data-checked="no">', "</p>", "&lt;a href=\"/w\"&gt;"]
)))  # fmt: skip
def test_only_addresses_inside_tags_are_made_whole(pieces: list[str]) -> None:
    made = whole_links(Addresses("https://h.example/b/"), "".join(pieces), "https://h.example/b/p/")
    known = {
        '<a href="/x">': '<a href="https://h.example/x">',
        '<a href="#fn1" id="r1">': '<a href="https://h.example/b/p/#fn1">',
        '<img src="/p.png" srcset="/p-2.png 2x">': '<img src="https://h.example/p.png">',
        '<p data-checked="no">': "<p>",
    }
    assert made == "".join(known.get(piece, piece) for piece in pieces)
