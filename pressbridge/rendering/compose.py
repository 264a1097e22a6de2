"""From a planned page to the page: its view, or its text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from pressbridge.rendering.desk import Desk, desks
from pressbridge.rendering.page import Page, PageSpec
from pressbridge.rendering.parts import (
    ArchiveParts,
    ChooserParts,
    CorrectionsParts,
    EditionParts,
    FeedParts,
    ListParts,
    NoJekyllParts,
    NotFoundParts,
    RedirectParts,
    ReleasesJsonParts,
    RobotsParts,
    SitemapParts,
    TopicsParts,
)
from pressbridge.rendering.references import Found
from pressbridge.rendering.setting import Setting
from pressbridge.rendering.sheets import Sheet
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


@dataclass(frozen=True, slots=True)
class Shared:
    """What all pages of a site are composed with."""

    setting: Setting
    views: Mapping[Lang, SiteView]


class Composer:
    """Composes the pages of a site."""

    def __init__(self, shared: Shared) -> None:
        self.setting = shared.setting
        self.desks = desks(shared.setting, shared.views)

    def page(self, spec: PageSpec, found: Found, sheet: Sheet | None = None) -> Page:
        """Return the page that was planned, from what its parts refer to.

        That of an edition is made from its sheet.
        """
        match spec.parts:
            case EditionParts() as parts if spec.lang and sheet:
                return self._edition(spec, sheet, found, self.desks[spec.lang])
            case EditionParts():
                raise TypeError(spec)
            case FeedParts() as parts if spec.lang:
                from pressbridge.rendering.feeds import feed  # noqa: PLC0415 - few builds need it

                return Page(data=feed(self.desks[spec.lang], parts, found).encode())
            case RedirectParts() | ChooserParts() | NotFoundParts():
                return Page(
                    template=spec.template, lang=spec.lang, view=self._bilingual(spec.parts)
                )
            case _ if spec.template and spec.lang:
                view = _list(self.desks[spec.lang], spec.parts, found)
                return Page(template=spec.template, lang=spec.lang, view=view)
            case parts:
                return Page(data=self._data(parts, found))

    def _edition(self, spec: PageSpec, sheet: Sheet, found: Found, desk: Desk) -> Page:
        parts = spec.parts
        assert isinstance(parts, EditionParts)
        listed = {link.href for link in desk.site_view.menu}
        topics = tuple(link for link in sheet.topics if link.href in listed)
        crumbs = (desk.frame.home_crumb, *topics[:1])
        layout = desk.layout(sheet.spot, sheet.head, crumbs, sheet.preview)
        if sheet.article is None:
            assert sheet.absence
            notice = NoticePage(layout=layout, **_fields(sheet.absence))
            return Page(template=spec.template, lang=spec.lang, view=notice)
        view = ReleasePage(
            layout=layout,
            body=sheet.html,
            topics=topics,
            related=tuple(map(found.card, parts.related)),
            previous=found.card(parts.older) if parts.older else None,
            next=found.card(parts.newer) if parts.newer else None,
            **_fields(sheet.article),
        )
        body = sheet.body
        if body and parts.inner:
            body = body._replace(links={**body.links, **dict(parts.inner)})
        return Page(template=spec.template, lang=spec.lang, view=view, body=body)

    def _bilingual(self, parts: RedirectParts | ChooserParts | NotFoundParts) -> object:
        own = self.setting.config.language
        first, second = self.desks[own], self.desks[own.other]
        sites = tuple((desk.frame.lang, desk.site_view) for desk in (first, second))
        absolute = self.setting.addresses.absolute
        match parts:
            case RedirectParts(lang, address):
                link = self.setting.addresses.link
                return RedirectPage(
                    lang=lang,
                    title=self.desks[lang].frame.say("This page has moved."),
                    href=link(address),
                    url=absolute(address),
                    icon=link(at.asset("icon.svg")),
                )
            case ChooserParts(others):
                head = Head(
                    title=f"{first.frame.name} / {second.frame.name}",
                    description=f"{first.frame.description} / {second.frame.description}",
                    canonical=absolute(at.CHOOSER),
                    alternates=others,
                )
            case _:
                text = "There is no page at this address."
                head = Head(
                    title=f"{first.frame.say(text)} / {second.frame.say(text)}", noindex=True
                )
        return ChooserPage(head=head, sites=sites)

    def _data(self, parts: object, found: Found) -> bytes:
        from pressbridge.rendering import machine_files  # noqa: PLC0415 - the same

        match parts:
            case SitemapParts(entries):
                return machine_files.sitemap(self.setting, entries)
            case ReleasesJsonParts(releases):
                return machine_files.releases_json(self.setting, map(found.record, releases))
            case RobotsParts():
                return machine_files.robots(self.setting).encode()
            case NoJekyllParts():
                return b""
            case _:
                raise TypeError(parts)


def _fields(content: Article | Absence) -> dict[str, Any]:
    return {field.name: getattr(content, field.name) for field in fields(content)}


def _list(desk: Desk, parts: object, found: Found) -> object:
    from pressbridge.rendering import lists  # noqa: PLC0415 - an edit of a text needs none

    match parts:
        case ListParts():
            return lists.list_page(desk, parts, found)
        case TopicsParts():
            return lists.topics_page(desk, parts, found)
        case ArchiveParts():
            return lists.archive_page(desk, parts)
        case CorrectionsParts():
            return lists.corrections_page(desk, parts, found)
        case _:
            raise TypeError(parts)
