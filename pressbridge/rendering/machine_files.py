"""Files for machines: sitemaps, robots.txt, releases.json."""

from __future__ import annotations

import json
from collections.abc import Iterable

from pressbridge.rendering.lang_context import alternates
from pressbridge.rendering.parts import ReleaseEntry, SitemapEntry
from pressbridge.rendering.site_context import SiteContext
from pressbridge.rendering.xml_texts import attribute, text
from pressbridge.words import addresses as at
from pressbridge.words.addresses import Addresses
from pressbridge.words.lang import Lang

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(site_context: SiteContext, entries: Iterable[SitemapEntry]) -> bytes:
    """Return the sitemap: what search engines may list, each with its alternates.

    https://www.sitemaps.org/protocol.html, with hreflang as Google describes it.
    """
    begin = (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<urlset xmlns="{_SITEMAP}" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
    )
    urls = (_url(site_context.addresses, entry).encode() for entry in entries)
    return b"".join([begin.encode(), *urls, b"</urlset>\n"])


def sitemap_index(site_context: SiteContext, parts: Iterable[str]) -> str:
    """Return the index of a sitemap in parts; ``parts`` are their addresses."""
    absolute = site_context.addresses.absolute
    entries = (f"  <sitemap><loc>{text(absolute(part))}</loc></sitemap>\n" for part in parts)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<sitemapindex xmlns="{_SITEMAP}">\n{"".join(entries)}</sitemapindex>\n'
    )


def _url(addresses: Addresses, entry: SitemapEntry) -> str:
    """Return an entry, whole: a large site has tens of thousands."""
    changed = f"    <lastmod>{entry.changed}</lastmod>\n" if entry.changed else ""
    others = "".join(
        f'    <xhtml:link rel="alternate" hreflang={attribute(one.hreflang)}'
        f" href={attribute(one.url)}/>\n"
        for one in alternates(addresses, entry.address, entry.fallback)
    )
    url = text(addresses.absolute(entry.address))
    return f"  <url>\n    <loc>{url}</loc>\n{changed}{others}  </url>\n"


def news_sitemap(site_context: SiteContext, news: Iterable[tuple[ReleaseEntry, Lang]]) -> bytes:
    """Return what search engines may list as news: (release, language of the edition).

    https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap
    """
    begin = (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<urlset xmlns="{_SITEMAP}"'
        ' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">\n'
    )
    found = (
        _article(site_context, release, lang, address, title)
        for release, wanted in news
        for lang, address, title, _ in release.editions
        if lang == wanted
    )
    return f"{begin}{''.join(found)}</urlset>\n".encode()


def _article(
    site_context: SiteContext, release: ReleaseEntry, lang: str, address: str, title: str
) -> str:
    name = text(site_context.config.name.in_lang(Lang(lang)))
    return (
        f"  <url>\n    <loc>{text(site_context.addresses.absolute(address))}</loc>\n"
        "    <news:news>\n      <news:publication>"
        f"<news:name>{name}</news:name><news:language>{lang}</news:language></news:publication>\n"
        f"      <news:publication_date>{release.published}</news:publication_date>\n"
        f"      <news:title>{text(title)}</news:title>\n    </news:news>\n  </url>\n"
    )


def robots(site_context: SiteContext) -> str:
    """Return robots.txt: everything may be read; what may not be listed says so itself."""
    absolute = site_context.addresses.absolute
    maps = "".join(f"Sitemap: {absolute(one)}\n" for one in (at.SITEMAP, at.NEWS_SITEMAP))
    return f"User-agent: *\nAllow: /\n\n{maps}"


def releases_json(site_context: SiteContext, releases: Iterable[ReleaseEntry]) -> bytes:
    """Return the list of public releases with their editions, for partner sites."""
    data: dict[str, object] = {
        "$schema": site_context.addresses.absolute(at.RELEASES_SCHEMA),
        "generator": "Pressbridge",
        "site": {str(lang): site_context.config.name.in_lang(lang) for lang in Lang},
        "base_url": site_context.addresses.base_url,
    }
    begin = _json(data).removesuffix("\n}") + ',\n "releases": ['
    # One after the other: as one value, ten thousand releases would take 100 MB.
    entries = [f"\n  {_json(_release(site_context, one), depth=2)},".encode() for one in releases]
    if entries:
        entries[-1] = entries[-1].removesuffix(b",") + b"\n "
    marks = {
        "drafts": site_context.drafts,
        "ahead": site_context.ahead,
    }  # never mistaken for the public one
    said = "".join(f',\n "{mark}": true' for mark, is_so in marks.items() if is_so)
    return b"".join([begin.encode(), *entries, f"]{said}\n}}\n".encode()])


def _json(value: object, depth: int = 0) -> str:
    """Return a value as JSON, set in by as many spaces as ``depth``."""
    return json.dumps(value, ensure_ascii=False, indent=1).replace("\n", f"\n{depth * ' '}")


def _release(site_context: SiteContext, release: ReleaseEntry) -> dict[str, object]:
    editions = {
        lang: {
            "url": site_context.addresses.absolute(address),
            "title": title or None,
            "translation": status,
        }
        for lang, address, title, status in release.editions
    }
    return {
        "slug": release.slug,
        "language": release.lang,
        "kind": release.kind,
        "number": release.number,
        "date": release.published,
        "updated": release.updated or None,
        "topics": list(release.topics),
        "license": release.license,
        **({"ai_training": True} if release.ai_training else {}),
        "corrections": release.corrections,
        "editions": editions,
    }
