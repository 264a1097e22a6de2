"""Findings of a check, release by release, each with the two texts that it is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from pressbridge.compiling.workspace import Workspace
from pressbridge.run import Options, Result
from pressbridge.status import statuses
from pressbridge.translation.hand_places import HandPlaces
from pressbridge.words.model import Source
from pressbridge.words.problems import Problem, Severity, has_errors
from pressbridge.words.repository import Repository


class Pair(NamedTuple):
    """A passage and its translation, both as stored, with marks."""

    source: str
    translation: str


class Found(NamedTuple):
    """One finding, with all that is shown of it."""

    problem: Problem
    pair: Pair | None = None
    """None where the finding is about no translation."""
    link: str = ""
    """Address at which the line is edited; empty where it is not known."""

    @property
    def weight(self) -> str:
        """``error``, ``hard`` or ``soft``."""
        if self.problem.severity is Severity.ERROR:
            return "error"
        return "hard" if self.problem.hard else "soft"


class Section(NamedTuple):
    """A release or standing page with what was found in its files."""

    title: str
    path: str
    lang: str
    """Language of the source; empty for what belongs to no source."""
    stage: str = "public"
    by: str = "catalog"
    """``catalog``, ``hand``, or ``none`` for a source in one language only."""
    tally: tuple[tuple[str, int], ...] = ()
    """Numbers of passages by their state, without those of none."""
    found: tuple[Found, ...] = ()

    @property
    def weights(self) -> tuple[int, int, int]:
        """Numbers of errors, hard and soft findings."""
        all_ = [one.weight for one in self.found]
        return all_.count("error"), all_.count("hard"), all_.count("soft")


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """All that a report says, in no language yet."""

    moment: str
    """Cut-off of the check, in Korean and Japanese time."""
    verdict: str
    """Key of ``texts.VERDICTS``."""
    weights: tuple[int, int, int]
    segments: int
    reviewed: int
    general: Section
    """What belongs to no release: the tables, the templates, stray files."""
    with_findings: tuple[Section, ...]
    """The heaviest first, and of those that weigh the same the newest."""
    without: tuple[Section, ...]


def gathered(
    result: Result, workspace: Workspace | None, options: Options, repository: Repository | None
) -> CheckReport:
    """Return what a check found, release by release.

    ``workspace`` is None where the site could not be read: then there are only problems.
    """
    by_source = _by_source(result.problems, workspace)
    link = repository.edit if repository else _no_link
    general = (Found(one, None, link(one.path, one.line)) for one in by_source.pop("", ()))
    sections = [*_sections(workspace, options, by_source, repository)] if workspace else []
    weights = [section.weights for section in sections]
    heaviest = sorted(zip(weights, sections, strict=True), key=lambda one: (-one[0][0], -one[0][1]))
    everything = Section("", "", "", found=heaviest_first(general))
    return CheckReport(
        moment=options.now.strftime("%Y-%m-%d %H:%M"),
        verdict=_verdict(result.problems, strict=options.strict),
        weights=_sum((everything.weights, *weights)),
        segments=result.counts.segments,
        reviewed=result.counts.reviewed,
        general=everything,
        with_findings=tuple(section for _, section in heaviest if section.found),
        without=tuple(section for section in sections if not section.found),
    )


def _sum(all_: Iterable[tuple[int, int, int]]) -> tuple[int, int, int]:
    errors, hard, soft = map(sum, zip(*all_, strict=True))
    return errors, hard, soft


def _no_link(path: str, line: int | None) -> str:
    del path, line
    return ""


def _verdict(problems: tuple[Problem, ...], *, strict: bool) -> str:
    if has_errors(problems):
        return "errors"
    if problems and strict:
        return "strict"
    if any(problem.hard for problem in problems):
        return "hard"
    return "findings" if problems else "clean"


_WEIGHTS = ("error", "hard", "soft")


def heaviest_first(found: Iterable[Found]) -> tuple[Found, ...]:
    """Return findings by their weight, those that weigh the same in the order of their lines."""
    return tuple(sorted(found, key=lambda one: _WEIGHTS.index(one.weight)))


def _by_source(
    problems: Iterable[Problem], workspace: Workspace | None
) -> dict[str, tuple[Problem, ...]]:
    """Return the problems by the path of the source that they belong to; empty for none."""
    owners = dict(_owners(workspace)) if workspace else {}
    found: defaultdict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        found[_owner(problem.path, owners)].append(problem)
    return {path: tuple(some) for path, some in found.items()}


def _owners(workspace: Workspace) -> Iterator[tuple[str, str]]:
    """Yield the files and folders that belong to a source, each with its path."""
    for source in workspace.content.sources:
        yield source.path, source.path
        yield source.catalog_path(source.lang.other), source.path
        yield source.path.removesuffix(".md") + f".{source.lang.other}.md", source.path
        if source.path == f"{source.folder}/index.md":
            yield source.folder, source.path


def _owner(path: str, owners: Mapping[str, str]) -> str:
    if path in owners:
        return owners[path]
    folder = path.rpartition("/")[0]
    while folder and folder not in owners:
        folder = folder.rpartition("/")[0]
    return owners.get(folder, "")


_TALLIED = ("reviewed", "machine", "edited", "stale", "failed", "missing")


def _sections(
    workspace: Workspace,
    options: Options,
    problems: Mapping[str, tuple[Problem, ...]],
    repository: Repository | None,
) -> Iterator[Section]:
    for standing in statuses(workspace, options):
        source, data = standing.source, standing.data
        mine = problems.get(source.path, ())
        counts = {name: data[name] for name in _TALLIED}
        yield Section(
            title=source.title or source.slug,
            path=source.path,
            lang=str(source.lang),
            stage=standing.stage,
            by=standing.by,
            tally=tuple((name, n) for name, n in counts.items() if isinstance(n, int) and n),
            found=heaviest_first(_found(mine, workspace, source, repository)) if mine else (),
        )


def _found(
    problems: tuple[Problem, ...],
    workspace: Workspace,
    source: Source,
    repository: Repository | None,
) -> Iterator[Found]:
    hand, catalog = workspace.hand.get(source.path), workspace.catalogs.get(source.path)
    places = HandPlaces(source, hand) if hand else None
    entries = {entry.line: entry for entry in catalog.file.entries} if catalog else {}
    for problem in problems:
        pair = None
        if catalog and problem.path == catalog.path and problem.line in entries:
            entry = entries[problem.line]
            pair = Pair(entry.msgid, entry.msgstr)
        elif hand and places and problem.path == hand.path and problem.hard:
            theirs, ours = places.passages(problem.message)
            pair = Pair(ours.text if ours else "", theirs.text if theirs else "")
        link = repository.edit(problem.path, problem.line) if repository else ""
        yield Found(problem, pair, link)
