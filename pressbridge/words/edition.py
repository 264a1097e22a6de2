"""Editions: a source in one language. The only thing that translation and rendering both know."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from pressbridge.words.lang import Lang
from pressbridge.words.model import Source
from pressbridge.words.text import needs_translation


class State(StrEnum):
    """What is known of one text of an edition."""

    SOURCE = "source"
    """The text is the source's own, or needs no translation."""
    REVIEWED = "reviewed"
    """A person has checked the translation, or wrote it."""
    MACHINE = "machine"
    """An engine's translation, or a person's edit of one, that nobody has approved."""
    MISSING = "missing"
    """No translation may be shown: the text stands in the source language."""


class Status(StrEnum):
    """What an edition as a whole says of itself (``data-translation``, docs/design.md §6)."""

    SOURCE = "source"
    MACHINE = "machine"
    REVIEWED = "reviewed"


class Phrase(NamedTuple):
    """A text as an edition shows it: in which language it really is, and what is known of it."""

    text: str
    """May hold marks (⟦1⟧) for inline markup."""
    lang: Lang
    state: State


Key = tuple[str, str]
"""(context, source text): what a segment is looked up by."""


def said(key: Key, phrases: Mapping[Key, Phrase], source: Lang, lang: Lang) -> Phrase:
    """Return how a page in ``lang`` says a text that was written in ``source``."""
    text = key[1]
    if lang is source:
        return Phrase(text, lang, State.SOURCE)
    found = phrases.get(key)
    if found:
        return found
    if needs_translation(text, source):
        return Phrase(text, source, State.MISSING)
    return Phrase(text, lang, State.SOURCE)


class Edition(NamedTuple):
    """A release or standing page in one language."""

    source: Source
    lang: Lang
    status: Status
    phrases: Mapping[Key, Phrase]
    """The translation of every segment that has one to show; empty in the source edition."""
    body: str
    """Markdown: the source's, or that of the hand translation."""
    body_lang: Lang
    """The language of ``body``; where it is not ``lang``, the phrases translate it."""
    missing: int = 0
    """Segments that stand in the source language."""
    stale: bool = False
    """A hand translation whose source has changed since."""
    by_hand: bool = False
    """The translation was written as a whole by a person."""

    def say(self, context: str, text: str) -> Phrase:
        """Return how this edition shows a text of the source."""
        return said((context, text), self.phrases, self.source.lang, self.lang)

    @property
    def is_source(self) -> bool:
        """Whether this is the language that the release was written in."""
        return self.lang is self.source.lang

    @property
    def has_unchecked(self) -> bool:
        """Whether anything in it is a machine's text that nobody has approved."""
        return any(phrase.state is State.MACHINE for phrase in self.phrases.values())

    @property
    def has_checked(self) -> bool:
        """Whether a person has checked any of it."""
        return any(phrase.state is State.REVIEWED for phrase in self.phrases.values())

    @property
    def titled(self) -> bool:
        """Whether the headline can be shown in the edition's language."""
        return self.say("title", self.source.title).state is not State.MISSING

    @property
    def indexable(self) -> bool:
        """Whether search engines may list it: everything is the source's or reviewed."""
        return self.status is not Status.MACHINE and self.missing == 0 and not self.stale
