"""The list of a press room: what waits for a person first, counted as the build sees it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from harness import SiteTest, catalog, failed, machine, release, reviewed, stale
from reviewing import options, room_in

from pressbridge.build.builder import entries_now
from pressbridge.compiling.entry import Standing, Tally
from pressbridge.review.listing import Listing, Row, listing_of
from pressbridge.words.moments import parse_moment

DONE = reviewed("도쿄 방문", "東京訪問", "title")


def text(name: str, figure: int = 48) -> str:
    """Return a text of two sentences that no other release has."""
    return f"참가 기업은 {figure}개사이다. 다음 행사 {name}는 가을에 열린다."


def said(name: str, figure: int = 48) -> str:
    return f"参加企業は{figure}社である。次の催し{name}は秋に開かれる。"


CASES = {
    "stale": stale(text("stale"), said("stale"), before=text("stale", 47)),
    "failed": failed(text("failed"), said("failed", 40)),
    "hard": reviewed(text("hard"), said("hard", 40)),
    "machine": machine(text("machine"), said("machine")),
    "machine-hard": machine(text("machine-hard"), said("machine-hard", 40)),
    "missing": reviewed(text("missing"), ""),
    "done": reviewed(text("done"), said("done")),
    "waived": "#. waive: number (확인)\n" + reviewed(text("waived"), said("waived", 40)),
}


def listed(site: SiteTest, **changes: Any) -> Listing:
    asked = replace(options(site), **changes)
    room, entries = entries_now(asked)
    assert room is not None
    return listing_of(entries.values(), room.tree.topics, asked.now, "ko")


def rows(site: SiteTest, **changes: Any) -> dict[str, Row]:
    return {row.slug: row for row in listed(site, **changes).rows}


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    files: dict[str, str | bytes] = {}
    for number, (name, entry) in enumerate(CASES.items(), 10):
        path = f"content/releases/2023/{name}"
        files[f"{path}.md"] = release(body=text(name), date=f"2023-05-{number}", topics="[markets]")
        files[f"{path}.ja.po"] = catalog(DONE, entry)
    return SiteTest.make(tmp_path, files)


def test_what_waits_for_a_person_comes_first_and_the_newest_among_equals(site: SiteTest) -> None:
    assert [row.slug for row in listed(site).rows] == [
        "stale",
        "failed",
        "machine-hard",
        "hard",
        "machine",
        "missing",
        "waived",
        "done",
    ]


def test_a_row_counts_passages_findings_and_what_is_left(site: SiteTest) -> None:
    found = rows(site)
    assert found["done"].states == Tally(reviewed=2)
    assert found["stale"].states == Tally(reviewed=1, stale=1)
    left = {slug: (*row.left, row.hard) for slug, row in found.items()}
    assert left == {
        "stale": (1, 1, 1, 0),  # one of the two sentences is new: 25 s
        "failed": (1, 2, 1, 0),
        "hard": (1, 2, 1, 1),
        "machine": (1, 2, 1, 0),
        "machine-hard": (1, 2, 1, 1),
        "missing": (1, 2, 2, 0),  # 90 s
        "done": (0, 0, 0, 0),
        "waived": (0, 0, 0, 0),
    }
    row = found["machine"]
    assert row.title == ("도쿄 방문", "東京訪問")
    assert (row.lang, row.to, row.date, row.stage) == ("ko", "ja", "2023-05-13", "public")
    assert row.topics == ("markets",)
    json.dumps(listed(site).as_data())


def test_the_list_is_the_same_from_the_ledger_and_without_one(site: SiteTest) -> None:
    before = listed(site)
    site.built()
    assert listed(site) == before
    (site.root / "site" / "index.html").unlink()
    assert listed(site) == before


def test_a_change_shows_at_once_and_writes_nothing(site: SiteTest) -> None:
    site.built()
    written = site.tree()
    own = sorted((site.root / ".pressbridge").rglob("*"))
    path = "content/releases/2023/machine"
    site.edit(f"{path}.ja.po", catalog(DONE, reviewed(text("machine"), said("machine"))))
    changed = release(body=text("machine"), date="2023-05-13", title="봄 소식")
    site.edit(f"{path}.md", changed)
    found = rows(site)["machine"]
    assert found.states == Tally(reviewed=1, missing=1)
    assert found.title == ("봄 소식", None)
    assert site.tree() == written
    assert sorted((site.root / ".pressbridge").rglob("*")) == own


@pytest.mark.parametrize(
    ("fields", "stage"),
    [
        ({"draft": "true"}, "draft"),
        ({"embargo": "2027-01-01"}, "embargoed"),
        ({"date": "2027-01-01"}, "future"),
        ({"expires": "2024-01-01"}, "expired"),
        ({"withdrawn": "{date: 2024-01-01, reason: 잘못}"}, "withdrawn"),
    ],
)
def test_what_readers_may_not_see_is_listed_with_its_stage_and_its_work(
    site: SiteTest, fields: dict[str, str], stage: str
) -> None:
    site.edit("content/releases/2023/machine-hard.md", release(body=text("machine-hard"), **fields))
    site.build()
    found = rows(site)["machine-hard"]
    assert (found.stage, found.states.machine, found.hard) == (stage, 1, 1)


def test_a_stage_changes_with_the_time_alone(site: SiteTest) -> None:
    path = "content/releases/2023/machine.md"
    site.edit(path, release(body=text("machine"), embargo="2027-01-01"))
    site.built()
    later = parse_moment("2027-02-01").at
    assert rows(site)["machine"].stage == "embargoed"
    assert rows(site, now=later)["machine"].stage == "public"


def test_a_mistake_in_one_source_hides_none(site: SiteTest) -> None:
    site.edit("content/releases/2023/done.md", "---\ntitle: [\n---\n본문\n")
    site.edit("content/releases/2023/machine.ja.po", 'msgid "\n')
    assert site.build().code == 1
    found = rows(site)
    assert len(found) == len(CASES)
    assert found["done"].errors > 0
    assert found["done"].title == (None, None)
    assert found["machine"].errors == 1


def test_a_translation_by_hand_and_a_page_are_listed(tmp_path: Path) -> None:
    site = room_in(tmp_path)
    site.edit("content/releases/2023/visit.ja.md", release("東京訪問", "本文。", date=None))
    site.remove("content/releases/2023/visit.ja.po")
    site.edit("content/pages/about.md", "---\ntitle: 소개\n---\n본문이다.\n")
    site.edit("content/releases/2023/alone.md", release(translate="no"))
    found = rows(site)
    assert {*found} == {"visit", "about"}
    assert (found["visit"].by_hand, found["visit"].title.ja) == (True, "東京訪問")
    assert (found["about"].stage, found["about"].date) == ("page", "")
    assert found["about"].states.missing == 2


def test_a_name_of_a_topic_comes_in_both_languages(site: SiteTest) -> None:
    assert [(one.id, one.name) for one in listed(site).topics] == [
        ("startups", ("스타트업", "スタートアップ")),
        ("markets", ("시장", "市場")),
    ]


def test_a_room_without_a_site_has_no_list(tmp_path: Path) -> None:
    site = room_in(tmp_path)
    site.remove("content/site.yaml")
    assert entries_now(options(site)) == (None, {})


def test_the_plan_stays_when_only_the_standing_changes() -> None:
    from pressbridge.compiling.entry import Entry, placement
    from pressbridge.words.lang import Lang

    entry = Entry("a.md")
    with_one = entry._replace(standing=Standing("a", Lang.KO, {}, "", "page", hard=3))
    assert placement(entry) == placement(with_one)
