"""What a run says to tools: one JSON object (docs/design.md §5)."""

from __future__ import annotations

import json

from pressbridge.report import IN_ENGLISH, called, failed, shown, texts_of
from pressbridge.run import Result
from pressbridge.words.invisible import with_invisible_escaped
from pressbridge.words.problems import COMMAND, Problem, Tell


def as_json(
    result: Result,
    *,
    strict: bool,
    command: str = COMMAND,
    tell: Tell = IN_ENGLISH,
    **more: object,
) -> str:
    """Return the result as the one JSON object of ``--format json``; every problem is in it."""
    tally = result.counts
    waits = [{"path": shown(path), "public_from": at or None} for path, at in result.waiting]
    data = {
        "ok": not failed(result, strict=strict),
        "problems": [_problem(problem, command, tell) for problem in result.problems],
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
        **({"waiting": waits} if waits else {}),
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


def _problem(problem: Problem, command: str, tell: Tell) -> dict[str, object]:
    message, hint = texts_of(problem, tell)
    return {
        "severity": str(problem.severity),
        "code": problem.code,
        "hard": problem.hard,
        "path": shown(problem.path),
        "line": problem.line,
        "message": shown(message),
        "hint": shown(called(hint, command)),
    }


def why_data(result: Result, tell: Tell = IN_ENGLISH) -> list[dict[str, str]]:
    """Return what was compiled and made, each with the reason (``build --explain``)."""
    return [{"what": shown(what), "because": shown(tell(why))} for what, why in result.why]
