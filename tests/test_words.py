"""The words of the project: moments, addresses, targets, stages and texts."""

from __future__ import annotations

import pickle
import re
import unicodedata
from contextlib import suppress
from datetime import date, timedelta
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressbridge.words import addresses as at
from pressbridge.words.addresses import Addresses
from pressbridge.words.digests import digest
from pressbridge.words.lang import Lang
from pressbridge.words.meant_addresses import address_meant
from pressbridge.words.model import Correction, Release, Withdrawal
from pressbridge.words.moments import EPOCH, ZONE, Moment, moment_meant, parse_moment
from pressbridge.words.patterns import late
from pressbridge.words.problems import error, has_errors, in_order, said, warning
from pressbridge.words.targets import TargetKind, as_typed, slug_in, target_of
from pressbridge.words.text import (
    close_up,
    compose,
    excerpt,
    has_script_of,
    join_lines,
    needs_translation,
    one_line,
    script_of,
    storable,
    without_marks,
)
from pressbridge.words.text_diff import text_diff
from pressbridge.words.visibility import Stage, as_of, stage_of
from pressbridge.words.vocabulary import did_you_mean, one_of_hint

KO, JA = Lang.KO, Lang.JA

# --- moments --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "iso", "has_time"),
    [
        ("2023-05-14", "2023-05-14T00:00:00+09:00", False),
        (" 2023-5-4 ", "2023-05-04T00:00:00+09:00", False),
        ("2023-05-14 08:30", "2023-05-14T08:30:00+09:00", True),
        ("2023-05-14 0:00", "2023-05-14T00:00:00+09:00", True),
        ("2023-05-14t08:30:15", "2023-05-14T08:30:15+09:00", True),
        ("2023-05-14T08:30:15.999", "2023-05-14T08:30:15+09:00", True),
        ("2023-05-14T08:30:15,5+09:00", "2023-05-14T08:30:15+09:00", True),
        ("2023-05-13T23:30Z", "2023-05-14T08:30:00+09:00", True),
        ("2023-05-13T23:30z", "2023-05-14T08:30:00+09:00", True),
        ("2023-05-13 18:30 -0500", "2023-05-14T08:30:00+09:00", True),
        ("2023-05-14T00:00+14:00", "2023-05-13T19:00:00+09:00", True),
        ("2024-02-29", "2024-02-29T00:00:00+09:00", False),
    ],
)
def test_a_moment_is_korean_and_japanese_time(typed: str, iso: str, has_time: bool) -> None:
    moment = parse_moment(typed)
    assert (moment.iso, moment.has_time) == (iso, has_time)


@pytest.mark.parametrize(
    "typed",
    [
        "", "now", "2023", "2023-05", "14.05.2023", "2023/05/14", "2023-05-14T", "2023-05-14T8", "2023-05-14 8시",
        "20230514", "2023-05-14 08:30 KST", "2023-05-14Z", "2023-05-14 08:30+9", "-2023-05-14", "2023-05-14\n2023-05-15",
    ],
)  # fmt: skip
def test_what_is_no_moment(typed: str) -> None:
    with pytest.raises(ValueError, match="is not a date"):
        parse_moment(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "2023-02-29", "2023-13-01", "2023-00-10", "2023-05-32", "0000-01-01", "2023-05-14 24:00", "2023-05-14 12:60",
        "2023-05-14 12:00:60", "2023-05-14T12:00+24:00", "2023-05-14T12:00+99:99", "9999-12-31T23:59Z", "0001-01-01T00:00+23:00",
        "0001-01-01", "0001-01-01T08:59+09:00",
    ],
)  # fmt: skip
def test_what_the_calendar_does_not_have(typed: str) -> None:
    with pytest.raises(ValueError, match="there is no such day or time"):
        parse_moment(typed)


@given(st.datetimes(min_value=EPOCH.replace(tzinfo=None)))
def test_a_moment_comes_back_from_its_iso_form(naive) -> None:
    moment = Moment(naive.replace(microsecond=0, tzinfo=ZONE), has_time=True)
    assert parse_moment(moment.iso) == moment
    assert moment.day == naive.date()


@given(st.text(max_size=20) | st.text("0123456789-T :+Z.", max_size=25))
def test_any_text_is_a_moment_or_a_sentence(text: str) -> None:
    with suppress(ValueError):
        assert parse_moment(text).at.tzinfo is ZONE


