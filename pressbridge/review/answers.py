"""Answers of a review by file: what somebody filled in elsewhere, taken into the catalogs.

A file of answers comes by mail or through GitHub. It may be old, damaged or another's: each passage
is taken only if it is what the sender saw, and whatever is not taken is said, with both texts.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from pressbridge.reading.content_files import CONTENT, REVIEWS
from pressbridge.review.edits import Do, Edit
from pressbridge.review.opened import NotReviewable
from pressbridge.review.plain import plain
from pressbridge.review.requests import (
    BadRequest,
    SaveRequest,
    edits_in,
    json_in,
    language_in,
    parts_of,
    reviewer_name,
    text_in,
)
from pressbridge.review.save import Saved, save
from pressbridge.review.sheet import Passage
from pressbridge.run import Options
from pressbridge.words.moments import ZONE, parse_moment
from pressbridge.words.problems import Problem, Said, error, quoted, said, warning
from pressbridge.words.text import excerpt, without_marks
from pressbridge.world import files, why
from pressbridge.world.below import Below, entries, read_bytes, remove, stamp

LONGEST_FILE = 5_000_000
"""Bytes of a file of answers: a release has some thousands of characters."""
_FIRST_YEAR = 2020
"""What was made before is of a clock that stands, or of nobody: there was no Pressbridge."""
_NEEDED = ("pressbridge", "version", "path", "to", "name", "made", "edits")


class Answers(NamedTuple):
    """A file of answers, as it was read."""

    request: SaveRequest
    made: datetime
    """Moment at which the reviewer finished."""


class TakenIn(NamedTuple):
    """Result of taking in one file of answers."""

    file: str
    path: str = ""
    """The source; empty if the file could not be read."""
    to: str = ""
    name: str = ""
    """Name of the reviewer."""
    taken: int = 0
    """Number of passages that are in the catalog now as they were sent."""
    left: int = 0
    """Number of passages that were not taken."""
    removed: bool = False
    """Whether the file was removed, because all of it was taken."""
    problems: tuple[Problem, ...] = ()

    def as_data(self) -> object:
        """Return the result, without its problems, as JSON can hold it."""
        data = plain(self._replace(problems=()))
        assert isinstance(data, dict)
        return {name: value for name, value in data.items() if name != "problems"}


def answers_in(data: bytes) -> Answers:
    """Read a file of answers. Raises BadRequest."""
    parts = parts_of(json_in(data, LONGEST_FILE), said("the file"), _NEEDED)
    version = parts["version"]
    if parts["pressbridge"] != "review" or isinstance(version, bool) or version != 1:
        raise BadRequest(said("this is no file of answers that this Pressbridge can read"))
    try:
        made = parse_moment(text_in(parts, "made", 40)).at
    except ValueError as wrong:
        raise BadRequest(wrong.args[0]) from None
    if made.year < _FIRST_YEAR:
        raise BadRequest(said("nobody reviewed anything here in the year {year}", year=made.year))
    request = SaveRequest(
        path=text_in(parts, "path", 1_000),
        to=language_in(parts),
        name=reviewer_name(text_in(parts, "name", 400)),
        edits=edits_in(parts["edits"]),
    )
    return Answers(request, made)


def files_of(given: Path) -> tuple[Path, ...]:
    """Return a file, or the files of answers in a folder. Raises OSError."""
    if not given.is_dir():
        return (given,)
    return tuple(given / name for name in entries(given) if name.endswith(".json"))


def take_in(options: Options, file: Path) -> TakenIn:
    """Take the answers of one file into its catalog; say what was not taken, and why.

    A file in ``content/reviews`` is removed once all of it is taken. Raises Busy.
    """
    name = _shown(options.root, file)
    inside = _inside(options.root, file)
    try:
        answers = answers_in(_bytes_of(file, inside))
        day = _day(answers.made, options.now)
        done = save(options, answers.request, day, from_file=True)
    except (BadRequest, NotReviewable) as wrong:
        return TakenIn(name, left=1, problems=(error("review", name, None, wrong.message, _ASK),))
    except OSError as wrong:
        message = said("it cannot be taken in: {why}", why=why(wrong))
        return TakenIn(name, left=1, problems=(error("review", name, None, message),))
    request = answers.request
    left = len(done.conflicts) + len(done.refused)
    if inside and not left:
        remove(inside)
    return TakenIn(
        file=name,
        path=request.path,
        to=request.to,
        name=request.name,
        taken=len(done.saved),
        left=left,
        removed=inside is not None and not left,
        problems=tuple(_problems(name, request, done)),
    )


_ASK = said("nothing was changed; ask the sender for the file that the review page saves")


def _shown(root: Path, file: Path) -> str:
    """Return how a file is called in messages: relative to the root if it lies there."""
    return file.relative_to(root).as_posix() if file.is_relative_to(root) else str(file)


def _inside(root: Path, file: Path) -> Below | None:
    """Return the place of a file of answers that waits in the content; None for any other."""
    content = (root / CONTENT).absolute()
    whole = file.absolute()
    is_one = whole.parent == content / REVIEWS and whole.suffix == ".json"
    return Below(content, f"{REVIEWS}/{whole.name}") if is_one else None


def _bytes_of(file: Path, inside: Below | None) -> bytes:
    """Return the bytes of a file that is not too large to be one. Raises BadRequest and OSError."""
    if files.is_special(file):  # reading it would wait for ever
        raise BadRequest(said("it is no file, but a device or a pipe"))
    size = (stamp(inside) if inside else files.stamp(file)).size
    if size > LONGEST_FILE:
        raise BadRequest(said("the file has more than {n} MB", n=LONGEST_FILE // 1_000_000))
    return read_bytes(inside) if inside else files.read_bytes(file)


def _day(made: datetime, now: datetime) -> date:
    """Return the day of the review; another's clock may be wrong, but nothing is done tomorrow."""
    return min(made, now).astimezone(ZONE).date()


