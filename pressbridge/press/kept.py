"""What of the last build this one may keep (docs/design.md §7).

A source is not read again if its files, the moment, the site's tables and the code are the same for
it. A page is not rendered again if what it is made of, its template and its file are the same.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from pressbridge.press.digest import Workshop
from pressbridge.press.ground import Ground
from pressbridge.press.records import microseconds
from pressbridge.press.standstill import unpickled
from pressbridge.press.wording import unpacked
from pressbridge.reading.tree import Tree
from pressbridge.words.digests import file_hash
from pressbridge.words.letters import letters_of
from pressbridge.words.model import Name
from pressbridge.world.below import read_bytes
from pressbridge.world.clock import is_young
from pressbridge.world.ledger_file import InputRow, LedgerFile, SourceRow


@dataclass(frozen=True, slots=True)
class Kept:
    """The sources that need not be read again."""

    paths: frozenset[str] = frozenset()
    touched: tuple[SourceRow, ...] = ()
    """Those of them whose files were only touched, with the new stamps."""
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
    touched: list[SourceRow] = []
    beside = beside_each(tree)
    moment = microseconds(workshop.now)
    standing = {
        path
        for path, row in rows.items()
        if beside.get(path) == row.beside and row.since <= moment < row.until
    }
    if facts.get("catalogs") != ground.catalogs:
        standing -= {path for path in standing if rows[path].is_open}
    if facts.get("places") != ground.places:
        slugs = frozenset(workshop.directory.slugs)
        standing -= {p for p in standing if not slugs.issuperset(rows[p].slugs.split())}
        standing -= {path for path in standing if _reaches_deeper(rows[path])}
    for path in sorted(standing):
        same = _same_files(rows[path], tree)
        if same is None:
            standing.discard(path)
        elif same is not rows[path]:
            touched.append(same)
    standing -= _with_names(ledger, _changed_names(facts, ground))
    return Kept(
        frozenset(standing),
        tuple(row for row in touched if row.path in standing),
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


def _reaches_deeper(row: SourceRow) -> bool:
    """Tell whether it reads from a folder below: another release may own that now."""
    folder = row.path.rpartition("/")[0]
    return any(one.name.rpartition("/")[0] != folder for one in row.inputs)


def _same_files(row: SourceRow, tree: Tree) -> SourceRow | None:
    """Return a source's row, with new stamps, if its files are as they were; None if one is not."""
    now = [_same(one, tree) for one in row.inputs]
    same = tuple(one for one in now if one)
    if len(same) < len(now):
        return None
    return row if same == row.inputs else row._replace(inputs=same)


def _same(one: InputRow, tree: Tree) -> InputRow | None:
    """Return a file's row if it is as it was, with its new stamp; None if it changed."""
    stamp = tree.stamps.get(one.name)
    if stamp is None or (stamp != one.stamp and not one.hash):
        return None
    if stamp == one.stamp and not one.fresh:
        return one
    try:
        same = bool(one.hash) and file_hash(read_bytes(tree.at(one.name))) == one.hash
    except OSError:
        same = False  # whoever reads it for its source says why it cannot be read
    return one._replace(stamp=stamp, fresh=is_young(stamp)) if same else None


def _changed_names(facts: Mapping[str, bytes], ground: Ground) -> frozenset[Name]:
    before = unpickled(facts.get("names", b""))
    known = frozenset(before if isinstance(before, tuple) else ())
    return known ^ frozenset(ground.names)


def _with_names(ledger: LedgerFile, names: Collection[Name]) -> frozenset[str]:
    """Return the sources that say one of the names in any of its forms, however it is written."""
    if not names:
        return frozenset()
    forms = {letters_of(form) for name in names for form in _forms(name) if form}
    pattern = re.compile("|".join(map(re.escape, sorted(forms, key=len))))
    return frozenset(
        path
        for path, data in ledger.wordings()
        if pattern.search(unpacked(data).replace("\n", ""))  # a name may have a full stop in it
    )


def _forms(name: Name) -> Iterator[str]:
    yield from (name.ko, name.ja, name.reading)
    yield from (*name.ko_variants, *name.ja_variants, *name.ko_wrong, *name.ja_wrong)
