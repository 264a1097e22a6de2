"""The report of a check: a page for people, and a summary for the page of a run on GitHub."""

from __future__ import annotations

import ast
import base64
import re
from collections.abc import Callable, Iterator
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import pytest
from harness import FIRST, NOW, PROJECT, HtmlPage, SiteTest, catalog, machine, release, reviewed
from markdown_it import MarkdownIt
from playwright.sync_api import Browser

from pressbridge.check_report.findings import CheckReport, Found, Pair, Section, gathered
from pressbridge.check_report.page import report_page
from pressbridge.check_report.summary import report_summary
from pressbridge.check_report.texts import STAGES, TALLIES, VERDICTS, WAYS, WEIGHTS, report_texts
from pressbridge.messages import placeholders, shipped_texts
from pressbridge.run import Options, Result
from pressbridge.words.problems import Problem, error, quoted, warning
from pressbridge.words.repository import Repository, repository_fault, repository_of

Make = Callable[..., SiteTest]
ROOM = PROJECT / "pressbridge" / "check_report"
SOURCE, WRONG = "참가 기업은 48개사이다.", "参加企業は40社である。"
HOSTILE = "<script>alert(1)</script>\"'&<img src=x onerror=alert(1)>"
GITHUB = {
    "GITHUB_SERVER_URL": "https://github.com",
    "GITHUB_REPOSITORY": "example/press",
    "GITHUB_REF_NAME": "main",
    "GITHUB_REF_TYPE": "branch",
}


@pytest.fixture(autouse=True)
def _no_github(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*GITHUB, "GITHUB_HEAD_REF", "GITHUB_WORKSPACE", "PRESSBRIDGE_HEAD_REPOSITORY"):
        monkeypatch.delenv(name, raising=False)


def wrong_figure(site: Make, entry: Callable[..., str] = machine, **fields: object) -> SiteTest:
    """Return a press room in which one figure of a translation is wrong."""
    return site({
        FIRST: release("도쿄 방문", SOURCE, **fields),
        FIRST.replace(".md", ".ja.po"): catalog(
            reviewed("도쿄 방문", "東京訪問", "title"), entry(SOURCE, WRONG)
        ),
    })  # fmt: skip


def page_of(room: SiteTest, *more: str) -> HtmlPage:
    """Return the report of a press room."""
    target = room.root / "report.html"
    room.run("check", "--now", "2026-11-22T09:00", "--report", str(target), *more)
    return HtmlPage("report", target.read_text(encoding="utf-8"))


# --- What it says


def test_a_finding_stands_with_both_texts_below_the_release_that_it_is_about(site: Make) -> None:
    page = page_of(wrong_figure(site))
    (section,) = page.all("//section[.//h2]")
    assert page.texts("//section//h2") == ["도쿄 방문"]
    assert [one.text for one in section.xpath(".//dd")] == [SOURCE, WRONG]
    assert [one.get("lang") for one in section.xpath(".//dd")] == ["ko", "ja"]
    assert "48개사 in the source is 40社 in the translation" in page.text
    assert "content/releases/2023/visit.ja.po" in page.text
    assert page.texts("//strong") == ["Must be checked"]


@pytest.mark.parametrize(
    ("files", "options", "verdict"),
    [
        ({FIRST: release()}, (), "clean"),
        ({FIRST: release(datum="2023-05-14")}, (), "errors"),
        ({FIRST: release(title="제" * 201)}, (), "findings"),
        ({FIRST: release(title="제" * 201)}, ("--strict",), "strict"),
        ({"content/site.yaml": "name: ["}, (), "errors"),
    ],
    ids=lambda value: "" if isinstance(value, dict) else str(value),
)
def test_the_page_says_whether_the_site_can_be_published(
    files: dict[str, str], options: tuple[str, ...], verdict: str, site: Make
) -> None:
    page = page_of(site(files), *options)
    assert page.texts("//p[@class='verdict']") == [VERDICTS[verdict]]
    assert bool(page.all("//header[@class='bad']")) is (verdict in ("errors", "strict"))


