"""One source, from its files to all that the site needs of it: what a build does for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import NamedTuple

from pressbridge.formats.markdown import Reference, parse
from pressbridge.press.counting import is_public, tally
from pressbridge.press.digest import (
    BEGINNING,
    END,
    CheckedFile,
    Digest,
    Digestion,
    Order,
    Workshop,
)
from pressbridge.press.editions import editions_of
from pressbridge.press.inputs import SourceFiles
from pressbridge.press.room import Room, catalog_from
from pressbridge.press.tally import Tally
from pressbridge.press.wording import letters_in, packed, sums_of, texts_in_both, wording
from pressbridge.reading.source_files import ReadSource, read_source, texts_of
from pressbridge.reading.sources import Drawn
from pressbridge.rendering.bodies import public_files
from pressbridge.rendering.facts import Facts
from pressbridge.rendering.hidden import SHOWN_OF_WITHDRAWN, Hidden, coming_of, hidden_of
from pressbridge.rendering.sealed import Sealed
from pressbridge.rendering.sheets import Told, drawn
from pressbridge.translation.catalog import Catalog, has_new_translations, is_open
from pressbridge.translation.catalog_merge import merged_catalog
from pressbridge.translation.memory import Memory
from pressbridge.translation.segments import Segment
from pressbridge.translation.sending_rules import refusal, survives_withdrawal
from pressbridge.words.digests import checksums
from pressbridge.words.edition import Edition
from pressbridge.words.lang import Lang
from pressbridge.words.model import (
    Content,
    HandTranslation,
    Release,
    Source,
    StandingPage,
    Translate,
)
from pressbridge.words.problems import Problem, error
from pressbridge.words.targets import Target, TargetKind, slug_in, target_of
from pressbridge.words.visibility import Stage, as_of, is_withdrawn, stage_of, turning_points
from pressbridge.world.below import why
from pressbridge.world.pictures import NotAPictureError


def digest_of(workshop: Workshop, order: Order) -> Digestion:
    """Digest a source."""
    checked = {one.name: one for one in order.checked}
    files = SourceFiles(workshop.directory, checked)
    source = _read(workshop, order, files)
    problems = source.problems
    if source.drawn is None:
        return Digestion(Digest(path=order.place.path, problems=problems))
    room, found = _room(workshop, source.drawn.source, source.hand, files)
    problems = (*problems, *found)
    made = _Making(workshop, source.drawn, room, files)
    if made.open and workshop.memory is None:
        return Digestion(replace(made.beginning, problems=problems, waits=True))
    digest, sheets = made.digest(problems)
    return Digestion(digest, sheets, tuple(files.read.values()), packed(made.wording))


def room_of(workshop: Workshop, order: Order) -> Room | None:
    """Return a press room in which there is only this source; None if it cannot be read."""
    files = SourceFiles(workshop.directory)
    source = _read(workshop, order, files)
    if source.drawn is None:
        return None
    return _room(workshop, source.drawn.source, source.hand, files)[0]


def _read(workshop: Workshop, order: Order, files: SourceFiles) -> ReadSource:
    data, unreadable = texts_of(order.place, order.companions, files.data)
    source = read_source(workshop.directory, order.place, order.companions, data)
    return replace(source, problems=(*unreadable, *source.problems))


def _room(
    workshop: Workshop, source: Source, hand: HandTranslation | None, files: SourceFiles
) -> tuple[Room, tuple[Problem, ...]]:
    """Return a press room in which there is only this source."""
    setting = workshop.setting
    content = Content(
        site=setting.config,
        topics=setting.topics,
        releases=(source,) if isinstance(source, Release) else (),
        standing=(source,) if isinstance(source, StandingPage) else (),
    )
    room = Room(
        content=content, register=setting.register, hand={source.path: hand} if hand else {}
    )
    if hand or source.translate is Translate.NO:
        return room, ()
    name = source.catalog_path(source.lang.other)
    read = files.data if workshop.directory.has(name) else None
    stored, problems = catalog_from(name, source.lang.other, read)
    catalog = merged_catalog(
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
        self, workshop: Workshop, drawn_source: Drawn[Source], room: Room, files: SourceFiles
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
            says=checksums(entry.msgid for entry in stored.file.entries) if stored else b"",
            lends=not is_withdrawn(source, self.workshop.now),
        )

    def digest(self, problems: tuple[Problem, ...]) -> tuple[Digest, dict[Lang, Sealed]]:
        """Return the digest and the sheets."""
        written, now = self.written, self.workshop.now
        editions, found = editions_of(self.room, written, self.source)
        more: list[Problem] = []
        checked = dict(self._checked_files(editions, more))
        facts, sheets = self._drawn(editions, checked)
        hidden = self._hidden(editions, checked)
        since, until = _bounds(written, now)
        path = written.path
        stored, catalog = self.room.stored.get(path), self.room.catalogs.get(path)
        digest = replace(
            self.beginning,
            problems=(*problems, *found, *more),
            facts=facts,
            hidden=hidden,
            said=sums_of(self.shown) if facts else b"",
            checked=tuple(checked.values()),
            aliases=self.drawn.aliases,
            slugs=tuple(self._named_slugs()),
            tally=tally(self.room, self.source) if is_public(written, now) else Tally(),
            unsaid=bool(stored and catalog and has_new_translations(stored, catalog)),
            may_be_sent=any(survives_withdrawal(written, text.context, now) for text in self.open)
            and not refusal(written, public_engine=False, now=now),
            since=since,
            until=until,
        )
        return digest, sheets

    @property
    def stage(self) -> Stage | None:
        """Where in its life a release is; None for a standing page that is public."""
        if isinstance(self.written, Release):
            return stage_of(self.written, self.workshop.now)
        return Stage.DRAFT if self.written.draft else None

    @property
    def is_shown(self) -> bool:
        """Whether its page is in the site: the whole of it, or why it was withdrawn."""
        shown = self.stage in {None, Stage.PUBLIC, Stage.WITHDRAWN}
        return shown or self.workshop.setting.drafts

    @cached_property
    def wording(self) -> frozenset[str]:
        """What the source and its translation say, sentence by sentence."""
        return wording(self.room, self.written)

    @cached_property
    def shown(self) -> frozenset[str]:
        """What of it readers may see, sentence by sentence."""
        source = self.source
        if self.stage is Stage.WITHDRAWN and isinstance(source, Release) and source.withdrawn:
            both = texts_in_both(self.room, source)
            shown = (text for what, text in both if what in SHOWN_OF_WITHDRAWN)
            return letters_in((source.title, source.withdrawn.reason, *shown))
        return self.wording if source is self.written else wording(self.room, source)

    def _hidden(
        self, editions: Mapping[Lang, Edition], checked: Mapping[str, CheckedFile]
    ) -> Hidden | None:
        """Return what readers may not see of the source; of a public one, what is yet to come."""
        written, stage = self.written, self.stage
        if self.is_shown and stage is not Stage.WITHDRAWN:
            if self.source is written or self.workshop.setting.drafts:
                return None
            said = set(texts_in_both(self.room, self.source))
            coming = [one for one in texts_in_both(self.room, written) if one not in said]
            return coming_of(written, coming, self.shown) if coming else None
        assert stage
        files = {file: one.facts.bytes for file, one in checked.items()}
        shown = self.shown if stage is Stage.WITHDRAWN else ()
        texts = texts_in_both(self.room, written)
        return hidden_of(written, stage, editions, files, texts, shown)

    def _drawn(
        self, editions: Mapping[Lang, Edition], checked: Mapping[str, CheckedFile]
    ) -> tuple[Facts | None, dict[Lang, Sealed]]:
        """Return facts and sheets of what readers may see."""
        if not self.is_shown:
            return None, {}
        stage = self.stage if isinstance(self.written, Release) else None
        withdrawn = stage is Stage.WITHDRAWN
        told = Told(
            setting=self.workshop.setting,
            source=self.source,
            stage=stage,
            editions=editions,
            files={} if withdrawn else {file: one.facts for file, one in checked.items()},
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

    def _checked_files(
        self, editions: Mapping[Lang, Edition], problems: list[Problem]
    ) -> Iterator[tuple[str, CheckedFile]]:
        """Yield the files that a source names, and complain about those that cannot be shown.

        Of one that is not public yet too: an editor mends it before the day.
        """
        source = self.written
        matters = self.stage not in {Stage.EXPIRED, Stage.WITHDRAWN}
        lines = {image.file: image.line for image in source.images}
        for file in sorted(set(public_files(*editions.values()))):
            name = f"{source.folder}/{file}"
            if name not in self.workshop.directory.files:
                continue  # it was complained about
            try:
                yield file, self.files.look(name)
            except NotAPictureError as wrong:
                message = f'"{file}" {wrong.reason}'
                found = error("picture", source.path, lines.get(file), message, wrong.hint)
                problems += [found] if matters else []
            except OSError as refused:
                message = f'"{file}" cannot be read: {why(refused)}'
                problems.append(error("file", source.path, lines.get(file), message))


def _bounds(source: Source, now: datetime) -> tuple[datetime, datetime]:
    """Return between which moments readers see what they see now of a source."""
    points = turning_points(source) if isinstance(source, Release) else ()
    since = max((point for point in points if point <= now), default=BEGINNING)
    return since, min((point for point in points if point > now), default=END)
