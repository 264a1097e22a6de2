"""How readers answer a release: reports, citations, mails and comments, as the pages have them."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from harness import FIRST, SITE_YAML, SiteTest, catalog, machine, release, reviewed
from hypothesis import given
from hypothesis import strategies as st

from pressbridge.rendering.response import issue, mail
from pressbridge.words.lang import Lang
from pressbridge.words.text import within_quotes

Make = Callable[..., SiteTest]
BASE = "https://press.example.org"
KO, JA = "/ko/2023/05/14/visit/", "/ja/2023/05/14/visit/"
HAND = FIRST.replace(".md", ".ja.md")
IN_JAPANESE = "---\ntitle: 東京 & 大阪\n---\n本文です。\n"
GISCUS = (
    "comments: {giscus: {repo: example/press, repo_id: R_kgDOExample, category: Q & A,"
    " category_id: DIC_kwDOExample}}\n"
)


def report(room: SiteTest, address: str) -> str:
    return next(iter(room.page(address).all("//a[@data-report]/@href")), "")


def asked(href: str) -> dict[str, str]:
    """Return the fields of a link's query, decoded as mail programs and GitHub decode them."""
    return {
        key: value for key, (value,) in parse_qs(urlsplit(href).query, strict_parsing=True).items()
    }


def made(site: Make, settings: str = "", **fields: object) -> SiteTest:
    text = release("도쿄 & 오사카 100%#1", **fields)
    return site({"content/site.yaml": SITE_YAML + settings, FIRST: text, HAND: IN_JAPANESE}).built()


def test_a_report_is_a_mail_with_all_that_is_known_in_both_languages(site: Make) -> None:
    room = made(site, "report: {email: press+errors@example.org}\n")
    korean, japanese = report(room, KO), report(room, JA)
    assert korean.startswith("mailto:press%2Berrors@example.org?subject=")
    assert asked(korean) == {
        "subject": "[오류 알림] 도쿄 & 오사카 100%#1",
        "body": f"주소: {BASE}{KO}\r\n언어: 한국어\r\n\r\n어느 부분이 어떻게 잘못되었는지 적어 주십시오.\r\n\r\n",
    }
    assert asked(japanese)["subject"] == "【誤りのご連絡】東京 & 大阪"
    assert asked(japanese)["body"].startswith(f"アドレス：{BASE}{JA}\r\n言語：日本語\r\n")


def test_a_report_is_an_issue_where_a_repository_is_named(site: Make) -> None:
    room = made(site, "report: {github: https://github.com/example/press}\n")
    href = report(room, KO)
    assert href.startswith("https://github.com/example/press/issues/new?title=")
    assert asked(href)["title"] == "[오류 알림] 도쿄 & 오사카 100%#1"
    assert asked(href)["body"].splitlines()[:2] == [f"주소: {BASE}{KO}", "언어: 한국어"]


@pytest.mark.parametrize(
    ("settings", "fields", "to"),
    [
        ("", {}, ""),
        ("contacts: [{department: 가, phone: 02-1}, {department: 나, email: a@b.kr}]\n", {}, "a@b.kr"),
        ("contacts: [{department: 나, email: a@b.kr}]\n", {"contacts": "[{department: 다, email: c@d.kr}]"}, "c@d.kr"),
        ("contacts: [{department: 나, email: a@b.kr}]\nreport: {email: e@f.kr}\n", {}, "e@f.kr"),
        ("repository: https://github.com/example/private\n", {}, ""),
    ],
)  # fmt: skip
def test_who_is_told_of_an_error(
    site: Make, settings: str, fields: dict[str, str], to: str
) -> None:
    href = report(made(site, settings, **fields), KO)
    assert unquote(urlsplit(href).path) == to


