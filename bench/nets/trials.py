"""Runs numbered trials in processes of their own, so that a crash or a hang is a finding too.

A trial is a function of its number alone: what it does comes from ``chance(seed, number)``. It
returns what it counted and what it found. A process that dies or does not answer in time is
replaced, and the trial that it was at has failed.
"""

from __future__ import annotations

import argparse
import ctypes
import faulthandler
import os
import random
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import connection, get_context
from pathlib import Path
from typing import Any, NamedTuple, TextIO


class Finding(NamedTuple):
    """Something that must not be."""

    kind: str
    """One word or two: findings are counted by it."""
    told: str


@dataclass
class Result:
    """What a trial counted and found."""

    counts: Counter[str] = field(default_factory=Counter)
    findings: list[Finding] = field(default_factory=list)

    def found(self, kind: str, told: str) -> None:
        """Add a finding."""
        self.findings.append(Finding(kind, told))


Trial = Callable[[int], Result]
_IDLE = 4
"""How many times its patience a trial may take without work: other programs may be in its way."""


def chance(seed: int, number: int) -> random.Random:
    """Return the chance of one trial: the same on every computer."""
    return random.Random(f"{seed} {number}")  # noqa: S311 - it is to be foreseen


class Worker:
    """A process that does one trial after the other."""

    def __init__(self, trial: Trial) -> None:
        here, there = get_context("fork").Pipe()
        self.pipe = here
        self.told = tempfile.TemporaryFile("w+", errors="backslashreplace")  # noqa: SIM115 - closed at the end
        self.process = get_context("fork").Process(
            target=_work, args=(trial, there, here, self.told), daemon=True
        )
        self.process.start()
        there.close()
        self.number, self.done, self.patience = -1, 0, 0.0
        self.begun, self.worked = 0.0, 0.0
        self.is_lost = False

    def begin(self, number: int, patience: float) -> None:
        """Hand out a trial that may take so many seconds of work."""
        self.number, self.patience = number, patience
        self.begun, self.worked = time.monotonic(), self.work_done()
        self.pipe.send((number, patience * 0.9))

    def work_done(self) -> float:
        """Return the seconds that the process has worked (proc(5)); elsewhere those that passed."""
        try:
            fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            return time.monotonic()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def is_late(self) -> bool:
        """Tell whether it has worked too long, or takes far too long without work.

        A machine that does other things too is no reason to call a trial endless.
        """
        waited = time.monotonic() - self.begun
        return waited > self.patience and (
            self.work_done() - self.worked > self.patience or waited > _IDLE * self.patience
        )

    def last_words(self) -> str:
        """Return where the process was when it died or took too long."""
        self.told.seek(0)
        return self.told.read()[-6000:]

    def end(self) -> int | None:
        """End the process, and return its exit code."""
        if not self.pipe.closed:
            with suppress(OSError):
                self.pipe.send(None)
            self.process.join(1)
            self.process.kill()
            self.process.join()
            self.pipe.close()
        return self.process.exitcode


_diary: list[TextIO] = []


def note(told: str) -> None:
    """Write down what a trial is about to do: it is read if the process does not come back."""
    for diary in _diary:
        print(told, file=diary, flush=True)


def _work(trial: Trial, pipe: Any, other: Any, told: TextIO) -> None:  # noqa: ANN401 - a system's
    """Do trials until there are no more; say where this was if it crashes or takes too long."""
    other.close()
    _diary[:] = [told]
    faulthandler.enable(told)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG: nobody waits for us then
    while (asked := pipe.recv()) is not None:
        number, long = asked
        told.seek(0)
        told.truncate()
        faulthandler.dump_traceback_later(long, file=told)
        try:
            result = trial(number)
        except BaseException:  # noqa: BLE001 - whatever it is, it is what we look for
            result = Result(Counter(), [Finding("traceback", traceback.format_exc())])
        faulthandler.cancel_dump_traceback_later()
        pipe.send(result)


def run(  # noqa: PLR0913 - what to do, by whom and for how long
    trial: Trial,
    numbers: Iterable[int],
    *,
    jobs: int,
    patience: float,
    end: float | None = None,
    each: int = 1,
) -> Iterator[tuple[int, Result]]:
    """Yield (number, result) of each trial, as they come; ``end`` is when to begin no more.

    A process does ``each`` so many: what one trial broke in its process is not found in others.
    """
    pending, workers = iter(numbers), [Worker(trial) for _ in range(jobs)]
    try:
        busy = [worker for worker in workers if _next(worker, pending, patience, end)]
        while busy:
            ready = connection.wait([worker.pipe for worker in busy], 0.5)
            for worker in [*busy]:
                if worker.pipe not in ready and not worker.is_late():
                    continue
                number, result = worker.number, _answer(worker, in_time=worker.pipe in ready)
                busy.remove(worker)
                if result is None:
                    result = _lost(worker, patience, in_time=worker.pipe in ready)
                worker.done += 1
                if worker.is_lost or result.findings or worker.done >= each:
                    worker.end()
                    workers.remove(worker)
                    workers.append(worker := Worker(trial))
                if _next(worker, pending, patience, end):
                    busy.append(worker)
                yield number, result
    finally:
        for worker in workers:
            worker.end()


