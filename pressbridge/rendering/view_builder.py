"""View building: from a planned page to its view, or to its bytes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from functools import lru_cache
from typing import Any

from pressbridge.rendering.fact_tables import sentence_views
from pressbridge.rendering.list_views import ArchivePage, CorrectionsPage, ListPage, TopicsPage
from pressbridge.rendering.page import Page, PageSpec
from pressbridge.rendering.page_bodies import PageBody
from pressbridge.rendering.page_context import PageContext, page_contexts
from pressbridge.rendering.parts import (
    ArchiveParts,
    ChooserParts,
    CorrectionsFeedParts,
    CorrectionsParts,
    EditionParts,
    FactsParts,
    FeedParts,
    KitParts,
    ListParts,
    NewsParts,
    NoJekyllParts,
    NotFoundParts,
    RedirectParts,
    ReleasesJsonParts,
    ReleasesSchemaParts,
    RobotsParts,
    SearchNamesParts,
    SearchParts,
    SitemapIndexParts,
    SitemapParts,
    SubscribeParts,
    TopicsParts,
)
from pressbridge.rendering.references import ResolvedReferences
from pressbridge.rendering.response import response
from pressbridge.rendering.search_views import SearchPage
from pressbridge.rendering.site_context import SiteContext
from pressbridge.rendering.structured_data import chooser_data, edition_head, list_layout
from pressbridge.rendering.subscribe_views import SubscribePage
from pressbridge.rendering.views import (
    Absence,
    Article,
    ChooserPage,
    Head,
    NoticePage,
    RedirectPage,
    ReleasePage,
    SiteView,
)
from pressbridge.words import addresses as at
from pressbridge.words.lang import Lang
from pressbridge.world.pictures.recipes import SHARE
from pressbridge.world.store import decode

ListView = ListPage | TopicsPage | ArchivePage | CorrectionsPage | SubscribePage | SearchPage


@dataclass(frozen=True, slots=True)
class ViewBuilderInput:
    """Inputs of a ViewBuilder: the context of the site, and the frame of each language."""

    site_context: SiteContext
    views: Mapping[Lang, SiteView]


class ViewBuilder:
    """Builds the views of the pages of a site."""

    def __init__(self, builder_input: ViewBuilderInput) -> None:
        self.site_context = builder_input.site_context
        self.page_contexts = page_contexts(builder_input.site_context, builder_input.views)

    def page(self, spec: PageSpec, resolved: ResolvedReferences) -> Page:
        """Return the page that was planned, from what its parts refer to.

        Raises TypeError for that of an edition without its body.
        """
        match spec.parts:
            case EditionParts(path) if spec.lang:
                data = resolved.body(path)
                if data is None:
                    raise TypeError(spec)
                page_body = _page_body(data)
                return self._edition(spec, page_body, resolved, self.page_contexts[spec.lang])
            case FactsParts(path, kind):
                data = resolved.body(path)
                if data is None:
                    raise TypeError(spec)
                return Page(data=_facts(_page_body(data), kind))
            case FeedParts() as parts if spec.lang:
                from pressbridge.rendering.feeds import feed  # noqa: PLC0415 - few builds need it

                return Page(data=feed(self.page_contexts[spec.lang], parts, resolved).encode())
            case CorrectionsFeedParts() as parts if spec.lang:
                from pressbridge.rendering.corrections_feed import (  # noqa: PLC0415 - the same
                    corrections_feed,
                )

                feed_of = self.page_contexts[spec.lang].lang_context
                return Page(data=corrections_feed(feed_of, parts, resolved).encode())
            case RedirectParts() | ChooserParts() | NotFoundParts():
                return Page(
                    template=spec.template, lang=spec.lang, view=self._bilingual(spec.parts)
                )
            case _ if spec.template and spec.lang:
                view = _list(self.page_contexts[spec.lang], spec.parts, resolved)
                return Page(template=spec.template, lang=spec.lang, view=view)
            case parts:
                return Page(data=self._data(parts, resolved))

    def kit(
        self, spec: PageSpec, resolved: ResolvedReferences
    ) -> tuple[tuple[tuple[str, bytes], ...], datetime]:
        """Return the texts of a press kit as ``kit_texts`` does, and the moment of its release.

        Raises TypeError for one without the body of its page.
        """
        from pressbridge.rendering.kits import kit_texts  # noqa: PLC0415 - few builds need it

        parts, lang = spec.parts, spec.lang
        data = resolved.body(parts.path) if isinstance(parts, KitParts) else None
        if not (isinstance(parts, KitParts) and lang and data):
            raise TypeError(spec)
        page_body = _page_body(data)
        texts = kit_texts(self.page_contexts[lang].lang_context, parts, page_body)
        time = page_body.article and page_body.article.time
        assert time
        return texts, datetime.fromisoformat(time.iso)

    def _edition(
        self,
        spec: PageSpec,
        page_body: PageBody,
        resolved: ResolvedReferences,
        context: PageContext,
    ) -> Page:
        parts, lang_context = spec.parts, context.lang_context
        assert isinstance(parts, EditionParts)
        listed = {link.href for link in context.site_view.menu}
        topics = tuple(link for link in page_body.topics if link.href in listed)
        crumbs = (lang_context.home_crumb, *topics[:1])
        head, article = self._with_share_image(page_body, parts.share), page_body.article
        answers = None
        if article:
            head = edition_head(lang_context, head, article, topics, crumbs)
            answers = response(lang_context, page_body.location, head, article, page_body.preview)
            if answers and answers.comments:
                head = head._replace(frames=answers.comments.origin)
        layout = context.layout(page_body.location, head, crumbs, page_body.preview)
        if article is None:
            assert page_body.absence
            notice = NoticePage(layout=layout, **_fields(page_body.absence))
            return Page(template=spec.template, lang=spec.lang, view=notice)
        view = ReleasePage(
            layout=layout,
            sentences=sentence_views(lang_context, page_body.sheet, page_body.slug),
            body=page_body.html,
            topics=topics,
            related=tuple(map(resolved.card, parts.related)),
            previous=resolved.card(parts.older) if parts.older else None,
            next=resolved.card(parts.newer) if parts.newer else None,
            response=answers,
            **_fields(article),
        )
        body = page_body.body
        if body and parts.inner:
            body = body._replace(links={**body.links, **dict(parts.inner)})
        return Page(template=spec.template, lang=spec.lang, view=view, body=body)

    def _with_share_image(self, page_body: PageBody, share: str) -> Head:
        """Return the head of an edition's page with the share image of its headline, if any."""
        if not share or page_body.article is None:
            return page_body.head
        width, height = SHARE
        return page_body.head._replace(
            og_image=self.site_context.addresses.absolute(share),
            og_image_width=width,
            og_image_height=height,
            og_image_alt=page_body.article.title.text,
        )

    def _bilingual(self, parts: RedirectParts | ChooserParts | NotFoundParts) -> object:
        own = self.site_context.config.language
        first, second = self.page_contexts[own], self.page_contexts[own.other]
        sites = tuple((context.lang_context.lang, context.site_view) for context in (first, second))
        absolute = self.site_context.addresses.absolute
        match parts:
            case RedirectParts(lang, address):
                link = self.site_context.addresses.link
                return RedirectPage(
                    lang=lang,
                    title=self.page_contexts[lang].lang_context.say("This page has moved."),
                    href=link(address),
                    url=absolute(address),
                    icon=link(at.asset("icon.svg")),
                )
            case ChooserParts(others):
                head = Head(
                    title=" / ".join(one.lang_context.name for one in (first, second)),
                    description=" / ".join(one.lang_context.description for one in (first, second)),
                    canonical=absolute(at.CHOOSER),
                    alternates=others,
                    data=chooser_data(first.lang_context, second.lang_context),
                )
            case _:
                text = "There is no page at this address."
                head = Head(
                    title=f"{first.lang_context.say(text)} / {second.lang_context.say(text)}",
                    noindex=True,
                )
        return ChooserPage(head=head, sites=sites)

    def _data(self, parts: object, resolved: ResolvedReferences) -> bytes:
        from pressbridge.rendering import machine_files  # noqa: PLC0415 - the same

        match parts:
            case SitemapParts(entries):
                return machine_files.sitemap(self.site_context, entries)
            case SitemapIndexParts(addresses):
                return machine_files.sitemap_index(self.site_context, addresses).encode()
            case ReleasesJsonParts(releases):
                return machine_files.releases_json(
                    self.site_context, map(resolved.record, releases)
                )
            case NewsParts(editions):
                news = ((resolved.record(path), lang) for path, lang in editions)
                return machine_files.news_sitemap(self.site_context, news)
            case ReleasesSchemaParts():
                from pressbridge.rendering.releases_schema import (  # noqa: PLC0415 - the same
                    releases_schema,
                )

                return releases_schema(self.site_context.addresses)
            case RobotsParts():
                return machine_files.robots(self.site_context).encode()
            case NoJekyllParts():
                return b""
            case SearchNamesParts():
                from pressbridge.rendering.search_files import names_file  # noqa: PLC0415

                return names_file(parts)
            case _:
                raise TypeError(parts)


