"""One source, opened for review: its passages as the disk has them now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from pressbridge.compiling.compile import Order, read_alone
from pressbridge.compiling.context import PressRoom, read_press_room
from pressbridge.compiling.inputs import SourceFiles
from pressbridge.compiling.standing import stage_name
from pressbridge.compiling.workspace import Workspace
from pressbridge.fidelity.checks import findings
from pressbridge.fidelity.pair import Finding
from pressbridge.formats.po import PoEntry
from pressbridge.register.name_index import Mention
from pressbridge.review.spans import readable
from pressbridge.run import Options
from pressbridge.translation.catalog import Catalog
from pressbridge.translation.name_masking import Naming
from pressbridge.translation.segments import Segment
from pressbridge.words.digests import digest
from pressbridge.words.lang import Lang
from pressbridge.words.model import Name, Source, Translate
from pressbridge.words.problems import Problem, Said, Severity, has_errors, said
from pressbridge.world import why
from pressbridge.world.below import Below, stamp
from pressbridge.world.folders import walk

CODE = b"the desk compiles nothing that is kept"
"""Stands for the code's fingerprint, which takes a third of a second and is of no use here."""


class NotReviewable(Exception):  # noqa: N818 - a state of affairs
    """There is nothing to review at this path. The message is a sentence for the editor."""

    def __init__(self, message: Said, problem: Problem | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.problem = problem
        """The mistake in a file that is in the way, if it is one."""


def placed(problem: Problem) -> Said:
    """Return the message of a problem with its place before it."""
    return said("{place} {message}", place=problem.place, message=problem.what)


NO_PASSAGE = said("the source has no such passage any more")
NO_ROOM = said("there is no press room: content/site.yaml is missing or wrong")


def open_room(options: Options) -> tuple[PressRoom | None, tuple[Problem, ...]]:
    """Read a press room's tables and the names of its files. Raises OSError."""
    return read_press_room(options, walk(options.root / "content"), CODE)


def passage_key(segment: Segment) -> str:
    """Return what names a passage: 16 hexadecimal digits, of its context and source text."""
    return digest(*segment.key)


def entry_digest(entry: PoEntry) -> str:
    """Return what stands for an entry as it is: all its parts but its line."""
    rows = (entry.flags, entry.extracted, entry.comments, entry.references)
    said = "obsolete" if entry.obsolete else "in use"
    texts = (entry.msgctxt, entry.msgid, entry.msgstr, said, *_maybe(entry.previous))
    return digest(*texts, *(part for row in rows for part in (str(len(row)), *row)))


def _maybe(text: str | None) -> tuple[str, ...]:
    return ("",) if text is None else ("previous", text)


@dataclass(frozen=True)
class OpenSource:
    """A source with its catalog, brought up to date with it; the checks are the build's."""

    room: PressRoom
    workspace: Workspace
    source: Source
    version: str
    """Digest of the bytes of the catalog's file; empty if there is none."""

    @property
    def lang(self) -> Lang:
        """Language of the translation."""
        return self.source.lang.other

    @property
    def catalog(self) -> Catalog:
        """The catalog with one entry for each passage."""
        return self.workspace.catalogs[self.source.path]

    @property
    def stored(self) -> Catalog:
        """The catalog as its file has it."""
        return self.workspace.stored[self.source.path]

    @cached_property
    def naming(self) -> Naming:
        """The register as it holds for the source."""
        return self.workspace.naming(self.source)

    @cached_property
    def segments(self) -> Mapping[str, Segment]:
        """The passages by their keys, in the order of the page."""
        return {passage_key(segment): segment for segment in self.workspace.wanted(self.source)}

    def entry(self, segment: Segment) -> PoEntry:
        """Return a passage's entry; an empty one if there is none."""
        found = self.catalog.find(segment)
        return found or PoEntry(msgctxt=segment.context, msgid=segment.text)

    def findings(self, segment: Segment, text: str) -> tuple[Finding, ...]:
        """Return what the build would find in a translation of a passage."""
        policy = self.workspace.content.site.translation
        return findings(
            segment.text, text, self.lang, register=self.naming.register, context=segment.context,
            day=self.naming.day, korea_japan=policy.korea_japan,
        )  # fmt: skip

    def mentions(self, stored: str, lang: Lang) -> tuple[Mention, ...]:
        """Return the registered names and terms that readers see in a stored text."""
        return self.naming.register.mentions(readable(stored).text, lang, self.naming.day)

    @cached_property
    def names(self) -> Mapping[Name, int]:
        """The names of the register that the passages say, each with its place among them."""
        return {name: at for at, name in enumerate(dict.fromkeys(self._names()))}

    def _names(self) -> Iterator[Name]:
        for segment in self.segments.values():
            for mention in self.mentions(segment.text, self.source.lang):
                yield mention.name
            for mention in self.mentions(self.entry(segment).msgstr, self.lang):
                yield mention.name

    @property
    def stage(self) -> str:
        """Stage of the source, as the desk calls it."""
        return stage_name(self.source, self.room.options.now)


def open_source(room: PressRoom, path: str, to: str) -> OpenSource:
    """Open a source for the review of its translation into a language, the other one if empty.

    Raises NotReviewable where there is no such source, or it has no catalog, or a damaged one.
    """
    place = room.places.get(path)
    if place is None:
        raise NotReviewable(said('there is no release or page "{path}"', path=path))
    files = SourceFiles(room.context.directory)
    order = Order(place, tuple(room.beside.get(path, ())))
    workspace, problems = read_alone(room.context, order, files)
    if workspace is None:
        raise _refusal(problems, said("{path} cannot be read", path=path))
    [source] = workspace.content.sources
    if to not in {"", source.lang.other}:
        raise NotReviewable(said('{path} is not translated into "{to}"', path=path, to=to))
    if source.translate is Translate.NO:
        raise NotReviewable(said("{path} is in one language only", path=path))
    if path in workspace.hand:
        hand = workspace.hand[path].path
        raise NotReviewable(said("{path} is translated by hand, in {hand}", path=path, hand=hand))
    name = source.catalog_path(source.lang.other)
    damaged = [one for one in problems if one.path == name]
    if has_errors(damaged):
        raise _refusal(damaged, said("{path} cannot be read", path=name))
    read = files.read.get(name)
    if read is None:
        _check_missing(files.directory.at(name), name)
    return OpenSource(room, workspace, source, read.hash.hex() if read else "")


def _check_missing(at: Below, name: str) -> None:
    """Raise NotReviewable if a catalog that was not read is there after all, as a link may be."""
    try:
        stamp(at)
    except FileNotFoundError:
        return
    except OSError as wrong:
        message = said("{path} cannot be read: {why}", path=name, why=why(wrong))
        raise NotReviewable(message) from None


def _refusal(problems: tuple[Problem, ...] | list[Problem], otherwise: Said) -> NotReviewable:
    wrong = next((one for one in problems if one.severity is Severity.ERROR), None)
    message = placed(wrong) if wrong else otherwise
    return NotReviewable(message, wrong)
