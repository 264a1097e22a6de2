"""A full hall: ``hall``."""

from __future__ import annotations

from paint import (
    SIZE,
    WIDTH,
    cast,
    developed,
    gradient,
    large,
    lights_out_of_focus,
    mask,
    mixed,
    person,
    seeded,
)
from PIL import Image, ImageChops, ImageDraw, ImageEnhance


def seated(draw: ImageDraw.ImageDraw, x: float, top: float, head: float) -> None:
    """Draw the head and shoulders of somebody who sits in front of us."""
    draw.ellipse(large(x - head, top, x + head, top + 2.5 * head), fill=255)
    draw.rounded_rectangle(
        large(x - 0.4 * head, top + 2 * head, x + 0.4 * head, top + 3.4 * head), head * 0.3, 255
    )
    draw.rounded_rectangle(
        large(x - 2.35 * head, top + 2.9 * head, x + 2.35 * head, top + 12 * head), head * 2.4, 255
    )


def hall() -> Image.Image:
    """Return a full hall, seen from its last rows: stage, screen, beams, heads."""
    random = seeded(11)
    picture = gradient(
        [(0, (9, 11, 26)), (0.5, (30, 34, 66)), (0.75, (18, 18, 36)), (1, (5, 5, 11))]
    )
    screen = Image.new("RGB", SIZE)
    shown = gradient(
        [(0, (96, 150, 214)), (0.55, (196, 219, 240)), (1, (243, 226, 205))], (620, 300)
    )
    for number in range(5):
        tall = 40 + 34 * number
        box = (110 + 84 * number, 250 - tall, 160 + 84 * number, 250)
        ImageDraw.Draw(shown).rectangle(box, fill=(36, 66, 120))
    screen.paste(shown, (490, 150))
    picture = cast(picture, screen, 60)
    picture = cast(picture, screen, 1.2)
    for x, foot, hue in ((250, 560, (80, 110, 210)), (560, 700, (190, 130, 90)),
                         (1040, 900, (190, 130, 90)), (1350, 1040, (80, 110, 210))):  # fmt: skip
        beam = Image.new("RGB", SIZE)
        ImageDraw.Draw(beam).polygon(
            [(x - 5, -10), (x + 5, -10), (foot + 105, 560), (foot - 105, 560)],
            fill=mixed((0, 0, 0), hue, 0.32),
        )
        picture = cast(picture, beam, 26)
    picture = cast(
        picture, lights_out_of_focus(random, 26, (10, 90), (5, 10), [(255, 226, 180)]), 1
    )
    stage = Image.new("RGB", SIZE, (26, 24, 42))
    picture.paste(stage, mask(lambda d: d.rectangle(large(300, 520, 1300, 580), fill=255), 3))
    speaker = mask(lambda d: person(d, 430, 526, 118), 1.6)
    picture.paste(Image.new("RGB", SIZE, (12, 12, 22)), speaker)
    for row in range(7):
        head = 13 + row * 6.2
        top = 540 + row * row * 6.4
        wide = head * 4.6
        taken = [x for x in range(-1, round(WIDTH / wide) + 2) if random.random() > 0.06]
        places = [(x + row % 2 / 2) * wide + random.uniform(-6, 6) for x in taken]
        tops = [top + random.uniform(-head * 0.5, head * 0.5) for _ in places]

        def rows(
            draw: ImageDraw.ImageDraw, head: float = head, at: object = (places, tops)
        ) -> None:
            for x, y in zip(*at, strict=True):  # type: ignore[misc]
                seated(draw, x, y, head)

        dark = mixed((44, 46, 78), (6, 6, 12), row / 6)
        shape = mask(rows, 0.8 + 0.5 * max(0, row - 3) ** 2)
        rim = ImageChops.subtract(shape, ImageChops.offset(shape, 0, 3))
        picture.paste(Image.new("RGB", SIZE, dark), shape)
        glow = Image.composite(Image.new("RGB", SIZE, (108, 128, 176)), Image.new("RGB", SIZE), rim)
        picture = cast(picture, ImageEnhance.Brightness(glow).enhance(0.75 - 0.09 * row))
    return developed(picture, random)
