"""What a build knows of one source, and what it is made from.

Everything that a digest depends on is the source's own files or in the Workshop, so that it can be
made in any process, and kept as long as both stay the same (``digesting``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import MappingProxyType
from typing import NamedTuple

from pressbridge.press.tally import Tally
from pressbridge.reading.fields import Ref
from pressbridge.reading.layout import Companion
from pressbridge.reading.source_files import Directory
from pressbridge.reading.sources import Place
from pressbridge.rendering.facts import Facts
from pressbridge.rendering.hidden import Hidden
from pressbridge.rendering.sealed import Sealed
from pressbridge.rendering.setting import FileFacts, Setting
from pressbridge.translation.memory import Memory
from pressbridge.translation.segments import Segment
from pressbridge.words.lang import Lang
from pressbridge.words.problems import Problem
from pressbridge.world.below import Stamp
from pressbridge.world.ledger_file import InputRow

BEGINNING = datetime.min.replace(tzinfo=UTC)
END = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """What all digests are made with. It travels to each process once."""

    directory: Directory
    setting: Setting
    now: datetime
    memory: Memory | None = None
    """What other catalogs say of open texts; None if nobody has looked."""


@dataclass(frozen=True, slots=True)
class Order:
    """A source to digest."""

    place: Place
    companions: tuple[Companion, ...]
    checked: tuple[CheckedFile, ...] = ()
    """Its files as they were looked at before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """What a build knows of a source."""

    path: str
    problems: tuple[Problem, ...] = ()
    facts: Facts | None = None
    """None if readers may not see it."""
    hidden: Hidden | None = None
    """What readers may not see of it; None if there is nothing of the kind."""
    said: bytes = b""
    """What readers may see of it, sentence by sentence (``wording.sums_of``)."""
    checked: tuple[CheckedFile, ...] = ()
    """Its files as they were looked at."""
    aliases: tuple[Ref, ...] = ()
    slugs: tuple[str, ...] = ()
    """Those of other sources that it names."""
    tally: Tally = field(default_factory=Tally)
    """Of a public source."""
    open: tuple[Segment, ...] = ()
    """Texts without a translation: what other catalogs say of them matters."""
    lang: Lang = Lang.KO
    """Of the translation."""
    unsaid: bool = False
    """Its catalog's file lacks translations that are known."""
    may_be_sent: bool = False
    """Some of its open texts may be sent to an engine."""
    since: datetime = BEGINNING
    """It holds from this moment …"""
    until: datetime = END
    """… and before this one."""
    at: datetime = BEGINNING
    """A release's date: newer ones come first."""
    catalog: str = ""
    """The catalog that translates it, if one does."""
    says: bytes = b""
    """Sums of the texts in this catalog: other sources may take their translations from it."""
    lends: bool = True
    """Other sources may: it is not withdrawn."""
    waits: bool = False
    """It is not whole: it was made without a look into the other catalogs."""


class CheckedFile(NamedTuple):
    """A picture or attachment that was looked at, as a whole if it is a picture."""

    name: str
    """Relative to the root."""
    stamp: Stamp
    facts: FileFacts


class Digestion(NamedTuple):
    """What comes of digesting a source."""

    digest: Digest
    sheets: Mapping[Lang, Sealed] = MappingProxyType({})
    """Of its editions."""
    inputs: tuple[InputRow, ...] = ()
    """Everything that was read for it."""
    wording: bytes = b""
    """Everything that it says (``wording``): what a change of the register is compared with."""
