"""How pages are laid out and printed: what only a browser can tell, in both languages."""

from __future__ import annotations

import io
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from browsing import scrolls_sideways, too_wide, window
from harness import SiteTest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader
from test_browser import served

pytestmark = pytest.mark.browser

DESK = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
SMALLEST = {"width": 320, "height": 640}
RELEASES = (
    "2023/05/12/startup-roundtable-tokyo/", "2023/07/25/consultation-statistics-2023h1/",
    "2023/06/20/bridge-program-second-cohort/", "2023/11/14/tokyo-liaison-desk/",
)  # fmt: skip
LISTS = ("", "topics/", "topics/startups/", "archive/", "corrections/", "2023/", "about/")
PAGES = tuple(f"{lang}/{rest}" for lang in ("ko", "ja") for rest in (*LISTS, *RELEASES))


@pytest.fixture(scope="module")
def origin(sample_below: SiteTest) -> Iterator[str]:
    with served(sample_below.out) as url:
        yield url


def test_nothing_scrolls_sideways_on_the_smallest_phone(browser: Browser, origin: str) -> None:
    with window(browser, viewport=SMALLEST) as seen:
        for address in PAGES:
            page = seen.visit(origin + address)
            assert not scrolls_sideways(page), (address, too_wide(page))


SMALL_TARGETS = """() => [...document.querySelectorAll("a[href], button, input, summary")]
    .filter(e => e.checkVisibility({visibilityProperty: true}) && !e.matches(".skip"))
    .filter(e => !e.closest("p, figcaption, dd, td, .footnotes, .body li, h1, h2, h3, h4"))
    .map(e => [e.getBoundingClientRect(), e.outerHTML.slice(0, 90)])
    .filter(([box]) => box.width < 24 || box.height < 24)
    .map(([box, html]) => `${Math.round(box.width)}x${Math.round(box.height)} ${html}`)"""
"""Links that stand alone and are too small for a finger; one within a sentence may be (2.5.8)."""


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_what_a_finger_is_to_hit_is_24_pixels_large(
    browser: Browser, origin: str, size: dict[str, int]
) -> None:
    with window(browser, viewport=size) as seen:
        found = {a: seen.visit(origin + a).evaluate(SMALL_TARGETS) for a in PAGES}
    assert {address: small for address, small in found.items() if small} == {}


def test_every_item_of_the_menu_is_in_sight_on_a_phone(browser: Browser, origin: str) -> None:
    hidden = """() => [...document.querySelectorAll(".menu a")].filter(e => {
        const box = e.getBoundingClientRect();
        return !e.checkVisibility() || box.left < 0 || box.right > innerWidth ||
            document.elementFromPoint(box.right - 2, (box.top + box.bottom) / 2) !== e;
    }).map(e => e.textContent)"""
    for size in (PHONE, SMALLEST):
        with window(browser, viewport=size) as seen:
            for lang in ("ko", "ja"):
                assert seen.visit(f"{origin}{lang}/").evaluate(hidden) == []


def test_the_lead_s_photograph_is_as_wide_as_the_lead(browser: Browser, origin: str) -> None:
    wide = """() => [".card-lead", ".card-lead img"].map(
        one => Math.round(document.querySelector(one).getBoundingClientRect().width))"""
    for size in (PHONE, DESK):
        with window(browser, viewport=size) as seen:
            lead, photograph = seen.visit(f"{origin}ja/").evaluate(wide)
            assert lead == photograph, size


def test_a_portrait_is_never_higher_than_the_screen(browser: Browser, origin: str) -> None:
    """A photograph of 600 by 2000 pixels in the place of the lead."""
    portrait = """() => { const i = document.querySelector(".lead img");
        i.width = 600; i.height = 2000; return i.getBoundingClientRect().height }"""
    for size in (PHONE, DESK):
        with window(browser, viewport=size) as seen:
            page = seen.visit(f"{origin}ko/{RELEASES[0]}")
            assert 100 < page.evaluate(portrait) <= size["height"]


def test_whom_to_ask_stays_in_sight_beside_the_text(browser: Browser, origin: str) -> None:
    with window(browser, viewport=DESK) as seen:
        page = seen.visit(f"{origin}ja/{RELEASES[0]}")
        page.evaluate("scrollTo(0, document.querySelector('.body').getBoundingClientRect().top)")
        box, text = page.locator(".contacts").bounding_box(), page.locator(".body").bounding_box()
        assert box
        assert text
        assert 0 <= box["y"] < DESK["height"] - box["height"]
        assert box["x"] >= text["x"] + text["width"]


def test_a_page_with_nothing_beside_it_leaves_no_empty_column(
    browser: Browser, origin: str
) -> None:
    with window(browser, viewport=DESK) as seen:
        page = seen.visit(f"{origin}ko/about/")
        box = page.locator("article").bounding_box()
        assert box
        left, right = box["x"], DESK["width"] - box["x"] - box["width"]
        assert abs(left - right) <= 16


def test_the_front_page_begins_with_the_lead_and_fills_its_width(
    browser: Browser, origin: str
) -> None:
    with window(browser, viewport=DESK) as seen:
        for lang in ("ko", "ja"):
            page = seen.visit(f"{origin}{lang}/")
            lead = page.locator(".card-lead .card-title")
            sizes = page.locator(".card-title").evaluate_all(
                "all => all.map(e => parseFloat(getComputedStyle(e).fontSize))"
            )
            assert sizes[0] > max(sizes[1:])
            box = lead.bounding_box()  # below its photograph, and in sight
            assert box
            assert box["y"] + box["height"] < DESK["height"]
            assert page.locator("main .feeds").count() == 0
            assert page.locator("footer .feeds a").count() == 2


