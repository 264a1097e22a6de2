"""How far the translation has come, in segments by state."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How far the translation of what is public has come, in segments."""

    segments: int = 0
    reviewed: int = 0
    machine: int = 0
    """Unreviewed: an engine's, or a person's edit that is still flagged."""
    edited: int = 0
    """Of these, the edited ones."""
    stale: int = 0
    failed: int = 0
    missing: int = 0
    """Without a translation to show: stale and failed ones are not among them."""

    def __add__(self, other: Tally) -> Tally:
        fields = ("segments", "reviewed", "machine", "edited", "stale", "failed", "missing")
        return Tally(**{name: getattr(self, name) + getattr(other, name) for name in fields})
