# ruff: noqa: S311, S603 - a script, no package; chance decides when to kill
"""Kill ``build`` again and again: ``python bench/build_kills.py [--kills 300] [--seed 1]``.

A press room is edited, a process of its own builds it and is killed (SIGKILL) at a random moment: a
third of them at any time, a third while pages are rendered or moved, a third when they have been
moved and the ledger is written. Every other death is that of the first process alone, and its
workers must follow. After each death every file of the output must be whole: the old one or the new
one, byte for byte. Then a build that is left alone must end in the bytes of a clean build. Prints a
Markdown table.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.archive import ours  # noqa: E402
from bench.archive.invented import release, releases, with_new_sentence, with_new_title  # noqa: E402

NOW = "2026-11-22T09:00"


@dataclass
class Figures:
    """What was counted."""

    kills: int = 0
    amid: int = 0
    """Deaths that left the output between the old and the new site."""
    ended: int = 0
    """Builds that were done before the kill."""
    damaged: int = 0
    differing: int = 0
    """Builds after a death that did not end in the bytes of a clean build."""
    leftovers: int = 0
    """Files that stayed in the output and belong to no site."""
    survivors: int = 0
    """Workers that lived on without the process that had started them."""


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder by its name."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def command(root: Path, out: Path, *more: str) -> list[str]:
    """Return how a build is started."""
    asked = ("--root", str(root), "--out", str(out), "--offline", "--now", NOW, "--jobs", "2")
    return [sys.executable, str(ROOT / "build.py"), "build", *asked, *more]


def run(root: Path, out: Path, *more: str) -> float:
    """Build, and return how long it took."""
    begin = time.monotonic()
    subprocess.run(command(root, out, *more), check=True, capture_output=True)
    return time.monotonic() - begin


def edit(root: Path, rng: random.Random, count: int, turn: int) -> None:
    """Change some releases, and sometimes a template, so that much is to be written."""
    for number in rng.sample(range(count), 3):
        change = rng.choice([with_new_sentence, with_new_title])
        ours.write_release(root, change(release(number), turn))
    if rng.random() < 0.4:
        base = root / "templates" / "base.html"
        base.write_text(base.read_text(encoding="utf-8") + f"<!-- {turn} -->\n", encoding="utf-8")


def look(
    figures: Figures, before: dict[str, bytes], here: dict[str, bytes], after: dict[str, bytes]
) -> None:
    """Compare what a death left with the old site and the new one."""
    site = {name: data for name, data in here.items() if ".pressbridge-" not in name}
    figures.damaged += sum(
        data not in (before.get(name), after.get(name)) for name, data in site.items()
    )
    figures.amid += site not in (before, after)


def waiting(out: Path) -> bool:
    """Tell whether pages wait in a staging folder."""
    with suppress(OSError):
        return any(entry.name.endswith(".new") for entry in os.scandir(out))
    return False


def lives_on(group: int) -> bool:
    """Tell whether a process of a group still runs after a second."""
    for _ in range(100):
        if not any(map(partial(is_running, group), Path("/proc").glob("[0-9]*/stat"))):
            return False
        time.sleep(0.01)
    os.killpg(group, signal.SIGKILL)
    return True


def is_running(group: int, stat: Path) -> bool:
    """Tell whether a process belongs to a group and has not ended (proc(5))."""
    try:
        state, _, of = stat.read_text().rpartition(")")[2].split()[:3]
    except OSError:
        return False
    return int(of) == group and state not in "ZX"


@dataclass
class Trial:
    """A press room whose builds are killed."""

    folder: Path
    rng: random.Random
    count: int
    """Releases."""
    figures: Figures
    long: float = 1.0
    """Seconds that a build after an edit takes when it is left alone."""

    def begin(self) -> None:
        """Write the press room, build it, and measure one build after an edit."""
        room, site = self.folder / "room", self.folder / "site"
        ours.write(room, releases(self.count))
        run(room, site)
        edit(room, self.rng, self.count, -1)
        self.long = run(room, site)

    def wait(self, build: subprocess.Popen[bytes], out: Path, kind: int) -> None:
        """Wait for a random moment of a kind."""
        if kind == 0:
            time.sleep(self.rng.uniform(0.2, 1.1) * self.long)
            return
        while build.poll() is None and not waiting(out):
            time.sleep(0.0005)
        if kind == 1:
            time.sleep(self.rng.uniform(0, 0.4) * self.long)
            return
        while build.poll() is None and waiting(out):
            time.sleep(0.0005)
        time.sleep(self.rng.uniform(0, 0.03))

    def kill(self, turn: int) -> None:
        """Edit, kill a build, look, and let the next one come to its end."""
        root, out, clean = self.folder / "room", self.folder / "site", self.folder / f"clean-{turn}"
        before = tree(out)
        edit(root, self.rng, self.count, turn)
        with subprocess.Popen(
            command(root, out),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        ) as build:
            self.wait(build, out, turn % 3)
            self.figures.ended += build.poll() is not None
            with suppress(ProcessLookupError):
                if turn % 2:
                    os.killpg(build.pid, signal.SIGKILL)
                else:
                    build.kill()
        self.figures.kills += 1
        self.figures.survivors += lives_on(build.pid)
        here = tree(out)
        run(root, clean)
        after = tree(clean)
        look(self.figures, before, here, after)
        run(root, out)
        last = tree(out)
        self.figures.leftovers += len(last.keys() - after.keys())
        self.figures.leftovers += len(list((root / ".pressbridge").glob("spool-*")))
        self.figures.differing += last != after
        shutil.rmtree(clean)


def main() -> None:
    """Kill so many builds and print what was counted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--releases", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    rng, figures = random.Random(asked.seed), Figures()
    with tempfile.TemporaryDirectory() as name:
        trial = Trial(Path(name), rng, asked.releases, figures)
        trial.begin()
        for turn in range(asked.kills):
            trial.kill(turn)
    print(f"""|  | count |
| --- | ---: |
| kills | {figures.kills} |
| builds that were done before | {figures.ended} |
| deaths amid the writing | {figures.amid} |
| **files that were neither the old nor the new one** | {figures.damaged} |
| **next builds that did not end as a clean one** | {figures.differing} |
| **files left behind** | {figures.leftovers} |
| **workers that lived on** | {figures.survivors} |""")


if __name__ == "__main__":
    main()
