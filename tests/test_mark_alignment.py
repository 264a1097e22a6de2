"""Marks that are put into a translation: each once, nested, and where they certainly belong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressbridge.formats.markdown import mark_fault
from pressbridge.translation.mark_alignment import (
    AlignedText,
    is_nested,
    place_marks,
    transfer_marks,
)
from pressbridge.words.text import without_marks

NAMES = {"중기부": ("中企部",), "도쿄": ("東京",), "가": ("漢",)}


def forms(stretch: str) -> tuple[str, ...]:
    return NAMES.get(stretch) or ((stretch,) if stretch.isascii() and stretch else ())


CERTAIN = {
    "everything": ("⟦1⟧새 소식입니다.⟦/1⟧", "新しいお知らせです。", "⟦1⟧新しいお知らせです。⟦/1⟧"),
    "all but the full stop": (
        "⟦1⟧새 소식입니다⟦/1⟧.", "新しいお知らせです。", "⟦1⟧新しいお知らせです⟦/1⟧。",
    ),
    "a quotation": ("⟦1⟧“좋습니다.”⟦/1⟧", "「良いです」", "⟦1⟧「良いです」⟦/1⟧"),
    "a name": ("⟦1⟧중기부⟦/1⟧는 연다.", "中企部は開く。", "⟦1⟧中企部⟦/1⟧は開く。"),
    "a figure": ("모두 ⟦1⟧120⟦/1⟧명", "全部で120人", "全部で⟦1⟧120⟦/1⟧人"),
    "a sentence": ("첫째다. ⟦1⟧둘째다.⟦/1⟧", "一だ。二だ。", "一だ。⟦1⟧二だ。⟦/1⟧"),
    "a name in a sentence": (
        "⟦1⟧⟦2⟧도쿄⟦/2⟧에서 연다.⟦/1⟧", "東京で開く。", "⟦1⟧⟦2⟧東京⟦/2⟧で開く。⟦/1⟧",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CERTAIN)
def test_a_mark_goes_where_it_certainly_belongs(case: str) -> None:
    source, target, marked = CERTAIN[case]
    assert place_marks(source, target, forms) == AlignedText(marked, certain=True)


DOUBTFUL = {
    "a phrase": ("첫째다. 둘째 ⟦1⟧글⟦/1⟧이다.", "一だ。二だ。", "一だ。⟦1⟧二だ⟦/1⟧。"),
    "a name that stands twice": (
        "⟦1⟧도쿄⟦/1⟧와 도쿄", "東京と東京", "⟦1⟧東京と東京⟦/1⟧",
    ),
    "a name that is lost": ("⟦1⟧도쿄⟦/1⟧에서", "そこで", "⟦1⟧そこで⟦/1⟧"),
    "a footnote": ("첫째다.⟦1⟧ 둘째다.", "一だ。二だ。", "一だ⟦1⟧。二だ。"),
    "a footnote behind a quotation": ("“첫째다.”⟦1⟧", "「一だ」", "「一だ」⟦1⟧"),
    "a picture at the beginning": ("⟦1⟧ 첫째다.", "一だ。", "⟦1⟧一だ。"),
    "another number of sentences": ("첫째다. ⟦1⟧둘째다.⟦/1⟧", "一と二だ。", "⟦1⟧一と二だ。⟦/1⟧"),
}  # fmt: skip


@pytest.mark.parametrize("case", DOUBTFUL)
def test_a_person_is_asked_to_look_where_a_mark_may_stand_wrong(case: str) -> None:
    source, target, marked = DOUBTFUL[case]
    assert place_marks(source, target, forms) == AlignedText(marked, certain=False)


def test_a_link_never_stands_in_another_link() -> None:
    kept, new = "⟦1⟧중기부⟦/1⟧는 자료를 냈다.", "⟦1⟧중기부⟦/1⟧는 ⟦2⟧자료⟦/2⟧를 냈다."
    moved = transfer_marks(kept, "⟦1⟧中企部⟦/1⟧は資料を出した。", new, forms)
    assert moved == AlignedText("⟦1⟧中企部⟦/1⟧⟦2⟧は資料を出した。⟦/2⟧", certain=False)
    around = transfer_marks(
        "⟦1⟧자료를 냈다.⟦/1⟧", "⟦1⟧資料を出した。⟦/1⟧", "⟦1⟧자료를 냈다.⟦/1⟧⟦2⟧", forms
    )
    assert around.text == "⟦1⟧資料を出した。⟦/1⟧⟦2⟧"


def test_what_both_sources_mark_keeps_its_place_under_another_number() -> None:
    old, new = "첫 ⟦1⟧글⟦/1⟧과 도쿄", "첫 ⟦1⟧글⟦/1⟧과 ⟦2⟧도쿄⟦/2⟧"
    assert transfer_marks(old, "⟦1⟧最初⟦/1⟧と東京", new, forms) == AlignedText(
        "⟦1⟧最初⟦/1⟧と⟦2⟧東京⟦/2⟧", certain=True
    )
    assert transfer_marks(
        new, "⟦1⟧最初⟦/1⟧と⟦2⟧東京⟦/2⟧", "첫 글과 ⟦1⟧도쿄⟦/1⟧", forms
    ) == AlignedText("最初と⟦1⟧東京⟦/1⟧", certain=True)


@pytest.mark.parametrize(
    "damaged", ["最初", "⟦1⟧最初", "⟦/1⟧最初⟦1⟧", "⟦1⟧最⟦1⟧初⟦/1⟧", "⟦2⟧最初⟦/2⟧"]
)
def test_a_translation_with_damaged_marks_gets_all_anew(damaged: str) -> None:
    moved = transfer_marks("⟦1⟧처음⟦/1⟧ 것", damaged, "⟦1⟧처음 ⟦2⟧것⟦/2⟧⟦/1⟧", forms)
    assert mark_fault("⟦1⟧처음 ⟦2⟧것⟦/2⟧⟦/1⟧", moved.text) == ""
    assert not moved.certain


# --- any text, any marks --------------------------------------------------------------------------

TEXTS = st.text("가나다라. ?!」“”「ABあ漢。… ", max_size=30)
CUTS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), st.booleans()), max_size=5)
Cut = tuple[int, int, bool]


def marked(text: str, cuts: list[Cut]) -> str:
    """Return a text with nested marks, numbered in order of appearance."""
    spans: list[Cut] = []
    for one, other, single in cuts:
        start, end = sorted((one % (len(text) + 1), other % (len(text) + 1)))
        end = start if single else end
        if all(not (start < a < end < b or a < start < b < end) for a, b, _ in spans):
            spans.append((start, end, single))
    numbers = iter(range(1, 9))
    return _with(text, 0, len(text), sorted(spans, key=lambda s: (s[0], -s[1], s[2])), numbers)


def _with(text: str, at: int, stop: int, spans: list[Cut], numbers) -> str:  # type: ignore[no-untyped-def]
    found = ""
    while spans:
        (start, end, single), *rest = spans
        number = next(numbers)
        found += text[at:start] + f"⟦{number}⟧"
        inner = [] if single else [s for s in rest if s[1] <= end and s[0] < end]
        if not single:
            found += _with(text, start, end, inner, numbers) + f"⟦/{number}⟧"
        at, spans = end, rest[len(inner) :]
    return found + text[at:stop]


@given(TEXTS, CUTS, TEXTS)
def test_every_mark_is_placed_once_and_nested(source: str, cuts: list[Cut], target: str) -> None:
    stored = marked(source, cuts)
    assert mark_fault(stored, stored) == ""
    placed = place_marks(stored, target, forms)
    assert without_marks(placed.text) == target
    assert mark_fault(stored, placed.text) == ""


@given(TEXTS, CUTS, CUTS, TEXTS)
def test_every_mark_is_carried_over_once_and_nested(
    source: str, before: list[Cut], after: list[Cut], target: str
) -> None:
    old, new = marked(source, before), marked(source, after)
    moved = transfer_marks(old, place_marks(old, target, forms).text, new, forms)
    assert without_marks(moved.text) == target
    assert mark_fault(new, moved.text) == ""


@given(TEXTS, CUTS, CUTS, TEXTS)
def test_unchanged_marks_change_nothing(
    source: str, before: list[Cut], after: list[Cut], target: str
) -> None:
    old = marked(source, before)
    placed = place_marks(old, target, forms).text
    assert transfer_marks(old, placed, old, forms) == AlignedText(placed, certain=True)
    moved = transfer_marks(old, placed, marked(source, after), forms)
    assert is_nested(moved.text)
