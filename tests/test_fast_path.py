"""What saves time in Markdown gives the tokens and the HTML that markdown-it gives."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from pressbridge.formats.markdown import Picture, RenderContext, html, parse, to_html
from pressbridge.formats.markdown.parser import parse_tokens, parser
from pressbridge.words.edition import Phrase, PhraseState
from pressbridge.words.lang import Lang

STARTS = (
    "", "", "- ", "* ", "1. ", "2) ", "> ", "# ", "#", "    ", "  ", "\t", "- - ", "> - ", "-\t",
    "-     ", "-", "***", "---", "===", "```", "| a | b |", "|--|--|", "--|--", "[x]: /u", "[^1]: ",
    "2023년 ", "2023.", "12345678901. ", "<b>", "\\", "\u3000", "\x0b", "_", "△ ", "=", "## ", "- 가",
    "□ ", " ㅇ ", "5. 14.(목) ", "* ", "** ", "**○ ", "> □ ", "`24년", "[^1]: ", "+ 5",
)  # fmt: skip
MIDDLES = (
    "가", "a b", "~", "~~", "*", "**", "_", "`", "[", "]", "![", "](u)", "<http://a.b>", "<", "&amp;",
    "&", "\\*", "!", "  ", "[^1]", "[x]", "|", "--", "#", ":", "@", "\u3000", "\xa0", "1.", "\r", "\0", "**가 나**",
    "**(가)**", "[나 (다)](https://www.example.org/a/1.html)", "[다](http://a-b.c/)", "](https://a.bc/",
)  # fmt: skip
ENDS = ("", "", " ", "  ", "\\")

lines = st.builds(
    lambda start, middle, end: start + "".join(middle) + end,
    st.sampled_from(STARTS), st.lists(st.sampled_from(MIDDLES), max_size=3), st.sampled_from(ENDS),
)  # fmt: skip
texts = st.lists(lines | st.sampled_from(["", "", " "]), max_size=6).map("\n".join)


@settings(max_examples=1000)
@given(texts)
@example("*~\n\n가")
@example("가 \n나  다\n\t라")
@example("- 가\n- 나\n\n  다\n- 라")
@example("1. 가\n   - 나\n2. 다")
@example("가 | 나\n- | -")
@example("가\n- | -\n===")
@example("> 가\n나\n> # 다\n라")
@example("[^1]: 가\n나\n\n    다[^1]\n라[^1]")
def test_the_tokens_are_the_librarys(text: str) -> None:
    assert parse_tokens(text) == parser().parse(text)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("2023년 5월 14일부터, 50% 할인!\n문의: a.b@example.org", {"list", "paragraph", "text", "newline"}),
        ("## 제목", {"heading", "list", "paragraph", "text", "newline"}),
        ("가 **나** 다", {"hr", "list", "paragraph", "text", "newline", "cjk_emphasis", "emphasis"}),
    ],
)  # fmt: skip
def test_rules_that_can_find_nothing_are_not_asked(
    text: str, asked: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[MarkdownIt] = []
    monkeypatch.setattr(MarkdownIt, "parse", lambda md, _: seen.append(md) or [])
    parse_tokens(text)
    [rules] = [md.get_active_rules() for md in seen]
    assert {*rules["block"], *rules["inline"]} == asked
    assert asked < {
        *parser().block.ruler.get_active_rules(),
        *parser().inline.ruler.get_active_rules(),
    }


SAID = ("訳", "\"<訳>\" & 'b'", "訳△文", "⟦1⟧訳", "⟦1⟧訳⟦/1⟧", "訳\n文", "")


@settings(max_examples=1000)
@given(texts, st.sampled_from(SAID), st.sampled_from(Lang), st.sampled_from(PhraseState))
@example("- 가\n  # 나\n- 다", "訳", Lang.KO, PhraseState.MISSING)
@example("- 가\n\n  나\n  > 다", "訳", Lang.JA, PhraseState.MACHINE)
@example("- 가\n  - 나\n  - 다", "訳", Lang.KO, PhraseState.REVIEWED)
@example("[^1]: 가\n\n나[^1]", "訳", Lang.JA, PhraseState.MACHINE)
def test_the_html_of_a_block_of_one_line_is_the_librarys(
    text: str, said: str, lang: Lang, state: PhraseState
) -> None:
    rendering = RenderContext(
        lang=Lang.JA,
        say=lambda _, source: Phrase(said if len(source) % 3 else source, lang, state),
        link=lambda href: href.removeprefix("u"),
        picture=Picture,
        credit=str,
        table_label="TABLE",
        footnotes_label="NOTES",
        back_label="BACK",
        download_label="DOWNLOAD",
    )
    document = parse(text, Lang.KO)
    short = to_html(document, rendering)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(html._Writer, "one_line", lambda *_: ("", 0))
        assert short == to_html(document, rendering)
