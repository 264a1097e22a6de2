"""The outline of the site: which pages there are, before any of them is filled.

The language switch, hreflang, the menus and the sitemap all ask here, so that no page ever links
to one that does not exist.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby

from pressbridge.rendering.public import PublicSite
from pressbridge.words import addresses as at
from pressbridge.words.edition import Edition
from pressbridge.words.lang import Lang
from pressbridge.words.model import Release, Topic
from pressbridge.words.visibility import shown_corrections

PER_PAGE = 10
"""Releases on one page of a list."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of releases: the home, a topic, a year, a month or a day."""

    kind: str
    """``home``, ``topic``, ``year``, ``month`` or ``day``."""
    lang: Lang
    address: str
    releases: tuple[Release, ...]
    topic: Topic | None = None
    day: date | None = None
    """Any day of the year or month, or the day."""

    @property
    def pages(self) -> int:
        """How many pages it takes; an empty list has one."""
        return max(1, -(-len(self.releases) // PER_PAGE))

    def on_page(self, page: int) -> tuple[Release, ...]:
        """Return the releases of one page, from 1."""
        return self.releases[(page - 1) * PER_PAGE : page * PER_PAGE]


@dataclass(frozen=True)
class Outline:
    """All addresses of HTML pages that a reader can come to."""

    site: PublicSite

    @cached_property
    def listings(self) -> Mapping[Lang, tuple[Listing, ...]]:
        """The lists of each language: home, topics, years, months, days."""
        return {lang: tuple(_listings(self.site, lang)) for lang in Lang}

    @cached_property
    def editions(self) -> tuple[Edition, ...]:
        """Every edition that has a page, notices included."""
        sources = (*self.site.releases, *self.site.standing)
        found = (self.site.edition(source, lang) for source in sources for lang in Lang)
        return tuple(edition for edition in found if edition)

    @cached_property
    def corrected(self) -> Mapping[Lang, tuple[Release, ...]]:
        """Listed releases with a public correction."""
        now = self.site.now
        return {
            lang: tuple(
                release for release in self.site.listed[lang] if shown_corrections(release, now)
            )
            for lang in Lang
        }

    @cached_property
    def indexable(self) -> frozenset[str]:
        """Addresses that search engines may list."""
        fixed = {at.CHOOSER}
        for lang in Lang:
            fixed.update(self._fixed(lang))
            for listing in self.listings[lang]:
                fixed.update(self._checked_pages(listing))
        editions = {self.site.address(e) for e in self.editions if self.site.indexable(e)}
        return frozenset(fixed | editions)

    @cached_property
    def addresses(self) -> frozenset[str]:
        """Addresses of all HTML pages."""
        pages = {
            at.paged(listing.address, number + 1)
            for lang in Lang
            for listing in self.listings[lang]
            for number in range(listing.pages)
        }
        return self.indexable | pages | {self.site.address(edition) for edition in self.editions}

    def _checked_pages(self, listing: Listing) -> Iterator[str]:
        """Yield the pages of a list with a release on them that search engines may list, too."""
        for number in range(1, listing.pages + 1):
            found = (self.site.edition(r, listing.lang) for r in listing.on_page(number))
            if any(edition and self.site.indexable(edition) for edition in found):
                yield at.paged(listing.address, number)

    @cached_property
    def source_lang(self) -> Mapping[str, Lang]:
        """Address of each edition to the language that its release was written in."""
        return {self.site.address(e): e.source.lang for e in self.editions}

    def _fixed(self, lang: Lang) -> Iterator[str]:
        """Yield the lists of lists, which exist as soon as there is anything to list."""
        if self.site.listed[lang]:
            yield at.archive(lang)
        if any(listing.kind == "topic" for listing in self.listings[lang]):
            yield at.topics(lang)
        if self.corrected[lang]:
            yield at.corrections(lang)

    def twin(self, address: str, lang: Lang) -> str:
        """Return the same page in another language, or that language's home."""
        other = f"/{lang}{address[3:]}"
        return other if other in self.addresses else at.home(lang)


def _listings(site: PublicSite, lang: Lang) -> Iterator[Listing]:
    listed = site.listed[lang]
    yield Listing("home", lang, at.home(lang), listed)
    for topic in site.topics:
        about = tuple(release for release in listed if topic.id in release.topics)
        if about:
            yield Listing("topic", lang, at.topic(lang, topic.id), about, topic=topic)
    yield from _by_date("year", lang, listed, at.in_year)
    yield from _by_date("month", lang, listed, at.in_month)
    yield from _by_date("day", lang, listed, at.in_day)


def _by_date(
    kind: str,
    lang: Lang,
    listed: tuple[Release, ...],
    address: Callable[[Lang, date], str],
) -> Iterator[Listing]:
    for where, group in groupby(listed, key=lambda release: address(lang, release.date.day)):
        releases = tuple(group)
        yield Listing(kind, lang, where, releases, day=releases[0].date.day)
