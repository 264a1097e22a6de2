# ruff: noqa: INP001 - a script's module, no package
"""The generators that are compared, each with its layout of the same releases and its command."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]

from bench.hugo_site import HUGO  # noqa: E402
from bench.layout import Tool  # noqa: E402
from bench.ours import OURS  # noqa: E402
from bench.pelican_site import PELICAN  # noqa: E402

TOOLS: dict[str, Tool] = {"ours": OURS, "hugo": HUGO, "pelican": PELICAN}
