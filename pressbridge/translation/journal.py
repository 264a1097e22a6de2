"""The journal: every answer of an engine, written down and synced before anyone looks at it.

One JSON line for each answer, the useless ones too: what was bought once is not bought again. The
next run replays the journal into the catalogs and deletes it only when they were written and read
again (docs/engines.md). Only ASCII is written: whatever an engine returns, even half
a surrogate pair or a line separator, stays within one line and can be stored.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Generator, Iterable
from dataclasses import asdict, dataclass
from datetime import date
from typing import TypeAlias, TypeVar

from pressbridge.translation.engines.base import Engine, EngineRefused, EngineRejected
from pressbridge.translation.engines.keys import holds_key
from pressbridge.words.lang import Lang

T = TypeVar("T")

QuestionKey: TypeAlias = tuple[Lang, str]
"""(language wanted, text sent): two questions with one key are the same question."""

EntryKey: TypeAlias = tuple[str, str, str]
"""(path of a catalog, msgctxt, msgid): the entry that an answer is for."""

KEY_IN_ANSWER = "key-in-answer"
"""The reason of a refusal: the engine has sent our key back."""

_TORN = "not a whole line of the journal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One text on its way to an engine, and the entry of a catalog that its answer is for."""

    catalog: str
    """The catalog's path, relative to the root."""
    context: str
    """The entry's msgctxt, empty for none."""
    source: str
    """The entry's msgid: the text with its stored marks (⟦1⟧)."""
    sent: str
    """The text as it is sent: marks in the engine's style, names masked, maybe only a part."""
    day: date
    """The day of ``--now``."""
    target: Lang

    @property
    def key(self) -> QuestionKey:
        """(language wanted, text sent): the same for questions that one answer serves."""
        return self.target, self.sent

    @property
    def entry_key(self) -> EntryKey:
        """(path of the catalog, msgctxt, msgid) of the entry that the answer is for."""
        return self.catalog, self.context, self.source


@dataclass(frozen=True, slots=True, kw_only=True)
class Record(Question):
    """A question and the engine's answer to it."""

    engine: str
    answer: str | None
    """The answer exactly as it came; ``None`` where it was no translation."""
    error: str = ""
    """Reason why the answer was no translation (``EngineRejected.reason``); else empty."""


QuestionGenerator: TypeAlias = Generator[Question, Record | None, T]
"""Generator that yields a question, is sent its record, and at last returns a ``T``.

It is sent ``None`` where no answer comes in this run. It waits for nothing itself, so that many
texts can be under way while one thread does all the thinking (``request_scheduler``).
"""


def ask_and_journal(engine: Engine, question: Question, append: Callable[[str], None]) -> Record:
    """Send one text, journal the answer, and return both as a record.

    ``append`` stores a line and returns when it is on the disk (``world.journal_file``). Raises
    EngineUnanswered or EngineRefused, with nothing journalled: no answer came, or one that no file
    may hold because the engine's key is in it.
    """
    answer: str | None = None
    error = ""
    try:
        answer = engine.translate(question.sent, question.target.other, question.target)
    except EngineRejected as rejected:
        error = rejected.reason
    if answer is not None and holds_key(answer, engine.key):
        raise EngineRefused(KEY_IN_ANSWER)
    record = Record(**asdict(question), engine=engine.name, answer=answer, error=error)
    append(to_json_line(record))
    return record


def to_json_line(record: Record) -> str:
    """Return the record as one line of ASCII JSON, without its line end."""
    return json.dumps({**asdict(record), "day": record.day.isoformat()}, sort_keys=True)


def from_json_line(line: str) -> Record:
    """Read one line. Raises ValueError for anything that ``to_json_line`` did not write whole."""
    try:
        fields = json.loads(line)
        fields["day"] = date.fromisoformat(fields["day"])
        fields["target"] = Lang(fields["target"])
        record = Record(**fields)
    except (ValueError, TypeError, KeyError, RecursionError):
        raise ValueError(_TORN) from None
    if not _is_sound(record):
        raise ValueError(_TORN)
    return record


def from_json_lines(lines: Iterable[str]) -> tuple[tuple[Record, ...], int]:
    """Return the records in order, and how many lines were torn by a crash and skipped.

    A torn line is the last one of a run that was killed; the file may hold one for each such run.
    """
    records: list[Record] = []
    torn = 0
    for line in lines:
        try:
            records.append(from_json_line(line))
        except ValueError:
            torn += 1
    return tuple(records), torn


def _is_sound(record: Record) -> bool:
    texts = (record.catalog, record.context, record.source, record.sent, record.engine)
    answered = record.answer is None or isinstance(record.answer, str)
    return answered and all(isinstance(text, str) for text in (*texts, record.error))
