"""Finds for each figure of a text the one of the other text that says the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import NamedTuple

from pressbridge.fidelity.figures.figure import DATE, Figure, Key

Match = tuple[Figure, Figure]
"""A figure of the source and what stands for it in the translation."""

LIMIT = 200
"""Figures without a partner that are looked at one by one, so that a hostile text costs little."""


class Matched(NamedTuple):
    """Who has found a partner, and who has not."""

    pairs: tuple[Match, ...]
    missing: tuple[Figure, ...]
    """Of the source, without a partner."""
    extra: tuple[Figure, ...]
    """Of the translation, without a partner."""


def by_key(source: list[Figure], target: list[Figure]) -> Matched:
    """Match figures that have the same unit and value; then those that can be read so."""
    if [figure[2:4] for figure in source] == [figure[2:4] for figure in target]:
        return Matched(tuple(zip(source, target, strict=True)), (), ())
    waiting: defaultdict[Key, list[Figure]] = defaultdict(list)
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
    return matched_on(first, share_a_key)


def share_a_key(ours: Figure, theirs: Figure) -> bool:
    """Tell whether two figures can be read as the same."""
    if ours.key == theirs.key or ours.key in theirs.also or theirs.key in ours.also:
        return True
    return bool(ours.also and theirs.also) and not set(ours.also).isdisjoint(theirs.also)


def matched_on(so_far: Matched, alike: Callable[[Figure, Figure], bool]) -> Matched:
    """Match what is left with the first figure that is alike."""
    if not so_far.missing or not so_far.extra:
        return so_far
    pairs = list(so_far.pairs)
    extra = list(so_far.extra)
    missing: list[Figure] = []
    for ours in so_far.missing[:LIMIT]:
        for n, theirs in enumerate(extra):
            if n == LIMIT:
                missing.append(ours)
                break
            if alike(ours, theirs):
                pairs.append((ours, extra.pop(n)))
                break
        else:
            missing.append(ours)
    return Matched(tuple(pairs), (*missing, *so_far.missing[LIMIT:]), tuple(extra))


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
