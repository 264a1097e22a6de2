"""Undo: the bytes of a catalog before a save, as long as nobody else has written it since.

A save approves, and so takes away what an entry said before (who translated it, from which older
source). So what it was is kept, and put back whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from pressbridge.serve.desk import Wrong
from pressbridge.words.problems import said
from pressbridge.world.below import Below, read_bytes, remove
from pressbridge.world.files import place_below, replace_below
from pressbridge.world.lock import joined_lock

_MOST = 200
"""Saves of one catalog that can be taken back."""
CHANGED = said("Nothing was undone: the file was changed meanwhile.")
NOTHING = said("There is nothing to undo.")


class _Step(NamedTuple):
    before: bytes | None
    """Bytes of the catalog; None if there was none."""
    after: bytes


class Outcome:
    """Whether a save wrote anything; told by whoever saves."""

    saved = False


class LastSaves:
    """The saves of one run of ``serve``."""

    def __init__(self) -> None:
        self._steps: dict[str, list[_Step]] = {}

    @contextmanager
    def watched(self, root: Path, catalog: str) -> Iterator[Outcome]:
        """Remember what a save does with a catalog."""
        at, outcome = place_below(root, root / catalog), Outcome()
        before = _bytes(at)
        yield outcome
        after = _bytes(at)
        if not outcome.saved or after is None or after == before:
            return
        steps = self._steps.setdefault(catalog, [])
        if steps and steps[-1].after != before:  # somebody else has written it
            steps.clear()
        steps.append(_Step(before, after))
        del steps[:-_MOST]

    def take_back(self, root: Path, catalog: str) -> None:
        """Put a catalog back as it was before the last save. Raises Wrong, Busy and OSError."""
        steps = self._steps.get(catalog, [])
        if not steps:
            raise Wrong(NOTHING)
        at = place_below(root, root / catalog)
        with joined_lock(root):
            step = steps.pop()
            if _bytes(at) != step.after:
                steps.clear()
                raise Wrong(CHANGED)
            if step.before is None:
                remove(at)
            else:
                replace_below(at, step.before)


def _bytes(at: Below) -> bytes | None:
    try:
        return read_bytes(at)
    except FileNotFoundError:
        return None
