"""Where the links of a body to other sources lead, once all sources are known."""

from __future__ import annotations

from pressbridge.rendering.body_links import InnerLink
from pressbridge.rendering.outline import Outline
from pressbridge.rendering.summaries import EditionSummary
from pressbridge.words.lang import Lang


def resolved_links(outline: Outline, edition: EditionSummary) -> tuple[tuple[str, str], ...]:
    """Return an edition's links to other sources: (target as written, ``href`` or nothing)."""
    return tuple((link.target, _href(outline, link, edition.lang)) for link in edition.inner)


def _href(outline: Outline, link: InnerLink, lang: Lang) -> str:
    """Return what a link says: of a source the same language's edition, if it has text.

    It says nothing where it leads to something that readers may not see.
    """
    if outline.hides(link.named, link.slugs):
        return ""
    source = outline.by_slug.get(link.slug)
    if link.href and not link.slug:
        return link.href
    if source is None:
        return ""
    if link.href:
        return link.href
    edition = source.edition(lang)
    if edition is None or not edition.has_text:
        edition = source.edition(source.lang)
    address = edition.address if edition else ""
    return outline.site_context.addresses.link(address) + link.fragment if address else ""
