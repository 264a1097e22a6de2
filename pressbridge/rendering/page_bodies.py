"""The body of an edition's page: all of it but for what other sources put beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pressbridge.messages import Messages
from pressbridge.rendering.articles import absence, article
from pressbridge.rendering.body_html import body_html
from pressbridge.rendering.body_links import InnerLink, markdown_body
from pressbridge.rendering.cards import preview_label, summary, topic_links
from pressbridge.rendering.kit_files import KitFile
from pressbridge.rendering.lang_context import LangContext, PageLocation, alternates
from pressbridge.rendering.localizer import Localizer
from pressbridge.rendering.page import MarkdownBody
from pressbridge.rendering.sentence_groups import Group, numbers_in
from pressbridge.rendering.sentence_sheets import SentenceSheet
from pressbridge.rendering.site_context import FileInfo, SiteContext, address_of
from pressbridge.rendering.views import Absence, Article, Head, Link
from pressbridge.words import addresses as at
from pressbridge.words.edition import Edition
from pressbridge.words.lang import Lang
from pressbridge.words.model import Release, Source
from pressbridge.words.visibility import Stage


class PageBody(NamedTuple):
    """The page of an edition, but for menu, cards of neighbours and links to other sources."""

    lang: Lang
    location: PageLocation
    head: Head
    preview: str
    topics: tuple[Link, ...]
    """Links to the topics of the release; a topic may have no page yet."""
    article: Article | None
    absence: Absence | None
    """Notice that there is no translation; None if ``article`` is set, and only then."""
    body: MarkdownBody | None = None
    """The Markdown body, if it has links that wait for other sources (``EditionSummary.inner``)."""
    html: str = ""
    """The HTML of the Markdown body, if no link of it waits for another source."""
    slug: str = ""
    """Slug of a release that shows its text; else empty, and ``sheet`` too."""
    sheet: SentenceSheet = SentenceSheet()


def html_of(page_body: PageBody, inner: Iterable[tuple[str, str]], say: Messages) -> str:
    """Return the HTML of a page's Markdown body.

    ``inner`` are the links that wait for other sources: (target as written, ``href``).
    """
    body = page_body.body
    if body is None:
        return page_body.html
    return body_html(body._replace(links={**body.links, **dict(inner)}), say)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceInput:
    """A source with everything that its pages are made from."""

    site_context: SiteContext
    source: Source
    """The source as of the cut-off (``--now``)."""
    stage: Stage | None
    """None for a standing page."""
    editions: Mapping[Lang, Edition]
    is_news: bool
    """Whether it is a release that became public lately (``words.visibility.NEWS``)."""
    files: Mapping[str, FileInfo]
    """Name to size of each file of the source that readers may have."""

    @property
    def withdrawn(self) -> bool:
        """Whether its address gives only headline, date and reason."""
        return self.stage is Stage.WITHDRAWN

    def indexable(self, edition: Edition | None) -> bool:
        """Tell whether search engines may list an edition: public, titled, nothing unchecked."""
        public = self.stage in (None, Stage.PUBLIC) and not self.source.draft
        return edition is not None and public and edition.indexable

    def shows_text(self, edition: Edition) -> bool:
        """Tell whether the edition's page shows the text, which has sentences then."""
        return not self.withdrawn and self.site_context.has_text(edition)

    def location(self, edition: Edition) -> PageLocation:
        """Return the location of the edition's page."""
        address, other = address_of(edition), self.editions.get(edition.lang.other)
        both = all(self.indexable(self.editions.get(lang)) for lang in Lang)
        original = address_of(self.editions[self.source.lang])
        return PageLocation(
            address,
            address_of(other) if other else at.home(edition.lang.other),
            not self.indexable(edition),
            alternates(self.site_context.addresses, address, original if both else ""),
        )


def page_body_of(
    source_input: SourceInput,
    localizer: Localizer,
    groups: Sequence[Group],
    kit: tuple[KitFile, ...] | None,
) -> tuple[PageBody, tuple[InnerLink, ...]]:
    """Return the body of an edition's page, and the links in it that wait for other sources.

    It holds the release, or a notice that it is not translated yet. ``groups`` number its lines;
    ``kit`` are the files of its press kit, if it has one.
    """
    edition, source = localizer.edition, source_input.source
    shown = source_input.withdrawn or source_input.site_context.has_text(edition)
    location = source_input.location(edition)
    own = (
        topic_links(source_input.site_context, source, edition.lang)
        if isinstance(source, Release)
        else ()
    )
    has_body = shown and not source_input.withdrawn
    body, inner = markdown_body(localizer, numbers_in(groups)) if has_body else (None, ())
    html = body_html(body, localizer.say) if body and not inner else ""
    page_body = PageBody(
        lang=edition.lang,
        location=location,
        head=_head(source_input, localizer, location),
        preview=_preview(source_input, localizer),
        topics=own,
        article=article(localizer, kit, withdrawn=source_input.withdrawn) if shown else None,
        absence=None if shown else absence(localizer),
        body=body if inner else None,
        html=html,
    )
    return page_body, inner


def _head(source_input: SourceInput, localizer: Localizer, location: PageLocation) -> Head:
    source = source_input.source
    return LangContext(source_input.site_context, localizer.lang).head(
        location,
        localizer.localized("title", source.title).text,
        "" if source_input.withdrawn else summary(localizer).text,
        og_type="article" if isinstance(source, Release) else "website",
        **_share_image(source_input, localizer),
    )


def _share_image(source_input: SourceInput, localizer: Localizer) -> dict[str, object]:
    """Return what the head says of a page's share image: its lead photograph."""
    source = source_input.source
    if source_input.withdrawn or not source.images:
        return {}
    image = source.images[0]
    info = source_input.files.get(image.file, FileInfo(0))
    share = info.renditions.share
    address = at.share_of(source.slug, image.file) if share else at.file_of(source.slug, image.file)
    if not share and image.file.lower().endswith(".svg"):
        return {}  # nobody shows one
    return {
        "og_image": source_input.site_context.addresses.absolute(address),
        "og_image_width": share.width if share else info.width,
        "og_image_height": share.height if share else info.height,
        "og_image_alt": localizer.localized("alt", image.alt).text,
    }


def _preview(source_input: SourceInput, localizer: Localizer) -> str:
    if isinstance(source_input.source, Release) and source_input.stage:
        return preview_label(source_input.source, source_input.stage, localizer.say)
    return localizer.say("draft") if source_input.source.draft else ""
