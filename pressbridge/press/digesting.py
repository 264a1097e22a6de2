"""One source, from its files to all that the site needs of it: what a build does for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import NamedTuple

from pressbridge.formats.markdown import Reference, parse
from pressbridge.press.counting import is_public, tally
from pressbridge.press.digest import BEGINNING, END, Digest, Digestion, Order, Workshop
from pressbridge.press.editions import editions_of
from pressbridge.press.room import Room, catalog_from
from pressbridge.press.tally import Tally
from pressbridge.reading.source_files import Directory, ReadSource, read_source, texts_of
from pressbridge.reading.sources import Drawn
from pressbridge.rendering.bodies import public_files
from pressbridge.rendering.facts import Facts
from pressbridge.rendering.sealed import Sealed
from pressbridge.rendering.setting import FileFacts
from pressbridge.rendering.sheets import Told, drawn
from pressbridge.translation.catalog import Catalog, is_open, says_more
from pressbridge.translation.memory import Memory
from pressbridge.translation.permission import refusal, remains
from pressbridge.translation.renewal import renewed
from pressbridge.translation.segments import Segment
from pressbridge.words.digests import file_hash, sums
from pressbridge.words.edition import Edition
from pressbridge.words.lang import Lang
from pressbridge.words.model import Content, HandTranslation, Release, Source, Standing, Translate
from pressbridge.words.problems import Problem, error
from pressbridge.words.targets import Target, TargetKind, slug_in, target_of
from pressbridge.words.visibility import Stage, as_of, is_withdrawn, stage_of, turning_points
from pressbridge.world.clock import is_young
from pressbridge.world.files import read_stamped, stamp, why
from pressbridge.world.ledger_file import InputRow
from pressbridge.world.pictures import NotAPictureError, is_picture, picture_size


@dataclass(slots=True)
class _Files:
    """Reads the files of one source and keeps what they were."""

    directory: Directory
    read: dict[str, InputRow] = field(default_factory=dict)
    path: str = ""
    """The source."""

    def data(self, name: str) -> bytes:
        """Return a file's bytes. Raises OSError."""
        found, before = read_stamped(self.directory.path(name))
        young = is_young(before)
        self.read[name] = InputRow(self.path, name, before, file_hash(found), young)
        return found

    def size(self, name: str) -> int:
        """Return the size of a file of which only the first bytes are read. Raises OSError."""
        found = stamp(self.directory.path(name))
        self.read[name] = InputRow(self.path, name, found, b"", is_young(found))
        return found.size


def digest_of(workshop: Workshop, order: Order) -> Digestion:
    """Digest a source."""
    files = _Files(workshop.directory, path=order.place.path)
    source = _read(workshop, order, files)
    problems = source.problems
    if source.drawn is None:
        return Digestion(Digest(path=order.place.path, problems=problems))
    room, found = _room(workshop, source.drawn.source, source.hand, files)
    problems = (*problems, *found)
    made = _Making(workshop, source.drawn, room, files)
    if made.open and workshop.memory is None:
        return Digestion(replace(made.beginning, problems=problems, waits=True))
    return Digestion(*made.digest(problems), tuple(files.read.values()))


def room_of(workshop: Workshop, order: Order) -> Room | None:
    """Return a press room in which there is only this source; None if it cannot be read."""
    files = _Files(workshop.directory, path=order.place.path)
    source = _read(workshop, order, files)
    if source.drawn is None:
        return None
    return _room(workshop, source.drawn.source, source.hand, files)[0]


def _read(workshop: Workshop, order: Order, files: _Files) -> ReadSource:
    data, unreadable = texts_of(order.place, order.companions, files.data)
    source = read_source(workshop.directory, order.place, order.companions, data)
    return replace(source, problems=(*unreadable, *source.problems))


def _room(
    workshop: Workshop, source: Source, hand: HandTranslation | None, files: _Files
) -> tuple[Room, tuple[Problem, ...]]:
    """Return a press room in which there is only this source."""
    setting = workshop.setting
    content = Content(
        site=setting.config,
        topics=setting.topics,
        releases=(source,) if isinstance(source, Release) else (),
        standing=(source,) if isinstance(source, Standing) else (),
    )
    room = Room(
        content=content, register=setting.register, hand={source.path: hand} if hand else {}
    )
    if hand or source.translate is Translate.NO:
        return room, ()
    name = source.catalog_path(source.lang.other)
    read = files.data if workshop.directory.has(name) else None
    stored, problems = catalog_from(name, source.lang.other, read)
    catalog = renewed(
        stored, room.wanted(source), workshop.memory or Memory(()), room.naming(source).forms
    )
    return replace(room, stored={source.path: stored}, catalogs={source.path: catalog}), problems


