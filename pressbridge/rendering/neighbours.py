"""The release before and after each one, and those that are related to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from pressbridge.rendering.summaries import SourceSummary

RELATED = 3
"""How many releases on the same topics are offered where the editor named none."""


@dataclass(frozen=True)
class Neighbours:
    """Neighbours of each listed release in one language: older, newer, related."""

    listed: tuple[SourceSummary, ...]
    """Listed releases, newest first."""
    by_topic: Mapping[str, tuple[SourceSummary, ...]]
    """Topic to the releases on it, newest first."""

    @cached_property
    def _position(self) -> Mapping[str, int]:
        return {source.slug: n for n, source in enumerate(self.listed)}

    def older(self, source: SourceSummary) -> SourceSummary | None:
        """Return the release before this one in time."""
        return self._at(source, 1)

    def newer(self, source: SourceSummary) -> SourceSummary | None:
        """Return the release after this one in time."""
        return self._at(source, -1)

    def _at(self, source: SourceSummary, step: int) -> SourceSummary | None:
        position = self._position.get(source.slug)
        if position is None:
            return None
        return self.listed[position + step] if 0 <= position + step < len(self.listed) else None

    def related(self, source: SourceSummary) -> tuple[SourceSummary, ...]:
        """Return the releases that the editor named, else the newest others on its topics."""
        if source.as_release.related:
            named = (self._position.get(slug) for slug in source.as_release.related)
            return tuple(self.listed[position] for position in named if position is not None)
        return tuple(self._on_topics(source))[:RELATED]

    def _on_topics(self, source: SourceSummary) -> list[SourceSummary]:
        found = {
            other.slug: other
            for topic in source.as_release.topics
            for other in self.by_topic.get(topic, ())[: RELATED + 1]
            if other.slug != source.slug
        }
        return sorted(found.values(), key=lambda other: self._position[other.slug])
