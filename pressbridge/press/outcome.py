"""What a command found and did, and how it shows its progress."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Protocol

from pressbridge.press.tally import Tally
from pressbridge.words.problems import Problem
from pressbridge.world.listing import Listing


@dataclass(frozen=True, slots=True)
class Written:
    """How many files of the output changed."""

    written: int = 0
    unchanged: int = 0
    removed: int = 0
    rendered: tuple[str, ...] = field(default=(), repr=False)
    """The addresses of the pages that were rendered, in order."""
    standing: Listing | None = field(default=None, repr=False)
    """What stands in the output folder afterwards."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One request that a dry run announces."""

    path: str
    """The source."""
    text: str
    """Exactly what would be sent."""


class Progress(Protocol):
    """Shows how far a long phase has come."""

    def __call__(
        self, label: str, total: int, characters: int = 0
    ) -> AbstractContextManager[Callable[[int], None]]:
        """Begin a phase of so many steps, and characters to send.

        What it gives is called after each step, with the characters that it took.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a command found and did."""

    problems: tuple[Problem, ...] = ()
    pages: Written = field(default_factory=Written)
    tally: Tally = field(default_factory=Tally)
    characters: int = 0
    requests: int = 0
    unanswered: int = 0
    letters: tuple[Letter, ...] = ()
    """What a dry run would send."""
    host: str = ""
    """Where to."""
    seconds: float = 0.0
