"""Pictures and attachments as readers may have them: read where they lie in the content.

All of them were looked at before. What is another by now stops the build: the next one sees it.
"""

from __future__ import annotations

import errno
from collections.abc import Iterable

from pressbridge.rendering.kit_files import KitFile
from pressbridge.words.problems import said
from pressbridge.world.below import Below, file_hash, read_bytes
from pressbridge.world.pictures import NotAPictureError, is_picture, published


def stripped(place: Below) -> bytes:
    """Return a picture without what is only said of it. Raises OSError.

    It was looked at whole, so it is one unless it was replaced in this second.
    """
    return _published(read_bytes(place), place)


def packed(files: Iterable[KitFile], places: Iterable[Below]) -> list[tuple[str, bytes]]:
    """Return (name, bytes) of the files that go into a press kit; ``places`` is where they lie.

    Raises OSError, also for a file that is another than when the kit was planned.
    """
    found: list[tuple[str, bytes]] = []
    inside = (one for one in files if one.name)
    for file, place in zip(inside, places, strict=True):
        data = read_bytes(place)
        if file_hash(data).hex() != file.key:
            raise changed_meanwhile(place)
        found.append((file.name, _published(data, place) if is_picture(file.file) else data))
    return found


def _published(data: bytes, place: Below) -> bytes:
    try:
        return published(data, place.name)
    except NotAPictureError:
        raise changed_meanwhile(place) from None


def changed_meanwhile(place: Below) -> OSError:
    """Return the error of a file that is another than when it was looked at."""
    return OSError(errno.EIO, said("{name} changed meanwhile", name=place.name), str(place))
