"""Recipes: what is made of a picture, and of which pictures anything is."""

from __future__ import annotations

from typing import NamedTuple

from pressbridge.words.lang import Lang
from pressbridge.world.pictures.checking import kind_in_name

WIDTHS = (360, 720, 1080, 1440)
"""Pixels: the columns of the theme (11rem, 22rem, 45rem) on screens of one and two pixels to the
CSS pixel. A phone's screen of three takes what one of two takes: nobody sees the difference."""
SHARE = (1200, 630)
"""Pixels of a share image (https://ogp.me, and what social networks show large)."""


_MOST_PIXELS = {"JPEG": 50_000_000, "PNG": 25_000_000, "WebP": 12_500_000, "AVIF": 12_500_000}
"""Pixels up to which a picture is decoded for its renditions: 3 to 6 bytes each of a JPEG, which
is decoded smaller at once, 8 of a PNG, 16 of the others. Of larger ones none are made."""
_LONGEST_NAME = 230
"""Bytes of a picture's name that can be made longer by the name of a size on any disk."""
_NEAR = 1.1
"""A width that is so little below the picture's own is not worth a file."""


class Rendition(NamedTuple):
    """A file that is made of a picture."""

    width: int
    """In pixels."""
    height: int
    bytes: int
    key: str
    """The name of the file in the cache: equal for the same picture, recipe and encoders."""


class Recipe(NamedTuple):
    """What is to be made of a picture."""

    width: int
    height: int
    share: bool = False
    """A share image (JPEG); else the picture in another size (WebP)."""


class Renditions(NamedTuple):
    """All that is made of one picture."""

    sizes: tuple[Rendition, ...] = ()
    """WebP, from small to large; each has fewer bytes than the picture."""
    share: Rendition | None = None


class Headline(NamedTuple):
    """What a share image says."""

    title: str
    lang: Lang
    """The language of the title."""
    site: str
    note: str
    """The day, and that a machine translated the title."""
    page_lang: Lang


def may_have_renditions(name: str, width: int, height: int) -> bool:
    """Tell whether smaller files are made of a picture, for all that its name and size tell.

    Not of an SVG or a GIF, nor of one that is small, nor of one that is too large to be decoded.
    """
    fits = len(name.rpartition("/")[2].encode()) <= _LONGEST_NAME
    is_large = is_too_large_to_resize(name, width, height)
    return fits and width >= WIDTHS[0] and kind_in_name(name) in _MOST_PIXELS and not is_large


def is_too_large_to_resize(name: str, width: int, height: int) -> bool:
    """Tell whether a picture has so many pixels that it is only copied."""
    return width * height > _MOST_PIXELS.get(kind_in_name(name), width * height)


def sizes_of(width: int, height: int) -> tuple[Recipe, ...]:
    """Return the sizes that a picture is made in: never larger than it is."""
    widths = [one for one in WIDTHS if one <= width]
    if width < WIDTHS[-1]:
        widths = [one for one in WIDTHS if one * _NEAR <= width] + [width]
    return tuple(Recipe(one, max(1, round(height * one / width))) for one in widths)
