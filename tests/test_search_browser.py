"""Searching in a real browser, below a folder of a host: the table of queries, and the page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import quote, urlsplit

import lxml.html
import pytest
from browsing import DESK, PHONE, Watched, axe_in, scrolls_sideways, too_wide, window
from harness import SiteTest
from playwright.sync_api import Browser, Page
from search_room import FILES
from serving_files import served
from tables import cases

pytestmark = pytest.mark.browser

DONE = ".found[aria-busy=false]"


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    made = SiteTest.make(tmp_path_factory.mktemp("search"), dict(FILES))
    return made.built(base_url="https://press.example.org/a/b/")


@pytest.fixture(scope="module")
def origin(room: SiteTest) -> Iterator[str]:
    with served(room.out) as url:
        yield url


@contextmanager
def searching(browser: Browser, **options: object) -> Iterator[Watched]:
    """A window in which nothing goes wrong and that asks no other host."""
    with window(browser, **options) as seen:
        yield seen
        assert seen.errors == []
        assert seen.abroad == []
        assert seen.page.evaluate("refused") == []


def asked(seen: Watched, origin: str, lang: str, query: str, more: str = "") -> Page:
    page = seen.visit(f"{origin}{lang}/search/?q={quote(query)}{more}")
    page.wait_for_selector(DONE, state="attached")
    return page


def slugs(page: Page, where: str) -> list[str]:
    links = page.locator(f"{where} .card-title a").all()
    return [str(link.get_attribute("href")).split("/")[-2] for link in links]


def found(page: Page) -> tuple[list[str], list[str]]:
    """The releases found in the page's language, and in the other."""
    return slugs(page, ".found > ol"), slugs(page, ".other-language")


def queries() -> list[str]:
    return [line for case in cases("search_queries.txt") for line in case.values[0] if line]


def test_the_table_has_enough_queries() -> None:
    assert len(queries()) >= 80


@pytest.mark.parametrize("lines", cases("search_queries.txt"))
def test_a_query_finds_what_the_table_says_and_nothing_else(
    browser: Browser, origin: str, lines: list[str]
) -> None:
    with searching(browser) as seen:
        for line in filter(None, lines):
            query, _, expected = line.partition(" -> ")
            lang, _, words = query.partition(": ")
            own, _, other = expected.partition("|")
            page = asked(seen, origin, lang, words)
            assert found(page) == (own.split(), other.split()), line


def test_the_script_reads_texts_as_the_build_does(browser: Browser, origin: str) -> None:
    read = """async texts => {
        const { itemsOf, normalized } = await import("/a/b/assets/search-words.js");
        return texts.map(text => itemsOf(normalized(text))
            .map(one => one.kind[0] + ":" + [one.text, ...one.parts].join("/")).join(" "));
    }"""
    lines = [line for case in cases("search_terms.txt") for line in case.values[0] if line]
    with searching(browser) as seen:
        page = seen.visit(f"{origin}ko/")
        said = page.evaluate(read, [line.partition(" => ")[0] for line in lines])
    assert said == [line.partition(" => ")[2].strip() for line in lines]


SAMPLE = (
    ("ko", "한일"), ("ko", "기업부"), ("ko", "센터"), ("ko", "스타트업"), ("ko", "도쿄"),
    ("ja", "日韓"), ("ja", "センター"), ("ja", "企業部"), ("ja", "東京"), ("ja", "商談"), ("ja", "ソウル"),
)  # fmt: skip


def test_in_the_sample_just_the_releases_that_say_a_word_are_found(
    browser: Browser, sample_below: SiteTest
) -> None:
    with served(sample_below.out) as url, searching(browser) as seen:
        for lang, word in SAMPLE:
            page = asked(seen, url, lang, word)
            while page.locator(".found > .more").is_visible():
                page.locator(".found > .more").click()
                page.wait_for_selector(".found > .more:not([disabled])", state="attached")
            assert set(slugs(page, ".found > ol")) == saying(sample_below, lang, word), word


def saying(site: SiteTest, lang: str, word: str) -> set[str]:
    """The releases whose page says a word in what is searched, read from their files."""
    found = set()
    for one in site.html_pages:
        described = one.all("//meta[@name='description']/@content")  # a withdrawn one is not
        if (
            one.address.startswith(f"/{lang}/20")
            and described
            and one.all("//article[@data-translation]")
        ):
            article = lxml.html.fromstring(lxml.html.tostring(one.all("//article")[0]))
            for element in article.xpath("//*[@data-search='no']"):
                element.drop_tree()
            if word in article.text_content() + described[0]:
                found.add(one.address.split("/")[-2])
    return found


