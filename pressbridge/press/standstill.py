"""Whether anything has changed at all since the last build.

Neither a source nor a page is opened for that: every file must have the stamp that it had when it
was last read or written, and every folder the entries.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import blake2b

from pressbridge.press.code import code_stamps
from pressbridge.press.options import Options
from pressbridge.press.outcome import Outcome
from pressbridge.press.output import is_kept
from pressbridge.press.places import JOURNAL
from pressbridge.words.digests import file_hash
from pressbridge.world.below import Stamp, read_bytes
from pressbridge.world.clock import is_young
from pressbridge.world.files import exists
from pressbridge.world.folders import walk
from pressbridge.world.ledger_file import LedgerFile
from pressbridge.world.listing import UNKNOWN, Difference, FolderStamp, Listing, listing_from

STILL, CONTENT, OUT, GROUND = "still", "content", "out", "ground"
"""What the ledger keeps a Standstill and its listings under."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standstill:
    """What a build leaves to say, if at the next one everything is as it was."""

    ground: bytes
    """Stands for the templates, the code and the options."""
    content: Listing
    fresh: Mapping[str, bytes]
    """Files of the content that were so young that a later change may bear the same stamp, with
    the hash of what was read."""
    out: Listing
    content_since: Difference
    """What short builds have found other since the ledger keeps the listing."""
    out_since: Difference
    """The same of the output."""
    since: datetime
    until: datetime
    """The site is the same from one moment to before the other."""
    sendable: bool
    """Some texts may be sent to an engine."""
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Now:
    """What stands there now."""

    content: Listing
    out: Listing


def kept_still(ledger: LedgerFile, options: Options) -> Standstill | None:
    """Return what the last build left, if it may still be said for these options."""
    facts = ledger.facts(STILL, CONTENT, OUT, GROUND)
    if facts.get(GROUND) != ground(options):
        return None  # of other code, whose values this one may not even be able to hold
    still = unpickled(facts.get(STILL, b""))
    content, out = (listing_from(facts.get(name, b"")) for name in (CONTENT, OUT))
    if not isinstance(still, Standstill) or content is None or out is None:
        return None
    if not _may_be_said(still, options):
        return None
    content, out = content.changed(still.content_since), out.changed(still.out_since)
    return replace(still, content=content, out=out)


def holds(still: Standstill, options: Options) -> bool:
    """Tell whether a Standstill may still be said for these options."""
    return _may_be_said(still, options) and still.ground == ground(options)


def _may_be_said(still: Standstill, options: Options) -> bool:
    if not still.since <= options.now < still.until or (still.sendable and not options.offline):
        return False
    return not ((options.strict and still.outcome.problems) or exists(options.root / JOURNAL))


def left(still: Standstill) -> dict[str, bytes]:
    """Return what the ledger keeps of a Standstill."""
    content, out = (
        replace(one, folders=settled(one.folders)).as_bytes() for one in (still.content, still.out)
    )
    return {
        STILL: _without_listings(still), CONTENT: content, OUT: out, GROUND: still.ground,
    }  # fmt: skip


def _without_listings(still: Standstill) -> bytes:
    nothing = Listing(still.content.folder)
    return pickle.dumps(replace(still, content=nothing, out=nothing))


_FEW = 1000
"""Files and folders: up to so many, a difference is kept with less work than the listings."""


def after_short(
    still: Standstill, now: Now, changed: Iterable[str], moved: Mapping[str, Stamp]
) -> tuple[Standstill, dict[str, bytes]]:
    """Return what a short build leaves, and what of it the ledger keeps.

    ``changed`` are the files of the content that were edited, ``moved`` those that were put into
    the output.
    """
    content = _difference(still.content, now.content)
    content.files.update((name, now.content.files[name]) for name in changed)
    out = _difference(still.out, now.out)
    out.files.update(moved)
    # Files came into these folders, and into the first one what waited for them to be ready.
    touched = {"", *(name.rpartition("/")[0] for name in moved)}
    out.folders.update(dict.fromkeys(touched, UNKNOWN))
    after = replace(
        still,
        content=now.content.changed(content),
        content_since=still.content_since.then(content),
        out=now.out.changed(out),
        out_since=still.out_since.then(out),
    )
    if after.content_since.size + after.out_since.size <= _FEW:
        return after, {STILL: _without_listings(after)}
    whole = replace(after, content_since=Difference({}, {}), out_since=Difference({}, {}))
    return whole, left(whole)


def _difference(before: Listing, now: Listing) -> Difference:
    """Return the folders that are not as they were; the files are known."""
    folders = now.folders.items()
    return Difference({}, settled({n: s for n, s in folders if before.folders.get(n) != s}))


def settled(folders: Mapping[str, FolderStamp]) -> dict[str, FolderStamp]:
    """Forget the stamps of folders into which something may yet come in the same moment."""
    return {
        name: stamp if not is_young(Stamp(0, stamp.mtime, stamp.ctime, 0)) else UNKNOWN
        for name, stamp in folders.items()
    }


def look(options: Options, still: Standstill, *, trust_out: bool = False) -> Now:
    """Return what stands there now; ``trust_out`` spares the output. Raises OSError."""
    content = walk(options.root / "content", known=still.content)
    out = still.out if trust_out else walk(options.out, without=is_kept, known=still.out)
    return Now(content, out)


def changed_content(still: Standstill, now: Now) -> frozenset[str]:
    """Return the names of files of the content that are others, new or gone."""
    before, here = still.content.files, now.content.files
    changed = {name for name, _ in before.items() ^ here.items()} if before != here else set()
    for name, known in still.fresh.items():
        if name in here and file_hash(read_bytes(now.content.at(name))) != known:
            changed.add(name)
    return frozenset(changed)


def unpickled(data: bytes) -> object:
    """Return a value that the ledger kept; None if it is damaged, or of code that is no more."""
    try:
        return pickle.loads(data)  # noqa: S301 - ours: no other program writes it
    except Exception:  # noqa: BLE001 - whatever it is, the value is of no use
        return None


def ground(options: Options) -> bytes:
    """Return what stands for all that a build depends on beside its content."""
    own = walk(options.root / "templates").files
    asked = f"{options.base_url} {options.drafts} {options.ahead}".encode()
    return asked + _of_stamps((*own.items(), *code_stamps()))


def _of_stamps(files: Iterable[tuple[str, Stamp]]) -> bytes:
    """Return 16 bytes that stand for files and their stamps."""
    lines = sorted(f"{name} {stamp}" for name, stamp in files)
    return blake2b("\n".join(lines).encode(), digest_size=16).digest()
