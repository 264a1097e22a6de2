"""What a run says: lines for people, or one JSON object for tools (docs/design.md §5)."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from pressbridge.press.outcome import Outcome
from pressbridge.words.invisible import printable, with_invisible_escaped
from pressbridge.words.problems import Problem, Severity, has_errors


def problem_lines(problems: tuple[Problem, ...], *, colour: bool) -> Iterator[str]:
    """Yield one unwrapped line for each problem, and its hint below."""
    for problem in problems:
        mark = "warning: " if problem.severity is Severity.WARNING else ""
        place = printable(problem.place)
        said = printable(f"{place} {mark}{problem.message}").removeprefix(place)
        yield f"{_painted(place, problem.severity) if colour else place}{said}"
        if problem.hint:
            yield printable(f"  {problem.hint}")


def _painted(text: str, severity: Severity) -> str:
    return f"\x1b[{'31' if severity is Severity.ERROR else '33'}m{text}\x1b[0m"


def say(*lines: str, to: TextIO | None = None, flush: bool = False) -> None:
    """Print lines for people, each as one line; to stdout unless another stream is given."""
    for line in lines:
        print(printable(line), file=to or sys.stdout, flush=flush)


def show_problems(problems: tuple[Problem, ...]) -> None:
    """Print problems for people, to stderr."""
    for line in problem_lines(problems, colour=sys.stderr.isatty()):
        print(line, file=sys.stderr)


def as_json(outcome: Outcome, *, strict: bool, **more: object) -> str:
    """Return the outcome as the one JSON object of ``--format json``."""
    tally = outcome.tally
    data = {
        "ok": not failed(outcome, strict=strict),
        "problems": [_problem(problem) for problem in outcome.problems],
        "pages": {
            "written": outcome.pages.written,
            "unchanged": outcome.pages.unchanged,
            "removed": outcome.pages.removed,
        },
        "translation": {
            "segments": tally.segments,
            "reviewed": tally.reviewed,
            "machine": tally.machine,
            "missing": tally.missing + tally.failed,
            "stale": tally.stale,
            "sent_characters": outcome.characters,
            "requests": outcome.requests,
        },
        "seconds": outcome.seconds,
        **more,
    }
    return json_of(data, indent=1)


def json_of(data: object, indent: int | None = None) -> str:
    """Return values as JSON in which nothing is invisible: it may be shown in a log.

    Every other reader of JSON gets the same values.
    """
    text = json.dumps(data, ensure_ascii=False, indent=indent)
    seen = with_invisible_escaped(text, lambda char: json.dumps(char)[1:-1])
    return seen.replace("##[", "##\\u005b")


def _problem(problem: Problem) -> dict[str, object]:
    return {
        "severity": str(problem.severity),
        "code": problem.code,
        "hard": problem.hard,
        "path": printable(problem.path),
        "line": problem.line,
        "message": printable(problem.message),
        "hint": printable(problem.hint),
    }


def failed(outcome: Outcome, *, strict: bool) -> bool:
    """Tell whether a run ends with exit code 1 because of what it found."""
    return has_errors(outcome.problems) or (strict and bool(outcome.problems))


def counted(problems: tuple[Problem, ...]) -> str:
    """Return how many errors and warnings there are, in words; empty if there are none."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    parts = ((errors, "error"), (len(problems) - errors, "warning"))
    return ", ".join(f"{n} {word}{'s' * (n > 1)}" for n, word in parts if n)


def translation_line(outcome: Outcome) -> str:
    """Return how far the translation has come, in one line."""
    tally = outcome.tally
    if not tally.segments:
        return "Translation: nothing to translate"
    parts = [f"{tally.reviewed} of {tally.segments} passages reviewed"]
    parts += [f"{n} {word}" for n, word in _unfinished(outcome) if n]
    if outcome.requests:
        parts.append(f"{outcome.characters} characters sent in {outcome.requests} requests")
    return "Translation: " + ", ".join(parts)


def _unfinished(outcome: Outcome) -> tuple[tuple[int, str], ...]:
    tally = outcome.tally
    return (
        (tally.machine, "translated by machine"),
        (tally.stale, "out of date"),
        (tally.failed, "failed"),
        (tally.missing, "missing"),
    )


@contextmanager
def no_progress(label: str, total: int, characters: int = 0) -> Iterator[Callable[[int], None]]:
    """Show nothing: for JSON, for quiet runs and where there is no terminal."""
    del label, total, characters
    yield lambda _: None


@contextmanager
def terminal_progress(
    label: str, total: int, characters: int = 0
) -> Iterator[Callable[[int], None]]:
    """Show a bar on stderr while a phase goes on, and take it away after it.

    Sending is measured in characters: segments are of very different length.
    """
    from rich import progress  # noqa: PLC0415 - 60 ms, and only for a terminal
    from rich.console import Console  # noqa: PLC0415

    counts = "{task.fields[steps]} of {task.fields[total_steps]} passages"
    if characters:
        counts += ", {task.completed} of {task.total} characters"
    columns = (
        progress.TextColumn("{task.description}"),
        progress.BarColumn(),
        progress.TextColumn(counts if label == "translate" else "{task.completed} of {task.total}"),
        progress.TimeRemainingColumn(),
    )
    names = {"translate": "Translating", "render": "Rendering"}
    with progress.Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(
            names[label], total=characters or total, visible=total > 0, steps=0, total_steps=total
        )
        done = 0

        def step(sent: int) -> None:
            nonlocal done
            done += 1
            bar.update(task, advance=sent if characters else 1, steps=done)

        yield step
