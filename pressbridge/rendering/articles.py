"""Views of a release or standing page: all that its own page shows but for the body."""

from __future__ import annotations

from dataclasses import dataclass

from pressbridge.rendering import dates
from pressbridge.rendering.cards import KIND_LABELS
from pressbridge.rendering.contact_rows import contact_row, site_contact_row
from pressbridge.rendering.kit_files import KitFile, kit_view
from pressbridge.rendering.lang_context import LangContext
from pressbridge.rendering.licenses import license_view
from pressbridge.rendering.localizer import Localizer, file_size, file_type
from pressbridge.rendering.views import (
    Absence,
    Article,
    AttachmentView,
    ContactView,
    CorrectionView,
    Headline,
    LicenseView,
    Link,
    LocalizedText,
    Notice,
    PersonView,
    Time,
    Withdrawn,
)
from pressbridge.words import addresses as at
from pressbridge.words.edition import EditionStatus
from pressbridge.words.model import BilingualText, Correction, CorrectionSeverity, Release
from pressbridge.words.moments import Moment
from pressbridge.words.visibility import without_names


def absence(localizer: Localizer) -> Absence:
    """Return the notice in place of an edition whose headline is not translated yet."""
    source = localizer.edition.source
    date = source.date if isinstance(source, Release) else None
    return Absence(
        notice=Notice(kind="absent", original=_original(localizer)),
        title=localizer.headline(source.title),
        time=dates.moment(date, localizer.lang) if date else None,
    )


def _original(localizer: Localizer) -> Link:
    """Return a link to the source edition."""
    source = localizer.edition.source
    day = source.date.day if isinstance(source, Release) else None
    lang, slug = source.lang, source.slug
    address = at.release(lang, day, slug) if day else at.standing(lang, slug)
    return Link(lang.own_name, localizer.link(address), str(lang))


def _notices(localizer: Localizer) -> tuple[Notice, ...]:
    """Return what a page says about its own translation."""
    edition = localizer.edition
    if edition.is_source:
        return ()
    original = _original(localizer)
    kinds = []
    if edition.stale:
        kinds.append("stale")
    if edition.status is EditionStatus.MACHINE and edition.has_unchecked:
        kinds.append("machine")
    if edition.missing:
        kinds.append("incomplete")
    if not kinds:
        return (_reviewed(localizer, original),)
    return tuple(Notice(kind=kind, original=original, missing=edition.missing) for kind in kinds)


def _reviewed(localizer: Localizer, original: Link) -> Notice:
    """Return what a page says whose translation a person has checked."""
    edition, day = localizer.edition, localizer.edition.checked_on
    by = edition.checked_by
    return Notice(
        kind="reviewed",
        original=original,
        checked=dates.whole_day(day, localizer.lang) if day else None,
        checked_by=localizer.name(BilingualText(**{str(edition.source.lang): by}))
        if by
        else LocalizedText(""),
    )


def article(localizer: Localizer, kit: tuple[KitFile, ...] | None, *, withdrawn: bool) -> Article:
    """Return what an edition's page shows of it; of a withdrawn one only headline and reason.

    ``kit`` are the files of its press kit, if it has one.
    """
    edition, source = localizer.edition, localizer.edition.source
    pictures = () if withdrawn else tuple(localizer.picture(image) for image in source.images)
    fields = _ReleaseFields(localizer, source) if isinstance(source, Release) else None
    return Article(
        status=str(edition.status),
        partly=edition.has_unchecked and edition.has_checked,
        kind=fields.kind if fields else "",
        number=fields.release.number if fields else "",
        title=localizer.headline(source.title),
        subtitle=fields.subtitle if fields and not withdrawn else (),
        time=dates.moment(fields.release.date, localizer.lang) if fields else None,
        updated=fields.updated if fields else None,
        organization=fields.organization if fields else LocalizedText(""),
        dateline=fields.dateline if fields and not withdrawn else LocalizedText(""),
        byline=fields.byline if fields and not withdrawn else (),
        notices=_notices(localizer),
        withdrawn=fields.withdrawn if fields and withdrawn else None,
        corrections=fields.corrections if fields and not withdrawn else (),
        lead=pictures[0] if pictures else None,
        pictures=pictures[1:],
        attachments=() if withdrawn else _attachments(localizer),
        contacts=fields.contacts if fields else (),
        license=fields.license if fields else None,
        origin=fields.origin if fields else None,
        date_links=fields.date_links if fields and not withdrawn else (),
        kit=kit_view(localizer, kit) if kit is not None else None,
    )


