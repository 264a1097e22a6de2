"""Draws a headline: the share image of a page that has no photograph.

Pillow takes 40 ms to load, so nobody loads this in vain. The picture has nine colours: the shares
of the ink in the paper, and the indigo of the theme. They are drawn and packed in 3 ms, into two
thirds of the bytes of sixteen colours in the usual way.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from io import BytesIO
from zlib import Z_RLE

from PIL import Image, ImageDraw, ImageFont

from pressbridge.words.line_breaks import broken, phrases
from pressbridge.world.pictures.fonts import Font
from pressbridge.world.pictures.recipes import SHARE, Headline

_MARGIN = 80
_SIZES = ((76, 3), (66, 4), (58, 4), (50, 5))
"""Pixels of the letters, and how many lines of them there is room for."""
_MEASURED = 50
"""Pixels of the letters that are measured: those of other sizes are in proportion."""
_LEADING = 1.32
_SMALL = 30
_TOP, _MIDDLE, _FOOT = 72, 326, 536
"""Where the site's name begins, the middle of the headline, and where the line below begins."""
_LONGEST = 160
"""Signs of a headline that are drawn."""
_PAPER, _INK, _INDIGO = (0xFC, 0xFC, 0xFB), (0x16, 0x19, 0x1D), (0x1F, 0x3F, 0x77)
_SHADES = 8
"""Colours from paper to ink: nobody sees more at the edge of a letter. Then comes the indigo."""
_STYLES = ("Bold", "W6", "Regular")
_FACES = 40
"""Fonts that a collection has at most."""
_NEVER_DRAWN = 0x1F000
"""Emoji and the like begin here (Unicode, Supplementary Multilingual Plane): no such font."""


def drawn(headline: Headline, fonts: Mapping[str, Font]) -> bytes:
    """Return a share image as PNG. Raises OSError if a font cannot be read."""
    canvas = Image.new("L", SHARE, 0)
    draw = ImageDraw.Draw(canvas)
    small = _face(fonts[headline.page_lang], _SMALL)
    draw.text((_MARGIN, _TOP), _one_line(headline.site, small), font=small, fill=170)
    draw.text((_MARGIN, _FOOT), _one_line(headline.note, small), font=small, fill=170)
    size, lines = _set(headline, fonts[headline.lang])
    face, step = _face(fonts[headline.lang], size), size * _LEADING
    top = _MIDDLE - step * len(lines) / 2
    for number, line in enumerate(lines):
        draw.text((_MARGIN, round(top + number * step)), line, font=face, fill=255)
    shades = canvas.point([value * (_SHADES - 1) // 255 for value in range(256)])
    shades.paste(_SHADES, (_MARGIN, 0, _MARGIN + 96, 14))
    return _packed(shades)


def _set(headline: Headline, font: Font) -> tuple[int, list[str]]:
    """Return the size of the letters and the lines, the largest that there is room for."""
    title = "".join(sign for sign in headline.title[:_LONGEST] if ord(sign) < _NEVER_DRAWN)
    title += "…" * (len(headline.title) > _LONGEST)
    pieces, measure = phrases(title, headline.lang), _face(font, _MEASURED)
    width_of = cache(measure.getlength)  # often the same signs
    column = (SHARE[0] - 2 * _MARGIN) * _MEASURED
    for size, most in _SIZES:
        lines = broken(pieces, width_of, column / size)
        if len(lines) <= most:
            return size, lines
    size, most = _SIZES[-1]
    lines = broken(pieces, width_of, column / size)
    return size, [*lines[: most - 1], f"{lines[most - 1][:-1]}…"]


def _one_line(text: str, face: ImageFont.FreeTypeFont) -> str:
    text = text[:_LONGEST]
    while text and face.getlength(text) > SHARE[0] - 2 * _MARGIN:
        text = f"{text[:-2]}…"
    return text


@cache
def _face(font: Font, size: int) -> ImageFont.FreeTypeFont:
    """Return the face of a family, the boldest of a collection. Raises OSError."""
    found: dict[str, int] = {}
    for number in range(_FACES):
        try:
            face = _opened(font.path, size, number)
        except OSError:
            break
        family, style = face.getname()
        if family == font.family and style:
            found.setdefault(style, number)
        if _STYLES[0] in found:
            break
    best = next((found[style] for style in _STYLES if style in found), 0)
    return _opened(font.path, size, best)


def _opened(path: str, size: int, number: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, size, number, layout_engine=ImageFont.Layout.BASIC)


def _packed(shades: Image.Image) -> bytes:
    image = Image.frombytes("P", shades.size, shades.tobytes())
    steps = [
        round(paper + (ink - paper) * number / (_SHADES - 1))
        for number in range(_SHADES)
        for paper, ink in zip(_PAPER, _INK, strict=True)
    ]
    image.putpalette([*steps, *_INDIGO])
    out = BytesIO()
    # Runs of the paper and of the ink are all that there is to find: it is quicker, and smaller.
    image.save(out, "PNG", bits=4, compress_type=Z_RLE)
    return out.getvalue()
