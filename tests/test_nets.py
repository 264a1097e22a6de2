"""The nets that look for faults by chance: they run, they catch, and the same seed is the same."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from harness import PROJECT, SiteTest

from bench.nets import mutations, rooms, trees

CATCHES = """
import os, signal, sys
sys.path.insert(0, {root!r})
from bench.nets import trials

def trial(number):
    if number == 1:
        os.kill(os.getpid(), signal.SIGSEGV)
    if number == 2:
        signal.pause()
    if number == 3:
        raise ValueError("three")
    result = trials.Result()
    if number == 4:
        result.found("other", "four")
    return result

found = dict(trials.run(trial, range(6), jobs=2, patience=2))
print(sorted((n, one.kind) for n, result in found.items() for one in result.findings))
"""


def net(name: str, *argv: str) -> subprocess.CompletedProcess[str]:
    """Run a net as a process of its own: it takes rights away from itself."""
    return subprocess.run(
        [sys.executable, str(PROJECT / "bench" / name), *argv],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("name", ["random_edits.py", "damage.py", "leaks.py", "fuzz.py"])
def test_a_net_does_one_trial_again_and_says_what_it_did(name: str) -> None:
    done = net(name, "--seed", "2", "--only", "7", "--jobs", "1")
    assert done.stdout.splitlines()[-1] == "0 failed", done.stdout + done.stderr
    assert "1 trials with seed 2" in done.stdout
    assert done.returncode == 0


@pytest.mark.parametrize(
    "name",
    ["build_kills", "compare", "corpus", "damage", "fuzz", "leaks", "limits", "random_edits"],
)
def test_a_bench_is_its_own_beside_another_checkout(name: str, tmp_path: Path) -> None:
    """Older checkouts have all of bench in one folder; each has a package of the same name."""
    for module in ("pressbridge/__init__", "bench/hostile", "bench/rooms", "bench/trials"):
        (tmp_path / module).parent.mkdir(exist_ok=True)
        (tmp_path / f"{module}.py").write_text("raise SystemExit('of another checkout')\n")
    done = subprocess.run(
        [sys.executable, str(PROJECT / "bench" / f"{name}.py"), "--help"],
        env=os.environ | {"PYTHONPATH": str(tmp_path)}, capture_output=True, encoding="utf-8",
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "usage:" in done.stdout


def test_a_crash_a_hang_and_a_traceback_are_findings_of_their_trial() -> None:
    script = CATCHES.format(root=str(PROJECT))
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True
    )
    said = "[(1, 'crash'), (2, 'hang'), (3, 'traceback'), (4, 'other')]"
    assert done.stdout.splitlines()[-1] == said


@pytest.mark.parametrize("seed", range(6))
def test_a_room_by_chance_has_no_errors_and_is_the_same_each_time(
    seed: int, tmp_path: Path
) -> None:
    for name in ("one", "two"):
        rooms.write(tmp_path / name, random.Random(seed), 6)
    one, two = (trees.without_times(trees.take(tmp_path / name)) for name in ("one", "two"))
    assert one == two
    SiteTest(tmp_path / "one").built()


def test_a_tree_is_put_elsewhere_with_links_pipes_modes_and_times(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    (here / "a/b").mkdir(parents=True)
    (here / "a/file").write_text("x")
    (here / "a/file").chmod(0o600)
    (here / "a/link").symlink_to("../nowhere")
    os.mkfifo(here / "a/pipe")
    Path(here, os.fsdecode(b"\xff")).write_text("y")
    (there / "a").mkdir(parents=True)
    (there / "a/b").symlink_to(here)
    tree = trees.take(here)
    trees.put(there, tree)
    mine, its = trees.take(there), {**tree}
    assert {n: e for n, e in mine.items() if e.kind != "pipe"} == {
        n: e for n, e in its.items() if e.kind != "pipe"
    }
    assert mine["a/pipe"].kind == "pipe"
    (there / "a/file").write_text("z")
    lines = trees.differences(tree, trees.take(there), ("here", "there"))
    assert any("'a/file': here …'x'…, there …'z'…" in line for line in lines)


def test_a_text_is_changed_in_the_same_way_each_time() -> None:
    text = "---\ntitle: 도쿄 방문 12\n---\n본문 **34**개사.\n"
    assert "".join(mutations.tokens(text)) == text
    one, two = (
        [mutations.mutated(text, mutations.MARKDOWN, random.Random(n)) for n in range(200)]
        for _ in range(2)
    )
    assert one == two
    assert len(set(one)) > 150