def _next(worker: Worker, pending: Iterator[int], patience: float, end: float | None) -> bool:
    if end is not None and time.monotonic() >= end:
        return False
    number = next(pending, None)
    if number is not None:
        worker.begin(number, patience)
    return number is not None


def _answer(worker: Worker, *, in_time: bool) -> Result | None:
    if in_time:
        with suppress(EOFError, OSError):
            result = worker.pipe.recv()
            assert isinstance(result, Result)
            return result
    return None


def _lost(worker: Worker, patience: float, *, in_time: bool) -> Result:
    """Return what is to be said of a trial whose process died or hangs."""
    if not in_time:
        worker.process.kill()
    worker.is_lost = True
    code = worker.end()
    kind = "crash" if in_time else "hang"
    told = f"the process ended with {code}" if in_time else f"no end after {patience:.0f} s"
    told = f"{told}\n{worker.last_words()}"
    return Result(Counter(), [Finding(kind, told)])


def without_privilege() -> None:
    """Let this process be refused what a file's mode refuses, even if it is root (Linux).

    Root reads everything by two capabilities, DAC_OVERRIDE and DAC_READ_SEARCH (capabilities(7)).
    """
    if sys.platform != "linux" or os.geteuid():
        return
    head = (ctypes.c_uint32 * 2)(0x20080522, 0)  # version 3, this process
    held = (ctypes.c_uint32 * 6)()
    system = ctypes.CDLL(None, use_errno=True)
    if system.capget(head, held):
        raise OSError(ctypes.get_errno(), "capget")
    for place in (0, 1):  # effective and permitted, of the first 32
        held[place] &= ~(1 << 1 | 1 << 2)
    if system.capset(head, held):
        raise OSError(ctypes.get_errno(), "capset")


class Asked(argparse.Namespace):
    """What a bench is asked for."""

    seed: int
    count: int
    only: int | None
    jobs: int
    quick: bool
    keep: Path | None
    first: int


def arguments(told: str | None, unit: str, count: int) -> Asked:
    """Read the options that these benches share; ``unit`` is what is counted."""
    parser = argparse.ArgumentParser(description=told)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(f"--{unit}", dest="count", type=int, default=count, help=f"({count})")
    parser.add_argument("--first", type=int, default=0, help="the number to begin with (0)")
    parser.add_argument("--only", type=int, help="do this one again, and tell all of it")
    parser.add_argument("--jobs", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("--quick", action="store_true", help="begin no more after a minute")
    parser.add_argument("--keep", type=Path, help="work in this folder, and leave all there")
    return parser.parse_args(namespace=Asked())


_MINUTE = 55.0
"""Seconds after which a quick share begins nothing any more."""


def report(asked: Asked, make: Callable[[Path], Trial], *, patience: float, each: int = 1) -> int:
    """Run what is asked for and print it: a line with all counts, and one for each finding.

    Returns the exit code.
    """
    begin = time.monotonic()
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr] # a stream of text
    numbers = range(asked.first, asked.first + asked.count) if asked.only is None else [asked.only]
    end = begin + _MINUTE if asked.quick else None
    counts, kinds, failed, done = Counter[str](), Counter[str](), list[int](), 0
    with _folder(asked.keep) as folder:
        trial = make(folder)
        given = {"jobs": asked.jobs, "patience": patience, "end": end, "each": each}
        for number, result in run(trial, numbers, **given):
            done += 1
            counts += result.counts
            kinds.update({finding.kind for finding in result.findings})
            for finding in result.findings:
                told = finding.told if asked.only is not None else _shortened(finding)
                print(f"--seed {asked.seed} --only {number}: {finding.kind}: {told}", flush=True)
            failed += [number] if result.findings else []
    figures = ", ".join(f"{count:,} {name}" for name, count in sorted(counts.items()))
    seconds = time.monotonic() - begin
    print(f"{done:,} trials with seed {asked.seed} in {seconds:.0f} s: {figures}")
    if failed:
        by_kind = ", ".join(f"{kind} {count}" for kind, count in kinds.most_common())
        print(f"{len(failed)} FAILED ({by_kind}): {' '.join(map(str, sorted(failed)))}")
    else:
        print("0 failed")
    return 1 if failed else 0


def _shortened(finding: Finding) -> str:
    """Return the end of a traceback, the beginning of all else."""
    return finding.told[-3000:] if finding.kind == "traceback" else finding.told[:3000]


class _folder:  # noqa: N801 - reads as a function
    """A folder to work in: a temporary one, or one that is kept."""

    def __init__(self, kept: Path | None) -> None:
        self.made = None if kept else tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self.path = kept or Path(self.made.name if self.made else "")

    def __enter__(self) -> Path:
        self.path.mkdir(parents=True, exist_ok=True)
        return self.path.resolve()

    def __exit__(self, *_: object) -> None:
        if self.made:
            self.made.cleanup()
