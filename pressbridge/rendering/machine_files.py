"""Files for machines: sitemap, robots.txt, releases.json, .nojekyll."""

from __future__ import annotations

import json
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from pressbridge.rendering.desk import Desk
from pressbridge.rendering.feeds import last_change
from pressbridge.rendering.layout import alternates
from pressbridge.rendering.outline import Outline
from pressbridge.rendering.page import Page
from pressbridge.words import addresses as at
from pressbridge.words.edition import Edition
from pressbridge.words.lang import Lang
from pressbridge.words.model import Release
from pressbridge.words.visibility import Stage, shown_corrections

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_ORIGIN = "content/site.yaml"


def sitemap(desks: Mapping[Lang, Desk], outline: Outline) -> Page:
    """Return the sitemap: what search engines may list, each with its alternates.

    https://www.sitemaps.org/protocol.html, with hreflang as Google describes it.
    """
    changed = {
        outline.site.address(edition): last_change(desks[edition.lang], edition.source).iso
        for edition in outline.editions
        if isinstance(edition.source, Release)
    }
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<urlset xmlns="{_SITEMAP}" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    for address in sorted(outline.indexable):
        lines += _url(outline, address, changed.get(address, ""))
    return Page(address=at.SITEMAP, origin=_ORIGIN, text="\n".join([*lines, "</urlset>", ""]))


def _url(outline: Outline, address: str, changed: str) -> list[str]:
    site = outline.site
    lines = ["  <url>", f"    <loc>{escape(site.addresses.absolute(address))}</loc>"]
    if changed:
        lines.append(f"    <lastmod>{changed}</lastmod>")
    for other in alternates(outline, address, site.config.language):
        lang, url = quoteattr(other.hreflang), quoteattr(other.url)
        lines.append(f'    <xhtml:link rel="alternate" hreflang={lang} href={url}/>')
    return [*lines, "  </url>"]


def robots(outline: Outline) -> Page:
    """Return robots.txt: everything may be read; what may not be listed says so itself."""
    where = outline.site.addresses.absolute(at.SITEMAP)
    text = f"User-agent: *\nAllow: /\n\nSitemap: {where}\n"
    return Page(address=at.ROBOTS, origin=_ORIGIN, text=text)


def no_jekyll() -> Page:
    """Return the file that keeps GitHub Pages from processing the site."""
    return Page(address=at.NO_JEKYLL, origin=_ORIGIN)


def releases_json(outline: Outline) -> Page:
    """Return the list of public releases with their editions, for partner sites."""
    site = outline.site
    releases = [_release(outline, r) for r in site.releases if site.stage(r) is Stage.PUBLIC]
    data: dict[str, object] = {
        "generator": "Pressbridge",
        "site": {str(lang): site.config.name.in_lang(lang) for lang in Lang},
        "base_url": site.addresses.base_url,
        "releases": releases,
    }
    if site.drafts:
        data["drafts"] = True  # such a site is never mistaken for the published one
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    return Page(address=at.RELEASES_JSON, origin=_ORIGIN, text=text)


def _release(outline: Outline, release: Release) -> dict[str, object]:
    editions = (outline.site.edition(release, lang) for lang in Lang)
    updated = outline.site.updated(release)
    return {
        "slug": release.slug,
        "language": str(release.lang),
        "kind": str(release.kind),
        "number": release.number,
        "date": release.date.iso,
        "updated": updated.iso if updated else None,
        "topics": list(release.topics),
        "license": release.license,
        "corrections": len(shown_corrections(release, outline.site.now)),
        "editions": {str(e.lang): _edition(outline, e) for e in editions if e},
    }


def _edition(outline: Outline, edition: Edition) -> dict[str, object]:
    title = edition.say("title", edition.source.title)
    return {
        "url": outline.site.addresses.absolute(outline.site.address(edition)),
        "title": title.text if title.lang is edition.lang else None,
        "translation": str(edition.status),
    }
