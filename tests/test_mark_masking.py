"""What leaves for an engine holds no address and no number to call; what comes back is put right."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pressbridge.formats.markdown import mark_fault
from pressbridge.translation.mark_masking import (
    MaskedMarks,
    mask_marks,
    split_by_length,
    unmask_marks,
)
from pressbridge.words.invisible import without_ignorable
from pressbridge.words.lang import Lang


def test_stored_marks_become_digits_in_braces() -> None:
    masked = mask_marks("⟦1⟧도쿄⟦/1⟧에서 ⟦2⟧를")
    assert masked.text == "{1}도쿄{/1}에서 {2}를"
    assert unmask_marks("{2}を{1}東京{/1}で", masked, Lang.JA) == "⟦2⟧を⟦1⟧東京⟦/1⟧で"


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("{1}과 ⟦1⟧가⟦/1⟧", "{1}과 {2}가{/2}"),
        ("{7}과 ⟦1⟧", "{7}과 {8}"),
        ("그림 [1]의 ⟦1⟧", "그림 [1]의 {2}"),
        ("그림 ［３］의 ⟦1⟧", "그림 ［３］의 {4}"),
        ("⟦1⟧가⟦/1⟧ {/1}", "{2}가{/2} {/1}"),
        ("{10}, {a}, {} ⟦1⟧", "{10}, {a}, {} {11}"),
    ],
)
def test_marks_are_numbered_above_what_looks_like_them(text: str, sent: str) -> None:
    masked = mask_marks(text)
    assert masked.text == sent
    assert unmask_marks(sent, masked, Lang.JA) == text


@pytest.mark.parametrize(
    "answer",
    [
        "{1}東京{/1}で{2}を", "{ 1 }東京{ /1 }で{ 2 }を", "{1}東京{/ 1}で{2 }を", "｛1｝東京｛/1｝で｛2｝を",
        "｛１｝東京｛／１｝で｛２｝を", "[1]東京[/1]で[2]を", "［1］東京［/1］で［2］を", "⟦1⟧東京⟦/1⟧で⟦2⟧を",
        " {1}東京 {/1}で {2}を",
    ],
)  # fmt: skip
def test_marks_that_an_engine_touched_are_recognised(answer: str) -> None:
    masked = mask_marks("⟦1⟧도쿄⟦/1⟧에서 ⟦2⟧를".replace(" ", ""))
    assert unmask_marks(answer, masked, Lang.JA) == "⟦1⟧東京⟦/1⟧で⟦2⟧を"


@pytest.mark.parametrize(
    "answer",
    ["東京", "{1}東京", "東京{/1}", "{1}東京{/1}{1}", "{1}東京{/1}{/1}", "{1東京{/1}", "1}東京{/1}", "{２}東京{/1}"],
)  # fmt: skip
def test_a_lost_or_doubled_mark_is_an_error(answer: str) -> None:
    with pytest.raises(ValueError, match="came back"):
        unmask_marks(answer, mask_marks("⟦1⟧도쿄⟦/1⟧"), Lang.JA)


def test_a_mark_that_was_never_sent_stays_a_text() -> None:
    assert unmask_marks("{1}あ{/1} {9}", mask_marks("⟦1⟧가⟦/1⟧"), Lang.JA) == "⟦1⟧あ⟦/1⟧ {9}"


def test_korean_keeps_the_space_before_a_word_that_japanese_does_not_have() -> None:
    masked = mask_marks("これは⟦1⟧東京⟦/1⟧と⟦2⟧です")
    assert (
        unmask_marks("이것은 {1}도쿄 {/1}와 {2}입니다", masked, Lang.KO)
        == "이것은 ⟦1⟧도쿄⟦/1⟧와 ⟦2⟧입니다"
    )


# --- what never leaves ----------------------------------------------------------------------------

PHONES = [
    "02-123-4567", "02-1234-5678", "044-204-7114", "010-1234-5678", "070-8282-1234", "(02) 123-4567", "02) 123-4567",
    "02)123-4567", "(02)1234-5678", "02.1234.5678", "010 1234 5678", "01012345678", "+82-2-1234-5678", "+82 2 1234 5678",
    "+82-10-1234-5678", "+82-(0)2-1234-5678", "1588-1234", "1899-0000", "03-1234-5678", "03(1234)5678", "03（1234）5678",
    "0120-123-456", "0120-12-3456", "0467-12-3456", "+81-3-1234-5678", "090-1234-5678", "０３－１２３４－５６７８",
    "02‑123‑4567", "02–123–4567",
]  # fmt: skip
ADDRESSES = [
    "https://mss.go.kr", "http://www.mss.go.kr/", "https://www.mss.go.kr/site/smba/ex/bbs/View.do?cbIdx=86&bcIdx=1041",
    "https://example.jp/a_b-c/~d#e", "HTTPS://MSS.GO.KR", "www.mss.go.kr", "www.k-startup.go.kr/a", "mss.go.kr",
    "k-startup.go.kr/web/main.do?a=1", "example.co.jp", "press@mss.go.kr", "hong.gil-dong+press@example.co.jp",
    "https://a.kr:8080/x", "https://www.xn--9d0b.kr", "www.museum.example", "a.com@example.kr",
    "https://a.kr/time(v2).xlsx", "https://a.kr/wiki/Seoul_(city)", "https://a.kr/2026/(12)/b",
]  # fmt: skip


AROUND = ["{}", "문의: {}", "문의({})로", "{}에서 신청", "{}로 연락", "{}、または", "{}をご覧ください。", "「{}」です", "전화:{}.", "{}, {}"]  # fmt: skip


@pytest.mark.parametrize("secret", PHONES + ADDRESSES)
@pytest.mark.parametrize("around", [*AROUND, "☎{}, 5"])
def test_addresses_and_numbers_to_call_never_leave(secret: str, around: str) -> None:
    if secret.count("(") != secret.count(")"):
        around = around.replace("(", "[").replace(")", "]")  # whose bracket is it?
    text = around.replace("{}", secret)
    masked = mask_marks(text)
    assert re.sub(r"\{\d+\}", "", masked.text) == around.replace("{}", "")
    assert unmask_marks(masked.text, masked, Lang.KO) == text


@pytest.mark.parametrize(
    "text",
    [
        "2023. 5. 11.", "2023-05-14", "2023.05.14", "5. 11.(목) 14:00", "1,000억 원", "10.5%", "0.5~1.5%", "3-4명",
        "제2023-15호", "12,345,678", "2020-2023년", "AI 기반 서비스", "R&D", "1. 2. 3.", "오후 2시 30분", "v1.2.3",
    ],
)  # fmt: skip
def test_dates_and_amounts_are_no_numbers_to_call(text: str) -> None:
    assert mask_marks(text) == MaskedMarks(text, ())


def test_a_particle_after_an_address_is_translated() -> None:
    assert mask_marks("누리집(https://mss.go.kr)에서").text == "누리집({1})에서"
    assert mask_marks("https://mss.go.kr에서 https://a.jp/を").text == "{1}에서 {2}を"


def test_a_remark_in_brackets_behind_an_address_is_translated() -> None:
    assert mask_marks("https://a.kr/12(2026.3.2. 기준)").text == "{1}(2026.3.2. 기준)"
    assert mask_marks("https://a.kr/12(PDF)에서").text == "{1}(PDF)에서"


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("https://example.org/안내 를 본다", "{1} 를 본다"),
        ("https://한국.kr/경로를 본다", "{1} 본다"),
        ("https://example.org/안내, 그리고", "{1}, 그리고"),
        ("(https://example.org/a/안내)", "({1})"),
        ("https://example.org/?q=한글&x=1 에서", "{1} 에서"),
        ("https://example.org/2026보도자료.pdf를", "{1}"),
        ("https://www.example.go.kr/에서 신청", "{1}에서 신청"),
    ],
)
def test_no_part_of_an_address_with_hangul_is_translated(text: str, sent: str) -> None:
    assert mask_marks(text).text == sent


def test_what_is_guarded_is_numbered_after_the_marks() -> None:
    masked = mask_marks("⟦1⟧a@b.kr⟦/1⟧, 02-123-4567")
    assert len({name for name, _ in masked.stored}) == 4
    assert unmask_marks(masked.text, masked, Lang.JA) == "⟦1⟧a@b.kr⟦/1⟧, 02-123-4567"


stored = st.lists(
    st.sampled_from(
        ["가", "日本", " ", ". ", "⟦1⟧", "⟦/1⟧", "⟦2⟧", "{1}", "{/2}", "[3]", "{", "}", "[", "]", "02-123-4567", "https://a.kr", "a@b.kr", "1"]
    )
    | st.text(max_size=2),
    max_size=12,
).map("".join)  # fmt: skip


@settings(max_examples=500)
@given(stored, st.sampled_from(list(Lang)))
@example("⟦" + "1" * 5000 + "⟧", Lang.JA)
@example("{" + "1" * 5000 + "}⟦1⟧", Lang.JA)
def test_an_echo_is_the_text_again(text: str, target: Lang) -> None:
    masked = mask_marks(text)
    names = [name for name, _ in masked.stored]
    assert not re.search(r"⟦/?[1-9]\d{0,5}⟧", masked.text)
    if len(names) == len(set(names)):
        answer = unmask_marks(masked.text, masked, target)
        assert answer.replace(" ", "") == without_ignorable(text).replace(" ", "")


@settings(max_examples=300)
@given(stored, stored)
def test_no_answer_raises_anything_but_a_value_error(text: str, answer: str) -> None:
    masked = mask_marks(text)
    try:
        back = unmask_marks(answer, masked, Lang.JA)
    except ValueError:
        return
    assert all(back.count(kept) >= 1 for _, kept in masked.stored)


# --- long texts -----------------------------------------------------------------------------------


def test_a_text_that_fits_stays_whole() -> None:
    assert split_by_length("첫째다. 둘째다.", 100) == ("첫째다. 둘째다.",)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("첫 문장이다. 둘째 문장이다! 셋째다.", ("첫 문장이다.", "둘째 문장이다!", "셋째다.")),
        ("一つ目です。二つ目です！三つ目。", ("一つ目です。", "二つ目です！", "三つ目。")),
        ("2023. 5. 11. 서울에서 열렸다. 끝.", ("2023. 5. 11. 서울에서 열렸다.", "끝.")),
        ("1. 2. 3. 가나다라마바사", ("1. 2. 3. 가나다라마바사",)),
        ("「行きます。」はい。そう。", ("「行きます。」はい。", "そう。")),
        ("가 {1}첫째다. 둘째다.{/1} 셋째다. 끝.", ("가 {1}첫째다. 둘째다.{/1}", "셋째다.", "끝.")),
        ("가 {1} 첫째다. 둘째다. 셋째다.", ("가 {1} 첫째다.", "둘째다.", "셋째다.")),
        ("{1}가 {2}나다. {/2}다. {/1}라. 마.", ("{1}가 {2}나다. {/2}다. {/1}라.", "마.")),
    ],
)
def test_a_long_text_is_split_at_the_ends_of_sentences(text: str, parts: tuple[str, ...]) -> None:
    assert split_by_length(text, 5) == parts


def test_short_sentences_travel_together() -> None:
    assert split_by_length("가다. 나다. 다다. 라다.", 9) == ("가다. 나다.", "다다. 라다.")


@settings(max_examples=300)
@given(
    st.lists(
        st.sampled_from(
            [
                "가다. ",
                "です。",
                "{1}",
                "{/1}",
                "{2}",
                "{3}",
                "{/3}",
                "2023. 5. 1. ",
                "말",
                "! ",
                "”",
            ]
        ),
        max_size=30,
    ).map("".join),
    st.integers(1, 40),
)
def test_splitting_loses_nothing_and_tears_no_pair(text: str, limit: int) -> None:
    def bare(some: str) -> str:
        return re.sub(r"\s", "", some)

    parts = split_by_length(text, limit)
    assert bare("".join(parts)) == bare(text)
    asked = re.sub(r"\{(/?\d)\}", r"⟦\1⟧", text)
    if mark_fault(asked, asked) == "":
        for part in parts:
            marks = re.sub(r"\{(/?\d)\}", r"⟦\1⟧", part)
            assert all(
                marks.count(f"⟦{n}⟧") == marks.count(f"⟦/{n}⟧")
                for n in (1, 3)
                if f"⟦/{n}⟧" in asked
            )


def test_a_single_mark_does_not_keep_a_text_together() -> None:
    text = "전화 {1}로 문의한다. " + "다음 문장이다. " * 300
    assert max(map(len, split_by_length(text, 500))) <= 500


def test_a_text_of_a_million_letters_is_split_at_once() -> None:
    text = "{1}가{/1} 나다. " * 70_000
    assert len(split_by_length(text, 1500)) > 500


@pytest.mark.parametrize(
    "text", ["a" * 50_000, "a." * 30_000, "0" * 50_000, "{1" * 30_000, "가@" * 30_000, "-" * 50_000]
)
def test_no_text_takes_long_to_search(text: str) -> None:
    assert unmask_marks(mask_marks(text).text, mask_marks(text), Lang.JA) == text
