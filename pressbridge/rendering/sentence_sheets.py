"""The sheet of a release: its sentences in both languages side by side, and its facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import accumulate
from typing import NamedTuple

from pressbridge.fidelity.pair import TextPair, readable_text
from pressbridge.formats.markdown import NumberedPart, TextLine, numbered_parts, words_of
from pressbridge.rendering.fact_views import Citation, SentencePair
from pressbridge.rendering.facts import Fact, FactText, facts_in
from pressbridge.rendering.localizer import Localizer
from pressbridge.rendering.sentence_groups import HEADLINE, Group, subtitles_of
from pressbridge.rendering.views import Article
from pressbridge.words.edition import Edition, Phrase, PhraseState
from pressbridge.words.lang import Lang
from pressbridge.words.model import Release


class SentenceSheet(NamedTuple):
    """What a page knows of its sentences beside its own text."""

    pairs: tuple[SentencePair, ...] = ()
    """All sentences of a translated edition; none of a source, which needs none beside it."""
    facts: tuple[Fact, ...] = ()
    """Only of a release whose translation a person has checked."""
    citations: tuple[Citation, ...] = ()
    """One in the page's language, and one in the other if a person has checked the translation."""
    original: Lang | None = None
    """Language of the source, where the page is a translation."""

    @property
    def has_facts(self) -> bool:
        """Whether a person has checked the translation: there are facts, in files too."""
        return len(self.citations) > 1

    @property
    def has_files(self) -> bool:
        """Whether the files of facts are made from it: it has the sentences of both languages."""
        return self.has_facts and self.original is not None


class Line(NamedTuple):
    """A text of the source and what the edition has for it, in the same parts or as wholes."""

    ours: tuple[NumberedPart, ...]
    theirs: tuple[NumberedPart, ...]
    phrase: Phrase
    our_line: TextLine | None = None
    """None beside the body."""
    their_line: TextLine | None = None


def pairs_of(lines: Sequence[Line], page: Lang) -> tuple[SentencePair, ...]:
    """Return the sentences of a source beside those of its translation into ``page``, in order."""
    return tuple(pair for line in lines for pair in _pairs(line, page))


def facts_of(localizer: Localizer, lines: Sequence[Line]) -> tuple[Fact, ...]:
    """Return the facts of a release, from the lines of its translation."""
    source, lang = localizer.edition.source, localizer.lang
    day = source.date.day if isinstance(source, Release) else None
    texts = [_fact_text(line, lang, day) for line in lines if line.phrase.lang is lang]
    return facts_in(texts, localizer.site_context.register)


def citation_of(localizer: Localizer, article: Article, url: str) -> Citation:
    """Return whom a quotation from an edition names."""
    return Citation(
        lang=localizer.lang,
        organization=article.organization.text,
        title=article.title.text,
        day=article.time.text if article.time else "",
        license=article.license.name if article.license else "",
        url=url,
    )


def lines_of(edition: Edition, groups: Sequence[Group]) -> Iterator[Line]:
    """Yield headline, subtitles and the lines of the body."""
    source = edition.source
    above = [("title", source.title), *(("subtitle", text) for text in subtitles_of(source))]
    for number, (context, text) in enumerate(above, HEADLINE):
        phrase, asked = edition.say(context, text), range(number, number + 1)
        yield Line((NumberedPart(asked, text),), (NumberedPart(asked, phrase.text),), phrase)
    for group in groups:
        if len(group.ours) == len(group.theirs) == 1:
            yield _line(edition, group)
        elif group.theirs:
            yield _whole(edition, group)


def _line(edition: Edition, group: Group) -> Line:
    """Return a line beside its translation, in sentences where both have as many."""
    [mine], [other] = group.ours, group.theirs
    phrase = _phrase(edition, other)
    ours = numbered_parts(mine.marked.text, group.numbers)
    theirs = numbered_parts(phrase.text, group.numbers)
    if len(ours) != len(theirs):
        whole = group.numbers._replace(whole=True)
        ours, theirs = numbered_parts(mine.marked.text, whole), numbered_parts(phrase.text, whole)
    return Line(ours, theirs, phrase, mine, other)


def _phrase(edition: Edition, line: TextLine) -> Phrase:
    """Return what an edition shows for a line of its body."""
    if edition.body_lang is edition.lang:
        return Phrase(line.marked.text, edition.lang, PhraseState.REVIEWED)
    return edition.say(*line.key)


def _whole(edition: Edition, group: Group) -> Line:
    """Return the lines of a part beside those that stand for them."""
    numbers = range(group.numbers.first, group.numbers.first + group.numbers.count)
    ours, theirs = (
        "\n".join(words_of(line.marked.text, line.marked.marks) for line in lines)
        for lines in (group.ours, group.theirs)
    )
    phrase = Phrase(theirs, edition.lang, PhraseState.REVIEWED)
    return Line((NumberedPart(numbers, ours),), (NumberedPart(numbers, theirs),), phrase)


def _pairs(line: Line, page: Lang) -> Iterator[SentencePair]:
    lang = "" if line.phrase.lang is page else str(line.phrase.lang)
    checked = line.phrase.state is not PhraseState.MACHINE
    for mine, other in zip(line.ours, line.theirs, strict=True):
        original, text = _words(mine, line.our_line), _words(other, line.their_line)
        yield SentencePair(mine.numbers[0], original, text, lang, checked)


def _words(part: NumberedPart, line: TextLine | None) -> str:
    return words_of(part.text, line.marked.marks) if line else part.text


def _fact_text(line: Line, lang: Lang, day: date | None) -> FactText:
    ours, theirs = (
        "".join(part.text + part.blank for part in parts) for parts in (line.ours, line.theirs)
    )
    return FactText(
        TextPair(readable_text(ours), readable_text(theirs), lang, day=day),
        _ends(line.ours),
        _ends(line.theirs),
        [part.numbers[0] for part in line.ours],
    )


def _ends(parts: Sequence[NumberedPart]) -> list[int]:
    """Return where each part of a text ends in its readable form."""
    return list(accumulate(len(readable_text(part.text)) + len(part.blank) for part in parts))
