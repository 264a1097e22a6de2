"""Compare two checkouts: ``python bench/compare.py --base DIR [--releases 1000] [--rounds 5]``.

One invented press room is copied for each checkout. In each round each checkout builds it in some
ways, in new processes, one after the other; the next round begins with the other one. After each
build both outputs are compared byte for byte: a difference ends with 1, unless ``--differ`` is
given. Prints Markdown tables with the medians of the time (wall), of the work of all processors
and of the peak memory of the largest process. Where other programs keep the machine busy, compare
the least that each took. Only the command line of the checkouts is used: their insides may differ.
Needs Linux.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import shutil
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]

from bench.archive import invented, ours, prose  # noqa: E402
from bench.archive.prose import Name, Pair  # noqa: E402
from bench.timing import measure  # noqa: E402
from bench.timing.sides import NOW, Side, differences, on_disk  # noqa: E402

EMBARGO, LATER = "2025-03-02T09:00", "2025-03-03T09:00"
NEW_NAME = Name("한빛나루연구소", "ハンビッナル研究所", "organization")
SAYS_IT = Pair(f"{NEW_NAME.ko}도 힘을 보탤 계획이다.", f"{NEW_NAME.ja}も力を添える計画です。")
SAYING = 3
"""Releases that say the new name: the first ones."""
COMMENT = "<!-- bench -->\n"
OLD_NS = 3_600_000_000_123
"""Nanoseconds by which files are made older: an hour and a little, as whole seconds look coarse."""
SETTLING = 0.25
"""Seconds after which a file counts as old, whatever it was made of (``is_racy`` of the clock)."""


@dataclass(frozen=True, slots=True)
class Archive:
    """The numbers of the releases that are edited, each round others, by their date."""

    numbers: Sequence[int]

    @classmethod
    def of(cls, count: int) -> Archive:
        """Return those of a press room, without releases that something else is done with."""
        dates = [(invented.release(number).date, number) for number in range(SAYING, count - 1)]
        return cls([number for _, number in sorted(dates)])

    def middle(self, turn: int) -> invented.Release:
        """Return a release in the middle of the archive: each turn another one."""
        where = len(self.numbers) // 2 + turn
        return invented.release(self.numbers[where % len(self.numbers)])


def write(root: Path, count: int) -> None:
    """Write the press room: some releases say the new name, the last one is under embargo."""
    ours.write(root, (_saying(each) for each in invented.releases(count)))
    shutil.rmtree(root / "templates")  # each checkout has its own
    slug = invented.release(count - 1).slug
    (last,) = (path for path in root.rglob("*.md") if slug in {path.stem, path.parent.name})
    text = last.read_text(encoding="utf-8")
    last.write_text(text.replace("license:", f"embargo: {EMBARGO}\nlicense:", 1), encoding="utf-8")


def _saying(release: invented.Release) -> invented.Release:
    if release.number >= SAYING:
        return release
    first, *others = release.blocks
    said = replace(first, texts=(*first.texts, SAYS_IT))
    return replace(release, blocks=(said, *others))


def settle(side: Side) -> None:
    """Take the name back, and build until nothing is left to do and no file is racy."""
    ours.write_names(side.room, prose.REGISTER)
    before = time.time_ns() - OLD_NS // 2
    for path in [*(side.room / "content").rglob("*"), *(side.room / "templates").rglob("*")]:
        found = path.stat()
        if found.st_mtime_ns > before:
            os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns - OLD_NS))
    for _ in range(2):  # what the first one wrote is new to the second one
        time.sleep(SETTLING)
        side.build()
    time.sleep(SETTLING)


Change = Callable[[Side, Archive, int], None]


def _clean(side: Side, _: Archive, turn: int) -> None:
    trash = side.folder / f"trash-{turn}"  # deleting just before a build would slow it down
    trash.mkdir()
    for name in ("site", ".pressbridge"):
        if (side.room / name).exists():
            (side.room / name).rename(trash / name)


def _nothing(side: Side, archive: Archive, turn: int) -> None:
    """Leave everything as it is."""


def _sentence(side: Side, archive: Archive, turn: int) -> None:
    edited = invented.with_new_sentence(archive.middle(2 * turn), turn)
    ours.write_release(side.room, edited)


def _title(side: Side, archive: Archive, turn: int) -> None:
    edited = invented.with_new_title(archive.middle(2 * turn + 1), turn)
    ours.write_release(side.room, edited)


def _name(side: Side, _: Archive, _turn: int) -> None:
    ours.write_names(side.room, [*prose.REGISTER, NEW_NAME])


def _template(side: Side, _: Archive, _turn: int) -> None:
    path = side.room / "templates/release.html"
    text = path.read_text(encoding="utf-8")
    begin = "{% block main %}\n"
    assert begin in text, f"{path} has no block main"
    without = text.replace(COMMENT, "")
    text = text.replace(begin, begin + COMMENT, 1) if without == text else without
    path.write_text(text, encoding="utf-8")


class Step(NamedTuple):
    """A way to build that is measured."""

    label: str
    change: Change
    now: str = NOW


STEPS = {
    "clean": Step("clean", _clean),
    "nothing": Step("nothing changed", _nothing),
    "sentence": Step("one sentence", _sentence),
    "title": Step("one title", _title),
    "name": Step("one name", _name),
    "template": Step("one template", _template),
    "embargo": Step("past an embargo", _nothing, LATER),
}


class Taken(NamedTuple):
    """What a step took on both sides in each round."""

    base: list[measure.Run]
    new: list[measure.Run]

    def of(self, figure: str, choose: Callable[[list[float]], float]) -> tuple[float, float]:
        """Return one figure of each side: ``choose`` takes it from those of all rounds."""
        base, new = (choose([getattr(one, figure) for one in runs]) for runs in self)
        return base, new


def measured(
    sides: tuple[Side, Side], steps: Sequence[str], archive: Archive, rounds: int
) -> tuple[dict[str, Taken], list[str]]:
    """Build in all ways, and return what that took, and which files differ between both sides."""
    taken: dict[str, Taken] = defaultdict(lambda: Taken([], []))
    differing: list[str] = []
    for turn in range(rounds):
        for name in steps:
            step = STEPS[name]
            for side in sides:
                if name != "clean":
                    settle(side)
            for side in sides if turn % 2 == 0 else sides[::-1]:
                step.change(side, archive, turn)
                run = side.build(step.now)
                taken[name][sides.index(side)].append(run)
                _tell(f"round {turn + 1}, {step.label}, {side.name}: {run.wall:.3f} s")
            for side in sides:
                for trash in side.folder.glob("trash-*"):
                    shutil.rmtree(trash)
            base, new = (side.room / "site" for side in sides)
            found = [f"round {turn + 1}, {step.label}: {each}" for each in differences(base, new)]
            differing += found
            _tell("\n".join([*found[:5], f"{len(found)} files differ"]) if found else "same bytes")
    return taken, differing


def table(taken: dict[str, Taken]) -> Iterator[str]:
    """Yield the lines of the table of what was measured."""
    heads = ["base", "new", "new ÷ base", "least ÷ least"]
    figures = {"wall": (heads, 3), "cpu": (heads, 3), "memory": (heads[:3], 1)}
    named = [f"{figure}: {head}" for figure, (of, _) in figures.items() for head in of]
    yield f"| | {' | '.join(named)} |"
    yield f"|---|{'---:|' * len(named)}"
    for name, both in taken.items():
        shown: list[str] = []
        for figure, (of, digits) in figures.items():
            base, new = both.of(figure, statistics.median)
            least_base, least_new = both.of(figure, min)
            cells = [f"{base:.{digits}f}", f"{new:.{digits}f}", f"**{new / base:.3f}**"]
            shown += [*cells, f"{least_new / least_base:.3f}"][: len(of)]
        yield f"| {STEPS[name].label} | {' | '.join(shown)} |"


def report(
    sides: tuple[Side, Side], taken: dict[str, Taken], differing: list[str], releases: int
) -> Iterator[str]:
    """Yield the lines of the whole report."""
    rounds = len(next(iter(taken.values())).base)
    ours_in_memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield (
        f"{releases:,} releases in two languages; medians of {rounds} rounds; seconds, MiB; "
        f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}. Memory "
        f"is that of the largest process; below {ours_in_memory:.0f} MiB it is not told apart."
    )
    yield from ("", *table(taken), "", "| | base | new | new ÷ base |", "|---|---:|---:|---:|")
    for side in sides:
        settle(side)
    modules = [side.modules() for side in sides]
    rows = (
        ("modules of the package loaded, nothing changed", [each for each, _ in modules]),
        ("folders of modules beside them (`__init__.py`)", [each for _, each in modules]),
        ("bytes of `.pressbridge/` on disk", [on_disk(s.room / ".pressbridge") for s in sides]),
    )
    for label, (base, new) in rows:
        yield f"| {label} | {base:,} | {new:,} | {new / base:.3f} |"
    told = f"{len(differing)} DIFFER: {'; '.join(differing[:5])}" if differing else "the same"
    yield from ("", f"Bytes of both outputs after each build: {told}.")


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _sides(asked: argparse.Namespace, folder: Path) -> tuple[Side, Side]:
    """Write the press room for both checkouts."""
    write(folder / "room", asked.releases)
    base, new = (
        Side(name, checkout.resolve(), folder / name, asked.jobs)
        for name, checkout in (("base", asked.base), ("new", asked.new))
    )
    for side in (base, new):
        shutil.copytree(folder / "room", side.room)
        (side.room / "templates").mkdir()
        shutil.copy(side.checkout / "templates/release.html", side.room / "templates")
        side.modules()
        _tell(f"{side.name}: {side.checkout}, first build done")
    return base, new


def _steps(told: str) -> list[str]:
    chosen = told.split(",")
    unknown = {*chosen} - STEPS.keys()
    if unknown:
        raise argparse.ArgumentTypeError(f"not {', '.join(sorted(unknown))}: {', '.join(STEPS)}")
    return chosen


def main() -> int:
    """Compare, print the tables, and return 1 if the outputs differ."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True, help="the checkout to compare with")
    parser.add_argument("--new", type=Path, default=ROOT, help="the other one (that of this file)")
    parser.add_argument("--releases", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--jobs", type=int, help="processes of each build")
    parser.add_argument("--only", type=_steps, default=[*STEPS], help=", ".join(STEPS))
    parser.add_argument("--differ", action="store_true", help="the outputs are meant to differ")
    parser.add_argument("--in", dest="folder", type=Path, help="where the folder is made for all")
    parser.add_argument("--keep", action="store_true", help="do not delete the folder at the end")
    asked = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="pressbridge-compare-", dir=asked.folder))
    try:
        sides = _sides(asked, folder)
        archive = Archive.of(asked.releases)
        taken, differing = measured(sides, asked.only, archive, asked.rounds)
        print("\n".join(report(sides, taken, differing, asked.releases)))
    finally:
        if asked.keep:
            _tell(f"all is in {folder}")
        else:
            shutil.rmtree(folder, ignore_errors=True)
    return int(bool(differing) and not asked.differ)


if __name__ == "__main__":
    sys.exit(main())
