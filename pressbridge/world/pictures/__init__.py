"""Pictures: each is looked through whole, so that no half one is published, and tells its size."""

from pressbridge.world.pictures.checking import PICTURES, is_picture, picture_size
from pressbridge.world.pictures.faults import NotAPictureError

__all__ = ["PICTURES", "NotAPictureError", "is_picture", "picture_size"]
