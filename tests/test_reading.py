"""What is read, and what is accepted without a word."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
import yaml

from pressbridge.formats import yaml_nodes
from pressbridge.formats.encoding import decode_text
from pressbridge.formats.yaml_nodes import Mapping, Scalar, parse_yaml
from pressbridge.reading.content import read_content
from pressbridge.reading.frontmatter import split
from pressbridge.words.lang import Lang
from pressbridge.words.model import (
    Audience,
    BilingualText,
    Content,
    CorrectionSeverity,
    Credit,
    CreditLabel,
    NameKind,
    Release,
    ReleaseKind,
    Translate,
)
from pressbridge.world import below, files
from pressbridge.world.below import Below
from pressbridge.world.staging import Staging, StagingWriter

SITE = """\
name: {ko: 보도실, ja: プレスルーム}
description: {ko: 소식, ja: お知らせ}
base_url: https://example.github.io/press
"""
OPENING = "---\ntitle: 개소\ndate: 2023-05-01\n---\n본문입니다.\n"


def press_room(root: Path) -> Path:
    """Write the smallest site that there can be."""
    return put(root, {"site.yaml": SITE, "releases/2023/opening.md": OPENING})


def put(root: Path, texts: dict[str, str | bytes]) -> Path:
    for name, text in texts.items():
        path = root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return root


def quiet(root: Path) -> Content:
    content, problems = read_content(root)
    assert problems == ()
    assert content
    return content


def visit(root: Path, text: str | bytes, **others: str | bytes) -> Release:
    """Read one release quietly beside the small site."""
    press_room(root)
    put(root, {"releases/2023/visit/index.md": text})
    put(
        root,
        {f"releases/2023/visit/{name.replace('_', '.')}": data for name, data in others.items()},
    )
    return next(release for release in quiet(root).releases if release.slug == "visit")


def with_fields(*lines: str, body: str = "본문입니다.") -> str:
    return "\n".join(["---", "title: 방문", "date: 2023-05-14", *lines, "---", body, ""])


def test_a_whole_release(tmp_path: Path) -> None:
    put(tmp_path, {"topics.yaml": "startups:\n  name: {ko: 스타트업, ja: スタートアップ}\n"})
    text = with_fields(
        "subtitle: [하나, 둘]",
        "summary: 요약",
        "kind: notice",
        "number: 2023-015",
        "topics: [startups]",
        "byline:",
        "  - 홍보팀",
        "  - {name: {ko: 사업팀, ja: 事業チーム}, role: 담당, email: team@example.org}",
        "  - {ko: 총무팀, ja: 総務チーム}",
        "organization: CJ ENM",
        "dateline: 도쿄",
        "embargo: 2023-05-14T09:00+09:00",
        "expires: 2024-05-14",
        "confidential: yes",
        "images:",
        "  - {file: ./photo.jpg, alt: 사진, caption: 설명, credit: '[자료＝중기부]', license: kogl-1}",
        "attachments:",
        "  - {file: plan.pdf, title: 계획}",
        "contacts:",
        "  - {organization: {ko: 센터, ja: センター}, phone: 0212345670, audience: public}",
        "related: [opening]",
        "corrections:",
        "  - {date: 2023-05-15, text: 정정, was: 40, now: 41, severity: major}",
        "updated: 2023-05-15",
        "withdrawn: {date: 2023-05-16, reason: 사유}",
        "license: cc-by-nc-nd-4.0",
        "permission: {by: 중기부, date: 2023-05-01, note: 메모}",
        "source: {name: 중기부, url: https://example.org/1}",
        "aliases: [/old/visit/]",
        "translate: human",
    )
    release = visit(tmp_path, text, photo_jpg=b"x", plan_pdf=b"x")
    assert release.path == "content/releases/2023/visit/index.md"
    assert release.folder == "content/releases/2023/visit"
    assert release.subtitle == ("하나", "둘")
    assert (release.kind, release.number, release.topics) == (
        ReleaseKind.NOTICE,
        "2023-015",
        ("startups",),
    )
    assert [person.name for person in release.byline] == [
        BilingualText(ko="홍보팀"),
        BilingualText("사업팀", "事業チーム"),
        BilingualText("총무팀", "総務チーム"),
    ]
    assert release.organization == BilingualText("CJ ENM", "CJ ENM")
    assert release.embargo
    assert release.embargo.iso == "2023-05-14T09:00:00+09:00"
    assert release.confidential
    assert release.images[0].file == "photo.jpg"
    assert release.images[0].credit == Credit(CreditLabel.MATERIAL, "중기부")
    assert release.contacts[0].phone == "0212345670"
    assert release.contacts[0].audience is Audience.PUBLIC
    assert release.corrections[0].severity is CorrectionSeverity.MAJOR
    assert release.origin
    assert release.origin.url == "https://example.org/1"
    assert release.aliases == ("/old/visit/",)
    assert release.translate is Translate.HUMAN


def test_only_the_site_and_one_release_are_needed(tmp_path: Path) -> None:
    content = quiet(press_room(tmp_path))
    assert content.site.base_url == "https://example.github.io/press/"
    assert (content.topics, content.names, content.standing, content.static) == ((), (), (), ())
    assert [release.slug for release in content.releases] == ["opening"]


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf" + with_fields().encode(),
        with_fields().replace("\n", "\r\n").encode(),
        with_fields().replace("\n", "\r").encode(),
        unicodedata.normalize("NFD", with_fields()).encode(),
        ("\n\n" + with_fields()).encode(),
        with_fields().replace("---\n", "---  \n").encode(),
    ],
    ids=["bom", "crlf", "cr", "decomposed", "blank lines before", "spaces behind the fences"],
)
def test_accepted_quietly(data: bytes, tmp_path: Path) -> None:
    release = visit(tmp_path, data)
    assert (release.title, release.body) == ("방문", "본문입니다.\n")


def test_a_compatibility_ideograph_is_kept() -> None:
    """Plain NFC would turn U+FA19 into U+795E, another character: names keep theirs."""
    decomposed = unicodedata.normalize("NFD", "가")
    text, problems = decode_text(f"{decomposed}\ufa19".encode(), "p")
    assert (text, problems) == ("가\ufa19", ())


@pytest.mark.parametrize("title", ["No", "yes", "0212345670", "1e3", "2023-05-14", "Null", "12:30"])
def test_a_scalar_is_the_text_that_was_typed(title: str, tmp_path: Path) -> None:
    release = visit(tmp_path, with_fields().replace("title: 방문", f"title: {title}"))
    assert release.title == title


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("2023-05-14", "2023-05-14T00:00:00+09:00"),
        ("2023-5-4", "2023-05-04T00:00:00+09:00"),
        ("2023-05-14 08:30", "2023-05-14T08:30:00+09:00"),
        ("2023-05-14T08:30:15", "2023-05-14T08:30:15+09:00"),
        ("'2023-05-14T08:30:00+09:00'", "2023-05-14T08:30:00+09:00"),
        ("2023-05-13T23:30:00Z", "2023-05-14T08:30:00+09:00"),
    ],
)
def test_forms_of_a_date(typed: str, iso: str, tmp_path: Path) -> None:
    release = visit(tmp_path, with_fields().replace("date: 2023-05-14", f"date: {typed}"))
    assert release.date.iso == iso


def test_empty_fields_and_comments_count_as_absent(tmp_path: Path) -> None:
    release = visit(
        tmp_path,
        with_fields(
            "# a comment", "subtitle:", "summary: ''", "topics: []", "embargo: ~", "license: null",
            "contacts:", "  -", "draft:   # not yet decided", "images: # none",
        ),
    )  # fmt: skip
    assert (release.subtitle, release.summary, release.topics) == ((), "", ())
    assert (release.embargo, release.license, release.contacts) == (None, "", ())
    assert not release.draft


def test_lines_of_a_text_are_joined_as_its_language_wants(tmp_path: Path) -> None:
    release = visit(
        tmp_path,
        with_fields(
            "summary: >",
            "  첫 줄",
            "  둘째 줄",
            "dateline: 東京・",
            "  大阪",
            "number: 第1回　会議 室",
        ),
    )
    assert release.summary == "첫 줄 둘째 줄"
    assert release.dateline == "東京・大阪"
    assert release.number == "第1回　会議 室"


def test_a_long_body_is_fine(tmp_path: Path) -> None:
    body = ("중소벤처기업부는 일본 도쿄에서 행사를 열었다고 밝혔다.\n\n" * 70_000).rstrip("\n")
    assert len(body.encode()) > 5_000_000
    release = visit(tmp_path, with_fields(body=body))
    assert release.body == body + "\n"


def test_a_rule_in_the_body_is_no_front_matter() -> None:
    parts, problems = split("---\ntitle: a\n---\none\n\n---\n\ntwo\n", "p")
    assert parts
    assert (parts.head, parts.head_line) == ("title: a\n", 2)
    assert (parts.body, parts.body_line) == ("one\n\n---\n\ntwo\n", 4)
    assert problems == ()


@pytest.mark.parametrize("slow", [False, True])
def test_lines_begin_where_the_text_begins_in_its_file(
    slow: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if slow:
        monkeypatch.setattr(yaml_nodes, "_LOADER", yaml.SafeLoader)
    node, _ = parse_yaml("a: x\n\nb:\n  - y\n  - 'z'\n", "p", 2)
    assert isinstance(node, Mapping)
    assert [(item.key, item.line) for item in node.items] == [("a", 2), ("b", 4)]
    assert node.items[1].value.items == (Scalar("y", 5), Scalar("z", 6, quoted=True))  # type: ignore[union-attr]


def test_an_anchor_that_does_not_multiply_is_fine(tmp_path: Path) -> None:
    release = visit(
        tmp_path,
        with_fields("byline: [&team 홍보팀]", "contacts:", "  - {department: *team}"),
    )
    assert release.contacts[0].department == BilingualText(ko="홍보팀")


def test_a_japanese_source_and_the_language_of_the_site(tmp_path: Path) -> None:
    japanese = "---\ntitle: 訪問\ndate: 2023-05-14\norganization: 中企部\n---\n本文です。\n"
    put(tmp_path, {"site.yaml": SITE + "language: ja\n", "releases/2023/visit.md": japanese})
    put(tmp_path, {"releases/2023/opening.md": OPENING.replace("---\n", "---\nlang: ko\n", 1)})
    content = quiet(tmp_path)
    assert [(r.slug, r.lang) for r in content.releases] == [
        ("visit", Lang.JA),
        ("opening", Lang.KO),
    ]
    assert content.releases[0].organization == BilingualText(ja="中企部")


def test_releases_come_newest_first_and_then_by_slug(tmp_path: Path) -> None:
    press_room(tmp_path)
    for slug, day in [("b", "02"), ("a", "02"), ("c", "03")]:
        put(tmp_path, {f"releases/2023/{slug}.md": OPENING.replace("05-01", f"05-{day}")})
    assert [release.slug for release in quiet(tmp_path).releases] == ["c", "a", "b", "opening"]


def test_pages_static_files_and_what_systems_leave_behind(tmp_path: Path) -> None:
    press_room(tmp_path)
    put(
        tmp_path,
        {
            "pages/about.md": "---\ntitle: 소개\naliases: [/about.html]\n---\n본문\n",
            "static/CNAME": "press.example.org",
            "static/.well-known/security.txt": "x",
            "static/.DS_Store": "x",
            "static/.gitkeep": "",
            ".DS_Store": "x",
            "README.md": "for editors",
            "releases/README.md": "for editors",
            "releases/2023/.opening.md.swp": "x",
            "releases/2023/opening.md~": "x",
            "releases/2023/._opening.md": "x",
            "releases/2023/Thumbs.db": "x",
            "releases/2023/opening/unnamed.jpg": "x",
        },
    )
    content = quiet(tmp_path)
    assert [(page.slug, page.path) for page in content.standing] == [
        ("about", "content/pages/about.md")
    ]
    assert content.static == (".well-known/security.txt", "CNAME")


def test_a_hand_translation(tmp_path: Path) -> None:
    text = with_fields("images:", "  - {file: photo.jpg, caption: 설명}")
    hand = (
        "---\ntitle: 訪問\nsubtitle: 副題\norganization: 中企部\nof: 0123456789012345\n"
        "images:\n  - {file: photo.jpg, alt: 写真, caption: 説明}\n---\n本文です。\n"
    )
    press_room(tmp_path)
    put(tmp_path, {"releases/2023/visit/index.ja.md": hand})
    visit(tmp_path, text, photo_jpg=b"x")
    [(source, translation)] = quiet(tmp_path).hand
    assert source == "content/releases/2023/visit/index.md"
    assert translation.path == "content/releases/2023/visit/index.ja.md"
    assert (translation.lang, translation.title, translation.subtitle) == (
        Lang.JA,
        "訪問",
        ("副題",),
    )
    assert translation.captions == (("photo.jpg", "写真", "説明"),)
    assert (translation.of, translation.lines.of) == ("0123456789012345", 5)
    assert (translation.body, translation.body_line) == ("本文です。\n", 9)


def test_catalogs_are_left_to_the_translation(tmp_path: Path) -> None:
    press_room(tmp_path)
    put(tmp_path, {"releases/2023/opening.ja.po": "nothing that reads content would understand"})
    quiet(tmp_path)


def test_the_register_of_names(tmp_path: Path) -> None:
    press_room(tmp_path)
    register = (
        "# names\n"
        "- {ko: 산업부, ja: 産業通商資源部, kind: organization, until: 2025-09-30}\n"
        "- {ko: 산업부, ja: 産業通商部, kind: organization, from: 2025-10-01}\n"
        "- {ko: 이영, ja: 李永, reading: イ・ヨン, kind: person, context: [장관]}\n"
        "- {ko: 이영, ja: 李英, kind: person, context: [배우]}\n"
        "- {ko: 신한퓨쳐스랩, ja: 新韓フューチャーズラボ, kind: organization,\n"
        "   variants: {ko: [신한퓨처스랩]}, wrong: {ja: [新韓先物研究所]}, note: 메모}\n"
    )
    put(tmp_path, {"names.yaml": register})
    names = quiet(tmp_path).names
    assert [name.line for name in names] == [2, 3, 4, 5, 6]
    assert names[2].kind is NameKind.PERSON
    assert (names[2].reading, names[2].context) == ("イ・ヨン", ("장관",))
    assert names[4].forms(Lang.KO) == ("신한퓨쳐스랩", "신한퓨처스랩")
    assert names[4].ja_wrong == ("新韓先物研究所",)


def test_the_policy_of_translation(tmp_path: Path) -> None:
    policy = (
        "translation: {engine: libre, endpoint: null, unreviewed: withhold, incomplete: show,"
        " endpoint_is_ours: yes}\n"
    )
    press_room(tmp_path)
    put(tmp_path, {"site.yaml": SITE + policy})
    translation = quiet(tmp_path).site.translation
    assert (translation.engine, translation.endpoint) == ("libre", "")
    assert translation.endpoint_is_ours
    assert (translation.unreviewed, translation.incomplete) == ("withhold", "show")
    assert translation.line == 4


@pytest.mark.parametrize(
    ("typed", "label", "name"),
    [
        ("중기부", CreditLabel.PHOTO, "중기부"),
        ("사진=중기부", CreditLabel.PHOTO, "중기부"),
        ("'[자료＝중기부]'", CreditLabel.MATERIAL, "중기부"),
        ("提供 = 日韓創業交流センター", CreditLabel.COURTESY, "日韓創業交流センター"),
        ("A=B", CreditLabel.PHOTO, "A=B"),
    ],
)
def test_credits(typed: str, label: CreditLabel, name: str, tmp_path: Path) -> None:
    text = with_fields("images:", "  - file: photo.jpg", f"    credit: {typed}")
    assert visit(tmp_path, text, photo_jpg=b"x").images[0].credit == Credit(label, name)


def test_a_photo_whose_name_the_disk_holds_decomposed(tmp_path: Path) -> None:
    press_room(tmp_path)
    put(tmp_path, {f"releases/2023/{unicodedata.normalize('NFD', '사진')}.jpg": b"x"})
    put(tmp_path, {"releases/2023/visit.md": with_fields("images:", "  - file: 사진.jpg")})
    quiet(tmp_path)
    photo = tmp_path / "content/releases/2023/사진.jpg"
    assert files.exists(photo)
    assert files.read_bytes(photo) == b"x"


def test_a_link_to_a_file_beside_it_is_no_file(tmp_path: Path) -> None:
    press_room(tmp_path)
    put(tmp_path, {"releases/2023/original.jpg": b"x"})
    put(tmp_path, {"releases/2023/visit.md": with_fields("images:", "  - file: photo.jpg")})
    try:
        (tmp_path / "content/releases/2023/photo.jpg").symlink_to("original.jpg")
    except OSError:
        pytest.skip("the system has no links")
    _, problems = read_content(tmp_path)
    assert [f"{p.place} {p.message}" for p in problems] == [
        "content/releases/2023/photo.jpg: this is a link to another file"
    ]


def test_files_are_written_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a" / "b.txt"
    files.write_atomic(target, b"two", durable=True)

    def full(self: Path, to: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError) as refused:
        files.write_atomic(target, b"three")
    assert below.why(refused.value) == "no space left on device"
    assert [path.name for path in target.parent.iterdir()] == ["b.txt"]
    assert target.read_bytes() == b"two"


def test_only_what_differs_waits_in_the_staging_folder(tmp_path: Path) -> None:
    source, target = Below(tmp_path, "a.bin"), tmp_path / "site" / "x" / "y" / "a.bin"
    original = tmp_path / "a.bin"
    original.write_bytes(b"1" * 3_000_000)
    name = "x/y/a.bin"
    with Staging(tmp_path / "site") as staging:
        waiting = StagingWriter(staging.folder, staging.out).copy(name, source, there=False)
        assert not target.exists()
        assert staging.move("", ()) == []
        assert waiting == files.stamp(target), "a folder was moved as a whole"
    with Staging(tmp_path / "site") as staging:
        writer = StagingWriter(staging.folder, staging.out)
        assert not writer.copy(name, source, there=True)
        original.write_bytes(b"1" * 2_999_999 + b"2")
        assert writer.copy(name, source, there=True)
        assert staging.move("", {name}) == [name]
        assert target.read_bytes() == original.read_bytes()
    with Staging(tmp_path / "site") as staging:
        writer = StagingWriter(staging.folder, staging.out)
        assert not writer.put(name, original.read_bytes(), there=True)
        assert writer.put(name, original.read_bytes(), there=False)
    with Staging(tmp_path / "site") as staging:
        writer, data = StagingWriter(staging.folder, staging.out), original.read_bytes()
        assert not writer.put(name, data, there=True, size=len(data))
        assert writer.put(name, data[1:], there=True, size=len(data))
    (tmp_path / "site" / "keep").touch()
    below.remove_pruning(Below(tmp_path / "site", name))
    below.remove_pruning(Below(tmp_path / "site", name))
    assert [path.name for path in (tmp_path / "site").iterdir()] == ["keep"]


def test_a_link_in_the_output_is_replaced_and_not_written_through(tmp_path: Path) -> None:
    outside, target = tmp_path / "outside.txt", tmp_path / "site" / "a.txt"
    outside.write_bytes(b"page")
    target.parent.mkdir()
    try:
        target.symlink_to(outside)
    except OSError:
        pytest.skip("the system has no links")
    with Staging(tmp_path / "site") as staging:
        assert StagingWriter(staging.folder, staging.out).put("a.txt", b"page", there=True)
        staging.move("", {"a.txt"})
    assert (outside.read_bytes(), target.is_symlink()) == (b"page", False)


def test_the_sample_press_room_is_read_without_a_problem() -> None:
    root = Path(__file__).parent.parent
    if not (root / "content" / "site.yaml").exists():
        pytest.skip("this copy has no sample")
    quiet(root)
