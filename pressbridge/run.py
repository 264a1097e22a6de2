"""What a run is asked to do, and what it found and did."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import NamedTuple, Protocol

from pressbridge.words.problems import Problem, Said, has_errors, said

OWN = ".pressbridge"
"""The folder of a press room in which Pressbridge keeps its own files; git ignores it."""
JOURNAL = f"{OWN}/journal.jsonl"
PICTURES = f"{OWN}/pictures"
"""The image cache: what was made of pictures (``world.pictures.cache``)."""
PACKAGE = Path(__file__).resolve().parent
TEMPLATES = (PACKAGE / "templates", PACKAGE.parent / "templates")
"""Where the default templates lie: in an installed package, and in a checkout."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The options of docs/design.md §5, resolved."""

    root: Path
    out: Path
    now: datetime
    base_url: str = ""
    """Overrides site.yaml; ends with ``/``."""
    offline: bool = False
    strict: bool = False
    jobs: int | None = None
    clean: bool = False
    drafts: bool = False
    ahead: bool = False
    """``now`` is yet to come: the site shows what is not public yet."""

    @property
    def is_preview(self) -> bool:
        """Whether the site shows what the public may not see yet."""
        return self.drafts or self.ahead

    def stops(self, problems: tuple[Problem, ...]) -> bool:
        """Tell whether nothing may be written: on errors, and with ``--strict`` on warnings."""
        return has_errors(problems) or (self.strict and bool(problems))


class UsageProblem(Exception):  # noqa: N818 - wrong usage, said to a person; exit code 2
    """The options make no sense together, or the output folder is not ours to write."""

    def __init__(self, message: Said) -> None:
        super().__init__(message)
        self.message = message


def real(path: Path) -> Path:
    """Return where a path leads, links followed. Raises UsageProblem if that is nowhere."""
    try:
        return path.resolve()
    except RuntimeError:
        raise UsageProblem(
            said("{path}: here a link leads back to itself", path=str(path))
        ) from None
    except FileNotFoundError:
        raise UsageProblem(said("the current folder was deleted: go to another one")) from None


class Counts(NamedTuple):
    """How far the translation of what is public has come, in segments."""

    segments: int = 0
    reviewed: int = 0
    machine: int = 0
    """Unreviewed: an engine's, or a person's edit that is still flagged."""
    edited: int = 0
    """Segments among the unreviewed that a person has edited."""
    stale: int = 0
    failed: int = 0
    missing: int = 0
    """Without a translation to show: stale and failed ones are not among them."""

    def plus(self, other: Counts) -> Counts:
        """Return the counts of both."""
        return Counts(*(one + more for one, more in zip(self, other, strict=True)))

    def less(self, other: Counts) -> Counts:
        """Return the counts without those of a part."""
        return Counts(*(one - part for one, part in zip(self, other, strict=True)))


class Waiting(NamedTuple):
    """A source that readers cannot see yet."""

    path: str
    public_from: str = ""
    """The moment from which they can, in ISO 8601 and +09:00; empty for a draft."""


class Why(NamedTuple):
    """A decision of a build, and its reason (``build --explain``)."""

    what: str
    """A source that was compiled, or an output file that was made."""
    because: Said


@dataclass(frozen=True, slots=True)
class Written:
    """How many files of the output changed."""

    written: int = 0
    unchanged: int = 0
    removed: int = 0
    rendered: tuple[str, ...] = field(default=(), repr=False)
    """The addresses of the pages that were rendered, in order."""
    bytes: int = 0
    """Bytes of the whole output, if anything of it changed."""


@dataclass(frozen=True, slots=True)
class RequestPreview:
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
class Result:
    """What a command found and did."""

    problems: tuple[Problem, ...] = ()
    pages: Written = field(default_factory=Written)
    counts: Counts = field(default_factory=Counts)
    characters: int = 0
    requests: int = 0
    unanswered: int = 0
    previews: tuple[RequestPreview, ...] = ()
    """What a dry run would send."""
    host: str = ""
    """The host that the previews are for; empty if nothing would be sent."""
    waiting: tuple[Waiting, ...] = ()
    """What waits for its moment, the next first, and then the drafts."""
    why: tuple[Why, ...] = field(default=(), repr=False)
    """Each source that was compiled and each file that was made, with the reason."""
    fontless: tuple[str, ...] = ()
    """Languages, by their own names, for whose headlines this computer has no font."""
    seconds: float = 0.0
