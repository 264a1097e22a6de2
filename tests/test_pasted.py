"""What editors paste from HWP, Word and web pages is read as they mean it, and nothing is lost.

tests/rooms/pasted has five Korean and five Japanese releases in the shapes that those leave; all
names and figures in them are invented. What single lines become stands in tests/cases/passages.txt.
"""

from __future__ import annotations

import re
import shutil
from itertools import pairwise
from pathlib import Path

import pytest
from harness import PROJECT, SiteTest, catalog, parse_xml, release, reviewed
from hypothesis import example, given, settings
from hypothesis import strategies as st
from test_marks import checked, in_source, rendering

from pressbridge.formats.comments import without_comments
from pressbridge.formats.markdown import opening_of, parse, to_html
from pressbridge.formats.markdown.levels import levels_of
from pressbridge.words.lang import Lang
from pressbridge.words.signs import PRIVATE_SIGNS, is_read_as_sign, shown_sign

ROOM = PROJECT / "tests/rooms/pasted"
RELEASES = sorted((ROOM / "content/releases/2026").glob("*.md"))
VISIT, JA = "content/releases/2023/visit.md", "content/releases/2023/visit.ja.po"
KO_PAGE, JA_PAGE = "/ko/2023/05/14/visit/", "/ja/2023/05/14/visit/"


# --- a room of releases ---------------------------------------------------------------------------


@pytest.fixture
def pasted(tmp_path: Path, request: pytest.FixtureRequest) -> SiteTest:
    shutil.copytree(ROOM, tmp_path, dirs_exist_ok=True)
    room = SiteTest(tmp_path, request.config.getoption("--update-golden"))
    return room.built(now="2026-11-22T09:00")


def test_ten_releases_as_they_were_pasted_come_through(pasted: SiteTest) -> None:
    assert len(RELEASES) == 10
    pasted.assert_golden("pasted")
    assert not [problem for problem in pasted.codes if problem != "private-character"]


def test_what_was_pasted_stands_on_the_page_sign_for_sign(pasted: SiteTest) -> None:
    for path in RELEASES:
        head, body = path.read_text(encoding="utf-8").split("---\n", 2)[1:]
        day = re.search(r"^date: (\S+)", head, re.MULTILINE)
        lang = "ja" if "lang: ja" in head else "ko"
        assert day
        page = pasted.page(f"/{lang}/{day[1].replace('-', '/')}/{path.stem}/")
        shown = bare("".join(page.main.itertext()))
        for line in without_comments(body).text.split("\n"):
            for cell in line.split("|") if "|" in line else [line]:
                assert bare(cell) in shown, (path.name, line)


def bare(text: str) -> str:
    """Return what is left of a text without markup, blanks and marks of lists."""
    text = re.sub(r"^\s*(?:\d+\.|-)\s|\[\^1\]:?|\]\(\S+?\)|[*<>\[\]`]|\s|:?-{3,}:?", "", text)
    return "".join(PRIVATE_SIGNS.get(char, char) for char in text)


# --- nothing that was typed disappears ------------------------------------------------------------

STARTS = (
    "", "", " ", "    ", "\t", "　", "□ ", " ㅇ ", "○", "  - ", "-", "* ", "** ", "※ ", "△ ", "△5.2% ", "+ 5% ", "1. ",
    "2. ", "3) ", "가. ", "(1) ", "①", "5. 14.(목) ", "2026. 3. 2. ", "10:00 ", "> ", "## ", "##", "| ", "[^1]: ", "[문의]: ", "- ", "§ ",
    "---", "![", "`24년 ", "**○ ", "[※1 ", "⑴ ", "＊ ", "＊＊", "Ⅱ. ", "나. ", "２　", "注１　", "주1) ", "[참고 1] ", "☎ ", "#", "【", "일시: ", "【", "\uf0a7 ", "󰊱 ",
)  # fmt: skip
ENDS = (
    "",
    "",
    " ",
    "  ",
    " |",
    " | 20%",
    "**",
    "](https://a.kr)",
    "](사진 1.jpg)",
    "[^1]",
    "*",
    "`",
    ":",
    "】",
    "。",
)
typed_lines = st.tuples(st.sampled_from(STARTS), st.sampled_from(ENDS), st.booleans())


