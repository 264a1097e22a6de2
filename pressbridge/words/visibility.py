"""What readers may see at a moment: one cut-off for every list, page, feed and file (DESIGN.md §5).

Nothing else in the project compares a release's dates with the time.
"""

from __future__ import annotations

from datetime import datetime
from enum import Enum, auto

from pressbridge.words.model import Correction, Release


class Stage(Enum):
    """Where in its life a release is."""

    DRAFT = auto()
    EMBARGOED = auto()
    """Its date or its embargo has not come."""
    PUBLIC = auto()
    WITHDRAWN = auto()
    """Its address stays and gives the reason; nothing else of it is shown."""
    EXPIRED = auto()


def stage_of(release: Release, now: datetime) -> Stage:
    """Return the stage of a release at a moment; each boundary belongs to what begins there."""
    if release.draft:
        return Stage.DRAFT
    if release.date.at > now or (release.embargo and release.embargo.at > now):
        return Stage.EMBARGOED
    if release.expires and release.expires.at <= now:
        return Stage.EXPIRED
    if release.withdrawn and release.withdrawn.date.at <= now:
        return Stage.WITHDRAWN
    return Stage.PUBLIC


def shown_corrections(release: Release, now: datetime) -> tuple[Correction, ...]:
    """Return the corrections that are public at a moment, newest first."""
    shown = [correction for correction in release.corrections if correction.date.at <= now]
    return tuple(sorted(shown, key=lambda correction: correction.date.at, reverse=True))
