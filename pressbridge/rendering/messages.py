"""The messages of the pages in Korean and Japanese, from the PO files beside this module.

A message is named by its English text. Python code and templates use the same ones.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from babel.messages.pofile import read_po

from pressbridge.words.lang import Lang


@dataclass(frozen=True, slots=True)
class Messages:
    """All messages of one language; called with an English one, it answers in the language."""

    lang: Lang
    texts: Mapping[str, str]

    def __call__(self, message: str, **values: object) -> str:
        """Return the message with its ``{name}`` placeholders filled.

        An unknown message, or a placeholder without a value, is a KeyError: a defect, not a gap
        to paper over with English. Whole numbers get their thousands separators.
        """
        text = self.texts[message]
        if "{" not in text and "}" not in text:
            return text
        return text.format_map({name: _shown(value) for name, value in values.items()})


def _shown(value: object) -> str:
    return f"{value:,}" if isinstance(value, int) else str(value)


def all_messages() -> tuple[str, ...]:
    """Return every message in every language, as it stands in its file."""
    return tuple(text for lang in Lang for text in messages(lang).texts.values())


@cache
def messages(lang: Lang) -> Messages:
    """Return the messages of a language; the PO file is read once per process."""
    source = files("pressbridge.rendering") / "messages" / f"{lang}.po"
    with source.open("rb") as file:
        catalog = read_po(file, locale=str(lang), abort_invalid=True)
    texts = {str(entry.id): str(entry.string) for entry in catalog if entry.id and entry.string}
    return Messages(lang, texts)
