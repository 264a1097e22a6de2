"""Editions: each text with its best publishable translation, and nothing that must not be seen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from pressbridge.formats.po import FUZZY, PoEntry, PoFile
from pressbridge.formats.yaml_nodes import Scalar, parse_yaml
from pressbridge.register.lookup import Register
from pressbridge.translation.catalog import Catalog, failed_entry, machine_entry
from pressbridge.translation.editions import (
    named_phrases,
    source_edition,
    translated_edition,
)
from pressbridge.translation.hand_editions import hand_edition
from pressbridge.translation.name_masking import Naming
from pressbridge.translation.segments import Segment, segments, source_digest
from pressbridge.words.edition import Edition, EditionStatus, Phrase, PhraseState, SegmentKey
from pressbridge.words.lang import Lang
from pressbridge.words.model import (
    Attachment,
    BilingualText,
    Contact,
    Correction,
    HandLines,
    HandTranslation,
    Image,
    Name,
    NameKind,
    Origin,
    Person,
    Release,
    StandingPage,
    TranslationPolicy,
    Unreviewed,
    Withdrawal,
)
from pressbridge.words.moments import parse_moment
from pressbridge.words.problems import Problem
from pressbridge.words.text import storable

DAY = date(2026, 11, 22)
BODY = '중소벤처기업부는 도쿄에서 행사를 열었다.\n\n![사진 설명](a.jpg "본문 사진의 설명")\n'


def release(**fields: Any) -> Release:
    base: dict[str, Any] = {
        "slug": "visit", "path": "content/releases/2023/visit.md", "folder": "content/releases/2023",
        "lang": Lang.KO, "title": "장관 방문", "body": BODY, "body_line": 5,
        "date": parse_moment("2023-05-14"),
    }  # fmt: skip
    return Release(**base | fields)


def translated(
    source: Release, *entries: PoEntry, policy: Unreviewed = Unreviewed.PUBLISH
) -> tuple[Edition, tuple[Problem, ...]]:
    catalog = Catalog(source.catalog_path(Lang.JA), Lang.JA, PoFile("", entries))
    return translated_edition(
        source, catalog, segments(source),
        policy=TranslationPolicy(unreviewed=policy), naming=NAMING, named={},
    )  # fmt: skip


NAMING = Naming(Register(()), Lang.KO, date(2023, 5, 14))


def by_hand(source: Release, hand: HandTranslation, named: dict[SegmentKey, Phrase]):  # type: ignore[no-untyped-def]
    return hand_edition(source, hand, named, NAMING)


TITLE = Segment("title", "장관 방문")
ALONE = release(body="2023\n")
"""Its title is all there is to translate."""

REVIEWED = PoEntry(msgctxt="title", msgid="장관 방문", msgstr="長官訪問")
MACHINE = machine_entry(TITLE, "長官訪問", "google", DAY)
FORMS = {
    "reviewed": (REVIEWED, PhraseState.REVIEWED, PhraseState.REVIEWED),
    "machine": (MACHINE, PhraseState.MACHINE, PhraseState.MISSING),
    "edited": (MACHINE._replace(msgstr="長官が訪問"), PhraseState.MACHINE, PhraseState.MISSING),
    "stale": (MACHINE._replace(previous="옛 제목"), PhraseState.MISSING, PhraseState.MISSING),
    "failed": (failed_entry(TITLE, "Hi", "google", DAY, "language: no"), PhraseState.MISSING, PhraseState.MISSING),
    "missing": (REVIEWED._replace(msgstr=""), PhraseState.MISSING, PhraseState.MISSING),
    "damaged": (REVIEWED._replace(msgstr="⟦1⟧長官訪問"), PhraseState.MISSING, PhraseState.MISSING),
    "half a mark": (MACHINE._replace(msgstr="⟦長官訪問"), PhraseState.MISSING, PhraseState.MISSING),
    "gone and back": (REVIEWED._replace(obsolete=True), PhraseState.REVIEWED, PhraseState.REVIEWED),
}  # fmt: skip


@pytest.mark.parametrize(("entry", "published", "withheld"), FORMS.values(), ids=FORMS)
@pytest.mark.parametrize("policy", list(Unreviewed))
def test_what_a_reader_sees_of_an_entry(
    entry: PoEntry, published: PhraseState, withheld: PhraseState, policy: Unreviewed
) -> None:
    wanted = published if policy is Unreviewed.PUBLISH else withheld
    edition, _ = translated(ALONE, entry, policy=policy)
    phrase = edition.say("title", "장관 방문")
    assert phrase.state is wanted
    assert phrase.lang is (Lang.KO if wanted is PhraseState.MISSING else Lang.JA)
    assert phrase.text == ("장관 방문" if wanted is PhraseState.MISSING else entry.msgstr)
    assert edition.titled == (wanted is not PhraseState.MISSING)
    assert edition.missing == (wanted is PhraseState.MISSING)
    assert edition.indexable == (wanted is PhraseState.REVIEWED)
    assert edition.has_unchecked == (wanted is PhraseState.MACHINE)
    assert edition.status is (
        EditionStatus.REVIEWED if wanted is PhraseState.REVIEWED else EditionStatus.MACHINE
    )


def test_what_is_not_published_is_said_at_its_line() -> None:
    failed = FORMS["failed"][0]._replace(line=7)
    damaged = FORMS["damaged"][0]._replace(line=9)
    for entry, code in ((failed, "failed"), (damaged, "marks")):
        _, [problem] = translated(ALONE, entry)
        assert (problem.code, problem.hard, problem.line) == (code, True, entry.line)
        assert problem.path == "content/releases/2023/visit.ja.po"
        assert problem.severity == "warning"
        assert problem.message.startswith("not published: ")


def test_a_text_whose_source_changed_is_said_with_the_source_that_it_translates() -> None:
    [problem] = translated(ALONE, FORMS["stale"][0])[1]
    assert (problem.code, problem.hard) == ("stale", True)
    assert problem.message.endswith("changed since: “옛” → “장관”, “제목” → “방문”")


@pytest.mark.parametrize("name", ["reviewed", "machine", "edited", "missing"])
def test_nothing_is_said_of_what_is_in_order_or_waits(name: str) -> None:
    assert translated(ALONE, FORMS[name][0])[1] == ()


def test_an_edition_is_reviewed_only_if_everything_is() -> None:
    source = release(body="본문입니다 여러분 안녕하세요.\n", summary="요약입니다")
    said = [
        PoEntry(msgctxt=s.context, msgid=s.text, msgstr=f"訳{number}")
        for number, s in enumerate(segments(source))
    ]
    whole, _ = translated(source, *said)
    assert (whole.status, whole.missing, whole.indexable) == (EditionStatus.REVIEWED, 0, True)
    one_machine, _ = translated(source, said[0]._replace(flags=(FUZZY,)), *said[1:])
    assert (one_machine.status, one_machine.indexable) == (EditionStatus.MACHINE, False)
    one_missing, _ = translated(source, *said[1:])
    assert (one_missing.missing, one_missing.indexable) == (1, False)


def test_the_source_edition_says_what_was_written() -> None:
    edition = source_edition(release())
    assert edition.say("title", "장관 방문") == Phrase("장관 방문", Lang.KO, PhraseState.SOURCE)
    assert (edition.is_source, edition.indexable, edition.titled) == (True, True, True)
    assert edition.body == BODY


def test_figures_and_latin_names_are_never_missing() -> None:
    edition, _ = translated(release(title="CES 2023", body="1,000\n"))
    assert edition.say("title", "CES 2023") == Phrase("CES 2023", Lang.JA, PhraseState.SOURCE)
    assert (edition.missing, edition.status) == (0, EditionStatus.REVIEWED)


# --- names ----------------------------------------------------------------------------------------


def name(ko: str, ja: str, **fields: Any) -> Name:
    return Name(ko=ko, ja=ja, kind=NameKind.ORGANIZATION, **fields)


def test_whole_names_come_from_the_register_of_the_day() -> None:
    register = Register(
        [
            name("산업부", "産業通商資源部", until=parse_moment("2025-09-30")),
            name("산업부", "産業通商部", since=parse_moment("2025-10-01")),
            name("도쿄", "東京", ko_variants=("토쿄",)),
        ]
    )
    fields: dict[str, Any] = {"organization": BilingualText(ko="산업부"), "dateline": "토쿄"}
    for day, expected in (("2025-09-30 23:59", "産業通商資源部"), ("2025-10-01", "産業通商部")):
        found = named_phrases(release(date=parse_moment(day), **fields), register)
        assert {key: phrase.text for key, phrase in found.items()} == {
            ("organization", "산업부"): expected,
            ("dateline", "토쿄"): "東京",
        }
        assert all(phrase.state is PhraseState.SOURCE for phrase in found.values())


def test_a_name_within_a_title_is_no_whole_name() -> None:
    assert named_phrases(release(title="도쿄 방문"), Register([name("도쿄", "東京")])) == {}


# --- translations by hand -------------------------------------------------------------------------

SOURCE = release(
    subtitle=("첫 부제", "둘째 부제"),
    summary="요약",
    dateline="도쿄",
    organization=BilingualText(ko="중기부"),
    images=(Image("a.jpg", "대체", "설명"), Image("b.jpg", "2023", "설명")),
    attachments=(Attachment("plan.pdf", "계획"),),
)
HAND = HandTranslation(
    path="content/releases/2023/visit.ja.md",
    lang=Lang.JA,
    body="本文です。\n\n![写真](a.jpg)\n",
    body_line=4,
    title="長官訪問",
    subtitle=("副題一", "副題二"),
    summary="要約",
    captions=(("a.jpg", "代替", "説明"),),
    attachment_titles=(("plan.pdf", "計画"),),
    of=source_digest(SOURCE),
    lines=HandLines(of=3),
)


def test_a_whole_hand_translation_is_reviewed_and_indexable() -> None:
    edition, problems = by_hand(SOURCE, HAND, {})
    assert problems == ()
    assert (edition.status, edition.missing, edition.stale) == (EditionStatus.REVIEWED, 0, False)
    assert (edition.indexable, edition.titled, edition.by_hand) == (True, True, True)
    assert (edition.body, edition.body_lang) == (HAND.body, Lang.JA)
    assert edition.say("subtitle", "둘째 부제").text == "副題二"
    assert edition.say("alt", "대체").text == "代替"
    assert edition.say("attachment", "계획").text == "計画"


def test_pictures_of_the_source_body_are_the_business_of_the_other_body() -> None:
    """They have the contexts of captions, but the translated body brings its own pictures."""
    assert ("caption", "본문 사진의 설명") in {s.key for s in segments(SOURCE)}
    assert by_hand(SOURCE, HAND, {})[0].missing == 0


@pytest.mark.parametrize(
    ("without", "missing"),
    [
        ({"title": ""}, 1),
        ({"summary": ""}, 1),
        ({"subtitle": ("副題一",)}, 1),
        ({"subtitle": ()}, 2),
        ({"captions": ()}, 2),
        ({"captions": (("a.jpg", "", "説明"),)}, 1),
        ({"attachment_titles": ()}, 1),
        ({"dateline": "", "organization": ""}, 0),
    ],
)  # fmt: skip
def test_what_a_hand_translation_leaves_out_is_missing(
    without: dict[str, Any], missing: int
) -> None:
    edition, _ = by_hand(SOURCE, replace(HAND, **without), {})
    assert edition.missing == missing
    assert edition.indexable == (missing == 0)


def test_more_subtitles_than_the_source_has_are_harmless() -> None:
    assert by_hand(SOURCE, replace(HAND, subtitle=("一", "二", "三")), {})[0].missing == 0


def test_the_dateline_of_a_hand_translation_stands_before_the_register() -> None:
    named = {("dateline", "도쿄"): Phrase("東京", Lang.JA, PhraseState.REVIEWED)}
    assert by_hand(SOURCE, HAND, named)[0].say("dateline", "도쿄").text == "東京"
    said = by_hand(SOURCE, replace(HAND, dateline="東京（日本）"), named)[0]
    assert said.say("dateline", "도쿄").text == "東京（日本）"


@pytest.mark.parametrize(
    "changed",
    [
        {"title": "다른 제목"},
        {"body": "다른 본문입니다 여러분.\n"},
        {"summary": ""},
        {"dateline": "오사카"},
    ],
)
def test_a_changed_source_makes_a_hand_translation_stale(changed: dict[str, Any]) -> None:
    edition, [problem] = by_hand(replace(SOURCE, **changed), HAND, {})
    assert (edition.stale, edition.indexable) == (True, False)
    assert (problem.code, problem.path, problem.line) == ("hand-stale", HAND.path, 3)
    assert "translate --accept visit" in problem.hint


@pytest.mark.parametrize(
    "changed",
    [
        {"topics": ("a",)},
        {"number": "2"},
        {"updated": parse_moment("2023-06-01")},
        {"body": BODY + "\n2023\n"},
    ],
)
def test_other_changes_of_the_source_make_nothing_stale(changed: dict[str, Any]) -> None:
    assert not by_hand(replace(SOURCE, **changed), HAND, {})[0].stale


def test_a_hand_translation_of_an_unknown_text_is_a_soft_finding() -> None:
    edition, [problem] = by_hand(SOURCE, replace(HAND, of=""), {})
    assert (edition.stale, edition.indexable) == (False, True)
    assert (problem.code, problem.hard, problem.line) == ("hand-unrecorded", False, 1)


CELLS = "| 구분 | 1회 | 2회 |\n|---|---|---|\n| 기업 | 12 | 15 |\n| 상담 | 3.2 | 12 |\n"
CELLS_JA = "| 区分 | 1回 | 2回 |\n|---|---|---|\n| 企業 | 12 | 15 |\n| 相談 | 3.2 | 12 |\n"


def test_figures_alone_in_the_cells_of_a_table_are_compared_on_both_sides() -> None:
    source = release(body=CELLS)
    hand = replace(HAND, of=source_digest(source))
    assert by_hand(source, replace(hand, body=CELLS_JA), {})[1] == ()
    _, [problem] = by_hand(source, replace(hand, body=CELLS_JA.replace("3.2", "3.4")), {})
    assert problem.message == "3.2 in the source is 3.4 in the translation"


# --- what is translated ---------------------------------------------------------------------------


def test_every_text_that_readers_see_is_a_segment_and_no_name_of_others() -> None:
    source = release(
        subtitle=("부제",), summary="요약", dateline="도쿄", organization=BilingualText(ko="기관"),
        byline=(Person(BilingualText(ko="홍길동"), BilingualText(ko="기자")),),
        images=(Image("a.jpg", "대체", "설명"),), attachments=(Attachment("a.pdf", "첨부"),),
        contacts=(Contact(BilingualText(ko="기관"), BilingualText(ko="부서"), BilingualText(ko="김철수"), BilingualText(ko="주무관"), "02-1"),),
        corrections=(Correction(parse_moment("2023-05-15"), "정정", "사십", "사십일"),),
        withdrawn=Withdrawal(parse_moment("2023-05-16"), "사유"), origin=Origin("출처", "https://a.kr"),
    )  # fmt: skip
    found = [segment.key for segment in segments(source)]
    assert len(found) == len(set(found))
    assert [text for context, text in found if context] == [
        "장관 방문", "부제", "요약", "기관", "도쿄", "기자", "대체", "설명", "사진 설명", "본문 사진의 설명",
        "첨부", "부서", "주무관", "정정", "사십", "사십일", "사유",
    ]  # fmt: skip
    assert not {"홍길동", "김철수", "02-1", "출처"} & {text for _, text in found}


def test_what_its_author_wrote_in_both_languages_is_no_segment() -> None:
    source = release(organization=BilingualText("기관", "機関"), title="2023", body="\n")
    assert segments(source) == ()


def test_a_standing_page_has_segments_too() -> None:
    page = StandingPage(
        slug="about", path="content/pages/about.md", folder="content/pages", lang=Lang.JA,
        title="概要", body="説明です。\n", body_line=3,
    )  # fmt: skip
    assert [s.key for s in segments(page)] == [("title", "概要"), ("paragraph", "説明です。")]
    assert page.catalog_path(Lang.KO) == "content/pages/about.ko.po"


@pytest.mark.parametrize(
    "title",
    [
        "\\u1112\\u1161\\u11ab \ub9d0",
        "\ud55c\\u2028\ub9d0",
        "\ud55c\\ufeff \ub9d0",
        "\ud55c\\r\ub9d0",
    ],
)
def test_what_an_escape_in_the_front_matter_brings_is_read_again_from_a_catalog(title: str) -> None:
    node, _ = parse_yaml(f'"{title}"', "a.md", 1)
    assert isinstance(node, Scalar)
    assert node.text == storable(node.text)


# --- the line of a finding about a hand translation

LONG = """\
장관이 3월 2일 도쿄를 방문했다.

