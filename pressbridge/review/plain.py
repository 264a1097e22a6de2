"""Plain values of the desk's types: what JSON can hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar, cast

from pressbridge.messages import told
from pressbridge.words.lang import Lang
from pressbridge.words.problems import Said

T = TypeVar("T")


def plain(value: object) -> object:
    """Return a value as dictionaries, lists, texts and numbers; a named tuple by its names."""
    if isinstance(value, Mapping):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, tuple):
        names: tuple[str, ...] | None = getattr(value, "_fields", None)
        if names is None:
            return [plain(inner) for inner in value]
        return {name: plain(inner) for name, inner in zip(names, value, strict=True)}
    if isinstance(value, Said):
        return value  # ``spoken`` says it in the language of whoever reads it
    if isinstance(value, str):
        return str(value)  # a StrEnum is one of its texts
    return value


def spoken(data: T, lang: str) -> T:
    """Return plain values in which every message is said in a language, ``ko``, ``ja`` or ``en``.

    Any other language is answered in English, as the messages are.
    """
    return cast("T", _spoken(data, Lang(lang))) if lang in {*Lang} else data


def in_each_language(data: object) -> object:
    """Return plain values in which each message stands in all languages, by their codes."""
    if isinstance(data, Said):
        return {**{str(lang): told(data, lang) for lang in Lang}, "en": str(data)}
    if isinstance(data, dict):
        return {key: in_each_language(value) for key, value in data.items()}
    return [in_each_language(value) for value in data] if isinstance(data, list) else data


def _spoken(data: object, lang: Lang) -> object:
    if isinstance(data, Said):
        return told(data, lang)
    if isinstance(data, dict):
        return {key: _spoken(value, lang) for key, value in data.items()}
    return [_spoken(value, lang) for value in data] if isinstance(data, list) else data
