"""The outline of the site: which pages there are, before any of them is filled.

The language switch, hreflang, the menus and the sitemap all ask here, so that no page ever links
to one that does not exist.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from itertools import groupby

from pressbridge.rendering.hidden import Hidden
from pressbridge.rendering.lang_context import PageLocation, alternates, twin_address, twins_of
from pressbridge.rendering.site_context import SiteContext
from pressbridge.rendering.summaries import EditionSummary, SourceSummary
from pressbridge.rendering.views import Alternate
from pressbridge.words import addresses as at
from pressbridge.words.lang import Lang
from pressbridge.words.model import Topic
from pressbridge.words.named_addresses import normalized_paths

PER_PAGE = 10
"""Releases on one page of a list."""


@dataclass(frozen=True, slots=True)
class ReleaseList:
    """A list of releases: the home, a topic, a year, a month or a day."""

    kind: str
    """``home``, ``topic``, ``year``, ``month`` or ``day``."""
    lang: Lang
    address: str
    releases: tuple[SourceSummary, ...]
    topic: Topic | None = None
    day: date | None = None
    """The first day of the year or month, or the day."""

    @property
    def pages(self) -> int:
        """Number of pages of the list; an empty one has one page."""
        return max(1, -(-len(self.releases) // PER_PAGE))

    def on_page(self, page: int) -> tuple[SourceSummary, ...]:
        """Return the releases of one page, from 1."""
        return self.releases[(page - 1) * PER_PAGE : page * PER_PAGE]


@dataclass(frozen=True)
class Outline:
    """All addresses of HTML pages that a reader can come to."""

    site_context: SiteContext
    releases: tuple[SourceSummary, ...]
    """Releases that readers may see, withdrawn ones included, newest first."""
    standing: tuple[SourceSummary, ...]
    hidden: tuple[Hidden, ...] = ()
    """Sources that readers may not see: no page, link or file of one may stand anywhere."""

    @property
    def sources(self) -> tuple[SourceSummary, ...]:
        """Releases and standing pages together."""
        return (*self.releases, *self.standing)

    @cached_property
    def by_slug(self) -> Mapping[str, SourceSummary]:
        """Releases and standing pages by slug."""
        return {source.slug: source for source in (*self.standing, *self.releases)}

    def hides(self, named: Iterable[str], slugs: Iterable[str]) -> bool:
        """Tell whether one of some addresses or slugs that a link names is a hidden source's.

        A slug is, whatever the day beside it: its date may have been moved.
        """
        hidden = any(address in self._hidden_addresses for address in named)
        return hidden or any(slug in self._hidden_slugs for slug in slugs)

    def hidden_near(self, parts: Iterable[str]) -> tuple[str, ...]:
        """Return the addresses of hidden sources that have one of some parts."""
        found = (self._hidden_by_part.get(part, ()) for part in parts)
        return tuple(sorted({address for addresses in found for address in addresses}))

    @cached_property
    def _hidden_addresses(self) -> frozenset[str]:
        own = (claim.address for one in self.hidden for claim in one.own_claims)
        return frozenset(address for claim in own for address in normalized_paths(claim))

    @cached_property
    def _hidden_slugs(self) -> frozenset[str]:
        return frozenset(one.slug for one in self.hidden if one.has_no_page)

    @cached_property
    def _hidden_by_part(self) -> Mapping[str, tuple[str, ...]]:
        return {
            part.decode(): tuple(claim.address for claim in one.own_claims)
            for one in self.hidden
            for part in one.parts
        }

    @cached_property
    def listed(self) -> Mapping[Lang, tuple[SourceSummary, ...]]:
        """What lists, counts, neighbours and feeds of each language go through, newest first."""
        return {
            lang: tuple(
                source
                for source in self.releases
                if (edition := source.edition(lang)) and edition.listed
            )
            for lang in Lang
        }

    @cached_property
    def by_topic(self) -> Mapping[Lang, Mapping[str, tuple[SourceSummary, ...]]]:
        """Topic to its listed releases, newest first, in each language."""
        return {lang: _by_topic(listed) for lang, listed in self.listed.items()}

    @cached_property
    def release_lists(self) -> Mapping[Lang, tuple[ReleaseList, ...]]:
        """The lists of each language: home, topics, years, months, days."""
        return {lang: tuple(self._release_lists(lang)) for lang in Lang}

    def _release_lists(self, lang: Lang) -> Iterator[ReleaseList]:
        listed = self.listed[lang]
        yield ReleaseList("home", lang, at.home(lang), listed)
        about = self.by_topic[lang]
        for topic in self.site_context.topics:
            if topic.id in about:
                address = at.topic(lang, topic.id)
                yield ReleaseList("topic", lang, address, about[topic.id], topic=topic)
        for kind, parts, address_in in _PERIODS:
            for first, group in groupby(listed, partial(_first_of, parts)):
                yield ReleaseList(kind, lang, address_in(lang, first), tuple(group), day=first)

    @cached_property
    def corrected(self) -> Mapping[Lang, tuple[tuple[SourceSummary, EditionSummary], ...]]:
        """Listed editions with a public correction, each with its source."""
        return {
            lang: tuple(
                (source, edition)
                for source in self.listed[lang]
                if source.as_release.corrections and (edition := source.edition(lang))
            )
            for lang in Lang
        }

    @cached_property
    def indexable(self) -> frozenset[str]:
        """Addresses that search engines may list."""
        fixed = {at.CHOOSER}
        for lang in Lang:
            fixed.update(self._fixed(lang))
            for release_list in self.release_lists[lang]:
                fixed.update(_checked_pages(release_list))
        for source in self.sources:
            fixed.update(edition.address for edition in source.editions if edition.indexable)
        return frozenset(fixed)

    @cached_property
    def addresses(self) -> frozenset[str]:
        """Addresses of all HTML pages."""
        pages = {
            at.paged(release_list.address, number + 1)
            for lang in Lang
            for release_list in self.release_lists[lang]
            for number in range(release_list.pages)
        }
        editions = {e.address for source in self.sources for e in source.editions}
        return self.indexable | pages | editions

    def _fixed(self, lang: Lang) -> Iterator[str]:
        """Yield the lists of lists, which exist as soon as there is anything to list."""
        if self.listed[lang]:
            yield at.archive(lang)
            yield at.subscribe(lang)
            yield at.search(lang)
        if any(release_list.kind == "topic" for release_list in self.release_lists[lang]):
            yield at.topics(lang)
        if self.corrected[lang]:
            yield at.corrections(lang)

    def location(self, address: str, lang: Lang) -> PageLocation:
        """Return the location of a page of a list: its twin, and what search engines are told."""
        other = twin_address(address, lang.other)
        twin = other if other in self.addresses else at.home(lang.other)
        return PageLocation(address, twin, address not in self.indexable, self.alternates(address))

    @cached_property
    def _alternates(self) -> dict[str, tuple[Alternate, ...]]:
        """What was said before: lists of both languages say the same, and so does the sitemap."""
        return {}

    def alternates(self, address: str) -> tuple[Alternate, ...]:
        """Return what a list, or the chooser, says about itself in each language (hreflang).

        Only where both pages may be listed by search engines.
        """
        known = self._alternates.get(address[3:])
        if known is None:
            known = alternates(self.site_context.addresses, address, self.fallback(address))
            self._alternates[address[3:]] = known
        return known

    def fallback(self, address: str) -> str:
        """Return the ``x-default`` of a list or the chooser; empty if it has no alternates."""
        twins = twins_of(address)
        if any(twin not in self.indexable for twin in twins.values()):
            return ""
        language = self.site_context.config.language
        return at.CHOOSER if twins[language] == at.home(language) else twins[language]


def _by_topic(listed: tuple[SourceSummary, ...]) -> dict[str, tuple[SourceSummary, ...]]:
    found: dict[str, list[SourceSummary]] = {}
    for source in listed:
        for topic_id in dict.fromkeys(source.as_release.topics):
            found.setdefault(topic_id, []).append(source)
    return {topic_id: tuple(sources) for topic_id, sources in found.items()}


def _checked_pages(release_list: ReleaseList) -> Iterator[str]:
    """Yield the pages of a list with a release on them that search engines may list, too."""
    for number in range(1, release_list.pages + 1):
        found = (source.edition(release_list.lang) for source in release_list.on_page(number))
        if any(edition and edition.indexable for edition in found):
            yield at.paged(release_list.address, number)


def _first_of(parts: int, source: SourceSummary) -> date:
    return first_of(source.as_release.day, parts)


def first_of(day: date, parts: int) -> date:
    """Return the first day of the year (1 part), month (2) or day (3) that a day lies in."""
    return date(day.year, day.month if parts > 1 else 1, day.day if parts > 2 else 1)


_PERIODS = (("year", 1, at.in_year), ("month", 2, at.in_month), ("day", 3, at.in_day))
"""Kind of list, how many parts of a day make it, and its address."""
