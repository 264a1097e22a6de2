"""Edit press rooms by chance: ``python bench/random_edits.py [--sequences 500] [--seed 1]``.

A small press room is built, edited eight times and built on after each edit. A copy of it is built
anew each time. Both must end alike, say the same and have the same bytes; where the build fails,
the output must be as it was; and a folder beside the press room must not be touched. Some files
cannot be read for the time of one build, some builds are done by one Builder as ``serve`` does.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from bench.nets import building, rooms, trials  # noqa: E402
from bench.nets.desk import Edit  # noqa: E402
from bench.nets.edits import EDITS  # noqa: E402
from bench.nets.tampering import ODD, tamper  # noqa: E402
from bench.nets.trees import take  # noqa: E402
from bench.nets.twins import Step, Twins, look, tried  # noqa: E402

RELEASES, STEPS = 6, 8
OUTS = ("site", "site", "site", "site", "other/place")
ALL: dict[Edit, float] = EDITS | ODD


class Sequence:
    """A press room that is edited and built on."""

    def __init__(self, twins: Twins) -> None:
        self.twins, self.rng = twins, twins.rng
        self.now, self.base = rooms.NOW, ""

    def run(self) -> None:
        """Go through the steps; a finding ends it."""
        for number in range(STEPS + 1):
            if self.twins.old:
                time.sleep(building.TICK)
            done = self.edit() if number else "begun"
            step = self.choose() if number else Step(self.choose_out(drafts=False))
            if number and not self.twins.serving and self.rng.random() < 0.3:
                done += f"; {tamper(self.twins.desk, self.twins.room / step.out)}"
            self.twins.told(f"{number}. {done}; {step}")
            first, after = self.twins.compare(step)
            if not step.blind and not self.twins.is_over and self.rng.random() < 0.2:
                self.twins.compare_again(step, first, after)
            if self.twins.is_over:
                return

    def choose(self) -> Step:
        """Return how to build this time."""
        rng = self.rng
        drafts = not self.twins.serving and rng.random() < 0.06
        out = self.choose_out(drafts=drafts)
        if rng.random() < 0.25:
            self.now = rng.choice(rooms.MOMENTS)
        now = rng.choice(rooms.TO_COME) if out != "site" and rng.random() < 0.1 else self.now
        if rng.random() < 0.05:
            self.base = rng.choice(("", "https://press.example.org/a/b/"))
        blind = self.choose_blind(out) if rng.random() < 0.12 else ()
        return Step(out, now, drafts, self.base, blind)

    def choose_out(self, *, drafts: bool) -> str:
        """Return where is built to."""
        if self.twins.serving:
            return ".pressbridge/preview"
        return "drafts" if drafts else self.rng.choice(OUTS)

    def choose_blind(self, out: str) -> tuple[str, ...]:
        """Return files and folders that cannot be read during the next build."""
        below = self.rng.choice(("content", "content", "content", "templates", out))
        if self.twins.serving and below == out:
            return ()
        tree = take(self.twins.room / below)
        found = [n for n, entry in tree.items() if entry.kind in {"file", "folder"} and n]
        chosen = self.rng.sample(found, min(len(found), self.rng.choice((1, 1, 2))))
        return tuple(f"{below}/{name}" for name in chosen)

    def edit(self) -> str:
        """Do one or two edits; after a build that failed, mostly take back what was done."""
        if self.twins.stopped and self.rng.random() < 0.75:
            self.twins.take_back()
            return "all as when it was good"
        done: list[str] = []
        for kind in self.rng.choices([*ALL], [*ALL.values()], k=8):
            label = kind(self.twins.desk)
            done += [label] if label else []
            if done and (len(done) == 2 or self.rng.random() < 0.6):
                break
        if self.rng.random() < 0.04:
            for ledger in (self.twins.room / ".pressbridge").glob("ledger-*"):
                ledger.unlink()
            done.append("the ledger deleted")
        self.twins.result.counts["edits"] += 1
        return " and ".join(done) or "nothing"


def trial(seed: int, folder: Path, number: int) -> trials.Result:
    """Go through one sequence."""
    trials.without_privilege()
    rng = trials.chance(seed, number)
    return tried(folder / str(number), rng, RELEASES, lambda twins: Sequence(twins).run())


if __name__ == "__main__":
    sys.exit(look(__doc__, "sequences", trial))
