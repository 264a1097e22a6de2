"""Requests to an endpoint run side by side, and nothing else changes by it."""

from __future__ import annotations

import ast
import os
import random
import signal
import subprocess
import sys
import threading
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from doubles.engine_server import Behaviour, EngineServer
from doubles.pseudo import translate as pseudo
from harness import PROJECT, SITE_YAML, SiteTest, becomes, release, run, tree_of
from hypothesis import given
from hypothesis import strategies as st
from test_sender import DAY, Double

from pressbridge.register.lookup import Register
from pressbridge.sending import translate
from pressbridge.translation.catalog import Catalog, EntryState, read_catalog, state_of
from pressbridge.translation.engines import google
from pressbridge.translation.engines.base import EngineRefused, EngineUnanswered
from pressbridge.translation.journal import Record, from_json_line, from_json_lines
from pressbridge.translation.name_masking import Naming
from pressbridge.translation.segments import Segment
from pressbridge.translation.sender import MAX_CONNECTIONS, Sender
from pressbridge.translation.translator import Job, fill
from pressbridge.words.lang import Lang
from pressbridge.world import clock, connections, journal_file
from pressbridge.world.connections import Connections, SharedCounter, one_at_a_time, within

JOURNAL = ".pressbridge/journal.jsonl"
PATIENCE = 60
"""Seconds after which a test that waits has failed."""
ENGINES = {
    "google": {},
    "libre": {},
    "microsoft": {"MICROSOFT_TRANSLATOR_KEY": "schluessel"},
    "deepl": {"DEEPL_AUTH_KEY": "schluessel"},
}


class Crowd:
    """Answers of an engine that are held until so many are asked for at once."""

    def __init__(self, size: int, *, alone: int = 1) -> None:
        self.complete = threading.Event()
        self.barrier = threading.Barrier(size, self.complete.set, timeout=PATIENCE)
        self.alone = alone
        """So many come through at once."""
        self.lock = threading.Lock()
        self.now = self.most = 0

    def __call__(self, text: str, source: str, target: str) -> str:
        with self.lock:
            self.now += 1
            self.most = max(self.most, self.now)
            self.alone -= 1
            waits = self.alone < 0
        if waits:
            self.barrier.wait()
        with self.lock:
            self.now -= 1
        return pseudo(text, source, target)


@pytest.fixture
def engine() -> Iterator[EngineServer]:
    with EngineServer() as server:
        yield server


def texts(count: int, first: int = 0) -> list[str]:
    """Return so many sentences, all different; none is a title."""
    return [
        f"회의의 안건 {number}번을 논의했다." for number in range(first + 11, first + count + 11)
    ]


def press_room(
    site: Callable[..., SiteTest], url: str, *bodies: Sequence[str], engine: str = "google"
) -> SiteTest:
    """Return a press room with one release, titled alike, for each list of paragraphs."""
    setting = f"translation: {{engine: {engine}, endpoint: '{url}'}}\n"
    files = {"content/site.yaml": SITE_YAML + setting}
    for number, body in enumerate(bodies):
        files[f"content/releases/2023/release-{number}.md"] = release(body="\n\n".join(body))
    return site(files)


def catalogs(room: SiteTest) -> dict[str, bytes]:
    return {name: data for name, data in tree_of(room.root).items() if name.endswith(".po")}


def journalled(room: SiteTest) -> set[str]:
    records, _ = from_json_lines(journal_file.read(room.root / JOURNAL))
    return {record.sent for record in records}


# --- side by side ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ENGINES)
def test_eight_requests_to_an_endpoint_are_under_way_at_once_and_never_nine(
    site, engine, monkeypatch, name
):
    for variable, key in ENGINES[name].items():
        monkeypatch.setenv(variable, key)
    crowd = engine.answers = Crowd(8)
    room = press_room(site, engine.url, texts(12), texts(12, 12), engine=name)
    data = room.build("translate", offline=False).data
    assert (data["translation"]["missing"], data["translation"]["requests"]) == (0, 25)
    assert crowd.most == 8
    assert Counter(engine.texts) == Counter(["도쿄 방문", *texts(24)])


def test_the_first_request_goes_alone(site, engine):
    engine.behaviour = Behaviour.TOO_MANY
    room = press_room(site, engine.url, texts(20))
    room.build("translate", offline=False)
    assert engine.texts == ["도쿄 방문"]


def test_the_public_page_is_asked_one_at_a_time_with_its_pause(site, engine, monkeypatch):
    waited: list[float] = []
    monkeypatch.setattr(google, "_HOME", engine.url)
    monkeypatch.setattr(clock, "pause", waited.append)
    crowd = engine.answers = Crowd(1)
    room = press_room(site, "", texts(5))
    room.edit("content/site.yaml", SITE_YAML)
    room.build("translate", offline=False)
    assert engine.texts == ["도쿄 방문", *texts(5)]
    assert (crowd.most, waited) == (1, [1.0] * 5)


