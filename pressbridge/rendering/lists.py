"""The pages of lists: homes, topics, dates, archive, corrections."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pressbridge.rendering import dates
from pressbridge.rendering.lang_context import ATOM
from pressbridge.rendering.list_views import (
    ArchivePage,
    CorrectionsPage,
    ListPage,
    MonthView,
    Pager,
    TopicsPage,
    TopicView,
    YearView,
)
from pressbridge.rendering.page_context import PageContext
from pressbridge.rendering.parts import (
    ArchiveParts,
    CorrectionsParts,
    ListParts,
    Period,
    SearchParts,
    SubscribeParts,
    TopicEntry,
    TopicsParts,
)
from pressbridge.rendering.references import ResolvedReferences
from pressbridge.rendering.search_views import SearchPage
from pressbridge.rendering.subscribe_views import FeedAddress, SubscribePage
from pressbridge.rendering.views import FeedLink, Link
from pressbridge.words import addresses as at
from pressbridge.words.model import Topic


def list_page(context: PageContext, parts: ListParts, resolved: ResolvedReferences) -> ListPage:
    """Return one page of a list."""
    lang_context = context.lang_context
    heading = _heading(context, parts)
    feeds = _feeds(context, parts)
    title = lang_context.say("{title} (page {n})", title=heading, n=parts.number)
    head = lang_context.head(
        parts.location,
        heading if parts.number == 1 else title,
        _description(context, parts, heading),
        feeds=feeds or lang_context.home_feeds,
    )
    return ListPage(
        layout=context.layout(parts.location, head, tuple(_crumbs(context, parts))),
        kind=parts.kind,
        heading=heading,
        intro=_intro(context, parts),
        total=parts.total,
        cards=tuple(map(resolved.card, parts.cards)),
        pager=_pager(context, parts) if parts.pages > 1 else None,
        narrower=tuple(_counted(context, period, parts.kind) for period in parts.narrower),
        feeds=feeds,
        previous=_period_link(context, parts.older, parts.kind),
        next=_period_link(context, parts.newer, parts.kind),
    )


def _heading(context: PageContext, parts: ListParts) -> str:
    if parts.topic:
        return parts.topic.name.in_lang(context.lang_context.lang)
    if parts.day is None:
        return context.lang_context.say("Newest releases")
    return context.lang_context.say(
        "Releases: {period}", period=_period_text(context, parts.day, parts.kind)
    )


def _period_text(context: PageContext, day: date, kind: str) -> str:
    lang = context.lang_context.lang
    if kind == "year":
        return dates.year_text(day, lang)
    return dates.month_text(day, lang) if kind == "month" else dates.day_text(day, lang)


def _intro(context: PageContext, parts: ListParts) -> str:
    if parts.topic:
        return parts.topic.description.in_lang(context.lang_context.lang)
    return context.lang_context.description if parts.kind == "home" else ""


def _description(context: PageContext, parts: ListParts, heading: str) -> str:
    if parts.topic:
        own = parts.topic.description.in_lang(context.lang_context.lang)
        return own or context.lang_context.say("Releases on the topic {topic}.", topic=heading)
    return context.lang_context.description if parts.kind == "home" else heading


def _feeds(context: PageContext, parts: ListParts) -> tuple[FeedLink, ...]:
    """Return the feeds of a list; only homes and topics have some."""
    if parts.kind == "home":
        return context.lang_context.home_feeds
    return topic_feeds(context, parts.topic, parts.address) if parts.topic else ()


def topic_feeds(context: PageContext, topic: Topic, address: str) -> tuple[FeedLink, ...]:
    """Return the feeds of a topic."""
    name = topic.name.in_lang(context.lang_context.lang)
    title = context.lang_context.say("{site}: {topic}", site=context.lang_context.name, topic=name)
    return context.lang_context.feeds(address, title)


def _crumbs(context: PageContext, parts: ListParts) -> Iterator[Link]:
    if parts.kind == "home":
        return
    lang_context = context.lang_context
    yield lang_context.home_crumb
    link, say, lang, day = lang_context.link, lang_context.say, lang_context.lang, parts.day
    if parts.topic:
        yield Link(say("All topics"), link(at.topics(lang)))
    if day:
        yield Link(say("Archive"), link(at.archive(lang)))
    if day and parts.kind in ("month", "day"):
        yield Link(dates.year_text(day, lang), link(at.in_year(lang, day)))
    if day and parts.kind == "day":
        yield Link(dates.month_text(day, lang), link(at.in_month(lang, day)))


_NARROWER = {"year": "month", "month": "day"}


def _counted(context: PageContext, period: Period, kind: str) -> Link:
    """Return a link to a month of a year, or to a day of a month."""
    label = _period_text(context, period.day, _NARROWER[kind])
    return Link(label, context.lang_context.link(period.address), count=period.count)


def _period_link(context: PageContext, period: Period | None, kind: str) -> Link | None:
    """Return a link to the next older or newer year, month or day that has releases."""
    if period is None:
        return None
    return Link(_period_text(context, period.day, kind), context.lang_context.link(period.address))


def _pager(context: PageContext, parts: ListParts) -> Pager:
    def href(page: int) -> str:
        inside = 1 <= page <= parts.pages
        return context.lang_context.link(at.paged(parts.address, page)) if inside else ""

    number = parts.number
    return Pager(
        page=number,
        pages=parts.pages,
        newer=href(number - 1),
        older=href(number + 1),
        links=tuple(
            Link(str(page), href(page), current=page == number) if page else Link("…", "")
            for page in _numbers(number, parts.pages)
        ),
    )


def _numbers(page: int, pages: int) -> Iterator[int]:
    """Yield the page numbers to show: the ends and the near ones; 0 is a gap."""
    shown = sorted({1, pages, *range(max(1, page - 2), min(pages, page + 2) + 1)})
    for at_index, number in enumerate(shown):
        if at_index and number > shown[at_index - 1] + 1:
            yield 0
        yield number


def topics_page(
    context: PageContext, parts: TopicsParts, resolved: ResolvedReferences
) -> TopicsPage:
    """Return the list of topics."""
    say = context.lang_context.say
    head = context.lang_context.head(
        parts.location, say("All topics"), say("All topics of this press room.")
    )
    topics = tuple(_topic(context, entry, resolved) for entry in parts.topics)
    return TopicsPage(layout=context.under_home(parts.location, head), topics=topics)


def _topic(context: PageContext, entry: TopicEntry, resolved: ResolvedReferences) -> TopicView:
    lang = context.lang_context.lang
    link = context.lang_context.link(entry.address)
    return TopicView(
        link=Link(entry.topic.name.in_lang(lang), link, count=entry.count),
        description=entry.topic.description.in_lang(lang),
        newest=resolved.card(entry.newest),
        feeds=topic_feeds(context, entry.topic, entry.address),
    )


def archive_page(context: PageContext, parts: ArchiveParts) -> ArchivePage:
    """Return the list of years and months."""
    say, link = context.lang_context.say, context.lang_context.link
    head = context.lang_context.head(
        parts.location, say("Archive"), say("All releases by year and month.")
    )
    most = max((month.count for year in parts.years for month in year.months), default=0)
    years = tuple(
        YearView(
            year=Link(
                _period_text(context, year.day, "year"), link(year.address), count=year.count
            ),
            months=tuple(_counted(context, month, "year") for month in year.months),
            calendar=tuple(_calendar(context, year.months, most)),
        )
        for year in parts.years
    )
    return ArchivePage(layout=context.under_home(parts.location, head), years=years)


_BAR = 8
"""Steps of a month's bar."""


