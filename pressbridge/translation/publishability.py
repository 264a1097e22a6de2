"""Publishability of a machine's translation: whether it may be shown before a person reads it.

``answer_validation`` knows what is no translation at all; ``fidelity`` compares two texts.
"""

from __future__ import annotations

from typing import NamedTuple

from pressbridge.fidelity.checks import findings
from pressbridge.translation import answer_validation
from pressbridge.translation.name_masking import Naming
from pressbridge.translation.segments import Segment


class Publishability(NamedTuple):
    """Findings about a machine's translation, each as ``check: what differs``."""

    hard: tuple[str, ...]
    """Reasons why it must not be published unread; empty if it may be."""
    soft: tuple[str, ...]
    """Findings that a reviewer should look at."""


def publishability_of(segment: Segment, target: str, naming: Naming) -> Publishability:
    """Return the findings about ``target``, a translation of a segment in the stored form."""
    lang = naming.source.other
    fault = answer_validation.answer_fault(segment.text, target, lang)
    if fault:
        return Publishability((fault,), ())
    found = findings(
        segment.text,
        target,
        lang,
        register=naming.register,
        context=segment.context,
        day=naming.day,
    )
    hard = tuple(f"{finding.check}: {finding.message}" for finding in found if finding.hard)
    soft = tuple(f"{finding.check}: {finding.message}" for finding in found if not finding.hard)
    return Publishability(hard, soft)