def test_a_result_tells_of_its_release_and_nothing_of_the_frame_of_its_page(
    browser: Browser, origin: str
) -> None:
    fund = "両国は161億ウォンを集める。ベンチャー投資を支える企業銀行も加わる。"
    with searching(browser) as seen:
        for query in ("共同基金", "共同基金 161億"):
            page = asked(seen, origin, "ja", query)
            assert page.locator(".found > ol .card-summary").all_inner_texts() == [fund]
        for frame in ("プレスリリース 161億", "6月1日 161億", "2023年6月1日"):
            assert found(asked(seen, origin, "ja", frame)) == ([], []), frame


def test_a_hit_is_marked_and_what_a_page_says_is_text_and_never_markup(
    browser: Browser, origin: str
) -> None:
    with searching(browser) as seen:
        page = asked(seen, origin, "ko", "161억")
        assert page.locator(".found > ol mark").all_inner_texts() == [
            "161억", "16,100,000,000", "161억",
        ]  # fmt: skip
        page = asked(seen, origin, "ja", "ﾊﾟｽ")
        assert page.locator("mark").all_inner_texts() == ["パス", "パス", "ﾊﾟｽ"]
        page = asked(seen, origin, "ko", "<b>는")
        assert page.locator(".card-summary").first.inner_text().count("<b>") == 1
        assert page.locator(".found b").count() == 0
        page = asked(seen, origin, "ko", "<img src=x onerror=alert(1)>")
        assert page.locator(".search-status").inner_text().count("<img src=x") == 1
        assert page.locator("main img").count() == 0


def test_the_count_is_said_and_where_nothing_is_found_what_to_do(
    browser: Browser, origin: str
) -> None:
    with searching(browser) as seen:
        page = asked(seen, origin, "ko", "버스")
        status = page.get_by_role("status")
        assert status.inner_text() == "‘버스’ 검색 결과 1건"
        assert asked(seen, origin, "ja", "バス").get_by_role("status").inner_text() == (
            "「バス」の検索結果 1件"
        )
        page = asked(seen, origin, "ko", "없는말")
        assert status.inner_text() == "‘없는말’에 대한 검색 결과가 없습니다."
        links = page.locator(".found a").evaluate_all("all => all.map(a => a.pathname)")
        assert links == ["/a/b/ko/", "/a/b/ko/topics/", "/a/b/ko/archive/"]


def test_a_machines_edition_bears_its_label(browser: Browser, origin: str) -> None:
    with searching(browser) as seen:
        page = asked(seen, origin, "ja", "月見草")
        assert page.locator(".found .mark-machine").inner_text() == "機械翻訳"
        page = asked(seen, origin, "ja", "バス")
        assert page.locator(".found .mark-machine").count() == 0


def test_topic_and_year_narrow_what_is_found_and_stand_in_the_address(
    browser: Browser, origin: str
) -> None:
    with searching(browser) as seen:
        page = asked(seen, origin, "ko", "시장")
        page.get_by_label("연도").select_option("2022")
        page.wait_for_url("**year=2022*")
        page.wait_for_selector(DONE, state="attached")
        assert found(page)[0] == ["older", "title", "deck", "body"]
        page.get_by_label("주제", exact=True).select_option("markets")
        page.wait_for_url("**topic=markets*")
        page.wait_for_selector(DONE, state="attached")
        assert found(page) == (["older"], ["older"])
        page.reload()
        page.wait_for_selector(DONE, state="attached")
        assert found(page)[0] == ["older"]
        page.go_back()
        page.wait_for_url(lambda url: "topic" not in url)
        page.wait_for_selector(DONE, state="attached")
        assert found(page)[0] == ["older", "title", "deck", "body"]
        assert page.get_by_label("주제", exact=True).input_value() == ""
        page = asked(seen, origin, "ko", "시장", "&topic=startups")
        assert found(page) == ([], [])
        page = asked(seen, origin, "ko", "버스", "&topic=nothing&year=abc")
        assert found(page)[0] == ["bus"]


