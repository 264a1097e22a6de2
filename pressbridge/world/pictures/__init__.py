"""Pictures: each is looked through whole, so that no half one is published, and tells its size.

What is published of one shows it and says nothing of it: not where it was taken, nor by whom. What
is made of one (``renditions``) is smaller than it.
"""

from pressbridge.world.pictures.cache import PictureCache
from pressbridge.world.pictures.checking import (
    Picture,
    has_place,
    is_picture,
    look_at,
    look_through,
    published,
    read_picture,
)
from pressbridge.world.pictures.faults import NotAPictureError

__all__ = [
    "NotAPictureError",
    "Picture",
    "PictureCache",
    "has_place",
    "is_picture",
    "look_at",
    "look_through",
    "published",
    "read_picture",
]
