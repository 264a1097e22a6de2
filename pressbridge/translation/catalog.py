"""Catalogs: a release's translations in one direction, each with its state (docs/design.md §6)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cached_property

from pressbridge.formats.po import FUZZY, PoEntry, PoFile, read_po, write_po
from pressbridge.translation.segments import Segment
from pressbridge.words.digests import digest
from pressbridge.words.lang import Lang
from pressbridge.words.problems import Problem
from pressbridge.words.text import storable

_NOTE = re.compile(r"(mt|mt-hash|check!|waive):\s*(.*)")


class EntryState(StrEnum):
    """What is known of a stored translation."""

    REVIEWED = "reviewed"
    MACHINE = "machine"
    EDITED = "edited"
    """A person changed the engine's text and left the flag: never overwritten."""
    STALE = "stale"
    """Made from an older source text: never published."""
    FAILED = "failed"
    """A check said no: treated as missing, not bought again."""
    MISSING = "missing"
    OBSOLETE = "obsolete"
    """Its source text is gone; kept, because it comes back with it."""


def state_of(entry: PoEntry) -> EntryState:
    """Return the state that an entry's flag, comments and text stand for."""
    if entry.obsolete:
        return EntryState.OBSOLETE
    if not entry.fuzzy and entry.msgstr.strip():
        return EntryState.REVIEWED
    if entry.fuzzy and entry.previous is not None:
        return EntryState.STALE
    recorded = note(entry, "mt-hash")
    if recorded and recorded != text_hash(entry.msgstr):
        return EntryState.EDITED if entry.msgstr.strip() else EntryState.MISSING
    if note(entry, "check!"):
        return EntryState.FAILED
    return EntryState.MACHINE if entry.msgstr.strip() else EntryState.MISSING


def note(entry: PoEntry, name: str) -> str:
    """Return what an ``#. NAME: value`` comment of ours says, or an empty string."""
    for line in entry.extracted:
        match = _NOTE.fullmatch(line)
        if match and match[1] == name:
            return match[2].strip()
    return ""


def text_hash(text: str) -> str:
    """Return the hash by which a person's edit of an engine's text is recognised."""
    return digest(text)


def machine_entry(segment: Segment, text: str, engine: str, day: date) -> PoEntry:
    """Return the entry for an engine's translation that may be published with a notice.

    What no file may hold is taken out first: the text must be the same when it is read again.
    """
    text = storable(text)
    return PoEntry(
        msgctxt=segment.context,
        msgid=segment.text,
        msgstr=text,
        flags=(FUZZY,),
        extracted=(f"mt: {engine} {day.isoformat()}", f"mt-hash: {text_hash(text)}"),
    )


def failed_entry(segment: Segment, text: str, engine: str, day: date, reason: str) -> PoEntry:
    """Return the entry for an answer that must not be published; kept, and not bought again."""
    entry = machine_entry(segment, text, engine, day)
    return replace(entry, extracted=(*entry.extracted, f"check!: {reason}"))


@dataclass(frozen=True)
class Catalog:
    """The stored translations of one source into one language."""

    path: str
    lang: Lang
    file: PoFile = field(default_factory=PoFile)

    def find(self, segment: Segment) -> PoEntry | None:
        """Return the entry for a segment: by context and text, else by text alone.

        A text that came back to the source has its old translation again.
        """
        exact, loose = self._index
        return exact.get(segment.key) or loose.get(segment.text)

    def state(self, segment: Segment) -> EntryState:
        """Return the state of a segment's entry; a segment without one is missing."""
        entry = self.find(segment)
        return state_of(entry) if entry else EntryState.MISSING

    @cached_property
    def _index(self) -> tuple[dict[tuple[str, str], PoEntry], dict[str, PoEntry]]:
        exact: dict[tuple[str, str], PoEntry] = {}
        loose: dict[str, PoEntry] = {}
        for entry in sorted(self.file.entries, key=_preference):
            found = replace(entry, obsolete=False)
            exact.setdefault(entry.key, found)
            loose.setdefault(entry.msgid, found)
        return exact, loose

    def to_text(self) -> str:
        """Return the catalog as a PO file."""
        return write_po(self.file)


def _preference(entry: PoEntry) -> int:
    """Rank entries of one text: those in use, those only kept, failed ones, empty ones."""
    state = state_of(replace(entry, obsolete=False))
    if state in _FILLABLE:
        return 3 if state is EntryState.MISSING else 2
    return 1 if entry.obsolete else 0


def read_catalog(text: str, path: str, lang: Lang) -> tuple[Catalog, tuple[Problem, ...]]:
    """Read a catalog. An empty file is an empty catalog."""
    file, problems = read_po(text, path)
    return Catalog(path, lang, file), problems


def with_entries(catalog: Catalog, wanted: Sequence[Segment], new: Iterable[PoEntry]) -> Catalog:
    """Return the catalog brought up to date with its source.

    One entry per segment in the source's order; ``new`` fills those that have no translation.
    What the source no longer has becomes obsolete and is kept if it was ever translated. A text
    that comes back finds its old translation again. A reviewed or edited entry is never changed.
    """
    made = {entry.key: entry for entry in new}
    live = [_updated(catalog, segment, made) for segment in wanted]
    kept = {entry.key for entry in live}
    dead = [
        replace(entry, obsolete=True)
        for entry in catalog.file.entries
        if entry.key not in kept and entry.msgstr
    ]
    header = catalog.file.header or _header(catalog.lang)
    return replace(catalog, file=replace(catalog.file, header=header, entries=(*live, *dead)))


_FILLABLE = frozenset({EntryState.MISSING, EntryState.FAILED})


def _updated(catalog: Catalog, segment: Segment, made: dict[tuple[str, str], PoEntry]) -> PoEntry:
    entry = catalog.find(segment)
    if entry is not None and state_of(entry) not in _FILLABLE:
        return replace(entry, msgctxt=segment.context)
    if segment.key in made:
        fresh = made[segment.key]
        return replace(fresh, comments=entry.comments) if entry else fresh
    if entry is not None:
        return replace(entry, msgctxt=segment.context)
    return PoEntry(msgctxt=segment.context, msgid=segment.text)


def _header(lang: Lang) -> str:
    """Return the header of a new catalog. No dates: they would change without a reason."""
    return (
        f"Language: {lang}\nMIME-Version: 1.0\n"
        "Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n"
    )
