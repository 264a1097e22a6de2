"""Catalogs: a release's translations in one direction, each with its state (docs/design.md §6)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cached_property

from pressbridge.formats.markdown.document import SHORT_TEXT
from pressbridge.formats.po import FUZZY, PoEntry, PoFile, read_po, write_po
from pressbridge.translation.segments import Segment
from pressbridge.words.digests import digest
from pressbridge.words.invisible import without_ignorable
from pressbridge.words.lang import Lang
from pressbridge.words.problems import Problem
from pressbridge.words.text import one_line, storable, without_marks

_NOTE = re.compile(r"(mt|mt-hash|check!|check|waive|new|reviewed):\s*(.*)")


class EntryState(StrEnum):
    """State of an entry of a catalog: who made or checked its translation."""

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
    """No passage of the source has this text now; kept, for the text may come back."""


def state_of(entry: PoEntry) -> EntryState:
    """Return the state of an entry, which its flag, comments and text say."""
    if entry.obsolete:
        return EntryState.OBSOLETE
    fuzzy = FUZZY in entry.flags  # not entry.fuzzy: this is asked of each entry again and again
    if not fuzzy and entry.msgstr.strip():
        return EntryState.REVIEWED
    if fuzzy and entry.previous is not None:
        return EntryState.STALE
    if is_edited(entry):
        return EntryState.EDITED if entry.msgstr.strip() else EntryState.MISSING
    if note(entry, "check!"):
        return EntryState.FAILED
    return EntryState.MACHINE if entry.msgstr.strip() else EntryState.MISSING


def in_use(entry: PoEntry) -> PoEntry:
    """Return an entry as it is in use: an obsolete one without its mark ``#~``."""
    return entry._replace(obsolete=False) if entry.obsolete else entry


def note(entry: PoEntry, name: str) -> str:
    """Return the value of Pressbridge's comment ``#. NAME: value``, or an empty string."""
    return next(iter(notes(entry, name)), "")


def notes(entry: PoEntry, name: str) -> tuple[str, ...]:
    """Return the values of all comments ``#. NAME: value``, in order."""
    if not entry.extracted:
        return ()  # as for nearly every text that a person has checked
    matches = (_NOTE.fullmatch(line) for line in entry.extracted)
    return tuple(match[2].strip() for match in matches if match and match[1] == name)


def text_hash(text: str) -> str:
    """Return the hash of a text (``#. mt-hash``) by which a person's edit is recognised."""
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


def failed_entry(segment: Segment, text: str, engine: str, day: date, *reasons: str) -> PoEntry:
    """Return the entry for an answer that must not be published; kept, and not bought again."""
    entry = machine_entry(segment, text, engine, day)
    checks = (one_line(f"check!: {reason}") for reason in reasons)
    return entry._replace(extracted=(*entry.extracted, *checks))


def entry_for(entry: PoEntry, segment: Segment) -> PoEntry:
    """Return a found entry as one for a segment.

    Its state comes with it: a person has checked these very words. But where a short text stood in
    another context, nobody has checked it for this one. (Without a context it was meant for all.)
    """
    plain = entry._replace(msgctxt=segment.context)
    known = state_of(plain) is not EntryState.REVIEWED
    if known or entry.msgctxt in ("", segment.context) or not is_short(segment):
        return plain
    return memory_entry(plain)


def memory_entry(entry: PoEntry) -> PoEntry:
    """Return an entry that was made from known translations, flagged for a person to look at."""
    made_by = tuple(line for line in entry.extracted if line.startswith("mt: "))
    notes = (*(made_by or ("mt: memory",)), f"mt-hash: {text_hash(entry.msgstr)}")
    return entry._replace(flags=(FUZZY,), extracted=notes, previous=None)


def stale_entry(segment: Segment, before: PoEntry) -> PoEntry:
    """Return the entry for a changed text: what its old text was called, and the old text."""
    return PoEntry(
        msgctxt=segment.context,
        msgid=segment.text,
        msgstr=before.msgstr,
        flags=(FUZZY,),
        extracted=(f"mt-hash: {text_hash(before.msgstr)}",),
        previous=before.msgid if before.previous is None else before.previous,
    )


def is_open(entry: PoEntry | None) -> bool:
    """Tell whether a machine may fill an entry: missing, or stale and not touched by a person."""
    if entry is None:
        return True
    state = state_of(entry)
    return state is EntryState.MISSING or (state is EntryState.STALE and not is_edited(entry))


def is_edited(entry: PoEntry) -> bool:
    """Tell whether a person has changed the text since a machine wrote it."""
    recorded = note(entry, "mt-hash")
    return bool(recorded) and recorded != text_hash(entry.msgstr)


def is_short(segment: Segment) -> bool:
    """Tell whether a text is too short to mean the same everywhere."""
    return len(without_marks(segment.text)) < SHORT_TEXT


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
        found = exact.get(segment)
        if found is None and segment.text in loose:
            found = entry_for(loose[segment.text], segment)
        return found

    def state(self, segment: Segment) -> EntryState:
        """Return the state of a segment's entry; a segment without one is missing."""
        entry = self.find(segment)
        return state_of(entry) if entry else EntryState.MISSING

    def has_checked(self, wanted: Sequence[Segment]) -> bool:
        """Tell whether the catalog has just these segments, in order, all checked by a person.

        Most catalogs do, and then there is nothing to merge.
        """
        entries = self.file.entries
        return len(entries) == len(wanted) and all(
            entry.msgid == segment.text
            and entry.msgctxt == segment.context
            and state_of(entry) is EntryState.REVIEWED
            for entry, segment in zip(entries, wanted, strict=True)
        )

    @cached_property
    def _index(self) -> tuple[dict[tuple[str, str], PoEntry], dict[str, PoEntry]]:
        exact: dict[tuple[str, str], PoEntry] = {}
        loose: dict[str, PoEntry] = {}
        for entry in map(in_use, sorted(self.file.entries, key=_preference)):
            exact.setdefault(entry.key, entry)
            loose.setdefault(entry.msgid, entry)
        return exact, loose

    def to_text(self) -> str:
        """Return the catalog as a PO file."""
        return write_po(self.file)


