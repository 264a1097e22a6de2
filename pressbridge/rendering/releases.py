"""The page of a release or standing page: its view, whole but for the body's HTML."""

from __future__ import annotations

from dataclasses import dataclass

from pressbridge.rendering import dates
from pressbridge.rendering.bodies import body_part
from pressbridge.rendering.cards import (
    KIND_LABELS,
    preview_label,
    summary,
    topic_links,
)
from pressbridge.rendering.contact_rows import contact_row, site_contact_row
from pressbridge.rendering.desk import Desk
from pressbridge.rendering.licenses import license_view
from pressbridge.rendering.page import Page
from pressbridge.rendering.public import PublicSite
from pressbridge.rendering.teller import Teller, file_size, file_type
from pressbridge.rendering.views import (
    AttachmentView,
    Card,
    ContactView,
    CorrectionView,
    Layout,
    Link,
    Notice,
    NoticePage,
    PersonView,
    ReleasePage,
    Run,
    Time,
    Withdrawn,
)
from pressbridge.words import addresses as at
from pressbridge.words.edition import Edition, Status
from pressbridge.words.model import Correction, Release, Weight, Words
from pressbridge.words.visibility import Stage, shown_corrections


def edition_page(desk: Desk, edition: Edition) -> Page:
    """Return the page of an edition: the release, or a notice that it is not translated yet."""
    teller = Teller(desk.site, edition)
    shown = desk.site.has_text(edition) or _is_withdrawn(desk.site, edition)
    view = _view(desk, teller) if shown else _notice_view(desk, teller)
    has_body = shown and not _is_withdrawn(desk.site, edition)
    return Page(
        address=desk.site.address(edition),
        origin=edition.source.path,
        template="release.html" if shown else "notice.html",
        lang=edition.lang,
        view=view,
        body=body_part(desk.site, edition) if has_body else None,
    )


def _is_withdrawn(site: PublicSite, edition: Edition) -> bool:
    source = edition.source
    return isinstance(source, Release) and site.stage(source) is Stage.WITHDRAWN


def _layout(desk: Desk, teller: Teller) -> Layout:
    edition = teller.edition
    source = edition.source
    address = desk.site.address(edition)
    preview = ""
    crumbs = [desk.frame.home_crumb]
    if isinstance(source, Release):
        preview = preview_label(desk.site, source, edition.lang)
        crumbs += _listed_topics(desk, source)[:1]
    elif source.draft:
        preview = teller.say("draft")
    withdrawn = _is_withdrawn(desk.site, edition)
    shown = source.images[:1] if not withdrawn else ()
    image = at.file_of(source.slug, shown[0].file) if shown else ""
    head = desk.frame.head(
        address,
        teller.run("title", source.title).text,
        "" if withdrawn else summary(teller).text,
        og_type="article" if isinstance(source, Release) else "website",
        og_image=desk.site.addresses.absolute(image) if image else "",
    )
    return desk.frame.layout(address, head, tuple(crumbs), preview)


def _listed_topics(desk: Desk, release: Release) -> tuple[Link, ...]:
    """Return links to those topics of a release that have a page in this language."""
    listed = {link.href for link in desk.frame.site_view.menu}
    links = topic_links(desk.site, release, desk.frame.lang)
    return tuple(link for link in links if link.href in listed)


def _notice_view(desk: Desk, teller: Teller) -> NoticePage:
    source = teller.edition.source
    date = source.date if isinstance(source, Release) else None
    return NoticePage(
        layout=_layout(desk, teller),
        notice=Notice(kind="absent", original=_original(desk.site, teller.edition)),
        title=teller.run("title", source.title),
        time=dates.moment(date, teller.lang) if date else None,
    )


def _original(site: PublicSite, edition: Edition) -> Link:
    """Return a link to the source edition."""
    source = edition.source
    original = site.edition(source, source.lang)
    href = site.addresses.link(site.address(original)) if original else ""
    return Link(source.lang.own_name, href, str(source.lang))


def _notices(desk: Desk, edition: Edition) -> tuple[Notice, ...]:
    """Return what a page says about its own translation."""
    if edition.is_source:
        return ()
    original = _original(desk.site, edition)
    kinds = []
    if edition.stale:
        kinds.append("stale")
    if edition.status is Status.MACHINE and edition.has_unchecked:
        kinds.append("machine")
    if edition.missing:
        kinds.append("incomplete")
    kinds = kinds or ["reviewed"]
    return tuple(Notice(kind=kind, original=original, missing=edition.missing) for kind in kinds)


