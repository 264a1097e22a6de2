"""The sample in a real browser, below a folder of a host: what only a browser can tell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from browsing import PHONE, Watched, scrolls_sideways, too_wide, window
from harness import (
    FIRST,
    SiteTest,
    becomes,
    catalog,
    free_port,
    listens,
    machine,
    release,
    reviewed,
    serving,
)
from playwright.sync_api import Browser, Page, WebSocket
from serving_files import BASE, served

pytestmark = pytest.mark.browser

Make = Callable[..., SiteTest]


@pytest.fixture(scope="session")
def origin(sample_below: SiteTest) -> Iterator[str]:
    """Where the sample is served: ``http://127.0.0.1:PORT/a/b/``."""
    with served(sample_below.out) as url:
        yield url


def kinds(site: SiteTest) -> list[str]:
    """One address of every kind of page in both languages, and every release."""
    machine_one = next(p.address for p in site.html_pages if p.status == ["machine"])
    lists = ("", "page/2/", "topics/", "topics/startups/", "archive/", "corrections/", "about/",
             "2023/", "2023/05/", "2023/05/12/")  # fmt: skip
    addresses = [f"/{lang}/{rest}" for lang in ("ko", "ja") for rest in lists]
    releases = [page.address for page in site.html_pages if page.status]
    return ["/#choose", "/404.html", "/nothing/here/", machine_one, *addresses, *releases]


def test_no_page_complains_reaches_out_or_scrolls_sideways_on_a_phone(
    browser: Browser, origin: str, sample_below: SiteTest
) -> None:
    with window(browser, viewport=PHONE) as seen:
        for address in kinds(sample_below):
            page = seen.visit(origin + address.lstrip("/"))
            assert not scrolls_sideways(page), (address, too_wide(page))
            assert page.evaluate("refused") == [], address
            assert page.locator("h1").count() == 1, address
            if address == "/nothing/here/":
                seen.errors.clear()  # the browser notes the 404 itself
            assert seen.errors == [], address
        assert seen.abroad == []


def test_every_picture_of_a_page_is_shown(
    browser: Browser, origin: str, sample_below: SiteTest
) -> None:
    load = """Promise.all([...document.images].map(i => {
        i.loading = "eager"; return i.decode().catch(() => 0) }))"""
    broken = "[...document.images].filter(i => !i.naturalWidth).map(i => i.src)"
    known: set[str] = set()  # a page of which each picture stood on another one tells nothing new
    with window(browser) as seen:
        for here in sample_below.html_pages:
            pictures = {image.get("srcset") or image.get("src") for image in here.all("//img")}
            if pictures <= known:
                continue
            known |= pictures
            page = seen.visit(origin + here.address.lstrip("/"))
            page.evaluate(load)
            assert page.evaluate(broken) == [], here.address
    assert known


WORST = "A" * 120
WORST_BODY = f"""\
{WORST} https://www.example.org/{"a" * 150}

| {" | ".join(f"머리{n}" for n in range(14))} |
| {" | ".join("---" for _ in range(14))} |
| {" | ".join(f"칸칸칸칸{n}" for n in range(14))} |

```
{WORST}
```

## {WORST}

![그림](wide.png "{WORST} [사진={"가" * 80}]")

- {WORST}

> {WORST}

`{WORST}`
"""


def test_the_longest_words_and_widest_tables_do_not_scroll_a_phone(
    browser: Browser, site: Make
) -> None:
    from PIL import Image

    files: dict[str, str | bytes] = {
        FIRST: release(
            f"{WORST} {'가' * 60}", WORST_BODY, subtitle=WORST, dateline=WORST, number=WORST,
            byline=f"[{{name: {WORST}, role: {WORST}, email: {WORST}@example.org}}]",
            contacts=f"[{{department: {WORST}, phone: {'1' * 60}, email: {WORST}@example.org}}]",
            topics="[startups, markets]", attachments=f"[{{file: a.txt, title: {WORST}}}]",
            corrections=f"[{{date: 2023-05-15, text: {WORST}, was: {WORST}, now: {WORST}}}]",
        ),
        "content/topics.yaml": f"startups:\n  name: {{ko: {WORST}, ja: {WORST}}}\n"
        f"markets:\n  name: {{ko: {'가' * 60}, ja: {'市' * 60}}}\n",
        "content/pages/long.md": f"---\ntitle: {WORST}\n---\n{WORST}\n",
        "content/releases/2023/a.txt": "x",
        "content/releases/2023/second.md": release(f"둘째 {WORST}", date="2023-05-13"),
    }  # fmt: skip
    room = site(files)
    Image.new("RGB", (4000, 50)).save(room.root / "content/releases/2023/wide.png")
    room.built(base_url="https://press.example.org/a/b/")
    sideways = []
    with served(room.out) as url, window(browser, viewport=PHONE) as seen:
        for address in room.addresses:
            page = seen.visit(url + address.lstrip("/") + "#choose")
            if scrolls_sideways(page):
                sideways.append(f"{address}: {too_wide(page)}")
        assert seen.errors == []
    assert sideways == []


