"""A name from the desk: the register gets one line more, or says in its own words why not."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from harness import SiteTest
from hypothesis import given
from hypothesis import strategies as st
from reviewing import NAMES, opened, options, passages, room_in

from pressbridge.reading.names import read_names
from pressbridge.review.add_name import (
    NameAnswer,
    NameRequest,
    add_name,
    name_request,
    with_name,
)
from pressbridge.review.check import checked
from pressbridge.review.requests import BadRequest

REQUEST = {"ko": "다솜전자", "ja": "ダソム電子", "kind": "organization", "reading": ""}


def adding(site: SiteTest, **changes: str) -> NameAnswer:
    return add_name(options(site), name_request({**REQUEST, **changes}))


def register(site: SiteTest) -> str:
    return (site.root / "content/names.yaml").read_bytes().decode()


def test_a_name_is_added_below_all_others_which_stay_as_they_are(tmp_path: Path) -> None:
    site = room_in(tmp_path)
    assert adding(site).as_data() == {"ok": True, "line": 5}
    added = "- {ko: 다솜전자, ja: ダソム電子, kind: organization}\n"
    assert register(site) == NAMES + added
    person = adding(site, ko="김하나", ja="金ハナ", kind="person", reading="キム・ハナ")
    assert person.ok
    assert register(site).endswith(
        "- {ko: 김하나, ja: 金ハナ, kind: person, reading: キム・ハナ}\n"
    )


def test_a_name_that_was_added_changes_the_next_check(tmp_path: Path) -> None:
    site = room_in(tmp_path)
    second = passages(site)[1]
    adding(site, ko="도쿄", ja="トウキョウ", kind="place")
    found = checked(opened(site), second.key, second.text)
    assert "name" in {one.check for one in found.findings}


@pytest.mark.parametrize(
    ("before", "line"),
    [
        ("", 1),
        ("# 이름\n", 2),
        ("# 이름", 2),
        ("- {ko: 가람, ja: カラム, kind: place}", 2),
        ("- ko: 가람\n  ja: カラム\n  kind: place\n  note: |\n    여러\n    줄\n\n# 끝\n", 9),
        ("  - ko: 가람\n    ja: カラム\n    kind: place\n", 4),
        ("\ufeff- {ko: 가람, ja: カラム, kind: place}\r\n# 끝\r\n", 3),
        ("---\n- {ko: 가람, ja: カラム, kind: place}\n", 3),
    ],
)
def test_whatever_a_register_looks_like_it_keeps_its_bytes(before: str, line: int) -> None:
    answer, after = with_name(before.encode(), name_request(REQUEST))
    assert answer == NameAnswer(True, line)
    assert after.startswith(before.encode())
    assert (b"\r\n" in after) is ("\r\n" in before)
    assert after.count(b"\n") - after.count(b"\r\n") == 0 or "\r\n" not in before


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"ko": "한빛산업", "ja": "別の名前"}, "has two Japanese names"),
        ({"ko": "한빛산업", "ja": "ハンビット産業"}, "stands here twice"),
        ({"kind": "company"}, "company"),
        ({"ja": "다솜전자"}, "written in Korean"),
        ({"reading": "ka"}, "written in kana"),
        ({"reading": "김하나"}, "written in kana"),
        ({"ko": ""}, "ko"),
        ({"ja": ""}, "ja"),
    ],
)
def test_what_the_reader_does_not_take_is_refused_in_its_own_words(
    tmp_path: Path, changes: dict[str, str], said: str
) -> None:
    site = room_in(tmp_path)
    answer = adding(site, **changes)
    assert not answer.ok
    assert said in answer.message
    assert register(site) == NAMES


@pytest.mark.parametrize("reading", ["キム・ハナ", "やまだ たろう", "ジョン＝スミス", ""])
def test_a_reading_in_kana_is_taken(tmp_path: Path, reading: str) -> None:
    assert adding(room_in(tmp_path), reading=reading).ok


@pytest.mark.parametrize("name", ["null", "Yes", "off", "2023", "1e3", "0x1F"])
def test_what_other_readers_take_for_no_text_is_in_quotes(name: str) -> None:
    answer, after = with_name(b"", name_request({**REQUEST, "ko": name, "kind": "term"}))
    assert answer.ok
    assert f'{{ko: "{name}", ja: ' in after.decode()


@pytest.mark.parametrize(
    "before",
    ["[{ko: 가람, ja: カラム, kind: place}]\n", "- {ko: 가람\n", "ko: 가람\n", "- {ko: 가람, ja: カラム, kind: place}\n...\n", "\x00", "%PDF"],
)  # fmt: skip
def test_a_register_that_cannot_be_added_to_stays_as_it_is(before: str) -> None:
    answer, after = with_name(before.encode(), name_request(REQUEST))
    assert not answer.ok
    assert answer.message
    assert after == before.encode()


@pytest.mark.parametrize(
    "name",
    ["a: b", "# 가", "가 #나", '"가', "'가", "{가}", "[가", "가, 나", "*가", "&가", "!가", "%가", "- 가",
     "가:", "<script>", ".*+?", "(", "\\d", "null", "~", "2023", "yes", "가\\", "@가", "`가", "|", ">"],
)  # fmt: skip
def test_a_name_of_any_signs_is_the_name_that_is_read(name: str) -> None:
    answer, after = with_name(NAMES.encode(), name_request({**REQUEST, "ko": name}))
    names, problems = read_names(after.decode(), "names.yaml")
    if answer.ok:
        assert (names[-1].ko, problems) == (name, ())
    else:
        assert after == NAMES.encode()
        assert name in {"~", "null"}


SIGNS = st.text(st.characters(exclude_categories=["Cc", "Cs", "Co", "Cf"]), max_size=12)


@given(SIGNS, SIGNS)
def test_a_register_is_valid_whatever_is_added(ko: str, ja: str) -> None:
    try:
        request = name_request({**REQUEST, "ko": ko, "ja": ja})
    except BadRequest:
        return
    answer, after = with_name(NAMES.encode(), request)
    names, problems = read_names(after.decode(), "names.yaml")
    assert problems == ()
    assert len(names) == 3 + answer.ok


@pytest.mark.parametrize(
    "data",
    [
        None, [], {}, {**REQUEST, "more": "x"}, {**REQUEST, "ko": 1}, {**REQUEST, "ko": "가" * 81},
        {**REQUEST, "ja": "a\u202eb"}, {**REQUEST, "ja": "\x00"}, {**REQUEST, "reading": "\ud800"},
    ],
    ids=range(9),
)  # fmt: skip
def test_what_is_no_name_is_no_request(data: Any) -> None:
    with pytest.raises(BadRequest):
        name_request(data)


def test_line_ends_in_a_selection_are_spaces() -> None:
    assert name_request({**REQUEST, "ko": " 다솜\n전자 "}) == NameRequest(
        "다솜 전자", "ダソム電子", "organization", ""
    )


def test_names_that_two_people_add_at_once_are_both_there(tmp_path: Path) -> None:
    site = room_in(tmp_path)
    given = [("가람", "カラム"), ("나래", "ナレ"), ("다온", "タオン")]
    threads = [
        threading.Thread(target=adding, args=(site,), kwargs={"ko": ko, "ja": ja})
        for ko, ja in given
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    names, problems = read_names(register(site), "names.yaml")
    assert problems == ()
    assert {name.ko for name in names[3:]} == {"가람", "나래", "다온"}


def test_a_register_that_is_a_link_is_not_written_through(tmp_path: Path) -> None:
    site = room_in(tmp_path / "room")
    outside = tmp_path / "names.yaml"
    outside.write_text(NAMES, encoding="utf-8")
    site.remove("content/names.yaml")
    (site.root / "content/names.yaml").symlink_to(outside)
    with pytest.raises(OSError, match="link"):
        adding(site)
    assert outside.read_text(encoding="utf-8") == NAMES