# --- addresses ------------------------------------------------------------------------------------

DAY = date(2023, 5, 4)
EVERY = [
    at.CHOOSER, at.SITEMAP, at.ROBOTS, at.NOT_FOUND, at.RELEASES_JSON, at.NO_JEKYLL, at.home(KO), at.home(JA, 3),
    at.release(KO, DAY, "visit"), at.standing(JA, "about"), at.topics(KO), at.topic(KO, "startups"), at.archive(JA),
    at.paged(at.topic(KO, "startups"), 2), at.in_year(KO, DAY), at.in_month(KO, DAY), at.in_day(KO, DAY), at.corrections(JA),
    at.atom_feed(at.home(KO)), at.json_feed(at.home(KO)), at.atom_feed(at.topic(KO, "startups")), at.asset("press.css"),
    at.file_of("visit", "photo.jpg"), at.file_of("visit", "붙임 1.pdf"), at.file_of("visit", "100%.pdf"),
]  # fmt: skip


def test_the_addresses_of_the_design() -> None:
    assert at.home(KO) == at.home(KO, 1) == "/ko/"
    assert at.home(JA, 2) == "/ja/page/2/"
    assert at.release(KO, DAY, "visit") == "/ko/2023/05/04/visit/"
    assert at.topic(JA, "startups") == "/ja/topics/startups/"
    assert at.in_month(KO, DAY) == "/ko/2023/05/"
    assert at.atom_feed(at.home(KO)) == "/ko/feed.xml"
    assert at.json_feed(at.home(JA)) == "/ja/feed.json"
    assert at.atom_feed(at.topic(KO, "startups")) == "/ko/topics/startups/feed.xml"
    assert (at.archive(KO), at.corrections(KO), at.topics(KO)) == (
        "/ko/archive/",
        "/ko/corrections/",
        "/ko/topics/",
    )
    assert at.standing(KO, "about") == "/ko/about/"


@pytest.mark.parametrize(
    ("base", "path"),
    [
        ("https://press.example.org/", "/"),
        ("https://example.github.io/press/", "/press/"),
        ("https://example.org/a/b/", "/a/b/"),
    ],
)
def test_every_address_works_under_every_base(base: str, path: str) -> None:
    addresses = Addresses(base)
    assert addresses.base_path == path
    assert len(set(map(at.output_file, EVERY))) == len(set(EVERY))
    for address in EVERY:
        link, absolute = addresses.link(address), addresses.absolute(address)
        assert link.startswith(path)
        assert "//" not in link
        assert urljoin(base, link) == absolute
        assert unquote(urlsplit(absolute).path) == path + address.removeprefix("/")
        assert absolute.isascii()
        file = at.output_file(address)
        assert not file.startswith("/")
        assert not file.endswith("/")


def test_a_folder_is_answered_by_its_index() -> None:
    assert at.output_file("/") == "index.html"
    assert at.output_file("/ko/2023/") == "ko/2023/index.html"
    assert at.output_file("/404.html") == "404.html"


def test_a_sign_in_the_name_of_a_file_is_no_place_on_a_page() -> None:
    link = Addresses("https://a.kr/b/").link(at.file_of("visit", "a#b?c.pdf"))
    assert link == "/b/files/visit/a%23b%3Fc.pdf"


@given(st.dates(min_value=date(1000, 1, 1)), st.dates(min_value=date(1000, 1, 1)))
def test_two_days_have_two_addresses(one: date, other: date) -> None:
    assert (at.in_day(KO, one) == at.in_day(KO, other)) == (one == other)
    assert at.in_day(KO, one).startswith(at.in_month(KO, one))
    assert at.in_month(KO, one).startswith(at.in_year(KO, one))


# --- targets --------------------------------------------------------------------------------------


def release(**fields: Any) -> Release:
    base: dict[str, Any] = {
        "slug": "visit", "path": "content/releases/2023/visit/index.md", "folder": "content/releases/2023/visit",
        "lang": KO, "title": "방문", "body": "본문", "body_line": 5, "date": parse_moment("2023-05-14"),
    }  # fmt: skip
    return Release(**base | fields)


