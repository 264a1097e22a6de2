"""GIF (89a): walks over its blocks; the texture of each frame is for Pillow to decode."""

from __future__ import annotations

import struct
from typing import NamedTuple

from pressbridge.world.pictures.faults import NotAPictureError, within_bounds

_FRAME, _EXTENSION, _END, _FILLING = 0x2C, 0x21, 0x3B, 0
_CONTROL, _APPLICATION = 0xF9, 0xFF
_SHOWN = frozenset({b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012"})
"""Extensions of applications that browsers show a picture with: how often its frames are repeated,
and its colour profile."""


class Frame(NamedTuple):
    """One frame of a GIF, which may be smaller than the picture."""

    width: int
    height: int
    bits: int
    """LZW minimum code size of the frame (GIF89a), in bits."""
    interlaced: bool
    texture: bytes


class Gif(NamedTuple):
    """A GIF that is whole up to the textures of its frames."""

    size: tuple[int, int]
    frames: tuple[Frame, ...]
    kept: tuple[memoryview | bytes, ...]
    """What shows the picture, in order: not comments, not XMP, nor whatever follows it."""


def read_gif(data: bytes) -> Gif:
    """Return a GIF's size and frames. Raises NotAPictureError."""
    try:
        return _walked(data)
    except (IndexError, struct.error):  # the file ends before the picture
        raise NotAPictureError from None


def _walked(data: bytes) -> Gif:
    width, height, flags = struct.unpack_from("<HHB", data, 6)
    at, frames = 13 + _palette(flags), list[Frame]()
    view = memoryview(data)
    kept = [view[:at]]
    while data[at] != _END:
        begin = at
        if data[at] == _FRAME:
            left, top, wide, high, flags = struct.unpack_from("<HHHHB", data, at + 1)
            at += 10 + _palette(flags)
            end = _blocks_end(data, at + 1)
            if not frames:  # browsers widen the picture to its first frame
                width, height = max(width, left + wide), max(height, top + high)
                within_bounds(width, height)
            frames.append(Frame(wide, high, data[at], bool(flags & 0x40), data[at + 1 : end]))
            at = end
            kept.append(view[begin:at])
        elif data[at] == _EXTENSION:
            at = _blocks_end(data, at + 2)
            kept += [view[begin:at]] if _is_shown(data, begin) else []
        elif data[at] == _FILLING:
            at += 1
        else:
            raise NotAPictureError
    if not frames:
        raise NotAPictureError
    return Gif((width, height), tuple(frames), (*kept, bytes((_END,))))


def _is_shown(data: bytes, at: int) -> bool:
    """Tell whether an extension has a part in what browsers show."""
    kind = data[at + 1]
    return kind == _CONTROL or (kind == _APPLICATION and data[at + 3 : at + 14] in _SHOWN)


def _palette(flags: int) -> int:
    """Return the bytes of the palette that follows."""
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _blocks_end(data: bytes, at: int) -> int:
    """Return where a row of blocks ends: each begins with its length, the last has none."""
    while length := data[at]:
        at += 1 + length
    return at + 1
