"""Reviews: who approved a translation and when, as a catalog records it (``#. reviewed:``)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from typing import NamedTuple

from pressbridge.fidelity.pair import Finding
from pressbridge.formats.po import PoEntry
from pressbridge.translation.catalog import EntryState, note, notes, state_of
from pressbridge.words.text import one_line

DAMAGE = frozenset({"marks", "invisible"})
"""Checks whose findings no reading by a person makes right: nobody sees or can show such signs."""
_REVIEWED = re.compile(r"(.*\S)\s+(\d{4}-\d{2}-\d{2})")
_WAIVED = re.compile(r"[^(]*(?:\((.*)\))?[^)]*")


class Review(NamedTuple):
    """Approval of a translation."""

    name: str
    """Name of the person who approved it."""
    day: date


class Waiver(NamedTuple):
    """Finding that a person has declared right for one passage (``#. waive: CHECK (reason)``)."""

    check: str
    reason: str = ""


def review_of(entry: PoEntry) -> Review | None:
    """Return who approved an entry; None for one that is not reviewed now, or has no note.

    A reviewed entry without the note is as valid: a person took the flag away by hand.
    """
    if not entry.extracted or state_of(entry) is not EntryState.REVIEWED:
        return None
    found = _REVIEWED.fullmatch(note(entry, "reviewed"))
    with suppress(ValueError):  # 2026-02-30
        return Review(found[1], date.fromisoformat(found[2])) if found else None
    return None


def review_note(name: str, day: date) -> str:
    """Return the note of an entry that somebody approves on a day."""
    return one_line(f"reviewed: {name} {day.isoformat()}")


def waivers_of(entry: PoEntry) -> tuple[Waiver, ...]:
    """Return the waivers of an entry; several checks in one line share its reason."""
    found: list[Waiver] = []
    for line in notes(entry, "waive"):
        match = _WAIVED.fullmatch(line)
        reason = (match[1] or "") if match else ""
        found += [Waiver(name, reason) for name in _names_in(line) if name]
    return tuple(dict.fromkeys(found))


def waived_names(entry: PoEntry) -> frozenset[str]:
    """Return what stands in the waivers of an entry for names of checks, whether they are any."""
    return frozenset(name for line in notes(entry, "waive") for name in _names_in(line))


def _names_in(line: str) -> list[str]:
    return [word.strip(",;") for word in line.partition("(")[0].split()]


def left_open(entry: PoEntry, found: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return those of the findings about a reviewed entry that its review does not settle.

    A person has read the text; damage stays damage.
    """
    settled = (waived_names(entry) | {"sensitive"}) - DAMAGE
    return tuple(one for one in found if one.check not in settled)


def waiver_note(waiver: Waiver) -> str:
    """Return the note of a waiver."""
    return one_line(f"waive: {waiver.check}" + (f" ({waiver.reason})" if waiver.reason else ""))
