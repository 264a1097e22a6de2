# ruff: noqa: S603 - a script's module, no package; the commands are our own
"""Run a command in a process of its own and measure it: time, work, memory.

Memory is counted in one of three ways. ``together``: the resident pages of all processes are added
up every few milliseconds. Pages that processes share (the program, what was there before a fork)
count once for each of them, so this is an upper bound. ``shared once`` divides such pages among
those that share them (the kernel's "proportional set size"); looking takes longer then and slows
the command down. ``largest``: the peak of the largest process alone, which the kernel notes by
itself (``ru_maxrss``), so that nothing looks on while the command runs. It is never less than what
the measuring program itself has in memory. Linux only (``/proc``).
"""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

EVERY = 0.01
"""Seconds between two looks at the memory."""
SELDOM = 0.05
"""Seconds between two looks at the memory, where one look takes long."""
LOOKS_PER_SEARCH = 4
"""Looks between two searches for new processes, which cost more than a look."""
MIB = 1 << 20
_PAGE = os.sysconf("SC_PAGE_SIZE")
Counting = Literal["together", "shared once", "largest"]
"""How memory is counted: see above."""
_KEPT = ("PATH", "HOME", "TMPDIR", "VIRTUAL_ENV")


@dataclass(frozen=True, slots=True)
class Run:
    """What a command took."""

    wall: float
    """Seconds."""
    cpu: float
    """Seconds of all its processes, in the program and in the kernel."""
    memory: float
    """MiB at the peak, of all processes or of the largest."""


class FailedError(Exception):
    """A command did not end well: its output."""


def run(
    command: Sequence[str],
    folder: Path,
    *,
    counting: Counting = "together",
    more: Mapping[str, str] | None = None,
) -> Run:
    """Run a command and return what it took; FailedError if it does not end with 0.

    Its environment has nothing of ours but what every program needs, and ``more``.
    """
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
    environment |= {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"} | dict(more or {})
    os.sync()  # so that the files of the last run are not written during this one
    log = folder / "bench-output.txt"
    with log.open("wb") as output:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=output, stderr=output
        )
        watch = None if counting == "largest" else _Watch(process.pid, counting)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    peak = watch.stop() if watch else 0
    if process.returncode:
        raise FailedError(f"{' '.join(command)}\n{log.read_text(errors='replace')}")
    largest = 0 if counting == "shared once" else usage.ru_maxrss * 1024  # never missed
    return Run(wall, usage.ru_utime + usage.ru_stime, max(peak, largest) / MIB)


class _Watch(threading.Thread):
    """Looks at the memory of a process and its children until it is stopped."""

    def __init__(self, pid: int, counting: Counting) -> None:
        super().__init__(daemon=True)
        self.pid = pid
        self.peak = 0
        self._pause = SELDOM if counting == "shared once" else EVERY
        self._size = _proportional if counting == "shared once" else _resident
        self._ended = threading.Event()
        self.start()

    def run(self) -> None:
        looks = 0
        family: list[int] = []
        while not self._ended.wait(self._pause):
            if looks % LOOKS_PER_SEARCH == 0:
                family = list(_family(self.pid))
            looks += 1
            self.peak = max(self.peak, sum(map(self._size, family)))

    def stop(self) -> int:
        """Wait for the last look, and return the bytes at the peak."""
        self._ended.set()
        self.join()
        return self.peak


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
