"""EXIF: how a photograph is to be turned. Damaged EXIF says nothing, and is no damage.

All else that EXIF says (the place, the camera, its owner, the hour, a small picture of what was cut
away) is nobody's business: a published picture has at most the one tag that turns it.
"""

from __future__ import annotations

import struct

_ORDERS = {b"II*\0": "<", b"MM\0*": ">"}
_ORIENTATION, _SHORT = 0x0112, 3
_TURNED = frozenset({5, 6, 7, 8})
"""Orientations that swap width and height (CIPA DC-008, tag 0x0112)."""
_UPRIGHT = 1

PREFIX = b"Exif\0\0"
"""What stands before EXIF in a JPEG."""


def orientation(exif: bytes | memoryview) -> int:
    """Return the orientation of a picture, 1 to 8; 1 (upright) where EXIF does not say it.

    ``exif`` begins with its byte order.
    """
    order = _ORDERS.get(bytes(exif[:4]))
    if order is None:
        return _UPRIGHT
    try:
        (first,) = struct.unpack_from(f"{order}I", exif, 4)
        (count,) = struct.unpack_from(f"{order}H", exif, first)
        for number in range(count):
            tag, kind, _, value = struct.unpack_from(f"{order}HHIH", exif, first + 2 + 12 * number)
            if tag == _ORIENTATION:
                return value if kind == _SHORT and 1 <= value <= 8 else _UPRIGHT
    except struct.error:  # it leads beyond its end
        pass
    return _UPRIGHT


def is_turned(exif: bytes | memoryview) -> bool:
    """Tell whether width and height are to be swapped; ``exif`` begins with its byte order."""
    return orientation(exif) in _TURNED


def only_orientation(exif: bytes | memoryview) -> bytes:
    """Return EXIF that says how the picture is turned, and nothing else; empty if it is upright."""
    value = orientation(exif)
    if value == _UPRIGHT:
        return b""
    head = struct.pack(">4sIH", b"MM\0*", 8, 1)
    return head + struct.pack(">HHIHHI", _ORIENTATION, _SHORT, 1, value, 0, 0)
