"""Builds a press room in this process, and says what came of it as the command line would."""

from __future__ import annotations

import random
import time
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple

from bench.nets import rooms
from pressbridge.build.builder import Builder
from pressbridge.report import failed, no_progress
from pressbridge.run import Options, UsageProblem
from pressbridge.words.moments import parse_moment
from pressbridge.world import clock, why
from pressbridge.world.lock import Busy


class Said(NamedTuple):
    """What a build said."""

    code: int
    problems: frozenset[str]

    def __str__(self) -> str:
        return f"exit {self.code}, {len(self.problems)} problems"


def build(builder: Builder, options: Options) -> Said:
    """Build; problems are lines in which the folder of the press room is called ROOM."""
    try:
        outcome = builder.build(options, no_progress)
    except UsageProblem as wrong:
        return Said(2, frozenset({_neutral(f"usage {wrong}", options)}))
    except (Busy, OSError) as wrong:
        told = f"{why(wrong)}: {wrong.filename}" if isinstance(wrong, OSError) else str(wrong)
        return Said(1, frozenset({_neutral(f"machine {told}", options)}))
    lines = (
        f"{p.severity.value} {p.code} {p.path}:{p.line} {p.message} | {p.hint}"
        for p in outcome.problems
    )
    code = int(failed(outcome, strict=options.strict))
    return Said(code, frozenset(_neutral(line, options) for line in lines))


def warm_up(folder: Path) -> None:
    """Build a press room, so that processes which are forked now have loaded what builds need."""
    rooms.write(folder, random.Random(1), 3)  # noqa: S311 - any room will do
    build(Builder(), options_for(folder, "site", rooms.NOW))


def _neutral(told: str, options: Options) -> str:
    return told.replace(str(options.out), "OUT").replace(str(options.root), "ROOM")


def options_for(root: Path, out: str, now: str, *, drafts: bool = False, base: str = "") -> Options:
    """Return what a build is asked for."""
    return Options(
        root=root, out=root / out, now=parse_moment(now).at, offline=True, jobs=1,
        drafts=drafts, base_url=base,
    )  # fmt: skip


def let_files_be_old() -> None:
    """Let the clock say that all files have been as they are for an hour: stamps are believed."""
    later = SimpleNamespace(
        time_ns=lambda: time.time_ns() + 3_600_000_000_000,
        monotonic=time.monotonic,
        time=time.time,
        sleep=time.sleep,
    )
    setattr(clock, "time", later)  # noqa: B010 - a module's own name is replaced


def let_files_be_young() -> None:
    """Let the clock say what it says."""
    setattr(clock, "time", time)  # noqa: B010


TICK = 0.012
"""Seconds in which the time that files get goes on: at most ten thousandths on Linux."""
