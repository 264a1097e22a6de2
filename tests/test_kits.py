"""Press kits: what is in one, in which state of a release, and that nothing else is."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from browsing import window
from harness import FIRST, NOW, SiteTest, catalog, machine, release, reviewed, start
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from PIL import Image
from playwright.sync_api import Browser
from test_browser import served

from pressbridge.formats.markdown import Picture, RenderContext, parse, to_html
from pressbridge.formats.stored_zip import stored_zip
from pressbridge.rendering import kit_files, kits
from pressbridge.rendering.kit_styles import address_beside
from pressbridge.rendering.kit_writing import markdown, plain_text
from pressbridge.words.edition import phrase_for
from pressbridge.words.lang import Lang

Make = Callable[..., SiteTest]
KO, JA = "files/visit/visit-ko.zip", "files/visit/visit-ja.zip"
FOLDER = "content/releases/2023/visit/"
INDEX = f"{FOLDER}index.md"
FIELDS = {
    "date": "2023-05-14T10:30",
    "number": "2023-7",
    "dateline": "서울",
    "subtitle": "[부제목 한 줄]",
    "license": "kogl-1",
    "images": "[{file: lead.jpg, alt: 정문, caption: 정문 앞, credit: 홍길동, license: cc-by-4.0}, {file: 둘.png, alt: 옆문, caption: =1+1}]",
    "attachments": "[{file: 표.csv, title: 지원 규모}]",
    "contacts": "[{department: 홍보팀, name: 김민수, phone: 02-123-4567, email: press@example.org}]",
    "corrections": "[{date: 2023-05-15, text: 고쳤다., was: 열 곳, now: 열두 곳}]",
}  # fmt: skip
BODY = """\
도쿄를 **방문**했다. [둘째 소식](other.md)과 [누리집](https://example.com/a)을 본다.

## 일정

- 첫째 날
- 둘째 날

| 곳 | 수 |
| --- | ---: |
| 서울 | 12 |

![안뜰](yard.png "안뜰 모습 [사진=이영희]")

[자료](files/data.txt)를 내려받는다.
"""


def picture(kind: str, color: str = "red", size: tuple[int, int] = (40, 30)) -> bytes:
    """Return a picture; a JPEG says who took it."""
    image, stream = Image.new("RGB", size, color), io.BytesIO()
    if kind == "JPEG":
        exif = Image.Exif()
        exif[0x013B] = "Photographer Secret"
        image.save(stream, kind, exif=exif)
    else:
        image.save(stream, kind)
    return stream.getvalue()


ROOM: dict[str, str | bytes] = {
    INDEX: release("도쿄 방문", BODY, **FIELDS),
    f"{FOLDER}lead.jpg": picture("JPEG"),
    f"{FOLDER}둘.png": picture("PNG", "blue"),
    f"{FOLDER}yard.png": picture("PNG", "green"),
    f"{FOLDER}표.csv": "곳,수\r\n서울,12\r\n",
    f"{FOLDER}files/data.txt": "자료\n",
    "content/releases/2023/other.md": release("둘째 소식", date="2023-05-10"),
}


def kit(room: SiteTest, name: str = KO) -> dict[str, bytes]:
    """Return the files of a press kit."""
    with zipfile.ZipFile(io.BytesIO(room.tree()[name])) as archive:
        assert archive.testzip() is None
        return {one.filename: archive.read(one) for one in archive.infolist()}


def text_of(room: SiteTest, name: str = KO) -> str:
    """Return the plain text of a press kit."""
    files = kit(room, name)
    return next(data for each, data in files.items() if each.endswith(".txt")).decode("utf-8-sig")


def kits_in(room: SiteTest) -> list[str]:
    return [name for name in room.tree() if name.endswith(".zip")]


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    """Give a press room whose release has one of everything, below a base path."""
    made = SiteTest.make(tmp_path_factory.mktemp("room"), ROOM)
    return made.built(base_url="https://press.example.org/a/b/")


def test_a_kit_has_the_texts_the_photographs_their_sheet_and_the_attachments(
    full: SiteTest,
) -> None:
    assert [*kit(full)] == [
        "visit-ko.txt", "visit-ko.md", "visit-ko.html", "photos.csv", "photos/visit-1.jpg",
        "photos/visit-2.png", "photos/visit-3.png", "attachments/visit-1.txt",
        "attachments/visit-2.csv",
    ]  # fmt: skip


def test_a_name_in_a_kit_ends_as_the_name_of_the_file_does(site: Make) -> None:
    names = ["표.PDF", "묶음.tar.gz", "1.2 정리", "3차.한글", "dir/표.pdf"]
    files = {f"content/releases/2023/visit/{name}": name for name in names}
    listed = ", ".join(f'{{file: "{name}", title: 표}}' for name in names)
    index = {"content/releases/2023/visit/index.md": release(attachments=f"[{listed}]")}
    inside = kit(site({**files, **index}).built())
    wanted = ["1.pdf", "2.tar.gz", "3", "4", "5.pdf"]
    found = [name for name in inside if name.startswith("attachments/")]
    assert found == [f"attachments/visit-{name}" for name in wanted]
    assert [inside[name].decode() for name in found] == names


def test_files_of_a_kit_are_those_that_the_site_publishes(full: SiteTest) -> None:
    files, tree = kit(full), full.tree()
    assert files["photos/visit-1.jpg"] == tree["files/visit/lead.jpg"]
    assert b"Secret" not in files["photos/visit-1.jpg"]
    assert files["photos/visit-3.png"] == tree["files/visit/yard.png"]
    assert files["attachments/visit-1.txt"] == tree["files/visit/files/data.txt"]
    assert files["attachments/visit-2.csv"] == tree["files/visit/표.csv"]


def test_the_plain_text_says_all_that_a_newsroom_needs(full: SiteTest) -> None:
    data = kit(full)["visit-ko.txt"]
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\n") == data.count(b"\r\n")
    text = data.decode("utf-8-sig").replace("\r\n", "\n")
    for said in (
        "보도자료 · 2023-7 · 2023년 5월 14일(일) 10:30", "도쿄 방문", "부제목 한 줄",
        "[서울] 도쿄를 방문했다. 둘째 소식 (https://press.example.org/a/b/ko/2023/05/10/other/)과 누리집 (https://example.com/a)을 본다.",
        "■ 일정\n\n- 첫째 날\n- 둘째 날", "곳\t수\n서울\t12",
        "[사진: photos/visit-1.jpg]\n정문 앞 [사진=홍길동] CC BY 4.0",
        "[사진: photos/visit-3.png]\n안뜰 모습 [사진=이영희]",
        "- 지원 규모 (attachments/visit-2.csv) CSV ·", "자료 (attachments/visit-1.txt)를 내려받는다.",
        "- 언론 문의: 홍보팀, 김민수, 02-123-4567, press@example.org",
        "정정 전: 열 곳", "정정 후: 열두 곳", "공공누리 제1유형",
        "주소: https://press.example.org/a/b/ko/2023/05/14/visit/",
    ):  # fmt: skip
        assert said in text, said


def test_a_japanese_kit_sets_signs_as_japanese_does(site: Make) -> None:
    fields = {
        "contacts": "[{department: 広報室, name: 佐藤花子, phone: 03-1234-5678}]",
        "corrections": "[{date: 2023-05-15, text: 数字を直しました。, was: 10社, now: 12社}]",
    }
    index = release("東京を訪問", "東京を訪問しました。", lang="ja", **fields)
    text = text_of(site({INDEX: index}).built(), JA)
    assert "報道関係の方：広報室、佐藤花子、03-1234-5678" in text
    assert "訂正前：10社" in text


def test_the_html_needs_nothing_but_what_lies_in_the_kit(full: SiteTest) -> None:
    files = kit(full)
    html = files["visit-ko.html"].decode()
    assert html.startswith('<!doctype html>\n<html lang="ko">')
    assert "<title>도쿄 방문</title>" in html
    shown = [piece.partition('"')[0] for piece in html.split(' src="')[1:]]
    assert shown == ["photos/visit-1.jpg", "photos/visit-3.png", "photos/visit-2.png"]
    assert {*shown} <= files.keys()
    for stranger in ("srcset", "<script", "<link", "loading=", 'href="/', 'class="full"'):
        assert stranger not in html


def test_the_sheet_tells_of_each_photograph(full: SiteTest) -> None:
    data = kit(full)["photos.csv"]
    assert data.startswith(b"\xef\xbb\xbf")
    head, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert head == ["파일", "사진 설명", "대체 텍스트", "사진 출처", "이용 조건", "크기(픽셀)", "주소", "번역 상태"]  # fmt: skip
    files = "https://press.example.org/a/b/files/visit/"
    assert rows == [
        ["photos/visit-1.jpg", "정문 앞", "정문", "[사진=홍길동]", "CC BY 4.0(저작자표시) https://creativecommons.org/licenses/by/4.0/", "40 × 30", f"{files}lead.jpg", ""],
        ["photos/visit-2.png", "'=1+1", "옆문", "", "", "40 × 30", f"{files}%EB%91%98.png", ""],
        ["photos/visit-3.png", "안뜰 모습", "안뜰", "[사진=이영희]", "", "40 × 30", f"{files}yard.png", ""],
    ]  # fmt: skip


def test_the_page_leads_to_the_kit_and_says_how_large_its_files_are(full: SiteTest) -> None:
    page = full.tree()["ko/2023/05/14/visit/index.html"].decode()
    size = sum(len(data) for name, data in kit(full).items() if "/" in name)
    link = page.partition('<a class="kit" ')[2].partition("</a>")[0]
    assert link.startswith('href="/a/b/files/visit/visit-ko.zip" download>')
    assert f"ZIP · 사진·첨부 파일 {size} B 포함" in link.replace("\n", "")
    other = full.tree()["ko/2023/05/10/other/index.html"].decode()
    assert '<span class="file-type">ZIP</span>' in other


def test_unzip_finds_nothing_wrong(full: SiteTest, tmp_path: Path) -> None:
    unzip = shutil.which("unzip")
    if not unzip:
        pytest.skip("no unzip is installed")
    done = subprocess.run([unzip, "-t", str(full.out / KO)], capture_output=True, check=False)
    assert done.returncode == 0, done.stdout
    subprocess.run([unzip, "-q", str(full.out / KO), "-d", str(tmp_path)], check=True)
    assert (tmp_path / "visit-ko.txt").stat().st_mode & 0o777 == 0o644


def test_files_bear_the_moment_of_the_release(full: SiteTest) -> None:
    with zipfile.ZipFile(full.out / KO) as archive:
        assert {one.date_time for one in archive.infolist()} == {(2023, 5, 14, 10, 30, 0)}


HALF = (reviewed("도쿄 방문", "東京訪問", "title"), reviewed("읽은 글이다.", "読んだ文である。"))
OPEN = machine("안 읽은 글이다.", "未読の文である。")
TWO = "읽은 글이다.\n\n안 읽은 글이다."


@pytest.mark.parametrize(
    ("entries", "said", "unsaid"),
    [
        (
            (machine("도쿄 방문", "東京訪問", "title"), machine("읽은 글이다.", "読んだ文である。"), OPEN),
            "[このページは韓国語の原文を機械翻訳したもので、担当者による確認がまだ済んでいません。",
            "[機械翻訳] ",
        ),
        ((*HALF, OPEN), "[機械翻訳] 未読の文である。", "[機械翻訳] 読んだ"),
        ((*HALF, reviewed("안 읽은 글이다.", "既読の文である。")), "[韓国語の原文を翻訳し、担当者が確認しました。]", "機械"),
        (HALF, "原文のまま", "機械"),
    ],
    ids=["machine", "partly", "reviewed", "incomplete"],
)  # fmt: skip
def test_a_kit_says_first_who_translated_and_whether_anybody_checked(
    site: Make, entries: tuple[str, ...], said: str, unsaid: str
) -> None:
    room = site({
        FIRST: release(body=TWO), FIRST.replace(".md", ".ja.po"): catalog(*entries),
    }).built()  # fmt: skip
    for name, data in kit(room, JA).items():
        text = data.decode("utf-8-sig").replace("\\[", "[").replace("\\]", "]")
        assert said in text, name
        assert unsaid not in text, name
    first = text_of(room, JA).partition("\r\n")[0]
    assert first.startswith("["), first
    assert "機械" not in text_of(room)


@pytest.mark.parametrize(
    "fields",
    [
        {"draft": "true"},
        {"embargo": "2030-01-01"},
        {"expires": "2024-01-01"},
        {"withdrawn": "{date: 2023-05-15, reason: 잘못 냈다.}"},
    ],
    ids=lambda fields: next(iter(fields)),
)
def test_what_readers_may_not_see_has_no_kit(site: Make, fields: dict[str, str]) -> None:
    room = site({FIRST: release(**fields), "content/releases/2023/b.md": release("나")}).built()
    assert kits_in(room) == ["files/b/b-ko.zip"]
    assert "visit-ko.zip" not in str(room.tree())


def test_a_notice_that_there_is_no_translation_has_no_kit_and_a_standing_page_has_none(
    site: Make,
) -> None:
    room = site({FIRST: release(), "content/pages/about.md": "---\ntitle: 소개\n---\n글\n"}).built()
    assert kits_in(room) == [KO]
    assert b'class="kit"' not in room.tree()["ja/2023/05/14/visit/index.html"]
    assert b'class="kit"' not in room.tree()["ko/about/index.html"]


def test_a_kit_goes_with_its_release(site: Make) -> None:
    room = site({FIRST: release()}).built()
    assert kits_in(room) == [KO]
    room.edit(FIRST, release(withdrawn="{date: 2023-05-15, reason: 잘못 냈다.}"))
    assert kits_in(room.built()) == []


def test_a_correction_that_is_yet_to_come_is_not_in_the_kit(site: Make) -> None:
    later = "[{date: 2030-01-01, text: 아직 아무도 모르는 정정이다.}]"
    room = site({FIRST: release(corrections=later)}).built()
    assert "아무도 모르는" not in text_of(room)


@pytest.mark.parametrize(
    ("shown", "href", "beside"),
    [
        ("누리집", "https://example.com/a", "https://example.com/a"),
        ("https://example.com/a", "https://example.com/a", ""),
        ("www.example.com", "http://www.example.com", ""),
        ("https://example.com/꽃", "https://example.com/%EA%BD%83", ""),
        ("a@example.org", "mailto:a@example.org", ""),
        ("메일", "mailto:a@example.org", "a@example.org"),
        ("02-123-4567", "tel:021234567", ""),
        ("전화", "tel:021234567", "021234567"),
    ],
)
def test_the_text_of_a_kit_says_an_address_once(shown: str, href: str, beside: str) -> None:
    assert address_beside(shown, href) == beside


def test_a_link_to_what_is_hidden_is_plain_text_in_the_kit(site: Make) -> None:
    room = site({
        FIRST: release(body="[다음 소식](hidden.md)을 본다."),
        "content/releases/2023/hidden.md": release("숨은 소식", embargo="2030-01-01"),
    }).built()  # fmt: skip
    assert "다음 소식을 본다." in text_of(room)
    assert all(b"hidden" not in data for data in kit(room).values())


@pytest.mark.parametrize("where", [0, 1, 2])
def test_what_is_hidden_stops_the_build_if_it_stands_in_a_kit(
    site: Make, monkeypatch: pytest.MonkeyPatch, where: int
) -> None:
    ordinary = kits.kit_texts

    def planted(*given: object) -> tuple[tuple[str, bytes], ...]:
        texts = [*ordinary(*given)]  # type: ignore[arg-type]
        name, data = texts[where]
        texts[where] = name, data + "\n아직 아무도 모르는 새 소식이다.\n".encode()
        return tuple(texts)

    monkeypatch.setattr(kits, "kit_texts", planted)
    room = site({
        FIRST: release(),
        "content/releases/2023/hidden.md": release("숨은 소식", "아직 아무도 모르는 새 소식이다.", embargo="2030-01-01"),
    })  # fmt: skip
    room.build(jobs=1)
    assert room.result.code == 1
    assert KO in room.result.out + room.result.err
    assert room.tree() == {}


def test_a_file_of_its_own_cannot_take_the_address_of_a_kit(site: Make) -> None:
    room = site({
        INDEX: release(attachments="[{file: visit-ko.zip}]"), f"{FOLDER}visit-ko.zip": "x",
    })  # fmt: skip
    room.build()
    assert room.result.code == 1
    assert "/files/visit/visit-ko.zip" in room.result.out + room.result.err


def test_nor_can_a_static_file_take_that_of_a_release_to_come(site: Make) -> None:
    room = site({
        FIRST: release(embargo="2030-01-01"), "content/static/files/visit/visit-ko.zip": "x",
    })  # fmt: skip
    room.build()
    assert room.result.code == 1


def test_what_would_make_a_kit_too_large_is_named_by_its_address(
    site: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    large = picture("PNG", size=(300, 300))
    monkeypatch.setattr(kit_files, "MOST", len(large) + 10)
    images = "[{file: a.png, alt: 가, caption: 첫째}, {file: b.png, alt: 나, caption: 둘째}]"
    room = site({
        INDEX: release(images=images), f"{FOLDER}a.png": large,
        f"{FOLDER}b.png": picture("PNG", "blue", (300, 300)),
    })  # fmt: skip
    room.build(jobs=1)
    files = kit(room)
    assert [name for name in files if "/" in name] == ["photos/visit-1.png"]
    rows = [*csv.reader(io.StringIO(files["photos.csv"].decode("utf-8-sig"), newline=""))]
    assert [row[0] for row in rows[1:]] == ["photos/visit-1.png", ""]
    assert rows[2][6] == "https://press.example.org/files/visit/b.png"
    assert "나 (https://press.example.org/files/visit/b.png)" in text_of(room)
    assert files["visit-ko.html"].count(b"<img") == 1


def test_builds_with_other_hashes_and_processes_make_the_same_kits(tmp_path: Path) -> None:
    found = []
    for number, (seed, jobs) in enumerate((("0", "1"), ("4242", "2"))):
        room = SiteTest.make(tmp_path / str(number), ROOM)
        argv = ("--root", str(room.root), "--offline", "--now", NOW, "--jobs", jobs)
        assert start(*argv, environment={"PYTHONHASHSEED": seed}).code == 0
        found.append({name: room.tree()[name] for name in kits_in(room)})
    assert found[0] == found[1]
    assert len(found[0]) == 2


@given(
    st.lists(st.tuples(st.text("aé가あ/.", min_size=1, max_size=8), st.binary(max_size=40)), max_size=5, unique_by=lambda one: one[0]),
    st.datetimes(),
)  # fmt: skip
def test_what_is_stored_is_found_again(files: list[tuple[str, bytes]], moment: datetime) -> None:
    data = stored_zip(files, moment)
    assert data == stored_zip(files, moment)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert [(one.orig_filename, archive.read(one)) for one in archive.infolist()] == files
        assert all(1980 <= one.date_time[0] <= 2107 for one in archive.infolist())


TEXTS = (
    "문장 **굵게** *기울여* ~~지움~~ `코드` <b> 1 * 2 * 3, a_b_c",
    "가\\\n나\n\n다",
    "# 제목\n\n## 소제목\n\n글",
    "- 하나\n  - 둘\n\n    문단\n- 셋",
    "3. 셋\n4. 넷",
    "> 인용\n>\n> - 둘",
    "| 가 | 나 |\n| --- | --- |\n| 1 \\| 2 | **3** |",
    "```\ncode < 1\n\n  # x\n```",
    "글\n\n---\n\n글",
    "\\# 제목이 아니다\n\n1\\. 목록이 아니다\n\n\\- 이것도\n\n\\> 이것도",
    "[링크](https://example.com/a_(b)) &amp;lt; <https://example.com/>",
    "``a ` b``",
)


def html_of(text: str) -> str:
    context = RenderContext(
        lang=Lang.KO,
        say=lambda context, said: phrase_for((context, said), {}, Lang.KO, Lang.KO),
        link=lambda target: target,
        picture=lambda src: Picture(f"photos/{src}"),
        credit=lambda credit: credit.name,
        table_label="표", footnotes_label="각주", back_label="위로", download_label="원본",
    )  # fmt: skip
    return to_html(parse(text, Lang.KO), context)


@pytest.mark.parametrize("text", TEXTS)
def test_the_markdown_of_a_text_reads_as_the_text_does(text: str) -> None:
    html = html_of(text)
    assert plain_text(html_of(markdown(html)), "{file}") == plain_text(html, "{file}")


HTML_AND_WORDS = (
    ("<p><strong>중기부(부)</strong>는</p>", "<strong>중기부(부)</strong>는"),
    ("<p>그<em>“말”</em>은</p>", "그<em>“말”</em>은"),
    ("<p><s>삭제(함)</s>을</p>", "<s>삭제(함)</s>을"),
    ("<p><strong>가</strong>나<strong>(다)</strong>라</p>", "나<strong>(다)</strong>라"),
    ("<p><strong>(가)</strong><em>나</em></p>", "<strong>(가)</strong><em>나</em>"),
    ('<p>참가!<a href="http://a/">신청</a></p>', '참가!<a href="http://a/">신청</a>'),
    ("<pre><code>~~~~\n가\n~~~~\n</code></pre>", "<pre><code>~~~~\n가\n~~~~\n</code></pre>"),
    ("<h2>차례 #</h2>", "<h2>차례 #</h2>"),
    ("<h2>가<br>나 #</h2>", "<h2>가 나 #</h2>"),
    (
        "<table><thead><tr><th>가</th></tr></thead><tbody><tr><td><code>x|y</code></td></tr></tbody></table>",
        "<td><code>x|y</code></td>",
    ),
    (
        "<ul><li><blockquote><p>가</p><p>나</p></blockquote></li></ul>",
        "<li>\n<blockquote>\n<p>가</p>\n<p>나</p>\n</blockquote>\n</li>",
    ),
)


@pytest.mark.parametrize(("html", "shown"), HTML_AND_WORDS)
def test_any_reader_of_markdown_reads_the_text_with_its_marks(html: str, shown: str) -> None:
    other = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    assert shown in other.render(markdown(html))


def test_a_kit_keeps_the_numbers_of_lists_and_all_cells_of_a_table() -> None:
    lists = "1. 하나\n2. 둘\n5. 다섯\n\n8) 여덟\n\n09. 아홉\n10. 열\n"
    html = html_of(f"{lists}\n| 가 | 나 |\n|--|--|\n| 1 | 2 | 남는 칸 |\n")
    assert plain_text(html, "{file}") == f"{lists}\n가\t나\n1\t2\t남는 칸\n"
    other = MarkdownIt("commonmark").enable("table").render(markdown(html))
    assert '<ol start="5">' in other
    assert "<td>남는 칸</td>" in other


@pytest.mark.parametrize(
    "piece",
    [
        "<p>가</p>\n",
        "<em>",
        "<strong>“",
        "가<strong>",
        "<li>",
        "<p>",
        "가 &amp; 나<br>\n",
        "<",
        "*",
    ],
)
def test_a_long_text_is_written_in_time(piece: str) -> None:
    html = f"<ul>\n{piece * 20_000}" if "li" in piece else piece * 20_000
    assert plain_text(html, "{file}")
    assert markdown(html)


@pytest.fixture(scope="module")
def origin(full: SiteTest) -> Iterator[str]:
    """Where the press room is served."""
    with served(full.out) as url:
        yield url


@pytest.mark.browser
def test_a_click_downloads_the_kit(full: SiteTest, origin: str, browser: Browser) -> None:
    with window(browser, accept_downloads=True) as seen:
        page = seen.visit(f"{origin}ko/2023/05/14/visit/")
        with page.expect_download() as begun:
            page.get_by_role("link", name="보도자료 묶음 내려받기").click()
        found = begun.value
        assert found.suggested_filename == "visit-ko.zip"
        assert Path(str(found.path())).read_bytes() == full.tree()[KO]
        assert seen.errors == []
