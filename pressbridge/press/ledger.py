"""What a build leaves in the ledger for the next one (docs/design.md §7)."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping
from dataclasses import replace

from pressbridge.press.code import code_fingerprint
from pressbridge.press.kept import beside_each
from pressbridge.press.known import CODE
from pressbridge.press.ready import Ready
from pressbridge.press.records import COMPILED, SCAN, MadeOf, source_row
from pressbridge.press.site import LENDERS, Site, Stored, lenders
from pressbridge.press.standstill import STILL
from pressbridge.rendering.page import PageSpec
from pressbridge.rendering.parts import EditionParts
from pressbridge.rendering.sealed import Sealed
from pressbridge.words.digests import checksums
from pressbridge.world.below import Stamp
from pressbridge.world.ledger_file import Change, SourceLeft
from pressbridge.world.spool import SpoolReader


def change_of(
    ready: Ready,
    before: Mapping[str, object],
    stamps: Mapping[str, Stamp],
    pages: Mapping[str, PageSpec],
) -> Change:
    """Return what a build leaves.

    ``before`` are the files of the output that the ledger knew; ``stamps`` those of the files that
    were made; ``pages`` those that were rendered.
    """
    kept, keys = ready.site.kept, ready.keys
    return Change(
        facts=_facts(ready),
        sources=_sources(ready.site),
        touched=[row for row in kept.touched if row.path in kept.paths],
        gone=kept.gone,
        outputs=[(name, keys[name], stamp) for name, stamp in stamps.items()],
        removed=before.keys() - keys.keys(),
        pages=_pages(ready, pages),
    )


def _sources(site: Site) -> Iterator[SourceLeft]:
    """Yield what is kept of each source that was digested."""
    beside, spool = beside_each(site.tree), SpoolReader()
    for digest in site.digests:
        if digest.path not in site.kept.paths:
            stored = Stored.opened(spool.taken(site.stored[digest.path]))
            row = source_row(digest, beside[digest.path], stored.inputs)
            yield SourceLeft(row, stored.digest, stored.wording)


def _facts(ready: Ready) -> dict[str, bytes]:
    ground = ready.site.ground
    return {
        STILL: b"",  # what the last build had to say holds no more
        "base": ground.base,
        CODE: code_fingerprint(),
        "names": pickle.dumps(ground.names),
        "places": ground.places,
        "catalogs": ground.catalogs,
        SCAN: pickle.dumps(ready.scan),
        "open": checksums(s.text for digest in ready.site.digests for s in digest.open),
        LENDERS: lenders(ready.site.digests),
        "workshop": pickle.dumps(replace(ready.site.workshop, memory=None)),
        "views": pickle.dumps(ready.plan.views),
        "grounds": pickle.dumps(ready.grounds),
        COMPILED: pickle.dumps(ready.templates.compiled),
    }


def _pages(ready: Ready, pages: Mapping[str, PageSpec]) -> Iterator[tuple[str, str, bytes]]:
    """Yield what pages of editions are made of."""
    sources = {
        edition.card.id: source.path
        for source in ready.site.outline.releases
        for edition in source.editions
        if edition.card
    }

    def path(card: Sealed | None) -> str:
        return sources[card.id] if card else ""

    for name, spec in pages.items():
        parts = spec.parts
        if isinstance(parts, EditionParts) and spec.lang:
            related = tuple(map(path, parts.related))
            made_of = MadeOf(
                spec.address, spec.template, spec.lang,
                path(parts.older), path(parts.newer), related, parts.inner,
            )  # fmt: skip
            yield name, parts.path, pickle.dumps(made_of, 5)
