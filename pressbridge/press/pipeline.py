"""The spine: read, translate, plan, render, write (ARCHITECTURE.md)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from pressbridge.press.known import Checked, checked_files
from pressbridge.press.leaking import leak_problems, leaks_in_copies
from pressbridge.press.links import dead_addresses
from pressbridge.press.options import Options
from pressbridge.press.outcome import Outcome, Progress, Written
from pressbridge.press.output import check_out
from pressbridge.press.places import JOURNAL, OWN, ledger_of
from pressbridge.press.printing import render_all
from pressbridge.press.ready import Ready
from pressbridge.press.records import compiled_before
from pressbridge.press.restored import with_catalogs
from pressbridge.press.site import Changed, site_of
from pressbridge.press.standstill import CONTENT, Standstill, ground, left
from pressbridge.press.theme import read_theme
from pressbridge.press.writing import rehearsed, unreadable, write
from pressbridge.reading.tree import read_tree
from pressbridge.rendering.plan import plan
from pressbridge.translation.engines.choose import problem_with
from pressbridge.words.problems import Problem, error, has_errors, in_order
from pressbridge.world.below import why
from pressbridge.world.clock import stopwatch
from pressbridge.world.files import exists
from pressbridge.world.ledger_file import DamagedLedger, LedgerFile
from pressbridge.world.listing import Difference, Listing, listing_from
from pressbridge.world.processes import Crew
from pressbridge.world.spool import Spool

if TYPE_CHECKING:
    from pressbridge.press.translate import Sent


def build(options: Options, progress: Progress) -> Outcome:
    """Translate what is missing, render, and write the site. The lock of the root is held."""
    check_out(options)
    for _ in range(_TRIES):
        try:
            with _crew(options, Spool(options.root / OWN)) as crew:
                return _built(options, progress, crew)
        except (Changed, DamagedLedger):
            ledger_of(options.root, options.out).forget()  # whatever it says, it helps no more
    message = "files were changed again and again while the site was built"
    problem = error("changed", "content", None, message, "build again when all is saved")
    return Outcome(problems=(problem,))


_TRIES = 3
"""How often a build begins again because somebody saved a file in the middle of it."""


def _built(options: Options, progress: Progress, crew: Crew) -> Outcome:
    ledger, beside = ledger_of(options.root, options.out), ground(options)
    before = None if options.clean else ledger
    made, problems = _make(options, crew, before)
    if made is None or _stops(problems, options):
        return Outcome(problems=in_order(problems))
    sent: Sent | None = None
    stored: tuple[str, ...] = ()
    if _may_send(made, options):
        # What an engine would be asked for is only asked once the site is known to build.
        wrong = rehearsed(made, ledger, crew)
        if _stops(wrong, options):
            return Outcome(problems=in_order((*problems, *wrong)))
        sent, stored = _sent(made, options, progress)
    if stored:
        settled = _settled(_Planned(made, problems), crew, before, () if sent else stored)
        made, problems = settled.site, settled.problems
    if made is None:  # somebody saved a mistake in the meantime
        return Outcome(problems=in_order(problems))
    found = (*problems, *(sent.problems if sent else ()))
    written, more = _write(made, ledger, progress, crew, found)
    outcome = Outcome(
        problems=in_order((*found, *more)),
        pages=written,
        tally=made.site.tally,
        characters=sent.characters if sent else 0,
        requests=sent.requests if sent else 0,
        unanswered=sent.unanswered if sent else 0,
    )
    fresh = _fresh(made.site.tree.young, ledger)
    # What was stored may be of use to another source: the next build looks again.
    if written.standing and not sent and not stored and fresh is not None:
        ledger.put(left(_still(made, beside, outcome, fresh, written.standing)))
    return outcome


class _Planned(NamedTuple):
    """A site that is planned, and what is wrong with it."""

    site: Ready | None
    problems: tuple[Problem, ...]


def _settled(
    planned: _Planned, crew: Crew, before: LedgerFile | None, stored: tuple[str, ...]
) -> _Planned:
    """Return the site once its catalogs say all that is known.

    ``stored`` are the sources whose catalogs alone were stored; empty where an engine was asked.
    What one catalog says now another may take from it: so long it is looked for again.
    """
    from pressbridge.press.sending import stored_known  # noqa: PLC0415 - most builds store nothing

    for _ in range(_ROUNDS):
        made, problems = planned
        assert made
        same = with_catalogs(made, stored, problems, crew) if stored else None
        planned = _Planned(*(same or _make(made.options, crew, before)))
        stored = stored_known(planned.site) if planned.site else ()
        if not stored:
            break
    return planned


_ROUNDS = 9
"""How often catalogs may take from each other what they have just taken."""


def _may_send(made: Ready, options: Options) -> bool:
    """Tell whether there may be anything to send, or to store in a catalog."""
    digests = made.site.digests
    sendable = any(digest.may_be_sent for digest in digests) and not options.offline
    unsaid = any(digest.unsaid for digest in digests)
    return sendable or unsaid or exists(options.root / JOURNAL)


def _sent(made: Ready, options: Options, progress: Progress) -> tuple[Sent | None, tuple[str, ...]]:
    from pressbridge.press.sending import sent  # noqa: PLC0415 - most builds send nothing

    return sent(made, options, progress)


def _fresh(young: frozenset[str], ledger: LedgerFile) -> dict[str, bytes] | None:
    """Return the hashes of files that may yet change under the same stamp; None if one lacks."""
    if not young:
        return {}
    inputs = (one for row in ledger.sources().values() for one in row.inputs if one.hash)
    read = ((one.name.removeprefix("content/"), one.hash) for one in inputs)
    known = {name: found for name, found in read if name in young}
    return known if young == known.keys() else None


def _still(
    made: Ready, beside: bytes, outcome: Outcome, fresh: Mapping[str, bytes], out: Listing
) -> Standstill:
    """Return what is to be said as long as everything stays as it is."""
    digests = made.site.digests
    return Standstill(
        ground=beside,
        content=made.site.tree.listing,
        content_since=Difference({}, {}),
        fresh=fresh,
        out=out,
        out_since=Difference({}, {}),
        since=max(digest.since for digest in digests),
        until=min(digest.until for digest in digests),
        sendable=any(digest.may_be_sent for digest in digests),
        outcome=replace(outcome, pages=Written(unchanged=len(made.keys))),
    )


def check(options: Options) -> Outcome:
    """Find everything that is wrong; write nothing and send nothing."""
    with stopwatch() as seconds, _crew(options, Spool()) as crew:
        made, problems = _make(options, crew, None, checked_files(options))
        if made is None:
            return Outcome(problems=in_order(problems), seconds=seconds())
        found = list(problems)
        if not has_errors(problems):
            _, more = render_all(made, made.pages, made.site.sheets, crew, progress=lambda _: None)
            found += more
        return Outcome(problems=in_order(found), tally=made.site.tally, seconds=seconds())


def _stops(problems: Iterable[Problem], options: Options) -> bool:
    """Tell whether nothing may be written: on errors, and with ``--strict`` on warnings."""
    found = tuple(problems)
    return has_errors(found) or (options.strict and bool(found))


def _make(
    options: Options, crew: Crew, ledger: LedgerFile | None, checked: Checked | None = None
) -> tuple[Ready | None, tuple[Problem, ...]]:
    """Return the plan of the site, None if there is no site to speak of, and all problems.

    ``checked`` are files that were looked at before, where there is no ledger.
    """
    known = listing_from(ledger.facts(CONTENT).get(CONTENT, b"")) if ledger else None
    tree, problems = read_tree(options.root, known)
    if tree is None or tree.site is None:
        return None, problems
    engine = problem_with(tree.site.translation)
    site = site_of(tree, tree.site, options, crew, ledger=ledger, checked=checked or {})
    compiled = compiled_before(ledger) if ledger and not site.kept.anew else {}
    theme, mistakes = read_theme(options.root, compiled)
    found = (*problems, *((engine,) if engine else ()), *site.problems, *mistakes)
    if has_errors(found):
        return None, found
    made, collisions = plan(site.outline, tree.layout.static, theme.static)
    ready = Ready(site, made, theme, options, ledger)
    found = (*found, *collisions, *dead_addresses(site.outline, made), *unreadable(ready))
    if not has_errors(found):
        found = (*found, *leak_problems(ready, leaks_in_copies(ready)))
    return ready, found


def _write(
    made: Ready,
    ledger: LedgerFile,
    progress: Progress,
    crew: Crew,
    found: tuple[Problem, ...],
) -> tuple[Written, tuple[Problem, ...]]:
    options = made.options
    if _stops(found, options):
        return Written(), ()
    try:
        with progress("render", len(made.plan.pages)) as step:
            return write(made, ledger, crew, step)
    except OSError as refused:
        hint = "free some space or choose another folder with --out, then build again"
        message = f"the site could not be written: {why(refused)}"
        return Written(), (error("output", str(options.out), None, message, hint),)


@contextmanager
def _crew(options: Options, spool: Spool) -> Iterator[Crew]:
    """Give the processes of a build, with a place for what they leave each other."""
    with spool, Crew(options.jobs, spool.folder) as crew:
        yield crew
