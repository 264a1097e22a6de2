"""What templates see of lists: of releases, of topics, of dates and of corrections."""

from __future__ import annotations

from typing import NamedTuple

from pressbridge.rendering.views import Card, CorrectionView, FeedLink, Layout, Link


class Pager(NamedTuple):
    """Where a page of a list stands among its pages; all hrefs may be empty at the ends."""

    page: int
    pages: int
    newer: str
    older: str
    links: tuple[Link, ...]
    """Numbered pages; a link with an empty href is a gap."""


class ListPage(NamedTuple):
    """Template ``list.html``: the home, a topic, a year, a month or a day."""

    layout: Layout
    kind: str
    """``home``, ``topic``, ``year``, ``month`` or ``day``."""
    heading: str
    intro: str
    total: int
    cards: tuple[Card, ...]
    pager: Pager | None
    narrower: tuple[Link, ...] = ()
    """Months of a year, days of a month."""
    feeds: tuple[FeedLink, ...] = ()
    previous: Link | None = None
    """The older neighbour of a year, month or day that has releases."""
    next: Link | None = None


class TopicView(NamedTuple):
    """A topic in the list of topics."""

    link: Link
    description: str
    newest: Card
    feeds: tuple[FeedLink, ...]


class TopicsPage(NamedTuple):
    """Template ``topics.html``."""

    layout: Layout
    topics: tuple[TopicView, ...]


class MonthView(NamedTuple):
    """A month in the calendar of a year."""

    label: str  # without the year
    href: str = ""
    """Empty for a month without releases."""
    count: int = 0  # type: ignore[assignment] # not its method
    share: int = 0
    """How high the month's bar is, from 0 to 8: eighths of the month with the most releases."""


class YearView(NamedTuple):
    """A year of the archive with its months."""

    year: Link
    months: tuple[Link, ...]
    """Months with releases, newest first."""
    calendar: tuple[MonthView, ...]
    """All twelve, January first."""


class ArchivePage(NamedTuple):
    """Template ``archive.html``."""

    layout: Layout
    years: tuple[YearView, ...]


class CorrectionsPage(NamedTuple):
    """Template ``corrections.html``: every correction of every release, newest first."""

    layout: Layout
    corrections: tuple[CorrectionView, ...]
    feeds: tuple[FeedLink, ...] = ()
    """The feed of all corrections."""
