"""Alignment of marks: those of a source put into a translation that lacks them, or has others.

An editor makes a word bold, adds a link or moves a footnote: the words stay, so the translation
stays, and nothing is sent (docs/design.md §6). The same puts the marks back where an engine
lost them. A mark goes where it certainly belongs (around the same figure, the same registered
name, the same sentence), else around or behind the sentence, and then a person is asked to look.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from pressbridge.words.sentences import sentences
from pressbridge.words.text import MARK, without_marks

TargetForms = Callable[[str], tuple[str, ...]]
"""A stretch of the source → what it may be called in the translation: a name's forms, a figure."""

_END = '。．.!?！？…」』”’")） '
_STOPS = "。．.!?！？… "


MAX_MARKS = 100
"""Marks that are placed one by one: each looks through the whole text. More stand behind it, for a
person to put where they belong."""


class AlignedText(NamedTuple):
    """A translation with all marks of its source, and whether they certainly stand right."""

    text: str
    certain: bool


class _Span(NamedTuple):
    """Stretch of the text without marks that a mark encloses; an empty one for a single mark."""

    number: str
    start: int
    end: int
    single: bool
    whole: tuple[int, int]
    """(start, end) in the text with marks, from the opening mark to the end of the closing one."""

    @property
    def place(self) -> tuple[int, int, bool]:
        return (self.start, self.end, self.single)

    def holds(self, other: _Span) -> bool:
        return self.whole[0] <= other.whole[0] and other.whole[1] <= self.whole[1]


def transfer_marks(
    old_source: str, old_target: str, new_source: str, forms: TargetForms
) -> AlignedText:
    """Return a translation with the marks of a source that differs from the old one in marks only.

    What both sources mark alike keeps its place, whatever its number is now. A translation whose
    marks were damaged gets all of them anew.
    """
    if _marks(old_source) != _marks(old_target) or not is_nested(old_target):
        return AlignedText(place_marks(new_source, old_target, forms).text, certain=False)
    old, new = _spans(old_source), _spans(new_source)
    by_place: dict[tuple[int, int, bool], list[str]] = {}
    for span in old:
        by_place.setdefault(span.place, []).append(span.number)
    renamed: dict[str, str] = {}
    added: list[_Span] = []
    for span in new:
        numbers = by_place.get(span.place)
        if numbers:
            renamed[numbers.pop(0)] = span.number
        else:
            added.append(span)
    kept = MARK.sub(
        lambda match: f"⟦{match[1]}{renamed[match[2]]}⟧" if match[2] in renamed else "", old_target
    )
    return _place_all(new_source, kept, added, forms)


def place_marks(source: str, target: str, forms: TargetForms) -> AlignedText:
    """Return a translation without marks with all those of its source."""
    return _place_all(source, without_marks(target), _spans(source), forms)


def _place_all(source: str, target: str, spans: Sequence[_Span], forms: TargetForms) -> AlignedText:
    """Put marks of a source into a translation that lacks them, those around others first."""
    if len(spans) > MAX_MARKS:
        return AlignedText(target + _alone(source, spans), certain=False)
    pairs = [span for span in _spans(source) if not span.single]
    bare = without_marks(source)
    certain = True
    for span in sorted(spans, key=lambda span: (span.start - span.end, span.whole)):
        apart = frozenset(
            pair.number for pair in pairs if not pair.holds(span) and not span.holds(pair)
        )
        if span.single:
            target = _behind(bare, target, span, apart)
            certain = False
        else:
            target, sure = _around(bare, target, span, apart, forms)
            certain = certain and sure
    return AlignedText(target, certain)


def _alone(source: str, spans: Sequence[_Span]) -> str:
    """Return the marks of some spans without any text, nested as they are in the source."""
    numbers = {span.number for span in spans}
    return "".join(match[0] for match in MARK.finditer(source) if match[2] in numbers)


def _spans(text: str) -> tuple[_Span, ...]:
    closed = {match[2] for match in MARK.finditer(text) if match[1]}
    opened: dict[str, tuple[int, int]] = {}
    found: list[_Span] = []
    removed = 0
    for match in MARK.finditer(text):
        at = match.start() - removed
        removed += len(match[0])
        if match[1]:
            start, first = opened.get(match[2], (at, match.start()))
            found.append(_Span(match[2], start, at, single=False, whole=(first, match.end())))
        elif match[2] in closed:
            opened[match[2]] = (at, match.start())
        else:
            found.append(_Span(match[2], at, at, single=True, whole=match.span()))
    return tuple(found)


