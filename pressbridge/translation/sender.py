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

USUAL_STYLES = ("braces", "brackets")
"""How their marks were written."""


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
        self.used: set[tuple[Lang, str]] = set()
        """Answers that were given out."""
        self.characters = 0
        """Sent so far."""
        self.requests = 0
        self.unanswered = 0
        self.stopped = ""
        """Why nothing more is sent: the engine's reason; empty while it answers."""

    @property
    def mark_styles(self) -> tuple[str, ...]:
        """How marks are written; the usual ways if there is no engine to ask."""
        return self.engine.mark_styles if self.engine else USUAL_STYLES

    def answer(self, question: Question, *, only_known: bool = False) -> tuple[str, str]:
        """Return (answer, engine's name) for a text, split where it is too long for the engine.

        With ``only_known`` only the journal may answer: the text must not leave. Raises NotSent,
        and EngineRejected where an answer is no translation.
        """
        limit = self.engine.max_chars if self.engine else USUAL_LIMIT
        parts = self.parts(question, limit)
        try:
            records = [self.one(replace(question, sent=part), only_known) for part in parts]
        except EngineRejected:
            self.used.update((question.target, part) for part in parts)
            raise
        self.used.update((question.target, part) for part in parts)
        joint = " " if question.target is Lang.KO else ""
        return joint.join(record.answer or "" for record in records), records[-1].engine

    def engine_of(self, question: Question) -> str:
        """Return who answered a question, or would."""
        record = self.known.get((question.target, question.sent))
        return record.engine if record else self.engine.name if self.engine else ""

    @property
    def records(self) -> tuple[Record, ...]:
        """All answers that are known: of the journal, and of this run."""
        return tuple(self.known.values())

    @property
    def left_over(self) -> tuple[Record, ...]:
        """Answers that nobody wanted in this run: their text is gone from its source."""
        return tuple(record for key, record in self.known.items() if key not in self.used)

    def parts(self, question: Question, limit: int) -> tuple[str, ...]:
        """Return the whole text if its answer is known, else what one request takes."""
        if (question.target, question.sent) in self.known:
            return (question.sent,)
        return split(question.sent, max(limit, 1))

    def one(self, question: Question, only_known: bool = False) -> Record:  # noqa: FBT001, FBT002
        """Return the journalled answer to one text, or ask for it."""
        key = (question.target, question.sent)
        record = self.known.get(key)
        if record is None:
            if only_known:
                raise NotSent
            record = self.request(question)
        self.known[key] = record
        if record.answer is None:
            raise EngineRejected(record.error)
        return record

    def request(self, question: Question) -> Record:
        """Send one text to the engine.

        A text without an answer is not asked again in this run: the next one is the second try,
        and no single text that an engine stumbles over can end every run.
        """
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


class Rehearsal(Sender):
    """A sender that only notes what it would send: for a dry run, exact to the character."""

    def __init__(self, engine: Engine | None, journal: Iterable[Record]) -> None:
        super().__init__(engine, journal, lambda _: None, lambda _: None)
        self.noted: dict[tuple[Lang, str], Question] = {}

    def answer(self, question: Question, *, only_known: bool = False) -> tuple[str, str]:
        """Note every part of a text whose answer is not known."""
        limit = self.engine.max_chars if self.engine else USUAL_LIMIT
        if self.engine is not None and not only_known:
            for part in self.parts(question, limit):
                key = (question.target, part)
                if key not in self.known:
                    self.noted.setdefault(key, replace(question, sent=part))
        return super().answer(question, only_known=True)
