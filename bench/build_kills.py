# ruff: noqa: INP001, S311, S603 - a script, no package; chance decides when to kill
"""Kill ``build`` again and again: ``python bench/build_kills.py [--kills 300] [--seed 1]``.

A press room is edited, a process of its own builds it and is killed (SIGKILL) at a random moment.
After each death every file of the output must be whole: the old one or the new one, byte for byte.
Then a build that is left alone must end in the bytes of a clean build. Prints a Markdown table.
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
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench import ours  # noqa: E402
from bench.corpus import release, releases, with_new_sentence, with_new_title  # noqa: E402

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
            time.sleep(self.rng.uniform(0.4, 1.1) * self.long)
            self.figures.ended += build.poll() is not None
            with suppress(ProcessLookupError):
                os.killpg(build.pid, signal.SIGKILL)
        self.figures.kills += 1
        here = tree(out)
        run(root, clean)
        after = tree(clean)
        look(self.figures, before, here, after)
        run(root, out)
        last = tree(out)
        self.figures.leftovers += len(last.keys() - after.keys())
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
| **files left behind** | {figures.leftovers} |""")


if __name__ == "__main__":
    main()
