"""Names that stay as they were typed on a translated page: each is said, with its line."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from harness import FIRST, SITE_YAML, SiteTest, catalog, release, reviewed

Make = Callable[..., SiteTest]
PO = catalog(
    reviewed("도쿄 방문", "東京訪問", "title"),
    reviewed("본문입니다.", "本文です。", "paragraph"),
)
JA_PO = catalog(
    reviewed("東京訪問", "도쿄 방문", "title"),
    reviewed("本文です。", "본문입니다.", "paragraph"),
    lang="ko",
)
CHECKED = "担当者が確認しました"
OWN = SITE_YAML + "organization: {ko: 한일창업교류센터, ja: 日韓創業交流センター}\n"
CREDITED = "본문입니다.\n\n![사진](a.png '사진 [사진=홍길동]')"


def left(room: SiteTest) -> list[tuple[str, int | None, str]]:
    """Return file, line and name of each warning."""
    found = [one for one in room.build("check").data["problems"] if one["code"] == "name-left"]
    return [(one["path"], one["line"], one["message"].split('"')[1]) for one in found]


def korean(site: Make, **fields: object) -> SiteTest:
    return site({FIRST: release(**fields), FIRST.replace(".md", ".ja.po"): PO})


def test_a_person_who_stays_in_hangul_is_said_on_a_page_that_is_checked(site: Make) -> None:
    room = korean(site, byline="[박구름]", contacts="[{name: 김하늘, phone: 044-204-7123}]")
    assert left(room) == [(FIRST, 4, "박구름"), (FIRST, 5, "김하늘")]
    assert CHECKED in room.built().page("/ja/2023/05/14/visit/").text


def test_a_name_that_stands_twice_is_said_once(site: Make) -> None:
    room = korean(site, byline="[김하늘, {name: 김하늘, role: {ko: 기자, ja: 記者}}]")
    assert left(room) == [(FIRST, 4, "김하늘")]


def test_the_line_is_that_of_the_field_and_not_of_the_title(site: Make) -> None:
    text = release("김하늘 팀장의 도쿄 방문", byline="[김하늘]")
    assert left(site({FIRST: text})) == [(FIRST, 4, "김하늘")]


@pytest.mark.parametrize(
    "name",
    [
        "John Smith",
        "홍보팀 2",
        "{ko: 김하늘, ja: キム・ハヌル}",
        "{ko: 김하늘, ja: 김하늘}",
        "金河訥",
        "キム",
        "07",
    ],
)
def test_a_name_that_japanese_readers_can_read_is_not_said(site: Make, name: str) -> None:
    names = "- {ko: 홍보팀 2, ja: 広報チーム2, kind: organization}\n"
    text = release(contacts=f"[{{name: {name}, phone: 044-204-7123}}]")
    assert left(site({FIRST: text, "content/names.yaml": names})) == []


def test_an_entry_of_the_register_settles_it_on_its_days_alone(site: Make) -> None:
    entry = "- {ko: 김하늘, ja: キム・ハヌル, kind: person, until: 2023-05-01}\n"
    room = site({FIRST: release(byline="[김하늘]"), "content/names.yaml": entry})
    assert [name for *_, name in left(room)] == ["김하늘"]
    room.edit("content/names.yaml", entry.replace("2023-05-01", "2023-06-01"))
    assert left(room) == []


def test_credits_and_the_name_of_an_origin_are_said(site: Make) -> None:
    text = release(
        body=CREDITED.replace("a.png", "https://example.org/a.png"),
        source="{name: 나래연구소, url: 'https://example.org/'}",
    )
    assert [name for *_, name in left(site({FIRST: text}))] == ["나래연구소", "홍길동"]


def test_what_stays_in_japanese_on_a_korean_page_is_said(site: Make) -> None:
    text = release("東京訪問", "本文です。", lang="ja", byline="[森田明, 김하늘, アキラ]")
    room = site({FIRST: text, FIRST.replace(".md", ".ko.po"): JA_PO})
    assert [name for *_, name in left(room)] == ["アキラ", "森田明"]


def test_names_that_no_page_shows_are_not_said(site: Make) -> None:
    fields = {"byline": "[박구름]", "contacts": "[{name: 김하늘, phone: 044-204-7123}]"}
    hidden = site(
        {FIRST: release(**fields), "content/site.yaml": SITE_YAML + "contact_names: hide\n"}
    )
    assert left(hidden) == []
    assert left(site({FIRST: release(**fields, translate="no")}, "korean")) == []


def test_a_hand_translation_may_not_leave_out_an_office_without_a_word(site: Make) -> None:
    text = release(
        dateline="서울",
        organization="나래연구소",
        contacts="[{department: 정책과, role: 담당, phone: 044-204-7123}]",
    )
    hand = FIRST.replace(".md", ".ja.md")
    room = site({FIRST: text, hand: "---\ntitle: 東京訪問\n---\n本文です。\n"})
    assert [name for *_, name in left(room)] == ["서울", "나래연구소", "담당", "정책과"]
    head = "title: 東京訪問\ndateline: ソウル\norganization: ナレ研究所"
    room.edit(hand, f"---\n{head}\n---\n本文です。\n")
    assert [name for *_, name in left(room)] == ["담당", "정책과"]


def test_the_organisation_of_the_site_is_known_in_both_languages(site: Make) -> None:
    text = release(
        organization="한일창업교류센터",
        contacts="[{organization: 한일창업교류센터, phone: 044-204-7123}]",
    )
    files = {"content/site.yaml": OWN, FIRST: text, FIRST.replace(".md", ".ja.po"): PO}
    room = site(files).built()
    page = room.page("/ja/2023/05/14/visit/").text
    assert "日韓創業交流センター" in page
    assert "한일창업교류센터" not in page
    assert CHECKED in page
    assert room.codes == []


def test_an_entry_of_the_register_goes_before_the_organisation_of_the_site(site: Make) -> None:
    entry = "- {ko: 한일창업교류센터, ja: 日韓センター, kind: organization}\n"
    files = {"content/site.yaml": OWN, "content/names.yaml": entry}
    files |= {FIRST: release(organization="한일창업교류센터"), FIRST.replace(".md", ".ja.po"): PO}
    room = site(files).built()
    assert "日韓センター" in room.page("/ja/2023/05/14/visit/").text


def test_contacts_of_the_site_are_said_too(site: Make) -> None:
    contacts = "contacts: [{organization: 한일창업교류센터, department: 홍보팀, name: 김하늘}]\n"
    room = site({"content/site.yaml": OWN + contacts, FIRST: release()})
    assert left(room) == [("content/site.yaml", 5, "김하늘"), ("content/site.yaml", 5, "홍보팀")]
    page = room.built().page("/ja/2023/05/14/visit/").text
    assert "한일창업교류센터" not in page
    room.edit("content/site.yaml", OWN + contacts + "contact_names: hide\n")
    assert [name for *_, name in left(room)] == ["홍보팀"]


def test_a_name_in_many_releases_is_one_line_with_a_count(site: Make) -> None:
    files = {FIRST.replace("visit", f"visit-{n}"): release(byline="[김하늘]") for n in range(11)}
    lines = site(files).build("check", format="text").err.splitlines()
    assert next(line for line in lines if "김하늘" in line).endswith(
        '"김하늘" stays in Hangul on the Japanese page (11 times: 11 files; this is the first)'
    )
    assert sum("stays in Hangul" in line for line in lines) == 1
