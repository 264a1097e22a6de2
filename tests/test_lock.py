"""One run at a time in one root."""

import signal
import subprocess
import sys
from contextlib import ExitStack
from time import monotonic

import pytest

from pressbridge.world.lock import LOCK, Busy, joined_lock, run_lock, writing

HOLD = """
import sys
from pathlib import Path
from pressbridge.world.lock import run_lock
with run_lock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def holder(tmp_path):
    """Another process that holds the lock of tmp_path."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout
        assert process.stdout.readline().strip() == b"held"
        yield process
        process.kill()


def test_a_second_run_is_told_at_once(tmp_path, holder):
    begin = monotonic()
    with pytest.raises(Busy, match="another run of Pressbridge is at work"), run_lock(tmp_path):
        pass
    assert monotonic() - begin < 1


def test_a_second_run_of_the_same_process_is_told_too(tmp_path):
    with run_lock(tmp_path), pytest.raises(Busy), run_lock(tmp_path):
        pass


def test_the_next_run_may_begin_when_the_first_has_ended(tmp_path):
    for _ in range(3):
        with run_lock(tmp_path):
            pass


def test_a_run_that_fails_lets_go(tmp_path):
    with pytest.raises(ZeroDivisionError), run_lock(tmp_path):
        _ = 1 / 0
    with run_lock(tmp_path):
        pass


def test_a_killed_run_blocks_nobody(tmp_path, holder):
    holder.kill()
    assert holder.wait() == -signal.SIGKILL
    with run_lock(tmp_path):
        pass


def test_a_file_that_was_left_behind_blocks_nobody(tmp_path):
    (tmp_path / LOCK).parent.mkdir()
    (tmp_path / LOCK).write_text("4711\n")
    with run_lock(tmp_path):
        pass


def test_other_roots_are_free(tmp_path, holder):
    with run_lock(tmp_path / "other"):
        pass


def test_what_joins_a_run_of_its_process_does_not_wait_for_it(tmp_path):
    with run_lock(tmp_path), joined_lock(tmp_path):
        pass
    with joined_lock(tmp_path), pytest.raises(Busy), run_lock(tmp_path):
        pass
    with run_lock(tmp_path):
        pass


def test_what_joins_keeps_the_lock_when_the_run_ends_first(tmp_path):
    with ExitStack() as joined:
        with run_lock(tmp_path):
            joined.enter_context(joined_lock(tmp_path))
        with pytest.raises(Busy), run_lock(tmp_path):
            pass
    with run_lock(tmp_path):
        pass


def test_what_joins_waits_while_the_run_writes(tmp_path):
    with run_lock(tmp_path), writing(), pytest.raises(Busy), joined_lock(tmp_path):
        pass
    with run_lock(tmp_path), joined_lock(tmp_path):
        pass


def test_nothing_joins_the_run_of_another_process(tmp_path, holder):
    with pytest.raises(Busy), joined_lock(tmp_path):
        pass
