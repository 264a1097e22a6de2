"""Edits: what a person did with a passage, and the entry that comes of it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from pressbridge.fidelity.checks import CHECKS
from pressbridge.formats.po import FUZZY, PoEntry
from pressbridge.formats.po_mistakes import flag_fault
from pressbridge.review.typed import (
    LONGEST_NOTE,
    LONGEST_REASON,
    MOST_NOTES,
    Unfit,
    typed_line,
    typed_text,
)
from pressbridge.translation.catalog import EntryState, state_of, text_hash
from pressbridge.translation.reviews import DAMAGE, Waiver, review_note, waiver_note, waivers_of
from pressbridge.words.lang import Lang
from pressbridge.words.problems import said
from pressbridge.words.vocabulary import did_you_mean

WAIVABLE = CHECKS - DAMAGE
"""Checks whose findings a person may declare right."""


class Do(StrEnum):
    """Decision of a person about a passage."""

    APPROVE = "approve"
    """The text is right: reviewed from now on."""
    EDIT = "edit"
    """The text is kept, and waits for its review."""
    REJECT = "reject"
    """There is no translation any more."""
    NOTE = "note"
    """Only the notes are others; nobody has approved anything."""


class Edit(NamedTuple):
    """An edit of one passage."""

    key: str
    """The passage (``passage_key``)."""
    entry: str
    """Digest of the entry that the person saw (``entry_digest``)."""
    do: Do
    text: str = ""
    waive: tuple[Waiver, ...] | None = None
    """The passage's waivers from now on; None leaves to a text that stays those that it has."""
    notes: tuple[str, ...] | None = None
    """Notes to colleagues from now on; None leaves them as they are."""


class Reviewer(NamedTuple):
    """A person at work on a day."""

    name: str
    day: date


def edited(entry: PoEntry, edit: Edit, by: Reviewer, lang: Lang) -> PoEntry:
    """Return an entry as a person's edit makes it. Raises Unfit for what no entry may hold."""
    entry = entry._replace(obsolete=False)
    if edit.do is Do.NOTE:
        return entry._replace(comments=_fit_notes(entry, edit.notes))
    text = "" if edit.do is Do.REJECT else typed_text(edit.text, entry.msgid, lang)
    waivers = _fit_waivers(entry, edit.waive) if edit.waive is not None else ()
    if edit.waive is None and text == entry.msgstr:
        waivers = waivers_of(entry)  # they were given for this very text
    entry = entry._replace(comments=_fit_notes(entry, edit.notes))
    if edit.do is Do.APPROVE:
        if not text:
            raise Unfit(said("there is no text that could be approved"))
        return _approved(entry, text, waivers, by)
    if edit.do is Do.EDIT and text:
        return _kept(entry, text, waivers)
    return entry._replace(
        msgstr="", flags=_without_fuzzy(entry), extracted=_told(entry, _ALL), previous=None
    )


def is_done(entry: PoEntry, edit: Edit, lang: Lang) -> bool:
    """Tell whether an entry is what an edit would make of it: somebody has saved it before."""
    state = state_of(entry)
    if edit.notes is not None and _fit_notes(entry, edit.notes) != entry.comments:
        return False
    if edit.do is Do.NOTE:
        return True
    if edit.do is Do.REJECT or not edit.text.strip():
        return state is EntryState.MISSING and not entry.msgstr
    if entry.msgstr != typed_text(edit.text, entry.msgid, lang):
        return False
    if edit.waive is not None and _fit_waivers(entry, edit.waive) != waivers_of(entry):
        return False
    return (state is EntryState.REVIEWED) is (edit.do is Do.APPROVE)


_OF_MACHINE = ("mt:", "mt-hash:")
_OF_REVIEW = ("reviewed:", "waive:")
_OF_CHECKS = ("check:", "check!:", "new:")
_ALL = (*_OF_MACHINE, *_OF_REVIEW, *_OF_CHECKS)


def _told(entry: PoEntry, without: tuple[str, ...]) -> tuple[str, ...]:
    """Return an entry's extracted comments without those of some kinds; what is unknown stays."""
    return tuple(line for line in entry.extracted if not line.startswith(without))


def _without_fuzzy(entry: PoEntry) -> tuple[str, ...]:
    return tuple(flag for flag in entry.flags if flag != FUZZY)


def _approved(entry: PoEntry, text: str, waivers: tuple[Waiver, ...], by: Reviewer) -> PoEntry:
    """Return a reviewed entry: who made the text stays, what the checks said then does not."""
    told = (
        *_told(entry, (*_OF_REVIEW, *_OF_CHECKS)),
        review_note(by.name, by.day),
        *_waive_lines(entry, waivers),
    )
    return entry._replace(msgstr=text, flags=_without_fuzzy(entry), extracted=told, previous=None)


def _kept(entry: PoEntry, text: str, waivers: tuple[Waiver, ...]) -> PoEntry:
    """Return an entry that waits for its review, by which the person's text is recognised.

    A stale one stays so: its text was made from an older source.
    """
    waives = _waive_lines(entry, waivers)
    flags = entry.flags if FUZZY in entry.flags else (*entry.flags, FUZZY)
    if text == entry.msgstr:
        told = (*_told(entry, _OF_REVIEW), *waives)
        return entry._replace(flags=flags, extracted=told)
    told = _told(entry, (*_OF_REVIEW, *_OF_CHECKS))
    if not any(line.startswith("mt-hash:") for line in told):
        told = (*told, f"mt-hash: {text_hash(entry.msgstr)}")
    return entry._replace(msgstr=text, flags=flags, extracted=(*told, *waives))


def _waive_lines(entry: PoEntry, waivers: tuple[Waiver, ...]) -> tuple[str, ...]:
    """Return the notes of waivers, as they stand if they are the same."""
    if waivers == waivers_of(entry):
        return tuple(line for line in entry.extracted if line.startswith("waive:"))
    return tuple(map(waiver_note, waivers))


def _fit_waivers(entry: PoEntry, waivers: tuple[Waiver, ...]) -> tuple[Waiver, ...]:
    known = {*waivers_of(entry)}
    return tuple(dict.fromkeys(one if one in known else _fit_waiver(one) for one in waivers))


def _fit_waiver(waiver: Waiver) -> Waiver:
    if waiver.check in DAMAGE:
        raise Unfit(
            said('"{check}" cannot be waived: nobody could show such a text', check=waiver.check)
        )
    if waiver.check not in WAIVABLE:
        hint = did_you_mean(waiver.check[:40], sorted(WAIVABLE))
        message = said('there is no check "{check}"', check=waiver.check[:40])
        raise Unfit(said("{message}: {hint}", message=message, hint=hint) if hint else message)
    return waiver._replace(reason=typed_line(waiver.reason, said("the reason"), LONGEST_REASON))


def _fit_notes(entry: PoEntry, notes: tuple[str, ...] | None) -> tuple[str, ...]:
    """Return notes as comments, each in one line; those that stand there stay as they are."""
    if notes is None or notes == entry.comments:
        return entry.comments
    if len(notes) > MOST_NOTES:
        raise Unfit(said("there are more than {n} notes", n=MOST_NOTES))
    known = {*entry.comments}
    what = said("the note")
    lines = [one if one in known else typed_line(one, what, LONGEST_NOTE) for one in notes]
    if any(flag_fault(f"# {line}") for line in lines):
        raise Unfit(said("a note that says no more than “fuzzy” would be taken for a flag"))
    return tuple(line for line in lines if line or "" in known)