def test_a_hand_translation_shows_the_two_passages_that_a_finding_is_about(site: Make) -> None:
    room = site({
        FIRST: release("도쿄 방문", f"첫 문단입니다.\n\n{SOURCE}"),
        FIRST.replace(".md", ".ja.md"): f"---\ntitle: 東京訪問\n---\n最初の段落です。\n\n{WRONG}\n",
    })  # fmt: skip
    page = page_of(room)
    assert page.texts("//dd") == [SOURCE, WRONG]


def test_the_heaviest_release_stands_first_and_among_equals_the_newest(site: Make) -> None:
    long = "제" * 201
    room = wrong_figure(site)
    for day in (1, 3, 2):
        name = FIRST.replace("visit", f"r{day}")
        room.edit(name, release(f"{day}{long}", date=f"2023-06-0{day}", translate="no"))
    titles = page_of(room).texts("//section/h2")
    assert [title[:2] for title in titles] == ["도쿄", "3제", "2제", "1제"]


def test_what_belongs_to_no_release_stands_apart(site: Make) -> None:
    page = page_of(site({FIRST: release(), "content/topics.yaml": "Startups:\n  name: 주제\n"}))
    assert page.texts("//section/h2") == ["Settings, templates and other files"]
    assert "content/topics.yaml" in page.text


def test_a_file_of_a_folder_belongs_to_its_release(site: Make) -> None:
    folder = "content/releases/2023/visit"
    room = site({f"{folder}/index.md": release(), f"{folder}/note.docx": b"x", FIRST: release()})
    room.remove(FIRST)
    page = page_of(room)
    assert page.texts("//section/h2") in ([], ["도쿄 방문"])
    assert "Settings, templates and other files" not in page.text


def test_what_has_no_finding_is_counted_and_named(site: Make) -> None:
    page = page_of(site({FIRST: release(translate="no"), "content/pages/about.md": release()}))
    assert "Nothing was found here: 1" in page.text
    assert "In one language only" in page.text


def test_hints_call_the_command_as_it_is_called_here(site: Make) -> None:
    room = site({
        FIRST: release(), FIRST.replace(".md", ".ja.md"): "---\ntitle: 東京訪問\n---\n本文です。\n",
    })  # fmt: skip
    assert f"--root {room.root} translate --accept visit" in page_of(room).text


# --- Texts


def texts_asked() -> Iterator[str]:
    """Yield each text that the report may ask for."""
    template = (ROOM / "report.html").read_text(encoding="utf-8")
    yield from re.findall(r'page\.say\("([^"]+)"', template)
    for table in (STAGES, VERDICTS, WEIGHTS, WAYS, TALLIES):
        yield from table.values()
    for path in ROOM.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            asks = isinstance(node, ast.Call) and ast.unparse(node.func).endswith("texts")
            if asks and node.args and isinstance(node.args[0], ast.Constant):
                yield str(node.args[0].value)
    yield from ("Passages checked by a person: {reviewed} of {segments}",)


@pytest.mark.parametrize("lang", ["ko", "ja"])
def test_each_text_of_the_report_is_there_in_each_language_and_no_other(lang: str) -> None:
    shipped = shipped_texts(f"report-{lang}", lang)
    assert {*shipped} == {*texts_asked()}
    for english, said in shipped.items():
        assert placeholders(said) == placeholders(english), english
        assert re.search("[가-힣]" if lang == "ko" else "[ぁ-んァ-ヶ一-龥]", said), english


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("ko", "기계 번역 1"), ("ja", "機械翻訳 1"), ("en", "Machine translation: 1"),
        ("fr", "Machine translation: 1"),
    ],
)  # fmt: skip
def test_the_report_is_in_the_language_that_is_asked_for(lang: str, said: str) -> None:
    section = Section("제목", "a.md", "ko", tally=(("machine", 1),), found=FOUND)
    page = HtmlPage("report", report_page(report(section), lang).decode())
    assert said in page.text
    assert page.lang == report_texts(lang).lang
    assert said.split(maxsplit=1)[0] in summary_text(report_summary(report(section), lang))


