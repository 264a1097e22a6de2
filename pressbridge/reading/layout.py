"""What each file below ``content/`` is, told from its name alone (docs/design.md §2)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from pressbridge.reading.sources import Place
from pressbridge.words.file_names import SAFE_NAME_HINT, name_fault, path_fault
from pressbridge.words.lang import Lang
from pressbridge.words.problems import Problem, error, warning
from pressbridge.words.vocabulary import did_you_mean

CONTENT = "content"
TABLES = ("site.yaml", "topics.yaml", "names.yaml", "messages.yaml")
_SLUG = re.compile(r"[a-z0-9-]+")
_YEAR = re.compile(r"\d{4}")
_COMPANION = re.compile(r"(?P<stem>.+)\.(?P<lang>ko|ja)\.(?P<kind>md|po)")
_OTHER_SUFFIX = re.compile(r"(?P<stem>.+)\.(?P<lang>[a-z]{2})\.(?P<kind>md|po)")
_OFTEN_MEANT = {"jp": "ja", "kr": "ko"}
_MARKDOWN = (".md", ".markdown", ".mdown")
_OTHER_PLACE = "texts lie in content/releases/YYYY/ and content/pages/"
_JUNK = {".DS_Store", "Thumbs.db", "desktop.ini"}
_SLUG_HINT = "use small Latin letters, digits and hyphens, such as "


class Companion(NamedTuple):
    """A file beside a source: a catalog or a translation written by a person."""

    path: str
    source: str
    """The path of the source that it belongs to, which may not exist."""
    lang: Lang
    is_catalog: bool


@dataclass(slots=True)
class Layout:
    """The files of ``content/``, sorted by what they are; paths are relative to the root."""

    releases: list[Place] = field(default_factory=list)
    standing: list[Place] = field(default_factory=list)
    companions: list[Companion] = field(default_factory=list)
    static: list[str] = field(default_factory=list)
    """Relative to ``content/static``."""
    problems: list[Problem] = field(default_factory=list)


def lay_out(names: Iterable[str]) -> Layout:
    """Sort the files of ``content/``, given relative to it, and complain about strays."""
    layout = Layout()
    unknown: dict[str, str] = {}
    for name in names:
        first, _, rest = name.partition("/")
        if first == "static" and rest:
            if not is_junk(rest, hidden=False):
                layout.static.append(rest)
                layout.problems.extend(_check_static(name, rest))
        elif is_junk(name) or name in TABLES:
            continue
        elif first in {"releases", "pages"} and rest:
            _sort_text(name, layout)
        elif name.lower().endswith(_MARKDOWN):
            _stray(layout, name, "this file is not read", _OTHER_PLACE)
        else:
            unknown.setdefault(first, name)
    layout.problems.extend(_unknown(first) for first in unknown)
    return layout


def is_junk(name: str, *, hidden: bool = True) -> bool:
    """Tell whether a file is no content: left by a system or an editor, or a README.

    ``hidden`` counts every name that begins with a dot, which static files may need.
    """
    parts = name.split("/")
    last = parts[-1]
    if last in _JUNK or last.startswith(("._", "~$", ".#")) or last.endswith(("~", ".swp", ".tmp")):
        return True
    if not hidden:
        return any(part.startswith(".git") for part in parts)
    return last == "README.md" or any(part.startswith(".") for part in parts)


def is_source_file(name: str) -> bool:
    """Tell whether a file is a text or a catalog, which no release can offer for download."""
    return name.lower().endswith((*_MARKDOWN, ".po"))


def _sort_text(name: str, layout: Layout) -> None:
    if not is_source_file(name):
        return  # a picture or an attachment, used if a text names it
    parts = name.split("/")
    place = parts[1:-1] if parts[0] == "pages" else parts[2:-1]
    if parts[0] == "releases" and (len(parts) < 3 or not _YEAR.fullmatch(parts[1])):
        hint = "move it to the folder of its year, such as content/releases/2023/"
        _stray(layout, name, "a release lies outside the folders of the years", hint)
    elif len(place) > 1 or (place and not parts[-1].startswith("index.")):
        hint = "a text lies directly in its year or in pages/, or alone as index.md in a folder"
        _stray(layout, name, "this file is not read", hint)
    else:
        _sort_source(name, parts, layout)


def _sort_source(name: str, parts: list[str], layout: Layout) -> None:
    last = parts[-1]
    companion = _COMPANION.fullmatch(last)
    path = f"{CONTENT}/{name}"
    folder = path.rpartition("/")[0]
    if companion:
        source = f"{folder}/{companion['stem']}.md"
        kind = companion["kind"] == "po"
        layout.companions.append(Companion(path, source, Lang(companion["lang"]), kind))
    elif not last.endswith(".md") or _OTHER_SUFFIX.fullmatch(last):
        _stray(layout, name, "this file is not read", _name_hint(last))
    else:
        own = len(parts) == (3 if parts[0] == "pages" else 4)
        slug = parts[-2] if own else last.removesuffix(".md")
        _check_slug(slug, path, layout, own=own)
        places = layout.standing if parts[0] == "pages" else layout.releases
        places.append(Place(slug, path, folder))


def _check_slug(slug: str, path: str, layout: Layout, *, own: bool) -> None:
    if slug == "index" and not own:
        hint = "give the file the name of the release, or put it in a folder of that name"
        layout.problems.append(error("wrong-slug", path, None, "index.md needs a folder", hint))
    elif not _SLUG.fullmatch(slug):
        message = f'"{slug}" cannot be part of an address'
        layout.problems.append(error("wrong-slug", path, None, message, _slug_hint(slug)))
    elif bad := name_fault(slug):
        hint = "give the release another name"
        layout.problems.append(error("wrong-slug", path, None, f"its address {bad}", hint))


def _check_static(name: str, inside: str) -> Iterator[Problem]:
    bad = path_fault(inside)
    if bad:
        hint = f"rename it: {SAFE_NAME_HINT}"
        yield error("wrong-name", f"{CONTENT}/{name}", None, f"the name {bad}", hint)


def _slug_hint(slug: str) -> str:
    near = re.sub(r"[ _.]+", "-", slug.lower())
    return _SLUG_HINT + (near if _SLUG.fullmatch(near) else "visit-to-tokyo")


def _name_hint(last: str) -> str:
    suffix = _OTHER_SUFFIX.fullmatch(last)
    if suffix:
        lang = _OFTEN_MEANT.get(suffix["lang"], "ja")
        return f"a translation is called {suffix['stem']}.{lang}.{suffix['kind']}"
    if last.lower().endswith(".po"):
        return "a catalog has the name of its text and a language, such as visit.ja.po"
    return f"rename it to {last.rpartition('.')[0]}.md"


def _stray(layout: Layout, name: str, message: str, hint: str) -> None:
    layout.problems.append(error("stray-file", f"{CONTENT}/{name}", None, message, hint))


def _unknown(first: str) -> Problem:
    known = (*TABLES, "releases", "pages", "static")
    hint = did_you_mean(first, TABLES) or f"content/ holds {', '.join(known)}"
    make = error if first.endswith((".yaml", ".yml", ".toml")) else warning
    return make("stray-file", f"{CONTENT}/{first}", None, "this is not read", hint)
