"""The process dies at the worst moments: nothing that was answered is asked for again, and no
catalog is damaged. And what an edit costs, and a silence between two halves of a text."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from doubles.engine_server import Behaviour, EngineServer
from doubles.pseudo import translate as pseudo
from harness import PROJECT, SITE_YAML, SiteTest, catalog, reviewed, run
from writing import draft

from bench import cost
from pressbridge.sending import translate as press_translate
from pressbridge.translation.catalog import EntryState, read_catalog, state_of
from pressbridge.translation.journal import from_json_lines
from pressbridge.words.lang import Lang
from pressbridge.world import journal_file

pytestmark = pytest.mark.skipif(os.name == "nt", reason="kills as Unix does")

RELEASES = 3
MINE = ("부산 관광 상담회에 기업 11개사 참가", "釜山の商談会に企業11社が参加")
JOURNAL = ".pressbridge/journal.jsonl"

DYING = """
import os, signal, sys
from pressbridge.cli import main
from pressbridge.sending import translate
from pressbridge.world import files, journal_file

_, connections, what, when, nth, *argv = sys.argv
translate.MAX_CONNECTIONS = int(connections)
module = files if what == "replace_below" else journal_file
work, calls = getattr(module, what), 0

def dies(path, *more, **options):
    global calls
    calls += 1
    if calls == int(nth):
        if when == "after":
            work(path, *more, **options)
        if when == "amid":
            half = more[0][: len(more[0]) // 2]
            with path.open("ab") as file:
                file.write(half.encode())
        os.kill(os.getpid(), signal.SIGKILL)
    return work(path, *more, **options)

setattr(module, what, dies)
main(argv)
"""
"""Dies before, amid or after the nth call of a function that writes."""

MOMENTS = {
    "before an answer is in the journal": ("append", "before", 3, True),
    "while an answer is written": ("append", "amid", 5, True),
    "while the first answer is written": ("append", "amid", 1, True),
    "when an answer is in the journal": ("append", "after", 4, False),
    "before a catalog is replaced": ("replace_below", "before", 1, False),
    "when a catalog is replaced": ("replace_below", "after", 1, False),
    "before the last catalog is replaced": ("replace_below", "before", RELEASES, False),
    "before the journal is cleared": ("keep", "before", 1, False),
    "when the journal is cleared": ("keep", "after", 1, False),
}
"""(function, when, which call, whether an answer that came was not in the journal yet)"""


@pytest.fixture
def engine():
    with EngineServer() as server:
        yield server


@pytest.fixture
def room(site: Callable[..., SiteTest], engine: EngineServer) -> SiteTest:
    setting = f"translation: {{engine: google, endpoint: '{engine.url}'}}\n"
    return site({"content/site.yaml": SITE_YAML + setting, **releases()})


def releases() -> dict[str, str | bytes]:
    files: dict[str, str | bytes] = {}
    for number in range(RELEASES):
        folder = f"content/releases/2023/release-{number}"
        files[f"{folder}/index.md"] = draft(number).text
        files[f"{folder}/hall.png"] = cost.PIXEL
    assert f"title: {MINE[0]}\n" in str(files["content/releases/2023/release-0/index.md"])
    files["content/releases/2023/release-0/index.ja.po"] = catalog(reviewed(*MINE, "title"))
    return files


def translate(room: SiteTest) -> list[str]:
    return ["translate", "--root", str(room.root), "--now", "2026-11-22T09:00", "--quiet"]


def assert_sound(room: SiteTest) -> None:
    """No catalog is damaged, and a person's work is as it was."""
    paths = sorted(room.root.rglob("*.po"))
    for path in paths:
        _, problems = read_catalog(path.read_text(encoding="utf-8"), path.name, Lang.JA)
        assert problems == ()
    first = paths[0].read_text(encoding="utf-8")
    assert f'msgctxt "title"\nmsgid "{MINE[0]}"\nmsgstr "{MINE[1]}"' in first
    assert f'#, fuzzy\nmsgctxt "title"\nmsgid "{MINE[0]}"' not in first


def kept(room: SiteTest) -> set[str]:
    """Return the texts whose answers are in the journal."""
    records, _ = from_json_lines(journal_file.read(room.root / JOURNAL))
    return {record.sent for record in records}


def assert_finished(room: SiteTest, engine: EngineServer) -> set[str]:
    """The next run asks for the rest, and only what was under way comes a second time: that."""
    answered, before = kept(room), len(engine.texts)
    result = run(*translate(room))
    assert (result.code, result.err) == (0, "")
    assert_sound(room)
    asked = Counter(engine.texts)
    twice = {text for text, times in asked.items() if times > 1}
    assert max(asked.values()) <= 2
    assert not answered & set(engine.texts[before:])
    states: Counter[EntryState] = Counter()
    for path in room.root.rglob("*.po"):
        stored, _ = read_catalog(path.read_text(encoding="utf-8"), path.name, Lang.JA)
        states.update(map(state_of, stored.file.entries))
    assert states == {EntryState.REVIEWED: 1, EntryState.MACHINE: 7 * RELEASES - 1}
    assert not (room.root / JOURNAL).exists()
    before = len(engine.texts)
    assert run(*translate(room)).code == 0
    assert len(engine.texts) == before
    return twice


@pytest.mark.parametrize("connections", [1, 8])
@pytest.mark.parametrize("moment", MOMENTS)
def test_a_process_that_dies(room, engine, moment, connections):
    what, when, nth, costs_one = MOMENTS[moment]
    died = subprocess.run(
        [sys.executable, "-c", DYING, str(connections), what, when, str(nth), *translate(room)],
        cwd=PROJECT, capture_output=True, check=False,
    )  # fmt: skip
    assert died.returncode == -signal.SIGKILL, died.stderr.decode()
    assert_sound(room)
    last = engine.texts[-1]
    twice = assert_finished(room, engine)
    if connections == 1:
        assert twice == ({last} if costs_one else set())
    assert costs_one <= len(twice) <= connections


@pytest.mark.parametrize("nth", [1, 8])
def test_a_process_that_dies_with_a_question_under_way_asks_that_one_again(room, engine, nth):
    process: list[subprocess.Popen[bytes]] = []
    counted = []

    def answers(text: str, source: str, target: str) -> str:
        counted.append(text)
        if len(counted) == nth:
            process[0].kill()
            process[0].wait()
        return pseudo(text, source, target)

    engine.answers = answers
    argv = [sys.executable, "build.py", *translate(room)]
    process.append(subprocess.Popen(argv, cwd=PROJECT))
    assert process[0].wait(60) == -signal.SIGKILL
    assert_sound(room)
    under_way = engine.texts[nth - 1]
    twice = assert_finished(room, engine)
    assert under_way in twice
    assert len(twice) <= 8


def test_several_deaths_in_a_row_lose_nothing(room, engine):
    for what, when, nth in (("append", "after", 2), ("append", "amid", 3), ("keep", "before", 1)):
        argv = [sys.executable, "-c", DYING, "1", what, when, str(nth), *translate(room)]
        assert subprocess.run(argv, cwd=PROJECT, check=False).returncode == -signal.SIGKILL
        assert_sound(room)
    assert len(assert_finished(room, engine)) == 1


def test_an_answer_counts_though_the_engine_falls_silent_before_its_other_half(room, engine):
    """One of two new sentences was answered: only the other one is asked for again."""
    assert run(*translate(room)).code == 0
    path = "content/releases/2023/release-1/index.md"
    text, new = draft(1).edited(1, 0)
    text, other = text.edited(1, 2)
    room.edit(path, text.text)
    engine.seen.clear()
    engine.script = [Behaviour.OK, Behaviour.TOO_MANY]
    assert run(*translate(room)).code == 1
    assert run(*translate(room)).code == 0
    assert engine.texts == [new, other, other]
    assert not (room.root / JOURNAL).exists()


def test_an_answer_with_damaged_marks_counts_though_the_second_try_is_refused(
    room, engine, monkeypatch
):
    monkeypatch.setattr(press_translate, "MAX_CONNECTIONS", 1)
    plan = room.build("translate", offline=False, dry_run=True).data["would_send"]
    at, marked = next((n, each["text"]) for n, each in enumerate(plan) if "{1}" in each["text"])
    engine.script = [*[Behaviour.OK] * at, Behaviour.MARKS_LOST, Behaviour.TOO_MANY]
    assert run(*translate(room)).code == 1
    again = marked.replace("{1}", "[X1X]").replace("{/1}", "[/X1X]")
    assert engine.texts[at:] == [marked, again]
    assert run(*translate(room)).code == 0
    assert engine.texts[at : at + 3] == [marked, again, again]
    assert engine.texts.count(marked) == 1


def test_an_edit_costs_the_changed_sentence_and_nothing_else_costs_anything(tmp_path: Path):
    """The figures for a hundred releases: ``python bench/cost.py``."""
    _, sentence, *others = cost.measure(tmp_path, 5)
    assert sentence.sent <= 1.3 * sentence.changed
    assert sentence.left == 0
    for each in others:
        assert (each.edit, each.sent, each.left) == (each.edit, 0, 0)
