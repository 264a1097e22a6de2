"""Reports, copies, shares and comments in a real browser; and all of it without a script."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import PHONE, Watched, scrolls_sideways, window
from harness import FIRST, SITE_YAML, SiteTest, release
from playwright.sync_api import Browser
from test_browser import served

pytestmark = pytest.mark.browser

KO, JA, SUBSCRIBE = "ko/2023/05/14/visit/", "ja/2023/05/14/visit/", "ko/subscribe/"
PUBLIC = "https://press.example.org/a/b/"
SETTINGS = (
    SITE_YAML + "report: {email: errors@example.org}\n"
    "comments: {giscus: {repo: example/press, repo_id: R_kgDOExample, category: Q, category_id: DIC_kwDO}}\n"
)
FRAME = """<!doctype html><script>
parent.postMessage({giscus: {resizeHeight: 812.4}}, "*");
addEventListener("click", () => parent.postMessage({giscus: {signOut: true}}, "*"));
</script>%s"""


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a press room with comments is served: ``http://127.0.0.1:PORT/a/b/``."""
    room = SiteTest.make(tmp_path_factory.mktemp("room"), {
        "content/site.yaml": SETTINGS,
        FIRST: release(license="kogl-1", topics="[startups]"),
        FIRST.replace(".md", ".ja.md"): "---\ntitle: 東京訪問\n---\n本文です。\n",
    })  # fmt: skip
    with served(room.built(base_url=PUBLIC).out) as url:
        yield url


@pytest.fixture
def seen(browser: Browser) -> Iterator[Watched]:
    with window(browser, permissions=["clipboard-read", "clipboard-write"]) as watched:
        yield watched
        assert watched.errors == []


def copied(seen: Watched) -> str:
    return str(seen.page.evaluate("navigator.clipboard.readText()"))


@pytest.mark.parametrize(
    ("address", "link", "said"),
    [(KO, "링크 복사", "복사했습니다."), (JA, "リンクをコピー", "コピーしました。")],
)
def test_a_link_is_copied_and_the_copy_is_read_out(
    seen: Watched, origin: str, address: str, link: str, said: str
) -> None:
    page = seen.visit(origin + address)
    page.get_by_role("button", name=link).click()
    page.get_by_role("status").get_by_text(said).wait_for()
    assert copied(seen) == PUBLIC + address
    assert page.evaluate("refused") == []
    assert seen.abroad == []


def test_the_citation_and_the_address_of_a_feed_are_copied(seen: Watched, origin: str) -> None:
    page = seen.visit(origin + KO)
    page.get_by_role("button", name="인용문 복사").click()
    page.get_by_role("status").get_by_text("복사했습니다.").wait_for()
    assert copied(seen) == page.locator("#citation").inner_text()
    page = seen.visit(origin + SUBSCRIBE)
    page.get_by_role("button", name="주소 복사: 스타트업").click()
    page.get_by_role("status").get_by_text("복사했습니다.").wait_for()
    assert copied(seen) == f"{PUBLIC}ko/topics/startups/feed.xml"


def test_a_copy_that_is_refused_is_said(seen: Watched, origin: str) -> None:
    seen.context.add_init_script(
        "navigator.clipboard.writeText = () => Promise.reject(new DOMException('no'))"
    )
    page = seen.visit(origin + KO)
    page.get_by_role("button", name="링크 복사").click()
    page.get_by_role("status").get_by_text("복사하지 못했습니다").wait_for()


def test_the_system_s_sheet_is_offered_where_there_is_one(seen: Watched, origin: str) -> None:
    page = seen.visit(origin + KO)
    if not page.evaluate("!!navigator.share"):
        assert not page.get_by_role("button", name="공유", exact=True).count()
    seen.context.add_init_script("navigator.share = async (what) => { window.shared = what }")
    page = seen.visit(origin + KO)
    page.get_by_role("button", name="공유", exact=True).click()
    assert page.evaluate("shared") == {"title": "도쿄 방문", "url": PUBLIC + KO}


def test_a_report_names_the_sentence_that_the_address_names(seen: Watched, origin: str) -> None:
    page = seen.visit(origin + KO)
    report = page.get_by_role("link", name="오류 알리기")
    plain = unquote(str(report.get_attribute("href")))
    assert f"{PUBLIC}{KO}\r\n언어" in plain
    page = seen.visit(f"{origin}{KO}#s12")
    report = page.get_by_role("link", name="오류 알리기")
    assert f"{PUBLIC}{KO}#s12\r\n문장: 12\r\n언어" in unquote(str(report.get_attribute("href")))
    for other in ("#s3", "#x", "#s3&body=evil", "#s" + "9" * 9, ""):
        page.evaluate("hash => { location.hash = hash }", other)
        page.wait_for_function("hash => location.hash === hash", arg=other)
        href = "document.querySelector('[data-report]').getAttribute('href')"
        if other == "#s3":
            page.wait_for_function(f"{href}.includes('%23s3%0D%0A')")
        else:
            page.wait_for_function(f"!{href}.includes('%23')")
    assert unquote(str(report.get_attribute("href"))) == plain


