"""Major corrections that stand in one language only: others go on with the mistake."""

from __future__ import annotations

from collections.abc import Iterator

from pressbridge.words.edition import Edition, PhraseState
from pressbridge.words.model import Correction, CorrectionSeverity, HandTranslation, Release
from pressbridge.words.problems import COMMAND, Problem, error, said

IN_ONE_LANGUAGE = "correction-language"
"""Code of the error. An engine may still mend it in the run that finds it (``build.pipeline``)."""


def corrections_in_one_language(
    edition: Edition, hand: HandTranslation | None
) -> Iterator[Problem]:
    """Yield an error for each major correction that a translation lacks a part of.

    At the correction in the release, or in the translation that a person wrote as a whole.
    """
    release = edition.source
    if not isinstance(release, Release):
        return
    for correction in release.corrections:
        if correction.severity is not CorrectionSeverity.MAJOR:
            continue
        lacking = tuple(_lacking(edition, correction))
        if not lacking:
            continue
        keys = ", ".join(lacking)
        if hand:
            path, line = hand.path, hand.lines.corrections or hand.lines.title or 1
            hint = said('write it under "corrections", in the order of {path}', path=release.path)
        else:
            path, line = release.path, correction.line
            hint = said(
                "translate it in {path}, or run  {command} translate",
                path=release.catalog_path(edition.lang),
                command=COMMAND,
            )
        message = said(
            "the major correction of {day} stands in one language only: {keys}",
            day=correction.date.day.isoformat(),
            keys=keys,
        )
        yield error(IN_ONE_LANGUAGE, path, line or None, message, hint)


def _lacking(edition: Edition, correction: Correction) -> Iterator[str]:
    texts = (("correction", "text", correction.text), ("was", "was", correction.was),
             ("now", "now", correction.now))  # fmt: skip
    for context, key, text in texts:
        if text and edition.say(context, text).state is PhraseState.MISSING:
            yield key
