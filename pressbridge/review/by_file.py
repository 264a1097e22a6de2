"""Review by file: a sheet goes out as one HTML page, its answers come back as a small file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pressbridge.compiling.context import PressRoom
from pressbridge.desk import page
from pressbridge.messages import desk_texts
from pressbridge.review.answers import TakenIn, files_of, take_in
from pressbridge.review.opened import NotReviewable, open_room, open_source
from pressbridge.review.sheet import sheet_of
from pressbridge.run import Options, UsageProblem
from pressbridge.words.problems import Problem, error
from pressbridge.words.vocabulary import did_you_mean
from pressbridge.world.files import write_atomic


def export(options: Options, name: str, file: Path) -> tuple[str, tuple[Problem, ...]]:
    """Write the page with which a source is reviewed; return the source's path.

    ``name`` is SLUG or SLUG.LANG. Raises UsageProblem where there is nothing of this name, and
    OSError.
    """
    room, problems = open_room(options)
    if room is None:
        return "", problems
    path, lang = _named(room, name)
    try:
        opened = open_source(room, path, lang)
    except NotReviewable as wrong:
        if wrong.problem is None:
            raise UsageProblem(f"--export: {wrong}") from None
        return "", (wrong.problem,)
    # Whoever reviews a translation reads its language.
    sheet = sheet_of(opened, ui=str(opened.lang)).as_data()
    assert isinstance(sheet, dict)
    write_atomic(file, page(sheet, desk_texts()).encode())
    return path, ()


def _named(room: PressRoom, name: str) -> tuple[str, str]:
    """Return the path of a source, and the language that was named; empty for none."""
    slug, _, lang = name.partition(".")
    paths = {place.slug: place.path for place in room.places.values()}
    if slug not in paths:
        near = did_you_mean(slug, paths)
        raise UsageProblem(
            f'--export: there is no release or page "{slug}"{" — " * bool(near)}{near}'
        )
    return paths[slug], lang


def take_in_all(options: Options, given: tuple[Path, ...]) -> tuple[TakenIn, ...]:
    """Take in files of answers, and all that lie in folders. Raises Busy."""
    found: list[TakenIn] = []
    for one in given:
        try:
            found += (take_in(options, file) for file in files_of(one))
        except OSError:
            message = "the folder cannot be read"
            found.append(TakenIn(str(one), problems=(error("review", str(one), None, message),)))
    return tuple(found)


def lines(taken: TakenIn) -> Iterator[str]:
    """Yield what was done with a file of answers, for people."""
    if not taken.path:
        return
    by = f"{taken.file}: {taken.taken} passages of {taken.path}, reviewed by {taken.name}"
    yield f"{by}; {taken.left} not taken" if taken.left else by
