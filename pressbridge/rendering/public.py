"""The public site as values: what the plan is made from, after the cut-off was applied."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from pressbridge.naming.register import Register
from pressbridge.words import addresses as at
from pressbridge.words.addresses import Addresses
from pressbridge.words.edition import Edition
from pressbridge.words.lang import Lang
from pressbridge.words.model import Incomplete, Release, SiteConfig, Source, Standing, Topic
from pressbridge.words.moments import Moment
from pressbridge.words.visibility import Stage


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What is known of a picture or attachment without reading it again."""

    bytes: int
    width: int = 0
    """In pixels; 0 for a file that is no picture."""
    height: int = 0


@dataclass(frozen=True, kw_only=True)
class PublicSite:
    """Everything that may be seen, and nothing that may not: rendering cannot leak what it lacks.

    With ``--drafts``, releases that are not public are in it too, with their stage.
    """

    config: SiteConfig
    addresses: Addresses
    register: Register
    topics: tuple[Topic, ...]
    releases: tuple[Release, ...]
    """Newest first, withdrawn ones included."""
    standing: tuple[Standing, ...]
    editions: Mapping[tuple[str, Lang], Edition]
    """(path of the source, language); a source with ``translate: no`` has only its own."""
    stages: Mapping[str, Stage]
    """Slug to stage."""
    files: Mapping[tuple[str, str], FileFacts]
    """(slug, file) for every file that a public release names."""
    static: tuple[str, ...]
    now: datetime
    drafts: bool = False
    """Releases that are not public are in it, too."""

    def edition(self, source: Source, lang: Lang) -> Edition | None:
        """Return a source's edition in a language, if it has one."""
        return self.editions.get((source.path, lang))

    def stage(self, release: Release) -> Stage:
        """Return the stage of a release."""
        return self.stages[release.slug]

    def updated(self, release: Release) -> Moment | None:
        """Return when a release was last updated; an update that is yet to come is not said."""
        updated = release.updated
        return updated if updated and updated.at <= self.now else None

    def has_text(self, edition: Edition) -> bool:
        """Tell whether an edition shows the release, and not only a notice that it is missing."""
        return edition.titled or self.config.translation.incomplete is Incomplete.SHOW

    @cached_property
    def by_slug(self) -> Mapping[str, Source]:
        """Releases and standing pages by slug."""
        return {source.slug: source for source in (*self.standing, *self.releases)}

    @cached_property
    def listed(self) -> Mapping[Lang, tuple[Release, ...]]:
        """What lists, counts, neighbours and feeds of each language go through, newest first."""
        return {
            lang: tuple(release for release in self.releases if self._is_listed(release, lang))
            for lang in Lang
        }

    def _is_listed(self, release: Release, lang: Lang) -> bool:
        edition = self.edition(release, lang)
        withdrawn = self.stage(release) is Stage.WITHDRAWN
        return edition is not None and self.has_text(edition) and not withdrawn

    def indexable(self, edition: Edition) -> bool:
        """Tell whether search engines may list an edition: public, titled, nothing unchecked."""
        source = edition.source
        public = not isinstance(source, Release) or self.stage(source) is Stage.PUBLIC
        return public and edition.indexable and not source.draft

    def address(self, edition: Edition) -> str:
        """Return the address of an edition."""
        source = edition.source
        if isinstance(source, Release):
            return at.release(edition.lang, source.date.day, source.slug)
        return at.standing(edition.lang, source.slug)
