"""What stands around every page: head, masthead, menu, language switch, footer."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from pressbridge.rendering.messages import messages
from pressbridge.rendering.outline import Outline
from pressbridge.rendering.public import PublicSite
from pressbridge.rendering.teller import Teller
from pressbridge.rendering.views import Alternate, FeedLink, Head, Layout, Link, SiteView
from pressbridge.words import addresses as at
from pressbridge.words.lang import Lang

ATOM = "application/atom+xml"
JSON_FEED = "application/feed+json"
FAVICONS = ("favicon.svg", "favicon.ico", "favicon.png")


class Frame:
    """Builds the layout of pages in one language; what does not change is built once."""

    def __init__(self, site: PublicSite, outline: Outline, lang: Lang) -> None:
        self.site = site
        self.outline = outline
        self.lang = lang
        self.say = messages(lang)
        self.name = site.config.name.in_lang(lang)

    def link(self, address: str) -> str:
        """Return an address as an ``href``."""
        return self.site.addresses.link(address)

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
    def site_view(self) -> SiteView:
        """The masthead, the menu and the footer, with nothing marked as current."""
        config = self.site.config
        return SiteView(
            name=self.name,
            description=config.description.in_lang(self.lang),
            organization=config.organization.in_lang(self.lang) or self.name,
            home=self.link(at.home(self.lang)),
            menu=tuple(self._topics()),
            more=tuple(self._more()),
            feeds=self.home_feeds,
            assets=self.link("/assets/"),
            chooser=self.link(at.CHOOSER),
            favicons=tuple(self.link(f"/{f}") for f in FAVICONS if f in self.site.static),
        )

    def _topics(self) -> list[Link]:
        return [
            Link(listing.topic.name.in_lang(self.lang), self.link(listing.address))
            for listing in self.outline.listings[self.lang]
            if listing.topic
        ]

    def _more(self) -> list[Link]:
        fixed = (
            (at.topics(self.lang), "All topics"),
            (at.archive(self.lang), "Archive"),
            (at.corrections(self.lang), "Corrections"),
        )
        links = [
            Link(self.say(label), self.link(address))
            for address, label in fixed
            if address in self.outline.addresses
        ]
        for standing in self.site.standing:
            edition = self.site.edition(standing, self.lang)
            if edition and self.site.has_text(edition):
                title = Teller(self.site, edition).run("title", standing.title)
                links.append(Link(title.text, self.link(self.site.address(edition)), title.lang))
        return links

    def layout(
        self,
        address: str,
        head: Head,
        breadcrumbs: tuple[Link, ...] = (),
        preview: str = "",
    ) -> Layout:
        """Return the layout of the page at an address."""
        here = self.link(address)
        view = self.site_view
        view = replace(view, menu=_marked(view.menu, here), more=_marked(view.more, here))
        return Layout(
            lang=self.lang,
            site=view,
            head=head,
            switch=self._switch(address),
            breadcrumbs=breadcrumbs,
            preview=preview,
        )

    def _switch(self, address: str) -> tuple[Link, ...]:
        links = []
        for lang in Lang:
            own = lang is self.lang
            href = self.link(address if own else self.outline.twin(address, lang))
            links.append(Link(lang.own_name, href, "" if own else str(lang), current=own))
        return tuple(links)

    def head(self, address: str, title: str, description: str = "", **more: object) -> Head:
        """Return the head of the page at an address.

        ``more`` are further fields of Head. ``noindex`` and the alternates follow from the
        outline: what search engines may not list has no hreflang (docs/design.md §4).
        """
        head = Head(
            title=self.say("{title} | {site}", title=title, site=self.name),
            description=description,
            canonical=self.site.addresses.absolute(address),
            alternates=alternates(self.outline, address, self.site.config.language),
            noindex=address not in self.outline.indexable,
            feeds=self.home_feeds,
        )
        return replace(head, **more)  # type: ignore[arg-type]

    @cached_property
    def home_crumb(self) -> Link:
        """Where breadcrumbs begin."""
        return Link(self.say("Home"), self.link(at.home(self.lang)))


def _marked(links: tuple[Link, ...], here: str) -> tuple[Link, ...]:
    """Mark the link to the page itself, or to the list that this page is one of."""
    return tuple(
        replace(link, current=True) if here == link.href or _is_page_of(here, link.href) else link
        for link in links
    )


def _is_page_of(here: str, listing: str) -> bool:
    return here.startswith(f"{listing}page/")


def alternates(outline: Outline, address: str, default: Lang) -> tuple[Alternate, ...]:
    """Return what a page says about itself in each language (hreflang).

    Only where both pages may be listed by search engines. ``x-default`` is the chooser for itself
    and the homes, the source edition of a release, and the site's own language for other lists.
    """
    twins = {
        lang: at.home(lang) if address == at.CHOOSER else f"/{lang}{address[3:]}" for lang in Lang
    }
    if any(twin not in outline.indexable for twin in twins.values()):
        return ()
    absolute = outline.site.addresses.absolute
    if address in {at.CHOOSER, *(at.home(lang) for lang in Lang)}:
        fallback = at.CHOOSER
    else:
        fallback = twins[outline.source_lang.get(address, default)]
    pairs = [(str(lang), twins[lang]) for lang in Lang] + [("x-default", fallback)]
    return tuple(Alternate(hreflang, absolute(where)) for hreflang, where in pairs)
