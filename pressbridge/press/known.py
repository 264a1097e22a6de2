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
    ledger = ledger_of(options.root, options.out)
    try:
        return checked_in(ledger, ledger.digests())
    except DamagedLedger:
        return {}


def checked_in(ledger: LedgerFile, digests: Mapping[str, bytes]) -> Checked:
    """Return the files that some of a ledger's digests know to be sound. Raises DamagedLedger."""
    if not digests or ledger.facts(CODE).get(CODE) != code_fingerprint():
        return {}  # other code may have looked less closely
    return dict(_checked(digests))


def _checked(digests: Mapping[str, bytes]) -> Iterator[tuple[str, tuple[CheckedFile, ...]]]:
    for path, data in digests.items():
        digest = unpickled(data)
        if isinstance(digest, Digest) and digest.checked:
            yield path, digest.checked
