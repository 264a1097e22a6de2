"""The whole of ``content/``: which files there are, what each says, and whether they agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from pressbridge.formats.encoding import CONFLICT_HINT, conflict_in, decode_text
from pressbridge.reading.content_files import CONTENT, Companion, ContentFiles, is_junk, sort_files
from pressbridge.reading.documents import unread_documents
from pressbridge.reading.messages import read_messages
from pressbridge.reading.names import read_names
from pressbridge.reading.site import read_site
from pressbridge.reading.source_fields import SourceLocation
from pressbridge.reading.topics import read_topics
from pressbridge.words.lang import Lang
from pressbridge.words.model import Name, OwnMessage, SiteConfig, Topic
from pressbridge.words.problems import COMMAND, Problem, error, in_order, said, warning
from pressbridge.words.vocabulary import Vocabulary, did_you_mean
from pressbridge.world import why
from pressbridge.world.below import Below, Stamp, read_bytes
from pressbridge.world.folders import walk
from pressbridge.world.listing import FileStamps, Listing, SkipReason

SITE = f"{CONTENT}/site.yaml"
TOPICS = f"{CONTENT}/topics.yaml"
NAMES = f"{CONTENT}/names.yaml"
MESSAGES = f"{CONTENT}/messages.yaml"

_NO_ROOM = said("go to the folder that holds content/, or name it with --root; or {begin}")
_NEW_SITE = said(
    "begin a press room with this file and three lines: ⏎ name: {ko: …, ja: …} ⏎ description: {ko: "
    "…, ja: …} ⏎ base_url: https://…"
)
_SKIPPED = {
    SkipReason.OUTSIDE: (
        said("this is a link that leads out of content/"),
        said("put the file itself there"),
    ),
    SkipReason.BROKEN: (
        said("this is a link that leads nowhere"),
        said("put the file itself there, or remove it"),
    ),
    SkipReason.FOLDER_LINK: (
        said("this is a link to a folder"),
        said("put the folder itself there"),
    ),
    SkipReason.FILE_LINK: (
        said("this is a link to another file"),
        said("put a copy of the file itself there"),
    ),
    SkipReason.DEVICE: (
        said("this is no file, but a device or a pipe"),
        said("put a file there, or remove it"),
    ),
    SkipReason.TWIN: (
        said("this has the name of another file, typed otherwise"),
        said("rename one of the two"),
    ),
    SkipReason.NAME: (
        said("this has a name that cannot be read"),
        said("rename it, best in Latin letters"),
    ),
}


class Tree(NamedTuple):
    """What lies below ``content/``, and the tables of the site; no source has been read."""

    root: Path
    listing: Listing
    """Listing of ``content/``, with names relative to it."""
    files: FileStamps
    """The files of the listing with their stamps."""
    skipped: frozenset[str]
    """Names of entries that are not read (``SkippedEntry``), each with a problem."""
    content_files: ContentFiles
    site: SiteConfig | None
    topics: tuple[Topic, ...]
    names: tuple[Name, ...]
    messages: tuple[OwnMessage, ...]

    @property
    def language(self) -> Lang:
        """The language of a source that says nothing."""
        return self.site.language if self.site else Lang.KO

    @property
    def locations(self) -> tuple[SourceLocation, ...]:
        """Locations of the releases, then of the standing pages."""
        return (*self.content_files.releases, *self.content_files.standing)

    def stamp(self, name: str) -> Stamp | None:
        """Return the stamp that a file had when it was listed; its name is relative to the root."""
        return self.files.get(name.removeprefix(f"{CONTENT}/"))

    def at(self, name: str) -> Below:
        """Return where a file lies, whose name is relative to the root."""
        return self.listing.at(name.removeprefix(f"{CONTENT}/"))

    def companions(self) -> dict[str, list[Companion]]:
        """Return the catalogs and hand translations by the path of their source."""
        found: dict[str, list[Companion]] = {}
        for companion in self.content_files.companions:
            found.setdefault(companion.source, []).append(companion)
        return found


def list_tree(root: Path) -> tuple[Listing | None, tuple[Problem, ...]]:
    """List what lies below ``root/content``; None if a folder of it cannot be read."""
    try:
        return walk(root / CONTENT), ()
    except OSError as wrong:
        return None, (unreadable_folder(root, wrong),)


def read_tree(root: Path, listing: Listing) -> tuple[Tree, tuple[Problem, ...]]:
    """Read the site's tables, and tell from their names what the other files are.

    ``listing`` is that of ``root/content``.
    """
    content_files = sort_files(sorted(listing.files), listing.folders)
    problems = [*content_files.problems, *_skipped(listing)]
    site = _site(listing, problems)
    language = site.language if site else Lang.KO
    topics, found = read_topics(_table(listing, TOPICS, problems), TOPICS, language)
    problems.extend(found)
    names, found = read_names(_table(listing, NAMES, problems), NAMES)
    problems.extend(found)
    messages, found = read_messages(_table(listing, MESSAGES, problems), MESSAGES, language)
    problems.extend(found)
    problems.extend(_no_source(content_files))
    problems.extend(unread_documents(content_files.documents, listing))
    if not content_files.releases:
        path, message = f"{CONTENT}/releases", said("there is no release yet")
        hint = said("{command} new visit-to-tokyo  writes one to begin with", command=COMMAND)
        problems.append(error("no-release", path, None, message, hint))
    tree = Tree(
        root=root,
        listing=listing,
        files=listing.files,
        skipped=frozenset(f"{CONTENT}/{one.name}" for one in listing.skipped),
        content_files=content_files,
        site=site,
        topics=topics,
        names=names,
        messages=messages,
    )
    return tree, in_order(problems)


def text_at(at: Below, name: str) -> tuple[str | None, tuple[Problem, ...]]:
    """Return the text of a file; ``None`` if it cannot be read. ``name`` is for problems."""
    try:
        data = read_bytes(at)
    except OSError as wrong:
        return None, (
            error("unreadable", name, None, said("it cannot be read: {why}", why=why(wrong))),
        )
    return text_in(data, name)


def text_in(data: bytes, name: str) -> tuple[str | None, tuple[Problem, ...]]:
    """Return the text in a file's bytes; ``None`` if two people's changes collide in it."""
    text, problems = decode_text(data, name)
    conflict = conflict_in(text or "")
    if conflict:
        message = said("two people's changes were not merged here")
        return None, (*problems, error("conflict", name, conflict, message, CONFLICT_HINT))
    return text, tuple(problems)


def _table(listing: Listing, name: str, problems: list[Problem]) -> str:
    """Return the text of one of the site's tables, empty if there is none."""
    inside = name.removeprefix(f"{CONTENT}/")
    if inside not in listing.files:
        return ""
    text, found = text_at(listing.at(inside), name)
    problems.extend(found)
    return text or ""


