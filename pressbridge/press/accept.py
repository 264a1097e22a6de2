"""``translate --accept SLUG``: record that a hand translation says what its source says now."""

from __future__ import annotations

import re
from pathlib import Path

from pressbridge.formats.encoding import decode
from pressbridge.press.options import UsageProblem
from pressbridge.press.room import read_room
from pressbridge.translation.segments import source_digest
from pressbridge.words.problems import Problem, did_you_mean, has_errors
from pressbridge.world.files import on_disk, read_bytes, write_atomic

_OF = re.compile(r"^of\s*:.*$", re.MULTILINE)


def accept(root: Path, slug: str) -> tuple[str, tuple[Problem, ...]]:
    """Write the source's digest into ``of:`` of its hand translation.

    Returns the path of the translation, empty if there are errors. Raises UsageProblem if there is
    no such translation.
    """
    room, problems = read_room(root)
    if room is None or has_errors(problems):
        return "", problems
    sources = {source.slug: source for source in room.content.sources}
    if slug not in sources:
        near = did_you_mean(slug, sources)
        raise UsageProblem(
            f'--accept: there is no release or page "{slug}"{" — " * bool(near)}{near}'
        )
    source = sources[slug]
    hand = room.hand.get(source.path)
    if hand is None:
        raise UsageProblem(f"--accept: {source.path} has no translation written by hand")
    path = on_disk(root / hand.path)
    text, _ = decode(read_bytes(path), hand.path)
    write_atomic(path, with_digest(text or "", source_digest(source)).encode(), durable=True)
    return hand.path, ()


def with_digest(text: str, digest: str) -> str:
    """Return a Markdown file whose front matter says ``of: digest``; all else stays as it is."""
    opening, head, rest = text.split("---\n", 2)
    line = f"of: {digest}"
    head = _OF.sub(line, head, count=1) if _OF.search(head) else f"{head}{line}\n"
    return f"{opening}---\n{head}---\n{rest}"
