"""Reading of an outline: □ ㅇ - * ※ and numbers, as Korean releases put one below the other.

An outline is a run of lines of which one begins with a sign (``runs``). In it - and * and 1. are
signs too, whatever blanks stand before them: CommonMark would make lists of some of them, which
swallow the lines below. It becomes one paragraph, whose lines ``levels`` puts in order. Where there
is no sign, lists are lists.
"""

from __future__ import annotations

from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock, blockquote, heading, lheading, list_block

from pressbridge.formats.markdown.broken_lines import ENDS_TEXT, NARROWEST
from pressbridge.formats.markdown.line_starts import (
    ANY_DATE_LINE,
    ANY_HEAD_LINE,
    ANY_NOTE_LINE,
    ANY_SIGN_LINE,
    APPENDIX,
    DATE_LINE,
    ITEM_LINE,
    NO_ITEM,
    SECTION,
    SERIES,
    SIGN_LINE,
)
from pressbridge.formats.markdown.runs import (
    heads_of_series,
    lines_below_texts,
    lines_of_outlines,
)
from pressbridge.formats.markdown.tables import begins_table
from pressbridge.words.patterns import late
from pressbridge.words.signs import CIRCLES, LETTER_CIRCLES, NOTES, SQUARES

_SERIES = "lines of series"
_RUNS = "lines of outlines"
_BELOW = "lines below texts"
_NOTES = f"{NOTES}*"
_HEADS = frozenset(f"{SQUARES}{CIRCLES}ㅇㅁ{LETTER_CIRCLES}0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
"""Signs below which an outline may go on after an empty line: those of levels, no △ and no ※."""
_WRAPPING = "*_~["
_NUMBER = late(r"[0-9]{1,3}[.)][ \t]")
_YEAR_AND_MONTH = late(r"[^:：] (?:19|20)[0-9]{2}\.[ ]?(?:0?[1-9]|1[0-2])\.[ \t]*$")
_COMPARED = late(r">=|>[0-9][0-9.,]*[ ]?[%％]")
_GOES_ON = late("[은는을를이가의에과와도로며고해서ぁ-ゖ,，、·・]$")
_BULLETS = frozenset("-*+")
INDENTS = "indents"
"""Key of a paragraph's ``meta``: the columns before each line of an outline."""


def may_have_outlines(text: str) -> bool:
    """Tell whether a text has a line that begins with a sign, a note, a date or a number.

    Without one, nothing is read otherwise than by CommonMark.
    """
    forms = (ANY_SIGN_LINE, ANY_NOTE_LINE, ANY_DATE_LINE, ANY_HEAD_LINE)
    return "\r" in text or any(form.search(text) for form in forms)  # which ends lines too


def outline_plugin(md: MarkdownIt) -> None:
    """Read outlines before lists, and let a line that begins with a sign end what is above it."""
    below = ["paragraph", "reference", "blockquote"]
    md.block.ruler.before("list", "outline", _outline, {"alt": [*below, "list"]})
    md.block.ruler.at("list", _list, {"alt": below})
    md.block.ruler.at("paragraph", _paragraph)
    md.block.ruler.at("lheading", _heading)
    md.block.ruler.at("heading", _marked_heading, {"alt": below})
    md.block.ruler.at("blockquote", _quotation, {"alt": [*below, "list"]})
    md.disable("code")  # what is set in by four spaces is text: fences are for code


def _outline(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    if silent and _is_no_item(state, start):  # a date below an item is no part of the list
        return state.parentType == "list" or state.sCount[start] < state.blkIndent
    if not _begins_item(state, start):
        return False
    if silent:  # a row of a table may begin with a sign
        return state.parentType != "table" or "|" not in _text(state, start)
    parent, state.parentType = state.parentType, "outline"
    last = max(_lines(state, start, end)) + 1
    state.parentType = parent
    state.line = last
    opening = state.push("paragraph_open", "p", 1)
    opening.map = [start, last]
    opening.meta = {INDENTS: tuple(_indent(state, line) for line in range(start, last))}
    inline = state.push("inline", "", 0)
    inline.content = mdTrim(state.getLines(start, last, state.blkIndent, False))
    inline.map = [start, last]
    inline.children = []
    state.push("paragraph_close", "p", -1)
    return True


def _lines(state: StateBlock, start: int, end: int) -> Iterator[int]:
    """Yield the lines of an outline."""
    yield start
    others = [
        rule for rule in state.md.block.ruler.getRules("paragraph") if rule not in (_outline, _list)
    ]
    line = start + 1
    begun: set[str] = set()
    while line < state.lineMax:
        if state.isEmpty(line):
            line = state.skipEmptyLines(line)
            if line >= end or not _goes_on(state, start, line):
                return
        outside = state.sCount[line] < state.blkIndent
        if (_begins_item(state, line) and outside) or NO_ITEM.match(_text(state, line)):
            return
        if _belongs_above(state, start, line, begun):
            return
        if state.sCount[line] >= 0 and any(rule(state, line, end, True) for rule in others):
            return
        yield line
        line += 1


_ABOVE = frozenset({"roman", "ga", "gain", "digit", "within", "kana", "kanain"})
_FIRST = frozenset("Ⅰⅰ가1１ア")


def _belongs_above(state: StateBlock, start: int, line: int, begun: set[str]) -> bool:
    """Tell whether a line belongs to no item of an outline: 【会社概要】, or Ⅱ. below □ and ○.

    A series goes on so that began above the outline.

    ``begun`` gathers the kinds of series that begin inside it. A letter counts only where the line
    above the outline has one: 다. may be the end of a word that was wrapped.
    """
    if _heads(state).get(line, start) < start:
        return True
    text = _text(state, line)
    if SECTION.match(text) and state.sCount[line] <= state.blkIndent:
        return True
    found = SERIES.match(text)
    if not found or found.lastgroup not in _ABOVE or ITEM_LINE.match(text):
        return False
    is_near = found.lastgroup == "digit" and text[found.end() :][:1].strip()
    if is_near and not ENDS_TEXT.search(_text(state, line - 1)):
        return False  # 5. / 14.(목), 내선 / 3)
    if found[found.lastgroup] in _FIRST:
        begun.add(found.lastgroup)
    if found.lastgroup == "ga":
        above = SERIES.match(_text(state, start - 1)) if start else None
        return above is not None and above.lastgroup == "ga" and "ga" not in begun
    return found.lastgroup not in begun


def _goes_on(state: StateBlock, start: int, line: int) -> bool:
    """Tell whether an outline goes on below an empty line: with a level of it, but no list."""
    if state.sCount[line] < state.blkIndent:
        return False
    head = _text(state, start).lstrip(f"{_WRAPPING}\u00a0\u3000")
    text = _text(state, line).lstrip("\u00a0\u3000")
    if not head or head[0] not in _HEADS or not ITEM_LINE.match(text):
        return False
    sign = text.lstrip(_WRAPPING)[0] if SIGN_LINE.match(text) else text[0]
    if sign in _NOTES:
        return state.sCount[line] >= state.sCount[start] + 2
    return head[0].isdigit() or not sign.isdigit()


def _begins_item(state: StateBlock, line: int) -> bool:
    """Tell whether a line begins with a sign, or in an outline with - or * or a number."""
    at = state.bMarks[line] + state.tShift[line]
    if SIGN_LINE.match(state.src, at, state.eMarks[line]):
        return True
    item = ITEM_LINE.match(state.src, at, state.eMarks[line])
    return item is not None and line in _lines_of_runs(state)


def _is_no_item(state: StateBlock, line: int) -> bool:
    """Tell whether what looks like an item is a date (5. 14.), a change (+ 5%) or - 끝 -."""
    at = state.bMarks[line] + state.tShift[line]
    date = DATE_LINE.match(state.src, at, state.eMarks[line])
    return date is not None or NO_ITEM.match(state.src, at, state.eMarks[line]) is not None


def _is_day(state: StateBlock, line: int) -> bool:
    """Tell whether 1. below a text is the day of a date: 2026. 12. / 1. 발표했다."""
    if not line or not _NUMBER.match(_text(state, line)):
        return False
    return _YEAR_AND_MONTH.search(_text(state, line - 1)) is not None


def _lines_of_runs(state: StateBlock) -> frozenset[int]:
    """Return the numbers of all lines of outlines; found out once a text."""
    known = state.env.get(_RUNS)
    if known is None:
        known = state.env[_RUNS] = lines_of_outlines(state.src)
    return known


def _begins_part(state: StateBlock, start: int, line: int) -> bool:
    """Tell whether a line of a paragraph begins another part: (2) where the item is below (1).

    2. goes on with a list below a text, too: 1. 일시 / 2026. 3. 2. / 2. 장소.
    """
    if state.sCount[line] < 0:
        return False
    text = _text(state, line)
    if state.sCount[line] >= state.blkIndent:
        return _NUMBER.match(text) is not None and _heads(state).get(line, start) < start
    if "|" in text and begins_table(state, line):
        return True
    is_title = SECTION.match(text) or APPENDIX.match(text)
    if is_title is not None or _heads(state).get(line, start) < start:
        return True
    return _is_below_short_item(state, line)


def _is_below_short_item(state: StateBlock, line: int) -> bool:
    """Tell whether a line below an item of - is no part of it: 오전 / - 개막 / 오후 / - 폐막.

    The item is too short to have been wrapped; the list stands below a line and goes on so, too.
    """
    above = state.src[state.bMarks[line - 1] : state.eMarks[line - 1]].strip()
    if above[:1] not in _BULLETS or len(above) > NARROWEST or _GOES_ON.search(above):
        return False
    if line + 1 >= state.lineMax or _text(state, line + 1)[:1] not in _BULLETS:
        return False
    known = state.env.get(_BELOW)
    if known is None:
        known = state.env[_BELOW] = lines_below_texts(state.src)
    return line in known


def _heads(state: StateBlock) -> dict[int, int]:
    """Return the lines that go on a series, each with the one it follows; found out once a text."""
    known: dict[int, int] | None = state.env.get(_SERIES)
    if known is None:
        known = state.env[_SERIES] = heads_of_series(state.src)
    return known


def _text(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _indent(state: StateBlock, line: int) -> int:
    text = _text(state, line)
    return max(0, state.sCount[line]) + 2 * (len(text) - len(text.lstrip("\u3000")))


def _list(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """Read a list, but of no dates: 5. 14.(목) is none."""
    if not silent and _is_no_item(state, start):
        return False
    # Else an item that is set in by four more than the list would be code, and so no item.
    indent, state.listIndent = state.listIndent, -1
    found = list_block(state, start, end, silent)
    state.listIndent = indent
    if found and silent:  # which is asked at every line, and seldom so
        return not _is_no_item(state, start) and not _is_day(state, start)
    return found


def _quotation(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """Read a quotation, but not >= and >10%, which say how much."""
    return not _COMPARED.match(_text(state, start)) and blockquote(state, start, end, silent)


def _marked_heading(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """Read a heading, but not # # #, the end of a release."""
    return bool(_text(state, start).strip("# \t")) and heading(state, start, end, silent)


def _heading(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """Read a heading with a line below it, but none of several lines, and no row of a table.

    Below those the line is a rule, as mails have one below a signature, and -- stands above one.
    markdown-it forgets where it was if there is no heading.
    """
    parent, at, line = state.parentType, len(state.tokens), state.line
    found = lheading(state, start, end, silent)
    state.parentType = parent
    if not found or silent:
        return found
    content, rule = state.tokens[at + 1].content, _text(state, state.line - 1).strip()
    if "\n" in content or "|" in content or len(rule) < 3:
        del state.tokens[at:]
        state.line = line
        return False
    return True


def _paragraph(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: ARG001, FBT001
    """Read a paragraph as markdown-it does; but a line of a list ends it however far it is set in.

    To CommonMark four spaces are code, and may end no paragraph.
    """
    rules = state.md.block.ruler.getRules("paragraph")
    lists = [rule for rule in rules if rule in (_outline, _list)]
    parent, state.parentType = state.parentType, "paragraph"
    line = start + 1
    while line < state.lineMax and not state.isEmpty(line):
        deep = state.sCount[line] - state.blkIndent > 3
        some = () if state.sCount[line] < 0 else lists if deep else rules
        if any(rule(state, line, state.lineMax, True) for rule in some):
            break
        if _begins_part(state, start, line):
            break
        line += 1
    state.parentType = parent
    state.line = line
    content = mdTrim(state.getLines(start, line, state.blkIndent, False))
    state.push("paragraph_open", "p", 1).map = [start, line]
    inline = state.push("inline", "", 0)
    inline.content = content
    inline.map = [start, line]
    inline.children = []
    state.push("paragraph_close", "p", -1)
    return True
