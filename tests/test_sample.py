"""The sample press room as strangers see it: every page, feed and address, under two base paths."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import feedparser
import polib
import pytest
import yaml
from harness import NOW, HtmlPage, SiteTest, file_for, parse_xml, path_of, said
from PIL import Image

from pressbridge.reading.source_fields import RELEASE_KEYS

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
CONTENT = Path(__file__).parents[1] / "content"
LINKS = "//a/@href | //link/@href | //img/@src | //script/@src | //source/@src | //use/@href"
CSP_MUST = ("default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'")


def base_of(site: SiteTest) -> str:
    return str(site.json("/releases.json")["base_url"])


def host_of(site: SiteTest) -> str:
    parts = urlsplit(base_of(site))
    return f"{parts.scheme}://{parts.netloc}"


def pages(site: SiteTest, *, redirects: bool = False) -> list[HtmlPage]:
    return [page for page in site.html_pages if redirects or not page.is_redirect]


def own_pages(site: SiteTest) -> list[HtmlPage]:
    """The pages in one language: neither the chooser nor the 404 nor redirects."""
    return [page for page in pages(site) if page.address[:4] in ("/ko/", "/ja/")]


def release_pages(site: SiteTest, *, withdrawn: bool = False) -> list[HtmlPage]:
    """The pages of the releases that stand; or, instead, of those that were taken back."""
    pattern = re.compile(r"/(ko|ja)/\d{4}/\d{2}/\d{2}/([a-z0-9-]+)/")
    found = [(page, pattern.fullmatch(page.address)) for page in own_pages(site)]
    taken_back = {slug for slug, fields in fields_of_releases().items() if "withdrawn" in fields}
    return [page for page, match in found if match and (match[2] in taken_back) == withdrawn]


def fields_of_releases() -> dict[str, dict[str, Any]]:
    """The front matter of each release of the sample, by its slug."""
    found = {}
    for path in (CONTENT / "releases").rglob("*.md"):
        slug = path.parent.name if path.name == "index.md" else path.stem
        found[slug] = yaml.safe_load(path.read_text(encoding="utf-8").split("---\n", 2)[1])
    return found


def url_of(site: SiteTest, page: HtmlPage) -> str:
    return base_of(site) + page.address.lstrip("/")


def inside(site: SiteTest, page: HtmlPage, link: str) -> str | None:
    return path_of(link, url_of(site, page), base_of(site))


def targets(site: SiteTest) -> Iterator[tuple[HtmlPage, str, str]]:
    """Every link of every page that stays on the site: page, link, address."""
    for page in pages(site, redirects=True):
        links = [str(link) for link in page.all(LINKS)]
        for sources in page.all("//@srcset"):
            links += [part.split()[0] for part in str(sources).split(",")]
        for content in page.all("//meta[@http-equiv='refresh']/@content"):
            links.append(str(content).partition("url=")[2])
        links += [str(url) for url in page.all("//meta[@property='og:image']/@content")]
        for link in links:
            address = inside(site, page, link)
            if address is not None:
                yield page, link, address


def test_there_are_sixteen_releases_in_both_languages_and_five_topics(sample: SiteTest) -> None:
    releases = sample.json("/releases.json")["releases"]
    both = [r for r in releases if all(e["title"] for e in r["editions"].values())]
    assert len([r for r in both if set(r["editions"]) == {"ko", "ja"}]) >= 16
    assert len({topic for r in releases for topic in r["topics"]}) >= 5
    assert len([r for r in releases if r["language"] == "ja"]) >= 3
    assert len({r["date"][:4] for r in releases}) >= 4
    assert any(r["corrections"] for r in releases)


def test_the_sample_shows_every_field_and_every_kind_of_release() -> None:
    releases = list(fields_of_releases().values())
    shown = {key for release in releases for key in release}
    # Nothing in the sample is confidential, and none of its texts stays in one language.
    asked = {*RELEASE_KEYS} - {
        "slug",
        "path",
        "folder",
        "body",
        "body_line",
        "origin",
        "alias_lines",
    }
    assert asked - shown == {"confidential", "translate"}
    assert {release.get("kind", "release") for release in releases} == {
        "release", "explanation", "correction", "notice",
    }  # fmt: skip
    assert any(len(release.get("subtitle") or "") > 1 for release in releases)


def runs_of(picture: Image.Image, colour: tuple[int, int, int]) -> list[int]:
    """The heights of the bars of one colour, from left to right: each one's longest column."""
    pixels = picture.load()
    columns = []
    for x in range(picture.width):
        longest = run = 0
        for y in range(100, picture.height):  # below the legend
            run = run + 1 if pixels[x, y] == colour else 0
            longest = max(longest, run)
        columns.append(longest if longest > 8 else 0)
    bars = [list(group) for filled, group in groupby(columns, bool) if filled]
    return [max(bar) for bar in bars if len(bar) > 20]


