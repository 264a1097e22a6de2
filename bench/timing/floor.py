"""The physical limit: what reading the sources and writing the site's files takes by itself."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

File = tuple[str, bytes]
"""A path below the output folder, and what stands in it."""


@dataclass(frozen=True, slots=True)
class Floor:
    """Seconds, medians."""

    write_one: float
    """Create the folders and files of the site, by one process."""
    write_two: float
    """Create the folders and files of the site, by two processes."""
    stat: float
    """Ask for size and time of every source."""
    read: float
    """Read every source."""


def floor(site: Path, sources: Sequence[Path], trash: Path, runs: int) -> Floor:
    """Measure with the files of a site that was built from these folders of sources.

    What is written goes to ``trash``, each time to a new folder.
    """
    files = sorted(_contents(site))
    times = [_once(files, sources, trash, turn) for turn in range(runs)]
    return Floor(*(statistics.median(each) for each in zip(*times, strict=True)))


def _once(
    files: Sequence[File], sources: Sequence[Path], trash: Path, turn: int
) -> tuple[float, float, float, float]:
    return (
        _seconds(lambda: _write(trash / f"floor-one-{turn}", files)),
        _seconds(lambda: _write_in_two(trash / f"floor-two-{turn}", files)),
        _seconds(lambda: [_size(path) for path in _paths(sources)]),
        _seconds(lambda: [_read(path) for path in _paths(sources)]),
    )


def _seconds(work: Callable[[], object]) -> float:
    os.sync()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _contents(site: Path) -> Iterator[File]:
    for path in _paths([site]):
        yield os.path.relpath(path, site), _read(path)


def _paths(folders: Iterable[Path]) -> Iterator[str]:
    for folder in folders:
        for where, _, names in os.walk(folder):
            yield from (os.path.join(where, name) for name in names)  # noqa: PTH118 - the floor


def _size(path: str) -> int:
    return os.stat(path).st_size  # noqa: PTH116 - pathlib is no part of the floor


def _read(path: str) -> bytes:
    with open(path, "rb") as file:  # noqa: PTH123 - pathlib is no part of the floor
        return file.read()


def _write(to: Path, files: Sequence[File]) -> None:
    """Write the files as cheaply as Python can: each folder is made once."""
    made: set[str] = set()
    for name, data in files:
        path = f"{to}/{name}"
        folder = path.rpartition("/")[0]
        if folder not in made:
            os.makedirs(folder, exist_ok=True)  # noqa: PTH103
            made.add(folder)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
        os.write(handle, data)
        os.close(handle)


def _write_in_two(to: Path, files: Sequence[File]) -> None:
    """Write one half of the files in a second process; neighbours stay together."""
    half = len(files) // 2
    child = os.fork()
    if not child:
        try:
            _write(to, files[half:])
        finally:
            os._exit(0)
    _write(to, files[:half])
    os.waitpid(child, 0)
