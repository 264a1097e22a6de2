"""Review by file: what goes out asks no host for anything, and what comes back harms nothing."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from harness import FIRST, SiteTest, catalog, machine, release
from lxml import html
from reviewing import BODY, CATALOG, PO, opened, options, passages, po, room_in

from pressbridge.desk import page
from pressbridge.formats.script_data import in_script
from pressbridge.messages import desk_texts
from pressbridge.review.answers import TakenIn, answers_in, take_in
from pressbridge.review.requests import BadRequest
from pressbridge.review.sheet import sheet_of

GOOD = "ハンビット産業は⟦1⟧5月14日⟦/1⟧に東京で協約を結んだ。参加企業は48社である。"
REVIEW = "content/reviews/visit.json"


def answers(site: SiteTest, *edits: dict[str, Any], **changes: Any) -> dict[str, Any]:
    whole = {
        "pressbridge": "review", "version": 1, "path": FIRST, "to": "ja", "name": "박 두리",
        "made": "2026-11-21T10:00:00+09:00", "edits": list(edits),
    }  # fmt: skip
    return {**whole, **changes}


def edit(site: SiteTest, number: int, do: str = "approve", **more: Any) -> dict[str, Any]:
    one = passages(site)[number]
    found = {"key": one.key, "entry": one.entry, "do": do, "text": one.text}
    return {**found, "waive": [], "notes": list(one.notes), **more}


def taking(site: SiteTest, data: object, name: str = REVIEW) -> TakenIn:
    text = data if isinstance(data, bytes) else json.dumps(data).encode()
    site.edit(name, text)
    return take_in(options(site), site.root / name)


# --- out ----------------------------------------------------------------------------------------------


def test_a_release_goes_out_as_one_page_that_asks_nobody(tmp_path: Path) -> None:
    site = room_in(tmp_path)
    out = tmp_path / "visit.html"
    result = site.run("review", "--export", "visit", str(out))
    assert result.code == 0, result.err
    text = out.read_text(encoding="utf-8")
    tree = html.document_fromstring(text.encode())
    [data] = tree.xpath("//script[@type='application/json']/text()")
    sheet = json.loads(data)["sheet"]
    assert [one["source"] for one in sheet["passages"]] == [one.source for one in passages(site)]
    assert (sheet["path"], sheet["to"], sheet["ui"]) == (FIRST, "ja", "ja")
    assert tree.xpath("//@src | //@href | //@action") == ["data:,"]  # no icon is asked for
    [policy] = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy


@pytest.mark.parametrize("name", ["visit.ja", "visit"])
def test_the_language_may_be_named(tmp_path: Path, name: str) -> None:
    site = room_in(tmp_path)
    assert site.run("review", "--export", name, str(tmp_path / "a.html")).code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--export", "visti", "a.html"), "visit"),
        (("--export", "visit.ko", "a.html"), "not translated into"),
        (("--export", "visit"), "review --export visit visit.html"),
        (("visit", "a.html"), "needs --export or --import"),
        (("--export", "--import", "visit", "a.html"), "needs --export or --import"),
        (("--export", "../visit", "a.html"), 'there is no release or page "../visit"'),
        (("--export", "../../etc", "a.html"), 'there is no release or page "../../etc"'),
        (("--export", "visit.xx", "a.html"), 'there is no release or page "visit.xx"'),
        (("--export", ".ja", "a.html"), 'there is no release or page ""'),
    ],
)
def test_what_cannot_be_exported_is_said_in_a_line(
    tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    site = room_in(tmp_path)
    result = site.run("review", *words)
    assert result.code == 2
    assert said in result.err
    assert not Path("a.html").exists()


def test_a_damaged_catalog_is_said_with_its_line_and_not_exported(tmp_path: Path) -> None:
    site = room_in(tmp_path)
    site.edit(PO, CATALOG + '\nmsgid "\n')
    result = site.run("review", "--export", "visit", str(tmp_path / "a.html"))
    assert result.code == 1
    assert re.search(r"visit\.ja\.po:\d+: ", result.err + result.out)
    assert not (tmp_path / "a.html").exists()


def test_a_mistyped_path_makes_no_folders(tmp_path: Path) -> None:
    site = room_in(tmp_path / "room")
    out = tmp_path / "desktop" / "new" / "visit.html"
    result = site.run("review", "--export", "visit", str(out))
    assert result.code == 2
    assert f'there is no folder "{out.parent}"' in result.err
    assert not (tmp_path / "desktop").exists()


HOSTILE = "</script><script>alert(1)</script><!-- ]]> \u2028 & \" ' `${1}` </title>"


def test_no_text_can_leave_its_place_in_the_page(tmp_path: Path) -> None:
    body = '본문 <script>alert(1)</script> </title> `${1}` "인용" <!-- 입니다.'
    site = SiteTest.make(tmp_path, {FIRST: release("'</title><b>제목 & 글'", body)})
    text = page(sheet_of(opened(site)).as_data(), desk_texts())
    tree = html.document_fromstring(text.encode())
    assert len(tree.xpath("//script")) == 2
    assert tree.xpath("//title/text()") == ["</title><b>제목 & 글"]
    assert tree.xpath("//b") == []
    [data] = tree.xpath("//script[@type='application/json']/text()")
    assert json.loads(data)["sheet"]["title"] == "</title><b>제목 & 글"


def test_json_in_a_script_holds_no_tag_and_is_the_same_json() -> None:
    said = in_script({HOSTILE: [HOSTILE]})
    assert not {"<", ">", "&", "\u2028"} & {*said}
    assert json.loads(said) == {HOSTILE: [HOSTILE]}


# --- back ---------------------------------------------------------------------------------------------


def test_what_came_back_is_in_the_catalog_and_its_file_is_gone(tmp_path: Path) -> None:
    site = room_in(tmp_path)
    taken = taking(site, answers(site, edit(site, 1, text=GOOD), edit(site, 0, notes=["좋다"])))
    assert (taken.taken, taken.left, taken.removed) == (2, 0, True)
    assert not (site.root / REVIEW).exists()
    first, second, *_ = passages(site)
    assert second.reviewed == ("박 두리", "2026-11-21")
    assert (second.text, first.notes) == (GOOD, ("좋다",))


def test_a_file_elsewhere_is_taken_in_and_stays(tmp_path: Path) -> None:
    site = room_in(tmp_path / "room")
    file = tmp_path / "mail.json"
    file.write_text(json.dumps(answers(site, edit(site, 1, text=GOOD))), encoding="utf-8")
    result = site.run("review", "--import", str(file), "--format", "json")
    assert result.code == 0, result.out
    assert result.data["reviews"] == [
        {"file": str(file), "path": FIRST, "to": "ja", "name": "박 두리", "taken": 1, "left": 0,
         "removed": False}
    ]  # fmt: skip
    assert file.exists()


def test_what_was_taken_in_already_can_be_taken_in_again(tmp_path: Path) -> None:
    site = room_in(tmp_path)
    whole = answers(site, edit(site, 1, text=GOOD), edit(site, 3, "edit", text="秋に。"))
    taking(site, whole)
    written = po(site)
    again = taking(site, whole)
    assert (again.taken, again.left, again.removed) == (2, 0, True)
    assert po(site) == written


def test_what_was_changed_meanwhile_is_told_with_both_texts_and_stays(tmp_path: Path) -> None:
    site = room_in(tmp_path)
    whole = answers(site, edit(site, 0, text="私の題"), edit(site, 1, text=GOOD))
    site.edit(PO, po(site).replace("東京訪問", "東京へ"))
    taken = taking(site, whole)
    assert (taken.taken, taken.left, taken.removed) == (1, 1, False)
    assert (site.root / REVIEW).exists()
    [told] = taken.problems
    assert (told.code, told.severity, told.path) == ("review-conflict", "warning", REVIEW)
    assert "東京へ" in told.hint
    assert "私の題" in told.hint
    assert [one.text for one in passages(site)][:2] == ["東京へ", GOOD]


def test_a_passage_whose_source_changed_is_told(tmp_path: Path) -> None:
    site = room_in(tmp_path)
    whole = answers(site, edit(site, 1, text=GOOD))
    site.edit(FIRST, release(body=BODY.replace("48", "49")))
    taken = taking(site, whole)
    assert (taken.taken, taken.left) == (0, 1)
    assert "no such passage any more" in taken.problems[0].message


def test_an_approval_by_file_with_a_wrong_figure_approves_nothing(tmp_path: Path) -> None:
    site = room_in(tmp_path)
    text = GOOD.replace("48", "84")
    whole = answers(site, edit(site, 1, text=text))
    taken = taking(site, whole)
    assert taken.taken == 1
    told, found = taken.problems
    assert (told.code, told.severity, told.path) == ("review-not-approved", "warning", PO)
    assert "taken in, but not approved" in told.message
    assert (found.code, found.hard, found.path) == ("number", True, PO)
    now = passages(site)[1]
    assert (now.text, now.state, now.reviewed) == (text, "edited", None)
    written = po(site)
    again = taking(site, whole)
    assert (again.taken, again.left) == (1, 0)
    assert po(site) == written


def test_an_approval_by_file_with_a_reason_is_an_approval(tmp_path: Path) -> None:
    site = room_in(tmp_path)
    waive = [{"check": "number", "reason": "센터에 확인"}]
    taken = taking(site, answers(site, edit(site, 1, waive=waive)))
    assert (taken.taken, taken.problems) == (1, ())
    assert passages(site)[1].state == "reviewed"


def test_an_approval_that_stands_is_not_taken_back_by_another_of_the_same_text(
    tmp_path: Path,
) -> None:
    site = room_in(tmp_path)
    site.edit(PO, po(site).replace("#, fuzzy\nmsgid", "msgid"))  # by hand, and 40 for 48
    before = po(site)
    taken = taking(site, answers(site, edit(site, 1)))
    assert (taken.taken, taken.left) == (1, 0)
    assert po(site) == before


def test_an_approval_of_nothing_by_file_takes_no_text_away(tmp_path: Path) -> None:
    site = room_in(tmp_path)
    taken = taking(site, answers(site, edit(site, 1, text="")))
    assert (taken.taken, taken.left) == (0, 1)
    assert po(site) == CATALOG


@pytest.mark.parametrize(("lang", "letters"), [("ko", "[가-힣]{2}"), ("ja", "[ぁ-ん]")])
def test_what_was_taken_in_and_what_was_not_is_said_in_the_language(
    tmp_path: Path, lang: str, letters: str
) -> None:
    site = room_in(tmp_path)
    whole = answers(
        site, edit(site, 0, text="私の題"), edit(site, 1), edit(site, 2, text="東京\u202e訪問")
    )
    site.edit(PO, po(site).replace("東京訪問", "東京へ"))
    site.edit(REVIEW, json.dumps(whole))
    done = site.run("review", "--import", str(site.root / REVIEW), "--ui-lang", lang)
    lines = [*done.err.splitlines(), *done.out.splitlines()]
    assert len(lines) > 4
    for line in lines:
        bare = re.sub("“[^”]*”", "", line)
        assert re.search(letters, bare), line
        assert not re.search("the |was |now|taken", bare), line
    page_ = tmp_path / "visit.html"
    site.run("review", "--export", "visit", str(page_), "--ui-lang", "ko")
    assert '<html lang="ja">' in page_.read_text(encoding="utf-8")  # the translation's language
    [given] = re.findall('id="given">(.*)</script>', page_.read_text(encoding="utf-8"))
    found = [one for each in json.loads(given)["sheet"]["passages"] for one in each["findings"]]
    assert found
    for letters_, told in {"[ぁ-ん]": "ja", "[가-힣]": "ko", "[a-z]{3}": "en"}.items():
        assert all(re.search(letters_, one["message"][told]) for one in found)


def test_marks_that_are_not_whole_and_unseen_signs_are_not_taken(tmp_path: Path) -> None:
    site = room_in(tmp_path)
    whole = answers(site, edit(site, 1, text="印がない。"), edit(site, 0, text="東京\u202e訪問"))
    taken = taking(site, whole)
    assert (taken.taken, taken.left) == (0, 2)
    assert {one.code for one in taken.problems} == {"review-refused"}
    assert po(site) == CATALOG


def test_nothing_is_reviewed_tomorrow(tmp_path: Path) -> None:
    site = room_in(tmp_path)
    taking(site, answers(site, edit(site, 0), made="2030-01-01T00:00"))
    assert passages(site)[0].reviewed == ("박 두리", "2026-11-22")


HOSTILE_FILES: dict[str, Any] = {
    "another's path": {"path": "../../etc/passwd"},
    "a path outside": {"path": "/etc/passwd"},
    "no source": {"path": "content/releases/2023/other.md"},
    "another language": {"to": "ko"},
    "no language": {"to": ""},
    "another kind": {"pressbridge": "answers"},
    "another version": {"version": 2},
    "no version": {"version": True},
    "a text as a version": {"version": "1"},
    "no name": {"name": ""},
    "a name with unseen signs": {"name": "a\u202eb"},
    "no day": {"made": "yesterday"},
    "a number as a day": {"made": 5},
    "the first day": {"made": "0001-01-01"},
    "a clock that stands": {"made": "1970-01-01T00:00:00Z"},
    "unknown part": {"secret": 1},
    "no edits": {"edits": None},
    "an edit of another form": {"edits": [{"key": "x"}]},
    "an edit with an unknown part": {"edits": [{"key": "0", "entry": "0", "do": "reject", "x": 1}]},
    "a nested edit": {"edits": [[[[]]]]},
}


@pytest.mark.parametrize("changes", HOSTILE_FILES.values(), ids=HOSTILE_FILES)
def test_a_file_that_is_another_s_or_damaged_changes_nothing_and_stays(
    tmp_path: Path, changes: dict[str, Any]
) -> None:
    site = room_in(tmp_path)
    taken = taking(site, answers(site, edit(site, 0, text="私の題"), **changes))
    assert (taken.taken, taken.removed) == (0, False)
    [told] = taken.problems
    assert (told.code, told.severity, told.path) == ("review", "error", REVIEW)
    assert po(site) == CATALOG
    assert (site.root / REVIEW).exists()


@pytest.mark.parametrize(
    "data",
    [b"", b"[]", b"[" * 200_000, b'{"a":' * 200_000, b"\xff\xfe", b" " * 5_000_001, b"1" * 9999],
    ids=range(7),
)
def test_a_file_that_is_no_answers_at_all_changes_nothing(tmp_path: Path, data: bytes) -> None:
    site = room_in(tmp_path)
    taken = taking(site, data)
    assert len(taken.problems) == 1
    assert po(site) == CATALOG


def test_a_file_of_fifty_megabytes_is_not_even_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pressbridge.review import answers as answers_module

    site = room_in(tmp_path)
    site.edit(REVIEW, b"")
    os.truncate(site.root / REVIEW, 50_000_000)
    monkeypatch.setattr(answers_module, "read_bytes", lambda _: pytest.fail("it was read"))
    taken = take_in(options(site), site.root / REVIEW)
    assert "more than 5 MB" in taken.problems[0].message


def test_digests_that_nobody_has_seen_take_nothing(tmp_path: Path) -> None:
    site = room_in(tmp_path)
    entries = [{**edit(site, n, text=GOOD), "entry": "f" * 16} for n in range(2)]
    taken = taking(site, answers(site, *entries))
    assert taken.taken == 0
    assert po(site) == CATALOG


@pytest.mark.parametrize("name", ["content/reviews/a.txt", "content/a.json", "mail/visit.json"])
def test_only_what_lies_in_the_folder_of_answers_is_removed(tmp_path: Path, name: str) -> None:
    site = room_in(tmp_path)
    taken = taking(site, answers(site, edit(site, 0)), name)
    assert (taken.taken, taken.removed) == (1, False)
    assert (site.root / name).exists()


def test_a_link_in_the_folder_of_answers_leads_nowhere(tmp_path: Path) -> None:
    site = room_in(tmp_path / "room")
    outside = tmp_path / "secret.json"
    outside.write_text(json.dumps(answers(site, edit(site, 0, text="題"))), encoding="utf-8")
    (site.root / "content/reviews").mkdir()
    (site.root / REVIEW).symlink_to(outside)
    taken = take_in(options(site), site.root / REVIEW)
    assert "link" in taken.problems[0].message
    assert po(site) == CATALOG
    assert outside.exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes")
@pytest.mark.parametrize("name", ["content/reviews/a.json", "mail/a.json"])
def test_a_pipe_is_not_waited_for(tmp_path: Path, name: str) -> None:
    site = room_in(tmp_path)
    (site.root / name).parent.mkdir()
    os.mkfifo(site.root / name)
    for given in (site.root / name, (site.root / name).parent):
        result = site.run("review", "--import", str(given))
        assert result.code == 1
        assert f"{name}: it is no file, but a device or a pipe" in result.err + result.out


def test_a_folder_of_answers_is_taken_in_one_after_the_other(tmp_path: Path) -> None:
    site = room_in(tmp_path)
    site.edit("content/reviews/1.json", json.dumps(answers(site, edit(site, 0, text="題"))))
    site.edit("content/reviews/2.json", b"{")
    site.edit("content/reviews/3.json", json.dumps(answers(site, edit(site, 1, text=GOOD))))
    result = site.run("review", "--import", str(site.root / "content/reviews"))
    assert result.code == 1
    assert result.out.count("reviewed by 박 두리") == 2
    assert "content/reviews/2.json: " in result.err + result.out
    assert [one.name for one in (site.root / "content/reviews").iterdir()] == ["2.json"]
    assert [one.text for one in passages(site)][:2] == ["題", GOOD]


def test_a_file_that_is_not_there_is_said_in_a_line(tmp_path: Path) -> None:
    site = room_in(tmp_path)
    result = site.run("review", "--import", str(tmp_path / "none.json"))
    assert result.code == 1
    assert "none.json: it cannot be taken in: no such file" in result.err + result.out


def test_answers_that_wait_are_said_by_the_check_and_published_nowhere(tmp_path: Path) -> None:
    site = room_in(tmp_path)
    site.edit(REVIEW, "{}")
    site.built()
    assert f"? {REVIEW}: answers of a review wait to be taken in" in site.problems
    assert not any("reviews" in name for name in site.tree())
    site.edit("content/reviews/note.txt", "메모")
    site.build("check")
    assert "? content/reviews: this is not read" in site.problems


def test_answers_are_read_as_they_were_written(tmp_path: Path) -> None:
    site = room_in(tmp_path)
    found = answers_in(json.dumps(answers(site, edit(site, 0))).encode())
    assert (found.request.path, found.made.isoformat()) == (FIRST, "2026-11-21T10:00:00+09:00")
    with pytest.raises(BadRequest, match="lacks"):
        answers_in(b'{"pressbridge": "review"}')


def test_answers_of_a_machine_s_release_go_from_mail_to_page(tmp_path: Path) -> None:
    text = "다음 행사는 가을에 열린다."
    site = SiteTest.make(
        tmp_path,
        {
            FIRST: release(body=text),
            PO: catalog(machine("도쿄 방문", "東京訪問", "title"), machine(text, "次は秋。")),
        },
    )
    whole = answers(site, edit(site, 0), edit(site, 1, text="次の催しは秋に開かれる。"))
    taking(site, whole)
    site.built()
    assert site.page("/ja/2023/05/14/visit/").status == ["reviewed"]
    assert "次の催しは秋に開かれる。" in site.text("/ja/2023/05/14/visit/")
