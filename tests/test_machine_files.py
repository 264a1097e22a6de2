"""Feeds and sitemaps: what machines read of a site, and know again."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import partial

import pytest
from harness import FIRST, SiteTest, parse_xml, release

from pressbridge.rendering.plan import plan
from pressbridge.words.addresses import Addresses, first_edition
from pressbridge.words.lang import Lang

Make = Callable[..., SiteTest]
ATOM, SITEMAP = "{http://www.w3.org/2005/Atom}", "{http://www.sitemaps.org/schemas/sitemap/0.9}"
HAND = "---\ntitle: 東京訪問\n---\n本文です。\n"


def ids(room: SiteTest, lang: str) -> list[str]:
    """Return the ids of the entries of a feed; both forms have the same."""
    feed = parse_xml(room.text(f"/{lang}/feed.xml"))
    found = [str(entry.findtext(f"{ATOM}id")) for entry in feed.iter(f"{ATOM}entry")]
    items = json.loads(room.text(f"/{lang}/feed.json"))["items"]
    assert [item["id"] for item in items] == found
    return found


def test_an_entry_of_a_feed_is_known_again_when_date_and_slug_are_corrected(site: Make) -> None:
    first = site({FIRST: release(), "content/releases/2023/visit.ja.md": HAND}).built()
    known = {lang: ids(first, lang) for lang in ("ko", "ja")}
    assert known["ko"] == ["tag:press.example.org,2023-05-14:/ko/2023/05/14/visit/"]
    assert known["ja"] == ["tag:press.example.org,2023-05-14:/ja/2023/05/14/visit/"]
    old = "/ko/2023/05/14/visit/, /ja/2023/05/14/visit/"
    for name, date, aliases in (
        ("trip", "2023-05-14", old),
        ("trip", "2023-05-15", f"{old}, /ko/2023/05/14/trip/, /ja/2023/05/14/trip/"),
        ("trip", "2023-05-15", f"/news/31/, {old}"),
        ("trip", "2023-05-15", "/ko/2023/05/14/visit/"),
        ("trip", "2023-05-15", "/ko/2023/05/14/visit/index.html"),
    ):
        path = f"content/releases/2023/{name}"
        text = release(date=date, aliases=f"[{aliases}]")
        room = site({f"{path}.md": text, f"{path}.ja.md": HAND}, name=f"{date}{len(aliases)}")
        room.built()
        assert {lang: ids(room, lang) for lang in ("ko", "ja")} == known
        assert "/ko/2023/05/1" in room.text("/ko/feed.xml")


@pytest.mark.parametrize(
    ("aliases", "first"),
    [
        ((), "/ko/2026/05/14/now/"),
        (("/news/31/", "/ko/old-page/", "/about/"), "/ko/2026/05/14/now/"),
        (("/ko/2026/99/99/a/",), "/ko/2026/05/14/now/"),
        (("/ko/2026/05/13/a/", "/ko/2026/05/12/b/"), "/ko/2026/05/13/a/"),
        (("/ja/2026/05/13/a",), "/ko/2026/05/13/a/"),
        (("/ko/2026/05/13/a/b/",), "/ko/2026/05/14/now/"),
        (("/ko/2026/05/13/%EA%B0%80/",), "/ko/2026/05/14/now/"),
    ],
)
def test_the_first_address_is_the_first_alias_that_was_an_edition_s(
    aliases: tuple[str, ...], first: str
) -> None:
    assert first_edition(aliases, Lang.KO, "/ko/2026/05/14/now/") == first


@pytest.mark.parametrize(
    ("base", "tag"),
    [
        ("https://a.example.org/", "tag:a.example.org,2026-05-14:/ko/2026/05/14/a/"),
        ("https://A.example.org:8080/press/", "tag:a.example.org,2026-05-14:/press/ko/2026/05/14/a/"),
        ("https://보도.example.org/", "tag:xn--hq1b67o.example.org,2026-05-14:/ko/2026/05/14/a/"),
    ],
)  # fmt: skip
def test_a_tag_has_the_host_and_the_day_of_the_first_address(base: str, tag: str) -> None:
    found = Addresses(base).tag("/ko/2026/05/14/a/")
    assert found == tag
    assert re.fullmatch(r"tag:[a-z0-9.-]+,\d{4}-\d\d-\d\d:[A-Za-z0-9/._~%-]+", found)


def test_a_sitemap_of_too_many_addresses_is_an_index(
    site: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = {f"content/releases/2023/r{n}.md": release(f"{n}번째 소식") for n in range(5)}
    small = site(many).built()
    whole = {str(url.findtext(f"{SITEMAP}loc")) for url in parse_xml(small.text("/sitemap.xml"))}
    assert not small.has("/sitemap-1.xml")

    monkeypatch.setattr("pressbridge.build.pages.plan", partial(plan, in_sitemap=4))
    large = site(many, name="large").built()
    index = parse_xml(large.text("/sitemap.xml"))
    assert index.tag == f"{SITEMAP}sitemapindex"
    found = []
    for part in index:
        location = str(part.findtext(f"{SITEMAP}loc")).removeprefix("https://press.example.org")
        urls = parse_xml(large.text(location))
        assert 0 < len(urls) <= 4
        found += [str(url.findtext(f"{SITEMAP}loc")) for url in urls]
    assert len(found) == len(whole)
    assert set(found) == whole
    assert "Sitemap: https://press.example.org/sitemap.xml" in large.text("/robots.txt")

    monkeypatch.undo()
    large.built(clean=True)
    assert not large.has("/sitemap-1.xml")


def test_the_place_that_every_page_links_to_for_the_language_is_there(sample: SiteTest) -> None:
    links = {str(link) for page in sample.html_pages for link in page.all("//a/@href")}
    assert len([link for link in links if "#choose" in link]) == 1
    assert len(sample.page("/").all("//*[@id='choose']")) == 1
