"""Names left as they were typed on a translated page, since none is guessed.

A person's name, a credit or the name of a text's origin is no segment: no engine gets it and no
catalog has it. What neither the register nor the author says in the other language stays as it
was typed, on a page that is checked, too (docs/names.md).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, zip_longest
from typing import NamedTuple

from pressbridge.formats.markdown import parse
from pressbridge.reading.types import BOTH, stays_as_typed
from pressbridge.register.lookup import Register
from pressbridge.words.edition import Edition, PhraseState
from pressbridge.words.lang import Lang
from pressbridge.words.model import BilingualText, Contact, Person, Release, Source
from pressbridge.words.patterns import late
from pressbridge.words.problems import Problem, Said, said, warning
from pressbridge.words.text import one_line, script_of

_PERSON = said(
    'add "{name}" to content/names.yaml, or write {both} here; contact_names in '
    "content/site.yaml can hide persons"
)
_CREDIT = said('add "{name}" to content/names.yaml')
_ROLE = said("write {both} here")
_OFFICE = said('add "{name}" to content/names.yaml, or write {both} here')
_OWN = said('write "{field}" in the translation, or add "{name}" to content/names.yaml')

_PROSE = late(r"(?m)^(?:title|subtitle|summary):.*")
"""A name in these is no field of its own."""
_MOST = 200
"""Names of one file that are looked for: each costs a search through the file."""


class _Name(NamedTuple):
    """A name that its author wrote in the language of the source alone."""

    text: str
    remedy: Said
    field: str = ""


def names_left(source: Source, edition: Edition, register: Register, text: str) -> list[Problem]:
    """Return a warning for each name of a source that its translated page shows as it was typed.

    ``source`` is what readers see, ``text`` the file that it was read from.
    """
    day = source.date.day if isinstance(source, Release) else None
    left: dict[str, _Name] = {}
    for name in _names(source, edition):
        known = name.text in left or register.whole_name(name.text, source.lang, day)
        if script_of(name.text) is source.lang and not known:
            left[name.text] = name
    fields = _PROSE.sub("", text) if left else ""
    lines = (_line_of(name, fields) for name in islice(left, _MOST))
    problems = []
    for name, line in zip_longest(left.values(), lines):
        message, remedy = stays_as_typed(name.text, source.lang), name.remedy
        hint = said(remedy, name=name.text, both=BOTH, field=name.field)
        problems.append(warning("name-left", source.path, line, message, hint))
    return problems


def _names(source: Source, edition: Edition) -> Iterator[_Name]:
    credited = [image.credit.name for image in source.images if image.credit]
    if isinstance(source, Release):
        for one in _people(source):
            yield from (_Name(text, _PERSON) for text in _alone(one.name, source.lang))
        if source.origin:
            credited.append(source.origin.name)
        if edition.by_hand:
            yield from _beside_a_hand_translation(source, edition)
    if not edition.by_hand:  # the body of a hand translation has credits of its own
        credited += [credit.name for credit in parse(source.body, source.lang).credits]
    yield from (_Name(name, _CREDIT) for name in credited)


def _beside_a_hand_translation(release: Release, edition: Edition) -> Iterator[_Name]:
    """Yield what a hand translation left out or cannot say; elsewhere a catalog says it."""
    lang = release.lang
    said_by_it = [("organization", text) for text in _alone(release.organization, lang)]
    said_by_it.append(("dateline", release.dateline))
    offices = [
        (field, text)
        for contact in release.contacts
        for field in ("organization", "department")
        for text in _alone(getattr(contact, field), lang)
    ]
    roles = [("role", text) for one in _people(release) for text in _alone(one.role, lang)]
    for rows, remedy in ((said_by_it, _OWN), (offices, _OFFICE), (roles, _ROLE)):
        for field, text in rows:
            if edition.say(field, one_line(text)).state is PhraseState.MISSING:
                yield _Name(text, remedy, field)


def _people(release: Release) -> tuple[Person | Contact, ...]:
    return (*release.byline, *release.contacts)


def _alone(words: BilingualText, lang: Lang) -> tuple[str, ...]:
    """Return a text that its author did not write in the other language, if there is one."""
    text = words.in_lang(lang)
    return (text,) if text and not words.in_lang(lang.other) else ()


def _line_of(name: str, text: str) -> int | None:
    """Return the first line of a file on which a name stands; None if it is broken or escaped."""
    at = text.find(name)
    return text.count("\n", 0, at) + 1 if at >= 0 else None
