"""Editions from sources: each text with its best publishable translation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from pressbridge.formats.markdown import mark_fault
from pressbridge.formats.po import PoEntry
from pressbridge.naming.register import Register
from pressbridge.translation.catalog import Catalog, EntryState, note, state_of
from pressbridge.translation.segments import Segment, segments, source_digest
from pressbridge.words.edition import Edition, Key, Phrase, State, Status
from pressbridge.words.model import HandTranslation, Release, Source, Unreviewed
from pressbridge.words.problems import Problem, warning

_NAMING = frozenset({"organization", "dateline"})
"""Contexts whose whole text may be a name."""

_INHERITED = frozenset({"dateline", "organization"})
"""What a hand translation may leave out: of the other texts beside its body it brings each."""


def source_edition(source: Source) -> Edition:
    """Return the edition in the language that the source was written in."""
    return Edition(
        source=source,
        lang=source.lang,
        status=Status.SOURCE,
        phrases={},
        body=source.body,
        body_lang=source.lang,
    )


@dataclass(slots=True)
class _Gathering:
    """Phrases of an edition while its segments are looked up."""

    catalog: Catalog
    policy: Unreviewed
    phrases: dict[Key, Phrase] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    missing: int = 0

    def take(self, segment: Segment) -> None:
        phrase = self.phrase(segment)
        if phrase is None:
            self.missing += 1
        else:
            self.phrases[segment.key] = phrase

    def phrase(self, segment: Segment) -> Phrase | None:
        entry = self.catalog.find(segment)
        if entry is None:
            return None
        state = state_of(entry)
        if state is EntryState.FAILED:
            self.problem(entry, "failed", f"not published: {note(entry, 'check!')}")
            return None
        if state not in (EntryState.REVIEWED, EntryState.MACHINE, EntryState.EDITED):
            return None
        damage = mark_fault(segment.text, entry.msgstr)
        if damage:
            self.problem(entry, "marks", f"not published: {damage}")
            return None
        if state is EntryState.REVIEWED:
            return Phrase(entry.msgstr, self.catalog.lang, State.REVIEWED)
        if self.policy is Unreviewed.WITHHOLD:
            return None
        return Phrase(entry.msgstr, self.catalog.lang, State.MACHINE)

    def problem(self, entry: PoEntry, code: str, message: str) -> None:
        flagged = " and delete the fuzzy flag above it" if entry.fuzzy else ""
        hint = f"correct the msgstr{flagged}"
        line = entry.line or None
        self.problems.append(warning(code, self.catalog.path, line, message, hint, hard=True))


def translated_edition(
    source: Source,
    catalog: Catalog,
    wanted: Sequence[Segment],
    policy: Unreviewed,
    named: Mapping[Key, Phrase],
) -> tuple[Edition, tuple[Problem, ...]]:
    """Return the edition that a catalog gives, and what is wrong with its entries.

    Only reviewed texts, and under ``publish`` a machine's, are shown; stale and failed ones never.
    ``named`` are the texts that the register knows as a whole.
    """
    gathering = _Gathering(catalog, policy)
    for segment in wanted:
        gathering.take(segment)
    edition = Edition(
        source=source,
        lang=catalog.lang,
        status=_status(gathering),
        phrases={**gathering.phrases, **named},
        body=source.body,
        body_lang=source.lang,
        missing=gathering.missing,
    )
    return edition, tuple(gathering.problems)


def _status(gathering: _Gathering) -> Status:
    """Return what the edition says of itself: reviewed only if a person has checked all of it."""
    unchecked = any(phrase.state is State.MACHINE for phrase in gathering.phrases.values())
    return Status.MACHINE if unchecked or gathering.missing else Status.REVIEWED


def named_phrases(source: Source, register: Register) -> dict[Key, Phrase]:
    """Return the texts of a source that are, as a whole, names in the register."""
    day = source.date.day if isinstance(source, Release) else None
    other = source.lang.other
    found = (
        (segment.key, register.whole(segment.text, source.lang, day))
        for segment in segments(source)
        if segment.context in _NAMING
    )
    return {key: Phrase(name, other, State.SOURCE) for key, name in found if name}


def hand_edition(
    written: Source, hand: HandTranslation, named: Mapping[Key, Phrase], shown: Source | None = None
) -> tuple[Edition, tuple[Problem, ...]]:
    """Return the edition that a person wrote as a whole, and whether it is behind its source.

    ``shown`` is the source without what is yet to come. The translation was made from all of it.
    """
    source = shown or written
    handed: dict[Key, str] = {}
    for key, text in _hand_texts(written, hand):
        handed[key] = text or handed.get(key, "")
    said = {key: Phrase(text, hand.lang, State.REVIEWED) for key, text in handed.items() if text}
    wanted = {segment.key for segment in segments(source)}
    lacking = [key for key, text in handed.items() if not text and key in wanted]
    missing = [key for key in lacking if key[0] not in _INHERITED]
    stale = bool(hand.of) and hand.of != source_digest(written)
    edition = Edition(
        source=source,
        lang=hand.lang,
        status=Status.REVIEWED,
        phrases={**named, **said},
        body=hand.body,
        body_lang=hand.lang,
        missing=len(missing),
        stale=stale,
        by_hand=True,
    )
    return edition, tuple(_hand_problems(written, hand, stale=stale))


def _hand_texts(source: Source, hand: HandTranslation) -> Iterator[tuple[Key, str]]:
    """Yield the texts beside the body and what the translation has for each, maybe nothing."""
    pairs = [("title", source.title, hand.title), ("summary", source.summary, hand.summary)]
    if isinstance(source, Release):
        subtitles = zip_longest(source.subtitle, hand.subtitle, fillvalue="")
        pairs += [("subtitle", text, said) for text, said in subtitles]
        pairs += [
            ("dateline", source.dateline, hand.dateline),
            ("organization", source.organization.in_lang(source.lang), hand.organization),
            *_hand_corrections(source, hand),
        ]
        if source.withdrawn:
            pairs.append(("withdrawn", source.withdrawn.reason, hand.withdrawn))
    captions = {file: (alt, caption) for file, alt, caption in hand.captions}
    for image in source.images:
        alt, caption = captions.get(image.file, ("", ""))
        pairs += [("alt", image.alt, alt), ("caption", image.caption, caption)]
    titles = dict(hand.attachment_titles)
    pairs += [("attachment", item.title, titles.get(item.file, "")) for item in source.attachments]
    yield from (((context, text), said) for context, text, said in pairs if text)


def _hand_corrections(release: Release, hand: HandTranslation) -> Iterator[tuple[str, str, str]]:
    """Yield the texts of the corrections, which a translation has in the order of the source."""
    said = zip_longest(release.corrections, hand.corrections[: len(release.corrections)])
    for correction, (text, was, now) in ((c, texts or ("", "", "")) for c, texts in said):
        yield "correction", correction.text, text
        yield "was", correction.was, was
        yield "now", correction.now, now


def _hand_problems(source: Source, hand: HandTranslation, *, stale: bool) -> Iterator[Problem]:
    command = f"python build.py translate --accept {source.slug}"
    accept = f"when it says the same as {source.path}, run: {command}"
    if stale:
        message = "the source has changed since this translation was made"
        yield warning("hand-stale", hand.path, hand.of_line, message, accept)
    elif not hand.of:
        message = "it is not recorded which text of the source this translation was made from"
        yield warning("hand-unrecorded", hand.path, None, message, accept)
