"""Saving at the desk: only what was edited changes, and nobody's work is written over."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from harness import (
    FIRST,
    PROJECT,
    SiteTest,
    becomes,
    catalog,
    failed,
    machine,
    release,
    reviewed,
    stale,
)
from hypothesis import given
from hypothesis import strategies as st
from reviewing import BODY, CATALOG, PO, opened, options, passages, po, room_in

from pressbridge.formats.po import PoEntry, read_po, write_po
from pressbridge.formats.po_splice import spliced
from pressbridge.review.edits import Do, Edit
from pressbridge.review.opened import NotReviewable
from pressbridge.review.requests import BadRequest, SaveRequest, json_in, save_request
from pressbridge.review.save import Saved, save
from pressbridge.review.sheet import Passage
from pressbridge.translation.catalog import EntryState, state_of
from pressbridge.translation.reviews import Waiver
from pressbridge.world.lock import LOCK, Busy

NAME = "박 두리"


def saving(site: SiteTest, *edits: Edit, name: str = NAME, path: str = FIRST) -> Saved:
    return save(options(site), SaveRequest(path, "ja", name, edits))


def edit_of(passage: Passage, do: Do = Do.APPROVE, text: str | None = None, **more: Any) -> Edit:
    return Edit(passage.key, passage.entry, do, passage.text if text is None else text, **more)


def difference(before: str, after: str) -> list[str]:
    """Return the lines that went and came, as ``git diff`` shows them."""
    import difflib

    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return [line for line in lines if line[:3] not in {"---", "+++"} and line[:2] != "@@"]


GOOD = "ハンビット産業は⟦1⟧5月14日⟦/1⟧に東京で協約を結んだ。参加企業は48社である。"


def test_an_approval_changes_the_lines_of_its_entry_and_no_other(tmp_path: Path) -> None:
    site = room_in(tmp_path)
    second = passages(site)[1]
    done = saving(site, edit_of(second, text=GOOD))
    assert done.saved == (second.key,)
    assert difference(CATALOG, po(site)) == [
        "-#, fuzzy",
        "+#. reviewed: 박 두리 2026-11-22",
        f'-msgstr "{second.text}"',
        f'+msgstr "{GOOD}"',
    ]
    [now] = done.passages
    assert (now.state, now.text, now.reviewed) == ("reviewed", GOOD, (NAME, "2026-11-22"))
    assert now.machine == "google 2026-11-20"
    assert done.version == opened(site).version


@pytest.mark.parametrize(
    "form",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text,
        lambda text: text.rstrip("\n"),
        lambda text: text.replace("\n\n", "\n\n\n"),
        lambda text: text.replace("한빛", "\u1112\u1161\u11ab빛"),
        lambda text: text.replace("昔の文", "昔\u200bの文"),
        lambda text: text.replace('msgstr "東京訪問"', '  msgstr   "東京訪問"  '),
    ],
    ids=["windows", "bom", "no-end", "blank-lines", "decomposed", "ignorable", "spaces"],
)
def test_a_file_keeps_its_form_where_nobody_edited(
    tmp_path: Path, form: Callable[[str], str]
) -> None:
    written = form(CATALOG)
    site = room_in(tmp_path)
    site.edit(PO, written.encode())
    third = passages(site)[2]
    text = "李永長官はこの日、東京を訪問した。"
    done = saving(site, edit_of(third, text=text))
    assert done.saved == (third.key,)
    before, after = written.encode().split(b"\n"), (site.root / PO).read_bytes().split(b"\n")
    start = next(n for n, line in enumerate(before) if b"waive" in line)
    end = next(n for n, line in enumerate(before) if "東京を訪れた".encode() in line)
    assert before[:start] == after[:start]
    assert before[end + 1 :] == after[-len(before[end + 1 :]) :]
    assert passages(site)[2].text == text


def test_a_passage_that_has_no_entry_yet_comes_where_it_stands_on_the_page(tmp_path: Path) -> None:
    site = room_in(tmp_path)
    fourth = passages(site)[3]
    saving(site, edit_of(fourth, text="次の催しは秋に開かれる。"))
    gone = [line for line in difference(CATALOG, po(site)) if line.startswith("-")]
    assert gone == []
    assert [one.state for one in passages(site)] == ["reviewed", "machine", "reviewed", "reviewed"]
    file, _ = read_po(po(site), PO)
    assert [one.obsolete for one in file.entries] == [False, False, False, False, True]
    assert (file.head_comments, file.tail_comments) == (("담당: 김하나",), ("끝",))


def test_the_first_save_of_a_release_makes_its_catalog(tmp_path: Path) -> None:
    site = room_in(tmp_path)
    site.remove(PO)
    title = passages(site)[0]
    saving(site, edit_of(title, text="東京訪問"))
    assert po(site).startswith('msgid ""\nmsgstr ""\n"Language: ja\\n"')
    assert [one.state for one in passages(site)][:2] == ["reviewed", "missing"]


def test_an_empty_file_becomes_a_catalog(tmp_path: Path) -> None:
    site = room_in(tmp_path)
    site.edit(PO, "# 메모\n")
    title = passages(site)[0]
    saving(site, edit_of(title, text="東京訪問"))
    assert "# 메모" in po(site)
    assert passages(site)[0].state == "reviewed"


# --- what becomes of each state --------------------------------------------------------------------

TEXT = "참가 기업은 48개사이다."
ENTRIES = {
    "reviewed": reviewed(TEXT, "参加企業は48社である。"),
    "machine": machine(TEXT, "参加企業は48社である。"),
    "failed": failed(TEXT, "参加企業は40社である。"),
    "stale": stale(TEXT, "参加企業は47社である。", before="참가 기업은 47개사이다."),
    "missing": reviewed(TEXT, ""),
    "edited": machine(TEXT, "参加企業は48社です。").replace("#, fuzzy", "#. mt-hash: 0\n#, fuzzy"),
    "obsolete": "#~ " + reviewed(TEXT, "参加企業は48社である。").replace("\nmsg", "\n#~ msg"),
}


def one_passage(tmp_path: Path, entry: str) -> SiteTest:
    return SiteTest.make(tmp_path, {FIRST: release(body=TEXT), PO: catalog(entry)})


@pytest.mark.parametrize("was", ENTRIES)
def test_any_passage_can_be_approved_edited_and_rejected(tmp_path: Path, was: str) -> None:
    typed = "参加した企業は48社である。"
    for do, state in ((Do.APPROVE, "reviewed"), (Do.EDIT, "edited"), (Do.REJECT, "missing")):
        site = one_passage(tmp_path / do, ENTRIES[was])
        passage = passages(site)[1]
        done = saving(site, edit_of(passage, do, typed))
        [now] = done.passages
        kept = was if (was, do) == ("stale", Do.EDIT) else state
        assert (now.state, now.text) == (kept, "" if do is Do.REJECT else typed)
        assert now.failed == ()
        assert (now.reviewed is not None) is (do is Do.APPROVE)
        site.build("check")
        assert not [p for p in site.result.data["problems"] if p["severity"] == "error"]


def test_a_stale_passage_that_is_half_corrected_stays_unpublished(tmp_path: Path) -> None:
    site = one_passage(tmp_path, ENTRIES["stale"])
    [now] = saving(site, edit_of(passages(site)[1], Do.EDIT, "直しかけ48社")).passages
    assert (now.state, now.previous) == ("stale", "참가 기업은 47개사이다.")


def test_an_edit_that_changes_nothing_takes_only_the_approval_back(tmp_path: Path) -> None:
    site = room_in(tmp_path)
    title = passages(site)[0]
    [now] = saving(site, edit_of(title, Do.EDIT)).passages
    assert (now.state, now.reviewed, now.text) == ("machine", None, title.text)
    assert difference(CATALOG, po(site)) == ["-#. reviewed: 김 하나 2026-11-20", "+#, fuzzy"]


def test_an_edit_that_empties_a_passage_rejects_its_text(tmp_path: Path) -> None:
    site = room_in(tmp_path)
    [now] = saving(site, edit_of(passages(site)[1], Do.EDIT, " ")).passages
    assert (now.state, now.machine) == ("missing", "")


def test_what_nobody_knows_in_an_entry_stays(tmp_path: Path) -> None:
    entry = "#. 도구: 값\n#: a.md:1\n#, fuzzy, no-wrap\n" + reviewed(TEXT, "参加企業は48社。")
    site = one_passage(tmp_path, entry)
    saving(site, edit_of(passages(site)[1]))
    assert "#. 도구: 값\n#. reviewed: 박 두리 2026-11-22\n#: a.md:1\n#, no-wrap\n" in po(site)


def test_a_hard_finding_is_approved_with_a_reason_alone(tmp_path: Path) -> None:
    site = room_in(tmp_path)
    second = passages(site)[1]
    for waive in (None, (), (Waiver("quotes", "다른 것"),)):
        done = saving(site, edit_of(second, waive=waive))
        [(key, message)] = done.refused
        assert (key, done.saved, done.conflicts) == (second.key, (), ())
        assert message.startswith("not approved: 48")
        assert "say why it is right" in message
    assert po(site) == CATALOG
    waiver = Waiver("number", "두 곳은\n나중에 (확인: 센터)")
    [now] = saving(site, edit_of(second, waive=(waiver,))).passages
    assert (now.findings, now.state) == ((), "reviewed")
    assert now.waived == (("number", "두 곳은 나중에 (확인: 센터)"),)
    [now] = saving(site, edit_of(now, notes=("적어 둠",))).passages  # it stands in the entry
    written = po(site)
    assert len(saving(site, edit_of(now, waive=())).refused) == 1
    assert po(site) == written


def test_a_text_with_a_hard_finding_is_kept_unapproved_and_does_not_hold_up_others(
    tmp_path: Path,
) -> None:
    site = room_in(tmp_path)
    title, second, *_ = passages(site)
    done = saving(site, edit_of(title, text="東京を訪問"), edit_of(second, Do.EDIT))
    assert done.saved == (title.key, second.key)
    done = saving(site, edit_of(passages(site)[0], text="題"), edit_of(passages(site)[1]))
    assert (done.saved, [key for key, _ in done.refused]) == ((title.key,), [second.key])


def test_a_waiver_holds_for_the_text_that_it_was_given_to(tmp_path: Path) -> None:
    site = room_in(tmp_path)
    second = passages(site)[1]
    waiver = Waiver("number", "두 곳은 나중에")
    [now] = saving(site, edit_of(second, waive=(waiver,))).passages
    assert now.waived == (waiver,)
    other = second.text.replace("40", "99")
    [(_, message)] = saving(site, edit_of(now, text=other)).refused
    assert "99" in message
    [now] = saving(site, edit_of(now, Do.EDIT, other)).passages
    assert (now.waived, [found.check for found in now.findings]) == ((), ["number"])


def test_waivers_and_notes_that_are_the_same_keep_their_lines(tmp_path: Path) -> None:
    site = room_in(tmp_path)
    third = passages(site)[2]
    saving(site, edit_of(third, waive=third.waived, notes=third.notes))
    assert "#. waive: name-unknown, number (센터에 확인)\n" in po(site)


def test_a_note_to_a_colleague_is_a_comment_of_one_line(tmp_path: Path) -> None:
    site = room_in(tmp_path)
    title = passages(site)[0]
    typed = (*title.notes, ' 여기\n"인용"\\n msgstr "x" ', "", "~ msgid", "| a")
    [now] = saving(site, edit_of(title, notes=typed)).passages
    assert now.notes == (*title.notes, '여기 "인용"\\n msgstr "x"', "~ msgid", "| a")
    assert now.state == "reviewed"


def test_a_note_that_would_be_taken_for_a_flag_is_refused(tmp_path: Path) -> None:
    site = room_in(tmp_path)
    title = passages(site)[0]
    before = po(site)
    [(_, message)] = saving(site, edit_of(title, notes=(", fuzzy",))).refused
    assert "flag" in message
    assert po(site) == before


# --- what is refused -------------------------------------------------------------------------------


@pytest.mark.parametrize("do", [Do.APPROVE, Do.EDIT])
@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("5月14日⟦/1⟧", "mark ⟦1⟧ stands 0 times"),
        ("⟦1⟧5月14日⟦/1⟧⟦2⟧", "mark ⟦2⟧ is not in the source"),
        ("⟦/1⟧5月14日⟦1⟧", "closes what is not open"),
        ("⟦1⟧5月14日⟦/1⟧⟦", "a mark is damaged"),
        ("⟦1⟧5月\u202e14日⟦/1⟧", r"signs that nobody sees: U\+202E"),
        ("⟦1⟧5月\x0014日⟦/1⟧", "U\\+0000"),
        ("⟦1⟧5月\u202814日⟦/1⟧", "U\\+2028"),
        ("⟦1⟧5月\ue00014日⟦/1⟧", "only one font"),
        ("⟦1⟧5月\ud80014日⟦/1⟧", "half of a character"),
        ("⟦1⟧" + "月" * 20_000 + "⟦/1⟧", "more than 20000 characters"),
    ],
)
def test_a_text_that_no_page_can_show_is_refused(
    tmp_path: Path, do: Do, text: str, why: str
) -> None:
    import re

    site = room_in(tmp_path)
    title, second, *_ = passages(site)
    done = saving(site, edit_of(second, do, text), edit_of(title, text="東京を訪問"))
    assert done.saved == (title.key,)
    [refused] = done.refused
    assert refused.key == second.key
    assert re.search(why, refused.message)
    assert passages(site)[1] == second


@pytest.mark.parametrize(
    "more",
    [
        {"waive": (Waiver("marks"),)},
        {"waive": (Waiver("invisible", "x"),)},
        {"waive": (Waiver("nubmer"),)},
        {"waive": (Waiver("number", "가" * 301),)},
        {"waive": (Waiver("number", "\u202e"),)},
        {"waive": (Waiver("number)\n#, fuzzy"),)},
        {"notes": ("가" * 1001,)},
        {"notes": ("\x1b[2J",)},
        {"notes": ("가",) * 51},
    ],
    ids=str,
)
def test_a_waiver_or_note_that_is_none_is_refused(tmp_path: Path, more: dict[str, Any]) -> None:
    site = room_in(tmp_path)
    second = passages(site)[1]
    done = saving(site, edit_of(second, text=GOOD, **more))
    assert (done.saved, len(done.refused)) == ((), 1)
    assert po(site) == CATALOG


def test_nothing_is_approved_where_there_is_no_text(tmp_path: Path) -> None:
    site = room_in(tmp_path)
    done = saving(site, edit_of(passages(site)[3]))
    assert "no text" in done.refused[0].message


def test_line_ends_that_were_typed_are_joined_as_the_language_joins_lines(tmp_path: Path) -> None:
    site = room_in(tmp_path)
    [now] = saving(
        site, edit_of(passages(site)[3], text="次の催しは\n\n秋に\r\nA\nB\t開く。")
    ).passages
    assert now.text == "次の催しは秋にA B 開く。"


VISIBLE = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Co", "Cf", "Zl", "Zp"]), max_size=40
)


@given(VISIBLE, st.lists(VISIBLE, max_size=3), VISIBLE)
def test_whatever_is_typed_is_read_again_as_it_was_typed_or_refused(
    tmp_path_factory: pytest.TempPathFactory, text: str, notes: list[str], reason: str
) -> None:
    site = room_in(tmp_path_factory.mktemp("room"))
    title = passages(site)[0]
    waive = (Waiver("number", reason),)
    done = saving(site, edit_of(title, text=text, notes=tuple(notes), waive=waive))
    others = passages(site)[1:]
    assert [one.state for one in others] == ["machine", "reviewed", "missing"]
    if done.saved:
        [now] = done.passages
        assert now.state == "reviewed"
        assert "".join(now.text.split()) == "".join(passages(site)[0].text.split())
    else:
        assert po(site) == CATALOG


# --- two people at once ------------------------------------------------------------------------------


def test_a_passage_that_was_changed_on_disk_is_not_written_over(tmp_path: Path) -> None:
    site = room_in(tmp_path)
    title, second, *_ = passages(site)
    site.edit(PO, po(site).replace("東京訪問", "東京へ"))
    done = saving(site, edit_of(title, text="私の題"), edit_of(second, text=GOOD))
    assert done.saved == (second.key,)
    [conflict] = done.conflicts
    assert (conflict.key, conflict.text) == (title.key, "東京へ")
    assert [one.text for one in passages(site)][:2] == ["東京へ", GOOD]
    again = saving(site, edit_of(conflict, text="私の題"))
    assert again.saved == (title.key,)


@pytest.mark.parametrize(
    "change",
    [
        ("#. reviewed: 김 하나", "#. reviewed: 이 세나"),
        ("# 제목은", "# 제목을"),
        ('msgctxt "title"', '#, fuzzy\nmsgctxt "title"'),
    ],
)
def test_any_change_of_an_entry_is_a_conflict(tmp_path: Path, change: tuple[str, str]) -> None:
    site = room_in(tmp_path)
    title = passages(site)[0]
    site.edit(PO, po(site).replace(*change))
    done = saving(site, edit_of(title, text="私の題"))
    assert (done.saved, len(done.conflicts)) == ((), 1)


def test_a_passage_whose_source_changed_is_refused(tmp_path: Path) -> None:
    site = room_in(tmp_path)
    second = passages(site)[1]
    site.edit(FIRST, release(body=BODY.replace("48", "49")))
    done = saving(site, edit_of(second, text=GOOD))
    assert done.refused == ((second.key, "the source has no such passage any more"),)
    assert po(site) == CATALOG


def test_what_was_saved_before_is_saved_and_no_conflict(tmp_path: Path) -> None:
    site = room_in(tmp_path)
    title, second, third, _ = passages(site)
    edits = (
        edit_of(title, notes=("새 메모",)),
        edit_of(second, Do.EDIT, GOOD),
        edit_of(third, Do.REJECT),
    )
    first = saving(site, *edits)
    written = po(site)
    again = saving(site, *edits, name="다른 사람")
    assert first.saved == again.saved
    assert po(site) == written


def test_two_saves_at_once_are_both_kept(tmp_path: Path) -> None:
    site = room_in(tmp_path)
    title, second, third, fourth = passages(site)
    edits = [
        edit_of(title, text="題"),
        edit_of(second, text=GOOD),
        edit_of(third, text="李永長官は同日、東京を訪問した。"),
        edit_of(fourth, text="次の催しは秋に開かれる。"),
    ]
    threads = [threading.Thread(target=saving, args=(site, one)) for one in edits]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert [one.text for one in passages(site)] == [one.text for one in edits]


def test_of_two_saves_of_one_passage_the_second_hears_of_the_first(tmp_path: Path) -> None:
    site = room_in(tmp_path)
    title = passages(site)[0]
    done: list[Saved] = []
    threads = [
        threading.Thread(target=lambda t=t: done.append(saving(site, edit_of(title, text=t))))
        for t in ("一", "二")
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    [won] = [one for one in done if one.saved]
    [lost] = [one for one in done if one.conflicts]
    assert lost.conflicts == won.passages
    assert passages(site)[0] == won.passages[0]


def test_a_save_waits_for_a_build_only_so_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pressbridge.review import save as saving_module

    monkeypatch.setattr(saving_module, "PATIENCE", 0.0)
    site = room_in(tmp_path)
    title = passages(site)[0]
    with FileLock(site.root / LOCK), pytest.raises(Busy):  # as another process holds it
        saving(site, edit_of(title))


def test_a_catalog_that_another_program_writes_meanwhile_is_not_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pressbridge.review import save as saving_module

    site = room_in(tmp_path)
    second = passages(site)[1]
    real = saving_module.with_entries_stored
    times: list[int] = []

    def meanwhile(*given: Any) -> bytes:
        if not times:
            site.edit(PO, po(site).replace("東京訪問", "東京へ"))
        times.append(1)
        return real(*given)

    monkeypatch.setattr(saving_module, "with_entries_stored", meanwhile)
    done = saving(site, edit_of(second, text=GOOD))
    assert done.saved == (second.key,)
    assert [one.text for one in passages(site)][:2] == ["東京へ", GOOD]


@pytest.mark.parametrize(
    "path", ["../x.md", "content/site.yaml", "content/releases/2023/visit.ja.po"]
)
def test_nothing_is_saved_for_what_is_no_source(tmp_path: Path, path: str) -> None:
    site = room_in(tmp_path)
    with pytest.raises(NotReviewable):
        saving(site, path=path)


def test_no_link_leads_a_save_out_of_the_content(tmp_path: Path) -> None:
    site = room_in(tmp_path / "room")
    outside = tmp_path / "outside.po"
    outside.write_text(CATALOG, encoding="utf-8")
    title = passages(site)[0]
    site.remove(PO)
    (site.root / PO).symlink_to(outside)
    with pytest.raises(NotReviewable, match="it is a link"):
        saving(site, edit_of(title, text="題"))
    assert outside.read_text(encoding="utf-8") == CATALOG


# --- requests ------------------------------------------------------------------------------------------

EDIT = {"key": "0" * 16, "entry": "0" * 16, "do": "approve", "text": "가", "waive": [], "notes": []}
REQUEST = {"path": FIRST, "to": "ja", "name": NAME, "edits": [EDIT]}


def test_a_request_is_read_as_it_was_sent() -> None:
    found = save_request(json.loads(json.dumps(REQUEST)))
    assert found == SaveRequest(
        FIRST, "ja", NAME, (Edit("0" * 16, "0" * 16, Do.APPROVE, "가", (), ()),)
    )


@pytest.mark.parametrize(
    "change",
    [
        {"edits": None},
        {"edits": [EDIT, EDIT]},
        {"edits": [EDIT] * 5001},
        {"edits": [{**EDIT, "do": "delete"}]},
        {"edits": [{**EDIT, "do": None}]},
        {"edits": [{**EDIT, "key": 5}]},
        {"edits": [{**EDIT, "key": "0" * 17}]},
        {"edits": [{**EDIT, "text": "가" * 40_001}]},
        {"edits": [{**EDIT, "text": ["가"]}]},
        {"edits": [{**EDIT, "notes": "가"}]},
        {"edits": [{**EDIT, "notes": [None]}]},
        {"edits": [{**EDIT, "notes": ["가"] * 101}]},
        {"edits": [{**EDIT, "waive": ["number"]}]},
        {"edits": [{**EDIT, "waive": [{"check": "number", "reason": 1}]}]},
        {"edits": [{**EDIT, "path": "x"}]},
        {"edits": [[]]},
        {"edits": [{**EDIT, "key": "<script>"}]},
        {"edits": [{**EDIT, "entry": ""}]},
        {"edits": [{**EDIT, "text": "\ud800"}]},
        {"edits": [{**EDIT, "notes": ["\ud800"]}]},
        {"edits": [{**EDIT, "waive": [{"check": "\ud800"}]}]},
        {"path": "\ud800"},
        {"name": ""},
        {"name": " \n"},
        {"name": "가" * 81},
        {"name": "a\u202eb"},
        {"name": 1},
        {"to": "kor"},
        {"path": "x" * 1001},
        {"more": 1},
    ],
    ids=lambda change: next(iter(change)),
)
def test_what_is_no_request_is_refused_as_a_whole(change: dict[str, Any]) -> None:
    with pytest.raises(BadRequest):
        save_request({**REQUEST, **change})


@pytest.mark.parametrize("data", [None, [], "a", 1, True, {}, {"path": 1}])
def test_what_is_no_object_is_no_request(data: object) -> None:
    with pytest.raises(BadRequest):
        save_request(data)


@pytest.mark.parametrize(
    "data",
    [
        b"", b"{", b"\xff", b"[" * 1_000_000, b'{"a":' * 100_000, b'{"a": 1, "a": 2}', b"NaN",
        b"1" * 10_000, b"\x00", b"{'a': 1}", b" " * 2_000_001,
    ],
    ids=range(11),
)  # fmt: skip
def test_whatever_comes_is_json_or_refused(data: bytes) -> None:
    with pytest.raises(BadRequest):
        json_in(data, 2_000_000)


def test_json_with_a_byte_order_mark_is_json() -> None:
    assert json_in(b'\xef\xbb\xbf{"a": "\\ud800"}', 100) == {"a": "\ud800"}


def test_a_name_of_several_lines_is_one_line() -> None:
    found = save_request({**REQUEST, "name": " 박\n#, fuzzy\n두리 "})
    assert found.name == "박 #, fuzzy 두리"


# --- the splice ------------------------------------------------------------------------------------------

TEXTS = st.text(alphabet='가漢a"\\\n\t#~ ', min_size=1, max_size=8)
COMMENTS = st.lists(st.text(alphabet='가"a~|.,:', max_size=5).map(str.strip), max_size=2).map(tuple)


@st.composite
def files(draw: st.DrawFn) -> list[PoEntry]:
    texts = draw(st.lists(TEXTS, min_size=1, max_size=5, unique=True))
    return [
        PoEntry(
            text,
            draw(TEXTS),
            extracted=tuple(x for x in draw(COMMENTS) if x),
            comments=draw(COMMENTS),
            obsolete=draw(st.booleans()),
        )
        for text in texts
    ]


@given(files(), st.data())
def test_a_spliced_file_is_the_file_with_these_entries_instead(
    entries: list[PoEntry], data: st.DataObject
) -> None:
    from pressbridge.formats.po import PoFile

    text = write_po(PoFile("Language: ja\n", tuple(entries)))
    read, problems = read_po(text, PO)
    assert problems == ()
    number = data.draw(st.integers(0, len(entries) - 1))
    new = PoEntry("새 글", "新しい", comments=("메모",))
    line = read.entries[number].line
    after, problems = read_po(spliced(text, {line: new}, {}), PO)
    assert problems == ()
    wanted = [one._replace(line=0) for one in read.entries]
    bare = [one._replace(line=0) for one in after.entries]
    assert bare == [*wanted[:number], new, *wanted[number + 1 :]]
    after, problems = read_po(
        spliced(text, {}, {line: [new], 0: [new._replace(msgid="첫 글")]}), PO
    )
    assert problems == ()
    bare = [one._replace(line=0) for one in after.entries]
    first = new._replace(msgid="첫 글")
    assert bare == [first, *wanted[: number + 1], new, *wanted[number + 1 :]]


def test_a_splice_at_a_line_without_an_entry_is_refused() -> None:
    with pytest.raises(ValueError):
        spliced(CATALOG, {999: PoEntry("가")}, {})
    with pytest.raises(ValueError):
        spliced("# 메모\n", {}, {0: [PoEntry("가")]})


# --- killed ------------------------------------------------------------------------------------------

PROGRAM = """
import sys
from pathlib import Path
sys.path[:0] = {paths!r}
from harness import FIRST, SiteTest
from reviewing import options, passages
from pressbridge.review.edits import Do, Edit
from pressbridge.review.requests import SaveRequest
from pressbridge.review.save import save
site = SiteTest(Path({root!r}))
for number in range(10_000):
    title = passages(site)[0]
    text = "題" + "名" * number  # as many: a figure would not be approved
    edit = Edit(title.key, title.entry, Do.APPROVE, text)
    done = save(options(site), SaveRequest(FIRST, "ja", "박 두리", (edit,)))
    assert done.saved
    print(number, flush=True)
"""


def test_a_process_that_is_killed_while_it_saves_damages_and_loses_nothing(tmp_path: Path) -> None:
    site = room_in(tmp_path)
    paths = [str(PROJECT / "tests"), str(PROJECT)]
    program = PROGRAM.format(paths=paths, root=str(site.root))
    for last in (3, 7, 11):
        with subprocess.Popen(
            [sys.executable, "-c", program], stdout=subprocess.PIPE, encoding="utf-8"
        ) as process:
            assert process.stdout
            said = -1
            for line in process.stdout:
                said = int(line)
                if said >= last:
                    process.kill()
                    break
        file, problems = read_po(po(site), PO)
        assert problems == ()
        assert state_of(file.entries[0]) is EntryState.REVIEWED
        assert len(passages(site)[0].text) - 1 >= said
        rest = [one._replace(line=0) for one in file.entries[1:]]
        assert rest == [one._replace(line=0) for one in read_po(CATALOG, PO)[0].entries[1:]]
    assert becomes(lambda: bool(saving(site, edit_of(passages(site)[0])).saved))
    assert replace(file, entries=()) == replace(read_po(CATALOG, PO)[0], entries=())
