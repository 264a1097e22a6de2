"""Photographs in a real browser: what it loads, that nothing moves, that a portrait is seen whole."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import window
from harness import SiteTest, catalog, release, reviewed
from playwright.sync_api import Browser
from test_browser import BASE, served
from test_renditions import jpeg

pytestmark = pytest.mark.browser

FOLDER = "content/releases/2023/market"
ADDRESS = "ko/2023/05/14/market/"
BODY = (
    '장관은 시장을 찾았다.\n\n![입구](gate.jpg "광장시장의 입구 [사진=중기부]")\n\n'
    + "\n\n".join(
        f"{number}번째 문단입니다. 상인들은 새로운 판로를 찾고 있다." for number in range(8)
    )
)
SHIFT = """
window.moved = 0;
new PerformanceObserver(list => {
    for (const one of list.getEntries()) if (!one.hadRecentInput) window.moved += one.value;
}).observe({type: "layout-shift", buffered: true});
"""
PHONES = {
    "a phone": (390, 844, 3.0), "a cheap phone": (360, 740, 2.0), "what Lighthouse has": (412, 823, 1.75),
}  # fmt: skip


@pytest.fixture(scope="module")
def market(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    images = (
        "[{file: lead.jpg, alt: 시장, caption: 시장, credit: 중기부},"
        " {file: tall.jpg, alt: 탑}, {file: wide.jpg, alt: 거리}, {file: third.jpg, alt: 가게}]"
    )
    files: dict[str, str | bytes] = {
        "content/site.yaml": "name: {ko: 보도실, ja: 広報室}\ndescription: {ko: 가, ja: 仮}\n"
        f"base_url: https://example.github.io{BASE}\n",
        f"{FOLDER}/index.md": release("시장", BODY, images=images),
        f"{FOLDER}/index.ja.po": catalog(reviewed("시장", "市場")),
        f"{FOLDER}/lead.jpg": jpeg(3000, 2000, 1), f"{FOLDER}/gate.jpg": jpeg(2400, 1600, 2),
        f"{FOLDER}/tall.jpg": jpeg(1000, 1800, 3), f"{FOLDER}/wide.jpg": jpeg(2000, 800, 4),
        f"{FOLDER}/third.jpg": jpeg(1500, 1000, 5),
        "content/releases/2023/tower/index.md": release(
            "탑", "글", date="2023-05-15", images="[{file: tall.jpg, alt: 탑, caption: 탑}]"
        ),
        "content/releases/2023/tower/tall.jpg": jpeg(1200, 2400, 6),
        "content/releases/2023/plain.md": release("글", BODY.replace("![", "["), date="2023-05-16")
        .replace("(gate.jpg", "(https://example.org"),
    }  # fmt: skip
    room = SiteTest.make(tmp_path_factory.mktemp("market"), files).built()
    with served(room.out) as url:
        yield url


def loaded(browser: Browser, url: str, size: tuple[int, int, float]) -> tuple[list[str], int, Any]:
    """Return the pictures that a phone loads of a page, the bytes of all of it, and the shift."""
    width, height, density = size
    names: list[str] = []
    total = 0
    with window(
        browser, viewport={"width": width, "height": height}, device_scale_factor=density,
        is_mobile=True, has_touch=True,
    ) as watched:  # fmt: skip
        watched.context.add_init_script(SHIFT)
        answers: list[Any] = []
        watched.page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - it is wrapped
        page = watched.visit(url)
        page.evaluate("() => window.scrollTo(0, document.body.scrollHeight)")
        page.wait_for_load_state("networkidle")
        moved = page.evaluate("() => window.moved")
        for answer in answers:
            names.append(answer.url.rpartition("/")[2])
            total += len(answer.body())
        assert not watched.errors
    return names, total, moved


@pytest.mark.parametrize("phone", PHONES)
def test_a_phone_loads_the_size_that_it_shows(browser: Browser, market: str, phone: str) -> None:
    names, _, _ = loaded(browser, market + ADDRESS, PHONES[phone])
    assert {"lead.jpg-720.webp", "gate.jpg-720.webp"} <= set(names)
    assert not [name for name in names if name.endswith(".jpg") or "-1440" in name]


@pytest.mark.parametrize(
    ("density", "wanted"), [(1.0, "lead.jpg-720.webp"), (2.0, "lead.jpg-1440.webp")]
)
def test_a_wide_screen_loads_the_size_that_it_shows(
    browser: Browser, market: str, density: float, wanted: str
) -> None:
    names, _, _ = loaded(browser, market + ADDRESS, (1280, 900, density))
    assert wanted in names


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_moves_when_pictures_come(browser: Browser, market: str, width: int) -> None:
    for address in ("ko/", ADDRESS, "ko/2023/05/15/tower/"):
        assert loaded(browser, market + address, (width, 800, 1.0))[2] == 0


def test_two_photographs_are_120_kilobytes_on_a_phone_and_a_text_20(
    browser: Browser, market: str, tmp_path: Path
) -> None:
    room = SiteTest.make(
        tmp_path,
        {
            f"{FOLDER}/index.md": release("시장", BODY, images="[{file: lead.jpg, alt: 시장}]"),
            f"{FOLDER}/lead.jpg": jpeg(3000, 2000, 1), f"{FOLDER}/gate.jpg": jpeg(2400, 1600, 2),
            "content/site.yaml": "name: {ko: 보도실, ja: 広報室}\ndescription: {ko: 가, ja: 仮}\n"
            f"base_url: https://example.github.io{BASE}\n",
        },
    ).built()  # fmt: skip
    with served(room.out) as url:
        for phone in PHONES.values():
            names, _, _ = loaded(browser, url + ADDRESS, phone)
            assert sum(name.endswith(".webp") for name in names) == 2
            assert on_the_wire(room.out, names) <= 120_000
    names, _, _ = loaded(browser, f"{market}ko/2023/05/16/plain/", PHONES["a phone"])
    assert on_the_wire(room.out, [name for name in names if name in ("", "press.css")]) <= 20_000


def on_the_wire(out: Path, names: list[str]) -> int:
    """Return the bytes of some files as GitHub Pages sends them: texts packed by gzip."""
    total = 0
    for name in names:
        place = next(path for path in out.rglob(name or "market/index.html"))
        data = place.read_bytes()
        total += len(data if name.endswith((".webp", ".jpg")) else gzip.compress(data, 6))
    return total


@pytest.mark.parametrize("size", [(390, 844), (844, 390), (1280, 720), (1440, 900)])
def test_a_portrait_is_seen_whole_in_the_window(
    browser: Browser, market: str, size: tuple[int, int]
) -> None:
    with window(browser, viewport={"width": size[0], "height": size[1]}) as watched:
        page = watched.visit(f"{market}ko/2023/05/15/tower/")
        box = page.locator(".lead img").bounding_box()
        assert box
        assert box["height"] <= max(size[1], 256)
        assert page.locator(".lead img").evaluate("e => getComputedStyle(e).objectFit") == "contain"


def test_a_gallery_is_a_grid_of_equal_frames(browser: Browser, market: str) -> None:
    with window(browser) as watched:
        page = watched.visit(market + ADDRESS)
        boxes = [one.bounding_box() for one in page.locator(".gallery img").all()]
        sizes = {(round(box["width"]), round(box["height"])) for box in boxes if box}
        assert len(boxes) == 3
        assert len(sizes) == 1
        assert len({round(box["y"]) for box in boxes[:2] if box}) == 1


@pytest.mark.parametrize("width", [320, 390])
def test_the_link_to_the_original_can_be_hit_and_read(
    browser: Browser, market: str, width: int
) -> None:
    with window(browser, viewport={"width": width, "height": 800}) as watched:
        page = watched.visit(market + ADDRESS)
        links = page.locator("figcaption a.full")
        assert links.count() == 5
        for link in links.all():
            box = link.bounding_box()
            assert box
            assert box["height"] >= 24
            assert box["x"] + box["width"] <= width
