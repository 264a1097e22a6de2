"""Segments of a source: its texts to translate, in order, each with its context."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from pressbridge.formats.markdown import parse
from pressbridge.words.digests import digest
from pressbridge.words.lang import Lang
from pressbridge.words.model import BilingualText, Release, Source
from pressbridge.words.text import needs_translation, one_line


class Segment(NamedTuple):
    """One text to translate (a segment, as in CAT tools); equal to its key, usable as one."""

    context: str
    """``msgctxt``: what kind of text it is; empty for long texts of the body."""
    text: str
    """``msgid``: one line, with marks for inline markup."""

    @property
    def key(self) -> tuple[str, str]:
        """(context, text)."""
        return (self.context, self.text)


@lru_cache(maxsize=64)
def segments(source: Source) -> tuple[Segment, ...]:
    """Return everything in a source that needs a translation, each key once, in order.

    Names of people are never among them: they come from the register or stay as they are.
    Figures and Latin texts need none.
    """
    found = (Segment(context, text) for context, text in _texts(source))
    unique = dict.fromkeys(s for s in found if needs_translation(s.text, source.lang))
    return tuple(unique)


def untranslated_code(source: Source) -> int:
    """Return how many pieces of code stand in the source's language on every page of it."""
    return len(parse(source.body, source.lang).untranslated)


def source_digest(source: Source) -> str:
    """Return the digest of a source's texts: ``of:`` in a hand translation (docs/design.md §2).

    Markup and facts such as topics may change without it.
    """
    return digest(*(part for segment in segments(source) for part in segment.key))


def texts_with_code(source: Source) -> Iterator[tuple[Segment, str, str]]:
    """Yield every text of a source in order, also those that need no translation.

    Each as (segment, kind of text, text with the words of its inline code instead of marks).
    """
    for context, text in _above(source):
        yield Segment(context, text), context, text
    document = parse(source.body, source.lang)
    for passage, full in zip(document.passages, document.passages_with_code, strict=True):
        yield Segment(*passage.key), passage.kind, full.text
    for context, text in _below(source):
        yield Segment(context, text), context, text


def _texts(source: Source) -> Iterator[tuple[str, str]]:
    yield from _above(source)
    yield from (passage.key for passage in parse(source.body, source.lang).passages)
    yield from _below(source)


def _above(source: Source) -> Iterator[tuple[str, str]]:
    """Yield (context, text) of what stands above the body."""
    yield "title", source.title
    if isinstance(source, Release):
        yield from (("subtitle", text) for text in source.subtitle)
    if source.summary:
        yield "summary", source.summary
    if isinstance(source, Release):
        yield from _head_texts(source)
    for image in source.images:
        yield from (("alt", image.alt), ("caption", image.caption))


def _below(source: Source) -> Iterator[tuple[str, str]]:
    """Yield (context, text) of what stands below the body."""
    yield from (("attachment", item.title) for item in source.attachments)
    if isinstance(source, Release):
        yield from _foot_texts(source)


def _head_texts(release: Release) -> Iterator[tuple[str, str]]:
    yield from _words("organization", release.organization, release.lang)
    yield "dateline", release.dateline
    for person in release.byline:
        yield from _words("role", person.role, release.lang)


def _foot_texts(release: Release) -> Iterator[tuple[str, str]]:
    for contact in release.contacts:
        yield from _words("organization", contact.organization, release.lang)
        yield from _words("department", contact.department, release.lang)
        yield from _words("role", contact.role, release.lang)
    for correction in release.corrections:
        yield from (("correction", correction.text),)
        yield from (("was", correction.was), ("now", correction.now))
    if release.withdrawn:
        yield "withdrawn", release.withdrawn.reason


def _words(context: str, words: BilingualText, lang: Lang) -> Iterator[tuple[str, str]]:
    """Yield a text that its author wrote in the source's language only."""
    if not words.in_lang(lang.other):
        yield context, one_line(words.in_lang(lang))
