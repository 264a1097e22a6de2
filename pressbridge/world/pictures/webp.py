"""WebP (RFC 9649): walks over its chunks; the texture is for Pillow to decode."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

from pressbridge.world.pictures.exif import PREFIX, is_turned, only_orientation
from pressbridge.world.pictures.faults import NotAPictureError, within_bounds

_LOSSY, _LOSSLESS, _EXTENDED, _EXIF = b"VP8 ", b"VP8L", b"VP8X", b"EXIF"
_FRAME = b"ANMF"
_TEXTURES = frozenset({_LOSSY, _LOSSLESS, _FRAME})
_SHOWN = frozenset({*_TEXTURES, _EXTENDED, b"ALPH", b"ANIM", b"ICCP"})
"""Chunks that show the picture: its texture, colour profile and frames."""
_HAS_EXIF, _HAS_XMP = 0x08, 0x04
"""Flags in the first byte of VP8X."""
_FRAME_HEAD = 16
"""Bytes of a frame before its own chunks."""


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
            turned = is_turned(_bare(body))
    if size is None or not textures:
        raise NotAPictureError
    return WebP(*size, turned)


def published_webp(data: bytes) -> list[memoryview | bytes]:
    """Return the pieces of a WebP that show it, in order. Raises NotAPictureError.

    Not what is only said of it: EXIF, XMP, what nobody knows, and whatever follows it.
    """
    try:
        return _kept(memoryview(data))
    except (IndexError, struct.error):  # the file ends before the picture
        raise NotAPictureError from None


def _kept(view: memoryview) -> list[memoryview | bytes]:
    kept: list[memoryview | bytes] = []
    exif, head = b"", -1
    for kind, body in _chunks(view):
        if kind == _EXIF:
            exif = only_orientation(_bare(body))
        elif kind == _EXTENDED:
            head = len(kept) + 1
            kept += _packed(kind, body[:10])
        elif kind == _FRAME:
            inner = _inner(body, _FRAME_HEAD, len(body))
            parts = [piece for own, part in inner if own in _SHOWN for piece in _packed(own, part)]
            kept += _packed(kind, b"".join([body[:_FRAME_HEAD], *parts]))
        elif kind in _SHOWN:
            kept += _packed(kind, body)
    if head >= 0:
        flags = kept[head][0] & ~_HAS_XMP & (0xFF if exif else ~_HAS_EXIF)
        kept[head] = bytes((flags, *kept[head][1:]))
    kept += _packed(_EXIF, exif) if exif else []
    return [struct.pack("<4sI4s", b"RIFF", 4 + sum(map(len, kept)), b"WEBP"), *kept]


def _packed(kind: bytes, body: memoryview | bytes) -> tuple[memoryview | bytes, ...]:
    """Return the pieces of a chunk: its head, its body, and a byte to make its length even."""
    return struct.pack("<4sI", kind, len(body)), body, bytes(len(body) & 1)


def _bare(exif: memoryview) -> memoryview:
    """Return EXIF without the name that some programs put before it, as in a JPEG."""
    return exif[len(PREFIX) :] if exif[: len(PREFIX)] == PREFIX else exif


def _chunks(view: memoryview) -> Iterator[tuple[bytes, memoryview]]:
    """Yield the chunks. Raises NotAPictureError where the file ends inside one."""
    (length,) = struct.unpack_from("<I", view, 4)
    if 8 + length > len(view):
        raise NotAPictureError
    yield from _inner(view, 12, 8 + length)


def _inner(view: memoryview, at: int, end: int) -> Iterator[tuple[bytes, memoryview]]:
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
