"""A table in a lobby: ``talks``."""

from __future__ import annotations

from paint import (
    HEIGHT,
    SHARPER,
    SIZE,
    WIDTH,
    cast,
    cloud,
    developed,
    gradient,
    large,
    lights_out_of_focus,
    mask,
    mixed,
    person,
    seeded,
)
from PIL import Image, ImageChops, ImageDraw, ImageEnhance, ImageFilter

Corners = tuple[tuple[int, int], tuple[int, int], tuple[int, int], tuple[int, int]]


def talks() -> Image.Image:
    """Return a table with papers and two cups, before a lobby with people that is out of focus."""
    random = seeded(23)
    picture = gradient(
        [(0, (70, 50, 42)), (0.5, (150, 108, 72)), (0.66, (104, 74, 54)), (1, (40, 28, 24))]
    )
    crowd = ((300, 640, 420), (430, 660, 460), (940, 650, 430), (1090, 640, 400), (1340, 670, 470))
    for x, feet, tall in crowd:
        shape = mask(lambda d, x=x, f=feet, t=tall: person(d, x, f, t), 20)  # type: ignore[misc]
        dressed = mixed((34, 30, 40), (96, 70, 60), random.random())
        picture.paste(Image.new("RGB", SIZE, dressed), shape)
    warm = [(255, 190, 110), (255, 216, 160), (255, 160, 96), (190, 214, 255), (255, 236, 210)]
    picture = cast(picture, lights_out_of_focus(random, 64, (-20, 430), (14, 58), warm))
    top = gradient(
        [(0, (150, 104, 70)), (0.66, (150, 104, 70)), (0.72, (128, 88, 60)), (1, (66, 44, 34))]
    )
    wood = cloud(random, (2, 60)).point([v // 5 for v in range(256)])
    top = cast(top, Image.merge("RGB", (wood, wood, wood)))
    picture.paste(top, mask(lambda d: d.rectangle(large(0, 590, WIDTH, HEIGHT), fill=255), 4))
    shine = Image.new("RGB", SIZE)
    ImageDraw.Draw(shine).ellipse((420, 570, 1240, 690), fill=(120, 92, 66))
    picture = cast(picture, shine, 60)
    for corners, blur in (
        (((430, 742), (700, 720), (792, 836), (470, 872)), 1.2),
        (((850, 668), (1060, 660), (1120, 722), (880, 736)), 2.6),
    ):
        picture = _paper(picture, corners, blur)
    pen = mask(lambda d: d.line(large(560, 846, 720, 776), fill=255, width=16), 1)
    shade = ImageChops.offset(pen, 6, 10).filter(ImageFilter.GaussianBlur(5))
    picture = Image.composite(ImageEnhance.Brightness(picture).enhance(0.62), picture, shade)
    picture.paste(Image.new("RGB", SIZE, (34, 40, 64)), pen)
    picture = _cup(picture, 760, 640, 92, 1.6)
    picture = _cup(picture, 1150, 742, 124, 0.8)
    return developed(picture, random, 0.06)


def _paper(picture: Image.Image, corners: Corners, blur: float) -> Image.Image:
    """Return a picture with a written sheet on the table; corners from the far left, clockwise."""
    far, right, near, left = corners

    def at(across: float, down: float) -> tuple[float, float]:
        one = [a + (b - a) * across for a, b in zip(far, right, strict=True)]
        other = [a + (b - a) * across for a, b in zip(left, near, strict=True)]
        x, y = (a + (b - a) * down for a, b in zip(one, other, strict=True))
        return x * SHARPER, y * SHARPER

    sheet = mask(lambda d: d.polygon([at(0, 0), at(1, 0), at(1, 1), at(0, 1)], fill=255), blur)
    shade = ImageChops.offset(sheet, 6, 8).filter(ImageFilter.GaussianBlur(9))
    picture = Image.composite(ImageEnhance.Brightness(picture).enhance(0.55), picture, shade)
    picture.paste(
        gradient([(0, (250, 240, 224)), (0.7, (246, 234, 214)), (1, (206, 188, 168))]), sheet
    )

    def lines(draw: ImageDraw.ImageDraw) -> None:
        draw.line([at(0.1, 0.12), at(0.55, 0.12)], fill=220, width=9)
        for row in range(7):
            down = 0.26 + row * 0.095
            draw.line([at(0.1, down), at(0.9 - 0.2 * (row % 3 == 2), down)], fill=140, width=5)

    picture.paste(Image.new("RGB", SIZE, (96, 92, 96)), mask(lines, blur + 0.6))
    return picture


def _cup(picture: Image.Image, left: int, top: int, wide: int, blur: float) -> Image.Image:
    """Return a picture with a cup on the table, lit from the left."""
    high, rim = round(wide * 0.92), round(wide * 0.17)
    shadow = mask(
        lambda d: d.ellipse(
            large(left + wide * 0.1, top + high - rim, left + wide * 1.9, top + high + rim * 1.4),
            fill=190,
        ),
        14,
    )
    picture = Image.composite(ImageEnhance.Brightness(picture).enhance(0.45), picture, shadow)

    def body(draw: ImageDraw.ImageDraw) -> None:
        draw.polygon(
            [
                (a * SHARPER, b * SHARPER)
                for a, b in (
                    (left, top),
                    (left + wide, top),
                    (left + wide * 0.86, top + high),
                    (left + wide * 0.14, top + high),
                )
            ],
            fill=255,
        )
        draw.ellipse(
            large(left + wide * 0.14, top + high - rim, left + wide * 0.86, top + high + rim),
            fill=255,
        )

    def handle(draw: ImageDraw.ImageDraw) -> None:
        draw.arc(
            large(left + wide * 0.72, top + high * 0.16, left + wide * 1.34, top + high * 0.76),
            -110,
            120,
            255,
            round(wide * 0.2),
        )

    strip = Image.new("RGB", (wide, 1))
    for x in range(wide):
        share = min(1.0, abs(x / wide - 0.28) * 1.35)
        strip.putpixel((x, 0), mixed((255, 248, 238), (120, 92, 78), share))
    shaded = Image.new("RGB", SIZE, (150, 122, 104))
    picture.paste(shaded, mask(handle, blur))
    shaded.paste(strip.resize((wide, HEIGHT)), (left, 0))
    picture.paste(shaded, mask(body, blur))
    for inset, colour in ((0.0, (250, 240, 228)), (0.05, (196, 172, 152)), (0.1, (74, 44, 30))):
        box = large(
            left + wide * inset,
            top - rim * (1 - 2 * inset),
            left + wide * (1 - inset),
            top + rim * (1 - 2 * inset),
        )
        picture.paste(
            Image.new("RGB", SIZE, colour), mask(lambda d, b=box: d.ellipse(b, fill=255), blur)
        )  # type: ignore[misc]
    return picture
