"""Report as one HTML page that asks for nothing: no host, no script, its style named by digest."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files

from pressbridge.check_report.findings import CheckReport, Found, Section
from pressbridge.check_report.texts import (
    STAGES,
    TALLIES,
    VERDICTS,
    WAYS,
    WEIGHTS,
    report_texts,
)
from pressbridge.messages import Messages
from pressbridge.rendering.templates import TemplateSet
from pressbridge.words.invisible import printable, with_invisible_escaped
from pressbridge.words.problems import Problem

Say = Callable[[Problem], Problem]


_STATES = {"errors": "bad", "strict": "bad", "hard": "warn"}
"""Class of the page's head by the verdict."""


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding as the template shows it."""

    weight: str
    label: str
    place: str
    line: str
    link: str
    message: str
    hint: str
    has_pair: bool
    source: str
    translation: str


@dataclass(frozen=True, slots=True)
class SectionView:
    """One release as the template shows it."""

    title: str
    path: str
    lang: str
    other: str
    facts: tuple[str, ...]
    found: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True)
class ReportView:
    """All that the template sees."""

    say: Messages
    style: str
    digest: str
    state: str
    verdict: str
    moment: str
    totals: tuple[tuple[str, str], ...]
    progress: str
    general: tuple[FindingView, ...]
    with_findings: tuple[SectionView, ...]
    without: tuple[SectionView, ...]


def report_page(report: CheckReport, lang: str, say: Say | None = None) -> bytes:
    """Return the page in a language, ``ko``, ``ja`` or ``en``.

    ``say`` gives a problem whose message and hint are in that language. Nothing that is shown is
    trusted: the template escapes it, and what nobody sees is written out.
    """
    texts = report_texts(lang)
    style = _shipped("report.css")
    to_view = _Viewer(texts, say or _as_it_is)
    view = ReportView(
        say=texts,
        style=style,
        digest=base64.b64encode(sha256(style.encode()).digest()).decode(),
        state=_STATES.get(report.verdict, "good"),
        verdict=texts(VERDICTS[report.verdict]),
        moment=report.moment,
        totals=tuple(zip(map(texts, WEIGHTS.values()), map(str, report.weights), strict=True)),
        progress=progress(report, texts),
        general=to_view.findings(report.general.found),
        with_findings=tuple(map(to_view.section, report.with_findings)),
        without=tuple(map(to_view.section, report.without)),
    )
    return TemplateSet({"report.html": _shipped("report.html")}).page("report.html", view, None)


def progress(report: CheckReport, texts: Messages) -> str:
    """Return how far the translation of what is public has come; empty where nobody counted."""
    if not report.segments:
        return ""
    said = "Passages checked by a person: {reviewed} of {segments}"
    return texts(said, reviewed=report.reviewed, segments=report.segments)


def facts_of(section: Section, texts: Messages) -> tuple[str, ...]:
    """Return what a section says below its title."""
    parts = [texts(STAGES[section.stage])] if section.stage in STAGES else []
    if section.by == "none":
        return (*parts, texts("In one language only"))
    parts.append(texts(WAYS[section.lang]))
    if section.by == "hand":
        parts.append(texts("Translated by hand"))
    else:
        parts += [texts(TALLIES[name], n=n) for name, n in section.tally]
    return tuple(parts)


def _as_it_is(problem: Problem) -> Problem:
    return problem


@cache
def _shipped(name: str) -> str:
    source = files("pressbridge.check_report") / name
    with source.open("rb") as stream:
        return stream.read().decode()


@dataclass(frozen=True, slots=True)
class _Viewer:
    texts: Messages
    say: Say

    def section(self, section: Section) -> SectionView:
        return SectionView(
            title=printable(section.title),
            path=printable(section.path),
            lang=section.lang,
            other="ja" if section.lang == "ko" else "ko",
            facts=facts_of(section, self.texts),
            found=self.findings(section.found),
        )

    def findings(self, found: Iterable[Found]) -> tuple[FindingView, ...]:
        return tuple(map(self.finding, found))

    def finding(self, found: Found) -> FindingView:
        problem, pair = self.say(found.problem), found.pair
        line = problem.line
        return FindingView(
            weight=found.weight,
            label=self.texts(WEIGHTS[found.weight]),
            place=printable(problem.path),
            line=self.texts("line {n}", n=line) if line else "",
            link=found.link,
            message=printable(problem.message),
            hint=printable(problem.hint),
            has_pair=pair is not None,
            source=_text(pair.source) if pair else "",
            translation=_text(pair.translation) if pair else "",
        )


def _text(stored: str) -> str:
    """Return a text with what nobody sees written out; its line ends stay."""
    return with_invisible_escaped(stored, lambda sign: f"\\u{ord(sign):04x}")
