"""Tools of the pictures: colours, outlines, light, haze, water, grain.

The pictures look like photographs and are none: they are drawn, from a seed each. So they need no
permission, and nobody is to be seen in them.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageEnhance, ImageFilter

SIZE = WIDTH, HEIGHT = 1600, 900
SHARPER = 2
"""How many times larger outlines are drawn than they are shown, so that their edges are smooth."""
Colour = tuple[int, int, int]
Shape = Callable[[ImageDraw.ImageDraw], None]


def seeded(seed: int) -> Random:
    """Return the chance of one picture, the same each time."""
    return Random(seed)  # noqa: S311 - no secret


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    """Return a colour between two: 0 is the first, 1 the other."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def gradient(stops: Sequence[tuple[float, Colour]], size: tuple[int, int] = SIZE) -> Image.Image:
    """Return a picture whose colour goes from stop to stop, from the top (0) to the bottom (1)."""
    strip = Image.new("RGB", (1, size[1]))
    for y in range(size[1]):
        at = y / size[1]
        above = max((stop for stop in stops if stop[0] <= at), key=lambda stop: stop[0])
        below = min((s for s in stops if s[0] > at), key=lambda stop: stop[0], default=above)
        share = (at - above[0]) / (below[0] - above[0]) if below != above else 0
        strip.putpixel((0, y), mixed(above[1], below[1], share))
    return strip.resize(size)


def mask(shape: Shape, blur: float = 0) -> Image.Image:
    """Return where a shape is, with smooth edges; a blur in pixels puts it out of focus."""
    large = Image.new("L", (WIDTH * SHARPER, HEIGHT * SHARPER))
    shape(ImageDraw.Draw(large))
    small = large.resize(SIZE, Image.Resampling.LANCZOS)
    return small.filter(ImageFilter.GaussianBlur(blur)) if blur else small


def large(*numbers: float) -> list[float]:
    """Return pixels of the picture as pixels of a shape that is drawn larger."""
    return [number * SHARPER for number in numbers]


def cast(picture: Image.Image, light: Image.Image, blur: float = 0) -> Image.Image:
    """Return a picture with a light on it; a blur in pixels spreads the light."""
    return ImageChops.screen(
        picture, light.filter(ImageFilter.GaussianBlur(blur)) if blur else light
    )


def cloud(random: Random, cells: tuple[int, int]) -> Image.Image:
    """Return soft patches of grey, as of clouds, haze or worn ground: so many across and down."""
    total = Image.new("L", SIZE, 128)
    for octave in (1, 2, 4, 8):
        size = (cells[0] * octave, cells[1] * octave)
        patch = Image.frombytes("L", size, random.randbytes(size[0] * size[1]))
        patch = patch.resize(SIZE, Image.Resampling.BICUBIC)
        total = Image.blend(total, patch, 0.5 / octave)
    return total


def lights_out_of_focus(
    random: Random,
    count: int,
    rows: tuple[int, int],
    sizes: tuple[int, int],
    hues: Sequence[Colour],
) -> Image.Image:
    """Return discs of light between two rows, as a lens shows lamps far behind what it looks at."""
    light = Image.new("RGB", SIZE)
    for _ in range(count):
        disc = Image.new("RGB", SIZE)
        x, y = random.randint(-40, WIDTH + 40), random.randint(*rows)
        size = random.randint(*sizes)
        hue = mixed((0, 0, 0), random.choice(hues), random.uniform(0.18, 0.6))
        draw = ImageDraw.Draw(disc)
        draw.ellipse((x - size, y - size, x + size, y + size), fill=hue)
        rim = mixed(hue, (255, 255, 255), 0.18)
        draw.ellipse((x - size, y - size, x + size, y + size), outline=rim, width=3)
        box = (x - size - 8, y - size - 8, x + size + 8, y + size + 8)
        soft = disc.crop(box).filter(ImageFilter.GaussianBlur(2.2))
        light.paste(ImageChops.screen(light.crop(box), soft), box[:2])
    return light


