"""Renditions: the files that are made of a picture, for screens and for the preview of a link.

All of one picture are made at once, so it is decoded once. What they look like is determined by the
picture, the recipe and the encoders: the same of these give the same bytes on one machine.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from hashlib import blake2b

from pressbridge.world.pictures.cache import PictureCache
from pressbridge.world.pictures.checking import kind_in_name, look_through, published
from pressbridge.world.pictures.faults import NotAPictureError, any_fault
from pressbridge.world.pictures.fonts import Font
from pressbridge.world.pictures.recipes import (
    SHARE,
    Headline,
    Recipe,
    Rendition,
    Renditions,
    may_have_renditions,
    sizes_of,
)

_DRAWING = "2"
"""Raised when other bytes are drawn for the same headline."""
_RECIPE = "2"
"""Raised when other bytes are made of the same picture."""


def made_renditions(
    cache: PictureCache, data: bytes, name: str, size: tuple[int, int], *, share: bool
) -> Renditions:
    """Return what is made of a picture: from the cache, and what is not there made anew.

    ``size`` is the picture's in pixels, as a browser shows it. There are none of a picture that
    moves, or that Pillow does not understand.
    """
    if not may_have_renditions(name, *size):
        return Renditions()
    recipes = (*sizes_of(*size), *([Recipe(*SHARE, share=True)] if share else []))
    digest = blake2b(data, digest_size=16).digest()
    keys = {recipe: _key(digest, recipe) for recipe in recipes}
    found = {recipe: cache.get(key) for recipe, key in keys.items()}
    lacking = [recipe for recipe in recipes if found[recipe] is None]
    for recipe, made in zip(lacking, _encoded(data, name, lacking), strict=True):
        found[recipe] = made
        cache.put(keys[recipe], made)
    made_ = [
        (recipe, Rendition(recipe.width, recipe.height, len(found[recipe] or b""), key))
        for recipe, key in keys.items()
        if found[recipe]
    ]
    return Renditions(
        tuple(one for recipe, one in made_ if not recipe.share),
        next((one for recipe, one in made_ if recipe.share), None),
    )


def rendition(
    cache: PictureCache, key: str, recipe: Recipe, name: str, read: Callable[[], bytes]
) -> bytes:
    """Return one file that is made of a picture; ``read`` is asked where the cache lacks it.

    Raises OSError, and NotAPictureError if the picture is another than when the key was made.
    """
    if found := cache.get(key):
        return found
    data = read()
    if _key(blake2b(data, digest_size=16).digest(), recipe) != key:
        raise NotAPictureError
    # Where one is lost, mostly all are: the others of the picture are asked for next.
    made_renditions(cache, data, name, look_through(data, name)[:2], share=recipe.share)
    found = cache.get(key) or _encoded(data, name, [recipe])[0]  # the disk may not keep it
    if not found:
        raise NotAPictureError
    return found


def headline_image(cache: PictureCache, headline: Headline, fonts: Mapping[str, Font]) -> bytes:
    """Return the share image of a page that has no photograph (PNG). Raises OSError."""
    from pressbridge.world.pictures.encoding import versions  # noqa: PLC0415 - 40 ms

    ids = [fonts[lang].id.hex() for lang in (headline.lang, headline.page_lang)]
    state = blake2b(digest_size=20)
    state.update(f"{_DRAWING} {tuple(headline)} {ids} {versions()}".encode())
    key = state.hexdigest()
    found = cache.get(key)
    if not found:
        from pressbridge.world.pictures.headlines import drawn  # noqa: PLC0415 - the same

        found = drawn(headline, fonts)
        cache.put(key, found)
    return found


def _key(digest: bytes, recipe: Recipe) -> str:
    from pressbridge.world.pictures.encoding import versions  # noqa: PLC0415 - 40 ms

    state = blake2b(digest, digest_size=20)
    state.update(f"{_RECIPE} {tuple(recipe)} {versions()}".encode())
    return state.hexdigest()


def _encoded(data: bytes, name: str, recipes: Sequence[Recipe]) -> list[bytes]:
    """Return the file of each recipe; empty for one that is not worth it, or cannot be made."""
    if not recipes:
        return []
    from pressbridge.world.pictures.encoding import encoded  # noqa: PLC0415 - 40 ms

    bare = published(data, name)
    try:
        with any_fault():
            return encoded(bare, kind_in_name(name), recipes)
    except NotAPictureError:  # browsers may show it all the same
        return [b""] * len(recipes)
