"""What is said of a file that cannot be shown as a picture, and how large a picture may be."""

from __future__ import annotations

MOST_PIXELS = 200_000_000
"""Width times height: what the largest cameras of telephones make. Larger ones are for printing."""


class NotAPictureError(Exception):
    """The file has a picture's name and is none, is damaged, or is not one to publish."""

    def __init__(
        self,
        reason: str = "is damaged or no picture",
        hint: str = "save it again as PNG or JPEG",
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        """What is wrong, to follow the file's name in a sentence."""
        self.hint = hint
        """What to do about it."""


def within_bounds(width: int, height: int) -> tuple[int, int]:
    """Return the size of a picture. Raises NotAPictureError if it has no pixels, or too many."""
    if width < 1 or height < 1:
        raise NotAPictureError
    if width * height > MOST_PIXELS:
        reason = f"is too large: {width:,} × {height:,} pixels"
        raise NotAPictureError(reason, f"save it with at most {MOST_PIXELS // 10**6} megapixels")
    return width, height