@given(
    st.text(st.characters(exclude_categories=["Cs"])),
    st.lists(st.text(st.characters(exclude_categories=["Cs"]))),
)
def test_a_mail_and_an_issue_hold_any_text_as_it_is(subject: str, lines: list[str]) -> None:
    for href, names, end in (
        (mail("a@b.kr", subject, lines), ("subject", "body"), "\r\n"),
        (issue("https://github.com/a/b", subject, lines), ("title", "body"), "\n"),
    ):
        query = href.partition("?")[2]
        assert all(char.isascii() or char.isalnum() for char in query)
        assert not set(query) & set(" \"'<>#\r\n\t")
        found = dict(part.split("=") for part in query.split("&"))
        assert [unquote(found[name]) for name in names] == [subject, end.join(lines)]


def citation(room: SiteTest, address: str) -> str:
    return " ".join(room.page(address).texts("//*[@id='citation']"))


def test_kogl_asks_for_its_sentence_and_both_languages_have_theirs(site: Make) -> None:
    room = made(site, "organization: {ko: 가 센터, ja: カセンター}\n", license="kogl-1")
    assert citation(room, KO) == (
        "본 저작물은 ‘가 센터’에서 2023년 5월 14일 작성하여 공공누리 제1유형(출처표시)으로 개방한 "
        f"「도쿄 & 오사카 100%#1」 자료를 이용하였으며, 해당 저작물은 누리집({BASE}{KO})에서 무료로 이용하실 수 있습니다."
    )
    assert citation(room, JA) == (
        "出典：カセンター「東京 & 大阪」（2023年5月14日）、公共ヌリ（KOGL、韓国の公共著作物ライセンス）"
        f"第1類型（出典表示）。{BASE}{JA}"
    )
    [copied] = room.page(KO).all("//button[contains(@data-copy, '저작물')]/@data-copy")
    assert copied == citation(room, KO)


def test_quotation_marks_of_a_headline_are_the_inner_ones_where_it_is_cited(site: Make) -> None:
    hand = "---\ntitle: 「かけはし」を募集\n---\n本文です。\n"
    room = site({
        FIRST: release("‘다리’ 모집", license="kogl-1"), FIRST.replace(".md", ".ja.md"): hand,
    }).built()  # fmt: skip
    assert "「『かけはし』を募集」（2023年5月14日）" in citation(room, JA)
    assert "「‘다리’ 모집」 자료를" in citation(room, KO)


@pytest.mark.parametrize(
    ("license_id", "cited"),
    [("kogl-1", True), ("kogl-4", True), ("cc-by-4.0", True), ("cc-by-nc-nd-4.0", True), ("kogl-0", False),
     ("cc0-1.0", False), ("all-rights-reserved", False), (None, False)],
)  # fmt: skip
def test_only_a_licence_that_asks_for_the_source_is_cited(
    site: Make, license_id: str | None, cited: bool
) -> None:
    room = made(site, license=license_id)
    assert bool(citation(room, KO)) is bool(citation(room, JA)) is cited


def test_another_office_s_text_is_cited_as_that_office_s(site: Make) -> None:
    room = made(
        site, license="cc-by-4.0", source="{name: 나 기관, url: 'https://example.org/'}", translate="human"
    )  # fmt: skip
    assert citation(room, KO).startswith("나 기관, 「도쿄")


def test_a_machine_s_text_asks_for_the_original_to_be_cited(site: Make) -> None:
    words = catalog(
        reviewed("도쿄 방문", "東京訪問", "title"),
        machine("본문입니다.", "本文です。", "paragraph"),
    )
    room = site({FIRST: release(license="kogl-1"), FIRST.replace(".md", ".ja.po"): words}).built()
    page = room.page(JA)
    assert citation(room, JA) == ""
    assert "原文をご利用ください" in page.text
    assert page.all("//div[@class='cite']//a/@href") == [KO]
    assert citation(room, KO)


