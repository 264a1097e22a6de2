"""Major corrections that stand in one language only: others go on with the mistake."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from pressbridge.compiling.workspace import Workspace, editions_of
from pressbridge.rendering.site_context import SiteContext
from pressbridge.translation.sending_rules import refusal
from pressbridge.words.edition import Edition, PhraseState
from pressbridge.words.model import (
    Correction,
    CorrectionSeverity,
    HandTranslation,
    Release,
    Source,
    TranslationPolicy,
    Unreviewed,
)
from pressbridge.words.problems import COMMAND, Problem, error, said
from pressbridge.words.visibility import Stage, shown_as_of, stage_of

IN_ONE_LANGUAGE = "correction-language"
"""Code of the error. An engine may still mend it in the run that finds it (``build.pipeline``)."""
COMING_IN_ONE_LANGUAGE = "coming-correction-language"
"""Code of the error for a correction that is yet to come. No engine will mend it."""
ALWAYS = datetime.min.replace(tzinfo=UTC)


def corrections_in_one_language(
    edition: Edition, hand: HandTranslation | None, since: datetime = ALWAYS
) -> Iterator[Problem]:
    """Yield an error for each major correction after a moment that a translation lacks a part of.

    At the correction in the release, or in the translation that a person wrote as a whole.
    """
    release = edition.source
    if not isinstance(release, Release):
        return
    for correction in release.corrections:
        if correction.severity is not CorrectionSeverity.MAJOR or correction.date.at <= since:
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


def coming_corrections(
    workspace: Workspace, written: Source, site_context: SiteContext, now: datetime
) -> Iterator[Problem]:
    """Yield the same for major corrections that are yet to come, if no engine may have them then.

    On their day they would stop a build that nobody watches.
    """
    if not isinstance(written, Release):
        return
    major = [one for one in written.corrections if one.severity is CorrectionSeverity.MAJOR]
    day = max((one.date.at for one in major), default=now)
    hand = workspace.hand.get(written.path)
    if day <= now or stage_of(written, day) is not Stage.PUBLIC:
        return
    if hand is None and _is_mended(written, workspace.content.site.translation, day):
        return
    then = shown_as_of(written, day, site_context.config.contact_names)
    edition = editions_of(workspace, written, then)[0].get(written.lang.other)
    if edition and site_context.has_text(edition):
        for problem in corrections_in_one_language(edition, hand, since=now):
            yield problem._replace(code=COMING_IN_ONE_LANGUAGE)


def _is_mended(release: Release, policy: TranslationPolicy, day: datetime) -> bool:
    """Tell whether readers will see an engine's translation of what becomes public on a day."""
    asked = policy.engine != "none" and policy.unreviewed is Unreviewed.PUBLISH
    return asked and not refusal(release, public_engine=True, now=day)


def _lacking(edition: Edition, correction: Correction) -> Iterator[str]:
    texts = (("correction", "text", correction.text), ("was", "was", correction.was),
             ("now", "now", correction.now))  # fmt: skip
    for context, key, text in texts:
        if text and edition.say(context, text).state is PhraseState.MISSING:
            yield key