def reflected(above: Image.Image, random: Random, waves: float, blur: float) -> Image.Image:
    """Return what water shows of what stands above it: upside down, in moving rows, smeared."""
    turned = above.transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    water = Image.new("RGB", turned.size)
    shift = 0.0
    for y in range(turned.height):
        depth = y / turned.height
        shift = 0.7 * shift + random.uniform(-1, 1) * waves * (0.3 + depth)
        offset = round(shift + waves * depth * math.sin(y / (3 + 9 * depth)))
        water.paste(ImageChops.offset(turned.crop((0, y, turned.width, y + 1)), offset, 0), (0, y))
    smeared = water.resize((turned.width, max(2, round(turned.height / blur))))
    return Image.blend(water, smeared.resize(turned.size, Image.Resampling.BICUBIC), 0.72)


def developed(picture: Image.Image, random: Random, grain: float = 0.05) -> Image.Image:
    """Return a picture as a camera gives it: darker corners, a little soft, with grain."""
    corners = Image.new("L", SIZE, 0)
    ImageDraw.Draw(corners).ellipse((-260, -220, WIDTH + 260, HEIGHT + 220), fill=255)
    corners = corners.filter(ImageFilter.GaussianBlur(220))
    picture = Image.composite(picture, ImageEnhance.Brightness(picture).enhance(0.62), corners)
    picture = picture.filter(ImageFilter.GaussianBlur(0.7))
    noise = Image.frombytes("L", SIZE, random.randbytes(WIDTH * HEIGHT))
    noise = noise.filter(ImageFilter.GaussianBlur(0.8)).convert("RGB")
    return ImageChops.overlay(
        picture, Image.blend(Image.new("RGB", SIZE, (128,) * 3), noise, grain)
    )


def laid(picture: Image.Image, layer: Image.Image, blur: float = 0) -> Image.Image:
    """Return a picture with a layer on it, and the glow of what is bright in that layer."""
    if blur:
        layer = layer.filter(ImageFilter.GaussianBlur(blur))
    picture = picture.copy()
    picture.paste(layer, (0, 0), layer)
    bright = Image.new("RGB", SIZE)
    bright.paste(layer, (0, 0), layer)
    bright = bright.point([max(0, level - 150) for level in range(256)] * 3)
    return cast(picture, bright, 7)


def hazed(picture: Image.Image, colour: Colour, top: float, bottom: float) -> Image.Image:
    """Return a picture with a haze that is thickest at one row and gone at another (0 to 1)."""
    thick = Image.new("L", (1, HEIGHT))
    for y in range(HEIGHT):
        share = (y / HEIGHT - top) / (bottom - top)
        thick.putpixel((0, y), round(150 * max(0.0, min(1.0, share)) ** 2))
    fog = Image.new("RGB", SIZE, colour)
    return Image.composite(fog, picture, thick.resize(SIZE))


def skied(random: Random, stops: Sequence[tuple[float, Colour]], share: float) -> Image.Image:
    """Return a sky with thin clouds in a share of its light."""
    sky = gradient(stops)
    veil = cloud(random, (3, 9)).point([min(255, max(0, (v - 118) * 6)) for v in range(256)])
    lighter = ImageEnhance.Brightness(sky).enhance(1.28)
    return Image.blend(sky, Image.composite(lighter, sky, veil), share)


def person(draw: ImageDraw.ImageDraw, x: float, feet: float, tall: float, turn: float = 0) -> None:
    """Draw somebody from behind who stands or walks: outlines only."""
    head, wide = tall * 0.075, tall * 0.125
    hip, shoulder = feet - tall * 0.47, feet - tall * 0.82
    draw.ellipse(large(x - head, feet - tall, x + head, feet - tall + 2.3 * head), fill=255)
    draw.rounded_rectangle(large(x - wide, shoulder, x + wide, hip + 0.04 * tall), tall * 0.09, 255)
    for side in (-1, 1):
        foot = x + side * wide * 0.5 + turn * side * tall * 0.05
        leg = (x + side * wide * 0.55, hip, foot, feet)
        draw.line(large(*leg), fill=255, width=round(tall * 0.085 * SHARPER))
        arm = (x + side * wide * 0.95, shoulder + tall * 0.06, x + side * wide * 1.2, hip)
        draw.line(large(*arm), fill=255, width=round(tall * 0.055 * SHARPER))
