"""The text of a release as feeds carry it: whole, with its pictures and files, and all addresses.

A reader shows it far from its page. So every link is an absolute URL, and what only our own pages
use (the elements of sentences, ``id``, ``srcset``, lazy loading) is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import escape
from typing import NamedTuple

from pressbridge.messages import Messages
from pressbridge.rendering.html_links import relinked
from pressbridge.rendering.page_bodies import PageBody, html_of
from pressbridge.rendering.views import Article, LicenseView, LocalizedText, PictureView
from pressbridge.words.addresses import Addresses

_UNKNOWN = "application/octet-stream"
"""Media type of a file whose name tells none (RFC 2046, section 4.5.1)."""


class Enclosure(NamedTuple):
    """A picture or attachment of a release in a feed."""

    url: str
    type: str  # media type, such as image/jpeg
    title: str


class FeedText(NamedTuple):
    """What a feed carries of a release beside what lists say of it."""

    html: str
    """Pictures and body, with absolute links."""
    image: str
    """URL of the first picture; empty if there is none."""
    enclosures: tuple[Enclosure, ...]
    license: LicenseView | None
    author: str


def feed_text(
    addresses: Addresses, say: Messages, page_body: PageBody, inner: tuple[tuple[str, str], ...]
) -> FeedText | None:
    """Return the text of an edition; None if its page is a notice that there is none yet.

    ``inner`` are the links of its body to other sources: (target as written, ``href``).
    """
    article = page_body.article
    if article is None or article.withdrawn:
        return None
    page = page_body.head.canonical
    pictures = [one for one in (article.lead, *article.pictures) if one]
    lead, *others = [_figure(one) for one in pictures] or [""]
    html = lead + _without_sentences(html_of(page_body, inner, say)) + "".join(others)
    enclosures = tuple(_enclosures(addresses, article, pictures, page))
    return FeedText(
        html=whole_links(addresses, html, page),
        image=addresses.absolute_link(pictures[0].href, page) if pictures else "",
        enclosures=enclosures,
        license=article.license,
        author=article.organization.text,
    )


_SPAN = re.compile(r"<span\b[^<>]*>|</span>")
_SENTENCE = re.compile(r'<span id="s\d')


def _without_sentences(html: str) -> str:
    """Return the HTML of a page's body without the elements that give sentences an address."""
    kept: list[bool] = []

    def tag(found: re.Match[str]) -> str:
        if found[0] == "</span>":
            return found[0] if kept.pop() else ""
        kept.append(not _SENTENCE.match(found[0]))
        return found[0] if kept[-1] else ""

    return _SPAN.sub(tag, html)


_OURS = re.compile(r' (?:id|srcset|sizes|loading|decoding|fetchpriority|data-[a-z-]+)="[^"]*"')


def whole_links(addresses: Addresses, html: str, page: str) -> str:
    """Return the HTML of a page's body with absolute links, without what only the page uses.

    ``page`` is the page's URL.
    """
    return relinked(html, lambda href: addresses.absolute_link(href, page), _OURS)


def _figure(picture: PictureView) -> str:
    size = f' width="{picture.width}" height="{picture.height}"' if picture.width else ""
    image = (
        f'<img src="{escape(picture.href)}" alt="{escape(picture.alt.text)}"'
        f"{_lang(picture.alt)}{size}>"
    )
    said = [_run(picture.caption)] if picture.caption else []
    if picture.credit:
        before, name, after = picture.credit
        said.append(f"{escape(before)}{_run(name)}{escape(after)}")
    if picture.license:
        link = picture.license
        label = escape(link.label)
        said.append(f'<a href="{escape(link.href)}">{label}</a>' if link.href else label)
    under = f"<figcaption>{' '.join(said)}</figcaption>" if said else ""
    return f"<figure>{image}{under}</figure>\n"


def _run(text: LocalizedText) -> str:
    return f"<bdi{_lang(text)}>{escape(text.text)}</bdi>"


def _lang(text: LocalizedText) -> str:
    return f' lang="{text.lang}"' if text.lang else ""


def _enclosures(
    addresses: Addresses, article: Article, pictures: list[PictureView], page: str
) -> Iterator[Enclosure]:
    files = [(one.full or one.href, one.alt.text) for one in pictures]
    files += [(one.href, one.title.text) for one in article.attachments]
    for href, title in dict(files).items():
        yield Enclosure(addresses.absolute_link(href, page), _media_type(href), title)


_OFFICE = {
    ".csv": "text/csv",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".hwp": "application/x-hwp",
    ".hwpx": "application/hwp+zip",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".webp": "image/webp",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".zip": "application/zip",
}
"""Media types (https://www.iana.org/assignments/media-types; those of HWP are not registered).

A table of our own: what ``mimetypes`` says depends on the machine."""


@lru_cache(maxsize=1024)
def _media_type(href: str) -> str:
    dot = href.rfind(".")
    return _OFFICE.get(href[dot:].lower(), _UNKNOWN) if dot >= 0 else _UNKNOWN