def _view(desk: Desk, teller: Teller) -> ReleasePage:
    edition = teller.edition
    source = edition.source
    withdrawn = _is_withdrawn(desk.site, edition)
    pictures = () if withdrawn else tuple(teller.picture(image) for image in source.images)
    facts = _Facts(desk, teller, source) if isinstance(source, Release) else None
    return ReleasePage(
        layout=_layout(desk, teller),
        status=str(edition.status),
        partly=edition.has_unchecked and edition.has_checked,
        kind=facts.kind if facts else "",
        number=facts.release.number if facts else "",
        title=teller.run("title", source.title),
        subtitle=facts.subtitle if facts and not withdrawn else (),
        time=dates.moment(facts.release.date, teller.lang) if facts else None,
        updated=facts.updated if facts else None,
        organization=facts.organization if facts else Run(""),
        dateline=facts.dateline if facts and not withdrawn else Run(""),
        byline=facts.byline if facts and not withdrawn else (),
        notices=_notices(desk, edition),
        withdrawn=facts.withdrawn if facts and withdrawn else None,
        corrections=facts.corrections if facts and not withdrawn else (),
        lead=pictures[0] if pictures else None,
        pictures=pictures[1:],
        body="",
        attachments=() if withdrawn else _attachments(teller),
        contacts=facts.contacts if facts else (),
        topics=facts.topics if facts else (),
        license=license_view(facts.release.license, teller.lang) if facts else None,
        origin=facts.origin if facts else None,
        related=facts.related if facts and not withdrawn else (),
        previous=facts.card(desk.neighbours.older(facts.release)) if facts else None,
        next=facts.card(desk.neighbours.newer(facts.release)) if facts else None,
        date_links=facts.date_links if facts and not withdrawn else (),
    )


def _attachments(teller: Teller) -> tuple[AttachmentView, ...]:
    site, slug = teller.site, teller.edition.source.slug
    return tuple(
        AttachmentView(
            title=teller.run("attachment", item.title) or Run(item.file.rpartition("/")[2]),
            href=site.addresses.link(at.file_of(slug, item.file)),
            type=file_type(item.file),
            size=file_size(site.files[slug, item.file].bytes),
        )
        for item in teller.edition.source.attachments
        if (slug, item.file) in site.files
    )


def correction_view(teller: Teller, correction: Correction) -> CorrectionView:
    """Return a correction as its release and the list of corrections show it."""
    return CorrectionView(
        time=dates.moment(correction.date, teller.lang),
        text=teller.run("correction", correction.text),
        was=teller.run("was", correction.was),
        now=teller.run("now", correction.now),
        major=correction.severity is Weight.MAJOR,
    )


@dataclass(frozen=True, slots=True)
class _Facts:
    """What a release has and a standing page has not."""

    desk: Desk
    teller: Teller
    release: Release

    @property
    def kind(self) -> str:
        return self.teller.say(KIND_LABELS[self.release.kind])

    @property
    def subtitle(self) -> tuple[Run, ...]:
        return tuple(self.teller.run("subtitle", text) for text in self.release.subtitle)

    @property
    def updated(self) -> Time | None:
        updated = self.desk.site.updated(self.release)
        return dates.moment(updated, self.teller.lang) if updated else None

    @property
    def organization(self) -> Run:
        own = self.teller.words("organization", self.release.organization)
        return own or Run(self.desk.frame.site_view.organization)

    @property
    def dateline(self) -> Run:
        return self.teller.run("dateline", self.release.dateline)

    @property
    def byline(self) -> tuple[PersonView, ...]:
        return tuple(
            PersonView(
                name=self.teller.name(person.name),
                role=self.teller.words("role", person.role),
                email=person.email,
            )
            for person in self.release.byline
        )

    @property
    def withdrawn(self) -> Withdrawn | None:
        withdrawn = self.release.withdrawn
        if withdrawn is None:
            return None
        time = dates.moment(withdrawn.date, self.teller.lang)
        return Withdrawn(time=time, reason=self.teller.run("withdrawn", withdrawn.reason))

    @property
    def corrections(self) -> tuple[CorrectionView, ...]:
        shown = shown_corrections(self.release, self.desk.site.now)
        return tuple(correction_view(self.teller, correction) for correction in shown)

    @property
    def contacts(self) -> tuple[ContactView, ...]:
        own = tuple(contact_row(self.teller, contact) for contact in self.release.contacts)
        site = self.desk.site.config.contacts
        return own or tuple(site_contact_row(self.teller, contact) for contact in site)

    @property
    def topics(self) -> tuple[Link, ...]:
        return _listed_topics(self.desk, self.release)

    @property
    def origin(self) -> Link | None:
        origin = self.release.origin
        if origin is None:
            return None
        source = self.release.lang
        run = self.teller.name(Words(**{str(source): origin.name}))
        return Link(run.text, origin.url, run.lang)

    @property
    def related(self) -> tuple[Card, ...]:
        found = self.desk.neighbours.related(self.release)
        return tuple(self.desk.cards.of(release, self.teller.lang) for release in found)

    def card(self, release: Release | None) -> Card | None:
        return self.desk.cards.of(release, self.teller.lang) if release else None

    @property
    def date_links(self) -> tuple[Link, ...]:
        if self.desk.neighbours.position(self.release) is None:
            return ()
        lang, day = self.teller.lang, self.release.date.day
        link = self.desk.site.addresses.link
        return (
            Link(dates.year_text(day, lang), link(at.in_year(lang, day))),
            Link(dates.month_text(day, lang), link(at.in_month(lang, day))),
            Link(dates.day_text(day, lang), link(at.in_day(lang, day))),
        )
