"""Feeds: Atom (RFC 4287) and JSON Feed 1.1, for each language and each topic."""

from __future__ import annotations

import json
from typing import NamedTuple

from pressbridge.rendering.lists import topic_feeds
from pressbridge.rendering.page_context import PageContext
from pressbridge.rendering.parts import FeedItem, FeedParts
from pressbridge.rendering.references import ResolvedReferences
from pressbridge.rendering.views import Card
from pressbridge.rendering.xml_texts import attribute, text
from pressbridge.words import addresses as at
from pressbridge.words.moments import EPOCH

_UNCHECKED = (
    "This page was translated by a machine and nobody has checked it yet. Names and figures may be "
    "wrong. Where the two differ, the original has priority."
)


class _Item(NamedTuple):
    """A release in a feed."""

    id: str
    """Stays the same when the date or the slug of the release is corrected."""
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


def feed(context: PageContext, parts: FeedParts, resolved: ResolvedReferences) -> str:
    """Return a feed of a home or topic."""
    items = tuple(_item(context, item, resolved.card(item.path)) for item in parts.items)
    feeds = (
        topic_feeds(context, parts.topic, parts.address)
        if parts.topic
        else context.lang_context.home_feeds
    )
    write = _json if parts.as_json else _atom
    return write(context, parts.address, feeds[0].title, items)


def _item(context: PageContext, item: FeedItem, shown: Card) -> _Item:
    addresses = context.lang_context.site_context.addresses
    return _Item(
        id=addresses.tag(item.first),
        url=addresses.absolute(item.address),
        card=shown,
        published=item.published,
        updated=item.changed,
        topics=tuple(link.label for link in shown.topics),
        notice=f"[{context.lang_context.say(_UNCHECKED)}]" if shown.machine else "",
    )


def _atom(context: PageContext, address: str, title: str, items: tuple[_Item, ...]) -> str:
    absolute = context.lang_context.site_context.addresses.absolute
    itself = absolute(at.atom_feed(address))
    newest = max((item.updated for item in items), default=EPOCH.isoformat())
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{context.lang_context.lang}">',
        f"  <title>{text(title)}</title>",
        f"  <id>{text(itself)}</id>",
        f"  <updated>{newest}</updated>",
        f'  <link rel="self" type="application/atom+xml" href={attribute(itself)}/>',
        f'  <link rel="alternate" type="text/html" href={attribute(absolute(address))}/>',
        f"  <author><name>{text(context.lang_context.organization)}</name></author>",
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
        f"    <title{lang}>{text(title.text)}</title>",
        f"    <id>{text(item.id)}</id>",
        f'    <link rel="alternate" type="text/html" href={attribute(item.url)}/>',
        f"    <published>{item.published}</published>",
        f"    <updated>{item.updated}</updated>",
        *(f"    <category term={attribute(topic)}/>" for topic in item.topics),
    ]
    if item.summary:
        lines.append(f"    <summary>{text(item.summary)}</summary>")
    return [*lines, "  </entry>"]


def _json(context: PageContext, address: str, title: str, items: tuple[_Item, ...]) -> str:
    absolute = context.lang_context.site_context.addresses.absolute
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "home_page_url": absolute(address),
        "feed_url": absolute(at.json_feed(address)),
        "language": str(context.lang_context.lang),
        "authors": [{"name": context.lang_context.organization}],
        "items": [_json_item(item) for item in items],
    }
    return json.dumps(feed, ensure_ascii=False, indent=1) + "\n"


def _json_item(item: _Item) -> dict[str, object]:
    fields: dict[str, object] = {
        "id": item.id,
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
