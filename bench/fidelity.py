"""Measure the checks of translations: ``python bench/fidelity.py [PAIRS.jsonl]``.

Prints Markdown: false alarms on human translations, if a file of ``{"ko": …, "ja": …}`` lines is
given; planted errors that were caught, and hard alarms on the correct press pairs
(tests/cases/press_pairs.txt); seconds for 10,000 segments. Nothing is sent, nothing is written.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from planting import GROUPS, KINDS, plant  # noqa: E402
from press_pairs import PressPair, read_pairs, read_register  # noqa: E402

from bench.timing.checks import seconds_of_checks  # noqa: E402
from pressbridge.fidelity.pair import Finding, StoredPair  # noqa: E402
from pressbridge.register.lookup import Register  # noqa: E402
from pressbridge.words.lang import Lang  # noqa: E402

Judge = Callable[[PressPair], tuple[Finding, ...]]
DIRECTIONS = ((Lang.KO, Lang.JA), (Lang.JA, Lang.KO))
SEGMENTS = 10_000
SEVERITIES = ("hard", "soft")


@dataclass
class Group:
    """What was found in the pairs of one direction, with or without digits."""

    pairs: int = 0
    flagged: Counter[str] = field(default_factory=Counter)
    """How many pairs have at least one hard, and at least one soft finding."""
    checks: Counter[tuple[str, str]] = field(default_factory=Counter)
    """How many pairs a check has a (severity, name) finding in."""

    def add(self, findings: Iterable[Finding]) -> None:
        """Count one pair."""
        named = {(_severity(found), found.check) for found in findings}
        self.pairs += 1
        self.flagged.update({severity for severity, _ in named})
        self.checks.update(named)


def _severity(found: Finding) -> str:
    return "hard" if found.hard else "soft"


def human_pairs(path: Path) -> Iterator[PressPair]:
    """Give each line of the file in both directions."""
    day = read_pairs()[0].day
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            texts = json.loads(line)
            for source, target in DIRECTIONS:
                name = f"{path.name}:{number} {source}→{target}"
                yield PressPair(name, texts[source], texts[target], target, "", day)


def has_digits(pair: PressPair) -> bool:
    """Tell whether a figure stands on either side."""
    return bool(re.search("[0-9０-９]", pair.source + pair.target))


def judge_human(pairs: Iterable[PressPair], judge: Judge) -> tuple[dict[str, Group], list[Example]]:
    """Return what was found for each direction and kind of pair, and every example."""
    groups: defaultdict[str, Group] = defaultdict(Group)
    examples = []
    for pair in pairs:
        findings = judge(pair)
        digits = "with digits" if has_digits(pair) else "without"
        groups[f"{pair.lang.other}→{pair.lang}, {digits}"].add(findings)
        examples += [Example(pair, pair.target, found) for found in findings]
    return dict(sorted(groups.items(), reverse=True)), examples


@dataclass(frozen=True)
class Example:
    """One finding and the two texts that it is about."""

    pair: PressPair
    target: str
    found: Finding


def human_table(groups: dict[str, Group]) -> Iterator[str]:
    """Give the lines of the table of false alarms."""
    yield from row("human pairs", *groups)
    yield from row("---", *("---:" for _ in groups))
    yield from row("pairs", *(f"{group.pairs:,}" for group in groups.values()))
    for severity in SEVERITIES:
        cells = (share(group.flagged[severity], group.pairs) for group in groups.values())
        yield from row(f"**{severity}**", *cells)
    names = {key for group in groups.values() for key in group.checks}
    for severity, name in sorted(names):
        cells = (share(group.checks[severity, name], group.pairs) for group in groups.values())
        yield from row(f"{severity} `{name}`", *cells)


@dataclass
class Caught:
    """What became of the errors of one kind."""

    hard: int = 0
    soft: int = 0
    missed: list[tuple[PressPair, str]] = field(default_factory=list)

    @property
    def planted(self) -> int:
        """How many errors there were."""
        return self.hard + self.soft + len(self.missed)

    def __add__(self, other: Caught) -> Caught:
        """Return both together."""
        missed = self.missed + other.missed
        return Caught(self.hard + other.hard, self.soft + other.soft, missed)


def judge_planted(
    seeds: int, judge: Judge, right: dict[str, tuple[Finding, ...]]
) -> tuple[dict[str, Caught], list[Example]]:
    """Return, for each kind, how many planted errors were caught.

    A finding that the right translation has, too, catches nothing: only further ones count.
    """
    caught = {kind: Caught() for kind in KINDS}
    examples = []
    for kind in KINDS:
        for pair in read_pairs():
            texts = (plant(pair, kind, seed) for seed in range(seeds))
            for text in dict.fromkeys(text for text in texts if text is not None):
                findings = _further(judge(_with_target(pair, text)), right[pair.id])
                _count(caught[kind], findings, pair, text)
                examples += [Example(pair, text, found) for found in findings]
    return caught, examples


def _with_target(pair: PressPair, text: str) -> PressPair:
    return PressPair(pair.id, pair.source, text, pair.lang, pair.context, pair.day)


def _further(findings: Iterable[Finding], usual: Iterable[Finding]) -> list[Finding]:
    """Leave out as many findings of a check as the right translation has.

    Words of messages do not count: a ratio of lengths that changed a little caught nothing.
    """
    left = Counter((found.check, found.hard) for found in usual)
    further = []
    for found in findings:
        if left[found.check, found.hard]:
            left[found.check, found.hard] -= 1
        else:
            further.append(found)
    return further


def _count(caught: Caught, findings: Sequence[Finding], pair: PressPair, text: str) -> None:
    if any(found.hard for found in findings):
        caught.hard += 1
    elif findings:
        caught.soft += 1
    else:
        caught.missed.append((pair, text))


def unseen_table(caught: dict[str, Caught]) -> Iterator[str]:
    """Give each kind of which a check sees less than nine in ten, for docs/checks.md."""
    for kind, each in caught.items():
        seen = 1 - len(each.missed) / each.planted
        if seen < 0.9:
            yield f"| `{kind}` | {100 * seen:.0f} % |"


def planted_table(caught: dict[str, Caught]) -> Iterator[str]:
    """Give the lines of the table of planted errors."""
    heads = ("planted error", "planted", "hard", "soft", "missed", "hard %", "caught %")
    yield from row(*heads)
    yield from row("---", *("---:" for _ in heads[1:]))
    rows = [*caught.items(), ("**all kinds**", sum(caught.values(), Caught()))]
    for name, kinds in GROUPS.items():
        rows.append((f"**{name}**", sum((caught[kind] for kind in kinds), Caught())))
    for kind, each in rows:
        figures = (each.planted, each.hard, each.soft, len(each.missed))
        seen = share(each.hard + each.soft, each.planted)
        yield from row(kind, *map(str, figures), share(each.hard, each.planted), seen)


def row(*cells: str) -> Iterator[str]:
    """Give one line of a Markdown table."""
    yield f"| {' | '.join(cells)} |"


def share(part: int, whole: int) -> str:
    """Return a share in percent and the count: ``1.25 % (5)``."""
    return f"{100 * part / whole:.2f} % ({part:,})" if whole else "–"


def show(lines: Iterable[str]) -> None:
    """Print lines at once: long measurements are watched."""
    for line in lines:
        print(line, flush=True)


def examples_of(check: str, examples: Iterable[Example], limit: int) -> Iterator[str]:
    """Give the first findings of a check, each with its texts; hard ones first."""
    chosen = [example for example in examples if example.found.check == check]
    chosen.sort(key=lambda example: not example.found.hard)
    yield f"\n`{check}`: {len(chosen)} findings, {min(limit, len(chosen))} shown"
    for example in chosen[:limit]:
        yield f"\n* {example.pair.id} ({_severity(example.found)}): {example.found.message}"
        yield f"  * {example.pair.source}"
        yield f"  * {example.target}"


def alarms(right: dict[str, tuple[Finding, ...]], severity: str) -> Iterator[str]:
    """Give each finding of a severity on the correct pairs."""
    by_id = {pair.id: pair for pair in read_pairs()}
    for name, findings in right.items():
        for found in findings:
            if _severity(found) == severity:
                yield f"* {name} `{found.check}`: {found.message}"
                yield f"  * {by_id[name].source}"
                yield f"  * {by_id[name].target}"


def missed_ones(caught: dict[str, Caught]) -> Iterator[str]:
    """Give each planted error that no check saw."""
    for kind, each in caught.items():
        for pair, text in each.missed:
            yield f"* {kind}, {pair.id}"
            yield f"  * {pair.source}"
            yield f"  * right: {pair.target}"
            yield f"  * wrong: {text}"


def the_judge() -> Judge:
    """Return the checks with the shipped register."""
    from pressbridge.fidelity.checks import findings  # noqa: PLC0415 - late: for ``--help``

    register = Register(read_register())

    def judge(pair: PressPair) -> tuple[Finding, ...]:
        return findings(
            pair.source, pair.target, pair.lang,
            register=register, context=pair.context, day=pair.day,
        )  # fmt: skip

    return judge


def options() -> argparse.Namespace:
    """Return what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pairs", nargs="?", type=Path, help='lines of {"ko": …, "ja": …}')
    parser.add_argument("--show", metavar="CHECK", help="print findings of this check")
    parser.add_argument("--limit", type=int, default=20, help="how many of them (20)")
    parser.add_argument("--seeds", type=int, default=5, help="errors per pair and kind (5)")
    parser.add_argument("--missed", action="store_true", help="print every missed planted error")
    parser.add_argument("--unseen", action="store_true", help="print what is mostly not seen")
    parser.add_argument("--soft", action="store_true", help="print soft alarms on correct pairs")
    parser.add_argument("--no-speed", action="store_true", help="leave out the time")
    return parser.parse_args()


