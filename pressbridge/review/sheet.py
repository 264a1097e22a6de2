"""The sheet: everything that a person sees of one source who reviews its translation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from pressbridge.fidelity.pair import Finding
from pressbridge.formats.po import PoEntry
from pressbridge.review.opened import OpenSource, entry_digest, passage_key
from pressbridge.review.plain import plain
from pressbridge.review.spans import (
    Aligned,
    ReadableText,
    Span,
    aligned_sentences,
    finding_spans,
    readable,
)
from pressbridge.translation.catalog import EntryState, note, notes, state_of
from pressbridge.translation.phrase_lookup import refusal
from pressbridge.translation.reviews import Waiver, left_open, review_of, waivers_of
from pressbridge.translation.segments import Segment
from pressbridge.translation.sentence_reuse import kept_sentences
from pressbridge.words import addresses
from pressbridge.words.lang import Lang
from pressbridge.words.model import Name, Release
from pressbridge.words.problems import Said, recorded
from pressbridge.words.sentences import sentences
from pressbridge.words.text import one_line
from pressbridge.words.text_diff import text_changes


class Reviewed(NamedTuple):
    """Approval of a passage."""

    name: str
    date: str
    """Day in ISO 8601."""


class ShownFinding(NamedTuple):
    """A finding of a check, with the places in the stored texts that it is about."""

    check: str
    hard: bool
    message: Said
    source: tuple[Span, ...]
    text: tuple[Span, ...]


NameSpan = tuple[int, int, int]
"""(start, end, number of the name in the sheet's list)."""


class NameSpans(NamedTuple):
    """Where registered names stand in both stored texts."""

    source: tuple[NameSpan, ...]
    text: tuple[NameSpan, ...]


class ShownName(NamedTuple):
    """An entry of the names register."""

    ko: str
    ja: str
    reading: str
    kind: str
    note: str
    line: int
    """Line of the entry in ``content/names.yaml``."""


class Passage(NamedTuple):
    """A passage as the disk has it: source, translation, state, and what the checks say."""

    key: str
    entry: str
    """Digest of the entry (``entry_digest``)."""
    context: str
    source: str
    text: str
    state: str
    reviewed: Reviewed | None
    machine: str
    """Who translated it and when, such as ``google 2026-11-28``; empty for a person's work."""
    notes: tuple[str, ...]
    waived: tuple[Waiver, ...]
    findings: tuple[ShownFinding, ...]
    sentences: Aligned | None
    names: NameSpans
    previous: str | None
    """Source text that a stale translation was made from."""
    changed: tuple[tuple[str, str], ...]
    """The source against ``previous``, word by word (``text_changes``)."""
    kept: tuple[int, ...]
    """Sentences of the source, from 0, that kept their translation when it changed."""
    failed: tuple[Said, ...]
    """Why a failed translation was refused when it came."""


class Sheet(NamedTuple):
    """All passages of one source, in the order of the page."""

    path: str
    catalog: str
    version: str
    title: str
    lang: Lang
    to: Lang
    stage: str
    day: str
    """Day of a release in ISO 8601; empty for a standing page."""
    page: str | None
    """Address of the translated page in the preview; None if there is no such page."""
    passages: tuple[Passage, ...]
    names: tuple[ShownName, ...]
    reviewer: str
    """Name that is proposed for whoever approves something."""
    ui: str

    def as_data(self) -> object:
        """Return the sheet as JSON can hold it."""
        return plain(self)


def sheet_of(opened: OpenSource, reviewer: str = "", ui: str = "en") -> Sheet:
    """Return the sheet of a source."""
    source = opened.source
    return Sheet(
        path=source.path,
        catalog=opened.catalog.path,
        version=opened.version,
        title=source.title,
        lang=source.lang,
        to=opened.lang,
        stage=opened.stage,
        day=source.date.day.isoformat() if isinstance(source, Release) else "",
        page=_page(opened),
        passages=tuple(passage_of(opened, segment) for segment in opened.segments.values()),
        names=tuple(map(shown_name, opened.names)),
        reviewer=reviewer,
        ui=ui,
    )


def _page(opened: OpenSource) -> str | None:
    if opened.stage not in {"public", "page", "withdrawn"} and not opened.room.options.drafts:
        return None
    source = opened.source
    if isinstance(source, Release):
        return addresses.release(opened.lang, source.date.day, source.slug)
    return addresses.standing(opened.lang, source.slug)


def passage_of(opened: OpenSource, segment: Segment) -> Passage:
    """Return a passage as the disk has it."""
    entry = opened.entry(segment)
    state = state_of(entry)
    source, text = readable(segment.text), readable(entry.msgstr)
    review = review_of(entry)
    is_stale = state is EntryState.STALE
    previous = entry.previous if is_stale else None
    return Passage(
        key=passage_key(segment),
        entry=entry_digest(entry),
        context=segment.context,
        source=segment.text,
        text=entry.msgstr,
        state=state,
        reviewed=Reviewed(review.name, review.day.isoformat()) if review else None,
        machine=note(entry, "mt"),
        notes=entry.comments,
        waived=waivers_of(entry),
        findings=tuple(shown_finding(one, source, text) for one in _findings(opened, segment)),
        sentences=aligned_sentences(segment.text, entry.msgstr),
        names=name_spans(opened, source, text, opened.names),
        previous=previous,
        changed=text_changes(previous, segment.text) if previous is not None else (),
        kept=_kept(entry, segment),
        failed=_refusals(entry) if state is EntryState.FAILED else (),
    )


def _refusals(entry: PoEntry) -> tuple[Said, ...]:
    """Return why a machine's answer was refused."""
    return tuple(recorded(refusal(reason)[1]) for reason in notes(entry, "check!"))


def _findings(opened: OpenSource, segment: Segment) -> tuple[Finding, ...]:
    """Return what the build says of a passage's translation; of a reviewed one what is open."""
    entry = opened.entry(segment)
    if not entry.msgstr.strip():
        return ()
    if state_of(entry) is EntryState.REVIEWED:
        return open_findings(opened, segment, entry)
    found = opened.findings(segment, entry.msgstr)
    moved = (line for line in notes(entry, "check") if line.startswith("marks-moved"))
    by_rule = (Finding("marks-moved", False, recorded(line.partition(": ")[2])) for line in moved)
    return (*found, *by_rule)


def open_findings(opened: OpenSource, segment: Segment, entry: PoEntry) -> tuple[Finding, ...]:
    """Return what the build says of a reviewed translation that no waiver settles."""
    return left_open(entry, opened.findings(segment, entry.msgstr))


def shown_finding(finding: Finding, source: ReadableText, text: ReadableText) -> ShownFinding:
    """Return a finding with its places in both stored texts."""
    places = finding_spans(finding, source, text)
    return ShownFinding(finding.check, finding.hard, finding.message, *places)


def name_spans(
    opened: OpenSource, source: ReadableText, text: ReadableText, known: Mapping[Name, int]
) -> NameSpans:
    """Return where names stand in both texts of a passage; those that are ``known``."""
    register, day = opened.naming.register, opened.naming.day

    def found(one: ReadableText, lang: Lang) -> tuple[NameSpan, ...]:
        mentions = register.mentions(one.text, lang, day)
        return tuple(
            (*one.stored((seen.start, seen.end)), known[seen.name])
            for seen in mentions
            if seen.name in known
        )

    return NameSpans(found(source, opened.source.lang), found(text, opened.lang))


def shown_name(name: Name) -> ShownName:
    """Return an entry of the register as the desk shows it."""
    return ShownName(name.ko, name.ja, name.reading, name.kind, name.note, name.line)


def _kept(entry: PoEntry, segment: Segment) -> tuple[int, ...]:
    """Return which sentences kept their translation: of a changed source, or a refilled one."""
    state = state_of(entry)
    if state is EntryState.STALE:
        return kept_sentences(segment.text, entry.previous or "", entry.msgstr)
    if state not in {EntryState.MACHINE, EntryState.EDITED}:
        return ()
    new = [line.partition(" → ")[0] for line in notes(entry, "new")]
    if not new:
        return ()
    whole = enumerate(map(one_line, sentences(segment.text)))
    return tuple(at for at, one in whole if not any(one in said for said in new))