def test_everything_can_be_read_without_a_script(browser: Browser, origin: str) -> None:
    with window(browser, java_script_enabled=False, locale="ja-JP") as seen:
        page = seen.visit(origin)
        assert page.url == origin
        page.locator("main a[data-lang=ja]").first.click()
        page.wait_for_url(f"{origin}ja/")
        assert page.url == f"{origin}ja/"
        page.locator(".card-title a").first.click()
        assert page.locator("html").get_attribute("lang") == "ja"
        assert page.locator("main h1").inner_text()
        assert page.locator(".body p").first.is_visible()
        address = page.url
        page.locator("nav.switch a[data-lang=ko]").click()
        page.wait_for_url(address.replace("/ja/", "/ko/"))
        assert page.url == address.replace("/ja/", "/ko/")


READERS = (("ko-KR", "ko/"), ("ko", "ko/"), ("ja-JP", "ja/"), ("ja", "ja/"), ("en-GB", ""))


@pytest.mark.parametrize(("locale", "home"), READERS)
def test_the_chooser_leads_to_the_readers_language(
    browser: Browser, origin: str, locale: str, home: str
) -> None:
    with window(browser, locale=locale) as seen:
        page = seen.visit(origin)
        if home:
            page.wait_for_url(origin + home)
        assert page.url == origin + home
        assert seen.errors == []


def test_what_a_reader_chose_counts_more_than_what_the_browser_says(
    browser: Browser, origin: str
) -> None:
    with window(browser, locale="ko-KR") as seen:
        page = seen.visit(f"{origin}ko/")
        page.locator("nav.switch a[data-lang=ja]").click()
        page.wait_for_url(f"{origin}ja/")
        seen.visit(origin)
        page.wait_for_url(f"{origin}ja/")


def test_a_reader_can_always_come_back_to_the_choice(browser: Browser, origin: str) -> None:
    with window(browser, locale="ko-KR") as seen:
        page = seen.visit(f"{origin}ko/")
        page.locator("footer a[href$='#choose']").click()
        page.wait_for_url(f"{origin}#choose")
        assert page.locator("main a[data-lang=ja]").first.is_visible()
        page.locator("main a[data-lang=ja]").first.click()
        page.wait_for_url(f"{origin}ja/")
        seen.visit(origin)
        page.wait_for_url(f"{origin}ja/")


def test_the_back_button_does_not_fall_into_the_chooser_again(
    browser: Browser, origin: str
) -> None:
    with window(browser, locale="ja-JP") as seen:
        page = seen.visit(f"{origin}404.html")
        seen.visit(origin)
        page.wait_for_url(f"{origin}ja/")
        page.go_back()
        assert page.url == f"{origin}404.html"


def test_the_switch_leads_from_every_release_to_its_twin_and_back(
    browser: Browser, origin: str, sample_below: SiteTest
) -> None:
    addresses = [p.address for p in sample_below.html_pages if p.status and p.lang == "ko"][:4]
    with window(browser) as seen:
        for address in addresses:
            here = origin + address.lstrip("/")
            page = seen.visit(here)
            page.locator("nav.switch a[data-lang=ja]").click()
            page.wait_for_url(here.replace("/ko/", "/ja/"))
            assert page.locator("html").get_attribute("lang") == "ja"
            page.locator("nav.switch a[data-lang=ko]").click()
            page.wait_for_url(here)


def style(page: Page, selector: str, name: str, which: int = 0) -> str:
    element = page.locator(selector).nth(which)
    return str(element.evaluate("(e, name) => getComputedStyle(e).getPropertyValue(name)", name))


def test_words_are_kept_whole_in_korean_only(
    browser: Browser, origin: str, sample_below: SiteTest
) -> None:
    address = next(p.address for p in sample_below.html_pages if p.status == ["reviewed"])
    with window(browser) as seen:
        for lang, whole in (("ko", True), ("ja", False)):
            page = seen.visit(f"{origin}{lang}/{address[4:]}")
            for selector in (".body p", ".card-summary", ".footer"):
                if page.locator(selector).count():
                    kept = style(page, selector, "word-break") == "keep-all"
                    assert kept == whole, (lang, selector)
            other = page.locator("nav.switch a[lang]")
            kept = str(other.evaluate("e => getComputedStyle(e).wordBreak")) == "keep-all"
            assert kept is not whole


