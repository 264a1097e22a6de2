"""Emphasis that works in Korean and Japanese.

CommonMark closes ``**`` only where no letter follows a punctuation sign, but Korean and Japanese
put particles there without a space: ``**중소벤처기업부(중기부)**는`` stays literal. Here, beside a
CJK character, punctuation inside the markers no longer blocks them, and full-width punctuation
never does. No example of CommonMark changes (commonmark/commonmark-spec#650).

Such texts also have single asterisks that CommonMark takes for italics: 10*20cm와 5*6cm, and the
marks of notes (매출액*은 … 이익*은). In a text with a CJK character ``*`` begins no italics there.
"""

from __future__ import annotations

import re
import unicodedata

from markdown_it import MarkdownIt
from markdown_it.common.utils import isPunctChar, isWhiteSpace
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter

_WIDE = frozenset("WF")
_HALFWIDTH_KANA = range(0xFF61, 0xFFA0)
_CJK = re.compile("[\u1100-\u11ff\u3000-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef]")
_PARTICLE = re.compile(r"(?:[은는이가을를의에과와도만로]|으로|에서|보다|까지|부터)(?=\s|$)")
"""What stands behind the mark of a note: 매출액**은 늘고."""
_ANY_CJK = "has CJK characters"
_NEVER_FIRST = frozenset(",.;:!?)]、。，．；：！？）］」』】〉》…")
_CLOSERS, _OPENERS = frozenset(")]）］"), frozenset("([（［")


def _is_cjk(char: str) -> bool:
    """Tell whether a character is East Asian: Hangul, kana, ideographs, full-width signs."""
    return unicodedata.east_asian_width(char) in _WIDE or ord(char) in _HALFWIDTH_KANA


def _is_space(char: str) -> bool:
    return isWhiteSpace(ord(char))


def flanking(before: str, after: str) -> tuple[bool, bool]:
    """Tell whether a run of ``*`` between two characters may open and may close emphasis."""
    blocked_after = isPunctChar(after) and not _is_cjk(after)
    blocked_before = isPunctChar(before) and not _is_cjk(before)
    free_before = _is_space(before) or isPunctChar(before) or _is_cjk(before)
    free_after = _is_space(after) or isPunctChar(after) or _is_cjk(after)
    ends = after in _NEVER_FIRST and not (_is_space(before) or isPunctChar(before))  # 김**, 박**
    opens = not _is_space(after) and (not blocked_after or free_before) and not ends
    closes = not _is_space(before) and (not blocked_before or free_after)
    return opens, closes


def _multiplies(before: str, after: str) -> bool:
    """Tell whether a single ``*`` between two figures, words or signs begins no italics.

    Where words are written with spaces, it belongs to the word before it. Japanese has none: there
    an emphasised word may follow a particle, but not kanji, a figure or a Latin word.
    """
    if after in _NEVER_FIRST:  # the mark of a note: (*); a name: *.hwp
        return True
    if before in _CLOSERS:
        return after.isalnum() or after in _OPENERS
    word = before.isalnum() or unicodedata.category(before) == "So"  # a unit in one sign: ㎝
    return word and after.isalnum() and not "ぁ" <= before <= "ゖ"


def _run_length(state: StateInline, marker: str) -> int:
    end = state.pos
    while end < state.posMax and state.src[end] == marker:
        end += 1
    return end - state.pos


def _push(state: StateInline, text: str, run: int, may: tuple[bool, bool]) -> None:
    state.push("text", "", 0).content = text
    state.delimiters.append(
        Delimiter(ord(text[0]), run, len(state.tokens) - 1, end=-1, open=may[0], close=may[1])
    )


def _tokenize(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    """Replace markdown-it's rules for ``*`` and ``~~``; pairing stays the library's."""
    marker = state.src[state.pos]
    if silent or marker not in "*~":
        return False
    length = _run_length(state, marker)
    if marker == "~" and length < 2:
        return False
    before = state.src[state.pos - 1] if state.pos > 0 else " "
    after = state.src[state.pos + length] if state.pos + length < state.posMax else " "
    may = flanking(before, after)
    if state.env.get(_ANY_CJK):
        single = marker == "*" and length == 1
        note = marker == "*" and before.isalnum() and _PARTICLE.match(state.src, state.pos + length)
        figures = before.isdigit() and after.isdigit()  # 10*20cm, 10~~20
        opens = may[0] and not (single and _multiplies(before, after)) and not note
        in_brackets = single and before in _OPENERS and after in _CLOSERS  # the mark of a note: (*)
        may = opens and not figures, may[1] and not figures and not in_brackets
    if marker == "~":
        if length % 2:
            state.push("text", "", 0).content = "~"
        for _ in range(length // 2):
            _push(state, "~~", 0, may)
    else:
        for _ in range(length):
            _push(state, "*", length, may)
    state.pos += length
    return True


def emphasis_plugin(md: MarkdownIt) -> None:
    """Put the rule before markdown-it's own, which keep ``_`` to themselves."""
    md.core.ruler.after("normalize", "cjk", _look_for_cjk)
    md.inline.ruler.before("emphasis", "cjk_emphasis", _tokenize)
    if "strikethrough" in md.get_active_rules()["inline"]:
        md.inline.ruler.disable("strikethrough")


def _look_for_cjk(state: StateCore) -> None:
    state.env[_ANY_CJK] = _CJK.search(state.src) is not None
