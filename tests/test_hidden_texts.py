"""A hidden sentence is found in every disguise, and nothing else is taken for one."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressbridge.words.hidden_texts import HiddenText, HiddenTexts, TextKind, sentences_across_texts
from pressbridge.words.letters import letters_of

S = "새롬전자와 한빛은행이 다음 달 AI 부문을 합병한다."
TITLE = "비밀합병 발표"
HIDDEN = HiddenTexts(
    [HiddenText(S, TextKind.SENTENCE, "a.md"), HiddenText(TITLE, TextKind.HEADLINE, "a.md")]
)


def shown(*texts: str) -> set[int]:
    """Return the numbers of the texts in which something hidden shows."""
    return {at for hit in HIDDEN.found_in(texts) for at in range(hit.first, hit.last + 1)}


DISGUISES = {
    "as it is": S,
    "without its end": S[:-1],
    "in quotes": f"“{S}”",
    "in corner brackets": f"『{S}』라고 밝혔다",
    "in brackets": f"({S})",
    "after a dash": f"– {S}",
    "after a label": f"[속보] {S}",
    "after a Japanese label": f"【速報】{S}",
    "after an angled label": f"<단독> {S}",
    "after a colon": f"장관: {S}",
    "after a sign of a list": f"□ {S}",
    "zero-width": S[:5] + "\u200b" + S[5:],
    "a joiner between all": "\u2060".join(S),
    "a soft hyphen": S[:8] + "\u00ad" + S[8:],
    "bidi controls": f"\u202e{S}\u202c",
    "a tag": S[:3] + "\U000e0041" + S[3:],
    "a variation selector": S[:3] + "\ufe0f" + S[3:],
    "a filler": S[:3] + "\u3164" + S[3:],
    "a half-width filler": S[:3] + "\uffa0" + S[3:],
    "marks": "⟦1⟧새롬⟦/1⟧전자와" + S[5:],
    "a figure of speech": S.replace("다음", "― 다음"),
    "no spaces": S.replace(" ", ""),
    "odd spaces": S.replace(" ", "\u3000\u00a0"),
    "a line end": S.replace(" 다음", "\n다음"),
    "decomposed": unicodedata.normalize("NFD", S),
    "decomposed with a joiner": "\u200b".join(unicodedata.normalize("NFD", S)),
    "wide letters": S.replace("AI", "ＡＩ"),
    "small letters": S.replace("AI", "ai"),
    "circled letters": S.replace("AI", "ⒶⒾ"),
    "a combining mark": S.replace("합", "합\u0302"),
    "a remark in brackets": S.replace("은행이", "은행(행장 김철수)이"),
    "a label inside": S.replace(" 다음", " [속보] 다음"),
    "the raised number of a note": S.replace("은행이", "은행¹²이"),
    "the number of a note": S.replace("은행이", "은행1)이"),
    "nested brackets": S.replace("은행이", "은행(행장 (전) 김철수)이"),
    "inside a longer sentence": f"한편 {S[:-1]}고 전해졌다.",
    "between others": f"첫 문장이다. {S} 끝 문장이다.",
    "the title in quotes": f"“{TITLE}”",
    "the title in a sentence": f"정부가 {TITLE}를 준비한다.",
    "the title, emphasised": "⟦1⟧비밀합병⟦/1⟧ 발표",
    "the title after a label": f"[속보] {TITLE}",
}


@pytest.mark.parametrize("text", DISGUISES.values(), ids=DISGUISES)
def test_a_hidden_sentence_is_found_in_every_disguise(text: str) -> None:
    assert shown(text) == {0}
    assert shown("앞의 글이다.", text, "뒤의 글이다.") == {1}


def test_a_hidden_sentence_is_found_across_texts() -> None:
    assert shown("앞의 글이다", S[:9], S[9:20], S[20:], "뒤의 글이다") == {1, 2, 3}
    assert shown("앞의 글이다", f"○ {S[:9]}", f"([속보] {S[9:]})", "뒤") == {1, 2}


@pytest.mark.parametrize(
    "text",
    ["", "…", S[:-4], S[3:], "합병한다.", "AI 부문", "비밀합병", "발표", "새롬전자와 한빛은행"],
)
def test_a_part_of_a_hidden_sentence_is_none(text: str) -> None:
    assert shown(text) == set()


@given(
    st.sampled_from([S, TITLE]),
    st.text(" .,!?“”‘’『』〈【-–—·:;*_~^\u200b\u00ad\u3164\t/|", max_size=5),
)
def test_no_sign_between_the_letters_hides_a_sentence(said: str, sign: str) -> None:
    assert shown(sign + sign.join(said) + sign) == {0}
    assert letters_of(sign.join(said)) == letters_of(said)


@given(st.text(alphabet=st.sampled_from("가나が㈜①²ㅤ\u1160ˈ—（）()'A１ \u200b⟦1⟧ß·"), max_size=12))
def test_a_whole_text_is_found_by_its_letters(text: str) -> None:
    hits = HiddenTexts([HiddenText(text, TextKind.NAME)]).found_in([text])
    assert letters_of(text) in {hit.text for hit in hits} | {""}


@given(st.text(max_size=60), st.text(max_size=60))
def test_whatever_stands_around_a_sentence_it_is_found(before: str, after: str) -> None:
    assert shown(f"{before}\n{S}\n{after}") == {0}


@given(st.lists(st.text("가나다ABｱ（）()「」. \u200b\u3164", max_size=12), max_size=6))
def test_texts_are_compared_as_one_stream(texts: list[str]) -> None:
    whole = "".join(map(letters_of, texts))
    hidden = HiddenTexts([HiddenText("가나다가나다 가나다가나.", TextKind.SENTENCE)])
    assert bool(hidden.found_in(texts)) >= ("가나다가나다가나다가나" in whole)


FAREWELL = HiddenTexts([
    HiddenText("감사합니다.", TextKind.SENTENCE), HiddenText("서울", TextKind.NAME),
    HiddenText("중소벤처기업부 수출지원과", TextKind.NAME), HiddenText("한국전자통신연구원", TextKind.PHRASE),
    HiddenText("방문", TextKind.HEADLINE), HiddenText("두 회사가 합친다.", TextKind.SENTENCE),
])  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "끝까지 읽어 주셔서 감사합니다.",
        "서울에서 열렸다.",
        "문의는 중소벤처기업부 수출지원과로 하면 된다.",
        "한국전자통신연구원, 한국생산기술연구원이 참여했다.",
        "장관이 도쿄를 방문, 면담했다.",
        "두 회사가 합친다고 해도 그렇다",
    ],
)
def test_what_is_said_everywhere_is_no_secret_inside_of_other_texts(text: str) -> None:
    assert FAREWELL.found_in([text]) == ()


@pytest.mark.parametrize(
    "text", ["감사합니다!", "“서울”", "(중소벤처기업부 수출지원과)", "한국전자통신연구원", "방문",
             "그는 “두 회사가 합친다.”라고 했다."]
)  # fmt: skip
def test_a_short_text_counts_where_it_stands_by_itself(text: str) -> None:
    assert len(FAREWELL.found_in([text])) == 1


def test_sentences_inside_of_a_hidden_text_count_each() -> None:
    quoted = "장관은 “두 회사를 내년에 합친다. 이는 3.5% 지분으로 시작한다.”라고 했다."
    hidden = HiddenTexts([HiddenText(f"{quoted} 다음 문장도 비밀로 한다.", TextKind.SENTENCE)])
    for text in (
        "두 회사를 내년에 합친다!",
        "이는 3.5% 지분으로 시작한다",
        "다음 문장도 비밀로 한다",
    ):
        assert hidden.found_in([text]), text
    assert hidden.found_in(["5% 지분으로"]) == ()


def test_a_hidden_sentence_that_is_broken_into_lines_is_found_in_one() -> None:
    lines = ["추진 배경", "새롬전자와 한빛은행이", "다음 달", "합병한다. 다음 문장이다.", "끝"]
    hidden = HiddenTexts(HiddenText(text, kind) for text, kind in sentences_across_texts(lines))
    assert hidden.found_in(["새롬전자와 한빛은행이 다음 달 합병한다."])


def test_of_a_very_long_sentence_the_beginning_counts() -> None:
    long = "가나다라마바사아자차카타파하" * 10
    hidden = HiddenTexts([HiddenText(long, TextKind.SENTENCE)])
    assert hidden.found_in([long[:64]])
    assert hidden.found_in([long[:63]]) == ()


def test_a_hit_names_the_source() -> None:
    [hit] = HIDDEN.found_in(["처음", f"({TITLE})"])
    assert (hit.first, hit.last, hit.text, hit.owner) == (1, 1, "비밀합병발표", "a.md")


def test_nothing_hidden_is_found_nowhere() -> None:
    assert not HiddenTexts([])
    assert HiddenTexts([]).found_in(["가"]) == ()
