"""A person in a text whom the register lacks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class UnregisteredPerson:
    """A person's name in a text (``text[start:end]``) that the register lacks."""

    start: int
    end: int
    text: str
    title: str
    """The title beside the name: 장관, 社長."""
    before: bool
    """Whether the name stands before the title."""
    sure: bool
    """Whether this is certainly a name: only such a one may be left as it is."""
