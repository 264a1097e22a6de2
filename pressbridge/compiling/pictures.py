"""The pictures that the pages of a source show: where each is named, and what an editor is told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from pressbridge.formats.markdown import Reference
from pressbridge.rendering.localizer import file_size
from pressbridge.words.model import Source
from pressbridge.words.problems import Problem, said, warning
from pressbridge.words.targets import Target

HEAVY = 1_000_000
"""Bytes of a picture above which the editor is told what readers load."""


class BodyReference(NamedTuple):
    """A link or picture of a body."""

    path: str
    """The Markdown file, relative to the root."""
    line: int
    """Line of the file, from 1."""
    reference: Reference
    target: Target


class Mention(NamedTuple):
    """One place in which a source shows a picture."""

    path: str
    line: int
    alt: str
    """What the picture shows, in words; empty if nobody wrote it."""
    example: str
    """How the words are written there, for a hint."""


def mentions(
    source: Source, references: Iterable[BodyReference]
) -> Mapping[str, Sequence[Mention]]:
    """Return the places in which each picture of a source is shown; the front matter first."""
    found: defaultdict[str, list[Mention]] = defaultdict(list)
    for image in source.images:
        found[image.file].append(Mention(source.path, image.line, image.alt, "alt: 시장 입구"))
    for path, line, reference, target in references:
        if reference.kind == "image":
            example = f"![시장 입구]({reference.target})"
            found[target.value].append(Mention(path, line, reference.alt, example))
    return found


def place_warning(path: str, file: str) -> Problem:
    """Return the warning for a file that goes out as it is and says where a photograph was."""
    message = said(
        '"{file}" says where a photograph in it was taken, and is published as it is', file=file
    )
    hint = said("save the photograph as JPEG or PNG, or take the place out of it")
    return warning("tells-place", path, None, message, hint)


def picture_warnings(file: str, size: int, shown: Sequence[Mention]) -> Iterator[Problem]:
    """Yield what an editor is told of a picture that can be shown; ``size`` is in bytes."""
    for one in shown:
        if not one.alt:
            message = said(
                'the picture "{file}" is not described for people who cannot see it', file=file
            )
            hint = said("write what can be seen:  {example}", example=one.example)
            yield warning("missing-alt", one.path, one.line, message, hint)
    if shown and size > HEAVY:
        message = said(
            '"{file}" has {size}, and every reader loads all of it',
            file=file,
            size=file_size(size),
        )
        hint = said("save it for the web: about 1600 pixels wide, below 1 MB")
        yield warning("heavy-picture", shown[0].path, shown[0].line, message, hint)
