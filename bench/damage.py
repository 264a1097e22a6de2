# ruff: noqa: S311 - a script, no package; chance decides what breaks
"""Damage the ledger by chance: ``python bench/damage.py [--damages 500] [--seed 1]``.

A small press room is built twice, its ledger is damaged, an edit is made, and it is built on; then
once more. No build may crash, say or write anything else than one without a ledger. What goes wrong
without the damage too is no finding here: ``bench/random_edits.py`` has it.
"""

from __future__ import annotations

import random
import shutil
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from bench.nets import building, rooms, trials  # noqa: E402
from bench.nets.desk import Edit  # noqa: E402
from bench.nets.edits import EDITS, sentence  # noqa: E402
from bench.nets.harm import harm  # noqa: E402
from bench.nets.twins import Step, Twins, look, tried  # noqa: E402

RELEASES = 5
OFTEN: dict[Edit, float] = {**EDITS, sentence: 20}
"""What is edited: mostly a sentence, after which most of what the ledger has is used."""


class Damage:
    """A press room whose ledger is damaged once."""

    def __init__(self, twins: Twins, how: random.Random) -> None:
        self.twins, self.rng, self.how = twins, twins.rng, how

    def run(self, *, harmful: bool) -> None:
        """Build, damage, edit, and build on twice."""
        twins, out = self.twins, ".pressbridge/preview" if self.twins.serving else "site"
        twins.on(Step(out))
        twins.keep()
        ledgers = [*(twins.room / ".pressbridge").glob("ledger-*")]
        for ledger in ledgers:
            shutil.copyfile(ledger, ledger.with_name("before"))
        self.edit()
        if twins.on(Step(out)).code:
            twins.take_back()
            twins.on(Step(out))
        for ledger in ledgers if harmful else []:
            twins.told(harm(ledger, self.how))
        self.edit()
        now = self.rng.choice((rooms.NOW, rooms.NOW, rooms.NOW, *rooms.MOMENTS))
        step = Step(out, now)
        twins.told(f"{step}")
        first, after = twins.compare(step)
        if not twins.is_over:
            twins.compare_again(step, first, after)
            self.pause()
            twins.compare(Step(out))

    def edit(self) -> None:
        """Do one edit, sometimes none."""
        self.pause()
        kinds = self.rng.choices([*OFTEN], [*OFTEN.values()], k=8)
        if self.rng.random() > 0.1:
            self.twins.told(
                next(filter(None, (kind(self.twins.desk) for kind in kinds)), "nothing")
            )

    def pause(self) -> None:
        """Let the time that files get go on, where stamps are believed."""
        if self.twins.old:
            time.sleep(building.TICK)


def trial(seed: int, folder: Path, number: int) -> trials.Result:
    """Damage once; if that shows something, look whether it shows without the damage too."""
    trials.without_privilege()
    result = _once(seed, folder / str(number), number, harmful=True)
    if result.findings:
        control = _once(seed, folder / f"{number}-whole", number, harmful=False)
        known = {finding.kind for finding in control.findings}
        result.findings = [one for one in result.findings if one.kind not in known]
        result.counts["shown without the damage too"] += bool(known)
    result.counts["damages"] += 1
    return result


def _once(seed: int, here: Path, number: int, *, harmful: bool) -> trials.Result:
    how = random.Random(f"{seed} {number} damage")
    rng = trials.chance(seed, number)
    return tried(here, rng, RELEASES, lambda twins: Damage(twins, how).run(harmful=harmful))


if __name__ == "__main__":
    sys.exit(look(__doc__, "damages", trial))
