"""A changed block in parts: what is known is kept to the letter, and only the rest is asked for."""

from __future__ import annotations

from itertools import pairwise

import pytest
from doubles.pseudo import translate as pseudo
from hypothesis import given
from hypothesis import strategies as st

from pressbridge.translation.sentence_reuse import KnownPart, NewPart, join_parts, split_into_parts
from pressbridge.words.lang import Lang
from pressbridge.words.text import without_marks

A, B, C = "기업이 모였다.", "경험을 나누었다.", "내년에도 연다."
NEW = "인사를 건넸다."
JA = {A: "企業が集まった。", B: "経験を分かち合った。", C: "来年も開く。"}
OLD = (f"{A} {B} {C}", "".join(JA.values()))


def forms(stretch: str) -> tuple[str, ...]:
    return (stretch,) if stretch.isascii() else ()


def said(new: str, *olds: tuple[str, str]) -> list[str]:
    """Return the translation of each part, and ``? …`` for what is asked."""
    return [
        part.target if isinstance(part, KnownPart) else f"? {part.source}"
        for part in split_into_parts(new, olds or (OLD,), forms)
    ]


CASES = {
    "the middle": (f"{A} {NEW} {C}", [JA[A], f"? {NEW} ", JA[C]]),
    "two in a row are asked as one": (f"{A} {NEW} {NEW}", [JA[A], f"? {NEW} {NEW}"]),
    "moved": (f"{C} {A}", [JA[C], JA[A]]),
    "nothing is left": (f"{NEW} 전혀 다른 글이다.", [f"? {NEW} 전혀 다른 글이다."]),
    "said twice": (f"{A} {A}", [JA[A], JA[A]]),
    "bold in a kept one": (f"⟦1⟧{A}⟦/1⟧ {NEW}", [f"⟦1⟧{JA[A]}⟦/1⟧", f"? {NEW}"]),
}


@pytest.mark.parametrize("case", CASES)
def test_known_sentences_are_kept(case: str) -> None:
    new, parts = CASES[case]
    assert said(new) == parts


def test_the_same_words_are_one_part() -> None:
    [part] = split_into_parts(f"{A} ⟦1⟧{B}⟦/1⟧ {C}", (OLD,), forms)
    assert part == KnownPart(f"{A} ⟦1⟧{B}⟦/1⟧ {C}", f"{JA[A]}⟦1⟧{JA[B]}⟦/1⟧{JA[C]}", certain=True)


def test_sentences_come_from_several_blocks() -> None:
    olds = ((A, JA[A]), (f"{B} {C}", JA[B] + JA[C]))
    assert said(f"{C} {A}", *olds) == [JA[C], JA[A]]


def test_the_text_that_it_was_goes_before_others() -> None:
    assert said(f"{A} {NEW}", (A, "一番。"), (A, "二番。")) == ["一番。", f"? {NEW}"]


def test_another_number_of_sentences_keeps_nothing() -> None:
    assert split_into_parts(f"{A} {C}", ((OLD[0], "一つにまとめた文。"),), forms) == (
        NewPart(f"{A} {C}"),
    )


def test_a_mark_that_moved_into_another_sentence_keeps_nothing() -> None:
    old = (f"⟦1⟧{A}⟦/1⟧ {B}", f"{JA[A]}⟦1⟧{JA[B]}⟦/1⟧")
    assert split_into_parts(f"⟦1⟧{A}⟦/1⟧ {NEW}", (old,), forms) == (NewPart(f"⟦1⟧{A}⟦/1⟧ {NEW}"),)


def test_parts_are_joined_as_the_language_does() -> None:
    assert join_parts(["一だ。 ", "二だ。"], Lang.JA) == "一だ。二だ。"
    assert join_parts(["Hello.", "World"], Lang.JA) == "Hello. World"
    assert join_parts(["⟦1⟧Hello.⟦/1⟧", "⟦2⟧World⟦/2⟧"], Lang.JA) == "⟦1⟧Hello.⟦/1⟧ ⟦2⟧World⟦/2⟧"
    assert join_parts(["하나다.", "", "둘이다."], Lang.KO) == "하나다. 둘이다."


SENTENCES = st.lists(
    st.sampled_from([A, B, C, NEW, "“좋다.” 그가 말했다.", "전화는 02-123-4567이다!"])
)


@given(SENTENCES, SENTENCES)
def test_parts_are_the_text_and_kept_ones_are_known_to_the_letter(
    before: list[str], after: list[str]
) -> None:
    old, new = " ".join(before), " ".join(after)
    translation = pseudo(old, "ko", "ja")
    parts = split_into_parts(new, ((old, translation),), forms)
    assert "".join(part.source for part in parts) == new
    for part in parts:
        if isinstance(part, KnownPart):
            assert without_marks(part.target) in translation
    assert not any(
        isinstance(one, NewPart) and isinstance(other, NewPart) for one, other in pairwise(parts)
    )
