"""Saving: edits into a catalog, entry by entry, and never over what changed on disk meanwhile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from pressbridge.formats.encoding import decode_text
from pressbridge.formats.po import PoEntry, PoFile, write_po
from pressbridge.formats.po_splice import spliced
from pressbridge.reading.content_files import CONTENT
from pressbridge.review.edits import Do, Edit, Reviewer, edited, is_done
from pressbridge.review.opened import (
    NO_PASSAGE,
    NO_ROOM,
    NotReviewable,
    OpenSource,
    entry_digest,
    open_room,
    open_source,
)
from pressbridge.review.plain import plain
from pressbridge.review.requests import SaveRequest
from pressbridge.review.sheet import Passage, open_findings, passage_of
from pressbridge.review.typed import Unfit
from pressbridge.run import Options
from pressbridge.translation.catalog import (
    Catalog,
    EntryState,
    new_header,
    read_catalog,
    state_of,
)
from pressbridge.translation.segments import Segment
from pressbridge.words.moments import ZONE
from pressbridge.words.problems import Said, has_errors, said
from pressbridge.world.below import Below, file_hash, read_bytes, stamp
from pressbridge.world.files import place_below, replace_below
from pressbridge.world.lock import joined_lock

PATIENCE = 10.0
"""Seconds that a save waits for a build that is at work."""
_TRIES = 3


class Refusal(NamedTuple):
    """An edit that was not saved, and why."""

    key: str
    message: Said


class Saved(NamedTuple):
    """Result of a request to save."""

    version: str
    """Digest of the catalog's file afterwards."""
    saved: tuple[str, ...]
    """Keys of the passages that are on disk now as they were sent."""
    conflicts: tuple[Passage, ...]
    """Passages that somebody else changed meanwhile, as they are on disk."""
    refused: tuple[Refusal, ...]
    passages: tuple[Passage, ...]
    """The saved passages as they are on disk now."""

    def as_data(self) -> object:
        """Return the answer as JSON can hold it."""
        return plain(self)


class _Judged(NamedTuple):
    """Edits of a request, judged against the catalog as the disk has it."""

    entries: tuple[PoEntry, ...]
    """New entries to store."""
    saved: tuple[str, ...]
    conflicts: tuple[str, ...]
    refused: tuple[Refusal, ...]


class Changed(Exception):  # noqa: N818 - nobody's mistake
    """A catalog was written by another program between two looks at it."""


def save(
    options: Options,
    request: SaveRequest,
    day: date | None = None,
    *,
    from_file: bool = False,
    patience: float | None = None,
) -> Saved:
    """Save what a reviewer did, if it is of what the disk has; all else comes back.

    An approval that leaves a hard finding open is refused; one ``from_file``, whose sender nobody
    can ask now, is kept as an edit that waits for its review. ``day`` is that of the approval, if
    it was not today. Raises NotReviewable where there is nothing to review, Busy while a build
    takes longer than ``patience`` (seconds; else ``PATIENCE``), and OSError.
    """
    with joined_lock(options.root, patience=PATIENCE if patience is None else patience):
        for _ in range(_TRIES - 1):
            try:
                return _saved(options, request, day, from_file)
            except Changed:
                continue
        try:
            return _saved(options, request, day, from_file)
        except Changed:
            message = said("another program writes this catalog again and again")
            raise OSError(None, message) from None


def _opened(options: Options, request: SaveRequest) -> OpenSource:
    room, problems = open_room(options)
    if room is None:
        raise NotReviewable(problems[0].what if problems else NO_ROOM)
    return open_source(room, request.path, request.to)


def _again(options: Options, opened: OpenSource, request: SaveRequest) -> OpenSource:
    """Open a source once more after a save; the names of all files only if there is a new one."""
    if opened.version:
        return open_source(opened.room, request.path, request.to)
    return _opened(options, request)


def _saved(
    options: Options,
    request: SaveRequest,
    day: date | None,
    from_file: bool,  # noqa: FBT001 - as ``save`` was told
) -> Saved:
    opened = _opened(options, request)
    by = Reviewer(request.name, day or options.now.astimezone(ZONE).date())
    edits = request.edits
    if from_file:
        edits = tuple(_kept_if_doubtful(opened, edit, by) for edit in edits)
    judged = _judged(opened, edits, by)
    if judged.entries:
        _store(options, opened, judged.entries)
        opened = _again(options, opened, request)
    segments = opened.segments
    return Saved(
        version=opened.version,
        saved=judged.saved,
        conflicts=tuple(passage_of(opened, segments[key]) for key in judged.conflicts),
        refused=judged.refused,
        passages=tuple(passage_of(opened, segments[key]) for key in judged.saved),
    )


def _judged(opened: OpenSource, edits: Sequence[Edit], by: Reviewer) -> _Judged:
    """Tell what of some edits may be saved. An entry that is as it was to be is saved already."""
    entries: list[PoEntry] = []
    saved: list[str] = []
    conflicts: list[str] = []
    refused: list[Refusal] = []
    for edit in edits:
        segment = opened.segments.get(edit.key)
        if segment is None:
            refused.append(Refusal(edit.key, NO_PASSAGE))
            continue
        entry = opened.entry(segment)
        try:
            if edit.entry == entry_digest(entry):
                new = edited(entry, edit, by, opened.lang)
                doubt = _doubt(opened, segment, new) if edit.do is Do.APPROVE else None
                if doubt is not None:
                    raise Unfit(said(_NOT_APPROVED, fault=doubt))  # noqa: TRY301 - refused as all
                entries.append(new)
                saved.append(edit.key)
            else:
                done = is_done(entry, edit, opened.lang)
                (saved if done else conflicts).append(edit.key)
        except Unfit as wrong:
            refused.append(Refusal(edit.key, wrong.message))
    return _Judged(tuple(entries), tuple(saved), tuple(conflicts), tuple(refused))


