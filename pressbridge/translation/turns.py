"""Whose question is next: many texts under way, and what comes of them in their order.

One thread does all the thinking. Each text is a generator that stops where it needs an answer
(``journal.Asks``); requests are carried by ``Sender``. Texts begin in their order, those that wait
go on before new ones begin, and a text that several want is asked for once. With one connection
this is: one text after the other.

Whatever the order in which answers arrive, each text gets the answers that it would get with one
connection, so catalogs have the same bytes (tests/test_throughput.py).
"""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from pressbridge.translation.journal import Asks, Key, Question, Record
from pressbridge.translation.sender import Sender, whole

T = TypeVar("T")

AHEAD = 1000
"""So many texts may have begun behind one whose answer is slow: they wait in memory."""


@dataclass(frozen=True, slots=True)
class Errand(Generic[T]):
    """A text to be asked for."""

    steps: Asks[T]
    may_send: bool
    """Whether it may leave; otherwise only what is known already answers."""


@dataclass(frozen=True, slots=True)
class End(Generic[T]):
    """What came of it."""

    result: T
    characters: int
    """Sent for it."""


def in_order(errands: Iterable[Errand[T]], sender: Sender) -> Generator[End[T], None, None]:
    """Yield what comes of each text, in their order.

    Close the iterator if you leave it early: answers that are under way are given a second to
    arrive in the journal.
    """
    line = _Line(errands, sender)
    try:
        while (end := line.next()) is not None:
            yield end
    finally:
        sender.close()


class _Turn(Generic[T]):
    """A text that has begun."""

    def __init__(self, number: int, errand: Errand[T]) -> None:
        self.number = number
        self.errand = errand
        self.end: End[T] | None = None
        self.characters = 0
        self.question: Question | None = None
        self.parts: tuple[Question, ...] = ()
        self.records: list[Record | None] = []

    def go_on(self, sender: Sender) -> Question | None:
        """Return what is to be found or asked for next; ``None`` when the text is done."""
        if self.question is None:
            return self._step(None, sender)
        if len(self.records) == len(self.parts) or _ends_here(self.records):
            return self._step(whole(self.question, self.records), sender)
        return self.parts[len(self.records)]

    def _step(self, record: Record | None, sender: Sender) -> Question | None:
        try:
            self.question = self.errand.steps.send(record)
        except StopIteration as stop:
            self.end = End(stop.value, self.characters)
            return None
        self.records = []
        self.parts = sender.parts(self.question, may_send=self.errand.may_send)
        return self.parts[0]


def _ends_here(records: Sequence[Record | None]) -> bool:
    """Tell whether a part has no translation: then the others are not asked for."""
    return bool(records) and (records[-1] is None or records[-1].answer is None)


class _Line(Generic[T]):
    """The texts that have begun and were not yielded yet, the first one first."""

    def __init__(self, errands: Iterable[Errand[T]], sender: Sender) -> None:
        self.sender = sender
        self.coming = enumerate(errands)
        self.begun: deque[_Turn[T]] = deque()
        self.asked: dict[Key, list[_Turn[T]]] = {}
        """Who waits for each request under way; the first is the one who asked."""
        self.ready: list[tuple[int, _Turn[T]]] = []
        """Who waits for a free connection: a heap."""

    def next(self) -> End[T] | None:
        """Return what came of the first text; ``None`` at the end."""
        while True:
            if self.sender.most > 1 or not self._is_done():  # alone, a text ends before the next
                self._fill_up()
            if not self.begun:
                return None
            first = self.begun[0]
            if first.end:
                self.begun.popleft()
                return first.end
            if not first.errand.may_send:  # its turn has come: all before it are done
                self._go_on(first)
            else:
                self._receive()

    def _is_done(self) -> bool:
        return bool(self.begun) and self.begun[0].end is not None

    def _fill_up(self) -> None:
        """Let texts go on, and new ones begin, until all connections are busy."""
        while not (self.sender.can_send and self.sender.is_full):
            if self.ready:
                turn = heapq.heappop(self.ready)[1]
            elif self._may_begin() and (new := next(self.coming, None)):
                turn = _Turn(*new)
                self.begun.append(turn)
            else:
                return
            if turn.errand.may_send:
                self._go_on(turn)

    def _may_begin(self) -> bool:
        return not self.begun or (self.sender.can_send and len(self.begun) < AHEAD)

    def _go_on(self, turn: _Turn[T]) -> None:
        """Take a text as far as it comes without waiting."""
        may_send = turn.errand.may_send
        while question := turn.go_on(self.sender):
            record = self.sender.find(question, turn.number, may_send=may_send)
            if record is None and may_send and self._waits(turn, question):
                return
            turn.records.append(record)

    def _waits(self, turn: _Turn[T], question: Question) -> bool:
        """Let a text wait for its answer; tell whether one may come."""
        if question.key in self.asked:
            self.asked[question.key].append(turn)
        elif not self.sender.can_send:
            return False
        elif self.sender.is_full:
            heapq.heappush(self.ready, (turn.number, turn))
        else:
            self.asked[question.key] = [turn]
            self.sender.begin(question, turn.number)
        return True

    def _receive(self) -> None:
        """Wait for an answer and hand it out. Without one, who asked goes without."""
        key, was_sent = self.sender.receive()
        turns = self.asked.pop(key)
        if was_sent:
            turns[0].characters += len(key[1])
            if key not in self.sender.known:
                turns[0].records.append(None)
        for turn in sorted(turns, key=lambda turn: turn.number):
            self._go_on(turn)
