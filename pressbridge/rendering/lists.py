"""The pages of lists: homes, topics, dates, archive, corrections."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import groupby

from pressbridge.rendering import dates
from pressbridge.rendering.desk import Desk
from pressbridge.rendering.outline import Listing
from pressbridge.rendering.page import Page
from pressbridge.rendering.releases import correction_view
from pressbridge.rendering.teller import Teller
from pressbridge.rendering.views import (
    ArchivePage,
    CorrectionsPage,
    CorrectionView,
    FeedLink,
    Head,
    Layout,
    Link,
    ListPage,
    Pager,
    TopicsPage,
    TopicView,
    YearView,
)
from pressbridge.words import addresses as at
from pressbridge.words.model import Release
from pressbridge.words.visibility import shown_corrections

SITE = "content/site.yaml"
TOPICS = "content/topics.yaml"


def listing_pages(desk: Desk, listing: Listing) -> Iterator[Page]:
    """Yield the pages of one list."""
    for number in range(1, listing.pages + 1):
        address = at.paged(listing.address, number)
        yield Page(
            address=address,
            origin=_origin(listing),
            template="list.html",
            lang=listing.lang,
            view=_list_view(desk, listing, number, address),
        )


def _origin(listing: Listing) -> str:
    if listing.topic:
        return TOPICS
    return listing.releases[0].path if listing.day else SITE


def _list_view(desk: Desk, listing: Listing, number: int, address: str) -> ListPage:
    heading = _heading(desk, listing)
    feeds = feeds_of(desk, listing)
    title = desk.frame.say("{title} (page {n})", title=heading, n=number)
    head = desk.frame.head(
        address,
        heading if number == 1 else title,
        _description(desk, listing, heading),
        feeds=feeds or desk.frame.home_feeds,
    )
    older, newer = _period_neighbours(desk, listing)
    return ListPage(
        layout=desk.frame.layout(address, head, tuple(_crumbs(desk, listing))),
        kind=listing.kind,
        heading=heading,
        intro=_intro(desk, listing),
        total=len(listing.releases),
        cards=tuple(desk.cards.of(r, listing.lang) for r in listing.on_page(number)),
        pager=_pager(desk, listing, number) if listing.pages > 1 else None,
        narrower=tuple(_narrower(desk, listing)) if number == 1 else (),
        feeds=feeds,
        previous=older,
        next=newer,
    )


def _heading(desk: Desk, listing: Listing) -> str:
    if listing.topic:
        return listing.topic.name.in_lang(listing.lang)
    if listing.day is None:
        return desk.frame.say("Newest releases")
    return desk.frame.say("Releases: {period}", period=_period(listing))


def _period(listing: Listing) -> str:
    day = listing.day or date.min
    match listing.kind:
        case "year":
            return dates.year_text(day, listing.lang)
        case "month":
            return dates.month_text(day, listing.lang)
        case _:
            return dates.day_text(day, listing.lang)


def _intro(desk: Desk, listing: Listing) -> str:
    if listing.topic:
        return listing.topic.description.in_lang(listing.lang)
    return desk.frame.site_view.description if listing.kind == "home" else ""


def _description(desk: Desk, listing: Listing, heading: str) -> str:
    if listing.topic:
        own = listing.topic.description.in_lang(listing.lang)
        return own or desk.frame.say("Releases on the topic {topic}.", topic=heading)
    return desk.frame.site_view.description if listing.kind == "home" else heading


def feeds_of(desk: Desk, listing: Listing) -> tuple[FeedLink, ...]:
    """Return the feeds of a list; only homes and topics have some."""
    if listing.kind == "home":
        return desk.frame.home_feeds
    if not listing.topic:
        return ()
    title = desk.frame.say("{site}: {topic}", site=desk.frame.name, topic=_heading(desk, listing))
    return desk.frame.feeds(listing.address, title)


def _crumbs(desk: Desk, listing: Listing) -> Iterator[Link]:
    if listing.kind == "home":
        return
    yield desk.frame.home_crumb
    link, say, lang, day = desk.frame.link, desk.frame.say, listing.lang, listing.day
    if listing.topic:
        yield Link(say("All topics"), link(at.topics(lang)))
    if day:
        yield Link(say("Archive"), link(at.archive(lang)))
    if day and listing.kind in ("month", "day"):
        yield Link(dates.year_text(day, lang), link(at.in_year(lang, day)))
    if day and listing.kind == "day":
        yield Link(dates.month_text(day, lang), link(at.in_month(lang, day)))


def _narrower(desk: Desk, listing: Listing) -> Iterator[Link]:
    """Yield the months of a year, or the days of a month."""
    ways = {"year": (at.in_month, dates.month_text), "month": (at.in_day, dates.day_text)}
    if listing.kind not in ways:
        return
    address, text = ways[listing.kind]
    lang = listing.lang
    for where, group in groupby(listing.releases, lambda r: address(lang, r.date.day)):
        releases = tuple(group)
        label = text(releases[0].date.day, lang)
        yield Link(label, desk.frame.link(where), count=len(releases))


def _period_neighbours(desk: Desk, listing: Listing) -> tuple[Link | None, Link | None]:
    """Return the next older and newer year, month or day that has releases."""
    if not listing.day:
        return None, None
    newer, older = desk.periods.get(listing.address, (None, None))

    def link(other: Listing | None) -> Link | None:
        return Link(_period(other), desk.frame.link(other.address)) if other else None

    return link(older), link(newer)


def _pager(desk: Desk, listing: Listing, number: int) -> Pager:
    def href(page: int) -> str:
        inside = 1 <= page <= listing.pages
        return desk.frame.link(at.paged(listing.address, page)) if inside else ""

    return Pager(
        page=number,
        pages=listing.pages,
        newer=href(number - 1),
        older=href(number + 1),
        links=tuple(
            Link(str(page), href(page), current=page == number) if page else Link("…", "")
            for page in _numbers(number, listing.pages)
        ),
    )


def _numbers(page: int, pages: int) -> Iterator[int]:
    """Yield the page numbers to show: the ends and the near ones; 0 is a gap."""
    shown = sorted({1, pages, *range(max(1, page - 2), min(pages, page + 2) + 1)})
    for at_index, number in enumerate(shown):
        if at_index and number > shown[at_index - 1] + 1:
            yield 0
        yield number


def topics_page(desk: Desk, listings: tuple[Listing, ...]) -> Page:
    """Return the list of topics."""
    lang = desk.frame.lang
    about = [listing for listing in listings if listing.topic]
    address = at.topics(lang)
    title = desk.frame.say("All topics")
    head = desk.frame.head(address, title, desk.frame.say("All topics of this press room."))
    topics = tuple(
        TopicView(
            link=Link(
                _heading(desk, listing),
                desk.frame.link(listing.address),
                count=len(listing.releases),
            ),
            description=_intro(desk, listing),
            newest=desk.cards.of(listing.releases[0], lang),
            feeds=feeds_of(desk, listing),
        )
        for listing in about
    )
    view = TopicsPage(layout=_under_home(desk, address, head), topics=topics)
    return Page(address=address, origin=TOPICS, template="topics.html", lang=lang, view=view)


def archive_page(desk: Desk, listings: tuple[Listing, ...]) -> Page:
    """Return the list of years and months."""
    lang = desk.frame.lang
    address = at.archive(lang)
    say = desk.frame.say
    head = desk.frame.head(address, say("Archive"), say("All releases by year and month."))
    years = tuple(
        YearView(
            year=Link(
                dates.year_text(year.day or date.min, lang),
                desk.frame.link(year.address),
                count=len(year.releases),
            ),
            months=tuple(_narrower(desk, year)),
        )
        for year in listings
        if year.kind == "year"
    )
    view = ArchivePage(layout=_under_home(desk, address, head), years=years)
    return Page(address=address, origin=SITE, template="archive.html", lang=lang, view=view)


def corrections_page(desk: Desk, releases: tuple[Release, ...]) -> Page:
    """Return the list of all corrections, newest first."""
    lang = desk.frame.lang
    address = at.corrections(lang)
    say = desk.frame.say
    about = say("Every correction to the releases of this press room.")
    head = desk.frame.head(address, say("Corrections"), about)
    found = [view for release in releases for view in _corrections(desk, release)]
    found.sort(key=lambda view: view.time.iso, reverse=True)
    view = CorrectionsPage(layout=_under_home(desk, address, head), corrections=tuple(found))
    return Page(address=address, origin=SITE, template="corrections.html", lang=lang, view=view)


def _corrections(desk: Desk, release: Release) -> Iterator[CorrectionView]:
    card = desk.cards.of(release, desk.frame.lang)
    teller = Teller(desk.site, desk.site.editions[release.path, desk.frame.lang])
    for correction in shown_corrections(release, desk.site.now):
        view = correction_view(teller, correction)
        link = Link(card.title.text, card.href, card.title.lang)
        yield replace(view, release=link, release_lang=card.title.lang)


def _under_home(desk: Desk, address: str, head: Head) -> Layout:
    return desk.frame.layout(address, head, (desk.frame.home_crumb,))
