"""Consistency of terms: source terms that the press room's catalogs translate in several ways."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pressbridge.formats.po import PoEntry
from pressbridge.register.lookup import Register
from pressbridge.translation.catalog import Catalog, EntryState, state_of
from pressbridge.translation.name_masking import Naming
from pressbridge.words.lang import Lang
from pressbridge.words.model import Name
from pressbridge.words.text import without_marks

_SAID = frozenset({EntryState.REVIEWED, EntryState.MACHINE, EntryState.EDITED})


class TermVariant(NamedTuple):
    """One translation of a term, and the entries that have it."""

    text: str
    """The translation; empty where no form that the register knows was found."""
    places: tuple[tuple[str, int], ...]
    """(catalog, line of the entry)."""


class Disagreement(NamedTuple):
    """A term, a name or a whole text with more than one translation into a language."""

    source: str
    lang: Lang
    renderings: tuple[TermVariant, ...]
    """The most frequent first."""


def disagreements(
    catalogs: Iterable[tuple[Catalog, Naming]], register: Register
) -> tuple[Disagreement, ...]:
    """Return what has several renderings: entries of the register, and texts that recur."""
    found: dict[tuple[str, Lang], dict[str, list[tuple[str, int]]]] = {}
    for catalog, naming in catalogs:
        for entry in catalog.file.entries:
            if entry.obsolete or state_of(entry) not in _SAID:
                continue
            for source, rendering in _renderings(entry, catalog.lang, naming, register):
                ways = found.setdefault((source, catalog.lang), {})
                ways.setdefault(rendering, []).append((catalog.path, entry.line))
    return tuple(
        Disagreement(source, lang, _by_frequency(ways))
        for (source, lang), ways in sorted(found.items())
        if len(ways) > 1
    )


def _renderings(
    entry: PoEntry, lang: Lang, naming: Naming, register: Register
) -> Iterator[tuple[str, str]]:
    """Yield (source term, rendering): of the text itself, and of each registered term in it."""
    source, target = without_marks(entry.msgid), without_marks(entry.msgstr)
    yield source, target
    mentioned = register.mentions(source, lang.other, naming.day)
    for name in dict.fromkeys(mention.name for mention in mentioned):
        if source != name.forms(lang.other)[0]:
            for form in _forms_in(target, name, lang):
                yield name.forms(lang.other)[0], form


def _forms_in(target: str, name: Name, lang: Lang) -> tuple[str, ...]:
    """Return the forms of a name, right or wrong, that stand in a text; ``""`` for none of them."""
    wrong = name.ja_wrong if lang is Lang.JA else name.ko_wrong
    rest = target
    found: list[str] = []
    for form in sorted((*name.forms(lang), *wrong), key=len, reverse=True):
        if form in rest:
            found.append(form)
            rest = rest.replace(form, "\ufffc")
    return tuple(found) or ("",)


def _by_frequency(ways: dict[str, list[tuple[str, int]]]) -> tuple[TermVariant, ...]:
    ranked = sorted(ways.items(), key=lambda way: (-len(way[1]), way[0]))
    return tuple(TermVariant(text, tuple(places)) for text, places in ranked)
