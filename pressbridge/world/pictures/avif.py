"""AVIF (ISO 14496-12, 23008-12): whether its boxes are whole, and its texts taken out of it.

The boxes say where in the file the others lie, so nothing may move: what is said of the picture is
overwritten with zeros, and its kind with one that nobody reads. All else is for Pillow to read.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

from pressbridge.words.problems import said
from pressbridge.world.pictures.faults import NotAPictureError

_CONTAINERS = frozenset({b"moov", b"trak", b"mdia", b"minf", b"stbl", b"iprp", b"ipco"})
_SAID = frozenset({b"udta", b"uuid", b"free", b"skip", b"udes", b"altt", b"crtt", b"mdft"})
"""Boxes with what is said of the picture, and those that may hold anything."""
_HOURS = {b"mvhd": (4, 8), b"tkhd": (4, 8), b"mdhd": (4, 8)}
"""Boxes that begin with two moments: bytes of each in version 0 and 1, behind four others."""
_ITEMS = frozenset({b"Exif", b"mime", b"uri "})
"""Kinds of items that only say something: EXIF, and XMP or other texts."""
_NOBODY_S = b"free"
_DEEPEST = 12
"""Boxes inside one another that hold others."""
_IN_FILE, _IN_META = 0, 1
"""Where the parts of an item lie (``iloc``, construction_method)."""


class _Box(NamedTuple):
    kind: bytes
    at: int
    """Where the name of the kind stands."""
    begin: int
    """Where the contents begin, and where they end."""
    end: int


def check_boxes(data: bytes) -> None:
    """Raise NotAPictureError if the file ends inside a box.

    What has no box's name is what somebody hung on to the file; browsers pass over it.
    """
    for _ in _boxes(data, 0, len(data)):
        pass


def published_avif(data: bytes) -> bytes:
    """Return an AVIF without what is only said of it. Raises NotAPictureError.

    How it is turned is no part of its EXIF, but a property of the picture (``irot``, ``imir``).
    """
    found = bytearray(data)
    try:
        end = _Emptying(data, found).boxes(0, len(data))
    except (IndexError, struct.error):
        raise _sealed() from None
    return bytes(found[:end])


def _sealed() -> NotAPictureError:
    reason = said("may say where it was taken, in a form that cannot be taken out of it")
    return NotAPictureError(reason)


def _boxes(data: bytes, at: int, end: int) -> Iterator[_Box]:
    """Yield the boxes in a part of a file. Raises NotAPictureError where one is cut."""
    while at + 8 <= end:
        length, kind = struct.unpack_from(">I4s", data, at)
        if not (kind.isascii() and kind.decode("ascii").isprintable()):
            return
        begin = at + 8
        if length == 1 and at + 16 <= end:
            (length,) = struct.unpack_from(">Q", data, begin)
            begin += 8
        if length == 0:  # up to the end
            length = end - at
        if length < begin - at or at + length > end:
            raise NotAPictureError
        yield _Box(kind, at + 4, begin, at + length)
        at += length


class _Emptying:
    """Overwrites what is only said of a picture."""

    def __init__(self, data: bytes, found: bytearray) -> None:
        self.data = data
        self.found = found
        self.left = 2 * len(data)
        """Bytes that may be overwritten: parts of items may overlap a thousand times."""

    def boxes(self, at: int, end: int, depth: int = 0) -> int:
        """Empty what is to be empty in a part of the file; return where its last box ends."""
        if depth > _DEEPEST:
            raise _sealed()
        for box in _boxes(self.data, at, end):
            at = box.end
            if box.kind in _SAID:
                self._empty(box.begin, box.end)
                self._rename(box.at)
            elif box.kind in _HOURS:
                first = box.begin + 4
                self._empty(first, first + 2 * _HOURS[box.kind][self.data[box.begin] == 1])
            elif box.kind in _CONTAINERS:
                self.boxes(box.begin, box.end, depth + 1)
            elif box.kind == b"meta":
                self._meta(box, depth + 1)
        return at

    def _meta(self, meta: _Box, depth: int) -> None:
        """Empty the items that only say something; ``meta`` begins with version and flags."""
        inside = {box.kind: box for box in _boxes(self.data, meta.begin + 4, meta.end)}
        self.boxes(meta.begin + 4, meta.end, depth)
        said = self._said_items(inside[b"iinf"]) if b"iinf" in inside else {}
        if said and b"iloc" not in inside:
            raise _sealed()
        places = _Places(self.data, inside[b"iloc"]).of_items() if said else {}
        for item, at in said.items():
            if item not in places:
                raise _sealed()
            for method, begin, length in places[item]:
                self._empty_part(inside, method, begin, length)
            self._rename(at)

    def _said_items(self, iinf: _Box) -> dict[int, int]:
        """Return the numbers of such items, and where the kind of each stands."""
        found = {}
        count = 2 if self.data[iinf.begin] == 0 else 4
        for box in _boxes(self.data, iinf.begin + 4 + count, iinf.end):
            version = self.data[box.begin]
            if box.kind != b"infe" or version < 2:
                raise _sealed()
            size = 2 if version == 2 else 4
            number = int.from_bytes(self.data[box.begin + 4 : box.begin + 4 + size])
            at = box.begin + 4 + size + 2
            if self.data[at : at + 4] in _ITEMS:
                found[number] = at
                self._empty(at + 4, box.end)  # its name, and the kind of its text
        return found

    def _empty_part(self, inside: dict[bytes, _Box], method: int, begin: int, length: int) -> None:
        end = len(self.data)
        if method == _IN_META and b"idat" in inside:
            begin, end = begin + inside[b"idat"].begin, inside[b"idat"].end
        elif method != _IN_FILE:
            raise _sealed()
        last = begin + length if length else end  # no length: up to the end
        if last > end or (not length and method == _IN_FILE):
            raise _sealed()
        self._empty(begin, last)

    def _empty(self, begin: int, end: int) -> None:
        self.left -= end - begin
        if not begin <= end <= len(self.data) or self.left < 0:
            raise _sealed()
        self.found[begin:end] = bytes(end - begin)

    def _rename(self, at: int) -> None:
        self.found[at : at + 4] = _NOBODY_S


class _Places:
    """Reads where the items lie (``iloc``, ISO 14496-12, 8.11.3)."""

    def __init__(self, data: bytes, iloc: _Box) -> None:
        self.data = data
        self.at = iloc.begin + 4
        self.version = data[iloc.begin]

    def of_items(self) -> dict[int, list[tuple[int, int, int]]]:
        """Return the parts of each item: (construction method, begin, bytes)."""
        sizes = self._number(2)
        offset, length, base, index = (sizes >> shift & 15 for shift in (12, 8, 4, 0))
        if not offset + length:
            raise _sealed()
        wide = 4 if self.version == 2 else 2
        found = {}
        for _ in range(self._number(wide)):
            item = self._number(wide)
            method = self._number(2) & 15 if self.version else _IN_FILE
            if self._number(2):  # in another file
                raise _sealed()
            first = self._number(base)
            parts = []
            for _ in range(self._number(2)):
                self._number(index if self.version else 0)
                parts.append((method, first + self._number(offset), self._number(length)))
            found[item] = parts
        return found

    def _number(self, size: int) -> int:
        self.at += size
        if self.at > len(self.data):
            raise _sealed()
        return int.from_bytes(self.data[self.at - size : self.at])
