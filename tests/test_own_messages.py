"""Messages of the pages in a press room's own words: ``content/messages.yaml``."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from harness import FIRST, SiteTest, release
from hypothesis import example, given
from hypothesis import strategies as st

from pressbridge.messages import all_messages, message_names, messages, placeholders
from pressbridge.reading.messages import read_messages
from pressbridge.words.lang import Lang
from pressbridge.words.model import BilingualText, OwnMessage

Make = Callable[..., SiteTest]
PATH = "content/messages.yaml"
BY_HAND = {FIRST.replace(".md", ".ja.md"): "---\ntitle: 東京訪問\n---\n本文です。\n"}
RLO = "\u202e"


def test_templates_python_and_bodies_say_the_same_words(site: Make) -> None:
    body = "본문입니다.[^1]\n\n[^1]: 주석입니다."
    room: SiteTest = site({
        FIRST: release(body=body, kind="notice", license="kogl-1"),
        **BY_HAND,
        PATH: (
            '"Archive": {ko: 지난 자료, ja: これまでの発表}\n'
            '"Notice": {ko: 알리는 글}\n'
            '"Footnotes": {ko: 덧붙임}\n'
            '"{n} releases": {ko: "모두 {n}건", ja: "全{n}件"}\n'
            '"{title} | {site}": {ko: "{site} - {title}"}\n'
            '"There is no page at this address.": {ja: お探しのページはありません。}\n'
        ),
    }).built()  # fmt: skip
    assert "지난 자료" in room.page("/ko/").texts("//header//a")
    assert room.page("/ja/archive/").heading == "これまでの発表"
    assert room.page("/ko/archive/").heading == "지난 자료"
    page = room.page("/ko/2023/05/14/visit/")
    assert page.texts("//li[@class='kind']") == ["알리는 글"]
    assert page.all("//*[@aria-label='덧붙임'] | //*[text()='덧붙임']"), (
        "what Python says of a body"
    )
    assert page.title == "보도실 - 도쿄 방문"
    assert "모두 1건" in room.page("/ko/2023/").text
    assert room.page("/404.html").texts("//h2") == [
        "찾으시는 페이지가 없습니다.",
        "お探しのページはありません。",
    ]


def test_what_is_not_said_otherwise_stays_ours(site: Make) -> None:
    plain: SiteTest = site({FIRST: release()}).built()
    before = plain.tree()
    plain.edit(PATH, "# nothing yet\n")
    assert plain.built().tree() == before
    plain.edit(PATH, '"Archive": {ko: "", ja: ~}\n"Home":\n')
    assert plain.built().tree() == before


def test_a_changed_message_makes_the_pages_anew_that_a_clean_build_makes(site: Make) -> None:
    room: SiteTest = site({FIRST: release(), PATH: '"Archive": {ko: 지난 자료}\n'}).built()
    room.edit(PATH, '"Archive": {ko: 지나간 자료}\n"Press release": {ko: 보도 자료}\n')
    room.built()
    on = room.tree()
    room.built(clean=True)
    assert room.tree() == on
    assert "지나간 자료" in room.text("/ko/")
    assert "보도 자료" in room.text("/ko/2023/05/14/visit/")
    room.remove(PATH)
    assert "연월별 목록" in room.built().text("/ko/")


def test_workers_say_them_too(site: Make) -> None:
    many = {
        f"content/releases/2023/r{n}.md": release(f"소식 {n}", date=f"2023-05-{n % 28 + 1:02}")
        for n in range(90)
    }
    files = {**many, PATH: '"Press release": {ko: 알림 자료}\n"Archive": {ko: 지난 자료}\n'}
    room: SiteTest = site(files).built(jobs=3)
    found = [
        page.texts("//li[@class='kind']")
        for page in room.html_pages
        if "/ko/2023/05/" in page.address and "/r" in page.address
    ]
    assert found == [["알림 자료"]] * 90
    assert all(
        "지난 자료" in page.text for page in room.html_pages if page.address.startswith("/ko/20")
    )


FAULTS = {
    "unknown": ('"Related release": {ko: 가}', "unknown-message", 'there is no message "Related release"', 'did you mean "Related releases"?'),
    "other capitals": ('"archive": {ko: 가}', "unknown-message", 'there is no message "archive"', 'did you mean "Archive"?'),
    "nothing near": ('"zzzzzz": {ko: 가}', "unknown-message", 'there is no message "zzzzzz"', "docs/templates.md says where all messages stand"),
    "a list": ("- Archive", "wrong-type", "each message must be a key with its texts beside it", 'write  "Related releases": {ko: …, ja: …}'),
    "a list of texts": ('"Archive": [가]', "wrong-type", '"Archive" must be a text, not a list', 'a text that begins with "[" or "{" goes in quotes'),
    "another key": ('"Archive": {ko: 가, jp: あ}', "unknown-key", 'unknown key "jp" in "Archive"', 'did you mean "ja"?'),
    "no placeholder": ('"{n} releases": {ko: 자료}', "wrong-placeholder", 'the Korean text of "{n} releases" has other placeholders', "it needs {n}, each once, and no other"),
    "another placeholder": ('"{n} releases": {ja: "{m}件"}', "wrong-placeholder", 'the Japanese text of "{n} releases" has other placeholders', "it needs {n}, each once, and no other"),
    "a placeholder too many": ('"Archive": {ko: "자료 {n}"}', "wrong-placeholder", 'the Korean text of "Archive" has other placeholders', "take { and } away: this message has none"),
    "a placeholder twice": ('"{n} releases": {ko: "{n}{n}건"}', "wrong-placeholder", 'the Korean text of "{n} releases" has other placeholders', "it needs {n}, each once, and no other"),
    "a format": ('"{n} releases": {ko: "{n:>9}건"}', "wrong-placeholder", 'the Korean text of "{n} releases" has other placeholders', "it needs {n}, each once, and no other"),
    "an attribute": ('"{n} releases": {ko: "{n.__class__}건"}', "wrong-placeholder", 'the Korean text of "{n} releases" has other placeholders', "it needs {n}, each once, and no other"),
    "a brace alone": ('"Archive": {ko: "자료 }"}', "wrong-placeholder", 'the Korean text of "Archive" has other placeholders', "take { and } away: this message has none"),
    "markup": ('"Archive": {ko: "<b>자료</b>"}', "markup", 'the Korean text of "Archive" has markup in it ("<b")', "write plain text: readers would see the signs as they stand"),
    "a reference": ('"Archive": {ja: "資料&nbsp;集"}', "markup", 'the Japanese text of "Archive" has markup in it ("&nbsp;")', "write plain text: readers would see the signs as they stand"),
    "the wrong language": ('"Archive": {ja: 지난 자료}', "wrong-language", 'the Japanese text of "Archive" is written in Korean', "write it beside  ko:"),
    "the other wrong language": ('"Archive": {ko: 過去の資料}', "wrong-language", 'the Korean text of "Archive" is written in Japanese', "write it beside  ja:"),
    "twice": ('"Home": {ko: 가}\n"Archive": {ko: 나}', None, "", ""),
}  # fmt: skip


@pytest.mark.parametrize("way", FAULTS)
def test_a_mistake_in_the_table_is_said_with_its_line_and_a_hint(site: Make, way: str) -> None:
    text, code, message, hint = FAULTS[way]
    room: SiteTest = site({FIRST: release(), PATH: f"# our words\n{text}\n"})
    result = room.build()
    found = [p for p in result.data["problems"] if p["path"] == PATH]
    if code is None:
        assert found == []
        return
    assert [(p["code"], p["line"], p["message"], p["hint"]) for p in found] == [
        (code, 2, message, hint)
    ]
    assert found[0]["severity"] == "error"
    assert result.code == 1
    assert not room.has("/ko/")


@pytest.mark.parametrize(
    "text", [f'"Archive": {{ko: 자료{RLO}}}\n', '"Archive": {ko: "자료\\u202e"}\n']
)
def test_an_invisible_sign_in_it_is_refused(site: Make, text: str) -> None:
    room: SiteTest = site({FIRST: release(), PATH: text})
    assert room.build().code == 1
    assert [(p["code"], p["path"], p["line"]) for p in room.result.data["problems"]] == [
        ("control-character", PATH, 1)
    ]


def test_a_plain_text_is_in_the_site_s_language(site: Make) -> None:
    room: SiteTest = site({FIRST: release(), **BY_HAND, PATH: "Archive: 지난 자료\n"}).built()
    assert room.page("/ko/archive/").heading == "지난 자료"
    assert room.page("/ja/archive/").heading == messages(Lang.JA)("Archive")


def test_a_misspelt_table_is_an_error_with_its_right_name(site: Make) -> None:
    room: SiteTest = site({FIRST: release(), "content/message.yaml": '"Archive": {ko: 가}\n'})
    assert room.build().code == 1
    assert [(p["path"], p["hint"]) for p in room.result.data["problems"]] == [
        ("content/message.yaml", 'did you mean "messages.yaml"?')
    ]


def test_words_of_the_table_are_openly_said_and_no_leak(site: Make) -> None:
    secret = {
        "content/releases/2026/hush.md": release("새롬전자와 한빛은행의 합병", embargo="2030-01-01")
    }
    room: SiteTest = site(
        {FIRST: release(), **secret, PATH: '"Archive": {ko: 새롬전자와 한빛은행의 합병}\n'}
    )
    assert "leak" not in room.built().codes
    assert room.page("/ko/archive/").heading == "새롬전자와 한빛은행의 합병"


def test_our_own_texts_have_the_placeholders_of_their_english_names() -> None:
    for lang in Lang:
        for name, text in messages(lang).texts.items():
            assert placeholders(text) == placeholders(name) is not None, name
    assert set(message_names()) == set(messages(Lang.JA).texts)


def test_all_messages_are_those_that_are_said() -> None:
    own = (OwnMessage("Archive", BilingualText(ko="지난 자료")),)
    said = all_messages(own)
    assert "지난 자료" in said
    assert messages(Lang.KO)("Archive") not in said
    assert messages(Lang.JA)("Archive") in said
    assert len(said) == len(all_messages())


@given(st.text(alphabet="{}n!:.[]a1 ", max_size=12))
def test_a_text_that_is_accepted_can_be_filled(text: str) -> None:
    found = placeholders(text)
    if found is not None:
        text.format_map(dict.fromkeys(found, "x"))


@given(st.text(max_size=60))
@example("\x85\xa0")  # a line end of YAML that is none of the file's
def test_no_table_ends_in_a_traceback(text: str) -> None:
    table, problems = read_messages(text, PATH, Lang.KO)
    assert isinstance(table, tuple)
    assert all(problem.path == PATH for problem in problems)
