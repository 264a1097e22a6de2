"""Where the links, pictures and credits of a body lead on this site."""

from __future__ import annotations

import re

from pressbridge.formats.markdown import Document, Picture, parse
from pressbridge.rendering.page import BodyPart
from pressbridge.rendering.public import PublicSite
from pressbridge.rendering.teller import Teller
from pressbridge.words import addresses as at
from pressbridge.words.edition import Edition
from pressbridge.words.targets import Target, TargetKind, slug_in, target_of

_NAMED = re.compile(
    r"/(?:ko|ja)/(?:\d{4}/\d{2}/\d{2}/)?(?P<page>[a-z0-9-]+)/?(?:index\.html)?"
    r"|/files/(?P<owner>[a-z0-9-]+)/.*"
)
"""An address that names a release or a standing page."""


def body_part(site: PublicSite, edition: Edition) -> BodyPart:
    """Return an edition's body with everything that its HTML depends on."""
    document = parse(edition.body, edition.body_lang)
    teller = Teller(site, edition)
    keys = {passage.key for passage in document.passages}
    targets = {ref.target for ref in document.references if ref.kind == "link"}
    pictures = {ref.target for ref in document.references if ref.kind == "image"}
    return BodyPart(
        markdown=edition.body,
        written_in=edition.body_lang,
        lang=edition.lang,
        phrases={key: said for key, said in edition.phrases.items() if key in keys},
        links={href: _href(site, edition, href) for href in sorted(targets)},
        pictures={src: _picture(site, edition, src) for src in sorted(pictures)},
        credits={credit: teller.credit(credit) for credit in document.credits},
    )


def _href(site: PublicSite, edition: Edition, href: str) -> str:
    """Return what a link in a body says; empty if it leads to something that is not public."""
    target = target_of(href, edition.source)
    match target.kind:
        case TargetKind.WEB | TargetKind.ANCHOR:
            return href
        case TargetKind.ADDRESS:
            hidden = _leads_to_hidden(site, target.value)
            return "" if hidden else site.addresses.link(target.value) + target.fragment
        case TargetKind.SOURCE:
            return _to_source(site, edition, target)
        case TargetKind.FILE:
            slug = edition.source.slug
            known = (slug, target.value) in site.files
            return site.addresses.link(at.file_of(slug, target.value)) if known else ""
        case TargetKind.OUTSIDE | TargetKind.UNSAFE:
            return ""


def _leads_to_hidden(site: PublicSite, address: str) -> bool:
    """Tell whether an address names a release or page that readers may not see."""
    match = _NAMED.fullmatch(address)
    if match is None:
        return False
    slug = match["page"] or match["owner"]
    fixed = slug.isdigit() or slug in at.RESERVED_SLUGS
    return not fixed and slug not in site.by_slug


def _to_source(site: PublicSite, edition: Edition, target: Target) -> str:
    """Return the same language's edition of another release, else its source edition."""
    source = site.by_slug.get(slug_in(target.value))
    if source is None:
        return ""
    other = site.edition(source, edition.lang)
    if other is None or not site.has_text(other):
        other = site.edition(source, source.lang)
    return site.addresses.link(site.address(other)) + target.fragment if other else ""


def _picture(site: PublicSite, edition: Edition, src: str) -> Picture:
    file = target_of(src, edition.source).value
    slug = edition.source.slug
    facts = site.files.get((slug, file))
    href = site.addresses.link(at.file_of(slug, file))
    return Picture(href, facts.width, facts.height) if facts else Picture(href)


def files_named(document: Document, edition: Edition) -> tuple[str, ...]:
    """Return the files of a release that its body shows or links to."""
    targets = (target_of(ref.target, edition.source) for ref in document.references)
    return tuple(t.value for t in targets if t.kind is TargetKind.FILE)
