"""The names register: what a whole name is called in the other language."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pressbridge.words.lang import Lang
from pressbridge.words.model import Name, NameKind


class Register:
    """Looks whole names up; a name that it lacks is never guessed."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._by_form: dict[tuple[Lang, str], list[Name]] = {}
        for name in names:
            for lang in Lang:
                for form in name.forms(lang):
                    self._by_form.setdefault((lang, form), []).append(name)

    def whole(self, text: str, source: Lang, day: date | None = None) -> str:
        """Return the other language's form of a text that is a registered name, else ``""``.

        ``day`` is the release's: an entry counts only while it is valid. Terms are no names, and a
        name that needs a context is not recognised by itself.
        """
        for name in self._by_form.get((source, text), ()):
            alone = name.kind is not NameKind.TERM and not name.context
            if alone and (day is None or _valid(name, day)):
                return name.forms(source.other)[0]
        return ""


def _valid(name: Name, day: date) -> bool:
    began = name.since is None or name.since.day <= day
    return began and (name.until is None or day <= name.until.day)
