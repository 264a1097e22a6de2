"""The generators that are compared, each with its layout and its command."""

from __future__ import annotations

from bench.archive.hugo_site import HUGO
from bench.archive.layout import Tool
from bench.archive.ours import OURS
from bench.archive.pelican_site import PELICAN

TOOLS: dict[str, Tool] = {"ours": OURS, "hugo": HUGO, "pelican": PELICAN}
