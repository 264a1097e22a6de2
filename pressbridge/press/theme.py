"""The templates: the press room's own, and the default ones for what it does not have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pressbridge.formats.encoding import decode
from pressbridge.press.code import TEMPLATES
from pressbridge.rendering.templates import TemplateSet
from pressbridge.words.problems import Problem
from pressbridge.world.files import read_bytes
from pressbridge.world.folders import walk


@dataclass(frozen=True, slots=True)
class Theme:
    """Templates and the files that pages use."""

    templates: TemplateSet
    static: Mapping[str, Path]
    """Name below ``templates/static`` to where the file lies."""


def read_theme(
    root: Path, compiled: Mapping[str, bytes] | None = None
) -> tuple[Theme, tuple[Problem, ...]]:
    """Read the templates of a press room. A file that it does not have is the default one.

    ``compiled`` is what an earlier build knew of them.
    """
    folders = [folder for folder in (*reversed(TEMPLATES), root / "templates") if folder.is_dir()]
    files: dict[str, Path] = {}
    for listing in map(walk, folders):
        files |= {name: listing.path(name) for name in listing.files}
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for name, path in files.items():
        if "/" not in name and name.endswith((".html", ".xml")):
            text, found = decode(read_bytes(path), f"templates/{name}")
            texts[name] = text or ""
            problems.extend(found)
    static = {
        name.removeprefix("static/"): path
        for name, path in sorted(files.items())
        if name.startswith("static/")
    }
    return Theme(TemplateSet(texts, compiled or {}), static), tuple(problems)
