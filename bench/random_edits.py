# ruff: noqa: INP001 - a script, no package
"""Edit press rooms by chance: ``python bench/random_edits.py [--sequences 500] [--seed 1]``.

A small press room is built, edited eight times and built on after each edit. A copy of it is built
anew each time. Both must end alike, say the same and have the same bytes; where the build fails,
the output must be as it was; and a folder beside the press room must not be touched. Some files
cannot be read for the time of one build, some builds are done by one Builder as ``serve`` does.
"""

from __future__ import annotations

import random
import shutil
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from bench import building, rooms, trials  # noqa: E402
from bench.building import Said, options_for  # noqa: E402
from bench.edits import EDITS, Desk, Edit  # noqa: E402
from bench.tampering import ODD, SECRET, tamper, write_beside  # noqa: E402
from bench.trees import Tree, differences, put, readable, take, without_times  # noqa: E402
from pressbridge.press.building import Builder  # noqa: E402

RELEASES, STEPS = 6, 8
PATIENCE = 30.0
"""Seconds that a sequence may take: it takes one or two."""
PARTS = ("content", "templates")
OUTS = ("site", "site", "site", "site", "other/place")
LASTING = {"modes or folders"}
"""What does not end a sequence: it is found again after each step."""
ALL: dict[Edit, float] = EDITS | ODD


