"""The last phase: the plan becomes files. An error before the first write leaves all as it was."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from pressbridge.press.ledger import as_facts, beside_each, source_row
from pressbridge.press.options import Options
from pressbridge.press.outcome import Written
from pressbridge.press.output import is_kept
from pressbridge.press.printing import render_all
from pressbridge.press.ready import Ready
from pressbridge.press.site import Sheets, sheets_for
from pressbridge.rendering.page import PageSpec
from pressbridge.rendering.parts import EditionParts
from pressbridge.words import addresses as at
from pressbridge.words.problems import Problem, error
from pressbridge.world import files
from pressbridge.world.files import Listing, Stamp
from pressbridge.world.ledger_file import Change, LedgerFile
from pressbridge.world.spool import Spool
from pressbridge.world.staging import Staging, stage_copy


def unreadable(ready: Ready) -> tuple[Problem, ...]:
    """Return a problem for each file to copy that cannot be read; asked before the first write."""
    found = ((copy, files.refusal(ready.path_of(copy))) for copy in ready.plan.copies)
    return tuple(
        error("unreadable", copy.origin, None, f"it cannot be read: {reason}")
        for copy, reason in found
        if reason
    )


def write(
    ready: Ready, ledger: LedgerFile, spool: Spool, step: Callable[[int], None]
) -> tuple[Written, tuple[Problem, ...]]:
    """Bring the output folder to the plan: make what differs, remove what is not in it.

    Returns the problem of a template, if one cannot be used; then nothing was changed. Raises
    OSError; each file is then still the old one or already the new one.
    """
    options = ready.options
    with Staging(options.out) as staging:
        listing = files.walk(options.out, without=staging.folder.name)
        here = {file.name: file.stamp for file in listing.files}
        anew = ready.site.kept.anew
        before = {} if anew else ledger.outputs()
        due = ready.due(before, here)
        pages = [spec for spec in ready.plan.pages if at.output_file(spec.address) in due]
        sheets = _sheets(ready, pages, options, spool)
        made, problems = render_all(ready, pages, sheets, staging=staging, progress=step)
        if problems:
            return Written(), problems
        waiting = {one.name: one.staged for one in made}
        waiting |= dict(_staged_copies(ready, due, options, staging))
        removed = _move(ready, waiting, listing, options, staging)
    stamps = _stamps(options, waiting, here)
    ledger.change(_change(ready, before, stamps), anew=anew)
    count = sum(map(bool, waiting.values()))
    rendered = tuple(spec.address for spec in pages)
    return Written(count, len(ready.keys) - count, removed, rendered), ()


def _sheets(ready: Ready, pages: Iterable[PageSpec], options: Options, spool: Spool) -> Sheets:
    """Return the sheets of all editions that are to be rendered."""
    lacking = {
        spec.parts.path: None
        for spec in pages
        if isinstance(spec.parts, EditionParts)
        and (spec.parts.path, spec.lang) not in ready.site.sheets
    }
    if not lacking:
        return ready.site.sheets
    return sheets_for(ready.site, tuple(lacking), options.jobs, spool)


def _staged_copies(
    ready: Ready, due: Collection[str], options: Options, staging: Staging
) -> Iterator[tuple[str, str]]:
    """Stage the files to copy; yield (name, name in the staging folder, empty if unchanged)."""
    for number, copy in enumerate(ready.plan.copies):
        name, staged = at.output_file(copy.address), f"copy-{number}"
        if name in due:
            target = None if options.clean else options.out / name
            changed = stage_copy(staging.folder / staged, target, ready.path_of(copy))
            yield name, staged if changed else ""


def _move(
    ready: Ready,
    waiting: Mapping[str, str],
    listing: Listing,
    options: Options,
    staging: Staging,
) -> int:
    """Remove what is not planned, then move in what waits; return how many files went."""
    if options.clean:
        files.clear(options.out, lambda name: is_kept(name) or name == staging.folder.name)
        removed = 0
    else:  # first: an old file may stand where a folder must be now
        removed = _prune(ready, listing, options)
    for name in _in_order(waiting):
        if waiting[name]:
            staging.move(waiting[name], name)
    return removed


def _in_order(names: Iterable[str]) -> list[str]:
    """Put releases.json first: it makes the folder ours even if the rest is cut short."""
    return sorted(names, key=lambda name: (name != at.output_file(at.RELEASES_JSON), name))


def _prune(ready: Ready, listing: Listing, options: Options) -> int:
    """Remove what is in the output folder and not in the plan; return how many files."""
    out = options.out
    stale = [
        file.path
        for file in listing.files
        if file.name not in ready.keys and not is_kept(file.name)
    ]
    # Nothing is written through a link, so no link may stay.
    links = [out / name for name, oddity in listing.odd if oddity is not files.Oddity.NAME]
    for path in (*stale, *(link for link in links if not is_kept(link.name))):
        files.remove(path, up_to=out)
    return len(stale) + len(links)


def _stamps(
    options: Options, waiting: Mapping[str, str], here: Mapping[str, Stamp]
) -> dict[str, Stamp]:
    """Return the stamps of the files that were made."""
    return {
        name: files.stamp(options.out / name) if staged or name not in here else here[name]
        for name, staged in waiting.items()
    }


def _change(ready: Ready, before: Mapping[str, object], stamps: Mapping[str, Stamp]) -> Change:
    """Return what this build leaves in the ledger."""
    site, keys = ready.site, ready.keys
    kept, beside = site.kept, beside_each(site.tree)
    new = [digest for digest in site.digests if digest.path not in kept.paths]
    return Change(
        facts=as_facts(site.ground),
        sources=((source_row(one, beside[one.path]), pickle.dumps(one, 5)) for one in new),
        inputs=(*kept.touched, *(row for one in new for row in one.inputs)),
        gone=kept.gone,
        outputs=[(name, keys[name], stamp) for name, stamp in stamps.items()],
        removed=before.keys() - keys.keys(),
    )
