"""What is said of a file that cannot be shown as a picture, and how large a picture may be."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from pressbridge.words.problems import Said, said

MOST_PIXELS = 200_000_000
"""Width times height: what the largest cameras of telephones make. Larger ones are for printing."""


_DAMAGED = said("is damaged or no picture")
_SAVE_AGAIN = said("save it again as PNG or JPEG")


class NotAPictureError(Exception):
    """The file has a picture's name and is none, is damaged, or is not one to publish."""

    def __init__(
        self,
        reason: Said = _DAMAGED,
        hint: Said = _SAVE_AGAIN,
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
        reason = said(
            "is too large: {width} × {height} pixels", width=f"{width:,}", height=f"{height:,}"
        )
        raise NotAPictureError(
            reason,
            said("save it with at most {most_pixels} megapixels", most_pixels=MOST_PIXELS // 10**6),
        )
    return width, height


@contextmanager
def any_fault() -> Iterator[None]:
    """Take whatever Pillow raises for damage: its libraries raise far more than it documents.

    RuntimeError, NotImplementedError and struct.error have been seen, and more each year. Its
    warnings are no business of the editor's.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            yield
        except NotAPictureError:
            raise
        except Exception:  # noqa: BLE001 - see above
            raise NotAPictureError from None
