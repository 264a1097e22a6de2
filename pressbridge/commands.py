"""The commands: options in, exit code out (0 done, 1 the content has errors, 2 wrong usage)."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pressbridge import report
from pressbridge.build import builder
from pressbridge.run import OWN, Options, Progress, Result, UsageProblem, real
from pressbridge.words.problems import Problem, Said, has_errors, quoted, said
from pressbridge.world import why
from pressbridge.world.clock import is_ahead, now
from pressbridge.world.lock import Busy

if TYPE_CHECKING:
    from pressbridge.check_report import AskedReport

MENDABLE = (UsageProblem, Busy, OSError)
"""What a person can do something about."""


def complain(wrong: Exception, given: dict[str, Any]) -> int:
    """Say in one line what is in the way, in the form that was asked for; return the exit code."""
    usage, tell = isinstance(wrong, UsageProblem), given["tell"]
    message = tell(_complaint(wrong))
    if given["form"] == "json":
        problem = {
            "severity": "error", "code": "usage" if usage else "machine", "hard": False,
            "path": "", "line": None, "message": report.shown(message), "hint": "",
        }  # fmt: skip
        from pressbridge import json_report  # noqa: PLC0415 - not for every build

        bare = json.loads(json_report.as_json(Result(), strict=False))
        print(json_report.json_of({**bare, "ok": False, "problems": [problem]}))
    else:
        report.say(message, to=sys.stderr)
    return 2 if usage else 1


def _complaint(wrong: Exception) -> Said:
    if isinstance(wrong, UsageProblem | Busy):
        return wrong.message
    if isinstance(wrong, OSError) and wrong.filename:
        return said("{why}: {file}", why=why(wrong), file=str(wrong.filename))
    return why(wrong) if isinstance(wrong, OSError) else quoted(str(wrong))


def _options(given: dict[str, Any], *, writes: bool = False) -> Options:
    """Return the options. ``writes``: the site itself will be written."""
    root: Path = given["root"]
    out: Path | None = given["out"]
    ahead = given["now"] is not None and is_ahead(given["now"])
    published = real(root / "site")
    apart = out is not None and not real(out).is_relative_to(published)
    if given["drafts"] and not apart:
        raise UsageProblem(said("--drafts needs --out: drafts must not land in site/"))
    if ahead and writes and not apart:
        raise UsageProblem(
            said("--now in the future needs --out: what is not public yet must not land in site/")
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
    if given["quiet"] or given["form"] == "json" or not sys.stderr.isatty():
        return report.no_progress
    from pressbridge.progress import terminal_progress  # noqa: PLC0415 - 60 ms, for a terminal

    return terminal_progress(given["tell"])


def _say(given: dict[str, Any], *lines_: str) -> None:
    if not given["quiet"]:
        report.say(*lines_, tell=given["tell"])


def _close(
    result: Result, given: dict[str, Any], *, explained: bool = False, **more: object
) -> int:
    """Show what a run found and return its exit code."""
    strict = given["strict"]
    if given["form"] == "json":
        from pressbridge import json_report  # noqa: PLC0415 - not for every build

        command, tell = given["command"], given["tell"]
        if explained:
            more["why"] = json_report.why_data(result, tell)
        print(json_report.as_json(result, strict=strict, command=command, tell=tell, **more))
    else:
        report.show_problems(result.problems, given["command"], given["tell"])
    return 1 if report.failed(result, strict=strict) else 0


def build(given: dict[str, Any]) -> int:
    """Translate, render, write."""
    options = _options(given, writes=True)
    result = _seen(builder.build(options, _progress(given)), options)
    explained = given["explain"]
    code = _close(result, given, explained=explained)
    if given["form"] == "json":
        return code
    if explained and not code:
        report.say(*report.why_lines(result), tell=given["tell"])
    if code:
        _say(given, said("Nothing was written: {found}.", found=report.counted(result.problems)))
        return code
    _say(given, *report.build_lines(result, options), *_where(given))
    return 0


def _seen(result: Result, options: Options) -> Result:
    """Return a result in which nothing waits, where drafts are shown."""
    return replace(result, waiting=()) if options.drafts else result


def _where(given: dict[str, Any]) -> tuple[Said, ...]:
    """Say how to look at the site; what was built elsewhere is not what ``serve`` shows."""
    return () if given["out"] else (said("Look at it: {command} serve", command=given["command"]),)


def check(given: dict[str, Any]) -> int:
    """Find problems."""
    from pressbridge.build import pipeline  # noqa: PLC0415 - see building

    options = _options(given)
    wants_report = given["report"] or given["summary"]
    if wants_report:
        from pressbridge.check_report import check_targets  # noqa: PLC0415 - seldom asked for

        check_targets(given["report"], given["summary"], options)
    result = _seen(pipeline.check(options), options)
    if wants_report:
        from pressbridge.check_report import write_reports  # noqa: PLC0415 - the same

        write_reports(result, options, _asked_report(given))
    code = _close(result, given)
    if given["form"] == "text":
        found = report.counted(result.problems)
        _say(
            given,
            said("{found}.", found=found) if found else said("No problems."),
            *report.check_lines(result),
        )
    return code


def _asked_report(given: dict[str, Any]) -> AskedReport:
    """Return which reports are asked for, and how they say a problem."""
    from pressbridge.check_report import AskedReport  # noqa: PLC0415 - see check

    def say(problem: Problem) -> Problem:
        message, hint = report.texts_of(problem, given["tell"])
        return problem._replace(message=message, hint=report.called(hint, given["command"]))

    return AskedReport(given["report"], given["summary"], given["ui_lang"], say)


def translate(given: dict[str, Any]) -> int:
    """Fill the catalogs, list what would be sent, or accept a hand translation."""
    from pressbridge.sending import fill  # noqa: PLC0415 - see building

    options = _options(given)
    if given["accept"] or given["accept_unrecorded"]:
        return _accept(options, given)
    if given["dry_run"]:
        return _dry_run(options, given)
    result = fill.fill_catalogs(options, _progress(given))
    code = _close(result, given)
    if given["form"] == "text" and not code:
        _say(given, report.translation_line(result))
    return code or (1 if result.unanswered else 0)


def _dry_run(options: Options, given: dict[str, Any]) -> int:
    from pressbridge.sending import fill  # noqa: PLC0415 - see building

    result = fill.dry_run(options)
    characters = sum(len(letter.text) for letter in result.previews)
    sent = [{"path": letter.path, "text": letter.text} for letter in result.previews]
    code = _close(
        result, given, would_send=sent, would_send_characters=characters, host=result.host
    )
    if given["form"] == "text" and not code:
        for letter in result.previews:
            report.say(f"{letter.path}: {letter.text}")
        template = _WOULD_SEND if result.host else _WOULD_SEND_NOTHING
        requests = len(result.previews)
        _say(given, said(template, n=requests, characters=characters, host=result.host))
    return code


_WOULD_SEND = said("{n} requests, {characters} characters to {host}.")
_WOULD_SEND_NOTHING = said("{n} requests, {characters} characters.")


def _accept(options: Options, given: dict[str, Any]) -> int:
    from pressbridge.editing.accept import accept, accept_unrecorded  # noqa: PLC0415 - see building

    if given["accept"]:
        path, problems = accept(options.root, given["accept"])
        paths: tuple[str, ...] = (path,) if path else ()
    else:
        paths, problems = accept_unrecorded(options.root)
    code = _close(Result(problems=problems), given)
    if given["form"] == "text" and not code:
        done = [said("{path}: recorded which text it was made from.", path=path) for path in paths]
        nothing = said("Every translation written by hand has its record.")
        _say(given, *(done or [nothing]))
    return code


def status(given: dict[str, Any]) -> int:
    """Show where every translation stands."""
    from pressbridge.compiling.workspace import public_counts, read_workspace  # noqa: PLC0415
    from pressbridge.status import (  # noqa: PLC0415
        lines,
        statuses,
        term_lines,
        terms_data,
        terms_of,
    )

    options = _options(given)
    workspace, problems = read_workspace(options.root, options.now)
    if workspace is None or has_errors(problems):
        return _close(Result(problems=problems), given)
    found = statuses(workspace, options)
    terms = terms_of(workspace, options)
    if given["form"] == "json":
        counts = public_counts(workspace, options)
        result = Result(problems=problems, counts=counts)
        return _close(
            result, given, releases=[item.data for item in found], terms=terms_data(terms)
        )
    code = _close(Result(problems=problems), given)
    report.say(*lines(found, given["tell"]), *term_lines(terms), tell=given["tell"])
    return code


def serve(given: dict[str, Any]) -> int:
    """Show the site, and again after every change."""
    from pressbridge.serve import serve as show  # noqa: PLC0415 - tornado takes 100 ms

    root: Path = given["root"]
    if given["out"] is None:  # our own folder, which nobody publishes
        given = {**given, "out": root / OWN / "preview", "drafts": True}
    fixed = given["now"] is not None
    manner = {"command": given["command"], "lang": given["ui_lang"]}
    show(_options(given, writes=True), given["port"], fixed=fixed, **manner)
    return 0


def new(given: dict[str, Any]) -> int:
    """Write a release to begin with."""
    from pressbridge.editing.new import NEXT_STEPS, new_release  # noqa: PLC0415 - see building
    from pressbridge.words.lang import Lang  # noqa: PLC0415 - see building

    options = _options(given)
    lang = Lang(given["lang"]) if given["lang"] else None

    path = new_release(options.root, given["slug"], options.now, lang)
    code = _close(Result(), given)
    if given["form"] == "text":
        _say(given, path)
        if not given["quiet"]:  # scripts take the path from stdout
            steps = said(NEXT_STEPS, command=given["command"])
            report.say(steps, to=sys.stderr, tell=given["tell"])
    return code


def review(given: dict[str, Any]) -> int:
    """Write a release for a colleague who reviews it, or take in what came back."""
    from pressbridge.review import by_file  # noqa: PLC0415 - see building

    options, names = _options(given), given["names"]
    if given["exporting"] == given["importing"]:
        raise UsageProblem(said("review needs --export or --import"))
    if len(names) != 2 if given["exporting"] else not names:
        so = "--export visit visit.html" if given["exporting"] else "--import visit.ja.json"
        how = said("write it so:  {command} review {names}", command=given["command"], names=so)
        raise UsageProblem(how)
    if given["exporting"]:
        path, problems = by_file.export(options, names[0], Path(names[1]))
        code = _close(Result(problems=problems), given)
        if given["form"] == "text" and not code:
            _say(given, said("{file}: the passages of {path}.", file=names[1], path=path))
        return code
    taken = by_file.take_in_all(options, tuple(map(Path, names)))
    problems = tuple(problem for one in taken for problem in one.problems)
    code = _close(Result(problems=problems), given, reviews=[one.as_data() for one in taken])
    if given["form"] == "text":
        _say(given, *(line for one in taken for line in by_file.lines(one)))
    return code
