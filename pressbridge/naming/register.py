"""The names register: what a name is called in the other language, and where names stand."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pressbridge.naming.matching import Index, Mention, Sighting, holds
from pressbridge.words.lang import Lang
from pressbridge.words.model import Name, NameKind


class Register:
    """Looks names up; a name that it lacks is never guessed. Built once for a run."""

    def __init__(self, names: Iterable[Name]) -> None:
        entries = tuple(names)
        self._by_form: dict[tuple[Lang, str], list[Name]] = {}
        for name in entries:
            for lang in Lang:
                for form in name.forms(lang):
                    self._by_form.setdefault((lang, form), []).append(name)
        self._indexes = {lang: Index(entries, lang) for lang in Lang}

    def whole(self, text: str, source: Lang, day: date | None = None) -> str:
        """Return the other language's form of a text that is a registered name, else ``""``.

        ``day`` is the release's: an entry counts only while it is valid. Terms are no names, and a
        name that needs a context is not recognised by itself.
        """
        for name in self._by_form.get((source, text), ()):
            alone = name.kind is not NameKind.TERM and not name.context
            if alone and holds(name, day):
                return name.forms(source.other)[0]
        return ""

    def mentions(self, text: str, lang: Lang, day: date | None) -> tuple[Mention, ...]:
        """Return the names that stand in a composed text, in order, without overlaps.

        The longest name wins; terms are among them. An entry counts only on its days; for no day
        in particular (``None``) one that still holds goes before one that has ended. An entry with
        ``context`` counts only if one of these words stands within 40 characters of it
        (``matching.NEAR``); of the words, those of the text's script count.
        """
        found = (right(seen, day) for seen in self._indexes[lang].sightings(text))
        return tuple(mention for mention in found if mention)

    def sightings(self, text: str, lang: Lang, *, in_context: bool = True) -> tuple[Sighting, ...]:
        """Return every right or known wrong form that stands in a text, of whatever day.

        Without ``in_context`` also those of entries whose ``context`` is not near.
        """
        return self._indexes[lang].sightings(text, in_context=in_context)


def right(seen: Sighting, day: date | None) -> Mention | None:
    """Return the entry that a sighting names on this day."""
    return _first(seen, seen.names, day)


def wrong(seen: Sighting, day: date | None) -> Mention | None:
    """Return the entry that a sighting renders wrongly, unless the form is right on this day."""
    if right(seen, day):
        return None
    return _first(seen, seen.wrong_for, day)


def _first(seen: Sighting, names: tuple[Name, ...], day: date | None) -> Mention | None:
    chosen = None
    for name in names:
        if holds(name, day):
            if chosen is None or (day is None and chosen.until and not name.until):
                chosen = name
            if day is not None:
                break
    return Mention(seen.start, seen.end, chosen, seen.form) if chosen else None