AXE = """() => axe.run(document, {
    resultTypes: ["violations"],
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}).then(r => r.violations.map(v => v.id + ": " + v.nodes.map(n => n.html.slice(0, 90)).join(" | ")))"""
KINDS = ("", RELEASES[0], RELEASES[1], "topics/", "topics/startups/", "archive/", "corrections/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_axe_finds_nothing_on_any_kind_of_page(
    browser: Browser, origin: str, sample_below: SiteTest, size: dict[str, int], scheme: str
) -> None:
    spec = find_spec("axe_playwright_python")
    if spec is None or spec.origin is None:
        pytest.skip("axe is not installed")
    script = Path(spec.origin).with_name("axe.min.js").read_text(encoding="utf-8")
    notice = [p.address for p in sample_below.html_pages if p.all("//*[@role='note']")][:1]
    with window(browser, viewport=size, color_scheme=scheme, bypass_csp=True) as seen:
        for address in (*(f"{lang}/{one}" for lang in ("ko", "ja") for one in KINDS), *notice):
            page = seen.visit(origin + address.lstrip("/"))
            page.evaluate(script)
            assert page.evaluate(AXE) == [], address


WALK = """() => { const e = document.activeElement, s = getComputedStyle(e);
    if (e === document.body) return null;
    const box = e.getBoundingClientRect();
    return [e.outerHTML.slice(0, 80), s.outlineStyle, parseFloat(s.outlineWidth),
        box.width > 0 && box.left >= 0 && box.right <= innerWidth + 1] }"""


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_a_mark_shows_whatever_the_keyboard_has_reached(
    browser: Browser, origin: str, size: dict[str, int]
) -> None:
    with window(browser, viewport=size) as seen:
        for address in ("ko/", f"ja/{RELEASES[1]}", "ko/archive/", "ja/topics/"):
            page = seen.visit(origin + address)
            for _ in range(80):
                page.keyboard.press("Tab")
                found = page.evaluate(WALK)
                if found is None:
                    break
                html, line, thick, in_sight = found
                assert (line, thick >= 2, in_sight) == ("solid", True, True), (address, html)


# --- Paper


def pdf_of(page: Page) -> PdfReader:
    shown = "Promise.all([...document.images].map(i => { i.loading = 'eager'; return i.decode() }))"
    page.evaluate(shown)
    return PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))


def marks_of(sheet: Any) -> list[tuple[float, float]]:
    """Left edge and height above the foot of each text and picture of a sheet, in points."""
    marks: list[tuple[float, float]] = []

    def text(words: str, place: Any, letters: Any, *_: Any) -> None:
        if words.strip():
            x, y = letters[4], letters[5]
            marks.append(
                (place[0] * x + place[2] * y + place[4], place[1] * x + place[3] * y + place[5])
            )

    def drawn(operator: bytes, _operands: Any, place: Any, _letters: Any) -> None:
        if operator == b"Do":
            marks.append((place[4], min(place[5], place[5] + place[3])))

    sheet.extract_text(visitor_text=text, visitor_operand_before=drawn)
    return marks


FOOT = 22 / 25.4 * 72
HEAD = 20 / 25.4 * 72
ROOM = 297 / 25.4 * 72 - FOOT - HEAD


@pytest.mark.parametrize("address", [f"{lang}/{one}" for lang in ("ko", "ja") for one in RELEASES])
def test_a_release_fills_its_sheets_of_a4(browser: Browser, origin: str, address: str) -> None:
    """No sheet but the last is filled to less than a third, and the first more than to a half."""
    with window(browser) as seen:
        paper = pdf_of(seen.visit(origin + address))
    for number, sheet in enumerate(paper.pages):
        assert abs(float(sheet.mediabox.width) - 595) <= 2
        assert abs(float(sheet.mediabox.height) - 842) <= 2
        lowest = min(y for _, y in marks_of(sheet) if y > FOOT)
        filled = 1 - (lowest - FOOT) / ROOM
        if number < len(paper.pages) - 1:
            assert filled > (1 / 2 if number == 0 else 1 / 3), (number, filled)


CUT = """() => [...document.querySelectorAll("article *")].filter(e =>
    e.checkVisibility() && e.scrollWidth > e.clientWidth + 1 && e.clientWidth &&
    getComputedStyle(e).overflowX !== "visible").map(e => e.outerHTML.slice(0, 80))"""
"""What does not fit its box and is cut there."""


def test_a_release_is_printed_as_each_country_s_offices_print_it(
    browser: Browser, origin: str
) -> None:
    with window(browser) as seen:
        for lang in ("ko", "ja"):
            page = seen.visit(f"{origin}{lang}/{RELEASES[1]}")
            assert not page.locator(".print").first.is_visible(), "on screens there is none of it"
            page.emulate_media(media="print")
            page.set_viewport_size({"width": 658, "height": 963})  # what A4 leaves between margins
            assert page.evaluate(CUT) == []
            assert not scrolls_sideways(page), too_wide(page)
            page.emulate_media(media="null")
            text = "\n".join(sheet.extract_text() for sheet in pdf_of(page).pages)
            close = "".join(text.split())
            labels = {
                "ko": ("보도자료", "보도시점", "발표기관", "2023-027", "담당부서", "끝."),
                "ja": ("報道関係各位", "プレスリリース", "2023-027", "担当部署", "以上"),
            }
            found = [close.find(one) for one in labels[lang]]
            assert min(found) >= 0, (lang, labels[lang], found)
            assert f"https://press.example.org/a/b/{lang}/{RELEASES[1]}" in close
            assert "1/" in close, "sheets are numbered"
