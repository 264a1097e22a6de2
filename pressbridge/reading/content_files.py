"""The files below ``content/``, sorted by their names alone (docs/design.md §2)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from pressbridge.reading.source_fields import SourceLocation
from pressbridge.words.file_names import SAFE_NAME_HINT, name_fault, path_fault
from pressbridge.words.lang import Lang
from pressbridge.words.problems import COMMAND, Problem, Said, error, said, warning
from pressbridge.words.vocabulary import did_you_mean

CONTENT = "content"
REVIEWS = "reviews"
"""Folder in which answers of reviews wait to be taken in."""
TABLES = ("site.yaml", "topics.yaml", "names.yaml", "messages.yaml")
_SLUG = re.compile(r"[a-z0-9-]+")
_YEAR = re.compile(r"\d{4}")
_COMPANION = re.compile(r"(?P<stem>.+)\.(?P<lang>ko|ja)\.(?P<kind>md|po)")
_OTHER_SUFFIX = re.compile(r"(?P<stem>.+)\.(?P<lang>[a-z]{2})\.(?P<kind>md|po)")
_TEXT_FOLDER = re.compile(
    rf"(?:releases|pages)/.*?\.(?:md|po)(?=/)|(?:{'|'.join(map(re.escape, TABLES))})(?=/)"
)
"""A folder where a text is expected: what lies in it is no reason to take the text for gone."""
_OFTEN_MEANT = {"jp": "ja", "kr": "ko"}
_MARKDOWN = (".md", ".markdown", ".mdown")
DOCUMENTS = (
    ".doc", ".docx", ".hwp", ".hwpx", ".odt", ".rtf", ".pages", ".txt", ".htm", ".html",
)  # fmt: skip
"""What editors write texts in, and may take for a release."""
_DOUBLE_SUFFIX = re.compile(r"(?P<name>.+\.(?:md|po))\.[a-z]{2,5}", re.IGNORECASE)
_OTHER_PLACE = said("texts lie in content/releases/YYYY/ and content/pages/")
_JUNK = {".DS_Store", "Thumbs.db", "desktop.ini"}


class Companion(NamedTuple):
    """A file beside a source: a catalog or a translation written by a person."""

    path: str
    source: str
    """Path of the source that the companion belongs to; there may be no such file."""
    lang: Lang
    is_catalog: bool


@dataclass(slots=True)
class ContentFiles:
    """The files of ``content/``, sorted by what they are; paths are relative to the root."""

    releases: list[SourceLocation] = field(default_factory=list)
    standing: list[SourceLocation] = field(default_factory=list)
    companions: list[Companion] = field(default_factory=list)
    static: list[str] = field(default_factory=list)
    """Names of the files of ``content/static``, relative to it."""
    documents: list[str] = field(default_factory=list)
    """Word processor files and the like, below no folder that has a text of its own; relative to
    ``content/``."""
    problems: list[Problem] = field(default_factory=list)


def sort_files(names: Iterable[str], folders: Iterable[str] = ()) -> ContentFiles:
    """Sort the files of ``content/``, given relative to it, and complain about strays.

    ``folders`` are those below it: an empty one may stand where a text is expected.
    """
    files = ContentFiles()
    unknown: dict[str, str] = {}
    mistaken = dict.fromkeys(_text_folders(folders))
    for name in names:
        first, _, rest = name.partition("/")
        if first == "static" and rest:
            if not is_junk(rest, hidden=False):
                files.static.append(rest)
                files.problems.extend(_check_static(name, rest))
        elif is_junk(name) or name in TABLES or _TEXT_FOLDER.match(name):
            continue
        elif first in {"releases", "pages"} and rest:
            _sort_text(name, files)
        elif first == REVIEWS and name.endswith(".json"):
            files.problems.append(_waiting(name))
        elif name.lower().endswith(_MARKDOWN):
            _stray(files, name, said("this file is not read"), _OTHER_PLACE)
        else:
            unknown.setdefault(first, name)
    files.problems.extend(_unknown(first) for first in unknown)
    files.problems.extend(map(_text_folder, mistaken))
    owned = {place.folder for place in files.releases if place.path.endswith("/index.md")}
    owned |= {place.folder for place in files.standing if place.path.endswith("/index.md")}
    files.documents = [
        name for name in files.documents if f"{CONTENT}/{name}".rpartition("/")[0] not in owned
    ]
    return files


def _text_folders(folders: Iterable[str]) -> Iterator[str]:
    for name in folders:
        if found := _TEXT_FOLDER.match(f"{name}/"):
            yield found[0]


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


def is_text(name: str) -> bool:
    """Tell whether a file, named relative to ``content/``, can be a text or a catalog of the site.

    A file of the same kind in ``static/`` is copied as it is.
    """
    return name.startswith(("releases/", "pages/")) and is_source_file(name)


def _sort_text(name: str, files: ContentFiles) -> None:
    parts = name.split("/")
    if double := _DOUBLE_SUFFIX.fullmatch(parts[-1]):
        hint = said("rename it to {name}; some systems hide the end of names", name=double["name"])
        _stray(files, name, said("this file is not read"), hint)
        return
    if name.lower().endswith(DOCUMENTS):
        files.documents.append(name)
    if not is_source_file(name):
        return  # a picture or an attachment, used if a text names it
    folders = parts[1:-1] if parts[0] == "pages" else parts[2:-1]
    if parts[0] == "releases" and (len(parts) < 3 or not _YEAR.fullmatch(parts[1])):
        hint = said("move it to the folder of its year, such as content/releases/2023/")
        _stray(files, name, said("a release lies outside the folders of the years"), hint)
    elif len(folders) > 1 or (folders and not parts[-1].startswith("index.")):
        hint = said(
            "a text lies directly in its year or in pages/, or alone as index.md in a folder"
        )
        _stray(files, name, said("this file is not read"), hint)
    else:
        _sort_source(name, parts, files)


def _sort_source(name: str, parts: list[str], files: ContentFiles) -> None:
    last = parts[-1]
    companion = _COMPANION.fullmatch(last)
    path = f"{CONTENT}/{name}"
    folder = path.rpartition("/")[0]
    if companion:
        source = f"{folder}/{companion['stem']}.md"
        kind = companion["kind"] == "po"
        files.companions.append(Companion(path, source, Lang(companion["lang"]), kind))
    elif not last.endswith(".md") or _OTHER_SUFFIX.fullmatch(last):
        _stray(files, name, said("this file is not read"), _name_hint(last))
    else:
        own = len(parts) == (3 if parts[0] == "pages" else 4)
        slug = parts[-2] if own else last.removesuffix(".md")
        _check_slug(slug, path, files, own=own)
        locations = files.standing if parts[0] == "pages" else files.releases
        locations.append(SourceLocation(slug, path, folder))


def _check_slug(slug: str, path: str, files: ContentFiles, *, own: bool) -> None:
    if slug == "index" and not own:
        hint = said("give the file the name of the release, or put it in a folder of that name")
        files.problems.append(
            error("wrong-slug", path, None, said("index.md needs a folder"), hint)
        )
    elif not _SLUG.fullmatch(slug):
        message = said('"{slug}" cannot be part of an address', slug=slug)
        files.problems.append(error("wrong-slug", path, None, message, _slug_hint(slug)))
    elif bad := name_fault(slug):
        hint = said("give the release another name")
        files.problems.append(
            error("wrong-slug", path, None, said("its address {fault}", fault=bad), hint)
        )


def _check_static(name: str, inside: str) -> Iterator[Problem]:
    bad = path_fault(inside)
    if bad:
        hint = said("rename it: {how}", how=SAFE_NAME_HINT)
        yield error(
            "wrong-name", f"{CONTENT}/{name}", None, said("the name {fault}", fault=bad), hint
        )


def _slug_hint(slug: str) -> Said:
    near = re.sub(r"[ _.]+", "-", slug.lower()).strip("-")
    example = near if _SLUG.fullmatch(near) else "visit-to-tokyo"
    return said("use small Latin letters, digits and hyphens, such as {example}", example=example)


def _name_hint(last: str) -> Said:
    suffix = _OTHER_SUFFIX.fullmatch(last)
    if suffix:
        lang = _OFTEN_MEANT.get(suffix["lang"], "ja")
        name = f"{suffix['stem']}.{lang}.{suffix['kind']}"
        return said("a translation is called {name}", name=name)
    if last.lower().endswith(".po"):
        return said("a catalog has the name of its text and a language, such as visit.ja.po")
    return said("rename it to {name}", name=f"{last.rpartition('.')[0]}.md")


def _stray(files: ContentFiles, name: str, message: Said, hint: Said) -> None:
    files.problems.append(error("stray-file", f"{CONTENT}/{name}", None, message, hint))


def _waiting(name: str) -> Problem:
    command = f"{COMMAND} review --import {CONTENT}/{REVIEWS}"
    hint = said("run  {command}", command=command)
    message = said("answers of a review wait to be taken in")
    return warning("review-waits", f"{CONTENT}/{name}", None, message, hint)


def _text_folder(name: str) -> Problem:
    if name.endswith(".po"):  # just as whoever opens the catalog says it
        message = said("it cannot be read: {why}", why=said("it is a folder"))
        return error("unreadable", f"{CONTENT}/{name}", None, message)
    message = said("this is a folder, and no text, though it is called like one")
    better = name.rpartition("/")[2].partition(".")[0]
    hint = said("rename it, such as to {name}", name=better)
    return error("stray-file", f"{CONTENT}/{name}", None, message, hint)


def _unknown(first: str) -> Problem:
    known = (*TABLES, "releases", "pages", "static")
    hint = did_you_mean(first, TABLES) or said("content/ holds {names}", names=", ".join(known))
    make = error if first.endswith((".yaml", ".yml", ".toml")) else warning
    return make("stray-file", f"{CONTENT}/{first}", None, said("this is not read"), hint)
