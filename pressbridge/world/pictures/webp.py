"""WebP (RFC 9649): walks over its chunks; the texture is for Pillow to decode."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

from pressbridge.world.pictures.exif import PREFIX, is_turned
from pressbridge.world.pictures.faults import NotAPictureError, within_bounds

_LOSSY, _LOSSLESS, _EXTENDED, _EXIF = b"VP8 ", b"VP8L", b"VP8X", b"EXIF"
_TEXTURES = frozenset({_LOSSY, _LOSSLESS, b"ANMF"})


class WebP(NamedTuple):
    """A WebP that is whole up to the texture of each frame."""

    width: int
    height: int
    turned: bool


def read_webp(data: bytes) -> WebP:
    """Return what a WebP is, before it is turned. Raises NotAPictureError."""
    try:
        return _walked(memoryview(data))
    except (IndexError, struct.error):  # the file ends before the picture
        raise NotAPictureError from None


def _walked(view: memoryview) -> WebP:
    size: tuple[int, int] | None = None
    textures, turned = 0, False
    for kind, body in _chunks(view):
        if size is None:
            size = within_bounds(*_size(kind, body))
        textures += kind in _TEXTURES
        if kind == _EXIF:
            turned = is_turned(body[len(PREFIX) :] if body[: len(PREFIX)] == PREFIX else body)
    if size is None or not textures:
        raise NotAPictureError
    return WebP(*size, turned)


def _chunks(view: memoryview) -> Iterator[tuple[bytes, memoryview]]:
    """Yield the chunks. Raises NotAPictureError where the file ends inside one."""
    (length,) = struct.unpack_from("<I", view, 4)
    at, end = 12, 8 + length
    if end > len(view):
        raise NotAPictureError
    while at < end:
        kind, length = struct.unpack_from("<4sI", view, at)
        at += 8 + length
        if at > end:
            raise NotAPictureError
        yield kind, view[at - length : at]
        at += length & 1


def _size(kind: bytes, body: memoryview) -> tuple[int, int]:
    if kind == _LOSSY and bytes(body[3:6]) == b"\x9d\x01\x2a":
        width, height = struct.unpack_from("<HH", body, 6)
        return width & 0x3FFF, height & 0x3FFF
    if kind == _LOSSLESS and body[0] == 0x2F:
        (bits,) = struct.unpack_from("<I", body, 1)
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == _EXTENDED and len(body) >= 10:
        width, height = (int.from_bytes(body[at : at + 3], "little") for at in (4, 7))
        return width + 1, height + 1
    raise NotAPictureError
