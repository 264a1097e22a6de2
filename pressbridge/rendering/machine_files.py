"""Files for machines: sitemap, robots.txt, releases.json."""

from __future__ import annotations

import json

from pressbridge.rendering.parts import ReleaseEntry
from pressbridge.rendering.setting import Setting
from pressbridge.rendering.views import Alternate
from pressbridge.rendering.xml_texts import attribute, text
from pressbridge.words import addresses as at
from pressbridge.words.lang import Lang

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(setting: Setting, entries: tuple[tuple[str, str, tuple[Alternate, ...]], ...]) -> str:
    """Return the sitemap: what search engines may list, each with its alternates.

    ``entries`` are (address, when it last changed, alternates).
    https://www.sitemaps.org/protocol.html, with hreflang as Google describes it.
    """
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<urlset xmlns="{_SITEMAP}" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    for address, changed, others in entries:
        lines += _url(setting.addresses.absolute(address), changed, others)
    return "\n".join([*lines, "</urlset>", ""])


def _url(url: str, changed: str, others: tuple[Alternate, ...]) -> list[str]:
    lines = ["  <url>", f"    <loc>{text(url)}</loc>"]
    if changed:
        lines.append(f"    <lastmod>{changed}</lastmod>")
    for other in others:
        lang, href = attribute(other.hreflang), attribute(other.url)
        lines.append(f'    <xhtml:link rel="alternate" hreflang={lang} href={href}/>')
    return [*lines, "  </url>"]


def robots(setting: Setting) -> str:
    """Return robots.txt: everything may be read; what may not be listed says so itself."""
    where = setting.addresses.absolute(at.SITEMAP)
    return f"User-agent: *\nAllow: /\n\nSitemap: {where}\n"


def releases_json(setting: Setting, releases: tuple[ReleaseEntry, ...]) -> str:
    """Return the list of public releases with their editions, for partner sites."""
    data: dict[str, object] = {
        "generator": "Pressbridge",
        "site": {str(lang): setting.config.name.in_lang(lang) for lang in Lang},
        "base_url": setting.addresses.base_url,
        "releases": [_release(setting, release) for release in releases],
    }
    if setting.drafts:
        data["drafts"] = True  # such a site is never mistaken for the published one
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _release(setting: Setting, release: ReleaseEntry) -> dict[str, object]:
    editions = {
        lang: {
            "url": setting.addresses.absolute(address),
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
        "corrections": release.corrections,
        "editions": editions,
    }