def _calendar(context: PageContext, months: tuple[Period, ...], most: int) -> Iterator[MonthView]:
    """Yield the twelve months of a year; ``most`` releases fill a bar."""
    by_number = {month.day.month: month for month in months}
    for number in range(1, 13):
        label, month = dates.month_name(number, context.lang_context.lang), by_number.get(number)
        if month is None:
            yield MonthView(label)
            continue
        share = -(-month.count * _BAR // most)
        yield MonthView(label, context.lang_context.link(month.address), month.count, share)


def subscribe_page(context: PageContext, parts: SubscribeParts) -> SubscribePage:
    """Return the page that explains feeds."""
    say, lang = context.lang_context.say, context.lang_context.lang
    about = say("How to follow new releases with a feed reader or by mail.")
    head = context.lang_context.head(parts.location, say("Follow new releases"), about)
    named = [(say("All releases"), at.home(lang))]
    named += [(topic.name.in_lang(lang), address) for topic, address in parts.topics]
    feeds = tuple(_feed_address(context, name, address) for name, address in named)
    return SubscribePage(layout=context.under_home(parts.location, head), feeds=feeds)


def _feed_address(context: PageContext, name: str, address: str) -> FeedAddress:
    addresses = context.lang_context.site_context.addresses
    atom, other = (
        Link(addresses.absolute(feed), addresses.link(feed))
        for feed in (at.atom_feed(address), at.json_feed(address))
    )
    return FeedAddress(name, atom, other)


def corrections_page(
    context: PageContext, parts: CorrectionsParts, resolved: ResolvedReferences
) -> CorrectionsPage:
    """Return the list of all corrections."""
    say = context.lang_context.say
    about = say("Every correction to the releases of this press room.")
    feed = FeedLink(
        say("{site}: corrections", site=context.lang_context.name),
        context.lang_context.link(at.corrections_feed(context.lang_context.lang)),
        ATOM,
    )
    feeds = (*context.lang_context.home_feeds, feed)
    head = context.lang_context.head(parts.location, say("Corrections"), about, feeds=feeds)
    views = tuple(resolved.correction(path, number) for path, number in parts.corrections)
    layout = context.under_home(parts.location, head)
    return CorrectionsPage(layout=layout, corrections=views, feeds=(feed,))


def search_page(context: PageContext, parts: SearchParts) -> SearchPage:
    """Return the search page."""
    lang_context = context.lang_context
    say, link, lang = lang_context.say, lang_context.link, lang_context.lang
    head = lang_context.head(parts.location, say("Search"), say("Search the releases"))
    years = dict(parts.years)
    return SearchPage(
        layout=context.under_home(parts.location, head),
        topics=tuple((topic.id, topic.name.in_lang(lang)) for topic in parts.topics),
        years=tuple(
            (f"{year:04}", dates.year_text(date(year, 1, 1), lang)) for year, _ in years[lang]
        ),
        archive=link(at.archive(lang)) if years[lang] else "",
        all_topics=link(at.topics(lang)) if parts.topics else "",
        index_folder=link(at.SEARCH_INDEX),
        documents=tuple(
            (one, " ".join(f"{year:04}:{count}" for year, count in years[one]))
            for one in (lang, lang.other)
        ),
        name_files=parts.name_files,
        base=link("/").rstrip("/"),
    )
