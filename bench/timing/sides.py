# ruff: noqa: S603 - the commands are our own
"""Two checkouts that build the same press room by their command line, and what they wrote."""

from __future__ import annotations

import filecmp
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.timing import measure

NOW = "2025-03-01T09:00"


@dataclass(frozen=True, slots=True)
class Side:
    """A checkout with its copy of the press room."""

    name: str
    checkout: Path
    folder: Path
    jobs: int | None

    @property
    def room(self) -> Path:
        """The press room, in which the output is, too."""
        return self.folder / "room"

    @property
    def environment(self) -> dict[str, str]:
        """What lets Python find the package in the checkout, before one that is installed."""
        return {"PYTHONPATH": str(self.checkout)}

    def arguments(self, now: str) -> list[str]:
        """Return the command line after ``python``."""
        asked = [str(self.checkout / "build.py"), "build", "--root", str(self.room)]
        asked += ["--offline", "--quiet", "--now", now]
        return asked + (["--jobs", str(self.jobs)] if self.jobs else [])

    def build(self, now: str = NOW) -> measure.Run:
        """Build in a new process, and return what that took."""
        command = [sys.executable, *self.arguments(now)]
        return measure.run(command, self.folder, counting="largest", more=self.environment)

    def modules(self) -> tuple[int, int]:
        """Build, and count the modules of the package that are loaded then.

        Folders (``__init__.py``) are the second count.
        """
        told = subprocess.run(
            [sys.executable, "-c", _LOADED, *self.arguments(NOW)],
            cwd=self.folder, env=os.environ | self.environment, capture_output=True, text=True,
            check=True,
        )  # fmt: skip
        code, place, modules, folders = json.loads(told.stdout.splitlines()[-1])
        if code or not Path(place).is_relative_to(self.checkout):
            raise SystemExit(f"{self.name}: exit {code}, with the package in {place}")
        return modules, folders


_LOADED = """
import json, runpy, sys
sys.argv = sys.argv[1:]
code = 0
try:
    runpy.run_path(sys.argv[0], run_name="__main__")
except SystemExit as end:
    code = end.code
import pressbridge
loaded = [each for name, each in sys.modules.items() if name.partition(".")[0] == "pressbridge"]
folders = [each for each in loaded if hasattr(each, "__path__")]
print(json.dumps([code, pressbridge.__file__, len(loaded) - len(folders), len(folders)]))
"""


def differences(one: Path, other: Path) -> Iterator[str]:
    """Yield the names of files that only one folder has, or that have other bytes."""
    names = [
        {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}
        for root in (one, other)
    ]
    if not names[0]:
        raise SystemExit(f"nothing was built into {one}")
    for name in sorted(names[0] | names[1]):
        in_both = name in names[0] and name in names[1]
        if not in_both or not filecmp.cmp(one / name, other / name, shallow=False):
            yield name


def on_disk(folder: Path) -> int:
    """Return the bytes that the files of a folder take on the disk (stat(2): blocks of 512)."""
    return sum(path.stat().st_blocks * 512 for path in folder.rglob("*") if path.is_file())
