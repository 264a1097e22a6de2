"""The news sitemap: what became public in the last 48 hours, and only what may be listed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from harness import SiteTest, catalog, machine, parse_xml, release, reviewed

Make = Callable[..., SiteTest]
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
BASE = "https://press.example.org"
FOLDER = "content/releases/2026"
NOW = "2026-11-22T09:00"


def listed(room: SiteTest) -> list[tuple[str, str, str, str, str]]:
    """Return (address, publication, its language, date, title) of each article."""
    root = parse_xml(room.text("/news-sitemap.xml"))
    assert root.tag == f"{MAP}urlset"
    found = []
    for url in root:
        news = url.find(f"{NEWS}news")
        assert [child.tag for child in news] == [
            f"{NEWS}{name}" for name in ("publication", "publication_date", "title")
        ]
        publication = news.find(f"{NEWS}publication")
        names = tuple(str(publication.findtext(f"{NEWS}{name}")) for name in ("name", "language"))
        rest = tuple(str(news.findtext(f"{NEWS}{name}")) for name in ("publication_date", "title"))
        found.append((str(url.findtext(f"{MAP}loc")).removeprefix(BASE), *names, *rest))
    return found


def test_an_article_has_the_name_of_the_press_room_in_its_own_language(site: Make) -> None:
    room = site({
        f"{FOLDER}/a.md": release("가 & 나", date="2026-11-21T10:00"),
        f"{FOLDER}/a.ja.md": "---\ntitle: カ\n---\n本文です。\n",
    }).built(now=NOW)  # fmt: skip
    moment = "2026-11-21T10:00:00+09:00"
    assert listed(room) == [
        ("/ko/2026/11/21/a/", "보도실", "ko", moment, "가 & 나"),
        ("/ja/2026/11/21/a/", "プレスルーム", "ja", moment, "カ"),
    ]
    assert f"Sitemap: {BASE}/news-sitemap.xml" in room.text("/robots.txt").splitlines()


@pytest.mark.parametrize(
    ("fields", "is_news"),
    [
        ({"date": "2026-11-20T09:00:01"}, True),
        ({"date": "2026-11-20T09:00"}, False),
        ({"date": "2026-11-01", "embargo": "2026-11-21T09:00"}, True),
        ({"date": "2026-11-22T09:00:01"}, False),
        ({"date": "2026-11-21", "draft": "yes"}, False),
        ({"date": "2026-11-21", "embargo": "2026-11-23"}, False),
        ({"date": "2026-11-21", "expires": "2026-11-22"}, False),
        ({"date": "2026-11-21", "withdrawn": "{date: 2026-11-22, reason: 잘못}"}, False),
        ({"date": "2026-11-21", "kind": "notice"}, True),
    ],
)
def test_only_what_became_public_in_the_last_48_hours_is_news(
    site: Make, fields: dict[str, str], is_news: bool
) -> None:
    room = site({f"{FOLDER}/a.md": release("가", **fields)}).built(now=NOW)
    assert bool(listed(room)) is is_news


def test_a_translation_that_nobody_has_checked_is_no_news(site: Make) -> None:
    words = catalog(
        reviewed("가 소식", "カ", "title"), machine("본문입니다.", "本文です。", "paragraph")
    )
    room = site(
        {f"{FOLDER}/a.md": release("가 소식", date="2026-11-21"), f"{FOLDER}/a.ja.po": words}
    )
    assert [one[2] for one in listed(room.built(now=NOW))] == ["ko"]


def test_an_article_leaves_when_its_48_hours_are_over_and_a_title_is_mended(site: Make) -> None:
    room = site({f"{FOLDER}/a.md": release("가", date="2026-11-20T10:00")}).built(now=NOW)
    assert [one[4] for one in listed(room)] == ["가"]
    room.edit(f"{FOLDER}/a.md", release("나", date="2026-11-20T10:00"))
    room.built(now=NOW)
    assert [one[4] for one in listed(room)] == ["나"]
    room.built(now="2026-11-22T10:00")
    assert listed(room) == []
    known = room.tree()
    room.built(now="2026-11-22T10:00", clean=True)
    assert room.tree() == known