CHARTS = [
    ("2023/consultation-statistics-2023h1/consultations-2023h1.csv", True, 70),
    ("2026/consultation-statistics-2025/consultations-2022-2025.csv", False, 600),
]


@pytest.mark.parametrize(("name", "by_column", "most"), CHARTS)
def test_a_chart_shows_the_values_of_the_attached_data(
    name: str, by_column: bool, most: int
) -> None:
    data = CONTENT / "releases" / name
    with data.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.reader(lines) if row[0] != "합계"][1:]
    values = [[int(cell) for cell in row[2:]] for row in rows]
    series = [list(column) for column in zip(*values, strict=True)] if by_column else values
    with Image.open(data.with_name("chart.png")) as file:
        picture = file.convert("RGB")
    # The squares of the legend say which colour is which.
    found = [picture.getpixel((x, 70)) for x in range(130, picture.width)]
    colours = [c for c, group in groupby(found) if len(list(group)) >= 34 and c != (255, 255, 255)]
    assert len(colours) == len(series)
    for colour, expected in zip(colours, series, strict=True):
        heights = [height / 600 * most for height in runs_of(picture, colour)]
        assert heights == pytest.approx(expected, abs=most / 600 * 1.5), data


def test_each_picture_of_the_sample_is_small_and_says_what_it_is() -> None:
    for path in (CONTENT / "releases").rglob("*"):
        if path.suffix in {".jpg", ".png"}:
            assert path.stat().st_size <= 250 * 1024, path
    for release in fields_of_releases().values():
        for picture in release.get("images", []):
            assert set(picture) == {"file", "alt", "caption", "credit", "license"}, release


def test_nothing_is_wrong_with_the_sample(sample: SiteTest) -> None:
    assert sample.problems == []


def test_every_internal_link_leads_to_a_file(sample: SiteTest) -> None:
    dead = [
        f"{page.address}: {link}"
        for page, link, address in targets(sample)
        if not file_for(sample.out, address).is_file()
    ]
    assert dead == []


def test_every_anchor_has_its_place(sample: SiteTest) -> None:
    dead = []
    for page, link, address in targets(sample):
        where, _, anchor = address.partition("#")
        if anchor and file_for(sample.out, where).suffix == ".html":
            ids = sample.page("/" + where.lstrip("/")).ids
            # A bilingual page may act on an anchor by script and needs no place for it.
            if anchor not in ids and where != "/":
                dead.append(f"{page.address}: {link}")
    assert dead == []


def test_links_to_pages_end_with_a_slash_so_that_no_host_has_to_redirect(sample: SiteTest) -> None:
    wrong = [
        link
        for _, link, address in targets(sample)
        if "." not in address.rpartition("/")[2] and not address.partition("#")[0].endswith("/")
    ]
    assert wrong == []


