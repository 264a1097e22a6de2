"""Plans the search: its page in each language, and the files of its index (docs/search.md)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from pressbridge.rendering.outline import Outline
from pressbridge.rendering.page import PageSpec
from pressbridge.rendering.parts import (
    SearchFileParts,
    SearchNamesParts,
    SearchParts,
    SearchYearParts,
)
from pressbridge.rendering.search_entry import RegisteredName
from pressbridge.searching.shards import name_files, name_lines, names_of_files
from pressbridge.words import addresses as at
from pressbridge.words.lang import Lang

_SITE = "content/site.yaml"


def search_specs(outline: Outline) -> Iterator[PageSpec]:
    """Yield the search pages, and the files of the index."""
    years = {lang: tuple(_years(outline, lang)) for lang in Lang}
    counts = tuple(
        (lang, tuple((year, len(parts.documents)) for year, parts in years[lang])) for lang in Lang
    )
    pairs = tuple(_counterparts(outline))
    files = name_files(len({form for form, _ in pairs}))
    for lang in Lang:
        topics = tuple(one.topic for one in outline.release_lists[lang] if one.topic)
        page = SearchParts(outline.location(at.search(lang), lang), counts, topics, files)
        yield PageSpec(at.search(lang), _SITE, template="search.html", lang=lang, parts=page)
        for _, parts in years[lang]:
            first = PageSpec(at.search_file(parts.folder, "d0"), _SITE, lang=lang, parts=parts)
            yield first
            yield from made_with(first)
    for number, lines in enumerate(name_lines(pairs, files)):
        yield PageSpec(at.search_names(number), _SITE, parts=SearchNamesParts(lines))


def _years(outline: Outline, lang: Lang) -> Iterator[tuple[int, SearchYearParts]]:
    """Yield the years that have releases in a language, the newest first, each with its index."""
    listed = groupby(outline.listed[lang], lambda source: source.as_release.day.year)
    for year, sources in listed:
        found = ((one.path, one.edition(lang)) for one in sources)
        documents = [(path, edition.address) for path, edition in found if edition]
        yield year, SearchYearParts(at.search_index(lang, year), tuple(reversed(documents)))


def made_with(first: PageSpec) -> Iterator[PageSpec]:
    """Yield the further files of a year's index; nothing for any other page."""
    parts = first.parts
    if not isinstance(parts, SearchYearParts):
        return
    for name in names_of_files(len(parts.documents))[1:]:
        address = at.search_file(parts.folder, name)
        yield PageSpec(address, first.origin, lang=first.lang, parts=SearchFileParts(first.address))


_KNOWN = 2
"""Releases that are known to say a name: while one of them does, the index has it."""


def releases_saying(outline: Outline) -> dict[RegisteredName, tuple[str, ...]]:
    """Return the names that public releases say, each with the paths of two that say it.

    The oldest two: they are edited least.
    """
    found: dict[RegisteredName, tuple[str, ...]] = {}
    for source in reversed(outline.releases):
        for name in source.names:
            known = found.get(name, ())
            if len(known) < _KNOWN:
                found[name] = (*known, source.path)
    return found


def _counterparts(outline: Outline) -> Iterator[tuple[str, str]]:
    """Yield (form, form in the other language) of names that public releases say, and of topics."""
    for korean, japanese in sorted(releases_saying(outline)):
        yield from ((one, other) for one in korean for other in japanese)
        yield from ((one, other) for one in japanese for other in korean)
    topics = {topic for lang in Lang for topic in outline.by_topic[lang]}
    for topic in outline.site_context.topics:
        if topic.id in topics:
            yield topic.name.ko, topic.name.ja
            yield topic.name.ja, topic.name.ko
