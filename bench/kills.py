# ruff: noqa: S311, S603 - a script, no package; chance decides when to kill
"""Kill ``translate`` again and again: ``python bench/kills.py [--kills 200] [--seed 1]``.

A process of its own translates a press room with an engine on this computer and is killed (SIGKILL)
at a random moment, until it comes to its end; then the next press room. After each death every
catalog is read. Prints a Markdown table. At a death eight requests may be under way: the engine has
seen their texts, and nobody has kept the answers. Only such a text may be asked for twice.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from doubles.engine_server import EngineServer  # noqa: E402
from doubles.pseudo import translate as pseudo  # noqa: E402
from harness import SITE_YAML, SiteTest, catalog, reviewed  # noqa: E402
from writing import draft  # noqa: E402

from bench.archive import png  # noqa: E402
from pressbridge.translation.catalog import EntryState, read_catalog, state_of  # noqa: E402
from pressbridge.translation.journal import from_json_lines  # noqa: E402
from pressbridge.words.lang import Lang  # noqa: E402
from pressbridge.world import journal_file  # noqa: E402

DELAY = 0.004
"""Seconds that an answer takes on average."""
LONGEST = 0.25
"""Seconds after the first request of a run at which it is dead at the latest."""
JOURNAL = ".pressbridge/journal.jsonl"


@dataclass
class Figures:
    """What was counted."""

    rooms: int = 0
    kills: int = 0
    amid_requests: int = 0
    """Deaths that left requests whose answers nobody kept."""
    requests: int = 0
    texts: int = 0
    twice: int = 0
    """Requests for a text that had been asked for."""
    twice_without_reason: int = 0
    damaged: int = 0
    lost_reviews: int = 0
    unfinished: int = 0
    """Texts without a translation when the last run of a press room had come to its end."""


class Room:
    """One press room, translated and killed until it is done."""

    def __init__(self, root: Path, server: EngineServer, releases: int, first: int) -> None:
        setting = f"translation: {{engine: google, endpoint: '{server.url}'}}\n"
        files: dict[str, str | bytes] = {"content/site.yaml": SITE_YAML + setting}
        self.titles = {}
        for number in range(first, first + releases):
            folder = f"content/releases/2023/release-{number}"
            files[f"{folder}/index.md"] = draft(number).text
            files[f"{folder}/hall.png"] = png.grey([b"\xff"])
            if number % 3 == 0:
                korean = draft(number).title
                japanese = pseudo(korean, "ko", "ja")
                entry = reviewed(korean, japanese, "title")
                files[f"{folder}/index.ja.po"] = catalog(entry)
                self.titles[f"{folder}/index.ja.po"] = entry
        self.site = SiteTest.make(root, files)
        self.server = server
        self.answered: set[str] = set()
        """Texts whose answers were in the journal at some death: they are not asked for again."""

    def start(self) -> subprocess.Popen[bytes]:
        """Start ``translate``."""
        argv = [sys.executable, "build.py", "translate", "--root", str(self.site.root), "--quiet"]
        return subprocess.Popen(argv, cwd=ROOT)

    def kept(self) -> set[str]:
        """Return the texts whose answers are in the journal."""
        records, _ = from_json_lines(journal_file.read(self.site.root / JOURNAL))
        return {record.sent for record in records}

    def check(self, figures: Figures) -> None:
        """Read what a death left behind."""
        for path in sorted(self.site.root.rglob("*.po")):
            text = path.read_text(encoding="utf-8")
            stored, problems = read_catalog(text, path.name, Lang.JA)
            figures.damaged += bool(problems) or not stored.file.entries
            mine = self.titles.get(path.relative_to(self.site.root).as_posix(), "")
            figures.lost_reviews += mine not in text


def run_and_kill(room: Room, moment: random.Random, contact: threading.Event) -> bool:
    """Run ``translate`` and kill it at a random moment; tell whether that came too late."""
    contact.clear()
    process = room.start()
    if moment.random() < 0.1:  # at any time: while it starts and reads, too
        contact.wait(moment.uniform(0, 1))
    else:
        while process.poll() is None and not contact.wait(0.01):
            pass
    try:
        process.wait(moment.uniform(0, LONGEST))
    except subprocess.TimeoutExpired:
        process.kill()
    return _ended(process)


def _ended(process: subprocess.Popen[bytes]) -> bool:
    """Tell whether a run came to its end; ``False`` if it was killed."""
    code = process.wait()
    if code > 0:
        sys.exit(f"a run that nobody killed ended with {code}: what it said stands above")
    return code == 0


def work(kills: int, releases: int, seed: int) -> Figures:
    """Translate press rooms until there were so many kills."""
    figures, moment = Figures(), random.Random(seed)
    contact = threading.Event()
    while figures.kills < kills:
        pace = random.Random(seed + figures.rooms)

        def answers(text: str, source: str, target: str, pace: random.Random = pace) -> str:
            contact.set()
            threading.Event().wait(pace.uniform(0, 2 * DELAY))
            return pseudo(text, source, target)

        with EngineServer(answers=answers) as server, tempfile.TemporaryDirectory() as folder:
            room = Room(Path(folder), server, releases, figures.rooms * releases)
            _until_done(room, figures, kills, lambda r: run_and_kill(r, moment, contact))
        figures.rooms += 1
    return figures


def _until_done(room: Room, figures: Figures, kills: int, once: Callable[[Room], bool]) -> None:
    """Kill runs until one ends by itself, or there were enough kills; then let one run end."""
    done = False
    while not done and figures.kills < kills:
        before = len(room.server.texts)
        done = once(room)
        _look_for_repeats(room, figures, before)
        if not done:
            figures.kills += 1
            room.answered |= set(room.server.texts) if _is_done(room) else room.kept()
            figures.amid_requests += bool(set(room.server.texts[before:]) - room.answered)
    if not done:
        before = len(room.server.texts)
        _ended(room.start())
        _look_for_repeats(room, figures, before)
    _count(room, figures)


def _look_for_repeats(room: Room, figures: Figures, before: int) -> None:
    """Look what a run left, and whether it asked for what was answered before it."""
    room.check(figures)
    figures.twice_without_reason += sum(t in room.answered for t in room.server.texts[before:])


def _is_done(room: Room) -> bool:
    """Tell whether the journal was cleared already: then every answer stands in a catalog."""
    return not (room.site.root / JOURNAL).exists() and not _open(room)


def _open(room: Room) -> int:
    states: Counter[EntryState] = Counter()
    for path in room.site.root.rglob("*.po"):
        stored, _ = read_catalog(path.read_text(encoding="utf-8"), path.name, Lang.JA)
        states.update(map(state_of, stored.file.entries))
    whole = 7 * sum(1 for _ in room.site.root.rglob("index.md"))
    return whole - states[EntryState.MACHINE] - states[EntryState.REVIEWED]


def _count(room: Room, figures: Figures) -> None:
    asked = Counter(room.server.texts)
    figures.requests += asked.total()
    figures.texts += len(asked)
    figures.twice += asked.total() - len(asked)
    figures.unfinished += _open(room)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--releases", type=int, default=20, help="in each press room (20)")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    found = work(asked.kills, asked.releases, asked.seed)
    for name, figure in {
        "": "count",
        "---": "---:",
        "kills": found.kills,
        "press rooms brought to their end": found.rooms,
        "kills with requests under way": found.amid_requests,
        "requests": found.requests,
        "texts": found.texts,
        "asked twice, in all": found.twice,
        "**asked twice though the answer was kept**": found.twice_without_reason,
        "**damaged catalogs**": found.damaged,
        "**reviewed entries changed**": found.lost_reviews,
        "texts without a translation at the end": found.unfinished,
    }.items():
        print(f"| {name} | {figure} |")


if __name__ == "__main__":
    main()