@dataclass
class Sequence:
    """A press room, its copy, and what was done to it."""

    folder: Path
    rng: random.Random
    result: trials.Result
    said: list[str] = field(default_factory=list)
    """What was done, step by step."""
    good: dict[str, Tree] = field(default_factory=dict)
    """What editors wrote when the last build went well."""

    def __post_init__(self) -> None:
        self.room, self.twin = self.folder / "room", self.folder / "twin"
        self.beside = self.folder / "beside"
        self.desk = Desk(self.room, self.beside, self.rng)
        self.serving = self.rng.random() < 0.25
        self.old = self.rng.random() < 0.5
        self.builder = Builder(owns_out=True)
        self.now, self.base = rooms.NOW, ""
        self.failed_last = False

    def run(self) -> None:
        """Make the press room and go through the steps; the first finding ends it."""
        (building.let_files_be_old if self.old else building.let_files_be_young)()
        write_beside(self.beside)
        rooms.write(self.room, self.rng, RELEASES)
        (self.room / "templates").mkdir(exist_ok=True)
        how = f"{'served' if self.serving else 'built'}, files are {'old' if self.old else 'young'}"
        self.said.append(how)
        for step in range(STEPS + 1):
            self.step(step)
            if any(finding.kind not in LASTING for finding in self.result.findings):
                return

    def step(self, number: int) -> None:
        """Edit, build on, build the copy anew, and compare."""
        rng = self.rng
        if self.old:
            time.sleep(building.TICK)
        label = self.edit() if number else "begun"
        drafts = number > 0 and not self.serving and rng.random() < 0.06
        out = self.choose_out(drafts=drafts)
        if number and rng.random() < 0.25:
            self.now = rng.choice(rooms.MOMENTS)
        if number and rng.random() < 0.05:
            self.base = rng.choice(("", "https://press.example.org/a/b/"))
        tampered = ""
        if number and not self.serving and rng.random() < 0.3:
            tampered = tamper(self.desk, self.room / out)
        blind = self.choose_blind(out) if number and rng.random() < 0.12 else []
        asked = f"--now {self.now} --out {out} {self.base}"
        told = f"{number}. {label}; {tampered}; unreadable {blind}; {asked}"
        self.said.append(told)
        trials.note(told)
        self.compare(out, blind, drafts=drafts)

    def choose_out(self, *, drafts: bool) -> str:
        """Return where is built to."""
        if self.serving:
            return ".pressbridge/preview"
        return "drafts" if drafts else self.rng.choice(OUTS)

    def edit(self) -> str:
        """Do one or two edits; after a build that failed, mostly take back what was done."""
        if self.failed_last and self.rng.random() < 0.75:
            for part in PARTS:
                put(self.room / part, self.good[part])
            return "all as when it was good"
        kinds = self.rng.choices([*ALL], [*ALL.values()], k=8)
        done: list[str] = []
        for kind in kinds:
            label = kind(self.desk)
            done += [label] if label else []
            if done and (len(done) == 2 or self.rng.random() < 0.6):
                break
        if self.rng.random() < 0.04:
            for ledger in (self.room / ".pressbridge").glob("ledger-*"):
                ledger.unlink()
            done.append("the ledger deleted")
        self.result.counts["edits"] += 1
        return " and ".join(done) or "nothing"

    def choose_blind(self, out: str) -> list[str]:
        """Return files and folders that cannot be read during the next build."""
        below = self.rng.choice(("content", "content", "content", "templates", out))
        if self.serving and below == out:
            return []
        tree = take(self.room / below)
        found = [name for name, entry in tree.items() if entry.kind in {"file", "folder"}]
        if below == out:  # what has no right to be read has no name there either
            found = [name for name in found if name]
        chosen = self.rng.sample(found, min(len(found), self.rng.choice((1, 1, 2))))
        return [f"{below}/{name}".rstrip("/") for name in chosen]

    def copy(self) -> None:
        """Bring the copy to what editors wrote; links into the press room lead into the copy."""
        shutil.rmtree(self.twin / ".pressbridge", ignore_errors=True)
        shutil.rmtree(self.twin / "anew", ignore_errors=True)
        for part in PARTS:
            tree = take(self.room / part)
            mine, its = str(self.room).encode(), str(self.twin).encode()
            for name, entry in tree.items():
                if entry.kind == "link":
                    tree[name] = entry._replace(data=entry.data.replace(mine, its))
            put(self.twin / part, tree)

    def compare(self, out: str, blind: list[str], *, drafts: bool) -> None:
        """Build on and build anew, and look what came of it."""
        self.copy()
        wrote = self.written(self.room)
        before, outside = take(self.room / out), take(self.beside)
        for name in sorted(blind, key=len, reverse=True):  # what is inside first
            for root in (self.room, self.twin):
                if (root / name).exists():
                    (root / name).chmod(0)
        shown = "anew" if not self.serving else ".pressbridge/preview"
        said = {"drafts": drafts, "base": self.base}
        builder = self.builder if self.serving else Builder()
        on = building.build(builder, options_for(self.room, out, self.now, **said))
        anew = building.build(Builder(), options_for(self.twin, shown, self.now, **said))
        lacked = readable(self.room / out)
        for root in (self.room, self.twin):
            for part in PARTS:
                readable(root / part)
        self.result.counts["builds"] += 1
        self.result.counts["refused"] += anew.code != 0
        hindered = any(name.startswith(f"{out}/") for name in blind)
        after = take(self.room / out)
        self.look_beside(outside, wrote, on.code and anew.code)
        if on.code:
            self.look(differences(_files(before), _files(after), ("before", "after")), "half")
        if hindered and on.code and not anew.code:
            self.result.counts["refused for the output"] += 1
            return
        self.look_said(on, anew)
        if not on.code and not anew.code:
            self.look_same(after, take(self.twin / shown), lacked)
            self.good = {part: take(self.room / part) for part in PARTS}
        self.failed_last = bool(anew.code) and bool(self.good)
        if not blind and self.rng.random() < 0.2:
            self.look_again(out, on, after, builder, said)

    def written(self, root: Path) -> Tree:
        """Return what editors wrote."""
        return {
            f"{p}/{n}": e for p in PARTS for n, e in take(root / p).items() if e.kind != "folder"
        }

    def look_beside(self, outside: Tree, wrote: Tree, stopped: int) -> None:
        """Look whether anything changed that is no build's to change: catalogs, if not stopped."""
        self.look(differences(outside, take(self.beside), ("before", "after")), "outside")
        here = {path.name for path in self.folder.iterdir()}
        self.look(sorted(here - {"room", "twin", "beside"}), "outside")
        mine = self.written(self.room)
        kept = ({n: e for n, e in tree.items() if stopped or not n.endswith(".po")}
                for tree in (wrote, mine))  # fmt: skip
        self.look(differences(*kept, ("written", "now")), "written")

    def look_said(self, on: Said, anew: Said) -> None:
        """Look whether both builds said the same."""
        if on.code != anew.code:
            how = (
                f"{of}: {said} {_few(said.problems)}" for of, said in (("on", on), ("anew", anew))
            )
            self.look(how, "exit")
        lines = [f"only building on: {line}" for line in sorted(on.problems - anew.problems)]
        lines += [f"only anew: {line}" for line in sorted(anew.problems - on.problems)]
        self.look(lines, "problems")

    def look_same(self, on: Tree, anew: Tree, lacked: list[str]) -> None:
        """Look whether both sites are the same, byte for byte."""
        sites = [
            {name: entry for name, entry in without_times(site).items() if not _is_gits(name)}
            for site in (on, anew)
        ]
        self.look(differences(*map(_files, sites), ("on", "anew"), modes=False), "bytes")
        self.look_once(differences(*sites, ("on", "anew")), "modes or folders")
        self.look([f"{name} cannot be read" for name in lacked], "unreadable")
        self.look([name for name, entry in on.items() if SECRET in entry.data], "leak")
        mine, its = (
            {name: entry.seen for name, entry in self.written(root).items() if entry.kind != "link"}
            for root in (self.room, self.twin)
        )
        self.look(differences(mine, its, ("on", "anew")), "catalogs")

    def look_once(self, lines: list[str], kind: str) -> None:
        """Note something that stays as it is: once, and without an end of the sequence."""
        if lines and kind not in {finding.kind for finding in self.result.findings}:
            self.look(lines, kind)

    def look_again(self, out: str, on: Said, after: Tree, builder: Builder, said: dict) -> None:
        """Build once more: nothing may change, and the same must be said."""
        if not self.serving:
            builder = Builder()
        again = building.build(builder, options_for(self.room, out, self.now, **said))
        self.result.counts["repeated"] += 1
        lines = differences(_files(after), _files(take(self.room / out)), ("first", "again"))
        if again != on:
            lines.append(f"first {on}, again {again}: {_few(again.problems ^ on.problems)}")
        self.look(lines, "again")

    def look(self, lines: Iterable[str], kind: str) -> None:
        """Note what must not be, with all that led to it."""
        lines = list(lines)
        if lines:
            what = "\n  ".join(("", *lines[:6], *self.said))
            self.result.found(kind, what)


