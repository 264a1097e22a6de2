"""JPEG (ITU-T T.81): walks over the segments and through the scans up to the end of the picture.

The texture is not decoded: that takes thirty times as long, and says no more, because a decoder
makes some picture of any texture. What betrays damage are the marks in it and around it.

What is published of a photograph is what shows it: the segments of the picture, its colour profile
and how it is turned. Nothing is encoded anew, so it loses nothing.
"""

from __future__ import annotations

import re
import struct

from pressbridge.words.problems import said
from pressbridge.world.pictures.exif import PREFIX, is_turned, only_orientation
from pressbridge.world.pictures.faults import NotAPictureError, within_bounds

_MARK = re.compile(rb"\xff([^\x00\xff])")
"""A mark inside a scan; FF 00 is a byte FF of the texture, FF FF a filling."""

_EOI, _SOS, _DQT, _DRI, _DHT = 0xD9, 0xDA, 0xDB, 0xDD, 0xC4
_PROGRESSIVE = 0xC2
_SHOWN = frozenset({0xC0, 0xC1, _PROGRESSIVE})
"""Beginnings of a frame: baseline, extended, progressive."""
_OTHER_FRAMES = frozenset(range(0xC3, 0xD0)) - {_DHT, 0xC8}
"""Lossless, hierarchical and arithmetic ones: no browser shows them."""
_RESTARTS = range(0xD0, 0xD8)
_DNL, _JFIF, _EXIF, _ICC, _ADOBE = 0xDC, 0xE0, 0xE1, 0xE2, 0xEE
_SAID = frozenset({0xFE, *range(0xE0, 0xF0)})
"""Comments and the segments of applications."""
_PASSED_OVER = _SAID | {_DNL}


def jpeg_size(data: bytes) -> tuple[int, int]:
    """Return width and height as a browser shows them. Raises NotAPictureError.

    What follows the picture is not looked at: cameras put a second one there (MPO), and browsers
    pass over it.
    """
    return _Walk(data).size()


def published_jpeg(data: bytes) -> list[memoryview | bytes]:
    """Return the pieces of a JPEG that show it, in order. Raises NotAPictureError.

    Not what is only said of it: EXIF, XMP, IPTC, comments, small pictures, and whatever follows it.
    """
    walk = _Walk(data)
    walk.size()
    return walk.kept