@pytest.mark.parametrize(
    ("href", "kind", "value", "fragment"),
    [
        ("https://mss.go.kr/a#b", TargetKind.WEB, "https://mss.go.kr/a#b", ""),
        ("HTTP://MSS.GO.KR", TargetKind.WEB, "HTTP://MSS.GO.KR", ""),
        ("mailto:a@b.kr", TargetKind.WEB, "mailto:a@b.kr", ""),
        ("tel:+82-2-123-4567", TargetKind.WEB, "tel:+82-2-123-4567", ""),
        ("#s1", TargetKind.ANCHOR, "", "#s1"),
        ("#", TargetKind.ANCHOR, "", "#"),
        ("/ko/about/", TargetKind.ADDRESS, "/ko/about/", ""),
        ("/ko/about/?a=1#s1", TargetKind.ADDRESS, "/ko/about/", "#s1"),
        ("/%ED%95%9C/", TargetKind.ADDRESS, "/한/", ""),
        ("../opening.md", TargetKind.SOURCE, "content/releases/2023/opening.md", ""),
        (
            "../opening/index.md#s1",
            TargetKind.SOURCE,
            "content/releases/2023/opening/index.md",
            "#s1",
        ),
        ("photo.jpg", TargetKind.FILE, "photo.jpg", ""),
        ("./a/../photo.jpg", TargetKind.FILE, "photo.jpg", ""),
        ("%EB%B6%99%EC%9E%84%201.pdf", TargetKind.FILE, "붙임 1.pdf", ""),
        ("%E1%84%92%E1%85%A1%E1%86%AB.pdf", TargetKind.FILE, "한.pdf", ""),
        ("plan.pdf?v=1#page=2", TargetKind.FILE, "plan.pdf", "#page=2"),
        ("../photo.jpg", TargetKind.OUTSIDE, "../photo.jpg", ""),
        ("a/../../photo.jpg", TargetKind.OUTSIDE, "../photo.jpg", ""),
        ("%2e%2e/photo.jpg", TargetKind.OUTSIDE, "../photo.jpg", ""),
        (".", TargetKind.OUTSIDE, ".", ""),
        ("?a=1", TargetKind.OUTSIDE, ".", ""),
        ("javascript:alert(1)", TargetKind.UNSAFE, "javascript:alert(1)", ""),
        ("JaVaScRiPt:alert(1)", TargetKind.UNSAFE, "JaVaScRiPt:alert(1)", ""),
        ("data:text/html,x", TargetKind.UNSAFE, "data:text/html,x", ""),
        ("vbscript:x", TargetKind.UNSAFE, "vbscript:x", ""),
        ("file:///etc/passwd", TargetKind.UNSAFE, "file:///etc/passwd", ""),
        ("ftp://a.kr", TargetKind.UNSAFE, "ftp://a.kr", ""),
        ("//evil.example/x", TargetKind.UNSAFE, "//evil.example/x", ""),
        ("C:\\photo.jpg", TargetKind.UNSAFE, "C:\\photo.jpg", ""),
    ],
)
def test_where_a_target_leads(href: str, kind: TargetKind, value: str, fragment: str) -> None:
    found = target_of(href, release())
    assert (found.kind, found.value, found.fragment) == (kind, value, fragment)


@given(st.text(max_size=20) | st.text("./%2eE#?:\\a", max_size=15))
def test_no_file_of_a_release_lies_outside_its_folder(href: str) -> None:
    found = target_of(href, release())
    if found.kind is TargetKind.FILE:
        assert not found.value.startswith(("/", "../"))
        assert found.value not in (".", "..")


@pytest.mark.parametrize(
    ("path", "slug"),
    [
        ("content/releases/2023/visit.md", "visit"),
        ("2023/visit/index.md", "visit"),
        ("visit.md", "visit"),
    ],
)
def test_the_slug_in_a_path(path: str, slug: str) -> None:
    assert slug_in(path) == slug


# --- stages ---------------------------------------------------------------------------------------

SECOND = timedelta(seconds=1)
AT = parse_moment("2023-05-14 08:30:00")
LATER = parse_moment("2023-05-15 08:30:00")


