"""What a layout of the releases must be able to do, and what the layouts have in common."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.archive.invented import Block, Release
from bench.archive.prose import Name

ROOT = Path(__file__).resolve().parent.parent.parent
"""The checkout."""
THEME = ROOT / "templates"
PEERS = Path(__file__).resolve().parent / "peers"
MARK = re.compile(r"\*\*(?P<strong>.+?)\*\*|\[(?P<link>[^\]]+)\]\([^)]+\)")
"""The inline markup that the releases have."""


@dataclass(frozen=True, slots=True)
class Tool:
    """A static site generator: how it wants the releases, and how it is called."""

    name: str
    write: Callable[[Path, Iterable[Release]], None]
    """Write a whole site's sources into a folder."""
    write_release: Callable[[Path, Release], None]
    write_names: Callable[[Path, Sequence[Name]], None]
    template: str
    """The file that every page is framed by, relative to the folder."""
    command: Callable[[Path, Path], Sequence[str]]
    """The command that builds a folder into another one."""
    sources: Sequence[str]
    """Folders with what editors write."""
    caches: Sequence[str] = ()
    """What the tool keeps between builds beside the output; a clean build has none of it."""


def put(path: Path, content: str | bytes) -> None:
    """Write a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)


def markdown(blocks: Iterable[Block], lang: int) -> str:
    """Return a body; ``lang`` is 0 for Korean and 1 for Japanese."""
    return "\n".join(_block(block, lang) for block in blocks)


def edit_template(path: Path, turn: int) -> None:
    """Change a template a little, so that every page becomes another one."""
    text = path.read_text(encoding="utf-8")
    line = f'<meta name="bench" content="{turn}">\n'
    head, found, rest = text.partition("<head>\n")
    assert found, f"{path} has no head"
    rest = re.sub(r'^<meta name="bench" content="\d+">\n', "", rest)
    path.write_text(head + found + line + rest, encoding="utf-8")


def _block(block: Block, lang: int) -> str:
    if block.kind == "heading":
        return f"## {block.texts[0][lang]}\n"
    if block.kind == "list":
        return "".join(f"- {text[lang]}\n" for text in block.texts)
    return f"{block.paragraph()[lang]}\n"
