"""Towns at a river: ``evening`` and ``riverside``."""

from __future__ import annotations

import math
from collections.abc import Sequence
from random import Random

from paint import (
    HEIGHT,
    SIZE,
    WIDTH,
    Colour,
    cast,
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


def skyline(
    random: Random, ground: int, tall: tuple[int, int], wide: tuple[int, int]
) -> list[tuple[int, int, int, int]]:
    """Return the outlines of a row of buildings that stand on one line."""
    boxes, x = [], -random.randint(0, 60)
    while x < WIDTH:
        width = random.randint(*wide)
        boxes.append((x, ground - random.randint(*tall), x + width, ground))
        x += width + random.choice((0, 0, 4, 12))
    return boxes


def city(
    random: Random, boxes: Sequence[tuple[int, int, int, int]], wall: Colour, lit: float
) -> Image.Image:
    """Return buildings with their windows, a share of them lit, on a transparent ground."""
    layer = Image.new("RGBA", SIZE)
    draw = ImageDraw.Draw(layer)
    for left, top, right, bottom in boxes:
        shade = mixed(wall, (0, 0, 0), random.uniform(0, 0.3))
        draw.rectangle((left, top, right, bottom), fill=(*shade, 255))
        draw.rectangle((right - 5, top, right, bottom), fill=(*mixed(shade, (0, 0, 0), 0.25), 255))
        if random.random() < 0.4:
            middle = (left + right) // 2
            draw.line((middle, top - random.randint(8, 26), middle, top), (*shade, 255), 2)
        step, high = random.choice(((7, 10), (9, 12), (12, 11))), random.randint(4, 6)
        for y in range(top + 8, bottom - 6, step[1]):
            floor = random.random() < 0.12
            for x in range(left + 5, right - 8, step[0]):
                if floor or random.random() < lit:
                    warm = random.choice(((255, 214, 150), (255, 236, 205), (214, 229, 255)))
                    glass = mixed(shade, warm, random.uniform(0.25, 0.95))
                    draw.rectangle((x, y, x + step[0] - 4, y + high), fill=(*glass, 255))
    return layer


def evening() -> Image.Image:
    """Return a town behind a river at dusk, with a bridge of arches."""
    random = seeded(37)
    water = 610
    sky = [
        (0, (44, 62, 112)),
        (0.3, (112, 112, 158)),
        (0.5, (226, 152, 128)),
        (0.66, (255, 206, 150)),
        (1, (255, 214, 160)),
    ]
    picture = skied(random, sky, 0.6)
    for tall, wide, wall, lit, fog in (
        ((60, 150), (26, 60), (150, 126, 142), 0.04, 0.5),
        ((90, 250), (40, 84), (92, 88, 120), 0.16, 0.3),
        ((60, 330), (54, 110), (44, 48, 80), 0.3, 0),
    ):
        picture = laid(picture, city(random, skyline(random, water, tall, wide), wall, lit), 0.7)
        picture = hazed(picture, (244, 178, 138), 0.66 - fog, 0.72) if fog else picture
    lamps = Image.new("RGB", SIZE)
    draw = ImageDraw.Draw(lamps)

    def bridge(draw: ImageDraw.ImageDraw) -> None:
        draw.rectangle(large(-10, 556, WIDTH + 10, 576), fill=255)
        for x in range(-60, WIDTH, 330):
            draw.rectangle(large(x, 560, x + 34, 622), fill=255)
            draw.arc(large(x + 20, 470, x + 346, 690), 180, 360, 255, 18)
            for bar in range(x + 60, x + 330, 30):
                rise = 104 * math.sqrt(max(0, 1 - ((bar - x - 183) / 163) ** 2))
                draw.line(large(bar, 578 - rise, bar, 560), fill=255, width=5)

    picture.paste(Image.new("RGB", SIZE, (34, 34, 56)), mask(bridge, 0.6))
    for x in range(20, WIDTH, 66):
        draw.ellipse((x - 4, 540, x + 4, 548), fill=(255, 226, 170))
    for _ in range(60):
        x = random.randint(0, WIDTH)
        draw.line(
            (x, 556, x + random.randint(8, 60), 556),
            random.choice(((255, 240, 214), (255, 96, 72))),
            2,
        )
    picture = cast(cast(picture, lamps, 12), lamps, 1)
    below = reflected(picture.crop((0, water - (HEIGHT - water), WIDTH, water)), random, 5, 20)
    below = ImageChops.multiply(
        below, gradient([(0, (214, 206, 220)), (1, (92, 98, 140))], below.size)
    )
    picture.paste(below, (0, water))
    return developed(picture, random)


def riverside() -> Image.Image:
    """Return a river between two rows of buildings after sunset, with trails of cars."""
    random = seeded(53)
    water = 600
    sky = [
        (0, (18, 34, 78)),
        (0.35, (58, 84, 142)),
        (0.56, (176, 136, 164)),
        (0.67, (246, 178, 132)),
        (1, (250, 190, 140)),
    ]
    picture = laid(
        skied(random, sky, 0.45),
        city(random, skyline(random, water, (30, 96), (24, 58)), (112, 104, 140), 0.12),
        1,
    )
    picture = hazed(picture, (228, 164, 140), 0.5, 0.72)
    for near in range(6):
        far = 1 - near / 5
        wide = 240 - 150 * far
        for side in (0, 1):
            inner = 470 * (1 - far * 0.02) - 110 * (5 - near) * -0.62 - 330
            edge = inner + wide * 0.2
            tall = round(150 + 380 * (1 - far) * random.uniform(0.72, 1.1))
            left = edge - wide if side == 0 else WIDTH - edge
            box = (round(left), water - tall, round(left + wide), water + 2)
            wall = mixed((30, 34, 62), (104, 98, 136), far * 0.8)
            picture = laid(picture, city(random, [box], wall, 0.34), 0.5)
            sign = Image.new("RGB", SIZE)
            x = box[2] - 16 if side == 0 else box[0] + 2
            hue = random.choice(((255, 92, 110), (94, 214, 236), (255, 190, 84), (150, 240, 160)))
            ImageDraw.Draw(sign).rectangle(
                (x, box[1] + 40, x + 13, box[1] + 40 + tall // 3), fill=hue
            )
            picture = cast(cast(picture, sign, 16), sign, 1.2)
    below = reflected(picture.crop((0, water - (HEIGHT - water), WIDTH, water)), random, 7, 30)
    below = ImageChops.multiply(
        below, gradient([(0, (222, 214, 228)), (1, (104, 110, 150))], below.size)
    )
    picture.paste(below, (0, water))
    picture.paste(Image.new("RGB", SIZE, (14, 16, 30)), mask(_near_bridge, 2.2))
    trails = Image.new("RGB", SIZE)
    draw = ImageDraw.Draw(trails)
    for _ in range(34):
        x, y = random.randint(-200, WIDTH), random.randint(784, 806)
        hue = (255, 238, 206) if y < 795 else (255, 74, 52)
        draw.line(
            (x, y, x + random.randint(160, 620), y),
            mixed((0, 0, 0), hue, random.uniform(0.3, 0.9)),
            3,
        )
    return developed(cast(cast(picture, trails, 9), trails, 1.4), random)


def _near_bridge(draw: ImageDraw.ImageDraw) -> None:
    draw.rectangle(large(-10, 806, WIDTH + 10, HEIGHT), fill=255)
    draw.rectangle(large(-10, 768, WIDTH + 10, 776), fill=255)
    for x in range(-20, WIDTH + 40, 52):
        draw.rectangle(large(x, 770, x + 5, 812), fill=255)
