# ruff: noqa: S603 - a script, no package; the commands are our own
"""Measure ``serve``: ``python bench/saving.py [--releases 1000] [--runs 11]``.

A press room is served, one sentence of one release is saved again and again, and the time is taken
until both of its pages are written. Prints one line.
"""

from __future__ import annotations

import argparse
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]

from bench.archive import ours  # noqa: E402
from bench.archive.invented import Release, release, releases, with_new_sentence  # noqa: E402

_PATIENCE = 900
"""Seconds that the first build may take."""


def pages_of(preview: Path, edited: Release) -> tuple[Path, Path]:
    """Return the files of both editions."""
    day = f"{edited.date:%Y/%m/%d}/{edited.slug}/index.html"
    return preview / "ko" / day, preview / "ja" / day


def stamps(pages: tuple[Path, Path]) -> tuple[int, ...]:
    """Return what tells that pages were written: a file that is replaced is another one."""
    found: list[int] = []
    for page in pages:
        with suppress(OSError):
            found.append(page.stat().st_ino)
    return tuple(found)


def until(changed: object) -> None:
    """Wait for something to be true."""
    assert callable(changed)
    end = time.monotonic() + _PATIENCE
    while not changed():
        if time.monotonic() > end:
            raise SystemExit("serve did not build")
        time.sleep(0.001)


def saved(root: Path, count: int, turn: int) -> float:
    """Save one sentence, and return the seconds until both pages are written."""
    preview = root / ".pressbridge" / "preview"
    edited = with_new_sentence(release((turn * 37 + 1) % count), turn)
    pages = pages_of(preview, edited)
    before = stamps(pages)
    begin = time.perf_counter()
    ours.write_release(root, edited)
    until(lambda: all(new != old for new, old in zip(stamps(pages), before, strict=True)))
    return time.perf_counter() - begin


def free_port() -> int:
    """Return a port that nobody listens to."""
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        return int(place.getsockname()[1])


def main() -> None:
    """Serve, save, and print the times."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--releases", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=11)
    parser.add_argument("--in", dest="folder", type=Path, help="where the press room is made")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=asked.folder) as name:
        root = Path(name)
        ours.write(root, releases(asked.releases))
        port = str(free_port())
        command = [sys.executable, str(ROOT / "build.py"), "serve", "--root", name, "--port", port]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
            assert server.stdout
            until(lambda: server.stdout and "Open" in server.stdout.readline())
            time.sleep(2)  # files that were just written are not known by their stamps yet
            saved(root, asked.releases, 0)  # loads what an edit needs
            times = [saved(root, asked.releases, turn) for turn in range(1, asked.runs + 1)]
            server.terminate()
    median, worst = statistics.median(times), max(times)
    print(f"{asked.releases:,} releases: {median:.3f} s from save to written, {worst:.3f} at most")


if __name__ == "__main__":
    main()
