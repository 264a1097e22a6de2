"""Which texts of a press room may not be seen outside, and where they show (docs/engines.md)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from datetime import datetime
from typing import NamedTuple

from pressbridge.formats.markdown import parse
from pressbridge.translation.catalog import Catalog
from pressbridge.translation.segments import Segment, texts_with_code
from pressbridge.translation.sending_rules import is_secret, survives_withdrawal
from pressbridge.words.hidden_texts import HiddenText, HiddenTexts, TextKind, sentences_across_texts
from pressbridge.words.letters import letters_of
from pressbridge.words.model import HandTranslation, Source
from pressbridge.words.visibility import as_of, is_withdrawn

_KINDS = {
    **dict.fromkeys(("title", "subtitle"), TextKind.HEADLINE),
    **dict.fromkeys(("heading", "item", "cell", "attachment", "link-title"), TextKind.PHRASE),
    **dict.fromkeys(("organization", "department", "role", "dateline"), TextKind.NAME),
}
"""Kind of a hidden text by its context; all others are sentences."""

_BODY = frozenset({"paragraph", "heading", "item", "cell", "footnote"})


class SourceTexts(NamedTuple):
    """A source with its translations: all that is said in it, in both languages."""

    source: Source
    catalog: Catalog | None = None
    hand: HandTranslation | None = None
    names: AbstractSet[tuple[str, str]] = frozenset()
    """Keys of texts that are registered names as a whole."""


def withheld_texts(told: SourceTexts, now: datetime) -> Iterator[HiddenText]:
    """Yield what of a source may not be seen outside at a moment; nothing of a public one.

    All of a source that is secret; of a withdrawn one what was taken back; of others what is yet to
    come, such as a correction that is dated tomorrow. Each with its translations.
    """
    wholly = is_secret(told.source, now) or is_withdrawn(told.source, now)
    if wholly or as_of(told.source, now) is not told.source:  # else it is not even parsed
        yield from texts_to_hide(told, _seen(told.source, now), wholly=wholly)


def texts_to_hide(
    told: SourceTexts, seen: AbstractSet[Segment] = frozenset(), *, wholly: bool = True
) -> Iterator[HiddenText]:
    """Yield all that a source says, in both languages, but for what may be ``seen`` of it.

    ``wholly`` for a source of which nothing else stands: also what it said once.
    """
    texts = [one for one in texts_with_code(told.source) if one[0] not in seen]
    shown = {
        letters_of(segment.text) for segment in seen
    }  # what readers may see is no secret elsewhere
    yield from (one for one in _said(told, texts) if letters_of(one.text) not in shown)
    yield from _translations(told, {segment.key for segment, _, _ in texts}, wholly=wholly)


def _seen(source: Source, now: datetime) -> frozenset[Segment]:
    """Return the texts of a source that may be seen outside."""
    if is_secret(source, now):
        return frozenset()
    found = (segment for segment, _, _ in texts_with_code(as_of(source, now)))
    return frozenset(
        segment for segment in found if survives_withdrawal(source, segment.context, now)
    )


def _kind(context: str, *, name: bool = False) -> TextKind:
    return TextKind.NAME if name else _KINDS.get(context, TextKind.SENTENCE)


def _said(told: SourceTexts, texts: Iterable[tuple[Segment, str, str]]) -> Iterator[HiddenText]:
    """Yield what the source says itself."""
    body = []
    for segment, kind, said in texts:
        yield HiddenText(said, _kind(kind, name=segment.key in told.names), told.source.path)
        if kind in _BODY:
            body.append(said)
    for text, kind_of in sentences_across_texts(body):
        yield HiddenText(text, kind_of, told.source.path)


def _translations(
    told: SourceTexts, withheld: AbstractSet[tuple[str, str]], *, wholly: bool
) -> Iterator[HiddenText]:
    """Yield how the other language says it, and, if nothing stands, what it said once."""
    path = told.source.path
    for entry in told.catalog.file.entries if told.catalog else ():
        old = wholly and entry.obsolete
        if entry.key in withheld or old:
            kind = _kind(entry.msgctxt, name=entry.key in told.names)
            olds = (entry.msgid if old else "", entry.previous or "")
            yield from (HiddenText(text, kind, path) for text in (entry.msgstr, *olds) if text)
    if told.hand:
        yield from _by_hand(told.hand, {context for context, _ in withheld}, wholly=wholly)


def _by_hand(
    hand: HandTranslation, contexts: AbstractSet[str], *, wholly: bool
) -> Iterator[HiddenText]:
    """Yield what a translation by hand says in these contexts, or with all of its body."""
    said = [("title", hand.title), ("summary", hand.summary), ("withdrawn", hand.withdrawn)]
    said += [("subtitle", text) for text in hand.subtitle]
    said += [("alt", alt) for _, alt, _ in hand.captions]
    said += [("caption", caption) for _, _, caption in hand.captions]
    said += [("attachment", title) for _, title in hand.attachment_titles]
    for texts in hand.corrections:
        said += zip(("correction", "was", "now"), texts, strict=True)
    for context, text in said:
        if text and context in contexts:
            yield HiddenText(text, _kind(context), hand.path)
    if wholly:
        passages = parse(hand.body, hand.lang).passages_with_code
        yield from (HiddenText(one.text, _kind(one.kind), hand.path) for one in passages)
        lines = sentences_across_texts(one.text for one in passages if one.kind in _BODY)
        yield from (HiddenText(text, kind, hand.path) for text, kind in lines)


def segments_showing(source: Source, hidden: HiddenTexts) -> frozenset[Segment]:
    """Return the texts of a source in which something hidden shows, also if only a part of it."""
    texts = list(texts_with_code(source))
    hits = hidden.found_in([said for _, _, said in texts])
    return frozenset(texts[at][0] for hit in hits for at in range(hit.first, hit.last + 1))
