"""One source with what lies beside it: read, and checked against everything that it may name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from pressbridge.reading.bodies import check_bodies
from pressbridge.reading.content_files import CONTENT, Companion
from pressbridge.reading.hand import read_hand
from pressbridge.reading.references import NamedFiles, check_references
from pressbridge.reading.releases import read_release
from pressbridge.reading.source_fields import ParsedSource, SourceLocation
from pressbridge.reading.standing import read_standing
from pressbridge.reading.tree import Tree, text_in
from pressbridge.words.lang import Lang
from pressbridge.words.model import HandTranslation, Release, Source
from pressbridge.words.problems import Problem, Said, error, has_errors, said, warning
from pressbridge.words.vocabulary import Vocabulary
from pressbridge.world import why
from pressbridge.world.below import Below


@dataclass(frozen=True, slots=True)
class ReadSource:
    """Result of reading one source: its contents, hand translation, everything wrong with it."""

    parsed: ParsedSource[Source] | None
    """The source's fields and body; None if its fields cannot be read.

    A source with errors is a draft: its embargo may be what could not be read, and nothing half
    understood may go out."""
    hand: HandTranslation | None
    problems: tuple[Problem, ...]
    text: str = ""
    """The source's file."""


@dataclass(frozen=True, kw_only=True)
class Directory:
    """Everything that a source may name: it travels to the processes that read sources."""

    root: Path
    files: frozenset[str]
    """Names of all files below ``content/``, relative to the root."""
    spelled: Mapping[str, str]
    """Composed name to the name on the disk where the two differ, relative to ``content/``."""
    skipped: frozenset[str]
    owned: frozenset[str]
    """Folders of the sources that have one of their own."""
    language: Lang
    topics: tuple[str, ...]
    releases: tuple[str, ...]
    """Slugs of the releases."""
    standing: tuple[str, ...]

    @cached_property
    def slugs(self) -> Vocabulary:
        """The slugs of all sources."""
        return Vocabulary((*self.releases, *self.standing))

    @cached_property
    def related(self) -> Vocabulary:
        """The slugs of the releases."""
        return Vocabulary(self.releases)

    @cached_property
    def named_topics(self) -> Vocabulary:
        """The ids of topics.yaml."""
        return Vocabulary(self.topics)

    @cached_property
    def named_files(self) -> NamedFiles:
        """Checker of the files that a source names."""
        return NamedFiles(self.files, self.skipped, self.owned)

    @cached_property
    def mistaken(self) -> frozenset[str]:
        """Folders that are called like catalogs."""
        inside = (name.partition(".po/")[0] for name in self.files if ".po/" in name)
        return frozenset(f"{name}.po" for name in inside)

    def has(self, catalog: str) -> bool:
        """Tell whether there is a catalog, or a folder in its place, which cannot be read."""
        return catalog in self.files or catalog in self.mistaken

    def at(self, name: str) -> Below:
        """Return where a file lies, whose name is relative to the root."""
        inside = name.removeprefix(f"{CONTENT}/")
        return Below(self.root / CONTENT, self.spelled.get(inside, inside))


def directory(tree: Tree) -> Directory:
    """Return everything that a source may name."""
    content_files = tree.content_files
    return Directory(
        root=tree.root,
        files=frozenset(f"{CONTENT}/{name}" for name in tree.files),
        spelled=tree.listing.spelled,
        skipped=tree.skipped,
        owned=frozenset(p.folder for p in tree.locations if p.path.endswith("/index.md")),
        language=tree.language,
        topics=tuple(topic.id for topic in tree.topics),
        releases=tuple(location.slug for location in content_files.releases),
        standing=tuple(location.slug for location in content_files.standing),
    )


def texts_of(
    location: SourceLocation, companions: Iterable[Companion], read: Callable[[str], bytes]
) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """Return the bytes of a source's file and hand translation, by name.

    ``read`` gives the bytes of a file of the press room. What it cannot is a problem.
    """
    names = [location.path, *(one.path for one in companions if not one.is_catalog)]
    data: dict[str, bytes] = {}
    problems = []
    for name in names:
        try:
            data[name] = read(name)
        except OSError as wrong:
            message = said("it cannot be read: {why}", why=why(wrong))
            problems.append(error("unreadable", name, None, message))
    return data, tuple(problems)


def read_source(
    directory: Directory,
    location: SourceLocation,
    companions: Iterable[Companion],
    data: Mapping[str, bytes],
) -> ReadSource:
    """Read a source. ``data`` are the bytes of its file and of its hand translation, by name."""
    if location.path not in data:
        return ReadSource(None, None, ())
    text, problems = text_in(data[location.path], location.path)
    if text is None:
        return ReadSource(None, None, problems)
    parsed, found = _parsed(text, location, directory.language)
    problems = (*problems, *found)
    if parsed is None:
        return ReadSource(None, None, problems)
    if has_errors(found):
        parsed = parsed._replace(source=replace(parsed.source, draft=True))
    hand, found = _hand(parsed.source, companions, data)
    found = (*found, *_complaints(directory, parsed, hand))
    return ReadSource(parsed, hand, (*problems, *found), text)


def _parsed(
    text: str, location: SourceLocation, language: Lang
) -> tuple[ParsedSource[Source] | None, tuple[Problem, ...]]:
    if location.path.startswith("content/pages/"):
        return read_standing(text, location, language)
    return read_release(text, location, language)


def _complaints(
    directory: Directory, parsed: ParsedSource[Source], hand: HandTranslation | None
) -> Iterator[Problem]:
    """Yield what is wrong with everything that a source names."""
    source = parsed.source
    if isinstance(source, Release):
        yield from check_references(source, parsed, directory.named_topics, directory.related)
    if source.images or source.attachments:
        yield from directory.named_files.check(source)

    def file_fault(source: Source, name: str) -> tuple[Said, Said] | None:
        return directory.named_files.fault(source, name)

    yield from check_bodies(source, hand, directory.slugs, file_fault)


def _hand(
    source: Source, companions: Iterable[Companion], data: Mapping[str, bytes]
) -> tuple[HandTranslation | None, tuple[Problem, ...]]:
    """Return the translation that a person wrote as a whole, if there is one."""
    found: HandTranslation | None = None
    problems: list[Problem] = []
    for companion in companions:
        if companion.lang is source.lang:
            problems.append(_same_language(companion))
        elif companion.path in data and not companion.is_catalog:
            text, more = text_in(data[companion.path], companion.path)
            problems += more
            if text is not None:
                found, more = read_hand(text, companion.path, companion.lang, source)
                problems += more
    return found, tuple(problems)


def _same_language(companion: Companion) -> Problem:
    name = companion.source.rpartition("/")[2]
    if companion.is_catalog:
        message = said(
            'a catalog is left over: {name} is itself in the language "{lang}"',
            name=name,
            lang=companion.lang,
        )
        hint = said("remove it")
        return warning("leftover-catalog", companion.path, None, message, hint)
    message = said('{name} is itself in the language "{lang}"', name=name, lang=companion.lang)
    hint = said(
        'a translation of it ends with ".{lang}.md"; or correct its "lang"',
        lang=companion.lang.other,
    )
    return error("same-language", companion.path, None, message, hint)
