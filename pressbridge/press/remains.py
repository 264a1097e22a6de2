"""What the last build has left for the short way, and which edits may go it (``retouch``)."""

from __future__ import annotations

import pickle
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from pressbridge.press.digest import CheckedFile, Digest, Digestion, Order, Workshop
from pressbridge.press.digesting import digest_of
from pressbridge.press.options import Options
from pressbridge.press.records import SCAN, MadeOf, compiled_before, source_row
from pressbridge.press.standstill import unpickled
from pressbridge.press.theme import read_theme
from pressbridge.press.wording import sum_of, sums_in
from pressbridge.reading.layout import lay_out
from pressbridge.register.lookup import Register
from pressbridge.rendering.compose import Composer, Shared
from pressbridge.rendering.facts import Facts
from pressbridge.rendering.leaks import LeakScan
from pressbridge.rendering.page import PageSpec
from pressbridge.rendering.parts import EditionParts
from pressbridge.rendering.sealed import Sealed, key_of
from pressbridge.rendering.templates import TemplateSet
from pressbridge.rendering.views import SiteView
from pressbridge.words import addresses as at
from pressbridge.words.digests import checksum_set
from pressbridge.words.lang import Lang
from pressbridge.words.problems import has_errors
from pressbridge.world.ledger_file import LedgerFile, SourceLeft

_MOST = 8
"""Sources that are worth the short way."""


@dataclass(frozen=True, slots=True)
class EditedPage:
    """A page to render."""

    spec: PageSpec
    sheet: Sealed
    key: bytes
    differs: bool
    """Its key is another one than before."""

    @property
    def name(self) -> str:
        """Its output file."""
        return at.output_file(self.spec.address)


@dataclass(frozen=True, slots=True)
class Edited:
    """A source that was edited."""

    before: Digest
    made: Digestion
    beside: str
    pages: tuple[EditedPage, ...]

    @property
    def after(self) -> Digest:
        """What is known of it now."""
        return self.made.digest

    @property
    def left(self) -> SourceLeft:
        """What the ledger is to keep of it."""
        row = source_row(self.after, self.beside, self.made.inputs)
        digest = pickle.dumps(self.after, pickle.HIGHEST_PROTOCOL)
        return SourceLeft(row, digest, self.made.wording)

    @property
    def due(self) -> tuple[EditedPage, ...]:
        """The pages to render."""
        return tuple(page for page in self.pages if page.differs)


