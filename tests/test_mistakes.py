"""Every mistake of an editor ends as a message, and tests/cases/mistakes.txt says which."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import yaml

from pressbridge.formats import yaml_nodes
from pressbridge.reading.content import read_content
from pressbridge.words.field_names import fields_by_word
from pressbridge.words.problems import Problem, Severity
from pressbridge.world.below import Below, read_bytes

PACKAGE = Path(__file__).parent.parent / "pressbridge"
CASES = Path(__file__).parent / "cases" / "mistakes.txt"

RELEASE = "---\ntitle: 개소\ndate: 2023-05-01\n---\n본문입니다.\n"
SITE = {
    "content/site.yaml": (
        "name: {ko: 보도실, ja: プレスルーム}\n"
        "description: {ko: 소식, ja: お知らせ}\n"
        "base_url: https://example.github.io/press/\n"
    ),
    "content/topics.yaml": "startups:\n  name: {ko: 스타트업, ja: スタートアップ}\n",
    "content/releases/2023/opening.md": RELEASE,
}
VISIT = "content/releases/2023/visit.md"
INVISIBLE = {
    "<TAB>": "\t", "<VT>": "\x0b", "<LS>": "\u2028", "<WIDE>": "\u3000",
    "<BOX>": "\U000f02b1", "<OBJECT>": "\ufffc",
}  # fmt: skip


@dataclass
class Case:
    title: str
    files: dict[str, str] = field(default_factory=dict)
    absent: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)


def read_cases(text: str) -> Iterator[Case]:
    case, path = Case(""), ""
    for line in text.splitlines():
        sign, rest = line[:1], line[2:]
        if line.startswith("== "):
            if case.title:
                yield case
            case = Case(line[3:])
        elif sign == "@":
            path = rest
            case.files[path] = ""
        elif sign == "|":
            case.files[path] += visible(line[1:]) + "\n"
        elif sign == "-":
            case.absent.append(rest)
        elif line and sign != "#":
            case.expected.append(line)
    yield case


def visible(line: str) -> str:
    for name, sign in INVISIBLE.items():
        line = line.replace(name, sign)
    return line


def write(root: Path, files: dict[str, str | bytes], absent: list[str] | None = None) -> Path:
    everything: dict[str, str | bytes] = {**SITE, **files}
    for path, text in everything.items():
        if path not in (absent or []):
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(text if isinstance(text, bytes) else text.encode())
    return root


def shown(problems: tuple[Problem, ...]) -> list[str]:
    lines = []
    for problem in problems:
        sign = "!" if problem.severity is Severity.ERROR else "?"
        lines.append(f"{sign} {problem.place} {problem.message}")
        if problem.hint:
            lines.append(f"    {problem.hint}")
    return lines


TABLE = list(read_cases(CASES.read_text(encoding="utf-8")))


def test_the_table_is_long_and_each_mistake_has_its_own_name() -> None:
    titles = [case.title for case in TABLE]
    assert len(titles) >= 60
    assert len(titles) == len(set(titles))
    assert all(case.expected for case in TABLE)


@pytest.mark.parametrize("case", TABLE, ids=lambda case: case.title)
def test_mistake(case: Case, tmp_path: Path) -> None:
    root = write(tmp_path, dict(case.files), case.absent)
    _, problems = read_content(root)
    assert shown(problems) == case.expected


@pytest.mark.parametrize("case", TABLE, ids=lambda case: case.title)
def test_the_slow_yaml_parser_says_the_same(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where PyYAML was built without libyaml, other messages must lead to the same lines."""
    monkeypatch.setattr(yaml_nodes, "_LOADER", yaml.SafeLoader)
    root = write(tmp_path, dict(case.files), case.absent)
    _, problems = read_content(root)
    assert shown(problems) == case.expected


@pytest.mark.parametrize("case", TABLE, ids=lambda case: case.title)
def test_every_message_is_one_line_with_a_path_of_the_root(case: Case, tmp_path: Path) -> None:
    root = write(tmp_path, dict(case.files), case.absent)
    _, problems = read_content(root)
    for problem in problems:
        assert "\n" not in problem.message + problem.hint
        assert not problem.message.endswith(".")
        assert problem.path.startswith("content")
        assert str(root) not in problem.message + problem.hint


