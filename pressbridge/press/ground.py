"""What all sources of a press room depend on beside their own files."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pressbridge.press.code import code_fingerprint
from pressbridge.press.digest import Workshop
from pressbridge.reading.tree import Tree
from pressbridge.rendering.sealed import fingerprint
from pressbridge.words.model import Name


@dataclass(frozen=True, slots=True)
class Ground:
    """What all sources depend on, as it is now."""

    base: bytes
    """The site's table, the topics, the options and the code."""
    names: tuple[Name, ...]
    """The register. A source depends on those entries that its text has."""
    places: bytes
    """The names of sources: one depends on those that it names."""
    catalogs: bytes
    """All catalogs: a source depends on them if it has texts without a translation."""


def ground_of(tree: Tree, workshop: Workshop) -> Ground:
    """Return what all sources of a press room depend on."""
    setting, directory = workshop.setting, workshop.directory
    base = fingerprint(
        code_fingerprint(), setting.config, setting.addresses, setting.topics, setting.favicons,
        setting.own_messages, setting.drafts, setting.ahead, directory.language,
        sorted(directory.odd), sorted(directory.mistaken),
    )  # fmt: skip
    catalogs = ((one.path, tree.stamps[one.path]) for one in tree.layout.companions)
    return Ground(
        base,
        tuple(replace(name, line=0) for name in tree.names),
        fingerprint(sorted(directory.slugs), sorted(directory.owned)),
        fingerprint(*catalogs),
    )