def test_an_engine_that_wants_a_pause_has_one_connection_whatever_is_said():
    assert Sender(Double(pause=1), (), lambda _: None, lambda _: None, 8).max_connections == 1


def test_a_text_of_two_releases_is_asked_for_once_though_both_want_it_at_once(site, engine):
    engine.answers = Crowd(2, alone=1)
    shared = texts(2)
    room = press_room(site, engine.url, shared, shared, shared)
    room.build("translate", offline=False)
    assert sorted(engine.texts) == sorted(["도쿄 방문", *shared])
    filled = catalogs(room).values()
    assert len(set(filled)) == 1
    assert room.build().data["translation"]["machine"] == 9


def test_a_dry_run_announces_to_the_character_what_eight_connections_send(site, engine):
    long = "아주 긴 문장이 이어집니다. " * 200
    bodies = [*texts(9), "**강조**가 있는 글이다.", long], [*texts(3), long, *texts(4, 9)]
    room = press_room(site, engine.url, *bodies)
    plan = room.build("translate", offline=False, dry_run=True).data
    data = room.build("translate", offline=False).data
    announced = [letter["text"] for letter in plan["would_send"]]
    assert sorted(announced) == sorted(engine.texts)
    assert plan["would_send_characters"] == data["translation"]["sent_characters"]
    assert data["translation"]["requests"] == len(engine.texts)


# --- the same as with one connection --------------------------------------------------------------


class Disorder:
    """Takes the place of Connections: requests under way end in any order, without threads."""

    def __init__(self, chance: random.Random, most: int) -> None:
        self.chance = chance
        self.most = most
        self.calls: deque[tuple[object, Callable[[], object]]] = deque()

    @property
    def under_way(self) -> int:
        return len(self.calls)

    def begin(self, key: object, call: Callable[[], object]) -> None:
        assert key not in [known for known, _ in self.calls], "asked twice at the same time"
        self.calls.append((key, call))

    def wait(self) -> tuple[object, object]:
        at = self.chance.randrange(min(self.most, len(self.calls)))
        key, call = self.calls[at]
        del self.calls[at]
        return key, call()

    def resume(self) -> None:
        """Nothing is held back here."""

    def close(self) -> None:
        assert not self.calls


SOURCES = st.lists(
    st.tuples(
        st.lists(
            st.sampled_from(
                [
                    *texts(6),
                    f"⟦1⟧{texts(1, 7)[0]}⟦/1⟧ {texts(1)[0]}",
                    f"⟦1⟧중요한⟦/1⟧ {texts(1, 8)[0]}",
                    " ".join(texts(4)),
                    " ".join(texts(4, 2)),
                ]
            ),
            max_size=6,
        ),
        st.sampled_from([0, 0, 0, 1, 2]),
    ),
    max_size=8,
)
"""Releases: their texts, and which of them may not be sent: none, all, every other one."""


def jobs(sources: list[tuple[list[str], int]]) -> list[Job]:
    found = []
    for number, (said, held) in enumerate(sources):
        segments = tuple(dict.fromkeys(Segment("", text) for text in said))
        kept = frozenset(segments[1:][::2] if held == 2 else segments if held else ())
        start = Catalog(f"{number}.ja.po", Lang.JA)
        free = frozenset(segments) - kept
        found.append(Job(start, segments, Naming(Register(()), Lang.KO), free))
    return found


def careless(text: str) -> str:
    """Lose the marks of some texts, and refuse to translate others."""
    if "16" in text and "{" in text:
        return pseudo(text.replace("{1}", ""), "ko", "ja")
    return "Hello" if "13" in text and "{" not in text else pseudo(text, "ko", "ja")


def filled(
    sources: list[tuple[list[str], int]], disorder: Disorder | None
) -> tuple[list[str], list[str], list[int], set[str]]:
    """Return the catalogs, what was asked, what progress was told, and what was journalled."""
    engine = Double(say=careless, max_chars=60)
    lines: list[str] = []
    told: list[int] = []
    sender = Sender(engine, (), lines.append, lambda _: None, disorder.most if disorder else 1)
    if disorder:
        sender._connections = disorder
    done = [each.catalog.to_text() for each in fill(jobs(sources), sender, DAY, told.append)]
    assert sum(told) == sender.characters == sum(map(len, engine.asked))
    return (
        done,
        sorted(engine.asked),
        [sum(told), len(told)],
        {from_json_line(line).sent for line in lines},
    )


@given(SOURCES, st.randoms(use_true_random=False), st.integers(2, 8))
def test_whatever_the_order_of_the_answers_all_is_as_with_one_connection(sources, chance, most):
    assert filled(sources, Disorder(chance, most)) == filled(sources, None)


