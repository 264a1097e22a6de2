"""Shapes of what readers take, for what describes the fields and reads nothing (``schema``)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

R = TypeVar("R", bound=Callable[..., Any])


class Shape(NamedTuple):
    """Shape of the values that a reader takes."""

    kind: str
    """``choice``, ``flag``, ``moment`` or ``pattern``; ``list``, ``one or more``, ``group``,
    ``either`` or ``same``."""
    parts: tuple[Any, ...]
    """Words of a choice or flag, a pattern of whole texts, or the readers inside."""


def shaped(read: R, kind: str, *parts: object) -> R:
    """Return a reader that remembers its shape."""
    read.shape = Shape(kind, parts)  # type: ignore[attr-defined]
    return read


def shape_of(read: Callable[..., Any]) -> Shape | None:
    """Return the shape of a reader; None for one of plain texts."""
    shape = getattr(read, "shape", None)
    return shape if isinstance(shape, Shape) else None
