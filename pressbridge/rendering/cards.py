"""Cards: releases as lists and feeds show them."""

from __future__ import annotations

from pressbridge.formats.markdown import opening_of, parse
from pressbridge.messages import Messages
from pressbridge.rendering import dates
from pressbridge.rendering.localizer import Localizer
from pressbridge.rendering.site_context import SiteContext, address_of
from pressbridge.rendering.views import Card, Link, LocalizedText
from pressbridge.words import addresses as at
from pressbridge.words.lang import Lang
from pressbridge.words.model import Release, ReleaseKind, Topic
from pressbridge.words.text import excerpt
from pressbridge.words.visibility import Stage

KIND_LABELS = {
    ReleaseKind.RELEASE: "Press release",
    ReleaseKind.EXPLANATION: "Explanation",
    ReleaseKind.CORRECTION: "Correction",
    ReleaseKind.NOTICE: "Notice",
}


def card_of(localizer: Localizer, release: Release, stage: Stage) -> Card:
    """Return the card of a release in the localizer's language."""
    edition = localizer.edition
    kind = "" if release.kind is ReleaseKind.RELEASE else localizer.say(KIND_LABELS[release.kind])
    return Card(
        title=localizer.headline(release.title),
        href=localizer.link(address_of(edition)),
        time=dates.moment(release.date, edition.lang),
        summary=summary(localizer),
        kind=kind,
        topics=topic_links(localizer.site_context, release, edition.lang),
        picture=localizer.picture(release.images[0]) if release.images else None,
        machine=edition.has_unchecked,
        corrected=bool(release.corrections),
        preview=preview_label(release, stage, localizer.say),
    )


def summary(localizer: Localizer) -> LocalizedText:
    """Return what a list says of a release: its summary, its deck, or how its body begins."""
    source = localizer.edition.source
    if source.summary:
        return localizer.localized("summary", source.summary)
    if isinstance(source, Release) and source.subtitle:
        return localizer.localized("subtitle", source.subtitle[0])
    edition = localizer.edition
    opening = opening_of(parse(edition.body, edition.body_lang))
    if opening is None:
        return LocalizedText("")
    if edition.body_lang is edition.lang:
        return LocalizedText(excerpt(opening.plain(opening.key[1])))
    said = localizer.localized(*opening.key)
    return LocalizedText(excerpt(opening.plain(said.text)), said.lang, said.checked)


def topic_links(site_context: SiteContext, release: Release, lang: Lang) -> tuple[Link, ...]:
    """Return links to a release's topics, in the order of topics.yaml."""
    return tuple(
        Link(topic.name.in_lang(lang), site_context.addresses.link(at.topic(lang, topic.id)))
        for topic in topics_of(site_context, release)
    )


def topics_of(site_context: SiteContext, release: Release) -> tuple[Topic, ...]:
    """Return a release's topics, in the order of topics.yaml."""
    return tuple(topic for topic in site_context.topics if topic.id in release.topics)


def preview_label(release: Release, stage: Stage, say: Messages) -> str:
    """Return what is said on a page that only ``--drafts`` shows; empty on public ones."""
    if stage is Stage.DRAFT:
        return say("draft")
    if stage is Stage.EMBARGOED:
        until = max((m for m in (release.date, release.embargo) if m), key=lambda m: m.at)
        return say("public from {time}", time=dates.moment(until, Lang(say.lang)).text)
    if stage is Stage.EXPIRED and release.expires:
        return say("expired on {time}", time=dates.moment(release.expires, Lang(say.lang)).text)
    return ""
