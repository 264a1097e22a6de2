"""Lines of a block: inline tokens of markdown-it, cut where a line of its own begins.

That is at hard breaks, before signs, around headings in bold, and where an editor broke a line on
purpose (``broken_lines``). Wrapped text is one line again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from markdown_it.token import Token

from pressbridge.formats.markdown.broken_lines import broken_on_purpose, in_order
from pressbridge.formats.markdown.cell_breaks import BREAKS, ends_line
from pressbridge.formats.markdown.levels import levels_of
from pressbridge.formats.markdown.line_starts import place_of, start_of
from pressbridge.formats.markdown.marks import MarkedText, to_marked_text
from pressbridge.words.lang import Lang


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
    found = ((n, start_of(text, in_outline=in_outline)) for n, text in enumerate(texts))
    starts = {number: start.length for number, start in found if start}
    own = starts.keys() | in_order(texts, lang) | _around_bold(children, edges)
    unseen = _unseen(children)
    for first, last in pairwise(sorted({0, *own, len(texts)})):
        broken = broken_on_purpose(
            texts[first:last],
            lang,
            sign=starts.get(first, 0),
            is_item=in_outline and first in starts,
            unseen=unseen[first:last],
        )
        own |= {first + number for number in broken}
    return frozenset(
        at
        for number, at in enumerate(breaks, 1)
        if (number in own and not _is_at_edge(children, at))
        or (children[at].type == "hardbreak" and not children[at].level)
    )


def _unseen(children: Sequence[Token]) -> list[int]:
    """Return how many letters were typed in each line beyond those that are shown."""
    if all(token.type == "text" or token.type in BREAKS for token in children):
        return [0] * (1 + sum(token.type in BREAKS for token in children))
    found = [0]
    targets: list[int] = []
    for token in children:
        if token.type in BREAKS:
            found.append(0)
        elif token.type == "link_open":
            targets.append(4 + len(str(token.attrs["href"])) if token.markup != "autolink" else 2)
        elif token.type == "link_close":
            found[-1] += targets.pop()
        elif token.type == "image":
            found[-1] += 5 + len(str(token.attrs["src"]))
        elif token.type != "text":
            found[-1] += len(token.markup) * (2 if token.nesting == 0 else 1)
    return found


def _is_at_edge(children: Sequence[Token], at: int) -> bool:
    """Tell whether a break is the first or the last of what a link shows: no line begins there."""
    is_last = at + 1 < len(children) and children[at + 1].nesting == -1
    return is_last or (at > 0 and children[at - 1].nesting == 1)


def _around_bold(children: Sequence[Token], edges: Sequence[int]) -> set[int]:
    """Return the numbers of lines that are bold as a whole, as headings are, and of those below."""
    found: set[int] = set()
    if not any(token.type == "strong_open" for token in children):
        return found
    for number, (before, end) in enumerate(pairwise(edges)):
        run = [token for token in children[before + 1 : end] if not _is_empty(token)]
        types = [token.type for token in run]
        whole = types[:1] == ["strong_open"] and types[-1] == "strong_close"
        if whole and types.count("strong_open") == 1:
            found |= {number, number + 1}
    return found - {0, len(edges) - 1}


def _shown(tokens: Iterable[Token]) -> str:
    return "".join(token.content for token in tokens)
