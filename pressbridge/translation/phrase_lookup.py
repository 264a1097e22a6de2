"""Lookup of a source's phrases in its catalog: what readers may see, and what is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from pressbridge.fidelity import invisible
from pressbridge.fidelity.checks import CHECKS, findings, findings_of
from pressbridge.fidelity.pair import Finding, StoredPair, TextPair, readable_text
from pressbridge.formats.markdown import mark_fault
from pressbridge.formats.po import PoEntry
from pressbridge.translation.catalog import Catalog, EntryState, notes, state_of
from pressbridge.translation.name_masking import Naming
from pressbridge.translation.reviews import DAMAGE, left_open, waived_names
from pressbridge.translation.segments import Segment
from pressbridge.words.edition import Phrase, PhraseState, SegmentKey
from pressbridge.words.lang import Lang
from pressbridge.words.model import TranslationPolicy, Unreviewed
from pressbridge.words.problems import Problem, Said, recorded, said, warning
from pressbridge.words.text_diff import text_diff
from pressbridge.words.vocabulary import did_you_mean


class LookupResult(NamedTuple):
    """Phrases that a catalog has for the segments of one source, and problems of its entries."""

    phrases: Mapping[SegmentKey, Phrase]
    problems: tuple[Problem, ...]
    missing: int
    """Number of segments without a phrase: readers see them in the source language."""


def look_up(
    catalog: Catalog, wanted: Sequence[Segment], policy: TranslationPolicy, naming: Naming
) -> LookupResult:
    """Look up what readers may see of each segment.

    That is a reviewed text, and under ``publish`` a machine's in which no hard check found
    anything; a stale or failed one never.
    """
    entries = [catalog.find(segment) for segment in wanted]
    shown = [
        StoredPair(segment.text, entry.msgstr, segment.context)
        for segment, entry in zip(wanted, entries, strict=True)
        if entry and state_of(entry) in _SAID
    ]
    found = findings_of(
        shown, catalog.lang,
        register=naming.register, day=naming.day, korea_japan=policy.korea_japan,
    )  # fmt: skip
    lookup = _Lookup(catalog, policy, iter(found))
    for segment, entry in zip(wanted, entries, strict=True):
        lookup.take(segment, entry)
    return LookupResult(lookup.phrases, tuple(lookup.problems), lookup.missing)


def is_withheld(
    segment: Segment, entry: PoEntry, lang: Lang, policy: TranslationPolicy, naming: Naming
) -> bool:
    """Tell whether nobody may see a translation into ``lang`` for what a check finds in it.

    A text that a person has checked is looked at for damage alone, which takes next to no time.
    """
    source, target = segment.text, entry.msgstr
    if state_of(entry) is EntryState.REVIEWED:
        if mark_fault(source, target):
            return True
        pair = TextPair(readable_text(source), readable_text(target), lang)
        return any(one.check in DAMAGE for one in invisible.findings(pair))
    found = findings(
        source, target, lang, register=naming.register, context=segment.context, day=naming.day,
        korea_japan=policy.korea_japan,
    )  # fmt: skip
    return any(one.hard for one in found)


@dataclass(slots=True)
class _Lookup:
    """Collects phrases and problems while segments are looked up."""

    catalog: Catalog
    policy: TranslationPolicy
    found: Iterator[tuple[Finding, ...]]
    """Findings about each text that may be shown, in the order of the segments."""
    phrases: dict[SegmentKey, Phrase] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    missing: int = 0

    def take(self, segment: Segment, entry: PoEntry | None) -> None:
        """Look a segment up of which a catalog has this entry."""
        phrase = self.phrase(segment, entry) if entry else None
        if phrase is None:
            self.missing += 1
        else:
            self.phrases[segment.key] = phrase

    def phrase(self, segment: Segment, entry: PoEntry) -> Phrase | None:
        """Return what readers see of a segment; ``None`` if it stands in the source language."""
        state = state_of(entry)
        if state is EntryState.FAILED:
            for reason in notes(entry, "check!"):
                code, message = refusal(reason)
                self.problem(entry, code, said("not published: {fault}", fault=recorded(message)))
            return None
        if state is EntryState.STALE:
            changed = text_diff(entry.previous or "", segment.text)
            message = said(
                "not published: the source has changed since: {changed}", changed=changed
            )
            self.problem(entry, "stale", message)
            return None
        if state not in _SAID:
            return None
        return self.checked(entry, next(self.found), reviewed=state is EntryState.REVIEWED)

    def checked(self, entry: PoEntry, found: Sequence[Finding], *, reviewed: bool) -> Phrase | None:
        """Return a text as readers see it, if they may, and say what is wrong with it."""
        # Of nearly all texts nothing is said, neither by the checks nor in the catalog.
        told = bool(found or entry.extracted)
        unfit = told and self.is_unfit(entry, found, reviewed=reviewed)
        if unfit or (not reviewed and self.policy.unreviewed is Unreviewed.WITHHOLD):
            return None
        shown = PhraseState.REVIEWED if reviewed else PhraseState.MACHINE
        return Phrase(entry.msgstr, self.catalog.lang, shown)

    def is_unfit(self, entry: PoEntry, found: Sequence[Finding], *, reviewed: bool) -> bool:
        """Say what was found against a text, and tell whether nobody may see it for that."""
        if reviewed:
            self.check_waivers(entry)
            found = left_open(entry, found)
        for one in found:
            held_back = one.hard and (not reviewed or one.check in DAMAGE)
            message = (
                said("not published: {fault}", fault=one.message) if held_back else one.message
            )
            self.problem(entry, one.check, message, hard=one.hard)
        for reason in notes(entry, "check"):
            if reason.startswith("marks-moved") and not reviewed:
                moved = recorded(reason.partition(": ")[2])
                self.problem(entry, "marks-moved", moved, hard=False)
        return any(f.check in DAMAGE or (f.hard and not reviewed) for f in found)

    def check_waivers(self, entry: PoEntry) -> None:
        """Say which of the checks that a person has waived do not exist."""
        for name in sorted(waived_names(entry) - CHECKS):
            message = said('"waive" names no check: "{name}"', name=name)
            hint = did_you_mean(name, sorted(CHECKS)) or said("docs/checks.md lists them")
            line = entry.line or None
            self.problems.append(warning("waive", self.catalog.path, line, message, hint))

    def problem(self, entry: PoEntry, code: str, message: Said, *, hard: bool = True) -> None:
        """Say what is wrong with an entry, at its line."""
        if state_of(entry) is not EntryState.REVIEWED:
            hint = said("correct the msgstr and delete the fuzzy flag above it")
        elif code in DAMAGE:
            hint = said("correct the msgstr")
        else:
            hint = said(
                "correct the msgstr; or, if it is right, write  #. waive: {code}  above it",
                code=code,
            )
        if code in _OF_NAMES:
            hint = said("{register}; then {hint}", register=_REGISTER, hint=hint)
        line = entry.line or None
        self.problems.append(warning(code, self.catalog.path, line, message, hint, hard=hard))


_OF_NAMES = frozenset({"name", "name-count", "name-order", "name-unknown", "term"})
_REGISTER = said("see first that content/names.yaml has the name, and has it right")
_SAID = frozenset({EntryState.REVIEWED, EntryState.MACHINE, EntryState.EDITED})
_WORDS = re.compile(r"[a-z-]+")
_NO_TRANSLATION = frozenset(
    {"empty", "error-text", "markup", "mojibake", "untranslated", "language", "preface"}
)
"""Codes of ``answer_validation`` for what is no translation; they are no names of checks."""


def refusal(reason: str) -> tuple[str, str]:
    """Return the code and the message of a recorded reason, such as ``number: 3 is not …``."""
    code, _, message = reason.partition(": ")
    if not message or not _WORDS.fullmatch(code) or code in _NO_TRANSLATION or len(code) > 20:
        return "failed", reason
    return code, message
