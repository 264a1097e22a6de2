# ruff: noqa: S311, S603 - a script, no package; chance decides when to kill
"""Kill saves of the desk again and again: ``python bench/desk_kills.py [--kills 200] [--seed 1]``.

Two processes approve passages of one release, one save after the other, and are killed (SIGKILL) at
random moments. After each death the catalog is read. Prints a Markdown table.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from harness import FIRST, SITE_YAML, SiteTest, catalog, machine, release, reviewed  # noqa: E402

from pressbridge.review.edits import Do, Edit  # noqa: E402
from pressbridge.review.opened import OpenSource, open_room, open_source  # noqa: E402
from pressbridge.review.requests import SaveRequest  # noqa: E402
from pressbridge.review.save import Saved, save  # noqa: E402
from pressbridge.review.sheet import sheet_of  # noqa: E402
from pressbridge.run import Options  # noqa: E402
from pressbridge.translation.catalog import EntryState, read_catalog, state_of  # noqa: E402
from pressbridge.words.lang import Lang  # noqa: E402
from pressbridge.words.moments import parse_moment  # noqa: E402

CATALOG = "content/releases/2023/visit.ja.po"
PARAGRAPHS = 60
"""Passages of the release, so that a catalog takes some time to write."""
LONGEST = 0.4
"""Seconds after the first save of a round at which both processes are dead at the latest."""
_HANDS = 2
_LETTERS = str.maketrans("0123456789", "あいうえおかきくけこ")
_DIGITS = str.maketrans("あいうえおかきくけこ", "0123456789")
"""The number of a save, in letters: a figure that the source lacks would not be approved."""


@dataclass
class Figures:
    """What was counted."""

    kills: int = 0
    saves: int = 0
    """Saves that a process had said were done."""
    conflicts: int = 0
    damaged: int = 0
    lost: int = 0
    """Approved texts that were not in the catalog afterwards."""
    changed: int = 0
    """Rounds after which a passage that nobody edited was another."""
    left_over: int = 0
    """Temporary files that deaths left beside the catalog."""


def korean(number: int) -> str:
    """Return a paragraph's text; no two are alike."""
    return f"{number}번째 단락에서는 참가 기업 {number + 10}개사를 소개한다."


def japanese(number: int) -> str:
    """Return its translation."""
    return f"{number}番目の段落では参加企業{number + 10}社を紹介する。"


def room(folder: Path) -> SiteTest:
    """Write the press room."""
    body = "\n\n".join(map(korean, range(PARAGRAPHS)))
    entries = [machine(korean(n), japanese(n)) for n in range(PARAGRAPHS)]
    title = reviewed("도쿄 방문", "東京訪問", "title")
    files: dict[str, str | bytes] = {
        "content/site.yaml": SITE_YAML,
        FIRST: release(body=body),
        CATALOG: catalog(title, *entries),
    }
    return SiteTest.make(folder, files)


def options(root: Path) -> Options:
    """Return the options of a save."""
    return Options(root=root, out=root / "site", now=parse_moment("2026-11-22").at)


def opened(root: Path) -> OpenSource:
    """Open the release as the disk has it."""
    found, _ = open_room(options(root))
    assert found is not None
    return open_source(found, FIRST, "ja")


def approved(root: Path, hand: int, number: int) -> Saved:
    """Approve the passage of a hand with the text of a save."""
    passage = sheet_of(opened(root)).passages[1 + hand]
    edit = Edit(passage.key, passage.entry, Do.APPROVE, numbered(hand, number))
    return save(options(root), SaveRequest(FIRST, "ja", "박 두리", (edit,)))


def work(root: Path, hand: int, start: int) -> None:
    """Approve one passage again and again, each time with another text; say each save.

    A refusal ends it: then nothing would be written, and the deaths would show nothing.
    """
    for number in range(start, start + 1_000_000):
        done = approved(root, hand, number)
        if done.refused:
            sys.exit(f"refused: {done.refused}")
        print(number if done.saved else "conflict", flush=True)


def numbered(hand: int, number: int) -> str:
    """Return a translation that says which save wrote it."""
    return f"{japanese(hand)}（{str(number).translate(_LETTERS)}）"


def number_in(text: str) -> int:
    """Return the number of the save that wrote a text; -1 for the machine's."""
    if "（" not in text:
        return -1
    return int(text.rpartition("（")[2].rstrip("）").translate(_DIGITS))


def one_round(root: Path, moment: random.Random, said: list[int], figures: Figures) -> None:
    """Let both processes save until they are killed; look at what is there."""
    argv = [sys.executable, __file__, "--root", str(root)]
    processes = [
        subprocess.Popen(
            [*argv, "--hand", str(hand), "--start", str(said[hand] + 1)],
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        for hand in range(_HANDS)
    ]
    firsts = [process.stdout.readline() for process in processes if process.stdout]
    for process in sorted(processes, key=lambda _: moment.random()):
        time.sleep(moment.uniform(0, LONGEST))
        process.kill()
    for hand, (process, first) in enumerate(zip(processes, firsts, strict=True)):
        rest, _ = process.communicate()
        if process.returncode > 0:
            sys.exit(f"a process that nobody killed ended with {process.returncode}")
        words = f"{first}{rest.rpartition(chr(10))[0]}".split()
        figures.kills += 1
        figures.conflicts += words.count("conflict")
        numbers = [int(word) for word in words if word != "conflict"]
        figures.saves += len(numbers)
        said[hand] = max([said[hand], *numbers])
    look(root, said, figures)


def look(root: Path, said: list[int], figures: Figures) -> None:
    """Read what the deaths left behind."""
    text = (root / CATALOG).read_text(encoding="utf-8")
    stored, problems = read_catalog(text, CATALOG, Lang.JA)
    entries = stored.file.entries
    figures.damaged += bool(problems) or len(entries) != PARAGRAPHS + 1
    for hand in range(_HANDS):
        entry = entries[1 + hand]
        on_disk = number_in(entry.msgstr)
        is_there = on_disk >= said[hand] and state_of(entry) is EntryState.REVIEWED
        figures.lost += said[hand] >= 0 and not is_there
        said[hand] = max(said[hand], on_disk)  # one that nobody could say any more
    others = [entry.msgstr for entry in entries[1 + _HANDS :]]
    wanted = [japanese(number) for number in range(_HANDS, PARAGRAPHS)]
    figures.changed += others != wanted or entries[0].msgstr != "東京訪問"
    for stray in (root / CATALOG).parent.glob(".pressbridge-*"):
        figures.left_over += 1
        stray.unlink()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--root", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--hand", type=int, default=0, help=argparse.SUPPRESS)
    parser.add_argument("--start", type=int, default=0, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.root:
        work(asked.root, asked.hand, asked.start)
        return
    figures, moment, said = Figures(), random.Random(asked.seed), [-1] * _HANDS
    with tempfile.TemporaryDirectory() as folder:
        site = room(Path(folder))
        while figures.kills < asked.kills:
            one_round(site.root, moment, said, figures)
    for name, figure in {
        "": "count",
        "---": "---:",
        "kills": figures.kills,
        "saves that were said to be done": figures.saves,
        "conflicts told": figures.conflicts,
        "**damaged catalogs**": figures.damaged,
        "**approved texts lost**": figures.lost,
        "**other passages changed**": figures.changed,
        "temporary files left": figures.left_over,
    }.items():
        print(f"| {name} | {figure} |")


if __name__ == "__main__":
    main()
