"""Plain values of the desk's types: what JSON can hold."""

from __future__ import annotations

from collections.abc import Mapping


def plain(value: object) -> object:
    """Return a value as dictionaries, lists, texts and numbers; a named tuple by its names."""
    if isinstance(value, Mapping):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, tuple):
        names: tuple[str, ...] | None = getattr(value, "_fields", None)
        if names is None:
            return [plain(inner) for inner in value]
        return {name: plain(inner) for name, inner in zip(names, value, strict=True)}
    if isinstance(value, str):
        return str(value)  # a StrEnum is one of its texts
    return value
