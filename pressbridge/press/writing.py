"""The last phase: the plan becomes files. An error before the first write leaves all as it was."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from contextlib import suppress

from pressbridge.press.ledger import change_of
from pressbridge.press.options import Options
from pressbridge.press.outcome import Written
from pressbridge.press.output import is_kept
from pressbridge.press.printing import render_all
from pressbridge.press.ready import Ready
from pressbridge.press.site import Sheets, sheets_for
from pressbridge.press.standstill import OUT
from pressbridge.rendering.page import PageSpec
from pressbridge.rendering.parts import EditionParts
from pressbridge.words import addresses as at
from pressbridge.words.problems import Problem, error, has_errors
from pressbridge.world import files
from pressbridge.world.below import Below, Stamp, refusal, remove_empty, remove_pruning, stamp
from pressbridge.world.folders import walk
from pressbridge.world.ledger_file import LedgerFile
from pressbridge.world.listing import Listing, listing_from, listing_of
from pressbridge.world.processes import Crew
from pressbridge.world.staging import Staging, StagingWriter


def unreadable(ready: Ready) -> tuple[Problem, ...]:
    """Return a problem for each file to copy that cannot be read; asked before the first write."""
    found = ((copy, refusal(ready.at(copy))) for copy in ready.plan.copies)
    return tuple(
        error("unreadable", copy.origin, None, f"it cannot be read: {reason}")
        for copy, reason in found
        if reason
    )


def rehearsed(ready: Ready, ledger: LedgerFile, crew: Crew) -> tuple[Problem, ...]:
    """Render the pages that differ and write nothing; return what is wrong with them.

    Asked before anything is sent or stored for a site that may not be built (docs/design.md §5).
    """
    before = {} if ready.site.kept.anew else ledger.outputs()
    known = {name: key for name, (key, _) in before.items()}
    due = {n: spec for n, spec in ready.pages.items() if known.get(n) != ready.keys[n]}
    sheets = _sheets(ready, due.values(), crew)
    return render_all(ready, due, sheets, crew, progress=lambda _: None)[1]


def write(
    ready: Ready, ledger: LedgerFile, crew: Crew, step: Callable[[int], None]
) -> tuple[Written, tuple[Problem, ...]]:
    """Bring the output folder to the plan: make what differs, remove what is not in it.

    Returns the problem of a template, if one cannot be used; then nothing was changed. Raises
    OSError; each file is then still the old one or already the new one.
    """
    options = ready.options
    with Staging(options.out) as staging:
        anew = ready.site.kept.anew
        known = None if anew else listing_from(ledger.facts(OUT).get(OUT, b""))
        listing = walk(
            options.out, without=lambda name: is_kept(name) or name == staging.name, known=known
        )
        before = {} if anew else ledger.outputs()
        due = ready.due(before, listing.files)
        there = frozenset[str]() if options.clean else due & listing.files.keys()
        pages = _longest_first({n: spec for n, spec in ready.pages.items() if n in due})
        sheets = _sheets(ready, pages.values(), crew)
        waiting, problems = render_all(
            ready, pages, sheets, crew, progress=step, folder=staging.folder, there=there
        )
        if has_errors(problems):
            return Written(), problems
        crew.end()
        waiting |= _staged_copies(ready, due, staging, there)
        removed = _make_room(ready, listing, options, staging)
        alone = staging.move(at.output_file(at.RELEASES_JSON))
    stamps = {name: found or listing.files[name] for name, found in waiting.items()}
    stamps |= {name: stamp(Below(options.out, name)) for name in alone}
    ledger.change(change_of(ready, before, stamps, pages), anew=anew)
    count = sum(1 for found in waiting.values() if found)
    rendered = tuple(spec.address for spec in pages.values())
    files_ = {name: stamps.get(name) or listing.files[name] for name in ready.keys}
    standing = listing_of(options.out, files_)
    return Written(count, len(ready.keys) - count, removed, rendered, standing), problems


def _longest_first(pages: dict[str, PageSpec]) -> dict[str, PageSpec]:
    """Put those first that tell of all releases: no process is to be left with them at the end."""
    return dict(sorted(pages.items(), key=lambda page: bool(page[1].template)))


def _sheets(ready: Ready, pages: Iterable[PageSpec], crew: Crew) -> Sheets:
    """Return the sheets of all editions that are to be rendered."""
    lacking = {
        spec.parts.path: None
        for spec in pages
        if isinstance(spec.parts, EditionParts)
        and (spec.parts.path, spec.lang) not in ready.site.sheets
    }
    return sheets_for(ready.site, tuple(lacking), crew) if lacking else ready.site.sheets


def _staged_copies(
    ready: Ready, due: Collection[str], staging: Staging, there: Collection[str]
) -> dict[str, Stamp | None]:
    """Stage the files to copy; return the stamp of each by its name, None if it is unchanged."""
    writer = StagingWriter(staging.folder, ready.options.out)
    named = ((at.output_file(copy.address), copy) for copy in ready.plan.copies)
    return {
        name: writer.copy(name, ready.at(copy), there=name in there)
        for name, copy in named
        if name in due
    }


def _make_room(ready: Ready, listing: Listing, options: Options, staging: Staging) -> int:
    """Remove what is not planned; return how many files went.

    First of all: an old file may stand where a folder must be now.
    """
    if not options.clean:
        return _prune(ready, listing)
    files.clear(options.out, lambda name: is_kept(name) or name == staging.name)
    return 0


def _prune(ready: Ready, listing: Listing) -> int:
    """Remove what is in the output folder and not in the plan; return how many files."""
    stale = [listing.at(name) for name in listing.files if name not in ready.keys]
    # Nothing is written through a link, so no link may stay; nor what no server can read.
    stale += [Below(listing.folder, one.spelled) for one in listing.odd]
    for at_ in stale:
        remove_pruning(at_)
    _prune_folders(ready, listing)
    return len(stale)


def _prune_folders(ready: Ready, listing: Listing) -> None:
    """Remove folders in which nothing is planned: even a name may tell of something hidden."""
    needed = {""}
    for name in ready.keys:
        folder = name.rpartition("/")[0]
        while folder not in needed:
            needed.add(folder)
            folder = folder.rpartition("/")[0]
    for folder in sorted(listing.folders.keys() - needed, reverse=True):
        with suppress(OSError):  # gone already, or there is something in it that is not ours
            remove_empty(Below(listing.folder, folder))