def _open(stored: Catalog, wanted: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """Return the texts that a catalog's file has no translation for."""
    if stored.has_checked(wanted):
        return ()
    return tuple(segment for segment in wanted if is_open(stored.find(segment)))


class _Reference(NamedTuple):
    """A link or picture of a body."""

    path: str
    line: int
    reference: Reference
    target: Target


class _Making:
    """A digest being made, once the source was read."""

    def __init__(
        self, workshop: Workshop, drawn_source: Drawn[Source], room: Room, files: _Files
    ) -> None:
        self.workshop = workshop
        self.drawn = drawn_source
        self.written = drawn_source.source
        self.source = as_of(self.written, workshop.now)
        self.room = room
        self.files = files
        stored = room.stored.get(self.written.path)
        self.open = _open(stored, room.wanted(self.written)) if stored else ()

    @property
    def beginning(self) -> Digest:
        """What is known before a look into the other catalogs."""
        source, stored = self.written, self.room.stored.get(self.written.path)
        at = source.date.at if isinstance(source, Release) else BEGINNING
        return Digest(
            path=source.path,
            open=self.open,
            lang=source.lang.other,
            at=at,
            catalog=stored.path if stored else "",
            says=sums(entry.msgid for entry in stored.file.entries) if stored else b"",
            lends=not is_withdrawn(source, self.workshop.now),
        )

    def digest(self, problems: tuple[Problem, ...]) -> tuple[Digest, dict[Lang, Sealed]]:
        """Return the digest and the sheets."""
        written, now = self.written, self.workshop.now
        editions, found = editions_of(self.room, written, self.source)
        more: list[Problem] = []
        facts, sheets = self._drawn(editions, more)
        since, until = _bounds(written, now)
        path = written.path
        stored, catalog = self.room.stored.get(path), self.room.catalogs.get(path)
        digest = replace(
            self.beginning,
            problems=(*problems, *found, *more),
            facts=facts,
            aliases=self.drawn.aliases,
            slugs=tuple(self._named_slugs()),
            tally=tally(self.room, self.source) if is_public(written, now) else Tally(),
            unsaid=bool(stored and catalog and says_more(stored, catalog)),
            may_be_sent=any(remains(written, text.context, now) for text in self.open)
            and not refusal(written, public_engine=False, now=now),
            since=since,
            until=until,
        )
        return digest, sheets

    def _drawn(
        self, editions: Mapping[Lang, Edition], problems: list[Problem]
    ) -> tuple[Facts | None, dict[Lang, Sealed]]:
        """Return facts and sheets of what readers may see."""
        written, setting = self.written, self.workshop.setting
        stage = stage_of(written, self.workshop.now) if isinstance(written, Release) else None
        if not _is_shown(written, stage, drafts=setting.drafts):
            return None, {}
        named = public_files(*editions.values()) if stage is not Stage.WITHDRAWN else ()
        known = dict(self._file_facts(set(named), problems))
        told = Told(
            setting=setting, source=self.source, stage=stage, editions=editions, files=known
        )
        facts, sheets = drawn(told)
        asked = (
            (found.reference.target, found.target.value, found.path, found.line)
            for found in self._references()
            if found.target.kind is TargetKind.ADDRESS
        )
        return facts._replace(asked=tuple(asked)), sheets

    def _references(self) -> Iterator[_Reference]:
        """Yield the links and pictures of the source's bodies."""
        source, hand = self.written, self.room.hand.get(self.written.path)
        bodies = [(source.path, source.body, source.body_line, source.lang)]
        if hand:
            bodies.append((hand.path, hand.body, hand.body_line, hand.lang))
        for path, body, first, lang in bodies:
            for reference in parse(body, lang).references:
                target = target_of(reference.target, source)
                yield _Reference(path, first + reference.line - 1, reference, target)

    def _named_slugs(self) -> dict[str, None]:
        related = self.written.related if isinstance(self.written, Release) else ()
        targets = (found.target for found in self._references())
        named = (slug_in(one.value) for one in targets if one.kind is TargetKind.SOURCE)
        return dict.fromkeys((*related, *named))

    def _file_facts(
        self, named: Iterable[str], problems: list[Problem]
    ) -> Iterator[tuple[str, FileFacts]]:
        source = self.written
        lines = {image.file: image.line for image in source.images}
        for file in sorted(named):
            name = f"{source.folder}/{file}"
            try:
                path = self.workshop.directory.path(name)
                width, height = picture_size(path) if is_picture(file) else (0, 0)
                yield file, FileFacts(self.files.size(name), width, height)
            except NotAPictureError:
                message = f'"{file}" is damaged or no picture'
                hint = "save it again as PNG or JPEG"
                problems.append(error("picture", source.path, lines.get(file), message, hint))
            except OSError as refused:
                message = f'"{file}" cannot be read: {why(refused)}'
                problems.append(error("file", source.path, lines.get(file), message))


def _is_shown(source: Source, stage: Stage | None, *, drafts: bool) -> bool:
    if drafts:
        return True
    return stage in {Stage.PUBLIC, Stage.WITHDRAWN} if stage else not source.draft


def _bounds(source: Source, now: datetime) -> tuple[datetime, datetime]:
    """Return between which moments readers see what they see now of a source."""
    points = turning_points(source) if isinstance(source, Release) else ()
    since = max((point for point in points if point <= now), default=BEGINNING)
    return since, min((point for point in points if point > now), default=END)
