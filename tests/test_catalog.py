"""Catalogs: what a person has done is never undone, and nothing that was paid for is lost."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tables import cases

from pressbridge.formats.encoding import decode_text
from pressbridge.formats.po import FUZZY, PoEntry, PoFile, read_po
from pressbridge.translation.catalog import (
    Catalog,
    EntryState,
    failed_entry,
    is_edited,
    machine_entry,
    note,
    notes,
    read_catalog,
    stale_entry,
    state_of,
    text_hash,
    with_entries,
)
from pressbridge.translation.reviews import Review, review_of, waivers_of
from pressbridge.translation.segments import Segment
from pressbridge.words.lang import Lang

DAY = date(2026, 11, 22)


def catalog(*entries: PoEntry, header: str = "") -> Catalog:
    return Catalog("a.ja.po", Lang.JA, PoFile(header, entries))


def reread(before: Catalog) -> Catalog:
    """Return the catalog as the next run finds it on the disk."""
    text, mistakes = decode_text(before.to_text().encode(), before.path)
    assert mistakes == ()
    assert text is not None
    after, problems = read_catalog(text, before.path, before.lang)
    assert problems == ()
    return after


@pytest.mark.parametrize("lines", cases("states.txt"))
def test_state(lines: list[str]) -> None:
    text = "\n".join(line[1:] for line in lines if line.startswith("|"))
    text = re.sub("<HASH (.*?)>", lambda found: text_hash(found[1]), text)
    file, problems = read_po(text, "a.po")
    assert problems == ()
    assert [f"= {state_of(entry)}" for entry in file.entries] == lines[-1:]


# --- bringing a catalog up to date ----------------------------------------------------------------

ONE, TWO, THREE = Segment("", "하나입니다"), Segment("title", "둘"), Segment("cell", "셋")
REVIEWED = PoEntry(msgid=ONE.text, msgstr="一つです", comments=("검토함",))
MACHINE = machine_entry(ONE, "一つ", "google", DAY)
EDITED = MACHINE._replace(msgstr="人が直した")
STALE = PoEntry(msgid=ONE.text, msgstr="二つ", flags=(FUZZY,), previous="둘입니다")
FAILED = failed_entry(ONE, "Hello", "google", DAY, "language: no")
EMPTY = PoEntry(msgid=ONE.text)


def bought(*segments: Segment) -> list[PoEntry]:
    return [machine_entry(segment, f"新しい{segment.text}", "libre", DAY) for segment in segments]


TOUCHED = STALE._replace(extracted=("mt-hash: 0000",))
"""Of an older text, and a person is at work on it."""


@pytest.mark.parametrize("entry", [REVIEWED, EDITED, TOUCHED, MACHINE], ids=state_of)
def test_an_answer_changes_no_translation_that_is_there(entry: PoEntry) -> None:
    assert with_entries(catalog(entry), [ONE], bought(ONE)).file.entries == (entry,)


def test_an_answer_takes_the_place_of_a_stale_text_which_is_kept_with_its_own_source() -> None:
    [new] = bought(ONE)
    after = with_entries(catalog(STALE), [ONE], [new])
    old = STALE._replace(msgid="둘입니다", previous=None, obsolete=True)
    assert after.file.entries == (new, old)


def test_a_stale_copy_is_not_kept_beside_what_it_copies() -> None:
    old = PoEntry(msgid="둘입니다", msgstr="二つ", obsolete=True)
    copy = stale_entry(ONE, old)
    assert with_entries(catalog(copy, old), [], []).file.entries == (old,)


@pytest.mark.parametrize("entry", [FAILED, EMPTY], ids=state_of)
def test_an_answer_fills_what_is_missing_and_keeps_the_comments(entry: PoEntry) -> None:
    [new] = bought(ONE)
    after = with_entries(catalog(entry._replace(comments=("메모",))), [ONE], [new])
    assert after.file.entries == (new._replace(comments=("메모",)),)


@pytest.mark.parametrize("entry", [REVIEWED, EDITED, STALE, MACHINE, FAILED, EMPTY])
def test_without_an_answer_an_entry_stays(entry: PoEntry) -> None:
    assert with_entries(catalog(entry), [ONE], []).file.entries == (entry,)


def test_entries_follow_the_source_and_what_is_gone_comes_last() -> None:
    gone = PoEntry(msgid="없어진 글", msgstr="消えた", comments=("메모",))
    unused = PoEntry(msgid="번역된 적 없는 글")
    before = catalog(gone, REVIEWED, unused)
    after = with_entries(before, [TWO, ONE, THREE], bought(THREE))
    assert [(e.msgctxt, e.msgid, e.obsolete) for e in after.file.entries] == [
        ("title", "둘", False),
        ("", "하나입니다", False),
        ("cell", "셋", False),
        ("", "없어진 글", True),
    ]
    assert after.file.entries[-1] == gone._replace(obsolete=True)


@pytest.mark.parametrize("entry", [REVIEWED, EDITED, STALE, MACHINE], ids=state_of)
def test_a_text_that_comes_back_has_its_translation_again(entry: PoEntry) -> None:
    away = with_entries(catalog(entry), [TWO], [])
    assert away.file.entries[-1].obsolete
    back = with_entries(reread(away), [TWO, ONE], [])
    assert back.file.entries[1]._replace(line=0) == entry


@pytest.mark.parametrize("entry", [REVIEWED, EDITED, TOUCHED, MACHINE], ids=state_of)
def test_a_text_that_comes_back_is_not_bought_again(entry: PoEntry) -> None:
    away = reread(with_entries(catalog(entry), [TWO], []))
    assert away.state(ONE) is state_of(entry)
    back = with_entries(away, [ONE], bought(ONE))
    assert back.find(ONE).msgstr == entry.msgstr  # type: ignore[union-attr]


APPROVED = REVIEWED._replace(extracted=("mt: google 2026-11-22", "reviewed: 김 하나 2026-11-29"))


def test_who_approved_a_passage_and_when_is_kept_by_merges() -> None:
    away = reread(with_entries(catalog(APPROVED), [TWO], []))
    back = with_entries(away, [TWO, ONE], bought(ONE))
    assert back.file.entries[1]._replace(line=0) == APPROVED
    assert review_of(back.file.entries[1]) == Review("김 하나", date(2026, 11, 29))


def test_an_approval_that_was_taken_back_is_forgotten() -> None:
    flagged = APPROVED._replace(flags=(FUZZY,))
    assert review_of(flagged) is None
    after = with_entries(catalog(flagged), [ONE, TWO], [])
    assert after.file.entries[0] == flagged._replace(extracted=("mt: google 2026-11-22",))


def test_an_approval_does_not_outlive_the_text_that_was_approved() -> None:
    assert notes(stale_entry(Segment("", "둘입니다"), APPROVED), "reviewed") == ()


@pytest.mark.parametrize("said", ["김하나", "김하나 2026-02-30", "2026-02-03", "", "김하나 어제"])
def test_a_note_of_a_review_that_says_no_name_or_day_is_no_mistake(said: str) -> None:
    entry = REVIEWED._replace(extracted=(f"reviewed: {said}",))
    assert state_of(entry) is EntryState.REVIEWED
    assert review_of(entry) is None


@pytest.mark.parametrize(
    ("lines", "waivers"),
    [
        (["waive: number"], [("number", "")]),
        (
            ["waive: number, list (센터에 (두 번) 확인)"],
            [("number", "센터에 (두 번) 확인"), ("list", "센터에 (두 번) 확인")],
        ),
        (["waive: number (", "waive: name"], [("number", ""), ("name", "")]),
        (["waive: ( 이유"], []),
    ],
)
def test_waivers_are_read_with_their_reasons(
    lines: list[str], waivers: list[tuple[str, str]]
) -> None:
    assert list(waivers_of(REVIEWED._replace(extracted=tuple(lines)))) == waivers


LONG = Segment("", "짧지 않아서 어디에서나 같은 뜻인 글입니다")


def test_a_text_that_comes_back_in_another_place_has_its_translation_again() -> None:
    old = PoEntry(msgctxt="caption", msgid=LONG.text, msgstr="長い文", comments=("검토함",))
    back = with_entries(with_entries(catalog(old), [], []), [LONG], [])
    assert back.file.entries[0] == old._replace(msgctxt="")


def test_a_short_text_in_another_place_is_to_be_looked_at_again() -> None:
    away = with_entries(catalog(REVIEWED._replace(msgctxt="heading")), [], [])
    back = with_entries(away, [ONE], [])
    assert back.state(ONE) is EntryState.MACHINE
    assert note(back.file.entries[0], "mt") == "memory"


def test_a_kept_translation_is_better_than_an_empty_or_failed_entry() -> None:
    old = REVIEWED._replace(obsolete=True)
    for entry in (EMPTY, FAILED):
        assert catalog(entry, old).state(ONE) is EntryState.REVIEWED
        assert with_entries(catalog(entry, old), [ONE], bought(ONE)).file.entries == (REVIEWED,)


def test_a_text_is_found_by_its_context_first_and_then_without() -> None:
    here = PoEntry(msgctxt="title", msgid="둘", msgstr="題")
    there = PoEntry(msgctxt="cell", msgid="둘", msgstr="欄")
    found = catalog(here, there)
    assert found.find(Segment("cell", "둘")) == there
    assert found.find(Segment("title", "둘")) == here
    assert found.find(Segment("heading", "둘")).msgstr == "題"  # type: ignore[union-attr]
    assert found.find(Segment("", "다른 글")) is None


def test_a_text_in_a_second_place_takes_the_translation_along() -> None:
    here = PoEntry(msgctxt="title", msgid="둘", msgstr="題")
    after = with_entries(catalog(here), [TWO, Segment("cell", "둘")], [])
    assert [(e.key, e.msgstr, e.fuzzy) for e in after.file.entries] == [
        (("title", "둘"), "題", False),
        (("cell", "둘"), "題", True),
    ]


def test_a_person_repairs_a_failed_entry_with_or_without_the_flag() -> None:
    assert state_of(FAILED) is EntryState.FAILED
    fixed = FAILED._replace(msgstr="一つです")
    assert state_of(fixed) is EntryState.EDITED
    assert state_of(fixed._replace(flags=())) is EntryState.REVIEWED
    assert state_of(FAILED._replace(flags=())) is EntryState.REVIEWED


def test_a_new_catalog_has_a_header_without_a_date() -> None:
    text = with_entries(Catalog("a.ja.po", Lang.JA), [ONE], []).to_text()
    assert text.startswith('msgid ""\nmsgstr ""\n"Language: ja\\n"\n')
    assert not re.search(r"\d{4}-", text)


def test_what_other_tools_wrote_into_the_head_is_kept() -> None:
    text = '# 담당: 홍길동\nmsgid ""\nmsgstr ""\n"X-Generator: Poedit\\n"\n\n# 끝\n'
    before, problems = read_catalog(text, "a.ja.po", Lang.JA)
    assert problems == ()
    after = with_entries(before, [ONE], []).to_text()
    assert after.startswith("# 담당: 홍길동\n")
    assert '"X-Generator: Poedit\\n"' in after or 'msgstr "X-Generator: Poedit\\n"' in after
    assert after.endswith("\n# 끝\n")


def test_a_damaged_catalog_is_a_problem() -> None:
    _, problems = read_catalog('msgid "가\nmsgstr "一"\n', "a.ja.po", Lang.JA)
    assert (problems[0].path, problems[0].line) == ("a.ja.po", 1)


def test_an_empty_file_is_an_empty_catalog() -> None:
    assert read_catalog("", "a.ja.po", Lang.JA) == (Catalog("a.ja.po", Lang.JA), ())


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ("mt: google 2026-11-22", "mt", "google 2026-11-22"),
        ("mt-hash:0123", "mt-hash", "0123"),
        ("check!: marks: damaged", "check!", "marks: damaged"),
        ("waive: length", "waive", "length"),
        ("check: length", "check!", ""),
        ("see mt: google", "mt", ""),
        ("mt google", "mt", ""),
    ],
)
def test_our_own_comments(line: str, name: str, value: str) -> None:
    assert note(PoEntry(msgid="가", extracted=("다른 말", line)), name) == value


# --- any answer whatever survives the disk --------------------------------------------------------


@pytest.mark.parametrize(
    "answer",
    [
        "か\u3099", "\ufeff訳", "訳\u2028文", "訳\x00\x0c", "\ud800訳", "a\r\nb\rc", "\x85", "\ufffe", "ｶﾞ", "神", "訳\n",
        '"\\', "\\n", "#~ ", "\u200b", "\u3000訳",
    ],
)  # fmt: skip
def test_an_answer_is_read_as_it_was_stored(answer: str) -> None:
    for entry, state in (
        (machine_entry(ONE, answer, "google", DAY), EntryState.MACHINE),
        (failed_entry(ONE, answer, "google", DAY, "mojibake: x"), EntryState.FAILED),
    ):
        text, _ = decode_text(catalog(entry).to_text().encode(), "a.po")
        after, problems = read_catalog(text or "", "a.po", Lang.JA)
        assert problems == ()
        assert after.file.entries[0]._replace(line=0) == entry
        empty = not entry.msgstr.strip() and state is EntryState.MACHINE
        assert after.state(ONE) is (EntryState.MISSING if empty else state)


@settings(max_examples=200)
@given(st.text(max_size=20))
def test_no_answer_makes_a_catalog_that_cannot_be_read(answer: str) -> None:
    text, problems = decode_text(
        catalog(failed_entry(ONE, answer, "google", DAY, "x")).to_text().encode(), "a.po"
    )
    assert [p for p in problems if p.severity == "error"] == []
    assert read_catalog(text or "", "a.po", Lang.JA)[1] == ()


# --- properties -----------------------------------------------------------------------------------

contexts = st.sampled_from(["", "title", "cell"])
ids = st.sampled_from(["가", "나", "다", "라"])
segments_ = st.builds(Segment, contexts, ids)


@st.composite
def entries(draw: st.DrawFn) -> PoEntry:
    segment = draw(segments_)
    made = machine_entry(segment, draw(st.sampled_from(["一", "二"])), "google", DAY)
    return draw(
        st.sampled_from(
            [
                made._replace(flags=()),
                made,
                made._replace(msgstr="人"),
                made._replace(previous="옛"),
                failed_entry(segment, "x", "google", DAY, "no"),
                PoEntry(msgctxt=segment.context, msgid=segment.text),
            ]
        )
    )


@st.composite
def catalogs(draw: st.DrawFn) -> Catalog:
    found = {entry.key: entry for entry in draw(st.lists(entries(), max_size=6))}
    return catalog(*(e._replace(obsolete=draw(st.booleans())) for e in found.values()))


wanted_ = st.lists(segments_, unique=True, max_size=6)


@settings(max_examples=300)
@given(catalogs(), wanted_, wanted_)
def test_no_work_of_a_person_is_ever_lost(
    before: Catalog, wanted: list[Segment], new: list[Segment]
) -> None:
    after = with_entries(before, wanted, bought(*new))
    for entry in before.file.entries:
        kept = [e for e in after.file.entries if e.key == entry.key]
        state = state_of(entry._replace(obsolete=False))
        if state is EntryState.STALE and not is_edited(entry):
            # Of two machine's texts for one old source, one is enough.
            texts = {e.msgstr for e in after.file.entries}
            assert entry.msgstr in texts or entry.previous in {e.msgid for e in after.file.entries}
        elif state not in (EntryState.MISSING, EntryState.FAILED):
            assert [e._replace(obsolete=False) for e in kept] == [entry._replace(obsolete=False)]


@settings(max_examples=300)
@given(catalogs(), wanted_, wanted_)
def test_a_catalog_that_is_up_to_date_stays_so(
    before: Catalog, wanted: list[Segment], new: list[Segment]
) -> None:
    after = with_entries(before, wanted, bought(*new))
    assert with_entries(after, wanted, []).file == after.file
    assert [e.key for e in after.file.entries if not e.obsolete] == [s.key for s in wanted]
    keys = [e.key for e in after.file.entries]
    assert len(keys) == len(set(keys))
    for segment in wanted:
        if before.state(segment) not in (EntryState.MISSING, EntryState.FAILED, EntryState.STALE):
            assert after.state(segment) is before.state(segment)


@given(catalogs(), wanted_)
def test_a_catalog_comes_back_from_the_disk(before: Catalog, wanted: list[Segment]) -> None:
    stored = with_entries(before, wanted, [])
    again = reread(stored)
    lines = tuple(entry._replace(line=0) for entry in again.file.entries)
    assert replace(again.file, entries=lines) == stored.file