def _is_gits(name: str) -> bool:
    """Tell whether pruning leaves an entry of the output (press/output)."""
    return name.startswith(".git")


def _files(tree: Tree) -> Tree:
    """Return a tree without folders: their times change by what comes and goes within a build."""
    return {n: e for n, e in tree.items() if e.kind != "folder"}


def _few(problems: Iterable[str]) -> str:
    return "; ".join(sorted(problems)[:3])


def trial(seed: int, folder: Path, number: int) -> trials.Result:
    """Go through one sequence."""
    trials.without_privilege()
    here, result = folder / str(number), trials.Result()
    shutil.rmtree(here, ignore_errors=True)
    here.mkdir()
    sequence = Sequence(here, trials.chance(seed, number), result)
    try:
        sequence.run()
    except Exception as wrong:
        wrong.add_note("\n  ".join(sequence.said))
        raise
    finally:
        readable(here)
    shutil.rmtree(here, ignore_errors=True)
    return result


def main() -> int:
    """Edit so many press rooms and print what was found."""
    asked = trials.arguments(__doc__, "sequences", 500)

    def made(folder: Path) -> trials.Trial:
        return lambda number: trial(asked.seed, folder, number)

    return trials.report(asked, made, patience=PATIENCE)


if __name__ == "__main__":
    sys.exit(main())
