"""A Markdown file in two: the fields between two ``---`` lines, and the body below them."""

from __future__ import annotations

from typing import NamedTuple

from pressbridge.words.problems import Problem, error, said

FENCE = "---"
SHAPE = said('begin the file with a line "---", the fields, and another line "---"')


class Parts(NamedTuple):
    """The two parts of a file, each with the line of the file at which it begins."""

    head: str
    head_line: int
    body: str
    body_line: int


def split(text: str, path: str) -> tuple[Parts | None, tuple[Problem, ...]]:
    """Split a file. Only the first two ``---`` lines count: one in the body is a rule."""
    if not text.strip():
        return None, (error("empty-file", path, None, said("the file is empty"), SHAPE),)
    lines = text.split("\n")
    first = next(number for number, line in enumerate(lines) if line.strip())
    if not _is_fence(lines[first]):
        message = said('the fields are missing: the file does not begin with "---"')
        return None, (error("no-front-matter", path, first + 1, message, SHAPE),)
    last = next((n for n in range(first + 1, len(lines)) if _is_fence(lines[n])), None)
    if last is None:
        message = said('the fields that begin here are not closed by a line "---"')
        hint = said('write a line "---" between the fields and the text')
        return None, (error("open-front-matter", path, first + 1, message, hint),)
    head, body = lines[first + 1 : last], lines[last + 1 :]
    return Parts("\n".join(head) + "\n", first + 2, "\n".join(body), last + 2), ()


def _is_fence(line: str) -> bool:
    return line.rstrip() == FENCE
