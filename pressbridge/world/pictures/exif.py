"""EXIF: whether a photograph is to be turned. Damaged EXIF says nothing, and is no damage."""

from __future__ import annotations

import struct

_ORDERS = {b"II*\0": "<", b"MM\0*": ">"}
_ORIENTATION, _SHORT = 0x0112, 3
_TURNED = frozenset({5, 6, 7, 8})
"""Orientations that swap width and height (CIPA DC-008, tag 0x0112)."""

PREFIX = b"Exif\0\0"
"""What stands before EXIF in a JPEG."""


def is_turned(exif: bytes | memoryview) -> bool:
    """Tell whether width and height are to be swapped; ``exif`` begins with its byte order."""
    order = _ORDERS.get(bytes(exif[:4]))
    if order is None:
        return False
    try:
        (first,) = struct.unpack_from(f"{order}I", exif, 4)
        (count,) = struct.unpack_from(f"{order}H", exif, first)
        for number in range(count):
            tag, kind, _, value = struct.unpack_from(f"{order}HHIH", exif, first + 2 + 12 * number)
            if tag == _ORIENTATION:
                return kind == _SHORT and value in _TURNED
    except struct.error:  # it leads beyond its end
        pass
    return False
