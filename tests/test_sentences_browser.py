"""Sentences in a real browser: the language switch keeps them, they are quoted, without a script too."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest
from browsing import PHONE, scrolls_sideways, too_wide, window
from harness import FIRST, SiteTest, catalog, machine, release, reviewed
from playwright.sync_api import Browser, Page
from test_browser import served

pytestmark = pytest.mark.browser

KO, JA = "ko/2023/05/14/visit/", "ja/2023/05/14/visit/"
BODY = (
    "첫 문장은 40개사다. [둘째](https://press.example.org/a/) 문장은 **5월 11일**이다.\n\n셋째다."
)
SAID = (
    "一つ目の文は40社である。⟦1⟧二つ目⟦/1⟧の文は⟦2⟧5月11日⟦/2⟧である。",
    "첫 문장은 40개사다. ⟦1⟧둘째⟦/1⟧ 문장은 ⟦2⟧5월 11일⟦/2⟧이다.",
)
MAY_COPY = {"permissions": ["clipboard-read", "clipboard-write"]}


@pytest.fixture
def room(site: Callable[..., SiteTest]) -> Iterator[str]:
    """Where a press room is served whose one release a person has checked."""
    with _served(site, machine_too=False) as url:
        yield url


def _served(site: Callable[..., SiteTest], *, machine_too: bool) -> AbstractContextManager[str]:
    said = machine if machine_too else reviewed
    files = {
        FIRST: release(body=BODY, license="kogl-1", subtitle="부제다."),
        FIRST.replace(".md", ".ja.po"): catalog(
            reviewed("도쿄 방문", "東京訪問", "title"), reviewed("부제다.", "副題。", "subtitle"),
            said(SAID[1], SAID[0]), reviewed("셋째다.", "三つ目。", "paragraph"),
        ),
    }  # fmt: skip
    return served(site(files).built(base_url="https://press.example.org/a/b/").out)


def quote(page: Page) -> None:
    page.click(".quote-start")
    page.wait_for_selector(".quote-bar")


def copied(page: Page) -> str:
    page.click("[data-copy]")
    page.wait_for_function(
        "() => document.querySelector('.quote-text').textContent === '복사했습니다.'"
    )
    return str(page.evaluate("navigator.clipboard.readText()"))


def chosen(page: Page) -> str:
    return str(page.evaluate("document.querySelector('.chosen')?.id ?? ''"))


def test_a_quotation_is_copied_in_both_languages(room: str, browser: Browser) -> None:
    with window(browser, **MAY_COPY) as seen:
        page = seen.visit(f"{room}{KO}")
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        quote(page)
        page.wait_for_load_state("networkidle")
        data = [url for url in asked if not url.endswith(".svg")]
        assert data == [f"{room}assets/quote.js", f"{room}files/visit/facts.json"], "and only now"
        page.click("#s4 strong")
        assert chosen(page) == "s4"
        assert copied(page) == (
            "“둘째 문장은 5월 11일이다.”\n보도실, “도쿄 방문”, 2023년 5월 14일(일)\n"
            "https://press.example.org/a/b/ko/2023/05/14/visit/#s4\n공공누리 제1유형(출처표시)\n\n"
            "「二つ目の文は5月11日である。」\nプレスルーム「東京訪問」、2023年5月14日（日）\n"
            "https://press.example.org/a/b/ja/2023/05/14/visit/#s4\n"
            "公共ヌリ（KOGL、韓国の公共著作物ライセンス）第1類型（出典表示）"
        )
        assert not seen.errors
        assert not seen.abroad


def test_a_sentence_is_chosen_by_keyboard_alone(room: str, browser: Browser) -> None:
    with window(browser, **MAY_COPY) as seen:
        page = seen.visit(f"{room}{KO}#s3")
        tab_stops = "document.querySelectorAll('.release [tabindex], .release button').length"
        before = page.evaluate(tab_stops)
        page.focus(".quote-start")
        page.keyboard.press("Enter")
        page.wait_for_selector(".quote-bar")
        assert chosen(page) == "s3"
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowRight")
        assert chosen(page) == "s5"
        page.keyboard.press("ArrowLeft")
        assert chosen(page) == "s4"
        page.keyboard.press("Enter")  # the focus is on the button that copies
        page.wait_for_function("() => document.querySelector('.quote-text').textContent.length < 9")
        assert "5월 11일" in page.evaluate("navigator.clipboard.readText()")
        page.keyboard.press("Escape")
        assert page.evaluate("document.activeElement.className") == "quote-start"
        assert page.evaluate(tab_stops) == before
        assert page.url.endswith("#s4")


def test_a_quotation_within_a_quotation_changes_its_marks_and_so_does_one_within_that(
    site: Callable[..., SiteTest], browser: Browser
) -> None:
    said = (
        "그는 “‘큰 장’은 Korea’s 장”이라고 했다.",
        "彼は「『大市』は韓国の市」と言い、『市』を読んだ。",
    )
    files = {
        FIRST: release(body=said[0]),
        FIRST.replace(".md", ".ja.po"): catalog(
            reviewed("도쿄 방문", "東京訪問", "title"), reviewed(said[0], said[1], "paragraph")
        ),
    }
    built = site(files).built(base_url="https://press.example.org/a/b/")
    with served(built.out) as url, window(browser, **MAY_COPY) as seen:
        page = seen.visit(f"{url}{KO}#s2")
        quote(page)
        page.wait_for_load_state("networkidle")
        text = copied(page)
    assert "“그는 ‘“큰 장”은 Korea’s 장’이라고 했다.”\n" in text
    assert "「彼は『「大市」は韓国の市』と言い、『市』を読んだ。」\n" in text


def test_the_selection_is_what_is_quoted(room: str, browser: Browser) -> None:
    with window(browser) as seen:
        page = seen.visit(f"{room}{KO}")
        page.evaluate("getSelection().selectAllChildren(document.getElementById('s5'))")
        quote(page)
        assert chosen(page) == "s5"


def test_a_link_in_a_sentence_stays_a_link_while_somebody_quotes(
    room: str, browser: Browser
) -> None:
    with window(browser) as seen:
        page = seen.visit(f"{room}{KO}")
        quote(page)
        page.route("https://press.example.org/**", lambda route: route.abort())
        with page.expect_request("https://press.example.org/a/"):
            page.click("#s4 a")


def test_the_language_switch_keeps_the_sentence(room: str, browser: Browser) -> None:
    with window(browser) as seen:
        page = seen.visit(f"{room}{KO}#s4")
        page.click(".switch a[hreflang=ja]")
        page.wait_for_url(f"{room}{JA}#s4")
        assert page.evaluate("document.querySelector(':target').textContent").startswith("二つ目")
        page.goto(f"{room}{JA}#beside")
        assert page.get_attribute(".switch a[hreflang=ko]", "href").endswith("visit/")
        page.goto(f"{room}ko/#s4")
        assert page.get_attribute(".switch a[hreflang=ja]", "href").endswith("/ja/")


def test_the_original_is_shown_below_each_translated_sentence_and_goes(
    room: str, browser: Browser
) -> None:
    with window(browser, **MAY_COPY) as seen:
        page = seen.visit(f"{room}{JA}")
        button = page.get_by_role("button", name="原文と並べて見る")
        button.click()
        originals = page.locator(".original-sentence")
        assert originals.all_text_contents() == [
            "도쿄 방문", "부제다.", "첫 문장은 40개사다.", "둘째 문장은 5월 11일이다.", "셋째다.",
        ]  # fmt: skip
        assert {one.get_attribute("lang") for one in originals.all()} == {"ko"}
        quote(page)
        page.click("#s5")
        assert page.text_content(".quote-text") == "三つ目。"
        button.click()
        assert originals.count() == 0


def test_a_machines_translation_is_not_quoted(
    site: Callable[..., SiteTest], browser: Browser
) -> None:
    with _served(site, machine_too=True) as room, window(browser, **MAY_COPY) as seen:
        page = seen.visit(f"{room}{JA}")
        assert page.locator(".quote-start").count() == 0
        page.get_by_role("button", name="原文と並べて見る").click()
        assert page.locator(".original-sentence").count() == 5
        page = seen.visit(f"{room}{KO}")
        quote(page)
        assert copied(page).count("https://") == 1, "in the language of the source alone"
        assert not seen.errors


def test_without_a_script_links_lead_to_sentences_and_to_the_table(
    room: str, browser: Browser
) -> None:
    with window(browser, java_script_enabled=False) as seen:
        page = seen.visit(f"{room}{JA}#s4")
        assert page.locator(".quote-start").is_hidden()
        page.click(".beside-link")
        assert page.url.endswith("#beside")
        assert page.locator("details.beside summary").is_visible()
        page.locator("details.beside").evaluate("e => { e.open = true }")
        assert page.locator("#beside td[lang=ko]").first.is_visible()
        page.click("#beside a[href='#s5']")
        assert page.url.endswith("#s5")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", [KO, JA])
def test_the_bar_fits_a_phone(room: str, browser: Browser, address: str, scheme: str) -> None:
    with window(browser, viewport=PHONE, color_scheme=scheme) as seen:
        page = seen.visit(f"{room}{address}")
        quote(page)
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        assert not scrolls_sideways(page), too_wide(page)
        for button in page.locator(".quote-bar button, .sentence-tools button").all():
            box = button.bounding_box()
            assert box
            assert box["height"] >= 24


@pytest.mark.parametrize(
    "size", [{"width": 320, "height": 640}, PHONE, {"width": 1440, "height": 900}]
)
@pytest.mark.parametrize(
    ("address", "below"),
    [(KO, ".body"), (JA, ".body"), (KO, ".response + *"), (JA, ".response + *"), ("ja/search/", ".footer")],
)  # fmt: skip
def test_nothing_moves_when_the_scripts_come(
    room: str, browser: Browser, address: str, below: str, size: dict[str, int]
) -> None:
    """What they show has its place before they are there."""
    tops = []
    for scripts_come in (False, True):
        with window(browser, viewport=size) as seen:
            if not scripts_come:
                seen.page.route("**/*.js", lambda route: route.abort())
            page = seen.visit(f"{room}{address}")
            page.wait_for_load_state("networkidle")
            box = page.locator(f"{below}, .footer").first.bounding_box()
            assert box
            tops.append(box["y"])
    assert tops[0] == tops[1]


def test_without_a_script_no_place_is_kept_for_what_it_would_show(
    room: str, browser: Browser
) -> None:
    with window(browser, java_script_enabled=False) as seen:
        page = seen.visit(f"{room}{KO}")
        assert page.locator(".sentence-tools").bounding_box() is None
        assert page.locator("[data-copy]").first.bounding_box() is None


def test_quotation_marks_in_a_quotation_are_the_inner_ones(
    site: Callable[..., SiteTest], browser: Browser
) -> None:
    known = catalog(
        reviewed("“다리” 모집", "「かけはし」募集", "title"),
        reviewed("그는 “간다”고 말했다.", "彼は「行く」と述べた。", "paragraph"),
    )
    files = {
        FIRST: release("“다리” 모집", "그는 “간다”고 말했다."),
        FIRST.replace(".md", ".ja.po"): known,
    }
    out = site(files).built(base_url="https://press.example.org/a/b/").out
    with served(out) as url, window(browser, **MAY_COPY) as seen:
        page = seen.visit(f"{url}{KO}")
        quote(page)
        page.wait_for_load_state("networkidle")
        page.click("#s3, .body .sentence")
        text = copied(page)
        assert "“그는 ‘간다’고 말했다.”" in text
        assert "“‘다리’ 모집”" in text
        assert "「彼は『行く』と述べた。」" in text
        assert "「『かけはし』募集」" in text
