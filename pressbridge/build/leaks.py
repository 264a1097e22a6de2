"""The last look before anything is published: whether it shows what is not public yet.

What the editor of a public source wrote herself is no leak, though a hidden one says it too: press
offices end all their releases with the same lines.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from pressbridge.compiling.context import PressRoom
from pressbridge.compiling.entry import Entry
from pressbridge.compiling.texts import letters_in, sources_saying, sum_of, texts_in, unpacked
from pressbridge.messages import all_messages
from pressbridge.rendering.claims import ClaimKind
from pressbridge.rendering.hidden import Hidden
from pressbridge.rendering.leaks import Leak, LeakScan
from pressbridge.rendering.page import Copy
from pressbridge.rendering.plan import Plan
from pressbridge.words import addresses as at
from pressbridge.words.lang import Lang
from pressbridge.words.model import Contact
from pressbridge.words.problems import Problem, error, said, warning
from pressbridge.world.below import Below, read_bytes, same_bytes, stamp
from pressbridge.world.pictures import NotAPictureError, is_picture, published

AllTexts = Callable[[], Iterable[tuple[str, bytes]]]
"""Gives (path, all that it says, packed) of every source."""


class FoundLeak(NamedTuple):
    """Something hidden in a file that is about to be published."""

    output: str
    """The file of the output."""
    origin: str
    """The file that asks for it, relative to the root."""
    leak: Leak
    repeats: bool = False
    """The file is a list, a feed or the like: it repeats what sources say."""


def scan_for(
    room: PressRoom, entries: Mapping[str, Entry]
) -> tuple[LeakScan, dict[bytes, tuple[str, ...]]]:
    """Return what of the hidden is looked for; not what the site says openly anyway.

    With the sums of those texts that public sources say, each with one or two of these.
    """
    hidden = tuple(entry.hidden for entry in entries.values() if entry.hidden)
    scan = LeakScan(hidden)
    if not hidden:
        return scan, {}
    site_context = room.context.site_context
    tables = letters_in(texts_in((site_context.config, site_context.topics)))
    tables |= letters_in(_contact_rows(site_context.config.contacts))
    tables |= letters_in(all_messages(site_context.own_messages))
    names = letters_in(texts_in(room.tree.names))
    texts = {sum_of(letters): letters for letters in scan.texts}
    saying = sources_saying(((entry.path, entry.said) for entry in entries.values()), texts.keys())
    said = frozenset(texts[one] for one in saying)
    return LeakScan(hidden, said | scan.inside(tables) | (names & scan.texts)), saying


def _contact_rows(contacts: Iterable[Contact]) -> Iterator[str]:
    """Yield what pages show in one line of each contact of the site."""
    for contact in contacts:
        words = (contact.organization, contact.department, contact.name, contact.role)
        for lang in Lang:
            said = (one.in_lang(lang) or one.in_lang(lang.other) for one in words)
            yield " ".join((*said, contact.phone, contact.email))


def leak_problems(
    found: Collection[FoundLeak], own: Collection[Leak]
) -> Iterator[tuple[str, Problem]]:
    """Yield (file of the output, problem) of what was found, but for what is ``excused``.

    A text that was public once stops nothing: else it would stay where it is to go from.
    """
    in_sources = {one.leak for one in found if not one.repeats}
    first: dict[tuple[str, str, str], FoundLeak] = {}
    for one in found:
        # Feeds and lists only repeat what a source says: there it is to be mended.
        repeated = one.repeats and one.leak in in_sources
        if one.leak not in own and not repeated:
            first.setdefault((one.origin, one.leak.path, one.leak.what), one)
    for one in first.values():
        yield one.output, _problem(one)


_KINDS = {
    "text": said("a sentence"),
    "file": said("a file"),
    "headline": said("the headline"),
    "address": said("the address"),
}
"""What can be given away (``Leak.what``)."""


_NOT_YET = said("{output} would give away {what} of {path}, which is not public yet")
_NO_MORE = said("{output} would give away {what} of {path}, which is public no more")


def _problem(found: FoundLeak) -> Problem:
    leak = found.leak
    template = _NOT_YET if leak.is_secret else _NO_MORE
    message = said(template, output=found.output, what=_KINDS[leak.what], path=leak.path)
    hint = said("take it out of this file, or of the templates if it does not stand here")
    make = error if leak.is_secret else warning
    return make("leak", found.origin, None, message, hint)


def excused(
    found: Collection[FoundLeak], entries: Mapping[str, Entry], said: AllTexts
) -> Iterator[tuple[str, Leak]]:
    """Yield (source, leak) of those texts that a public source says itself.

    Or of those that its pages put together of whole texts of its own: name, role and address.
    """
    texts = {one.leak for one in found if one.leak.letters}
    where = {(one.origin, one.leak) for one in found}
    for path, letters in _open_texts(entries, said) if texts else ():
        for leak in texts:
            if leak.path == path:
                continue
            own = (path, leak) in where
            if leak.letters in letters or (own and _is_made_of(leak.letters, letters)):
                yield path, leak


_ROW = 300
"""Letters of the longest row of fields."""


@cache
def _our_words() -> frozenset[str]:
    return letters_in(all_messages())


def _is_made_of(letters: str, said: str) -> bool:
    """Tell whether letters are those of whole lines one behind the other, with our own words."""
    if len(letters) > _ROW:
        return False
    lines = {*said.split("\n"), *_our_words()}
    ends = [0]
    for end in range(1, len(letters) + 1):
        if any(letters[start:end] in lines for start in ends):
            ends.append(end)
    return ends[-1] == len(letters)


def _open_texts(entries: Mapping[str, Entry], said: AllTexts) -> Iterator[tuple[str, str]]:
    """Yield (path, what it says) of every public source; each sentence on a line."""
    for entry in entries.values():
        if entry.hidden and entry.hidden.shown:
            yield entry.path, "\n".join(entry.hidden.shown)
    for path, data in said():
        one = entries.get(path)
        if one and one.said and one.lends:
            yield path, unpacked(data)


_READ = (
    ".html", ".htm", ".xhtml", ".txt", ".md", ".json", ".xml", ".css", ".js", ".mjs", ".svg",
    ".csv", ".tsv", ".vcf", ".ics", ".yaml", ".yml", ".webmanifest", ".rss", ".atom",
)  # fmt: skip
"""Kinds of files that hold text as it is."""
_LARGEST = 8 << 20
"""Bytes: what is larger was written by no person."""


_ENCODINGS = ("cp949", "cp932", "euc_jp")
"""What spreadsheets and editors in Korea and Japan save texts in, if it is not Unicode."""


def _in_utf8(data: bytes) -> Iterator[bytes]:
    """Yield a text in UTF-8, in each of the ways in which it may be read."""
    yield data
    codecs: Iterable[str] = ("utf-16-le", "utf-16-be") if b"\0" in data else ()
    if b"\x1b$" in data:
        codecs = ("iso2022_jp",)
    elif not codecs and not _is_utf8(data):
        codecs = _ENCODINGS
    for codec in codecs:
        yield data.decode(codec, "ignore").encode("utf-8", "replace")


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def leaks_in_copies(
    room: PressRoom, plan: Plan, scan: LeakScan, place: Callable[[Copy], Below]
) -> Iterator[FoundLeak]:
    """Yield what of the hidden stands in the files that are copied, and in the templates.

    Asked whenever the site is planned: they stay as they are while what is hidden changes. Raises
    OSError.
    """
    if not scan.hidden:
        return
    yield from _pages_of_hidden(plan, scan.hidden)
    for name, text in room.theme.templates.texts.items():
        for leak in scan.leaks_in(text.encode("utf-8", "replace")):
            yield FoundLeak(said("a page"), f"templates/{name}", leak)
    for copy in plan.copies:
        if not copy.of_source:
            for leak in _leaks_in(room, scan, copy, place(copy)):
                yield FoundLeak(at.output_file(copy.address), copy.origin, leak)


def _pages_of_hidden(plan: Plan, hidden: Iterable[Hidden]) -> Iterator[FoundLeak]:
    """Yield the files that are planned at a hidden source's own addresses."""
    planned = {page.address: page.origin for page in plan.pages}
    planned |= {copy.address: copy.origin for copy in plan.copies}
    for one in hidden:
        for claim in one.claims:
            if claim.kind is not ClaimKind.LIST and claim.address in planned:
                leak = Leak(one.path, "address", claim.address, one.is_secret)
                yield FoundLeak(at.output_file(claim.address), planned[claim.address], leak)


def _leaks_in(room: PressRoom, scan: LeakScan, copy: Copy, place: Below) -> Iterator[Leak]:
    size = stamp(place).size
    yield from scan.leaks_in(copy.address.encode("utf-8", "replace"))
    if copy.address.lower().endswith(_READ) and size <= _LARGEST:
        for data in _in_utf8(read_bytes(place)):
            yield from scan.leaks_in(data)
    for one in scan.hidden:
        for name, *sizes in one.files:
            if size in sizes and _is_copy(room.tree.at(name), place):
                yield Leak(one.path, "file", "", one.is_secret)


def _is_copy(hidden: Below, place: Below) -> bool:
    """Tell whether a file is a hidden one, or the picture that would be published of that.

    Raises OSError.
    """
    if same_bytes(hidden, place):
        return True
    if not is_picture(hidden.name):
        return False
    try:
        return published(read_bytes(hidden), hidden.name) == read_bytes(place)
    except NotAPictureError:  # it has been replaced since it was looked at
        return False