def test_a_korean_passage_on_a_japanese_page_is_set_as_korean(browser: Browser, site: Make) -> None:
    files = {
        FIRST: release(body="한국어 문단입니다.\n\n둘째 문단입니다."),
        FIRST.replace(".md", ".ja.po"): catalog(
            reviewed("도쿄 방문", "東京訪問", "title"), machine("둘째 문단입니다.", "二つ目です。")
        ),
    }
    room = site(files).built(base_url="https://press.example.org/a/b/")
    with served(room.out) as url, window(browser, locale="ja") as seen:
        page = seen.visit(f"{url}ja/2023/05/14/visit/")
        assert style(page, ".body p[lang=ko]", "word-break") == "keep-all"
        assert style(page, ".body p[data-checked=no]", "word-break") != "keep-all"
        fonts = {style(page, s, "font-family") for s in (".body p[lang=ko]", ".body p:last-child")}
        assert len(fonts) == 2
        assert page.locator("[role=note]").first.is_visible()
        marked = style(page, ".body p[data-checked=no]", "border-left-style")
        plain = style(page, ".body p[lang=ko]", "border-left-style")
        box = style(page, ".body p[data-checked=no]", "box-shadow")
        assert marked != plain or box != "none", "an unchecked passage looks like any other"


def luminance(colour: str) -> float:
    channels = [float(n) / 255 for n in re.findall(r"[\d.]+", colour)[:3]]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_dark_scheme_is_dark_and_both_can_be_read(
    browser: Browser, origin: str, sample_below: SiteTest
) -> None:
    address = next(p.address for p in sample_below.html_pages if p.status == ["machine"])
    grounds = {}
    for scheme in ("light", "dark"):
        with window(browser, color_scheme=scheme) as seen:
            page = seen.visit(origin + address.lstrip("/"))
            grounds[scheme] = style(page, "body", "background-color")
            for selector in ("h1", ".body p", ".facts time", ".footer-text", "nav.switch a"):
                colour = style(page, selector, "color")
                assert contrast(colour, grounds[scheme]) >= 4.5, (scheme, selector, colour)
    assert luminance(grounds["light"]) > 0.8
    assert luminance(grounds["dark"]) < 0.1


def test_whoever_walks_by_keyboard_sees_where_they_are(browser: Browser, origin: str) -> None:
    look = """() => { const s = getComputedStyle(document.activeElement);
        return [document.activeElement.tagName, s.outlineStyle, parseFloat(s.outlineWidth),
                s.boxShadow, document.activeElement.getBoundingClientRect().width] }"""
    with window(browser) as seen:
        page = seen.visit(f"{origin}ko/")
        walked = 0
        for _ in range(14):
            page.keyboard.press("Tab")
            tag, outline, width, shadow, size = page.evaluate(look)
            if tag == "BODY":
                continue
            walked += 1
            assert (outline != "none" and width >= 1) or shadow != "none", tag
            assert size > 0
        assert walked >= 10


def test_the_first_tab_leads_to_the_content(browser: Browser, origin: str) -> None:
    with window(browser) as seen:
        page = seen.visit(f"{origin}ko/")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url(f"{origin}ko/#main")  # the browser tells of it a moment later
        assert page.url.endswith("#main")
        assert page.evaluate("document.activeElement.id") == "main"


PLACES = """() => [...document.querySelectorAll(".body p, figcaption, .byline li, .contacts td")].map(e => {
  const at = word => {
    const walk = document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
    for (let node; (node = walk.nextNode()); ) {
      const from = node.data.indexOf(word);
      if (from < 0) continue;
      const range = document.createRange();
      range.setStart(node, from);
      range.setEnd(node, from + word.length);
      return range.getBoundingClientRect().left;
    }
    return null;
  };
  return [e.textContent, at("שלום"), at("123")];
}).filter(([, name]) => name !== null)"""


