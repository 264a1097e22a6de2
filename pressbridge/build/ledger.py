"""The ledger: what one build leaves for the next, in one file for each output folder.

It only says what need not be done again. Each value stands behind a sum (``world.store``): what is
damaged, foreign or of an older version is a miss, and whatever is missed is done again.

======== =============== ===================== ==================================================
table    name            value                 a miss, or another value than now: what is done
======== =============== ===================== ==================================================
snapshot snapshot        Snapshot              all rows are compared with what is there now
folders  tree and number some of its folders   the same
snapshot last            LastRun               the build goes on though nothing changed
globals  globals         Globals               its parts say which sources are compiled
globals  planned         Planned               the site is planned
globals  findings        Findings              the site is planned, all sources are looked at
sources  path            Entry                 the source is compiled
texts    path            bytes (texts.packed)  the source is compiled, if a name changed
shown    path            ShownOn               the site is planned
bodies   path, body_name Encoded               the source is compiled, if its page is to be made
outputs  output file     OutputRow             the file is made
======== =============== ===================== ==================================================
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from pressbridge.compiling.context import Globals
from pressbridge.compiling.entry import CompileResult, Entry, body_name, unpack_body
from pressbridge.rendering.leaks import LeakScan
from pressbridge.rendering.page import PageSpec
from pressbridge.rendering.references import Reference
from pressbridge.rendering.search_entry import RegisteredName
from pressbridge.rendering.views import SiteView
from pressbridge.words.lang import Lang
from pressbridge.words.problems import Problem
from pressbridge.world.below import Stamp
from pressbridge.world.scratch import ScratchReader, Span
from pressbridge.world.store import Encoded, Store, decode


class Planned(NamedTuple):
    """What is known of the whole site since it was planned."""

    bases: Mapping[tuple[str, str], bytes]
    """(template, language or empty) to what stands for all that such pages share."""
    templates: Mapping[str, bytes]
    """Template to what stands for its text."""
    needs: Mapping[str, tuple[str, ...]]
    """Template to those that it is made with, itself among them."""
    views: Mapping[Lang, SiteView]
    """Masthead, menu and footer."""
    scan: LeakScan
    placements: Mapping[str, bytes]
    """Path of a source to the id of its placement (``entry.placement``)."""
    saying: Mapping[RegisteredName, tuple[str, ...]]
    """Names that the search index has, each with sources that say it."""
    problems: tuple[Problem, ...]
    """What is wrong with the site as a whole."""
    repeating: Mapping[bytes, tuple[str, ...]] = {}
    """Sums of hidden texts that public sources say too, each with one or two of these."""
    excusing: tuple[str, ...] = ()
    """Sources that say what copies and templates have of the hidden: so it is no leak."""

    def base_of(self, spec: PageSpec) -> bytes | None:
        """Return what stands for all that a page shares with others of its kind."""
        return self.bases.get(base_name(spec.template, spec.lang))


def base_name(template: str, lang: Lang | None) -> tuple[str, str]:
    """Return the name under which ``Planned`` has what pages of a kind share."""
    return template, str(lang or "")


class ShownOn(NamedTuple):
    """The pages that show something of a source."""

    outputs: tuple[str, ...]
    """Files of the output."""


class Findings(NamedTuple):
    """What is wrong, by where it was found; and what is not translated."""

    sources: Mapping[str, tuple[Problem, ...]] = {}
    outputs: Mapping[str, tuple[Problem, ...]] = {}
    untranslated: Mapping[str, bytes] = {}
    """Path of a source to the sums of its texts without a translation."""


class PageRow(NamedTuple):
    """A planned page as the ledger keeps it."""

    kind: str
    """The name of the type of its parts; empty for none."""
    parts: bytes
    address: str
    origin: str
    line: int | None
    template: str
    lang: Lang | None


class OutputRow(NamedTuple):
    """A file of the output as it was made."""

    key: bytes
    """Equal as long as the file is made of the same."""
    stamp: Stamp
    page: PageRow | None = None
    """None for a copy."""
    ids: tuple[bytes, ...] = ()
    """The ids of what its references stood for, in their order."""


class Entries:
    """The entries of all sources: those of this run, and for the others the ledger's."""

    def __init__(self, store: Store | None, fresh: Mapping[str, Entry] = {}) -> None:
        self._store = store
        self._known: dict[str, Entry] = dict(fresh)
        self._is_whole = store is None

    def with_fresh(self, fresh: Mapping[str, Entry]) -> Entries:
        """Return the entries after some sources were compiled."""
        after = Entries(self._store, {**self._known, **fresh})
        after._is_whole = self._is_whole
        return after

    def some(self, paths: Iterable[str]) -> dict[str, Entry]:
        """Return those of some sources that are known."""
        wanted = list(paths)
        lacking = [path for path in wanted if path not in self._known]
        if lacking and self._store and not self._is_whole:
            self._known |= self._store.some("sources", lacking, Entry)
        return {path: self._known[path] for path in wanted if path in self._known}

    def all(self) -> Mapping[str, Entry]:
        """Return all that are known, also of sources that are gone."""
        if self._store and not self._is_whole:
            self.some(sorted(self._store.names("sources")))  # most are known already, as a rule
            self._is_whole = True
        return self._known

    def all_of(self, paths: Iterable[str]) -> dict[str, Entry]:
        """Return those of the sources that there are: what is gone excuses and shows nothing."""
        known = self.all()
        return {path: known[path] for path in paths if path in known}


