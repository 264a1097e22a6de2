"""A press room that is built on and on, and its twin that is built anew: they must end alike."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from bench.nets import building, rooms, trials
from bench.nets.building import Said, options_for
from bench.nets.desk import Desk
from bench.nets.tampering import SECRET, write_beside
from bench.nets.trees import Tree, differences, put, readable, take, without_times
from pressbridge.build.builder import Builder

PARTS = ("content", "templates")
PATIENCE = 40.0
"""Seconds that a trial may take: it takes one or two."""
LASTING = {"modes or folders"}
"""What is found again after each step, and ends nothing."""


class Step(NamedTuple):
    """How a press room is built once."""

    out: str
    now: str = rooms.NOW
    drafts: bool = False
    base: str = ""
    blind: tuple[str, ...] = ()
    """Files and folders that cannot be read meanwhile."""

    def __str__(self) -> str:
        blind = f"unreadable {[*self.blind]}, " if self.blind else ""
        return f"{blind}--now {self.now} --out {self.out} {self.base}".strip()


class Twins:
    """The two press rooms in a folder, with another one beside them that nobody may touch."""

    def __init__(
        self, folder: Path, rng: random.Random, releases: int, result: trials.Result
    ) -> None:
        self.folder, self.rng, self.result = folder, rng, result
        self.room, self.twin, self.beside = (folder / n for n in ("room", "twin", "beside"))
        self.desk = Desk(self.room, self.beside, rng)
        self.serving, self.old = rng.random() < 0.25, rng.random() < 0.5
        self.builder = Builder(owns_out=True)
        self.said: list[str] = []
        """What was done, step by step."""
        self.good: dict[str, Tree] = {}
        """What editors wrote when the last build went well."""
        self.stopped = False
        """The last build had errors."""
        (building.let_files_be_old if self.old else building.let_files_be_young)()
        write_beside(self.beside)
        rooms.write(self.room, rng, releases)
        (self.room / "templates").mkdir(exist_ok=True)
        self.told(
            f"{'served' if self.serving else 'built'}, {'old' if self.old else 'young'} files"
        )

    @property
    def is_over(self) -> bool:
        """Tell whether something was found after which nothing else can be looked for."""
        return any(finding.kind not in LASTING for finding in self.result.findings)

    def told(self, line: str) -> None:
        """Keep what is done, for whoever reads a finding."""
        self.said.append(line)
        trials.note(line)

    def keep(self) -> None:
        """Keep what editors wrote, as good."""
        self.good = {part: take(self.room / part) for part in PARTS}

    def take_back(self) -> None:
        """Make all that editors write as it was when the last build went well."""
        for part, tree in self.good.items():
            put(self.room / part, tree)

    def on(self, step: Step) -> Said:
        """Build on."""
        builder = self.builder if self.serving else Builder()
        given = {"drafts": step.drafts, "base": step.base}
        return building.build(builder, options_for(self.room, step.out, step.now, **given))

    def anew(self, step: Step) -> Said:
        """Build the twin anew."""
        given = {"drafts": step.drafts, "base": step.base}
        return building.build(Builder(), options_for(self.twin, step.out, step.now, **given))

    def copy(self) -> None:
        """Bring the twin to what editors wrote; links into the press room lead into the twin."""
        for path in self.twin.iterdir() if self.twin.exists() else ():
            if path.name not in PARTS:
                shutil.rmtree(path)
        mine, its = str(self.room).encode(), str(self.twin).encode()
        for part in PARTS:
            tree = take(self.room / part)
            for name, entry in tree.items():
                if entry.kind == "link":
                    tree[name] = entry._replace(data=entry.data.replace(mine, its))
            put(self.twin / part, tree)

    def compare(self, step: Step) -> tuple[Said, Tree]:
        """Build on and build anew, and look what came of it; return the first, and its output."""
        self.copy()
        wrote, outside = self.written(self.room), take(self.beside)
        before = take(self.room / step.out)
        self.blind(step)
        on, anew = self.on(step), self.anew(step)
        lacked = readable(self.room / step.out)
        for root in (self.room, self.twin):
            for part in PARTS:
                readable(root / part)
        after = take(self.room / step.out)
        self.result.counts["builds"] += 1
        self.result.counts["refused"] += anew.code != 0
        self.look_beside(outside, wrote, stopped=bool(on.code and anew.code))
        if on.code:
            self.look(differences(files(before), files(after), ("before", "after")), "half")
        if on.code and not anew.code and any(n.startswith(f"{step.out}/") for n in step.blind):
            return on, after
        self.look_said(on, anew)
        if not on.code and not anew.code:
            self.look_same(after, take(self.twin / step.out), lacked)
            self.keep()
        self.stopped = bool(anew.code and self.good)
        return on, after

    def blind(self, step: Step) -> None:
        """Take the right to be read away."""
        for name in sorted(step.blind, key=len, reverse=True):  # what is inside first
            for root in (self.room, self.twin):
                if (root / name).exists():
                    (root / name).chmod(0)

    def compare_again(self, step: Step, first: Said, after: Tree) -> None:
        """Build on once more: nothing may change, and the same must be said."""
        again = self.on(step)
        self.result.counts["repeated"] += 1
        lines = differences(files(after), files(take(self.room / step.out)), ("first", "again"))
        if again != first:
            few = _few(again.problems ^ first.problems)
            lines.append(f"first {first}, again {again}: {few}")
        self.look(lines, "again")

    def written(self, root: Path) -> Tree:
        """Return what editors wrote."""
        parts = ((part, files(take(root / part))) for part in PARTS)
        return {f"{part}/{name}": entry for part, tree in parts for name, entry in tree.items()}

    def look_beside(self, outside: Tree, wrote: Tree, *, stopped: bool) -> None:
        """Look whether anything changed that is no build's to change: catalogs, if not stopped."""
        self.look(differences(outside, take(self.beside), ("before", "after")), "outside")
        here = {path.name for path in self.folder.iterdir()}
        self.look(sorted(here - {"room", "twin", "beside"}), "outside")
        kept = (
            {name: entry for name, entry in tree.items() if stopped or not name.endswith(".po")}
            for tree in (wrote, self.written(self.room))
        )
        self.look(differences(*kept, ("written", "now")), "written")

    def look_said(self, on: Said, anew: Said) -> None:
        """Look whether both builds said the same."""
        if on.code != anew.code:
            both = (("on", on), ("anew", anew))
            self.look((f"{of}: {said} {_few(said.problems)}" for of, said in both), "exit")
        lines = [f"only building on: {line}" for line in sorted(on.problems - anew.problems)]
        lines += [f"only anew: {line}" for line in sorted(anew.problems - on.problems)]
        self.look(lines, "problems")

    def look_same(self, on: Tree, anew: Tree, lacked: list[str]) -> None:
        """Look whether both sites are the same, byte for byte."""
        sites = [
            {name: entry for name, entry in without_times(site).items() if not _is_gits(name)}
            for site in (on, anew)
        ]
        self.look(differences(*map(files, sites), ("on", "anew"), modes=False), "bytes")
        self.look_once(differences(*sites, ("on", "anew")), "modes or folders")
        self.look([f"{name} cannot be read" for name in lacked], "unreadable")
        self.look([name for name, entry in on.items() if SECRET in entry.data], "leak")
        mine, its = (
            {name: entry.seen for name, entry in self.written(root).items() if entry.kind != "link"}
            for root in (self.room, self.twin)
        )
        self.look(differences(mine, its, ("on", "anew")), "catalogs")

    def look(self, lines: Iterable[str], kind: str) -> None:
        """Note what must not be, with all that led to it."""
        lines = list(lines)
        if lines:
            self.result.found(kind, "\n  ".join(("", *lines[:6], *self.said)))

    def look_once(self, lines: list[str], kind: str) -> None:
        """Note something that stays as it is: once."""
        if kind not in {finding.kind for finding in self.result.findings}:
            self.look(lines, kind)


