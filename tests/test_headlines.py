"""Where the lines of headlines end: a table of 120, and what a browser makes of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import accumulate
from typing import Any

import pytest
from browsing import Watched, scrolls_sideways, too_wide, window
from harness import FIRST, SiteTest, release
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser
from tables import CASES
from test_browser import served

from pressbridge.rendering.headlines import LONGEST, phrases, stays_together, width
from pressbridge.rendering.templates.compiling import environment
from pressbridge.rendering.views import Headline
from pressbridge.words.lang import Lang

Make = Callable[..., SiteTest]
WIDTHS = (320, 390, 768, 1440)


def _table() -> Iterator[tuple[Lang, str]]:
    lang = Lang.KO
    for line in (CASES / "headlines.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            lang = Lang.KO if line == "## Korean" else Lang.JA
        elif line and not line.startswith("#"):
            yield lang, line


TABLE = tuple(_table())


def plain(line: str) -> str:
    return line.replace("|", "")


def ends(pieces: list[str] | tuple[str, ...]) -> set[int]:
    return set(accumulate(map(len, pieces)))


def test_there_are_sixty_headlines_in_each_language() -> None:
    for lang in Lang:
        assert len({line for one, line in TABLE if one is lang}) >= 60


@pytest.mark.parametrize(("lang", "line"), TABLE)
def test_a_headline_is_parted_between_words_alone(lang: Lang, line: str) -> None:
    found = phrases(plain(line), lang)
    assert "".join(found) == plain(line)
    assert ends(found) <= ends(line.split("|")), "|".join(found)
    assert all(width(phrase.strip()) <= LONGEST for phrase in found), found


@pytest.mark.parametrize(
    ("lang", "text", "kept"),
    [
        (Lang.KO, "예산 3만 7천 명 지원", "3만 7천 명 "),
        (Lang.KO, "2024년 3월 12일(화) 개최", "2024년 3월 12일(화) "),
        (Lang.KO, "두 나라의 협력", "두 나라의 "),
        (Lang.KO, "‘창업의 날’에 참가", "날’에 "),
        (Lang.JA, "「ものづくり補助金」の公募", "「ものづくり補助金」の"),
        (Lang.JA, "中小企業を支援", "中小企業を"),
        (Lang.JA, "はやせ食品が回収", "はやせ食品が"),
        (Lang.JA, "若手起業家が集まる", "若手起業家が"),
    ],
)
def test_what_belongs_together_stays_on_one_line(lang: Lang, text: str, kept: str) -> None:
    found = phrases(text, lang)
    assert kept in found
    if " " in kept.strip() or "’" in kept:
        assert stays_together(kept)


@given(st.text(max_size=320), st.sampled_from(Lang))
def test_whatever_a_headline_says_nothing_is_added_or_lost(text: str, lang: Lang) -> None:
    assert "".join(phrases(text, lang)) in {text, ""}
    headline = Headline(text, phrases=phrases(text, lang))
    filters = environment((), lang, ()).filters
    marked = str(filters["phrased"](headline))
    bare = marked.replace("<wbr>", "").replace('<span class="nobreak">', "").replace("</span>", "")
    assert bare == str(filters["isolated"](text)) or "<bdi>" in bare or "&" in bare


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        (Lang.KO, "하야세 유이 대표 방한", "하야세 유이"),
        (Lang.JA, "はやせ食品が自主回収", "はやせ食品"),
        (Lang.JA, "知事が浜波みどり市を視察", "浜波みどり市"),
    ],
)
def test_a_registered_name_is_kept_whole(site: Make, lang: Lang, text: str, name: str) -> None:
    assert any(name in one for one in phrases(text, lang, (name,)))
    pair = {lang: name, lang.other: "박수광" if lang is Lang.JA else "早瀬ゆい"}
    names = f"- {{ko: {pair[Lang.KO]}, ja: {pair[Lang.JA]}, kind: organization}}\n"
    body = "본문입니다." if lang is Lang.KO else "本文です。"
    room: SiteTest = site({FIRST: release(text, body, lang=str(lang))}).built()
    room.edit("content/names.yaml", names)
    room.built()
    later = room.tree()
    fresh: SiteTest = site(
        {FIRST: release(text, body, lang=str(lang)), "content/names.yaml": names}, "fresh"
    )
    assert fresh.built().tree() == later, "a name that comes later keeps no old line ends"


def test_a_text_that_is_no_headline_is_left_to_the_browser() -> None:
    assert phrases("가 " * 200, Lang.KO) == ()
    assert phrases("שלום 안녕", Lang.KO) == ()


LINES = """element => {
    const breaks = [], range = document.createRange();
    const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let at = 0, low = null;
    for (let node; node = walk.nextNode();) {
        for (let i = 0; i < node.data.length; i++, at++) {
            if (!node.data[i].trim()) continue;
            range.setStart(node, i); range.setEnd(node, i + 1);
            const box = range.getClientRects()[0];
            if (low !== null && box.top >= low - box.height / 3) breaks.push(at);
            low = box.bottom;
        }
    }
    return [element.textContent, breaks];
}"""
"""What an element says, and before which of its letters a new line begins."""


COPIED = """() => { const all = getSelection(), headline = document.querySelector("h1");
    all.selectAllChildren(headline); return [headline.innerText, all.toString().trim()] }"""
HEADLINES = "h1, .card-title a, .neighbour-title"


def wrong_ends(seen: Watched) -> list[str]:
    """Lines of headlines on a page that end where none may."""
    allowed = {plain(line): ends(line.split("|")) for _, line in TABLE}
    found: list[str] = []
    read: list[Any] = seen.page.locator(HEADLINES).evaluate_all(f"all => all.map({LINES})")
    for text, breaks in read:
        wrong = [at for at in breaks if text in allowed and at not in allowed[text]]
        found += [f"{text[:at]} / {text[at:]}" for at in wrong]
    return found


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    """A press room with all headlines of the table."""
    files: dict[str, str | bytes] = {}
    for number, (lang, line) in enumerate(TABLE):
        title = "'" + plain(line) + "'"
        body = "본문입니다." if lang is Lang.KO else "本文です。"
        fields = {"lang": str(lang), "date": f"2023-{number % 12 + 1:02}-{number % 28 + 1:02}"}
        files[f"content/releases/2023/h{number}.md"] = release(title, body, **fields)
    room = SiteTest.make(tmp_path_factory.mktemp("headlines"), files)
    return room.built(base_url="https://press.example.org/a/b/")


@pytest.mark.browser
def test_no_line_of_a_headline_ends_inside_a_word_a_date_or_an_amount(
    browser: Browser, newsroom: SiteTest
) -> None:
    """Every headline of the table: on its own page, as a card, beside its neighbours."""
    wrong, titles, widths = [], set(), [*WIDTHS]
    shown = [
        page.address
        for page in newsroom.html_pages
        if page.status == ["source"] or re.fullmatch(r"/\w\w/(page/\d+/)?", page.address)
    ]
    with served(newsroom.out) as url, window(browser) as seen:
        for address in shown:
            page = seen.visit(url + address.lstrip("/"))
            title, copied = page.evaluate(COPIED)
            assert copied == title
            titles.add(title)
            assert page.get_by_role("heading", name=title, exact=True, level=1).count() == 1
            widths.reverse()  # the next page begins as wide as this one ended
            for wide in widths:
                page.set_viewport_size({"width": wide, "height": 800})
                wrong += [f"{address} {wide}px: {one}" for one in wrong_ends(seen)]
                assert not scrolls_sideways(page), (address, wide, too_wide(page))
    assert {plain(line) for _, line in TABLE} <= titles
    assert wrong == []


def test_a_short_headline_that_is_hidden_is_found_though_its_lines_may_end_inside(
    site: Make,
) -> None:
    """Between the tags of a headline there are only parts of it."""
    files = {
        FIRST: release("인사 발표 12월 1일"),
        "content/releases/2023/hush.md": release("인사 발표 12월 1일", draft="yes"),
    }
    marked = '<p>인사 발표 <span class="nobreak">12월 1일</span></p>\n'
    room: SiteTest = site({**files, FIRST: release("다른 소식"), "content/static/a.html": marked})
    room.build()
    assert "leak" in room.codes