def test_a_problem_is_said_as_the_caller_says_it() -> None:
    def say(problem: Problem) -> Problem:
        return problem._replace(message="말이 바뀜")

    section = Section("제목", "a.md", "ko", found=FOUND)
    assert "말이 바뀜" in report_page(report(section), "ko", say).decode()
    assert "말이 바뀜" in report_summary(report(section), "ko", say).decode()


@pytest.mark.parametrize(("lang", "words"), [("ko", "번역문이 다릅니다"), ("ja", "訳文が違います")])
def test_findings_and_hints_are_in_the_language_of_the_report(
    site: Make, tmp_path: Path, lang: str, words: str
) -> None:
    room = site(
        {
            FIRST: release(body=SOURCE),
            FIRST.replace(".md", ".ja.po"): catalog(reviewed(SOURCE, WRONG)),
        }
    )
    page, summary = tmp_path / "r.html", tmp_path / "s.md"
    given = ("--report", str(page), "--summary", str(summary), "--ui-lang", lang)
    room.run("check", "--offline", "--now", NOW, *given)
    shown = HtmlPage("report", page.read_text(encoding="utf-8")).text
    for text in (shown, summary_text(summary.read_bytes())):
        assert words in text, text
        assert "in the source" not in text
    assert "msgstr" in shown
    assert "correct the" not in shown


# --- Nothing that is shown is trusted

FOUND = (
    Found(
        warning("number", "a.ja.po", 3, quoted("48 is 40"), quoted("correct it"), hard=True),
        Pair("a", "b"),
    ),
)


def report(*sections: Section, general: tuple[Found, ...] = ()) -> CheckReport:
    return CheckReport(
        moment="2026-11-22 09:00", verdict="errors", weights=(1, 0, 0), segments=2, reviewed=1,
        general=Section("", "", "", found=general), with_findings=sections, without=(),
    )  # fmt: skip


def hostile(text: str) -> CheckReport:
    found = (
        Found(
            error("x", f"{text}.po", 3, quoted(text), quoted(text)),
            Pair(text, text),
            Repository("https://github.com/example/press").edit(f"{text}.po", 3),
        ),
    )
    return report(Section(text, text, "ko", found=found), general=found)


def test_no_text_becomes_markup_of_the_page() -> None:
    page = HtmlPage("report", report_page(hostile(HOSTILE), "en").decode())
    assert page.all("//script | //img | //*[@onerror] | //iframe") == []
    assert HOSTILE in page.texts("//h2")
    assert {href.split("/edit/")[0] for href in page.all("//a/@href")} == {
        "https://github.com/example/press"
    }


def test_the_page_asks_for_nothing_and_allows_only_its_own_style() -> None:
    page = HtmlPage("report", report_page(hostile("x"), "en").decode())
    (policy,) = page.all("//meta[@http-equiv='Content-Security-Policy']/@content")
    style = page.source.partition("<style>")[2].partition("</style>")[0]
    digest = base64.b64encode(sha256(style.encode()).digest()).decode()
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    assert page.all("//@src | //link | //script | //@style | //form | //object") == []
    assert "url(" not in style
    assert "@import" not in style


@pytest.mark.parametrize("sign", ["\u202e", "\x1b", "\u200b", "\udcff", "\x00"])
def test_what_nobody_sees_is_written_out(sign: str) -> None:
    for data in (
        report_page(hostile(f"a{sign}b"), "en"),
        report_summary(hostile(f"a{sign}b"), "en"),
    ):
        assert sign not in data.decode()


def summary_text(data: bytes) -> str:
    return "".join(
        child.content
        for token in MarkdownIt("gfm-like", {"linkify": False}).parse(data.decode())
        for child in token.children or ()
        if child.type == "text"
    )


