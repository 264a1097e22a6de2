"""The doubles themselves: a good answer must be good, or the tests of bad ones prove nothing."""

import re

import pytest
from doubles.behaviours import CHANGES, MARK, STATUSES, Behaviour
from doubles.pseudo import translate
from doubles.wires import DEEPL, GOOGLE, LIBRE, MICROSOFT, Seen
from hypothesis import given
from hypothesis import strategies as st

KOREAN = st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), min_size=1)
MARKS = "{1}도쿄{/1}에서 [X2X]40개사[/X2X]를 만났다. {3} 161억 원."
ASKED = Seen("GET", "/m", {"q": MARKS, "sl": "ko", "tl": "ja"}, {}, {})


def ja(text):
    return translate(text, "ko", "ja")


def ko(text):
    return translate(text, "ja", "ko")


@pytest.mark.parametrize(
    ("korean", "japanese"),
    [
        ("2023년 5월 14일(일) 오후 2시 30분", "2023年5月14日（日）の午後2時30分"),
        ("’23. 5. 14.(일)", "2023年5月14日（日）"),
        ("161억 원", "161億ウォン"),
        ("1억 2,000만 달러", "1億2,000万ドル"),
        ("600만 엔으로", "600万円"),
        ("100만 명", "100万人"),
        ("40개사", "40社"),
        ("0.5%p", "0.5ポイント"),
        ("1:1", "1:1"),
        ("3분의 1", "3分の1"),
        ("제5조", "第5条"),
        ("월요일", "月曜日"),
        ("{1}도쿄{/1} 방문 [X2X]", "{1}東京{/1}の"),
    ],
)
def test_what_carries_a_value_is_translated(korean, japanese):
    assert ja(korean).startswith(japanese)


@pytest.mark.parametrize(
    ("japanese", "korean"),
    [
        ("2023年5月14日（日）午後2時30分", "2023년 5월 14일(일) 오후 2시 30분"),
        ("161億ウォン", "161억원"),
        ("800万元", "800만위안"),
        ("「成長。」", "“"),
        ("1対1", "1대 1"),
        ("第5条", "제5조"),
    ],
)
def test_so_it_is_in_the_other_direction(japanese, korean):
    assert ko(japanese).startswith(korean)


@pytest.mark.parametrize("word", ["1조직", "5만큼", "1원칙", "2시장", "1월드컵"])
def test_a_word_that_begins_like_a_unit_is_none(word):
    assert not re.search("[兆万ウォン時月]", ja(word))


def test_sentences_and_quotations_keep_their_ends():
    assert re.fullmatch(r"「[^。]+。」[^。]+。[^。]+。", ja("“고맙다.”라고 말했다. 끝이다."))
    assert re.fullmatch(r"“[^.]+\.”[^.]+\. [^.]+\.", ko("「感謝する。」と述べた。終わりだ。"))


@given(KOREAN, KOREAN)
def test_other_syllables_give_another_translation(one, other):
    common = [text.encode("euc_kr", errors="ignore").decode("euc_kr") for text in (one, other)]
    if common[0] != common[1]:
        assert ja(common[0]) != ja(common[1])


@given(KOREAN)
def test_a_translation_is_in_its_script_alone(text):
    assert not re.search("[가-힣]", ja(text))
    assert not re.search(r"[\u3041-\u30ff\u3400-\u9fff]", ko(ja(text)))


@pytest.mark.parametrize("behaviour", [b for b in CHANGES if b.value.startswith("marks-")])
def test_a_behaviour_with_marks_changes_the_marks_and_nothing_else(behaviour):
    good = ja(MARKS)
    assert [mark[0] for mark in MARK.finditer(good)] == [
        "{1}", "{/1}", "[X2X]", "[/X2X]", "{3}",
    ]  # fmt: skip
    changed = CHANGES[behaviour](good, ASKED)
    assert changed != good
    assert CHANGES[behaviour](ja("표시 없는 문장."), ASKED).replace("{98}", "").replace(
        "[X99X]", ""
    ) == ja("표시 없는 문장.")


def test_wrong_numbers_leave_the_marks():
    changed = CHANGES[Behaviour.WRONG_NUMBERS](ja(MARKS), ASKED)
    assert "162億ウォン" in changed
    assert "41社" in changed
    assert MARK.findall(changed) == MARK.findall(ja(MARKS))


def test_there_are_enough_ways_to_go_wrong():
    assert len(Behaviour) >= 40
    assert not set(CHANGES) & set(STATUSES)


@pytest.mark.parametrize(
    ("method", "path", "query", "wire"),
    [
        ("GET", "/m", {}, GOOGLE),
        ("POST", "/translate", {}, LIBRE),
        ("POST", "/translate", {"api-version": "3.0"}, MICROSOFT),
        ("POST", "/relay/v2/translate", {}, DEEPL),
        ("GET", "/v2/translate", {"auth_key": "k"}, None),
        ("POST", "/m", {}, None),
    ],
)
def test_the_server_knows_whose_form_it_is_spoken_to_in(method, path, query, wire):
    assert Seen(method, path, query, {}, {}).wire is wire


@pytest.mark.parametrize(
    ("wire", "headers", "status"),
    [
        (MICROSOFT, {}, 401),
        (MICROSOFT, {"Ocp-Apim-Subscription-Key": "k"}, 0),
        (DEEPL, {}, 403),
        (DEEPL, {"Authorization": "Bearer k"}, 403),
        (DEEPL, {"Authorization": "DeepL-Auth-Key k"}, 0),
    ],
)
def test_the_server_wants_a_key_where_the_service_does(wire, headers, status):
    assert wire.refusal(Seen("POST", "", {}, {}, headers)) == status
