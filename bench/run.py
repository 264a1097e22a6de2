"""Measure building: ``python bench/run.py --releases 1000 --vs hugo [--vs pelican] [--floor]``.

Writes the same invented releases in the layout of each generator, and measures a clean build and
five more: nothing changed, and one sentence, title, template or name edited. The generators take
turns, each run is a new process. Prints Markdown tables with medians and ratios. Needs Linux, and
``pip install '.[bench]'``.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]

from bench.archive import invented  # noqa: E402
from bench.archive.layout import Tool, edit_template  # noqa: E402
from bench.archive.tools import TOOLS  # noqa: E402
from bench.timing import measure  # noqa: E402
from bench.timing.floor import Floor, floor  # noqa: E402
from bench.timing.measure import Counting, Run  # noqa: E402

STEP = 37
"""Edited releases lie this far apart, so that each run edits another one."""


@dataclass(slots=True)
class Site:
    """A generator's copy of the press room, and what was measured there."""

    tool: Tool
    folder: Path
    trash: Path
    """Where old outputs go: deleting thousands of files just before a run would slow it down."""
    count: int
    counting: Counting
    """How memory is counted: see ``measure.py``."""
    runs: dict[str, list[Run]] = field(default_factory=dict)

    @property
    def root(self) -> Path:
        """The sources."""
        return self.folder / "source"

    @property
    def out(self) -> Path:
        """The output, outside of the sources."""
        return self.folder / "out"

    def build(self) -> Run:
        """Build once."""
        command = self.tool.command(self.root, self.out)
        return measure.run(command, self.folder, counting=self.counting)

    def edited(self, turn: int) -> invented.Release:
        """Return the release that a turn edits."""
        return invented.release(turn * STEP % self.count)


def _clean(site: Site, turn: int) -> None:
    old = site.trash / f"{site.folder.name}-{turn}"
    old.mkdir(parents=True)
    for path in (site.out, *(site.root / cache for cache in site.tool.caches)):
        if path.exists():
            path.rename(old / path.name)


def _nothing(site: Site, turn: int) -> None:
    """Leave everything as it is."""


def _sentence(site: Site, turn: int) -> None:
    edited = invented.with_new_sentence(site.edited(2 * turn + 1), turn)
    site.tool.write_release(site.root, edited)


def _title(site: Site, turn: int) -> None:
    edited = invented.with_new_title(site.edited(2 * turn + 2), turn)
    site.tool.write_release(site.root, edited)


def _template(site: Site, turn: int) -> None:
    edit_template(site.root / site.tool.template, turn)


def _name(site: Site, turn: int) -> None:
    site.tool.write_names(site.root, invented.with_new_name(turn))


CHANGES: Mapping[str, Callable[[Site, int], None]] = {
    "clean": _clean,
    "nothing changed": _nothing,
    "one sentence": _sentence,
    "one title": _title,
    "one template": _template,
    "one name": _name,
}


def measured(sites: Sequence[Site], changes: Sequence[str], runs: int) -> None:
    """Measure everything, the sites in turn, after one build each that is not counted."""
    for site in sites:
        site.build()
        _tell(f"{site.tool.name}: first build done")
    for turn in range(runs):
        for change in changes:
            for site in sites:
                CHANGES[change](site, turn)
                taken = site.build()
                site.runs.setdefault(change, []).append(taken)
                _tell(f"run {turn + 1}, {change}, {site.tool.name}: {taken.wall:.2f} s")


def table(sites: Sequence[Site], figure: str, digits: int) -> Iterator[str]:
    """Yield the lines of a table: medians of one figure, and the first ÷ each other."""
    first, *others = sites
    names = [site.tool.name for site in sites]
    ratios = [f"{first.tool.name} ÷ {other.tool.name}" for other in others]
    yield f"| | {' | '.join([*names, *ratios])} |"
    yield f"|---|{'---:|' * (len(names) + len(ratios))}"
    for change in first.runs:
        medians = [_median(site, change, figure) for site in sites]
        shown = [f"{each:.{digits}f}" for each in medians]
        shown += [f"{medians[0] / other:.3f}" for other in medians[1:]]
        yield f"| {change} | {' | '.join(shown)} |"


def _median(site: Site, change: str, figure: str) -> float:
    figures: list[float] = [getattr(run, figure) for run in site.runs[change]]
    return statistics.median(figures)


def outputs(sites: Sequence[Site]) -> Iterator[str]:
    """Yield the lines of the table of what was written."""
    yield "| | files | pages (HTML) | bytes | bytes of the first |"
    yield "|---|---:|---:|---:|---:|"
    all_of_first = measure.output(sites[0].out).size
    for site in sites:
        found = measure.output(site.out)
        share = f"{found.size / all_of_first:.2f}"
        yield f"| {site.tool.name} | {found.files} | {found.pages} | {found.size} | {share} |"


def floor_table(site: Site, found: Floor) -> Iterator[str]:
    """Yield the lines about the physical limit."""
    clean = _median(site, "clean", "wall") if "clean" in site.runs else float("nan")
    yield "| floor | seconds | clean build ÷ floor |"
    yield "|---|---:|---:|"
    for name, each in (("one process", found.write_one), ("two processes", found.write_two)):
        yield f"| write the same files, {name} | {each:.3f} | {clean / each:.1f} |"
    yield f"| stat of all sources | {found.stat:.3f} | |"
    yield f"| read all sources | {found.read:.3f} | |"


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _sites(asked: argparse.Namespace, folder: Path) -> list[Site]:
    tools = ["ours", *dict.fromkeys(asked.vs)]
    counting: Counting = "shared once" if asked.pss else "together"
    sites = []
    for name in tools:
        site = Site(TOOLS[name], folder / name, folder / "trash", asked.releases, counting)
        site.tool.write(site.root, invented.releases(asked.releases))
        sites.append(site)
    return sites


def report(sites: Sequence[Site], asked: argparse.Namespace) -> Iterator[str]:
    """Yield the lines of the whole report."""
    yield (
        f"{asked.releases:,} releases in two languages; medians of {asked.runs} runs, in turn; "
        f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}."
    )
    for title, figure, digits in (
        ("Seconds (wall)", "wall", 2),
        ("Seconds of all processors", "cpu", 2),
        ("Peak memory of all processes, MiB", "memory", 0),
    ):
        yield from ("", f"### {title}", "", *table(sites, figure, digits))
    yield from ("", "### What was written", "", *outputs(sites))
    if asked.floor:
        first = sites[0]
        sources = [first.root / each for each in first.tool.sources]
        found = floor(first.out, sources, first.trash, asked.runs)
        yield from ("", "### The physical limit", "", *floor_table(first, found))


def main() -> None:
    """Write the press rooms, measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--releases", type=int, default=1000)
    parser.add_argument("--vs", action="append", default=[], choices=sorted({*TOOLS} - {"ours"}))
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", action="append", choices=list(CHANGES), help="these builds only")
    parser.add_argument("--pss", action="store_true", help="count shared memory once; slower")
    parser.add_argument("--floor", action="store_true", help="measure the physical limit, too")
    parser.add_argument("--in", dest="folder", type=Path, help="where the folder is made for all")
    parser.add_argument("--keep", action="store_true", help="do not delete the sites at the end")
    asked = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="pressbridge-bench-", dir=asked.folder))
    try:
        sites = _sites(asked, folder)
        measured(sites, asked.only or list(CHANGES), asked.runs)
        print("\n".join(report(sites, asked)))
    finally:
        if asked.keep:
            _tell(f"the sites are in {folder}")
        else:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
