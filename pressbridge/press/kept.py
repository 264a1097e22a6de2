"""What of the last build this one may keep (docs/design.md §7).

A source is not read again if its files, the moment, the site's tables and the code are the same for
it. A page is not rendered again if what it is made of, its template and its file are the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from pressbridge.press.digest import Workshop
from pressbridge.press.ground import Ground
from pressbridge.press.records import microseconds
from pressbridge.press.standstill import unpickled
from pressbridge.reading.tree import Tree
from pressbridge.words.digests import file_hash
from pressbridge.words.model import Name
from pressbridge.world.clock import is_young
from pressbridge.world.files import read_bytes
from pressbridge.world.ledger_file import InputRow, LedgerFile


@dataclass(frozen=True, slots=True)
class Kept:
    """The sources that need not be read again."""

    paths: frozenset[str] = frozenset()
    touched: tuple[InputRow, ...] = ()
    """Files that were only touched, with their new stamps."""
    gone: frozenset[str] = frozenset()
    """Sources that are no more."""
    anew: bool = True
    """Nothing of the ledger is of use."""


def kept_sources(ledger: LedgerFile, tree: Tree, workshop: Workshop, ground: Ground) -> Kept:
    """Return the sources whose digests still hold."""
    facts = ledger.facts("base", "names", "places", "catalogs")
    if facts.get("base") != ground.base:
        return Kept()
    rows = ledger.sources()
    beside = beside_each(tree)
    moment = microseconds(workshop.now)
    standing = {
        path
        for path, row in rows.items()
        if beside.get(path) == row.beside and row.since <= moment < row.until
    }
    if facts.get("catalogs") != ground.catalogs:
        standing -= {path for path in standing if rows[path].is_open}
    inputs = list(ledger.inputs())
    if facts.get("places") != ground.places:
        slugs = frozenset(workshop.directory.slugs)
        standing -= {p for p in standing if not slugs.issuperset(rows[p].slugs.split())}
        standing -= {one.path for one in inputs if _lies_deeper(one)}
    touched = []
    for one in inputs:
        if one.path in standing:
            same = _same(one, tree)
            if same is None:
                standing.discard(one.path)
            elif same is not one:
                touched.append(same)
    standing -= set(_with_names(standing, inputs, _changed_names(facts, ground), tree))
    return Kept(
        frozenset(standing),
        tuple(one for one in touched if one.path in standing),
        frozenset(rows.keys() - beside.keys()),
        anew=False,
    )


def beside_each(tree: Tree) -> dict[str, str]:
    """Return the names of the files beside each source."""
    companions = tree.companions()
    return {
        place.path: "\n".join(one.path for one in companions.get(place.path, ()))
        for place in tree.places
    }


def _lies_deeper(one: InputRow) -> bool:
    """Tell whether a file lies in a folder below its source: another release may own that now."""
    return one.name.rpartition("/")[0] != one.path.rpartition("/")[0]


def _same(one: InputRow, tree: Tree) -> InputRow | None:
    """Return a file's row if it is as it was, with its new stamp; None if it changed."""
    stamp = tree.stamps.get(one.name)
    if stamp is None or (stamp != one.stamp and not one.hash):
        return None
    if stamp == one.stamp and not one.fresh:
        return one
    if not one.hash or file_hash(read_bytes(tree.path(one.name))) != one.hash:
        return None
    return one._replace(stamp=stamp, fresh=is_young(stamp))


def _changed_names(facts: Mapping[str, bytes], ground: Ground) -> frozenset[Name]:
    before = unpickled(facts.get("names", b""))
    known = frozenset(before if isinstance(before, tuple) else ())
    return known ^ frozenset(ground.names)


def _with_names(
    paths: Collection[str], inputs: Iterable[InputRow], names: Collection[Name], tree: Tree
) -> Iterator[str]:
    """Yield the sources whose files have one of the names in any of its forms."""
    if not names:
        return
    forms = {_bare(form) for name in names for form in _forms(name)} - {""}
    pattern = re.compile("|".join(map(re.escape, sorted(forms, key=len))))
    for one in inputs:
        if one.path in paths and one.hash:
            text = read_bytes(tree.path(one.name)).decode("utf-8", "replace")
            if pattern.search(_bare(text)):
                yield one.path


def _forms(name: Name) -> Iterator[str]:
    yield from (name.ko, name.ja, name.reading)
    yield from (*name.ko_variants, *name.ja_variants, *name.ko_wrong, *name.ja_wrong)


_MARKS = re.compile(r"⟦[^⟧]*⟧|[\W_]+")


def _bare(text: str) -> str:
    """Return a text without marks, spaces and signs: a name may be spaced or partly bold."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", text)).casefold()
