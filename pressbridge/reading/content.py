"""All of ``content/`` at once, for the commands that need every source together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from pressbridge.reading.references import check_aliases, check_slugs
from pressbridge.reading.source_files import ReadSource, directory, read_source, texts_of
from pressbridge.reading.tree import Tree, list_tree, read_tree
from pressbridge.words.model import Content, Release, StandingPage
from pressbridge.words.problems import Problem, in_order
from pressbridge.world.below import read_bytes


def read_content(root: Path) -> tuple[Content | None, tuple[Problem, ...]]:
    """Read everything below ``root/content`` and return it with all problems, in order.

    ``None`` if the site itself cannot be read. Otherwise sources with errors are in the content
    too, as drafts, so that everything else that is wrong with them can be shown at once; with an
    error among the problems nothing may be written or sent.
    """
    listing, refused = list_tree(root)
    if listing is None:
        return None, refused
    tree, problems = read_tree(root, listing)
    read = dict(_sources(tree))
    found = [*problems, *check_slugs(tree.locations)]
    for source in read.values():
        found.extend(source.problems)
    parsed = [source.parsed for source in read.values() if source.parsed]
    found.extend(check_aliases((one.source.path, one.aliases) for one in parsed))
    releases = [one.source for one in parsed if isinstance(one.source, Release)]
    if tree.site is None:
        return None, in_order(found)
    content = Content(
        site=tree.site, topics=tree.topics, names=tree.names, releases=newest_first(releases),
        standing=tuple(one.source for one in parsed if isinstance(one.source, StandingPage)),
        hand=tuple((path, one.hand) for path, one in read.items() if one.hand),
        static=tuple(tree.content_files.static),
        catalogs=tuple((c.path, c.lang) for c in tree.content_files.companions if c.is_catalog),
    )  # fmt: skip
    return content, in_order(found)


def _sources(tree: Tree) -> Iterator[tuple[str, ReadSource]]:
    known, companions = directory(tree), tree.companions()
    for location in tree.locations:
        own_companions = companions.get(location.path, [])
        data, problems = texts_of(location, own_companions, lambda name: read_bytes(tree.at(name)))
        source = read_source(known, location, own_companions, data)
        yield location.path, replace(source, problems=(*problems, *source.problems))


def newest_first(releases: Iterable[Release]) -> tuple[Release, ...]:
    """Put the newest first; releases of the same moment are in the order of their slugs."""
    by_slug = sorted(releases, key=lambda release: release.slug)
    return tuple(sorted(by_slug, key=lambda release: release.date.at, reverse=True))
