"""What earlier builds found out of single files, which holds as long as these are the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pressbridge.press.code import code_fingerprint
from pressbridge.press.digest import CheckedFile, Digest
from pressbridge.press.options import Options
from pressbridge.press.places import ledger_of
from pressbridge.press.standstill import unpickled
from pressbridge.world.ledger_file import DamagedLedger, LedgerFile

CODE = "code"
"""What the ledger keeps the code's fingerprint under."""

Checked = Mapping[str, tuple[CheckedFile, ...]]
"""Path of a source to its files as they were looked at."""


def checked_files(options: Options) -> Checked:
    """Return the files that the last build into the same folder looked at."""
    try:
        return checked_in(ledger_of(options.root, options.out))
    except DamagedLedger:
        return {}


def checked_in(ledger: LedgerFile) -> Checked:
    """Return the files that a ledger knows to be sound. Raises DamagedLedger."""
    if ledger.facts(CODE).get(CODE) != code_fingerprint():
        return {}  # other code may have looked less closely
    return dict(_checked(ledger))


def _checked(ledger: LedgerFile) -> Iterator[tuple[str, tuple[CheckedFile, ...]]]:
    for path, data in ledger.digests().items():
        digest = unpickled(data)
        if isinstance(digest, Digest) and digest.checked:
            yield path, digest.checked
