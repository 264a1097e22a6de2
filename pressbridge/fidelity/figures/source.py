"""What can be wrong with the dates of a text by itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pressbridge.fidelity.figures.figure import DATE
from pressbridge.fidelity.figures.reading import read
from pressbridge.fidelity.figures.weekdays import calendar_findings, impossible
from pressbridge.fidelity.pair import Finding
from pressbridge.words.lang import Lang


def source_findings(text: str, lang: Lang, day: date | None) -> Iterator[Finding]:
    """Yield soft findings: a weekday that is not its date's, a day that no calendar has.

    A date without a year is the one nearest to ``day``.
    """
    reading = read(text, lang)
    yield from calendar_findings(reading.weekdays, reading.figures, day, lang)
    for figure in reading.figures:
        if figure.unit == DATE and impossible(figure):
            yield Finding("date", False, f"{figure.words}: there is no such day")
