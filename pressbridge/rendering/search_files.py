"""The bytes of the files of the search index (docs/search.md)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pressbridge.rendering.parts import SearchNamesParts, SearchYearParts
from pressbridge.rendering.references import ResolvedReferences
from pressbridge.searching.shards import year_files


def search_files(
    parts: SearchYearParts, resolved: ResolvedReferences, names: Iterable[str]
) -> Iterator[tuple[str, bytes]]:
    """Yield (output file, bytes) of those files of a year's index whose names are given."""
    documents = [(address, resolved.pieces(path)) for path, address in parts.documents]
    by_name = {name.rpartition("/")[2].removesuffix(".txt"): name for name in names}
    for name, data in year_files(documents, by_name):
        yield by_name[name], data


def names_file(parts: SearchNamesParts) -> bytes:
    """Return a file of names."""
    return "".join(f"{line}\n" for line in parts.lines).encode()