@pytest.mark.parametrize(
    "text",
    [
        HOSTILE, "[a](https://evil.example/)", "![a](https://evil.example/)", "# a", "| a | b |",
        "`a`", "**a**", "- a", "1. a", "<!-- a", "a\n\n## b", "a\r\rb", "https://evil.example/",
        "www.evil.example", "@someone", "#12", ":smile:", "&lt;b&gt;", "a\\", "~~a~~", "$a$",
    ],
)  # fmt: skip
def test_no_text_becomes_markup_of_the_summary(text: str) -> None:
    def kinds(said: str) -> list[str]:
        tokens = MarkdownIt("gfm-like", {"linkify": False, "html": True}).parse(
            report_summary(hostile(said), "en").decode()
        )
        return [inner.type for token in tokens for inner in (token, *(token.children or ()))]

    assert kinds(text) == kinds("plain")
    assert "https://evil" not in report_summary(hostile(text), "en").decode()


def test_a_summary_stays_below_what_github_shows() -> None:
    long = error("x", "a.po", 3, quoted("가" * 600), quoted("나" * 600))
    found = (Found(long, Pair("다" * 9_000, "라" * 9_000)),) * 5_000
    many = report(Section("제" * 9_000, "a.md", "ko", found=found))
    data = report_summary(CheckReport(**{**_fields(many), "weights": (5_000, 0, 0)}), "ko")
    assert len(data) < 1_000_000
    assert "4,800" in summary_text(data)


def _fields(value: CheckReport) -> dict[str, object]:
    return {name: getattr(value, name) for name in CheckReport.__dataclass_fields__}


# --- Links


@pytest.mark.parametrize(
    ("environment", "configured", "link"),
    [
        (GITHUB, "", "https://github.com/example/press/edit/main/a%20b.md#L3"),
        (GITHUB, "https://github.com/else/where",
         "https://github.com/example/press/edit/main/a%20b.md#L3"),
        ({**GITHUB, "GITHUB_REF_NAME": "12/merge", "GITHUB_HEAD_REF": "새/글#1"}, "",
         "https://github.com/example/press/edit/%EC%83%88/%EA%B8%80%231/a%20b.md#L3"),
        ({**GITHUB, "GITHUB_HEAD_REF": "b", "PRESSBRIDGE_HEAD_REPOSITORY": "fork/press"}, "",
         "https://github.com/fork/press/edit/b/a%20b.md#L3"),
        ({**GITHUB, "GITHUB_WORKSPACE": "/repo"}, "",
         "https://github.com/example/press/edit/main/room/a%20b.md#L3"),
        ({**GITHUB, "GITHUB_REF_TYPE": "tag"}, "", None),
        ({**GITHUB, "GITHUB_SERVER_URL": "javascript:alert(1)//"}, "", None),
        ({**GITHUB, "GITHUB_REPOSITORY": "../../evil"}, "", None),
        ({}, "https://github.com/example/press",
         "https://github.com/example/press/edit/main/a%20b.md#L3"),
        ({}, "", None),
    ],
)  # fmt: skip
def test_a_link_leads_to_the_line_on_github(
    environment: dict[str, str], configured: str, link: str | None
) -> None:
    found = repository_of(environment, configured, Path("/repo/room"))
    assert (found.edit("a b.md", 3) if found else None) == link


@pytest.mark.parametrize(
    ("address", "hint"),
    [
        ("https://github.com/example/press", None),
        ("https://ghe.example.org:8443/a-b/press.room", None),
        ("http://github.com/example/press", "write https://github.com/example/press"),
        ("https://github.com/example/press.git", "write https://github.com/example/press"),
        ("git@github.com:example/press.git", "write https://github.com/example/press"),
        ("https://github.com/example/press/tree/main", "write https://github.com/example/press"),
        ("https://github.com/example", "write the address of its page, such as"),
        ("https://github.com/example/..", "write the address of its page, such as"),
        ("https://me:key@github.com/example/press", "write the address of its page, such as"),
        ("javascript:alert(1)", "write the address of its page, such as"),
    ],
)
def test_the_address_of_a_repository_is_taken_strictly(address: str, hint: str | None) -> None:
    fault = repository_fault(address)
    assert (fault is None) is (hint is None)
    assert fault is None or fault[1].startswith(hint or "")


