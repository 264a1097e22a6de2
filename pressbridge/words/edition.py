"""Editions: a source in one language. The one type that translation and rendering share."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from pressbridge.words.lang import Lang
from pressbridge.words.model import Source
from pressbridge.words.text import needs_translation


class PhraseState(StrEnum):
    """State of one text of an edition: whether it is translated, and who has checked it."""

    SOURCE = "source"
    """The text is the source's own, or needs no translation."""
    REVIEWED = "reviewed"
    """A person has checked the translation, or wrote it."""
    MACHINE = "machine"
    """An engine's translation, or a person's edit of one, that nobody has approved."""
    MISSING = "missing"
    """No translation may be shown: the text stands in the source language."""


class EditionStatus(StrEnum):
    """State of a whole edition, as its page says (``data-translation``, docs/design.md §6)."""

    SOURCE = "source"
    MACHINE = "machine"
    REVIEWED = "reviewed"


class Phrase(NamedTuple):
    """A text as an edition shows it, with the language that it is really in, and its state."""

    text: str
    """May hold marks (⟦1⟧) for inline markup."""
    lang: Lang
    state: PhraseState


SegmentKey = tuple[str, str]
"""(context, source text): the key of a segment."""


def phrase_for(
    key: SegmentKey, phrases: Mapping[SegmentKey, Phrase], source: Lang, lang: Lang
) -> Phrase:
    """Return the phrase that a page in ``lang`` shows for a text that was written in ``source``."""
    text = key[1]
    if lang is source:
        return Phrase(text, lang, PhraseState.SOURCE)
    found = phrases.get(key)
    if found:
        return found
    if needs_translation(text, source):
        return Phrase(text, source, PhraseState.MISSING)
    return Phrase(text, lang, PhraseState.SOURCE)


class Edition(NamedTuple):
    """A release or standing page in one language."""

    source: Source
    lang: Lang
    status: EditionStatus
    phrases: Mapping[SegmentKey, Phrase]
    """The translation of every segment that has one to show; empty in the source edition."""
    body: str
    """Markdown: the source's, or that of the hand translation."""
    body_lang: Lang
    """The language of ``body``; where it is not ``lang``, the phrases translate it."""
    missing: int = 0
    """Segments that stand in the source language."""
    stale: bool = False
    """Whether this is a hand translation whose source has changed since."""
    by_hand: bool = False
    """Whether a person wrote the translation as a whole."""
    checked_on: date | None = None
    """Day on which a person checked the last passage; None where no catalog says it."""
    checked_by: str = ""
    """Name of that person, if readers may have it."""

    def say(self, context: str, text: str) -> Phrase:
        """Return the phrase that this edition shows for a text of the source."""
        return phrase_for((context, text), self.phrases, self.source.lang, self.lang)

    @property
    def is_source(self) -> bool:
        """Whether this is the language that the release was written in."""
        return self.lang is self.source.lang

    @property
    def has_unchecked(self) -> bool:
        """Whether anything in it is a machine's text that nobody has approved."""
        return any(phrase.state is PhraseState.MACHINE for phrase in self.phrases.values())

    @property
    def has_checked(self) -> bool:
        """Whether a person has checked any of it."""
        return any(phrase.state is PhraseState.REVIEWED for phrase in self.phrases.values())

    @property
    def titled(self) -> bool:
        """Whether the headline can be shown in the edition's language."""
        return self.say("title", self.source.title).state is not PhraseState.MISSING

    @property
    def indexable(self) -> bool:
        """Whether search engines may list it: everything is the source's or reviewed."""
        return self.status is not EditionStatus.MACHINE and self.missing == 0 and not self.stale
