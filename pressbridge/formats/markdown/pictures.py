"""Pictures of a body in HTML: what a browser chooses from, and the original for download."""

from __future__ import annotations

from html import escape
from typing import NamedTuple


class Picture(NamedTuple):
    """A picture of the body on the site: its link, and its size in pixels (0: unknown)."""

    href: str
    width: int = 0
    height: int = 0
    srcset: str = ""
    """Smaller files of it, as the attribute has them; empty if there are none."""
    full_size: str = ""
    """What ``href`` is if readers see a smaller one: ``JPG · 4000 × 3000 · 3.1 MB``."""


SIZES = "(min-width: 48rem) 45rem, (min-resolution: 2.5dppx) 54vw, 92vw"
"""How wide a picture is in the column of a release (``templates/static/press.css``). A screen of
three pixels to the CSS pixel takes what one of two does: nobody sees the difference."""


def image_html(picture: Picture, alt: str, foreign: str) -> str:
    """Return a picture as HTML; ``foreign`` is the language of ``alt`` if it is not the page's."""
    more = f' srcset="{escape(picture.srcset)}" sizes="{SIZES}"' if picture.srcset else ""
    lang = f' lang="{foreign}"' if foreign else ""
    size = f' width="{picture.width}" height="{picture.height}"' if picture.width else ""
    return (
        f'<img src="{escape(picture.href)}"{more} alt="{escape(alt)}"{lang}{size}'
        ' loading="lazy" decoding="async">'
    )


def download_html(picture: Picture, label: str) -> str:
    """Return the link to a picture in full size."""
    return (
        f'<a class="full" data-search="no" href="{escape(picture.href)}" download>{escape(label)} '
        f'<span class="file-type">{escape(picture.full_size)}</span></a>'
    )
