"""What the page of a release or standing page shows of it, beside its body."""

from __future__ import annotations

from dataclasses import dataclass

from pressbridge.rendering import dates
from pressbridge.rendering.cards import KIND_LABELS
from pressbridge.rendering.contact_rows import contact_row, site_contact_row
from pressbridge.rendering.layout import Frame
from pressbridge.rendering.licenses import license_view
from pressbridge.rendering.teller import Teller, file_size, file_type
from pressbridge.rendering.views import (
    Absence,
    Article,
    AttachmentView,
    ContactView,
    CorrectionView,
    Link,
    Notice,
    PersonView,
    Run,
    Time,
    Withdrawn,
)
from pressbridge.words import addresses as at
from pressbridge.words.edition import EditionStatus
from pressbridge.words.model import BilingualText, Correction, CorrectionSeverity, Release


def absence(teller: Teller) -> Absence:
    """Return what stands for an edition whose headline is not translated yet."""
    source = teller.edition.source
    date = source.date if isinstance(source, Release) else None
    return Absence(
        notice=Notice(kind="absent", original=_original(teller)),
        title=teller.run("title", source.title),
        time=dates.moment(date, teller.lang) if date else None,
    )


def _original(teller: Teller) -> Link:
    """Return a link to the source edition."""
    source = teller.edition.source
    day = source.date.day if isinstance(source, Release) else None
    lang, slug = source.lang, source.slug
    address = at.release(lang, day, slug) if day else at.standing(lang, slug)
    return Link(lang.own_name, teller.link(address), str(lang))


def _notices(teller: Teller) -> tuple[Notice, ...]:
    """Return what a page says about its own translation."""
    edition = teller.edition
    if edition.is_source:
        return ()
    original = _original(teller)
    kinds = []
    if edition.stale:
        kinds.append("stale")
    if edition.status is EditionStatus.MACHINE and edition.has_unchecked:
        kinds.append("machine")
    if edition.missing:
        kinds.append("incomplete")
    kinds = kinds or ["reviewed"]
    return tuple(Notice(kind=kind, original=original, missing=edition.missing) for kind in kinds)


def article(teller: Teller, *, withdrawn: bool) -> Article:
    """Return what an edition's page shows of it; of a withdrawn one only headline and reason."""
    edition, source = teller.edition, teller.edition.source
    pictures = () if withdrawn else tuple(teller.picture(image) for image in source.images)
    facts = _Facts(teller, source) if isinstance(source, Release) else None
    return Article(
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
        notices=_notices(teller),
        withdrawn=facts.withdrawn if facts and withdrawn else None,
        corrections=facts.corrections if facts and not withdrawn else (),
        lead=pictures[0] if pictures else None,
        pictures=pictures[1:],
        attachments=() if withdrawn else _attachments(teller),
        contacts=facts.contacts if facts else (),
        license=license_view(facts.release.license, teller.say) if facts else None,
        origin=facts.origin if facts else None,
        date_links=facts.date_links if facts and not withdrawn else (),
    )


def _attachments(teller: Teller) -> tuple[AttachmentView, ...]:
    slug = teller.edition.source.slug
    return tuple(
        AttachmentView(
            title=teller.run("attachment", item.title) or Run(item.file.rpartition("/")[2]),
            href=teller.link(at.file_of(slug, item.file)),
            type=file_type(item.file),
            size=file_size(teller.files[item.file].bytes),
        )
        for item in teller.edition.source.attachments
        if item.file in teller.files
    )


def correction_view(teller: Teller, correction: Correction) -> CorrectionView:
    """Return a correction as its release and the list of corrections show it."""
    return CorrectionView(
        time=dates.moment(correction.date, teller.lang),
        text=teller.run("correction", correction.text),
        was=teller.run("was", correction.was),
        now=teller.run("now", correction.now),
        major=correction.severity is CorrectionSeverity.MAJOR,
    )


def newest_first(release: Release) -> tuple[Correction, ...]:
    """Return a release's corrections, the newest first."""
    return tuple(sorted(release.corrections, key=lambda one: one.date.at, reverse=True))


@dataclass(frozen=True, slots=True)
class _Facts:
    """What a release has and a standing page has not."""

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
        updated = self.release.updated
        return dates.moment(updated, self.teller.lang) if updated else None

    @property
    def organization(self) -> Run:
        own = self.teller.words("organization", self.release.organization)
        return own or Run(Frame(self.teller.setting, self.teller.lang).organization)

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
        return tuple(correction_view(self.teller, one) for one in newest_first(self.release))

    @property
    def contacts(self) -> tuple[ContactView, ...]:
        own = tuple(contact_row(self.teller, contact) for contact in self.release.contacts)
        site = self.teller.setting.config.contacts
        return own or tuple(site_contact_row(self.teller, contact) for contact in site)

    @property
    def origin(self) -> Link | None:
        origin = self.release.origin
        if origin is None:
            return None
        source = self.release.lang
        run = self.teller.name(BilingualText(**{str(source): origin.name}))
        return Link(run.text, origin.url, run.lang)

    @property
    def date_links(self) -> tuple[Link, ...]:
        if not self.teller.setting.has_text(self.teller.edition):
            return ()
        lang, day, link = self.teller.lang, self.release.date.day, self.teller.link
        return (
            Link(dates.year_text(day, lang), link(at.in_year(lang, day))),
            Link(dates.month_text(day, lang), link(at.in_month(lang, day))),
            Link(dates.day_text(day, lang), link(at.in_day(lang, day))),
        )
