"""Whether two dates are the same day, when one leaves out what the text has said before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import cached_property

from pressbridge.fidelity.figures.figure import DATE, Figure
from pressbridge.fidelity.figures.implied_dates import implied_days
from pressbridge.fidelity.figures.relative import relative_dates, year_before
from pressbridge.fidelity.figures.text_figures import TextFigures
from pressbridge.fidelity.pair import Finding
from pressbridge.words.patterns import late
from pressbridge.words.problems import said

_ERA = late(r"(令和|平成|昭和|大正|明治|레이와|헤이세이|쇼와) ?([0-9]{1,2}|元|원)[년年]")


class Dates:
    """Dates of two texts, and the years and months that their words leave to be understood."""

    def __init__(self, source: TextFigures, target: TextFigures, day: date | None) -> None:
        """Take two readings and the release's day."""
        self._texts = (source, target)
        self._day = day

    @cached_property
    def _here(self) -> tuple[set[Decimal], ...]:
        return self._said(self._texts[0])

    @cached_property
    def _there(self) -> tuple[set[Decimal], ...]:
        return self._said(self._texts[1])

    def _said(self, reading: TextFigures) -> tuple[set[Decimal], ...]:
        """Return the years, months and days that a text says somewhere; a day is never implied."""
        said: tuple[set[Decimal], ...] = (set(), set(), set())
        for figure in (*reading.figures, *relative_dates(reading.text, self._day)):
            if figure.unit == DATE and isinstance(figure.value, tuple):
                for known, part in zip(said[:2], figure.value, strict=False):
                    if part is not None:
                        known.add(part)
        return said

    def agree(self, ours: Figure, theirs: Figure) -> bool:
        """Tell whether two dates are one, with what is understood filled in.

        A translation may name the release's own year; it may not leave one out. It may name the
        month that the release's day gives, and leave it out behind a word: 4月15日 is 오는 15일.
        """
        if ours.unit != DATE or theirs.unit != DATE:
            return False
        if not isinstance(ours.value, tuple) or not isinstance(theirs.value, tuple):
            return False
        common = 0
        for place, (mine, other) in enumerate(zip(ours.value, theirs.value, strict=True)):
            if mine == other:
                common += mine is not None
            elif other is None:
                said = mine in self._there[place]
                if not said and not self._implied(1, theirs, ours, alone=False):
                    return False
            elif mine is not None:
                return False
            elif not self._understood(place, ours, other):
                return self._implied(0, ours, theirs, alone=True)
        return common > 0

    def _implied(self, side: int, said: Figure, whole: Figure, *, alone: bool) -> bool:
        """Tell whether a date that a text says in part is, by the release's day, the whole one."""
        days = implied_days(said, self._texts[side].text, self._day, alone=alone)
        assert isinstance(whole.value, tuple)
        year, month, number = whole.value
        return any(
            one.day == number and one.month == month and year in (None, one.year) for one in days
        )

    def _understood(self, place: int, ours: Figure, part: Decimal) -> bool:
        if place == 0 and (said := year_before(self._texts[0].text, ours.at, self._day)):
            return part == said
        own_year = place == 0 and self._day is not None and part == self._day.year
        return own_year or part in self._here[place]


def date_parts(figure: Figure) -> Iterable[object]:
    """Return what dates that agree have in common: a year, a month or a day."""
    value = figure.value if figure.unit == DATE and isinstance(figure.value, tuple) else ()
    return ((place, part) for place, part in enumerate(value) if part is not None)


def era_finding(source: TextFigures, target: TextFigures) -> Iterator[Finding]:
    """Yield a hard finding for a Japanese era's year where the source counts from Christ."""
    if "令" in target.text or "平" in target.text or "昭" in target.text:
        ours = _ERA.search(source.text)
        theirs = _ERA.search(target.text)
        if theirs and not ours:
            message = said(
                "the translation has {new}, an era's year that the source does not have",
                new=theirs[0],
            )
            yield Finding("date", True, message, target=(theirs.span(),))
