"""The pipeline: compile what is outdated, plan, render what is outdated, send, write.

There is one way through it. Where what was compiled shows the same in the same places as before,
the old plan stays (early cutoff). Where catalogs are stored on the way, it is gone through once
more, with what is known by then.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from pressbridge.build.commit import Commit, Refused, Waiting, ledger_changes, snapshot_left
from pressbridge.build.ledger import Entries, Ledger, OutputRow, Planned
from pressbridge.build.outdated import NOTHING_KNOWN, Before
from pressbridge.build.outdated_outputs import Edit, outdated_outputs
from pressbridge.build.pages import Site
from pressbridge.build.render import given_for, render_pages
from pressbridge.build.snapshot import (
    Changes,
    Known,
    LastRun,
    Scanned,
    Snapshot,
    changes_since,
    known_in,
    ledger_file,
    scan_since,
    settled,
    snapshot_changes,
    young_files,
)
from pressbridge.build.sources import Sources, orders
from pressbridge.build.state import State, Stopped, state_after
from pressbridge.reading.tree import unreadable_folder
from pressbridge.run import JOURNAL, OWN, PICTURES, Options, Progress, Result, Why, Written
from pressbridge.words.problems import Said, in_order
from pressbridge.world.below import Stamp
from pressbridge.world.clock import stopwatch
from pressbridge.world.files import exists
from pressbridge.world.folders import walk
from pressbridge.world.pictures import PictureCache
from pressbridge.world.processes import Workers
from pressbridge.world.scratch import ScratchFolder
from pressbridge.world.store import Store

if TYPE_CHECKING:
    from pressbridge.sending.translate import Sent

_PASSES = 9
"""How often catalogs may take from each other what they have just taken."""


class Filled(NamedTuple):
    """What was done to the catalogs."""

    stored: bool = False
    """Some say other things than when they were read."""
    sent: Sent | None = None
    """What was sent; None if nobody was asked."""


class Outcome(NamedTuple):
    """What a run found and did, and what the next one may begin with."""

    result: Result
    snapshot: Snapshot | None = None
    last: LastRun | None = None


class Run:
    """One run through the pipeline. It gathers what was compiled and made on the way."""

    def __init__(
        self, options: Options, store: Store, workers: Workers, *, dry: bool = False
    ) -> None:
        """``dry`` is a run that writes nothing: nothing is made of pictures either."""
        self.options = options
        self.store = store
        self.ledger = Ledger(store)
        self.workers = workers
        pictures = None if dry else PictureCache(options.root / PICTURES)
        self.sources = Sources(self.ledger, workers, pictures)
        self.site: Site | None = None
        """The whole site, if it was planned in this run."""
        self._all_rows: Mapping[str, OutputRow] | None = None
        self.planned: Planned | None = None
        """The site as it was planned before this run."""
        self.moved: Mapping[str, bool] = {}
        """Files of the content that are new (True) or gone."""
        self.was: Snapshot | None = None
        """What lay there after the build before; None if nothing of the ledger is of use."""
        self.changes: Changes | None = None
        """What has changed since; None if that is not known."""

    def check(self, scanned: Scanned) -> Result:
        """Find everything that is wrong, and write nothing."""
        try:
            state = self._state(self._before(scanned))
            commit = Commit(self.options, dry=True)
            state = self._rendered(state, scanned.now, commit, lambda _: None)
        except Stopped as stopped:
            return Result(problems=stopped.problems)
        except Refused as refused:
            return Result(problems=(refused.problem,))
        last = state.last
        return Result(problems=state.problems, counts=last.counts, waiting=last.waiting)

    def build(self, scanned: Scanned, progress: Progress) -> Outcome:
        """Bring the catalogs and the output folder to what the content says."""
        try:
            with Commit(self.options) as commit:
                return self._built(scanned, commit, progress)
        except Stopped as stopped:
            return Outcome(Result(problems=stopped.problems))
        except Refused as refused:
            return Outcome(Result(problems=(refused.problem,)))

    def _built(self, scanned: Scanned, commit: Commit, progress: Progress) -> Outcome:
        before, snapshot = self._before(scanned), scanned.now
        state = self._passed(before, snapshot, commit, progress, scanned.refused)
        filled = self._filled(state, Filled(), progress)
        for _ in range(_PASSES if filled.stored else 0):
            before, snapshot = self._next(state, snapshot)
            state = self._passed(before, snapshot, commit, progress, None)
            filled = self._filled(state, filled, progress)
            if not filled.stored:
                break
        if self.options.stops(state.problems):  # no engine has mended what one might have
            raise Stopped(state.problems)
        return self._finished(state, snapshot, filled, commit)

    def _passed(
        self,
        before: Before,
        snapshot: Snapshot,
        commit: Commit,
        progress: Progress,
        refused: OSError | None,
    ) -> State:
        """Go through the pipeline up to the pages, which wait then."""
        state = self._state(before)
        with progress("render", len(state.site.targets)) as step:
            if refused:  # what is wrong with the content and the templates is said first
                self._rendered(state, snapshot, Commit(self.options, dry=True), step)
                raise Refused(self.options.out, refused)
            return self._rendered(state, snapshot, commit, step)

    def _before(self, scanned: Scanned) -> Before:
        """Return what the ledger knows; nothing with ``--clean``."""
        if self.options.clean or scanned.was is None:
            return Before(Entries(None), scanned.now)
        self.planned, self.was, self.changes = self.ledger.planned, scanned.was, scanned.changes
        moved = scanned.changes.moved if scanned.changes else ()
        self.moved = {name: name in scanned.now.content.files for name in moved}
        return Before(
            Entries(self.store), scanned.now, self.ledger.globals, self.ledger.findings,
            self.planned, scanned.last, scanned.changes,
        )  # fmt: skip

    def _next(self, state: State, snapshot: Snapshot) -> tuple[Before, Snapshot]:
        """Return what is known once catalogs were stored, and what the content is now."""
        content = walk(self.options.root / "content", known=settled(snapshot.content))
        changes = changes_since(snapshot._replace(racy={}), snapshot._replace(content=content))
        young = young_files(content)
        snapshot = snapshot._replace(content=content, racy={**young, **snapshot.racy})
        before = Before(
            state.entries, snapshot, state.room.globals, state.findings,
            state.site.planned, state.last, changes,
        )  # fmt: skip
        return before, snapshot

    def _state(self, before: Before) -> State:
        """Compile what is outdated, and plan the site if its plan does not stay."""
        state = state_after(before, self.options, self.sources, self.site)
        if state.site.is_whole:
            self.site = state.site
        return state

    def _rendered(
        self, state: State, snapshot: Snapshot, commit: Commit, step: Callable[[int], None]
    ) -> State:
        """Render what is outdated; return what is known then. Raises Stopped and Refused."""
        site, here = state.site, snapshot.output.files
        due = self._due(state, here, commit)
        copies = {name: site.targets[name] for name in due if site.targets[name].copy}
        due_pages = {name: site.targets[name] for name in due if name not in copies}
        old = () if self.options.clean else due.keys() - commit.waiting.keys()
        there = {name: here[name].size for name in old if name in here}
        with commit.refusing():
            commit.begin(due)
            given = given_for(site, self.store, commit.folder if due_pages else None)
            made = render_pages(site, due_pages, self.sources, given, progress=step, there=there)
            commit.waiting |= {
                name: Waiting(site.targets[name], stamp, name in there)
                for name, stamp in made.stamps.items()
            }
        state = state.with_outputs(due, made.problems)
        problems = state.problems
        if self.options.stops(problems if commit.dry else state.final(self.options)):
            raise Stopped(problems)
        with commit.refusing():
            commit.copy(site, copies, there)
        self.sources.why |= due
        return state

    def _due(self, state: State, here: Mapping[str, Stamp], commit: Commit) -> dict[str, Said]:
        """Return the files that have to be made, each with the reason."""
        site = state.site
        rows = self._rows(site)
        edit = Edit(self.sources.why, self.moved, self.planned, self.changes)
        due = outdated_outputs(site, rows, here, edit)
        found = {name: why for name, why in due.items() if not commit.has(name, site.targets[name])}
        for name, one in commit.waiting.items():  # made of what is no more so
            if name in site.targets and one.target.key != site.targets[name].key:
                found.setdefault(name, self.sources.why.get(name, NOTHING_KNOWN))
        return found

    def _rows(self, site: Site) -> Mapping[str, OutputRow]:
        """Return what the ledger knows of the files that may have to be made."""
        if self.was is None:
            return {}
        if not site.is_whole:
            return self.ledger.outputs(site.targets)
        if self._all_rows is None:
            self._all_rows = self.ledger.outputs()
        return self._all_rows

    def _filled(self, state: State, before: Filled, progress: Progress) -> Filled:
        """Send what is missing, once, and store in catalogs what is known."""
        journalled = exists(self.options.root / JOURNAL)
        sendable = state.last.sendable and not self.options.offline
        saved = [path for path, one in self.sources.fresh.items() if one.catalog_outdated]
        if before.sent is None and (sendable or journalled):
            from pressbridge.sending.fill import send  # noqa: PLC0415 - most builds send nothing

            sent, stored = send(self.options, progress)
            return Filled(stored, sent)
        if not saved:
            return before._replace(stored=False)
        from pressbridge.sending.fill import store_known  # noqa: PLC0415 - the same

        context = state.room.context
        if any(self.sources.fresh[path].untranslated for path in saved):
            context = self.sources.with_memory(state.room, state.entries, saved)
        stored = store_known(self.options, context, orders(state.room, {}, saved))
        return before._replace(stored=stored)

    def _finished(
        self, state: State, snapshot: Snapshot, filled: Filled, commit: Commit
    ) -> Outcome:
        """Put all that was made into the output folder, and leave what the next run begins with."""
        self.workers.end()
        with commit.refusing():
            moved = commit.finish(state.site, snapshot.output)
        left = snapshot_left(snapshot, self.sources.fresh, moved)
        files = len(state.site.targets) if state.site.is_whole else state.last.files
        last = state.last._replace(problems=state.problems, files=files)
        kept = ledger_changes(self.sources, state.findings, state.site, moved)
        kept |= snapshot_changes(left, last, self.was)
        self.store.change(kept, anew=self.was is None)
        if self.sources.pictures and state.site.is_whole:
            self.sources.pictures.trim()
        pages_made = [one.target.spec for one in commit.waiting.values() if one.target.spec]
        sent = filled.sent
        result = Result(
            problems=in_order((*state.problems, *(sent.problems if sent else ()))),
            pages=Written(
                moved.written, last.files - moved.written, moved.removed,
                tuple(spec.address for spec in pages_made), moved.listing.size,
            ),
            counts=state.last.counts,
            waiting=state.last.waiting,
            characters=sent.characters if sent else 0,
            requests=sent.requests if sent else 0,
            unanswered=sent.unanswered if sent else 0,
            fontless=state.room.context.site_context.fontless if state.site.is_whole else (),
            why=tuple(Why(what, because) for what, because in self.sources.why.items()),
        )  # fmt: skip
        return Outcome(result, left, last)


def run(options: Options, scanned: Scanned | None, progress: Progress) -> Outcome:
    """Build the site; ``scanned`` is what lies there, if it could be read. Raises Changed."""
    own = options.root / OWN
    with ScratchFolder(own) as temp, Workers(options.jobs, temp.folder) as workers:
        try:
            scanned = scanned or _scanned(options, None, trust_output=False)
        except Stopped as stopped:
            return Outcome(Result(problems=stopped.problems))
        return Run(options, ledger_file(options), workers).build(scanned, progress)


def check(options: Options) -> Result:
    """Find everything that is wrong; write nothing and send nothing."""
    store = ledger_file(options)
    with (
        stopwatch() as seconds,
        ScratchFolder() as temp,
        Workers(options.jobs, temp.folder) as workers,
    ):
        try:
            known = known_in(store)
            # Where nothing is known all is made, and the folder may be anybody's.
            scanned = _scanned(options, known, trust_output=known is None)
            result = Run(options, store, workers, dry=True).check(scanned)
        except Stopped as stopped:
            result = Result(problems=stopped.problems)
        return replace(result, seconds=seconds())


def _scanned(options: Options, known: Known | None, *, trust_output: bool) -> Scanned:
    """Return what a run begins with. Raises Stopped if a folder cannot be read."""
    try:
        return scan_since(options, known, trust_output=trust_output)
    except OSError as wrong:
        raise Stopped((unreadable_folder(options.root, wrong),)) from None
