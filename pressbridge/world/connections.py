"""Threads: the one place that starts them.

Requests to an endpoint run side by side (docs/engines.md), and nothing but a second thread ends a
wait for a silent name server. Threads carry and nothing else: what they bring is looked at in the
thread that sent them out, so no state is shared. All are daemons: none holds up the exit.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from pressbridge.world import clock

K = TypeVar("K")
R = TypeVar("R")
T = TypeVar("T")

GRACE = 1.0
"""Seconds that calls under way are given when nobody goes on, because of Ctrl-C or a fault."""

_GLANCE = 0.2
"""Seconds between two looks at the keyboard: on Windows nothing interrupts a waiting thread."""


@dataclass(frozen=True, slots=True)
class _Failure:
    error: BaseException


class Connections(Generic[K, R]):
    """Calls side by side, each carried by a thread; some more are ready to follow at once.

    Used by one thread. A result that is ``bad``, or an exception, holds back what has not begun
    until ``resume`` says otherwise: no thread decides about that by itself.
    """

    def __init__(self, most: int, bad: Callable[[R], bool]) -> None:
        """At most so many are carried at once."""
        self.under_way = 0
        """Calls that nobody has waited for yet, with those that have not begun."""
        self._most = most
        self._bad = bad
        self._halts: list[None] = []  # appending and taking away are atomic
        self._threads: list[threading.Thread] = []
        self._calls: queue.SimpleQueue[tuple[K, Callable[[], R]] | None] = queue.SimpleQueue()
        self._ended: queue.SimpleQueue[tuple[K, R | _Failure | None]] = queue.SimpleQueue()

    def begin(self, key: K, call: Callable[[], R]) -> None:
        """Have a call made as soon as a thread is free, and return. ``key`` names it later."""
        self.under_way += 1
        if len(self._threads) < min(self._most, self.under_way):
            self._threads.append(_start(self._carry))
        self._calls.put((key, call))

    def wait(self) -> tuple[K, R | None]:
        """Return what ends next; ``None`` for a call that was held back. One must be under way.

        Raises what the call raised.
        """
        while True:
            try:
                key, result = self._ended.get(timeout=_GLANCE)
            except queue.Empty:
                continue
            self.under_way -= 1
            if isinstance(result, _Failure):
                raise result.error
            return key, result

    def resume(self) -> None:
        """Let calls begin again after a bad result that ``wait`` returned."""
        self._halts.pop()

    def close(self) -> None:
        """Let what has begun come to its end, for ``GRACE`` seconds at most; begin nothing more.

        What it brings is dropped; what a call itself stored stays. If all came to their end, new
        calls may begin.
        """
        self._halts.append(None)
        end = clock.monotonic() + GRACE
        while self.under_way and (left := end - clock.monotonic()) > 0:
            try:
                self._ended.get(timeout=min(left, _GLANCE))
            except queue.Empty:
                continue
            self.under_way -= 1
        for _ in self._threads:
            self._calls.put(None)
        for thread in self._threads:
            thread.join(max(0.0, end - clock.monotonic()))
        if not self.under_way:
            self._threads.clear()
            self._halts.clear()

    def _carry(self) -> None:
        """Make one call after the other: a thread's whole work."""
        while (task := self._calls.get()) is not None:
            key, call = task
            result = None if self._halts else _result(call)
            if result is not None and (isinstance(result, _Failure) or self._bad(result)):
                self._halts.append(None)
            self._ended.put((key, result))


class SharedCounter:
    """Counter that several threads may raise at once."""

    def __init__(self) -> None:
        self.count = 0
        self._lock = threading.Lock()

    def add(self) -> None:
        """Count one more."""
        with self._lock:
            self.count += 1


def one_at_a_time(work: Callable[[T], None]) -> Callable[[T], None]:
    """Return a function that does the same, and lets one thread in after the other."""
    lock = threading.Lock()

    def guarded(value: T) -> None:
        with lock:
            work(value)

    return guarded


def within(seconds: float, call: Callable[[], R]) -> R:
    """Return what a call returns. Raises TimeoutError if that takes longer.

    ``call`` must not raise. It ends by itself, unheard, some time after a timeout.
    """
    results: queue.SimpleQueue[R] = queue.SimpleQueue()
    _start(lambda: results.put(call()))
    try:
        return results.get(timeout=seconds)
    except queue.Empty:
        raise TimeoutError from None


def _start(work: Callable[[], None]) -> threading.Thread:
    thread = threading.Thread(target=work, name="pressbridge-network", daemon=True)
    thread.start()
    return thread


def _result(call: Callable[[], R]) -> R | _Failure:
    try:
        return call()
    except BaseException as error:  # noqa: BLE001 - raised again by who waits for it
        return _Failure(error)
