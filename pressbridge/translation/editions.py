"""Editions made from sources: each text with its best publishable translation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pressbridge.fidelity.pair import readable_text
from pressbridge.fidelity.speech_level import mixed_speech_levels as register_of_page
from pressbridge.register.lookup import Register
from pressbridge.translation.catalog import Catalog
from pressbridge.translation.mark_alignment import place_marks
from pressbridge.translation.name_masking import Naming
from pressbridge.translation.phrase_lookup import LookupResult, look_up
from pressbridge.translation.reviews import Review, review_of
from pressbridge.translation.segments import Segment, segments, untranslated_code
from pressbridge.words.edition import Edition, EditionStatus, Phrase, PhraseState, SegmentKey
from pressbridge.words.model import Release, Source, TranslationPolicy
from pressbridge.words.problems import Problem, said, warning
from pressbridge.words.text import without_marks


def source_edition(source: Source) -> Edition:
    """Return the edition in the language that the source was written in."""
    return Edition(
        source=source,
        lang=source.lang,
        status=EditionStatus.SOURCE,
        phrases={},
        body=source.body,
        body_lang=source.lang,
    )


def translated_edition(  # noqa: PLR0913 - what an edition consists of
    source: Source,
    catalog: Catalog,
    wanted: Sequence[Segment],
    *,
    policy: TranslationPolicy,
    naming: Naming,
    named: Mapping[SegmentKey, Phrase],
) -> tuple[Edition, tuple[Problem, ...]]:
    """Return the edition that a catalog gives, and what is wrong with its entries.

    Only reviewed texts, and under ``publish`` a machine's in which no hard check found anything,
    are shown; stale and failed ones never. ``named`` are the texts that the register knows as a
    whole.
    """
    found = look_up(catalog, wanted, policy, naming)
    problems = list(found.problems)
    mixed = register_of_page(_prose(found), catalog.lang)
    if mixed:
        hint = said("choose one of the two for the whole page")
        problems.append(warning(mixed.check, catalog.path, None, mixed.message, hint))
    missing = found.missing + untranslated_code(source)
    last = _last_review(catalog, wanted)
    edition = Edition(
        source=source,
        lang=catalog.lang,
        status=_status(found, missing),
        phrases={**found.phrases, **named},
        body=source.body,
        body_lang=source.lang,
        missing=missing,
        checked_on=last.day if last else None,
        checked_by=last.name if last and policy.names_reviewers else "",
    )
    return edition, tuple(problems)


def _last_review(catalog: Catalog, wanted: Sequence[Segment]) -> Review | None:
    """Return the last approval of a passage; among those of one day, of the last on the page."""
    entries = filter(None, map(catalog.find, wanted))
    reviews = [review for review in map(review_of, entries) if review]
    return max(reversed(reviews), key=lambda one: one.day, default=None)


def _prose(found: LookupResult) -> Iterator[str]:
    """Yield the paragraphs of the page."""
    for (context, _), phrase in found.phrases.items():
        if context in ("", "paragraph"):
            yield readable_text(phrase.text)


def _status(found: LookupResult, missing: int) -> EditionStatus:
    """Return what the edition says of itself: reviewed only if a person has checked all of it."""
    unchecked = any(phrase.state is PhraseState.MACHINE for phrase in found.phrases.values())
    return EditionStatus.MACHINE if unchecked or missing else EditionStatus.REVIEWED


def named_phrases(source: Source, register: Register) -> dict[SegmentKey, Phrase]:
    """Return the texts of a source that are, as a whole, names in the register."""
    day = source.date.day if isinstance(source, Release) else None
    other = source.lang.other
    found = (
        (segment, register.whole_name(without_marks(segment.text), source.lang, day))
        for segment in segments(source)
    )
    return {
        segment.key: Phrase(
            place_marks(segment.text, name, lambda _: ()).text, other, PhraseState.SOURCE
        )
        for segment, name in found
        if name
    }
