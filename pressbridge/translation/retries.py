"""Retries of one text: sent with marks in one style, then in another, then nearly without masks.

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

from pressbridge.translation import answer_validation
from pressbridge.translation.journal import Question, QuestionGenerator
from pressbridge.translation.mark_alignment import is_nested, place_marks
from pressbridge.translation.mark_masking import (
    MarkStyle,
    MaskedMarks,
    mask_marks,
    unmask_marks,
    without_sent_marks,
)
from pressbridge.translation.name_masking import (
    MaskedNames,
    Naming,
    mask_names,
    unmask_names,
    with_wrong_forms_corrected,
)
from pressbridge.translation.segments import Segment
from pressbridge.words.lang import Lang
from pressbridge.words.model import Name
from pressbridge.words.text import MARK, without_marks


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRequest:
    """A text without a translation, and what must be known to ask an engine for one."""

    catalog: str
    """Path of the catalog, relative to the root."""
    segment: Segment
    text: str
    """The segment, or the part of it that is new, in the stored form (with ⟦1⟧)."""
    naming: Naming
    new: AbstractSet[Name]
    """Names that the body mentions first here: their reading is added."""
    day: date
    """The day of ``--now``."""

    @property
    def target(self) -> Lang:
        """The language to translate into."""
        return self.naming.source.other


@dataclass(frozen=True, slots=True)
class TextResult:
    """Translation of a text that an engine or the journal gave, or what was wrong with it."""

    text: str
    """The translation in the stored form; the engine's own words where there is a fault."""
    engine: str
    """Name of the engine; empty where the translation was known."""
    fault: str = ""
    """Reason why the answer is no translation; empty if it is one."""
    by_rule: bool = False
    """Whether markup was put back where it seems to belong."""


@dataclass(frozen=True, slots=True)
class _Attempt:
    hidden: MaskedNames
    masked: MaskedMarks
    open: bool
    """Whether it was sent with names in the open and without markup."""


def request_text(
    request: TextRequest, mark_styles: Sequence[str]
) -> QuestionGenerator[TextResult | None]:
    """Ask for a text in one form after the other, until one comes back with all its marks.

    Returns the result of the last form; ``None`` if neither the journal nor the engine answered.
    ``mark_styles`` are the engine's (``MarkStyle``), the likeliest to survive first.
    """
    fault = ""
    record = None
    for attempt in _attempts(request, mark_styles):
        record = yield _question(request, attempt)
        if record is None:
            return None
        if record.answer is None:
            return TextResult("", record.engine, f"{record.error}: no translation came")
        try:
            return _restored(record.answer.strip(), attempt, request, record.engine)
        except ValueError as damage:
            words = without_sent_marks(record.answer)
            useless = answer_validation.content_fault(
                without_marks(attempt.hidden.text), words, request.target
            )
            if useless:  # then no other style would help
                return TextResult(record.answer, record.engine, useless)
            fault = f"marks: {damage}"
    return TextResult(record.answer or "", record.engine, fault) if record else None


def _question(request: TextRequest, attempt: _Attempt) -> Question:
    return Question(
        catalog=request.catalog,
        context=request.segment.context,
        source=request.segment.text,
        sent=attempt.masked.text,
        day=request.day,
        target=request.target,
    )


def _attempts(request: TextRequest, styles: Sequence[str]) -> Iterator[_Attempt]:
    """Yield the forms in which a text is sent, until one comes back whole."""
    text = request.text.strip()
    hidden = mask_names(text, request.naming, _new_in(request))
    for style in styles:
        masked = mask_marks(hidden.text, MarkStyle(style))
        yield _Attempt(hidden, masked, open=False)
        if not masked.stored:
            return  # nothing that could be damaged
    if MARK.search(hidden.text):
        bare = MaskedNames(without_marks(text))
        yield _Attempt(bare, mask_marks(bare.text, MarkStyle(styles[0])), open=True)


def _new_in(request: TextRequest) -> AbstractSet[Name]:
    """Return the names that no sentence before this part of the segment mentions either."""
    before = request.segment.text.partition(request.text)[0]
    return request.new - {mention.name for mention in request.naming.mentions(before)}


def _restored(answer: str, attempt: _Attempt, request: TextRequest, engine: str) -> TextResult:
    """Return an answer in the stored form. Raises ValueError if its marks are damaged."""
    target, source = request.target, request.text.strip()
    text = unmask_marks(answer, attempt.masked, target)
    if not is_nested(text):
        msg = "a pair of marks is torn or crosses another"
        raise ValueError(msg)
    japanese = target is Lang.JA
    # Its patterns take 30 ms to compile, and only an engine's text is ever brought into this style.
    from pressbridge.words import house_style  # noqa: PLC0415 - lazy, see above

    text = house_style.japanese(text, source) if japanese else house_style.korean(text)
    text = with_wrong_forms_corrected(
        unmask_names(text, attempt.hidden, target), source, request.naming
    )
    if not attempt.open:
        return TextResult(text, engine)
    placed = place_marks(source, text, request.naming.forms)
    return TextResult(placed.text, engine, by_rule=bool(MARK.search(source)))
