"""Nothing goes out early, and nothing stays when its time is over: one cut-off for every byte."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import quote

import pytest
from doubles.engine_server import EngineServer
from harness import SITE_YAML, SiteTest, catalog, release, reviewed

Make = Callable[..., SiteTest]

OPEN = "content/releases/2023/open-one.md"
OLDER = "content/releases/2023/older-one.md"
SECRET = "content/releases/2024/hush-hush/index.md"
FOLDER = SECRET.removesuffix("index.md")
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)

TITLE = "극비합병 발표"
TEXTS = (
    TITLE, "숨은부제", "숨은요약", "숨은첫문장", "숨은소제목", "숨은설명글", "숨은대체글", "숨은첨부제목",
    "숨은부서", "02-9876-5432", "hidden@example.org", "숨은고침", "숨은이전값", "秘密合併", "秘密本文",
    "hush-hush", "secret-photo", "secret-plan", "SECRETBYTES", "2024-HUSH", "old/hush",
)  # fmt: skip
"""What may stand in no byte and no file name of the output while the release is not public."""


def secret(**fields: object) -> dict[str, str | bytes]:
    head: dict[str, object] = {
        "date": "2024-05-14T10:00:00",
        "subtitle": "숨은부제",
        "summary": "숨은요약",
        "number": "2024-HUSH",
        "topics": "[markets]",
        "images": "[{file: secret-photo.png, alt: 숨은대체글, caption: 숨은설명글}]",
        "attachments": "[{file: secret-plan.txt, title: 숨은첨부제목}]",
        "contacts": "[{department: 숨은부서, phone: 02-9876-5432, email: hidden@example.org}]",
        "aliases": "[/old/hush/]",
        **fields,
    }
    body = "숨은첫문장입니다.\n\n## 숨은소제목\n\n[받기](secret-plan.txt)"
    return {
        SECRET: release(TITLE, body, **head),
        FOLDER + "index.ja.po": catalog(
            reviewed(TITLE, "秘密合併", "title"), reviewed("숨은첫문장입니다.", "秘密本文です。")
        ),
        FOLDER + "secret-photo.png": PNG,
        FOLDER + "secret-plan.txt": "SECRETBYTES",
    }


def around() -> dict[str, str | bytes]:
    """Two public releases that point at the secret one in every way there is."""
    body = (
        "먼저 [낱말](../2024/hush-hush/index.md) 그리고 [주소](/ko/2024/05/14/hush-hush/)와"
        " [일본어](/ja/2024/05/14/hush-hush/#s1)."
    )
    return {
        OPEN: release("공개 하나", body, topics="[startups]", related="[hush-hush]"),
        OLDER: release("공개 둘", "본문.", date="2023-05-13", topics="[startups]"),
    }


def leaks(site: SiteTest, texts: tuple[str, ...] = TEXTS) -> list[str]:
    """Every place of the output where one of the texts stands, however it is written."""
    found = []
    for name, data in site.tree().items():
        for text in texts:
            spellings = {text.encode(), json.dumps(text)[1:-1].encode(), quote(text).encode()}
            if text in name or any(spelling in data for spelling in spellings):
                found.append(f"{name}: {text}")
    return found


def test_the_scanner_finds_what_is_public(site: Make) -> None:
    room = site({**around(), **secret()}).built()
    missed = [text for text in TEXTS if not leaks(room, (text,))]
    assert missed == ["숨은고침", "숨은이전값"]


@dataclass(frozen=True)
class Hidden:
    """A way for a release not to be public at a moment."""

    name: str
    now: str
    fields: dict[str, object] = field(default_factory=dict)


HIDDEN = (
    Hidden("a draft", "2026-01-01", {"draft": "true"}),
    Hidden("a future date", "2024-05-14T09:59:59"),
    Hidden("a future date without a time", "2024-05-13T23:59:59", {"date": "2024-05-14"}),
    Hidden("a future date in UTC", "2024-05-14T09:59:59", {"date": "2024-05-14T01:00:00Z"}),
    Hidden("an embargo", "2024-06-01T08:59:59", {"embargo": "2024-06-01T09:00:00"}),
    Hidden("an embargo elsewhere", "2024-06-01T08:59:59", {"embargo": "2024-05-31T17:00-07:00"}),
    Hidden("an embargo before its date", "2024-05-14T09:59:59", {"embargo": "2024-05-01"}),
    Hidden("an expiry", "2024-07-01T00:00:00", {"expires": "2024-07-01"}),
    Hidden("an embargo and a withdrawal", "2024-05-20",
           {"embargo": "2024-06-01", "withdrawn": "{date: 2024-05-16, reason: 숨은고침}"}),
    Hidden("an expiry and a withdrawal", "2024-08-01",
           {"expires": "2024-07-01", "withdrawn": "{date: 2024-06-16, reason: 숨은고침}"}),
    Hidden("an embargo and corrections", "2024-05-20",
           {"embargo": "2024-06-01",
            "corrections": "[{date: 2024-05-15, text: 숨은고침, was: 숨은이전값}]"}),
)  # fmt: skip

HELD = pytest.mark.parametrize("hidden", HIDDEN, ids=lambda hidden: hidden.name)


@HELD
def test_no_byte_of_the_output_shows_what_is_hidden_by(site: Make, hidden: Hidden) -> None:
    room = site({**around(), **secret(**hidden.fields)}).built(now=hidden.now)
    assert leaks(room) == []


@HELD
def test_the_site_is_the_one_that_never_heard_of_what_is_hidden_by(
    site: Make, hidden: Hidden
) -> None:
    """Counts, neighbours, lists, feeds, sitemap, topics, archive: all of it, to the byte."""
    plain = {OPEN: release("공개 하나", "먼저 낱말 그리고 주소와 일본어.", topics="[startups]"),
             OLDER: around()[OLDER]}  # fmt: skip
    without = site(plain, "without").built(now=hidden.now).tree()
    room = site({**around(), **secret(**hidden.fields)}, "with").built(now=hidden.now)
    shown = room.tree()
    assert set(shown) == set(without)
    # `related` names the hidden one, so nothing is related; everything else is the same.
    own = {f"{lang}/2023/05/14/open-one/index.html" for lang in ("ko", "ja")}
    assert [name for name in without if shown[name] != without[name] and name not in own] == []


def test_links_to_what_is_hidden_are_plain_text(site: Make) -> None:
    room = site({**around(), **secret(draft="true")}).built()
    page = room.page("/ko/2023/05/14/open-one/")
    assert "먼저 낱말 그리고 주소와 일본어." in page.text
    assert page.all("//*[contains(@class, 'body')]//a") == []
    assert page.all("//*[contains(@class, 'related')]") == []


def test_links_by_address_to_files_and_pages_that_are_hidden_are_plain_text(site: Make) -> None:
    body = "[파일](/files/hush-hush/secret-plan.txt) [곧](/ja/soon-here/) [목록](/ko/archive/)"
    draft = "---\ntitle: 숨은부제\ndraft: true\n---\n숨은첫문장\n"
    files = {OPEN: release("공개 하나", body), "content/pages/soon-here.md": draft}
    room = site({**files, **secret(draft="true")}).built()
    assert leaks(room, (*TEXTS, "soon-here")) == []
    links = room.page("/ko/2023/05/14/open-one/").all("//*[contains(@class, 'body')]//a/@href")
    assert links == ["/ko/archive/"]


def test_links_to_what_is_public_are_links(site: Make) -> None:
    room = site({**around(), **secret()}).built()
    address = "/ko/2024/05/14/hush-hush/"
    assert room.page("/ko/2023/05/14/open-one/").all("//*[contains(@class, 'body')]//a/@href") == [
        address, address, "/ja/2024/05/14/hush-hush/#s1",
    ]  # fmt: skip


@dataclass(frozen=True)
class Boundary:
    """A second at which something changes, and what is shown before it and from it on."""

    name: str
    fields: dict[str, object]
    last: str
    first: str
    opens: bool


BOUNDARIES = (
    Boundary("date", {}, "2024-05-14T09:59:59", "2024-05-14T10:00:00", True),
    Boundary("date without a time", {"date": "2024-05-14"},
             "2024-05-13T23:59:59", "2024-05-14T00:00:00", True),
    Boundary("now in UTC", {}, "2024-05-14T00:59:59Z", "2024-05-14T01:00:00Z", True),
    Boundary("embargo", {"embargo": "2024-06-01T09:00:00"},
             "2024-06-01T08:59:59", "2024-06-01T09:00:00", True),
    Boundary("embargo to the second", {"embargo": "2024-06-01T09:00:30"},
             "2024-06-01T09:00:29", "2024-06-01T09:00:30", True),
    Boundary("expiry", {"expires": "2024-07-01T12:00"},
             "2024-07-01T11:59:59", "2024-07-01T12:00:00", False),
)  # fmt: skip


@pytest.mark.parametrize("boundary", BOUNDARIES, ids=lambda boundary: boundary.name)
def test_the_second_belongs_to_what_begins(site: Make, boundary: Boundary) -> None:
    room = site({**around(), **secret(**boundary.fields)})
    for now, shown in ((boundary.last, not boundary.opens), (boundary.first, boundary.opens)):
        room.built(now=now)
        assert room.has("/ko/2024/05/14/hush-hush/") == shown, now
        assert bool(leaks(room)) == shown, now


def test_a_site_that_was_open_takes_everything_back_when_the_time_is_over(site: Make) -> None:
    room = site({**around(), **secret(expires="2024-07-01")})
    room.built(now="2024-06-30T23:59:59")
    assert leaks(room)
    room.built(now="2024-07-01T00:00:00")
    assert leaks(room) == []


TOMB = {"withdrawn": "{date: 2024-06-16T12:00, reason: 숫자가 틀려 거두어들입니다.}"}
TOMB_TEXTS = tuple(t for t in TEXTS if t not in (TITLE, "秘密合併", "hush-hush", "old/hush"))


def test_a_withdrawn_release_leaves_its_title_and_the_reason_only(site: Make) -> None:
    room = site({**around(), **secret(**TOMB)}).built(now="2024-06-16T12:00:00")
    assert leaks(room, TOMB_TEXTS) == []
    page = room.page("/ko/2024/05/14/hush-hush/")
    assert page.heading == TITLE
    assert "숫자가 틀려 거두어들입니다." in page.text
    assert page.noindex
    assert not page.alternates
    assert not [name for name in room.tree() if name.startswith("files/hush-hush")]
    assert room.page("/old/hush/").canonical == page.canonical
    assert page.all("//main//a") == []


def test_only_its_own_pages_know_of_a_withdrawn_release(site: Make) -> None:
    room = site({**around(), **secret(**TOMB)}).built(now="2024-06-16T12:00:00")
    known = {place.partition(":")[0] for place in leaks(room, ("hush-hush", TITLE, "秘密合併"))}
    own = {f"{lang}/2024/05/14/hush-hush/index.html" for lang in ("ko", "ja")}
    # An editor's own link, written as a link to it, may lead to the reason.
    linking = {f"{lang}/2023/05/14/open-one/index.html" for lang in ("ko", "ja")}
    # Feeds and press kits carry its text.
    linking |= {name for name in room.tree() if "/feed." in name or "/open-one-" in name}
    assert known - linking == own | {"old/hush/index.html"}
    assert not room.has("/ko/2024/")
    assert not room.has("/ko/topics/markets/")
    assert room.page("/ko/2023/05/14/open-one/").all("//a[@rel='next']") == []


def test_a_withdrawal_that_is_yet_to_come_is_not_announced(site: Make) -> None:
    room = site({**around(), **secret(**TOMB)}).built(now="2024-06-16T11:59:59")
    assert leaks(room, ("거두어들입니다",)) == []
    assert "숨은첫문장" in room.text("/ko/2024/05/14/hush-hush/")


CORRECTED = {
    "corrections": "[{date: 2024-06-01, text: 첫고침말, was: 첫이전값, now: 첫다음값},"
    " {date: 2024-06-03T09:00, text: 숨은고침, was: 숨은이전값, severity: minor}]"
}
CORRECTIONS = (
    ("2024-05-31T23:59:59", 0, False),
    ("2024-06-01T00:00:00", 1, False),
    ("2024-06-03T08:59:59", 1, False),
    ("2024-06-03T09:00:00", 2, True),
)


@pytest.mark.parametrize(("now", "count", "second"), CORRECTIONS)
def test_a_correction_is_shown_from_its_date_on(
    site: Make, now: str, count: int, second: bool
) -> None:
    room = site(secret(**CORRECTED)).built(now=now)
    assert bool(leaks(room, ("숨은고침", "숨은이전값"))) == second
    assert bool(leaks(room, ("첫고침말",))) == (count > 0)
    assert room.has("/ko/corrections/") == (count > 0)
    assert room.json("/releases.json")["releases"][0]["corrections"] == count
    changed = room.json("/ko/feed.json")["items"][0]["date_modified"]
    assert changed[:10] == ("2024-05-14", "2024-06-01", "2024-06-03")[count]


def test_an_update_that_is_yet_to_come_is_not_announced(site: Make) -> None:
    room = site(secret(updated="2031-07-07T07:07")).built()
    assert leaks(room, ("2031", "07:07")) == []
    assert room.json("/releases.json")["releases"][0]["updated"] is None


TRANSLATED = {
    "content/releases/2023/open-one.ja.po": catalog(
        reviewed("공개 하나", "公開その一", "title"), reviewed("본문입니다.", "本文です。")
    )
}


@pytest.mark.parametrize(
    "future",
    [
        {"corrections": "[{date: 2031-01-01, text: 숨은고침}]"},
        {"withdrawn": "{date: 2031-01-01, reason: 숨은고침}"},
    ],
    ids=["a correction", "a withdrawal"],
)
def test_a_text_that_is_yet_to_come_does_not_make_its_page_incomplete(
    site: Make, future: dict[str, object]
) -> None:
    room = site({OPEN: release("공개 하나", **future), **TRANSLATED}).built()
    page = room.page("/ja/2023/05/14/open-one/")
    assert page.status == ["reviewed"]
    assert not page.noindex


def test_a_correction_that_is_yet_to_come_is_not_sent_to_an_engine(site: Make) -> None:
    with EngineServer() as server:
        table = f"{SITE_YAML}translation: {{engine: google, endpoint: '{server.url}'}}\n"
        future = release("공개 하나", corrections="[{date: 2031-01-01, text: 숨은고침}]")
        site({"content/site.yaml": table, OPEN: future}).built(offline=None)
        assert "공개 하나" in server.texts
        assert "숨은고침" not in server.texts


def test_a_standing_page_that_is_a_draft_is_nowhere(site: Make) -> None:
    files = {
        OPEN: release("공개 하나", "[안내](../../pages/soon-here.md)를 보세요."),
        "content/pages/soon-here.md": "---\ntitle: 숨은부제\ndraft: true\n---\n숨은첫문장\n",
    }
    room = site(files).built()
    assert leaks(room, ("soon-here", "숨은부제", "숨은첫문장")) == []
    room.built(drafts=True, out=room.root / "preview")
    assert leaks(room, ("soon-here",))


def test_files_that_no_public_text_names_are_not_copied(site: Make) -> None:
    files = {
        OPEN: release("공개 하나"),
        "content/releases/2023/unnamed.pdf": "SECRETBYTES",
        "content/releases/2024/next-one.md": release(
            "다음", date="2031-01-01", attachments="[{file: plan.pdf}]"
        ),
        "content/releases/2024/plan.pdf": "SECRETBYTES",
    }
    assert leaks(site(files).built(), ("SECRETBYTES", "unnamed", "plan.pdf")) == []


def test_with_drafts_everything_is_shown_and_none_of_it_may_be_listed(site: Make) -> None:
    room = site({**around(), **secret(draft="true")})
    room.built(drafts=True, out=room.root / "preview")
    for lang in ("ko", "ja"):
        page = room.page(f"/{lang}/2024/05/14/hush-hush/")
        assert page.noindex
        assert page.all("//body/*[contains(@class, 'preview')]")
    assert room.has("/files/hush-hush/secret-plan.txt")
    assert "hush-hush" not in room.text("/sitemap.xml")
    assert "hush-hush" not in room.text("/releases.json")


def test_a_preview_turns_into_a_public_site_without_a_trace(site: Make) -> None:
    room = site({**around(), **secret(draft="true")})
    out = room.root / "preview"
    room.built(drafts=True, out=out)
    assert leaks(room)
    room.built(out=out)
    assert leaks(room) == []


def test_what_is_hidden_is_not_even_in_the_problems_of_its_public_neighbours(site: Make) -> None:
    room = site({**around(), **secret(draft="true")}).built()
    assert [p for p in room.problems if TITLE in p] == []


def test_the_clock_is_the_cut_off_where_no_other_is_given(site: Make) -> None:
    past, future = release("지난 글", date="2001-01-01"), release("먼 뒷날", date="2999-01-01")
    room = site({"content/releases/2001/past.md": past, "content/releases/2999/far.md": future})
    room.built(now=None)
    assert [r["slug"] for r in room.json("/releases.json")["releases"]] == ["past"]


def test_an_expired_release_is_gone_for_readers_of_its_alias_too(site: Make) -> None:
    room = site({**around(), **secret(expires="2024-07-01")}).built()
    assert not room.has("/old/hush/")
