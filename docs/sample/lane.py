"""A market's lane: ``market_lane``."""

from __future__ import annotations

import math
from collections.abc import Callable
from random import Random

from paint import (
    SHARPER,
    SIZE,
    WIDTH,
    cast,
    developed,
    gradient,
    laid,
    large,
    mask,
    mixed,
    person,
    reflected,
    seeded,
)
from PIL import Image, ImageChops, ImageDraw, ImageEnhance, ImageFilter


def market_lane() -> Image.Image:
    """Return a market's lane in the evening, out of focus, behind a paper lantern."""
    random = seeded(71)
    eye = (800, 420)
    picture = gradient(
        [(0, (14, 17, 34)), (0.4, (44, 38, 52)), (0.5, (120, 82, 54)), (1, (24, 18, 20))]
    )

    def seen(x: float, y: float, far: float) -> tuple[float, float]:
        return eye[0] + (x - eye[0]) / far, eye[1] + (y - eye[1]) / far

    for step in range(22, 1, -1):
        far = 0.55 + step * 0.28
        for side in (-1, 1):
            x = eye[0] + side * 640
            left, right = sorted((seen(x, 0, far)[0], seen(x + side * 1400, 0, far)[0]))
            top, shelf, foot = (seen(0, y, far)[1] for y in (150, 560, 860))
            hue = random.choice(((196, 120, 60), (168, 84, 52), (120, 104, 70), (150, 110, 84)))
            hue = mixed(hue, (64, 48, 48), min(1, 0.3 + step / 34))
            stall = Image.new("RGBA", SIZE)
            draw = ImageDraw.Draw(stall)
            draw.rectangle((left, top, right, foot), fill=(*mixed(hue, (12, 10, 14), 0.45), 255))
            draw.rectangle(
                (left, seen(0, 300, far)[1], right, shelf),
                fill=(*mixed(hue, (255, 214, 150), 0.3), 255),
            )
            for _ in range(26):
                gx = random.uniform(left, right)
                gy = random.uniform(seen(0, 470, far)[1], shelf)
                size = random.uniform(12, 34) / far
                good = random.choice(
                    ((206, 74, 58), (226, 168, 72), (116, 140, 80), (232, 216, 190), (96, 62, 52))
                )
                draw.ellipse(
                    (gx - size, gy - size, gx + size, gy + size),
                    fill=(*mixed(good, hue, 0.25), 255),
                )
            draw.rectangle((left, shelf, right, foot), fill=(*mixed(hue, (10, 8, 10), 0.7), 255))
            awning = [
                (left, top),
                (right, top),
                (right, seen(0, 300, far)[1]),
                (left, seen(0, 270, far)[1]),
            ]
            draw.polygon(
                awning,
                fill=(
                    *mixed(
                        random.choice(((150, 52, 48), (52, 82, 96), (176, 130, 70))),
                        (14, 12, 16),
                        0.3,
                    ),
                    255,
                ),
            )
            picture = laid(picture, stall, 0.6 + (3.4 if far < 1.3 else 0))
    floor = reflected(picture.crop((0, 420 - 330, WIDTH, 420)).resize((WIDTH, 480)), random, 9, 30)
    lane = [
        seen(eye[0] + side * 640, 860, far)
        for side, far in ((-1, 6.7), (1, 6.7), (1, 0.5), (-1, 0.5))
    ]
    ground = gradient([(0, (150, 108, 74)), (0.5, (92, 70, 58)), (1, (32, 26, 28))], (WIDTH, 480))
    wet = Image.new("RGB", SIZE)
    wet.paste(Image.blend(ground, floor, 0.5), (0, 420))
    picture.paste(
        wet, mask(lambda d: d.polygon([(a * SHARPER, b * SHARPER) for a, b in lane], fill=255), 2)
    )
    for x, feet, tall, turn in (
        (770, 520, 96, 1),
        (826, 536, 118, -1),
        (715, 560, 142, 1),
        (905, 590, 178, 1),
    ):
        shape = mask(lambda d, x=x, f=feet, t=tall, w=turn: person(d, x, f, t, w), 1.4)  # type: ignore[misc]
        picture.paste(Image.new("RGB", SIZE, (26, 20, 26)), shape)
    picture = _lanterns(picture.filter(ImageFilter.GaussianBlur(9)), random, seen)
    return developed(_near_lantern(picture), random, 0.06)


