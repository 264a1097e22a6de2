"""Sending of texts to an engine: answers are kept, and an engine that fails is not asked on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeAlias

from pressbridge.translation.engines.base import Engine, EngineRefused, EngineUnanswered
from pressbridge.translation.journal import EntryKey, Question, QuestionKey, Record, ask_and_journal
from pressbridge.translation.mark_masking import split_by_length
from pressbridge.words.lang import Lang
from pressbridge.world.connections import Connections, one_at_a_time

MAX_CONNECTIONS = 8
"""Requests to an endpoint that are under way at the same time (docs/engines.md)."""

MAX_UNANSWERED = 2
"""Requests without an answer after which nothing more is sent in this run (docs/design.md §6)."""

USUAL_LIMIT = 1500
"""Characters at which an earlier run split texts, assumed if there is no engine to ask."""

USUAL_STYLES = ("braces", "brackets")
"""Mark styles of an earlier run, assumed if there is no engine to ask."""

_RequestOutcome: TypeAlias = Record | EngineRefused | EngineUnanswered
_JOURNAL = -1
"""The number of what an earlier run asked for: before all others."""


class Sender:
    """Sends texts to an engine until it fails, and gives what was answered before.

    ``journal`` are the records that an earlier run left; ``append`` stores a line durably and is
    called in other threads, one at a time; ``pause`` waits so many seconds. Up to ``connections``
    requests are under way at once, one if the engine wants a pause between them. Without an engine
    only the journal answers. ``request_scheduler`` decides which question is next.
    """

    def __init__(
        self,
        engine: Engine | None,
        journal: Iterable[Record],
        append: Callable[[str], None],
        pause: Callable[[float], None],
        connections: int = 1,
    ) -> None:
        self.engine = engine
        self.append = one_at_a_time(append)
        self.pause = pause
        self.max_connections = 1 if engine is None or engine.pause else connections
        self.known: dict[QuestionKey, Record] = {record.key: record for record in journal}
        self.users: defaultdict[QuestionKey, set[EntryKey]] = defaultdict(set)
        """Entries of catalogs for which each answer was used in this run."""
        self.characters = 0
        """Characters sent so far; nothing of a request that reached nobody."""
        self.requests = 0
        self.unanswered = 0
        self.stopped = ""
        """The engine's reason for which nothing more is sent; empty while it answers."""
        self._first: dict[QuestionKey, int] = {}
        self._has_answered = False
        self._connections: Connections[QuestionKey, _RequestOutcome] = Connections(
            self.max_connections, _is_failure
        )

    @property
    def mark_styles(self) -> tuple[str, ...]:
        """Mark styles of the engine; the usual ones if there is no engine."""
        return self.engine.mark_styles if self.engine else USUAL_STYLES

    @property
    def can_send(self) -> bool:
        """Whether a text that nobody knows would be sent."""
        return self.engine is not None and not self.stopped

    @property
    def is_full(self) -> bool:
        """Whether a request has to end before the next one is handed over.

        The first goes alone: an engine that refuses us, or is not there, is not asked eight times.
        Then as many as are under way stand ready, so that no connection waits for us to think.
        """
        ahead = 2 * self.max_connections if self._has_answered and self.max_connections > 1 else 1
        return self._connections.under_way >= ahead

    @property
    def records(self) -> tuple[Record, ...]:
        """All answers that are known: of the journal, and of this run."""
        return tuple(self.known.values())

    def parts(self, question: Question, *, may_send: bool) -> tuple[Question, ...]:  # noqa: ARG002
        """Return the whole text if its answer is known, else what one request takes."""
        if question.key in self.known:
            return (question,)
        limit = self.engine.max_chars if self.engine else USUAL_LIMIT
        return tuple(
            replace(question, sent=sent) for sent in split_by_length(question.sent, max(limit, 1))
        )

    def find(self, question: Question, number: int, *, may_send: bool) -> Record | None:
        """Return what is known of a text that ``number`` in line wants.

        What may not be sent gets only what was asked for by those who come before it. So it does
        not matter which of the requests under way ends first.
        """
        record = self.known.get(question.key)
        first = self._first.get(question.key, _JOURNAL)
        if record is None or (not may_send and first > number):
            return None
        if may_send:
            self._first[question.key] = min(first, number)
        self.users[question.key].add(question.entry_key)
        return record

    def begin(self, question: Question, number: int) -> None:
        """Send one text to the engine, for ``number`` in line. There must be one that can."""
        assert self.engine is not None
        if self.requests and self.engine.pause:
            self.pause(self.engine.pause)
        self._first[question.key] = number
        call = partial(_outcome, self.engine, question, self.append)
        self._connections.begin(question.key, call)

    def receive(self) -> tuple[QuestionKey, bool]:
        """Wait for a request to end. Return what was asked, and whether it was really sent.

        It was not where another one failed before it began. Its answer, if one came, is known now.
        A text without an answer is not asked again by the same segment: the next one is the second
        try, and no single text that an engine stumbles over can end every run.
        """
        key, outcome = self._connections.wait()
        if outcome is None:
            return key, False
        if isinstance(outcome, Record) or outcome.sent:
            self.requests += 1
            self.characters += len(key[1])
        if isinstance(outcome, Record):
            self.known[key] = outcome
            self._has_answered = True
        else:
            self._note(outcome)
        return key, True

    def _note(self, failure: EngineRefused | EngineUnanswered) -> None:
        """Stop for good, or let the requests that stand ready go on."""
        self.unanswered += isinstance(failure, EngineUnanswered)
        if isinstance(failure, EngineRefused) or self.unanswered >= MAX_UNANSWERED:
            self.stopped = self.stopped or failure.reason
        if not self.stopped:
            self._connections.resume()

    def close(self) -> None:
        """Let requests under way end, for a second at most: their answers are journalled."""
        self._connections.close()


class DryRunSender(Sender):
    """A sender that sends nothing and notes what it would send, exact to the character."""

    def __init__(self, engine: Engine | None, journal: Iterable[Record]) -> None:
        super().__init__(engine, journal, lambda _: None, lambda _: None)
        self.noted: dict[QuestionKey, Question] = {}

    @property
    def can_send(self) -> bool:
        """Whether a text would be sent: never in a dry run."""
        return False

    def parts(self, question: Question, *, may_send: bool) -> tuple[Question, ...]:
        """Note every part of a text whose answer is not known."""
        parts = super().parts(question, may_send=may_send)
        if self.engine is not None and may_send:
            for part in parts:
                if part.key not in self.known:
                    self.noted.setdefault(part.key, part)
        return parts


def join_records(question: Question, records: Sequence[Record | None]) -> Record | None:
    """Return the record of a text from the records of its parts, up to the first that failed."""
    last = records[-1]
    if last is None or last.answer is None:
        return last
    joint = " " if question.target is Lang.KO else ""
    answers = (record.answer or "" for record in records if record)
    return replace(last, sent=question.sent, answer=joint.join(answers))


def _outcome(engine: Engine, question: Question, append: Callable[[str], None]) -> _RequestOutcome:
    """Ask, in a thread of its own; an answer is journalled there, before anyone looks at it."""
    try:
        return ask_and_journal(engine, question, append)
    except (EngineRefused, EngineUnanswered) as failure:
        return failure


def _is_failure(outcome: _RequestOutcome) -> bool:
    return not isinstance(outcome, Record)
