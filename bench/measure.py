# ruff: noqa: INP001, S603 - a script's module, no package; the commands are our own
"""Run a command in a process of its own and measure it: time, work, memory.

Memory is that of all processes together: the resident pages of each are added up every few
milliseconds. Pages that processes share (the program, what was there before a fork) count once for
each of them, so this is an upper bound. ``shared_once`` divides such pages among those that share
them (the kernel's "proportional set size"); looking takes longer then and slows the command down.
Linux only (``/proc``).
"""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

EVERY = 0.01
"""Seconds between two looks at the memory."""
SELDOM = 0.05
"""The same where a look takes long."""
LOOKS_PER_SEARCH = 4
"""Looks between two searches for new processes, which cost more than a look."""
MIB = 1 << 20
_PAGE = os.sysconf("SC_PAGE_SIZE")
_KEPT = ("PATH", "HOME", "TMPDIR", "VIRTUAL_ENV")


@dataclass(frozen=True, slots=True)
class Run:
    """What a command took."""

    wall: float
    """Seconds."""
    cpu: float
    """Seconds of all its processes, in the program and in the kernel."""
    memory: float
    """MiB at the peak, all processes together."""


class FailedError(Exception):
    """A command did not end well: its output."""


def run(command: Sequence[str], folder: Path, *, shared_once: bool = False) -> Run:
    """Run a command and return what it took; FailedError if it does not end with 0."""
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
    environment |= {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
    os.sync()  # so that the files of the last run are not written during this one
    log = folder / "bench-output.txt"
    with log.open("wb") as output:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=output, stderr=output
        )
        watch = _Watch(process.pid, shared_once=shared_once)
        watch.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    watch.stop()
    if process.returncode:
        raise FailedError(f"{' '.join(command)}\n{log.read_text(errors='replace')}")
    largest = 0 if shared_once else usage.ru_maxrss * 1024  # of one process, never missed
    return Run(wall, usage.ru_utime + usage.ru_stime, max(watch.peak, largest) / MIB)


class _Watch(threading.Thread):
    """Looks at the memory of a process and its children until it is stopped."""

    def __init__(self, pid: int, *, shared_once: bool) -> None:
        super().__init__(daemon=True)
        self.pid = pid
        self.peak = 0
        self._pause = SELDOM if shared_once else EVERY
        self._size = _proportional if shared_once else _resident
        self._ended = threading.Event()

    def run(self) -> None:
        looks = 0
        family: list[int] = []
        while not self._ended.wait(self._pause):
            if looks % LOOKS_PER_SEARCH == 0:
                family = list(_family(self.pid))
            looks += 1
            self.peak = max(self.peak, sum(map(self._size, family)))

    def stop(self) -> None:
        """Wait for the last look."""
        self._ended.set()
        self.join()


def _family(pid: int) -> Iterator[int]:
    """Yield a process and all that it started, directly or not."""
    yield pid
    try:
        tasks = os.listdir(f"/proc/{pid}/task")  # noqa: PTH208 - a hundred times a second
        for task in tasks:
            with open(f"/proc/{pid}/task/{task}/children", "rb") as file:  # noqa: PTH123
                for child in file.read().split():
                    yield from _family(int(child))
    except OSError:
        return  # it has ended


def _resident(pid: int) -> int:
    """Return the bytes of a process that are in memory; 0 if it has ended."""
    try:
        with open(f"/proc/{pid}/statm", "rb") as file:  # noqa: PTH123 - a hundred times a second
            return int(file.read().split()[1]) * _PAGE
    except (OSError, IndexError):
        return 0


def _proportional(pid: int) -> int:
    """Return the same bytes with shared pages divided; 0 if it has ended."""
    try:
        with open(f"/proc/{pid}/smaps_rollup", "rb") as file:  # noqa: PTH123
            sizes = [int(line.split()[1]) for line in file if line.startswith(b"Pss:")]
    except OSError:
        return 0
    return sum(sizes) * 1024


@dataclass(frozen=True, slots=True)
class Output:
    """What stands in an output folder."""

    files: int
    pages: int
    """HTML files."""
    size: int
    """Bytes of all files."""


def output(folder: Path) -> Output:
    """Count what a build wrote."""
    found = [path for path in folder.rglob("*") if path.is_file()]
    pages = sum(path.suffix == ".html" for path in found)
    return Output(len(found), pages, sum(path.stat().st_size for path in found))