@settings(max_examples=600)
@given(st.lists(typed_lines, min_size=1, max_size=8), st.sampled_from(Lang))
@example([("| ", " |", False), ("| ", " | 20%", False)], Lang.KO)
@example([("[문의]: ", "", False), ("[^1]: ", "", True), ("[^1]: ", "[^1]", True)], Lang.KO)
def test_no_word_that_was_typed_disappears(lines: list[tuple[str, str, bool]], lang: Lang) -> None:
    body, words = "", []
    for number, (start, end, blank) in enumerate(lines):
        words.append(f"낱말{number}번")
        body += f"{start}{words[-1]}{end}\n" + "\n" * blank
        if number == 0 and start == "| ":
            body += "|---|\n"
    document = parse(body, lang)
    html = to_html(document, rendering(lang, in_source(lang)))
    checked(html)
    assert [word for word in words if word not in html] == []


@given(st.lists(st.sampled_from(["□", "○", "-", "*", "※", "①", "1.", "△"]), min_size=1), st.data())
def test_levels_go_down_one_by_one_and_begin_at_the_top(
    signs: list[str], data: st.DataObject
) -> None:
    indents = [data.draw(st.integers(0, 8)) for _ in signs]
    levels = list(levels_of(zip(signs, indents, strict=True)))
    assert len(levels) == len(signs)
    assert levels[0] == 0
    assert all(below <= above + 1 for above, below in pairwise(levels))


@pytest.mark.parametrize("blank", ["", " ", "    "])
def test_the_levels_of_a_release_are_the_same_with_any_blanks(blank: str) -> None:
    signs = "□ㅇ-*ㅇ-※□"
    levels = levels_of((sign, len(blank) * min(n, 1)) for n, sign in enumerate(signs))
    assert list(levels) == [0, 1, 2, 3, 1, 2, 3, 0]


# --- comments -------------------------------------------------------------------------------------

commented = st.lists(
    st.sampled_from(
        ["<!--비밀", "-->", "<!-->", "글", "`", "``", "```\n", "~~~\n", "\n", "\n\n", "> ", "- ", "    ", "\\", "`24년", "| "]
    ),
    max_size=12,
).map("".join)  # fmt: skip


@settings(max_examples=500)
@given(commented)
@example("`24년 <!--비밀--> `25년")
@example("> ```\n글\n<!--비밀-->")
@example("글<!--비밀\n\n글-->글")
def test_nothing_of_a_comment_is_a_passage(body: str) -> None:
    text, unclosed, _ = without_comments(body)
    assert text.count("\n") == body.count("\n")
    assert "비밀" not in "".join(passage.text for passage in parse(body, Lang.KO).passages) or (
        "`" in body or "~" in body or "\\" in body
    )
    assert not unclosed or "<!--" in body.split("\n")[unclosed - 1]


def test_a_comment_is_neither_published_nor_sent_nor_in_a_summary(tmp_path: Path) -> None:
    body = "<!-- 비밀 메모 -->\n\n장관이 도쿄를 <!-- 비밀 -->방문했다.\n\n<!--\n비밀\n-->"
    room = SiteTest.make(tmp_path, {VISIT: release(body=body)}).built()
    assert not [
        name for name, data in room.tree().items() if "비밀" in data.decode("utf-8", "replace")
    ]
    assert "장관이 도쿄를 방문했다." in room.text("/ko/feed.xml")
    said = room.run("translate", "--dry-run", "--now", "2026-11-22T09:00")
    assert "방문했다" in said.out
    assert "비밀" not in said.out


def test_a_comment_that_is_not_closed_stops_the_build(tmp_path: Path) -> None:
    room = SiteTest.make(tmp_path, {VISIT: release(body="글이다.\n\n<!-- 비밀\n\n글이다.")})
    assert room.build().code == 1
    assert room.codes == ["comment"]


# --- what stays untranslated ----------------------------------------------------------------------


