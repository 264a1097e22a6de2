"""Report as Markdown for the page of a run on GitHub, which shows at most one mebibyte of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pressbridge.check_report.findings import CheckReport, Found, Section
from pressbridge.check_report.page import Say, facts_of, progress
from pressbridge.check_report.texts import VERDICTS, WEIGHTS, report_texts
from pressbridge.messages import Messages
from pressbridge.words.invisible import printable
from pressbridge.words.text import excerpt

MOST = 200
"""Findings that are shown; the page has all."""
LONGEST = 300
"""Characters of a text that are shown."""
_SIGNS = re.compile(r"[!-/:-@\[-`{-~]")


def report_summary(report: CheckReport, lang: str, say: Say | None = None) -> bytes:
    """Return the summary in a language, ``ko``, ``ja`` or ``en``; ``say`` as for the page."""
    texts = report_texts(lang)
    lines = [
        f"## {plain(texts('Check of the press room'))}",
        f"**{plain(texts(VERDICTS[report.verdict]))}**",
        " · ".join(
            f"{plain(texts(label))}: {n}"
            for label, n in zip(WEIGHTS.values(), report.weights, strict=True)
        ),
        plain(progress(report, texts)),
        *_sections(report, texts, say),
    ]
    return ("\n\n".join(line for line in lines if line) + "\n").encode("utf-8", "replace")


def plain(text: str) -> str:
    """Return a text that Markdown and HTML take for nothing but itself, on one line."""
    return _SIGNS.sub(lambda found: f"&#{ord(found[0])};", printable(text))


def _sections(report: CheckReport, texts: Messages, say: Say | None) -> Iterator[str]:
    left = MOST
    for section in (report.general, *report.with_findings):
        if not section.found or not left:
            continue
        title = section.title or texts("Settings, templates and other files")
        yield f"### {plain(excerpt(title, LONGEST))}"
        yield plain(" · ".join(facts_of(section, texts)) if section.lang else "")
        shown = section.found[:left]
        left -= len(shown)
        yield "\n".join(line for one in shown for line in _lines(one, section, texts, say))
    more = sum(report.weights) - (MOST - left)
    if more:
        yield plain(texts("Findings that stand only in the report: {n}", n=more))


def _lines(found: Found, section: Section, texts: Messages, say: Say | None) -> Iterator[str]:
    del section
    problem = say(found.problem) if say else found.problem
    place = plain(f"{problem.path}:{problem.line}" if problem.line else problem.path)
    where = f"[{place}](<{found.link}>)" if found.link else place
    yield f"- **{plain(texts(WEIGHTS[found.weight]))}** {plain(problem.message)} ({where})"
    for label, text in zip(("Source", "Translation"), found.pair or (), strict=False):
        yield f"  - {plain(texts(label))}: {plain(excerpt(text, LONGEST))}"
