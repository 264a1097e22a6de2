"""A site whose catalogs were just brought up to date: what readers see is mostly the same."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from pressbridge.press.digest import Digest
from pressbridge.press.ground import ground_of
from pressbridge.press.ready import Ready
from pressbridge.press.site import digested, sheets_of
from pressbridge.reading.tree import read_tree
from pressbridge.words.digests import checksum_set, checksums
from pressbridge.words.problems import Problem
from pressbridge.world.processes import Crew


def with_catalogs(
    made: Ready, stored: Collection[str], problems: Collection[Problem], crew: Crew
) -> tuple[Ready, tuple[Problem, ...]] | None:
    """Return the same plan and its problems after the catalogs of some sources were stored.

    What they say now was known before: only their lines are others. None where more has changed,
    such as a catalog that is new.
    """
    site = made.site
    tree, _ = read_tree(made.options.root, site.tree.listing)
    if tree is None or tree.stamps.keys() != site.tree.stamps.keys():
        return None
    again = digested(site.workshop, [site.orders[path] for path in stored], crew)
    known = {digest.path: digest for digest in site.digests}
    if any(not _says_the_same(known[path], one.digest) for path, one in again.items()):
        return None
    others = (digest for path, digest in known.items() if path not in again)
    if _lend((one.digest for one in again.values()), others):
        return None
    before = {problem for path in again for problem in known[path].problems}
    found = [problem for problem in problems if problem not in before]
    found += [problem for one in again.values() for problem in one.digest.problems]
    after = replace(
        site,
        tree=tree,
        digests=tuple(
            again[digest.path].digest if digest.path in again else digest for digest in site.digests
        ),
        sheets={**site.sheets, **sheets_of(again)},
        stored={**site.stored, **{path: one.stored for path, one in again.items() if one.stored}},
        # Other sources were digested before the catalogs said what they say now.
        ground=replace(ground_of(tree, site.workshop), catalogs=b""),
        kept=replace(site.kept, paths=site.kept.paths - again.keys()),
    )
    return replace(made, site=after), tuple(found)


def _lend(stored: Iterable[Digest], others: Iterable[Digest]) -> bool:
    """Tell whether a catalog that was stored may have a text that another one lacks."""
    lacking = checksum_set(checksums(text.text for digest in others for text in digest.open))
    return not lacking.isdisjoint(checksum_set(*(digest.says for digest in stored)))


def _says_the_same(before: Digest, after: Digest) -> bool:
    return not after.unsaid and (before.facts, before.aliases, before.open, before.tally) == (
        after.facts, after.aliases, after.open, after.tally,
    )  # fmt: skip