def test_comments_ask_another_host_only_when_a_reader_opens_them(
    seen: Watched, origin: str
) -> None:
    seen.context.route("https://giscus.app/**", lambda route: route.fulfill(
        body=FRAME % "댓글", content_type="text/html; charset=utf-8"
    ))  # fmt: skip
    page = seen.visit(origin + KO)
    page.wait_for_load_state("networkidle")
    assert seen.abroad == []
    assert page.locator("iframe").count() == 0
    button = page.get_by_role("button", name="댓글 보기")
    assert "GitHub의 서버에 접속" in str(
        button.evaluate(
            "b => document.getElementById(b.getAttribute('aria-describedby')).textContent"
        )
    )
    button.focus()
    page.keyboard.press("Enter")
    page.frame_locator("iframe").get_by_text("댓글").wait_for()
    assert len(seen.abroad) == 1
    [asked] = seen.abroad
    assert asked.startswith("https://giscus.app/ko/widget?")
    assert f"origin={origin.replace(':', '%3A').replace('/', '%2F')}" in asked
    frame = page.locator("iframe")
    assert frame.get_attribute("title") == "댓글"
    page.wait_for_function("document.querySelector('iframe').height === '813'")
    assert page.evaluate("document.activeElement.tagName") == "IFRAME"
    assert page.evaluate("refused") == []


def test_who_comes_back_from_signing_in_sees_the_comments_and_no_session_in_the_address(
    seen: Watched, origin: str
) -> None:
    seen.context.route("https://giscus.app/**", lambda route: route.fulfill(
        body=FRAME % "댓글", content_type="text/html; charset=utf-8"
    ))  # fmt: skip
    page = seen.visit(f"{origin}{KO}?giscus=secret#s2")
    page.frame_locator("iframe").get_by_text("댓글").wait_for()
    assert page.url == f"{origin}{KO}#s2"
    assert "session=secret" in seen.abroad[0]
    assert page.evaluate("localStorage.getItem('giscus-session')") == '"secret"'
    page.frame_locator("iframe").locator("html").click()
    page.wait_for_function("localStorage.getItem('giscus-session') === '\"\"'")


def test_a_frame_of_any_other_host_is_refused(seen: Watched, origin: str) -> None:
    page = seen.visit(origin + KO)
    page.evaluate("""() => { const f = document.createElement("iframe");
        f.src = "https://elsewhere.example/"; document.body.append(f) }""")
    page.wait_for_function("refused.length > 0")
    assert "frame-src" in page.evaluate("refused[0]")
    page = seen.visit(origin + SUBSCRIBE)
    page.evaluate("""() => { const f = document.createElement("iframe");
        f.src = "https://giscus.app/"; document.body.append(f) }""")
    page.wait_for_function("refused.length > 0")
    seen.errors.clear()  # the browser notes what it refused


@pytest.mark.parametrize("address", [KO, JA, SUBSCRIBE])
def test_without_a_script_every_link_is_there_and_nothing_that_needs_one(
    browser: Browser, origin: str, address: str
) -> None:
    with window(browser, java_script_enabled=False) as seen:
        page = seen.visit(origin + address)
        assert page.locator("main button:visible, .response button:visible").count() == 0
        if address != SUBSCRIBE:
            assert page.locator(".response a:visible").count() == 2
            assert page.locator("#citation").is_visible()
            assert page.locator(".comments").is_hidden()
        assert seen.abroad == []


def test_data_for_machines_is_there_and_the_policy_refuses_nothing(
    seen: Watched, origin: str
) -> None:
    page = seen.visit(origin + KO)
    data = page.evaluate(
        "JSON.parse(document.querySelector('[type=\"application/ld+json\"]').textContent)"
    )
    assert data["@graph"][0]["headline"] == "도쿄 방문"
    assert page.evaluate("refused") == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "size", [{"width": 320, "height": 640}, PHONE, {"width": 1440, "height": 900}]
)
def test_nothing_of_it_keeps_anybody_out(
    browser: Browser, origin: str, size: dict[str, int], scheme: str
) -> None:
    with window(browser, viewport=size, color_scheme=scheme, bypass_csp=True) as seen:
        for address in (KO, JA, SUBSCRIBE):
            page = seen.visit(origin + address)
            assert not scrolls_sideways(page)
            found = Axe().run(page)
            assert found.violations_count == 0, found.generate_report()
            small = page.evaluate("""() => [...document.querySelectorAll(".action")]
                .filter(e => e.offsetParent).map(e => e.getBoundingClientRect())
                .filter(r => r.width < 24 || r.height < 24).length""")
            assert small == 0
