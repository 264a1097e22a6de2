"""The pages of lists: homes, topics, dates, archive, corrections."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pressbridge.rendering import dates
from pressbridge.rendering.desk import Desk
from pressbridge.rendering.parts import (
    ArchiveParts,
    CorrectionsParts,
    ListParts,
    Period,
    TopicEntry,
    TopicsParts,
)
from pressbridge.rendering.references import Found
from pressbridge.rendering.views import (
    ArchivePage,
    CorrectionsPage,
    FeedLink,
    Link,
    ListPage,
    Pager,
    TopicsPage,
    TopicView,
    YearView,
)
from pressbridge.words import addresses as at
from pressbridge.words.model import Topic


def list_page(desk: Desk, parts: ListParts, found: Found) -> ListPage:
    """Return one page of a list."""
    frame = desk.frame
    heading = _heading(desk, parts)
    feeds = _feeds(desk, parts)
    title = frame.say("{title} (page {n})", title=heading, n=parts.number)
    head = frame.head(
        parts.spot,
        heading if parts.number == 1 else title,
        _description(desk, parts, heading),
        feeds=feeds or frame.home_feeds,
    )
    return ListPage(
        layout=desk.layout(parts.spot, head, tuple(_crumbs(desk, parts))),
        kind=parts.kind,
        heading=heading,
        intro=_intro(desk, parts),
        total=parts.total,
        cards=tuple(map(found.card, parts.cards)),
        pager=_pager(desk, parts) if parts.pages > 1 else None,
        narrower=tuple(_counted(desk, period, parts.kind) for period in parts.narrower),
        feeds=feeds,
        previous=_beside(desk, parts.older, parts.kind),
        next=_beside(desk, parts.newer, parts.kind),
    )


def _heading(desk: Desk, parts: ListParts) -> str:
    if parts.topic:
        return parts.topic.name.in_lang(desk.frame.lang)
    if parts.day is None:
        return desk.frame.say("Newest releases")
    return desk.frame.say("Releases: {period}", period=_period_text(desk, parts.day, parts.kind))


def _period_text(desk: Desk, day: date, kind: str) -> str:
    lang = desk.frame.lang
    if kind == "year":
        return dates.year_text(day, lang)
    return dates.month_text(day, lang) if kind == "month" else dates.day_text(day, lang)


def _intro(desk: Desk, parts: ListParts) -> str:
    if parts.topic:
        return parts.topic.description.in_lang(desk.frame.lang)
    return desk.frame.description if parts.kind == "home" else ""


def _description(desk: Desk, parts: ListParts, heading: str) -> str:
    if parts.topic:
        own = parts.topic.description.in_lang(desk.frame.lang)
        return own or desk.frame.say("Releases on the topic {topic}.", topic=heading)
    return desk.frame.description if parts.kind == "home" else heading


def _feeds(desk: Desk, parts: ListParts) -> tuple[FeedLink, ...]:
    """Return the feeds of a list; only homes and topics have some."""
    if parts.kind == "home":
        return desk.frame.home_feeds
    return topic_feeds(desk, parts.topic, parts.address) if parts.topic else ()


def topic_feeds(desk: Desk, topic: Topic, address: str) -> tuple[FeedLink, ...]:
    """Return the feeds of a topic."""
    name = topic.name.in_lang(desk.frame.lang)
    title = desk.frame.say("{site}: {topic}", site=desk.frame.name, topic=name)
    return desk.frame.feeds(address, title)


def _crumbs(desk: Desk, parts: ListParts) -> Iterator[Link]:
    if parts.kind == "home":
        return
    frame = desk.frame
    yield frame.home_crumb
    link, say, lang, day = frame.link, frame.say, frame.lang, parts.day
    if parts.topic:
        yield Link(say("All topics"), link(at.topics(lang)))
    if day:
        yield Link(say("Archive"), link(at.archive(lang)))
    if day and parts.kind in ("month", "day"):
        yield Link(dates.year_text(day, lang), link(at.in_year(lang, day)))
    if day and parts.kind == "day":
        yield Link(dates.month_text(day, lang), link(at.in_month(lang, day)))


_NARROWER = {"year": "month", "month": "day"}


def _counted(desk: Desk, period: Period, kind: str) -> Link:
    """Return a link to a month of a year, or to a day of a month."""
    label = _period_text(desk, period.day, _NARROWER[kind])
    return Link(label, desk.frame.link(period.address), count=period.count)


def _beside(desk: Desk, period: Period | None, kind: str) -> Link | None:
    """Return a link to the next older or newer year, month or day that has releases."""
    if period is None:
        return None
    return Link(_period_text(desk, period.day, kind), desk.frame.link(period.address))


def _pager(desk: Desk, parts: ListParts) -> Pager:
    def href(page: int) -> str:
        inside = 1 <= page <= parts.pages
        return desk.frame.link(at.paged(parts.address, page)) if inside else ""

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


def topics_page(desk: Desk, parts: TopicsParts, found: Found) -> TopicsPage:
    """Return the list of topics."""
    say = desk.frame.say
    head = desk.frame.head(parts.spot, say("All topics"), say("All topics of this press room."))
    topics = tuple(_topic(desk, entry, found) for entry in parts.topics)
    return TopicsPage(layout=desk.under_home(parts.spot, head), topics=topics)


def _topic(desk: Desk, entry: TopicEntry, found: Found) -> TopicView:
    lang = desk.frame.lang
    link = desk.frame.link(entry.address)
    return TopicView(
        link=Link(entry.topic.name.in_lang(lang), link, count=entry.count),
        description=entry.topic.description.in_lang(lang),
        newest=found.card(entry.newest),
        feeds=topic_feeds(desk, entry.topic, entry.address),
    )


def archive_page(desk: Desk, parts: ArchiveParts) -> ArchivePage:
    """Return the list of years and months."""
    say, link = desk.frame.say, desk.frame.link
    head = desk.frame.head(parts.spot, say("Archive"), say("All releases by year and month."))
    years = tuple(
        YearView(
            year=Link(_period_text(desk, year.day, "year"), link(year.address), count=year.count),
            months=tuple(_counted(desk, month, "year") for month in year.months),
        )
        for year in parts.years
    )
    return ArchivePage(layout=desk.under_home(parts.spot, head), years=years)


def corrections_page(desk: Desk, parts: CorrectionsParts, found: Found) -> CorrectionsPage:
    """Return the list of all corrections."""
    say = desk.frame.say
    about = say("Every correction to the releases of this press room.")
    head = desk.frame.head(parts.spot, say("Corrections"), about)
    views = tuple(found.correction(path, number) for path, number in parts.corrections)
    return CorrectionsPage(layout=desk.under_home(parts.spot, head), corrections=views)
