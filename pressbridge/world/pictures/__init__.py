"""Pictures: each is looked through whole, so that no half one is published, and tells its size.

What is published of one shows it and says nothing of it: not where it was taken, nor by whom.
"""

from pressbridge.world.pictures.checking import (
    Picture,
    has_place,
    is_picture,
    look_at,
    published,
)
from pressbridge.world.pictures.faults import NotAPictureError

__all__ = ["NotAPictureError", "Picture", "has_place", "is_picture", "look_at", "published"]
