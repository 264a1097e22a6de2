"""Checks of a source by itself: dates with another weekday, dates that do not exist.

A translation repeats such a mistake faithfully, so it is said where it stands.
"""

from __future__ import annotations

from collections.abc import Iterator

from pressbridge.fidelity.figures import source_findings
from pressbridge.fidelity.pair import readable_text
from pressbridge.formats.markdown import parse
from pressbridge.translation.segments import segments
from pressbridge.words.model import Release, Source
from pressbridge.words.problems import Problem, said, warning


def source_problems(source: Source) -> Iterator[Problem]:
    """Yield what the calendar says against a source; soft, at its line where it has one."""
    day = source.date.day if isinstance(source, Release) else None
    hint = said("correct the date or the weekday")
    for text, line in _texts(source):
        for found in source_findings(text, source.lang, day):
            yield warning(found.check, source.path, line, found.message, hint)


def _texts(source: Source) -> Iterator[tuple[str, int | None]]:
    """Yield every text with its line, ``None`` for those of the front matter."""
    passages = parse(source.body, source.lang).passages
    in_body = {passage.key for passage in passages}
    for segment in segments(source):
        if segment.key not in in_body:
            yield readable_text(segment.text), None
    for passage in passages:
        yield readable_text(passage.text), source.body_line + passage.line - 1
