"""Checks of the dates and times of a text by itself, without a translation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from pressbridge.fidelity.figures.figure import DATE, TIME, Figure
from pressbridge.fidelity.figures.text_figures import read_figures
from pressbridge.fidelity.figures.weekdays import calendar_findings, impossible
from pressbridge.fidelity.pair import Finding
from pressbridge.words.lang import Lang
from pressbridge.words.problems import said

_LAST_HOUR = {Lang.KO: 24, Lang.JA: 30}
"""Japanese programmes count the hours of a night on: 25時 is one in the morning."""


def source_findings(text: str, lang: Lang, day: date | None) -> Iterator[Finding]:
    """Yield soft findings: a weekday that is not its date's, a day or an hour that there is not.

    A date without a year is the one nearest to ``day``.
    """
    _, _, figures, weekdays = read_figures(text, lang)
    if weekdays:
        yield from calendar_findings(weekdays, figures, day, lang)
    for figure in figures:
        unit = figure.unit
        if unit == DATE and impossible(figure):
            yield Finding("date", False, said("{words}: there is no such day", words=figure.words))
        elif unit == TIME and _is_too_late(figure, lang):
            yield Finding("time", False, said("{words}: there is no such time", words=figure.words))


def _is_too_late(figure: Figure, lang: Lang) -> bool:
    return isinstance(figure.value, Decimal) and figure.value > _LAST_HOUR[lang] * 3600