def test_words_in_code_have_their_language_and_keep_a_page_from_being_checked(
    tmp_path: Path,
) -> None:
    body = "검색창에 `신청`을 쓰고 확인을 누른다.\n\n```\n명령\n```\n\n`A-1` 서식은 따로 정하여 알린다."
    entries = (
        reviewed("도쿄 방문", "東京訪問", "title"),
        reviewed("검색창에 ⟦1⟧을 쓰고 확인을 누른다.", "検索欄に⟦1⟧と書いて確認を押す。"),
        reviewed("⟦1⟧ 서식은 따로 정하여 알린다.", "⟦1⟧の様式は別に定めて知らせる。"),
    )
    room = SiteTest.make(tmp_path, {VISIT: release(body=body), JA: catalog(*entries)}).built()
    page = room.page(JA_PAGE)
    assert page.status == ["machine"]
    assert page.noindex
    assert [(code.get("lang"), code.text) for code in page.all("//code")] == [
        ("ko", "신청"), ("ko", "명령\n"), (None, "A-1"),
    ]  # fmt: skip
    assert room.result.data["translation"]["missing"] == 2
    assert room.codes == ["code-untranslated"] * 2
    assert not room.page(KO_PAGE).all("//code[@lang]")


def test_indented_text_is_missing_until_it_is_translated(tmp_path: Path) -> None:
    body = "첫 문단은 여기에 있습니다.\n\n    ○ 네 칸을 띄운 문장이다. 예산은 161억 원이다."
    entries = (
        reviewed("도쿄 방문", "東京訪問", "title"),
        reviewed("첫 문단은 여기에 있습니다.", "最初の段落はここにあります。"),
    )
    room = SiteTest.make(tmp_path, {VISIT: release(body=body), JA: catalog(*entries)}).built()
    page = room.page(JA_PAGE)
    assert page.status == ["machine"]
    assert page.texts("//p[@lang='ko']") == ["○ 네 칸을 띄운 문장이다. 예산은 161억 원이다."]
    assert "missing" in room.run("status").out


# --- dates, and what a summary says ---------------------------------------------------------------


def test_an_official_date_at_the_start_of_a_line_is_no_false_weekday(tmp_path: Path) -> None:
    body = "5. 14.(목) 개막식\n\n5. 15.(금) 폐막식\n\n5. 16.(금) 뒤풀이"
    room = SiteTest.make(
        tmp_path, {"content/releases/2026/visit.md": release(body=body, date="2026-03-02")}
    ).built()
    assert [problem.partition(": ")[0] for problem in room.problems] == [
        "? content/releases/2026/visit.md:9"
    ]
    assert room.codes == ["weekday"]


def test_a_summary_has_the_addresses_and_the_code_of_the_text(tmp_path: Path) -> None:
    body = "신청은 <press@example.org> 으로 하고, **자세한 내용**은 <https://example.org/a> 에서 본다. 서식은 `A-1`이다."
    said = "⟦2⟧で⟦1⟧詳しい内容⟦/1⟧"
    source = "신청은 ⟦1⟧ 으로 하고, ⟦2⟧자세한 내용⟦/2⟧은 ⟦3⟧ 에서 본다. 서식은 ⟦4⟧이다."
    said = "申請は⟦1⟧へ、⟦2⟧詳しい内容⟦/2⟧は⟦3⟧で見る。書式は⟦4⟧である。"
    entries = (reviewed("도쿄 방문", "東京訪問", "title"), reviewed(source, said))
    room = SiteTest.make(tmp_path, {VISIT: release(body=body), JA: catalog(*entries)}).built()
    for page, feed, summary in (
        (KO_PAGE, "/ko/feed", "신청은 press@example.org 으로 하고, 자세한 내용은 https://example.org/a 에서 본다. 서식은 A-1이다."),
        (JA_PAGE, "/ja/feed", "申請はpress@example.orgへ、詳しい内容はhttps://example.org/aで見る。書式はA-1である。"),
    ):  # fmt: skip
        shown = room.page(page)
        assert shown.all("//meta[@name='description']/@content") == [summary]
        assert shown.all("//meta[@property='og:description']/@content") == [summary]
        assert summary in room.text(f"/{page[1:3]}/")
        assert room.json(f"{feed}.json")["items"][0]["summary"] == summary
        atom = parse_xml(room.text(f"{feed}.xml"))
        assert atom.findtext("{*}entry/{*}summary") == summary


