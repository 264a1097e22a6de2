"""Merge of a catalog with its changed source, without an engine (msgmerge of gettext).

For each text of the source that has no translation, in this order: the memory of all catalogs; the
block that it was before an edit, if only markup, order or whole sentences changed; else that
block's translation as a stale entry, for the person or the engine that goes on from there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from pressbridge.formats.po import PoEntry
from pressbridge.translation.catalog import (
    Catalog,
    EntryState,
    entry_for,
    in_use,
    is_open,
    is_short,
    memory_entry,
    stale_entry,
    state_of,
    with_entries,
)
from pressbridge.translation.mark_alignment import TargetForms
from pressbridge.translation.memory import Memory
from pressbridge.translation.moved_signs import with_moved_sign
from pressbridge.translation.segments import Segment
from pressbridge.translation.sentence_reuse import (
    MARKS_MOVED,
    FormerText,
    KnownPart,
    join_parts,
    split_into_parts,
)
from pressbridge.words.lang import Lang
from pressbridge.words.sentences import sentences
from pressbridge.words.text import without_marks

MIN_LIKENESS = 0.5
"""Likeness from which on a text is an edit of another (Dice's coefficient of letter pairs, 0 to 1).

Below it a reviewer gains nothing from the old translation."""

MAX_PAIRS = 250_000
"""Pairs of texts that are compared in one release: beyond, it was written anew, not edited."""

_BODY = frozenset({"", "paragraph", "heading", "item", "cell", "footnote"})
"""Contexts between which a block wanders when it is edited."""


def merged_catalog(
    catalog: Catalog, wanted: Sequence[Segment], memory: Memory, forms: TargetForms
) -> Catalog:
    """Return a catalog with one entry for each segment, filled with what is known.

    ``forms`` is what parts of the source may be called in the translation.
    """
    if catalog.file.header and catalog.has_checked(wanted):
        return catalog
    found: list[PoEntry] = []
    lacking: list[Segment] = []
    for segment in wanted:
        entry = catalog.find(segment)
        if not is_open(entry):
            continue
        known = memory.find(segment, catalog.lang)
        if known is not None:
            found.append(known)
        elif entry is None or state_of(entry) is EntryState.MISSING:
            lacking.append(segment)
    texts = {segment.text for segment in wanted}
    gone = [entry for entry in catalog.file.entries if entry.msgid not in texts and _is_good(entry)]
    for segment, before in _edits(lacking, gone):
        found.append(_after_edit(segment, before, gone, catalog.lang, forms))
    return with_entries(catalog, wanted, [*found, *_repeated(lacking, found)])


def _repeated(lacking: Sequence[Segment], found: Sequence[PoEntry]) -> Iterator[PoEntry]:
    """Give a text that stands in several places what was found for it in one of them."""
    whole = [entry for entry in found if entry.previous is None]
    made = {entry.key for entry in whole}
    by_text = {entry.msgid: entry for entry in whole}
    for segment in lacking:
        if segment.key not in made and segment.text in by_text and not is_short(segment):
            yield entry_for(by_text[segment.text], segment)


def former_texts(segment: Segment, catalog: Catalog) -> tuple[FormerText, ...]:
    """Return texts that the source had once, from which a segment's sentences may come.

    A sentence keeps its translation within its release, also where it moves into another block.
    """
    return _olds(segment, [entry for entry in catalog.file.entries if entry.obsolete])


def _olds(segment: Segment, gone: Iterable[PoEntry]) -> tuple[FormerText, ...]:
    """Return the texts of entries with their translations, those first that a person has seen."""
    ranked = [
        (_SOUND.index(state), entry)
        for entry in gone
        if (state := _state(entry)) in _SOUND and _may_follow(segment, entry)
    ]
    return tuple((entry.msgid, entry.msgstr) for _, entry in sorted(ranked, key=lambda one: one[0]))


def _after_edit(
    segment: Segment, before: PoEntry, gone: Sequence[PoEntry], lang: Lang, forms: TargetForms
) -> PoEntry:
    """Return the entry that a block has after an edit: complete if nothing new was written."""
    old = _origin(before)
    same = with_moved_sign(old, segment.text, before.msgstr)
    if same and before.previous is None:
        entry = _new_entry(segment, before, same)
        return entry if state_of(entry) is EntryState.REVIEWED else memory_entry(entry)
    olds = ((old, before.msgstr), *_olds(segment, gone))
    parts = split_into_parts(segment.text, olds, forms)
    kept = [part for part in parts if isinstance(part, KnownPart)]
    was_stale = before.previous is not None
    if len(kept) < len(parts) or was_stale:
        return stale_entry(segment, before)
    text = join_parts([part.target for part in kept], lang)
    entry = _new_entry(segment, before, text)
    same_words = without_marks(segment.text) == without_marks(old)
    if state_of(entry) is EntryState.REVIEWED and same_words and kept[0].certain:
        return entry
    moved = MARKS_MOVED in before.extracted or not all(part.certain for part in kept)
    entry = memory_entry(entry)
    return entry._replace(extracted=(*entry.extracted, MARKS_MOVED)) if moved else entry


def _new_entry(segment: Segment, before: PoEntry, text: str) -> PoEntry:
    """Return an entry for a segment that has the state of the one it comes from."""
    return before._replace(
        msgctxt=segment.context, msgid=segment.text, msgstr=text,
        obsolete=False, comments=(), references=(), line=0,
    )  # fmt: skip


def _edits(
    lacking: Sequence[Segment], gone: Sequence[PoEntry]
) -> Iterator[tuple[Segment, PoEntry]]:
    """Pair new texts with the old ones that they were, the most alike first, each once.

    What is left over may be a part of a block that was split: it is paired with the most alike
    that shares a sentence with it.
    """
    if not lacking or not gone or len(lacking) * len(gone) > MAX_PAIRS:
        return
    old = [(_pairs(_origin(entry)), _sentences(_origin(entry)), entry) for entry in gone]
    ranked: list[tuple[float, bool, int, int]] = []
    for number, segment in enumerate(lacking):
        letters, words = _pairs(segment.text), _sentences(segment.text)
        for at, (others, theirs, entry) in enumerate(old):
            if _may_follow(segment, entry):
                alike, shares = _likeness(letters, others), not words.isdisjoint(theirs)
                if alike >= MIN_LIKENESS or shares:
                    ranked.append((-alike + entry.obsolete, shares, number, at))
    used: set[int] = set()
    paired: dict[int, int] = {}
    for alike, _, number, at in sorted(ranked):
        if number not in paired and at not in used and alike - gone[at].obsolete <= -MIN_LIKENESS:
            used.add(at)
            paired[number] = at
    for _, shares, number, at in sorted(ranked):
        if shares:
            paired.setdefault(number, at)
    yield from ((lacking[number], gone[at]) for number, at in sorted(paired.items()))


def _origin(entry: PoEntry) -> str:
    """Return the source text that an entry's translation was made from."""
    return entry.msgid if entry.previous is None else entry.previous


def _sentences(text: str) -> frozenset[str]:
    return frozenset(sentence.strip() for sentence in sentences(without_marks(text)))


def _may_follow(segment: Segment, entry: PoEntry) -> bool:
    return segment.context == entry.msgctxt or {segment.context, entry.msgctxt} <= _BODY


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Return how much two texts have in common, 0 to 1 (Dice's coefficient of letter pairs)."""
    if not one or not other:
        return 0.0
    return 2 * len(one & other) / (len(one) + len(other))


def _pairs(text: str) -> frozenset[str]:
    bare = without_marks(text)
    return frozenset(map("".join, pairwise(bare)))


def _is_good(entry: PoEntry) -> bool:
    """Tell whether an entry has a translation to go on from."""
    state = _state(entry)
    return state in _SOUND or (state is EntryState.STALE and bool(entry.msgstr))


def _state(entry: PoEntry) -> EntryState:
    """Return an entry's state, that of an obsolete one when it was in use."""
    return state_of(in_use(entry))


_SOUND = (EntryState.REVIEWED, EntryState.EDITED, EntryState.MACHINE)
"""Best first."""
