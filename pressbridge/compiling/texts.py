"""What a source says in both languages, as it was read and not as its bytes look."""

from __future__ import annotations

import re
import zlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import fields
from hashlib import blake2b

from pressbridge.compiling.workspace import Workspace
from pressbridge.formats.markdown import Document, parse
from pressbridge.translation.segments import segments
from pressbridge.words.letters import lines_of_letters
from pressbridge.words.model import HandTranslation, Name, Release, Source

_SUM = 8
_END = re.compile(r"(?<=[.!?…])\s+|(?<=[。！？])")
"""Where a sentence ends, mostly: where it does not, the parts are compared."""


def texts_in_both(workspace: Workspace, source: Source) -> Iterator[tuple[str, str]]:
    """Yield (what it is, text) of all texts of a source and of their translations."""
    wanted = segments(source)
    yield from wanted
    for key, phrase in workspace.named(source).items():
        yield key[0], phrase.text
    hand, catalog = workspace.hand.get(source.path), workspace.catalogs.get(source.path)
    if hand:
        yield "title", hand.title
        yield from (("", text) for text in texts_in((hand.summary, hand.subtitle, hand.captions)))
        yield from (passage.key for passage in parse(hand.body, hand.lang).passages)
    if catalog:
        for segment in wanted:
            entry = catalog.find(segment)
            if entry:
                yield segment.context, entry.msgstr


def all_texts(workspace: Workspace, source: Source) -> frozenset[str]:
    """Return everything that a source and its translation say: sentences by letters alone."""
    hand = workspace.hand.get(source.path)
    texts = [text for _, text in texts_in_both(workspace, source)]
    document = parse(source.body, source.lang)
    texts += [passage.text for passage in document.passages]
    texts += _beside(workspace, source, document)
    texts += texts_in(source)  # all but its body, whose texts these passages are
    texts += texts_in(hand) if hand else ()
    return letters_in(texts)


def _beside(workspace: Workspace, source: Source, document: Document) -> Iterator[str]:
    """Yield what pages show beside the texts of a source: credits, names, and kinds of files."""
    day = source.date.day if isinstance(source, Release) else None
    credited = (*document.credits, *(one.credit for one in source.images if one.credit))
    names = {credit.name for credit in credited}
    if isinstance(source, Release):
        words = (*(one.name for one in source.byline), *(one.name for one in source.contacts))
        names |= {one.in_lang(source.lang) for one in words}
    yield from names
    yield from (workspace.register.whole_name(name, source.lang, day) for name in names)
    yield from (item.file.rpartition(".")[2] for item in source.attachments)


def letters_in(texts: Iterable[str]) -> frozenset[str]:
    """Return the sentences of some texts by letters alone."""
    lines = _END.sub("\n", "\n".join(dict.fromkeys(texts)))
    return frozenset(lines_of_letters(lines)) - {""}


def packed(said: Iterable[str]) -> bytes:
    """Return sentences by letters alone as bytes."""
    return zlib.compress("\n".join(sorted(said)).encode("utf-8", "surrogatepass"), 1)


def unpacked(data: bytes) -> str:
    """Return what was packed: each sentence on a line."""
    return zlib.decompress(data).decode("utf-8", "surrogatepass")


def sums_of(said: Iterable[str]) -> bytes:
    """Return eight bytes for each sentence."""
    return b"".join(map(sum_of, sorted(said)))


def sum_of(letters: str) -> bytes:
    """Return eight bytes that stand for a sentence (BLAKE2b)."""
    return blake2b(letters.encode("utf-8", "surrogatepass"), digest_size=_SUM).digest()


def sources_saying(
    rows: Iterable[tuple[str, bytes]], wanted: Collection[bytes]
) -> dict[bytes, tuple[str, ...]]:
    """Return those of some sums that stand in rows, each with the first one or two sources.

    ``rows`` are (path of a source, row of sums).
    """
    found: dict[bytes, tuple[str, ...]] = {}
    for path, row in rows:
        for one in set(sums_in(row)).intersection(wanted):
            found[one] = (*found.get(one, ()), path)[:2]
    return found


def sums_in(row: bytes) -> Iterator[bytes]:
    """Yield the sums of a row."""
    return (row[at : at + _SUM] for at in range(0, len(row), _SUM))


def texts_in(value: object) -> Iterator[str]:
    """Yield every text in a value made of texts, tuples and frozen types, but for bodies."""
    if isinstance(value, str):
        if value:
            yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts_in(one)
    elif isinstance(value, Source | HandTranslation | Name):
        for field in fields(value):
            if field.name != "body":
                yield from texts_in(getattr(value, field.name))
