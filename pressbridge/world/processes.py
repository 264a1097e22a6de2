"""Processes: the one place that starts them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

WORTH_IT = 400
"""Below so many items one process is quicker than starting more."""


def cores() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def spread(
    work: Callable[[T], R],
    items: Sequence[T],
    jobs: int | None,
    start: Callable[..., None],
    shared: tuple[object, ...],
) -> Iterator[R]:
    """Yield ``work(item)`` for each item, in their order, from several processes.

    ``start(*shared)`` runs once in each process, so that what all items need travels once.
    ``jobs`` is the number of processes; ``None`` decides by the number of items. ``work`` and
    ``start`` are functions of a module, because systems that spawn look them up by name.
    """
    wanted = jobs or (cores() if len(items) >= WORTH_IT else 1)
    if wanted == 1 or len(items) < 2:
        start(*shared)
        yield from map(work, items)
        return
    chunk = max(1, min(50, len(items) // (wanted * 4)))
    with ProcessPoolExecutor(wanted, initializer=start, initargs=shared) as pool:
        yield from pool.map(work, items, chunksize=chunk)
