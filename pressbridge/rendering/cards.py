"""A release as it stands in lists and feeds."""

from __future__ import annotations

from pressbridge.formats.markdown import first_paragraph, parse
from pressbridge.messages import Messages
from pressbridge.rendering import dates
from pressbridge.rendering.setting import Setting, address_of
from pressbridge.rendering.teller import Teller
from pressbridge.rendering.views import Card, Link, Run
from pressbridge.words import addresses as at
from pressbridge.words.lang import Lang
from pressbridge.words.model import Release, ReleaseKind, Topic
from pressbridge.words.text import excerpt, without_marks
from pressbridge.words.visibility import Stage

KIND_LABELS = {
    ReleaseKind.RELEASE: "Press release",
    ReleaseKind.EXPLANATION: "Explanation",
    ReleaseKind.CORRECTION: "Correction",
    ReleaseKind.NOTICE: "Notice",
}


def card_of(teller: Teller, release: Release, stage: Stage) -> Card:
    """Return the card of a release in the teller's language."""
    edition = teller.edition
    kind = "" if release.kind is ReleaseKind.RELEASE else teller.say(KIND_LABELS[release.kind])
    return Card(
        title=teller.run("title", release.title),
        href=teller.link(address_of(edition)),
        time=dates.moment(release.date, edition.lang),
        summary=summary(teller),
        kind=kind,
        topics=topic_links(teller.setting, release, edition.lang),
        picture=teller.picture(release.images[0]) if release.images else None,
        machine=edition.has_unchecked,
        corrected=bool(release.corrections),
        preview=preview_label(release, stage, teller.say),
    )


def summary(teller: Teller) -> Run:
    """Return what a list says of a release: its summary, its deck, or how its body begins."""
    source = teller.edition.source
    if source.summary:
        return teller.run("summary", source.summary)
    if isinstance(source, Release) and source.subtitle:
        return teller.run("subtitle", source.subtitle[0])
    edition = teller.edition
    opening = first_paragraph(parse(edition.body, edition.body_lang))
    if opening is None:
        return Run("")
    if edition.body_lang is edition.lang:
        return Run(excerpt(without_marks(opening.text)))
    said = teller.run(*opening.key)
    return Run(excerpt(without_marks(said.text)), said.lang, said.checked)


def topic_links(setting: Setting, release: Release, lang: Lang) -> tuple[Link, ...]:
    """Return links to a release's topics, in the order of topics.yaml."""
    return tuple(
        Link(topic.name.in_lang(lang), setting.addresses.link(at.topic(lang, topic.id)))
        for topic in topics_of(setting, release)
    )


def topics_of(setting: Setting, release: Release) -> tuple[Topic, ...]:
    """Return a release's topics, in the order of topics.yaml."""
    return tuple(topic for topic in setting.topics if topic.id in release.topics)


def preview_label(release: Release, stage: Stage, say: Messages) -> str:
    """Return what is said on a page that only ``--drafts`` shows; empty on public ones."""
    if stage is Stage.DRAFT:
        return say("draft")
    if stage is Stage.EMBARGOED:
        until = max((m for m in (release.date, release.embargo) if m), key=lambda m: m.at)
        return say("public from {time}", time=dates.moment(until, say.lang).text)
    if stage is Stage.EXPIRED and release.expires:
        return say("expired on {time}", time=dates.moment(release.expires, say.lang).text)
    return ""
