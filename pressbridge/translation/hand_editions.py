"""Hand translations: editions that a person wrote as a whole (``SLUG.ja.md``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import zip_longest

from pressbridge.fidelity import figures, names
from pressbridge.fidelity.pair import TextPair, readable_text
from pressbridge.formats.markdown import parse
from pressbridge.translation.hand_places import HandPlaces
from pressbridge.translation.name_masking import Naming
from pressbridge.translation.segments import segments, source_digest, texts_with_code
from pressbridge.words.edition import Edition, EditionStatus, Phrase, PhraseState, SegmentKey
from pressbridge.words.model import HandTranslation, Release, Source
from pressbridge.words.problems import COMMAND, Problem, said, warning

_INHERITED = frozenset({"dateline", "organization"})
"""Contexts that a hand translation may leave out; it brings all other texts beside its body."""


def hand_edition(
    written: Source,
    hand: HandTranslation,
    named: Mapping[SegmentKey, Phrase],
    naming: Naming,
    shown: Source | None = None,
) -> tuple[Edition, tuple[Problem, ...]]:
    """Return the edition that a person wrote as a whole, and whether it is behind its source.

    ``shown`` is the source without what is yet to come. The translation was made from all of it.
    """
    source = shown or written
    handed = _handed(written, hand)
    said = {
        key: Phrase(text, hand.lang, PhraseState.REVIEWED) for key, text in handed.items() if text
    }
    stale = bool(hand.of) and hand.of != source_digest(written)
    edition = Edition(
        source=source,
        lang=hand.lang,
        status=EditionStatus.REVIEWED,
        phrases={**named, **said},
        body=hand.body,
        body_lang=hand.lang,
        missing=_lacking(source, handed),
        stale=stale,
        by_hand=True,
    )
    problems = (
        *_hand_problems(written, hand, stale=stale),
        *_differences(written, edition, hand, naming),
    )
    return edition, problems


def lacking_texts(source: Source, hand: HandTranslation) -> int:
    """Count the texts beside the body that a hand translation should have and does not have."""
    return _lacking(source, _handed(source, hand))


def _lacking(source: Source, handed: Mapping[SegmentKey, str]) -> int:
    wanted = {segment.key for segment in segments(source)}
    lacking = (key for key, text in handed.items() if not text and key in wanted)
    return sum(key[0] not in _INHERITED for key in lacking)


def _handed(source: Source, hand: HandTranslation) -> dict[SegmentKey, str]:
    """Return what a hand translation has for each text beside the body; empty for nothing."""
    handed: dict[SegmentKey, str] = {}
    for key, text in _hand_texts(source, hand):
        handed[key] = text or handed.get(key, "")
    return handed


def _differences(
    source: Source, edition: Edition, hand: HandTranslation, naming: Naming
) -> Iterator[Problem]:
    """Compare the figures and names of the two texts as wholes: a person orders them freely.

    Figures that stand alone, as in the cells of a table, need no translation, but are compared too.
    Both texts are whole: with the corrections that are yet to come.
    """
    body = parse(source.body, source.lang).passages
    within = {passage.key for passage in body}
    wanted = {*edition.phrases, *(segment.key for segment in segments(source))} - within
    before = [segment.text for segment, _, _ in texts_with_code(source) if segment.key in wanted]
    before += [passage.text for passage in body]
    after = [phrase.text for phrase in edition.phrases.values()]
    after += [passage.text for passage in parse(hand.body, hand.lang).passages]
    pair = TextPair(
        "\n".join(map(readable_text, before)),
        "\n".join(map(readable_text, after)),
        hand.lang,
        day=naming.day,
    )
    hard = [
        found
        for found in (*figures.findings(pair), *names.findings(pair, naming.register))
        if found.hard
    ]
    if not hard:
        return
    places = HandPlaces(source, hand)
    for found in hard:
        line, of_source = places.find(found.message)
        at = f"{source.path}:{of_source}" if of_source else source.path
        hint = said("compare it with {at}, and correct the one that is wrong", at=at)
        yield warning(found.check, hand.path, line, found.message, hint, hard=True)


def _hand_texts(source: Source, hand: HandTranslation) -> Iterator[tuple[SegmentKey, str]]:
    """Yield the texts beside the body and what the translation has for each, maybe nothing."""
    pairs = [("title", source.title, hand.title), ("summary", source.summary, hand.summary)]
    if isinstance(source, Release):
        subtitles = zip_longest(source.subtitle, hand.subtitle, fillvalue="")
        pairs += [("subtitle", text, said) for text, said in subtitles]
        pairs += [
            ("dateline", source.dateline, hand.dateline),
            ("organization", source.organization.in_lang(source.lang), hand.organization),
            *_hand_corrections(source, hand),
        ]
        if source.withdrawn:
            pairs.append(("withdrawn", source.withdrawn.reason, hand.withdrawn))
    captions = {file: (alt, caption) for file, alt, caption in hand.captions}
    for image in source.images:
        alt, caption = captions.get(image.file, ("", ""))
        pairs += [("alt", image.alt, alt), ("caption", image.caption, caption)]
    titles = dict(hand.attachment_titles)
    pairs += [("attachment", item.title, titles.get(item.file, "")) for item in source.attachments]
    yield from (((context, text), said) for context, text, said in pairs if text)


def _hand_corrections(release: Release, hand: HandTranslation) -> Iterator[tuple[str, str, str]]:
    """Yield the texts of the corrections, which a translation has in the order of the source."""
    said = zip_longest(release.corrections, hand.corrections[: len(release.corrections)])
    for correction, (text, was, now) in ((c, texts or ("", "", "")) for c, texts in said):
        yield "correction", correction.text, text
        yield "was", correction.was, was
        yield "now", correction.now, now


def _hand_problems(source: Source, hand: HandTranslation, *, stale: bool) -> Iterator[Problem]:
    accept = said(
        "when it says the same as {path}, run: {command}",
        path=source.path,
        command=f"{COMMAND} translate --accept {source.slug}",
    )
    if stale:
        message = said("the source has changed since this translation was made")
        yield warning("hand-stale", hand.path, hand.lines.of, message, accept)
    elif not hand.of:
        message = said("it is not recorded which text of the source this translation was made from")
        yield warning("hand-unrecorded", hand.path, 1, message, accept)
