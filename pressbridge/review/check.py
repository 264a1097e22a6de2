"""The check of one passage while a person types: the same as the build's."""

from __future__ import annotations

from typing import NamedTuple

from pressbridge.review.opened import NO_PASSAGE, NotReviewable, OpenSource
from pressbridge.review.plain import plain
from pressbridge.review.sheet import (
    NameSpans,
    ShownFinding,
    ShownName,
    name_spans,
    shown_finding,
    shown_name,
)
from pressbridge.review.spans import Aligned, aligned_sentences, readable
from pressbridge.review.typed import LONGEST_TEXT
from pressbridge.words.problems import said


class Checked(NamedTuple):
    """A translation as it was typed, checked."""

    findings: tuple[ShownFinding, ...]
    sentences: Aligned | None
    names: NameSpans
    more: tuple[ShownName, ...]
    """Names that only the typed text says; their numbers go on where the sheet's list ends."""

    def as_data(self) -> object:
        """Return the result as JSON can hold it."""
        return plain(self)


def checked(opened: OpenSource, key: str, text: str) -> Checked:
    """Return what the build would say of a text as the translation of a passage.

    Raises NotReviewable if the source has no such passage (any more), or the text is too long.
    """
    segment = opened.segments.get(key)
    if segment is None:
        raise NotReviewable(NO_PASSAGE)
    if len(text) > LONGEST_TEXT:
        raise NotReviewable(said("the text is too long"))
    text = text.encode("utf-8", "replace").decode()  # half a character may be typed, not stored
    ours, theirs = readable(segment.text), readable(text)
    found = opened.findings(segment, text) if text.strip() else ()
    known = dict(opened.names)
    for mention in opened.mentions(text, opened.lang):
        known.setdefault(mention.name, len(known))
    return Checked(
        findings=tuple(shown_finding(one, ours, theirs) for one in found),
        sentences=aligned_sentences(segment.text, text),
        names=name_spans(opened, ours, theirs, known),
        more=tuple(map(shown_name, list(known)[len(opened.names) :])),
    )
