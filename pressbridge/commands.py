"""The commands: options in, exit code out (0 done, 1 the content has errors, 2 wrong usage)."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from pressbridge import report
from pressbridge.press import building
from pressbridge.press.options import Options, UsageProblem, real
from pressbridge.press.outcome import Outcome, Progress
from pressbridge.press.places import OWN
from pressbridge.words.invisible import printable
from pressbridge.words.lang import Lang
from pressbridge.words.problems import has_errors
from pressbridge.world.below import why
from pressbridge.world.clock import is_ahead, now
from pressbridge.world.lock import Busy

MENDABLE = (UsageProblem, Busy, OSError)
"""What a person can do something about."""


def complain(wrong: Exception, given: dict[str, Any]) -> int:
    """Say in one line what is in the way, in the form that was asked for; return the exit code."""
    message = str(wrong)
    if isinstance(wrong, OSError):
        message = f"{why(wrong)}: {wrong.filename}" if wrong.filename else why(wrong)
    usage = isinstance(wrong, UsageProblem)
    if given["form"] == "json":
        problem = {
            "severity": "error", "code": "usage" if usage else "machine", "hard": False,
            "path": "", "line": None, "message": printable(message), "hint": "",
        }  # fmt: skip
        bare = json.loads(report.as_json(Outcome(), strict=False))
        print(report.json_of({**bare, "ok": False, "problems": [problem]}))
    else:
        report.say(message, to=sys.stderr)
    return 2 if usage else 1


def _options(given: dict[str, Any], *, writes: bool = False) -> Options:
    """Return the options. ``writes``: the site itself will be written."""
    root: Path = given["root"]
    out: Path | None = given["out"]
    ahead = given["now"] is not None and is_ahead(given["now"])
    published = real(root / "site")
    apart = out is not None and not real(out).is_relative_to(published)
    if given["drafts"] and not apart:
        raise UsageProblem("--drafts needs --out: drafts must not land in site/")
    if ahead and writes and not apart:
        raise UsageProblem(
            "--now in the future needs --out: what is not public yet must not land in site/"
        )
    return Options(
        root=root,
        out=out or root / "site",
        now=given["now"] or now(),
        base_url=given["base_url"],
        offline=given["offline"],
        strict=given["strict"],
        jobs=given["jobs"],
        clean=given["clean"],
        drafts=given["drafts"],
        ahead=ahead,
    )


def _progress(given: dict[str, Any]) -> Progress:
    quiet = given["quiet"] or given["form"] == "json" or not sys.stderr.isatty()
    return report.no_progress if quiet else report.terminal_progress


def _say(given: dict[str, Any], *lines_: str) -> None:
    if not given["quiet"]:
        report.say(*lines_)


def _close(outcome: Outcome, given: dict[str, Any], **more: object) -> int:
    """Show what a run found and return its exit code."""
    strict = given["strict"]
    if given["form"] == "json":
        print(report.as_json(outcome, strict=strict, **more))
    else:
        report.show_problems(outcome.problems)
    return 1 if report.failed(outcome, strict=strict) else 0


def build(given: dict[str, Any]) -> int:
    """Translate, render, write."""
    options = _options(given, writes=True)
    outcome = building.build(options, _progress(given))
    code = _close(outcome, given)
    if given["form"] == "json":
        return code
    if code:
        _say(given, f"Nothing was written: {report.counted(outcome.problems)}.")
        return code
    pages = outcome.pages
    counts = f"{pages.written} written, {pages.unchanged} unchanged, {pages.removed} removed"
    _say(
        given,
        f"Built {pages.written + pages.unchanged} files in {options.out} "
        f"in {outcome.seconds:.1f} s: {counts}",
        report.translation_line(outcome),
        *_where(given),
    )
    return 0


def _where(given: dict[str, Any]) -> tuple[str, ...]:
    """Say how to look at the site; what was built elsewhere is not what ``serve`` shows."""
    return () if given["out"] else ("Look at it: python build.py serve",)


def check(given: dict[str, Any]) -> int:
    """Find problems."""
    from pressbridge.press import pipeline  # noqa: PLC0415 - see building

    outcome = pipeline.check(_options(given))
    code = _close(outcome, given)
    if given["form"] == "text":
        found = report.counted(outcome.problems)
        _say(given, f"{found}." if found else "No problems.", *_translated(outcome))
    return code


def _translated(outcome: Outcome) -> tuple[str, ...]:
    """Say how far the translation is, unless errors kept it from being counted."""
    return () if has_errors(outcome.problems) else (report.translation_line(outcome),)


def translate(given: dict[str, Any]) -> int:
    """Fill the catalogs, list what would be sent, or accept a hand translation."""
    from pressbridge.press import sending  # noqa: PLC0415 - see building

    options = _options(given)
    if given["accept"]:
        return _accept(options, given)
    if given["dry_run"]:
        return _dry_run(options, given)
    outcome = sending.fill_catalogs(options, _progress(given))
    code = _close(outcome, given)
    if given["form"] == "text" and not code:
        _say(given, report.translation_line(outcome))
    return code or (1 if outcome.unanswered else 0)


def _dry_run(options: Options, given: dict[str, Any]) -> int:
    from pressbridge.press import sending  # noqa: PLC0415 - see building

    outcome = sending.dry_run(options)
    characters = sum(len(letter.text) for letter in outcome.letters)
    sent = [{"path": letter.path, "text": letter.text} for letter in outcome.letters]
    code = _close(
        outcome, given, would_send=sent, would_send_characters=characters, host=outcome.host
    )
    if given["form"] == "text" and not code:
        for letter in outcome.letters:
            report.say(f"{letter.path}: {letter.text}")
        where = f" to {outcome.host}" if outcome.host else ""
        _say(given, f"{len(outcome.letters)} requests, {characters} characters{where}.")
    return code


def _accept(options: Options, given: dict[str, Any]) -> int:
    from pressbridge.press.accept import accept  # noqa: PLC0415 - see building

    path, problems = accept(options.root, given["accept"])
    code = _close(Outcome(problems=problems), given)
    if given["form"] == "text" and path:
        _say(given, f"{path}: recorded which text it was made from.")
    return code


def status(given: dict[str, Any]) -> int:
    """Show where every translation stands."""
    from pressbridge.press.counting import public_tally  # noqa: PLC0415 - see building
    from pressbridge.press.room import read_room  # noqa: PLC0415
    from pressbridge.status import (  # noqa: PLC0415
        lines,
        standings,
        term_lines,
        terms_data,
        terms_of,
    )

    options = _options(given)
    room, problems = read_room(options.root, options.now)
    if room is None or has_errors(problems):
        return _close(Outcome(problems=problems), given)
    found = standings(room, options)
    terms = terms_of(room, options)
    if given["form"] == "json":
        tally = public_tally(room, options)
        outcome = Outcome(problems=problems, tally=tally)
        return _close(
            outcome, given, releases=[item.data for item in found], terms=terms_data(terms)
        )
    code = _close(Outcome(problems=problems), given)
    report.say(*lines(found), *term_lines(terms))
    return code


def serve(given: dict[str, Any]) -> int:
    """Show the site, and again after every change."""
    from pressbridge.serve import serve as show  # noqa: PLC0415 - tornado takes 100 ms

    root: Path = given["root"]
    given = {**given, "out": given["out"] or root / OWN / "preview"}
    show(_options(given, writes=True), given["port"], fixed=given["now"] is not None)
    return 0


def new(given: dict[str, Any]) -> int:
    """Write a release to begin with."""
    from pressbridge.press.scaffold import new_release  # noqa: PLC0415 - see building

    options = _options(given)
    lang = Lang(given["lang"]) if given["lang"] else None

    path = new_release(options.root, given["slug"], options.now, lang)
    code = _close(Outcome(), given)
    if given["form"] == "text":
        _say(given, path)
    return code
