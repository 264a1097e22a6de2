"""``contact_names``: persons in contacts and bylines are named for so long, or never."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from harness import FIRST, SITE_YAML, SiteTest, catalog, release, reviewed

Make = Callable[..., SiteTest]
CONTACTS = (
    "[{department: 정책과, name: 김하늘, role: 사무관, phone: 044-204-7123, email: haneul@example.org}, "
    "{department: 홍보팀, role: 담당, phone: 02-123-4567, email: press@example.org}, "
    "{name: 이바다, email: bada@example.org}]"
)
PERSONAL = (
    "김하늘",
    "사무관",
    "haneul@example.org",
    "이바다",
    "bada@example.org",
    "박구름",
    "기자",
)
OFFICIAL = ("정책과", "044-204-7123", "홍보팀", "담당", "02-123-4567", "press@example.org")
TEXT = release(contacts=CONTACTS, byline="[{name: 박구름, role: 기자}]")
PO = catalog(
    reviewed("도쿄 방문", "東京訪問", "title"), reviewed("본문입니다.", "本文です。", "paragraph"),
    reviewed("정책과", "政策課", "department"), reviewed("홍보팀", "広報チーム", "department"),
    reviewed("담당", "担当", "role"),
)  # fmt: skip


def room_with(site: Make, names: str, text: str = TEXT, **more: str | bytes) -> SiteTest:
    files = {"content/site.yaml": SITE_YAML + names, FIRST: text, **more}
    return site({**files, FIRST.replace(".md", ".ja.po"): PO})


def everything(room: SiteTest) -> str:
    return "\n".join(data.decode("utf-8", "replace") for data in room.tree().values())


def assert_named(room: SiteTest, *, named: bool) -> None:
    page = room.page("/ko/2023/05/14/visit/").text
    for word in PERSONAL:
        assert (word in page) is named, word
        assert named or word not in everything(room), word
    assert [word for word in OFFICIAL if word not in page] == []


@pytest.mark.parametrize("said", ["", "contact_names: show\n", "contact_names: 365\n"])
def test_persons_are_named_while_their_days_last(site: Make, said: str) -> None:
    room = room_with(site, said).built(now="2024-05-12T23:59")
    assert_named(room, named=True)


@pytest.mark.parametrize(
    "said", ["contact_names: hide\n", "contact_names: 0\n", "contact_names: 364\n"]
)
def test_no_person_is_named_afterwards_and_the_office_stays(site: Make, said: str) -> None:
    room = room_with(site, said).built(now="2024-05-12T00:00")
    assert_named(room, named=False)
    assert [code for code in room.codes if code == "leak"] == []


def test_the_days_are_counted_from_the_moment_that_it_became_public(site: Make) -> None:
    text = TEXT.replace("date: 2023-05-14\n", "date: 2023-05-14\nembargo: 2023-05-20 10:00\n")
    room = room_with(site, "contact_names: 10\n", text)
    assert_named(room.built(now="2023-05-30T09:59"), named=True)
    assert_named(room.built(now="2023-05-30T10:00"), named=False)


def test_building_on_says_the_same_as_building_anew(site: Make) -> None:
    room = room_with(site, "contact_names: 30\n").built(now="2023-06-01")
    assert_named(room, named=True)
    room.built(now="2023-06-13")
    assert_named(room, named=False)
    after = room.tree()
    room.built(now="2023-06-13", clean=True)
    assert room.tree() == after
    room.built(now="2023-06-01")
    assert_named(room, named=True)
    room.edit("content/site.yaml", SITE_YAML + "contact_names: hide\n")
    assert_named(room.built(now="2023-06-01"), named=False)


def test_words_of_persons_who_are_not_named_are_no_gap_in_a_translation(site: Make) -> None:
    room = room_with(site, "contact_names: hide\n").built()
    page = room.page("/ja/2023/05/14/visit/")
    assert page.all("//article/@data-translation") == ["reviewed"]
    assert room.result.data["translation"]["missing"] == 0
    assert room.run("status", "--format", "json", "--now", "2026-11-22").data["ok"]


def test_a_row_with_nothing_but_a_person_disappears(site: Make) -> None:
    room = room_with(site, "contact_names: hide\n").built()
    assert (
        len(room.page("/ko/2023/05/14/visit/").all("//section[@class='contacts']//tbody/tr")) == 2
    )


def test_what_the_text_says_stays_and_is_no_leak(site: Make) -> None:
    text = TEXT.replace("본문입니다.", "김하늘 사무관이 설명했다.")
    room = room_with(site, "contact_names: hide\n", text).built()
    assert "김하늘 사무관이 설명했다." in room.page("/ko/2023/05/14/visit/").text


def test_only_hide_takes_the_names_of_the_site_s_own_contacts(site: Make) -> None:
    own = (
        "contacts: [{department: {ko: 대변인실, ja: 報道官室}, name: 최나무, phone: 02-123-0000}]\n"
    )
    for said, named in (("contact_names: 1\n", True), ("contact_names: hide\n", False)):
        room = site(
            {"content/site.yaml": SITE_YAML + own + said, FIRST: release()}, name=said[15:16]
        )
        page = room.built().page("/ko/2023/05/14/visit/").text
        assert ("최나무" in page) is named
        assert "대변인실" in page
        assert "02-123-0000" in page


@pytest.mark.parametrize("wrong", ["never", "-1", "30일", "1.5", "30 days", "9999999"])
def test_any_other_word_is_a_mistake_with_its_line(site: Make, wrong: str) -> None:
    room = room_with(site, f"contact_names: {wrong}\n")
    assert room.build().code == 1
    [problem] = [one for one in room.problems if one.startswith("!")]
    assert problem.startswith(f'! content/site.yaml:4: "contact_names": "{wrong}"')


def test_in_the_wrong_place_it_hides_all_the_same(site: Make) -> None:
    room = room_with(site, "translation: {engine: none, contact_names: hide}\n").built()
    assert "misplaced-key" in room.codes
    assert_named(room, named=False)


def test_a_day_after_the_last_year_is_no_mistake(site: Make) -> None:
    assert_named(room_with(site, "contact_names: 999999\n").built(), named=True)
    room_with(site, "contact_names: 999999\n", TEXT.replace("2023-05-14", "9999-12-31")).build()
