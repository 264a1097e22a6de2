"""Where the links, pictures and credits of a body lead on this site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pressbridge.formats.markdown import Document, Picture, parse
from pressbridge.rendering.page import BodyPart
from pressbridge.rendering.teller import Teller
from pressbridge.words import addresses as at
from pressbridge.words.edition import Edition
from pressbridge.words.targets import Target, TargetKind, slug_in, target_of

_NAMED = re.compile(
    r"/(?:ko|ja)/(?:\d{4}/\d{2}/\d{2}/)?(?P<page>[a-z0-9-]+)/?(?:index\.html)?"
    r"|/files/(?P<owner>[a-z0-9-]+)/.*"
)
"""An address that names a release or a standing page."""


class InnerLink(NamedTuple):
    """A link that may lead to another source: whether it does is known when all sources are."""

    target: str
    """As written."""
    slug: str = ""
    """The source's; empty if the link leads elsewhere unless something hidden has its address."""
    href: str = ""
    """What to say if the source is public; empty: the address of its edition."""
    fragment: str = ""
    named: tuple[str, ...] = ()
    """The addresses that it names, however they are spelled (``Addresses.named_by``)."""


def body_part(teller: Teller) -> tuple[BodyPart, tuple[InnerLink, ...]]:
    """Return an edition's body with all that its HTML depends on, but for its inner links."""
    edition = teller.edition
    document = parse(edition.body, edition.body_lang)
    keys = {passage.key for passage in document.passages}
    targets = {ref.target for ref in document.references if ref.kind == "link"}
    pictures = {ref.target for ref in document.references if ref.kind == "image"}
    links = {written: _link(teller, written) for written in sorted(targets)}
    part = BodyPart(
        markdown=edition.body,
        written_in=edition.body_lang,
        lang=edition.lang,
        phrases={key: said for key, said in edition.phrases.items() if key in keys},
        links={written: href for written, href in links.items() if isinstance(href, str)},
        pictures={src: _picture(teller, src) for src in sorted(pictures)},
        credits={credit: teller.credit(credit) for credit in document.credits},
    )
    return part, tuple(link for link in links.values() if isinstance(link, InnerLink))


def _link(teller: Teller, written: str) -> str | InnerLink:
    """Return what a link in a body says; empty if it leads to something that is not public."""
    source = teller.edition.source
    target = target_of(written, source)
    match target.kind:
        case TargetKind.ANCHOR:
            return written
        case TargetKind.WEB:
            named = teller.setting.addresses.named_by(written)
            return InnerLink(written, href=written, named=named) if named else written
        case TargetKind.ADDRESS:
            return _address(teller, written, target)
        case TargetKind.SOURCE:
            return InnerLink(written, slug_in(target.value), fragment=target.fragment)
        case TargetKind.FILE:
            known = target.value in teller.files
            return teller.link(at.file_of(source.slug, target.value)) if known else ""
        case TargetKind.OUTSIDE | TargetKind.UNSAFE:
            return ""


def _address(teller: Teller, written: str, target: Target) -> InnerLink:
    """Return a link to an address; one that names a source leads nowhere if that is hidden."""
    href = teller.link(target.value) + target.fragment
    named = teller.setting.addresses.named_by(target.value)
    match = _NAMED.fullmatch(target.value)
    slug = (match["page"] or match["owner"]) if match else ""
    fixed = slug.isdigit() or slug in at.RESERVED_SLUGS
    return InnerLink(written, "" if fixed else slug, href, named=named)


def _picture(teller: Teller, src: str) -> Picture:
    source = teller.edition.source
    file = target_of(src, source).value
    facts = teller.files.get(file)
    href = teller.link(at.file_of(source.slug, file))
    return Picture(href, facts.width, facts.height) if facts else Picture(href)


def files_named(document: Document, edition: Edition) -> tuple[str, ...]:
    """Return the files of a release that its body shows or links to."""
    targets = (target_of(ref.target, edition.source) for ref in document.references)
    return tuple(t.value for t in targets if t.kind is TargetKind.FILE)


def public_files(*editions: Edition) -> Iterator[str]:
    """Yield the files that a source names, in its front matter and in its editions' bodies."""
    source = editions[0].source
    yield from (image.file for image in source.images)
    yield from (item.file for item in source.attachments)
    for edition in editions:
        yield from files_named(parse(edition.body, edition.body_lang), edition)
