"""The site as values: every source digested, the public ones laid out."""

from __future__ import annotations

import pickle
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import NamedTuple

from pressbridge.press.digest import Digest, Order, Workshop
from pressbridge.press.digesting import digest_of
from pressbridge.press.ground import Ground, ground_of
from pressbridge.press.kept import Kept, kept_sources
from pressbridge.press.known import Checked, checked_in
from pressbridge.press.options import Options
from pressbridge.press.recollection import memory_for
from pressbridge.press.standstill import unpickled
from pressbridge.press.tally import Tally
from pressbridge.reading.references import check_aliases, check_slugs
from pressbridge.reading.source_files import directory
from pressbridge.reading.tree import Tree
from pressbridge.register.lookup import Register
from pressbridge.rendering.outline import Outline
from pressbridge.rendering.setting import Setting
from pressbridge.words.addresses import Addresses
from pressbridge.words.lang import Lang
from pressbridge.words.model import SiteConfig
from pressbridge.words.problems import Problem
from pressbridge.world.ledger_file import InputRow, LedgerFile
from pressbridge.world.processes import Crew
from pressbridge.world.spool import Place, SpoolWriter

FAVICONS = ("favicon.svg", "favicon.ico", "favicon.png")


Sheets = Mapping[tuple[str, Lang], Place]
"""(path of the source, language) to where its sheet lies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Everything that readers may see, and nothing that they may not.

    Rendering cannot leak what it lacks. With ``--drafts``, releases that are not public are in it
    too, with their stage.
    """

    tree: Tree
    workshop: Workshop
    orders: Mapping[str, Order]
    """Path of a source to what it is digested from."""
    outline: Outline
    digests: tuple[Digest, ...]
    """Of all sources: releases first, newest first."""
    sheets: Sheets
    """Of the sources that were digested."""
    stored: Mapping[str, Place]
    """Path of such a source to where its ``Stored`` lies."""
    problems: tuple[Problem, ...]
    ground: Ground
    kept: Kept

    @property
    def tally(self) -> Tally:
        """How far the translation of what is public has come."""
        return sum((digest.tally for digest in self.digests), Tally())


def setting_of(tree: Tree, site: SiteConfig, options: Options) -> Setting:
    """Return what all pages are made with."""
    return Setting(
        config=site,
        addresses=Addresses(options.base_url or site.base_url),
        register=Register(tree.names),
        topics=tree.topics,
        favicons=tuple(file for file in FAVICONS if file in tree.layout.static),
        drafts=options.drafts,
        ahead=options.ahead,
    )


def site_of(  # noqa: PLR0913 - what is there, what is asked, and what is known already
    tree: Tree,
    config: SiteConfig,
    options: Options,
    crew: Crew,
    *,
    ledger: LedgerFile | None,
    checked: Checked,
) -> Site:
    """Return the site at the cut-off, with everything that is wrong with its sources.

    Problems of sources that are not public are found too: an editor fixes them before the day.
    Sources that the ledger knows are not read, and files that are known not looked at again.
    """
    setting = setting_of(tree, config, options)
    workshop = Workshop(directory=directory(tree), setting=setting, now=options.now)
    ground = ground_of(tree, workshop)
    kept = kept_sources(ledger, tree, workshop, ground) if ledger else Kept()
    stored = ledger.digests() if ledger else {}
    made = _kept_digests(stored, kept)
    if ledger:
        checked = {path: one.digest.checked for path, one in made.items()}
        checked |= checked_in(ledger, {p: d for p, d in stored.items() if p not in made})
    companions = tree.companions()
    orders = {
        place.path: Order(place, tuple(companions.get(place.path, ())), checked.get(place.path, ()))
        for place in tree.places
    }
    made |= digested(workshop, _others(orders, made), crew)
    kept = _without_borrowers(kept, made, ledger) if ledger else kept
    again = [orders[path] for path, one in made.items() if one.waits(kept)]
    if again:
        workshop = replace(workshop, memory=memory_for(tree, _in_order(tree, made)))
        made |= digested(workshop, again, crew)
    digests = _in_order(tree, made)
    facts = [digest.facts for digest in digests if digest.facts]
    outline = Outline(
        setting,
        tuple(one for one in facts if one.release),
        tuple(one for one in facts if not one.release),
        tuple(digest.hidden for digest in digests if digest.hidden),
    )
    problems = [problem for digest in digests for problem in digest.problems]
    problems += check_slugs(tree.places)
    problems += check_aliases((path, made[path].digest.aliases) for path in orders)
    return Site(
        tree=tree,
        workshop=workshop,
        orders=orders,
        outline=outline,
        digests=digests,
        sheets=sheets_of(made),
        stored={path: one.stored for path, one in made.items() if one.stored},
        problems=tuple(problems),
        ground=ground,
        kept=kept,
    )


