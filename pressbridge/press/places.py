"""Where Pressbridge keeps its own files in a press room: ``.pressbridge``, which git ignores."""

from __future__ import annotations

import os
from hashlib import blake2b
from pathlib import Path

from pressbridge.press.options import real
from pressbridge.world.ledger_file import LedgerFile

OWN = ".pressbridge"
JOURNAL = f"{OWN}/journal.jsonl"


def ledger_of(root: Path, out: Path) -> LedgerFile:
    """Return the ledger of an output folder: each has its own."""
    name = blake2b(os.fsencode(real(out)), digest_size=6).hexdigest()
    return LedgerFile(root / OWN / f"ledger-{name}.sqlite3")