def test_a_summary_shows_no_mark_of_a_catalog_that_is_damaged() -> None:
    opening = opening_of(parse("가 `나` **다**", Lang.KO))
    assert opening
    assert opening.plain("⟦1⟧ ⟦2⟧x⟦/2⟧ ⟦9⟧") == "나 x "


# --- catalogs from before -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "former", "said", "shown"),
    [
        ("○○○ 도시계획과장은 준비하겠다고 말했다.", "○○ 도시계획과장은 준비하겠다고 말했다.",
         "○○都市計画課長は準備すると述べた。", "○○○都市計画課長は準備すると述べた。"),
        ("①~③항은 그대로 둔다고 한다.", "~③항은 그대로 둔다고 한다.", "~③項はそのままとする。", "①~③項はそのままとする。"),
        ("△5.2% 줄었다.", "5.2% 줄었다.", "5.2%減った。", "△5.2%減った。"),
        ("-참가비는 없다고 한다.", "-참가비는 없다고 한다.", "-参加費はない。", "-参加費はない。"),
        ("ㅇ참가비는 없다고 한다.", "ㅇ참가비는 없다고 한다.", "○参加費はない。", "○参加費はない。"),
    ],
)  # fmt: skip
def test_a_reviewed_translation_stays_reviewed_where_only_the_sign_of_the_line_moved(
    tmp_path: Path, typed: str, former: str, said: str, shown: str
) -> None:
    entries = reviewed("도쿄 방문", "東京訪問", "title"), reviewed(former, said)
    files: dict[str, str | bytes] = {VISIT: release(body=typed), JA: catalog(*entries)}
    page = SiteTest.make(tmp_path, files).built().page(JA_PAGE)
    assert page.status == ["reviewed"]
    assert shown in page.text


def test_what_became_several_lines_is_stale_and_said_not_lost(tmp_path: Path) -> None:
    body = " ㅇ 운영 시간\n    - 횟수: 하루 8회\n    - 시간: 오전 9시부터 오후 6시까지"
    former = "운영 시간 - 횟수: 하루 8회 - 시간: 오전 9시부터 오후 6시까지"
    entries = reviewed("도쿄 방문", "東京訪問", "title"), reviewed(former, "前の訳文")
    room = SiteTest.make(tmp_path, {VISIT: release(body=body), JA: catalog(*entries)}).built()
    assert "stale" in room.codes
    assert "前の訳文" not in room.page(JA_PAGE).text
    room.run("translate", "--offline")
    assert "前の訳文" in (tmp_path / JA).read_text(encoding="utf-8")


# --- private characters ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "is_sign"),
    [("\uf0a7 첫째", True), ("  \uf0a7첫째", True), ("**\uf0a7 첫째**", True), ("> \uf0a7 첫째", True),
     ("글\n\uf0a7 첫째", True), ("첫째 \uf0a7", False), ("title: 󰊱 배경", False), ("\ue123 첫째", False)],
)  # fmt: skip
def test_a_private_sign_is_a_bullet_only_at_the_start_of_a_line(text: str, is_sign: bool) -> None:
    at = next(n for n, char in enumerate(text) if ord(char) >= 0xE000)
    assert is_read_as_sign(text, at) is is_sign


@pytest.mark.parametrize(
    ("sign", "typed_in", "in_korean", "in_japanese"),
    [("ㅇ", Lang.KO, "ㅇ", "○"), ("㉮", Lang.KO, "㉮", "㋐"), ("㉷", Lang.KO, "㉷", "㋙"), ("㉡", Lang.KO, "㉡", "ⓑ"),
     ("㋑", Lang.JA, "㉯", "㋑"), ("㈎", Lang.JA, "㈎", "㈎"), ("①", Lang.KO, "①", "①")],
)  # fmt: skip
def test_no_letter_of_one_language_is_a_sign_on_the_page_of_the_other(
    sign: str, typed_in: Lang, in_korean: str, in_japanese: str
) -> None:
    assert shown_sign(sign, Lang.KO, typed_in) == in_korean
    assert shown_sign(sign, Lang.JA, typed_in) == in_japanese
