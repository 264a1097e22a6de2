"""Where Pressbridge keeps its own files in a press room: ``.pressbridge``, which git ignores."""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path

from pressbridge.world.ledger_file import LedgerFile

OWN = ".pressbridge"
JOURNAL = f"{OWN}/journal.jsonl"


def ledger_of(root: Path, out: Path) -> LedgerFile:
    """Return the ledger of an output folder: each has its own."""
    name = blake2b(str(out.resolve()).encode(), digest_size=6).hexdigest()
    return LedgerFile(root / OWN / f"ledger-{name}.sqlite3")
