"""What the other catalogs say of texts that have no translation yet."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from pressbridge.formats.po_values import quoted
from pressbridge.press.digest import Digest
from pressbridge.press.room import catalog_from
from pressbridge.reading.tree import Tree
from pressbridge.translation.catalog import Catalog
from pressbridge.translation.memory import Memory
from pressbridge.words.lang import Lang
from pressbridge.world.below import read_bytes

_MSGID = re.compile(
    rb'^(?:#~ ?)?msgid "([^"\\]*+(?:\\.[^"\\]*+)*+)"\s*(\n(?:#~ ?)?")?', re.MULTILINE
)


def memory_for(tree: Tree, digests: Collection[Digest]) -> Memory:
    """Return what all catalogs say of the open texts of these digests, and perhaps of more.

    ``digests`` are those of all sources, in the order of the site. A catalog is only parsed if it
    has one of the texts; those of withdrawn releases are none to take from.
    """
    wanted = {quoted(segment.text)[1:-1].encode() for digest in digests for segment in digest.open}
    return Memory(_catalogs(tree, digests, wanted))


def _catalogs(
    tree: Tree, digests: Iterable[Digest], wanted: Collection[bytes]
) -> Iterator[Catalog]:
    """Yield the catalogs that have one of the texts; those that translate a source come first."""
    langs = {one.path: one.lang for one in tree.layout.companions if one.is_catalog}
    used = {one.catalog: one.lends for one in digests if one.catalog in langs}
    for path in (*used, *(path for path in langs if path not in used)):
        if not used.get(path, True):
            continue
        found = _catalog(tree, path, langs[path], wanted)
        if found and (path in used or not found[1]):
            yield found[0]


def _catalog(
    tree: Tree, path: str, lang: Lang, wanted: Collection[bytes]
) -> tuple[Catalog, tuple[object, ...]] | None:
    try:
        data = read_bytes(tree.at(path))
    except OSError:
        return None  # complained about by its source, or of no use
    if not any(match[2] or match[1] in wanted for match in _MSGID.finditer(data)):
        return None
    return catalog_from(path, lang, lambda _: data)