def _around(
    source: str, target: str, span: _Span, apart: AbstractSet[str], forms: TargetForms
) -> tuple[str, bool]:
    """Put a pair around what translates its text, else around the sentence that it is in."""
    inner = source[span.start : span.end]
    bare = without_marks(target)
    if inner.strip(_END) == source.strip(_END):
        return _wrapped(target, 0, _end_of(bare, inner), span.number, apart)
    for form in forms(inner):
        if bare.count(form) == source.count(inner) == 1:
            at = bare.index(form)
            return _wrapped(target, at, at + len(form), span.number, apart)
    for (start, end), (to_start, to_end) in _same_sentences(source, bare):
        if start <= span.start and span.end <= end:
            stop = to_start + _end_of(bare[to_start:to_end], inner)
            marked, fits = _wrapped(target, to_start, stop, span.number, apart)
            return marked, fits and inner.strip(_END) == source[start:end].strip(_END)
    return _wrapped(target, 0, len(bare), span.number, apart)[0], False


def _end_of(sentence: str, inner: str) -> int:
    """Return where a pair ends: with the sentence, or before its end marks if it has none."""
    return len(sentence.rstrip() if inner.rstrip()[-1:] in _END else sentence.rstrip(_END))


def _behind(source: str, target: str, span: _Span, apart: AbstractSet[str]) -> str:
    """Put a single mark at the end of the sentence that it is in, or at the beginning of all."""
    bare = without_marks(target)
    at = len(target)
    if span.start == 0:
        at = 0
    else:
        for (start, end), (to_start, to_end) in _same_sentences(source, bare):
            if start < span.start <= end:
                at = _after(target, to_start + len(bare[to_start:to_end].rstrip(_STOPS)))
                break
    around = [pair for pair in _pairs(target) if pair.number in apart and _is_in(at, pair)]
    at = max((pair.whole[1] for pair in around), default=at)
    return f"{target[:at]}⟦{span.number}⟧{target[at:]}"


def _same_sentences(
    source: str, target: str
) -> tuple[tuple[tuple[int, int], tuple[int, int]], ...]:
    """Pair the places of the sentences of two texts; nothing if they are not as many."""
    ours, theirs = sentences(source), sentences(target)
    if len(ours) != len(theirs):
        return ()
    return tuple(zip(_places(ours), _places(theirs), strict=True))


def _places(parts: Sequence[str]) -> Iterator[tuple[int, int]]:
    at = 0
    for part in parts:
        yield at, at + len(part)
        at += len(part)


def _wrapped(
    target: str, start: int, end: int, number: str, apart: AbstractSet[str]
) -> tuple[str, bool]:
    """Put a pair around a stretch, given in the text without marks; tell whether it fits there.

    Marks are nested, and what stands ``apart`` from others in the source stays so: a link inside
    of a link is none. Where the pair does not fit, it goes around the longest stretch that is free.
    """
    first, last = _before(target, start), _after(target, end)
    touched = {match[2] for match in MARK.finditer(target[first:last])}
    touched |= {pair.number for pair in _pairs(target) if _is_in(first, pair)}
    fits = start < end and not touched & apart and is_nested(target[first:last], _paired(target))
    if not fits:
        first, last = _free(target, apart)
    return f"{target[:first]}⟦{number}⟧{target[first:last]}⟦/{number}⟧{target[last:]}", fits


def _free(target: str, apart: AbstractSet[str]) -> tuple[int, int]:
    """Return the longest stretch without a mark of a pair and outside of some pairs, else all."""
    others = [pair for pair in _pairs(target) if pair.number in apart]
    if not others:
        return 0, len(target)
    paired = _paired(target)
    cuts = [match.span() for match in MARK.finditer(target) if match[2] in paired]
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(target)]
    free = [
        (start, end)
        for start, end in zip(starts, ends, strict=True)
        if without_marks(target[start:end]).strip(_END)
        and not any(_is_in(start, pair) for pair in others)
    ]
    return max(free, key=lambda stretch: stretch[1] - stretch[0], default=(0, len(target)))


def _pairs(target: str) -> tuple[_Span, ...]:
    return tuple(span for span in _spans(target) if not span.single)


def _is_in(at: int, pair: _Span) -> bool:
    return pair.whole[0] < at < pair.whole[1]


def _before(target: str, at: int) -> int:
    """Return where the character at a place of the text without marks stands among the marks."""
    removed = 0
    for match in MARK.finditer(target):
        if match.start() - removed > at:
            break
        removed += len(match[0])
    return at + removed


def _after(target: str, at: int) -> int:
    """Return the place directly behind the character before ``at``, before any mark there."""
    removed = 0
    for match in MARK.finditer(target):
        if match.start() - removed >= at:
            break
        removed += len(match[0])
    return at + removed


def is_nested(text: str, paired: AbstractSet[str] | None = None) -> bool:
    """Tell whether each pair of marks in a text closes after it opens, and none crosses another.

    ``paired`` are the numbers of the pairs, if the text is only a part of the one that has them.
    """
    pairs = _paired(text) if paired is None else paired
    stack: list[str] = []
    for match in MARK.finditer(text):
        if match[1]:
            if not stack or stack.pop() != match[2]:
                return False
        elif match[2] in pairs:
            stack.append(match[2])
    return not stack


def _paired(text: str) -> frozenset[str]:
    return frozenset(match[2] for match in MARK.finditer(text) if match[1])


def _marks(text: str) -> list[str]:
    return sorted(match[0] for match in MARK.finditer(text))
