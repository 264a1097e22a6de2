"""What searching has to know of an edition: the pieces of its texts, and the names in them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pressbridge.rendering.localizer import Localizer
from pressbridge.rendering.views import Article, CorrectionView, LocalizedText, PictureView
from pressbridge.searching.shards import packed
from pressbridge.searching.terms import text_of
from pressbridge.words.lang import Lang
from pressbridge.words.model import Release
from pressbridge.world.store import Encoded, id_of

UNCHECKED = "m"
"""Mark of an edition with a machine's text that nobody has checked."""

RegisteredName = tuple[tuple[str, ...], tuple[str, ...]]
"""The Korean and the Japanese forms of a name, the preferred one first."""


class SearchEntry(NamedTuple):
    """What searching has to know of an edition."""

    pieces: Encoded
    """``shards.packed``."""
    names: tuple[RegisteredName, ...]
    """Names of the register that the edition says."""


def search_entry(localizer: Localizer, release: Release, shown: Article, html: str) -> SearchEntry:
    """Return the entry of an edition that lists have; ``html`` is its body.

    The summary counts as a deck where somebody wrote one, and not where it is how the body begins.
    What its page shows of the press room itself (its name, the contacts, the licence) is not
    searched: all releases have it.
    """
    edition = localizer.edition
    summary = localizer.localized("summary", release.summary) if release.summary else None
    lines = (*shown.subtitle, *((summary,) if summary else ()))
    deck = "\n".join(line.text for line in lines)
    body = "\n".join((text_of(html), *(one.text for one in _beside(release, shown))))
    mark = UNCHECKED if edition.has_unchecked else ""
    data = packed(mark, release.topics, shown.title.text, deck, body)
    text = f"{shown.title.text}\n{deck}\n{body}"
    mentions = localizer.site_context.register.mentions(text, edition.lang, release.date.day)
    names = {(one.name.forms(Lang.KO), one.name.forms(Lang.JA)) for one in mentions}
    return SearchEntry(Encoded(id_of(data), data), tuple(sorted(names)))


def _beside(release: Release, shown: Article) -> Iterator[LocalizedText]:
    """Yield the texts of a page that stand beside its body."""
    yield LocalizedText(shown.number)
    if any(release.organization):
        yield shown.organization
    yield shown.dateline
    for person in shown.byline:
        yield from (person.name, person.role)
    for one in shown.corrections:
        yield from _of_correction(one)
    for picture in (shown.lead, *shown.pictures):
        if picture:
            yield from _of_picture(picture)
    yield from (attachment.title for attachment in shown.attachments)


def _of_correction(one: CorrectionView) -> Iterator[LocalizedText]:
    yield from (one.text, one.was, one.now)


def _of_picture(picture: PictureView) -> Iterator[LocalizedText]:
    yield picture.caption
    if picture.credit:
        yield picture.credit.name
