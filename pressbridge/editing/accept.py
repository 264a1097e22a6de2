"""``translate --accept``: record that hand translations say what their sources say now."""

from __future__ import annotations

import re
from pathlib import Path

from pressbridge.compiling.workspace import read_workspace
from pressbridge.formats.encoding import decode_text
from pressbridge.reading.content_files import CONTENT
from pressbridge.reading.frontmatter import split
from pressbridge.run import UsageProblem
from pressbridge.translation.segments import source_digest
from pressbridge.words.model import HandTranslation, Source
from pressbridge.words.problems import Problem, has_errors, said
from pressbridge.words.vocabulary import did_you_mean
from pressbridge.world.below import read_bytes
from pressbridge.world.clock import now
from pressbridge.world.files import place_below, replace_below
from pressbridge.world.lock import run_lock

_OF = re.compile(r"of\s*:")


def accept(root: Path, slug: str) -> tuple[str, tuple[Problem, ...]]:
    """Write the source's digest into ``of:`` of its hand translation.

    Returns the path of the translation, empty if there are errors. Raises UsageProblem if there is
    no such translation.
    """
    workspace, problems = read_workspace(root, now())
    if workspace is None or has_errors(problems):
        return "", problems
    sources = {source.slug: source for source in workspace.content.sources}
    if slug not in sources:
        near = did_you_mean(slug, sources)
        if near:
            raise UsageProblem(
                said(
                    '--accept: there is no release or page "{slug}" — {near}', slug=slug, near=near
                )
            )
        raise UsageProblem(said('--accept: there is no release or page "{slug}"', slug=slug))
    source = sources[slug]
    hand = workspace.hand.get(source.path)
    if hand is None:
        raise UsageProblem(
            said("--accept: {path} has no translation written by hand", path=source.path)
        )
    with run_lock(root):
        _record(root, hand, source)
    return hand.path, ()


def accept_unrecorded(root: Path) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """Write ``of:`` into every hand translation that has none; those that have one stay.

    Returns the paths of the translations.
    """
    workspace, problems = read_workspace(root, now())
    if workspace is None or has_errors(problems):
        return (), problems
    todo = [
        (hand, source)
        for source in workspace.content.sources
        if (hand := workspace.hand.get(source.path)) and not hand.of
    ]
    with run_lock(root):
        for hand, source in todo:
            _record(root, hand, source)
    return tuple(hand.path for hand, _ in todo), ()


def _record(root: Path, hand: HandTranslation, source: Source) -> None:
    at = place_below(root / CONTENT, root / hand.path)
    replace_below(at, with_digest(read_bytes(at), hand.path, source_digest(source)))


def with_digest(data: bytes, path: str, digest: str) -> bytes:
    """Return a Markdown file whose front matter says ``of: digest``; all else stays as it is."""
    text, _ = decode_text(data, path)
    parts, _ = split(text or "", path)
    assert parts is not None  # it was read a moment ago
    head = parts.head.split("\n")[:-1]
    old = next((n for n, line in enumerate(head) if _OF.match(line)), None)
    lines = data.decode("utf-8").splitlines(keepends=True)
    at = parts.head_line - 1 + (len(head) if old is None else old)
    end = "\r\n" if lines[0].endswith("\r\n") else "\n"
    lines[at : at + (0 if old is None else 1)] = [f"of: {digest}{end}"]
    return "".join(lines).encode()
