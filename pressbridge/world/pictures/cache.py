"""The cache of pictures that were made: one file each, named by what it was made of.

A file begins with a sum over its name and the rest. One that is damaged, cut or gone is a miss, and
the picture is made again; what the disk refuses is not kept. An empty picture says that none is to
be made.
"""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from pressbridge.world.files import write_atomic

_SUM = 16
"""Bytes of a sum."""
MOST_BYTES = 1_000_000_000
"""Bytes that the cache may have when a build ends; what was used last stays."""


class PictureCache:
    """The pictures that were made for a press room, by their keys."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, key: str) -> bytes | None:
        """Return a picture; None for a miss."""
        place = self._folder / key
        try:
            stored = place.read_bytes()
        except OSError:
            return None
        data = stored[_SUM:]
        if stored[:_SUM] != _sum(key, data):
            return None
        with suppress(OSError):
            os.utime(place)
        return data

    def put(self, key: str, data: bytes) -> None:
        """Keep a picture, as far as the disk lets us."""
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            write_atomic(self._folder / key, _sum(key, data) + data)

    def trim(self, most: int = MOST_BYTES) -> None:
        """Remove what was used least lately, until no more than so many bytes are left."""
        with suppress(OSError):
            found = [(one.stat(), one.path) for one in os.scandir(self._folder) if one.is_file()]
            found.sort(key=lambda one: (-one[0].st_mtime_ns, one[1]))
            for state, path in found:
                most -= state.st_size
                if most < 0:
                    Path(path).unlink(missing_ok=True)


def _sum(key: str, data: bytes) -> bytes:
    state = blake2b(key.encode(), digest_size=_SUM)
    state.update(data)
    return state.digest()
