"""Links and pictures of a source's bodies, and the sources that it names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pressbridge.formats.markdown import Reference, parse
from pressbridge.words.model import HandTranslation, Release, Source
from pressbridge.words.targets import Target, TargetKind, slug_in, target_of


class BodyReference(NamedTuple):
    """A link or picture of a body."""

    path: str
    """The Markdown file, relative to the root."""
    line: int
    """Line of the file, from 1."""
    reference: Reference
    target: Target


def body_references(source: Source, hand: HandTranslation | None) -> Iterator[BodyReference]:
    """Yield the links and pictures of a source and of the translation that a person wrote."""
    bodies = [(source.path, source.body, source.body_line, source.lang)]
    if hand:
        bodies.append((hand.path, hand.body, hand.body_line, hand.lang))
    for path, body, first, lang in bodies:
        for reference in parse(body, lang).references:
            target = target_of(reference.target, source)
            yield BodyReference(path, first + reference.line - 1, reference, target)


def named_slugs(source: Source, references: Iterable[BodyReference]) -> tuple[str, ...]:
    """Return the slugs of the sources that a source calls related or links to, each once."""
    related = source.related if isinstance(source, Release) else ()
    targets = (found.target for found in references)
    named = (slug_in(one.value) for one in targets if one.kind is TargetKind.SOURCE)
    return tuple(dict.fromkeys((*related, *named)))
