"""Git, asked for the one thing that it knows and the content does not say."""

from __future__ import annotations

import subprocess
from pathlib import Path

_SECONDS = 2


def git_user_name(folder: Path) -> str:
    """Return the name that git writes into commits made in a folder; empty if there is none."""
    try:
        told = subprocess.run(
            ("git", "config", "user.name"),  # noqa: S607 - the one on the path
            cwd=folder, capture_output=True, timeout=_SECONDS, check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return ""
    lines = told.stdout.decode("utf-8", "replace").splitlines()
    return lines[0].strip()[:80] if lines else ""
