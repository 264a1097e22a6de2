"""Staging: new files wait beside the old ones until all of them are there."""

from __future__ import annotations

import secrets
import shutil
from pathlib import Path
from types import TracebackType
from typing import Self

from pressbridge.world.files import copy_to, has_bytes, same_bytes

PREFIX = ".pressbridge-"
"""Names that begin so are ours; what a killed build leaves, the next one removes."""


class Staging:
    """A folder in the output folder: a rename is atomic only within one file system."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.folder = out / f"{PREFIX}{secrets.token_hex(6)}.new"
        self._folders: set[Path] = set()

    def __enter__(self) -> Self:
        self.folder.mkdir(parents=True)
        return self

    def __exit__(
        self,
        _: type[BaseException] | None,
        __: BaseException | None,
        ___: TracebackType | None,
    ) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def move(self, staged: str, name: str) -> None:
        """Put a staged file where it belongs: a reader sees the old one or the new one."""
        target = self.out / name
        folder = target.parent
        if folder not in self._folders:
            folder.mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)
        (self.folder / staged).replace(target)


def stage(staged: Path, target: Path | None, data: bytes) -> bool:
    """Write a file into the staging folder, unless its target has these bytes already."""
    if target and has_bytes(target, data):
        return False
    with staged.open("xb") as stream:
        stream.write(data)
    return True


def stage_copy(staged: Path, target: Path | None, source: Path) -> bool:
    """Copy a file into the staging folder, unless its target has the same bytes already."""
    if target and same_bytes(source, target):
        return False
    copy_to(source, staged)
    return True
