"""What a run was asked to do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


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


class UsageProblem(Exception):  # noqa: N818 - wrong usage, said to a person; exit code 2
    """The options make no sense together, or the output folder is not ours to write."""


def real(path: Path) -> Path:
    """Return where a path leads, links followed. Raises UsageProblem if that is nowhere."""
    try:
        return path.resolve()
    except RuntimeError:
        raise UsageProblem(f"{path}: here a link leads back to itself") from None
    except FileNotFoundError:
        raise UsageProblem("the current folder was deleted: go to another one") from None
