"""Report of a check: one page for people, and a summary for the page of a run on GitHub."""

from pressbridge.check_report.targets import check_targets, write_reports

__all__ = ["check_targets", "write_reports"]
