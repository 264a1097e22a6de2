"""Masking of names: marks stand for them on the way to an engine, the register's forms come back.

A name is never left to an engine (docs/design.md §3). But a sentence of marks is translated badly:
at most a third of it is masked, people first; what stays in the open is checked afterwards like
everything else, and a wrong name is not published.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from pressbridge.register.lookup import Register, wrong_mention
from pressbridge.register.name_index import Mention
from pressbridge.register.particles import with_fitting_particle
from pressbridge.register.readings import reading_end, with_reading, with_reading_before
from pressbridge.register.unregistered import UnregisteredPerson, unregistered_people
from pressbridge.translation.mark_masking import address_spans
from pressbridge.words.lang import Lang
from pressbridge.words.model import Name, NameKind, Readings
from pressbridge.words.sentences import sentences
from pressbridge.words.text import MARK, without_marks

MAX_SHARE = 3
"""Letters of a sentence of which at most one is masked: more harms the translation
(docs/engines.md)."""

_UNKNOWN = -1
_PRIORITY = {
    NameKind.PERSON: 0,
    NameKind.ORGANIZATION: 1,
    NameKind.PRODUCT: 2,
    NameKind.PLACE: 3,
}


@dataclass(frozen=True)
class Naming:
    """The names register applied to one source: its language, its day, its style of readings."""

    register: Register
    source: Lang
    day: date | None = None
    readings: Readings = Readings.FIRST
    """House style: whether the first mention of a name has its reading, and where."""

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Return the registered names in a text of the source; terms are no names."""
        found = self.register.mentions(text, self.source, self.day)
        return tuple(mention for mention in found if mention.name.kind is not NameKind.TERM)

    def unregistered(self, text: str) -> tuple[UnregisteredPerson, ...]:
        """Return the people in a text of the source who are certainly not in the register."""
        found = unregistered_people(text, self.source, self.register, self.day)
        return tuple(person for person in found if person.sure)

    def forms(self, stretch: str) -> tuple[str, ...]:
        """Return what a stretch of the source may be called in the translation: ``TargetForms``."""
        [*names] = self.mentions(stretch)
        if len(names) == 1 and (names[0].start, names[0].end) == (0, len(stretch)):
            return names[0].name.forms(self.source.other)
        return (stretch,) if stretch.isascii() else ()


class MaskedNames(NamedTuple):
    """A stored text in which marks stand for names, and the names in the target language."""

    text: str
    names: Mapping[str, str] = field(default_factory=dict)
    """Number of a mark → the name in the target language."""


class _Replacement(NamedTuple):
    start: int
    end: int
    to: str
    priority: int


def mask_names(text: str, naming: Naming, new: AbstractSet[Name]) -> MaskedNames:
    """Return a stored text with as many names masked as it bears.

    ``new`` are the names that are mentioned here for the first time: their reading goes with them.
    """
    target = naming.source.other
    replacements: list[_Replacement] = []
    said: set[Name] = set()
    for mention in naming.mentions(text):
        name = mention.name
        form = name.forms(target)[0]
        if name in new and name not in said:
            form = with_reading(form, name, target, naming.readings)
        said.add(name)
        span = mention.start, reading_end(text, mention.end, name)  # Korean needs no reading
        if span[1] == mention.end:
            span = with_reading_before(text, *span, name)
        replacements.append(_Replacement(*span, form, _PRIORITY[name.kind]))
    replacements += [
        _Replacement(found.start, found.end, found.text, _UNKNOWN)
        for found in naming.unregistered(text)
    ]
    addresses = address_spans(text)
    free = [s for s in replacements if not any(a < s.end and s.start < b for a, b in addresses)]
    return _masked(
        text, sorted(_within_share(text, free), key=lambda replacement: replacement.start)
    )


def _within_share(text: str, replacements: Sequence[_Replacement]) -> Iterator[_Replacement]:
    """Yield the names that may be masked, sentence by sentence; people and long names first.

    A person whom the register lacks is masked in any case: what an engine makes of a registered
    name can be checked, its guess at an unknown one cannot.
    """
    at = 0
    for sentence in sentences(text):
        end = at + len(sentence)
        room = len(without_marks(sentence).strip()) // MAX_SHARE
        here = [replacement for replacement in replacements if at <= replacement.start < end]
        for replacement in sorted(
            here,
            key=lambda replacement: (replacement.priority, replacement.start - replacement.end),
        ):
            if replacement.priority == _UNKNOWN or replacement.end - replacement.start <= room:
                room -= replacement.end - replacement.start
                yield replacement
        at = end


def _masked(text: str, replacements: Iterable[_Replacement]) -> MaskedNames:
    number = max((int(match[2]) for match in MARK.finditer(text)), default=0)
    names: dict[str, str] = {}
    pieces: list[str] = []
    at = 0
    for replacement in replacements:
        if replacement.start < at:
            continue
        number += 1
        names[str(number)] = replacement.to
        pieces += [text[at : replacement.start], f"⟦{number}⟧"]
        at = replacement.end
    return MaskedNames("".join([*pieces, text[at:]]), names)


def unmask_names(text: str, hidden: MaskedNames, target: Lang) -> str:
    """Return a translation with its masked names put back; Korean particles follow their sound."""
    pieces: list[str] = []
    at = 0
    last = ""
    for match in MARK.finditer(text):
        between = text[at : match.start()]
        pieces.append(
            with_fitting_particle(last, between) if last and target is Lang.KO else between
        )
        name = hidden.names.get(match[2], "")
        pieces.append(name or match[0])
        last = name or (last if match[1] and not between else "")
        at = match.end()
    rest = text[at:]
    pieces.append(with_fitting_particle(last, rest) if last and target is Lang.KO else rest)
    return "".join(pieces)


def with_wrong_forms_corrected(target: str, source: str, naming: Naming) -> str:
    """Return a translation in which known bad renderings of the source's names are put right.

    Only those that the register lists for a name which the source mentions; never a guess.
    """
    lang = naming.source.other
    named = {
        mention.name for mention in naming.register.mentions(source, naming.source, naming.day)
    }
    text, at = "", 0
    for seen in naming.register.candidates(target, lang):
        mention = wrong_mention(seen, naming.day) if seen.wrong_for else None
        if mention is not None and mention.name in named:
            text = _continued(text, target[at : seen.start], lang) + mention.name.forms(lang)[0]
            at = seen.end
    return _continued(text, target[at:], lang)


def _continued(text: str, rest: str, lang: Lang) -> str:
    """Return a text that ends in a name, and what follows: a Korean particle as it sounds."""
    return text + (with_fitting_particle(text, rest) if text and lang is Lang.KO else rest)


def first_mentions(
    texts: Iterable[tuple[str, str]], naming: Naming
) -> dict[tuple[str, str], frozenset[Name]]:
    """Return which names with a reading each text of the body is the first to mention.

    ``texts`` are (context, text) in the order of the page; headlines and captions do not count.
    """
    seen: set[Name] = set()
    found: dict[tuple[str, str], frozenset[Name]] = {}
    if naming.readings is Readings.NEVER:
        return found
    for context, text in texts:
        if context not in _READ_IN:
            continue
        here = {mention.name for mention in naming.mentions(text) if mention.name.reading}
        found[context, text] = frozenset(here - seen)
        seen |= here
    return found


_READ_IN = frozenset({"", "paragraph", "item"})
