"""What pages tell machines: JSON-LD by schema.org's vocabulary, Open Graph, and nothing false."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import lxml.html
import pytest
from harness import FIRST, HtmlPage, SiteTest, catalog, machine, release, reviewed
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from test_feeds import RFC_3339
from test_incremental import png

from pressbridge.rendering.structured_data import json_ld

Make = Callable[..., SiteTest]
BASE = "https://press.example.org"
KO, JA = "/ko/2023/05/14/visit/", "/ja/2023/05/14/visit/"

THING = {"name": "Text", "description": "Text", "url": "URL", "alternateName": "Text", "image": "ImageObject",
         "mainEntityOfPage": "URL"}  # fmt: skip
WORK = THING | {
    "headline": "Text", "alternativeHeadline": "Text", "inLanguage": "Text", "datePublished": "DateTime",
    "dateModified": "DateTime", "author": "Organization", "publisher": "Organization", "isBasedOn": "URL",
    "about": "Thing", "correction": "CorrectionComment", "isAccessibleForFree": "Boolean", "license": "URL",
    "acquireLicensePage": "URL", "copyrightNotice": "Text", "creditText": "Text", "creativeWorkStatus": "Text",
    "translationOfWork": "id", "workTranslation": "id", "isPartOf": "id", "mainEntity": "ItemList", "text": "Text",
}  # fmt: skip
VOCABULARY: dict[str, dict[str, str]] = {
    "Thing": THING,
    "Organization": THING,
    "NewsArticle": WORK | {"articleSection": "Text", "dateline": "Text"},
    "CorrectionComment": WORK,
    "ImageObject": WORK | {"contentUrl": "URL", "width": "Number", "height": "Number", "caption": "Text"},
    "WebSite": WORK,
    "WebPage": WORK,
    "CollectionPage": WORK,
    "ItemList": THING | {"itemListElement": "ListItem"},
    "BreadcrumbList": THING | {"itemListElement": "ListItem"},
    "ListItem": THING | {"position": "Number", "item": "URL"},
}  # fmt: skip
"""Type to its properties, and what each of them holds: of https://schema.org/version/29.0 those that
pages here use. Pages of the types: https://schema.org/NewsArticle, …/CorrectionComment and so on. A
``Number`` of an ImageObject's sides is a QuantitativeValue or a number of pixels, as Google reads it."""
HOLDS: dict[str, Callable[[Any], bool]] = {
    "Text": lambda value: isinstance(value, str) and bool(value.strip()),
    "URL": lambda value: urlsplit(value).scheme in ("https", "http") and " " not in value,
    "DateTime": lambda value: RFC_3339.fullmatch(value) is not None,
    "Number": lambda value: isinstance(value, int) and value > 0,
    "Boolean": lambda value: isinstance(value, bool),
    "id": lambda value: value.keys() == {"@id"},
}


def told(page: HtmlPage) -> list[dict[str, Any]]:
    """Return the things that a page tells of; it tells them in one script."""
    found = page.all("//script[@type='application/ld+json']")
    if not found:
        return []
    [script] = found
    assert page.all("//head/script[@type='application/ld+json']") == [script]
    data = json.loads(script.text)
    assert data.keys() == {"@context", "@graph"}
    assert data["@context"] == "https://schema.org"
    return list(data["@graph"])


def of_type(page: HtmlPage, kind: str) -> dict[str, Any]:
    [found] = [one for one in told(page) if one["@type"] == kind]
    return found


def faults(thing: Any, where: str = "") -> Iterator[str]:
    """Yield what of a thing is not in the vocabulary, or holds another kind of value."""
    kind = thing.get("@type")
    if kind not in VOCABULARY:
        yield f"{where}: no type {kind}"
        return
    for name, value in thing.items():
        if name in {"@type", "@id"}:
            continue
        holds = VOCABULARY[kind].get(name)
        for one in value if isinstance(value, list) else [value]:
            place = f"{where}/{kind}.{name}"
            if holds is None:
                yield f"{place}: no such property"
            elif holds in HOLDS:
                if not HOLDS[holds](one):
                    yield f"{place}: {one!r} is no {holds}"
            elif one.get("@type") != holds:
                yield f"{place}: {one!r} is no {holds}"
            else:
                yield from faults(one, place)


def test_every_page_of_the_sample_keeps_to_the_vocabulary(sample: SiteTest) -> None:
    kinds = set()
    for page in sample.html_pages:
        for thing in told(page):
            assert [*faults(thing)] == [], page
            kinds.add(thing["@type"])
    assert kinds == {
        "NewsArticle",
        "BreadcrumbList",
        "CollectionPage",
        "WebSite",
        "Organization",
        "WebPage",
    }


def test_the_table_finds_what_is_not_in_the_vocabulary() -> None:
    for thing, fault in (
        ({"@type": "NewsArtikel"}, ": no type NewsArtikel"),
        ({"@type": "WebPage", "headlin": "x"}, "/WebPage.headlin: no such property"),
        ({"@type": "WebPage", "datePublished": "2023-05-14"}, "/WebPage.datePublished: '2023-05-14' is no DateTime"),
        ({"@type": "NewsArticle", "author": {"@type": "Person"}}, "/NewsArticle.author: {'@type': 'Person'} is no Organization"),
    ):  # fmt: skip
        assert [*faults(thing)] == [fault]