def test_eight_connections_write_the_same_bytes_as_one(site, engine, monkeypatch):
    bodies = [texts(7), [*texts(3), *texts(6, 20)], ["**강조**가 있는 글이다.", *texts(9, 3)]]

    def answers(text: str, source: str, target: str) -> str:
        return pseudo(text.replace("{1}", ""), source, target)

    engine.answers = answers
    found = []
    for number in (1, MAX_CONNECTIONS):
        monkeypatch.setattr(translate, "MAX_CONNECTIONS", number)
        engine.seen.clear()
        room = press_room(lambda files, at=number: site(files, f"room-{at}"), engine.url, *bodies)
        room.build("translate", offline=False)
        found.append((catalogs(room), sorted(engine.texts)))
    assert found[0] == found[1]


# --- failures -------------------------------------------------------------------------------------


def sent_by(engine: Double, *said: str, most: int = 8) -> tuple[Sender, list[Record]]:
    """Fill one catalog; return the sender, and what stands in its journal."""
    lines: list[str] = []
    sender = Sender(engine, (), lines.append, lambda _: None, most)
    list(fill(jobs([(list(said), 0)]), sender, DAY, lambda _: None))
    return sender, [from_json_line(line) for line in lines]


def test_after_a_refusal_no_request_begins_and_those_under_way_are_kept(monkeypatch):
    crowd, noted = Crowd(8), threading.Event()
    note = Sender._note

    def noting(self: Sender, failure: EngineRefused | EngineUnanswered) -> None:
        note(self, failure)
        noted.set()

    def say(text: str) -> str:
        crowd(text, "ko", "ja")
        if text == texts(3)[-1]:
            raise EngineRefused("status-429")
        if text != texts(1)[0]:
            assert noted.wait(PATIENCE)
        return pseudo(text, "ko", "ja")

    monkeypatch.setattr(Sender, "_note", noting)
    engine = Double(say=say)
    sender, records = sent_by(engine, *texts(30))
    assert sorted(engine.asked) == texts(9)
    assert {record.sent for record in records} == set(texts(9)) - {texts(3)[-1]}
    assert (sender.stopped, sender.requests) == ("status-429", 9)
    assert sender.characters == sum(map(len, engine.asked))


def test_one_unanswered_request_among_many_costs_only_its_text():
    crowd = Crowd(8)

    def say(text: str) -> str:
        crowd(text, "ko", "ja")
        if text == texts(5)[-1]:
            raise EngineUnanswered("timeout")
        return pseudo(text, "ko", "ja")

    engine = Double(say=say)
    sender, records = sent_by(engine, *texts(33))
    assert sorted(engine.asked) == texts(33)
    assert {record.sent for record in records} == set(texts(33)) - {texts(5)[-1]}
    assert (sender.stopped, sender.unanswered) == ("", 1)


def test_a_full_disk_ends_the_sending():
    def full(_: str) -> None:
        raise OSError(28, "No space left on device")

    engine = Double(say=lambda text: pseudo(text, "ko", "ja"))
    sender = Sender(engine, (), full, lambda _: None, 8)
    with pytest.raises(OSError, match="No space"):
        list(fill(jobs([(texts(20), 0)]), sender, DAY, lambda _: None))
    assert engine.asked == texts(1)


def test_a_text_without_an_answer_is_asked_again_by_the_next_release_that_has_it():
    shared = texts(1)[0]
    engine = Double(EngineUnanswered("timeout"), say=lambda text: pseudo(text, "ko", "ja"))
    sender = Sender(engine, (), lambda _: None, lambda _: None, 8)
    done = list(fill(jobs([([shared], 0), ([shared], 0)]), sender, DAY, lambda _: None))
    assert engine.asked == [shared, shared]
    assert [each.answered for each in done] == [0, 1]


# --- death and Ctrl-C -----------------------------------------------------------------------------


def command(room: SiteTest) -> list[str]:
    return ["translate", "--root", str(room.root), "--now", "2026-11-22T09:00", "--quiet"]


def held(until: threading.Event, number: int) -> tuple[Callable[..., str], threading.Event]:
    """Return answers of which those after ``number`` wait, and what is set when eight do."""
    crowd, eight = Counter[str](), threading.Event()
    lock = threading.Lock()

    def answers(text: str, source: str, target: str) -> str:
        with lock:
            crowd["all"] += 1
            mine = crowd["all"]
            if mine == number + 8:
                eight.set()
        if mine > number:
            until.wait(PATIENCE)
        return pseudo(text, source, target)

    return answers, eight


