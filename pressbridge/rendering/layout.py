"""What stands around every page: head, masthead, menu, language switch, footer."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from pressbridge.rendering.setting import CUSTOM_CSS, Setting
from pressbridge.rendering.views import Alternate, FeedLink, Head, Layout, Link, SiteView
from pressbridge.words import addresses as at
from pressbridge.words.addresses import Addresses
from pressbridge.words.lang import Lang

ATOM = "application/atom+xml"
JSON_FEED = "application/feed+json"


class Spot(NamedTuple):
    """Where a page stands among the others."""

    address: str
    twin: str
    """Where the language switch leads: to the same page, or to the other language's home."""
    noindex: bool = False
    alternates: tuple[Alternate, ...] = ()


class Frame:
    """Builds the layout of pages in one language; what does not change is built once."""

    def __init__(self, setting: Setting, lang: Lang) -> None:
        self.setting = setting
        self.lang = lang
        self.say = setting.say(lang)
        self.name = setting.config.name.in_lang(lang)
        self.organization = setting.config.organization.in_lang(lang) or self.name
        self.description = setting.config.description.in_lang(lang)

    def link(self, address: str) -> str:
        """Return an address as an ``href``."""
        return self.setting.addresses.link(address)

    def feeds(self, address: str, title: str) -> tuple[FeedLink, ...]:
        """Return the two feeds of a home or topic."""
        return (
            FeedLink(title, self.link(at.atom_feed(address)), ATOM),
            FeedLink(title, self.link(at.json_feed(address)), JSON_FEED),
        )

    @cached_property
    def home_feeds(self) -> tuple[FeedLink, ...]:
        """The feeds of everything in this language."""
        return self.feeds(at.home(self.lang), self.say("{site}: all releases", site=self.name))

    @cached_property
    def home_crumb(self) -> Link:
        """Where breadcrumbs begin."""
        return Link(self.say("Home"), self.link(at.home(self.lang)))

    def site_view(self, menu: tuple[Link, ...], more: tuple[Link, ...]) -> SiteView:
        """Return the masthead, the menu and the footer, with nothing marked as current."""
        return SiteView(
            name=self.name,
            description=self.description,
            organization=self.organization,
            home=self.link(at.home(self.lang)),
            menu=menu,
            more=more,
            feeds=self.home_feeds,
            assets=self.link("/assets/"),
            chooser=self.link(at.CHOOSER),
            favicons=tuple(self.link(f"/{file}") for file in self.setting.favicons),
            custom_css=self.link(f"/{CUSTOM_CSS}") if self.setting.custom_css else "",
        )

    def head(self, spot: Spot, title: str, description: str = "", **more: object) -> Head:
        """Return the head of a page. ``more`` are further fields of Head.

        What search engines may not list has no hreflang (docs/design.md §4).
        """
        head = Head(
            title=self.say("{title} | {site}", title=title, site=self.name),
            description=description,
            canonical=self.setting.addresses.absolute(spot.address),
            alternates=spot.alternates,
            noindex=spot.noindex,
            feeds=self.home_feeds,
        )
        return head._replace(**more) if more else head  # type: ignore[arg-type]

    def layout(
        self,
        view: SiteView,
        spot: Spot,
        head: Head,
        breadcrumbs: tuple[Link, ...] = (),
        preview: str = "",
    ) -> Layout:
        """Return the layout of a page."""
        here = self.link(spot.address)
        menu, more = _marked(view.menu, here), _marked(view.more, here)
        is_marked = menu is not view.menu or more is not view.more
        return Layout(
            lang=self.lang,
            site=view._replace(menu=menu, more=more) if is_marked else view,
            head=head,
            switch=self._switch(spot),
            breadcrumbs=breadcrumbs,
            preview=preview,
            here=here if is_marked else "",
        )

    def _switch(self, spot: Spot) -> tuple[Link, ...]:
        links = []
        for lang in Lang:
            own = lang is self.lang
            href = self.link(spot.address if own else spot.twin)
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


def _is_page_of(here: str, listing: str) -> bool:
    return here.startswith(f"{listing}page/")


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
