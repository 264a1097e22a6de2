"""Each sentence of a published edition has an address, the same in both languages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html.parser import HTMLParser

import pytest
from harness import FIRST, HtmlPage, SiteTest, catalog, machine, release, reviewed
from hypothesis import example, given, settings
from hypothesis import strategies as st
from test_fast_path import texts

from pressbridge.formats.markdown import LineNumbers, Picture, RenderContext, html, parse, to_html
from pressbridge.formats.markdown import text_lines as lines_of
from pressbridge.words.edition import Phrase, PhraseState
from pressbridge.words.lang import Lang
from pressbridge.words.sentences import sentences

Make = Callable[..., SiteTest]
KO, JA = "/ko/2023/05/14/visit/", "/ja/2023/05/14/visit/"
PO, HAND = FIRST.replace(".md", ".ja.po"), FIRST.replace(".md", ".ja.md")
VOID = {"br", "hr", "img", "input"}


class _Reader(HTMLParser):
    """Reads HTML strictly: text, ids, and whether each element closes what is open."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.ids: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids += [value for key, value in attrs if key == "id" and value]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"{tag} closes nothing"
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def read(source: str) -> _Reader:
    reader = _Reader()
    reader.feed(source)
    reader.close()
    assert not reader.open
    return reader


def numbered(markdown: str) -> dict[tuple[int, int], LineNumbers]:
    """Number the sentences of a body from 1."""
    found, first = {}, 1
    for line in lines_of(parse(markdown, Lang.KO)):
        count = len(sentences(line.marked.text))
        found[line.at, line.place] = LineNumbers(first, count)
        first += count
    return found


def rendering(
    say: Callable[[str, str], Phrase], numbers: Mapping[tuple[int, int], LineNumbers], lang: Lang
) -> RenderContext:
    return RenderContext(
        lang,
        say,
        lambda href: href.removeprefix("u"),
        Picture,
        str,
        "표",
        "각주",
        "본문으로",
        "원본 내려받기",
        numbers,
    )


ENDS = st.sampled_from(
    ["다. ", "요! ", "。", "다.", "？", ".”라고 ", "** ", "(a. b) ", "שלום. ", "△ 가 "]
)
WORDS = st.sampled_from(
    ["가나", "**나 다", "다**", "[라](u)", "`a.`", "1.5", "⟦1⟧", "http://a.bc/", "^"]
)
prose = st.lists(st.tuples(WORDS, ENDS).map("".join), min_size=1, max_size=6).map("".join)
bodies = st.lists(prose | texts, min_size=1, max_size=4).map("\n\n".join)
SAID = ("訳。文。", "訳です。", "⟦1⟧訳。⟦/1⟧文。", "⟦1⟧", "", "訳。文。\n三。", "שלום. 訳. 文. ")


@settings(max_examples=600)
@given(bodies, st.sampled_from(SAID), st.sampled_from(PhraseState))
@example("**가다. 나다.** 다다. 라다.", "訳。文。", PhraseState.REVIEWED)
@example("가다.[^1] 나다.\n\n[^1]: 주다. 석다.", "訳。文。", PhraseState.MACHINE)
@example("□ 가다. 나다.\n ㅇ 다다. 라다.", "訳。文。", PhraseState.MISSING)
@example("가 שלום. עולם 12. 나다.", "", PhraseState.REVIEWED)
@example("| 가다. 나다. | 다 |\n|---|---|\n| 라 | 마 |", "訳。文。", PhraseState.REVIEWED)
def test_numbers_change_no_text_and_both_languages_have_the_same(
    body: str, said: str, state: PhraseState
) -> None:
    document, numbers = parse(body, Lang.KO), numbered(body)
    found = []
    for lang in Lang:
        foreign = Phrase(said, Lang.JA, state)
        own = lambda _, text: Phrase(text, Lang.KO, PhraseState.SOURCE)  # noqa: E731
        say = own if lang is Lang.KO or not said else lambda *_: foreign  # noqa: B023
        plain = read(to_html(document, rendering(say, {}, lang)))
        with_numbers = read(to_html(document, rendering(say, numbers, lang)))
        assert "".join(with_numbers.text) == "".join(plain.text)
        ids = [one for one in with_numbers.ids if one[0] == "s"]
        assert len(set(with_numbers.ids)) == len(with_numbers.ids)
        found.append(set(ids))
    last = max((one.first + one.count for one in numbers.values()), default=1)
    assert found[0] == found[1] == {f"s{number}" for number in range(1, last)}


@settings(max_examples=300)
@given(bodies, st.sampled_from(SAID), st.sampled_from(PhraseState))
def test_a_block_of_one_line_has_the_addresses_that_any_block_has(
    body: str, said: str, state: PhraseState
) -> None:
    document, numbers = parse(body, Lang.KO), numbered(body)
    context = rendering(lambda _, text: Phrase(said or text, Lang.JA, state), numbers, Lang.JA)
    short = to_html(document, context)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(html._Writer, "one_line", lambda *_: ("", 0))
        assert short == to_html(document, context)


# --- Both languages of a release

