"""Entries: what the build knows of each source once it is compiled (``compile``).

An entry depends on the source's own files and on the context alone, so it can be made in any
process and kept as long as both stay the same (``outdated``).
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from datetime import UTC, datetime
from enum import IntEnum
from typing import NamedTuple

from pressbridge.reading.fields import Ref
from pressbridge.rendering.hidden import Hidden
from pressbridge.rendering.references import KEPT, Shown
from pressbridge.rendering.site_context import FileInfo
from pressbridge.rendering.summaries import EditionSummary, SourceSummary
from pressbridge.rendering.views import LocalizedText
from pressbridge.run import Counts
from pressbridge.translation.segments import Segment
from pressbridge.words.lang import Lang
from pressbridge.words.model import Release, Source
from pressbridge.words.problems import Problem
from pressbridge.words.visibility import turning_points
from pressbridge.world.below import Stamp
from pressbridge.world.scratch import Span
from pressbridge.world.store import Encoded

BEGINNING = datetime.min.replace(tzinfo=UTC)
END = datetime.max.replace(tzinfo=UTC, microsecond=0)


class Input(NamedTuple):
    """A file that was read for a source, or looked at."""

    name: str
    """Relative to the root."""
    stamp: Stamp
    hash: bytes
    """Hash of the bytes; empty for a file that was only looked at."""
    racy: bool
    """A later change may bear the same stamp (``clock.is_racy``)."""


class Made(IntEnum):
    """What is made of a picture; each is part of the next."""

    NOTHING = 0
    SIZES = 1
    SHARE = 2
    """The sizes, and the share image of the source's pages."""


class CheckedFile(NamedTuple):
    """A picture or attachment that was looked at, as a whole if it is a picture."""

    name: str
    """Relative to the root."""
    stamp: Stamp
    info: FileInfo
    tells_place: bool = False
    """The file goes out as it is, and says where a photograph in it was taken."""
    made: Made = Made.NOTHING
    """What was made of a picture when it was looked at (``FileInfo.renditions``)."""


class Tally(NamedTuple):
    """Numbers of passages by state."""

    reviewed: int = 0
    edited: int = 0
    machine: int = 0
    stale: int = 0
    failed: int = 0
    missing: int = 0


class Left(NamedTuple):
    """Work that waits for a person."""

    passages: int = 0
    """Passages that nobody has approved, or that have a hard finding nobody has waived."""
    sentences: int = 0
    seconds: int = 0


class Standing(NamedTuple):
    """How far the translation of one source has come."""

    slug: str
    lang: Lang
    titles: Mapping[Lang, str]
    """Titles by language; none in one that there is no title in yet."""
    day: str
    """Day of a release in ISO 8601; empty for a standing page."""
    stage: str
    """Stage in a word (``standing.stage_name``)."""
    topics: tuple[str, ...] = ()
    by_hand: bool = False
    """Whether a person wrote the translation as a whole."""
    one_language: bool = False
    states: Tally = Tally()
    hard: int = 0
    """Findings on passages that keep a translation from readers, or would."""
    soft: int = 0
    left: Left = Left()
    public_from: str = ""
    """Moment from which readers see it, in ISO 8601; empty if they see it, and for a draft."""


class Entry(NamedTuple):
    """What a build knows of a source."""

    path: str
    beside: tuple[str, ...] = ()
    """The catalogs and hand translations of the source."""
    inputs: tuple[Input, ...] = ()
    """All files that were read or looked at."""
    problems: tuple[Problem, ...] = ()
    summary: SourceSummary | None = None
    """What the rest of the site shows; None if readers may not see the source."""
    hidden: Hidden | None = None
    """What readers may not see; None if there is nothing of the kind."""
    said: bytes = b""
    """What readers may see, sentence by sentence (``texts.sums_of``)."""
    checked: tuple[CheckedFile, ...] = ()
    """Pictures and attachments as they were looked at."""
    aliases: tuple[Ref, ...] = ()
    slugs: tuple[str, ...] = ()
    """Slugs of other sources that the source names."""
    counts: Counts = Counts()
    """How far the translation has come; nothing for a source that is not public."""
    untranslated: tuple[Segment, ...] = ()
    """Texts that its catalog's file has no translation for: what other catalogs say matters."""
    lang: Lang = Lang.KO
    """Language of the translation."""
    catalog_outdated: bool = False
    """Whether the catalog's file lacks translations that are known."""
    may_be_sent: bool = False
    """Some of the untranslated texts may be sent to an engine."""
    since: datetime = BEGINNING
    """The entry holds from this moment …"""
    until: datetime = END
    """… and before this one."""
    at: datetime = BEGINNING
    """A release's date: newer ones come first."""
    catalog: str = ""
    """The catalog that translates it, if one does."""
    catalog_texts: bytes = b""
    """Sums of the texts in this catalog: other sources may take their translations from it."""
    lends: bool = True
    """Other sources may: it is not withdrawn."""
    standing: Standing | None = None
    """How far the translation has come, also of what is not public; None if it cannot be read."""
    needs_memory: bool = False
    """Whether the entry is not whole, because nobody has looked into other catalogs yet."""

    def holds_at(self, moment: datetime) -> bool:
        """Tell whether readers see the same of the source at a moment."""
        return self.since <= moment < self.until


