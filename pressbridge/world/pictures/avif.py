"""AVIF (ISO 14496-12): whether its boxes are whole; all else of it is for Pillow to read."""

from __future__ import annotations

import struct

from pressbridge.world.pictures.faults import NotAPictureError


def check_boxes(data: bytes) -> None:
    """Raise NotAPictureError if the file ends inside a box.

    What has no box's name is what somebody hung on to the file; browsers pass over it.
    """
    at = 0
    while at + 8 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        if not (kind.isascii() and kind.decode("ascii").isprintable()):
            return
        if length == 1 and at + 16 <= len(data):
            (length,) = struct.unpack_from(">Q", data, at + 8)
        if length == 0:  # up to the end
            return
        if length < 8 or at + length > len(data):
            raise NotAPictureError
        at += length
