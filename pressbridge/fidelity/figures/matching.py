"""Matching of figures: for each of a text, the one of the other text that says the same."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import islice
from typing import NamedTuple

from pressbridge.fidelity.figures.figure import DATE, NAME, Figure, FigureKey
from pressbridge.words.patterns import late

Match = tuple[Figure, Figure]
"""A figure of the source and what stands for it in the translation."""

_FIGURES = late("[0-9]+")
LIMIT = 200
"""Figures without a partner that are looked at one by one, so that a hostile text costs little."""

TRIES = 10
"""Figures that are compared with one of the other text, of those that have something in common."""

TraitsOf = Callable[[Figure], Iterable[object]]
"""A figure → what those like it have too: a key, an amount, a unit. Only these are compared."""


class Matched(NamedTuple):
    """Result of matching: the pairs, and the figures of both texts without a partner."""

    pairs: tuple[Match, ...]
    missing: tuple[Figure, ...]
    """Figures of the source without a partner."""
    extra: tuple[Figure, ...]
    """Figures of the translation without a partner."""


def by_key(source: list[Figure], target: list[Figure]) -> Matched:
    """Match figures that have the same unit and value; then those that can be read so."""
    if [figure[2:4] for figure in source] == [figure[2:4] for figure in target]:
        return Matched(tuple(zip(source, target, strict=True)), (), ())
    waiting: defaultdict[FigureKey, list[Figure]] = defaultdict(list)
    for figure in target:
        waiting[figure.key].append(figure)
    for same in waiting.values():
        same.reverse()
    pairs: list[Match] = []
    missing: list[Figure] = []
    for figure in source:
        if same := waiting.get(figure.key, []):
            pairs.append((figure, same.pop()))
        else:
            missing.append(figure)
    extra = sorted(
        (figure for same in waiting.values() for figure in same), key=lambda figure: figure.at
    )
    first = Matched(tuple(pairs), tuple(missing), tuple(extra))
    return matched_on(first, share_a_key, keys_of)


def share_a_key(ours: Figure, theirs: Figure) -> bool:
    """Tell whether two figures can be read as the same."""
    if ours.key == theirs.key or ours.key in theirs.also or theirs.key in ours.also:
        return True
    if ours.unit == NAME == theirs.unit:  # H5N1 is not H7N1, VT100s is VT100
        one, other = str(ours.value), str(theirs.value)
        return _FIGURES.findall(one) == _FIGURES.findall(other) and (
            one.startswith(other) or other.startswith(one)
        )
    return bool(ours.also and theirs.also) and not set(ours.also).isdisjoint(theirs.also)


def keys_of(figure: Figure) -> Iterable[object]:
    """Return what figures that share a key have in common."""
    return (figure.key, *figure.also)


def amounts_of(figure: Figure) -> Iterable[object]:
    """Return what figures of one amount have in common."""
    number = amount(figure)
    return () if number is None else (number,)


class Unmatched:
    """Figures without a partner, indexed by what they must have in common with it."""

    def __init__(self, figures: Sequence[Figure], shared: TraitsOf) -> None:
        self._figures = figures
        self._shared = shared
        self._taken: set[int] = set()
        self._places: defaultdict[object, deque[int]] = defaultdict(deque)
        for place, figure in enumerate(figures):
            for what in shared(figure):
                self._places[what].append(place)

    @property
    def left(self) -> tuple[Figure, ...]:
        """The figures that were not taken, in their order."""
        return tuple(one for n, one in enumerate(self._figures) if n not in self._taken)

    def take(self, ours: Figure, alike: Callable[[Figure, Figure], bool]) -> Figure | None:
        """Take and return the first figure that is alike; ``None`` if there is none."""
        near = {place for what in self._shared(ours) for place in self._near(what)}
        for place in sorted(near):
            if alike(ours, self._figures[place]):
                self._taken.add(place)
                return self._figures[place]
        return None

    def take_first(self, what: object) -> Figure | None:
        """Take and return the first figure with this trait; ``None`` if there is none."""
        place = next(iter(self._near(what)), None)
        if place is None:
            return None
        self._taken.add(place)
        return self._figures[place]

    def _near(self, what: object) -> list[int]:
        places = self._places.get(what)
        if not places:
            return []
        while places and places[0] in self._taken:
            places.popleft()
        return [place for place in islice(places, TRIES) if place not in self._taken]


def matched_on(
    so_far: Matched, alike: Callable[[Figure, Figure], bool], shared: TraitsOf
) -> Matched:
    """Match what is left with the first figure that is alike.

    ``shared`` gives what figures that are alike have in common, so that only those are compared.
    """
    if not so_far.missing or not so_far.extra:
        return so_far
    waiting = Unmatched(so_far.extra, shared)
    pairs = list(so_far.pairs)
    missing: list[Figure] = []
    for ours in so_far.missing:
        if theirs := waiting.take(ours, alike):
            pairs.append((ours, theirs))
        else:
            missing.append(ours)
    return Matched(tuple(pairs), tuple(missing), waiting.left)


def amount(figure: Figure) -> Decimal | None:
    """Return the single number of a figure: of a quantity, or of a date with one part."""
    if isinstance(figure.value, Decimal):
        return figure.value
    if figure.unit == DATE:
        parts = [part for part in figure.value if isinstance(part, Decimal)]
        return parts[0] if len(parts) == 1 else None
    return None


def numbers(figure: Figure) -> Iterator[Decimal]:
    """Yield every number in a figure."""
    if isinstance(figure.value, Decimal):
        yield figure.value
    elif isinstance(figure.value, tuple):
        yield from (part for part in figure.value if part is not None)
