"""What sources say of other files: topics, related releases, pictures, old addresses, slugs."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from urllib.parse import unquote

from pressbridge.reading.content_files import is_source_file
from pressbridge.reading.fields import Ref
from pressbridge.reading.source_fields import ParsedSource, SourceLocation
from pressbridge.words.file_names import SAFE_NAME_HINT, path_fault, same_on_some_disk
from pressbridge.words.model import Release, Source
from pressbridge.words.problems import Problem, Said, error, said, warning
from pressbridge.words.vocabulary import Vocabulary, did_you_mean, one_of_hint
from pressbridge.world.pictures import is_picture


def check_slugs(locations: Iterable[SourceLocation]) -> list[Problem]:
    """Complain about two sources with one slug: it is a name that commands and links use."""
    first: dict[str, str] = {}
    problems = []
    for location in locations:
        if first.setdefault(location.slug, location.path) != location.path:
            message = said('the slug "{slug}" is taken', slug=location.slug)
            hint = said("{place} has it already: rename one of them", place=first[location.slug])
            problems.append(error("duplicate-slug", location.path, None, message, hint))
    return problems


def check_references(
    release: Release, parsed: ParsedSource[Source], topics: Vocabulary, releases: Vocabulary
) -> list[Problem]:
    """Complain about topics and releases that do not exist, and about a year that differs.

    ``topics`` are the ids of topics.yaml, ``releases`` the slugs of all releases.
    """
    path = release.path
    strange = (ref for ref in parsed.topics if ref.text not in topics)
    problems = [_unknown_topic(ref, path, topics) for ref in strange]
    for ref in parsed.related:
        if ref.text == release.slug:
            message = said("a release cannot be related to itself")
            problems.append(error("related-to-itself", path, ref.line, message, said("remove it")))
        elif ref.text not in releases:
            problems.append(_unknown_release(ref, path, releases))
    return [*problems, *_check_year(release, parsed)]


def _unknown_topic(ref: Ref, path: str, known: Vocabulary) -> Problem:
    hint = did_you_mean(ref.text.lower(), known) or (
        one_of_hint(known) if known else said("add it to content/topics.yaml")
    )
    message = said('unknown topic "{text}"', text=ref.text)
    return error("unknown-topic", path, ref.line, message, hint)


def _unknown_release(ref: Ref, path: str, known: Vocabulary) -> Problem:
    hint = did_you_mean(ref.text.lower(), known) or said(
        "write the name of its file or folder, without the year and without .md"
    )
    message = said('unknown release "{text}"', text=ref.text)
    return error("unknown-release", path, ref.line, message, hint)


def _check_year(release: Release, parsed: ParsedSource[Source]) -> list[Problem]:
    path = release.path
    folder, year = path.split("/")[2], f"{release.date.day.year:04}"
    if not parsed.has_date or folder == year:
        return []
    message = said(
        "the date is in {year}, but the file lies in the folder {folder}", year=year, folder=folder
    )
    return [warning("other-year", path, parsed.date_line, message, said("correct one of the two"))]


def check_aliases(aliases: Iterable[tuple[str, Sequence[Ref]]]) -> list[Problem]:
    """Complain about old addresses that two sources want to answer for.

    ``aliases`` are those of each source, by its path.
    """
    first: dict[str, tuple[str, int]] = {}
    problems = []
    for path, refs in aliases:
        for ref in refs:
            address = same_on_some_disk(unquote(ref.text)).removesuffix("index.html").rstrip("/")
            here = (path, ref.line)
            taken = first.setdefault(address, here)
            if taken != here:
                message = said('the address "{text}" is taken', text=ref.text)
                hint = said(
                    "{place} has it already: remove one of them", place=f"{taken[0]}:{taken[1]}"
                )
                problems.append(error("duplicate-alias", path, ref.line, message, hint))
    return problems


class NamedFiles:
    """Checks the files that sources name against what lies below ``content/``."""

    def __init__(
        self,
        files: Collection[str],
        skipped: Collection[str],
        owned: Collection[str],
    ) -> None:
        """``owned`` are the folders of the releases that have one of their own."""
        self._files = files
        self._skipped = skipped
        self._owned = owned
        self._siblings: dict[str, Vocabulary] = {}

    @cached_property
    def _in_order(self) -> list[str]:
        return sorted(self._files)

    def _below(self, folder: str) -> Sequence[str]:
        """Return all files below a folder."""
        names = self._in_order
        # "0" is the sign behind "/".
        return names[bisect_left(names, f"{folder}/") : bisect_left(names, f"{folder}0")]

    def _offered(self, folder: str) -> Vocabulary:
        """Return the files that a text in a folder could name, relative to it."""
        if folder not in self._siblings:
            inside = (name.removeprefix(f"{folder}/") for name in self._below(folder))
            self._siblings[folder] = Vocabulary(n for n in inside if not is_source_file(n))
        return self._siblings[folder]

    def check(self, source: Source) -> list[Problem]:
        """Complain about files that are not there or not this source's to give."""
        named = [(image.file, image.line) for image in source.images]
        named += [(attachment.file, attachment.line) for attachment in source.attachments]
        faults = [(line, self.fault(source, name)) for name, line in named if name]
        faults += [(image.line, picture_fault(image.file)) for image in source.images]
        return [error("file", source.path, line, *fault) for line, fault in faults if fault]

    def fault(self, source: Source, name: str) -> tuple[Said, Said] | None:
        """Return message and hint. Nothing of a release may go out through another one."""
        full = f"{source.folder}/{name}"
        if is_source_file(name):
            return said(
                '"{name}" is a text of the press room, not a file to offer', name=name
            ), _OFFER
        if full in self._skipped:
            return None  # the link or name itself has been complained about
        if full not in self._files:
            return self._absent(source, name)
        bad = path_fault(name)
        if bad:
            return said('the name "{name}" {fault}', name=name, fault=bad), said(
                "rename the file: {how}", how=SAFE_NAME_HINT
            )
        owner = next(
            (folder for folder in _above(full, source.folder) if folder in self._owned), ""
        )
        if owner:
            hint = said(
                "it belongs to {owner}/index.md: put a copy beside this release", owner=owner
            )
            return said('"{name}" is a file of another release', name=name), hint
        return None

    def _absent(self, source: Source, name: str) -> tuple[Said, Said]:
        if self._below(f"{source.folder}/{name}"):
            return said('"{name}" is a folder, not a file', name=name), said("name a file in it")
        near = self._offered(source.folder)
        hint = did_you_mean(name, near) or said("put the file into {folder}/", folder=source.folder)
        if same := near.in_other_capitals(name):  # the server of the site would not find it
            hint = said('capitals count: it is called "{same}"', same=same)
        return said('there is no file "{name}" in the folder of this file', name=name), hint


def picture_fault(name: str) -> tuple[Said, Said] | None:
    """Return message and hint for a file that browsers do not show as a picture."""
    if not name or is_picture(name):
        return None
    return said('"{name}" is no picture that browsers show', name=name), said(
        "save it as PNG, JPEG, WebP or SVG"
    )


_OFFER = said("offer it in another form, such as PDF")


def _above(path: str, folder: str) -> list[str]:
    """Return the folders between a folder and a file somewhere below it."""
    inner = path.removeprefix(f"{folder}/").split("/")[:-1]
    return [f"{folder}/{'/'.join(inner[: n + 1])}" for n in range(len(inner))]
