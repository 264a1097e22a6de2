"""Reads the tables in tests/cases: ``== a name``, and below it the lines of the case."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

CASES = Path(__file__).parent / "cases"


def cases(file: str) -> list[Any]:
    """Return each case of a table as a parameter: its lines, named by its title."""
    found: list[tuple[str, list[str]]] = []
    for line in (CASES / file).read_text(encoding="utf-8").split("\n"):
        if line.startswith("== "):
            found.append((line[3:], []))
        elif found and not line.startswith("# "):
            found[-1][1].append(line)
    titles = [title for title, _ in found]
    assert len(set(titles)) == len(titles), f"two cases of {file} have one name"
    return [pytest.param(_trimmed(lines), id=title) for title, lines in found]


def _trimmed(lines: list[str]) -> list[str]:
    while lines and not lines[-1].strip():
        lines.pop()
    return lines
