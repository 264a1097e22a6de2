"""What planned pages are made of: addresses, counts, and references to what sources show.

A reference is the path of a source. What it stands for (the page's body, a card, corrections) is
resolved when the page is rendered (``references``): so the parts say what a page depends on, and
stay the same as long as it is made of the same things. Who makes pages: compose.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from pressbridge.rendering.layout import Spot
from pressbridge.rendering.views import Alternate
from pressbridge.words.lang import Lang
from pressbridge.words.model import Topic


class EditionParts(NamedTuple):
    """The page of an edition: its sheet, and what other sources put beside it."""

    path: str
    """Its source: the sheet is found by it and the page's language."""
    older: str = ""
    """Sources whose cards stand beside it; empty for none."""
    newer: str = ""
    related: tuple[str, ...] = ()
    inner: tuple[tuple[str, str], ...] = ()
    """Links to other sources: (as written, what it says)."""


class Period(NamedTuple):
    """A year, month or day that has releases."""

    address: str
    day: date
    """The first of it."""
    count: int = 0  # type: ignore[assignment] # not its method
    months: tuple[Period, ...] = ()
    """Of a year, in the archive."""


class ListParts(NamedTuple):
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
    cards: tuple[str, ...]
    """Sources."""
    narrower: tuple[Period, ...] = ()
    """Months of a year, days of a month."""
    older: Period | None = None
    newer: Period | None = None


class TopicEntry(NamedTuple):
    """A topic in the list of topics."""

    topic: Topic
    address: str
    count: int  # type: ignore[assignment] # the same
    newest: str
    """A source."""


class TopicsParts(NamedTuple):
    """The list of topics."""

    spot: Spot
    topics: tuple[TopicEntry, ...]


class ArchiveParts(NamedTuple):
    """The list of years and months."""

    spot: Spot
    years: tuple[Period, ...]


class CorrectionsParts(NamedTuple):
    """The list of all corrections."""

    spot: Spot
    corrections: tuple[tuple[str, int], ...]
    """(source, which of its corrections), newest first."""


class FeedItem(NamedTuple):
    """A release in a feed."""

    path: str
    """Source of the release."""
    address: str
    published: str
    changed: str


class FeedParts(NamedTuple):
    """A feed of a home or topic: Atom, or JSON Feed."""

    address: str
    """Of the list."""
    topic: Topic | None
    as_json: bool
    items: tuple[FeedItem, ...]


class ChooserParts(NamedTuple):
    """The page at ``/``, where a reader chooses the language."""

    alternates: tuple[Alternate, ...]


class NotFoundParts(NamedTuple):
    """The page for addresses that have none."""


class RedirectParts(NamedTuple):
    """An old address that leads to a page."""

    lang: Lang
    address: str
    """The new one."""


class SitemapEntry(NamedTuple):
    """A page that search engines may list."""

    address: str
    changed: str
    """When it last changed for its readers; empty for a list."""
    fallback: str
    """The ``x-default`` of its alternates; empty if it has none."""


class SitemapParts(NamedTuple):
    """What search engines may list."""

    entries: tuple[SitemapEntry, ...]


class ReleaseEntry(NamedTuple):
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


class ReleasesJsonParts(NamedTuple):
    """The list of public releases, for partner sites."""

    releases: tuple[str, ...]
    """Sources."""


class RobotsParts(NamedTuple):
    """robots.txt."""


class NoJekyllParts(NamedTuple):
    """The file that keeps GitHub Pages from processing the site."""