class Ledger:
    """The values of a ledger by what they are. Each is None, or lacks, where there is none."""

    def __init__(self, store: Store) -> None:
        self.store = store

    @property
    def globals(self) -> Globals | None:
        """What the sources were compiled with."""
        return self.store.get("globals", "globals", Globals)

    @property
    def planned(self) -> Planned | None:
        """The site as it was planned."""
        return self.store.get("globals", "planned", Planned)

    @property
    def findings(self) -> Findings | None:
        """What was found."""
        return self.store.get("globals", "findings", Findings)

    def texts(self) -> Iterator[tuple[str, bytes]]:
        """Yield (path, what it says) of all sources."""
        yield from self.store.all("texts", bytes).items()

    def bodies(self, names: Iterable[str]) -> dict[str, Encoded]:
        """Return what is kept apart of sources, by path and ``body_name``."""
        return self.store.some("bodies", names, Encoded)

    def showing(self, paths: Collection[str]) -> set[str] | None:
        """Return the files of the output that show something of some sources; None if unknown."""
        shown = self.store.some("shown", paths, ShownOn)
        if len(shown) < len(paths):
            return None
        return {name for one in shown.values() for name in one.outputs}

    def outputs(self, names: Iterable[str] | None = None) -> dict[str, OutputRow]:
        """Return the files that were made, or those of some names."""
        if names is None:
            return self.store.all("outputs", OutputRow)
        return self.store.some("outputs", names, OutputRow)


class WaitingBody(NamedTuple):
    """The body of an edition's page that a file is made of, or what searching has to know of it."""

    part: Reference
    name: str
    """Name of the row in the ledger."""
    id: bytes
    span: Span | None
    """Where it waits, if its source was compiled in this run; else the ledger has it."""


def waiting_body(
    part: Reference, found: bytes, lang: Lang | None, made: CompileResult | None
) -> WaitingBody:
    """Return where to read a part of an edition; ``made`` is its source, if it was compiled."""
    assert lang
    name = body_name(lang, part.shown)
    span = made.bodies.get(name) if made else None
    return WaitingBody(part, f"{part.path} {name}", found, span)


class Bodies:
    """Reads what is kept apart of summaries, in one process."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._scratch = ScratchReader()
        self._ahead: Mapping[str, Encoded] = {}
        self._near: dict[WaitingBody, bytes | None] = {}
        """Those of the last file: the next ones are often made of the same."""

    def read_ahead(self, coming: Iterable[WaitingBody]) -> None:
        """Read what several files are made of, and forget what was read ahead before."""
        names = dict.fromkeys(one.name for one in coming if one.span is None)
        self._ahead = self._ledger.bodies(names)

    def of(self, wanted: Collection[WaitingBody]) -> dict[Reference, bytes | None]:
        """Return the bodies that a file is made of; None for each that nobody has."""
        near = self._near
        self._near = {one: near[one] if one in near else self._read(one) for one in wanted}
        return {one.part: data for one, data in self._near.items()}

    def _read(self, wanted: WaitingBody) -> bytes | None:
        if wanted.span:
            return unpack_body(decode(self._scratch.read(wanted.span), Encoded))
        known = self._ahead.get(wanted.name)
        return unpack_body(known) if known and known.id == wanted.id else None
