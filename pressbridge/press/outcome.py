"""What a command found and did, and how it shows its progress."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from pressbridge.press.tally import Tally
from pressbridge.words.problems import Problem


@dataclass(frozen=True, slots=True)
class Written:
    """How many files of the output changed."""

    written: int = 0
    unchanged: int = 0
    removed: int = 0
    rendered: tuple[str, ...] = field(default=(), repr=False)
    """The addresses of the pages that were rendered, in order."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One request that a dry run announces."""

    path: str
    """The source."""
    text: str
    """Exactly what would be sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standstill:
    """What a build leaves to say, if at the next one everything is as it was."""

    ground: bytes
    """Stands for all files that a build reads, by their stamps, and for its options."""
    out: bytes
    """Stands for the files of the output."""
    since: datetime
    until: datetime
    """The site is the same from one moment to before the other."""
    sendable: bool
    """Some texts may be sent to an engine."""
    outcome: Outcome


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
