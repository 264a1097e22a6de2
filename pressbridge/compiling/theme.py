"""The templates: the press room's own, and the default ones for what it does not have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pressbridge.formats.encoding import decode_text
from pressbridge.rendering.templates import TemplateSet
from pressbridge.run import TEMPLATES
from pressbridge.words.model import OwnMessage
from pressbridge.words.problems import Problem, error, said, warning
from pressbridge.words.vocabulary import did_you_mean
from pressbridge.world import why
from pressbridge.world.below import Below, read_bytes
from pressbridge.world.folders import walk


@dataclass(frozen=True, slots=True)
class Theme:
    """Templates and the files that pages use."""

    templates: TemplateSet
    static: Mapping[str, Below]
    """Name below ``templates/static`` to where the file lies."""


def read_theme(
    root: Path, own_messages: tuple[OwnMessage, ...] = ()
) -> tuple[Theme, tuple[Problem, ...]]:
    """Read the templates of a press room. A file that it does not have is the default one.

    ``own_messages`` are messages that the press room says in its own words.
    """
    problems: list[Problem] = []
    files = {name: at for folder in reversed(TEMPLATES) for name, at in _files(folder)}
    defaults, own = set(files), _own(root / "templates", problems)
    files |= own
    texts: dict[str, str] = {}
    for name, at in files.items():
        if "/" not in name and name.endswith((".html", ".xml")):
            texts[name] = _text(at, f"templates/{name}", problems)
    static = {
        name.removeprefix("static/"): at
        for name, at in sorted(files.items())
        if name.startswith("static/")
    }
    templates = TemplateSet(texts, own_messages)
    problems += _unused(templates, sorted(own.keys() & texts.keys()), sorted(defaults))
    return Theme(templates, static), tuple(problems)


def _unused(templates: TemplateSet, own: list[str], defaults: list[str]) -> Iterator[Problem]:
    """Yield a warning for each of a press room's templates that no page is made with: a slip."""
    known = [name for name in defaults if name in templates.texts]
    for name in templates.unused(own, known):
        hint = did_you_mean(name, known) or said("docs/templates.md lists those that there are")
        message = said("no page is made with this template")
        yield warning("unused-template", f"templates/{name}", None, message, hint)


def _files(folder: Path) -> Iterator[tuple[str, Below]]:
    listing = walk(folder)
    return ((name, listing.at(name)) for name in sorted(listing.files))


def _own(folder: Path, problems: list[Problem]) -> dict[str, Below]:
    """Return the templates of the press room. What cannot be read is not gone: it is an error."""
    try:
        listing = walk(folder)
    except OSError as wrong:
        message = said("the folder cannot be read: {why}", why=why(wrong))
        problems.append(error("unreadable", "templates", None, message))
        return {}
    for one in listing.skipped:
        message, hint = (
            said("this is a link, or no file that can be read"),
            said("put the file itself there"),
        )
        problems.append(error(f"odd-{one.reason}", f"templates/{one.name}", None, message, hint))
    return {name: listing.at(name) for name in sorted(listing.files)}


def _text(at: Below, name: str, problems: list[Problem]) -> str:
    try:
        data = read_bytes(at)
    except OSError as wrong:
        problems.append(
            error("unreadable", name, None, said("it cannot be read: {why}", why=why(wrong)))
        )
        return ""
    text, found = decode_text(data, name)
    problems.extend(found)
    return text or ""
