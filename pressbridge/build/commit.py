"""The commit: what was made waits in a staging folder, then all of it is put where it belongs.

An error before that leaves the output as it was. A file is always the old one or the new one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple, Self

from pressbridge.build.ledger import Findings, OutputRow
from pressbridge.build.pages import Site, Target
from pressbridge.build.snapshot import Snapshot, is_kept, settled
from pressbridge.build.sources import Sources
from pressbridge.compiling.entry import BODY_NAMES, Entry
from pressbridge.formats.compact import compact_script, compact_style
from pressbridge.run import Options
from pressbridge.words import addresses as at
from pressbridge.words.problems import Problem, error, said
from pressbridge.world import files, why
from pressbridge.world.below import (
    Below,
    Stamp,
    read_bytes,
    remove,
    remove_empty,
    remove_pruning,
    stamp,
)
from pressbridge.world.listing import Listing, listing_of
from pressbridge.world.pictures.originals import stripped
from pressbridge.world.staging import Staging, StagingWriter, place_of
from pressbridge.world.store import TableChange


class Refused(Exception):  # noqa: N818 - it becomes a problem
    """The disk does not take what was made."""

    def __init__(self, out: Path, wrong: OSError) -> None:
        hint = said("free some space or choose another folder with --out, then build again")
        message = said("the site could not be written: {why}", why=why(wrong))
        self.problem: Problem = error("output", str(out), None, message, hint)
        super().__init__(self.problem)


class Waiting(NamedTuple):
    """A file that was made."""

    target: Target
    stamp: Stamp | None
    """Stamp of the file that waits; None if the output has these bytes already."""
    there: bool
    """The output has a file of this name."""


class Moved(NamedTuple):
    """The output after the commit."""

    listing: Listing
    rows: dict[str, OutputRow]
    """Rows of the files that were made."""
    written: int
    removed: int


class Commit:
    """The files of a run that wait to be put into the output folder."""

    def __init__(self, options: Options, *, dry: bool = False) -> None:
        """``dry`` makes all files and writes none: that is how ``check`` looks at them."""
        self.options = options
        self.dry = dry
        self.waiting: dict[str, Waiting] = {}
        self._staging: Staging | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *ended: object) -> None:
        if self._staging:
            self._staging.__exit__(None, None, None)

    @contextmanager
    def refusing(self) -> Iterator[None]:
        """Turn what the disk refuses into Refused."""
        try:
            yield
        except OSError as wrong:
            raise Refused(self.options.out, wrong) from None

    @property
    def folder(self) -> Path | None:
        """The staging folder, which is made when something has to wait; None if nothing may."""
        return None if self.dry else self._begun

    @property
    def _begun(self) -> Path:
        if self._staging is None:
            self._staging = Staging(self.options.out)
            self._staging.__enter__()
        return self._staging.folder

    def has(self, name: str, target: Target) -> bool:
        """Tell whether a file was made of just this already."""
        return name in self.waiting and self.waiting[name].target.key == target.key

    def begin(self, names: Collection[str]) -> None:
        """Take back files that have to be made once more."""
        for name in names:
            found = self.waiting.pop(name, None)
            if found and found.stamp:
                remove(Below(self._begun, place_of(name, there=found.there)))

    def copy(self, site: Site, due: Mapping[str, Target], there: Collection[str]) -> None:
        """Make the copies that are due."""
        if self.folder is None or not due:
            return
        writer = StagingWriter(self.folder, self.options.out)
        for name, target in due.items():
            assert target.copy
            place = site.at(target.copy)
            if target.copy.is_stripped:
                found = writer.put(name, stripped(place), there=name in there)
            elif target.copy.is_compacted:
                found = writer.put(name, _compacted(place), there=name in there)
            else:
                found = writer.copy(name, place, there=name in there)
            self.waiting[name] = Waiting(target, found, name in there)

    def finish(self, site: Site, here: Listing) -> Moved:
        """Bring the output folder to the plan: put in what waits, remove what is not planned.

        ``here`` is what lay there. Raises OSError.
        """
        removed = self._make_room(site, here)
        alone = []
        if self._staging:
            others = [name for name, one in self.waiting.items() if one.stamp and one.there]
            alone = self._staging.move(at.output_file(at.RELEASES_JSON), others)
        out = self.options.out
        there = here.files
        stamps = {name: one.stamp or there[name] for name, one in self.waiting.items()}
        stamps |= {name: stamp(Below(out, name)) for name in alone}
        rows = {
            name: OutputRow(one.target.key, stamps[name], one.target.row, one.target.ids)
            for name, one in self.waiting.items()
        }
        written = sum(1 for one in self.waiting.values() if one.stamp)
        return Moved(self._listing(site, here, stamps), rows, written, removed)

    def _listing(self, site: Site, here: Listing, stamps: Mapping[str, Stamp]) -> Listing:
        """Return what lies in the output folder now."""
        if site.is_whole:
            there = here.files
            left = ((name, stamps.get(name) or there[name]) for name in site.targets)
            return listing_of(self.options.out, left)
        return here.with_files(stamps)

    def _make_room(self, site: Site, here: Listing) -> int:
        """Remove what is not planned; return how many files went.

        First of all: an old file may stand where a folder must be now.
        """
        if self.options.clean:
            name = self._staging.name if self._staging else ""
            files.clear(self.options.out, lambda one: is_kept(one) or one == name)
            return 0
        if not site.is_whole:
            return 0
        stale = [here.at(name) for name in here.files if name not in site.targets]
        # Nothing is written through a link, so no link may stay; nor what no server can read.
        stale += [Below(Path(here.folder), one.spelled) for one in here.skipped]
        for one in stale:
            remove_pruning(one)
        _prune_folders(site, here)
        return len(stale)


def _compacted(place: Below) -> bytes:
    """Return a style sheet or script as browsers get it. Raises OSError."""
    compact = compact_style if place.name.endswith(".css") else compact_script
    return compact(read_bytes(place))


def _prune_folders(site: Site, here: Listing) -> None:
    """Remove folders in which nothing is planned: even a name may tell of something hidden."""
    needed = {""}
    for name in site.targets:
        folder = name.rpartition("/")[0]
        while folder not in needed:
            needed.add(folder)
            folder = folder.rpartition("/")[0]
    for folder in sorted(here.folders.keys() - needed, reverse=True):
        with suppress(OSError):  # gone already, or there is something in it that is not ours
            remove_empty(Below(Path(here.folder), folder))


def snapshot_left(snapshot: Snapshot, fresh: Mapping[str, Entry], moved: Moved) -> Snapshot:
    """Return the snapshot that the next run compares with."""
    racy = dict(snapshot.racy)
    for entry in fresh.values():
        for one in entry.inputs:
            name = one.name.removeprefix("content/")
            if one.racy:
                racy[name] = one.hash
            else:
                racy.pop(name, None)  # a later change will bear another stamp
    return snapshot._replace(
        content=settled(snapshot.content), output=settled(moved.listing), racy=racy
    )


def ledger_changes(
    sources: Sources, findings: Findings, site: Site, moved: Moved
) -> dict[str, TableChange]:
    """Return what the ledger is to keep of a run, but for its snapshot."""
    gone: tuple[str, ...] = ()
    outputs_gone: Iterable[str] = ()
    shared: list[tuple[str, object]] = [
        ("globals", site.room.globals),
        ("findings", findings),
    ]
    if site.shown is not None:
        gone = tuple(sources.ledger.store.names("sources") - site.room.places.keys())
        outputs_gone = sources.ledger.store.names("outputs") - site.targets.keys()
        shared.append(("planned", site.planned))
    return {
        "globals": TableChange(shared),
        "sources": TableChange(sources.fresh.items(), gone),
        "texts": TableChange(sources.texts(), gone),
        "shown": TableChange(site.shown.items() if site.shown else (), gone),
        "bodies": TableChange(
            sources.bodies(), [f"{path} {name}" for path in gone for name in BODY_NAMES]
        ),
        "outputs": TableChange(moved.rows.items(), outputs_gone),
    }