def tried(
    here: Path, rng: random.Random, releases: int, what: Callable[[Twins], None]
) -> trials.Result:
    """Do something with twins in a new folder, which stays if anything was found."""
    result = trials.Result()
    here.mkdir(parents=True)
    twins = Twins(here, rng, releases, result)
    try:
        what(twins)
    except Exception as wrong:
        wrong.add_note("\n  ".join(twins.said))
        raise
    finally:
        readable(here)
    if not result.findings:
        shutil.rmtree(here, ignore_errors=True)
    return result


def look(told: str | None, unit: str, trial: Callable[[int, Path, int], trials.Result]) -> int:
    """Do so many trials as the command line asks for, and print what was found.

    A trial gets the seed, a folder for all, and its number. Returns the exit code.
    """
    asked = trials.arguments(told, unit, 500)

    def made(folder: Path) -> trials.Trial:
        building.warm_up(folder / "first")
        return lambda number: trial(asked.seed, folder, number)

    return trials.report(asked, made, patience=PATIENCE)


def files(tree: Tree) -> Tree:
    """Return a tree without folders: their times change by what comes and goes within a build."""
    return {name: entry for name, entry in tree.items() if entry.kind != "folder"}


def _is_gits(name: str) -> bool:
    """Tell whether pruning leaves an entry of the output (press/output)."""
    return name.startswith(".git")


def _few(problems: Iterable[str]) -> str:
    return "; ".join(sorted(problems)[:3])