HOSTILE_SIGNS = st.sampled_from(
    ["<", ">", "&", "</script>", "<!--", "<script>", "]]>", "\u2028", "\u2029", '"', "\\"]
)


@given(st.lists(st.one_of(st.text(st.characters(exclude_categories=["Cs"])), HOSTILE_SIGNS)))
def test_no_text_ends_the_script_that_it_stands_in(pieces: list[str]) -> None:
    text = "".join(pieces)
    made = json_ld([{"@type": "Thing", "name": text, "url": "x"}])
    assert not re.search("[<>&\u2028\u2029]", made)
    [thing] = json.loads(made)["@graph"]
    assert thing.get("name", "") == text
    html = f'<html><head><script type="application/ld+json">{made}</script></head><body><p>x</p></body></html>'
    if "\0" not in text:
        tree = lxml.html.document_fromstring(html)
        assert [e.tag for e in tree.iter() if isinstance(e.tag, str)] == [
            "html",
            "head",
            "script",
            "body",
            "p",
        ]


FILES: dict[str, str | bytes] = {
    FIRST.replace(".md", "/index.md"): release(
        topics="[startups, markets]", license="kogl-1", subtitle="부제", dateline="서울",
        images="[{file: a.png, alt: 사진, caption: 회의, credit: 사진=홍길동, license: kogl-1}, {file: b.png, alt: 둘째}]",
        corrections="[{date: 2023-06-01T10:00, text: 수를 고쳤다.}]", updated="2023-05-20",
    ),
    "content/releases/2023/visit/a.png": png(40, 30),
    "content/releases/2023/visit/b.png": png(20, 30),
}  # fmt: skip
IN_JAPANESE = catalog(
    reviewed("도쿄 방문", "東京訪問", "title"), reviewed("본문입니다.", "本文です。", "paragraph"),
    reviewed("부제", "副題", "subtitle"), reviewed("서울", "ソウル", "dateline"), reviewed("사진", "写真", "alt"),
    reviewed("회의", "会議", "caption"), reviewed("둘째", "二つ目", "alt"), reviewed("수를 고쳤다.", "数を直した。", "correction"),
)  # fmt: skip
PO = "content/releases/2023/visit/index.ja.po"


def test_a_release_tells_all_that_it_shows(site: Make) -> None:
    room = site({**FILES, PO: IN_JAPANESE}).built()
    article = of_type(room.page(KO), "NewsArticle")
    url = BASE + KO
    assert article["headline"] == "도쿄 방문"
    assert article["url"] == article["mainEntityOfPage"] == room.page(KO).canonical == url
    assert article["datePublished"] == "2023-05-14T00:00:00+09:00"
    assert article["dateModified"] == "2023-06-01T10:00:00+09:00"
    assert article["articleSection"] == "스타트업"
    assert [one["name"] for one in article["about"]] == ["스타트업", "시장"]
    assert article["license"] == "https://www.kogl.or.kr/info/licenseType1.do"
    assert article["isAccessibleForFree"] is True
    assert "creativeWorkStatus" not in article
    assert article["correction"] == [
        {
            "@type": "CorrectionComment",
            "text": "수를 고쳤다.",
            "datePublished": "2023-06-01T10:00:00+09:00",
        }
    ]
    first, second = article["image"]
    assert first == {
        "@type": "ImageObject", "contentUrl": f"{BASE}/files/visit/a.png", "width": 40, "height": 30,
        "caption": "회의", "creditText": "홍길동", "license": "https://www.kogl.or.kr/info/licenseType1.do",
        "acquireLicensePage": url, "copyrightNotice": "홍길동, 공공누리 제1유형(출처표시)",
    }  # fmt: skip
    assert second.keys() == {"@type", "contentUrl", "width", "height", "caption"}, (
        "nothing is claimed"
    )


def test_both_editions_name_each_other_and_the_translation_says_what_it_translates(
    site: Make,
) -> None:
    room = site({**FILES, PO: IN_JAPANESE}).built()
    korean, japanese = (of_type(room.page(one), "NewsArticle") for one in (KO, JA))
    assert korean["workTranslation"] == {"@id": japanese["@id"]}
    assert japanese["translationOfWork"] == {"@id": korean["@id"]}
    assert "translationOfWork" not in korean
    assert "workTranslation" not in japanese
    assert (korean["inLanguage"], japanese["inLanguage"]) == ("ko", "ja")
    assert "creativeWorkStatus" not in japanese


def test_a_machine_s_translation_says_so_and_the_source_does_not_name_it(site: Make) -> None:
    unread = IN_JAPANESE.replace(
        reviewed("본문입니다.", "本文です。", "paragraph"),
        machine("본문입니다.", "本文です。", "paragraph"),
    )
    room = site({**FILES, PO: unread}).built()
    assert room.page(JA).status == ["machine"]
    korean, japanese = (of_type(room.page(one), "NewsArticle") for one in (KO, JA))
    assert japanese["creativeWorkStatus"] == "機械翻訳（確認前）"
    assert japanese["translationOfWork"] == {"@id": korean["@id"]}
    assert "workTranslation" not in korean


