"""Units that say another one's amount, or may be read as another one: 2할, 25bp, 90년대, 5キロ."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from pressbridge.fidelity.figures.figure import DATE, FigureKey

Reading = tuple[str, Decimal, tuple[FigureKey, ...]]
"""The unit and the value of a number, and other ways to read it."""


def reading(code: str, value: Decimal) -> Reading:
    """Return what a number with a unit says: 2할 is 20 %, and 25bp are 0.25 points."""
    known = SPECIAL.get(code)
    return known(value) if known else (code, value, ())


def _basis_points(value: Decimal) -> Reading:
    points = value / 100
    return "pp", points, (("points", points), ("percent", points))


def _decade(value: Decimal) -> Reading:
    """Return a decade in four figures: 90년대 are the 1990s, 20年代 the 2020s."""
    if value >= 100 or value % 10:
        return "decade", value, ()
    return "decade", value + (1900 if value >= 30 else 2000), (("decade", value),)


_MOST_WEEKS = 1000


def _shares(value: Decimal) -> Reading:
    """Return the weeks that 2주 are, or the shares: 50만 주."""
    if value < _MOST_WEEKS:
        return "weeks", value, (("share", value),)
    return "share", value, ()


SPECIAL: dict[str, Callable[[Decimal], Reading]] = {
    "tenths": lambda value: ("percent", value * 10, ()),
    "bp": _basis_points,
    "decade": _decade,
    "anniversary": lambda value: ("anniversary", value, ((DATE, (value, None, None)),)),
    "guests": lambda value: ("minutes", value, (("person", value),)),  # 10분이 걸린다, 3분이 오셨다
    "degrees": lambda value: ("", value, (("celsius", value),)),  # 30度 may be an angle
    "shares": _shares,
    "splits": lambda value: ("seconds", value, ()),  # 9秒98; the digits behind are added
    "kilo": lambda value: ("km", value, (("kg", value),)),
}
"""Units that are read so; all others are what they are called."""
