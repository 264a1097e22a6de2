"""Processes: the one place that starts them."""

from __future__ import annotations

import errno
import os
import pickle
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

from pressbridge.words.problems import said
from pressbridge.world.garbage_collection import relax_gc

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

T = TypeVar("T")
R = TypeVar("R")
C = TypeVar("C")


def cores() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


_SHARES = 32
"""Shares of the work for each process: with few, one process ends long after the others."""
_LARGEST = 50
"""Items of a share: with more, a result is long on its way."""


def shares(items: Iterable[T], weight: Callable[[T], int], most: int) -> Iterator[Sequence[T]]:
    """Yield items, in their order, as many together as weigh no more than ``most``.

    An item weighs one at least; one that weighs more than ``most`` comes alone.
    """
    share: list[T] = []
    count = 0
    for item in items:
        own = max(1, weight(item))
        if share and count + own > most:
            yield share
            share, count = [], 0
        share.append(item)
        count += own
    if share:
        yield share


class LostError(OSError):
    """The system ended one of the processes: mostly because there was no more memory."""

    def __init__(self) -> None:
        why = said("one of the processes was ended; if memory is short, use --jobs 1")
        super().__init__(errno.ECHILD, why)


class Workers:
    """The worker processes of a build. They are started when there is enough to do, and stay.

    So they are small: what the first process gathers later is not in their memory.
    """

    def __init__(self, jobs: int | None, folder: str) -> None:
        """``jobs`` is the number of processes; ``folder`` a scratch folder for what they share."""
        self._jobs = jobs
        self.folder = folder
        self._pool: ProcessPoolExecutor | None = None
        self._handed = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _: type[BaseException] | None,
        __: BaseException | None,
        ___: TracebackType | None,
    ) -> None:
        self.end()

    def end(self) -> None:
        """End the processes: what they remember is memory for what is left to do."""
        if self._pool:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    def count(self, items: int, worth: int) -> int:
        """Return how many processes to use: ``jobs``, or what the number of items decides.

        Below ``worth`` items one process is quicker than starting more.
        """
        return self._jobs or (cores() if items >= worth or self._pool else 1)

    def would_start(self, items: int, worth: int) -> bool:
        """Tell whether ``map`` will start processes: what is done before need not be done in each.

        That holds where the system forks.
        """
        return self._pool is None and items > 1 and self.count(items, worth) > 1

    def map(
        self,
        work: Callable[[C, T], R],
        items: Sequence[T],
        worth: int,
        given: tuple[object, ...],
        make: Callable[..., C],
    ) -> Iterator[R]:
        """Yield ``work(made, item)`` for each item, in their order, from several processes.

        ``made = make(*given)`` is made once in each process, so that what all items need travels
        once. ``work`` and ``make`` are names of a module, because systems that spawn look them up
        by name. Raises LostError.
        """
        count = self.count(len(items), worth)
        if count == 1 or len(items) < 2:
            made = make(*given)
            yield from (work(made, item) for item in items)
            return
        # Half a tenth of a second to import, and most edits need no other process.
        from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415
        from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415

        handed = self._hand(make, given)
        size = max(1, min(_LARGEST, len(items) // (count * _SHARES)))
        shares = [(handed, work, list(items[at : at + size])) for at in range(0, len(items), size)]
        self._pool = self._pool or ProcessPoolExecutor(count, initializer=_begin)
        try:
            with _undisturbed():
                results = self._pool.map(_share, shares)
            yield from chain.from_iterable(results)
        except BrokenProcessPool:
            raise LostError from None

    def _hand(self, make: Callable[..., object], given: tuple[object, ...]) -> str:
        """Lay out what every process has to begin with, and return where."""
        self._handed += 1
        place = Path(self.folder) / f"handed-{self._handed}"
        place.write_bytes(pickle.dumps((make, given), pickle.HIGHEST_PROTOCOL))
        return str(place)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Put Ctrl-C off: halfway through the start of a process it is lost, or leaves half of one.

    The processes that are started never hear of it: the first one ends them.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows starts them in another way
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


_made: dict[str, Any] = {}
"""What this process works with, by where it was handed over: the last one only."""


def _share(given: tuple[str, Callable[[Any, Any], Any], list[Any]]) -> list[Any]:
    """Do one share of the work."""
    handed, work, items = given
    if handed not in _made:
        _made.clear()
        make, values = pickle.loads(Path(handed).read_bytes())  # noqa: S301 - of this run
        _made[handed] = make(*values)
    items.reverse()
    return [work(_made[handed], items.pop()) for _ in range(len(items))]  # some are large


def _begin() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the first process
    relax_gc()
    _end_with_parent()


def _end_with_parent() -> None:
    """End this process when the one that started it is gone, even killed.

    Else it would wait for work for ever, and hold the lock that it inherited.
    """
    from multiprocessing import parent_process  # noqa: PLC0415 - it is loaded in such a process

    parent = parent_process()
    if parent:
        Thread(target=_wait_for_end, args=(parent.sentinel,), daemon=True).start()


def _wait_for_end(sentinel: int) -> None:
    from multiprocessing import connection  # noqa: PLC0415 - the same

    connection.wait([sentinel])
    os._exit(1)
