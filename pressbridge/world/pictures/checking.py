"""Reads a picture once, whole: what it is goes by its first bytes, as browsers have it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, NamedTuple

from pressbridge.words.problems import said
from pressbridge.world.pictures.avif import check_boxes, published_avif
from pressbridge.world.pictures.embedded import published_svg, tells_place
from pressbridge.world.pictures.exif import is_turned
from pressbridge.world.pictures.faults import NotAPictureError, any_fault, within_bounds
from pressbridge.world.pictures.gif import read_gif
from pressbridge.world.pictures.jpeg import jpeg_size, published_jpeg
from pressbridge.world.pictures.png import png_size, published_png
from pressbridge.world.pictures.svg import svg_size
from pressbridge.world.pictures.webp import published_webp, read_webp

_KINDS = {
    ".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WebP", ".gif": "GIF", ".avif": "AVIF",
    ".svg": "SVG",
}  # fmt: skip

_SIGNS = (
    ("PNG", re.compile(rb"\x89PNG\r\n\x1a\n")),
    ("JPEG", re.compile(rb"\xff\xd8\xff")),
    ("GIF", re.compile(rb"GIF8[79]a")),
    ("WebP", re.compile(rb"RIFF.{4}WEBP", re.DOTALL)),
    ("AVIF", re.compile(rb".{4}ftyp(?:.{4}){0,30}?avi[fs]", re.DOTALL)),
    ("HEIC", re.compile(rb".{4}ftyp(?:hei|hev|mif|msf)", re.DOTALL)),
    ("TIFF", re.compile(rb"II\*\0|MM\0\*")),
    ("BMP", re.compile(rb"BM.{4}\0\0\0\0", re.DOTALL)),
    ("PSD", re.compile(rb"8BPS")),
    ("PDF", re.compile(rb"%PDF-")),
    (said("compressed SVG"), re.compile(rb"\x1f\x8b")),
    ("SVG", re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:svg|\?xml|!DOCTYPE\s+svg)\b")),
)

_LARGEST = 100_000_000
"""Bytes of a file that is read: what GitHub takes."""
_PORTION, _LAP = 1 << 20, 32
"""Bytes of a large file that are looked at together, and of the portion before them."""
_DECODED = 12_500_000
"""Pixels up to which Pillow decodes a WebP or AVIF: it takes 16 bytes for each. Of larger ones only
the structure is looked at, which tells of every cut."""
_DECODED_FRAMES = 100_000_000
"""Pixels of all frames together, for the time it takes."""
_LEAST = 10_000
"""Pixels that a frame counts for at least: a call takes as long."""


def is_picture(file: str) -> bool:
    """Tell whether a file is a picture, by its name."""
    return bool(kind_in_name(file))


def kind_in_name(file: str) -> str:
    """Return the kind of picture that a file's name says (``JPEG``); empty for none."""
    return _KINDS.get(Path(file).suffix.lower(), "")


class Picture(NamedTuple):
    """A picture that was looked through to its end."""

    width: int
    """Pixels as a browser shows it; 0 for an SVG that does not say it."""
    height: int
    bytes: int
    """Size of what is published of it (``published``)."""


def look_at(stream: BinaryIO, name: str) -> Picture:
    """Look a picture through to its end; ``name`` says what it is meant to be.

    Reads up to 100 MB and takes up to 200 MB more. Raises NotAPictureError, and OSError where the
    disk refuses.
    """
    return look_through(read_picture(stream), name)


def look_through(data: bytes, name: str) -> Picture:
    """Look the bytes of a picture through to their end, as ``look_at`` does."""
    kind = _kind_of(data, name)
    size = _READERS[kind](data)
    return Picture(*size, sum(map(len, _PUBLISHED[kind](data))))


def published(data: bytes, name: str) -> bytes:
    """Return what is published of a picture: all that shows it, and nothing that is said of it.

    EXIF with the place and the camera, XMP, IPTC, comments, small pictures and whatever hangs on
    behind do not leave the house. How it is turned and its colour profile stay. Nothing is encoded
    anew: each pixel is as it was. Raises NotAPictureError.
    """
    return b"".join(_PUBLISHED[_kind_of(data, name)](data))


