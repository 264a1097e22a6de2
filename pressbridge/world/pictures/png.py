"""PNG (W3C, third edition): the sums of its chunks, and rows enough for its height.

The rows are unpacked in portions and thrown away: a file of 700 KB may stand for 700 MB. Texts are
never unpacked.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from pressbridge.world.pictures.exif import is_turned, only_orientation
from pressbridge.world.pictures.faults import NotAPictureError, within_bounds

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_PALETTE = 3
_PASSES = (
    (0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2),
    (0, 1, 1, 2),
)  # fmt: skip
"""Adam7: the first column and row of each pass, and the steps between its columns and rows."""
_PIECE, _PORTION = 1 << 16, 1 << 20
"""Bytes that are unpacked at once, and what they may give at once."""
_TEXTS = frozenset({b"tEXt", b"zTXt", b"iTXt", b"eXIf"})
"""What is said of the picture: damage in it is no damage of the picture."""
_SHOWN = frozenset({
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"bKGD", b"pHYs", b"sBIT",
    b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"mDCV", b"cLLI", b"mDCv", b"cLLi",
    b"acTL", b"fcTL", b"fdAT",
})  # fmt: skip
"""Chunks that show the picture: its pixels, colours, the size of a pixel, its frames."""


class _Chunk(NamedTuple):
    kind: bytes
    body: memoryview
    itself: memoryview
    """All of it, with its length and check sum."""
    whole: bool
    """Its check sum is right."""


def png_size(data: bytes) -> tuple[int, int]:
    """Return width and height as a browser shows them. Raises NotAPictureError."""
    chunks = _chunks(memoryview(data))
    head = _Head.of(next(chunks))
    rows, turned, palette = _Rows(head.length()), False, False
    for chunk in chunks:
        if not chunk.whole and chunk.kind not in _TEXTS:
            break
        match chunk.kind:
            case b"IDAT":
                rows.take(chunk.body)
            case b"PLTE":
                palette = True
            case b"eXIf" if chunk.whole and not rows.begun:
                turned = is_turned(chunk.body)
            case b"IEND":
                if rows.left > 0 or (head.colour == _PALETTE and not palette):
                    break
                return (head.height, head.width) if turned else (head.width, head.height)
            case kind if kind[0] < ord("a"):  # needed to show it, and known to nobody
                break
    raise NotAPictureError


def published_png(data: bytes) -> list[memoryview | bytes]:
    """Return the pieces of a PNG that show it, in order, for a PNG that ``png_size`` takes.

    Not what is only said of it: EXIF, texts, the hour, what programs keep for themselves, and
    whatever follows it.
    """
    kept: list[memoryview | bytes] = [SIGNATURE]
    exif, begun = b"", False
    for chunk in _chunks(memoryview(data)):
        if chunk.kind == b"eXIf" and chunk.whole and not begun:
            exif = only_orientation(chunk.body)
        if chunk.kind == b"IDAT" and not begun:
            begun = True
            kept += [_packed(b"eXIf", exif)] if exif else []
        if chunk.kind in _SHOWN:
            kept.append(chunk.itself)
        if chunk.kind == b"IEND":
            break
    return kept


def _packed(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _chunks(view: memoryview) -> Iterator[_Chunk]:
    """Yield the chunks of a file. Raises NotAPictureError where it ends inside one."""
    at = len(SIGNATURE)
    while True:
        if len(view) < at + 12:
            raise NotAPictureError
        (length,) = struct.unpack_from(">I", view, at)
        end = at + 8 + length
        if len(view) < end + 4:
            raise NotAPictureError
        (check,) = struct.unpack_from(">I", view, end)
        yield _Chunk(
            bytes(view[at + 4 : at + 8]),
            view[at + 8 : end],
            view[at : end + 4],
            zlib.crc32(view[at + 4 : end]) == check,
        )
        at = end + 4


class _Head(NamedTuple):
    width: int
    height: int
    depth: int
    """Bits of a channel."""
    colour: int
    compression: int
    filtering: int
    interlaced: int

    @classmethod
    def of(cls, chunk: _Chunk) -> _Head:
        if chunk.kind != b"IHDR" or len(chunk.body) != 13 or not chunk.whole:
            raise NotAPictureError
        head = cls(*struct.unpack(">IIBBBBB", chunk.body))
        known = head.depth in _DEPTHS.get(head.colour, ()) and head.interlaced in {0, 1}
        if not known or head.compression or head.filtering:
            raise NotAPictureError
        within_bounds(head.width, head.height)
        return head

    def length(self) -> int:
        """Return the bytes of all rows, unpacked; each begins with the number of a filter."""
        bits = self.depth * _CHANNELS[self.colour]
        total = 0
        for left, top, across, down in _PASSES if self.interlaced else ((0, 0, 1, 1),):
            columns = -((left - self.width) // across)
            rows = -((top - self.height) // down)
            if columns > 0 and rows > 0:
                total += rows * (1 + (columns * bits + 7) // 8)
        return total


class _Rows:
    """Counts what is unpacked."""

    def __init__(self, length: int) -> None:
        self.left = length
        """Bytes that are to come. Browsers pass over more than that, so more is not unpacked."""
        self.begun = False
        self._stream = zlib.decompressobj()

    def take(self, body: memoryview) -> None:
        """Unpack a piece. Raises NotAPictureError where that cannot be done."""
        self.begun = True
        try:
            for at in range(0, len(body), _PIECE):
                self._unpack(body[at : at + _PIECE])
        except zlib.error:
            raise NotAPictureError from None

    def _unpack(self, packed: bytes | memoryview) -> None:
        while self.left >= 0 and not self._stream.eof:
            got = len(self._stream.decompress(packed, _PORTION))
            self.left -= got
            packed = self._stream.unconsumed_tail
            if not packed and got < _PORTION:
                break