def _kept_digests(stored: Mapping[str, bytes], kept: Kept) -> Made:
    """Return the digests that still hold, of those that the ledger has."""
    found = ((path, unpickled(data)) for path, data in stored.items() if path in kept.paths)
    return {path: Digested(one) for path, one in found if isinstance(one, Digest)}


def _without_borrowers(kept: Kept, made: Made, ledger: LedgerFile) -> Kept:
    """Return what may still be kept if a release was withdrawn, or is no more so.

    A source with open texts may have taken a translation from it.
    """
    before = ledger.facts(LENDERS).get(LENDERS)
    if not kept.paths or before == lenders(one.digest for one in made.values()):
        return kept
    return replace(kept, paths=frozenset(p for p in kept.paths if not made[p].digest.open))


LENDERS = "lenders"


def lenders(digests: Iterable[Digest]) -> bytes:
    """Return what the ledger keeps under ``LENDERS``: who is withdrawn, and lends no more."""
    return "\n".join(sorted(one.path for one in digests if not one.lends)).encode()


def _others(orders: Mapping[str, Order], made: Made) -> list[Order]:
    return [order for path, order in orders.items() if path not in made]


class Changed(Exception):  # noqa: N818 - nobody's mistake
    """A file was changed while the site was built."""


def with_memory(site: Site) -> Workshop:
    """Return a site's workshop with what other catalogs say of open texts."""
    if site.workshop.memory is not None:
        return site.workshop
    return replace(site.workshop, memory=memory_for(site.tree, site.digests))


def sheets_for(site: Site, paths: Collection[str], crew: Crew) -> Sheets:
    """Return the sheets of a site, and of these sources too, which have to be read for them.

    Raises Changed if one of them is not any more what it was.
    """
    known = {digest.path: digest for digest in site.digests}
    workshop = with_memory(site) if any(known[path].open for path in paths) else site.workshop
    made = digested(workshop, [site.orders[path] for path in paths], crew)
    if any(one.digest.facts != known[path].facts for path, one in made.items()):
        raise Changed
    return {**site.sheets, **sheets_of(made)}


_WORTH = 60
"""Sources that are worth starting processes for: one takes several milliseconds."""


class Digested(NamedTuple):
    """A digest, and where it and the sheets that were made with it lie."""

    digest: Digest
    sheets: Mapping[Lang, Place] = MappingProxyType({})
    stored: Place | None = None
    """Where its ``Stored`` lies."""

    def waits(self, kept: Kept) -> bool:
        """Tell whether it has to be made with a look into the other catalogs."""
        outlived = self.stored is None and self.digest.path not in kept.paths
        return self.digest.waits or outlived


class Stored(NamedTuple):
    """What the ledger is to keep of a source: in a spool until then."""

    digest: bytes
    inputs: tuple[InputRow, ...]
    wording: bytes

    @property
    def data(self) -> bytes:
        """It as bytes."""
        return pickle.dumps(self, pickle.HIGHEST_PROTOCOL)

    @classmethod
    def opened(cls, data: bytes) -> Stored:
        """Return what was made bytes, in this run."""
        found = pickle.loads(data)  # noqa: S301 - ours
        assert isinstance(found, cls)
        return found


Made = dict[str, Digested]
"""By the paths of the sources."""


def sheets_of(made: Made) -> Sheets:
    """Return where the sheets lie that were made."""
    return {(path, lang): at for path, one in made.items() for lang, at in one.sheets.items()}


def _in_order(tree: Tree, made: Made) -> tuple[Digest, ...]:
    """Return the digests, those of releases first, the newest first."""
    releases = sorted(tree.layout.releases, key=lambda place: place.slug)
    releases.sort(key=lambda place: made[place.path].digest.at, reverse=True)
    return tuple(made[place.path].digest for place in (*releases, *tree.layout.standing))


def digested(workshop: Workshop, orders: Sequence[Order], crew: Crew) -> Made:
    """Return the digests of sources, made in several processes."""
    results = crew.spread(_digest, orders, _WORTH, _start, (workshop, crew.folder))
    made: Made = {}
    for order, (data, sheets, stored) in zip(orders, results, strict=True):
        digest = pickle.loads(data)  # noqa: S301 - ours
        made[order.place.path] = Digested(digest, sheets, stored)
    return made


_at_work: list[tuple[Workshop, SpoolWriter]] = []
"""What the sources of this process are digested with: it travels to each process once."""


def _start(workshop: Workshop, spool: str) -> None:
    _at_work[:] = [(workshop, SpoolWriter(spool))]


def _digest(order: Order) -> tuple[bytes, dict[Lang, Place], Place]:
    """Return a digest as bytes, which travel and are kept as they are, and where the rest lies."""
    workshop, spool = _at_work[0]
    made = digest_of(workshop, order)
    data = pickle.dumps(made.digest, pickle.HIGHEST_PROTOCOL)
    places = {lang: spool.put(sheet.data) for lang, sheet in made.sheets.items()}
    stored = Stored(data, made.inputs, made.wording)
    return data, places, spool.put(stored.data)
