"""The messages of the pages in Korean and Japanese, from the PO files beside this module.

A message is named by its English text. Python code and templates use the same ones. A press room
may say some of them in its own words (``content/messages.yaml``); those come as values.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from string import Formatter

from babel.messages.pofile import read_po

from pressbridge.words.lang import Lang
from pressbridge.words.model import OwnMessage


@dataclass(frozen=True, slots=True)
class Messages:
    """All messages of one language; called with an English one, it answers in the language."""

    lang: str
    """Code of the language; ``en`` where each text answers for itself."""
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


def all_messages(own: Iterable[OwnMessage] = ()) -> tuple[str, ...]:
    """Return the text of every message in every language, in the words of a press room."""
    mine = tuple(own)
    return tuple(text for lang in Lang for text in messages(lang, mine).texts.values())


@lru_cache(maxsize=16)
def messages(lang: Lang, own: tuple[OwnMessage, ...] = ()) -> Messages:
    """Return the messages of a language; ``own`` are those that a press room says otherwise."""
    said = ((one.message, one.texts.in_lang(lang)) for one in own)
    return Messages(lang, {**_texts(lang), **{message: text for message, text in said if text}})


def message_names() -> tuple[str, ...]:
    """Return the English texts by which all messages are asked for."""
    return tuple(_texts(Lang.KO))


@cache
def _texts(lang: Lang) -> Mapping[str, str]:
    """Return our own texts by their English ones; the PO file is read once per process."""
    return shipped_texts(str(lang), str(lang))


def shipped_texts(name: str, lang: str) -> Mapping[str, str]:
    """Return the texts of the PO file ``NAME.po`` beside this module by their English ones."""
    source = files("pressbridge.messages") / f"{name}.po"
    with source.open("rb") as file:
        catalog = read_po(file, locale=lang, abort_invalid=True)
    return {str(entry.id): str(entry.string) for entry in catalog if entry.id and entry.string}


@cache
def desk_texts() -> Mapping[str, Mapping[str, str]]:
    """Return the texts of the desk and of the preview: language to (English text to text).

    English needs none: a text is named by it.
    """
    return {str(lang): shipped_texts(f"desk-{lang}", str(lang)) for lang in Lang}


def placeholders(text: str) -> Counter[str] | None:
    """Return the placeholders of a message, such as ``{n}``, and how often each stands in it.

    ``None`` if it cannot be filled: with a brace too many, or a format of its own (``{n:>8}``).
    """
    try:
        parts = [*Formatter().parse(text)]
    except ValueError:
        return None
    fields = [(name, spec, conversion) for _, name, spec, conversion in parts if name is not None]
    if any(spec or conversion or not name.isidentifier() for name, spec, conversion in fields):
        return None
    return Counter(name for name, _, _ in fields)
