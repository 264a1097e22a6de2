"""What a run says: lines for people, or one JSON object for tools (docs/design.md §5)."""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TextIO

from pressbridge.run import Result
from pressbridge.words.problems import COMMAND, Problem, Severity, has_errors


def shown(text: str) -> str:
    """Return a text for people, with what is invisible written out (``words.invisible``)."""
    if text.isascii() and text.isprintable() and "::" not in text and "##" not in text:
        return text  # as nearly every line is that a build prints where nothing changed
    from pressbridge.words.invisible import printable  # noqa: PLC0415 - for the others

    return printable(text)


_SHOWN = 10
"""How often one message is shown; one that stands oftener is one line with a count."""

_LINES = 30
"""How many lines of a file are listed then."""

_FOR_ALL = {
    "hand-unrecorded": "if all of them say what their sources say now, run: "
    f"{COMMAND} translate --accept-unrecorded"
}
"""What mends all findings of a code at once, where a command does."""


def problem_lines(
    problems: tuple[Problem, ...], *, colour: bool, command: str = COMMAND
) -> Iterator[str]:
    """Yield one unwrapped line for each problem, and its hint below; many of a kind as one.

    ``command`` is what hints call the command.
    """
    for alike in _kinds(problems):
        problem = _with_count(alike) if len(alike) > 1 else alike[0]
        mark = "warning: " if problem.severity is Severity.WARNING else ""
        place = shown(problem.place)
        said = shown(f"{place} {mark}{problem.message}").removeprefix(place)
        yield f"{_painted(place, problem.severity) if colour else place}{said}"
        if problem.hint:
            yield shown(f"  {called(problem.hint, command)}")


def _kinds(problems: tuple[Problem, ...]) -> Iterator[list[Problem]]:
    """Yield each problem, and where many say the same, all of them in place of the first."""
    alike: defaultdict[Problem, list[Problem]] = defaultdict(list)
    for problem in problems:
        alike[_said(problem)].append(problem)
    for problem in problems:
        kind = alike[_said(problem)]
        if len(kind) <= _SHOWN:
            yield [problem]
        elif problem is kind[0]:
            yield kind


def _said(problem: Problem) -> Problem:
    """Return a problem without its place; the hint, too, may name the file."""
    return problem._replace(path="", line=None, hint="")


def _with_count(alike: Sequence[Problem]) -> Problem:
    """Return the first of many problems as one that stands for all."""
    first, files = alike[0], len({problem.path for problem in alike})
    lines = [str(problem.line) for problem in alike if problem.line]
    if files > 1 or not lines:
        where = f"{files:,} files; this is the first"
    else:
        where = f"lines {', '.join(lines[:_LINES])}{' …' * (len(lines) > _LINES)}"
    hint = f"{_FOR_ALL.get(first.code, first.hint)}; --format json lists all"
    return first._replace(
        message=f"{first.message} ({len(alike):,} times: {where})", hint=hint.removeprefix("; ")
    )


def called(hint: str, command: str) -> str:
    """Return a hint that calls the command as it is called here."""
    return hint.replace(COMMAND, command)


def _painted(text: str, severity: Severity) -> str:
    return f"\x1b[{'31' if severity is Severity.ERROR else '33'}m{text}\x1b[0m"


def say(*lines: str, to: TextIO | None = None, flush: bool = False) -> None:
    """Print lines for people, each as one line; to stdout unless another stream is given."""
    for line in lines:
        print(shown(line), file=to or sys.stdout, flush=flush)


def show_problems(problems: tuple[Problem, ...], command: str = COMMAND) -> None:
    """Print problems for people, to stderr."""
    for line in problem_lines(problems, colour=sys.stderr.isatty(), command=command):
        print(line, file=sys.stderr)


def as_json(result: Result, *, strict: bool, command: str = COMMAND, **more: object) -> str:
    """Return the result as the one JSON object of ``--format json``; every problem is in it."""
    tally = result.counts
    data = {
        "ok": not failed(result, strict=strict),
        "problems": [_problem(problem, command) for problem in result.problems],
        "pages": {
            "written": result.pages.written,
            "unchanged": result.pages.unchanged,
            "removed": result.pages.removed,
        },
        "translation": {
            "segments": tally.segments,
            "reviewed": tally.reviewed,
            "machine": tally.machine,
            "missing": tally.missing + tally.failed,
            "stale": tally.stale,
            "sent_characters": result.characters,
            "requests": result.requests,
        },
        "seconds": result.seconds,
        **more,
    }
    return json_of(data, indent=1)


def json_of(data: object, indent: int | None = None) -> str:
    """Return values as JSON in which nothing is invisible: it may be shown in a log.

    Every other reader of JSON gets the same values.
    """
    text = json.dumps(data, ensure_ascii=False, indent=indent)
    from pressbridge.words.invisible import with_invisible_escaped  # noqa: PLC0415 - not for every build

    seen = with_invisible_escaped(text, lambda char: json.dumps(char)[1:-1])
    return seen.replace("##[", "##\\u005b")


def _problem(problem: Problem, command: str) -> dict[str, object]:
    return {
        "severity": str(problem.severity),
        "code": problem.code,
        "hard": problem.hard,
        "path": shown(problem.path),
        "line": problem.line,
        "message": shown(problem.message),
        "hint": shown(called(problem.hint, command)),
    }


def why_lines(result: Result) -> Iterator[str]:
    """Yield what was compiled and made, each with the reason (``build --explain``)."""
    for what, because in result.why:
        yield f"{what}: {because}"
    if not result.why and not result.problems:
        yield "Nothing was compiled or made: nothing has changed since the last build."


def why_data(result: Result) -> list[dict[str, str]]:
    """Return the same for programs."""
    return [{"what": shown(what), "because": shown(because)} for what, because in result.why]


def failed(result: Result, *, strict: bool) -> bool:
    """Tell whether a run ends with exit code 1 because of what it found."""
    return has_errors(result.problems) or (strict and bool(result.problems))


def counted(problems: tuple[Problem, ...]) -> str:
    """Return how many errors and warnings there are, in words; empty if there are none."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    parts = ((errors, "error"), (len(problems) - errors, "warning"))
    return ", ".join(f"{n} {word}{'s' * (n > 1)}" for n, word in parts if n)


def translation_line(result: Result) -> str:
    """Return how far the translation has come, in one line."""
    tally = result.counts
    if not tally.segments:
        return "Translation: nothing to translate"
    parts = [f"{tally.reviewed} of {tally.segments} passages reviewed"]
    parts += [f"{n} {word}" for n, word in _unfinished(result) if n]
    if result.requests:
        parts.append(f"{result.characters} characters sent in {result.requests} requests")
    return "Translation: " + ", ".join(parts)


def _unfinished(result: Result) -> tuple[tuple[int, str], ...]:
    tally = result.counts
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
