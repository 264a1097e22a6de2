"""What the checks of translations take, as a build runs them: a source's passages at once."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from pressbridge.fidelity.checks import findings_of
from pressbridge.fidelity.pair import StoredPair
from pressbridge.register.lookup import Register
from pressbridge.words.lang import Lang

OF_A_SOURCE = 16
"""Passages of one source: as many as a release of the invented press room has."""


def seconds_of_checks(
    passages: int, pairs: Iterable[tuple[Lang, date | None, StoredPair]], register: Register
) -> float:
    """Return the seconds for checking this many passages: ``pairs``, again and again.

    Those of one language and day make sources together, so that no passage stands in one twice.
    """
    alike: defaultdict[tuple[Lang, date | None], list[StoredPair]] = defaultdict(list)
    for lang, day, pair in pairs:
        alike[lang, day].append(pair)
    sources = [
        (lang, day, of_day[at : at + OF_A_SOURCE])
        for (lang, day), of_day in alike.items()
        for at in range(0, len(of_day), OF_A_SOURCE)
    ]
    checked = 0
    start = time.perf_counter()
    while checked < passages:
        for lang, day, of_source in sources:
            findings_of(of_source, lang, register=register, day=day)
            checked += len(of_source)
    return (time.perf_counter() - start) * passages / checked
