"""Answers that were bought once are never lost."""

import os
from dataclasses import replace
from datetime import date

import pytest
from doubles.engine_server import Behaviour, EngineServer

from pressbridge.translation.engines.base import EngineRefused, EngineUnanswered
from pressbridge.translation.engines.choose import choose
from pressbridge.translation.journal import (
    Question,
    Record,
    ask_and_journal,
    from_json_line,
    from_json_lines,
    to_json_line,
)
from pressbridge.words.lang import Lang
from pressbridge.words.model import TranslationPolicy
from pressbridge.world import journal_file
from pressbridge.world.network import Transport

QUESTION = Question(
    catalog="content/releases/2023/visit.ja.po",
    context="title",
    source="⟦1⟧장관⟦/1⟧, 일본 방문",
    sent="{1}장관{2}, 일본 방문",
    day=date(2026, 11, 22),
    target=Lang.JA,
)
RECORD = Record(
    catalog=QUESTION.catalog,
    context=QUESTION.context,
    source=QUESTION.source,
    sent=QUESTION.sent,
    day=QUESTION.day,
    target=QUESTION.target,
    engine="google",
    answer="{1}長官{2}、日本訪問",
)
ODD = ["", "a\nb", "a\r\nb", "\u2028\u2029\x85\x0b", "\ud800", "\x00", '"\\', "\ufeff한", "😀"]


@pytest.fixture
def path(tmp_path):
    return tmp_path / ".pressbridge" / "journal.jsonl"


@pytest.fixture
def server():
    with EngineServer() as server:
        yield server


@pytest.fixture
def engine(server):
    policy = TranslationPolicy(engine="google", endpoint=server.url)
    return choose(policy, {}, transport=Transport(deadline=0.4))


@pytest.mark.parametrize("answer", [*ODD, None])
def test_any_answer_survives_the_way_to_the_disk_and_back(path, answer):
    record = replace(RECORD, answer=answer, error="" if answer is not None else "none")
    journal_file.append(path, to_json_line(record))
    journal_file.append(path, to_json_line(RECORD))
    assert from_json_lines(journal_file.read(path)) == ((record, RECORD), 0)


@pytest.mark.parametrize("text", ODD)
def test_a_record_is_one_line_of_ascii(text):
    line = to_json_line(replace(RECORD, answer=text, source=text, sent=text))
    assert line.isascii()
    assert len(line.splitlines()) == 1


def test_a_line_torn_by_a_crash_costs_only_itself(path):
    journal_file.append(path, to_json_line(RECORD))
    whole = path.read_bytes()
    for length in range(1, len(whole) - 1):
        path.write_bytes(whole + whole[:length])
        journal_file.append(path, to_json_line(RECORD))
        assert from_json_lines(journal_file.read(path)) == ((RECORD, RECORD), 1)


def test_a_line_that_lacks_only_its_end_counts(path):
    path.parent.mkdir()
    path.write_text(to_json_line(RECORD))
    assert from_json_lines(journal_file.read(path)) == ((RECORD,), 0)


def test_bytes_that_are_no_text_cost_only_their_line(path):
    path.parent.mkdir()
    path.write_bytes(b"\xff\xfe\n" + to_json_line(RECORD).encode() + b"\n\x00\x00")
    assert from_json_lines(journal_file.read(path)) == ((RECORD,), 2)


@pytest.mark.parametrize(
    "line",
    [
        "", "null", "[]", "3", "{}", "{", '"text"', "[" * 100_000,
        to_json_line(RECORD)[:-1],
        to_json_line(RECORD).replace('"ja"', '"fr"'),
        to_json_line(RECORD).replace("2026-11-22", "2026-13-22"),
        to_json_line(RECORD).replace('"google"', "3"),
        to_json_line(RECORD).replace('"engine"', '"engines"'),
    ],
)  # fmt: skip
def test_a_line_that_was_not_written_whole_is_an_error(line):
    with pytest.raises(ValueError, match="not a whole line"):
        from_json_line(line)


def test_no_journal_is_an_empty_one(path):
    assert journal_file.read(path) == ()
    journal_file.keep(path, ())


def test_a_deleted_journal_is_gone(path):
    journal_file.append(path, to_json_line(RECORD))
    journal_file.keep(path, ())
    assert not path.exists()


def test_a_line_is_synced_before_the_program_goes_on(path, monkeypatch):
    sizes = []
    monkeypatch.setattr(os, "fsync", lambda file: sizes.append(os.fstat(file).st_size))
    journal_file.append(path, "line")
    assert sizes[0] == 5


def test_an_answer_is_stored_before_it_is_returned(engine, server):
    server.answers = lambda *_: "日本訪問"
    lines: list[str] = []
    record = ask_and_journal(engine, QUESTION, lines.append)
    assert record.answer == "日本訪問"
    assert [from_json_line(line) for line in lines] == [record]
    assert server.texts == [QUESTION.sent]


def test_an_answer_that_cannot_be_stored_is_not_used(engine):
    def full(line):
        raise OSError

    with pytest.raises(OSError):
        ask_and_journal(engine, QUESTION, full)


def test_an_answer_that_is_no_translation_is_stored_too(engine, server):
    server.behaviour = Behaviour.EMPTY
    lines: list[str] = []
    record = ask_and_journal(engine, QUESTION, lines.append)
    assert (record.answer, record.error, record.engine) == (None, "empty", "google")
    assert from_json_line(lines[0]) == record


@pytest.mark.parametrize(
    ("behaviour", "error"),
    [(Behaviour.ERROR, EngineUnanswered), (Behaviour.TOO_MANY, EngineRefused)],
)
def test_nothing_is_stored_where_no_answer_came(engine, server, behaviour, error):
    server.behaviour = behaviour
    lines: list[str] = []
    with pytest.raises(error):
        ask_and_journal(engine, QUESTION, lines.append)
    assert lines == []
