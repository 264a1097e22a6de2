"""Write an invented press room: ``python bench/corpus.py --releases 1000 --out DIR``.

``archive/`` has the releases and the layouts: those of Pressbridge and of the generators that it is
measured against. The same number and seed give the same files.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]

from bench.archive.invented import SEED, releases  # noqa: E402
from bench.archive.tools import TOOLS  # noqa: E402


def main() -> None:
    """Write the releases in the layout that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--releases", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--layout", choices=sorted(TOOLS), default="ours")
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args()
    TOOLS[asked.layout].write(asked.out, releases(asked.releases, asked.seed))


if __name__ == "__main__":
    main()
