"""Reuse of sentences: those of a changed block that did not change keep their translation.

A block is stored and sent as a whole (docs/design.md §6), since a fifth of the translations of
several sentences have another number of them. Where the old block and its translation have as
many, they belong together one by one, and an edit of one sentence costs that sentence: for the
engine, and for the person who reads it again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from pressbridge.translation.mark_alignment import TargetForms, transfer_marks
from pressbridge.words.lang import Lang
from pressbridge.words.problems import said
from pressbridge.words.sentences import sentences
from pressbridge.words.text import MARK, join_lines, without_marks

MARKS_MOVED = f"check: marks-moved: {said('the markup was put where it seems to belong')}"
"""Note (``#.``) of an entry whose marks were placed by rule and may stand wrong."""


class KnownPart(NamedTuple):
    """Part of a changed text whose translation is known."""

    source: str
    target: str
    certain: bool
    """Whether the marks in ``target`` certainly stand right."""


class NewPart(NamedTuple):
    """Part of a changed text without a translation: one sentence, or several in a row."""

    source: str


Part = KnownPart | NewPart


FormerText = tuple[str, str]
"""(text that the source had once, its translation), both with marks."""


def split_into_parts(new: str, olds: Sequence[FormerText], forms: TargetForms) -> tuple[Part, ...]:
    """Return a changed source text in parts, in order; one ``NewPart`` where nothing can be reused.

    ``olds`` are the texts that its sentences may come from, the one that it was itself first: a
    block may have been split, or joined with another.
    """
    for old, translation in olds[:1]:
        if _words(new) == _words(old):
            moved = transfer_marks(old.strip(), translation, new.strip(), forms)
            return (KnownPart(new, moved.text, moved.certain),)
    known = [_pairs(old, translation) for old, translation in olds]
    found: list[Part] = []
    for sentence in sentences(new):
        words = _words(sentence)
        pair = next((pairs[words] for pairs in known if words in pairs), None)
        if pair:
            source, target = pair
            moved = transfer_marks(source.strip(), target.strip(), sentence.strip(), forms)
            found.append(KnownPart(sentence, moved.text, moved.certain))
        elif found and isinstance(found[-1], NewPart):
            found[-1] = NewPart(found[-1].source + sentence)
        else:
            found.append(NewPart(sentence))
    if not any(isinstance(part, KnownPart) for part in found):
        return (NewPart(new),)
    return tuple(found)


def kept_sentences(new: str, old: str, translation: str) -> tuple[int, ...]:
    """Return which sentences of a changed text, from 0, have a translation in that of the old."""
    known = _pairs(old, translation)
    return tuple(n for n, one in enumerate(sentences(new)) if _words(one) in known)


def join_parts(translations: Sequence[str], lang: Lang) -> str:
    """Return translations of parts as one text, joined as ``lang`` joins sentences."""
    pieces: list[str] = []
    end = ""
    """The last letter so far."""
    for part in filter(None, (part.strip() for part in translations)):
        bare = without_marks(part)
        pieces += (join_lines(end, bare, lang) if pieces else "", part)
        end = bare[-1:] or end
    return "".join(pieces)


def _words(text: str) -> str:
    return without_marks(text).strip()


@lru_cache(maxsize=4096)
def _pairs(old: str, translation: str) -> Mapping[str, tuple[str, str]]:
    """Return the sentences of an old text with their translations, by their words.

    Nothing if they do not belong together one by one: another number, or a mark that moved from
    one sentence into another.
    """
    ours, theirs = sentences(old), sentences(translation)
    if len(ours) != len(theirs):
        return {}
    pairs = list(zip(ours, theirs, strict=True))
    if any(_marks(source) != _marks(target) for source, target in pairs):
        return {}
    known: dict[str, tuple[str, str]] = {}
    for source, target in pairs:
        known.setdefault(_words(source), (source, target))
    return known


def _marks(text: str) -> list[str]:
    return sorted(match[0] for match in MARK.finditer(text))