class _Walk:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.kept: list[memoryview | bytes] = [b"\xff\xd8"]
        """What shows the picture, in order."""
        self.frame: tuple[int, int] | None = None
        self.tables: dict[int, int] = {}
        """The components of the frame, and the quantization table of each."""
        self.progressive = False
        self.quantizations: set[int] = set()
        self.codes: set[tuple[int, int]] = set()
        """The Huffman tables: 0 for first values or 1 for the others, and the number."""
        self.scanned: set[int] = set()
        self.interval = 0
        """Blocks between restart marks; 0 if there are none."""
        self.turned: bool | None = None

    def size(self) -> tuple[int, int]:
        at, code = 2, 0
        try:
            while code != _EOI:
                code, at = self._mark(at)
                if code not in _RESTARTS and code != _EOI:
                    begin, at = at, self._segment(code, at)
                    if code not in _SAID:
                        self.kept += (bytes((0xFF, code)), memoryview(self.data)[begin:at])
            self.kept.append(b"\xff\xd9")
        except (IndexError, struct.error):  # the file ends before the picture
            raise NotAPictureError from None
        if self.frame is None or self.scanned != self.tables.keys():
            raise NotAPictureError
        width, height = self.frame
        return (height, width) if self.turned else (width, height)

    def _mark(self, at: int) -> tuple[int, int]:
        """Return the code of the mark that stands here, and where it ends."""
        if self.data[at] != 0xFF:
            raise NotAPictureError
        while self.data[at] == 0xFF:
            at += 1
        return self.data[at], at + 1

    def _segment(self, code: int, at: int) -> int:
        """Take a segment in, with the scan that follows it; return where it ends."""
        length = int.from_bytes(self.data[at : at + 2])
        end = at + length
        body = self.data[at + 2 : end]
        if len(body) != length - 2:
            raise NotAPictureError
        if code in _SHOWN:
            self.progressive = code == _PROGRESSIVE
            self._frame(body)
        elif code in _OTHER_FRAMES:
            raise NotAPictureError(said("is a JPEG of a kind that browsers do not show"))
        elif code == _DQT:
            self.quantizations.update(_quantizations(body))
        elif code == _DHT:
            self.codes.update(_codes(body))
        elif code == _DRI:
            (self.interval,) = struct.unpack(">H", body)
        elif code == _SOS:
            self._scan(body)
            return self._scan_end(end)
        elif code not in _PASSED_OVER:
            raise NotAPictureError
        else:
            self._said(code, body)
        return end

    def _said(self, code: int, body: bytes) -> None:
        """Take in what is said of the picture: kept is what it is shown with."""
        if code == _JFIF and body.startswith(b"JFIF\0") and len(body) >= 14:
            self._keep(code, body[:12] + bytes(2))  # without its small picture
        elif code == _ICC and body.startswith(b"ICC_PROFILE\0"):
            self._keep(code, body)
        elif code == _ADOBE and body.startswith(b"Adobe"):
            self._keep(code, body[:12])  # it says how colours are written
        elif code == _EXIF and body.startswith(PREFIX) and self.turned is None:
            exif = body[len(PREFIX) :]
            self.turned = is_turned(exif)
            if one_tag := only_orientation(exif):
                self._keep(code, PREFIX + one_tag)

    def _keep(self, code: int, body: bytes) -> None:
        self.kept.append(struct.pack(">BBH", 0xFF, code, len(body) + 2) + body)

    def _frame(self, body: bytes) -> None:
        precision, height, width, count = struct.unpack_from(">BHHB", body)
        parts = [body[at : at + 3] for at in range(6, len(body), 3)]
        samplings = {number for part in parts for number in (part[1] >> 4, part[1] & 15)}
        whole = len(body) == 6 + 3 * count and count in {1, 3, 4} and samplings <= {1, 2, 3, 4}
        if self.frame or precision != 8 or not whole:
            raise NotAPictureError
        self.frame = within_bounds(width, height)
        self.tables = {part[0]: part[2] for part in parts}

    def _scan(self, body: bytes) -> None:
        named = set(body[1:-3:2])
        lacking = {self.tables.get(one) for one in named} - self.quantizations
        if len(body) != 4 + 2 * body[0] or not named or lacking:
            raise NotAPictureError
        if self.codes and self._codes_asked(body) - self.codes:  # without any, the usual are meant
            raise NotAPictureError
        self.scanned |= named

    def _codes_asked(self, body: bytes) -> set[tuple[int, int]]:
        """Return the Huffman tables that a scan is read with."""
        first, last, bits = body[-3:]
        high, low = bits >> 4, bits & 15
        if self.progressive and not _is_step(body[0], first, last, high, low):
            raise NotAPictureError
        numbers, asked = body[2:-3:2], set[tuple[int, int]]()
        if not self.progressive or (not first and not high):
            asked |= {(0, number >> 4) for number in numbers}
        if not self.progressive or first:
            asked |= {(1, number & 15) for number in numbers}
        return asked

    def _scan_end(self, at: int) -> int:
        """Return where the mark stands that ends a scan; restart marks in it must be in turn."""
        due = 0
        for found in _MARK.finditer(self.data, at):
            code = found[1][0]
            if code not in _RESTARTS:
                return found.start()
            if not self.interval or code != _RESTARTS[due]:
                break
            due = (due + 1) % len(_RESTARTS)
        raise NotAPictureError


def _quantizations(body: bytes) -> set[int]:
    """Return the numbers of the tables in a segment."""
    found, at = set(), 0
    while at < len(body):
        found.add(body[at] & 15)
        at += 129 if body[at] >> 4 else 65
    if at != len(body):
        raise NotAPictureError
    return found


def _is_step(components: int, first: int, last: int, high: int, low: int) -> bool:
    """Tell whether a scan is a possible step of a progressive picture (T.81, G.1.1.1.1)."""
    band = last == 0 if first == 0 else first <= last < 64 and components == 1
    return band and low <= 13 and (high == 0 or low == high - 1)


def _codes(body: bytes) -> set[tuple[int, int]]:
    """Return class and number of the Huffman tables in a segment.

    Raises NotAPictureError if one has more codes than its lengths leave room for.
    """
    found, at = set(), 0
    while at < len(body):
        kind, number = body[at] >> 4, body[at] & 15
        counts = body[at + 1 : at + 17]
        values = body[at + 17 : at + 17 + sum(counts)]
        room = 1
        for count in counts:
            room = room * 2 - count
            if room < 0:
                raise NotAPictureError
        if kind > 1 or number > 3 or (kind == 0 and max(values, default=0) > 15):
            raise NotAPictureError
        found.add((kind, number))
        at += 17 + len(values)
        if len(counts) + len(values) != 16 + sum(counts):
            raise NotAPictureError
    return found
