"""Measure hostile input: ``python bench/limits.py [--quick] [--only PATTERN]``.

Writes press rooms with 100 KB of one thing in one place (bench/floods) and checks each with
``pressbridge check --offline``; where that takes any time worth a look, 300 KB too. Each runs in a
process of its own that has everything imported, with a limit on its time and memory. Time is that
of the processor, so that other work on the machine does not count. Prints a table, the slowest
first. Ends with 1 if 100 KB take more than 5 s or 500 MB, if three times as much takes more than
4.5 times as long (and more than a second), or if anything ends in a traceback. Linux only.
"""

from __future__ import annotations

import argparse
import gc
import io
import json
import os
import random
import re
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import astuple, dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]

from bench.floods.bodies import BODIES  # noqa: E402
from bench.floods.files import Files, turned, with_catalog  # noqa: E402
from bench.floods.lines import LINES  # noqa: E402
from bench.floods.places import BARE, BODY_PLACES, PLACES  # noqa: E402
from bench.floods.rooms import ROOMS  # noqa: E402
from pressbridge.cli import main as pressbridge  # noqa: E402

SMALL, LARGE = 100_000, 300_000
MOST_SECONDS, MOST_MB, MOST_GROWTH = 5.0, 500, 4.5
WORTH_A_LOOK = 0.11
"""Seconds of 100 KB below which 300 KB cannot take more than one, were it even quadratic."""
PATIENCE = 20
"""Seconds of the processor after which a check is ended."""
QUICK = 110
"""Cases of the short share."""
NOW = "2026-11-22T09:00"


@dataclass(frozen=True, slots=True)
class Case:
    """A press room that is made for a number of bytes."""

    name: str
    make: Callable[[int], Files]


@dataclass(frozen=True, slots=True)
class Taken:
    """What checking a press room took."""

    seconds: float
    memory: float
    """MB at the peak."""
    said: str
    """The exit code and how many problems were shown, or how it ended instead."""
    fell: bool = False
    size: int = 0
    """Bytes of all files of the press room: some places have the text in two."""

    @property
    def is_slow(self) -> bool:
        """Whether it took more than its share of time for each 100 KB."""
        return self.seconds > MOST_SECONDS * max(1.0, self.size / SMALL)


def cases(seed: int) -> Iterator[Case]:
    """Yield all cases: each line in each place, each body, pairs of lines, whole rooms."""
    for kind, text in LINES.items():
        for name, place in PLACES.items():
            # Without a Korean letter there would be nothing to translate, and nothing to check.
            first = "" if name in BARE else "가 "
            yield Case(f"{kind}@{name}", lambda n, f=first, t=text, p=place: p(f + t(n)))
    for kind, text in BODIES.items():
        for name in BODY_PLACES:
            place = PLACES[name]
            yield Case(f"{kind}@{name}", lambda n, t=text, p=place: p(t(n)))
    yield from _crossed(random.Random(seed))  # noqa: S311 - a seeded choice
    for name, make in ROOMS.items():
        yield Case(name, make)


def _crossed(chance: random.Random) -> Iterator[Case]:
    """Yield pairs of a source and a translation that have nothing to do with each other."""
    kinds = list(LINES)
    for source in kinds:
        for target in chance.sample(kinds, 4):
            yield crossed(source, target)


def crossed(source: str, target: str) -> Case:
    """Return a text of one kind with a translation of another."""

    def make(n: int) -> Files:
        text = "の " + turned(LINES[target](n))
        return with_catalog("가 " + LINES[source](n), lambda _: text)

    return Case(f"{source}×{target}@pair", make)


def measured(case: Case, size: int, parent: Path) -> Taken:
    """Check a case in a process of its own."""
    folder = Path(tempfile.mkdtemp(dir=parent))
    child = os.fork()
    if child == 0:
        _work(case, size, folder)
    _, status, _ = os.wait4(child, 0)
    result = folder / "result.json"
    try:
        if not result.is_file():
            ended = os.waitstatus_to_exitcode(status)
            late = ended in (-signal.SIGXCPU, -signal.SIGKILL)
            return Taken(PATIENCE, 0, "ended" if late else f"fell ({ended})", fell=not late)
        return Taken(**json.loads(result.read_text()))
    finally:
        shutil.rmtree(folder)


def _work(case: Case, size: int, folder: Path) -> None:
    """Write a press room, check it, leave what that took, and end this process."""
    code = 1
    try:
        resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
        root = folder / "room"
        total = 0
        for name, data in case.make(size).items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            written = data if isinstance(data, bytes) else data.encode("utf-8", "replace")
            total += path.write_bytes(written)
        gc.collect()
        used = int(_spent() + PATIENCE)
        resource.setrlimit(resource.RLIMIT_CPU, (used, used + 5))
        before = _spent()
        said, fell = _checked(root)
        taken = _spent() - before
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
        result = {"seconds": taken, "memory": memory, "said": said, "fell": fell, "size": total}
        (folder / "result.json").write_text(json.dumps(result))
        code = 0
    finally:
        os._exit(code)


def _spent() -> float:
    """Return the seconds that this process has had of the processor."""
    return time.process_time()


