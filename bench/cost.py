"""Measure what an edit costs: ``python bench/cost.py [--releases 100]``.

Translates a press room with an engine on this computer, edits every release in several ways, and
translates again after each. Prints a Markdown table of the characters that were sent.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from doubles.engine_server import EngineServer  # noqa: E402
from harness import SITE_YAML, SiteTest  # noqa: E402
from writing import BLOCKS, Draft, draft  # noqa: E402

from bench.archive import png  # noqa: E402

PIXEL = png.grey([b"\xff"])


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run of ``translate`` sent after an edit."""

    edit: str
    releases: int
    changed: int
    """Characters of the sentences that were changed."""
    sent: int
    """Characters that the engine got, marks included."""
    requests: int
    left: int
    """Texts without a translation at the end."""


def measure(root: Path, releases: int) -> Iterator[Cost]:
    """Give the cost of a first translation and then of each kind of edit."""
    drafts = [draft(number) for number in range(releases)]
    with EngineServer() as server:
        setting = f"translation: {{engine: google, endpoint: '{server.url}'}}\n"
        room = SiteTest.make(root, {"content/site.yaml": SITE_YAML + setting})
        _write(room, drafts)

        def cost(edit: str, changed: int, of: int = releases) -> Cost:
            server.seen.clear()
            data = room.build("translate", offline=False).data
            sent = sum(map(len, server.texts))
            return Cost(edit, of, changed, sent, len(server.texts), data["translation"]["missing"])

        yield cost("everything is new", sum(len(_prose(each)) for each in drafts))
        edited = [each.edited(each.number % BLOCKS, each.number % 3) for each in drafts]
        drafts = [each for each, _ in edited]
        _write(room, drafts)
        yield cost("one sentence", sum(len(sentence) for _, sentence in edited))
        for edit, change in CHANGES.items():
            drafts = [change(each) for each in drafts]
            _write(room, drafts)
            yield cost(edit, 0)
        moved = max(1, releases // 5)
        for each in drafts[:moved]:
            _rename(room, each.number, with_catalog=each.number % 2 == 0)
        yield cost("renamed, half of them without their catalog", 0, moved)


CHANGES: dict[str, Callable[[Draft], Draft]] = {
    "a word made bold": lambda each: replace(each, bold=each.paragraphs[1][0].split()[1]),
    "a link's target": lambda each: replace(each, address=f"https://www.example.org/{each.number}"),
    "the photo": lambda each: replace(each, photo="stage.png"),
}


def _write(room: SiteTest, drafts: list[Draft]) -> None:
    for each in drafts:
        folder = f"content/releases/2023/release-{each.number:03}"
        room.edit(f"{folder}/index.md", each.text)
        for photo in ("hall.png", "stage.png"):
            room.edit(f"{folder}/{photo}", PIXEL)


def _rename(room: SiteTest, number: int, *, with_catalog: bool) -> None:
    old = room.root / f"content/releases/2023/release-{number:03}"
    new = old.with_name(f"news-{number:03}")
    new.mkdir()
    for path in sorted(old.iterdir()):
        if path.suffix != ".po" or with_catalog:
            path.rename(new / path.name)


def _prose(each: Draft) -> str:
    return each.title + "".join(s for sentences in each.paragraphs for s in sentences)


def row(cost: Cost) -> str:
    """Return a line of the table."""
    share = f"{cost.sent / cost.changed:.3f}" if cost.changed else "–"
    figures = (cost.releases, cost.changed, cost.sent, share, cost.requests, cost.left)
    return f"| {cost.edit} | {' | '.join(map(str, figures))} |"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--releases", type=int, default=100)
    asked = parser.parse_args()
    print("| edit | releases | characters changed | characters sent | ratio | requests | left |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as folder:
        for cost in measure(Path(folder), asked.releases):
            print(row(cost), flush=True)


if __name__ == "__main__":
    main()
