"""Characters that nobody sees: none reaches a page, whatever brings it, and none that is needed goes."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from harness import FIRST, SITE_YAML, TOPICS_YAML, SiteTest, catalog, machine, release, reviewed
from hypothesis import given
from hypothesis import strategies as st

from pressbridge.fidelity.checks import findings
from pressbridge.register.lookup import Register
from pressbridge.review.typed import Unfit, typed_text
from pressbridge.translation.catalog import EntryState, read_catalog, state_of, text_hash
from pressbridge.words.invisible import forbidden_positions, without_forbidden, without_ignorable
from pressbridge.words.lang import Lang

BIDI = [*range(0x202A, 0x202F), *range(0x2066, 0x2070), 0x200E, 0x200F, 0x061C]
BLANKS = [0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800]
TAGS = [0xE0001, 0xE0020, 0xE0041, 0xE007F]
CONTROLS = [0x00, 0x08, 0x1B, 0x7F, 0x85, 0x9B, 0xFFF9, 0xFFFB, 0xFFFE, 0xFDD0, 0x1FFFF, 0x10FFFF]
DECEIVING = list(map(chr, [*BIDI, *BLANKS, *TAGS]))
IDLE = list(map(chr, [
    0x00AD, 0x034F, 0x17B4, 0x180B, 0x180E, 0x200B, 0x200C, 0x200D, 0x2060, 0x2061, 0x2062, 0x2063, 0x2064, 0x2065,
    0xFE00, 0xFE0E, 0xFE0F, 0xFEFF, 0xFFF0, 0x13430, 0x1BCA0, 0x1D173, 0xE0080, 0xE0100, 0xE01EF, 0xE0FFF,
]))  # fmt: skip
NEEDED = [
    "👨\u200d👩\u200d👧", "❤\ufe0f", "❤\ufe0f\u200d🔥", "👍\U0001f3fd", "🧑\U0001f3fb\u200d💻", "1\ufe0f\u20e3", "☎\ufe0e",
    "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", "葛\U000e0100", "辻\ufe00\u3000", "、\ufe01", "⠠\u2800⠊", "↩\ufe0e",
]  # fmt: skip


def code(char: str) -> str:
    return f"{ord(char):04X}"


@pytest.mark.parametrize("char", IDLE, ids=code)
def test_what_means_nothing_is_taken_away(char: str) -> None:
    assert without_ignorable(f"예산 12{char}3억 원") == "예산 123억 원"
    assert without_forbidden(f"{char}ソウル{char}") == "ソウル"
    assert not forbidden_positions(f"12{char}3")


@pytest.mark.parametrize("char", [*DECEIVING, *map(chr, CONTROLS)], ids=code)
def test_what_deceives_is_found_and_not_merely_taken_away(char: str) -> None:
    text = f"예산{char} 123억"
    assert forbidden_positions(text) == [2]
    assert without_forbidden(text) == "예산 123억"
    assert without_ignorable(text) == text


@pytest.mark.parametrize("text", NEEDED)
def test_sequences_that_readers_see_stay(text: str) -> None:
    for whole in (text, f"가{text}나", f"{text}{text}"):
        assert without_ignorable(whole) == without_forbidden(whole) == whole
        assert not forbidden_positions(whole)


def test_every_ignorable_character_of_unicode_is_in_the_table() -> None:
    """Of what Unicode calls a format character, only signs that are drawn may stay."""
    drawn = {*range(0x0600, 0x0606), 0x06DD, 0x070F, 0x0890, 0x0891, 0x08E2, 0x110BD, 0x110CD}
    for number in range(0x110000):
        char = chr(number)
        if unicodedata.category(char) in {"Cf", "Cc", "Zl", "Zp"} and number not in {
            *drawn,
            9,
            10,
            13,
        }:
            assert without_forbidden(f"가{char}나") == "가나", hex(number)


ODD = st.sampled_from([*DECEIVING, *IDLE, *NEEDED, "가", "日", "1", "❤", "🏴", "\u20e3", "⠠", "\n"])


@given(st.lists(ODD | st.characters(), max_size=12).map("".join))
def test_taking_away_twice_takes_nothing_more(text: str) -> None:
    once = without_forbidden(text)
    assert without_forbidden(once) == once
    assert not forbidden_positions(once)
    assert without_ignorable(without_ignorable(text)) == without_ignorable(text)


# --- each way by which a text reaches a page ------------------------------------------------------

RLO = "\u202e"
SOURCES: dict[str, tuple[str, str]] = {
    "title": (FIRST, release(title=f"예산{RLO} 123억")),
    "escaped title": (FIRST, release(title='"예산\\u202e 123억"')),
    "escaped blank": (FIRST, release(title='"예산\\u3164 123억"')),
    "escaped tag": (FIRST, release(title='"예산\\U000E0041 123억"')),
    "subtitle": (FIRST, release(subtitle=f"예산{RLO} 123억")),
    "summary": (FIRST, release(summary=f"예산{RLO} 123억")),
    "byline": (FIRST, release(byline=f"[이영{RLO}]")),
    "organization": (FIRST, release(organization=f"{{ko: 중기부{RLO}, ja: 中企部}}")),
    "dateline": (FIRST, release(dateline=f"도쿄{RLO}")),
    "number": (FIRST, release(number=f"12{RLO}3")),
    "contact": (FIRST, release(contacts=f"[{{department: 홍보팀, phone: '{RLO}02-123-4567'}}]")),
    "correction": (FIRST, release(corrections=f"[{{date: 2023-05-15, text: '정정{RLO}', was: a}}]")),
    "withdrawal": (FIRST, release(withdrawn=f"{{date: 2023-05-15, reason: '오류{RLO}'}}")),
    "origin": (FIRST, release(source=f"{{name: '통신{RLO}'}}")),
    "credit": (FIRST, release(images=f"[{{file: a.png, credit: '사진=김{RLO}'}}]")),
    "attachment": (FIRST, release(attachments=f"[{{file: a.pdf, title: '표{RLO}'}}]")),
    "file": (FIRST, release(attachments='[{file: "a\\u202efdp.exe"}]')),
    "body": (FIRST, release(body=f"예산은{RLO} 123억 원이다.")),
    "reference": (FIRST, release(body="예산은&#x202e; 123억 원이다.")),
    "named reference": (FIRST, release(body="첫 줄이다.\n예산은&rlm; 123억 원이다.")),
    "reference in a link": (FIRST, release(body='[&#8238;보도](https://a.kr "&lrm;제목")')),
    "reference in a cell": (FIRST, release(body="| 가 |\n| --- |\n| &#x2067;12 |")),
    "reference in a picture": (FIRST, release(body='![&#x202e;설명](a.png "&rlm;제목")')),
    "reference in a footnote": (FIRST, release(body="글[^1]\n\n[^1]: &#x202e;주석")),
    "code": (FIRST, release(body=f"`12{RLO}3`")),
    "block of code": (FIRST, release(body=f"```\n12{RLO}3\n```")),
    "site": ("content/site.yaml", SITE_YAML.replace("보도실,", f"보도실{RLO},")),
    "topics": ("content/topics.yaml", TOPICS_YAML.replace("시장,", f"시장{RLO},")),
    "names": ("content/names.yaml", f"- {{ko: 이영, ja: '李{RLO}永', kind: person, reading: イ・ヨン}}\n"),
    "reading": ("content/names.yaml", '- {ko: 이영, ja: 李永, kind: person, reading: "イ\\u200f・ヨン"}\n'),
    "standing page": ("content/pages/about.md", f"---\ntitle: 소개{RLO}\n---\n본문입니다.\n"),
    "hand edition": ("content/releases/2023/visit.ja.md", f"---\ntitle: 訪問{RLO}\n---\n本文です。\n"),
    "template": ("templates/notice.html", f"{{% extends 'base.html' %}}{RLO}"),
}  # fmt: skip


@pytest.mark.parametrize("way", SOURCES)
def test_a_sign_that_turns_the_writing_is_an_error_at_its_line(site, way: str) -> None:
    path, text = SOURCES[way]
    room: SiteTest = site({FIRST: release(), path: text})
    result = room.build(offline=True)
    found = [one for one in result.data["problems"] if one["code"] == "control-character"]
    assert found
    assert all((one["severity"], one["path"]) == ("error", path) for one in found)
    assert all(one["line"] for one in found)
    if way == "named reference":
        assert found[0]["line"] == 6
    assert not (room.root / "site").exists()
    assert RLO not in result.out


@pytest.mark.parametrize(
    "how", ["예산\u200b은 12\u00ad3억\ufeff 원이다.", "예산&ZeroWidthSpace;은 12&shy;3억 원이다."]
)
def test_idle_signs_of_pasted_text_are_on_no_page_and_no_problem(site, how: str) -> None:
    room: SiteTest = site({FIRST: release(title="도쿄\u200b 방문", body=how)})
    result = room.build(offline=True)
    assert result.data["problems"] == []
    page = room.page("/ko/2023/05/14/visit/")
    assert page.heading == "도쿄 방문"
    assert "예산은 123억 원이다." in page.text


def test_a_sign_of_private_use_is_a_warning_with_its_line(site) -> None:
    room: SiteTest = site(
        {FIRST: release(title='"\\uF0A7 방문"', body="첫 줄\n\n둘째 \U000f02b1 줄")}
    )
    found = room.build(offline=True).data["problems"]
    assert [(one["severity"], one["code"], one["line"]) for one in found] == [
        ("warning", "private-character", 2),
        ("warning", "private-character", 7),
    ]


# --- catalogs -------------------------------------------------------------------------------------

TEXT, GOOD = "올해 예산은 123억 원이다.", "今年の予算は123億ウォンだ。"


@pytest.mark.parametrize("sign", [*DECEIVING, "\ue0c1", "\U000f02b1"], ids=code)
@pytest.mark.parametrize("entry", [reviewed, machine], ids=["reviewed", "machine"])
def test_a_translation_with_a_hidden_sign_is_shown_to_nobody(site, entry, sign: str) -> None:
    bad = GOOD.replace("1", f"{sign}1", 1)
    path = "content/releases/2023/visit.ja.po"
    room: SiteTest = site({FIRST: release(body=TEXT), path: catalog(entry(TEXT, bad))})
    result = room.build(offline=True)
    assert result.code == 0
    found = [one for one in result.data["problems"] if one["code"] == "invisible"]
    assert [(one["hard"], one["path"]) for one in found] == [(True, path)]
    assert found[0]["message"].startswith("not published: ")
    for data in (room.root / "site").rglob("*.*"):
        if data.suffix in {".html", ".xml", ".json"}:
            assert sign not in data.read_text(encoding="utf-8")


def test_a_waiver_does_not_help_a_hidden_sign(site) -> None:
    path = "content/releases/2023/visit.ja.po"
    text = reviewed(TEXT, f"\u2067{GOOD}")
    room: SiteTest = site(
        {FIRST: release(body=TEXT), path: catalog(f"#. waive: invisible\n{text}")}
    )
    found = [one for one in room.build(offline=True).data["problems"] if one["code"] == "invisible"]
    assert len(found) == 1
    assert "\u2067" not in (room.root / "site/ja/2023/05/14/visit/index.html").read_text("utf-8")


def test_idle_signs_in_a_catalog_neither_part_it_from_its_text_nor_make_it_edited() -> None:
    said = "予\u200b算"
    hashed = f"#. mt: google 2026-01-02\n#. mt-hash: {text_hash(said)}\n#, fuzzy\n"
    text = catalog(f'{hashed}msgid "예\u200b산"\nmsgstr "{said}"\n')
    read, problems = read_catalog(text, "a.ja.po", Lang.JA)
    entry = read.file.entries[0]
    assert not problems
    assert (entry.msgid, entry.msgstr) == ("예산", "予算")
    assert state_of(entry) is EntryState.MACHINE


@pytest.mark.parametrize(
    ("target", "checks"),
    [
        ("今年の予算は\u05d0123億ウォンだ。", {"script"}),
        ("\u202e今年の予算は123億ウォンだ。", {"invisible"}),
        ("今年の予算は123億ウォンだ\U000e0041。", {"invisible"}),
        ("今年の予算は❤\ufe0f123億ウォンだ。", set()),
        (GOOD, set()),
    ],
)
def test_a_text_and_its_translation_are_compared_in_what_nobody_sees(
    target: str, checks: set[str]
) -> None:
    found = findings(TEXT, target, Lang.JA, register=Register(()))
    assert {one.check for one in found if one.hard} == checks


NOTES = ["<!-- 確認 -->", "‹!-- 確認 -->", "＜!-- 確認", "{# 確認 #}", "/* 確認 */", "%% 確認 %%",
         "[//]: # (確認)"]  # fmt: skip


@pytest.mark.parametrize("note", NOTES)
def test_a_comment_in_a_translation_is_never_published(site, note: str) -> None:
    good, bad = "審査を経て決める。", f"審査{note}を経て決める。"
    source = "심사를 거쳐 정한다."
    assert not findings(source, good, Lang.JA, register=Register(()))
    assert not findings(f"심사 {note}", f"審査 {note}", Lang.JA, register=Register(()))
    room = site(
        {
            FIRST: release(body=source),
            FIRST.replace(".md", ".ja.po"): catalog(reviewed(source, bad)),
        }
    ).built()
    assert "invisible" in room.codes
    assert not [
        path
        for path in room.out.rglob("*")
        if path.is_file() and "確認".encode() in path.read_bytes()
    ]
    with pytest.raises(Unfit):
        typed_text(bad, source, Lang.JA)
    assert typed_text(good, source, Lang.JA) == good


def test_letters_from_right_to_left_may_stand_where_the_source_has_them() -> None:
    source, target = "상호는 שלום이다.", "商号はשלוםである。"
    assert not [one for one in findings(source, target, Lang.JA, register=Register(())) if one.hard]


def test_the_table_of_hidden_signs_stands_in_one_module() -> None:
    """Another list of them would forget one."""
    package = Path(__file__).parent.parent / "pressbridge"
    for path in package.rglob("*.py"):
        if path.name != "invisible.py":
            text = path.read_text(encoding="utf-8").lower()
            listed = ("\\u202a", "\\u2066", "\\u200b\\u200")
            assert not [sign for sign in listed if sign in text], path
