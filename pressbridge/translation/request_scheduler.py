"""Scheduler of requests: many texts under way at once, their results in the order of the texts.

One thread does all the thinking. Each text is a generator that stops where it needs an answer
(``journal.QuestionGenerator``); ``Sender`` carries the requests. Texts begin in their order, those
that wait go on before new ones begin, and a text that several want is asked for once. With one
connection this is: one text after the other.

Whatever the order in which answers arrive, each text gets the answers that it would get with one
connection, so catalogs have the same bytes (tests/test_throughput.py).
"""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from pressbridge.translation.journal import Question, QuestionGenerator, QuestionKey, Record
from pressbridge.translation.sender import Sender, join_records

T = TypeVar("T")

MAX_AHEAD = 1000
"""Texts that may have begun behind one whose answer is slow; they wait in memory."""


@dataclass(frozen=True, slots=True)
class Task(Generic[T]):
    """A text to translate: the generator that asks for it, and whether it may be sent."""

    steps: QuestionGenerator[T]
    may_send: bool
    """Whether it may leave; otherwise only what is known already answers."""


@dataclass(frozen=True, slots=True)
class TaskResult(Generic[T]):
    """Result of a task, and the characters that were sent for it."""

    result: T
    characters: int


def results_in_order(
    tasks: Iterable[Task[T]], sender: Sender
) -> Generator[TaskResult[T], None, None]:
    """Yield the result of each task, in the order of the tasks.

    Close the iterator if you leave it early: answers that are under way are given a second to
    arrive in the journal.
    """
    scheduler = _Scheduler(tasks, sender)
    try:
        while (done := scheduler.next()) is not None:
            yield done
    finally:
        sender.close()


class _RunningTask(Generic[T]):
    """A task that has begun."""

    def __init__(self, number: int, task: Task[T]) -> None:
        self.number = number
        self.task = task
        self.result: TaskResult[T] | None = None
        self.characters = 0
        self.question: Question | None = None
        self.parts: tuple[Question, ...] = ()
        self.records: list[Record | None] = []

    def go_on(self, sender: Sender) -> Question | None:
        """Return the question to answer next; ``None`` when the task is done."""
        if self.question is None:
            return self._step(None, sender)
        if len(self.records) == len(self.parts) or _ends_here(self.records):
            return self._step(join_records(self.question, self.records), sender)
        return self.parts[len(self.records)]

    def _step(self, record: Record | None, sender: Sender) -> Question | None:
        try:
            self.question = self.task.steps.send(record)
        except StopIteration as stop:
            self.result = TaskResult(stop.value, self.characters)
            return None
        self.records = []
        self.parts = sender.parts(self.question, may_send=self.task.may_send)
        return self.parts[0]


def _ends_here(records: Sequence[Record | None]) -> bool:
    """Tell whether a part has no translation: then the others are not asked for."""
    return bool(records) and (records[-1] is None or records[-1].answer is None)


class _Scheduler(Generic[T]):
    """Tasks that have begun and whose results were not yielded yet, the first one first."""

    def __init__(self, tasks: Iterable[Task[T]], sender: Sender) -> None:
        self.sender = sender
        self.coming = enumerate(tasks)
        self.begun: deque[_RunningTask[T]] = deque()
        self.asked: dict[QuestionKey, list[_RunningTask[T]]] = {}
        """Tasks that wait for each request under way; the first is the one that asked."""
        self.ready: list[tuple[int, _RunningTask[T]]] = []
        """Tasks that wait for a free connection: a heap by number."""

    def next(self) -> TaskResult[T] | None:
        """Return the result of the first task that was not yielded; ``None`` at the end."""
        while True:
            if (
                self.sender.max_connections > 1 or not self._is_done()
            ):  # alone, a text ends before the next
                self._fill_up()
            if not self.begun:
                return None
            first = self.begun[0]
            if first.result:
                self.begun.popleft()
                return first.result
            if not first.task.may_send:  # its turn has come: all before it are done
                self._go_on(first)
            else:
                self._receive()

    def _is_done(self) -> bool:
        return bool(self.begun) and self.begun[0].result is not None

    def _fill_up(self) -> None:
        """Let texts go on, and new ones begin, until all connections are busy."""
        while not (self.sender.can_send and self.sender.is_full):
            if self.ready:
                running = heapq.heappop(self.ready)[1]
            elif self._may_begin() and (new := next(self.coming, None)):
                running = _RunningTask(*new)
                self.begun.append(running)
            else:
                return
            if running.task.may_send:
                self._go_on(running)

    def _may_begin(self) -> bool:
        return not self.begun or (self.sender.can_send and len(self.begun) < MAX_AHEAD)

    def _go_on(self, running: _RunningTask[T]) -> None:
        """Take a task as far as it comes without waiting."""
        may_send = running.task.may_send
        while question := running.go_on(self.sender):
            record = self.sender.find(question, running.number, may_send=may_send)
            if record is None and may_send and self._waits(running, question):
                return
            running.records.append(record)

    def _waits(self, running: _RunningTask[T], question: Question) -> bool:
        """Let a text wait for its answer; tell whether one may come."""
        if question.key in self.asked:
            self.asked[question.key].append(running)
        elif not self.sender.can_send:
            return False
        elif self.sender.is_full:
            heapq.heappush(self.ready, (running.number, running))
        else:
            self.asked[question.key] = [running]
            self.sender.begin(question, running.number)
        return True

    def _receive(self) -> None:
        """Wait for an answer and hand it out. Without one, the task that asked goes without."""
        key, was_sent = self.sender.receive()
        waiting = self.asked.pop(key)
        if was_sent:
            waiting[0].characters += len(key[1])
            if key not in self.sender.known:
                waiting[0].records.append(None)
        for running in sorted(waiting, key=lambda running: running.number):
            self._go_on(running)