def one_problem(root: Path) -> tuple[str, str]:
    _, problems = read_content(root)
    assert len(problems) == 1, shown(problems)
    return f"{problems[0].place} {problems[0].message}", problems[0].hint


TEXT = "---\ntitle: 중소벤처기업부 장관 일본 방문\ndate: 2023-05-14\n---\n장관이 도쿄를 방문했다고 밝혔다.\n"
JAPANESE = "---\ntitle: 大臣が東京を訪問しました\ndate: 2023-05-14\n---\nスタートアップの支援について話し合いました。\n"
SAVE = 'open it in its editor, choose "Save as", and set the encoding to UTF-8'


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (TEXT.encode("utf-16"), f"{VISIT}: the file is UTF-16"),
        (TEXT.encode("utf-16-le"), f"{VISIT}: the file is UTF-16"),
        (TEXT.encode("utf-16-be"), f"{VISIT}: the file is UTF-16"),
        (
            TEXT.encode("cp949"),
            f"{VISIT}:2: the file is not UTF-8; it looks like CP949 (EUC-KR), the old Korean encoding",
        ),
        (
            JAPANESE.encode("cp932"),
            f"{VISIT}:2: the file is not UTF-8; it looks like Shift_JIS, the old Japanese encoding",
        ),
        (
            JAPANESE.encode("euc_jp"),
            f"{VISIT}:2: the file is not UTF-8; it looks like EUC-JP, an old Japanese encoding",
        ),
    ],
    ids=["utf-16", "utf-16-le", "utf-16-be", "cp949", "shift_jis", "euc-jp"],
)
def test_other_encodings_are_named(data: bytes, message: str, tmp_path: Path) -> None:
    assert one_problem(write(tmp_path, {VISIT: data})) == (message, SAVE)


def test_one_damaged_character_is_found_in_its_line(tmp_path: Path) -> None:
    data = TEXT.encode().replace("도쿄".encode(), "도".encode() + b"\xec\xbf")
    message, hint = one_problem(write(tmp_path, {VISIT: data}))
    assert message == f"{VISIT}:5: a character on this line is damaged (it is not UTF-8)"
    assert hint == "type the word again and save the file as UTF-8"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF document"),
        (b"PK\x03\x04\x14\x00", "a Word, HWPX or ZIP file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "an HWP or old Word document"),
        (b"\x89PNG\r\n\x1a\n\x00", "a picture"),
        (bytes(range(32)) * 40, "a binary file"),
    ],
    ids=["pdf", "zip", "hwp", "png", "bytes"],
)
def test_a_document_in_place_of_a_text(data: bytes, kind: str, tmp_path: Path) -> None:
    message, hint = one_problem(write(tmp_path, {VISIT: data}))
    assert message == f"{VISIT}: this is {kind}, not a text file"
    assert hint == "save its text as a plain text file in UTF-8"


def test_a_nul_is_found_in_its_line(tmp_path: Path) -> None:
    message, _ = one_problem(write(tmp_path, {VISIT: TEXT.replace("도쿄", "도\0쿄")}))
    assert message == f'{VISIT}:5: an invisible control character (U+0000) stands after "장관이 도"'


def with_photo(folder: str = "") -> str:
    return f"---\ntitle: 방문\ndate: 2023-05-14\nimages:\n  - file: {folder}photo.jpg\n---\n본문입니다.\n"


needs_links = pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")


@needs_links
def test_a_link_out_of_the_content_is_not_followed(tmp_path: Path) -> None:
    root = write(tmp_path / "root", {VISIT: with_photo()})
    (tmp_path / "secret.jpg").write_bytes(b"x")
    (root / "content/releases/2023/photo.jpg").symlink_to(tmp_path / "secret.jpg")
    message, hint = one_problem(root)
    assert message == "content/releases/2023/photo.jpg: this is a link that leads out of content/"
    assert hint == "put the file itself there"