def main() -> None:
    """Measure and print."""
    asked = options()
    judge = the_judge()
    examples: list[Example] = []
    if asked.pairs:
        groups, examples = judge_human(human_pairs(asked.pairs), judge)
        show(["\n## Alarms on human translations\n", *human_table(groups)])
    right = {pair.id: judge(pair) for pair in read_pairs()}
    caught, planted = judge_planted(asked.seeds, judge, right)
    show([f"\n## Planted errors ({asked.seeds} seeds)\n", *planted_table(caught)])
    group = Group()
    for found in right.values():
        group.add(found)
    show([f"\n## Alarms on the {len(right)} correct press pairs\n"])
    show(f"{each}: {share(group.flagged[each], len(right))}\n" for each in SEVERITIES)
    show(alarms(right, "hard"))
    if asked.soft:
        show(["\nSoft ones:\n", *alarms(right, "soft")])
    if asked.unseen:
        show(["\n## Seen in less than nine cases of ten\n", *unseen_table(caught)])
    if asked.missed:
        show(["\n## Missed\n", *missed_ones(caught)])
    if asked.show:
        show(examples_of(asked.show, examples or planted, asked.limit))
    if not asked.no_speed:
        stored = [
            (pair.lang, pair.day, StoredPair(pair.source, pair.target, pair.context))
            for pair in read_pairs()
        ]
        seconds = seconds_of_checks(SEGMENTS, stored, Register(read_register()))
        show([f"\n## Speed\n\n{SEGMENTS:,} segments: {seconds:.2f} s on one core"])


if __name__ == "__main__":
    main()
