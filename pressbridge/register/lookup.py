"""Lookup in the names register: a name's form in the other language, and where names stand."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pressbridge.register.name_index import Candidate, Mention, NameIndex, is_valid_on
from pressbridge.words.lang import Lang
from pressbridge.words.model import NO_BILINGUAL_TEXT, BilingualText, Name, NameKind

_REMEMBERED = 256
"""Texts whose names are remembered: those of a long release in both languages."""


class Register:
    """The names register of a press room (``content/names.yaml``), indexed once for a run.

    A name that it lacks is never guessed.
    """

    def __init__(self, names: Iterable[Name], own: BilingualText = NO_BILINGUAL_TEXT) -> None:
        """``own`` is the press room's organisation: known where it stands alone (site.yaml)."""
        self._own = own
        entries = tuple(names)
        self._by_form: dict[tuple[Lang, str], list[Name]] = {}
        for name in entries:
            for lang in Lang:
                for form in name.forms(lang):
                    self._by_form.setdefault((lang, form), []).append(name)
        self._indexes = {lang: NameIndex(entries, lang) for lang in Lang}
        self._seen: dict[tuple[str, Lang], tuple[Candidate, ...]] = {}
        """What was found in the last texts: checks, masks and facts ask for the same ones."""

    def whole_name(self, text: str, source: Lang, day: date | None = None) -> str:
        """Return the other language's form of a text that is a registered name, else ``""``.

        ``day`` is the release's: an entry counts only while it is valid. Terms are no names, and a
        name that needs a context is not recognised by itself.
        """
        for name in self._by_form.get((source, text), ()):
            alone = name.kind is not NameKind.TERM and not name.context
            if alone and is_valid_on(name, day):
                return name.forms(source.other)[0]
        return self._own.in_lang(source.other) if text == self._own.in_lang(source) else ""

    def mentions(self, text: str, lang: Lang, day: date | None) -> tuple[Mention, ...]:
        """Return the names that stand in a composed text, in order, without overlaps.

        The longest name wins; terms are among them. An entry counts only on its days; for no day
        in particular (``None``) one that still holds goes before one that has ended. An entry with
        ``context`` counts only if one of these words stands within 40 characters of it
        (``name_index.CONTEXT_REACH``); of the words, those of the text's script count.
        """
        found = (valid_mention(seen, day) for seen in self.candidates(text, lang))
        return tuple(mention for mention in found if mention)

    def candidates(
        self, text: str, lang: Lang, *, in_context: bool = True
    ) -> tuple[Candidate, ...]:
        """Return every right or known wrong form that stands in a text, of whatever day.

        Without ``in_context`` also those of entries whose ``context`` is not near.
        """
        if not in_context:
            return self._indexes[lang].candidates(text, in_context=False)
        key = (text, lang)
        found = self._seen.get(key)
        if found is None:
            if len(self._seen) >= _REMEMBERED:
                self._seen.clear()
            found = self._seen[key] = self._indexes[lang].candidates(text)
        return found


def valid_mention(seen: Candidate, day: date | None) -> Mention | None:
    """Return the mention that a candidate is on a day; ``None`` if no entry is valid then."""
    return _first(seen, seen.names, day)


def wrong_mention(seen: Candidate, day: date | None) -> Mention | None:
    """Return the entry that a candidate renders wrongly; ``None`` if its form is right that day."""
    if valid_mention(seen, day):
        return None
    return _first(seen, seen.wrong_for, day)


def _first(seen: Candidate, names: tuple[Name, ...], day: date | None) -> Mention | None:
    chosen = None
    for name in names:
        if is_valid_on(name, day):
            if chosen is None or (day is None and chosen.until and not name.until):
                chosen = name
            if day is not None:
                break
    return Mention(seen.start, seen.end, chosen, seen.form) if chosen else None