## 참가 기업

한국 스타트업 48개사가 참가한다.

- 예산은 12억 원이다.
- 접수는 5월 14일까지다.

참석자는 150명이다. 다음 행사는 9월에 연다.
"""
LONG_JA = """\
長官が3月2日に東京を訪問した。

## 参加企業

韓国のスタートアップ48社が参加する。

- 予算は12億ウォンだ。
- 受付は5月14日までだ。

出席者は150人だ。次の行事は9月に開く。
"""
IN_HAND = {
    "a changed figure": ("48社", "40社", 14, 9),
    "a changed day": ("5月14日", "5月15日", 17, 12),
    "a figure that is lost": ("12億ウォン", "多くの費用", 16, 11),
    "a figure that is new": ("参加企業", "参加企業77社", 12, 0),
    "a figure that stands elsewhere too": ("出席者は150人", "出席者は48人", 19, 14),
}  # fmt: skip


@pytest.mark.parametrize("case", IN_HAND.values(), ids=IN_HAND)
def test_a_finding_about_a_hand_translation_has_the_line_of_both_texts(
    case: tuple[str, str, int, int],
) -> None:
    before, after, line, of_source = case
    source = replace(SOURCE, title="장관 방문", body=LONG, body_line=5)
    assert before in LONG_JA
    hand = replace(
        HAND, body=LONG_JA.replace(before, after), body_line=10, of=source_digest(source)
    )
    _, problems = by_hand(source, hand, {})
    hard = [problem for problem in problems if problem.hard]
    assert hard
    assert (hard[0].path, hard[0].line) == (HAND.path, line), hard
    place = f"{source.path}:{of_source}," if of_source else f"{source.path},"
    assert f"compare it with {place}" in hard[0].hint


def test_a_finding_in_a_field_of_a_hand_translation_has_its_line() -> None:
    source = replace(SOURCE, summary="예산은 12억 원이다.")
    hand = replace(
        HAND, summary="予算は13億ウォンだ。", of=source_digest(source), lines=HandLines(summary=6)
    )
    [problem] = by_hand(source, hand, {})[1]
    assert (problem.code, problem.line) == ("number", 6)


def test_each_of_many_findings_about_one_hand_translation_has_its_line() -> None:
    source = replace(SOURCE, body="".join(f"예산은 {n}억 원이다.\n\n" for n in range(100, 900)))
    body = "".join(f"予算は{n + 1000}億ウォンだ。\n\n" for n in range(100, 900))
    hand = replace(HAND, body=body, of=source_digest(source))
    _, problems = by_hand(source, hand, {})
    assert len(problems) >= 800
    assert [problem.line for problem in problems[:3]] == [4, 6, 8]
    assert all(problem.line for problem in problems)
