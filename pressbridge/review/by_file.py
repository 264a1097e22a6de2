"""Review by file: a sheet goes out as one HTML page, its answers come back as a small file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pressbridge.compiling.context import PressRoom
from pressbridge.desk import page
from pressbridge.messages import desk_texts
from pressbridge.review.answers import TakenIn, files_of, take_in
from pressbridge.review.opened import NotReviewable, open_room, open_source
from pressbridge.review.plain import in_each_language
from pressbridge.review.sheet import sheet_of
from pressbridge.run import Options, UsageProblem
from pressbridge.words.lang import Lang
from pressbridge.words.problems import Problem, Said, error, said
from pressbridge.words.vocabulary import did_you_mean
from pressbridge.world.files import exists, write_atomic


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
            raise UsageProblem(said("--export: {fault}", fault=wrong.message)) from None
        return "", (wrong.problem,)
    # It opens in the language of the browser; if that is another, whoever reviews reads this one.
    shown = in_each_language(sheet_of(opened, ui=str(opened.lang)).as_data())
    assert isinstance(shown, dict)
    if not exists(file.parent):  # a slip of the hand makes no folders
        fault = said('there is no folder "{path}"', path=str(file.parent))
        raise UsageProblem(said("--export: {fault}", fault=fault))
    write_atomic(file, page(shown, desk_texts()).encode())
    return path, ()


def _named(room: PressRoom, name: str) -> tuple[str, str]:
    """Return the path of a source, and the language that was named; empty for none."""
    slug, _, lang = name.rpartition(".")
    if lang not in {*Lang}:
        slug, lang = name, ""
    paths = {place.slug: place.path for place in room.places.values()}
    if slug not in paths:
        near = did_you_mean(slug, paths)
        fault = said('there is no release or page "{path}"', path=slug)
        if near:
            fault = said("{message}: {hint}", message=fault, hint=near)
        raise UsageProblem(said("--export: {fault}", fault=fault))
    return paths[slug], lang


def take_in_all(options: Options, given: tuple[Path, ...]) -> tuple[TakenIn, ...]:
    """Take in files of answers, and all that lie in folders. Raises Busy."""
    found: list[TakenIn] = []
    for one in given:
        try:
            found += (take_in(options, file) for file in files_of(one))
        except OSError:
            message = said("the folder cannot be read")
            found.append(TakenIn(str(one), problems=(error("review", str(one), None, message),)))
    return tuple(found)


def lines(taken: TakenIn) -> Iterator[Said]:
    """Yield what was done with a file of answers, for people."""
    if not taken.path:
        return
    template = _PARTLY if taken.left else _WHOLLY
    values = {"file": taken.file, "path": taken.path, "name": taken.name}
    yield said(template, n=taken.taken, left=taken.left, **values)


_WHOLLY = said("{file}: {n} passages of {path}, reviewed by {name}")
_PARTLY = said("{file}: {n} passages of {path}, reviewed by {name}; {left} not taken")
