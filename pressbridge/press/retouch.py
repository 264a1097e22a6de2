"""The short way for an edit that changes nothing but the pages of its own release.

Most edits do: a sentence is put right. What lists, neighbours and feeds show of the release stays
the same, so the old plan stays, and only the pages of its editions are rendered. Wherever that is
not certain, nothing is done here, and the whole site is planned again.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from pressbridge.press.options import Options
from pressbridge.press.outcome import Outcome, Written
from pressbridge.press.remains import Edited, EditedPage, Remains
from pressbridge.press.standstill import Now, Standstill, after_short
from pressbridge.rendering.render import render
from pressbridge.rendering.sheets import Sheet
from pressbridge.rendering.templates import TemplateProblem
from pressbridge.words.problems import in_order
from pressbridge.world.below import Below, Stamp, stamp
from pressbridge.world.clock import is_young
from pressbridge.world.ledger_file import Change, InputRow, LedgerFile
from pressbridge.world.staging import Staging, StagingWriter


def retouched(
    remains: Remains, options: Options, still: Standstill, now: Now, changed: Collection[str]
) -> tuple[Outcome, Standstill] | None:
    """Render the pages of the sources that were edited; None if more may have to be done.

    ``changed`` are the files below ``content/`` that are not what they were. Returns what was done,
    and what is to be said from now on. Raises OSError.
    """
    if not still.out.same_as(now.out) or not _are_known_texts(changed, still, now):
        return None
    edited = remains.edited(changed, options)
    if edited is None:
        return None
    catalogs = any(name.endswith(".po") for name in changed)
    if catalogs and not all(map(remains.keeps_to_itself, edited)):
        return None  # another source may take a text from a catalog
    try:
        done = _written(options, remains, [page for one in edited for page in one.due])
    except TemplateProblem:
        return None
    if done is None:
        return None
    remains.digests |= {one.after.path: one.after for one in edited}
    return _kept(still, now, edited, done, remains.ledger)


def _are_known_texts(changed: Collection[str], still: Standstill, now: Now) -> bool:
    """Tell whether only texts and catalogs were changed, and none came or went."""
    before, here = still.content.files, now.content.files
    return not now.content.odd and all(
        name.endswith((".md", ".po")) and name in before and name in here for name in changed
    )


def _written(
    options: Options, remains: Remains, pages: list[EditedPage]
) -> dict[str, Stamp] | None:
    """Render pages and put them where they belong; return the stamps of those that differ.

    None if one may give away something hidden: then nothing was moved. Raises TemplateProblem and
    OSError.
    """
    with Staging(options.out) as staging:
        writer = StagingWriter(staging.folder, options.out)
        for page in pages:
            composed = remains.composer.page(page.spec, page.sheet.open(Sheet))
            data = render(composed, remains.templates)
            if remains.scan is None or remains.scan.leaks_in(data):
                return None
            writer.put(page.name, data, there=True)
        moved = staging.move("")
    return {name: stamp(Below(options.out, name)) for name in moved}


def _kept(
    still: Standstill,
    now: Now,
    edited: Collection[Edited],
    moved: Mapping[str, Stamp],
    ledger: LedgerFile,
) -> tuple[Outcome, Standstill]:
    """Bring the ledger up to date and say what was done."""
    said = set(still.outcome.problems)
    said -= {problem for one in edited for problem in one.before.problems}
    said |= {problem for one in edited for problem in one.after.problems}
    outcome = replace(still.outcome, problems=in_order(said))
    inputs = {r.name.removeprefix("content/"): r for one in edited for r in one.made.inputs}
    still = replace(still, fresh=_fresh(still, now, inputs), outcome=outcome)
    after, facts = after_short(still, now, inputs, moved)
    pages = [page for one in edited for page in one.due]
    ledger.change(
        Change(
            facts=facts,
            sources=[one.left for one in edited],
            touched=(),
            gone=(),
            outputs=[(p.name, p.key, after.out.files[p.name]) for p in pages],
            removed=(),
            pages=(),
        ),
        anew=False,
    )
    count = len(moved)
    rendered = tuple(page.spec.address for page in pages)
    return replace(outcome, pages=Written(count, len(after.out.files) - count, 0, rendered)), after


def _fresh(still: Standstill, now: Now, inputs: Mapping[str, InputRow]) -> dict[str, bytes]:
    """Return the hashes of files of the content that may yet change under the same stamp."""
    fresh = {name: row.hash for name, row in inputs.items() if row.fresh}
    for name, known in still.fresh.items():
        if is_young(now.content.files[name]):
            fresh.setdefault(name, known)
    return fresh
