"""Summaries of sources: all that lists, menus and neighbours show of one."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from pressbridge.rendering.body_links import InnerLink
from pressbridge.rendering.kit_files import KitFile
from pressbridge.rendering.search_entry import RegisteredName
from pressbridge.rendering.views import LocalizedText
from pressbridge.words.lang import Lang
from pressbridge.words.visibility import Stage
from pressbridge.world.pictures.recipes import Recipe
from pressbridge.world.store import Encoded


class MadeFile(NamedTuple):
    """A file that is made of a picture of a source."""

    address: str
    original: str
    """Where the picture lies, relative to the root."""
    recipe: Recipe
    key: str
    """What stands for the file's bytes (``Rendition.key``)."""


class EditionSummary(NamedTuple):
    """All that the rest of the site shows of an edition."""

    lang: Lang
    address: str
    has_text: bool
    """Whether the edition shows the text, and not only a notice that there is no translation."""
    listed: bool
    """Whether lists, counts, neighbours and feeds of the language have the edition."""
    indexable: bool
    """Whether search engines may list the edition: public, titled, nothing unchecked."""
    page_body: bytes
    """Id of the body of the edition's page (``PageBody``): equal for equal bodies."""
    status: str
    title: LocalizedText
    inner: tuple[InnerLink, ...] = ()
    """Links in the Markdown body to other sources."""
    parts: tuple[str, ...] = ()
    """What stands behind a slash anywhere in the page's body: it may name a hidden source."""
    card: Encoded | None = None
    """The release's Card; None for a standing page."""
    headline: Encoded | None = None
    """The Headline that is drawn if no photograph makes a share image; None if it cannot be."""
    corrected: tuple[str, ...] = ()
    """Moments of the public corrections, newest first."""
    corrections: Encoded | None = None
    """CorrectionViews of the public corrections, as one tuple; None if there are none."""
    kit: tuple[KitFile, ...] | None = None
    """The photographs and attachments of its press kit; None if there is no kit."""
    search: Encoded | None = None
    """What searching has to know of it (``search_entry``); None where lists do not have it. In an
    entry it is the id alone: the bytes wait where bodies do (``kept_apart``)."""
    facts: bytes = b""
    """Id of the facts that files are made of: of a translation that a person has checked."""
    sentences: bytes = b""
    """Id of the facts and the sentences that files are made of."""


class SourceSummary(NamedTuple):
    """All that the rest of the site shows of a release or standing page."""

    slug: str
    path: str
    """The Markdown file, relative to the root."""
    lang: Lang
    editions: tuple[EditionSummary, ...]
    aliases: tuple[tuple[str, int | None], ...] = ()
    """(old address, its line in the file)."""
    copies: tuple[tuple[str, str], ...] = ()
    """(file that readers may have, where it lies relative to the root)."""
    renditions: tuple[MadeFile, ...] = ()
    """What is made of its pictures."""
    asked: tuple[tuple[str, str, str, int], ...] = ()
    """Links written as addresses of the site: (as written, address, the file, line)."""
    names: tuple[RegisteredName, ...] = ()
    """Names of the register that its listed editions say."""
    release: ReleaseSummary | None = None
    """What only a release has; None for a standing page."""

    def edition(self, lang: Lang) -> EditionSummary | None:
        """Return the summary of the edition in a language, if there is one."""
        for edition in self.editions:
            if edition.lang is lang:
                return edition
        return None

    @property
    def as_release(self) -> ReleaseSummary:
        """What only a release has. Raises ValueError for a standing page."""
        if self.release is None:
            raise ValueError(self.path)
        return self.release


class ReleaseSummary(NamedTuple):
    """Part of a summary that a release has and a standing page has not."""

    stage: Stage
    at: datetime
    day: date
    topics: tuple[str, ...]
    related: tuple[str, ...]
    """Slugs that the editor named."""
    published: str
    """Date of the release in +09:00, for machines."""
    updated: str
    """Moment of the last update, for machines; empty if there was none."""
    changed: str
    """Moment at which the release last changed for its readers, for machines."""
    kind: str
    number: str
    license: str
    ai_training: bool
    corrections: int
    is_news: bool
    """Whether it became public so lately that search engines take it for news."""
