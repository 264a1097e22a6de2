"""What readers cannot see yet is said after a build: what waits for its moment, and drafts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from harness import FIRST, SiteTest, release

Make = Callable[..., SiteTest]
LATER = FIRST.replace("visit", "later")
LAST = FIRST.replace("visit", "visit-2")
SOON = release("협약", date="2026-12-01 14:00")


def said(room: SiteTest, command: str = "build", **options: object) -> list[str]:
    """Return the lines about what is not public."""
    lines = room.build(command, format="text", **options).out.splitlines()
    return [line for line in lines if "not public" in line]


def waiting(room: SiteTest, command: str = "build", **options: object) -> object:
    return room.build(command, **options).data.get("waiting")


def test_a_release_that_waits_for_its_moment_is_named_with_it(site: Make) -> None:
    room = site({FIRST: release(), LATER: SOON})
    line = f"1 release is not public before 2026-12-01 14:00: {LATER}"
    assert said(room, "check") == [line]
    assert said(room) == [line]
    assert said(room) == [line]  # where nothing has changed, too
    assert waiting(room) == [{"path": LATER, "public_from": "2026-12-01T14:00:00+09:00"}]
    assert waiting(room, "check") == waiting(room)
    assert said(room, now="2026-12-01T14:00") == []
    assert waiting(room, now="2026-12-01T14:00") is None


def test_the_later_of_date_and_embargo_counts(site: Make) -> None:
    text = release(date="2026-12-01", embargo="2026-12-03 09:30")
    assert said(site({FIRST: text})) == [
        f"1 release is not public before 2026-12-03 09:30: {FIRST}"
    ]


def test_many_are_a_count_and_the_next(site: Make) -> None:
    files = {
        FIRST.replace("visit", f"visit-{n}"): release(date=f"2026-12-0{9 - n} 10:00")
        for n in range(3)
    }
    drafts = {FIRST.replace("visit", f"draft-{n}"): release(draft="yes") for n in range(2)}
    assert said(site({**files, **drafts})) == [
        f"3 releases are not public yet, the next before 2026-12-07 10:00: {LAST}",
        "2 drafts are not public: content/releases/2023/draft-0.md …",
    ]


def test_a_draft_is_said_until_it_is_one_no_more(site: Make) -> None:
    room = site({FIRST: release(), LATER: release(draft="yes")})
    assert said(room) == [f"1 draft is not public: {LATER}"]
    assert waiting(room) == [{"path": LATER, "public_from": None}]
    room.edit(LATER, SOON)
    assert said(room) == [f"1 release is not public before 2026-12-01 14:00: {LATER}"]
    room.edit(LATER, release(draft="yes"))
    assert said(room) == [f"1 draft is not public: {LATER}"]
    room.remove(LATER)
    assert said(room) == []


def test_where_drafts_are_shown_nothing_waits(site: Make, tmp_path: object) -> None:
    room = site({FIRST: release(draft="yes"), LATER: SOON})
    assert said(room, drafts=True, out=f"{tmp_path}/preview") == []
    assert waiting(room, drafts=True, out=f"{tmp_path}/preview") is None


def test_what_stands_withdrawn_or_has_expired_does_not_wait(site: Make) -> None:
    gone = release(withdrawn="{date: 2023-06-01, reason: 사실과 다릅니다}")
    assert said(site({FIRST: gone, LATER: release(expires="2023-06-01")})) == []


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("ko", f"공개를 기다리는 보도자료 1건, 2026-12-01 14:00 공개: {LATER}"),
        ("ja", f"公開待ちのプレスリリース1件、2026-12-01 14:00 に公開：{LATER}"),
    ],
)
def test_it_is_said_in_the_language_of_the_run(site: Make, lang: str, line: str) -> None:
    room = site({FIRST: release(), LATER: SOON})
    assert line in room.build(format="text", ui_lang=lang).out.splitlines()


def test_errors_come_alone(site: Make) -> None:
    room = site({FIRST: "---\ntitle: 방문\n---\n본문입니다.\n", LATER: SOON})
    assert said(room, "check") == []
    assert said(room) == []
