"""The short ways through Markdown give the tokens and the HTML that the library gives."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_core import block, inline, normalize

from pressbridge.formats.markdown import Lens, Picture, html, parse, to_html
from pressbridge.formats.markdown.parser import parser
from pressbridge.words.edition import Phrase, State
from pressbridge.words.lang import Lang

OURS = parser()


def long_way() -> MarkdownIt:
    """Return our parser with the library's own rules where ``plain`` has put shorter ones."""
    md = parser.__wrapped__()
    md.block.ruler.disable("plain")
    md.core.ruler.at("normalize", normalize)
    md.core.ruler.at("block", block)
    md.core.ruler.at("inline", inline)
    md.inline.terminator_re = ParserInline().terminator_re
    return md


THEIRS = long_way()

STARTS = (
    "", "", "- ", "* ", "1. ", "2) ", "> ", "# ", "#", "    ", "  ", "\t", "- - ", "> - ", "-\t",
    "-     ", "-", "***", "---", "===", "```", "| a | b |", "|--|--|", "--|--", "[x]: /u", "[^1]: ",
    "2023년 ", "2023.", "12345678901. ", "<b>", "\\", "\u3000", "\x0b", "_", "△ ", "=", "## ", "- 가",
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
@example("가 \n나  다\n\t라")
@example("- 가\n- 나\n\n  다\n- 라")
@example("1. 가\n   - 나\n2. 다")
@example("가 | 나\n- | -")
@example("가\n- | -\n===")
@example("> 가\n나\n> # 다\n라")
@example("[^1]: 가\n나\n\n    다[^1]\n라[^1]")
def test_the_tokens_are_the_librarys(text: str) -> None:
    assert OURS.parse(text) == THEIRS.parse(text)


@pytest.mark.parametrize(
    "text", ["2023년 5월 14일~16일, 50% 할인!\n문의: a-b@example.org", "## 제목"]
)
def test_plain_text_is_not_given_to_the_librarys_rules(text: str) -> None:
    md = long_way()
    md.block.ruler.enable("plain")
    md.core.ruler.at("block", block)
    md.block.ruler.disable(["list", "table", "paragraph", "lheading", "reference"])
    assert md.parse(text) == THEIRS.parse(text)


SAID = ("訳", "\"<訳>\" & 'b'", "訳△文", "⟦1⟧訳", "⟦1⟧訳⟦/1⟧", "訳\n文", "")


@settings(max_examples=1000)
@given(texts, st.sampled_from(SAID), st.sampled_from(Lang), st.sampled_from(State))
@example("- 가\n  # 나\n- 다", "訳", Lang.KO, State.MISSING)
@example("- 가\n\n  나\n  > 다", "訳", Lang.JA, State.MACHINE)
@example("- 가\n  - 나\n  - 다", "訳", Lang.KO, State.REVIEWED)
@example("[^1]: 가\n\n나[^1]", "訳", Lang.JA, State.MACHINE)
def test_the_html_of_plain_text_is_the_librarys(
    text: str, said: str, lang: Lang, state: State
) -> None:
    lens = Lens(
        lang=Lang.JA,
        say=lambda _, source: Phrase(said if len(source) % 3 else source, lang, state),
        link=lambda href: href.removeprefix("u"),
        picture=Picture,
        credit=str,
        table_label="TABLE",
        footnotes_label="NOTES",
        back_label="BACK",
    )
    document = parse(text, Lang.KO)
    short = to_html(document, lens)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(html._Writer, "plain", lambda *_: ("", 0))
        assert short == to_html(document, lens)