@lru_cache(maxsize=1)
def _page_body(data: bytes) -> PageBody:
    """Return a body; the last one is remembered: an edition has several files."""
    return decode(data, PageBody)


def _facts(page_body: PageBody, kind: str) -> bytes:
    from pressbridge.rendering import fact_files  # noqa: PLC0415 - an edit of a page needs none

    if kind == "csv":
        return fact_files.facts_csv(page_body.sheet)
    return fact_files.facts_json(page_body.sheet, page_body.slug)


def _fields(content: Article | Absence) -> dict[str, Any]:
    return {field.name: getattr(content, field.name) for field in fields(content)}


def _list(context: PageContext, parts: object, resolved: ResolvedReferences) -> object:
    """Return a list with what machines are told of it."""
    view = _list_view(context, parts, resolved)
    return view._replace(layout=list_layout(context.lang_context, view.layout, view))


def _list_view(context: PageContext, parts: object, resolved: ResolvedReferences) -> ListView:
    from pressbridge.rendering import lists  # noqa: PLC0415 - an edit of a text needs none

    match parts:
        case ListParts():
            return lists.list_page(context, parts, resolved)
        case TopicsParts():
            return lists.topics_page(context, parts, resolved)
        case ArchiveParts():
            return lists.archive_page(context, parts)
        case CorrectionsParts():
            return lists.corrections_page(context, parts, resolved)
        case SubscribeParts():
            return lists.subscribe_page(context, parts)
        case SearchParts():
            return lists.search_page(context, parts)
        case _:
            raise TypeError(parts)
