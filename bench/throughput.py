"""Measure requests side by side: ``python bench/throughput.py [--releases 100] [--delay 0.1]``.

An engine on this computer, in a process of its own, takes 0.1 s for an answer. ``translate`` fills
the catalogs of a press room of 1,000 texts: from reading the sources to the last catalog on
the disk, over one connection and over eight. Prints a Markdown table. Ends with 1 if the catalogs
differ in a byte. The floor is what the engine alone would take.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from doubles.engine_server import EngineServer  # noqa: E402
from doubles.pseudo import translate as pseudo  # noqa: E402
from harness import SITE_YAML, SiteTest, release, tree_of  # noqa: E402
from writing import draft  # noqa: E402

from pressbridge.sending import translate  # noqa: E402

PARAGRAPHS = 9
"""Paragraphs of a release; with the title these are ten texts."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one run of ``translate`` took."""

    connections: int
    texts: int
    requests: int
    seconds: float
    processor: float
    """Seconds of the processor, without the engine's."""
    floor: float


def serve(delay: float, to_parent: Connection) -> None:
    """Answer, each time after ``delay`` seconds, until the parent says something."""

    def answers(text: str, source: str, target: str) -> str:
        threading.Event().wait(delay)
        return pseudo(text, source, target)

    with EngineServer(answers=answers) as server:
        to_parent.send(server.url)
        to_parent.recv()


def write(root: Path, engine: str, url: str, releases: int) -> SiteTest:
    """Write the press room: no text stands in two places."""
    setting = f"translation: {{engine: {engine}, endpoint: '{url}'}}\n"
    room = SiteTest.make(root, {"content/site.yaml": SITE_YAML + setting})
    for number in range(releases):
        words = draft(number)
        sentences = [sentence for each in words.paragraphs for sentence in each]
        text = release(words.title, "\n\n".join(sentences[:PARAGRAPHS]))
        room.edit(f"content/releases/2023/release-{number:03}.md", text)
    return room


def measure(room: SiteTest, connections: int, delay: float) -> Run:
    """Translate a press room over so many connections."""
    translate.MAX_CONNECTIONS = connections  # type: ignore[misc]
    begin, work = time.perf_counter(), time.process_time()
    data = room.build("translate", offline=False).data
    seconds, processor = time.perf_counter() - begin, time.process_time() - work
    found = data["translation"]
    if found["missing"]:
        sys.exit(f"{found['missing']} texts stayed without a translation: {data['problems']}")
    floor = found["requests"] * delay / connections
    return Run(connections, found["segments"], found["requests"], seconds, processor, floor)


def row(run: Run) -> str:
    """Return a line of the table."""
    rate = run.requests / run.seconds
    return (
        f"| {run.connections} | {run.texts} | {run.requests} | {run.seconds:.2f} | {rate:.1f} "
        f"| {run.processor:.2f} | {run.floor:.2f} | {run.seconds / run.floor:.2f} |"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--releases", type=int, default=100, help="of ten texts each (100)")
    parser.add_argument("--delay", type=float, default=0.1, help="seconds an answer takes (0.1)")
    parser.add_argument("--engine", default="google", help="google or libre (google)")
    parser.add_argument("--connections", type=int, nargs="+", default=[1, 8])
    asked = parser.parse_args()
    here, there = multiprocessing.Pipe()
    server = multiprocessing.Process(target=serve, args=(asked.delay, there), daemon=True)
    server.start()
    url = here.recv()
    print("| connections | texts | requests | seconds | requests/s | processor s | floor s | × |")
    print("|---:|---:|---:|---:|---:|---:|---:|---:|")
    catalogs = []
    for connections in asked.connections:
        with tempfile.TemporaryDirectory() as folder:
            room = write(Path(folder), asked.engine, url, asked.releases)
            print(row(measure(room, connections, asked.delay)), flush=True)
            catalogs.append({k: v for k, v in tree_of(room.root).items() if k.endswith(".po")})
    here.send("end")
    server.join()
    if any(each != catalogs[0] for each in catalogs):
        sys.exit("the catalogs differ")


if __name__ == "__main__":
    main()
