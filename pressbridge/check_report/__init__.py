"""Report of a check: one page for people, and a summary for the page of a run on GitHub."""

from pressbridge.check_report.targets import AskedReport, check_targets, write_reports

__all__ = ["AskedReport", "check_targets", "write_reports"]
