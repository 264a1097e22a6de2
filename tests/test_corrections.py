"""Corrections in both languages: a major one is in both or nothing is published; their feed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from doubles.engine_server import EngineServer, closed_port
from harness import FIRST, SITE_YAML, SiteTest, catalog, parse_xml, release, reviewed

Make = Callable[..., SiteTest]
KO, JA = "/ko/2023/05/14/visit/", "/ja/2023/05/14/visit/"
PO, HAND = FIRST.replace(".md", ".ja.po"), FIRST.replace(".md", ".ja.md")
TITLE_JA = reviewed("도쿄 방문", "東京訪問", "title")
WAS = "[{date: 2023-05-15, text: 고쳤다., was: 사십, now: 마흔, severity: major}]"
SAID_SO = (
    reviewed("고쳤다.", "訂正した。", "correction"),
    reviewed("사십", "四十", "was"),
    reviewed("마흔", "四十四", "now"),
)


def corrected(*entries: str, corrections: str = WAS) -> dict[str, str]:
    known = (TITLE_JA, reviewed("본문입니다.", "本文です。", "paragraph"))
    return {FIRST: release(corrections=corrections), PO: catalog(*known, *entries)}


@pytest.mark.parametrize("lacking", range(3))
def test_a_major_correction_in_one_language_only_is_an_error(site: Make, lacking: int) -> None:
    entries = [entry for number, entry in enumerate(SAID_SO) if number != lacking]
    room = site(corrected(*entries))
    assert room.build().code == 1
    what = ("text", "was", "now")[lacking]
    assert room.problems == [
        f"! {FIRST}:4: the major correction of 2023-05-15 stands in one language only: {what}"
    ]
    assert not room.out.exists() or not room.has(KO)


def test_a_major_correction_in_both_languages_is_shown_in_both(site: Make) -> None:
    room = site(corrected(*SAID_SO)).built()
    assert "訂正した。" in room.page(JA).text
    assert "四十四" in room.page(JA).text


def test_a_minor_correction_may_wait(site: Make) -> None:
    assert site(corrected(corrections=WAS.replace("major", "minor"))).build().code == 0


def test_a_hand_translation_must_have_a_major_correction_at_its_own_line(site: Make) -> None:
    hand = "---\ntitle: 東京訪問\ncorrections:\n- {text: 訂正した。, was: 四十}\n---\n本文です。\n"
    room = site({FIRST: release(corrections=WAS), HAND: hand})
    assert room.build().code == 1
    [wrong] = [problem for problem in room.problems if problem[0] == "!"]
    assert wrong == (
        f"! {HAND}:3: the major correction of 2023-05-15 stands in one language only: now"
    )


def test_a_correction_that_nobody_reads_yet_stops_nothing(site: Make) -> None:
    later = WAS.replace("2023-05-15", "2031-05-15")
    assert site(corrected(corrections=later)).build().code == 0
    notice = site({FIRST: release(corrections=WAS)})
    notice.remove(PO)
    assert notice.build().code == 0, "there is only a notice"
    assert site({FIRST: release(corrections=WAS, translate="no")}).build().code == 0


LATER = WAS.replace("2023-05-15", "2031-05-15")


@pytest.mark.parametrize(
    ("policy", "fields"),
    [
        ("{engine: none}", {}), ("{unreviewed: withhold}", {}),
        ("{engine: google}", {"translate": "human"}), ("{engine: google}", {"confidential": "true"}),
    ],
)  # fmt: skip
def test_a_coming_major_correction_that_no_engine_may_have_is_an_error_today(
    site: Make, policy: str, fields: dict[str, str]
) -> None:
    known = corrected(*SAID_SO[:2])[PO]
    room = site({
        FIRST: release(corrections=LATER, **fields), PO: known,
        "content/site.yaml": f"{SITE_YAML}translation: {policy}\n",
    })  # fmt: skip
    assert room.build().code == 1
    line = 4 + len(fields)
    [wrong] = [one for one in room.problems if one.startswith("!")]
    assert wrong.endswith("the major correction of 2031-05-15 stands in one language only: now")
    assert wrong.startswith((f"! {FIRST}:4", f"! {FIRST}:{line}"))
    assert "coming-correction-language" in room.codes
    room.edit(PO, corrected(*SAID_SO)[PO])
    assert room.build().code == 0, room.problems
    assert "訂正した。" not in room.page(JA).text


def test_figures_of_a_coming_correction_are_compared_with_it_and_stay_hidden(site: Make) -> None:
    coming = "[{date: 2031-05-15, text: 고쳤다., was: 1억 원, now: 2억 원}]"
    said = "corrections:\n- {text: 訂正した。, was: 1億ウォン, now: NOW}\n"
    hand = f"---\ntitle: 東京訪問\n{said}---\n本文です。\n"
    files = {FIRST: release(corrections=coming), HAND: hand.replace("NOW", "2億ウォン")}
    room = site(files).built()
    assert not [line for line in room.problems if "억" in line or "億" in line]
    assert "億ウォン" not in room.page(JA).text
    room.edit(HAND, hand.replace("NOW", "3億ウォン"))
    room.built()
    assert [line for line in room.problems if "3億" in line]


def test_a_hand_translation_must_have_a_coming_major_correction_today(site: Make) -> None:
    hand = "---\ntitle: 東京訪問\ncorrections:\n- {text: 訂正した。, was: 四十, now: 四十四}\n---\n本文です。\n"
    later = LATER.replace("고쳤다", "또 고쳤다").replace("사십", "쉰").replace("마흔", "예순")
    both = f"{WAS[:-1]}, {later[1:]}"
    room = site({FIRST: release(corrections=both), HAND: hand})
    assert room.build().code == 1
    [wrong] = [one for one in room.problems if one.startswith("!")]
    assert "the major correction of 2031-05-15 stands in one language only: text, was, now" in wrong


ATOM = "{http://www.w3.org/2005/Atom}"


def test_the_feed_of_corrections_has_was_and_now_in_each_language(site: Make) -> None:
    more = WAS[:-1] + ", {date: 2023-05-15, text: 또 고쳤다.}, {date: 2023-06-01, text: 끝으로.}]"
    room = site(corrected(*SAID_SO, corrections=more)).built()
    feed = parse_xml(room.text("/ja/corrections.xml"))
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}updated") for entry in entries] == [
        "2023-06-01T00:00:00+09:00", *["2023-05-15T00:00:00+09:00"] * 2,
    ]  # fmt: skip
    assert feed.findtext(f"{ATOM}updated") == "2023-06-01T00:00:00+09:00"
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == 3
    assert all(
        one.startswith("tag:press.example.org,2023-05-14:/ja/2023/05/14/visit/#") for one in ids
    )
    told = [entry.findtext(f"{ATOM}content") for entry in entries]
    assert any("訂正した。" in one and "四十\n" in one and "四十四" in one for one in told)
    page = room.page("/ja/corrections/")
    assert "/ja/corrections.xml" in page.all("//main//a/@href")
    assert "/ja/corrections.xml" in page.all("//head/link[@rel='alternate']/@href")


def test_without_a_correction_there_is_no_feed_of_them(site: Make) -> None:
    assert not site({FIRST: release()}).built().has("/ko/corrections.xml")


def test_an_engine_is_asked_before_a_major_correction_stops_the_build(site: Make) -> None:
    with EngineServer() as engine:
        endpoint = f"translation: {{engine: google, endpoint: '{engine.url}'}}\n"
        room = site({**corrected(), "content/site.yaml": SITE_YAML + endpoint})
        assert room.build(offline=True).code == 1
        assert not engine.seen
        assert not room.has(KO)
        assert room.build("check").code == 1
        assert room.build(offline=False).code == 0, room.problems
        assert len(engine.texts) == 3
        assert room.page(JA).all("//section[@class='corrections']//*[@data-checked='no']")


def test_where_the_engine_fails_nothing_is_published(site: Make) -> None:
    endpoint = f"translation: {{engine: google, endpoint: '{closed_port()}'}}\n"
    room = site({**corrected(), "content/site.yaml": SITE_YAML + endpoint})
    assert room.build(offline=False).code == 1
    assert "correction-language" in room.codes
    assert not room.has(KO)
