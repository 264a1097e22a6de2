"""Visibility of releases at a moment: one cut-off for all of them (docs/design.md §5).

Nothing else in the project compares a release's dates with the time.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from enum import Enum, auto
from typing import TypeVar

from pressbridge.words.model import Release, Source

S = TypeVar("S", bound=Source)


class Stage(Enum):
    """Stage in the life of a release at a moment."""

    DRAFT = auto()
    EMBARGOED = auto()
    """Not public yet: the date or the embargo of the release has not come."""
    PUBLIC = auto()
    WITHDRAWN = auto()
    """No longer shown: the address gives headline, date and reason, and nothing else."""
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


def is_withdrawn(source: Source, now: datetime) -> bool:
    """Tell whether a source no longer stands at a moment, be it public, expired or a draft."""
    withdrawn = source.withdrawn if isinstance(source, Release) else None
    return withdrawn is not None and withdrawn.date.at <= now


def as_of(source: S, now: datetime) -> S:
    """Return a source without what is yet to come: corrections, a withdrawal, an update.

    Their texts are neither shown nor sent before their day.
    """
    if not isinstance(source, Release):
        return source
    shown = tuple(correction for correction in source.corrections if correction.date.at <= now)
    withdrawn = source.withdrawn
    stands = withdrawn if withdrawn and withdrawn.date.at <= now else None
    updated = source.updated if source.updated and source.updated.at <= now else None
    if (shown, stands, updated) == (source.corrections, withdrawn, source.updated):
        return source
    return replace(source, corrections=shown, withdrawn=stands, updated=updated)


def turning_points(release: Release) -> tuple[datetime, ...]:
    """Return every moment at which what readers see of a release may change, in no order."""
    moments = (
        release.date, release.embargo, release.expires, release.updated,
        *(correction.date for correction in release.corrections),
        *((release.withdrawn.date,) if release.withdrawn else ()),
    )  # fmt: skip
    return tuple(moment.at for moment in moments if moment)
