"""What the rest of the site knows of a source: all that lists, menus and neighbours show of it."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from pressbridge.rendering.bodies import InnerLink
from pressbridge.rendering.views import Run
from pressbridge.words.lang import Lang
from pressbridge.words.visibility import Stage
from pressbridge.world.store import Encoded


class EditionFacts(NamedTuple):
    """What the rest of the site knows of an edition."""

    lang: Lang
    address: str
    has_text: bool
    """It shows the text, and not only a notice that there is no translation."""
    listed: bool
    """Lists, counts, neighbours and feeds of its language have it."""
    indexable: bool
    """Search engines may list it: public, titled, nothing unchecked."""
    sheet: bytes
    """The id of its sheet: equal for equal pages but for what stands beside them."""
    status: str
    title: Run
    inner: tuple[InnerLink, ...] = ()
    """Links of its body to other sources."""
    card: Encoded | None = None
    """Its Card; None for a standing page."""
    corrected: tuple[str, ...] = ()
    """The moments of its public corrections, newest first."""
    corrections: Encoded | None = None
    """CorrectionViews of these, as one tuple; None if there are none."""


class Facts(NamedTuple):
    """What the rest of the site knows of a release or standing page."""

    slug: str
    path: str
    """The Markdown file, relative to the root."""
    lang: Lang
    editions: tuple[EditionFacts, ...]
    aliases: tuple[tuple[str, int | None], ...] = ()
    """(old address, its line in the file)."""
    copies: tuple[tuple[str, str], ...] = ()
    """(file that readers may have, where it lies relative to the root)."""
    asked: tuple[tuple[str, str, str, int], ...] = ()
    """Links written as addresses of the site: (as written, address, the file, line)."""
    release: ReleaseFacts | None = None
    """None for a standing page."""

    def edition(self, lang: Lang) -> EditionFacts | None:
        """Return the facts of the edition in a language, if there is one."""
        for edition in self.editions:
            if edition.lang is lang:
                return edition
        return None

    @property
    def facts(self) -> ReleaseFacts:
        """What only a release has. Raises ValueError for a standing page."""
        if self.release is None:
            raise ValueError(self.path)
        return self.release


class ReleaseFacts(NamedTuple):
    """What a release has and a standing page has not."""

    stage: Stage
    at: datetime
    day: date
    topics: tuple[str, ...]
    related: tuple[str, ...]
    """Slugs that the editor named."""
    published: str
    """Its date in +09:00, for machines."""
    updated: str
    """Empty if it never was."""
    changed: str
    """When it last changed for its readers."""
    kind: str
    number: str
    license: str
    corrections: int