def _attachments(localizer: Localizer) -> tuple[AttachmentView, ...]:
    slug = localizer.edition.source.slug
    return tuple(
        AttachmentView(
            title=localizer.localized("attachment", item.title)
            or LocalizedText(item.file.rpartition("/")[2]),
            href=localizer.link(at.file_of(slug, item.file)),
            type=file_type(item.file),
            size=file_size(localizer.files[item.file].bytes),
        )
        for item in localizer.edition.source.attachments
        if item.file in localizer.files
    )


def correction_view(localizer: Localizer, correction: Correction) -> CorrectionView:
    """Return a correction as its release and the list of corrections show it."""
    return CorrectionView(
        time=dates.moment(correction.date, localizer.lang),
        text=localizer.localized("correction", correction.text),
        was=localizer.localized("was", correction.was),
        now=localizer.localized("now", correction.now),
        major=correction.severity is CorrectionSeverity.MAJOR,
    )


def changed_at(release: Release) -> Moment:
    """Return when a release last changed for its readers: what feeds and sitemaps say."""
    moments = [release.date, *(one.date for one in release.corrections)]
    if release.updated:
        moments.append(release.updated)
    return max(moments, key=lambda moment: moment.at)


def newest_first(release: Release) -> tuple[Correction, ...]:
    """Return a release's corrections, the newest first."""
    return tuple(sorted(release.corrections, key=lambda one: one.date.at, reverse=True))


@dataclass(frozen=True, slots=True)
class _ReleaseFields:
    """Views of the fields that a release has and a standing page has not."""

    localizer: Localizer
    release: Release

    @property
    def kind(self) -> str:
        return self.localizer.say(KIND_LABELS[self.release.kind])

    @property
    def subtitle(self) -> tuple[Headline, ...]:
        return tuple(self.localizer.headline(text, "subtitle") for text in self.release.subtitle)

    @property
    def updated(self) -> Time | None:
        updated = self.release.updated
        return dates.moment(updated, self.localizer.lang) if updated else None

    @property
    def organization(self) -> LocalizedText:
        own = self.localizer.bilingual("organization", self.release.organization)
        return own or LocalizedText(
            LangContext(self.localizer.site_context, self.localizer.lang).organization
        )

    @property
    def dateline(self) -> LocalizedText:
        return self.localizer.localized("dateline", self.release.dateline)

    @property
    def byline(self) -> tuple[PersonView, ...]:
        return tuple(
            PersonView(
                name=self.localizer.name(person.name),
                role=self.localizer.bilingual("role", person.role),
                email=person.email,
            )
            for person in self.release.byline
        )

    @property
    def withdrawn(self) -> Withdrawn | None:
        withdrawn = self.release.withdrawn
        if withdrawn is None:
            return None
        time = dates.moment(withdrawn.date, self.localizer.lang)
        return Withdrawn(time=time, reason=self.localizer.localized("withdrawn", withdrawn.reason))

    @property
    def corrections(self) -> tuple[CorrectionView, ...]:
        return tuple(correction_view(self.localizer, one) for one in newest_first(self.release))

    @property
    def contacts(self) -> tuple[ContactView, ...]:
        own = tuple(contact_row(self.localizer, contact) for contact in self.release.contacts)
        config = self.localizer.site_context.config
        site = without_names(config.contacts) if config.contact_names == 0 else config.contacts
        return own or tuple(site_contact_row(self.localizer, contact) for contact in site)

    @property
    def license(self) -> LicenseView | None:
        release = self.release
        return license_view(release.license, self.localizer.say, ai_training=release.ai_training)

    @property
    def origin(self) -> Link | None:
        origin = self.release.origin
        if origin is None:
            return None
        source = self.release.lang
        run = self.localizer.name(BilingualText(**{str(source): origin.name}))
        return Link(run.text, origin.url, run.lang)

    @property
    def date_links(self) -> tuple[Link, ...]:
        if not self.localizer.site_context.has_text(self.localizer.edition):
            return ()
        lang, day, link = self.localizer.lang, self.release.date.day, self.localizer.link
        return (
            Link(dates.year_text(day, lang), link(at.in_year(lang, day))),
            Link(dates.month_text(day, lang), link(at.in_month(lang, day))),
            Link(dates.day_text(day, lang), link(at.in_day(lang, day))),
        )
