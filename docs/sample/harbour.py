"""A harbour: ``harbour``."""

from __future__ import annotations

import math
from random import Random

from paint import (
    HEIGHT,
    SHARPER,
    SIZE,
    WIDTH,
    cast,
    cloud,
    developed,
    gradient,
    hazed,
    laid,
    large,
    mask,
    mixed,
    reflected,
    seeded,
    skied,
)
from PIL import Image, ImageChops, ImageDraw


def harbour() -> Image.Image:
    """Return a harbour at dawn: cranes in the mist, and a ship on quiet water."""
    random = seeded(89)
    water = 560
    sky = [
        (0, (112, 142, 178)),
        (0.35, (178, 186, 196)),
        (0.55, (252, 212, 168)),
        (0.64, (255, 226, 186)),
        (1, (255, 226, 186)),
    ]
    picture = skied(random, sky, 0.7)
    sun = Image.new("RGB", SIZE)
    ImageDraw.Draw(sun).ellipse((1040, 452, 1124, 536), fill=(255, 220, 160))
    picture = cast(cast(cast(picture, sun, 120), sun, 36), sun, 1.5)

    def hills(draw: ImageDraw.ImageDraw, high: float, seed: int) -> None:
        line = []
        for x in range(-10, WIDTH + 20, 10):
            rise = 1.2 + math.sin(x / 190 + seed) + 0.4 * math.sin(x / 61 + seed * 3)
            line.append((x * SHARPER, (water - high * rise) * SHARPER))
        ends = [(-20, water * SHARPER), ((WIDTH + 20) * SHARPER, water * SHARPER)]
        draw.polygon([ends[0], *line, ends[1]], fill=255)

    for high, seed, colour, blur in ((46, 1, (190, 184, 190), 3), (26, 4, (158, 158, 172), 1.6)):
        shape = mask(lambda d, h=high, s=seed: hills(d, h, s), blur)  # type: ignore[misc]
        picture.paste(Image.new("RGB", SIZE, colour), shape)
        picture = hazed(picture, (250, 222, 190), 0.42, 0.66)
    for base, size, colour, blur in (
        (150, 0.8, (146, 142, 154), 1.8),
        (330, 0.9, (128, 126, 142), 1.4),
        (560, 1.25, (92, 94, 114), 0.8),
        (70, 1.5, (64, 68, 90), 0.6),
    ):
        shape = mask(lambda d, b=base, s=size: _crane(d, b, water + 4, s), blur)  # type: ignore[misc]
        picture.paste(Image.new("RGB", SIZE, colour), shape)
    quay = mask(lambda d: d.rectangle(large(0, water - 10, 860, water + 6), fill=255), 1)
    picture.paste(Image.new("RGB", SIZE, (76, 78, 98)), quay)
    picture = _boxes(picture, random, water)
    picture.paste(Image.new("RGB", SIZE, (58, 62, 84)), mask(_ship, 0.8))
    below = reflected(picture.crop((0, water - (HEIGHT - water), WIDTH, water)), random, 4, 12)
    below = ImageChops.multiply(
        below, gradient([(0, (232, 228, 226)), (1, (124, 142, 168))], below.size)
    )
    picture.paste(below, (0, water))
    wake = mask(
        lambda d: d.polygon(
            [(a * SHARPER, b * SHARPER) for a, b in ((1190, 566), (1600, 572), (1600, 584))],
            fill=110,
        ),
        3,
    )
    picture.paste(Image.new("RGB", SIZE, (244, 226, 206)), wake)
    mist = cloud(random, (4, 10)).point([max(0, v - 110) for v in range(256)])
    band = gradient(
        [
            (0, (0, 0, 0)),
            (0.5, (0, 0, 0)),
            (0.63, (255, 255, 255)),
            (0.76, (0, 0, 0)),
            (1, (0, 0, 0)),
        ]
    ).convert("L")
    picture.paste(Image.new("RGB", SIZE, (255, 234, 208)), ImageChops.multiply(mist, band))
    return developed(picture, random)


def _crane(draw: ImageDraw.ImageDraw, left: float, foot: float, size: float) -> None:
    """Draw a container crane: four legs, its boom, and the stays."""
    high, wide = 210 * size, 96 * size

    def beam(x: float, y: float, to: float, end: float, thick: float) -> None:
        draw.line(large(x, y, to, end), fill=255, width=max(2, round(thick * size * SHARPER)))

    for x in (left, left + wide):
        beam(x, foot, x, foot - high, 7)
    beam(left, foot - high * 0.45, left + wide, foot - high * 0.45, 6)
    beam(left, foot - high * 0.45, left + wide, foot - high, 3)
    beam(left - wide * 0.7, foot - high, left + wide * 2.3, foot - high, 8)
    beam(left + wide * 0.5, foot - high, left + wide * 0.5, foot - high * 1.36, 5)
    for to in (left - wide * 0.6, left + wide * 1.3, left + wide * 2.2):
        beam(left + wide * 0.5, foot - high * 1.36, to, foot - high, 2)
    beam(left + wide * 1.7, foot - high, left + wide * 1.7, foot - high * 0.62, 1.5)


def _boxes(picture: Image.Image, random: Random, water: int) -> Image.Image:
    """Return the harbour with containers in heaps on its quay."""
    hues = ((150, 92, 78), (92, 112, 134), (164, 136, 96), (110, 126, 112), (136, 130, 136))
    layer = Image.new("RGBA", SIZE)
    draw = ImageDraw.Draw(layer)
    for heap in range(10, 840, 42):
        for level in range(random.randint(1, 4)):
            y = water - 10 - 16 * (level + 1)
            hue = mixed(random.choice(hues), (214, 190, 170), 0.25)
            draw.rectangle((heap, y, heap + 39, y + 14), fill=(*hue, 255))
    return laid(picture, layer, 0.9)


def _ship(draw: ImageDraw.ImageDraw) -> None:
    hull = ((930, 536), (1196, 536), (1182, 566), (950, 566))
    draw.polygon([(a * SHARPER, b * SHARPER) for a, b in hull], fill=255)
    draw.rectangle(large(1130, 478, 1172, 538), fill=255)
    draw.rectangle(large(1122, 474, 1182, 484), fill=255)
    draw.line(large(1150, 476, 1150, 446), fill=255, width=6)
    for place in range(5):
        x = 950 + 34 * place
        draw.rectangle(large(x, 536 - (14, 28, 28, 42, 28)[place], x + 31, 538), fill=255)
