"""Feeds: Atom (RFC 4287) and JSON Feed 1.1, for each language and each topic."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from pressbridge.rendering.desk import Desk
from pressbridge.rendering.outline import Listing
from pressbridge.rendering.page import Page
from pressbridge.rendering.views import Card
from pressbridge.words import addresses as at
from pressbridge.words.model import Release
from pressbridge.words.moments import EPOCH, Moment
from pressbridge.words.visibility import shown_corrections

NEWEST = 20
"""Releases in a feed."""

_UNCHECKED = (
    "This page was translated by a machine and nobody has checked it yet. Names and figures may be "
    "wrong. Where the two differ, the original has priority."
)


@dataclass(frozen=True, slots=True)
class _Item:
    """A release in a feed."""

    url: str
    card: Card
    published: str
    updated: str
    topics: tuple[str, ...]
    notice: str
    """What must stand before a machine's text."""

    @property
    def summary(self) -> str:
        return " ".join(part for part in (self.notice, self.card.summary.text) if part)


def feed_pages(desk: Desk, listing: Listing, title: str) -> Iterator[Page]:
    """Yield the two feeds of a home or topic."""
    items = tuple(_item(desk, release) for release in listing.releases[:NEWEST])
    origin = "content/site.yaml"
    atom, as_json = at.atom_feed(listing.address), at.json_feed(listing.address)
    yield Page(address=atom, origin=origin, text=_atom(desk, listing, title, items))
    yield Page(address=as_json, origin=origin, text=_json(desk, listing, title, items))


def last_change(desk: Desk, release: Release) -> Moment:
    """Return when a release last changed for its readers: its date, update or correction."""
    corrections = (correction.date for correction in shown_corrections(release, desk.site.now))
    updated = desk.site.updated(release)
    moments = [release.date, *corrections, *([updated] if updated else [])]
    return max(moments, key=lambda moment: moment.at)


def _item(desk: Desk, release: Release) -> _Item:
    edition = desk.site.editions[release.path, desk.frame.lang]
    card = desk.cards.of(release, desk.frame.lang)
    return _Item(
        url=desk.site.addresses.absolute(desk.site.address(edition)),
        card=card,
        published=release.date.iso,
        updated=last_change(desk, release).iso,
        topics=tuple(link.label for link in card.topics),
        notice=f"[{desk.frame.say(_UNCHECKED)}]" if card.machine else "",
    )


def _atom(desk: Desk, listing: Listing, title: str, items: tuple[_Item, ...]) -> str:
    absolute = desk.site.addresses.absolute
    itself = absolute(at.atom_feed(listing.address))
    newest = max((item.updated for item in items), default=EPOCH.isoformat())
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{listing.lang}">',
        f"  <title>{escape(title)}</title>",
        f"  <id>{escape(itself)}</id>",
        f"  <updated>{newest}</updated>",
        f'  <link rel="self" type="application/atom+xml" href={quoteattr(itself)}/>',
        f'  <link rel="alternate" type="text/html" href={quoteattr(absolute(listing.address))}/>',
        f"  <author><name>{escape(desk.frame.site_view.organization)}</name></author>",
        "  <generator>Pressbridge</generator>",
    ]
    for item in items:
        lines += _entry(item)
    return "\n".join([*lines, "</feed>", ""])


def _entry(item: _Item) -> list[str]:
    title = item.card.title
    lang = f' xml:lang="{title.lang}"' if title.lang else ""
    lines = [
        "  <entry>",
        f"    <title{lang}>{escape(title.text)}</title>",
        f"    <id>{escape(item.url)}</id>",
        f'    <link rel="alternate" type="text/html" href={quoteattr(item.url)}/>',
        f"    <published>{item.published}</published>",
        f"    <updated>{item.updated}</updated>",
        *(f"    <category term={quoteattr(topic)}/>" for topic in item.topics),
    ]
    if item.summary:
        lines.append(f"    <summary>{escape(item.summary)}</summary>")
    return [*lines, "  </entry>"]


def _json(desk: Desk, listing: Listing, title: str, items: tuple[_Item, ...]) -> str:
    absolute = desk.site.addresses.absolute
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "home_page_url": absolute(listing.address),
        "feed_url": absolute(at.json_feed(listing.address)),
        "language": str(listing.lang),
        "authors": [{"name": desk.frame.site_view.organization}],
        "items": [_json_item(item) for item in items],
    }
    return json.dumps(feed, ensure_ascii=False, indent=1) + "\n"


def _json_item(item: _Item) -> dict[str, object]:
    fields: dict[str, object] = {
        "id": item.url,
        "url": item.url,
        "title": item.card.title.text,
        "content_text": item.summary or item.card.title.text,
        "date_published": item.published,
        "date_modified": item.updated,
        "tags": list(item.topics),
    }
    if item.card.title.lang:
        fields["language"] = item.card.title.lang
    return fields