class CompileResult(NamedTuple):
    """A source that was compiled in this run: its entry, and where the rest waits on disk."""

    entry: Entry
    bodies: Mapping[str, Span] = {}
    """The bodies of its pages and what searching has to know, packed, by ``body_name``."""
    texts: Span | None = None
    """All that it says, packed (``texts.packed``); None if it could not be read."""


def placement(entry: Entry) -> Entry:
    """Return an entry without what stands only on pages that show a part of the source.

    Where it is equal before and after an edit, the same pages stand at the same addresses and are
    made of the same sources: the plan of the site stays, if the releases together say the same
    names as before.
    """
    summary = entry.summary
    if summary and summary.release:  # the title of a standing page is in every menu
        summary = summary._replace(editions=tuple(map(_place_of, summary.editions)), names=())
    return entry._replace(
        inputs=(), problems=(), summary=summary, said=b"", checked=(), counts=Counts(),
        untranslated=(), catalog_outdated=False, may_be_sent=False, catalog_texts=b"",
        standing=None,
    )  # fmt: skip


def _place_of(edition: EditionSummary) -> EditionSummary:
    return edition._replace(
        page_body=b"", title=LocalizedText(""), status="",
        card=edition.card and edition.card._replace(id=b"", data=b""),
        headline=edition.headline and edition.headline._replace(id=b"", data=b""),
        corrections=None,
        search=edition.search and edition.search._replace(id=b"", data=b""),
        facts=b"-"[: len(edition.facts)], sentences=b"",
    )  # fmt: skip


def body_name(lang: Lang, shown: Shown) -> str:
    """Return the name of what is kept apart of an edition (``KEPT``), unique in its source."""
    return str(lang) if shown is Shown.BODY else f"{lang} {shown}"


BODY_NAMES = tuple(body_name(lang, shown) for lang in Lang for shown in sorted(KEPT))


def kept_apart(
    summary: SourceSummary, bodies: Mapping[Lang, Encoded]
) -> tuple[SourceSummary, dict[str, Encoded]]:
    """Return a summary as an entry has it, and what is kept apart of it, by ``body_name``."""
    apart = {body_name(lang, Shown.BODY): body for lang, body in bodies.items()}
    editions: list[EditionSummary] = []
    for edition in summary.editions:
        if edition.search:
            apart[body_name(edition.lang, Shown.PIECES)] = edition.search
        only_id = edition.search and edition.search._replace(data=b"")
        editions.append(edition._replace(search=only_id))
    return summary._replace(editions=tuple(editions)), apart


def pack_body(body: Encoded) -> Encoded:
    """Return what is kept apart as it waits in a scratch file and stands in the ledger.

    A body is a third as large so.
    """
    return Encoded(body.id, zlib.compress(body.data, 1))


def unpack_body(packed: Encoded) -> bytes:
    """Return the bytes of a body that was packed."""
    return zlib.decompress(packed.data)


def bounds(source: Source, now: datetime, contact_names: int | None) -> tuple[datetime, datetime]:
    """Return between which moments readers see what they see now of a source."""
    points = turning_points(source, contact_names) if isinstance(source, Release) else ()
    since = max((point for point in points if point <= now), default=BEGINNING)
    return since, min((point for point in points if point > now), default=END)
