"""Files that a report is written to: never into what is published, and never half of one."""

from __future__ import annotations

import os
from pathlib import Path

from pressbridge.check_report.findings import gathered
from pressbridge.check_report.page import report_page
from pressbridge.check_report.summary import report_summary
from pressbridge.compiling.workspace import read_workspace
from pressbridge.reading.content_files import CONTENT
from pressbridge.run import OWN, Options, Result, UsageProblem, real
from pressbridge.words.repository import repository_of
from pressbridge.world.files import write_atomic

_HTML = (".html", ".htm")


def check_targets(report: Path | None, summary: Path | None, options: Options) -> None:
    """Raise UsageProblem if a report cannot be written where it is asked for."""
    if report and report.suffix.lower() not in _HTML:
        raise UsageProblem("--report writes a page: its name ends with .html")
    if report and summary and real(report) == real(summary):
        raise UsageProblem("--report and --summary name the same file")
    root = options.root
    kept = [root / CONTENT, root / "site", root / "templates", root / OWN, options.out]
    for name, path in (("--report", report), ("--summary", summary)):
        if path is None:
            continue
        for folder in kept:
            if real(path).is_relative_to(real(folder)):
                raise UsageProblem(f"{name}: a report must not land in {folder}")


def write_reports(
    result: Result, options: Options, report: Path | None, summary: Path | None, lang: str
) -> None:
    """Write what a check found; a reader sees the old file or the new one. Raises OSError."""
    workspace, _ = read_workspace(options.root, options.now)
    configured = workspace.content.site.repository if workspace else ""
    repository = repository_of(os.environ, configured, real(options.root))
    found = gathered(result, workspace, options, repository)
    if report:
        write_atomic(report, report_page(found, lang))
    if summary:
        write_atomic(summary, report_summary(found, lang))