@pytest.mark.parametrize(
    ("fields", "before", "then"),
    [
        ({"date": AT}, Stage.EMBARGOED, Stage.PUBLIC),
        ({"embargo": AT}, Stage.EMBARGOED, Stage.PUBLIC),
        ({"date": AT, "embargo": parse_moment("2023-05-01")}, Stage.EMBARGOED, Stage.PUBLIC),
        ({"date": AT, "embargo": AT}, Stage.EMBARGOED, Stage.PUBLIC),
        ({"date": AT, "embargo": LATER}, Stage.EMBARGOED, Stage.EMBARGOED),
        ({"embargo": parse_moment("2023-05-13T23:30:00Z")}, Stage.EMBARGOED, Stage.PUBLIC),
        ({"expires": AT}, Stage.PUBLIC, Stage.EXPIRED),
        ({"withdrawn": Withdrawal(AT, "사유")}, Stage.PUBLIC, Stage.WITHDRAWN),
        ({"withdrawn": Withdrawal(AT, "사유"), "expires": AT}, Stage.PUBLIC, Stage.EXPIRED),
        ({"withdrawn": Withdrawal(AT, "사유"), "embargo": LATER}, Stage.EMBARGOED, Stage.EMBARGOED),
        ({"draft": True, "date": AT}, Stage.DRAFT, Stage.DRAFT),
        ({"confidential": True, "date": AT}, Stage.EMBARGOED, Stage.PUBLIC),
        ({"corrections": (Correction(AT, "정정"),)}, Stage.PUBLIC, Stage.PUBLIC),
    ],
)
def test_a_boundary_belongs_to_what_begins_there(
    fields: dict[str, Any], before: Stage, then: Stage
) -> None:
    made = release(**{"date": parse_moment("2023-05-01"), **fields})
    assert stage_of(made, AT.at - SECOND) is before
    assert stage_of(made, AT.at) is then
    assert stage_of(made, AT.at + SECOND) is then


def test_corrections_and_an_update_are_shown_from_their_second_on() -> None:
    made = release(corrections=(Correction(AT, "하나"), Correction(LATER, "둘")), updated=LATER)
    before, then, later = (as_of(made, at) for at in (AT.at - SECOND, AT.at, LATER.at))
    assert (before.corrections, before.updated) == ((), None)
    assert ([c.text for c in then.corrections], then.updated) == (["하나"], None)
    assert later is made


moments = st.integers(0, 6).map(lambda hour: parse_moment(f"2023-05-14 0{hour}:00"))


@given(moments, moments, moments, moments, st.booleans())
def test_nothing_is_public_early_or_too_long(written, embargo, expires, now, draft) -> None:
    made = release(date=written, embargo=embargo, expires=expires, draft=draft)
    public = stage_of(made, now.at) is Stage.PUBLIC
    assert public == (
        not draft and written.at <= now.at and embargo.at <= now.at and now.at < expires.at
    )


# --- texts ----------------------------------------------------------------------------------------

KEPT = "\uf900\ufa19\ufa0e\U0002f800"
"""Compatibility ideographs: names are written with them, and plain NFC replaces three of these."""


def test_a_compatibility_ideograph_is_never_replaced() -> None:
    assert unicodedata.normalize("NFC", KEPT) != KEPT
    assert compose(KEPT) == KEPT
    assert compose(unicodedata.normalize("NFD", "한글 が é") + KEPT) == "한글 が é" + KEPT
    assert storable("か\u3099" + KEPT) == "が" + KEPT


@given(st.text())
def test_composing_and_storing_twice_changes_nothing_more(text: str) -> None:
    assert compose(compose(text)) == compose(text)
    assert storable(storable(text)) == storable(text)
    storable(text).encode()


@given(st.text(st.characters(max_codepoint=0x33FF, exclude_categories=["Cs"])))
def test_without_ideographs_composing_is_plain_nfc(text: str) -> None:
    assert compose(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("text", "kept"),
    [("a\r\nb\rc", "a\nb\nc"), ("a\u2028b\u2029c", "a\nb\nc"), ("\ufeffa\x00\x0c\x7f", "a"), ("\ud83d", "\ufffd"), ("a\t\u200bb\u3000", "a\tb\u3000")],
)  # fmt: skip
def test_what_can_be_stored(text: str, kept: str) -> None:
    assert storable(text) == kept


