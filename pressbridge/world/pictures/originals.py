"""Pictures and attachments as readers may have them, read where they lie.

All of them were looked at before. What is another by now stops the build: the next one sees it.
"""

from __future__ import annotations

import errno

from pressbridge.words.problems import said
from pressbridge.world.below import Below, file_hash, read_bytes
from pressbridge.world.pictures.checking import is_picture, published
from pressbridge.world.pictures.faults import NotAPictureError


def stripped(place: Below) -> bytes:
    """Return a picture without what is only said of it. Raises OSError.

    It was looked at whole, so it is one unless it was replaced in this second.
    """
    return _published(read_bytes(place), place)


def original(place: Below, key: str) -> bytes:
    """Return a picture or attachment as readers may have it.

    ``key`` stands for its bytes when it was looked at (``file_hash``, in hexadecimal figures).
    Raises OSError, also if they are others by now.
    """
    data = read_bytes(place)
    if file_hash(data).hex() != key:
        raise changed_meanwhile(place)
    return _published(data, place) if is_picture(place.name) else data


def _published(data: bytes, place: Below) -> bytes:
    try:
        return published(data, place.name)
    except NotAPictureError:
        raise changed_meanwhile(place) from None


def changed_meanwhile(place: Below) -> OSError:
    """Return the error of a file that is another than when it was looked at."""
    return OSError(errno.EIO, said("{name} changed meanwhile", name=place.name), str(place))