def test_the_address_in_site_yaml_makes_links(site: Make) -> None:
    room = wrong_figure(site)
    text = (room.root / "content/site.yaml").read_text(encoding="utf-8")
    room.edit("content/site.yaml", f"{text}repository: https://github.com/example/press/\n")
    (link,) = page_of(room).all("//section//a/@href")
    at = "https://github.com/example/press/edit/main/content/releases/2023/visit.ja.po#L"
    assert re.fullmatch(rf"{re.escape(at)}\d+", link)


def test_in_a_run_of_github_no_setting_is_needed(
    site: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = wrong_figure(site)
    for name, value in GITHUB.items():
        monkeypatch.setenv(name, value)
    assert "/example/press/edit/main/content/" in page_of(room).all("//section//a/@href")[0]


# --- Where it is written


@pytest.mark.parametrize(
    ("option", "target", "said"),
    [
        ("--report", "content/report.html", "must not land in"),
        ("--report", "content/../content/releases/report.html", "must not land in"),
        ("--report", "Content/report.html", "must not land in"),
        ("--report", "site/report.html", "must not land in"),
        ("--report", "templates/report.html", "must not land in"),
        ("--report", "link/report.html", "must not land in"),
        ("--report", "README.md", "its name ends with .html"),
        ("--summary", "site/summary.md", "must not land in"),
        ("--summary", "content/pages/summary.md", "must not land in"),
    ],
)
def test_a_report_never_lands_in_what_is_published(
    option: str, target: str, said: str, site: Make
) -> None:
    room = site({FIRST: release()})
    (room.root / "link").symlink_to(room.root / "content", target_is_directory=True)
    result = room.run("check", option, str(room.root / target))
    assert result.code == 2
    assert said in result.err
    assert not (room.root / target).exists()


def test_one_file_cannot_be_both(site: Make) -> None:
    room = site({FIRST: release()})
    both = str(room.root / "a.html")
    assert room.run("check", "--report", both, "--summary", both).code == 2


def test_a_folder_in_the_way_is_said_and_nothing_is_left_behind(site: Make) -> None:
    room = site({FIRST: release()})
    (room.root / "no").write_text("a file")
    result = room.run("check", "--report", str(room.root / "no" / "report.html"))
    assert result.code == 1
    assert "Traceback" not in result.err
    assert not [*room.root.glob(".pressbridge-*")]


def test_a_report_changes_neither_what_is_printed_nor_the_exit_code(site: Make) -> None:
    room = wrong_figure(site)
    before = room.build("check")
    after = room.build("check", report=room.root / "a.html", summary=room.root / "a.md")
    assert after.code == before.code == 0
    assert after.data["problems"] == before.data["problems"]
    assert (room.root / "a.md").read_text(encoding="utf-8").startswith("## ")


def test_a_site_that_cannot_be_read_has_a_report_too() -> None:
    result = Result(problems=(error("yaml", "content/site.yaml", 1, quoted("it cannot be read")),))
    options = Options(root=Path(), out=Path("site"), now=datetime(2026, 11, 22))  # noqa: DTZ001
    found = gathered(result, None, options, None)
    assert found.verdict == "errors"
    assert "it cannot be read" in report_page(found, "ja").decode()


# --- In a browser


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["ko", "ja", "en"])
def test_the_page_fits_a_phone_and_is_styled(
    scheme: str,
    lang: str,
    browser: Browser,
    tmp_path: Path,
) -> None:
    long = "https://example.org/" + "a" * 300
    target = tmp_path / "report.html"
    target.write_bytes(report_page(hostile(f"아주 긴 글 {long} {HOSTILE}"), lang))
    context = browser.new_context(
        viewport={"width": 390, "height": 800}, color_scheme="dark" if scheme == "dark" else "light"
    )
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: pytest.fail("a script ran"))
    page.goto(target.as_uri())
    assert asked == [target.as_uri()]
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    colours = page.evaluate("(c => [c.backgroundColor, c.color])(getComputedStyle(document.body))")
    light, dark = (
        ["rgb(252, 252, 251)", "rgb(22, 25, 29)"],
        ["rgb(20, 23, 27)", "rgb(233, 235, 238)"],
    )
    assert colours == (dark if scheme == "dark" else light)
    context.close()
