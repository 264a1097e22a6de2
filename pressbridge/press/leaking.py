"""The last look before anything is published: whether it shows what is not public yet.

What the editor of a public source wrote herself is no leak, though a hidden one says it too: press
offices end all their releases with the same lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pressbridge.press.ready import Ready
from pressbridge.press.site import Stored
from pressbridge.press.wording import unpacked
from pressbridge.rendering.claims import ClaimKind
from pressbridge.rendering.leaks import Leak
from pressbridge.rendering.page import Copy
from pressbridge.words import addresses as at
from pressbridge.words.problems import Problem, error, warning
from pressbridge.world.below import read_bytes, same_bytes, stamp
from pressbridge.world.spool import SpoolReader


class FoundLeak(NamedTuple):
    """Something hidden in a file that is about to be published."""

    output: str
    """The file of the output."""
    origin: str
    """The file that asks for it, relative to the root."""
    leak: Leak


def leak_problems(ready: Ready, found: Iterable[FoundLeak]) -> tuple[Problem, ...]:
    """Return what is to be said of what was found; nothing of what public sources say themselves.

    A text that was public once stops nothing: else it would stay where it is to go from.
    """
    pending = list(found)
    if not pending:
        return ()
    own = _said_openly(ready, {one.leak for one in pending})
    in_sources = {one.leak for one in pending if one.origin.endswith(".md")}
    first: dict[tuple[str, str, str], FoundLeak] = {}
    for one in pending:
        # Feeds and lists only repeat what a source says: there it is to be mended.
        repeated = one.leak in in_sources and not one.origin.endswith(".md")
        if one.leak not in own and not repeated:
            first.setdefault((one.origin, one.leak.path, one.leak.what), one)
    return tuple(map(_problem, first.values()))


def _problem(found: FoundLeak) -> Problem:
    leak = found.leak
    state = "is not public yet" if leak.is_secret else "is public no more"
    what = {"text": "a sentence", "file": "a file"}.get(leak.what, f"the {leak.what}")
    message = f"{found.output} would give away {what} of {leak.path}, which {state}"
    hint = "take it out of this file, or of the templates if it does not stand here"
    make = error if leak.is_secret else warning
    return make("leak", found.origin, None, message, hint)


def _said_openly(ready: Ready, leaks: set[Leak]) -> frozenset[Leak]:
    """Return those texts that a public source says itself."""
    texts = {leak for leak in leaks if leak.letters}
    own: set[Leak] = set()
    for path, said in _open_wordings(ready) if texts else ():
        own |= {leak for leak in texts if leak.path != path and leak.letters in said}
    return frozenset(own)


def _open_wordings(ready: Ready) -> Iterator[tuple[str, str]]:
    """Yield (path, what it says) of every public source; each sentence on a line."""
    for one in ready.site.outline.hidden:
        if one.shown:
            yield one.path, "\n".join(one.shown)
    public = {digest.path for digest in ready.site.digests if digest.said and digest.lends}
    spool = SpoolReader()
    for path, place in ready.site.stored.items():
        if path in public:
            yield path, unpacked(Stored.opened(spool.taken(place)).wording)
    for path, data in ready.ledger.wordings() if ready.ledger else ():
        if path in public and path not in ready.site.stored:
            yield path, unpacked(data)


_READ = (
    ".html", ".htm", ".xhtml", ".txt", ".md", ".json", ".xml", ".css", ".js", ".mjs", ".svg",
    ".csv", ".tsv", ".vcf", ".ics", ".yaml", ".yml", ".webmanifest", ".rss", ".atom",
)  # fmt: skip
"""Kinds of files that hold text as it is."""
_LARGEST = 8 << 20
"""Bytes: what is larger was written by no person."""


def leaks_in_copies(ready: Ready) -> Iterator[FoundLeak]:
    """Yield what of the hidden stands in the files that are copied, and in the templates.

    Asked at every build: they stay as they are while what is hidden changes. Raises OSError.
    """
    scan = ready.scan
    if not scan.hidden:
        return
    yield from _pages_of_hidden(ready)
    for name, text in ready.theme.templates.texts.items():
        for leak in scan.leaks_in(text.encode("utf-8", "replace")):
            yield FoundLeak("a page", f"templates/{name}", leak)
    for copy in ready.plan.copies:
        if copy.of_theme or copy.file.startswith("content/static/"):
            for leak in _leaks_in(ready, copy):
                yield FoundLeak(at.output_file(copy.address), copy.origin, leak)


def _pages_of_hidden(ready: Ready) -> Iterator[FoundLeak]:
    """Yield the files that are planned at a hidden source's own addresses."""
    planned = {page.address: page.origin for page in ready.plan.pages}
    planned |= {copy.address: copy.origin for copy in ready.plan.copies}
    for one in ready.scan.hidden:
        for claim in one.claims:
            if claim.kind is not ClaimKind.LIST and claim.address in planned:
                leak = Leak(one.path, "address", claim.address, one.is_secret)
                yield FoundLeak(at.output_file(claim.address), planned[claim.address], leak)


def _leaks_in(ready: Ready, copy: Copy) -> Iterator[Leak]:
    place = ready.at(copy)
    size = stamp(place).size
    yield from ready.scan.leaks_in(copy.address.encode("utf-8", "replace"))
    if copy.address.lower().endswith(_READ) and size <= _LARGEST:
        yield from ready.scan.leaks_in(read_bytes(place))
    for one in ready.scan.hidden:
        for name, count in one.files:
            if count == size and same_bytes(ready.site.tree.at(name), place):
                yield Leak(one.path, "file", "", one.is_secret)
