"""Texts of the report in Korean, Japanese and English; each is named by its English one."""

from __future__ import annotations

from functools import cache

from pressbridge.messages import Messages, shipped_texts
from pressbridge.words.lang import Lang

STAGES = {
    "draft": "Draft",
    "embargoed": "Not public yet",
    "withdrawn": "Withdrawn",
    "expired": "Expired",
}
"""What a release is called whose stage is another than public."""
WEIGHTS = {"error": "Error", "hard": "Must be checked", "soft": "Worth a look"}
"""What a finding is called: an error stops the site, a hard one keeps a machine's text back."""
VERDICTS = {
    "errors": "Not ready: nothing is published before the errors are corrected",
    "strict": "Not ready: warnings count as errors in this check",
    "hard": "Not checked: a person has to look at some places before this is published",
    "findings": "Ready to publish; some places are for a person to look at",
    "clean": "Ready to publish; nothing was found",
}
WAYS = {"ko": "Korean → Japanese", "ja": "Japanese → Korean"}
"""What a translation is called, by the language of its source."""
TALLIES = {
    "reviewed": "Reviewed: {n}",
    "machine": "Machine translation: {n}",
    "edited": "Edited: {n}",
    "stale": "Out of date: {n}",
    "failed": "Held back: {n}",
    "missing": "Missing: {n}",
}
"""What a number of passages is called, by their state."""


@cache
def report_texts(lang: str) -> Messages:
    """Return the texts of a language, ``ko``, ``ja`` or ``en``; any other is answered in English.

    The PO file is read once per process.
    """
    known = lang if lang in {*Lang} else Lang.KO
    texts = shipped_texts(f"report-{known}", known)
    return (
        Messages(lang, texts) if known == lang else Messages("en", {text: text for text in texts})
    )