@needs_links
def test_a_link_into_another_release_is_not_followed(tmp_path: Path) -> None:
    other = "content/releases/2023/later/"
    files = {
        "content/releases/2023/visit/index.md": with_photo(),
        f"{other}index.md": RELEASE,
        f"{other}plan.jpg": "x",
    }
    root = write(tmp_path, dict(files))
    (root / "content/releases/2023/visit/photo.jpg").symlink_to(root / f"{other}plan.jpg")
    message, hint = one_problem(root)
    assert message == "content/releases/2023/visit/photo.jpg: this is a link to another file"
    assert hint == "put a copy of the file itself there"


@needs_links
def test_links_to_folders_and_to_nothing(tmp_path: Path) -> None:
    root = write(tmp_path / "root", {})
    (tmp_path / "out").mkdir()
    (root / "content/static").symlink_to(tmp_path / "out")
    (root / "content/releases/2024").symlink_to(root / "content/releases/2023")
    (root / "content/releases/2023/gone.jpg").symlink_to("nowhere.jpg")
    (root / "content/releases/2023/circle.jpg").symlink_to("circle.jpg")
    _, problems = read_content(root)
    assert [f"{p.place} {p.message}" for p in problems] == [
        "content/releases/2023/circle.jpg: this is a link that leads nowhere",
        "content/releases/2023/gone.jpg: this is a link that leads nowhere",
        "content/releases/2024: this is a link to a folder",
        "content/static: this is a link that leads out of content/",
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_name_in_an_old_encoding(tmp_path: Path) -> None:
    root = write(tmp_path, {})
    path = os.fsencode(root / "content/releases/2023") + b"/" + "사진.jpg".encode("cp949")
    Path(os.fsdecode(path)).write_bytes(b"x")
    message, _ = one_problem(root)
    assert message.endswith(".jpg: this has a name that cannot be read")
    message.encode()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes")
def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    root = write(tmp_path, {VISIT: with_photo()})
    os.mkfifo(root / "content/releases/2023/photo.jpg")
    path = "content/releases/2023/photo.jpg"
    assert one_problem(root)[0] == f"{path}: this is no file, but a device or a pipe"


def test_a_file_that_the_disk_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write(tmp_path, {VISIT: TEXT})

    def refuse(at: Below) -> bytes:
        if at.name.endswith("visit.md"):
            raise PermissionError(13, "Permission denied", str(at))
        return read_bytes(at)

    monkeypatch.setattr("pressbridge.reading.content.read_bytes", refuse)
    assert one_problem(root)[0] == f"{VISIT}: it cannot be read: permission denied"


def test_a_folder_in_place_of_a_table(tmp_path: Path) -> None:
    root = write(tmp_path, {"content/site.yaml/file.txt": "x"}, ["content/site.yaml"])
    _, problems = read_content(root)
    assert "! content/site.yaml: there is no such file" in shown(problems)


def test_a_root_without_content(tmp_path: Path) -> None:
    content, problems = read_content(tmp_path)
    assert content is None
    assert [p.place for p in problems] == ["content/releases:", "content/site.yaml:"]


def test_a_release_with_an_error_is_a_draft_from_then_on(tmp_path: Path) -> None:
    """Its embargo may be what could not be read: it must not count as public."""
    text = TEXT.replace("date: 2023-05-14", "date: 2023-05-14\nembargo: 2033-02-30")
    content, problems = read_content(write(tmp_path, {VISIT: text}))
    assert content
    assert len(problems) == 1
    assert [(release.slug, release.draft) for release in content.releases] == [
        ("visit", True),
        ("opening", False),
    ]


WIDE_SPACES = {
    "after a colon": ("title:{0}도쿄{0}방문\ndate:{0}2023-05-14{0}09:00", {}),
    "before a colon": ("title{0}: 도쿄{0}방문\ndate{0}:{0}2023-05-14 09:00", {}),
    "after a dash": (
        "title: 도쿄{0}방문\ndate: 2023-05-14 09:00\nsubtitle:\n  -{0}하나\n  -{0}둘",
        {"subtitle": ("하나", "둘")},
    ),
    "in braces": (
        "title: 도쿄{0}방문\ndate: 2023-05-14 09:00\norganization: {{ko:{0}기관,{0}ja:{0}機関}}",
        {"organization": ("기관", "機関")},
    ),
    "after every key of a group": (
        "title: 도쿄{0}방문\ndate: 2023-05-14 09:00\nsource:\n  name:{0}협회\n  url:{0}https://example.org/",
        {"origin": ("협회", "https://example.org/")},
    ),
    "alone on a line": ("title: 도쿄{0}방문\n{0}\ndate: 2023-05-14 09:00", {}),
}  # fmt: skip


@pytest.mark.parametrize("space", ["\u3000", "\u00a0", "\u202f"], ids=ascii)
@pytest.mark.parametrize("where", WIDE_SPACES)
def test_a_wide_space_beside_a_key_is_read_as_a_space(
    tmp_path: Path, where: str, space: str
) -> None:
    head, more = WIDE_SPACES[where]
    text = f"---\n{head.format(space)}\n---\n본문입니다.\n"
    content, problems = read_content(write(tmp_path, {VISIT: text}))
    assert not problems, shown(problems)
    assert content
    visit = next(one for one in content.releases if one.slug == "visit")
    assert (visit.title, visit.date.iso) == (f"도쿄{space}방문", "2023-05-14T09:00:00+09:00")
    for key, value in more.items():
        assert getattr(visit, key) == value


def test_wide_spaces_of_a_text_stay_what_they_are(tmp_path: Path) -> None:
    head = "title: |\n  비고:\u3000내용\n  email:\u3000있음\nsubtitle: ['가:\u3000나', '-\u3000다']\ndate: 2023-05-14"
    content, problems = read_content(write(tmp_path, {VISIT: f"---\n{head}\n---\n본문입니다.\n"}))
    assert not problems, shown(problems)
    assert content
    visit = next(one for one in content.releases if one.slug == "visit")
    assert visit.title == "비고:\u3000내용 email:\u3000있음"
    assert visit.subtitle == ("가:\u3000나", "-\u3000다")


def test_an_anchor_that_is_repeated_is_no_name(tmp_path: Path) -> None:
    head = "title: &TEAM 공연\nsummary: *TEAM\ndate: 2023-05-14"
    content, problems = read_content(write(tmp_path, {VISIT: f"---\n{head}\n---\n본문입니다.\n"}))
    assert not problems
    assert content
    visit = next(one for one in content.releases if one.slug == "visit")
    assert visit.title == visit.summary == "공연"


def test_every_field_is_known_by_a_korean_and_a_japanese_name() -> None:
    """Whoever types the name of a field in her own language is told what it is called."""
    asked = re.compile(r'fields\.(?:get|need|maybe)\(\s*"(\w+)"')
    code = (PACKAGE / "reading").rglob("*.py")
    fields = {name for path in code for name in asked.findall(path.read_text(encoding="utf-8"))}
    known = fields_by_word()
    assert len(fields) > 50
    for letters in ("[가-힣]", "[ぁ-んァ-ヶ一-鿿]"):
        words = (word for word in known if re.search(letters, word))
        assert not fields - {field for word in words for field in known[word]}


def test_many_signs_of_one_kind_end_with_their_number(tmp_path: Path) -> None:
    text = RELEASE + "\n\n".join(["하나 \uf0a7"] * 50)
    _, problems = read_content(write(tmp_path, {VISIT: text}))
    assert len(problems) == 20
    assert problems[-1].message.endswith("and 30 more of the kind below it")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("content/releases/2023/표 1.hwpx", "[표](<표 1.hwpx>)"),
        ("content/releases/2023/plan.docx", "[계획](plan.docx)"),
        ("content/releases/2023/표.hwpx", "[표](%ED%91%9C.hwpx)"),
        ("content/releases/2023/files/plan.docx", "[계획](files/plan.docx)"),
    ],
)
def test_a_document_that_a_text_offers_is_no_stray(tmp_path: Path, name: str, text: str) -> None:
    _, problems = read_content(write(tmp_path, {VISIT: f"{RELEASE}\n{text}\n", name: b"x"}))
    assert not problems, shown(problems)


def test_a_document_beside_the_text_of_its_own_folder_is_no_stray(tmp_path: Path) -> None:
    """An original is often kept there; the release is read."""
    own = "content/releases/2023/market"
    root = write(tmp_path, {f"{own}/index.md": RELEASE, f"{own}/market.hwpx": b"x"})
    _, problems = read_content(root)
    assert not problems, shown(problems)
