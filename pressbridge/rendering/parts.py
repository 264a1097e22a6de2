"""What planned pages are made of: addresses, counts, and references to what sources show.

A reference is the path of a source. What it stands for (the page's body, a card, corrections) is
resolved when the page is rendered (``references``): so the parts say what a page depends on, and
stay the same as long as it is made of the same things. Who makes pages of them: view_builder.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from pressbridge.rendering.kit_files import KitFile
from pressbridge.rendering.lang_context import PageLocation
from pressbridge.rendering.views import Alternate
from pressbridge.words.lang import Lang
from pressbridge.words.model import Topic
from pressbridge.world.pictures.recipes import Recipe


class EditionParts(NamedTuple):
    """The page of an edition: its body, and what other sources put beside it."""

    path: str
    """Path of the source: with the page's language it names the page's body (``PageBody``)."""
    older: str = ""
    """Path of the next older release, whose card the page shows; empty for none."""
    newer: str = ""
    """Path of the next newer release; empty for none."""
    related: tuple[str, ...] = ()
    """Paths of related releases, whose cards the page shows."""
    inner: tuple[tuple[str, str], ...] = ()
    """Links to other sources: (target as written, ``href`` or nothing)."""
    share: str = ""
    """Address of the share image on which its headline is drawn; empty for none."""
    near: tuple[str, ...] = ()
    """Addresses of hidden sources that its texts may name: it is searched again for new ones."""


class FactsParts(NamedTuple):
    """A file of a release's facts."""

    path: str
    """Path of the source: with the language of the translation it names the page's body."""
    kind: str
    """``json`` or ``csv``."""


class Period(NamedTuple):
    """A year, month or day that has releases."""

    address: str
    day: date
    """First day of the year or month, or the day itself."""
    count: int = 0  # type: ignore[assignment] # not its method
    months: tuple[Period, ...] = ()
    """Months of a year, in the archive."""


class ListParts(NamedTuple):
    """One page of a list."""

    location: PageLocation
    kind: str
    """``home``, ``topic``, ``year``, ``month`` or ``day``."""
    address: str
    """Address of the first page of the list."""
    topic: Topic | None
    day: date | None
    total: int
    number: int
    """Number of this page, from 1."""
    pages: int
    cards: tuple[str, ...]
    """Paths of the releases on this page."""
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
    """Path of the newest release on the topic."""


class TopicsParts(NamedTuple):
    """The list of topics."""

    location: PageLocation
    topics: tuple[TopicEntry, ...]


class ArchiveParts(NamedTuple):
    """The list of years and months."""

    location: PageLocation
    years: tuple[Period, ...]


class CorrectionsParts(NamedTuple):
    """The list of all corrections."""

    location: PageLocation
    corrections: tuple[tuple[str, int], ...]
    """(source, which of its corrections), newest first."""


class CorrectionItem(NamedTuple):
    """A correction in the feed of corrections."""

    path: str
    """Source of the release."""
    number: int
    """Which of its corrections, newest first."""
    address: str
    first: str
    """The first address that the edition ever had."""
    name: str
    """Moment of the correction, told from others of the same moment: part of its id."""


class CorrectionsFeedParts(NamedTuple):
    """The feed of all corrections, as Atom."""

    address: str
    """Address of the list of corrections."""
    items: tuple[CorrectionItem, ...]


class FeedItem(NamedTuple):
    """A release in a feed."""

    path: str
    """Source of the release."""
    address: str
    first: str
    """The first address that the edition ever had: by it feed readers know the entry again."""
    published: str
    changed: str
    inner: tuple[tuple[str, str], ...] = ()
    """Links of its text to other sources: (target as written, ``href`` or nothing)."""


class FeedParts(NamedTuple):
    """A feed of a home or topic: Atom, or JSON Feed."""

    address: str
    """Address of the home or topic."""
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
    """Address of the page that the old one leads to."""


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


class SitemapIndexParts(NamedTuple):
    """The parts of a sitemap that is too large for one file."""

    addresses: tuple[str, ...]


class NewsParts(NamedTuple):
    """What search engines may list as news."""

    editions: tuple[tuple[str, Lang], ...]
    """(source, language), newest first."""


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
    ai_training: bool
    corrections: int
    editions: tuple[tuple[str, str, str, str], ...]
    """(language, address, title if it is in that language, status)."""


class ReleasesJsonParts(NamedTuple):
    """The list of public releases, for partner sites."""

    releases: tuple[str, ...]
    """Paths of the releases, newest first."""


class RenditionParts(NamedTuple):
    """A file that is made of a picture; the page's origin is the picture."""

    recipe: Recipe
    key: str
    """What stands for the file's bytes (``Rendition.key``)."""


class HeadlineParts(NamedTuple):
    """The share image on which the headline of an edition is drawn."""

    path: str
    """Path of the source."""


class KitParts(NamedTuple):
    """The press kit of an edition: a ZIP archive."""

    path: str
    """Path of the source."""
    slug: str
    inner: tuple[tuple[str, str], ...]
    """Links to other sources: (target as written, ``href`` or nothing)."""
    files: tuple[KitFile, ...]


class ReleasesSchemaParts(NamedTuple):
    """The JSON Schema of the list of public releases."""


class SubscribeParts(NamedTuple):
    """The page that explains feeds."""

    location: PageLocation
    topics: tuple[tuple[Topic, str], ...]
    """Topics with feeds, and their addresses."""


class SearchParts(NamedTuple):
    """The search page of a language."""

    location: PageLocation
    years: tuple[tuple[Lang, tuple[tuple[int, int], ...]], ...]
    """(language, its years with the number of editions in each), the newest year first."""
    topics: tuple[Topic, ...]
    """The topics that have releases in the language of the page."""
    name_files: int
    """How many files of names there are."""


class SearchYearParts(NamedTuple):
    """The index of a language's releases of a year.

    It is made as a whole: the page is its first file, the others are ``SearchFileParts``.
    """

    folder: str
    """Address of the folder of its files."""
    documents: tuple[tuple[str, str], ...]
    """(source, address of its edition), the oldest first."""


class SearchFileParts(NamedTuple):
    """A further file of a year's index."""

    first: str
    """Address of the first one, with which it is made."""


class SearchNamesParts(NamedTuple):
    """Some of the names of the register that public releases say."""

    lines: tuple[str, ...]
    """A form, and the forms of the name in the other language."""


class RobotsParts(NamedTuple):
    """robots.txt."""


class NoJekyllParts(NamedTuple):
    """The file that keeps GitHub Pages from processing the site."""
