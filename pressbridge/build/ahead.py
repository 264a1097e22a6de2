"""Bodies that several files are made of, read from the ledger at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from pressbridge.build.ledger import Ledger
from pressbridge.world.store import Encoded, Store

T = TypeVar("T")


class LedgerAhead(Ledger):
    """A ledger that can be told which bodies are going to be asked for."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._ahead: Mapping[str, Encoded] = {}

    def read_ahead(self, names: Iterable[str]) -> None:
        """Read these bodies, and forget those that were read ahead before."""
        self._ahead = super().bodies(dict.fromkeys(names))

    def bodies(self, names: Iterable[str]) -> dict[str, Encoded]:
        """Return what is kept apart of sources, by path and ``body_name``."""
        wanted = list(names)
        known = {name: self._ahead[name] for name in wanted if name in self._ahead}
        lacking = [name for name in wanted if name not in known]
        return known | super().bodies(lacking) if lacking else known


def shares(items: Iterable[T], bodies: Callable[[T], int], together: int) -> Iterator[Sequence[T]]:
    """Yield items, in their order, as many together as have no more bodies than ``together``.

    An item that has none counts as one that has one.
    """
    share: list[T] = []
    count = 0
    for item in items:
        own = max(1, bodies(item))
        if share and count + own > together:
            yield share
            share, count = [], 0
        share.append(item)
        count += own
    if share:
        yield share
