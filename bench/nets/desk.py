"""A press room under the hands of somebody, and how its files are chosen, read and replaced."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Desk:
    """A press room under somebody's hands."""

    root: Path
    beside: Path
    """A folder outside, which must stay as it is."""
    rng: random.Random

    def files(self, *ends: str, below: str = "content") -> list[str]:
        """Return the regular files whose names end so."""
        found = []
        for above, folders, names in os.walk(self.root / below):
            folders.sort()
            for name in sorted(names):
                path = Path(above, name)
                if path.is_file() and not path.is_symlink() and name.endswith(ends or ("",)):
                    found.append(path.relative_to(self.root).as_posix())
        return found

    def one(self, *ends: str, below: str = "content") -> str:
        """Return one of them by chance; nothing if there is none."""
        found = self.files(*ends, below=below)
        return self.rng.choice(found) if found else ""

    def text(self, name: str) -> str:
        """Return a text of the room; what is no UTF-8 in it is left out."""
        return (self.root / name).read_text(encoding="utf-8", errors="ignore")

    def put(self, name: str, data: str | bytes) -> None:
        """Write a file in place, or a new one."""
        path = self.root / name
        for above in [*reversed(path.relative_to(self.root).parents)][1:]:
            if not (self.root / above).is_dir() or (self.root / above).is_symlink():
                remove(self.root / above)  # nothing of ours is written through a link
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_symlink() or not path.is_file():
            remove(path)
        path.write_bytes(data.encode() if isinstance(data, str) else data)


Edit = Callable[[Desk], str]
"""Does something to a press room and returns what, in a few words; nothing if it could not."""


def remove(path: Path) -> None:
    """Remove whatever stands there; a link and not what it leads to."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