BODY = "첫 문장이다. 둘째 문장이다.\n\n## 소제목\n\n셋째다. 넷째다.\n\n- 다섯째\n- 여섯째"
ENTRIES = (
    reviewed("도쿄 방문", "東京訪問", "title"),
    reviewed("부제다.", "副題である。", "subtitle"),
    reviewed("첫 문장이다. 둘째 문장이다.", "一つ目の文である。二つ目の文である。"),
    reviewed("소제목", "小見出し", "heading"),
    reviewed("셋째다. 넷째다.", "三つ目と四つ目である。", "paragraph"),
    reviewed("다섯째", "五つ目", "item"),
    reviewed("여섯째", "六つ目", "item"),
)


def sentences_of(page: HtmlPage) -> dict[str, str]:
    """Return the address of each sentence, and what stands there."""
    return {
        element.get("id"): " ".join(element.text_content().split())
        for element in page.all("//*[starts-with(@id, 's')]")
        if element.get("id")[1:].isdigit()
    }


def test_a_sentence_has_the_same_number_in_both_languages(site: Make) -> None:
    room = site({FIRST: release(body=BODY, subtitle="부제다."), PO: catalog(*ENTRIES)}).built()
    korean, japanese = sentences_of(room.page(KO)), sentences_of(room.page(JA))
    assert korean == {
        "s1": "도쿄 방문", "s2": "부제다.", "s3": "첫 문장이다.", "s4": "둘째 문장이다.", "s5": "소제목",
        "s6": "셋째다.", "s7": "넷째다.", "s8": "다섯째", "s9": "여섯째",
    }  # fmt: skip
    assert japanese == {
        "s1": "東京訪問", "s2": "副題である。", "s3": "一つ目の文である。", "s4": "二つ目の文である。",
        "s5": "小見出し", "s6": "三つ目と四つ目である。", "s7": "", "s8": "五つ目", "s9": "六つ目",
    }  # fmt: skip


def test_a_machines_translation_and_a_standing_page_have_addresses_too(site: Make) -> None:
    files = {
        FIRST: release(body="하나다. 둘이다."),
        PO: catalog(machine("도쿄 방문", "東京訪問", "title")),
        "content/pages/about.md": "---\ntitle: 소개\n---\n하나다. 둘이다.\n",
    }
    room = site(files).built()
    assert [*sentences_of(room.page(KO))] == [*sentences_of(room.page(JA))] == ["s1", "s2", "s3"]
    assert [*sentences_of(room.page("/ko/about/"))] == ["s1", "s2", "s3"]


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        pytest.param(
            "一つ。二つ。\n\n## 小見出し\n\n三つ。四つ。\n\n- 五\n- 六\n",
            {"s2": "一つ。", "s3": "二つ。", "s4": "小見出し", "s5": "三つ。", "s6": "四つ。", "s7": "五", "s8": "六"},
            id="one line for one",
        ),
        pytest.param(
            "一つ。\n\n二つ。\n\n## 小見出し\n\n三つ。四つ。\n\n- 五\n- 六\n",
            {"s2": "一つ。", "s3": "", "s4": "小見出し", "s5": "三つ。", "s6": "四つ。", "s7": "五", "s8": "六"},
            id="a part in other paragraphs: its numbers stand at its beginning",
        ),
        pytest.param(
            "すべて一段落で書いた。\n",
            {"s2": "すべて一段落で書いた。", **{f"s{number}": "" for number in range(3, 9)}},
            id="without its headings: all numbers stand at the beginning",
        ),
        pytest.param(
            "## 小見出し\n\n三つ。四つ。\n\n- 五\n- 六\n",
            {"s2": "小見出し", **{f"s{number}": "" for number in range(3, 9)}},
            id="without what stands before its first heading: no number leads nowhere",
        ),
    ],
)  # fmt: skip
def test_a_hand_translation_has_the_numbers_of_its_source(
    site: Make, body: str, wanted: dict[str, str]
) -> None:
    room = site({FIRST: release(body=BODY), HAND: f"---\ntitle: 訪問\n---\n{body}"}).built()
    assert sentences_of(room.page(JA)) == {"s1": "訪問", **wanted}


def test_headings_keep_an_address_of_their_own(site: Make) -> None:
    room = site({FIRST: release(body="[아래](#h1)\n\n## 소제목\n\n글이다.")}).built()
    assert room.page(KO).all("//h2[@id='h1']/*[@id='s3'] | //a[@href='#h1']")
    room.edit(FIRST, release(body="[아래](#s2)\n\n## 소제목\n\n글이다."))
    assert room.build().code == 1
    assert room.codes == ["dead-link"]


# --- The original beside the translation


def test_each_translated_sentence_stands_beside_its_original(site: Make) -> None:
    entries = (*ENTRIES[:4], machine("다섯째", "五つ目", "item"))
    room = site({FIRST: release(body=BODY, subtitle="부제다."), PO: catalog(*entries)}).built()
    assert room.page(JA).texts("//details[@class='beside']//tbody/tr") == [
        "1도쿄 방문東京訪問", "2부제다.副題である。", "3첫 문장이다.一つ目の文である。",
        "4둘째 문장이다.二つ目の文である。", "5소제목小見出し", "6셋째다.셋째다.", "7넷째다.넷째다.",
        "8다섯째五つ目", "9여섯째여섯째",
    ]  # fmt: skip
    assert room.page(JA).all("//details[@class='beside']//tr/td[3]/@lang") == ["ko"] * 3
    assert room.page(JA).all("//details[@class='beside']//tr/td[3]/@data-checked") == ["no"]
    assert not room.page(KO).all("//details[@class='beside']")
