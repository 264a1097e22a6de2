"""One text asked of an engine: protected in one style, then in another, then hardly at all.

Engines lose marks (docs/engines.md). Every mark must come back once; if it does not, the text is
asked again with marks in another form, and at last without names and markup hidden: then the names
are checked like everything else and the markup is put back by rule, for a person to look at.
Addresses and telephone numbers stay hidden even then.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from pressbridge.translation import verdict
from pressbridge.translation.journal import Asks, Question
from pressbridge.translation.masking import Masked, Style, mask, unmask, without_sent_marks
from pressbridge.translation.placing import is_nested, place
from pressbridge.translation.protection import Hidden, Naming, corrected, hide, reveal
from pressbridge.translation.segments import Segment
from pressbridge.words.lang import Lang
from pressbridge.words.model import Name
from pressbridge.words.text import MARK, without_marks


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """A text that has no translation, and all that must be known to ask for one."""

    catalog: str
    """The catalog's path."""
    segment: Segment
    text: str
    """The part of the segment that is asked for, in the stored form."""
    naming: Naming
    new: AbstractSet[Name]
    """Names whose reading is given here."""
    day: date
    """Of ``--now``."""

    @property
    def target(self) -> Lang:
        """The language to translate into."""
        return self.naming.source.other


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of it."""

    text: str
    """In the stored form; the engine's own words where there is a fault."""
    engine: str
    fault: str = ""
    """Why it is no translation."""
    by_rule: bool = False
    """Whether markup was put back where it seems to belong."""


@dataclass(frozen=True, slots=True)
class _Attempt:
    hidden: Hidden
    masked: Masked
    open: bool
    """Whether names and markup were left out of it."""


def ask(asking: Asking, mark_styles: Sequence[str]) -> Asks[Answer | None]:
    """Ask for a text, one form after the other until one comes back whole.

    Returns what the journal or the engine says to it; ``None`` if nobody said anything.
    ``mark_styles`` are the engine's.
    """
    fault = ""
    record = None
    for attempt in _attempts(asking, mark_styles):
        record = yield _question(asking, attempt)
        if record is None:
            return None
        if record.answer is None:
            return Answer("", record.engine, f"{record.error}: no translation came")
        try:
            return _restored(record.answer.strip(), attempt, asking, record.engine)
        except ValueError as damage:
            words = without_sent_marks(record.answer)
            useless = verdict.rubbish(without_marks(attempt.hidden.text), words, asking.target)
            if useless:  # then no other style would help
                return Answer(record.answer, record.engine, useless)
            fault = f"marks: {damage}"
    return Answer(record.answer or "", record.engine, fault) if record else None


def _question(asking: Asking, attempt: _Attempt) -> Question:
    return Question(
        catalog=asking.catalog,
        context=asking.segment.context,
        source=asking.segment.text,
        sent=attempt.masked.text,
        day=asking.day,
        target=asking.target,
    )


def _attempts(asking: Asking, styles: Sequence[str]) -> Iterator[_Attempt]:
    """Yield the forms in which a text is sent, until one comes back whole."""
    text = asking.text.strip()
    hidden = hide(text, asking.naming, _new_in(asking))
    for style in styles:
        masked = mask(hidden.text, Style(style))
        yield _Attempt(hidden, masked, open=False)
        if not masked.stored:
            return  # nothing that could be damaged
    if MARK.search(hidden.text):
        bare = Hidden(without_marks(text))
        yield _Attempt(bare, mask(bare.text, Style(styles[0])), open=True)


def _new_in(asking: Asking) -> AbstractSet[Name]:
    """Return the names that no sentence before this part of the segment mentions either."""
    before = asking.segment.text.partition(asking.text)[0]
    return asking.new - {mention.name for mention in asking.naming.mentions(before)}


def _restored(answer: str, attempt: _Attempt, asking: Asking, engine: str) -> Answer:
    """Return an answer in the stored form. Raises ValueError if its marks are damaged."""
    target, source = asking.target, asking.text.strip()
    text = unmask(answer, attempt.masked, target)
    if not is_nested(text):
        msg = "a pair of marks is torn or crosses another"
        raise ValueError(msg)
    japanese = target is Lang.JA
    # Its patterns take 30 ms to compile, and only an engine's text is ever brought into this style.
    from pressbridge.words import house_style  # noqa: PLC0415 - lazy, see above

    text = house_style.japanese(text, source) if japanese else house_style.korean(text)
    text = corrected(reveal(text, attempt.hidden, target), source, asking.naming)
    if not attempt.open:
        return Answer(text, engine)
    placed = place(source, text, asking.naming.forms)
    return Answer(placed.text, engine, by_rule=bool(MARK.search(source)))
