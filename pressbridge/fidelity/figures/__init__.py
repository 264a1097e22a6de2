"""Compares the figures of two texts: numbers, dates, weekdays, times, money, shares, units."""

from __future__ import annotations

from pressbridge.fidelity.figures.compare import findings
from pressbridge.fidelity.figures.source import source_findings

__all__ = ["findings", "source_findings"]