def test_a_name_from_right_to_left_does_not_change_the_order_of_what_follows(
    browser: Browser, site: Make
) -> None:
    name = "שלום"
    text = release(
        body=f"상호는 {name} 123억 원이다.\n\n{name} 123억 원을 {name} 그룹이 냈다.",
        images=f"[{{file: a.svg, caption: '{name} 123', credit: '사진={name}'}}]",
        byline=f"[{{name: '{name}', role: '123호'}}]",
        contacts=f"[{{name: '{name}', role: '123호', email: a@b.kr}}]",
    )
    folder = FIRST.replace(".md", "/index.md")
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    room = site({folder: text, folder.replace("index.md", "a.svg"): svg})
    room.build(offline=True, base_url="https://press.example.org/a/b/")
    with served(room.out) as url, window(browser) as seen:
        page = seen.visit(f"{url}ko/2023/05/14/visit/")
        found = page.evaluate(PLACES)
        assert len(found) == 5
        for words, first, then in found:
            assert first < then, words


def test_an_old_address_leads_on(browser: Browser, origin: str, sample_below: SiteTest) -> None:
    old = next(page for page in sample_below.html_pages if page.is_redirect)
    target = urlsplit(old.canonical).path.removeprefix(BASE)
    with window(browser) as seen:
        page = seen.visit(origin + old.address.lstrip("/"))
        page.wait_for_url(origin + target)
        assert seen.errors == []


def test_links_for_a_phone_are_large_enough(browser: Browser, origin: str) -> None:
    """WCAG 2.2, 2.5.8: 24 by 24 CSS pixels for what stands alone."""
    with window(browser, viewport=PHONE, has_touch=True) as seen:
        page = seen.visit(f"{origin}ko/")
        for selector in ("nav.switch a", ".menu a", ".site-name a"):
            for box in (link.bounding_box() for link in page.locator(selector).all()):
                assert box is None or box["height"] >= 24, selector


def test_a_preview_reloads_itself_after_an_edit(browser: Browser, site: Make) -> None:
    room = site({FIRST: release()})
    port = free_port()
    with serving(room, port), window(browser) as seen:
        assert becomes(lambda: listens(port))
        frames: list[object] = []

        def listen(channel: WebSocket) -> None:
            channel.on("framereceived", lambda frame: frames.append(frame))  # noqa: PLW0108

        seen.page.on("websocket", listen)
        seen.visit(f"http://127.0.0.1:{port}/ko/")

        def is_told_of_changes() -> bool:
            seen.page.title()  # lets Playwright hand on what has come, also while it was loading
            return bool(frames)

        assert becomes(is_told_of_changes)
        news = seen.page.locator(".card-title", has_text="오사카 방문")

        def shown_after_saving() -> bool:
            # livereload keeps what is saved within 3 s of its start to itself: save again.
            room.edit(FIRST, release("오사카 방문"))
            return news.count() == 1

        assert becomes(shown_after_saving)
        assert seen.errors == []


# --- A style sheet of one's own


def looks_of(seen: Watched, url: str) -> dict[str, str]:
    """Return how a release looks, as the browser has computed it."""
    script = """() => {
        const of = (path, name) => getComputedStyle(document.querySelector(path))[name];
        return {link: of(".footer a", "color"),
                label: of(".kind", "backgroundColor"), text: of(".body", "fontSize"),
                face: of("h1", "fontFamily")};
    }"""
    return dict(seen.visit(url).evaluate(script))


def test_the_style_sheets_of_the_documentation_do_what_it_says(
    browser: Browser, site: Make
) -> None:
    docs = (Path(__file__).parent.parent / "docs/templates.md").read_text(encoding="utf-8")
    shown = re.findall(
        r"^<!-- file: content/static/custom.css -->\n```css\n(.*?)^```$",
        docs,
        re.MULTILINE | re.DOTALL,
    )
    colour, size, face = shown
    room: SiteTest = site({FIRST: release(kind="notice"), "content/static/custom.css": colour})
    room.built(base_url="https://press.example.org/a/b/")
    address = "ko/2023/05/14/visit/"
    with served(room.out) as url:
        with window(browser) as seen:
            looks = looks_of(seen, url + address)
            assert looks["link"] == looks["label"] == "rgb(138, 21, 56)"
            assert looks["text"] == "18px"
            assert seen.page.evaluate("refused") == []
        with window(browser, color_scheme="dark") as seen:
            looks = looks_of(seen, url + address)
            assert looks["link"] == looks["label"] == "rgb(245, 169, 188)"
        room.edit("content/static/custom.css", size + face)
        room.built(base_url="https://press.example.org/a/b/")
        with window(browser) as seen:
            looks = looks_of(seen, url + address)
            assert looks["text"] == "21px"
            assert looks["face"].startswith('"Office Sans"')
        with window(browser, viewport=PHONE) as seen:
            assert looks_of(seen, url + address)["text"] == "19px"
