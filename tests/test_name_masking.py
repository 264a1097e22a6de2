"""Names on their way to an engine and back, and how a text is asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_sender import Double, alone

from pressbridge.register.lookup import Register
from pressbridge.translation.name_masking import (
    MAX_SHARE,
    MaskedNames,
    Naming,
    first_mentions,
    mask_names,
    unmask_names,
    with_wrong_forms_corrected,
)
from pressbridge.translation.retries import TextRequest, TextResult, request_text
from pressbridge.translation.segments import Segment
from pressbridge.translation.sender import Sender
from pressbridge.words.lang import Lang
from pressbridge.words.model import Name, NameKind, Readings
from pressbridge.words.sentences import sentences
from pressbridge.words.text import MARK, without_marks

DAY = date(2023, 5, 14)
YI = Name(ko="이영", ja="李永", kind=NameKind.PERSON, reading="イ・ヨン", ja_wrong=("李英",))
CHO = Name(ko="조주현", ja="曺主鉉", kind=NameKind.PERSON, reading="チョ・ジュヒョン")
KOIKE = Name(ko="고이케 유리코", ja="小池百合子", kind=NameKind.PERSON)
SME = Name(
    ko="중기부", ja="中企部", kind=NameKind.ORGANIZATION, ja_wrong=("中期部",), ko_wrong=("중기청",)
)
TOKYO = Name(ko="도쿄", ja="東京", kind=NameKind.PLACE)
COMEUP = Name(ko="COMEUP", ja="カムアップ", kind=NameKind.PRODUCT)
TERM = Name(ko="창업", ja="創業", kind=NameKind.TERM)
REGISTER = Register([YI, CHO, KOIKE, SME, TOKYO, COMEUP, TERM])
KO, JA = Naming(REGISTER, Lang.KO, DAY), Naming(REGISTER, Lang.JA, DAY)


def hidden(text: str, *new: Name, naming: Naming = KO) -> tuple[str, list[str]]:
    found = mask_names(text, naming, frozenset(new))
    return found.text, list(found.names.values())


TAIL = " 현장을 둘러보고 협력 방안을 논의했다고 밝혔다."
HIDDEN = {
    "with a reading at the first mention": (
        f"이영 장관은 이영이라는 이름으로{TAIL}", "⟦1⟧ 장관은 ⟦2⟧이라는 이름으로", ["李永（イ・ヨン）", "李永"],
    ),
    "in emphasis, numbered above its marks": (
        f"⟦1⟧이영⟦/1⟧ 장관이 ⟦2⟧도쿄 현지⟦/2⟧의{TAIL}",
        "⟦1⟧⟦3⟧⟦/1⟧ 장관이 ⟦2⟧⟦4⟧ 현지⟦/2⟧의", ["李永（イ・ヨン）", "東京"],
    ),
    "side by side": (f"중기부 이영 장관은{TAIL}", "⟦1⟧ ⟦2⟧ 장관은", ["中企部", "李永（イ・ヨン）"]),
    "a stranger in his own script": (f"추귀성 회장은{TAIL}", "⟦1⟧ 회장은", ["추귀성"]),
    "a term is left to the engine": (f"창업 기업의{TAIL}", "창업 기업의", []),
    "not in another word": (f"이영희가 영업이영역에서{TAIL}", "이영희가 영업이영역에서", []),
    "not in addresses": (
        f"https://COMEUP.org/2023 및 a@COMEUP.org 에서{TAIL}",
        "https://COMEUP.org/2023 및 a@COMEUP.org 에서", [],
    ),
    "beside what looks like a mark": (f"이영 장관은 {{1}} 또는 [X1X]에서{TAIL}",
        "⟦1⟧ 장관은 {1} 또는 [X1X]에서", ["李永（イ・ヨン）"]),
}  # fmt: skip


@pytest.mark.parametrize("case", HIDDEN)
def test_names_are_hidden(case: str) -> None:
    text, sent, names = HIDDEN[case]
    assert hidden(text, YI) == (sent + TAIL, names)


def test_a_reading_in_a_japanese_source_is_hidden_with_its_name() -> None:
    text = "李永（イ・ヨン）長官は会議で多くの人々と協力のあり方を語り合ったと明らかにした。"
    sent, names = hidden(text, YI, naming=JA)
    assert (sent[:6], names) == ("⟦1⟧長官は", ["이영"])


def test_a_name_in_brackets_is_hidden_with_the_reading_before_it() -> None:
    text = "イ・ヨン（李永）長官は会議で多くの人々と協力のあり方を語り合ったと明らかにした。"
    sent, names = hidden(text, YI, naming=JA)
    assert (sent[:6], names) == ("⟦1⟧長官は", ["이영"])


def test_a_house_may_read_a_name_before_it_writes_it() -> None:
    naming = replace(KO, readings=Readings.KANA_FIRST)
    assert hidden("이영 장관이 방문했다고 밝혔다.", YI, naming=naming)[1] == ["イ・ヨン（李永）"]
    assert hidden("이영 장관이 방문했다고 밝혔다.", naming=naming)[1] == ["李永"]


def test_people_go_first_where_not_all_names_can_be_hidden() -> None:
    assert hidden("도쿄의 중기부와 이영 장관") == ("⟦1⟧의 중기부와 ⟦2⟧ 장관", ["東京", "李永"])
    assert hidden("이영, 조주현, 도쿄") == ("이영, ⟦1⟧, 도쿄", ["曺主鉉"])


WORDS = st.sampled_from(
    [
        "이영",
        "조주현",
        "중기부는",
        "도쿄에서",
        "⟦1⟧이영⟦/1⟧",
        "협력을",
        "논의했다.",
        "추귀성 회장",
        "COMEUP",
    ]
)


@given(st.lists(WORDS, max_size=14))
def test_never_more_than_a_third_of_a_sentence_is_hidden(words: list[str]) -> None:
    text = " ".join(word.replace("1⟧", f"{at}⟧") for at, word in enumerate(words, 1))
    found = mask_names(text, KO, frozenset())
    for sentence in sentences(found.text):
        names = [m for m in MARK.finditer(sentence) if m[2] in found.names]
        shown = len(without_marks(sentence))
        back = {"李永": 2, "曺主鉉": 3, "中企部": 3, "東京": 2, "추귀성": 3, "カムアップ": 6}
        away = sum(back[found.names[m[2]]] for m in names)
        known = sum(back[name] for m in names if (name := found.names[m[2]]) != "추귀성")
        assert known <= (shown + away) // MAX_SHARE + 1
    numbers = [m[2] for m in MARK.finditer(found.text) if not m[1]]
    assert len(numbers) == len(set(numbers))


def test_a_person_whom_the_register_lacks_is_hidden_in_the_shortest_text() -> None:
    found = mask_names("추귀성 회장", KO, frozenset())
    assert (found.text, found.names) == ("⟦1⟧ 회장", {"1": "추귀성"})


PARTICLES = {
    "⟦1⟧은 왔다": "고이케 유리코는 왔다",
    "⟦2⟧는 ⟦1⟧과": "이영은 고이케 유리코와",
    "“⟦1⟧”은": "“고이케 유리코”는",
    "⟦3⟧⟦1⟧⟦/3⟧은 갔다": "⟦3⟧고이케 유리코⟦/3⟧는 갔다",
    "⟦3⟧⟦1⟧과⟦/3⟧ ⟦2⟧로": "⟦3⟧고이케 유리코와⟦/3⟧ 이영으로",
    "⟦2⟧였다": "이영이었다",
    "⟦1⟧은행": "고이케 유리코은행",
    "⟦3⟧⟦4⟧은 갔다": "⟦3⟧⟦4⟧은 갔다",
}


@pytest.mark.parametrize("answer", PARTICLES)
def test_korean_particles_follow_the_name_that_is_put_back(answer: str) -> None:
    names = MaskedNames("", {"1": "고이케 유리코", "2": "이영"})
    assert unmask_names(answer, names, Lang.KO) == PARTICLES[answer]


def test_known_bad_renderings_are_put_right() -> None:
    source = "중기부 이영 장관과 이영애 씨"
    assert (
        with_wrong_forms_corrected("中期部の李英長官と李英愛氏", source, KO)
        == "中企部の李永長官と李英愛氏"
    )
    assert with_wrong_forms_corrected("中期部", "다른 기관", KO) == "中期部"
    assert with_wrong_forms_corrected("중기청는 중기부와", "中企部", JA) == "중기부는 중기부와"


def test_a_reading_stands_at_the_first_mention_of_the_body_only() -> None:
    texts = [("title", "이영 방문"), ("", "이영과 조주현"), ("item", "이영"), ("", "조주현")]
    found = first_mentions(texts, KO)
    assert {key: names for key, names in found.items() if names} == {
        ("", "이영과 조주현"): {YI, CHO}
    }
    assert first_mentions(texts, replace(KO, readings=Readings.NEVER)) == {}


# --- asking ---------------------------------------------------------------------------------------


def asked(text: str, engine: Double, *, part: str = "", naming: Naming = KO) -> TextResult | None:
    asking = TextRequest(
        catalog="a.po", segment=Segment("", text), text=part or text, naming=naming,
        new=frozenset({YI, CHO}), day=DAY,
    )  # fmt: skip
    sender = Sender(engine, (), lambda _: None, lambda _: None)
    return alone(request_text(asking, sender.mark_styles), sender)


SOURCE = f"이영 장관은 ⟦1⟧현장⟦/1⟧을 방문해 02-123-4567 로{TAIL}"


def test_a_text_is_asked_for_in_two_styles_and_then_in_the_open() -> None:
    engine = Double(say=lambda _: "李永長官は現場を訪れ、協力を論じた。")
    found = asked(SOURCE, engine)
    assert engine.asked == [
        f"{{2}} 장관은 {{1}}현장{{/1}}을 방문해 {{6}} 로{TAIL}",
        f"[X2X] 장관은 [X1X]현장[/X1X]을 방문해 [X6X] 로{TAIL}",
        f"이영 장관은 현장을 방문해 {{1}} 로{TAIL}",
    ]
    assert found is not None
    assert found.fault.startswith("marks: ")


def test_what_comes_back_in_the_open_gets_its_markup_by_rule() -> None:
    engine = Double(say=lambda text: "李英長官は現場で{1}へ。" if "이영" in text else "何もない")
    found = asked(SOURCE, engine)
    assert found == TextResult("⟦1⟧李永長官は現場で02-123-4567へ⟦/1⟧。", "double", by_rule=True)


def test_names_without_markup_in_the_open_are_no_matter_of_markup() -> None:
    engine = Double(say=lambda text: "李永長官が述べた。" if "이영" in text else "何もない")
    assert asked(f"이영 장관은{TAIL}", engine) == TextResult("李永長官が述べた。", "double")


@pytest.mark.parametrize("own", ["{1}", "[X1X]", "｛1｝", "{12} 및 [3]"])
def test_what_looks_like_a_mark_in_the_source_comes_back_as_it_is(own: str) -> None:
    engine = Double(say=lambda text: text.replace("장관은", "長官は"))
    found = asked(f"이영 장관은 {own} 자리에서{TAIL}", engine)
    assert found is not None
    assert own in found.text.replace(" ", "").replace("및", " 및 ") or own in found.text
    assert found.text.startswith("李永（イ・ヨン）")
    assert len(engine.asked) == 1


def test_a_name_is_new_once_in_a_block_that_is_asked_for_in_parts() -> None:
    one, other = f"이영 장관은{TAIL}", f"다음 날에도 이영 장관은{TAIL}"
    engine = Double(say=lambda text: text)
    first = asked(f"{one} 그렇다. {other}", engine, part=one)
    second = asked(f"{one} 그렇다. {other}", engine, part=other)
    assert first is not None
    assert second is not None
    assert ("イ・ヨン" in first.text, "イ・ヨン" in second.text) == (True, False)


def test_nothing_is_asked_without_leave() -> None:
    engine = Double()
    asking = TextRequest(
        catalog="a.po",
        segment=Segment("", "가"),
        text="가",
        naming=KO,
        new=frozenset(),
        day=DAY,
    )
    sender = Sender(engine, (), lambda _: None, lambda _: None)
    assert alone(request_text(asking, sender.mark_styles), sender, may_send=False) is None
    assert engine.asked == []
