"""The translation memory: what any catalog of the press room says of the very same text.

Only whole segments are used again, never single sentences of other releases: sentences need their
surroundings (docs/engines.md). Catalogs whose source was renamed, moved or removed count too.
"""

from __future__ import annotations

from collections.abc import Iterable

from pressbridge.formats.po import PoEntry
from pressbridge.translation.catalog import (
    Catalog,
    EntryState,
    entry_for,
    in_use,
    is_short,
    state_of,
)
from pressbridge.translation.segments import Segment
from pressbridge.words.lang import Lang

_USABLE = (EntryState.REVIEWED, EntryState.EDITED, EntryState.MACHINE, EntryState.FAILED)
"""Best first. A failed answer is no translation, but it is not bought a second time either."""


class Memory:
    """Translation memory: index of all translated texts in the catalogs of both directions."""

    def __init__(self, catalogs: Iterable[Catalog]) -> None:
        """``catalogs`` in order of preference: of two equally good entries the first one counts."""
        self._exact: dict[tuple[Lang, str, str], PoEntry] = {}
        self._by_text: dict[tuple[Lang, str], PoEntry] = {}
        ranked = [
            (rank, catalog.lang, entry)
            for catalog in catalogs
            for entry in catalog.file.entries
            if (rank := _rank(entry)) is not None
        ]
        for _, lang, entry in sorted(ranked, key=lambda found: found[0]):
            self._exact.setdefault((lang, *entry.key), entry)
            self._by_text.setdefault((lang, entry.msgid), entry)

    def find(self, segment: Segment, lang: Lang) -> PoEntry | None:
        """Return an entry for a segment, as it belongs into another catalog; ``None`` for none.

        Its state comes with it: a person has checked these very words. Short texts are ambiguous
        and count only in the same context.
        """
        found = self._exact.get((lang, *segment.key))
        if found is None and not is_short(segment):
            found = self._by_text.get((lang, segment.text))
        if found is None:
            return None
        mine = found._replace(obsolete=False, comments=(), references=(), line=0)
        return entry_for(mine, segment)


def _rank(entry: PoEntry) -> int | None:
    """Return how good an entry is, the obsolete ones after those in use; ``None`` for no use."""
    state = state_of(in_use(entry))
    if state not in _USABLE:
        return None
    return 2 * _USABLE.index(state) + entry.obsolete