_NOT_APPROVED = said("not approved: {fault}. Correct the text, or say why it is right")


def _doubt(opened: OpenSource, segment: Segment, approved: PoEntry) -> Said | None:
    """Return the hard finding that a reviewed entry leaves open, which nobody has declared right.

    None if there is none.
    """
    found = open_findings(opened, segment, approved)
    return next((one.message for one in found if one.hard), None)


def _kept_if_doubtful(opened: OpenSource, edit: Edit, by: Reviewer) -> Edit:
    """Return an edit, but for an approval that leaves a hard finding open one that keeps its text.

    Where somebody has approved just this text already, that stands.
    """
    segment = opened.segments.get(edit.key)
    if edit.do is not Do.APPROVE or segment is None:
        return edit
    entry = opened.entry(segment)
    try:
        new = edited(entry, edit, by, opened.lang)
    except Unfit:  # it is refused as it is
        return edit
    if _doubt(opened, segment, new) is None:
        return edit
    is_approved = state_of(entry) is EntryState.REVIEWED and new.msgstr == entry.msgstr
    return edit._replace(do=Do.NOTE if is_approved else Do.EDIT)


def _store(options: Options, opened: OpenSource, entries: Sequence[PoEntry]) -> None:
    """Write some entries into the catalog on disk. Raises Changed if it is another by now."""
    at = place_below(options.root / CONTENT, options.root / opened.catalog.path)
    data = _bytes_at(at, opened)
    new = with_entries_stored(data, opened, entries)
    if _bytes_at(at, opened) != data:
        raise Changed
    replace_below(at, new)


def _bytes_at(at: Below, opened: OpenSource) -> bytes:
    """Return the bytes of the catalog that was opened; nothing where there was none.

    Raises Changed if it is another by now, and OSError for what is no file.
    """
    if opened.version:
        data = read_bytes(at)
        if file_hash(data).hex() != opened.version:
            raise Changed
        return data
    with suppress(FileNotFoundError):
        stamp(at)
        raise Changed
    return b""


def with_entries_stored(data: bytes, opened: OpenSource, entries: Sequence[PoEntry]) -> bytes:
    """Return the bytes of a catalog in which some entries are others than before.

    All other entries keep their bytes. ``data`` is what the file has, empty for none. Where the
    result would not read as it was meant, the whole file is written anew.
    """
    stored = opened.stored
    places = _placed(opened, entries)
    text = data.decode("utf-8-sig")
    if stored.file.header or stored.file.entries:
        mark = data[: len(data) - len(text.encode())]  # a byte order mark stays
        found = mark + spliced(text, places.changed, places.added).encode()
        if _reads_as(found, stored, stored.file, places.wanted):
            return found
    file = replace(stored.file, header=stored.file.header or new_header(stored.lang))
    found = write_po(replace(file, entries=places.wanted)).encode()
    if not _reads_as(found, stored, file, places.wanted):
        raise OSError(None, said("the catalog could not be written as it was meant"))
    return found


class _Places(NamedTuple):
    """Where new entries of a catalog belong."""

    wanted: tuple[PoEntry, ...]
    """All entries of the new catalog."""
    changed: Mapping[int, PoEntry | None]
    """Entries by the line of those that they take the place of; None for what goes."""
    added: Mapping[int, Sequence[PoEntry]]
    """Entries by the line of that behind which they come: it stands before them on the page."""


def _placed(opened: OpenSource, entries: Sequence[PoEntry]) -> _Places:
    """Return where the new entries of some passages belong."""
    new = {entry.key: entry for entry in entries}
    stored = opened.stored.file.entries
    kept: dict[tuple[str, str], PoEntry] = {}
    for one in sorted(stored, key=lambda one: one.obsolete):  # one that is in use goes first
        kept.setdefault(one.key, one)
    changed: dict[int, PoEntry | None] = {}
    for one in stored:
        if one.key in new and (one is kept[one.key] or not new[one.key].msgstr):
            # A dead copy of a text that somebody rejects would come back in its place.
            changed[one.line] = new[one.key] if one is kept[one.key] else None
    added: dict[int, list[PoEntry]] = {}
    last = 0
    for segment in opened.segments.values():
        if segment.key in kept:
            last = last if kept[segment.key].obsolete else kept[segment.key].line
        elif segment.key in new:
            added.setdefault(last, []).append(new[segment.key])
    wanted: list[PoEntry | None] = [*added.get(0, ())]
    for one in stored:
        wanted += changed.get(one.line, one), *added.get(one.line, ())
    return _Places(tuple(filter(None, wanted)), changed, added)


def _reads_as(data: bytes, catalog: Catalog, file: PoFile, wanted: Sequence[PoEntry]) -> bool:
    """Tell whether a catalog's bytes are read as a file with the entries that are wanted."""
    text, mistakes = decode_text(data, catalog.path, catalog=True)
    if text is None or has_errors(mistakes):
        return False
    found, problems = read_catalog(text, catalog.path, catalog.lang)
    return not problems and _bare(found.file) == _bare(replace(file, entries=tuple(wanted)))


def _bare(file: PoFile) -> PoFile:
    return replace(file, entries=tuple(entry._replace(line=0) for entry in file.entries))
