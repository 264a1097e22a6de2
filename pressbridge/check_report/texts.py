"""Texts of the report in Korean, Japanese and English; each is named by its English one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pressbridge.messages import shipped_texts

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


@dataclass(frozen=True, slots=True)
class ReportTexts:
    """Texts of one language; called with an English one, it answers in the language."""

    lang: str
    texts: Mapping[str, str]

    def __call__(self, message: str, **values: object) -> str:
        """Return the text with its ``{name}`` placeholders filled.

        A text that the language lacks is a KeyError: a defect.
        """
        text = self.texts[message] if self.lang != "en" else message
        shown = {n: f"{v:,}" if isinstance(v, int) else v for n, v in values.items()}
        return text.format_map(shown) if values else text


@cache
def report_texts(lang: str) -> ReportTexts:
    """Return the texts of a language, ``ko``, ``ja`` or ``en``; any other is answered in English.

    The PO file is read once per process.
    """
    if lang not in ("ko", "ja"):
        return ReportTexts("en", {})
    return ReportTexts(lang, shipped_texts(f"report-{lang}", lang))
