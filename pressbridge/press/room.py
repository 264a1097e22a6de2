"""The press room as it was read: content and catalogs, with every problem found on the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pressbridge.formats.encoding import decode
from pressbridge.reading.tree import read_content
from pressbridge.translation.catalog import Catalog, read_catalog
from pressbridge.translation.editions import named_phrases
from pressbridge.translation.engines.choose import problem_with
from pressbridge.translation.segments import Segment, segments
from pressbridge.words.edition import Key, Phrase
from pressbridge.words.model import Content, HandTranslation, Source, Translate
from pressbridge.words.problems import Problem, error
from pressbridge.words.register import Register
from pressbridge.world.files import exists, read_bytes, why


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """Everything that is known of a press room before anything is translated or rendered."""

    content: Content
    register: Register
    hand: Mapping[str, HandTranslation] = field(default_factory=dict)
    """Path of a source to its hand translation."""
    catalogs: Mapping[str, Catalog] = field(default_factory=dict)
    """Path of a source to its catalog; those that a catalog translates."""

    def named(self, source: Source) -> dict[Key, Phrase]:
        """Return the texts of a source that the register knows as a whole."""
        return named_phrases(source, self.register)

    def wanted(self, source: Source) -> tuple[Segment, ...]:
        """Return what a source's catalog is to hold: all its segments but registered names."""
        named = self.named(source)
        return tuple(segment for segment in segments(source) if segment.key not in named)


def read_room(root: Path) -> tuple[Room | None, tuple[Problem, ...]]:
    """Read a press room with all its problems; ``None`` if there is no site to speak of."""
    content, problems = read_content(root)
    if content is None:
        return None, problems
    found = list(problems)
    engine = problem_with(content.site.translation)
    if engine:
        found.append(engine)
    hand = dict(content.hand)
    catalogs = {}
    for source in content.sources:
        if source.translate is not Translate.NO and source.path not in hand:
            catalog, mistakes = _catalog(root, source)
            catalogs[source.path] = catalog
            found.extend(mistakes)
    register = Register(content.names)
    room = Room(content=content, register=register, hand=hand, catalogs=catalogs)
    return room, tuple(found)


def _catalog(root: Path, source: Source) -> tuple[Catalog, tuple[Problem, ...]]:
    lang = source.lang.other
    path = source.catalog_path(lang)
    if not exists(root / path):
        return Catalog(path, lang), ()
    try:
        data = read_bytes(root / path)
    except OSError as refused:
        message = f"it cannot be read: {why(refused)}"
        return Catalog(path, lang), (error("unreadable", path, None, message),)
    text, problems = decode(data, path)
    if text is None:
        return Catalog(path, lang), tuple(problems)
    catalog, mistakes = read_catalog(text, path, lang)
    return catalog, (*problems, *mistakes)
