"""The records of the ledger: what a build leaves of a source and of a page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from pressbridge.press.digest import Digest
from pressbridge.press.standstill import unpickled
from pressbridge.words.lang import Lang
from pressbridge.world.ledger_file import InputRow, LedgerFile, SourceRow

COMPILED = "compiled"
"""What the ledger keeps compiled templates under."""


SCAN = "scan"
"""What the ledger keeps the LeakScan of the last build under."""


class MadeOf(NamedTuple):
    """What the page of an edition is made of beside its sheet."""

    address: str
    template: str
    lang: Lang
    older: str
    """Paths of the sources whose cards it shows; empty where it shows none."""
    newer: str
    related: tuple[str, ...]
    inner: tuple[tuple[str, str], ...]


def compiled_before(ledger: LedgerFile) -> Mapping[str, bytes]:
    """Return the templates that an earlier build has compiled."""
    found = unpickled(ledger.facts(COMPILED).get(COMPILED, b""))
    return found if isinstance(found, dict) else {}


def source_row(digest: Digest, beside: str, inputs: tuple[InputRow, ...]) -> SourceRow:
    """Return what the ledger keeps of a source beside its digest."""
    return SourceRow(
        digest.path,
        beside,
        microseconds(digest.since),
        microseconds(digest.until),
        "\n".join(digest.slugs),
        bool(digest.open),
        inputs,
    )


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def microseconds(moment: datetime) -> int:
    """Return a moment as microseconds since 1970."""
    return (moment - _EPOCH) // timedelta(microseconds=1)
