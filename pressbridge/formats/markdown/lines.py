"""Lines of a block: inline tokens of markdown-it, cut where a line of its own begins.

That is at hard breaks, before signs, and where an editor broke a line on purpose: facts with their
labels, the days of a programme, the lines of a Japanese release. Wrapped text is one line again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from markdown_it.token import Token

from pressbridge.formats.markdown.cell_breaks import BREAKS, ends_line
from pressbridge.formats.markdown.levels import levels_of
from pressbridge.formats.markdown.line_starts import APPENDIX, LABEL, SERIES, place_of, start_of
from pressbridge.formats.markdown.marks import MarkedText, to_marked_text
from pressbridge.words.lang import Lang
from pressbridge.words.patterns import late

_ENDS_SENTENCE = late(r"[。！？!?][”’」』）)]*$")
_GOES_ON = late("[ぁ-ゖ、，,・~∼～〜]$")
_GOES_ON_WITH = late("[ \t]*[ぁ-ゖ、，,・]")
_ALONE = late(
    r"[ \t\u3000]*(?:[【〔＜［\[《≪〈][^】〕＞］\]》≫〉]*[】〕＞］\]》≫〉]"
    r"|[-–—―－][^-–—―－]+[-–—―－]"
    r"|<[^<>=/\"]*[가-힣一-龥][^<>=/\"]*>|〒 ?[0-9]{3}-[0-9]{4}"
    r"|[(（](?:(?:단위|자료|출처|사진|예산|単位|出典|出所|写真|資料|解禁)[ \u3000]*[:：=＝]"
    r"[^()（）]*|끝|이상|完|了|以上)[)）]|[#＃](?!.*[ \u3000][^#＃ \u3000])[^\s#＃].*"
    r"|(?:[^\s0-9０-９]{2})?[0-9０-９元]{1,4} ?[年년] ?[0-9０-９]{1,2} ?[月월]"
    r" ?[0-9０-９]{1,2} ?[日일](?:[（(][^()（）]*[)）])?"
    r"|[-–—―－─━═=＝＊～〜~…_＿]{3,}|문의(?: ?사항|처)?|お?問い?合わ?せ先?|連絡先"
    r"|記|끝[.]?|以 ?上|敬具|拝啓|謹啓|謹白)"
    r"[ \t\u3000]*$"
)
"""A line that is one whole: 【概要】, <참고 1>, (단위: 백만원), hashtags, the 記 of a letter."""
_LONGEST_TITLE = 45
"""Characters of such a line, at most."""
_OPENS = late(
    rf"[【〒]|\u3000|{APPENDIX.pattern}|(?:그림|표|사진) ?[0-9]{{1,2}}\. "
    r"|(?:図|表|写真) ?[0-9０-９]{1,2}(?:[.．] ?|\u3000)\S"
    r"|[☎☏✉℡\U0001f300-\U0001faff]|[0-9]\ufe0f?\u20e3|(?:--?|=)> "
    r"|(?:T(?:el|EL)|F(?:ax|AX)|[TFM]\.)[.:：]?[ \u3000]*[(（+]?[0-9０-９]"
)
"""What begins a line: 【, an address, a title, the words of a picture (표 1.), ☎, an emoji."""
_ENDS_WITH_NUMBER = late(
    r"[0-9０-９]{2,4}[-)）‐–－] ?[0-9０-９]{3,4}[-‐–－][0-9０-９]{4}[)）]?[ \t]*$"
)
"""A line that ends with a telephone number, as those of a list of persons."""
_LONGEST_HEAD = 12
"""Characters of a heading of an item at most: ◆お問い合わせ, with its text in the next line."""
_LONGEST_NAME = 30
"""Characters of a line of an address or a signature at most: wrapped text has longer ones."""


class Line(NamedTuple):
    """One line of a block: its bullet (empty for none) and its text with marks."""

    bullet: str
    marked: MarkedText
    offset: int
    """Lines between the first line of the block and this one."""
    level: int = 0
    """Level in an outline, from 0; -1 for a line that belongs to the item above it.

    A line with a number such as (1) or 가. has one as well, though its number is of its text.
    """


def lines_of(
    children: Sequence[Token], lang: Lang, indents: Sequence[int] | None = None
) -> tuple[Line, ...]:
    """Return the lines of a block. ``indents`` are the columns before each, for an outline."""
    in_outline = indents is not None
    if len(children) == 1 or not any(child.type in BREAKS for child in children):
        return (_line(children, lang, 0, in_outline=in_outline),)
    cuts = _cuts(children, lang, in_outline=in_outline)
    runs = _runs(children, cuts)
    lines = [_line(run, lang, offset, in_outline=in_outline) for offset, run in runs]
    return tuple(_in_levels(lines, indents)) if indents else tuple(lines)


def _in_levels(lines: Sequence[Line], indents: Sequence[int]) -> Iterator[Line]:
    """Yield the lines of an outline with their levels."""
    signs = [line.bullet.strip() or _form_of(line) for line in lines]
    levels = levels_of(
        (sign, indents[line.offset]) for sign, line in zip(signs, lines, strict=True) if sign
    )
    for sign, line in zip(signs, lines, strict=True):
        if sign or line.marked.text:  # else it is an empty line between two items
            yield line._replace(level=next(levels) if sign else -1)


def _form_of(line: Line) -> str:
    """Return what stands for the sign of a line that begins with a number: (1), 가."""
    place = place_of(line.marked.text)
    return place.form if place else ""


def _runs(children: Sequence[Token], cuts: frozenset[int]) -> Iterator[tuple[int, list[Token]]]:
    """Yield (lines before it, tokens) of each line; what is open at its end is opened anew."""
    run: list[Token] = []
    is_open: list[Token] = []
    offset = start = 0
    for at, token in enumerate(children):
        offset += ends_line(token)
        if at in cuts:
            yield start, [*run, *map(_closing, reversed(is_open))]
            run, start = list(is_open), offset
            continue
        run.append(token)
        if token.nesting == 1:
            is_open.append(token)
        elif token.nesting == -1:
            is_open.pop()
    yield start, run


def _closing(opening: Token) -> Token:
    return Token(opening.type.replace("_open", "_close"), opening.tag, -1, markup=opening.markup)


def _line(run: Sequence[Token], lang: Lang, offset: int, *, in_outline: bool) -> Line:
    """Return a line. A sign inside bold or a link stands before it."""
    at = 0
    while at < len(run) and (run[at].nesting == 1 or _is_empty(run[at])):
        at += 1
    text = run[at].content if at < len(run) and run[at].type == "text" else ""
    start = start_of(text, in_outline=in_outline)
    if start is None:
        return Line("", to_marked_text(run, lang), offset)
    rest = Token("text", "", 0, content=text[start.length :])
    kept = without_empty_pairs([*run[:at], rest, *run[at + 1 :]])
    return Line(start.sign.lstrip(), to_marked_text(kept, lang), offset)


def _is_empty(token: Token) -> bool:
    """Tell whether a token is what is left of the markers of bold text."""
    return token.type == "text" and not token.content


def without_empty_pairs(run: Sequence[Token]) -> list[Token]:
    """Return tokens without the pairs that held nothing but the sign of the line: **□** 제목."""
    bare = [token for token in run if not _is_empty(token)]
    at = sum(1 for _ in takewhile(lambda token: token.nesting == 1, bare))
    while at and at < len(bare) and bare[at].nesting == -1 and bare[at].tag != "a":
        del bare[at - 1 : at + 1]
        at -= 1
    return bare


def _cuts(children: Sequence[Token], lang: Lang, *, in_outline: bool) -> frozenset[int]:
    """Return the positions of the breaks at which a line ends."""
    breaks = [at for at, token in enumerate(children) if token.type in BREAKS]
    edges = [-1, *breaks, len(children)]
    texts = [_shown(children[a + 1 : b]) for a, b in pairwise(edges)]
    starts = {n for n, text in enumerate(texts) if start_of(text, in_outline=in_outline)}
    own = starts | _in_order(texts, lang)
    for first, last in pairwise(sorted({0, *own, len(texts)})):
        is_item = in_outline and first in starts
        own |= {first + n for n in broken_on_purpose(texts[first:last], lang, is_item=is_item)}
    return frozenset(
        at
        for number, at in enumerate(breaks, 1)
        if number in own or (children[at].type == "hardbreak" and not children[at].level)
    )


def _shown(tokens: Iterable[Token]) -> str:
    return "".join(token.content for token in tokens)


def broken_on_purpose(lines: Sequence[str], lang: Lang, *, is_item: bool) -> frozenset[int]:
    """Return the numbers, from 1, of the lines of a paragraph that begin a line of their own.

    ``is_item`` for an item of an outline, with its sign: it may be the heading of what is below it.
    """
    if len(lines) == 1:
        return frozenset()
    found = {
        number
        for number, (before, line) in enumerate(pairwise(lines), 1)
        if _OPENS.match(line)
        or _ALONE.match(line)
        or _ALONE.match(before)
        or (_ENDS_WITH_NUMBER.search(line) and _ENDS_WITH_NUMBER.search(before))
        or ("\t" in line.strip() and "\t" in before.strip())  # a table, as it was copied
        or max(line.count(" | "), before.count(" | "), before.strip().count("\u3000")) > 1
        or (len(before) <= _LONGEST_TITLE and APPENDIX.match(before))
        or LABEL.match(line)
        or before.rstrip().endswith((":", "："))
    }
    found |= _in_series(lines, lang)
    if is_item and lang is Lang.JA and len(lines[0]) <= min(_LONGEST_HEAD, len(lines[1]) / 2):
        found.add(1)
    found |= {
        at + 1
        for at in {0, *found}
        if at + 1 < len(lines)
        and _is_short_head(lines[at], lines[at + 1])
        and not _GOES_ON_BEHIND[lang].search(lines[at].rstrip())
    }
    if lang is Lang.JA:
        for first, last in pairwise(sorted({0, *found, len(lines)})):
            part = lines[first:last]
            if _are_sentences(part) or _are_names(part):
                found |= set(range(first, last))
    return frozenset(found - {0})


def _is_short_head(line: str, below: str) -> bool:
    """Tell whether a line is too short to have been wrapped: a name, or the heading of the next."""
    return 0 < len(line.strip()) <= min(_LONGEST_HEAD, len(below) / 3)


_GOES_ON_BEHIND = {
    Lang.KO: late("[은는을를이가의에와과도로,，·며고해서]$"),
    Lang.JA: late("[ぁ-ゖー、，,・]$"),
}
_BEFORE_DATE = {Lang.KO: late("[은는을를,，~∼～〜]$"), Lang.JA: _GOES_ON}
"""End of a line whose sentence goes on, be it with a date."""
_DATED = frozenset({"date", "clock", "change"})


def _in_series(lines: Sequence[str], lang: Lang) -> set[int]:
    """Return the numbers of lines that begin alike: with dates, with the numbers of items."""
    kinds: dict[str, dict[str, list[int]]] = {}
    for number, line in enumerate(lines):
        found = SERIES.match(line)
        if found and found.lastgroup:
            before = lines[number - 1].rstrip() if number else ""
            if found.lastgroup in _DATED and _BEFORE_DATE[lang].search(before):
                continue
            same = kinds.setdefault(found.lastgroup, {})
            same.setdefault(found[found.lastgroup], []).append(number)
    series = (one for one in kinds.values() if len(one) > 1)  # 다. twice is the end of a word
    return {number for one in series for numbers in one.values() for number in numbers}


def _in_order(lines: Sequence[str], lang: Lang) -> set[int]:
    """Return the numbers of lines that begin a series or go on with one: 가. 1) 가) (1) (가).

    The first of one stands below a short line or below one with a number, or a second follows: else
    it may be wrapped.
    """
    places = [place_of(line) for line in lines]
    followed = {place.form for place in places if place and place.number == 2}
    found: set[int] = set()
    last: dict[str, int] = {}
    for number, place in enumerate(places):
        if place is None:
            continue
        begins = place.number == 1 and (
            place.form in followed
            or not number
            or places[number - 1] is not None
            or _is_unwrapped(lines[number - 1].rstrip(), lang)
        )
        if begins or last.get(place.form) == place.number - 1:
            found.add(number)
            last[place.form] = place.number
    return found


def _is_unwrapped(line: str, lang: Lang) -> bool:
    """Tell whether a line is too short to have been wrapped."""
    goes_on = _GOES_ON_BEHIND[lang].search(line)
    return len(line) <= _LONGEST_HEAD or (len(line) <= 2 * _LONGEST_HEAD and not goes_on)


def _are_sentences(lines: Sequence[str]) -> bool:
    """Tell whether each line is a sentence, as where each is a paragraph of a Japanese release."""
    return all(_ENDS_SENTENCE.search(line.rstrip()) for line in lines)


def _are_names(lines: Sequence[str]) -> bool:
    """Tell whether all lines are short and none goes on: an address, a date and a signature.

    The last one may, below a first one too short to be wrapped: ２．理由 / 体制を強化するため.
    """
    has_head = len(lines[0]) <= _LONGEST_HEAD and not _GOES_ON_WITH.match(lines[-1])
    ends = lines[:-1] if has_head and len(lines) > 1 else lines
    return not any(_GOES_ON.search(line.rstrip()) for line in ends) and all(
        len(line) <= _LONGEST_NAME and "。" not in line for line in lines
    )
