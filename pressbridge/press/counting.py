"""Counts how far the translation has come."""

from __future__ import annotations

from datetime import datetime

from pressbridge.press.options import Options
from pressbridge.press.room import Room
from pressbridge.press.tally import Tally
from pressbridge.translation.catalog import EntryState
from pressbridge.words.model import Release, Source, StandingPage
from pressbridge.words.visibility import Stage, as_of, stage_of


def tally(room: Room, source: Source) -> Tally:
    """Count one source's segments by state. A hand translation counts as reviewed."""
    wanted = room.wanted(source)
    catalog = room.catalogs.get(source.path)
    if catalog is None:
        count = len(wanted) if source.path in room.hand else 0
        return Tally(segments=count, reviewed=count)
    if catalog.has_checked(wanted):
        return Tally(segments=len(wanted), reviewed=len(wanted))
    states = [catalog.state(segment) for segment in wanted]
    return Tally(
        segments=len(states),
        reviewed=states.count(EntryState.REVIEWED),
        machine=states.count(EntryState.MACHINE) + states.count(EntryState.EDITED),
        edited=states.count(EntryState.EDITED),
        stale=states.count(EntryState.STALE),
        failed=states.count(EntryState.FAILED),
        missing=states.count(EntryState.MISSING),
    )


def public_tally(room: Room, options: Options) -> Tally:
    """Count the segments of everything that is public."""
    total = Tally()
    for source in room.content.sources:
        if is_public(source, options.now):
            total += tally(room, as_of(source, options.now))
    return total


def is_public(source: Source, now: datetime) -> bool:
    """Tell whether readers may see a source at the cut-off."""
    if isinstance(source, Release):
        return stage_of(source, now) is Stage.PUBLIC
    return isinstance(source, StandingPage) and not source.draft
