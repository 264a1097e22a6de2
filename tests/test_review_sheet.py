"""The sheet of a source: a person sees what the disk has, with what the build finds and where."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from harness import FIRST, SiteTest, catalog, failed, machine, release, reviewed, stale
from hypothesis import given
from hypothesis import strategies as st
from reviewing import BODY, CATALOG, NAMES, PO, opened, passages, room_in

from pressbridge.fidelity.pair import OBJECT, Finding, readable_text
from pressbridge.formats.po import PoEntry
from pressbridge.review.check import checked
from pressbridge.review.opened import NotReviewable, entry_digest, open_room
from pressbridge.review.sheet import Passage, sheet_of
from pressbridge.review.spans import MOST, Span, finding_spans, readable, sentence_spans
from pressbridge.words.text import MARK
from pressbridge.words.text_diff import text_changes


def in_browser(text: str, spans: Sequence[Span]) -> list[str]:
    """Return what a browser cuts out of a text: it counts in UTF-16 code units."""
    units = text.encode("utf-16-le", "surrogatepass")
    return [units[2 * a : 2 * b].decode("utf-16-le", "surrogatepass") for a, b in spans]


def test_a_sheet_has_every_passage_in_the_order_of_the_page(tmp_path: Path) -> None:
    site = room_in(tmp_path)
    sheet = sheet_of(opened(site), reviewer="김하나", ui="ko")
    assert [(one.context, one.state) for one in sheet.passages] == [
        ("title", "reviewed"),
        ("", "machine"),
        ("", "reviewed"),
        ("", "missing"),
    ]
    assert (sheet.path, sheet.catalog, sheet.to, sheet.stage) == (FIRST, PO, "ja", "public")
    assert (sheet.day, sheet.page) == ("2023-05-14", "/ja/2023/05/14/visit/")
    title, second, third, _ = sheet.passages
    assert title.reviewed == ("김 하나", "2026-11-20")
    assert title.notes == ("제목은 길이를 맞춘다",)
    assert second.machine == "google 2026-11-20"
    assert third.waived == (("name-unknown", "센터에 확인"), ("number", "센터에 확인"))


def test_a_difference_is_marked_in_both_texts(tmp_path: Path) -> None:
    second = passages(room_in(tmp_path))[1]
    [found] = [one for one in second.findings if one.check == "number"]
    assert found.hard
    assert in_browser(second.source, found.source) == ["48개사"]
    assert in_browser(second.text, found.text) == ["40社"]


def test_sentences_and_names_stand_where_the_stored_texts_have_them(tmp_path: Path) -> None:
    sheet = sheet_of(opened(room_in(tmp_path)))
    _, second, third, fourth = sheet.passages
    assert second.sentences
    assert in_browser(second.text, second.sentences.text) == [
        "ハンビット産業は⟦1⟧5月14日⟦/1⟧に東京で協約を結んだ。",
        "参加企業は40社である。",
    ]
    assert len(second.sentences.source) == 2
    assert fourth.sentences is None

    def names(text: str, spans: Sequence[tuple[int, int, int]]) -> list[tuple[str, str]]:
        words = in_browser(text, [(a, b) for a, b, _ in spans])
        return [(w, sheet.names[n].ja) for w, (_, _, n) in zip(words, spans, strict=True)]

    assert names(second.source, second.names.source) == [
        ("한빛산업", "ハンビット産業"),
        ("협약", "協約"),
    ]
    assert names(third.text, third.names.text) == [("李永", "李永")]
    minister = next(one for one in sheet.names if one.ja == "李永")
    assert (minister.reading, minister.kind, minister.line) == ("イ・ヨン", "person", 3)


@pytest.mark.parametrize("mark", ["⟦1⟧{}⟦/1⟧", "⟦1⟧{}", "{}⟦1⟧⟦/1⟧", "𠮷⟦1⟧𠮷⟦/1⟧ {}"])
def test_names_are_found_behind_and_within_marks_and_rare_letters(
    tmp_path: Path, mark: str
) -> None:
    text = mark.format("한빛산업")
    site = room_in(tmp_path)
    one = opened(site)
    found = checked(one, next(iter(one.segments)), text)
    spans = readable(text)
    [seen] = one.naming.register.mentions(spans.text, one.source.lang, None)
    assert in_browser(text, [spans.stored((seen.start, seen.end))]) == ["한빛산업"]
    assert isinstance(found.as_data(), dict)


def test_a_name_that_is_typed_anew_is_told_beside_the_sheets_names(tmp_path: Path) -> None:
    site = room_in(tmp_path, names=NAMES + "- {ko: 부산, ja: 釜山, kind: place}\n")
    one = opened(site)
    key = list(one.segments)[-1]
    found = checked(one, key, "次の催しは釜山で秋に開かれる。")
    assert [name.ko for name in found.more] == ["부산"]
    assert found.names.text == ((5, 7, len(one.names)),)


PIECES = st.lists(
    st.sampled_from(["가", "。", " ", "𠮷", "⟦1⟧", "⟦/1⟧", "⟦2⟧", "⟦", "⟧", OBJECT, "a", "⟦/3⟧"])
)


@given(PIECES.map("".join))
def test_a_place_in_what_readers_see_is_one_in_the_stored_text(stored: str) -> None:
    found = readable(stored)
    assert found.text == readable_text(stored)
    assert len(found.starts) == len(found.ends) == len(found.text)
    for at, letter in enumerate(found.text):
        [cut] = in_browser(stored, [found.stored((at, at + 1))])
        assert cut == letter or (letter == OBJECT and MARK.fullmatch(cut))


@given(PIECES.map("".join))
def test_sentences_stand_in_order_and_leave_out_nothing_but_space(stored: str) -> None:
    cut = in_browser(stored, sentence_spans(stored))
    assert "".join("".join(cut).split()) == "".join(stored.split())


@pytest.mark.parametrize(
    ("message", "source", "text", "ours", "theirs"),
    [
        ('"a.*" is "b" in the register', "a.* aXX", "bb b", ["a.*"], ["b"]),
        ('"(" and "[" stand in another order', "( [", "", ["(", "["], []),
        ('"3" is missing', "13 3 33", "3", ["3"], ["3"]),
        ('"KC" is missing', "KCON KC", "", ["KC"], []),
        ("nothing is quoted", "nothing", "", [], []),
        ('"<script>" is odd', "<script>", "", ["<script>"], []),
        ('" " is odd', "a b", "", [], []),
    ],
)
def test_quoted_words_are_looked_for_as_they_stand(
    message: str, source: str, text: str, ours: list[str], theirs: list[str]
) -> None:
    found = Finding("name", True, message)
    spans = finding_spans(found, readable(source), readable(text))
    assert (in_browser(source, spans[0]), in_browser(text, spans[1])) == (ours, theirs)


def test_a_word_that_stands_everywhere_marks_no_more_than_an_eye_can_follow() -> None:
    spans = finding_spans(Finding("name", True, '"가" …'), readable("가" * 100_000), readable(""))
    assert len(spans[0]) == MOST


# --- a changed source -----------------------------------------------------------------------------

OLD = "참가 신청은 5월 31일까지 받는다. 접수는 누리집에서 한다."
NEW = "참가 신청은 6월 7일까지 받는다. 접수는 누리집에서 한다."
TRANSLATED = "参加の申し込みは5月31日まで受け付ける。受付はウェブサイトで行う。"


def changed(tmp_path: Path) -> Passage:
    body = release(body=NEW)
    site = SiteTest.make(tmp_path, {FIRST: body, PO: catalog(reviewed(OLD, TRANSLATED))})
    return passages(site)[1]


def test_a_changed_source_is_shown_word_by_word_with_what_kept_its_translation(
    tmp_path: Path,
) -> None:
    found = changed(tmp_path)
    assert (found.state, found.previous, found.text) == ("stale", OLD, TRANSLATED)
    assert "".join(text for sign, text in found.changed if sign != "+") == OLD
    assert "".join(text for sign, text in found.changed if sign != "-") == NEW
    assert [text for sign, text in found.changed if sign == "-"] == ["5", "31"]
    assert found.kept == (1,)


def test_the_sentences_of_a_refilled_passage_that_are_not_new_are_told(tmp_path: Path) -> None:
    entry = machine(NEW, "新しい。受付はウェブサイトで行う。").replace(
        "#, fuzzy", "#. new: 참가 신청은 6월 7일까지 받는다. → 新しい。\n#, fuzzy"
    )
    site = SiteTest.make(tmp_path, {FIRST: release(body=NEW), PO: catalog(entry)})
    assert passages(site)[1].kept == (1,)


@given(st.text(alphabet="가나 12.\n漢⟦1⟧"), st.text(alphabet="가나 12.\n漢⟦1⟧"))
def test_a_difference_word_by_word_has_both_texts_in_it(old: str, new: str) -> None:
    found = text_changes(old, new)
    bare = [MARK.sub("", text) for text in (old, new)]
    assert "".join(text for sign, text in found if sign != "+") == bare[0]
    assert "".join(text for sign, text in found if sign != "-") == bare[1]
    assert all(text for _, text in found)


def test_a_failed_passage_says_why(tmp_path: Path) -> None:
    site = SiteTest.make(tmp_path, {FIRST: release(body=NEW), PO: catalog(failed(NEW, "失敗。"))})
    found = passages(site)[1]
    assert (found.state, found.failed) == ("failed", ("empty: nothing",))


# --- what the build says, and what it does not ----------------------------------------------------


def test_the_sheet_finds_what_the_build_finds(tmp_path: Path) -> None:
    site = room_in(tmp_path)
    site.build("check")
    said = sorted(p["code"] for p in site.result.data["problems"] if p["path"] == PO)
    assert sorted(one.check for each in passages(site) for one in each.findings) == said


def test_a_waived_finding_is_open_no_more(tmp_path: Path) -> None:
    entry = "#. waive: number (확인)\n" + reviewed(
        "참가 기업은 48개사이다.", "参加企業は40社である。"
    )
    site = SiteTest.make(
        tmp_path, {FIRST: release(body="참가 기업은 48개사이다."), PO: catalog(entry)}
    )
    found = passages(site)[1]
    assert found.findings == ()
    one = opened(site)
    assert [f.check for f in checked(one, found.key, found.text).findings] == ["number"]


def test_what_is_typed_is_checked_like_what_is_stored(tmp_path: Path) -> None:
    one = opened(room_in(tmp_path))
    for passage in sheet_of(one).passages:
        found = checked(one, passage.key, passage.text)
        assert {*passage.findings} <= {*found.findings}
        assert found.sentences == passage.sentences
        assert found.names == passage.names


@pytest.mark.parametrize("text", ["", " ", "\ud800", "⟦1⟧" * 1000, "<b>&", "가" * 20_000, "\x00"])
def test_whatever_is_typed_can_be_checked(tmp_path: Path, text: str) -> None:
    one = opened(room_in(tmp_path))
    for key in one.segments:
        json.dumps(checked(one, key, text).as_data()).encode()


def test_a_text_longer_than_any_and_a_passage_that_is_gone_are_refused(tmp_path: Path) -> None:
    one = opened(room_in(tmp_path))
    with pytest.raises(NotReviewable, match="too long"):
        checked(one, next(iter(one.segments)), "가" * 20_001)
    with pytest.raises(NotReviewable, match="no such passage"):
        checked(one, "0" * 16, "가")


# --- what cannot be opened ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "to", "why"),
    [
        ("content/releases/2023/other.md", "ja", "there is no release or page"),
        ("../../etc/passwd", "ja", "there is no release or page"),
        ("content/site.yaml", "ja", "there is no release or page"),
        ("", "ja", "there is no release or page"),
        (FIRST, "ko", "is not translated into"),
        (FIRST, "en", "is not translated into"),
    ],
)
def test_only_a_source_can_be_opened_and_only_into_its_other_language(
    tmp_path: Path, path: str, to: str, why: str
) -> None:
    with pytest.raises(NotReviewable, match=why):
        opened(room_in(tmp_path), path, to)


def test_a_source_without_a_catalog_of_its_own_says_so(tmp_path: Path) -> None:
    site = room_in(tmp_path)
    site.edit(FIRST, release(body=BODY, translate="no"))
    with pytest.raises(NotReviewable, match="one language"):
        opened(site)
    site.edit(FIRST, release(body=BODY))
    site.edit("content/releases/2023/visit.ja.md", release("東京訪問", "本文。", date=None))
    with pytest.raises(NotReviewable, match="by hand"):
        opened(site)


@pytest.mark.parametrize("damage", ['msgstr "', "<<<<<<< HEAD\n", 'msgid "x"\nmsgstr "", '])
def test_a_damaged_catalog_is_not_opened_and_says_where_it_is_damaged(
    tmp_path: Path, damage: str
) -> None:
    site = room_in(tmp_path)
    site.edit(PO, f"{CATALOG}\n{damage}\n")
    with pytest.raises(NotReviewable, match=r"visit\.ja\.po:\d+: ") as refused:
        opened(site)
    assert refused.value.problem
    assert refused.value.problem.hint


def test_a_room_without_a_site_is_no_room(tmp_path: Path) -> None:
    site = room_in(tmp_path)
    site.remove("content/site.yaml")
    from reviewing import options

    assert open_room(options(site))[0] is None


def test_a_release_whose_catalog_is_not_there_yet_has_a_sheet(tmp_path: Path) -> None:
    site = room_in(tmp_path)
    site.remove(PO)
    sheet = sheet_of(opened(site))
    assert sheet.version == ""
    assert {one.state for one in sheet.passages} == {"missing"}


@pytest.mark.parametrize(
    ("fields", "stage", "has_page"),
    [
        ({"draft": "true"}, "draft", False),
        ({"embargo": "2027-01-01"}, "embargoed", False),
        ({"date": "2027-01-01"}, "future", False),
        ({"expires": "2024-01-01"}, "expired", False),
        ({"withdrawn": "{date: 2024-01-01, reason: 잘못}"}, "withdrawn", True),
    ],
)
def test_the_stage_of_a_release_is_told(
    tmp_path: Path, fields: dict[str, str], stage: str, has_page: bool
) -> None:
    site = room_in(tmp_path)
    site.edit(FIRST, release(body=BODY, **fields))
    sheet = sheet_of(opened(site))
    assert (sheet.stage, sheet.page is not None) == (stage, has_page)


ENTRY = PoEntry("가", "나", "title", ("fuzzy",), ("a",), ("b",), ("c",), "옛", line=3)


@pytest.mark.parametrize(
    "change",
    [
        {"msgid": "다"},
        {"msgstr": "다"},
        {"msgctxt": ""},
        {"flags": ()},
        {"extracted": ()},
        {"comments": ()},
        {"references": ("c", "c")},
        {"previous": None},
        {"previous": ""},
        {"obsolete": True},
        {"flags": ("a",), "extracted": ("fuzzy",)},
        {"comments": ("a",), "extracted": ("b",)},
    ],
    ids=str,
)
def test_the_digest_of_an_entry_tells_every_change_but_its_line(change: dict[str, object]) -> None:
    assert entry_digest(ENTRY._replace(**change)) != entry_digest(ENTRY)  # type: ignore[arg-type]
    assert entry_digest(ENTRY._replace(line=9)) == entry_digest(ENTRY)


def test_stale_is_the_state_of_what_a_person_has_begun_to_correct(tmp_path: Path) -> None:
    entry = stale(NEW, "直しかけ。", before=OLD).replace("#, fuzzy", "#. mt-hash: 00\n#, fuzzy")
    site = SiteTest.make(tmp_path, {FIRST: release(body=NEW), PO: catalog(entry)})
    assert passages(site)[1].state == "stale"


@pytest.mark.parametrize("unit", ["가 ", "나 가 ", "の", "a1 ", "。"])
def test_words_that_stand_a_thousand_times_are_compared_as_a_whole(unit: str) -> None:
    old, new = f"시작 {unit * 1000}끝", f"처음 {unit * 1001}마침"
    found = text_changes(old, new)
    assert len(found) <= 4
    assert "".join(text for sign, text in found if sign != "+") == old
    assert "".join(text for sign, text in found if sign != "-") == new


def test_a_catalog_that_is_a_link_is_not_shown_as_one_that_is_missing(tmp_path: Path) -> None:
    site = room_in(tmp_path / "room")
    outside = tmp_path / "outside.po"
    (site.root / PO).rename(outside)
    assert {one.state for one in passages(site)} == {"missing"}
    (site.root / PO).symlink_to(outside)
    with pytest.raises(NotReviewable, match=f"{PO} cannot be read: it is a link"):
        opened(site)
