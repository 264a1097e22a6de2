"""What other catalogs say of texts that have no translation yet, and who borrows it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from pressbridge.build.outdated import Before
from pressbridge.compiling.context import PressRoom
from pressbridge.compiling.entry import Entry
from pressbridge.compiling.workspace import catalog_from
from pressbridge.reading.content_files import sort_files
from pressbridge.reading.tree import Tree
from pressbridge.translation.catalog import Catalog
from pressbridge.translation.memory import Memory
from pressbridge.words.digests import checksum_set, checksums
from pressbridge.words.lang import Lang
from pressbridge.words.problems import Said, said
from pressbridge.world.below import read_bytes


def memory_for(tree: Tree, entries: Collection[Entry], lacking: Collection[Entry]) -> Memory:
    """Return what all catalogs say of the untranslated texts of ``lacking``, and perhaps of more.

    ``entries`` are those of all sources, in the order of the site. A catalog is only read if it may
    have one of the texts; those of withdrawn releases are none to take from.
    """
    wanted = checksum_set(checksums(text.text for entry in lacking for text in entry.untranslated))
    return Memory(_catalogs(tree, entries, wanted))


def _catalogs(tree: Tree, entries: Collection[Entry], wanted: frozenset[int]) -> Iterator[Catalog]:
    """Yield the catalogs that have one of the texts; those that translate a source come first."""
    langs = {one.path: one.lang for one in tree.content_files.companions if one.is_catalog}
    used = {entry.catalog for entry in entries}
    for entry in entries:
        lends = entry.lends and entry.catalog in langs
        if lends and not wanted.isdisjoint(checksum_set(entry.catalog_texts)):
            found = _catalog(tree, entry.catalog, langs[entry.catalog])
            if found:
                yield found[0]
    for path, lang in langs.items():
        found = _catalog(tree, path, lang) if path not in used else None
        if found and not found[1]:  # one that is damaged is no memory
            yield found[0]


def _catalog(tree: Tree, path: str, lang: Lang) -> tuple[Catalog, tuple[object, ...]] | None:
    try:
        data = read_bytes(tree.at(path))
    except OSError:
        return None  # complained about by its source, or of no use
    return catalog_from(path, lang, lambda _: data)


def borrowers(before: Before, fresh: Mapping[str, Entry], room: PressRoom) -> dict[str, Said]:
    """Return other sources that may take a text from a catalog that changed, with the reason.

    They lack a text that a catalog of a compiled source has now, or had before.
    """
    lacking = before.findings.untranslated if before.findings else {}
    lacking = {p: text for p, text in lacking.items() if p in room.places and p not in fresh}
    if not lacking:
        return {}
    if _leftover_changed(before, fresh):
        return dict.fromkeys(lacking, said("a catalog without a source came, went or changed"))
    was = before.entries.some(fresh)
    gone = before.entries.all().keys() - room.places.keys() if _sources_went(before, room) else ()
    entries = [*fresh.values(), *was.values(), *before.entries.some(gone).values()]
    offered = checksum_set(*(entry.catalog_texts for entry in entries))
    return {
        path: said("another catalog that has a text it lacks changed")
        for path, texts in lacking.items()
        if not offered.isdisjoint(checksum_set(texts))
    }


def _sources_went(before: Before, room: PressRoom) -> bool:
    return before.globals is None or before.globals.slugs != room.globals.slugs


def _leftover_changed(before: Before, fresh: Mapping[str, Entry]) -> bool:
    """Tell whether a catalog that translates nothing (any more) may be other than before."""
    if before.changes is None:
        return True
    changed = sort_files(sorted(name for name in before.changes.content if name.endswith(".po")))
    was = before.entries.some(one.source for one in changed.companions)
    return any(
        all(
            known is None or known.catalog != one.path
            for known in (was.get(one.source), fresh.get(one.source))
        )
        for one in changed.companions
    )
