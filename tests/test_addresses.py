"""Where everything stands: paging, topics, dates, old addresses, and two things in one place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from harness import FIRST, SITE_YAML, SiteTest, parse_xml, release, tree_of

Make = Callable[..., SiteTest]


def many(count: int, **fields: object) -> dict[str, str | bytes]:
    """Releases on one day a minute apart, the newest with the highest number."""
    return {
        f"content/releases/2023/visit-{n:03}.md": release(
            f"글 {n}", date=f"2023-05-14T10:{n:02}", translate="no", **fields
        )
        for n in range(1, count + 1)
    }


def titles(site: SiteTest, address: str) -> list[str]:
    return site.page(address).texts("//*[contains(@class, 'card-title')]")


PAGES = ((1, [1]), (10, [10]), (11, [10, 1]), (20, [10, 10]), (21, [10, 10, 1]))


@pytest.mark.parametrize(("count", "sizes"), PAGES)
def test_a_list_has_ten_releases_on_a_page(site: Make, count: int, sizes: list[int]) -> None:
    room = site(many(count, topics="[startups]")).built()
    lists = ("/ko/", "/ko/topics/startups/", "/ko/2023/", "/ko/2023/05/", "/ko/2023/05/14/")
    for start in lists:
        shown: list[str] = []
        for number, size in enumerate(sizes, 1):
            address = start if number == 1 else f"{start}page/{number}/"
            assert len(titles(room, address)) == size, address
            shown += titles(room, address)
        assert shown == [f"글 {n}" for n in range(count, 0, -1)], start
        assert not room.has(f"{start}page/1/")
        assert not room.has(f"{start}page/{len(sizes) + 1}/")


def test_the_pages_of_a_list_are_a_chain(site: Make) -> None:
    room = site(many(25)).built()

    def ends(address: str) -> tuple[list[str], list[str]]:
        page = room.page(address)
        return page.all("//main//a[@rel='prev']/@href"), page.all("//main//a[@rel='next']/@href")

    assert ends("/ko/") == ([], ["/ko/page/2/"])
    assert ends("/ko/page/2/") == (["/ko/"], ["/ko/page/3/"])
    assert ends("/ko/page/3/") == (["/ko/page/2/"], [])


def test_a_long_pager_names_its_ends_and_its_neighbours(site: Make) -> None:
    files = {
        f"content/releases/2023/v-{n}.md": release(f"글 {n}", translate="no") for n in range(115)
    }
    room = site(files).built()
    numbers = room.page("/ko/page/6/").texts("//*[contains(@class, 'pager')]//li")
    assert numbers == ["1", "…", "4", "5", "6", "7", "8", "…", "12"]
    current = room.page("/ko/page/6/").texts("//li/a[@aria-current='page']")
    assert current == ["6"]


def test_only_topics_with_releases_have_a_page(site: Make) -> None:
    room = site({FIRST: release(topics="[markets]", translate="no")}).built()
    assert room.has("/ko/topics/markets/")
    assert not room.has("/ko/topics/startups/")
    assert not room.has("/ja/topics/markets/")
    assert not room.has("/ja/topics/")


def test_without_topics_there_is_no_list_of_topics(site: Make) -> None:
    room = site({FIRST: release()}).built()
    assert not room.has("/ko/topics/")
    assert not [a for page in room.html_pages for a in page.all("//a/@href") if "topics" in a]


def test_topics_stand_in_the_order_of_their_table(site: Make) -> None:
    room = site({FIRST: release(topics="[markets, startups]")}).built()
    menu = room.page("/ko/").texts("//*[contains(@class, 'menu-topics')]//a")
    assert menu == ["스타트업", "시장"]


DAYS = (
    ("2023-05-14", "2023/05/14"),
    ("2023-05-14T00:00", "2023/05/14"),
    ("2023-05-14T23:59:59", "2023/05/14"),
    ("2023-05-13T15:00:00Z", "2023/05/14"),
    ("2023-05-14T15:00:00Z", "2023/05/15"),
    ("2022-12-31T23:59-01:00", "2023/01/01"),
    ("2024-02-29", "2024/02/29"),
)


@pytest.mark.parametrize(("date", "day"), DAYS)
def test_the_day_of_an_address_is_that_of_korea_and_japan(site: Make, date: str, day: str) -> None:
    room = site({"content/releases/2023/visit.md": release(date=date)}).built()
    for lang in ("ko", "ja"):
        assert room.has(f"/{lang}/{day}/visit/")
    assert room.has(f"/ko/{day}/")
    assert room.has(f"/ko/{day[:7]}/")
    assert room.has(f"/ko/{day[:4]}/")


def test_releases_of_one_moment_stand_in_the_order_of_their_slugs(site: Make) -> None:
    files = {f"content/releases/2023/{slug}.md": release(slug) for slug in ("b", "c", "a")}
    room = site(files).built()
    assert titles(room, "/ko/") == ["a", "b", "c"]


def test_a_release_in_a_folder_has_the_address_of_a_file(site: Make) -> None:
    room = site({"content/releases/2023/visit/index.md": release()}).built()
    assert room.has("/ko/2023/05/14/visit/")


def test_the_slug_is_never_taken_from_the_title(site: Make) -> None:
    room = site({FIRST: release("한글 제목만 있습니다")}).built()
    assert not [name for name in room.tree() if not name.isascii()]


# --- old addresses

ALIASES = (
    ("/news/123/", "news/123/index.html"),
    ("/news/123", "news/123/index.html"),
    ("/news/old.html", "news/old.html"),
    ("/news/index.html", "news/index.html"),
    ("/ja/news/", "ja/news/index.html"),
    ("/%ED%95%9C%EA%B8%80/", "한글/index.html"),
    ("/한글/", "한글/index.html"),
    ("/a%20b/", "a b/index.html"),
    ("/.well-known/old/", ".well-known/old/index.html"),
)


@pytest.mark.parametrize(("alias", "file"), ALIASES)
def test_an_alias_answers_at_its_old_address(site: Make, alias: str, file: str) -> None:
    room = site({FIRST: release(aliases=f'["{alias}"]')}).built()
    assert file in room.tree()
    page = room.page("/" + file.removesuffix("index.html"))
    lang = "ja" if alias.startswith("/ja/") else "ko"
    target = f"/{lang}/2023/05/14/visit/"
    assert page.is_redirect
    assert page.lang == lang
    assert page.canonical == f"https://press.example.org{target}"
    assert page.all("//main//a/@href") == [target]
    room.built()
    assert room.result.data["pages"]["written"] == 0
    assert file in room.tree()


def test_an_alias_into_a_language_without_an_edition_leads_to_the_source(site: Make) -> None:
    room = site({FIRST: release(aliases="[/ja/old/]", translate="no")}).built()
    assert room.page("/ja/old/").canonical.endswith("/ko/2023/05/14/visit/")


def test_old_addresses_are_in_no_list(site: Make) -> None:
    room = site({FIRST: release(aliases="[/news/123/]")}).built()
    named = [name for name, data in room.tree().items() if b"news/123" in data]
    assert named == []


def test_a_standing_page_may_have_an_old_address(site: Make) -> None:
    about = "---\ntitle: 소개\naliases: [/who-we-are/]\n---\n소개글\n"
    room = site({FIRST: release(), "content/pages/about.md": about}).built()
    assert room.page("/who-we-are/").canonical.endswith("/ko/about/")


# --- two things in one place


@dataclass(frozen=True)
class Clash:
    """Files that cannot stand together, and what is said."""

    name: str
    files: dict[str, str | bytes] = field(default_factory=dict)
    code: str = "address-taken"
    at: str = FIRST


def page_of(title: str) -> str:
    return f"---\ntitle: {title}\n---\n글\n"


CLASHES = (
    Clash("an alias and a home", {FIRST: release(aliases="[/ko/]")}),
    Clash("an alias and a home without a slash", {FIRST: release(aliases="[/ko]")}),
    Clash("an alias and a home, encoded", {FIRST: release(aliases='["/%6Bo/"]')}),
    Clash("an alias and the chooser", {FIRST: release(aliases="[/]")}),
    Clash("an alias and the chooser's file", {FIRST: release(aliases="[/index.html]")}),
    Clash("an alias and the release itself", {FIRST: release(aliases="[/ko/2023/05/14/visit/]")}),
    Clash("an alias and a day", {FIRST: release(aliases="[/ko/2023/05/14/]")}),
    Clash("an alias and a feed", {FIRST: release(aliases="[/ko/feed.xml]")}),
    Clash("an alias and the sitemap", {FIRST: release(aliases="[/sitemap.xml]")}),
    Clash("an alias and the theme", {FIRST: release(aliases="[/assets/press.css]")}),
    Clash("an alias below a file", {FIRST: release(aliases="[/robots.txt/old/]")}),
    Clash("an alias of two releases",
          {FIRST: release(aliases="[/old/]"),
           "content/releases/2023/visit-2.md": release(aliases="[/old]")},
          "duplicate-alias", FIRST),
    Clash("an alias of two releases, one encoded",
          {FIRST: release(aliases="[/old/]"),
           "content/releases/2023/visit-2.md": release(aliases='["/%6Fld/"]')},
          "duplicate-alias"),
    Clash("an alias of two releases, one in capitals",
          {FIRST: release(aliases="[/old/]"),
           "content/releases/2023/visit-2.md": release(aliases='["/OLD/index.html"]')},
          "duplicate-alias"),
    Clash("an alias and a home in capitals", {FIRST: release(aliases="[/KO/]")}),
    Clash("an alias in a folder in capitals", {FIRST: release(aliases="[/KO/old/]")}),
    Clash("an alias and a static file in other letters",
          {FIRST: release(aliases='["/%E1%84%80%E1%85%A1.html"]'), "content/static/가.html": "x"},
          at="content/static/가.html"),
    Clash("two static files that differ in capitals",
          {FIRST: release(), "content/static/A.txt": "x", "content/static/a.txt": "x"},
          at="content/static/a.txt"),
    Clash("two static folders that differ in capitals",
          {FIRST: release(), "content/static/A/1.txt": "x", "content/static/a/2.txt": "x"},
          at="content/static/a/2.txt"),
    Clash("two attachments that differ in capitals",
          {FIRST: release(attachments="[{file: a.txt}, {file: A.TXT}]"),
           "content/releases/2023/a.txt": "x", "content/releases/2023/A.TXT": "x"},
          at="content/releases/2023/a.txt"),
    Clash("an alias that no disk can hold", {FIRST: release(aliases=f"[/{'a' * 256}/]")},
          "wrong-alias"),
    Clash("an alias with a control character", {FIRST: release(aliases='["/a%00b/"]')},
          "wrong-alias"),
    Clash("a static file and the chooser", {FIRST: release(), "content/static/index.html": "x"},
          at="content/static/index.html"),
    Clash("a static file and a page",
          {FIRST: release(), "content/static/ko/2023/index.html": "x"},
          at="content/static/ko/2023/index.html"),
    Clash("a static file and robots.txt", {FIRST: release(), "content/static/robots.txt": "x"},
          at="content/static/robots.txt"),
    Clash("a static file where a folder is", {FIRST: release(), "content/static/ko": "x"},
          at="content/static/ko"),
    Clash("a static file where a folder of files is",
          {FIRST: release(attachments="[{file: a.txt}]"), "content/releases/2023/a.txt": "a",
           "content/static/files": "x"}, at="content/static/files"),
    Clash("a static file and an attachment",
          {FIRST: release(attachments="[{file: a.txt}]"), "content/releases/2023/a.txt": "a",
           "content/static/files/visit/a.txt": "x"}, at="content/static/files/visit/a.txt"),
    Clash("a static file and an alias",
          {FIRST: release(aliases="[/old.html]"), "content/static/old.html": "x"},
          at="content/static/old.html"),
    Clash("two standing pages", {FIRST: release(), "content/pages/about.md": page_of("하나"),
                                 "content/pages/about/index.md": page_of("둘")},
          "duplicate-slug", "content/pages/about/index.md"),
    Clash("two releases of one slug", {FIRST: release(),
                                       "content/releases/2024/visit.md": release(date="2024-01-01")},
          "duplicate-slug", "content/releases/2024/visit.md"),
    Clash("a release as a file and a folder",
          {FIRST: release(), "content/releases/2023/visit/index.md": release()},
          "duplicate-slug", "content/releases/2023/visit/index.md"),
    Clash("a release and a standing page", {FIRST: release(), "content/pages/visit.md": page_of("집")},
          "duplicate-slug", "content/pages/visit.md"),
    *(Clash(f"a standing page called {slug}",
            {FIRST: release(), f"content/pages/{slug}.md": page_of("이름")},
            "reserved-slug", f"content/pages/{slug}.md")
      for slug in ("topics", "archive", "search", "corrections", "page", "feed", "2023", "05")),
)  # fmt: skip


@pytest.mark.parametrize("clash", CLASHES, ids=lambda clash: clash.name)
def test_nothing_is_written_when_one_address_is_claimed_by(site: Make, clash: Clash) -> None:
    room = site({FIRST: release()}).built()
    before = room.tree()
    for name, text in clash.files.items():
        room.edit(name, text)
    result = room.build()
    assert result.code == 1
    found = [(p["code"], p["path"]) for p in result.data["problems"] if p["severity"] == "error"]
    assert found == [(clash.code, clash.at)], room.problems
    assert result.data["pages"] == {"written": 0, "unchanged": 0, "removed": 0}
    assert tree_of(room.out) == before
    assert room.build("check").code == 1


LATER = "content/releases/2031/later.md"


@pytest.mark.parametrize(
    "hidden", [{"draft": "true"}, {"embargo": "2031-01-01"}, {"date": "2031-07-01"}]
)
@pytest.mark.parametrize(
    ("alias", "static"),
    [
        ("/old/", "old/index.html"),
        ("/old/", "old"),
        ("/ko/archive/", None),
        ("/ko/", None),
        ("/ja/2023/05/14/visit/", None),
        ("/ko/2023/05/", None),
        ("/ko/page/7/", None),
        ("/assets/press.css", None),
        ("/robots.txt", None),
        (None, "ja/2031/07/01/later/index.html"),
        (None, "ko/2023/05/14/later"),
        (f"/{'a' * 300}/", None),
    ],
)
def test_an_address_that_a_hidden_release_cannot_have_is_an_error_today(
    site: Make, hidden: dict[str, str], alias: str | None, static: str | None
) -> None:
    files = {FIRST: release(), LATER: release("나중", aliases=alias and f"[{alias}]", **hidden)}
    if static:
        files[f"content/static/{static}"] = "x"
    clashes = alias or (hidden.get("date") is None) is static.startswith("ko/2023")
    room = site(files)
    found = {problem for problem in (room.build("check"), room.codes)[1] if problem != "other-year"}
    today = bool(found & {"address-taken", "wrong-alias"})
    room.build("check", drafts=True, out=room.root / "preview")
    on_the_day = bool(set(room.codes) & {"address-taken", "wrong-alias"})
    assert today == on_the_day == bool(clashes)


def test_a_file_may_become_a_folder_and_a_folder_a_file(site: Make) -> None:
    room = site({FIRST: release(), "content/static/thing": "x"}).built()
    room.remove("content/static/thing")
    room.edit("content/static/thing/part.txt", "y")
    room.built()
    assert room.text("/thing/part.txt") == "y"
    room.remove("content/static/thing/part.txt")
    (room.root / "content/static/thing").rmdir()
    room.edit("content/static/thing", "z")
    room.built()
    assert (room.out / "thing").read_text() == "z"


def test_static_files_are_copied_to_the_root_as_they_are(site: Make) -> None:
    data = bytes(range(256))
    names = ("CNAME", "google123.html", ".well-known/security.txt", "한글 이름.bin", "a/b/c.bin")
    room = site({FIRST: release(), **{f"content/static/{name}": data for name in names}}).built()
    tree = room.tree()
    assert [name for name in names if tree.get(name) != data] == []


def test_links_in_texts_to_addresses_of_the_site_are_checked_and_moved(site: Make) -> None:
    body = "[날짜](/ko/2023/) [없음](/nothing/) [이름](/CNAME)"
    room = site({FIRST: release(body=body), "content/static/CNAME": "x"})
    room.built(base_url="https://h.example.org/a/b/")
    page = room.page("/ko/2023/05/14/visit/")
    hrefs = page.all("//*[contains(@class, 'body')]//a/@href")
    assert hrefs == ["/a/b/ko/2023/", "/a/b/nothing/", "/a/b/CNAME"]
    assert room.problems == [f'? {FIRST}:5: nothing answers at "/nothing/"']


# --- the base address

BASES = (
    ("https://press.example.org/", "/", "https://press.example.org/"),
    ("https://press.example.org", "/", "https://press.example.org/"),
    ("https://h.example.org/a/b", "/a/b/", "https://h.example.org/a/b/"),
    ("http://127.0.0.1:8000/", "/", "http://127.0.0.1:8000/"),
)


def assert_built_for(room: SiteTest, path: str, base: str) -> None:
    page = room.page("/ko/2023/05/14/visit/")
    assert page.canonical == f"{base}ko/2023/05/14/visit/"
    assert page.switch["ja"] == f"{path}ja/2023/05/14/visit/"
    assert room.json("/releases.json")["base_url"] == base
    assert room.json("/ko/feed.json")["feed_url"] == f"{base}ko/feed.json"
    assert parse_xml(room.text("/sitemap.xml"))[0][0].text == base
    inner = [str(h) for h in page.all("//a/@href | //script/@src | //link/@href")]
    assert [h for h in inner if h.startswith("/") and not h.startswith(path)] == []


@pytest.mark.parametrize(("given", "path", "base"), BASES)
def test_the_whole_site_moves_with_its_base_url(
    site: Make, given: str, path: str, base: str
) -> None:
    by_option = site({FIRST: release()}, "one").built(base_url=given)
    assert_built_for(by_option, path, base)
    yaml = SITE_YAML.replace("https://press.example.org/", given)
    by_table = site({"content/site.yaml": yaml, FIRST: release()}, "two").built()
    assert by_table.tree() == by_option.tree()


def test_a_changed_base_url_leaves_no_trace_of_the_old_one(site: Make) -> None:
    room = site({FIRST: release(topics="[startups]", aliases="[/old/]")}).built()
    room.built(base_url="https://h.example.org/a/b/")
    assert [n for n, data in room.tree().items() if b"press.example.org" in data] == []


PATHS = ("https://h.example.org/%ED%95%9C/", "https://h.example.org/한/")


@pytest.mark.parametrize("base", PATHS)
def test_a_base_path_in_hangul_is_encoded_once_everywhere(site: Make, base: str) -> None:
    room = site({FIRST: release()}).built(base_url=base)
    page = room.page("/ko/2023/05/14/visit/")
    assert page.canonical == "https://h.example.org/%ED%95%9C/ko/2023/05/14/visit/"
    assert page.switch["ja"] == "/%ED%95%9C/ja/2023/05/14/visit/"


@pytest.mark.parametrize(
    "name", ["a#b.pdf", "a%20b.pdf", "50%.pdf", "보고서 (최종).pdf", "a&b;c.pdf"]
)
def test_a_file_of_any_name_can_be_had(site: Make, name: str) -> None:
    folder = "content/releases/2023/visit/"
    attached = release(attachments=f'[{{file: "{name}"}}]')
    room = site({f"{folder}index.md": attached, f"{folder}{name}": "x"}).built()
    href = room.page("/ko/2023/05/14/visit/").all("//a[contains(@href, '/files/')]/@href")[0]
    assert room.has(str(href))


def test_menus_stay_short_however_many_standing_pages_there_are(site: Make) -> None:
    pages = {f"content/pages/page-{n:02}.md": "---\ntitle: 안내\n---\n본문\n" for n in range(31)}
    room = site(many(1) | pages).built()
    (problem,) = [one for one in room.result.data["problems"] if one["code"] == "full-menu"]
    assert problem["path"] == "content/pages/page-30.md"
    assert "there are 31 standing pages" in problem["message"]
    assert len(room.page("/ko/").texts("//footer//a[text() = '안내']")) == 30
