"""Encodes what is made of a picture. Pillow takes 40 ms to load: so nobody loads this in vain."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from io import BytesIO
from math import ceil

from PIL import Image, ImageCms, ImageOps, __version__, features

from pressbridge.world.pictures.recipes import SHARE, WIDTHS, Recipe

_QUALITY, _SHARE_QUALITY = 60, 82
_ORIENTATION, _TURNED = 0x0112, frozenset({5, 6, 7, 8})
"""The tag of EXIF that says how a picture is turned, and what swaps width and height."""
_COLOURS = 256
"""A PNG with at most so many colours is a drawing: no loss, and a share image shows all of it."""
_DRAWN = frozenset({"1", "L", "LA", "P", "RGB", "RGBA"})
_KEPT = 2 / 3
"""Part of a photograph that is left at least where it is cropped to a share image."""
_GROUND = (241, 242, 242)
"""Around what is not cropped: the theme's ``--panel``."""


@cache
def versions() -> str:
    """Return the versions of all that decides about the bytes of a picture that is made."""
    parts = ("webp", "jpg", "libjpeg_turbo", "zlib", "littlecms2", "avif", "freetype2")
    return " ".join((__version__, *(f"{one}={features.version(one)}" for one in parts)))


def encoded(bare: bytes, kind: str, recipes: Sequence[Recipe]) -> list[bytes]:
    """Return the file of each recipe; empty for a size that is no smaller than the picture.

    A file does not depend on what else is made. There is none of a picture that moves.
    """
    with Image.open(BytesIO(bare), formats=[kind.upper()]) as image:
        if getattr(image, "n_frames", 1) > 1:
            return [b""] * len(recipes)
        shown = _upright(image)
        drawing = kind == "PNG" and image.mode in _DRAWN and bool(image.getcolors(_COLOURS))
    found = [
        _shared(shown, drawing=drawing)
        if recipe.share
        else _as_webp(_resized(shown, recipe.width, recipe.height), lossless=drawing)
        for recipe in recipes
    ]
    return [
        made if recipe.share or len(made) < len(bare) else b""
        for recipe, made in zip(recipes, found, strict=True)
    ]


def _upright(image: Image.Image) -> Image.Image:
    """Return a picture as a browser shows it, in sRGB, as large as the largest that is made."""
    width, height = image.size
    if image.getexif().get(_ORIENTATION) in _TURNED:
        width, height = height, width
    scale = max(WIDTHS[-1] / width, SHARE[1] / height)
    if scale < 1:  # a JPEG is decoded smaller at once
        image.draft(image.mode, (ceil(image.width * scale), ceil(image.height * scale)))
    if image.mode == "P" or "transparency" in image.info:
        image = image.convert("RGBA" if "transparency" in image.info else "RGB")
    elif image.mode.startswith("I"):  # sixteen bits, which Pillow would cut off at 255
        image = image.convert("I").point(lambda grey: grey * (1 / 256)).convert("L")
    elif image.mode not in {"L", "LA", "RGB", "RGBA", "CMYK"}:
        image = image.convert("L" if image.mode == "1" else "RGB")
    profile = image.info.get("icc_profile")
    shown = ImageOps.exif_transpose(image)
    if scale < 1:
        shown = _resized(shown, round(width * scale), round(height * scale))
    return _in_srgb(shown, profile)


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Return a picture in the colours that a browser takes where a file names none."""
    alpha = image.getchannel("A") if image.mode in {"LA", "RGBA"} else None
    bare = image.convert(image.mode[:-1]) if alpha else image
    found = None
    if profile:
        try:
            own = ImageCms.ImageCmsProfile(BytesIO(profile))
            srgb = ImageCms.createProfile("sRGB")
            found = ImageCms.profileToProfile(bare, own, srgb, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError):  # a profile that does not fit; browsers ignore it
            found = None
    found = found or bare.convert("RGB")
    if alpha:
        found.putalpha(alpha)
    plain = Image.new(found.mode, found.size)
    plain.paste(found)  # without what is said of it
    return plain


def _resized(image: Image.Image, width: int, height: int) -> Image.Image:
    if image.size == (width, height):
        return image
    return image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)


def _as_webp(image: Image.Image, *, lossless: bool) -> bytes:
    out = BytesIO()
    if lossless:
        image.save(out, "WEBP", lossless=True, quality=50, method=4)
    else:
        image.save(out, "WEBP", quality=_QUALITY, method=4)
    return out.getvalue()


def _shared(image: Image.Image, *, drawing: bool) -> bytes:
    """Return a share image: a photograph fills it, what would lose too much stands in it whole."""
    width, height = SHARE
    ratio = image.width / image.height / (width / height)
    if image.mode == "RGBA":
        ground = Image.new("RGB", image.size, _GROUND)
        ground.paste(image, mask=image.getchannel("A"))
        image = ground
    if not drawing and min(ratio, 1 / ratio) >= _KEPT and 2 * image.width >= width:
        shown = ImageOps.fit(image, SHARE, Image.Resampling.LANCZOS, centering=(0.5, 0.4))
    else:
        shown = Image.new("RGB", SHARE, _GROUND)
        scale = min(width / image.width, height / image.height, 1)
        inner = _resized(image, max(1, int(image.width * scale)), max(1, int(image.height * scale)))
        shown.paste(inner, ((width - inner.width) // 2, (height - inner.height) // 2))
    out = BytesIO()
    shown.save(out, "JPEG", quality=_SHARE_QUALITY, optimize=True, progressive=True)
    return out.getvalue()
