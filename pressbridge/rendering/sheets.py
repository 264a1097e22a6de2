"""The sheet of an edition: its page, whole but for what other sources put beside it.

And what the rest of the site is to know of a source (``facts_of``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import NamedTuple

from pressbridge.rendering.articles import absence, article, correction_view, newest_first
from pressbridge.rendering.bodies import InnerLink, body_part, public_files
from pressbridge.rendering.body_html import body_html
from pressbridge.rendering.cards import card_of, preview_label, summary, topic_links
from pressbridge.rendering.facts import EditionFacts, Facts, ReleaseFacts
from pressbridge.rendering.layout import Frame, Spot, alternates
from pressbridge.rendering.page import BodyPart
from pressbridge.rendering.setting import FileFacts, Setting, address_of
from pressbridge.rendering.teller import Teller
from pressbridge.rendering.views import Absence, Article, Card, CorrectionView, Head, Link
from pressbridge.words import addresses as at
from pressbridge.words.edition import Edition
from pressbridge.words.lang import Lang
from pressbridge.words.model import Release, Source
from pressbridge.words.visibility import Stage
from pressbridge.world.store import Encoded, encode


class Sheet(NamedTuple):
    """An edition's page, whole but for neighbours, menu and the links to other sources."""

    lang: Lang
    spot: Spot
    head: Head
    preview: str
    topics: tuple[Link, ...]
    """The release's own, with or without a page."""
    article: Article | None
    absence: Absence | None
    """One of the two."""
    body: BodyPart | None = None
    """The body, if it has links that wait for other sources (``EditionFacts.inner``)."""
    html: str = ""
    """Else its HTML."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A source with all that its pages are made from."""

    setting: Setting
    source: Source
    """As of the cut-off."""
    stage: Stage | None
    """None for a standing page."""
    editions: Mapping[Lang, Edition]
    files: Mapping[str, FileFacts]
    """Those that readers may have."""

    @property
    def withdrawn(self) -> bool:
        """Whether its address gives only headline, date and reason."""
        return self.stage is Stage.WITHDRAWN

    def indexable(self, edition: Edition | None) -> bool:
        """Tell whether search engines may list an edition: public, titled, nothing unchecked."""
        public = self.stage in (None, Stage.PUBLIC) and not self.source.draft
        return edition is not None and public and edition.indexable

    def spot(self, edition: Edition) -> Spot:
        """Return where the edition's page stands."""
        address, other = address_of(edition), self.editions.get(edition.lang.other)
        both = all(self.indexable(self.editions.get(lang)) for lang in Lang)
        original = address_of(self.editions[self.source.lang])
        return Spot(
            address,
            address_of(other) if other else at.home(edition.lang.other),
            not self.indexable(edition),
            alternates(self.setting.addresses, address, original if both else ""),
        )


def sheet_of(told: Told, teller: Teller) -> tuple[Sheet, tuple[InnerLink, ...]]:
    """Return the sheet of an edition, and the links of its body that wait for other sources.

    It holds the release, or a notice that it is not translated yet.
    """
    edition, source = teller.edition, told.source
    shown = told.withdrawn or told.setting.has_text(edition)
    spot = told.spot(edition)
    own = topic_links(told.setting, source, edition.lang) if isinstance(source, Release) else ()
    body, inner = body_part(teller) if shown and not told.withdrawn else (None, ())
    html = body_html(body, teller.say) if body and not inner else ""
    sheet = Sheet(
        lang=edition.lang,
        spot=spot,
        head=_head(told, teller, spot),
        preview=_preview(told, teller),
        topics=own,
        article=article(teller, withdrawn=told.withdrawn) if shown else None,
        absence=None if shown else absence(teller),
        body=body if inner else None,
        html=html,
    )
    return sheet, inner


def _head(told: Told, teller: Teller, spot: Spot) -> Head:
    source = told.source
    shown = source.images[:1] if not told.withdrawn else ()
    image = at.file_of(source.slug, shown[0].file) if shown else ""
    return Frame(told.setting, teller.lang).head(
        spot,
        teller.run("title", source.title).text,
        "" if told.withdrawn else summary(teller).text,
        og_type="article" if isinstance(source, Release) else "website",
        og_image=told.setting.addresses.absolute(image) if image else "",
    )


def _preview(told: Told, teller: Teller) -> str:
    if isinstance(told.source, Release) and told.stage:
        return preview_label(told.source, told.stage, teller.say)
    return teller.say("draft") if told.source.draft else ""


def drawn(told: Told) -> tuple[Facts, dict[Lang, Encoded]]:
    """Return what the rest of the site is to know of a source, and the sheets of its editions."""
    tellers = {
        lang: Teller(told.setting, told.editions[lang], told.files)
        for lang in Lang
        if lang in told.editions
    }
    made = {lang: sheet_of(told, teller) for lang, teller in tellers.items()}
    sheets = {lang: encode(sheet) for lang, (sheet, _) in made.items()}
    editions = tuple(
        _edition_facts(told, teller, sheets[lang].id, made[lang][1])
        for lang, teller in tellers.items()
    )
    return _facts(told, editions), sheets


def _facts(told: Told, editions: tuple[EditionFacts, ...]) -> Facts:
    source = told.source
    files = () if told.withdrawn else public_files(*(told.editions[e.lang] for e in editions))
    return Facts(
        slug=source.slug,
        path=source.path,
        lang=source.lang,
        editions=editions,
        aliases=tuple(zip_longest(source.aliases, source.alias_lines)),
        copies=tuple((file, f"{source.folder}/{file}") for file in sorted(set(files))),
        release=_release_facts(told, source) if isinstance(source, Release) else None,
    )


def _edition_facts(
    told: Told, teller: Teller, sheet: bytes, inner: tuple[InnerLink, ...]
) -> EditionFacts:
    edition, source = teller.edition, told.source
    has_text = told.setting.has_text(edition)
    listed = isinstance(source, Release) and has_text and not told.withdrawn
    card = (
        card_of(teller, source, told.stage) if isinstance(source, Release) and told.stage else None
    )
    corrections = tuple(_corrections(teller, source, card)) if listed and card else ()
    return EditionFacts(
        lang=edition.lang,
        address=address_of(edition),
        has_text=has_text,
        listed=listed,
        indexable=told.indexable(edition),
        sheet=sheet,
        inner=inner,
        status=str(edition.status),
        title=teller.run("title", source.title),
        card=encode(card) if card else None,
        corrected=tuple(view.time.iso for view in corrections),
        corrections=encode(corrections) if corrections else None,
    )


def _corrections(teller: Teller, source: Source, card: Card) -> Iterator[CorrectionView]:
    if not isinstance(source, Release):
        return
    link = Link(card.title.text, card.href, card.title.lang)
    for correction in newest_first(source):
        view = correction_view(teller, correction)
        yield view._replace(release=link, release_lang=card.title.lang)


def _release_facts(told: Told, release: Release) -> ReleaseFacts:
    moments = [release.date, *(one.date for one in release.corrections)]
    changed = max(
        [*moments, *([release.updated] if release.updated else [])], key=lambda moment: moment.at
    )
    return ReleaseFacts(
        stage=told.stage or Stage.PUBLIC,
        at=release.date.at,
        day=release.date.day,
        topics=release.topics,
        related=release.related,
        published=release.date.iso,
        updated=release.updated.iso if release.updated else "",
        changed=changed.iso,
        kind=str(release.kind),
        number=release.number,
        license=release.license,
        corrections=len(release.corrections),
    )
