"""Visibility of releases at a moment: one cut-off for all of them (docs/design.md §5).

Nothing else in the project compares a release's dates with the time.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from enum import Enum, auto
from typing import TypeVar

from pressbridge.words.model import NO_BILINGUAL_TEXT, Contact, Release, Source

S = TypeVar("S", bound=Source)


class Stage(Enum):
    """Stage in the life of a release at a moment."""

    DRAFT = auto()
    EMBARGOED = auto()
    """Not public yet: the date or the embargo of the release has not come."""
    PUBLIC = auto()
    WITHDRAWN = auto()
    """No longer shown: the address gives headline, date and reason, and nothing else."""
    EXPIRED = auto()


def stage_of(release: Release, now: datetime) -> Stage:
    """Return the stage of a release at a moment; each boundary belongs to what begins there."""
    if release.draft:
        return Stage.DRAFT
    if release.date.at > now or (release.embargo and release.embargo.at > now):
        return Stage.EMBARGOED
    if release.expires and release.expires.at <= now:
        return Stage.EXPIRED
    if release.withdrawn and release.withdrawn.date.at <= now:
        return Stage.WITHDRAWN
    return Stage.PUBLIC


def is_withdrawn(source: Source, now: datetime) -> bool:
    """Tell whether a source no longer stands at a moment, be it public, expired or a draft."""
    withdrawn = source.withdrawn if isinstance(source, Release) else None
    return withdrawn is not None and withdrawn.date.at <= now


def as_of(source: S, now: datetime) -> S:
    """Return a source without what is yet to come: corrections, a withdrawal, an update.

    Their texts are neither shown nor sent before their day.
    """
    if not isinstance(source, Release):
        return source
    shown = tuple(correction for correction in source.corrections if correction.date.at <= now)
    withdrawn = source.withdrawn
    stands = withdrawn if withdrawn and withdrawn.date.at <= now else None
    updated = source.updated if source.updated and source.updated.at <= now else None
    if (shown, stands, updated) == (source.corrections, withdrawn, source.updated):
        return source
    return replace(source, corrections=shown, withdrawn=stands, updated=updated)


def shown_as_of(source: S, now: datetime, contact_names: int | None) -> S:
    """Return a source as readers see it at a moment: ``as_of``, without persons after their days.

    ``contact_names`` is that of site.yaml.
    """
    shown = as_of(source, now)
    if not isinstance(shown, Release) or not (shown.byline or shown.contacts):
        return shown
    until = _names_until(shown, contact_names)
    if until is None or until > now:
        return shown
    return replace(shown, byline=(), contacts=without_names(shown.contacts))


def without_names(contacts: Iterable[Contact]) -> tuple[Contact, ...]:
    """Return contacts without persons: a person's name, role and mail; the office stays."""
    bare = (
        contact._replace(name=NO_BILINGUAL_TEXT, role=NO_BILINGUAL_TEXT, email="")
        if any(contact.name)
        else contact
        for contact in contacts
    )
    return tuple(one for one in bare if one != Contact(audience=one.audience))


def _names_until(release: Release, contact_names: int | None) -> datetime | None:
    """Return the moment from which a release names no persons; None if it always does."""
    if contact_names is None:
        return None
    if not contact_names:
        return datetime.min.replace(tzinfo=UTC)
    public = max(one.at for one in (release.date, release.embargo) if one)
    try:
        return public + timedelta(days=contact_names)
    except OverflowError:  # after the year 9999
        return None


NEWS = timedelta(hours=48)
"""How long a release is news, from when it became public: search engines take no older ones into
their lists of news (https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap)."""


def is_news(release: Release, now: datetime) -> bool:
    """Tell whether a release that is public is news at a moment."""
    until = _news_until(release)
    return until is not None and now < until


def _news_until(release: Release) -> datetime | None:
    """Return the moment from which a release is no news any more; None if there is none."""
    public = max(one.at for one in (release.date, release.embargo) if one)
    try:
        return public + NEWS
    except OverflowError:  # after the year 9999
        return None


def turning_points(release: Release, contact_names: int | None = None) -> tuple[datetime, ...]:
    """Return every moment at which what readers see of a release may change, in no order."""
    names_until = _names_until(release, contact_names) if contact_names else None
    news_until = _news_until(release)
    moments = (
        release.date, release.embargo, release.expires, release.updated,
        *(correction.date for correction in release.corrections),
        *((release.withdrawn.date,) if release.withdrawn else ()),
    )  # fmt: skip
    return (
        *(moment.at for moment in moments if moment), *((names_until,) if names_until else ()),
        *((news_until,) if news_until else ()),
    )  # fmt: skip