def _checked(root: Path) -> tuple[str, bool]:
    """Check a press room; return what came of it, and whether that was no answer."""
    out, err = io.StringIO(), io.StringIO()
    argv = ["check", "--offline", "--root", str(root), "--now", NOW, "--format", "json"]
    argv += ["--jobs", "1"]
    code: object = 0
    try:
        with redirect_stdout(out), redirect_stderr(err):
            pressbridge(argv)
    except SystemExit as end:
        code = end.code or 0
    except BaseException as wrong:  # noqa: BLE001 - this is what is looked for
        return f"{type(wrong).__name__}: {wrong}"[:60], True
    try:
        found = json.loads(out.getvalue())["problems"]
    except ValueError:
        return f"{code}, no JSON", True
    return f"{code}, {len(found)} problems", code not in (0, 1)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table."""

    name: str
    small: Taken
    large: Taken | None = None

    @property
    def growth(self) -> float:
        """How much longer three times as much takes."""
        return self.large.seconds / max(self.small.seconds, 0.01) if self.large else 0.0

    @property
    def fault(self) -> str:
        """What is wrong with it; empty if nothing is."""
        if self.small.fell or (self.large and self.large.fell):
            return "fell"
        if self.small.is_slow:
            return "slow"
        if self.small.memory > MOST_MB:
            return "memory"
        if self.large and self.large.seconds > 1 and self.growth > MOST_GROWTH:
            return "growth"
        return ""


def _line(case: Case, parent: Path, *, large: bool) -> Line:
    small = measured(case, SMALL, parent)
    more = large and WORTH_A_LOOK < small.seconds <= MOST_SECONDS and not small.fell
    return Line(case.name, small, measured(case, LARGE, parent) if more else None)


def measure(chosen: Iterable[Case], *, large: bool, parent: Path) -> Iterator[Line]:
    """Measure cases, one after the other."""
    for case in chosen:
        line = _line(case, parent, large=large)
        if line.fault and line.small.said != "ended":  # other work may have slowed it down: again
            line = min(line, _line(case, parent, large=large), key=lambda one: bool(one.fault))
        yield line


def shared(chosen: Sequence[Case], workers: int, *, large: bool) -> list[Line]:
    """Measure cases in several processes; what they found comes back through files."""
    lines: list[Line] = []
    with tempfile.TemporaryDirectory() as folder:
        parent = Path(folder)
        children = []
        for number in range(workers):
            child = os.fork()
            if child == 0:
                try:
                    with (parent / f"{number}.txt").open("w") as file:
                        for line in measure(chosen[number::workers], large=large, parent=parent):
                            file.write(json.dumps(_packed(line)) + "\n")
                            if line.fault:
                                print(f"{line.name}: {line.fault}", file=sys.stderr, flush=True)
                finally:
                    os._exit(0)
            children.append(child)
        for child in children:
            os.waitpid(child, 0)
        for number in range(workers):
            written = (parent / f"{number}.txt").read_text().splitlines()
            lines += [_unpacked(json.loads(line)) for line in written]
    assert len(lines) == len(chosen), "a worker died"
    return lines


def _packed(line: Line) -> list[object]:
    def parts(taken: Taken | None) -> list[object] | None:
        return [*astuple(taken)] if taken else None

    return [line.name, parts(line.small), parts(line.large)]


def _unpacked(packed: list[object]) -> Line:
    name, small, large = packed
    assert isinstance(small, list)
    return Line(str(name), Taken(*small), Taken(*large) if isinstance(large, list) else None)


def table(lines: Iterable[Line]) -> Iterator[str]:
    """Yield the lines of the table, the slowest first."""
    yield "| case | 100 KB, s | MB | 300 KB, s | × | result | |"
    yield "|---|---:|---:|---:|---:|---|---|"
    for line in sorted(lines, key=lambda line: (not line.fault, -line.small.seconds)):
        more = f"{line.large.seconds:.2f} | {line.growth:.1f}" if line.large else "|"
        small = line.small
        yield (
            f"| {line.name} | {small.seconds:.2f} | {small.memory:.0f} | {more}"
            f" | {small.said} | {line.fault} |"
        )


def main() -> int:
    """Measure what the arguments ask for."""
    parser = argparse.ArgumentParser(description="Check press rooms of 100 and 300 KB.")
    parser.add_argument("--only", default="", metavar="PATTERN", help="cases whose name matches")
    parser.add_argument("--quick", action="store_true", help=f"{QUICK} cases of 100 KB by chance")
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--show", type=int, default=40, help="lines of the table")
    given = parser.parse_args()
    chosen = [case for case in cases(given.seed) if re.search(given.only, case.name)]
    chance = random.Random(given.seed)  # noqa: S311 - a seeded choice
    chance.shuffle(chosen)
    if given.quick:
        chosen = chosen[:QUICK]
    with tempfile.TemporaryDirectory() as folder:  # imports everything that a check needs
        _warm(Path(folder))
    start = time.perf_counter()
    lines = shared(chosen, given.jobs, large=not given.quick)
    print("\n".join(list(table(lines))[: given.show + 2]))
    wrong = sum(bool(line.fault) for line in lines)
    print(f"\n{len(lines)} cases, {wrong} beyond a limit, {time.perf_counter() - start:.0f} s")
    return 1 if wrong else 0


def _warm(folder: Path) -> None:
    files = with_catalog("제1회 **회의**를 5월 14일에 연다.", turned)
    files["content/names.yaml"] = "- {ko: 이영, ja: 李永, kind: person}\n"
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
    said, fell = _checked(folder)
    assert not fell, said


if __name__ == "__main__":
    sys.exit(main())
