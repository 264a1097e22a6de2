"""Compares the figures of two texts: numbers, dates, weekdays, times, money, shares, units."""

from __future__ import annotations

from pressbridge.fidelity.figures.compare import findings, paired_figures, same_figures
from pressbridge.fidelity.figures.figure import Figure
from pressbridge.fidelity.figures.source import source_findings

__all__ = ["Figure", "findings", "paired_figures", "same_figures", "source_findings"]