def _site(listing: Listing, problems: list[Problem]) -> SiteConfig | None:
    inside = SITE.removeprefix(f"{CONTENT}/")
    if inside not in listing.files:
        hint = _NEW_SITE if listing.files else said(_NO_ROOM, begin=_NEW_SITE)
        problems.append(error("no-site", SITE, None, said("there is no such file"), hint))
        return None
    text, found = text_at(listing.at(inside), SITE)
    problems.extend(found)
    if text is None:
        return None
    site, found = read_site(text, SITE)
    problems.extend(found)
    return site


def _no_source(content_files: ContentFiles) -> Iterable[Problem]:
    """Yield a problem for each catalog and hand translation that has no source."""
    sources_in: defaultdict[str, list[str]] = defaultdict(list)
    for location in (*content_files.releases, *content_files.standing):
        folder, _, name = location.path.rpartition("/")
        sources_in[folder].append(name)
    known = {folder: Vocabulary(names) for folder, names in sources_in.items()}
    nothing = Vocabulary(())
    for companion in content_files.companions:
        folder, _, name = companion.source.rpartition("/")
        near = known.get(folder, nothing)
        if name not in near:
            yield _without_source(companion, name, near)


def _skipped(listing: Listing) -> Iterable[Problem]:
    for one in listing.skipped:
        static = one.name.partition("/")[2] if one.name.startswith("static/") else ""
        if not (is_junk(static, hidden=False) if static else is_junk(one.name)):
            message, hint = _SKIPPED[one.reason]
            yield error(f"odd-{one.reason}", f"{CONTENT}/{one.name}", None, message, hint)


def unreadable_folder(root: Path, wrong: OSError) -> Problem:
    """Return the problem of a folder of the content that the system does not list."""
    path = Path(wrong.filename or root / CONTENT)
    shown = path.relative_to(root).as_posix() if path.is_relative_to(root) else CONTENT
    return error(
        "unreadable", shown, None, said("the folder cannot be read: {why}", why=why(wrong))
    )


def _without_source(companion: Companion, name: str, near: Vocabulary) -> Problem:
    hint = did_you_mean(name, near)
    if companion.is_catalog:
        message = said("a catalog is left over: there is no {name}", name=name)
        hint = hint or said("remove it, or give it the name that its text has now")
        return warning("leftover-catalog", companion.path, None, message, hint)
    message = said("there is no {name} that this could translate", name=name)
    hint = hint or said("if it is a release of its own, rename it to {name}", name=name)
    return error("no-source", companion.path, None, message, hint)
