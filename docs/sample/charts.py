"""Charts of the sample, drawn from the data beside them.

A chart stands in both editions, so it is written in both languages. ``tests/test_sample.py`` holds
the length of each bar against the attached CSV file. Noto Sans CJK must be installed.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 1600, 900
GROUND, TOP, LEFT, RIGHT = 750, 150, 130, 1540
"""Where the bars stand, how high the scale goes, and where it begins and ends, in pixels."""
INK, GREY, PAPER = "#1f2430", "#d9dce3", "#ffffff"
BARS = ("#1f4e79", "#2a8c82", "#e0a030", "#c8503c")
PAIR = ("#9db2c8", "#1f4e79")
FONTS = (
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc",
    "/Library/Fonts/NotoSansCJK-Regular.ttc",
)


class Table(NamedTuple):
    """Data of a chart, without its row of sums."""

    rows: tuple[str, ...]
    """Names of the rows in both languages."""
    columns: tuple[str, ...]
    values: tuple[tuple[int, ...], ...]
    """One tuple of values for each row."""


class Bar(NamedTuple):
    """Rectangle of one value."""

    box: tuple[int, int, int, int]
    colour: str
    value: int


def read(file: Path) -> Table:
    """Return the data of a CSV file whose first two columns name each row in both languages."""
    with file.open(encoding="utf-8", newline="") as lines:
        head, *rows = csv.reader(lines)
    rows = [row for row in rows if row[0] != "합계"]
    return Table(
        tuple(f"{row[0]}\n{row[1]}" for row in rows),
        tuple(head[2:]),
        tuple(tuple(map(int, row[2:])) for row in rows),
    )


def spans(count: int, share: float) -> list[tuple[int, int]]:
    """Return where so many groups stand from left to right; a share of each is filled."""
    step = (RIGHT - LEFT) / count
    middles = [LEFT + step * (number + 0.5) for number in range(count)]
    return [(round(m - step * share / 2), round(m + step * share / 2)) for m in middles]


def height(value: int, most: int) -> int:
    """Return how many pixels a value is high where the scale ends at ``most``."""
    return round(value / most * (GROUND - TOP))


def beside(table: Table, most: int) -> list[Bar]:
    """Return a group for each row, with the columns beside each other."""
    bars = []
    for (left, right), values in zip(spans(len(table.rows), 0.62), table.values, strict=True):
        wide = (right - left) // len(values)
        for number, value in enumerate(values):
            x = left + number * wide
            box = (x + 4, GROUND - height(value, most), x + wide - 5, GROUND - 1)
            bars.append(Bar(box, PAIR[number], value))
    return bars


def stacked(table: Table, most: int) -> list[Bar]:
    """Return a bar for each column, with the rows on top of each other."""
    bars = []
    for column, (left, right) in enumerate(spans(len(table.columns), 0.46)):
        foot = 0
        for number, values in enumerate(table.values):
            upper = foot + values[column]
            box = (left, GROUND - height(upper, most), right, GROUND - height(foot, most) - 1)
            bars.append(Bar(box, BARS[number], values[column]))
            foot = upper
    return bars


def font(size: int) -> ImageFont.FreeTypeFont:
    """Return the Korean and Japanese font of the system in a size; OSError if there is none."""
    return ImageFont.truetype(next((f for f in FONTS if Path(f).is_file()), FONTS[0]), size)


def paper(most: int, step: int) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    """Return an empty chart with its scale."""
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    draw = ImageDraw.Draw(image)
    for value in range(0, most + 1, step):
        y = GROUND - height(value, most)
        draw.line((LEFT, y, RIGHT, y), GREY, 2)
        draw.text((LEFT - 20, y), str(value), INK, font(28), anchor="rm")
    return image, draw


def legend(draw: ImageDraw.ImageDraw, names: Sequence[str], colours: Sequence[str]) -> None:
    """Write what each colour means above the bars."""
    x = float(LEFT)
    for name, colour in zip(names, colours, strict=False):
        draw.rectangle((x, 52, x + 34, 86), colour)
        text = name.replace("\n", " / ")
        draw.text((x + 48, 68), text, INK, font(27), anchor="lm")
        x += 48 + draw.textlength(text, font(27)) + 34


def foot(draw: ImageDraw.ImageDraw, names: Sequence[str], share: float) -> None:
    """Write what each group is below the bars."""
    draw.line((LEFT, GROUND, RIGHT, GROUND), INK, 3)
    for (left, right), name in zip(spans(len(names), share), names, strict=True):
        place = ((left + right) / 2, GROUND + 22)
        draw.multiline_text(place, name, INK, font(31), anchor="ma", align="center", spacing=8)


def half_year(column: str) -> str:
    """Return the name of a half-year such as ``2023H1`` in both languages."""
    first = column.endswith("1")
    year, korean, japanese = column[:4], "상" if first else "하", "上" if first else "下"
    return f"{year}년 {korean}반기\n{year}年{japanese}半期"


def half_years(table: Table) -> Image.Image:
    """Return the consultations of two half-years, field by field."""
    most = 70
    image, draw = paper(most, 10)
    for bar in beside(table, most):
        draw.rectangle(bar.box, bar.colour)
        middle = (bar.box[0] + bar.box[2]) / 2
        draw.text((middle, bar.box[1] - 10), str(bar.value), INK, font(34), anchor="mb")
    names = [half_year(column) for column in table.columns]
    legend(draw, names, PAIR)
    foot(draw, table.rows, 0.62)
    return image


def years(table: Table) -> Image.Image:
    """Return the consultations of some years, each in its fields."""
    most = 600
    image, draw = paper(most, 100)
    for bar in stacked(table, most):
        draw.rectangle(bar.box, bar.colour)
        middle = ((bar.box[0] + bar.box[2]) / 2, (bar.box[1] + bar.box[3]) / 2)
        ink = INK if bar.colour == BARS[2] else PAPER
        draw.text(middle, str(bar.value), ink, font(30), anchor="mm")
    totals = [sum(column) for column in zip(*table.values, strict=True)]
    for (left, right), total in zip(spans(len(totals), 0.46), totals, strict=True):
        place = ((left + right) / 2, GROUND - height(total, most) - 10)
        draw.text(place, str(total), INK, font(36), anchor="mb")
    legend(draw, table.rows, BARS)
    foot(draw, [f"{column}년 / {column}年" for column in table.columns], 0.46)
    return image
