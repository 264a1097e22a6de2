"""Files that a report is written to: never into what is published, and never half of one."""

from __future__ import annotations

import os
from pathlib import Path, PurePath
from typing import NamedTuple

from pressbridge.check_report.findings import gathered
from pressbridge.check_report.page import Say, report_page
from pressbridge.check_report.summary import report_summary
from pressbridge.compiling.workspace import read_workspace
from pressbridge.reading.content_files import CONTENT
from pressbridge.run import OWN, Options, Result, UsageProblem, real
from pressbridge.words.problems import said
from pressbridge.words.repository import repository_of
from pressbridge.words.text import compose
from pressbridge.world.files import write_atomic

_HTML = (".html", ".htm")


def check_targets(report: Path | None, summary: Path | None, options: Options) -> None:
    """Raise UsageProblem if a report cannot be written where it is asked for."""
    if report and report.suffix.lower() not in _HTML:
        raise UsageProblem(said("--report writes a page: its name ends with .html"))
    if report and summary and _spelled(report) == _spelled(summary):
        raise UsageProblem(said("--report and --summary name the same file"))
    root = options.root
    kept = [root / CONTENT, root / "site", root / "templates", root / OWN, options.out]
    for name, path in (("--report", report), ("--summary", summary)):
        if path is None:
            continue
        for folder in kept:
            if _spelled(path).is_relative_to(_spelled(folder)):
                message = said(
                    "{name}: a report must not land in {folder}", name=name, folder=str(folder)
                )
                raise UsageProblem(message)


def _spelled(path: Path) -> PurePath:
    """Return where a path leads, as systems compare it that take capitals for small letters."""
    return PurePath(compose(str(real(path))).casefold())


class AskedReport(NamedTuple):
    """What is asked for: a page, Markdown or both, and how they speak."""

    page: Path | None
    summary: Path | None
    lang: str
    """``ko``, ``ja`` or ``en``."""
    say: Say
    """Gives a problem with message and hint as they are shown."""


def write_reports(result: Result, options: Options, asked: AskedReport) -> None:
    """Write what a check found; a reader sees the old file or the new one. Raises OSError."""
    workspace, _ = read_workspace(options.root, options.now)
    configured = workspace.content.site.repository if workspace else ""
    repository = repository_of(os.environ, configured, real(options.root))
    found = gathered(result, workspace, options, repository)
    if asked.page:
        write_atomic(asked.page, report_page(found, asked.lang, asked.say))
    if asked.summary:
        write_atomic(asked.summary, report_summary(found, asked.lang, asked.say))