def test_more_results_come_when_they_are_asked_for_and_take_the_focus(
    browser: Browser, origin: str
) -> None:
    with searching(browser) as seen:
        page = asked(seen, origin, "ko", "무지개떡")
        assert found(page)[0] == [f"many-{number:02}" for number in range(12, 4, -1)]
        page.locator(".found > .more").focus()
        page.keyboard.press("Enter")
        page.wait_for_selector(".found > ol > li:nth-child(13)")
        assert found(page)[0][8:] == [f"many-{number:02}" for number in range(4, -1, -1)]
        assert page.locator(".found > .more").is_hidden()
        focused = page.evaluate("document.activeElement.getAttribute('href')")
        assert focused == "/a/b/ko/2021/01/05/many-04/"
        assert page.get_by_role("status").inner_text() == "‘무지개떡’ 검색 결과 13건"


def test_a_reader_searches_from_any_page_with_the_keyboard_alone(
    browser: Browser, origin: str
) -> None:
    with searching(browser, viewport=DESK) as seen:
        page = seen.visit(f"{origin}ja/")
        page.locator("header input[name=q]").focus()
        page.keyboard.type("パス")
        page.keyboard.press("Enter")
        page.wait_for_url("**/ja/search/?q=*")
        page.wait_for_selector(DONE, state="attached")
        assert found(page)[0] == ["pass", "halfwidth"]
        page.locator("#q").focus()
        page.keyboard.press("Control+A")
        page.keyboard.type("バス")
        page.keyboard.press("Enter")
        page.wait_for_selector(".card-title a[href$='/bus/']")
        assert urlsplit(page.url).query == f"q={quote('バス')}"
        assert found(page)[0] == ["bus"]
        page.locator(".card-title a").first.focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/bus/")


def test_on_a_phone_a_link_leads_to_the_search(browser: Browser, origin: str) -> None:
    with searching(browser, viewport=PHONE) as seen:
        page = seen.visit(f"{origin}ko/")
        assert page.locator("header form").is_hidden()
        page.locator(".search-link").click()
        page.wait_for_url("**/ko/search/")
        assert page.locator("#q").is_visible()


def test_without_a_script_the_page_says_where_to_look(browser: Browser, origin: str) -> None:
    with window(browser, java_script_enabled=False) as seen:
        page = seen.visit(f"{origin}ko/search/?q=%EB%B2%84%EC%8A%A4")
        assert page.locator(".search-form").is_hidden()
        assert page.locator(".without-script a").count() == 3
        page.locator(".without-script a").last.click()
        assert page.url.endswith("/ko/archive/")


def test_if_the_index_cannot_be_fetched_the_page_says_so(browser: Browser, origin: str) -> None:
    with window(browser) as seen:
        seen.context.route("**/assets/search/**", lambda route: route.abort())
        page = asked(seen, origin, "ko", "버스")
        assert page.get_by_role("status").inner_text().startswith("지금은 검색할 수 없습니다")


def test_the_search_fits_a_small_phone(browser: Browser, origin: str) -> None:
    with searching(browser, viewport={"width": 320, "height": 640}) as seen:
        for lang, query in (("ko", "161억"), ("ja", "日韓"), ("ko", "가" * 200), ("ja", "")):
            page = asked(seen, origin, lang, query)
            assert not scrolls_sideways(page), too_wide(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_nothing(browser: Browser, origin: str, width: int, scheme: str) -> None:
    with axe_in(browser, viewport={"width": width, "height": 900}, color_scheme=scheme) as (
        seen,
        axe,
    ):
        for lang, query in (("ko", ""), ("ko", "중소벤처기업부"), ("ja", "月見草"), ("ja", "없음")):
            asked(seen, origin, lang, query)
            assert axe(seen.page) == [], (lang, query)


def test_search_engines_may_list_the_page_and_none_of_its_results(
    browser: Browser, origin: str
) -> None:
    robots = "document.querySelectorAll('meta[name=robots][content=noindex]').length"
    with searching(browser) as seen:
        page = seen.visit(f"{origin}ko/search/")
        page.wait_for_selector(".search-form:not([hidden])")
        assert page.evaluate(robots) == 0
        page.fill("#q", "시장")
        page.press("#q", "Enter")
        page.wait_for_function(f"{robots} === 1")
        page.go_back()
        page.wait_for_function(f"{robots} === 0")
