"""What the pages of one language are made with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from pressbridge.rendering.cards import Cards
from pressbridge.rendering.layout import Frame
from pressbridge.rendering.neighbours import Neighbours
from pressbridge.rendering.outline import Listing
from pressbridge.rendering.public import PublicSite


@dataclass(frozen=True)
class Desk:
    """What the pages of one language are made with."""

    site: PublicSite
    frame: Frame
    cards: Cards
    neighbours: Neighbours

    @cached_property
    def periods(self) -> Mapping[str, tuple[Listing | None, Listing | None]]:
        """Address of a year, month or day to its newer and its older neighbour."""
        found: dict[str, tuple[Listing | None, Listing | None]] = {}
        for kind in ("year", "month", "day"):
            listings = self.frame.outline.listings[self.frame.lang]
            line = [None, *(item for item in listings if item.kind == kind), None]
            for newer, here, older in zip(line, line[1:], line[2:], strict=False):
                if here:
                    found[here.address] = (newer, older)
        return found
