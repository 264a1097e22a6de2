"""Sending with manners: nothing is asked twice, and a silent engine is soon left alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeVar

import pytest

from pressbridge.register.lookup import Register
from pressbridge.translation.catalog import Catalog, EntryState, with_entries
from pressbridge.translation.engines.base import (
    EngineError,
    EngineRefused,
    EngineRejected,
    EngineUnanswered,
)
from pressbridge.translation.journal import (
    Question,
    QuestionGenerator,
    Record,
    from_json_line,
    to_json_line,
)
from pressbridge.translation.name_masking import Naming
from pressbridge.translation.request_scheduler import Task, results_in_order
from pressbridge.translation.segments import Segment
from pressbridge.translation.sender import Sender
from pressbridge.translation.translator import Filled, Job, fill
from pressbridge.words.lang import Lang

DAY = date(2026, 11, 22)
T = TypeVar("T")


class Double:
    """An engine that says what it is told, and remembers what it was asked."""

    name = "double"
    mark_styles = ("braces", "brackets")
    public = True
    host = "double.example"
    key = "DoubleKey123456"

    def __init__(
        self,
        *script: str | EngineError,
        say: Callable[[str], str] = lambda text: f"訳{text}",
        max_chars: int = 1000,
        pause: float = 0.0,
    ) -> None:
        self.script = list(script)
        self.say = say
        self.max_chars = max_chars
        self.pause = pause
        self.asked: list[str] = []

    @property
    def requests(self) -> int:
        return len(self.asked)

    def translate(self, text: str, source: Lang, target: Lang) -> str:
        assert source is target.other
        self.asked.append(text)
        answer = self.script.pop(0) if self.script else self.say(text)
        if isinstance(answer, EngineError):
            raise answer
        return answer


class Desk:
    """A sender with all that it has to do with."""

    def __init__(self, engine: Double | None, *journal: Record) -> None:
        self.lines: list[str] = []
        self.waited: list[float] = []
        self.sender = Sender(engine, journal, self.lines.append, self.waited.append)

    def record(self, text: str, target: Lang = Lang.JA) -> Record | None:
        """Return what came of a text; ``None`` if it was not sent."""
        return alone(asks(question(text, target)), self.sender)

    def ask(self, text: str, target: Lang = Lang.JA) -> str | None:
        """Return the answer; ``None`` if there is none."""
        record = self.record(text, target)
        return record.answer if record else None


def asks(question: Question) -> QuestionGenerator[Record | None]:
    return (yield question)


def alone(steps: QuestionGenerator[T], sender: Sender, *, may_send: bool = True) -> T:
    [end] = results_in_order([Task(steps, may_send)], sender)
    return end.result


def question(text: str, target: Lang = Lang.JA) -> Question:
    return Question(catalog="a.ja.po", context="", source=text, sent=text, day=DAY, target=target)


def record(text: str, answer: str | None, error: str = "") -> Record:
    return Record(
        catalog="b.ja.po", context="title", source=text, sent=text, day=DAY, target=Lang.JA,
        engine="earlier", answer=answer, error=error,
    )  # fmt: skip


def test_an_answer_is_journalled_and_returned() -> None:
    desk = Desk(Double())
    record = desk.record("가")
    assert record is not None
    assert (record.answer, record.engine) == ("訳가", "double")
    assert [from_json_line(line).answer for line in desk.lines] == ["訳가"]
    assert (desk.sender.requests, desk.sender.characters) == (1, 1)


def test_the_same_text_is_asked_once_whatever_the_catalog() -> None:
    engine = Double()
    desk = Desk(engine)
    assert [desk.ask("가"), desk.ask("가")] == ["訳가", "訳가"]
    assert engine.asked == ["가"]


def test_the_same_text_in_the_other_direction_is_another_text() -> None:
    engine = Double()
    desk = Desk(engine)
    desk.ask("東京", Lang.KO)
    desk.ask("東京", Lang.JA)
    assert engine.asked == ["東京", "東京"]


def test_the_journal_answers_without_a_request() -> None:
    engine = Double()
    desk = Desk(engine, record("가", "一"))
    found = desk.record("가")
    assert found is not None
    assert (found.answer, found.engine) == ("一", "earlier")
    assert engine.asked == desk.lines == []


def test_the_journal_answers_without_an_engine() -> None:
    desk = Desk(None, record("가", "一"))
    assert desk.ask("가") == "一"
    assert desk.record("나") is None


def test_an_answer_of_the_journal_that_was_no_translation_is_not_asked_for_again() -> None:
    engine = Double()
    desk = Desk(engine, record("가", None, "empty"))
    assert desk.record("가") == record("가", None, "empty")
    assert engine.asked == []


def test_a_text_that_the_engine_rejects_is_journalled_and_the_next_one_sent() -> None:
    engine = Double(EngineRejected("empty"))
    desk = Desk(engine)
    first = desk.record("가")
    assert first is not None
    assert (first.answer, first.error) == (None, "empty")
    assert desk.ask("나") == "訳나"
    assert [from_json_line(line).error for line in desk.lines] == ["empty", ""]
    assert desk.record("가") == first
    assert engine.asked == ["가", "나"]


def test_after_two_unanswered_requests_nothing_more_is_sent() -> None:
    engine = Double(EngineUnanswered("timeout"), EngineUnanswered("status-503"))
    desk = Desk(engine)
    assert [desk.record(text) for text in "가나다라"] == [None] * 4
    assert engine.asked == ["가", "나"]
    assert desk.sender.stopped == "status-503"
    assert desk.lines == []


def test_one_unanswered_request_costs_only_its_text() -> None:
    engine = Double(EngineUnanswered("timeout"))
    desk = Desk(engine)
    assert desk.record("가") is None
    assert desk.ask("나") == "訳나"
    assert desk.ask("가") == "訳가"
    assert desk.sender.stopped == ""


def test_two_unanswered_requests_count_though_answers_came_between() -> None:
    engine = Double(EngineUnanswered("timeout"), "一", EngineUnanswered("timeout"))
    desk = Desk(engine)
    assert [desk.ask(text) for text in "가나다라"] == [None, "一", None, None]
    assert engine.asked == ["가", "나", "다"]


def test_after_the_first_refusal_nothing_more_is_sent() -> None:
    engine = Double("一", EngineRefused("status-429"))
    desk = Desk(engine)
    assert desk.ask("가") == "一"
    assert [desk.record(text) for text in "나다"] == [None, None]
    assert engine.asked == ["가", "나"]
    assert desk.sender.stopped == "status-429"
    assert desk.ask("가") == "一"


def test_any_other_failure_is_a_defect_and_not_hidden() -> None:
    def broken(_: str) -> str:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        Desk(Double(say=broken)).ask("가")


@pytest.mark.parametrize(("target", "joint"), [(Lang.JA, ""), (Lang.KO, " ")])
def test_a_long_text_is_sent_in_parts_and_joined_as_its_language_wants(
    target: Lang, joint: str
) -> None:
    engine = Double(max_chars=8)
    desk = Desk(engine)
    assert desk.ask("첫째다. 둘째다. 셋째다.", target) == joint.join(
        ["訳첫째다.", "訳둘째다.", "訳셋째다."]
    )
    assert engine.asked == ["첫째다.", "둘째다.", "셋째다."]


def test_the_parts_of_a_long_text_that_were_answered_are_not_asked_again() -> None:
    engine = Double("一", EngineUnanswered("timeout"), max_chars=8)
    first = Desk(engine)
    assert first.record("첫째다. 둘째다.") is None
    again = Double(max_chars=8)
    desk = Desk(again, *map(from_json_line, first.lines))
    assert desk.ask("첫째다. 둘째다.") == "一訳둘째다."
    assert again.asked == ["둘째다."]


def test_it_is_known_for_which_entries_an_answer_was_given_out() -> None:
    unasked = record("가", "一")
    desk = Desk(Double("一", EngineUnanswered("timeout"), max_chars=8), unasked)
    assert desk.record("첫째다. 둘째다.") is None
    assert {key: places for key, places in desk.sender.users.items() if places} == {
        (Lang.JA, "첫째다."): {("a.ja.po", "", "첫째다. 둘째다.")}
    }
    assert unasked in desk.sender.records


def test_a_whole_answer_of_the_journal_stands_for_a_text_that_is_now_too_long() -> None:
    desk = Desk(Double(max_chars=5), record("첫째다. 둘째다.", "一つ目。二つ目。"))
    assert desk.ask("첫째다. 둘째다.") == "一つ目。二つ目。"


def test_a_pause_stands_between_requests_and_only_there() -> None:
    desk = Desk(Double(pause=1.5), record("나", "二"))
    for text in ["가", "나", "다", "가", "라"]:
        desk.ask(text)
    assert desk.waited == [1.5, 1.5]


def test_an_engine_without_a_pause_is_not_waited_for() -> None:
    desk = Desk(Double())
    desk.ask("가")
    desk.ask("나")
    assert desk.waited == []


# --- filling catalogs -----------------------------------------------------------------------------

TEXTS = (Segment("title", "방문"), Segment("", "장관이 일본을 방문했다."))


def filled(
    desk: Desk, *segments: Segment, may_send: bool = True, before: Catalog | None = None
) -> Filled:
    start = before or Catalog("a.ja.po", Lang.JA)
    free = frozenset(segments or TEXTS) if may_send else frozenset[Segment]()
    job = Job(start, segments or TEXTS, Naming(Register(()), Lang.KO), free)
    [done] = fill([job], desk.sender, DAY, lambda _: None)
    return done


def states(done: Filled, *segments: Segment) -> list[EntryState]:
    return [done.catalog.state(segment) for segment in segments or TEXTS]


def test_what_is_missing_is_filled() -> None:
    done = filled(Desk(Double(say=lambda _: "訪問")))
    assert states(done) == [EntryState.MACHINE, EntryState.MACHINE]
    assert done.answered == 2
    assert done.catalog.file.entries[0].extracted[0] == "mt: double 2026-11-22"


def test_what_is_there_is_not_asked_for() -> None:
    first = filled(Desk(Double(say=lambda _: "訪問"))).catalog
    engine = Double()
    done = filled(Desk(engine), before=first)
    assert engine.asked == []
    assert done.catalog == first


def test_a_bad_answer_is_kept_as_failed_and_not_bought_again() -> None:
    engine = Double(say=lambda _: "Hello")
    first = filled(Desk(engine))
    assert states(first) == [EntryState.FAILED, EntryState.FAILED]
    assert [entry.msgstr for entry in first.catalog.file.entries] == ["Hello", "Hello"]
    filled(Desk(engine), before=first.catalog)
    assert len(engine.asked) == 2


def test_no_answer_at_all_is_failed_too() -> None:
    done = filled(Desk(Double(EngineRejected("empty"), "訪問")))
    assert states(done) == [EntryState.FAILED, EntryState.MACHINE]
    assert done.catalog.file.entries[0].msgstr == ""


def test_what_may_not_be_sent_is_answered_by_the_journal_alone() -> None:
    engine = Double()
    done = filled(Desk(engine, record("방문", "訪問")), may_send=False)
    assert engine.asked == []
    assert states(done) == [EntryState.MACHINE, EntryState.MISSING]


def test_without_an_engine_the_journal_still_fills() -> None:
    done = filled(Desk(None, record("방문", "訪問"), record(TEXTS[1].text, None, "empty")))
    assert states(done) == [EntryState.MACHINE, EntryState.FAILED]
    assert done.catalog.file.entries[1].extracted[0] == "mt: earlier 2026-11-22"


def test_a_text_that_came_back_is_not_asked_for() -> None:
    first = filled(Desk(Double(say=lambda _: "訪問"))).catalog
    away = with_entries(first, TEXTS[:1], [])
    engine = Double()
    done = filled(Desk(engine), before=away)
    assert engine.asked == []
    assert states(done) == [EntryState.MACHINE, EntryState.MACHINE]


def test_marks_and_guarded_texts_come_back() -> None:
    segment = Segment("", "⟦1⟧도쿄⟦/1⟧ 문의: 02-123-4567")
    engine = Double(say=lambda text: text.replace("도쿄", "東京").replace("문의: ", "電話："))
    done = filled(Desk(engine), segment)
    assert "02-123-4567" not in engine.asked[0]
    assert done.catalog.file.entries[0].msgstr == "⟦1⟧東京⟦/1⟧ 電話：02-123-4567"


def test_damaged_marks_are_failed_with_the_answer_kept() -> None:
    segment = Segment("", "⟦1⟧도쿄⟦/1⟧에서")
    done = filled(Desk(Double(say=lambda _: "{1}東京で")), segment)
    assert states(done, segment) == [EntryState.FAILED]
    assert "{1}東京で" in done.catalog.file.entries[0].msgstr


@pytest.mark.parametrize(
    "answer", ["\ud800", "訪\ud800問", "\x00訪", "\ufeff訪問", "訪\u2028問", "か\u3099", "訪\r\n問"]
)
def test_whatever_an_engine_answers_can_be_stored(answer: str) -> None:
    desk = Desk(Double(say=lambda _: answer))
    done = filled(desk)
    done.catalog.to_text().encode()
    again = Desk(None, *map(from_json_line, desk.lines))
    assert filled(again).catalog == done.catalog
    assert all(to_json_line(from_json_line(line)) == line for line in desk.lines)


def test_a_refusal_in_the_middle_keeps_what_came_before() -> None:
    done = filled(Desk(Double("訪問", EngineRefused("status-429"))))
    assert states(done) == [EntryState.MACHINE, EntryState.MISSING]
    assert done.answered == 1
