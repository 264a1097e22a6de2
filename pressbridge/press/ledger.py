"""What a build leaves in the ledger for the next one (docs/design.md §7)."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from pressbridge.press.digest import Digest
from pressbridge.press.kept import beside_each, microseconds
from pressbridge.press.ready import Ready
from pressbridge.press.standstill import STILL, unpickled
from pressbridge.rendering.page import PageSpec
from pressbridge.rendering.parts import EditionParts
from pressbridge.rendering.sealed import Sealed
from pressbridge.words import addresses as at
from pressbridge.words.lang import Lang
from pressbridge.world.files import Stamp
from pressbridge.world.ledger_file import Change, LedgerFile, SourceRow

COMPILED = "compiled"
"""What the ledger keeps compiled templates under."""


class MadeOf(NamedTuple):
    """What the page of an edition is made of beside its sheet."""

    address: str
    template: str
    lang: Lang
    older: str
    """Paths of the sources whose cards it shows; empty where it shows none."""
    newer: str
    related: tuple[str, ...]
    inner: tuple[tuple[str, str], ...]


def change_of(
    ready: Ready,
    before: Mapping[str, object],
    stamps: Mapping[str, Stamp],
    pages: Iterable[PageSpec],
) -> Change:
    """Return what a build leaves.

    ``before`` are the files of the output that the ledger knew; ``stamps`` those of the files that
    were made; ``pages`` those that were rendered.
    """
    site, keys = ready.site, ready.keys
    kept, beside = site.kept, beside_each(site.tree)
    new = [digest for digest in site.digests if digest.path not in kept.paths]
    return Change(
        facts=_facts(ready),
        sources=((source_row(one, beside[one.path]), pickle.dumps(one, 5)) for one in new),
        inputs=(*kept.touched, *(row for one in new for row in one.inputs)),
        gone=kept.gone,
        outputs=[(name, keys[name], stamp) for name, stamp in stamps.items()],
        removed=before.keys() - keys.keys(),
        pages=_pages(ready, pages),
    )


def compiled_before(ledger: LedgerFile) -> Mapping[str, bytes]:
    """Return the templates that an earlier build has compiled."""
    found = unpickled(ledger.facts(COMPILED).get(COMPILED, b""))
    return found if isinstance(found, dict) else {}


def _facts(ready: Ready) -> dict[str, bytes]:
    ground = ready.site.ground
    return {
        STILL: b"",  # what the last build had to say holds no more
        "base": ground.base,
        "names": pickle.dumps(ground.names),
        "places": ground.places,
        "catalogs": ground.catalogs,
        "workshop": pickle.dumps(replace(ready.site.workshop, memory=None)),
        "views": pickle.dumps(ready.plan.views),
        "grounds": pickle.dumps(ready.grounds),
        COMPILED: pickle.dumps(ready.templates.compiled),
    }


def source_row(digest: Digest, beside: str) -> SourceRow:
    """Return what the ledger keeps of a source beside its digest."""
    return SourceRow(
        digest.path,
        beside,
        microseconds(digest.since),
        microseconds(digest.until),
        "\n".join(digest.slugs),
        bool(digest.open),
    )


def _pages(ready: Ready, pages: Iterable[PageSpec]) -> Iterator[tuple[str, str, bytes]]:
    """Yield what pages of editions are made of."""
    sources = {
        edition.card.id: source.path
        for source in ready.site.outline.releases
        for edition in source.editions
        if edition.card
    }

    def path(card: Sealed | None) -> str:
        return sources[card.id] if card else ""

    for spec in pages:
        parts = spec.parts
        if isinstance(parts, EditionParts) and spec.lang:
            related = tuple(map(path, parts.related))
            made_of = MadeOf(
                spec.address, spec.template, spec.lang,
                path(parts.older), path(parts.newer), related, parts.inner,
            )  # fmt: skip
            yield at.output_file(spec.address), parts.path, pickle.dumps(made_of, 5)
