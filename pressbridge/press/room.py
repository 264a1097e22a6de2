"""The press room as it was read: content and catalogs, with every problem found on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from pathlib import Path

from pressbridge.formats.encoding import decode_text
from pressbridge.reading.content import read_content
from pressbridge.reading.layout import CONTENT
from pressbridge.register.lookup import Register
from pressbridge.translation.catalog import Catalog, read_catalog
from pressbridge.translation.catalog_merge import merged_catalog
from pressbridge.translation.editions import named_phrases
from pressbridge.translation.engines.choose import problem_with
from pressbridge.translation.memory import Memory
from pressbridge.translation.name_masking import Naming
from pressbridge.translation.segments import Segment, segments
from pressbridge.words.edition import Phrase, SegmentKey
from pressbridge.words.lang import Lang
from pressbridge.words.model import Content, HandTranslation, Release, Source, Translate
from pressbridge.words.problems import Problem, error
from pressbridge.words.visibility import is_withdrawn
from pressbridge.world.below import Below, entries, read_bytes, why


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of a source, by who says them in the other language."""

    named: Mapping[SegmentKey, Phrase]
    """The register."""
    wanted: tuple[Segment, ...]
    """The catalog."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """Everything that is known of a press room before anything is translated or rendered."""

    content: Content
    register: Register
    hand: Mapping[str, HandTranslation] = field(default_factory=dict)
    """Path of a source to its hand translation."""
    stored: Mapping[str, Catalog] = field(default_factory=dict)
    """Path of a source to its catalog as the file has it; those that a catalog translates."""
    catalogs: Mapping[str, Catalog] = field(default_factory=dict)
    """The same, brought up to date with the sources and filled from memory."""

    known: dict[tuple[str, int, bool], Texts] = field(default_factory=dict)
    """What was found out of each source: every phase asks for it again."""

    def texts(self, source: Source) -> Texts:
        """Return what a source has to translate; found out once."""
        corrections = len(source.corrections) if isinstance(source, Release) else 0
        withdrawn = isinstance(source, Release) and source.withdrawn is not None
        key = (source.path, corrections, withdrawn)
        if key not in self.known:
            named = named_phrases(source, self.register)
            wanted = tuple(s for s in segments(source) if s.key not in named)
            self.known[key] = Texts(named, wanted)
        return self.known[key]

    def naming(self, source: Source) -> Naming:
        """Return the register as it holds for a source."""
        day = source.date.day if isinstance(source, Release) else None
        return Naming(self.register, source.lang, day, self.content.site.translation.readings)

    def named(self, source: Source) -> Mapping[SegmentKey, Phrase]:
        """Return the texts of a source that the register knows as a whole."""
        return self.texts(source).named

    def wanted(self, source: Source) -> tuple[Segment, ...]:
        """Return what a source's catalog is to hold: all its segments but registered names."""
        return self.texts(source).wanted


def read_room(root: Path, now: datetime) -> tuple[Room | None, tuple[Problem, ...]]:
    """Read a press room with all its problems; ``None`` if there is no site to speak of.

    What is withdrawn at the cut-off is taken over into no other catalog.
    """
    content, problems = read_content(root)
    if content is None:
        return None, problems
    found = list(problems)
    engine = problem_with(content.site.translation)
    if engine:
        found.append(engine)
    hand = dict(content.hand)
    stored: dict[str, Catalog] = {}
    there = cache(entries)
    for source in content.sources:
        if source.translate is not Translate.NO and source.path not in hand:
            path, lang = source.catalog_path(source.lang.other), source.lang.other
            catalog, mistakes = _catalog(root, path, lang, there)
            stored[source.path] = catalog
            found.extend(mistakes)
    room = Room(content=content, register=Register(content.names), hand=hand, stored=stored)
    others = _leftover(root, room, there)
    return replace(room, catalogs=_renewed(room, others, now)), tuple(found)


def _renewed(room: Room, others: Iterable[Catalog], now: datetime) -> dict[str, Catalog]:
    """Return the catalogs brought up to date, from all that any catalog of what stands knows."""
    sources = {source.path: source for source in room.content.sources}
    lent = (one for path, one in room.stored.items() if not is_withdrawn(sources[path], now))
    memory = Memory((*lent, *others))
    return {
        path: merged_catalog(
            catalog, room.wanted(sources[path]), memory, room.naming(sources[path]).forms
        )
        for path, catalog in room.stored.items()
    }


def _leftover(
    root: Path, room: Room, there: Callable[[Path], tuple[str, ...]]
) -> Iterator[Catalog]:
    """Yield the catalogs that translate nothing any more; damaged ones are no memory."""
    used = {catalog.path for catalog in room.stored.values()}
    for path, lang in room.content.catalogs:
        if path not in used:
            catalog, mistakes = _catalog(root, path, lang, there)
            if not mistakes:
                yield catalog


def _catalog(
    root: Path, path: str, lang: Lang, there: Callable[[Path], tuple[str, ...]]
) -> tuple[Catalog, tuple[Problem, ...]]:
    is_there = path.rpartition("/")[2] in there((root / path).parent)
    at = Below(root / CONTENT, path.removeprefix(f"{CONTENT}/"))
    return catalog_from(path, lang, (lambda _: read_bytes(at)) if is_there else None)


def catalog_from(
    path: str, lang: Lang, read: Callable[[str], bytes] | None
) -> tuple[Catalog, tuple[Problem, ...]]:
    """Return a catalog and what is wrong with its file.

    ``read`` gives the bytes of a file of the press room; None if there is no such file.
    """
    if read is None:
        return Catalog(path, lang), ()
    try:
        data = read(path)
    except OSError as refused:
        message = f"it cannot be read: {why(refused)}"
        return Catalog(path, lang), (error("unreadable", path, None, message),)
    text, problems = decode_text(data, path, catalog=True)
    if text is None:
        return Catalog(path, lang), tuple(problems)
    catalog, mistakes = read_catalog(text, path, lang)
    return catalog, (*problems, *mistakes)
