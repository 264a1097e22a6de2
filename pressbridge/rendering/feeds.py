"""Feeds: Atom (RFC 4287) and JSON Feed 1.1, for each language and each topic.

They carry the whole text of the newest releases, as it is published, so that a reader or a partner
needs nothing else. How much they carry is bounded: ``FULL``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from pressbridge.rendering.feed_texts import Enclosure, FeedText, feed_text
from pressbridge.rendering.lang_context import LangContext
from pressbridge.rendering.lists import topic_feeds
from pressbridge.rendering.page_bodies import PageBody
from pressbridge.rendering.page_context import PageContext
from pressbridge.rendering.parts import FeedItem, FeedParts
from pressbridge.rendering.references import ResolvedReferences
from pressbridge.rendering.views import Card, LicenseView
from pressbridge.rendering.xml_texts import attribute, cdata, text
from pressbridge.words import addresses as at
from pressbridge.words.moments import EPOCH
from pressbridge.world.store import decode

FULL = 256 << 10
"""Bytes of all whole texts of a feed together: a reader fetches it many times a day. A text that
would not fit any more is left out, and the release has its summary alone."""

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
    full: FeedText | None
    """The whole text; None where the summary has to do."""

    @property
    def summary(self) -> str:
        return " ".join(part for part in (self.notice, self.card.summary.text) if part)

    @property
    def html(self) -> str:
        """The whole text, with what must stand before it; empty if there is none."""
        if not self.full or not self.full.html:
            return ""
        return (f"<p>{text(self.notice)}</p>\n" if self.notice else "") + self.full.html

    @property
    def enclosures(self) -> tuple[Enclosure, ...]:
        return self.full.enclosures if self.full else ()

    @property
    def license(self) -> LicenseView | None:
        return self.full.license if self.full else None


def feed(context: PageContext, parts: FeedParts, resolved: ResolvedReferences) -> str:
    """Return a feed of a home or topic."""
    items = tuple(_items(context, parts.items, resolved))
    feeds = (
        topic_feeds(context, parts.topic, parts.address)
        if parts.topic
        else context.lang_context.home_feeds
    )
    write = _json if parts.as_json else _atom
    return write(context, parts.address, feeds[0].title, items)


def _items(
    context: PageContext, found: Iterable[FeedItem], resolved: ResolvedReferences
) -> Iterator[_Item]:
    """Yield the releases of a feed, with whole texts as long as there is room."""
    room = FULL
    for one in found:
        data = resolved.body(one.path)
        full = _full(context.lang_context, data, one.inner) if data else None
        item = _item(context, one, resolved.card(one.path), full)
        length = len(item.html.encode())
        if item.full and length > room:
            yield item._replace(full=item.full._replace(html=""))
        else:
            room -= length
            yield item


@lru_cache(maxsize=64)
def _full(
    lang_context: LangContext, data: bytes, inner: tuple[tuple[str, str], ...]
) -> FeedText | None:
    """Return a text as feeds have it; the last ones are remembered, since feeds share them."""
    addresses = lang_context.site_context.addresses
    return feed_text(addresses, lang_context.say, decode(data, PageBody), inner)


def _item(context: PageContext, item: FeedItem, shown: Card, full: FeedText | None) -> _Item:
    addresses = context.lang_context.site_context.addresses
    say = context.lang_context.say
    return _Item(
        id=addresses.tag(item.first),
        url=addresses.absolute(item.address),
        card=shown,
        published=item.published,
        updated=item.changed,
        topics=tuple(link.label for link in shown.topics),
        notice=f"[{say(_UNCHECKED)}]" if shown.machine else "",
        full=full,
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
    author = item.full.author if item.full else ""
    return [
        "  <entry>",
        f"    <title{lang}>{text(title.text)}</title>",
        f"    <id>{text(item.id)}</id>",
        f'    <link rel="alternate" type="text/html" href={attribute(item.url)}/>',
        *(_enclosure(one) for one in item.enclosures),
        f"    <published>{item.published}</published>",
        f"    <updated>{item.updated}</updated>",
        *([f"    <author><name>{text(author)}</name></author>"] if author else []),
        *(f"    <category term={attribute(topic)}/>" for topic in item.topics),
        *([f"    <rights>{text(_rights(item.license))}</rights>"] if item.license else []),
        *([f"    <summary>{text(item.summary)}</summary>"] if item.summary else []),
        *([f'    <content type="html">{cdata(item.html)}</content>'] if item.html else []),
        "  </entry>",
    ]


def _enclosure(one: Enclosure) -> str:
    title = f" title={attribute(one.title)}" if one.title else ""
    kind, url = attribute(one.type), attribute(one.url)
    return f'    <link rel="enclosure" type={kind} href={url}{title}/>'


def _rights(license_view: LicenseView) -> str:
    return " ".join(filter(None, (license_view.name, license_view.href)))


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
    fields: dict[str, object] = {"id": item.id, "url": item.url, "title": item.card.title.text}
    if item.html:
        fields["content_html"] = item.html
    else:
        fields["content_text"] = item.summary or item.card.title.text
    if item.summary:
        fields["summary"] = item.summary
    fields |= {"date_published": item.published, "date_modified": item.updated}
    fields["tags"] = list(item.topics)
    if item.card.title.lang:
        fields["language"] = item.card.title.lang
    if item.full and item.full.author:
        fields["authors"] = [{"name": item.full.author}]
    if item.full and item.full.image:
        fields["image"] = item.full.image
    if item.enclosures:
        fields["attachments"] = [
            {"url": one.url, "mime_type": one.type, **({"title": one.title} if one.title else {})}
            for one in item.enclosures
        ]
    if item.license:  # the format has no field for it: an extension begins with an underscore
        fields["_license"] = {"name": item.license.name, "url": item.license.href or None}
    return fields
