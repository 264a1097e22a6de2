"""The pictures that the pages of a source show: where each is named, and what an editor is told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from pressbridge.compiling.body_references import BodyReference
from pressbridge.compiling.entry import CheckedFile, Made
from pressbridge.rendering.localizer import file_size
from pressbridge.rendering.site_context import FileInfo
from pressbridge.words.model import Source
from pressbridge.words.problems import Problem, error, said, warning
from pressbridge.words.targets import as_typed
from pressbridge.world import why
from pressbridge.world.pictures import NotAPictureError
from pressbridge.world.pictures.recipes import is_too_large_to_resize, may_have_renditions

HEAVY = 1_000_000
"""Bytes of a picture above which the editor is told what readers load."""


SMALLER = said("save it for the web: about 1600 pixels wide, below 1 MB")


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
            example = f"![시장 입구]({as_typed(reference.target)})"
            found[target.value].append(Mention(path, line, reference.alt, example))
    return found


def wanted_of(source: Source, file: str, places: Sequence[Mention], *, is_seen: bool) -> Made:
    """Return what is to be made of a file of a source: nothing, unless readers see it."""
    if not places or not is_seen:
        return Made.NOTHING
    return Made.SHARE if source.images and source.images[0].file == file else Made.SIZES


def file_error(
    path: str, line: int | None, file: str, wrong: OSError | NotAPictureError
) -> Problem:
    """Return the problem of a picture that cannot be shown, or a file that cannot be read."""
    if isinstance(wrong, NotAPictureError):
        message = said('"{file}" {fault}', file=file, fault=wrong.reason)
        return error("picture", path, line, message, wrong.hint)
    message = said('"{file}" cannot be read: {why}', file=file, why=why(wrong))
    return error("file", path, line, message)


def file_warnings(
    path: str, file: str, found: CheckedFile, shown: Sequence[Mention]
) -> Iterator[Problem]:
    """Yield what an editor is told of a file that readers can have; ``path`` is its source."""
    yield from _picture_warnings(file, found.info, shown)
    if found.tells_place:
        message = said(
            '"{file}" says where a photograph in it was taken, and is published as it is', file=file
        )
        hint = said("save the photograph as JPEG or PNG, or take the place out of it")
        yield warning("tells-place", path, None, message, hint)


def _picture_warnings(file: str, info: FileInfo, shown: Sequence[Mention]) -> Iterator[Problem]:
    """Yield what an editor is told of a picture that can be shown."""
    for one in shown:
        if not one.alt:
            message = said(
                'the picture "{file}" is not described for people who cannot see it', file=file
            )
            hint = said("write what can be seen:  {example}", example=one.example)
            yield warning("missing-alt", one.path, one.line, message, hint)
    if not shown or may_have_renditions(file, info.width, info.height):
        return
    if is_too_large_to_resize(file, info.width, info.height):
        message = said(
            '"{file}" has {pixels} megapixels: nothing smaller is made of it, and every reader '
            "loads all of it",
            file=file,
            pixels=round(info.width * info.height / 1_000_000),
        )
        yield warning("heavy-picture", shown[0].path, shown[0].line, message, SMALLER)
    elif info.bytes > HEAVY:
        message = said(
            '"{file}" has {size}, and every reader loads all of it',
            file=file,
            size=file_size(info.bytes),
        )
        yield warning("heavy-picture", shown[0].path, shown[0].line, message, SMALLER)
