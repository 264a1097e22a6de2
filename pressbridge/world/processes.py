"""Processes: the one place that starts them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def cores() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def wanted(jobs: int | None, items: int, worth: int) -> int:
    """Return how many processes to use: ``jobs``, or what the number of items decides.

    Below ``worth`` items one process is quicker than starting more.
    """
    return jobs or (cores() if items >= worth else 1)


def spread(
    work: Callable[[T], R],
    items: Sequence[T],
    count: int,
    start: Callable[..., None],
    shared: tuple[object, ...],
) -> Iterator[R]:
    """Yield ``work(item)`` for each item, in their order, from so many processes.

    ``start(*shared)`` runs once in each process, so that what all items need travels once.
    ``work`` and ``start`` are functions of a module, because systems that spawn look them up by
    name.
    """
    if count == 1 or len(items) < 2:
        start(*shared)
        yield from map(work, items)
        return
    chunk = max(1, min(50, len(items) // (count * 4)))
    with ProcessPoolExecutor(count, initializer=start, initargs=shared) as pool:
        yield from pool.map(work, items, chunksize=chunk)
