"""The state of a press room: what is known once all that is outdated was compiled."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import partial
from typing import NamedTuple

from pressbridge.build import outdated, pages
from pressbridge.build.ledger import Entries, Findings, Planned
from pressbridge.build.outdated import Before
from pressbridge.build.pages import Site
from pressbridge.build.snapshot import LastRun
from pressbridge.build.sources import Sources
from pressbridge.compiling.context import CODE, PressRoom, read_press_room
from pressbridge.compiling.corrections import IN_ONE_LANGUAGE
from pressbridge.compiling.entry import BEGINNING, END, Entry
from pressbridge.reading.references import check_aliases, check_slugs
from pressbridge.run import Counts, Options, Waiting
from pressbridge.words.problems import Problem, has_errors, in_order


class State(NamedTuple):
    """What is known of a press room, and its site as far as it may have to be made."""

    room: PressRoom
    entries: Entries
    findings: Findings
    last: LastRun
    """What all sources have to say together; without problems and files yet."""
    site: Site

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that is wrong."""
        return problems_of(self.room, self.findings, self.site.planned)

    def final(self, options: Options) -> tuple[Problem, ...]:
        """Return the problems that no engine will mend in a run with these options."""
        if options.offline or not self.last.sendable:
            return self.problems
        return tuple(one for one in self.problems if one.code != IN_ONE_LANGUAGE)

    def with_outputs(self, made: Collection[str], found: Iterable[tuple[str, Problem]]) -> State:
        """Return the state after some files were made, and this was found in them."""
        outputs = {
            name: problems
            for name, problems in self.findings.outputs.items()
            if name not in made and (name in self.site.targets or not self.site.is_whole)
        }
        for name, problem in found:
            outputs[name] = (*outputs.get(name, ()), problem)
        return self._replace(findings=self.findings._replace(outputs=outputs))


class Stopped(Exception):  # noqa: N818 - a state of affairs
    """Nothing may be written: these are the problems."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems)
        self.problems = problems


def problems_of(
    room: PressRoom, findings: Findings, planned: Planned | None = None
) -> tuple[Problem, ...]:
    """Return everything that is wrong, in order."""
    found = [*room.problems, *(planned.problems if planned else ())]
    for problems in (*findings.sources.values(), *findings.outputs.values()):
        found += problems
    return in_order(found)


def state_after(before: Before, options: Options, sources: Sources, planned: Site | None) -> State:
    """Compile what is outdated, and plan the site if its plan does not stay.

    ``planned`` is the whole site, if it was planned in this run. Raises Stopped if there is no
    site, or one with errors.
    """
    same_code = before.globals and before.changes and not before.changes.code
    code = before.globals.base.get(CODE, b"") if before.globals and same_code else b""
    room, problems = read_press_room(options, before.snapshot.content, code)
    if room is None:
        raise Stopped(problems)
    entries, fresh = sources.compile_outdated(room, before, all_of_them=False)
    if not outdated.why_plan(before, fresh, room):
        state = _as_planned(before, room, entries, fresh, sources, planned)
        if state:
            return state
    again = before._replace(entries=entries)
    entries, _ = sources.compile_outdated(room, again, all_of_them=True, without=fresh)
    return _planned(before, room, entries, sources)


def _as_planned(  # noqa: PLR0913, PLR0917 - what is known before, and what has come
    before: Before,
    room: PressRoom,
    entries: Entries,
    fresh: Mapping[str, Entry],
    sources: Sources,
    planned: Site | None,
) -> State | None:
    """Return the state if the old plan stays; None where the ledger does not know all of it."""
    if not (before.planned and before.findings and before.last):
        return None
    findings = outdated.renewed_findings(before.findings, fresh)
    _stop_on_errors(room, findings)
    if planned:
        site: Site | None = pages.renewed_site(planned, room, entries, fresh)
    else:
        paths = tuple(sources.fresh)
        site = pages.known_site(room, entries, before.planned, sources.ledger, paths)
    if site is None:
        return None
    was = before.entries.some(fresh)
    return State(room, entries, findings, _last_after(before.last, was, fresh), site)


def _planned(before: Before, room: PressRoom, entries: Entries, sources: Sources) -> State:
    """Return the state with the site planned anew."""
    known = entries.all_of(room.places)
    agreed = (
        *check_slugs(room.tree.locations),
        *check_aliases((path, entry.aliases) for path, entry in known.items()),
    )
    findings = outdated.renewed_findings(Findings({"": agreed}), known)
    _stop_on_errors(room, findings)
    said = partial(sources.said_openly, room, entries)
    site = pages.planned_site(room, entries, said, before.planned)
    _stop_on_errors(room, findings, site.planned)
    same_scan = before.planned is not None and before.planned.scan == site.planned.scan
    if same_scan and before.findings:  # what was found in pages that stay
        findings = findings._replace(outputs=before.findings.outputs)
    return State(room, entries, findings, _last_of(known.values()), site)


def _stop_on_errors(room: PressRoom, findings: Findings, planned: Planned | None = None) -> None:
    """Raise Stopped on an error, but for one that an engine may mend yet (``pipeline``)."""
    problems = problems_of(room, findings, planned)
    if has_errors(one for one in problems if one.code != IN_ONE_LANGUAGE):
        raise Stopped(problems)


def _last_of(entries: Collection[Entry]) -> LastRun:
    """Return what sources have to say together."""
    counts = Counts()
    for entry in entries:
        counts = counts.plus(entry.counts)
    return LastRun(
        problems=(),
        counts=counts,
        files=0,
        since=max((entry.since for entry in entries), default=BEGINNING),
        until=min((entry.until for entry in entries), default=END),
        sendable=sum(entry.may_be_sent for entry in entries),
        waiting=_waiting(entries),
    )


def _waiting(entries: Iterable[Entry], others: Iterable[Waiting] = ()) -> tuple[Waiting, ...]:
    """Return which sources readers cannot see yet, with ``others`` of which that is known."""
    found = [
        Waiting(entry.path, entry.standing.public_from)
        for entry in entries
        if entry.standing and (entry.standing.public_from or entry.standing.stage == "draft")
    ]
    return tuple(sorted((*found, *others), key=lambda one: (one.public_from or "~", one.path)))


def _last_after(last: LastRun, was: Mapping[str, Entry], fresh: Mapping[str, Entry]) -> LastRun:
    """Return what sources have to say together after some of them were compiled."""
    counts, sendable = last.counts, last.sendable
    for path, entry in fresh.items():
        before = was.get(path, Entry(path))
        counts = counts.less(before.counts).plus(entry.counts)
        sendable += entry.may_be_sent - before.may_be_sent
    others = (one for one in last.waiting if one.path not in fresh)
    waiting = _waiting(fresh.values(), others)
    return last._replace(counts=counts, sendable=sendable, waiting=waiting)
