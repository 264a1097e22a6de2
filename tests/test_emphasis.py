"""Emphasis works in Korean and Japanese, and nothing of CommonMark changes.

The examples of the CommonMark specification are not ours to copy, and no package on PyPI installs
them. Where PRESSBRIDGE_COMMONMARK_SPEC names the file (``tests/test_cmark_spec/commonmark.json`` of
markdown-it-py's source archive), they are compared one by one; the properties need no file.
"""

from __future__ import annotations

import json
import os
import re
from itertools import product
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tables import cases

from pressbridge.formats.markdown.emphasis import emphasis_plugin, flanking

SPEC = os.environ.get("PRESSBRIDGE_COMMONMARK_SPEC", "")

THEIRS = MarkdownIt("commonmark").enable("strikethrough")
OURS = MarkdownIt("commonmark").enable("strikethrough").use(emphasis_plugin)

WESTERN = "ab9éßЖщ\u00a0\u2003*_~*_~**~~(.,\"'-!?%)$+<>&=^`|£«»“”‘’—…§€\\/:;@#{} \n[]"
EASTERN = "가각힣ㅎ日本々あアーｱ「」（）、。！・ａ１ 　*_~*~**~~(.,!)‘’“”%ab1\n"


@pytest.mark.skipif(not SPEC, reason="PRESSBRIDGE_COMMONMARK_SPEC names no file")
def test_every_example_of_the_specification_is_unchanged() -> None:
    examples = json.loads(Path(SPEC).read_text(encoding="utf-8"))
    assert len(examples) > 600
    for one in examples:
        assert OURS.render(one["markdown"]) == THEIRS.render(one["markdown"]), one["example"]


@settings(max_examples=1000)
@given(st.text(WESTERN, max_size=24))
@example("*foo*bar*baz**qux*")
@example("**foo~~bar**~~")
@example("***a** b*")
def test_western_text_is_as_in_commonmark(text: str) -> None:
    assert OURS.render(text) == THEIRS.render(text)


def test_every_short_western_text_is_as_in_commonmark() -> None:
    for length in range(1, 6):
        for signs in product("a *(_", repeat=length):
            text = "".join(signs)
            assert OURS.render(text) == THEIRS.render(text), text


@pytest.mark.parametrize("lines", cases("emphasis.txt"))
def test_emphasis(lines: list[str]) -> None:
    typed = "\n".join(line for line in lines if not line.startswith("    "))
    wanted = "\n".join(line[4:] for line in lines if line.startswith("    "))
    assert OURS.render(typed) == f"<p>{wanted}</p>\n"


OPENING = "(“‘「『《〈【[<（［"
CLOSING = ")”’」』》〉】]>）］%!?.。、…℃"


@pytest.mark.parametrize("marker", ["*", "**", "~~"])
@pytest.mark.parametrize("particle", ["는", "を", "の", "ﾆ", "後"])
def test_no_sign_before_the_end_blocks_a_particle(marker: str, particle: str) -> None:
    tag = {"*": "em", "**": "strong", "~~": "s"}[marker]
    for sign in CLOSING:
        html = OURS.render(f"{marker}가나{sign}{marker}{particle}")
        assert f"</{tag}>{particle}" in html, sign


@pytest.mark.parametrize("marker", ["*", "**", "~~"])
@pytest.mark.parametrize("before", ["은", "は", "ー", "々"])
def test_no_sign_after_the_beginning_blocks_a_word_before_it(marker: str, before: str) -> None:
    tag = {"*": "em", "**": "strong", "~~": "s"}[marker]
    for sign in OPENING:
        html = OURS.render(f"{before}{marker}{sign}가나{marker} 다")
        assert f"{before}<{tag}>" in html, sign


@settings(max_examples=500)
@given(st.text(EASTERN, max_size=30))
def test_no_letter_is_lost(text: str) -> None:
    def bare(shown: str) -> str:
        return re.sub(r"[*~_\s]|&quot;|\"", "", shown)

    shown = re.sub(r"</?(?:p|em|strong|s|br)>", "", OURS.renderInline(text))
    assert bare(shown) == bare(text)


@given(st.text(EASTERN, max_size=30))
def test_what_commonmark_makes_strong_in_plain_words_stays_strong(text: str) -> None:
    plain = re.sub(r"[^가-힣日本]", "", text)
    for typed in (f"**{plain}**", f"말 **{plain}** 말", f"말**{plain}**말"):
        assert OURS.render(typed) == THEIRS.render(typed)


@given(st.characters(), st.characters())
def test_a_space_inside_never_opens_or_closes(before: str, after: str) -> None:
    assert not flanking(before, " ")[0]
    assert not flanking("\u3000", after)[1]
    assert all(isinstance(may, bool) for may in flanking(before, after))


@pytest.mark.parametrize(
    "text", ["**가(" * 3000, "*가*" * 3000, "~~가)" * 3000, "*" * 20000 + "가"]
)
def test_many_markers_take_no_time(text: str) -> None:
    assert "가" in OURS.render(text)
