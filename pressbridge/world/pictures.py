"""The sizes of pictures, read from their first bytes with Pillow."""

from __future__ import annotations

import re
import warnings
from pathlib import Path
from typing import BinaryIO

PICTURES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif"})
_TURNED = frozenset({5, 6, 7, 8})
"""EXIF orientations that swap width and height (CIPA DC-008, tag 0x0112)."""

_NUMBER = rb"(\d{1,6}(?:\.\d{1,6})?)"
_SVG_SIZE = re.compile(
    rb'<svg\b[^>]*\bviewBox\s*=\s*"\s*[-\d.]+[\s,]+[-\d.]+[\s,]+'
    + _NUMBER
    + rb"[\s,]+"
    + _NUMBER
    + rb'\s*"'
)


class NotAPictureError(Exception):
    """The file has a picture's name and is none, or is damaged."""


def is_picture(file: str) -> bool:
    """Tell whether a file is a picture, by its name."""
    return Path(file).suffix.lower() in PICTURES | {".svg"}


def picture_size(stream: BinaryIO, name: str) -> tuple[int, int]:
    """Return width and height in pixels as a browser shows it; (0, 0) for an SVG without them.

    Raises NotAPictureError, and OSError where the disk refuses.
    """
    if name.lower().endswith(".svg"):
        found = _SVG_SIZE.search(stream.read(4096))
        return (round(float(found[1])), round(float(found[2]))) if found else (0, 0)
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - 40 ms, and not always needed

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow's, about damaged EXIF: not the editor's worry
            with Image.open(stream) as image:
                width, height = image.size
                turned = image.getexif().get(0x0112) in _TURNED
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise NotAPictureError from None
    return (height, width) if turned else (width, height)