def test_comments_are_on_releases_of_sites_that_want_them_and_nowhere_else(site: Make) -> None:
    without = made(site)
    assert not any(
        b"giscus" in data for name, data in without.tree().items() if name.endswith(".html")
    )
    room = site({
        "content/site.yaml": SITE_YAML + GISCUS, FIRST: release(), HAND: IN_JAPANESE,
        "content/pages/about.md": "---\ntitle: 소개\n---\n알림을 싣는 곳이다.\n",
        "content/releases/2023/gone.md": release(withdrawn="{date: 2023-06-01, reason: 잘못}"),
    }, name="with").built()  # fmt: skip
    for page in room.html_pages:
        [policy] = page.all("//meta[@http-equiv='Content-Security-Policy']/@content")
        is_release = page.address in (KO, JA)
        assert bool(page.all("//*[@data-comments]")) == is_release, page
        assert ("frame-src https://giscus.app" in policy) == is_release, page
        assert policy.count("giscus") == int(is_release)
        assert not page.all(
            "//iframe | //script[contains(@src, '://')] | //link[@rel='preconnect']"
        )
    [frame] = room.page(JA).all("//@data-comments")
    assert frame.startswith("https://giscus.app/ja/widget?")
    found = asked(frame)
    assert (found["repo"], found["category"]) == ("example/press", "Q & A")
    assert (found["term"], found["origin"]) == ("ja/2023/05/14/visit", BASE + JA)
    assert "GitHub のサーバーに接続" in room.page(JA).text


def test_a_preview_has_no_comments(site: Make) -> None:
    room = site({"content/site.yaml": SITE_YAML + GISCUS, FIRST: release(draft="yes")})
    room.built(drafts=True, out=room.root / "out")
    assert "giscus" not in room.text(KO)


def test_a_standing_page_and_a_withdrawn_release_have_nothing_to_answer(site: Make) -> None:
    room = site({
        FIRST: release(withdrawn="{date: 2023-06-01, reason: 잘못}", license="kogl-1"),
        "content/pages/about.md": "---\ntitle: 소개\n---\n알림을 싣는 곳이다.\n",
    }).built()  # fmt: skip
    for address in (KO, "/ko/about/"):
        assert not room.page(address).all("//*[contains(@class, 'response')]")
        assert "response.js" not in room.text(address)


def test_the_page_about_feeds_names_all_and_every_page_leads_to_it(sample: SiteTest) -> None:
    base = str(sample.json("/releases.json")["base_url"])
    feeds = {name for name in sample.tree() if name.endswith("feed.xml")}
    for lang in ("ko", "ja"):
        page = sample.page(f"/{lang}/subscribe/")
        own = {f"{base}{name}" for name in feeds if name.startswith(lang)}
        assert set(page.texts("//a[@type='application/atom+xml']")) >= own
        assert not page.noindex
        links = sample.page(f"/{lang}/").all("//footer//a/@href")
        assert urlsplit(page.canonical).path in links


def test_a_site_without_releases_has_no_page_about_feeds(site: Make) -> None:
    room = site({FIRST: release(draft="yes")}).built()
    assert not room.has("/ko/subscribe/")
    assert "subscribe" not in room.text("/ko/")


def test_no_standing_page_takes_the_address_of_the_page_about_feeds(site: Make) -> None:
    room = site(
        {FIRST: release(), "content/pages/subscribe.md": "---\ntitle: 구독\n---\n글이다.\n"}
    )
    assert room.build().code == 1
    assert any("subscribe" in problem for problem in room.problems)
    aliased = site({FIRST: release(aliases="[/ko/subscribe/]")}, name="aliased")
    assert aliased.build().code == 1
    assert aliased.codes == ["address-taken"]


@pytest.mark.parametrize(
    ("lang", "text", "within"),
    [
        (Lang.KO, "그는 “‘큰 장’은 Korea’s 장”이라고", "그는 ‘“큰 장”은 Korea’s 장’이라고"),
        (
            Lang.JA,
            "彼は「『大市』は韓国の市」と、『市』を",
            "彼は『「大市」は韓国の市』と、『市』を",
        ),
        (Lang.JA, "市」「", "市』『"),
    ],
)
def test_quotations_within_a_quotation_change_their_marks_at_each_depth(
    lang: Lang, text: str, within: str
) -> None:
    assert within_quotes(text, lang) == within