def test_every_page_has_one_h1_a_language_and_the_policy(sample: SiteTest) -> None:
    for page in pages(sample, redirects=True):
        assert len(page.all("//h1")) == 1, page
        assert page.heading, page
        assert page.lang in ("ko", "ja"), page
        assert page.title, page
        assert page.all("//meta[@name='viewport']"), page
        policy = page.all("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert len(policy) == 1, page
        assert all(part in policy[0] for part in CSP_MUST), page
        assert "unsafe" not in policy[0], page


def test_the_language_of_a_page_is_that_of_its_address(sample: SiteTest) -> None:
    assert [page for page in own_pages(sample) if page.address[1:3] != page.lang] == []


def test_headings_go_down_by_one(sample: SiteTest) -> None:
    for page in pages(sample):
        levels = [int(h.tag[1]) for h in page.all("//h1|//h2|//h3|//h4|//h5|//h6")]
        jumps = [(a, b) for a, b in pairwise(levels) if b > a + 1]
        assert jumps == [], page


def test_no_page_has_code_or_style_of_its_own(sample: SiteTest) -> None:
    for page in pages(sample, redirects=True):
        kinds = page.all("//script[not(@src)]/@type")
        assert len(kinds) == len(page.all("//script[not(@src)]")), page
        assert {*kinds} <= {"application/ld+json"}, page
        assert page.all("//style") == [], page
        assert page.all("//@style") == [], page
        assert page.all("//@*[starts-with(name(), 'on')]") == [], page
        assert page.all("//*[starts-with(@href, 'javascript:')]") == [], page


def test_nothing_is_asked_of_another_host(sample: SiteTest) -> None:
    loading = (
        "//img/@src | //script/@src | //iframe/@src | //video/@src | //audio/@src | //embed/@src"
        " | //object/@data | //link[not(contains('canonical alternate license', @rel))]/@href"
    )
    for page in pages(sample, redirects=True):
        outside = [url for url in page.all(loading) if inside(sample, page, str(url)) is None]
        assert outside == [], page
        assert page.all("//link[@rel='preconnect' or @rel='dns-prefetch']") == [], page
    for name, data in sample.tree().items():
        if name.endswith((".css", ".svg", ".js")):
            text = data.decode().replace("http://www.w3.org/", "")
            assert not re.search(r"url\(\s*['\"]?(https?:)?//|@import|https?://", text), name


def test_ids_are_unique_on_a_page(sample: SiteTest) -> None:
    for page in pages(sample):
        assert [i for i, n in Counter(page.ids).items() if n > 1] == [], page


def test_canonical_is_the_page_itself(sample: SiteTest) -> None:
    for page in pages(sample):
        if page.address != "/404.html":
            assert page.canonical == url_of(sample, page)
    assert sample.page("/404.html").canonical == ""


def test_hreflang_names_itself_and_its_twin_and_both_agree(sample: SiteTest) -> None:
    base = base_of(sample)
    by_url = {url_of(sample, page): page for page in pages(sample)}
    assert any(page.alternates for page in own_pages(sample))
    for page in own_pages(sample):
        if not page.alternates:
            continue
        assert set(page.alternates) == {"ko", "ja", "x-default"}, page
        assert page.alternates[page.lang] == page.canonical, page
        for lang in ("ko", "ja"):
            twin = by_url[page.alternates[lang]]
            assert twin.alternates == page.alternates, (page, twin)
            assert not twin.noindex, twin
            assert twin.address[3:] == page.address[3:], (page, twin)
        assert page.alternates["x-default"].startswith(base), page


def test_x_default_is_the_chooser_for_homes_and_the_source_edition_elsewhere(
    sample: SiteTest,
) -> None:
    base = base_of(sample)
    languages = {r["slug"]: r["language"] for r in sample.json("/releases.json")["releases"]}
    for lang in ("ko", "ja"):
        assert sample.page(f"/{lang}/").alternates["x-default"] == base
    for page in release_pages(sample):
        if page.alternates:
            slug = page.address.split("/")[-2]
            assert page.alternates["x-default"] == page.alternates[languages[slug]], page
    assert sample.page("/").alternates == sample.page("/ko/").alternates


def test_pages_that_may_be_listed_and_have_such_a_twin_say_so(sample: SiteTest) -> None:
    by_address = {page.address: page for page in own_pages(sample)}
    for page in own_pages(sample):
        other = "ja" if page.lang == "ko" else "ko"
        twin = by_address.get(f"/{other}{page.address[3:]}")
        expected = twin is not None and not page.noindex and not twin.noindex
        assert bool(page.alternates) == expected, page


def test_the_sitemap_has_exactly_the_pages_that_may_be_listed(sample: SiteTest) -> None:
    root = parse_xml(sample.text("/sitemap.xml"))
    listed = [url.findtext(f"{SITEMAP}loc") for url in root]
    expected = {url_of(sample, page) for page in pages(sample) if not page.noindex}
    assert len(listed) == len(set(listed))
    assert set(listed) == expected


def test_the_sitemap_and_the_pages_name_the_same_alternates(sample: SiteTest) -> None:
    root = parse_xml(sample.text("/sitemap.xml"))
    by_url = {url_of(sample, page): page for page in pages(sample)}
    for url in root:
        links = {link.get("hreflang"): link.get("href") for link in url.iter(f"{XHTML}link")}
        location = url.findtext(f"{SITEMAP}loc")
        assert links == by_url[location].alternates, location
        changed = url.findtext(f"{SITEMAP}lastmod")
        assert changed is None or datetime.fromisoformat(changed).utcoffset(), location


def test_noindex_pages_have_no_hreflang(sample: SiteTest) -> None:
    hidden = [page for page in pages(sample) if page.noindex]
    assert hidden
    assert [page for page in hidden if page.alternates] == []


def test_every_release_says_how_it_was_translated(sample: SiteTest) -> None:
    said_by = {
        (r["slug"], lang): edition["translation"]
        for r in sample.json("/releases.json")["releases"]
        for lang, edition in r["editions"].items()
    }
    assert set(said_by.values()) == {"source", "machine", "reviewed"}
    for page in release_pages(sample):
        slug = page.address.split("/")[-2]
        assert page.status == [said_by[slug, page.lang]], page
        assert page.noindex == (page.status == ["machine"]), page


def test_a_machine_translation_says_so_above_its_body(sample: SiteTest) -> None:
    shown = [page for page in release_pages(sample) if page.status == ["machine"]]
    assert shown
    for page in shown:
        word = "機械翻訳" if page.lang == "ja" else "기계 번역"
        notice = page.all(f"//main//*[@role='note'][contains(., '{word}')]")
        assert notice, page
        assert page.all("//*[@role='note']/following::*[contains(@class, 'body')]"), page
        links = page.all("//main//*[@role='note']//a/@href")
        other = "ko" if page.lang == "ja" else "ja"
        assert any(f"/{other}/" in str(link) for link in links), page
    for page in release_pages(sample):
        if page not in shown:
            assert page.all("//main//*[@role='note'][contains(@class, 'machine')]") == [], page


def feeds_of(site: SiteTest, suffix: str) -> list[str]:
    return [f"/{name}" for name in site.tree() if name.rpartition("/")[2] == f"feed.{suffix}"]


def test_each_home_and_each_topic_with_releases_has_two_feeds(sample: SiteTest) -> None:
    topics = {page.address for page in own_pages(sample) if is_topic(page)}
    expected = {f"{a}feed" for a in topics | {"/ko/", "/ja/"}}
    assert {name.removesuffix(".xml") for name in feeds_of(sample, "xml")} == expected
    assert {name.removesuffix(".json") for name in feeds_of(sample, "json")} == expected


def is_topic(page: HtmlPage) -> bool:
    return re.fullmatch(r"/(ko|ja)/topics/[a-z0-9-]+/", page.address) is not None


def test_every_atom_feed_is_read_without_a_complaint(sample: SiteTest) -> None:
    base = base_of(sample)
    for address in feeds_of(sample, "xml"):
        feed = feedparser.parse(sample.text(address).encode())
        assert not feed.bozo, (address, feed.get("bozo_exception"))
        assert feed.feed.title
        assert feed.feed.id == base + address.lstrip("/")
        ids = [entry.id for entry in feed.entries]
        assert ids
        assert len(ids) == len(set(ids)), address
        for entry in feed.entries:
            assert file_for(sample.out, path_of(entry.link, base, base)).is_file(), entry.link
            assert entry.title
            assert entry.updated >= entry.published
            assert entry.published.endswith("+09:00")
        published = [entry.published for entry in feed.entries]
        assert published == sorted(published, reverse=True)
        root = parse_xml(sample.text(address))
        assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == address[1:3]
        assert all(root.findtext(f"{ATOM}{tag}") for tag in ("id", "title", "updated"))


def test_every_json_feed_keeps_to_version_1_1(sample: SiteTest) -> None:
    base = base_of(sample)
    for address in feeds_of(sample, "json"):
        feed = sample.json(address)
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed["title"]
        assert feed["feed_url"] == base + address.lstrip("/")
        assert file_for(sample.out, path_of(feed["home_page_url"], base, base)).is_file()
        assert feed["language"] == address[1:3]
        ids = [item["id"] for item in feed["items"]]
        assert len(ids) == len(set(ids))
        for item in feed["items"]:
            assert isinstance(item["id"], str)
            assert item["content_html"]
            assert datetime.fromisoformat(item["date_published"]).utcoffset()
            assert file_for(sample.out, path_of(item["url"], base, base)).is_file()


def test_both_feeds_of_a_list_say_the_same(sample: SiteTest) -> None:
    for address in feeds_of(sample, "xml"):
        atom = feedparser.parse(sample.text(address).encode())
        items = sample.json(address.replace(".xml", ".json"))["items"]
        assert [(e.id, e.title) for e in atom.entries] == [(i["id"], i["title"]) for i in items]


def test_releases_json_names_every_page_of_every_public_release(sample: SiteTest) -> None:
    data = sample.json("/releases.json")
    assert data["generator"] == "Pressbridge"
    urls = [e["url"] for r in data["releases"] for e in r["editions"].values()]
    assert sorted(urls) == sorted(url_of(sample, page) for page in release_pages(sample))
    dates = [r["date"] for r in data["releases"]]
    assert dates == sorted(dates, reverse=True)


def test_a_release_that_was_taken_back_shows_its_reason_and_nothing_else(sample: SiteTest) -> None:
    shown = release_pages(sample, withdrawn=True)
    assert {page.lang for page in shown} == {"ko", "ja"}
    for page in shown:
        text = said(page.all("//main")[0])
        assert ("취소되었습니다" if page.lang == "ko" else "中止となりました") in text, page
        assert ("80명" if page.lang == "ko" else "80人") not in text, page


def test_robots_names_the_sitemap(sample: SiteTest) -> None:
    assert f"Sitemap: {base_of(sample)}sitemap.xml" in sample.text("/robots.txt").splitlines()


def test_github_pages_finds_its_files(sample: SiteTest) -> None:
    assert sample.has("/.nojekyll")
    assert sample.text("/.nojekyll") == ""
    missing = sample.page("/404.html")
    assert missing.noindex
    base = urlsplit(base_of(sample)).path
    links = [str(href) for href in missing.all("//a/@href | //link/@href | //script/@src")]
    assert links
    # It is shown at any depth, so nothing in it may be relative.
    assert [link for link in links if not link.startswith(base)] == []


def test_the_chooser_leads_to_both_homes_without_a_script(sample: SiteTest) -> None:
    links = {str(href) for href in sample.page("/").all("//main//a/@href")}
    base = urlsplit(base_of(sample)).path
    assert {f"{base}ko/", f"{base}ja/"} <= links


def test_no_two_pages_of_a_language_have_one_title(sample: SiteTest) -> None:
    for lang in ("ko", "ja"):
        titles = Counter(page.title for page in own_pages(sample) if page.lang == lang)
        assert [title for title, n in titles.items() if n > 1] == []


def test_every_time_is_in_korean_and_japanese_time(sample: SiteTest) -> None:
    found = 0
    for page in pages(sample):
        for value in page.all("//time/@datetime"):
            assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+09:00", str(value)), page
            found += 1
        assert page.all("//time[not(@datetime)]") == [], page
    assert found


def test_dates_have_their_weekday_in_the_language_of_the_page(sample: SiteTest) -> None:
    for page in release_pages(sample):
        pattern = r"\d+년 \d+월 \d+일\([월화수목금토일]\)"
        if page.lang == "ja":
            pattern = r"\d+年\d+月\d+日（[月火水木金土日]）"
        texts = page.texts("//time")
        assert texts, page
        assert [text for text in texts if not re.match(pattern, text)] == [], page


def test_every_picture_has_an_alternative_and_its_true_size(sample: SiteTest) -> None:
    seen = 0
    for page in pages(sample):
        for image in page.all("//img"):
            assert image.get("alt") is not None, page
            file = file_for(sample.out, inside(sample, page, image.get("src")) or "")
            if file.suffix in (".jpg", ".png"):
                with Image.open(file) as picture:
                    size = (str(picture.width), str(picture.height))
                assert (image.get("width"), image.get("height")) == size, page
                seen += 1
        for image in page.all("//figure//img"):
            assert image.get("alt"), page
    assert seen


def listing(page: HtmlPage, site: SiteTest) -> list[str]:
    """All releases of a list, its further pages included."""
    found, where = list(page.cards), page
    while older := where.all("//a[contains(@class, 'pager-older')]/@href"):
        where = site.page(inside(site, where, str(older[0])) or "")
        found += where.cards
    return found


def test_lists_hold_exactly_the_releases_that_belong_there(sample: SiteTest) -> None:
    releases = sample.json("/releases.json")["releases"]
    base = urlsplit(base_of(sample)).path
    for page in own_pages(sample):
        parts = page.address.strip("/").split("/")
        if "page" in parts or not (is_topic(page) or len(parts) == 1 or is_period(parts)):
            continue
        day = "-".join(parts[1:])
        meant = [
            urlsplit(r["editions"][page.lang]["url"]).path
            for r in releases
            if page.lang in r["editions"] and r["editions"][page.lang]["title"]
            if not is_topic(page) or parts[2] in r["topics"]
            if not is_period(parts) or r["date"].startswith(day)
        ]
        assert listing(page, sample) == meant, page
        assert all(link.startswith(base) for link in meant)


def is_period(parts: list[str]) -> bool:
    return len(parts) > 1 and all(part.isdigit() for part in parts[1:])


def test_counts_are_what_one_finds_behind_them(sample: SiteTest) -> None:
    seen = 0
    for page in own_pages(sample):
        for element in page.all("//*[contains(@class, 'count')]/.."):
            link = element.xpath("descendant-or-self::a/@href")[0]
            there = sample.page(inside(sample, page, str(link)) or "")
            count = int(
                re.search(r"\d+", said(element.xpath("*[contains(@class, 'count')]")[0]))[0]
            )
            assert count == len(listing(there, sample)), (page, link)
            seen += 1
        for element in page.all("//*[contains(@class, 'total')]"):
            assert int(re.search(r"\d+", said(element))[0]) == len(
                listing(sample.page(page.address.partition("page/")[0]), sample)
            ), page
    assert seen


def test_neighbours_are_one_chain_from_the_newest_to_the_oldest(sample: SiteTest) -> None:
    for lang in ("ko", "ja"):
        order = [
            inside(sample, sample.page(f"/{lang}/"), link)
            for link in listing(sample.page(f"/{lang}/"), sample)
        ]
        for number, address in enumerate(order):
            page = sample.page(address or "")
            older = page.all("//main//a[@rel='prev']/@href")
            newer = page.all("//main//a[@rel='next']/@href")
            assert [inside(sample, page, str(h)) for h in older] == order[number + 1 : number + 2]
            assert [inside(sample, page, str(h)) for h in newer] == order[:number][-1:]


def test_the_switch_leads_to_the_twin_and_back(sample: SiteTest) -> None:
    for page in own_pages(sample):
        assert set(page.switch) == {"ko", "ja"}, page
        assert inside(sample, page, page.switch[page.lang]) == page.address
        other = "ja" if page.lang == "ko" else "ko"
        there = inside(sample, page, page.switch[other]) or ""
        twin = f"/{other}{page.address[3:]}"
        assert there == (twin if sample.has(twin) else f"/{other}/"), page


def test_redirects_lead_to_the_page_that_has_their_alias(sample: SiteTest) -> None:
    redirects = [page for page in pages(sample, redirects=True) if page.is_redirect]
    assert redirects
    for page in redirects:
        refresh = page.all("//meta[@http-equiv='refresh']/@content")[0].partition("url=")[2]
        link = page.all("//main//a/@href")[0]
        assert refresh == link
        assert page.canonical == host_of(sample) + link
        assert page.canonical == sample.page(inside(sample, page, link) or "").canonical


def test_text_in_another_language_is_marked(sample: SiteTest) -> None:
    """Hangul on a Japanese page stands below lang=ko, kana on a Korean one below lang=ja."""
    for page in own_pages(sample):
        script = "[가-힣]" if page.lang == "ja" else "[ぁ-んァ-ヴ]"
        other = "ko" if page.lang == "ja" else "ja"
        for element in page.all(f"//body//*[not(ancestor-or-self::*[@lang='{other}'])]"):
            own = "".join([element.text or "", *(child.tail or "" for child in element)])
            assert not re.search(script, own), (page, own)


def hidden_releases() -> list[Path]:
    heads = {
        path: path.read_text(encoding="utf-8") for path in (CONTENT / "releases").rglob("*.md")
    }
    return [
        path
        for path, text in heads.items()
        if re.search(r"^draft: true", text, re.MULTILINE)
        or re.search(r"^(?:embargo|date): 20(?:2[7-9]|[3-9]\d)", text, re.MULTILINE)
    ]


def secrets_of(path: Path) -> list[str]:
    """Everything by which a release could be recognised: slug, file names, each of its sentences."""
    text = path.read_text(encoding="utf-8")
    folder = path.parent if path.name == "index.md" else None
    slug = folder.name if folder else path.stem
    files = [p.name for p in folder.iterdir() if p != path] if folder else []
    head, body = text.split("---\n", 2)[1:]
    lines = [line.partition(": ")[2] for line in head.splitlines() if "title:" in line]
    lines += [line.removeprefix("  - ") for line in head.splitlines() if line.startswith("  - ")]
    sentences = re.split(r"(?<=[.다。])\s+|\n", body)
    catalogs = [polib.pofile(str(po)) for po in path.parent.glob(f"{path.stem}.*.po")]
    translated = [entry.msgstr for catalog in catalogs for entry in catalog]
    found = [slug, *files, *lines, *sentences, *translated]
    return [part.strip("# *-△") for part in found if len(part.strip("# *-△")) > 12 or part == slug]


def test_a_draft_and_an_embargoed_release_are_in_the_sample() -> None:
    texts = [path.read_text(encoding="utf-8") for path in hidden_releases()]
    assert any("draft: true" in text for text in texts)
    assert any("embargo: 20" in text for text in texts)


def leaks(site: SiteTest, secret: str) -> list[str]:
    tree = site.tree()
    spellings = {secret.encode(), json.dumps(secret)[1:-1].encode()}
    return [n for n, data in tree.items() if secret in n or any(s in data for s in spellings)]


def test_nothing_of_a_hidden_release_is_in_any_byte_of_the_output(sample: SiteTest) -> None:
    for path in hidden_releases():
        for secret in secrets_of(path):
            assert leaks(sample, secret) == [], secret


def test_drafts_are_shown_elsewhere_and_marked(sample_at_root: SiteTest, tmp_path: Path) -> None:
    preview = SiteTest(sample_at_root.root)
    preview.built(drafts=True, out=tmp_path / "preview", now=NOW)
    for path in hidden_releases():
        slug = path.parent.name if path.name == "index.md" else path.stem
        shown = [page for page in release_pages(preview) if f"/{slug}/" in page.address]
        assert {page.lang for page in shown} >= {"ko"} | {"ja"}
        for page in shown:
            assert page.noindex
            assert page.all("//body/*[contains(@class, 'preview')]")
        assert leaks(preview, slug)


USUAL = ["", "topics/", "archive/", "about/", "contact/", "accessibility/", "privacy/"]


@pytest.mark.parametrize("address", [f"/{lang}/{name}" for lang in ("ko", "ja") for name in USUAL])
def test_the_usual_pages_are_there(sample: SiteTest, address: str) -> None:
    assert sample.has(address)