def _problems(file: str, request: SaveRequest, done: Saved) -> Iterator[Problem]:
    """Yield what a person is to know: what was not taken, and what was found in what was."""
    sent = {edit.key: edit for edit in request.edits}
    for passage in done.conflicts:
        message = said(
            "{text}: the translation was changed meanwhile and stays", text=_quoted(passage.source)
        )
        yield warning("review-conflict", file, None, message, _both(passage, sent[passage.key]))
    for refusal in done.refused:
        text = sent[refusal.key].text
        template = _NOT_TAKEN if text else _PASSAGE_NOT_TAKEN
        message = said(template, text=_quoted(text), why=refusal.message)
        yield warning("review-refused", file, None, message)
    catalog = f"{request.path.removesuffix('.md')}.{request.to}.po"
    for passage in done.passages:
        if sent[passage.key].do is Do.APPROVE and any(one.hard for one in passage.findings):
            message = said(_NOT_APPROVED, text=_quoted(passage.source))
            yield warning("review-not-approved", catalog, None, message, _DECIDE)
        for finding in passage.findings:
            message = said(
                "{text}: {message}", text=_quoted(passage.source), message=finding.message
            )
            yield warning(finding.check, catalog, None, message, hard=finding.hard)


_NOT_APPROVED = said("{text}: the translation was taken in, but not approved")
_DECIDE = said("correct it, or say at the desk why it is right, and approve it there")
_NOT_TAKEN = said("{text} was not taken: {why}")
_PASSAGE_NOT_TAKEN = said("a passage was not taken: {why}")


def _both(passage: Passage, edit: Edit) -> Said:
    now = _quoted(passage.text) if passage.text else said("nothing")
    if edit.do == "reject":
        return said(
            "it says {now} now, the reviewer wants no translation: choose one of them", now=now
        )
    return said(
        "it says {now} now, the reviewer wrote {sent}: choose one of them",
        now=now,
        sent=_quoted(edit.text),
    )


def _quoted(text: str) -> Said:
    return quoted(f"“{excerpt(without_marks(text), 60)}”")