@pytest.mark.parametrize(
    ("first", "second", "lang", "between"),
    [
        ("기업", "부", KO, " "), ("です", "次", JA, ""), ("K-Startup", "Tokyo", JA, " "), ("ABC", "です", JA, ""),
        ("です", "ABC", JA, ""), ("。", "1", JA, ""), ("1", "2", JA, " "), ("", "", JA, ""), ("A ", "B", JA, ""), ("Ａ", "B", JA, ""),
    ],
)  # fmt: skip
def test_what_stands_between_two_lines(first: str, second: str, lang: Lang, between: str) -> None:
    assert join_lines(first, second, lang) == between


@pytest.mark.parametrize(
    ("text", "korean", "japanese"),
    [
        ("", False, False), ("2023", False, False), ("CES 2023", False, False), ("△ …", False, False), ("⟦1⟧⟦/1⟧", False, False),
        ("중기부", True, False), ("ㅋ", True, False), ("東京", True, True), ("カナ", False, True), ("ｶﾅ", False, True),
        ("々", True, True), ("\ufa19", True, True), ("𠮷", True, True), ("⟦1⟧가⟦/1⟧", True, False), ("😀", False, False),
        ("ー", False, True), ("、。", False, False), ("10명", True, False), ("㈜", False, False), ("Россия", False, False),
    ],
)  # fmt: skip
def test_which_texts_need_a_translation(text: str, korean: bool, japanese: bool) -> None:
    assert needs_translation(text, KO) is korean
    assert needs_translation(text, JA) is japanese


def test_the_script_of_a_short_text() -> None:
    assert [script_of(text) for text in ("홍길동", "イ・ヨン", "李永", "CJ ENM", "CJ제일제당", "")] == [
        KO, JA, JA, None, KO, None,
    ]  # fmt: skip
    assert has_script_of("東京", JA)
    assert not has_script_of("東京", KO)


def test_marks_are_taken_out_and_nothing_else() -> None:
    assert without_marks("⟦1⟧가⟦/1⟧⟦23⟧ ⟦x⟧ {1} ⟦0⟧") == "가 ⟦x⟧ {1} ⟦0⟧"


def test_a_target_is_told_as_it_was_typed() -> None:
    assert as_typed("/ko/%EC%97%86%EC%9D%8C/") == "/ko/없음/"
    assert as_typed("C:%5C%EC%9E%90") == "C:\\자"
    assert as_typed("a%20b%25%2F.png") == "a%20b%25%2F.png"
    assert as_typed("/%BC%D2/") == "/%BC%D2/"


def test_one_line() -> None:
    assert one_line("  가\n\t나\u3000다\u00a0 ") == "가 나 다"


@given(st.text("가나다라 日本。、,ab\n", max_size=80), st.integers(2, 40))
def test_an_excerpt_is_short_and_begins_as_its_text(text: str, limit: int) -> None:
    cut = excerpt(text, limit)
    assert len(cut) <= limit
    assert "\n" not in cut
    if cut.endswith("…"):
        assert excerpt(text, 1000).startswith(cut[:-1])
    else:
        assert cut == excerpt(text, 1000)


def test_excerpts_are_cut_where_their_language_wants() -> None:
    assert excerpt("가나다 라마바 사아자 차카타", 12) == "가나다 라마바…"
    assert excerpt("東京で会議を開き、協力を話し合った。", 12) == "東京で会議を開き…"
    assert excerpt("짧다.") == "짧다."


def test_an_excerpt_runs_no_figures_or_names_together() -> None:
    assert excerpt("１　２０２６年度の予算") == "１ ２０２６年度の予算"
    assert excerpt("하라키시장 原木 直人") == "하라키시장 原木 直人"
    assert excerpt("東京で\n会議") == "東京で会議"
    assert close_up("１ ２０２６年 度の 予算") == "１ ２０２６年度の予算"


@given(st.lists(st.text(max_size=5), max_size=4), st.lists(st.text(max_size=5), max_size=4))
def test_a_digest_stands_for_its_texts_in_their_order(one: list[str], other: list[str]) -> None:
    assert (digest(*one) == digest(*other)) == (one == other)
    assert len(digest(*one)) == 16


# --- problems -------------------------------------------------------------------------------------


