"""The release before and after each one, and those that are related to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from pressbridge.rendering.public import PublicSite
from pressbridge.words.lang import Lang
from pressbridge.words.model import Release

RELATED = 3
"""How many releases on the same topics are offered where the editor named none."""


@dataclass(frozen=True)
class Neighbours:
    """Who stands beside whom in one language. Only listed releases do."""

    site: PublicSite
    lang: Lang

    def position(self, release: Release) -> int | None:
        """Return where a release stands in the list of all; ``None`` if it is not listed."""
        return self._position.get(release.slug)

    @cached_property
    def _position(self) -> Mapping[str, int]:
        return {release.slug: n for n, release in enumerate(self.site.listed[self.lang])}

    def older(self, release: Release) -> Release | None:
        """Return the release before this one in time."""
        return self._at(release, 1)

    def newer(self, release: Release) -> Release | None:
        """Return the release after this one in time."""
        return self._at(release, -1)

    def _at(self, release: Release, step: int) -> Release | None:
        listed = self.site.listed[self.lang]
        position = self._position.get(release.slug)
        if position is None:
            return None
        return listed[position + step] if 0 <= position + step < len(listed) else None

    def related(self, release: Release) -> tuple[Release, ...]:
        """Return the releases that the editor named, else the newest others on its topics."""
        listed = self.site.listed[self.lang]
        if release.related:
            named = (self._position.get(slug) for slug in release.related)
            return tuple(listed[position] for position in named if position is not None)
        return tuple(self._on_topics(release))[:RELATED]

    def _on_topics(self, release: Release) -> list[Release]:
        found = {
            other.slug: other
            for topic in release.topics
            for other in self.by_topic.get(topic, ())[: RELATED + 1]
            if other.slug != release.slug
        }
        return sorted(found.values(), key=lambda other: self._position[other.slug])

    @cached_property
    def by_topic(self) -> Mapping[str, tuple[Release, ...]]:
        """Topic to its listed releases, newest first."""
        found: dict[str, list[Release]] = {}
        for release in self.site.listed[self.lang]:
            for topic in release.topics:
                found.setdefault(topic, []).append(release)
        return {topic: tuple(releases) for topic, releases in found.items()}
