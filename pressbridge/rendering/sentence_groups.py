"""Numbers of sentences, the same in both languages (``#s12``, docs/facts.md).

The headline is 1, each subtitle has the next number, then every sentence of the body in the order
of the source. A translation has the numbers of its source: sentence by sentence where a line has
as many; else all numbers of a line, or of a part between two headings, stand at its beginning.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from pressbridge.formats.markdown import Document, LineNumbers, TextLine, parse, text_lines
from pressbridge.words.edition import Edition
from pressbridge.words.model import Release, Source
from pressbridge.words.sentences import sentences

HEADLINE = 1
"""Number of the headline. It is one sentence, as is each subtitle."""


class Group(NamedTuple):
    """Lines of a body and those of an edition that say the same, with the numbers of both."""

    numbers: LineNumbers
    ours: tuple[TextLine, ...]
    """Lines of the source."""
    theirs: tuple[TextLine, ...]
    """Lines of the edition: one for one, or all that stand for the lines of a part."""


def groups_of(edition: Edition) -> tuple[Group, ...]:
    """Return the lines of an edition's body beside those of its source, numbered."""
    source = edition.source
    document = parse(source.body, source.lang)
    first = HEADLINE + 1 + len(subtitles_of(source))
    if edition.body_lang is source.lang:
        lines = text_lines(document)
        return tuple(_numbered(_one_by_one(lines, lines), first))
    return tuple(_numbered(_beside(document, parse(edition.body, edition.body_lang)), first))


def subtitles_of(source: Source) -> tuple[str, ...]:
    """Return the subtitles of a source; a standing page has none."""
    return source.subtitle if isinstance(source, Release) else ()


def numbers_in(groups: Sequence[Group]) -> Mapping[tuple[int, int], LineNumbers]:
    """Return the numbers of each line of an edition that has some."""
    return {
        (group.theirs[0].at, group.theirs[0].place): group.numbers
        for group in groups
        if group.theirs
    }


_Lines = Sequence[TextLine]
_Pair = tuple[_Lines, _Lines]


def _one_by_one(ours: _Lines, theirs: _Lines) -> Iterator[_Pair]:
    for mine, other in zip(ours, theirs, strict=True):
        yield (mine,), (other,)


def _beside(source: Document, translation: Document) -> Iterator[_Pair]:
    """Yield the lines that stand for each other, as far as their kinds tell."""
    ours, theirs = _parts(text_lines(source)), _parts(text_lines(translation))
    if len(ours) != len(theirs):
        ours, theirs = [sum(ours, ())], [sum(theirs, ())]
    if len(ours) > 1 and bool(ours[0]) != bool(theirs[0]):  # only one begins with a heading
        ours, theirs = ([sum(one[:2], ()), *one[2:]] for one in (ours, theirs))
    for mine, other in zip(ours, theirs, strict=True):
        if [line.kind for line in mine] == [line.kind for line in other]:
            yield from _one_by_one(mine, other)
        else:
            yield mine, other


def _parts(lines: _Lines) -> list[tuple[TextLine, ...]]:
    """Return lines in parts, each of which begins with a heading, but for the first."""
    count = 0
    counted = []
    for line in lines:
        count += line.kind == "heading"
        counted.append((count, line))
    by_count = groupby(counted, lambda one: one[0])
    parts = {number: tuple(line for _, line in part) for number, part in by_count}
    return [parts.get(number, ()) for number in range(count + 1)]


def _numbered(pairs: Iterator[_Pair], first: int) -> Iterator[Group]:
    for ours, theirs in pairs:
        count = sum(len(sentences(line.marked.text)) for line in ours)
        alone = len(ours) == len(theirs) == 1
        if count:
            yield Group(LineNumbers(first, count, not alone), tuple(ours), tuple(theirs))
        first += count
