"""An upright poster of an event: ``poster``."""

from __future__ import annotations

import math

from charts import font
from paint import mixed, seeded
from PIL import Image, ImageChops, ImageDraw, ImageFilter

WIDTH, HEIGHT = 1000, 1400
SKY, SEA, SUN, PALE = (20, 38, 84), (14, 84, 108), (238, 98, 72), (250, 240, 224)


def poster() -> Image.Image:
    """Return the poster of the meeting of 2026: a bridge before a low sun, and what is known."""
    large = Image.new("RGB", (2 * WIDTH, 2 * HEIGHT), SKY)
    draw = ImageDraw.Draw(large)
    for y in range(2 * HEIGHT):
        share = min(1, y / 1800) ** 1.4
        draw.line((0, y, 2 * WIDTH, y), mixed(SKY, (246, 176, 120), share))
    draw.ellipse((620, 860, 1380, 1620), SUN)
    _sea(draw)
    _bridge(draw)
    image = large.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
    _words(ImageDraw.Draw(image))
    random = seeded(101)
    noise = Image.frombytes("L", image.size, random.randbytes(WIDTH * HEIGHT)).convert("RGB")
    noise = noise.filter(ImageFilter.GaussianBlur(0.8))
    grey = Image.new("RGB", image.size, (128, 128, 128))
    return ImageChops.overlay(image, Image.blend(grey, noise, 0.05))


def _sea(draw: ImageDraw.ImageDraw) -> None:
    for number in range(7):
        level = 1500 + 90 * number
        wave = [
            (x, level + 18 * math.sin(x / (130 + 12 * number) + number * 1.7))
            for x in range(0, 2 * WIDTH + 20, 20)
        ]
        colour = mixed(SEA, (8, 30, 58), number / 6)
        draw.polygon([(0, 2 * HEIGHT), *wave, (2 * WIDTH, 2 * HEIGHT)], colour)


def _bridge(draw: ImageDraw.ImageDraw) -> None:
    """Draw a bridge that hangs from two towers."""
    deck = 1470
    draw.rectangle((0, deck, 2 * WIDTH, deck + 22), PALE)
    for tower in (460, 1540):
        draw.rectangle((tower - 16, 1010, tower + 16, 1640), PALE)
        draw.rectangle((tower - 44, 1030, tower + 44, 1050), PALE)
    for left, right in ((-620, 460), (460, 1540), (1540, 2620)):
        middle = (left + right) / 2
        for x in range(max(0, left), min(2 * WIDTH, right), 2):
            sag = 1030 + 390 * (1 - ((x - middle) / (right - middle)) ** 2)
            draw.ellipse((x - 5, sag - 5, x + 5, sag + 5), PALE)
            if (x - left) % 60 == 0:
                draw.line((x, sag, x, deck), PALE, 4)


def _words(draw: ImageDraw.ImageDraw) -> None:
    for y, size, text in (
        (92, 74, "한일 창업 교류의 날 2026"),
        (196, 62, "日韓創業交流デー2026"),
        (1080, 58, "2026. 11. 12.(목 · 木)"),
        (1176, 42, "오전 10시~오후 6시 / 午前10時〜午後6時"),
        (1246, 42, "다리홀 / かけはしホール"),
    ):
        draw.text((WIDTH / 2, y), text, PALE, font(size), anchor="ma", stroke_width=1)
