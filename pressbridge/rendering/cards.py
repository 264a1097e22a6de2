"""A release as it stands in lists and feeds."""

from __future__ import annotations

from dataclasses import dataclass

from pressbridge.formats.markdown import first_paragraph, parse
from pressbridge.rendering import dates
from pressbridge.rendering.messages import messages
from pressbridge.rendering.outline import Outline
from pressbridge.rendering.public import PublicSite
from pressbridge.rendering.teller import Teller
from pressbridge.rendering.views import Card, Link, Run
from pressbridge.words import addresses as at
from pressbridge.words.edition import Edition
from pressbridge.words.lang import Lang
from pressbridge.words.model import Kind, Release, Topic
from pressbridge.words.text import excerpt, without_marks
from pressbridge.words.visibility import Stage, shown_corrections

KIND_LABELS = {
    Kind.RELEASE: "Press release",
    Kind.EXPLANATION: "Explanation",
    Kind.CORRECTION: "Correction",
    Kind.NOTICE: "Notice",
}


@dataclass(frozen=True, slots=True)
class Cards:
    """Makes cards, each once: most releases stand in several lists."""

    site: PublicSite
    outline: Outline
    made: dict[tuple[str, Lang], Card]

    def of(self, release: Release, lang: Lang) -> Card:
        """Return the card of a release that is listed in a language."""
        key = (release.path, lang)
        if key not in self.made:
            self.made[key] = self._card(self.site.editions[key], release)
        return self.made[key]

    def _card(self, edition: Edition, release: Release) -> Card:
        teller = Teller(self.site, edition)
        kind = "" if release.kind is Kind.RELEASE else teller.say(KIND_LABELS[release.kind])
        return Card(
            title=teller.run("title", release.title),
            href=self.site.addresses.link(self.site.address(edition)),
            time=dates.moment(release.date, edition.lang),
            summary=summary(teller),
            kind=kind,
            topics=topic_links(self.site, release, edition.lang),
            picture=teller.picture(release.images[0]) if release.images else None,
            machine=edition.has_unchecked,
            corrected=bool(shown_corrections(release, self.site.now)),
            preview=preview_label(self.site, release, edition.lang),
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


def topic_links(site: PublicSite, release: Release, lang: Lang) -> tuple[Link, ...]:
    """Return links to a release's topics, in the order of topics.yaml."""
    return tuple(
        Link(topic.name.in_lang(lang), site.addresses.link(at.topic(lang, topic.id)))
        for topic in topics_of(site, release)
    )


def topics_of(site: PublicSite, release: Release) -> tuple[Topic, ...]:
    """Return a release's topics, in the order of topics.yaml."""
    return tuple(topic for topic in site.topics if topic.id in release.topics)


def preview_label(site: PublicSite, release: Release, lang: Lang) -> str:
    """Return what is said on a page that only ``--drafts`` shows; empty on public ones."""
    say = messages(lang)
    stage = site.stage(release)
    if stage is Stage.DRAFT:
        return say("draft")
    if stage is Stage.EMBARGOED:
        until = max((m for m in (release.date, release.embargo) if m), key=lambda m: m.at)
        return say("public from {time}", time=dates.moment(until, lang).text)
    if stage is Stage.EXPIRED and release.expires:
        return say("expired on {time}", time=dates.moment(release.expires, lang).text)
    return ""