class Remains:
    """What the ledger has for the short way. It holds as long as the site is not planned again."""

    def __init__(self, root: Path, ledger: LedgerFile) -> None:
        self.root = root
        self.ledger = ledger
        facts = ledger.facts("workshop", "views", "grounds")
        found = unpickled(facts.get("workshop", b""))
        self.workshop = found if isinstance(found, Workshop) else None
        self.views: Mapping[Lang, SiteView] = _mapping(facts.get("views", b""))
        self.grounds: Mapping[tuple[str, Lang | None], bytes] = _mapping(facts.get("grounds", b""))
        self.is_whole = bool(self.views and self.grounds)
        self.digests: dict[str, Digest | None] = {}

    @cached_property
    def scan(self) -> LeakScan | None:
        """What of the hidden is looked for; None if it is not known."""
        found = unpickled(self.ledger.facts(SCAN).get(SCAN, b""))
        return found if isinstance(found, LeakScan) else None

    @cached_property
    def composer(self) -> Composer:
        """What composes the pages."""
        assert self.workshop
        setting = replace(self.workshop.setting, register=Register(()))
        return Composer(Shared(setting, self.views))

    @cached_property
    def templates(self) -> TemplateSet:
        """The templates, with what was compiled of them before."""
        theme, _ = read_theme(self.root, compiled_before(self.ledger))
        theme.templates.adopt()
        return theme.templates

    @cached_property
    def open_texts(self) -> frozenset[int] | None:
        """Sums of the texts for which other catalogs are searched; None if it is not known."""
        found = self.ledger.facts("open").get("open")
        return None if found is None else checksum_set(found)

    def keeps_to_itself(self, edited: Edited) -> bool:
        """Tell whether no other source takes a translation from a source's catalog."""
        says = checksum_set(edited.before.says, edited.after.says)
        return self.open_texts is not None and says.isdisjoint(self.open_texts)

    def digest(self, path: str) -> Digest | None:
        """Return what the last build knew of a source."""
        if path not in self.digests:
            found = unpickled(self.ledger.digest(path))
            self.digests[path] = found if isinstance(found, Digest) else None
        return self.digests[path]

    def edited(self, changed: Collection[str], options: Options) -> tuple[Edited, ...] | None:
        """Return the sources to which the files belong; None if the plan may change."""
        paths = _sources_of(changed)
        if len(paths) > _MOST or not self.is_whole or not self.workshop:
            return None
        found = []
        workshop = replace(self.workshop, now=options.now)
        for path in paths:
            one = self._edited(path, workshop, strict=options.strict)
            if one is None:
                return None
            found.append(one)
        return tuple(found)

    def _edited(self, path: str, workshop: Workshop, *, strict: bool) -> Edited | None:
        before, row = self.digest(path), self.ledger.source(path)
        if before is None or row is None:
            return None
        made = digest_of(workshop, _order(path, row.beside, before.checked))
        after = made.digest
        if not _shows_the_same(before, after) or self._excused(before, after):
            return None
        if has_errors(after.problems) or (strict and after.problems):
            return None
        pages = tuple(self._pages(before, after, made.sheets))
        shown = len(after.facts.editions) if after.facts else 0
        return Edited(before, made, row.beside, pages) if len(pages) == shown else None

    def _excused(self, before: Digest, after: Digest) -> bool:
        """Tell whether a hidden text was no leak only because this source has said it so far."""
        if self.scan is None or not self.scan.hidden:
            return False
        gone = set(sums_in(before.said)) - set(sums_in(after.said))
        return not gone.isdisjoint(map(sum_of, self.scan.said))

    def _pages(
        self, before: Digest, after: Digest, sheets: Mapping[Lang, Sealed]
    ) -> Iterator[EditedPage]:
        """Yield the pages of a source's editions, those that are made as the ledger says."""
        for name, data in self.ledger.pages_of(after.path):
            made_of = unpickled(data)
            if not isinstance(made_of, MadeOf) or made_of.lang not in sheets:
                continue
            ground = self.grounds.get((made_of.template, made_of.lang))
            old, new = (self._parts(made_of, digest) for digest in (before, after))
            known = self.ledger.key(name)
            if ground and old and new and key_of(ground, old) == known:
                spec = PageSpec(
                    address=made_of.address, origin=after.path, template=made_of.template,
                    lang=made_of.lang, parts=new,
                )  # fmt: skip
                key = key_of(ground, new)
                yield EditedPage(spec, sheets[made_of.lang], key, differs=key != known)

    def _parts(self, made_of: MadeOf, digest: Digest) -> EditionParts | None:
        edition = digest.facts.edition(made_of.lang) if digest.facts else None
        if edition is None:
            return None

        def card(path: str) -> Sealed | None:
            other = self.digest(path) if path else None
            beside = other.facts.edition(made_of.lang) if other and other.facts else None
            return beside.card if beside else None

        return EditionParts(
            path=digest.path,
            sheet=edition.sheet,
            older=card(made_of.older),
            newer=card(made_of.newer),
            related=tuple(found for path in made_of.related if (found := card(path))),
            inner=made_of.inner,
        )


def _mapping(data: bytes) -> dict[Any, Any]:
    """Return a mapping that the ledger kept; an empty one if it is damaged."""
    found = unpickled(data)
    return found if isinstance(found, dict) else {}


def _sources_of(changed: Iterable[str]) -> tuple[str, ...]:
    """Return the sources to which some texts and catalogs, relative to ``content/``, belong."""
    layout = lay_out(sorted(changed))
    places = (place.path for place in (*layout.releases, *layout.standing))
    return tuple(dict.fromkeys((*places, *(one.source for one in layout.companions))))


def _order(path: str, beside: str, checked: tuple[CheckedFile, ...]) -> Order:
    """Return a source and what lies beside it, as the whole site would have it."""
    names = (path, *beside.split("\n")) if beside else (path,)
    layout = lay_out(name.removeprefix("content/") for name in names)
    place = (*layout.releases, *layout.standing)[0]
    return Order(place, tuple(layout.companions), checked)


def _shows_the_same(before: Digest, after: Digest) -> bool:
    """Tell whether only what stands on its own pages is different."""
    if after.waits or after.unsaid:
        return False
    return _outside(before) == _outside(after)


def _outside(digest: Digest) -> Digest:
    facts = digest.facts and _without_sheets(digest.facts)
    return replace(digest, problems=(), says=b"", said=b"", checked=(), facts=facts)


def _without_sheets(facts: Facts) -> Facts:
    return facts._replace(editions=tuple(one._replace(sheet=b"") for one in facts.editions))