def test_a_withdrawn_release_says_so_and_shows_nothing_else(site: Make) -> None:
    text = release(
        withdrawn="{date: 2023-06-02, reason: 잘못}", topics="[startups]", summary="요약"
    )
    article = of_type(site({FIRST: text}).built().page(KO), "NewsArticle")
    assert article["creativeWorkStatus"] == "철회"
    assert article["dateModified"] == "2023-06-02T00:00:00+09:00"
    assert {"description", "image", "correction", "alternativeHeadline"}.isdisjoint(article)


def test_the_way_to_a_page_is_the_one_that_it_shows(sample: SiteTest) -> None:
    base = str(sample.json("/releases.json")["base_url"])
    for page in sample.html_pages:
        crumbs = [one for one in told(page) if one["@type"] == "BreadcrumbList"]
        shown = page.texts("//nav[@class='breadcrumbs']//a")
        if not crumbs:
            continue
        items = crumbs[0]["itemListElement"]
        assert [one["position"] for one in items] == [*range(1, len(items) + 1)]
        assert [one["name"] for one in items][: len(shown)] == shown
        assert items[-1]["item"] == page.canonical
        assert all(one["item"].startswith(base) for one in items)


def test_a_list_names_its_releases_in_their_order(sample: SiteTest) -> None:
    host = str(sample.json("/releases.json")["base_url"])
    origin = "{0.scheme}://{0.netloc}".format(urlsplit(host))
    for address in ("/ko/", "/ja/", "/ko/page/2/", "/ko/topics/startups/", "/ja/2023/05/"):
        page = sample.page(address)
        named = of_type(page, "CollectionPage")["mainEntity"]["itemListElement"]
        assert [one["url"] for one in named] == [origin + href for href in page.cards]


def test_open_graph_says_what_a_release_is_about_and_when_it_changed(site: Make) -> None:
    room = site({**FILES, PO: IN_JAPANESE}).built()
    page = room.page(JA)
    graph: dict[str, list[str]] = {}
    for meta in page.all("//meta[@property]"):
        graph.setdefault(meta.get("property"), []).append(meta.get("content"))
    assert graph["og:type"] == ["article"]
    assert graph["og:locale"] == ["ja_JP"]
    assert graph["og:locale:alternate"] == ["ko_KR"]
    assert graph["og:site_name"] == ["プレスルーム"]
    assert graph["article:section"] == ["スタートアップ"]
    assert graph["article:tag"] == ["スタートアップ", "市場"]
    assert graph["article:published_time"] == ["2023-05-14T00:00:00+09:00"]
    assert graph["article:modified_time"] == ["2023-06-01T10:00:00+09:00"]
    assert "article:section" not in room.text("/ja/")


def test_feeds_pages_and_data_tell_the_same_moment_of_the_last_change(sample: SiteTest) -> None:
    pages = {page.canonical: page for page in sample.html_pages if page.status}
    seen = 0
    for lang in ("ko", "ja"):
        for item in sample.json(f"/{lang}/feed.json")["items"]:
            article = of_type(pages[item["url"]], "NewsArticle")
            assert article["dateModified"] == item["date_modified"]
            seen += 1
    assert seen > 10


# --- releases.json


def test_releases_json_is_what_its_schema_says(sample: SiteTest) -> None:
    schema = sample.json("/releases.schema.json")
    Draft7Validator.check_schema(schema)
    data = sample.json("/releases.json")
    Draft7Validator(schema).validate(data)
    assert data["$schema"] == schema["$id"] == data["base_url"] + "releases.schema.json"


@pytest.mark.parametrize(
    "options", [{}, {"drafts": True, "out": "out"}, {"now": "2999-01-01", "out": "out"}]
)
def test_the_schema_knows_every_kind_of_list(
    site: Make, tmp_path: Any, options: dict[str, object]
) -> None:
    if "out" in options:
        options = {**options, "out": tmp_path / "out"}
    text = release(license="kogl-2", ai_training="yes", number="12", draft="no")
    room = site({FIRST: text, "content/releases/2023/b.md": release("초안", draft="yes")})
    room.built(**options)
    errors = Draft7Validator(room.json("/releases.schema.json")).iter_errors(
        room.json("/releases.json")
    )
    assert [error.message for error in errors] == []


@pytest.mark.parametrize(
    "change",
    [{"slug": "A"}, {"kind": "news"}, {"editions": {}}, {"date": 3}, {"license": "mine"}, {"more": 1}, {"corrections": -1}],
)  # fmt: skip
def test_the_schema_refuses_what_no_list_has(site: Make, change: dict[str, object]) -> None:
    room = site({FIRST: release()}).built()
    data = room.json("/releases.json")
    data["releases"][0] |= change
    assert not Draft7Validator(room.json("/releases.schema.json")).is_valid(data)
