"""The frame of the pages of one language: head, masthead, menu, language switch, footer."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from pressbridge.rendering.site_context import CUSTOM_CSS, SiteContext
from pressbridge.rendering.views import Alternate, FeedLink, Head, Layout, Link, SiteView
from pressbridge.words import addresses as at
from pressbridge.words.addresses import Addresses
from pressbridge.words.lang import Lang

ATOM = "application/atom+xml"
JSON_FEED = "application/feed+json"


class PageLocation(NamedTuple):
    """Address of a page, its twin in the other language, and what search engines are told."""

    address: str
    twin: str
    """Address that the language switch leads to: the same page, or the other language's home."""
    noindex: bool = False
    alternates: tuple[Alternate, ...] = ()


class LangContext:
    """Texts, links and layouts of the pages in one language; what does not change is built once."""

    def __init__(self, site_context: SiteContext, lang: Lang) -> None:
        self.site_context = site_context
        self.lang = lang
        self.say = site_context.say(lang)
        self.name = site_context.config.name.in_lang(lang)
        self.organization = site_context.config.organization.in_lang(lang) or self.name
        self.description = site_context.config.description.in_lang(lang)

    def link(self, address: str) -> str:
        """Return an address as an ``href``."""
        return self.site_context.addresses.link(address)

    def feeds(self, address: str, title: str) -> tuple[FeedLink, ...]:
        """Return the two feeds of a home or topic."""
        return (
            FeedLink(title, self.link(at.atom_feed(address)), ATOM),
            FeedLink(title, self.link(at.json_feed(address)), JSON_FEED),
        )

    @cached_property
    def home_feeds(self) -> tuple[FeedLink, ...]:
        """The feeds of all releases in this language."""
        return self.feeds(at.home(self.lang), self.say("{site}: all releases", site=self.name))

    @cached_property
    def home_crumb(self) -> Link:
        """First link of all breadcrumbs: the home."""
        return Link(self.say("Home"), self.link(at.home(self.lang)))

    def site_view(
        self, menu: tuple[Link, ...], more: tuple[Link, ...], subscribe: str = ""
    ) -> SiteView:
        """Return the masthead, the menu and the footer, with nothing marked as current.

        ``subscribe`` is the link to the page that explains feeds, if it exists.
        """
        return SiteView(
            name=self.name,
            description=self.description,
            organization=self.organization,
            home=self.link(at.home(self.lang)),
            menu=menu,
            more=more,
            feeds=self.home_feeds,
            subscribe=subscribe,
            assets=self.link("/assets/"),
            chooser=self.link(at.CHOOSER),
            favicons=tuple(self.link(f"/{file}") for file in self.site_context.favicons),
            search=self.link(at.search(self.lang)),
            custom_css=self.link(f"/{CUSTOM_CSS}") if self.site_context.custom_css else "",
        )

    def head(
        self, location: PageLocation, title: str, description: str = "", **more: object
    ) -> Head:
        """Return the head of a page. ``more`` are further fields of Head.

        What search engines may not list has no hreflang (docs/design.md §4).
        """
        head = Head(
            title=self.say("{title} | {site}", title=title, site=self.name),
            description=description,
            canonical=self.site_context.addresses.absolute(location.address),
            alternates=location.alternates,
            noindex=location.noindex,
            feeds=self.home_feeds,
            name=title,
        )
        return head._replace(**more) if more else head  # type: ignore[arg-type]

    def layout(
        self,
        view: SiteView,
        location: PageLocation,
        head: Head,
        breadcrumbs: tuple[Link, ...] = (),
        preview: str = "",
    ) -> Layout:
        """Return the layout of a page."""
        here = self.link(location.address)
        menu, more = _marked(view.menu, here), _marked(view.more, here)
        is_marked = menu is not view.menu or more is not view.more
        return Layout(
            lang=self.lang,
            site=view._replace(menu=menu, more=more) if is_marked else view,
            head=head,
            switch=self._switch(location),
            breadcrumbs=breadcrumbs,
            preview=preview,
            here=here if is_marked else "",
        )

    def _switch(self, location: PageLocation) -> tuple[Link, ...]:
        links = []
        for lang in Lang:
            own = lang is self.lang
            href = self.link(location.address if own else location.twin)
            links.append(Link(lang.own_name, href, "" if own else str(lang), current=own))
        return tuple(links)


def _marked(links: tuple[Link, ...], here: str) -> tuple[Link, ...]:
    """Mark the link to the page itself, or to the list that this page is one of."""
    if not any(here == link.href or _is_page_of(here, link.href) for link in links):
        return links
    return tuple(
        link._replace(current=True) if here == link.href or _is_page_of(here, link.href) else link
        for link in links
    )


def _is_page_of(here: str, list_href: str) -> bool:
    return here.startswith(f"{list_href}page/")


def twin_address(address: str, lang: Lang) -> str:
    """Return the address of the same page in a language."""
    return f"/{lang}{address[3:]}"


def twins_of(address: str) -> dict[Lang, str]:
    """Return the addresses of a page in each language; for the chooser the homes."""
    if address == at.CHOOSER:
        return {lang: at.home(lang) for lang in Lang}
    return {lang: twin_address(address, lang) for lang in Lang}


def alternates(addresses: Addresses, address: str, fallback: str) -> tuple[Alternate, ...]:
    """Return what a page says about itself in each language (hreflang).

    ``fallback`` is the ``x-default``: the chooser for itself and the homes, the source edition of a
    release, and the site's own language for other lists; empty, and nothing is said, where search
    engines may not list both pages.
    """
    if not fallback:
        return ()
    twins = twins_of(address)
    pairs = [(str(lang), twins[lang]) for lang in Lang] + [("x-default", fallback)]
    return tuple(Alternate(hreflang, addresses.absolute(where)) for hreflang, where in pairs)
