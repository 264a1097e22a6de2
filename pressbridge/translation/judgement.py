"""Whether an answer may be shown before a person has read it, and what that person should look at.

``verdict`` knows what is no translation at all; ``fidelity`` compares what two texts say.
"""

from __future__ import annotations

from typing import NamedTuple

from pressbridge.fidelity.checks import findings
from pressbridge.translation import verdict
from pressbridge.translation.protection import Naming
from pressbridge.translation.segments import Segment


class Judgement(NamedTuple):
    """Reasons, each as ``check: what differs``."""

    hard: tuple[str, ...]
    """Why it must not be published unread; empty if it may."""
    soft: tuple[str, ...]


def judge(segment: Segment, target: str, naming: Naming) -> Judgement:
    """Return what is wrong with a translation of a segment, in the stored form."""
    lang = naming.source.other
    fault = verdict.fault(segment.text, target, lang)
    if fault:
        return Judgement((fault,), ())
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
    return Judgement(hard, soft)
