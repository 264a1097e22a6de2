"""What planned pages are made of: sealed views, addresses and counts. Who makes pages: compose."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pressbridge.rendering.layout import Spot
from pressbridge.rendering.sealed import Sealed
from pressbridge.rendering.views import Alternate
from pressbridge.words.lang import Lang
from pressbridge.words.model import Topic


@dataclass(frozen=True, slots=True)
class EditionParts:
    """The page of an edition: its sheet, and what other sources put beside it."""

    path: str
    """Its source: the sheet is found by it and the page's language."""
    sheet: bytes
    """The sheet's id."""
    older: Sealed | None = None
    """Cards."""
    newer: Sealed | None = None
    related: tuple[Sealed, ...] = ()
    inner: tuple[tuple[str, str], ...] = ()
    """Links to other sources: (as written, what it says)."""


@dataclass(frozen=True, slots=True)
class Period:
    """A year, month or day that has releases."""

    address: str
    day: date
    """The first of it."""
    count: int = 0
    months: tuple[Period, ...] = ()
    """Of a year, in the archive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListParts:
    """One page of a list."""

    spot: Spot
    kind: str
    """``home``, ``topic``, ``year``, ``month`` or ``day``."""
    address: str
    """Of its first page."""
    topic: Topic | None
    day: date | None
    total: int
    number: int
    """Of this page, from 1."""
    pages: int
    cards: tuple[Sealed, ...]
    narrower: tuple[Period, ...] = ()
    """Months of a year, days of a month."""
    older: Period | None = None
    newer: Period | None = None


@dataclass(frozen=True, slots=True)
class TopicEntry:
    """A topic in the list of topics."""

    topic: Topic
    address: str
    count: int
    newest: Sealed


@dataclass(frozen=True, slots=True)
class TopicsParts:
    """The list of topics."""

    spot: Spot
    topics: tuple[TopicEntry, ...]


@dataclass(frozen=True, slots=True)
class ArchiveParts:
    """The list of years and months."""

    spot: Spot
    years: tuple[Period, ...]


@dataclass(frozen=True, slots=True)
class CorrectionsParts:
    """The list of all corrections."""

    spot: Spot
    corrections: tuple[Sealed, ...]
    """CorrectionViews, newest first."""


@dataclass(frozen=True, slots=True)
class FeedItem:
    """A release in a feed."""

    address: str
    card: Sealed
    published: str
    changed: str


@dataclass(frozen=True, slots=True)
class FeedParts:
    """A feed of a home or topic: Atom, or JSON Feed."""

    address: str
    """Of the list."""
    topic: Topic | None
    as_json: bool
    items: tuple[FeedItem, ...]


@dataclass(frozen=True, slots=True)
class ChooserParts:
    """The page at ``/``, where a reader chooses the language."""

    alternates: tuple[Alternate, ...]


@dataclass(frozen=True, slots=True)
class NotFoundParts:
    """The page for addresses that have none."""


@dataclass(frozen=True, slots=True)
class RedirectParts:
    """An old address that leads to a page."""

    lang: Lang
    address: str
    """The new one."""


@dataclass(frozen=True, slots=True)
class SitemapParts:
    """What search engines may list."""

    entries: tuple[tuple[str, str, tuple[Alternate, ...]], ...]
    """(address, when it last changed or nothing, what it is in each language)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseEntry:
    """A release in releases.json."""

    slug: str
    lang: str
    kind: str
    number: str
    published: str
    updated: str
    topics: tuple[str, ...]
    license: str
    corrections: int
    editions: tuple[tuple[str, str, str, str], ...]
    """(language, address, title if it is in that language, status)."""


@dataclass(frozen=True, slots=True)
class ReleasesJsonParts:
    """The list of public releases, for partner sites."""

    releases: tuple[ReleaseEntry, ...]


@dataclass(frozen=True, slots=True)
class RobotsParts:
    """robots.txt."""


@dataclass(frozen=True, slots=True)
class NoJekyllParts:
    """The file that keeps GitHub Pages from processing the site."""