def test_problems_are_sorted_and_each_stands_once() -> None:
    late = warning("c", "b.md", 2, said("b"))
    early = error("c", "a.md", None, said("x"))
    middle = error("c", "b.md", 2, said("a"))
    assert in_order([late, middle, early, late]) == (early, middle, late)
    assert has_errors([late, early])
    assert not has_errors([late])
    assert [p.place for p in (early, late)] == ["a.md:", "b.md:2:"]


def test_hints() -> None:
    assert did_you_mean("tilte", ["title", "date"]) == 'did you mean "title"?'
    assert did_you_mean("xyz", ["title"]) == ""
    assert one_of_hint(["a", "b"]) == "use one of: a, b"


def test_the_two_languages() -> None:
    assert (KO.other, JA.other, str(KO)) == (JA, KO, "ko")
    assert (KO.own_name, JA.locale) == ("한국어", "ja_JP")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("5월 14일에 열린다.", "5월 15일에 열린다.", "“14” → “15”"),
        ("행사를 연다.", "행사를 함께 연다.", "nothing → “함께”"),
        ("会議を14日に開く。", "会議を15日に開く。", "“14” → “15”"),
        ("⟦1⟧도쿄⟦/1⟧ 방문", "도쿄 방문", "only markup or spaces"),
        (
            "가 1 나 1 다 1 라 1",
            "가 2 나 2 다 2 라 2",
            "“1” → “2”, “1” → “2”, “1” → “2” and 1 more",
        ),
    ],
)
def test_a_change_is_told_in_a_few_words(old: str, new: str, said: str) -> None:
    assert text_diff(old, new) == said


def test_a_pattern_that_is_compiled_late_is_a_pattern_like_any_other() -> None:
    pattern = late(r"(?P<many>\d+)[개個]", re.IGNORECASE)
    assert pattern.sub("x", "3개 4個") == "x x"
    assert pattern.pattern == r"(?P<many>\d+)[개個]"
    travelled = pickle.loads(pickle.dumps(pattern))
    assert [found["many"] for found in travelled.finditer("12개, 5個")] == ["12", "5"]
    assert travelled.flags == pattern.flags


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2026. 3. 2.", "2026-03-02"),
        ("2026.03.02", "2026-03-02"),
        ("2026/3/2", "2026-03-02"),
        ("20260302", "2026-03-02"),
        ("２０２６．３．２", "2026-03-02"),
        ("2026-03-02(월)", "2026-03-02"),
        ("2026년 3월 2일 09:00", "2026-03-02 09:00"),
        ("2026년 3월 2일(월) 오후 2시 30분", "2026-03-02 14:30"),
        ("2026年3月2日 午後3時", "2026-03-02 15:00"),
        ("2026-03-02 오전 12시", "2026-03-02 00:00"),
        ("2026-03-02 오후 12시", "2026-03-02 12:00"),
        ("2026-03-02 2:30 pm", ""),
        ("2026-03-02 0900", ""),
        ("2026-02-30", ""),
        ("2026-03-02 25:00", ""),
        ("26-03-02", ""),
        ("202603021", ""),
        ("令和8年5月14日", "2026-05-14"),
        ("平成元年1月8日 9:00", "1989-01-08 09:00"),
        ("“2026–05–14”", "2026-05-14"),
        ("someday", ""),
    ],
)
def test_a_date_in_another_form_is_told_as_it_is_to_be_written(typed: str, meant: str) -> None:
    assert moment_meant(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("www.example.org", "https://www.example.org"),
        ("example.go.kr/news", "https://example.go.kr/news"),
        ("example.org:8080/a", "https://example.org:8080/a"),
        ("https:/example.org", "https://example.org"),
        ("https：//example.org", "https://example.org"),
        ("http//example.org", "https://example.org"),
        ("press@example.org", "mailto:press@example.org"),
        ("02-0000-0000", "tel:02-0000-0000"),
        ("+82-2-0000-0000", "tel:+82-2-0000-0000"),
        ("report.pdf", ""),
        ("2026-03-02.pdf", ""),
        ("20260302", ""),
        ("logo.ai", ""),
        ("사진.jpg", ""),
        ("files/report.hwpx", ""),
    ],
)
def test_an_address_without_its_beginning_is_told_whole(typed: str, meant: str) -> None:
    assert address_meant(typed) == meant