@pytest.mark.skipif(os.name == "nt", reason="kills as Unix does")
@pytest.mark.parametrize("way", [signal.SIGKILL, signal.SIGINT])
def test_a_run_that_ends_amid_eight_requests_asks_again_for_those_eight_at_most(site, engine, way):
    engine.answers, eight = held(engine.over, 5)
    room = press_room(site, engine.url, texts(20), texts(20, 20))
    with subprocess.Popen(
        [sys.executable, "build.py", *command(room)],
        cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    ) as process:  # fmt: skip
        assert eight.wait(PATIENCE)
        assert becomes(lambda: len(journalled(room)) == 5)  # eight are under way, five are here
        process.send_signal(way)
        said, _ = process.communicate(timeout=PATIENCE)
        assert process.returncode == (-way if way is signal.SIGKILL else 130), said
    assert b"Traceback" not in said
    before, kept = Counter(engine.texts), journalled(room)
    assert len(kept) == 5
    assert len(before) == before.total() == 13
    engine.answers = pseudo
    engine.seen.clear()
    assert run(*command(room)).code == 0
    after = Counter(engine.texts)
    assert after.total() == len(after) == 41 - 5
    assert not kept & set(after)
    states = Counter(
        state_of(entry)
        for name, data in catalogs(room).items()
        for entry in read_catalog(data.decode(), name, Lang.JA)[0].file.entries
    )
    assert states == {EntryState.MACHINE: 42}


def test_what_arrives_within_the_grace_after_ctrl_c_is_journalled(monkeypatch):
    monkeypatch.setattr(connections, "GRACE", PATIENCE)
    crowd, closing = Crowd(8), threading.Event()
    close = Connections.close

    def closes(self: Connections[object, object]) -> None:
        closing.set()
        close(self)

    def say(text: str) -> str:
        crowd(text, "ko", "ja")
        if text != texts(1)[0]:
            assert closing.wait(PATIENCE)
        return pseudo(text, "ko", "ja")

    monkeypatch.setattr(Connections, "close", closes)
    engine, lines = Double(say=say), list[str]()
    sender = Sender(engine, (), lines.append, lambda _: None, 8)
    filling = fill(jobs([(texts(1), 0), (texts(20, 1), 0)]), sender, DAY, lambda _: None)
    next(filling)
    assert crowd.complete.wait(PATIENCE)
    filling.close()
    assert sorted(engine.asked) == texts(9)
    assert {from_json_line(line).sent for line in lines} == set(texts(9))


# --- threads --------------------------------------------------------------------------------------


def test_threads_are_started_for_connections_a_dead_parent_saves_and_the_desk_alone():
    importing = set()
    for path in (PROJECT / "pressbridge").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            if {"threading", "_thread", "asyncio"} & {name.split(".")[0] for name in names}:
                importing.add(path.name)
    # The preview has a loop for its answers, and two threads: one builds, one works for the desk.
    # The lock lets what the desk saves take turns with what the build stores.
    assert importing == {
        "connections.py", "lock.py", "processes.py", "watcher.py", "threads.py", "preview_server.py",
    }  # fmt: skip


def test_no_thread_is_left_when_all_is_answered():
    before = threading.active_count()
    sent_by(Double(say=lambda text: pseudo(text, "ko", "ja")), *texts(30))
    assert threading.active_count() == before


def test_what_a_call_raises_is_raised_where_it_is_waited_for():
    def fails() -> int:
        raise ZeroDivisionError

    lines: Connections[str, int] = Connections(2, lambda _: False)
    lines.begin("a", fails)
    with pytest.raises(ZeroDivisionError):
        lines.wait()
    lines.begin("b", lambda: 2)
    assert lines.wait() == ("b", None)  # held back: nobody said that calls may go on
    lines.resume()
    lines.begin("c", lambda: 3)
    assert lines.wait() == ("c", 3)
    lines.close()


def test_a_call_that_takes_too_long_is_left_alone():
    over = threading.Event()
    with pytest.raises(TimeoutError):
        within(0.01, lambda: over.wait(PATIENCE))
    over.set()
    assert within(PATIENCE, lambda: 3) == 3


def test_threads_take_turns_at_the_journal(tmp_path: Path):
    path = tmp_path / "journal.jsonl"
    counter, inside = SharedCounter(), []

    def append(line: str) -> None:
        inside.append(line)
        assert len(inside) == 1
        journal_file.append(path, line)
        counter.add()
        inside.remove(line)

    guarded = one_at_a_time(append)
    lines: Connections[str, bool] = Connections(8, lambda _: False)
    wanted = {f'"{"가" * 3000}{number}"' for number in range(64)}
    for line in wanted:
        lines.begin(line, lambda line=line: guarded(line) is None)
    for _ in wanted:
        lines.wait()
    lines.close()
    assert set(journal_file.read(path)) == wanted
    assert counter.count == 64
