"""Unregistered people: a name beside a title that the register lacks, told from ordinary words.

Such a name must not be guessed by an engine (``추귀성`` has no known kanji), so callers may
leave one that is *sure* untranslated. The rules lean to silence: a family name must be known, and
what looks like an ordinary word is not reported (``이사회 의장``, ``반도체 시장``, ``石川県知事``).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pressbridge.register import people_in_japanese, people_in_korean
from pressbridge.register.lookup import Register
from pressbridge.register.name_index import Mention, covering
from pressbridge.register.unregistered_person import UnregisteredPerson
from pressbridge.words.lang import Lang
from pressbridge.words.model import NameKind

__all__ = ["UnregisteredPerson", "people_not_mentioned", "unregistered_people"]

_TITLE = {Lang.KO: people_in_korean.KOREAN_TITLE, Lang.JA: people_in_japanese.JAPANESE_TITLE}
_BESIDE_TITLES = {
    Lang.KO: people_in_korean.people_beside_titles,
    Lang.JA: people_in_japanese.people_beside_titles,
}


def unregistered_people(
    text: str, lang: Lang, register: Register, day: date | None
) -> tuple[UnregisteredPerson, ...]:
    """Return the people of a composed text whom the register lacks, in order.

    Looked for before and after titles (docs/design.md §6); ``day`` is the release's.
    """
    titled = _TITLE[lang].search(text) is not None
    return people_not_mentioned(text, lang, register.mentions(text, lang, day) if titled else ())


def people_not_mentioned(
    text: str, lang: Lang, mentions: Iterable[Mention]
) -> tuple[UnregisteredPerson, ...]:
    """Return the people of a text whose names are not among ``mentions``, in order."""
    found = list(_BESIDE_TITLES[lang](text))
    if not found:
        return ()
    known = [mention for mention in mentions if mention.name.kind is not NameKind.TERM]
    people: list[UnregisteredPerson] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if people and one.start < people[-1].end:
            continue
        if not (covering(known, one.start) or covering(known, one.end - 1)):
            people.append(one)
    return tuple(people)