def _preference(entry: PoEntry) -> int:
    """Rank entries of one text: those in use, those only kept, failed ones, empty ones."""
    state = state_of(in_use(entry))
    if state in _FILLABLE:
        return 3 if state is EntryState.MISSING else 2
    return 1 if entry.obsolete else 0


def read_catalog(text: str, path: str, lang: Lang) -> tuple[Catalog, tuple[Problem, ...]]:
    """Read a catalog. An empty file is an empty catalog."""
    file, problems = read_po(text, path)
    if without_ignorable(text) != text:
        file = replace(file, entries=tuple(map(_without_idle, file.entries)))
    return Catalog(path, lang, file), problems


def _without_idle(entry: PoEntry) -> PoEntry:
    """Return an entry without signs that nobody sees; a machine's text stays a machine's."""
    msgstr = without_ignorable(entry.msgstr)
    told = entry.extracted
    if not is_edited(entry):
        old, new = (f"mt-hash: {text_hash(text)}" for text in (entry.msgstr, msgstr))
        told = tuple(new if line == old else line for line in told)
    return entry._replace(
        msgid=without_ignorable(entry.msgid),
        msgstr=msgstr,
        msgctxt=without_ignorable(entry.msgctxt),
        previous=entry.previous and without_ignorable(entry.previous),
        extracted=told,
    )


def with_entries(catalog: Catalog, wanted: Sequence[Segment], new: Iterable[PoEntry]) -> Catalog:
    """Return the catalog brought up to date with its source.

    One entry per segment in the source's order; ``new`` fills those that a machine may fill. What
    the source no longer has becomes obsolete and is kept if it was ever translated. A text that
    comes back finds its old translation again. A reviewed or edited entry is never changed.
    """
    made = {entry.key: entry for entry in new}
    live = tuple(_updated(catalog, segment, made) for segment in wanted)
    if not made and live == catalog.file.entries and catalog.file.header:
        return catalog  # as nearly always: nothing is new, nothing is gone
    kept = {entry.key for entry in live}
    gone = [entry for entry in catalog.file.entries if entry.key not in kept]
    gone += _replaced(catalog, kept, made)
    lost = (entry for entry in gone if entry.msgstr and not _is_copy(entry, catalog))
    dead = [entry._replace(obsolete=True) for entry in lost]
    header = catalog.file.header or new_header(catalog.lang)
    file = replace(catalog.file, header=header, entries=(*live, *dead))
    # Where it is the same, it need not be looked through once more.
    return catalog if file == catalog.file else replace(catalog, file=file)


_FILLABLE = frozenset({EntryState.MISSING, EntryState.FAILED})


def _updated(catalog: Catalog, segment: Segment, made: dict[tuple[str, str], PoEntry]) -> PoEntry:
    entry, fresh = catalog.find(segment), made.get(segment)
    if fresh and (is_open(entry) or (entry is not None and state_of(entry) in _FILLABLE)):
        return fresh._replace(comments=entry.comments) if entry else fresh
    if entry is None:
        return PoEntry(msgctxt=segment.context, msgid=segment.text)
    if not note(entry, "reviewed") or state_of(entry) is EntryState.REVIEWED:
        return entry
    told = (line for line in entry.extracted if not line.startswith("reviewed:"))
    return entry._replace(extracted=tuple(told))  # somebody has taken the review back


def _replaced(
    catalog: Catalog, kept: AbstractSet[tuple[str, str]], made: Mapping[tuple[str, str], PoEntry]
) -> list[PoEntry]:
    """Return the old texts of stale entries that are filled now, unless they have an entry."""
    known = kept | {entry.key for entry in catalog.file.entries}
    found = {
        (entry.msgctxt, entry.previous): entry._replace(msgid=entry.previous, previous=None)
        for entry in catalog.file.entries
        if entry.key in kept & made.keys() and entry.previous is not None and is_open(in_use(entry))
    }
    return [entry for key, entry in found.items() if key not in known]


def _is_copy(entry: PoEntry, catalog: Catalog) -> bool:
    """Tell whether an entry only repeats, below a newer text, what its old text has anyway."""
    if entry.obsolete or state_of(entry) is not EntryState.STALE or is_edited(entry):
        return False
    said = (entry.previous, entry.msgstr)  # in the entry that it was made from
    return any((other.msgid, other.msgstr) == said for other in catalog.file.entries)


def new_header(lang: Lang) -> str:
    """Return the header of a new catalog. No dates: they would change without a reason."""
    return (
        f"Language: {lang}\nMIME-Version: 1.0\n"
        "Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n"
    )


def has_new_translations(before: Catalog, after: Catalog) -> bool:
    """Tell whether a catalog has translations, in use, that another does not have."""
    if after.file is before.file:
        return False
    known = {(e.key, e.msgstr, e.flags) for e in before.file.entries if not e.obsolete}
    new = (e for e in after.file.entries if e.msgstr and not e.obsolete)
    return any((e.key, e.msgstr, e.flags) not in known for e in new)
