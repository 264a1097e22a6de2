"""Where the links, pictures and credits of a body lead on this site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pressbridge.formats.markdown import Document, LineNumbers, Picture, parse
from pressbridge.rendering.localizer import Localizer
from pressbridge.rendering.page import MarkdownBody
from pressbridge.words import addresses as at
from pressbridge.words.edition import Edition
from pressbridge.words.named_addresses import slug_named
from pressbridge.words.targets import Target, TargetKind, slug_in, target_of


class InnerLink(NamedTuple):
    """A link of a body that may lead to another source; resolved when all sources are known."""

    target: str
    """Target as written in the body."""
    slug: str = ""
    """Slug of the source; empty if the link names none, and leads on unless ``named`` is hidden."""
    href: str = ""
    """``href`` if the source is public; empty for the address of its edition."""
    fragment: str = ""
    named: tuple[str, ...] = ()
    """Addresses that the link names, however they are spelled (``Addresses.named_by``)."""
    slugs: tuple[str, ...] = ()
    """Slugs in those of this site, of whatever day."""


def markdown_body(
    localizer: Localizer, numbers: Mapping[tuple[int, int], LineNumbers]
) -> tuple[MarkdownBody, tuple[InnerLink, ...]]:
    """Return an edition's body with all that its HTML depends on, but for its inner links.

    ``numbers`` are those of its sentences (``sentence_groups.numbers_in``).
    """
    edition = localizer.edition
    document = parse(edition.body, edition.body_lang)
    keys = {passage.key for passage in document.passages}
    targets = {ref.target for ref in document.references if ref.kind == "link"}
    pictures = {ref.target for ref in document.references if ref.kind == "image"}
    links = {written: _link(localizer, written) for written in sorted(targets)}
    part = MarkdownBody(
        markdown=edition.body,
        written_in=edition.body_lang,
        lang=edition.lang,
        phrases={key: said for key, said in edition.phrases.items() if key in keys},
        links={written: href for written, href in links.items() if isinstance(href, str)},
        pictures={src: _picture(localizer, src) for src in sorted(pictures)},
        credits={credit: localizer.credit(credit) for credit in document.credits},
        numbers=numbers,
    )
    return part, tuple(link for link in links.values() if isinstance(link, InnerLink))


def _link(localizer: Localizer, written: str) -> str | InnerLink:
    """Return what a link in a body says; empty if it leads to something that is not public."""
    source = localizer.edition.source
    target = target_of(written, source)
    match target.kind:
        case TargetKind.ANCHOR:
            return written
        case TargetKind.WEB:
            addresses = localizer.site_context.addresses
            named = addresses.named_by(written)
            slugs = addresses.slugs_named_by(written) if named else ()
            return InnerLink(written, href=written, named=named, slugs=slugs) if named else written
        case TargetKind.ADDRESS:
            return _address(localizer, written, target)
        case TargetKind.SOURCE:
            return InnerLink(written, slug_in(target.value), fragment=target.fragment)
        case TargetKind.FILE:
            known = target.value in localizer.files
            return localizer.link(at.file_of(source.slug, target.value)) if known else ""
        case TargetKind.OUTSIDE | TargetKind.UNSAFE:
            return ""


def _address(localizer: Localizer, written: str, target: Target) -> InnerLink:
    """Return a link to an address; one that names a source leads nowhere if that is hidden."""
    href = localizer.link(target.value) + target.fragment
    named = localizer.site_context.addresses.named_by(target.value)
    return InnerLink(written, slug_named(target.value), href, named=named)


def _picture(localizer: Localizer, src: str) -> Picture:
    source = localizer.edition.source
    file = target_of(src, source).value
    info = localizer.files.get(file)
    href = localizer.file_link(file)
    if info is None:
        return Picture(href)
    return Picture(href, info.width, info.height, localizer.srcset(file), localizer.full_size(file))


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