def has_place(stream: BinaryIO) -> bool:
    """Tell whether a file that is no picture by its name says where a photograph was taken.

    Looks at 100 MB of it, in portions. Raises OSError.
    """
    before = b""
    for _ in range(_LARGEST // _PORTION):
        portion = stream.read(_PORTION)
        if tells_place(before + portion):
            return True
        before = portion[-_LAP:]
        if not portion:
            break
    return False


def _kind_of(data: bytes, name: str) -> str:
    """Return the kind that a picture's name says. Raises NotAPictureError if it is of another."""
    kind = kind_in_name(name)
    found = next((known for known, sign in _SIGNS if sign.match(data)), "")
    if found and found != kind:
        raise _other(kind, found, Path(name).stem)
    if not found and kind != "SVG":  # a drawing may begin with a comment, in any encoding
        raise NotAPictureError
    return kind


def read_picture(stream: BinaryIO) -> bytes:
    """Return the bytes of a picture. Raises NotAPictureError if there are none, or too many."""
    pieces, left = [], _LARGEST
    while left >= 0 and (piece := stream.read(left + 1)):
        pieces.append(piece)
        left -= len(piece)
    if left < 0:
        raise NotAPictureError(
            said("is too large: more than {largest} MB", largest=_LARGEST // 10**6),
            said("save it smaller"),
        )
    if not pieces:
        raise NotAPictureError(said("is empty"))
    return pieces[0] if len(pieces) == 1 else b"".join(pieces)


def _other(kind: str, found: str, stem: str) -> NotAPictureError:
    suffix = next((suffix for suffix, known in _KINDS.items() if known == found), None)
    hint = (
        said('rename it to "{stem}{suffix}"', stem=stem, suffix=suffix)
        if suffix
        else said("save it as PNG or JPEG")
    )
    return NotAPictureError(said("is not {kind} but {found}", kind=kind, found=found), hint)


def _gif_size(data: bytes) -> tuple[int, int]:
    gif, left = read_gif(data), _DECODED_FRAMES
    for frame in gif.frames:
        left -= max(frame.width * frame.height, _LEAST)
        if left < 0:
            break
        if frame.width and frame.height:
            _gif_decoded(frame.width, frame.height, frame.texture, frame.bits, frame.interlaced)
    return gif.size


def _gif_decoded(width: int, height: int, texture: bytes, bits: int, interlaced: bool) -> None:  # noqa: FBT001
    from PIL import Image  # noqa: PLC0415 - 40 ms, and not always needed

    with any_fault():
        Image.frombytes("P", (width, height), texture, "gif", (bits, int(interlaced), -1))


def _webp_size(data: bytes) -> tuple[int, int]:
    webp = read_webp(data)
    if webp.width * webp.height <= _DECODED:
        _decoded(data, "WEBP")
    return (webp.height, webp.width) if webp.turned else (webp.width, webp.height)


def _avif_size(data: bytes) -> tuple[int, int]:
    check_boxes(data)
    return _decoded(published_avif(data), "AVIF")  # damaged EXIF is no damage


def _decoded(data: bytes, kind: str) -> tuple[int, int]:
    """Decode a picture that is not too large, and return its size as a browser shows it."""
    from PIL import Image  # noqa: PLC0415 - 40 ms, and not always needed

    with any_fault(), Image.open(BytesIO(data), formats=[kind]) as image:
        width, height = within_bounds(*image.size)
        turned = "exif" in image.info and is_turned(image.info["exif"].removeprefix(b"Exif\0\0"))
        frames = getattr(image, "n_frames", 1) if width * height <= _DECODED else 0
        for number in range(min(frames, _DECODED_FRAMES // (width * height))):
            image.seek(number)
            image.load()
    return (height, width) if turned else (width, height)


_READERS: dict[str, Callable[[bytes], tuple[int, int]]] = {
    "PNG": png_size,
    "JPEG": jpeg_size,
    "GIF": _gif_size,
    "WebP": _webp_size,
    "AVIF": _avif_size,
    "SVG": lambda data: svg_size(published_svg(data)),
}

_PUBLISHED: dict[str, Callable[[bytes], Sequence[bytes | memoryview]]] = {
    "PNG": published_png,
    "JPEG": published_jpeg,
    "GIF": lambda data: read_gif(data).kept,
    "WebP": published_webp,
    "AVIF": lambda data: (published_avif(data),),
    "SVG": lambda data: (published_svg(data),),
}
"""The pieces of each kind that are published, in order."""
