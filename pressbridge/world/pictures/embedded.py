"""Photographs inside of other files: what they say of themselves goes from drawings, too."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Sequence
from urllib.parse import unquote_to_bytes

from pressbridge.world.pictures.avif import published_avif
from pressbridge.world.pictures.faults import NotAPictureError
from pressbridge.world.pictures.gif import read_gif
from pressbridge.world.pictures.jpeg import published_jpeg
from pressbridge.world.pictures.png import png_size, published_png
from pressbridge.world.pictures.webp import published_webp

_DATA = re.compile(rb"data:image/[a-z0-9.+-]{1,20};base64,([A-Za-z0-9+/=\s%&#;]+)")
"""A picture in a drawing; the ends of lines in it may be written as entities or with percent."""
_ENTITY = re.compile(rb"&#x?[0-9A-Fa-f]{1,4};|\s")
_PLACE = (b"\x88\x25\0\x04\0\0\0\x01", b"\x25\x88\x04\0\x01\0\0\0", b":GPSLatitude")
"""How EXIF, in both orders of bytes, and XMP begin to say where a photograph was taken."""


def tells_place(data: bytes) -> bool:
    """Tell whether a file of any kind has a photograph in it that says where it was taken.

    It is looked for as it stands: not in what is packed, as in a DOCX.
    """
    return any(sign in data for sign in _PLACE)


def published_svg(data: bytes) -> bytes:
    """Return a drawing in which the pictures say nothing of themselves. Raises NotAPictureError."""
    return _DATA.sub(_stripped, data) if b"data:image/" in data else data


def picture_in(value: str) -> bytes:
    """Return the bytes of a picture that an attribute or style holds as ``data:``; else none."""
    head, comma, body = value.partition(",")
    if not comma:
        return b""
    plain = unquote_to_bytes("".join(body.split()))
    return _decoded(plain) if head.rstrip().endswith(";base64") else plain


def _stripped(found: re.Match[bytes]) -> bytes:
    plain = unquote_to_bytes(_ENTITY.sub(b"", found[1]))
    picture = _decoded(plain) if plain.isascii() and not {*b"&;"} & {*plain} else b""
    try:
        bare = b"".join(_published(picture))
    except NotAPictureError:
        bare = picture
    if bare == picture:  # or not to be read: whether it tells a place is asked afterwards
        return found[0]
    return found[0][: found.start(1) - found.start()] + base64.b64encode(bare)


def _decoded(body: bytes) -> bytes:
    try:
        return base64.b64decode(body + b"=" * (-len(body) % 4))
    except binascii.Error:
        return b""


def _published(picture: bytes) -> Sequence[bytes | memoryview]:
    if picture.startswith(b"\xff\xd8\xff"):
        return published_jpeg(picture)
    if picture.startswith(b"\x89PNG\r\n\x1a\n"):
        png_size(picture)
        return published_png(picture)
    if picture.startswith(b"GIF8"):
        return read_gif(picture).kept
    if picture[:4] == b"RIFF" and picture[8:12] == b"WEBP":
        return published_webp(picture)
    if picture[4:8] == b"ftyp":
        return (published_avif(picture),)
    return (picture,)