def _lanterns(
    picture: Image.Image, random: Random, seen: Callable[[float, float, float], tuple[float, float]]
) -> Image.Image:
    """Return the lane with its lanterns out of focus, and what the wet floor shows of them."""
    lamps, wet = Image.new("RGB", SIZE), Image.new("RGB", SIZE)
    for step in range(18, 0, -1):
        far = 0.8 + step * 0.34
        for column in (-460, -150, 150, 460):
            x, y = seen(800 + column, 96 + random.uniform(-20, 20) + abs(column) * 0.08, far)
            size = 16 + 34 / far
            hue = random.choice(((255, 158, 74), (255, 190, 104), (255, 122, 74)))
            disc = Image.new("RGB", SIZE)
            draw = ImageDraw.Draw(disc)
            draw.ellipse((x - size, y - size, x + size, y + size), fill=mixed((0, 0, 0), hue, 0.62))
            draw.ellipse(
                (x - size, y - size, x + size, y + size),
                outline=mixed((0, 0, 0), hue, 0.85),
                width=3,
            )
            lamps = ImageChops.screen(lamps, disc)
            gx, gy = seen(800 + column, 850, far)
            shine = (gx - size * 0.8, gy - size * 0.4, gx + size * 0.8, gy + size * 2.4)
            ImageDraw.Draw(wet).ellipse(shine, fill=mixed((0, 0, 0), hue, 0.5))
    picture = cast(picture, wet, 12)
    return cast(cast(picture, lamps, 40), lamps, 2)


def _near_lantern(picture: Image.Image) -> Image.Image:
    """Return the lane with the lantern that is in focus: paper over ribs, lit from within."""
    x, y, wide, high = 470, 350, 190, 226
    glow = Image.new("RGB", SIZE)
    ImageDraw.Draw(glow).ellipse((x - wide, y - high, x + wide, y + high), fill=(255, 150, 70))
    picture = cast(picture, glow.point([v // 2 for v in range(256)] * 3), 90)

    def paper(draw: ImageDraw.ImageDraw) -> None:
        for rib in range(13):
            middle = y - high + (rib + 0.5) * 2 * high / 13
            half = wide * math.sqrt(1 - ((middle - y) / (high * 1.12)) ** 2)
            draw.rounded_rectangle(
                large(x - half, middle - high / 13 - 2, x + half, middle + high / 13 + 2),
                high / 7,
                255,
            )

    shape = mask(paper, 0.8)
    edge = Image.new("RGB", SIZE, (196, 66, 38))
    heart = mask(
        lambda d: d.ellipse(
            large(x - wide * 0.72, y - high * 0.62, x + wide * 0.72, y + high * 0.86), fill=255
        ),
        62,
    )
    lit = Image.composite(Image.new("RGB", SIZE, (255, 226, 160)), edge, heart)

    def ribs(draw: ImageDraw.ImageDraw) -> None:
        for rib in range(14):
            at = y - high + rib * 2 * high / 13
            half = wide * math.sqrt(max(0, 1 - ((at - y) / (high * 1.12)) ** 2)) * 1.02
            draw.arc(large(x - half, at - 16, x + half, at + 16), 0, 180, 150, 5)

    lit = Image.composite(ImageEnhance.Brightness(lit).enhance(0.62), lit, mask(ribs, 1))
    picture.paste(lit, shape)

    def black(draw: ImageDraw.ImageDraw) -> None:
        for top in (y - high - 24, y + high - 8):
            draw.rounded_rectangle(large(x - 92, top, x + 92, top + 32), 14, 255)
        draw.line(large(x, -10, x, y - high - 20), fill=255, width=8)
        for thread in range(-5, 6):
            draw.line(
                large(x + thread * 4, y + high + 20, x + thread * 7, y + high + 116),
                fill=255,
                width=5,
            )

    picture.paste(
        gradient(
            [(0, (30, 22, 24)), (0.6, (40, 24, 22)), (0.7, (120, 36, 30)), (1, (120, 36, 30))]
        ),
        mask(black, 0.8),
    )
    return picture
