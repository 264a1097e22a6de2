"""Sending with manners: what was answered is kept, and a silent engine costs seconds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from pressbridge.translation.engines.base import (
    Engine,
    EngineRefused,
    EngineRejected,
    EngineUnanswered,
)
from pressbridge.translation.journal import Question, Record, ask
from pressbridge.translation.masking import split
from pressbridge.words.lang import Lang

UNANSWERED = 2
"""After so many requests without an answer nothing more is sent in this run (docs/design.md §6)."""


USUAL_LIMIT = 1500
"""How texts were split that an earlier run sent, if there is no engine to ask."""


class NotSent(Exception):  # noqa: N818 - not a fault: the run has stopped sending
    """A text has no answer in this run."""


class Sender:
    """Answers from the journal, else from the engine, until the engine fails.

    ``journal`` are the records that an earlier run left; ``append`` stores a line durably;
    ``pause`` waits so many seconds. Without an engine only the journal answers.
    """

    def __init__(
        self,
        engine: Engine | None,
        journal: Iterable[Record],
        append: Callable[[str], None],
        pause: Callable[[float], None],
    ) -> None:
        self.engine = engine
        self.append = append
        self.pause = pause
        self.known: dict[tuple[Lang, str], Record] = {(r.target, r.sent): r for r in journal}
        self.kept: set[tuple[Lang, str]] = set()
        """Answers that stand in an entry now; the others stay in the journal."""
        self.characters = 0
        """Sent so far."""
        self.requests = 0
        self.unanswered = 0
        self.stopped = ""
        """Why nothing more is sent: the engine's reason; empty while it answers."""

    def answer(self, question: Question) -> tuple[str, str]:
        """Return (answer, engine's name) for a text, split where it is too long for the engine.

        Raises NotSent, and EngineRejected where an answer is no translation.
        """
        limit = self.engine.max_chars if self.engine else USUAL_LIMIT
        parts = self.parts(question, limit)
        try:
            records = [self.one(replace(question, sent=part)) for part in parts]
        except EngineRejected:
            self.kept.update((question.target, part) for part in parts)
            raise
        self.kept.update((question.target, part) for part in parts)
        joint = " " if question.target is Lang.KO else ""
        return joint.join(record.answer or "" for record in records), records[-1].engine

    @property
    def left_over(self) -> tuple[Record, ...]:
        """Answers that found no entry: the other half of a text is missing, or its source is."""
        return tuple(record for key, record in self.known.items() if key not in self.kept)

    def parts(self, question: Question, limit: int) -> tuple[str, ...]:
        """Return the whole text if its answer is known, else what one request takes."""
        if (question.target, question.sent) in self.known:
            return (question.sent,)
        return split(question.sent, max(limit, 1))

    def one(self, question: Question) -> Record:
        """Return the journalled answer to one text, or ask for it."""
        key = (question.target, question.sent)
        record = self.known.get(key) or self.request(question)
        self.known[key] = record
        if record.answer is None:
            raise EngineRejected(record.error)
        return record

    def request(self, question: Question) -> Record:
        """Send one text to the engine."""
        if self.engine is None or self.stopped:
            raise NotSent
        if self.requests and self.engine.pause:
            self.pause(self.engine.pause)
        self.requests += 1
        self.characters += len(question.sent)
        try:
            return ask(self.engine, question, self.append)
        except EngineRefused as refused:
            self.stopped = refused.reason
        except EngineUnanswered as silent:
            self.unanswered += 1
            if self.unanswered >= UNANSWERED:
                self.stopped = silent.reason
        raise NotSent
