"""Documents of word processors that lie where releases lie: nobody reads them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress
from urllib.parse import unquote

from pressbridge.reading.content_files import CONTENT, DOCUMENTS
from pressbridge.words.problems import COMMAND, Problem, said, warning
from pressbridge.words.text import compose
from pressbridge.world.below import read_bytes
from pressbridge.world.listing import Listing

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def unread_documents(documents: Iterable[str], listing: Listing) -> Iterator[Problem]:
    """Yield a warning for each document that no text beside or above it names.

    ``documents`` are relative to ``content/``, whose files ``listing`` lists. A text names a file
    if its name stands anywhere in it: whether it may is said where that text is read.
    """
    left: defaultdict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for name in documents:
        folder, _, rest = name.partition("/")
        folder = folder if folder == "pages" else f"{folder}/{rest.partition('/')[0]}"
        left[folder][name.rpartition("/")[2]].append(name)
    if not left:
        return
    for name in listing.files:
        names = left.get(name.rpartition("/")[0])
        if names and name.endswith(".md"):
            with suppress(OSError):  # it is said where the text is read
                text = compose(read_bytes(listing.at(name)).decode("utf-8", "replace"))
                for found in _named_in(text, names):
                    del names[found]
    yield from (_unread(one) for names in left.values() for ones in names.values() for one in ones)


def _named_in(text: str, names: Iterable[str]) -> frozenset[str]:
    """Return which of some names of documents stand in a text, also with its %-codes read."""
    wanted = frozenset(names)
    lengths = {len(name) for name in wanted}
    found: set[str] = set()
    for plain in {text, unquote(text)}:
        ends = (hit.end() for hit in re.finditer(_END, plain, re.IGNORECASE))
        found |= {plain[max(0, end - length) : end] for end in ends for length in lengths} & wanted
    return frozenset(found)


_END = rf"(?:{'|'.join(map(re.escape, DOCUMENTS))})(?!\w)"


def _unread(name: str) -> Problem:
    stem, _, suffix = name.rpartition("/")[2].rpartition(".")
    slug = re.sub("[ _.]+", "-", stem.lower())
    slug = slug if _SLUG.fullmatch(slug) else "visit-to-tokyo"
    hint = said(
        "{command} new {slug}  writes a text file to copy a release into; to offer "
        "this file for download, name it under attachments",
        command=COMMAND,
        slug=slug,
    )
    message = said(
        "a .{suffix} file is not read, and no text offers it for download", suffix=suffix.lower()
    )
    return warning("stray-document", f"{CONTENT}/{name}", None, message, hint)
